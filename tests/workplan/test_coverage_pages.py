"""Who works on it, as pages, downloads and programs show it: every number opens what it counts."""

import csv
import io
import re
from html import unescape
from urllib.parse import urlsplit

import pytest
from django.urls import reverse

from agencies.models import Publication
from tests.factories import (
    make_activity,
    make_agency,
    make_framework,
    make_link_review,
    make_recommendation,
    make_theme,
    make_update,
)

pytestmark = pytest.mark.django_db

NUMBER = re.compile(r'<a href="([^"]*/coverage/[^"]*)">\s*(\d+)\b([^<]*)</a>')
GROUPINGS = ["framework", "level", "theme", "agency"]


def numbers_on(page):
    """The links to the list that begin with a number: (address, number)."""
    return [(unescape(url), int(number)) for url, number, _words in NUMBER.findall(page)]


def listed_at(client, url, *, everywhere=False):
    """How many rows the page, or page, download and API, have at an address of the list."""
    page = client.get(url)
    assert page.status_code == 200, url
    found = {page.context_data["count"]}
    if everywhere:
        query = "&".join(part for part in urlsplit(url).query.split("&") if "by=" not in part)
        found |= {client.get(f"{reverse('coverage-list')}?{query}").json()["count"]}
        found |= {len(lines_of(client, f"?{query}"))}
    return found


def lines_of(client, query=""):
    response = client.get(f"/coverage.csv{query}")
    assert response.status_code == 200, query
    return list(csv.DictReader(io.StringIO(b"".join(response.streaming_content).decode())))


def assert_numbers_open_what_they_count(client, page, **options):
    numbers = set(numbers_on(page))
    assert numbers
    wrong = [
        (url, number, found)
        for url, number in numbers
        if (found := listed_at(client, url, **options)) != {number}
    ]
    assert wrong == []


@pytest.fixture
def world():
    """Two sets, three agencies, and every state."""
    data, rights = make_theme(slug="data"), make_theme(slug="rights")
    old = make_framework(slug="old", dated="2012-05", title="Old set")
    new = make_framework(slug="new", dated="2015", title="New set")
    iom, ilo = make_agency(slug="iom", acronym="IOM"), make_agency(slug="ilo", acronym="ILO")
    unnamed = make_agency(publication=Publication.DRAFT)
    items = [
        make_recommendation(framework=framework, level=level, themes=themes, slug=slug)
        for framework, level, themes, slug in [
            (old, "policy", [data], "done"),
            (old, "", [data, rights], "running"),
            (old, "policy", [], "planned"),
            (old, "governance", [rights], "gap"),
            (new, "", [data], "later"),
            (new, "", [], "unseen"),
            (new, "", [data], "cancelled"),
            (new, "", [rights], "by-nobody"),
        ]
    ]
    done, running, planned, _gap, later, _unseen, cancelled, by_nobody = items
    activity = make_activity(
        serves=[done, running, later], leads=[iom], contributors=[ilo], status="completed"
    )
    activity.recommendation_links.filter(recommendation=running).delete()
    make_activity(serves=[done, running], leads=[ilo], status="ongoing")
    make_activity(serves=[planned], leads=[iom, unnamed], status="planned", themes=[rights])
    make_activity(serves=[cancelled], leads=[iom], status="cancelled")
    make_activity(serves=[by_nobody], leads=[unnamed], status="delayed")
    make_update(activity=activity, reported="2014-06")
    make_link_review(framework=old, gone_through_by="The secretariat", gone_through="2026-11-02")
    return {"old": old, "new": new, "data": data, "rights": rights, "iom": iom, "ilo": ilo}


@pytest.mark.parametrize("by", GROUPINGS)
def test_every_number_of_the_page_opens_what_it_counts(client, world, by):
    page = client.get(f"/coverage/?by={by}")

    assert_numbers_open_what_they_count(client, page.text)
    for bar in page.context_data["bars"]:
        assert listed_at(client, bar.url) == {bar.total}
        if bar.with_work:
            assert listed_at(client, bar.with_work_url) == {bar.with_work}


@pytest.mark.parametrize(
    "query",
    ["by=theme&theme=data&theme=none", "by=agency&agency=iom&state=delivered&on=2016-01-01"],
)
def test_a_narrowed_page_counts_what_it_lists(client, world, query):
    page = client.get(f"/coverage/?{query}").text

    assert_numbers_open_what_they_count(client, page, everywhere=True)


@pytest.mark.parametrize("by", ["framework", "agency"])
def test_every_number_of_the_record_opens_what_it_counts(client, record, by):
    numbers = set(numbers_on(client.get(f"/coverage/?by={by}").text))
    queries = {url: urlsplit(url).query.removeprefix(f"by={by}&") for url, _number in numbers}

    assert numbers
    assert [
        url for url, number in numbers if len(lines_of(client, f"?{queries[url]}")) != number
    ] == []


@pytest.mark.parametrize(
    "path", ["/frameworks/old/", "/agencies/iom/", "/agencies/ilo/", "/themes/data/"]
)
def test_every_number_on_other_pages_opens_what_it_counts(client, world, path):
    assert_numbers_open_what_they_count(client, client.get(path).text)


def test_a_set_answers_for_a_day(client, world):
    page = client.get("/frameworks/old/?on=2014-07-01").text

    assert_numbers_open_what_they_count(client, page)
    assert "Nobody has gone through this set" in page


def test_a_set_says_who_went_through_its_links(client, world):
    assert (
        "Links gone through by The secretariat on 2 November 2026."
        in client.get("/frameworks/old/").text
    )
    assert "Nobody has gone through this set" in client.get("/frameworks/new/").text


@pytest.mark.parametrize("dated", ["", "2014", "2015"])
def test_a_set_that_a_day_leaves_out_says_why(client, dated):
    item = make_recommendation(framework=make_framework(slug="set", dated=dated))

    page = client.get("/frameworks/set/?on=2014-07-01").text
    section = re.search(r'<section id="coverage">.*?</section>', page, re.DOTALL).group()

    assert "not listed, because the set was not certainly issued by that day." in section
    assert "None on record" not in section
    assert numbers_on(section) == [("/coverage/?framework=set", 1)]
    assert_numbers_open_what_they_count(client, section)
    type(item).objects.update(assessable=False)
    assert "not listed" not in client.get("/frameworks/set/?on=2014-07-01").text


def test_an_agency_is_told_what_fits_its_themes_and_has_no_work(client, world):
    page = client.get("/agencies/iom/").text

    assert "On its themes, without work on record" in page
    assert "theme=rights&amp;state=none" in page
    assert "theme=data&amp;state=not_gone_through" in page


def test_an_agency_answers_for_a_day(client, world):
    page = client.get("/agencies/ilo/?on=2014-07-01").text
    section = re.search(r'<section id="serves">.*?</section>', page, re.DOTALL).group()

    assert "as it was on 1 July 2014" in section
    assert "New set" not in section
    assert all("on=2014-07-01" in url for url, _number in numbers_on(section))
    assert_numbers_open_what_they_count(client, section)


def test_gaps_come_first(client, world):
    states = [line["coverage"] for line in lines_of(client)]

    assert states == [
        "not_gone_through",
        "not_gone_through",
        "none",
        "planned",
        "under_way",
        "under_way",
        "delivered",
        "delivered",
    ]


def test_page_download_and_api_say_the_same(client, world):
    page = client.get("/coverage/?page=all").context_data["object_list"]
    lines = {line["recommendation"]: line for line in lines_of(client)}
    api = {
        row["recommendation"]: row for row in client.get(reverse("coverage-list")).json()["results"]
    }

    assert len(page) == len(lines) == len(api) == 8
    for item in page:
        line, row = lines[item.slug], api[item.slug]
        assert item.state.slug == line["coverage"] == row["coverage"]
        assert item.work.activities == int(line["activities"]) == row["activities"]
        assert [slug for slug, _acronym in item.work.leads] == line["leads"].split() == row["leads"]
        assert (row["newest"] or {}).get("update", "") == line["newest_update"]
        one = client.get(reverse("coverage-detail", args=[item.slug])).json()
        assert one == row


def test_the_number_of_activities_opens_their_list(client, world):
    for item in client.get("/coverage/").context_data["object_list"]:
        if item.work.activities:
            url = f"/activities/?recommendation={item.slug}"
            assert client.get(url).context_data["count"] == item.work.activities
            assert url in client.get("/coverage/").text


def test_the_numbers_are_the_same_for_everybody(client, world, secretariat, iom_focal_point):
    make_activity(serves=[make_recommendation(framework=world["new"])], publication="draft")
    make_recommendation(framework=world["new"], publication="draft")
    before = lines_of(client)

    for user in (secretariat, iom_focal_point):
        client.force_login(user)
        assert lines_of(client) == before


def test_a_program_asks_for_one_recommendation_on_a_day(client, world):
    address = reverse("coverage-detail", args=["later"])

    assert client.get(address).json()["coverage"] == "delivered"
    assert client.get(f"{address}?on=2014-07-01").status_code == 404
    assert client.get(f"{address}?on=2016-01-01").json()["coverage"] == "delivered"
    assert client.get(f"{address}?on=yesterday").status_code == 400
    assert client.get(f"{address}?state=none").status_code == 400


def test_a_page_of_a_day_says_what_it_leaves_out(client, world, secretariat):
    make_recommendation(framework=world["new"], publication="draft")
    client.force_login(secretariat)
    page = client.get("/coverage/?on=2014-07-01")

    assert page.context_data["count"] == 4
    left_out = page.context_data["left_out"]
    assert left_out["count"] == 4
    assert client.get(left_out["url"]).context_data["count"] == 4


@pytest.mark.parametrize(
    "query",
    ["state=done", "framework=lost", "agency=x", "level=high", "theme=x", "on=2014", "by=x", "q=1"],
)
def test_a_wrong_parameter_is_told(client, world, query):
    assert client.get(f"/coverage/?{query}").status_code == 400
    assert client.get(f"/coverage.csv?{query}").status_code == 400
    assert client.get(f"{reverse('coverage-list')}?{query}").status_code == 400


def test_a_recommendation_says_who_works_on_it(client, world):
    page = client.get("/recommendations/done/").text
    gap, unseen = (client.get(f"/recommendations/{slug}/").text for slug in ("gap", "unseen"))

    assert "Delivered</span>" in page
    assert "Newest on record:" in page
    assert "None</span>" in gap
    assert "nobody has looked yet which activities serve this set." in unseen


def test_a_recommendation_answers_for_a_day(client, world):
    page = client.get("/recommendations/done/?on=2014-03-01").text

    assert "Under way</span>" in page
    assert "Delivered</span>" not in page


@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("/coverage/", 7),
        ("/coverage/?by=theme", 7),
        ("/coverage/?by=agency&agency=iom&state=delivered&on=2016-01-01", 7),
        ("/coverage.csv", 2),
        ("/coverage.csv?on=2016-01-01", 2),
        ("/api/v1/coverage/", 3),
        ("/api/v1/coverage/?on=2016-01-01&state=delivered", 3),
        ("/api/v1/coverage/done/", 3),
        ("/link-reviews.csv", 2),
        ("/api/v1/link-reviews/", 3),
    ],
)
def test_a_page_takes_the_same_queries_however_much_there_is(
    client, world, path, queries, django_assert_max_num_queries
):
    for rows in (1, 6):
        for _number in range(rows):
            item = make_recommendation(framework=make_framework(), themes=[make_theme()])
            activity = make_activity(serves=[item], leads=[make_agency(), world["iom"]])
            make_update(activity=activity)
            make_link_review(framework=item.framework)
        with django_assert_max_num_queries(queries):
            response = client.get(path)
            list(response) if response.streaming else response.content
