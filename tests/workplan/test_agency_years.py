"""Agencies by year: membership, chair and activities, as a file and in the API."""

import csv
import io

import pytest
from django.conf import settings

from agencies.models import Publication
from tests.factories import (
    make_activity,
    make_agency,
    make_body,
    make_membership,
    make_office_term,
)

pytestmark = pytest.mark.django_db


def lines_of(client, query=""):
    response = client.get(f"/agency-years.csv{query}")
    assert response.status_code == 200
    content = b"".join(response.streaming_content).decode()
    return list(csv.DictReader(io.StringIO(content)))


def of_year(lines, year, **asked):
    return {
        line["agency"]
        for line in lines
        if line["year"] == str(year) and all(line[name] == value for name, value in asked.items())
    }


@pytest.fixture
def group():
    return make_body(slug=settings.PORTAL_BODY, kind="group", starts="2006", ends="2010-05-23")


@pytest.fixture
def iom(group):
    iom = make_agency(slug="iom", acronym="IOM")
    make_membership(agency=iom, body=group, starts="2006-03", ends="2010-05-23")
    make_office_term(agency=iom, body=group, starts="2007", ends="2007-06")
    return iom


def test_the_members_of_the_record_are_those_that_are_known(client, record):
    lines = lines_of(client)

    for year, members in [(2003, 6), (2006, 10), (2007, 14), (2010, 16), (2014, 18), (2017, 18)]:
        assert len(of_year(lines, year, member_at_end="certain")) == members, year
    assert len(of_year(lines, 2017, member_at_end="possible")) == 1
    assert of_year(lines, 2014, chair="certain") == {"ilo"}
    assert of_year(lines, 2018, chair="certain") == {"iom", "fao"}
    assert of_year(lines, 2003, member_at_end="certain") == {
        "ilo",
        "iom",
        "ohchr",
        "unctad",
        "unhcr",
        "unodc",
    }


def test_the_work_of_the_record_is_that_of_the_files(client, record):
    lines = {(line["agency"], line["year"]): line for line in lines_of(client, "?agency=iom")}
    led = [
        row
        for row in record["activities"]
        if "iom" in {each["agency"] for each in row["lead_agencies"]}
        and row["starts"]
        and row["ends"]
    ]
    sure = [row for row in led if row["starts"][:4] <= "2014" <= row["ends"][:4]]

    line = lines["iom", "2014"]
    assert int(line["leads_certainly"]) >= len([r for r in sure if "[" not in r["starts"]])
    assert int(line["leads_possibly"]) >= int(line["leads_certainly"])


def test_what_is_certain_possible_and_not_so(client, group, iom):
    ilo = make_agency(slug="ilo", acronym="ILO")
    make_membership(agency=ilo, body=group, starts="[2008..2009]", ends="..")
    make_membership(agency=make_agency(slug="who"), body=group, status="observer", starts="2006")

    lines = lines_of(client, "?from=2008&to=2009")

    assert of_year(lines, 2008, member="possible") == {"ilo"}
    assert of_year(lines, 2009, member="certain") == {"iom", "ilo"}
    assert of_year(lines, 2009, status="observer", member="no") == {"who"}


def test_a_membership_ends_with_the_body_and_a_term_on_its_own(client, group, iom):
    make_membership(agency=make_agency(slug="un-women"), body=group, starts="2009", ends="..")

    lines = lines_of(client)

    assert {line["year"] for line in lines} == {"2006", "2007", "2008", "2009", "2010"}
    assert of_year(lines, 2010, member_at_end="certain") == {"iom", "un-women"}
    assert of_year(lines, 2007, chair="certain") == {"iom"}
    assert of_year(lines, 2008, chair="certain") == set()


def test_activities_count_in_the_years_in_which_they_were_under_way(client, iom):
    make_activity(leads=[iom], starts="2007", ends="2008")
    make_activity(leads=[iom], starts="2008", ends="")
    make_activity(contributors=[iom], starts="2009", ends="..")
    make_activity(leads=[iom], starts="2008", ends="2008", publication=Publication.DRAFT)

    lines = {line["year"]: line for line in lines_of(client)}

    def work(year):
        line = lines[year]
        return tuple(int(line[f"{part}_{sure}"]) for part in PARTS for sure in SURE)

    assert work("2007") == (1, 1, 0, 0)
    assert work("2008") == (1, 2, 0, 0)
    assert work("2009") == (0, 1, 1, 1)


PARTS, SURE = ("leads", "contributes"), ("certainly", "possibly")


def test_an_agency_that_led_for_a_while_counts_for_that_while(client, iom):
    activity = make_activity(leads=[iom], starts="2006", ends="2009")
    link = activity.agency_links.get()
    link.starts, link.ends = "2008", "2008"
    link.save()

    lines = {line["year"]: line["leads_possibly"] for line in lines_of(client)}

    assert [lines[year] for year in ("2007", "2008", "2009")] == ["0", "1", "0"]


@pytest.mark.parametrize(
    ("query", "rows"),
    [("?agency=iom", 5), ("?year=2007", 2), ("?agency=ilo&from=2008", 3), ("?to=2006", 2)],
)
def test_a_visitor_narrows_the_file_and_the_api_alike(client, iom, query, rows):
    make_agency(slug="ilo", acronym="ILO")

    lines = lines_of(client, query)
    answer = client.get(f"/api/v1/agency-years/{query}").json()

    assert len(lines) == answer["count"] == rows
    assert [(line["agency"], line["year"]) for line in lines] == [
        (row["agency"], str(row["year"])) for row in answer["results"]
    ]


@pytest.mark.parametrize("query", ["?agency=nothing", "?year=soon", "?from=1", "?status=member"])
def test_what_cannot_be_asked_is_said(client, iom, query):
    assert client.get(f"/agency-years.csv{query}").status_code == 400
    assert client.get(f"/api/v1/agency-years/{query}").status_code == 400


def test_the_same_rows_come_as_a_workbook_and_as_json(client, iom):
    rows = client.get("/agency-years.json?year=2007")

    assert b"".join(rows.streaming_content).count(b'"agency": "iom"') == 1
    assert client.get("/agency-years.xlsx").status_code == 200


def test_an_empty_portal_has_the_file(client):
    assert lines_of(client) == []


@pytest.mark.parametrize("path", ["/agency-years.csv", "/api/v1/agency-years/"])
def test_the_file_takes_the_same_queries_however_much_there_is(
    client, group, iom, path, django_assert_max_num_queries
):
    for rows in (1, 4):
        for _number in range(rows):
            agency = make_agency()
            make_membership(agency=agency, body=group)
            make_activity(leads=[agency, iom], contributors=[make_agency()])
        with django_assert_max_num_queries(7):
            response = client.get(path)
            list(response) if response.streaming else response.content
