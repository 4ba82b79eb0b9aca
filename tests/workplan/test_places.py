"""Countries and regions: what is on record there, and for the regions around them."""

import csv
import io

import pytest

from agencies.models import Publication
from tests.factories import (
    make_activity,
    make_agency,
    make_instrument,
    make_meeting,
    make_place,
    make_practice,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def senegal():
    world = make_place("001")
    africa = make_place("002", region=world)
    west = make_place("011", region=africa)
    return make_place("SN", region=west)


@pytest.fixture
def africa(senegal):
    return senegal.region.region


def section(page, name):
    return page.split(f'id="{name}"')[1].split("</section>")[0]


def lines_of(client, address):
    content = b"".join(client.get(address).streaming_content).decode()
    return list(csv.DictReader(io.StringIO(content)))


def test_a_country_shows_its_own_and_apart_what_is_recorded_for_its_regions(client, senegal):
    west, africa = senegal.region, senegal.region.region
    make_activity(title="Market of Dakar", places=[senegal])
    make_activity(title="Roads of the west", places=[west])
    make_activity(title="Census of the continent", places=[africa, west])
    make_practice(title="Land restored", places=[west])
    make_activity(title="Roads of Nigeria", places=[make_place("NG", region=west)])

    page = client.get("/places/sn/").text

    own, around = section(page, "activities"), section(page, "around")
    assert "Market of Dakar" in own
    assert "Roads of the west" not in own
    assert "Roads of the west" in around
    assert "recorded for" in around
    assert "Western Africa" in around
    assert "Land restored" in around
    assert "Nigeria" not in page


def test_every_number_of_the_regions_opens_exactly_what_it_counts(client, senegal):
    west, africa = senegal.region, senegal.region.region
    make_activity(places=[west])
    make_activity(places=[africa, west])
    make_activity(places=[senegal])
    make_practice(places=[africa])
    make_meeting(country=africa)
    make_instrument(regions=[africa])

    rows = client.get("/places/sn/").context_data["around"]["numbers"]

    told = {
        (row["region"].code, cell["url"].split("/")[1]): (cell["number"], cell["url"])
        for row in rows
        for cell in row["cells"]
        if cell["number"]
    }
    assert {key: number for key, (number, _url) in told.items()} == {
        ("011", "activities"): 2,
        ("002", "activities"): 1,
        ("002", "practices"): 1,
        ("002", "meetings"): 1,
        ("002", "instruments"): 1,
    }
    for number, url in told.values():
        assert client.get(url).context_data["count"] == number, url


@pytest.mark.parametrize("kind", ["activities", "practices"])
def test_what_is_recorded_for_a_place_is_the_same_on_page_file_and_api(client, senegal, kind):
    make = {"activities": make_activity, "practices": make_practice}[kind]
    make(slug="in-senegal", places=[senegal])
    make(slug="in-the-west", places=[senegal.region])

    query = "?recorded_for=011"

    page = client.get(f"/{kind}/{query}").context_data
    assert [row.slug for row in page["object_list"]] == ["in-the-west"]
    assert [chip.value for chip in page["chips"]] == ["Western Africa"]
    assert [line["slug"] for line in lines_of(client, f"/{kind}.csv{query}")] == ["in-the-west"]
    rows = client.get(f"/api/v1/{kind}/{query}").json()["results"]
    assert [row["slug"] for row in rows] == ["in-the-west"]
    assert client.get(f"/{kind}/?recorded_for=nowhere").status_code == 400


def test_a_country_of_whose_regions_nothing_is_recorded_says_so(client, senegal):
    assert "None on record" in section(client.get("/places/sn/").text, "around")


def test_the_world_lies_in_nothing(client, senegal):
    assert 'id="around"' not in client.get("/places/001/").text


def test_a_region_shows_what_lies_in_it_and_what_is_recorded_around_it(client, senegal):
    make_activity(title="Market of Dakar", places=[senegal])
    make_activity(title="Census of the continent", places=[senegal.region.region])

    page = client.get("/places/011/").text

    assert "Market of Dakar" in section(page, "activities")
    assert "Census of the continent" in section(page, "around")


def test_names_are_those_of_the_language_of_the_page(client, senegal):
    page = client.get("/fr/places/sn/").text

    assert "<h1>Sénégal</h1>" in page
    assert "Afrique occidentale" in page


def test_codes_in_capitals_lead_to_the_page_and_unknown_ones_nowhere(client, senegal):
    assert client.get("/places/SN/").headers["Location"] == "/places/sn/"
    assert client.get("/places/zz/").status_code == 404


def test_agencies_at_work_there_lead_to_what_they_do_there(client, senegal):
    iom = make_agency(slug="iom", acronym="IOM")
    make_activity(leads=[iom], places=[senegal])
    make_activity(leads=[iom], places=[senegal.region])

    [row] = client.get("/places/sn/").context_data["agencies"]

    assert row["number"] == 1
    assert client.get(row["url"]).context_data["count"] == 1


def test_drafts_are_told_of_no_place(client, senegal):
    hidden = {"publication": Publication.DRAFT}
    make_activity(title="A secret seminar", places=[senegal.region], **hidden)
    make_practice(title="A secret practice", places=[senegal.region], **hidden)
    make_instrument(short_name="A secret treaty", regions=[senegal.region], **hidden)

    page = client.get("/places/sn/")

    assert "secret" not in page.text
    assert page.context_data["around"]["numbers"] == []


def test_the_file_and_the_api_say_how_much_is_on_record(client, senegal):
    make_activity(places=[senegal])
    make_activity(places=[senegal.region])
    make_meeting(country=senegal)

    lines = {line["code"]: line for line in lines_of(client, "/places.csv")}
    row = client.get("/api/v1/places/002/").json()

    assert (lines["SN"]["activities"], lines["011"]["activities"]) == ("1", "2")
    assert (lines["SN"]["practices"], lines["SN"]["meetings"]) == ("0", "1")
    assert (row["activities"], row["practices"], row["meetings"]) == (2, 0, 1)
