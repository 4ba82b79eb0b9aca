"""Who does what, and that each of its numbers is the length of the list it opens."""

import csv
import io

import pytest

from agencies.models import Publication
from tests.factories import (
    make_activity,
    make_agency,
    make_body,
    make_link_review,
    make_plan,
    make_recommendation,
    make_theme,
)

pytestmark = pytest.mark.django_db


def table_of(client, query=""):
    page = client.get(f"/who-does-what/{query}")
    assert page.status_code == 200, page.text
    return page.context_data["table"]


def numbers(table):
    """(address, number) of every number of the table."""
    for row in table.rows:
        for cell in (row.total, *row.cells):
            if cell.led:
                yield cell.led_url, cell.led
            if cell.contributed:
                yield cell.contributed_url, cell.contributed
    for total in (*table.totals, table.total):
        if total.number:
            yield total.url, total.number


def lines_of(client, query=""):
    response = client.get(f"/who-does-what.csv{query}")
    assert response.status_code == 200
    return list(csv.DictReader(io.StringIO(b"".join(response.streaming_content).decode())))


@pytest.fixture
def item():
    return make_recommendation(slug="sg-7")


@pytest.fixture
def iom():
    return make_agency(slug="iom", acronym="IOM")


@pytest.fixture
def ilo():
    return make_agency(slug="ilo", acronym="ILO")


# The record


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?by=theme",
        "?framework=gmg-key-recommendations-2014",
        "?plan=mawp-2013-2015&role=lead",
        "?year=2014&by=theme",
        "?on=2014-07-01",
        "?body=none",
    ],
)
def test_every_number_opens_exactly_what_it_counts(client, record, query):
    found = list(numbers(table_of(client, query)))

    assert found
    for url, number in [*found[::11], *found[-3:]]:
        assert client.get(url).context_data["count"] == number, url


def test_the_numbers_are_those_of_the_files(client, record):
    table = table_of(client)
    codes = [column.key for column in table.columns]
    points = [row for row in record["recommendations"] if row["framework"] == "sg-8-points-2013"]
    assert codes == [row["slug"] for row in points]

    for row in table.rows:
        led = [
            activity
            for activity in record["activities"]
            if row.agency.slug in {each["agency"] for each in activity["lead_agencies"]}
        ]
        assert row.total.led == len(led)
        for code, cell in zip(codes, row.cells, strict=True):
            served = [
                activity
                for activity in led
                if code in {each["recommendation"] for each in activity["recommendations"]}
            ]
            assert cell.led == len(served), (row.agency.slug, code)
    assert table.total.number == len(record["activities"])


def test_the_years_of_the_chair_stand_in_the_margin(client, record):
    years = {row.agency.slug: row.chair_years for row in table_of(client).rows}

    assert years["iom"] == [2007, 2013, 2018]
    assert years["who"] == []


def test_files_and_api_say_what_the_table_says(client, record):
    table = table_of(client)
    lines = lines_of(client)
    answer = client.get("/api/v1/who-does-what/?page_size=200").json()

    led = {(line["agency"], line["item"]): line["activities_led"] for line in lines}
    for row in table.rows:
        for column, cell in zip(table.columns, row.cells, strict=True):
            assert int(led.get((row.agency.slug, column.key), 0)) == cell.led
    alone = {line["item"]: int(line["activities"]) for line in lines if not line["agency"]}
    assert alone == {column.key: table.numbers.get(column.key, 0) for column in table.columns}
    assert answer["count"] == len(lines)
    assert [(row["agency"] or "", row["item"]) for row in answer["results"]] == [
        (line["agency"], line["item"]) for line in lines
    ]


# What counts


def test_a_joint_activity_stands_with_each_lead_and_once_in_the_last_line(client, item, iom, ilo):
    make_activity(leads=[iom, ilo], serves=[item])

    table = table_of(client, f"?framework={item.framework.slug}")

    assert [[cell.led for cell in row.cells] for row in table.rows] == [[1], [1]]
    assert [total.number for total in table.totals] == [1]


def test_a_column_of_nobody_says_so(client, item, iom):
    make_activity(leads=[iom], serves=[item])
    empty = make_recommendation(framework=item.framework, slug="sg-8")

    page = client.get(f"/who-does-what/?framework={item.framework.slug}").text
    lines = lines_of(client, f"?framework={item.framework.slug}")

    assert page.count("nobody</small>") == 1
    [line] = [line for line in lines if line["item"] == empty.slug]
    assert (line["agency"], line["activities"]) == ("", "0")


def test_an_activity_without_a_lead_counts_in_the_last_line_alone(client, item, iom):
    make_activity(leads=[iom], serves=[item])
    make_activity(serves=[item])

    table = table_of(client, f"?framework={item.framework.slug}")

    assert [cell.led for row in table.rows for cell in row.cells] == [1]
    assert table.totals[0].number == 2


def test_the_table_is_narrowed_by_plan_body_year_day_and_part(client, item, iom, ilo):
    first, body = make_plan(slug="first"), make_body(slug="data-group")
    make_activity(leads=[iom], serves=[item], plan=first, starts="2013", ends="2013")
    make_activity(
        leads=[ilo], contributors=[iom], serves=[item], body=body, starts="2015", ends="2016"
    )

    def told(query):
        table = table_of(client, f"?framework={item.framework.slug}&{query}")
        return {row.agency.slug: (row.cells[0].led, row.cells[0].contributed) for row in table.rows}

    assert told("") == {"iom": (1, 1), "ilo": (1, 0)}
    assert told("plan=first") == told("year=2013") == told("on=2013-05-01") == {"iom": (1, 0)}
    assert told("body=data-group") == told("year=2016") == {"iom": (0, 1), "ilo": (1, 0)}
    assert told("body=none") == {"iom": (1, 0)}
    assert told("role=lead") == {"iom": (1, 0), "ilo": (1, 0)}
    assert told("role=contributor") == {"iom": (0, 1)}


def test_on_a_day_agencies_have_the_parts_that_they_had_that_day(client, item, iom, ilo):
    activity = make_activity(leads=[iom, ilo], serves=[item], starts="2013", ends="2015")
    link = activity.agency_links.get(agency=ilo)
    link.starts = "2014-03"
    link.save()

    table = table_of(client, f"?framework={item.framework.slug}&on=2013-06-01")

    assert [row.agency.slug for row in table.rows] == ["iom"]
    for url, number in numbers(table):
        assert client.get(url).context_data["count"] == number, url


def test_activities_count_once_for_a_theme(client, iom):
    theme = make_theme(slug="data")
    items = [make_recommendation(themes=[theme]), make_recommendation(themes=[theme])]
    make_activity(leads=[iom], serves=items, themes=[theme])

    table = table_of(client, "?by=theme")

    assert [cell.led for row in table.rows for cell in row.cells] == [1]
    assert [total.number for total in table.totals] == [1]


def test_an_agency_has_a_line_to_link_to(client, item, iom):
    make_activity(leads=[iom], serves=[item])

    assert 'id="agency-iom"' in client.get("/who-does-what/").text


def test_drafts_do_not_count(client, item, iom):
    make_activity(leads=[iom], serves=[item])
    make_activity(leads=[iom], serves=[item], publication=Publication.DRAFT)

    table = table_of(client, f"?framework={item.framework.slug}")

    assert [number for _url, number in numbers(table)] == [1, 1, 1, 1]


# What cannot be shown, and what is not there


@pytest.mark.parametrize(
    "query", ["?framework=nothing", "?by=month", "?agency=iom", "?plan=nothing", "?on=soon"]
)
def test_what_cannot_be_shown_is_said(client, query):
    page = client.get(f"/who-does-what/{query}")

    assert page.status_code == 400
    assert 'role="alert"' in page.content.decode()
    assert client.get(f"/who-does-what.csv{query}").status_code == 400
    assert client.get(f"/api/v1/who-does-what/{query}").status_code == 400


def test_an_empty_portal_has_the_page(client):
    assert client.get("/who-does-what/").status_code == 200
    assert lines_of(client) == []


def test_a_set_that_nobody_has_gone_through_is_not_a_set_that_nobody_serves(client, item):
    make_activity(leads=[make_agency()])
    address = f"/who-does-what/?framework={item.framework.slug}"

    assert "Not gone through" in client.get(address).text

    make_link_review(framework=item.framework)

    assert "Not gone through" not in client.get(address).text


@pytest.mark.parametrize(
    "path",
    [
        "/who-does-what/?plan=first&year=2013",
        "/who-does-what/?by=theme&role=lead",
        "/who-does-what.csv?on=2013-05-01",
        "/api/v1/who-does-what/?body=none",
    ],
)
def test_the_table_takes_the_same_queries_however_much_there_is(
    client, item, path, django_assert_max_num_queries
):
    plan = make_plan(slug="first")
    for rows in (1, 4):
        for _number in range(rows):
            make_activity(plan=plan, leads=[make_agency(), make_agency()], serves=[item])
            make_theme()
            make_recommendation(framework=item.framework)
        with django_assert_max_num_queries(10):
            response = client.get(path)
            list(response) if response.streaming else response.content
