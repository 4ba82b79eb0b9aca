"""Who was at work on the same at the same time: what makes a pair and what does not."""

import random
from datetime import date

import pytest

from agencies.models import Publication
from tests.factories import (
    make_activity,
    make_agency,
    make_body,
    make_framework,
    make_plan,
    make_recommendation,
)
from workplan.models import ActivityAgency, ActivityRecommendation
from workplan.overlap import Overlaps

pytestmark = pytest.mark.django_db

WITHDRAWN = {"publication": Publication.WITHDRAWN, "withdrawn_because": "It was wrong."}
DRAFT = {"publication": Publication.DRAFT}


@pytest.fixture
def iom():
    return make_agency(slug="iom", acronym="IOM")


@pytest.fixture
def ilo():
    return make_agency(slug="ilo", acronym="ILO")


@pytest.fixture
def item():
    return make_recommendation(slug="item")


def found():
    """The pairs as (slug of the first, slug of the other)."""
    overlaps = Overlaps.on_record()
    return [(each.activity.slug, each.other.slug) for each in overlaps]


def rows(client, query=""):
    """The pairs as the API tells them."""
    answer = client.get(f"/api/v1/overlaps/?page_size=200{query and '&'}{query}")
    assert answer.status_code == 200, answer.content
    return [(each["activity"], each["other"]) for each in answer.json()["results"]]


def test_two_agencies_at_work_on_the_same_at_the_same_time_are_a_pair(iom, ilo, item):
    make_activity(slug="b", leads=[ilo], serves=[item], starts="2014", ends="2016")
    make_activity(slug="a", leads=[iom], serves=[item], starts="2013", ends="2015")

    (overlap,) = Overlaps.on_record()

    assert (overlap.activity.slug, overlap.other.slug) == ("a", "b")
    assert (overlap.starts, overlap.ends) == (date(2014, 1, 1), date(2015, 12, 31))
    assert overlap.days == "2014 to 2015"


def test_whoever_serves_two_of_the_same_is_a_pair_twice(iom, ilo, item):
    other = make_recommendation()
    for agency in (iom, ilo):
        make_activity(leads=[agency], serves=[item, other])

    assert Overlaps.on_record().count() == 2


def test_an_agency_does_not_meet_itself(iom, ilo, item):
    make_activity(leads=[iom], serves=[item])
    make_activity(leads=[iom], serves=[item])
    make_activity(leads=[ilo, iom], serves=[item])

    assert Overlaps.on_record().count() == 0


def test_who_contributes_leads_nothing(iom, ilo, item):
    make_activity(slug="a", leads=[iom], contributors=[ilo], serves=[item])
    make_activity(slug="b", leads=[ilo], contributors=[iom], serves=[item])

    assert found() == [("a", "b")]


def test_nobody_meets_what_nobody_leads(iom, item):
    make_activity(leads=[iom], serves=[item])
    make_activity(serves=[item])

    assert found() == []


def test_those_at_work_on_something_else_do_not_meet(iom, ilo, item):
    make_activity(leads=[iom], serves=[item])
    make_activity(leads=[ilo], serves=[make_recommendation(framework=item.framework)])

    assert found() == []


@pytest.mark.parametrize(
    ("starts", "ends", "is_pair"),
    [
        ("2012", "2013", True),
        ("2015-12-31", "2020", True),
        ("2014", "2014", True),
        ("2010", "..", True),
        ("2015", "..", True),
        ("2016", "..", False),
        ("2010", "2012", False),
        ("2016", "2017", False),
        ("2014", "", False),
        ("", "2014", False),
        ("2014", "[2014..2020]", True),
        ("2014", "[2012..2020]", False),
        ("2012", "[2012..2014]", False),
        ("[2012..2014]", "2014", True),
        ("[2012..2016]", "2017", False),
        ("[2013..2015]", "[2014..2016]", False),
    ],
)
def test_only_days_that_are_certain_count(iom, ilo, item, starts, ends, is_pair):
    make_activity(leads=[iom], serves=[item], starts="2013", ends="2015")
    make_activity(leads=[ilo], serves=[item], starts=starts, ends=ends)

    assert bool(found()) == is_pair


def test_what_both_leave_open_goes_on(iom, ilo, item):
    make_activity(leads=[iom], serves=[item], starts="2013", ends="..")
    make_activity(leads=[ilo], serves=[item], starts="2014-05", ends="..")

    (overlap,) = Overlaps.on_record()

    assert overlap.ends == date.max
    assert overlap.days == "since May 2014"


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        (("2013", "2013"), ("2013", "2015"), "2013"),
        (("2013-02", "2013-05"), ("2013", "2015"), "February to May 2013"),
        (("2013-02-03", "2013-05"), ("2013", "2015"), "3 February to 31 May 2013"),
        (("2013-02-03", "2013-02-03"), ("2013", "2015"), "3 February 2013"),
    ],
)
def test_the_days_are_said_as_people_say_them(iom, ilo, item, first, second, words):
    for agency, (starts, ends) in ((iom, first), (ilo, second)):
        make_activity(leads=[agency], serves=[item], starts=starts, ends=ends)

    (overlap,) = Overlaps.on_record()

    assert overlap.days == words


def test_nobody_meets_what_was_cancelled(iom, ilo, item):
    make_activity(leads=[iom], serves=[item])
    make_activity(leads=[ilo], serves=[item], status="cancelled")

    assert found() == []


@pytest.mark.parametrize("state", [DRAFT, WITHDRAWN])
@pytest.mark.parametrize(
    "hidden", ["activity", "plan", "plan's body", "body", "agency", "recommendation", "framework"]
)
def test_what_is_not_published_makes_no_pair_for_anybody(
    client, secretariat, iom, item, hidden, state
):
    def kept(word):
        return state if hidden == word else {}

    framework = make_framework(**kept("framework"))
    served = make_recommendation(framework=framework, **kept("recommendation"))
    make_activity(leads=[iom], serves=[served])
    make_activity(
        leads=[make_agency(**kept("agency"))],
        serves=[served],
        plan=make_plan(body=make_body(**kept("plan's body")), **kept("plan")),
        body=make_body(**kept("body")),
        **kept("activity"),
    )

    assert found() == []
    for user in (None, secretariat):
        if user:
            client.force_login(user)
        assert rows(client) == []
        assert "0 pairs" in client.get("/coverage/overlap/").text


def test_a_hidden_agency_takes_no_pair_away(iom, ilo, item):
    hidden = make_agency(**DRAFT)
    make_activity(slug="a", leads=[iom, hidden], serves=[item])
    make_activity(slug="b", leads=[ilo, hidden], serves=[item])

    assert found() == [("a", "b")]


# The list as a whole


def brute(activities):
    """Every pair by looking at each, as (recommendation, first, other)."""
    pairs = set()
    for one in activities:
        for other in activities:
            if (one.starts_latest, one.pk) >= (other.starts_latest, other.pk):
                continue
            if one.ends_earliest < other.starts_latest:
                continue
            if leads_of(one) & leads_of(other):
                continue
            for served in items_of(one) & items_of(other):
                pairs.add((served, one.pk, other.pk))
    return pairs


def leads_of(activity):
    links = ActivityAgency.objects.filter(activity=activity, role="lead")
    return set(links.values_list("agency", flat=True))


def items_of(activity):
    links = ActivityRecommendation.objects.filter(activity=activity)
    return set(links.values_list("recommendation", flat=True))


@pytest.fixture
def crowd():
    """Activities with leads, dates and recommendations drawn by lot, always the same."""
    lot = random.Random(7)  # noqa: S311 (no secret)
    agencies = [make_agency() for _each in range(5)]
    items = [make_recommendation() for _each in range(4)]
    activities = []
    for _each in range(24):
        year = lot.randint(2005, 2015)
        activities.append(
            make_activity(
                leads=lot.sample(agencies, lot.randint(1, 2)),
                serves=lot.sample(items, lot.randint(1, 3)),
                starts=str(year),
                ends=lot.choice(["..", str(year), str(year + lot.randint(0, 4))]),
            )
        )
    return activities


@pytest.mark.parametrize("order", ["recommendation", "-recommendation", "starts", "-starts"])
def test_the_list_holds_every_pair_once_in_any_order_and_on_any_page(crowd, order):
    overlaps = Overlaps.on_record().ordered(order)
    listed = [(each.recommendation, each.activity.pk, each.other.pk) for each in overlaps]
    paged = [
        (each.recommendation, each.activity.pk, each.other.pk)
        for start in range(0, overlaps.count(), 7)
        for each in overlaps[start : start + 7]
    ]

    assert len(listed) == overlaps.count()
    assert set(listed) == brute(crowd)
    assert len(set(listed)) == len(listed)
    assert paged == listed


def test_the_order_of_days_is_kept(crowd):
    days = [each.starts for each in Overlaps.on_record().ordered("starts")]

    assert days == sorted(days)
