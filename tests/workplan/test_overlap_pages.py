"""The list of who was at work on the same: its filters, places, order, and its other forms."""

import csv
import io

import pytest

from agencies.models import Publication
from recommendations.models import Recommendation
from tests.factories import (
    make_activity,
    make_agency,
    make_document,
    make_framework,
    make_place,
    make_plan,
    make_recommendation,
    make_theme,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def iom():
    return make_agency(slug="iom", acronym="IOM")


@pytest.fixture
def ilo():
    return make_agency(slug="ilo", acronym="ILO")


@pytest.fixture
def item():
    return make_recommendation(slug="item")


@pytest.fixture
def crowd():
    """Eight agencies, each with two activities on the same three recommendations."""
    items = [make_recommendation() for _each in range(3)]
    for _each in range(8):
        agency = make_agency()
        for year in ("2013", "2014"):
            make_activity(leads=[agency], serves=items, starts=year, ends="2015")


def rows(client, query=""):
    """The pairs as the API tells them."""
    answer = client.get(f"/api/v1/overlaps/?page_size=200{query and '&'}{query}")
    assert answer.status_code == 200, answer.content
    return [(each["activity"], each["other"]) for each in answer.json()["results"]]


@pytest.fixture
def africa():
    return make_place("002")


@pytest.fixture
def senegal(africa):
    return make_place("SN", region=make_place("011", region=make_place("202", region=africa)))


@pytest.fixture
def mali(africa):
    return make_place("ML", region=make_place("011"))


def pair_in(first, second):
    item = make_recommendation()
    for places in (first, second):
        make_activity(leads=[make_agency()], serves=[item], places=places)


def places_on(client):
    (pair,) = client.get("/coverage/overlap/").context_data["pairs"]
    return [
        ([place.code for place in places], wider and wider.code) for places, wider in pair.places
    ]


def test_a_place_that_both_name_is_in_common(client, senegal, mali):
    pair_in([senegal, mali], [mali])

    assert places_on(client) == [(["ML"], None)]
    assert "both in <a" in client.get("/coverage/overlap/").text


@pytest.mark.parametrize("is_turned", [False, True])
def test_a_country_in_the_region_of_the_other_is_in_common(client, senegal, africa, is_turned):
    sides = [[senegal], [africa]]
    pair_in(*reversed(sides) if is_turned else sides)

    assert places_on(client) == [(["SN"], "002")]
    assert ">Senegal</a> lies in <a" in client.get("/coverage/overlap/").text


def test_two_countries_of_a_region_are_no_place_in_common(client, senegal, mali):
    pair_in([senegal], [mali])

    assert places_on(client) == []
    assert "no place in common on record" in client.get("/coverage/overlap/").text


def test_a_reader_asks_for_pairs_with_and_without_a_place_in_common(client, senegal, mali, africa):
    for sides in ([[senegal], [africa]], [[senegal], [mali]], [[mali], [mali]], [[], [mali]]):
        pair_in(*sides)

    assert len(rows(client, "shares_place=yes")) == 2
    assert len(rows(client, "shares_place=no")) == 2
    assert len(rows(client, "place=sn")) == 2
    assert len(rows(client, "place=002")) == 4


# Filters


def test_a_reader_narrows_pairs_by_what_they_serve(client, iom, ilo):
    theme, framework = make_theme(slug="data"), make_framework(slug="set")
    about = make_recommendation(slug="about", themes=[theme], framework=framework)
    for item in (about, make_recommendation(slug="other")):
        for agency in (iom, ilo):
            make_activity(slug=f"{item.slug}-{agency.slug}", leads=[agency], serves=[item])
    wanted = [("about-iom", "about-ilo")]

    assert len(rows(client)) == 2
    for query in ("recommendation=about", "framework=set", "theme=data", "activity=about-ilo"):
        assert rows(client, query) == wanted, query


def test_one_of_the_two_is_enough_for_agency_and_plan(client, iom, ilo, item):
    plan = make_plan(slug="plan")
    make_activity(slug="a", leads=[iom], serves=[item], plan=plan)
    make_activity(slug="b", leads=[ilo], serves=[item])
    make_activity(slug="c", leads=[make_agency(slug="who")], serves=[item])

    assert set(rows(client, "agency=iom")) == {("a", "b"), ("a", "c")}
    assert set(rows(client, "plan=plan")) == {("a", "b"), ("a", "c")}
    assert rows(client, "agency=who&plan=plan") == [("a", "c")]
    assert set(rows(client, "agency=ilo&agency=who")) == {("a", "b"), ("a", "c"), ("b", "c")}


def test_both_were_under_way_on_the_day_and_in_the_year_asked_for(client, iom, ilo, item):
    make_activity(slug="a", leads=[iom], serves=[item], starts="2012", ends="2014-06")
    make_activity(slug="b", leads=[ilo], serves=[item], starts="2014", ends="2016")

    for query, is_there in (
        ("on=2014-01-01", True),
        ("on=2014-06-30", True),
        ("on=2014-07-01", False),
        ("on=2013-12-31", False),
        ("year=2014", True),
        ("year=2013", False),
        ("year=2015", False),
    ):
        assert bool(rows(client, query)) == is_there, query


def test_a_reader_puts_pairs_in_order(client, iom, ilo):
    late, early = (
        make_recommendation(framework=make_framework(dated=dated)) for dated in ("2014", "2010")
    )
    undated = make_recommendation(framework=make_framework(dated=""))
    for item, year in ((late, "2012"), (early, "2014"), (undated, "2013")):
        for agency in (iom, ilo):
            make_activity(
                slug=f"{agency.slug}-{year}",
                leads=[agency],
                serves=[item],
                starts=year,
                ends=year,
            )

    def years(query):
        return [first[-4:] for first, _other in rows(client, query)]

    assert years("") == years("sort=recommendation") == ["2014", "2012", "2013"]
    assert years("sort=-recommendation") == ["2013", "2012", "2014"]
    assert years("sort=starts") == ["2012", "2013", "2014"]
    assert years("sort=-starts") == ["2014", "2013", "2012"]


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("on=2014-13-01", "Enter a date"),
        ("year=twelve", "Enter a year"),
        ("agency=imo", "iom"),
        ("recommendation=nothing", "not known"),
        ("shares_place=perhaps", "yes"),
        ("sort=length", "starts"),
        ("colour=red", "framework"),
        ("page=first", "Give a number"),
    ],
)
def test_a_wrong_parameter_gets_a_clear_answer(client, iom, query, says):
    page = client.get(f"/coverage/overlap/?{query}")
    answer = client.get(f"/api/v1/overlaps/?{query}")

    assert (page.status_code, answer.status_code) == (400, 400)
    assert says in page.text
    assert answer.headers["Content-Type"] == "application/problem+json"
    if not query.startswith("page"):
        assert client.get(f"/coverage/overlap.csv?{query}").status_code == 400


def test_nothing_found_says_what_to_try(client, iom, ilo, item):
    for agency in (iom, ilo):
        make_activity(leads=[agency], serves=[item])

    page = client.get("/coverage/overlap/?on=1999-01-01").text

    assert "Take a filter away:" in page


def test_page_file_and_api_hold_the_same(client, crowd):
    table = list(csv.DictReader(io.StringIO(text_of(client.get("/coverage/overlap.csv")))))
    answer = client.get("/api/v1/overlaps/?page_size=200").json()
    page = client.get("/coverage/overlap/?page=all")

    assert answer["count"] == page.context_data["count"] == len(table) > 50
    keys = ("recommendation", "activity", "other", "starts", "ends")
    assert [tuple(row[key] for key in keys) for row in table] == [
        tuple(row[key] for key in keys) for row in answer["results"] + rest(client, answer)
    ]
    assert [pair.overlap.activity.slug for pair in page.context_data["pairs"]] == [
        row["activity"] for row in table
    ]


def rest(client, answer):
    found = []
    while answer["next"]:
        answer = client.get(answer["next"]).json()
        found += answer["results"]
    return found


def text_of(response):
    return b"".join(response.streaming_content).decode()


def test_a_program_reads_a_pair_with_leads_and_places(client, senegal, africa, iom, ilo, item):
    make_activity(slug="a", leads=[iom], serves=[item], places=[africa], starts="2013", ends="..")
    make_activity(slug="b", leads=[ilo], serves=[item], places=[senegal], starts="2014", ends="..")

    (row,) = client.get("/api/v1/overlaps/").json()["results"]

    assert row == {
        "recommendation": "item",
        "framework": item.framework.slug,
        "activity": "a",
        "leads": ["iom"],
        "other": "b",
        "other_leads": ["ilo"],
        "starts": "2014-01-01",
        "ends": "9999-12-31",
        "places": ["SN"],
    }
    assert f"item,{item.framework.slug},a,iom,b,ilo,2014-01-01,9999-12-31,SN" in text_of(
        client.get("/coverage/overlap.csv")
    )


def test_the_group_is_quoted_with_the_source_of_its_words(client, settings):
    settings.OVERLAP_PRIORITY = "own-words"
    document = make_document(title="Terms of reference")
    make_recommendation(slug="own-words", text="Avoid duplication", documents=[document])

    page = client.get("/coverage/overlap/").text

    assert "Avoid duplication" in page
    assert document.get_absolute_url() in page
    Recommendation.objects.update(publication=Publication.DRAFT)
    assert "Avoid duplication" not in client.get("/coverage/overlap/").text
