"""Search by title, acronym and code, in any of the six languages."""

import pytest

from tests.factories import make_activity, make_agency


def found(client, query, **headers):
    response = client.get("/search/", {"q": query})
    assert response.status_code == 200
    return response.text


@pytest.mark.parametrize(
    "query", ["IOM", "OIM", "iom", "МОМ", "International Organization for Mig"]
)
def test_a_visitor_finds_an_agency_by_any_of_its_names(client, record, query):
    assert 'href="/agencies/iom/"' in found(client, query)


def test_a_newcomer_finds_what_iom_did_on_recruitment(client, record):
    assert 'href="/activities/fair-recruitment-initiative/"' in found(client, "IOM recruitment")


def test_accents_and_case_do_not_matter(client, db):
    make_agency(slug="elan", acronym="ÉLAN", name="Agence de l'élan")

    assert "/agencies/elan/" in found(client, "elan")


def test_nobody_finds_a_draft(client, db):
    make_activity(title="Secret seminar", publication="draft")

    assert "Secret seminar" not in found(client, "secret")


def test_the_secretariat_finds_a_draft(client, db, secretariat):
    make_activity(title="Secret seminar", publication="draft")
    client.force_login(secretariat)

    assert "Secret seminar" in found(client, "secret")


def test_an_exact_name_comes_first(client, db):
    make_activity(title="Data and more data")
    make_activity(title="Data")

    page = found(client, "data")

    assert page.index(">Data</a>") < page.index(">Data and more data</a>")


def test_nothing_found_says_what_to_try(client, record):
    assert "Try fewer words" in found(client, "xyzzy plugh")


@pytest.mark.parametrize("query", ["", "   ", "\x00\x0b", "%", "'\"<script>", "x" * 5000, "\u202e"])
def test_no_query_breaks_the_search(client, record, query):
    assert "<script>" not in found(client, query)


def test_the_number_of_queries_does_not_grow(client, db, django_assert_max_num_queries):
    for number in range(30):
        make_activity(title=f"Seminar {number}")
    with django_assert_max_num_queries(16):
        found(client, "seminar")
