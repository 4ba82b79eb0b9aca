"""Which treaties a recommendation is about, who looks after them, and where their status stands."""

import csv
import io

import pytest

from agencies.models import Publication
from recommendations.models import InstrumentRecommendation
from tests.admin_pages import admin_url, open_form, send
from tests.factories import (
    make_agency,
    make_framework,
    make_instrument,
    make_recommendation,
)

pytestmark = pytest.mark.django_db

DRAFT = {"publication": Publication.DRAFT}


def page_of(client, record):
    response = client.get(record.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode()


def api(client, path):
    return client.get(f"/api/v1/{path}").json()


def lines_of(client, url):
    return list(csv.DictReader(io.StringIO(b"".join(client.get(url)).decode())))


@pytest.fixture
def item():
    return make_recommendation(slug="ratify", code="3", text="Ratify the convention")


@pytest.fixture
def treaty(item):
    return make_instrument(
        slug="icrmw",
        short_name="ICRMW",
        about=[item],
        custodian=make_agency(acronym="OHCHR"),
        status_url="https://treaties.example.org/status",
    )


def test_each_page_leads_to_the_other(client, item, treaty):
    page = page_of(client, item)
    assert treaty.get_absolute_url() in page
    assert "OHCHR" in page
    assert 'href="https://treaties.example.org/status" rel="external noreferrer"' in page
    assert "(on treaties.example.org)" in page

    page = page_of(client, treaty)
    assert item.get_absolute_url() in page
    assert item.framework.get_absolute_url() in page
    assert treaty.get_absolute_url() in page_of(client, item.framework)


def test_every_number_opens_what_it_counts(client, item, treaty):
    for path, slug in [
        ("recommendations/?instrument=icrmw", "ratify"),
        (f"recommendations/?framework={item.framework.slug}&instrument=icrmw", "ratify"),
        ("instruments/?recommendation=ratify", "icrmw"),
    ]:
        page = client.get(f"/{path}").context_data
        assert (page["count"], [each.slug for each in page["object_list"]]) == (1, [slug])
        assert [each["slug"] for each in api(client, path)["results"]] == [slug]
        csv_url = "/" + path.replace("/?", ".csv?")
        assert [line["slug"] for line in lines_of(client, csv_url)] == [slug]
    make_recommendation()
    assert client.get("/recommendations/?instrument=icrmw").context_data["count"] == 1


def test_an_unknown_treaty_is_told(client, treaty):
    assert client.get("/recommendations/?instrument=xyz").status_code == 400
    assert client.get("/api/v1/instruments/?recommendation=xyz").status_code == 400


def test_programs_read_the_links_from_both_sides(client, item, treaty):
    assert api(client, "recommendations/ratify/")["instruments"] == ["icrmw"]
    assert api(client, "instruments/icrmw/")["recommendations"] == ["ratify"]
    (line,) = lines_of(client, "/instrument-recommendations.csv")
    assert line == {
        "instrument": "icrmw",
        "recommendation": "ratify",
        "framework": item.framework.slug,
        "confidence": "attested",
    }


def test_what_is_our_reading_is_marked(client, item, treaty):
    InstrumentRecommendation.objects.update(confidence="inferred")

    assert "the link is our reading" in page_of(client, item)
    assert "the link is our reading" in page_of(client, treaty)


@pytest.mark.parametrize("hidden", ["treaty", "item", "set"])
def test_a_draft_on_either_side_is_nowhere(client, hidden):
    framework = make_framework(slug="zq-set", **(DRAFT if hidden == "set" else {}))
    item = make_recommendation(
        slug="zq-item", framework=framework, **(DRAFT if hidden == "item" else {})
    )
    treaty = make_instrument(
        slug="zq-treaty", about=[item], **(DRAFT if hidden == "treaty" else {})
    )
    seen, unseen = (item, "zq-treaty") if hidden == "treaty" else (treaty, "zq-item")
    name = seen._meta.model_name

    assert unseen not in page_of(client, seen)
    assert unseen not in client.get(f"/api/v1/{name}s/{seen.slug}/").content.decode()
    for url in ("/recommendations.csv", "/instruments.csv", "/instrument-recommendations.csv"):
        assert unseen not in b"".join(client.get(url)).decode()


def test_a_draft_custodian_is_not_named(client, item):
    make_instrument(about=[item], custodian=make_agency(acronym="SECRET", **DRAFT))

    assert "SECRET" not in page_of(client, item)


def test_links_are_written_under_the_treaty_in_the_admin(client, secretariat, item):
    client.force_login(secretariat)
    treaty = make_instrument()
    url, fields = open_form(client, treaty)
    row = {"recommendation": str(item.pk), "confidence": "attested", "read_version": ""}

    response = send(
        client,
        url,
        fields,
        **{f"recommendation_links-0-{name}": value for name, value in row.items()},
        **{"recommendation_links-TOTAL_FORMS": "1"},
    )

    assert response.status_code == 302
    assert treaty.recommendation_links.get().recommendation == item


def test_an_export_carries_the_links_and_comes_back_unchanged(client, secretariat, treaty):
    client.force_login(secretariat)
    file = io.BytesIO(client.get(admin_url(treaty, "export_csv")).content)
    file.name = "treaties.csv"

    page = client.post(admin_url(treaty, "import"), {"table": file}).content.decode()

    assert "0 new, 0 changed, 1 as they are, 0 with errors." in page


def test_the_links_that_ship_are_those_of_the_file(client, record):
    held = {
        (row["slug"], link["recommendation"], link["confidence"])
        for row in record["instruments"]
        for link in row["recommendations"]
    }

    lines = lines_of(client, "/instrument-recommendations.csv")

    served = {(each["instrument"], each["recommendation"], each["confidence"]) for each in lines}
    assert served == held
    assert len(lines) == len(held) > 0


def crowd(treaty, item):
    treaty.recommendation_links.create(recommendation=make_recommendation())
    make_instrument(about=[item], custodian=make_agency())


def test_more_links_need_no_more_queries(
    client, item, treaty, django_assert_max_num_queries, django_assert_num_queries
):
    crowd(treaty, item)
    for record in (treaty, item, item.framework):
        with django_assert_max_num_queries(14) as few:
            page_of(client, record)
        for _number in range(8):
            crowd(treaty, item)
        with django_assert_num_queries(len(few.captured_queries)):
            page_of(client, record)
