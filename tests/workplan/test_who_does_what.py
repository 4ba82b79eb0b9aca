"""Who does what, and that each of its numbers is the length of the list it opens."""

import csv
import io

import pytest

from agencies.models import Publication
from tests.factories import make_activity, make_agency, make_recommendation, make_theme

pytestmark = pytest.mark.django_db


def numbers(page):
    """(address, number) of every number of the table."""
    for _agency, _years, total, cells in page.context_data["rows"]:
        for cell in (total, *cells):
            if cell.led:
                yield cell.led_url, cell.led
            if cell.contributed:
                yield cell.contributed_url, cell.contributed


@pytest.mark.parametrize("query", ["", "?by=theme", "?framework=gmg-key-recommendations-2014"])
def test_every_number_opens_exactly_what_it_counts(client, record, query):
    found = list(numbers(client.get(f"/who-does-what/{query}")))

    assert found
    for url, number in found[::7]:
        assert client.get(url).context_data["count"] == number, url


def test_the_numbers_are_those_of_the_files(client, record):
    page = client.get("/who-does-what/").context_data
    codes = [column.key for column in page["columns"]]
    points = [row for row in record["recommendations"] if row["framework"] == "sg-8-points-2013"]
    assert codes == [row["slug"] for row in points]

    for agency, _years, total, cells in page["rows"]:
        led = [
            row
            for row in record["activities"]
            if agency.slug in {each["agency"] for each in row["lead_agencies"]}
        ]
        assert total.led == len(led)
        for code, cell in zip(codes, cells, strict=True):
            served = [
                row for row in led if code in {r["recommendation"] for r in row["recommendations"]}
            ]
            assert cell.led == len(served), (agency.slug, code)


def test_the_years_of_the_chair_stand_in_the_margin(client, record):
    rows = client.get("/who-does-what/").context_data["rows"]

    years = {agency.slug: years for agency, years, _total, _cells in rows}
    assert years["iom"] == [2007, 2013, 2018]
    assert years["who"] == []


def test_activities_count_once_for_a_theme(client):
    theme = make_theme(slug="data")
    items = [make_recommendation(themes=[theme]), make_recommendation(themes=[theme])]
    iom = make_agency(slug="iom", acronym="IOM")
    make_activity(leads=[iom], serves=items, themes=[theme])

    [(_agency, _years, _total, [cell])] = client.get("/who-does-what/?by=theme").context_data[
        "rows"
    ]

    assert cell.led == 1


def test_drafts_do_not_count(client):
    item = make_recommendation()
    iom = make_agency(slug="iom", acronym="IOM")
    make_activity(leads=[iom], serves=[item])
    make_activity(leads=[iom], serves=[item], publication=Publication.DRAFT)

    page = client.get(f"/who-does-what/?framework={item.framework.slug}")

    assert [number for _url, number in numbers(page)] == [1, 1]


def test_the_download_says_what_the_table_says(client, record):
    page = client.get("/who-does-what/")
    lines = list(csv.DictReader(io.StringIO(client.get("/who-does-what.csv").content.decode())))

    led = {(line["agency"], line["recommendation"]): int(line["activities_led"]) for line in lines}
    keys = [column.key for column in page.context_data["columns"]]
    for agency, _years, _total, cells in page.context_data["rows"]:
        for key, cell in zip(keys, cells, strict=True):
            assert led.get((agency.slug, key), 0) == cell.led


@pytest.mark.parametrize("query", ["?framework=nothing", "?by=month", "?agency=iom"])
def test_what_cannot_be_shown_is_said(client, query):
    page = client.get(f"/who-does-what/{query}")

    assert page.status_code == 400
    assert 'role="alert"' in page.content.decode()
    assert client.get(f"/who-does-what.csv{query}").status_code == 400


def test_an_empty_portal_has_the_page(client):
    assert client.get("/who-does-what/").status_code == 200


def test_a_set_that_nobody_has_gone_through_is_not_a_set_that_nobody_serves(client):
    make_activity(leads=[make_agency()])
    item = make_recommendation()

    page = client.get(f"/who-does-what/?framework={item.framework.slug}")

    assert "Not gone through" in page.content.decode()
