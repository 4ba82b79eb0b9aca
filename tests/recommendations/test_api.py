"""What programs read of recommendations."""

import pytest
from django.urls import reverse

from agencies.models import Publication
from tests.factories import (
    make_agency,
    make_alignment,
    make_convergence_table,
    make_document,
    make_instrument,
    make_no_counterpart,
    make_place,
    make_recommendation,
    make_theme,
)
from tests.recommendations.lists import LISTS

pytestmark = pytest.mark.django_db


def one(client, name, record):
    response = client.get(reverse(name, args=[record.slug]))
    assert response.status_code == 200
    return response.json()


@pytest.mark.parametrize("name", LISTS)
def test_every_list_is_served_with_what_identifies_a_row(client, name):
    record = LISTS[name].make(documents=[make_document(slug="source")])

    row = client.get(LISTS[name].api_url).json()["results"][0]

    assert (row["id"], row["slug"]) == (record.pk, record.slug)
    assert row["url"].endswith(record.get_absolute_url())
    assert [each["slug"] for each in row["sources"]] == ["source"]
    assert row["confidence"] == "attested"
    assert client.get(row["api_url"]).json()["slug"] == record.slug


@pytest.mark.parametrize("name", LISTS)
def test_drafts_are_served_to_nobody_without_the_right(client, name, iom_focal_point):
    draft = LISTS[name].make(publication=Publication.DRAFT)
    detail = LISTS[name].api.replace("-list", "-detail")

    for user in (None, iom_focal_point):
        if user:
            client.force_login(user)
        assert draft.slug not in client.get(LISTS[name].api_url).content.decode()
        assert client.get(reverse(detail, args=[draft.slug])).status_code == 404


@pytest.mark.parametrize("name", LISTS)
def test_a_wrong_filter_is_a_problem_document(client, name):
    response = client.get(LISTS[name].api_url, {"colour": "red"})

    assert response.status_code == 400
    assert response.headers["Content-Type"].startswith("application/problem+json")


@pytest.mark.parametrize("name", LISTS)
def test_an_unchanged_list_is_not_sent_again(client, name):
    LISTS[name].make()
    etag = client.get(LISTS[name].api_url).headers["ETag"]

    assert client.get(LISTS[name].api_url, headers={"If-None-Match": etag}).status_code == 304


def test_the_api_has_the_filters_of_the_page(client):
    theme = make_theme(slug="rights")
    item = make_recommendation(themes=[theme])
    make_recommendation()

    found = client.get(reverse("recommendation-list"), {"theme": "rights"}).json()

    assert [row["slug"] for row in found["results"]] == [item.slug]


def test_a_recommendation_names_its_set_its_whole_and_its_themes(client):
    whole = make_recommendation(slug="whole")
    part = make_recommendation(
        framework=whole.framework,
        parent=whole,
        text="Protect",
        text_fr="Protéger",
        themes=[make_theme(slug="rights"), make_theme(slug="data")],
    )

    row = one(client, "recommendation-detail", part)

    assert (row["framework"], row["parent"]) == (whole.framework.slug, "whole")
    assert row["themes"] == ["data", "rights"]
    assert row["text"] == {"en": "Protect", "fr": "Protéger"}
    assert one(client, "recommendation-detail", whole)["parent"] == ""


def test_a_pair_gives_both_sides_and_its_relation_in_skos(client):
    pair = make_alignment(relation="broader")

    row = one(client, "alignment-detail", pair)

    assert row["recommendation_a"] == pair.recommendation_a.slug
    assert row["framework_b"] == pair.recommendation_b.framework.slug
    assert (row["relation"], row["skos"], row["state"]) == (
        "broader",
        "skos:narrowMatch",
        "proposed",
    )


def test_what_was_looked_for_in_vain_says_where_and_when(client):
    none = make_no_counterpart()

    row = one(client, "nocounterpart-detail", none)

    assert row["looked_for_in"] == none.framework.slug
    assert (row["checked"], row["checked_latest"]) == ("2026-11", "2026-11-30")


def test_a_table_comes_with_its_columns_and_cells(client):
    pair = make_alignment()
    a, b = pair.recommendation_a, pair.recommendation_b
    table = make_convergence_table(
        rows_framework=a.framework, columns=[[b.framework], [make_recommendation().framework]]
    )

    listed = client.get(reverse("convergencetable-list")).json()["results"][0]
    row = one(client, "convergencetable-detail", table)

    assert listed["columns"] == ["column-1", "column-2"]
    assert row["columns"][0] == {
        "slug": "column-1",
        "name": "Column 1",
        "frameworks": [b.framework.slug],
    }
    assert row["cells"][0] == {
        "row": a.slug,
        "column": "column-1",
        "value": "aligned",
        "endorsed": 0,
        "proposed": 1,
        "pairs": [pair.slug],
        "none_found": [],
    }
    assert row["cells"][1]["value"] == "not_looked_for"


def test_a_treaty_names_who_looks_after_it_where_and_on_what(client):
    treaty = make_instrument(
        custodian=make_agency(slug="ilo"),
        regions=[make_place("150")],
        themes=[make_theme(slug="rights")],
    )
    hidden = make_instrument(custodian=make_agency(publication=Publication.DRAFT))

    row = one(client, "instrument-detail", treaty)

    assert (row["custodian"], row["regions"], row["themes"]) == ("ilo", ["150"], ["rights"])
    assert one(client, "instrument-detail", hidden)["custodian"] == ""


@pytest.mark.parametrize("name", LISTS)
def test_more_rows_need_no_more_queries(client, django_assert_max_num_queries, name):
    for _number in range(20):
        LISTS[name].make(documents=[make_document()])

    with django_assert_max_num_queries(3):
        client.get(LISTS[name].api_url)
