"""Who works on it: the state of a recommendation, from what is published."""

from datetime import date

import pytest

from agencies.models import Publication
from recommendations.models import Recommendation
from tests.factories import (
    make_activity,
    make_agency,
    make_framework,
    make_link_review,
    make_plan,
    make_recommendation,
    make_update,
)
from workplan.coverage import Coverage, covered, listed, standing, work_on
from workplan.models import Activity, ActivityStatus

pytestmark = pytest.mark.django_db


def state_of(item, day=None):
    """The slug of its state; None where it is not listed."""
    found = covered(listed().filter(pk=item.pk), day).values_list("coverage", flat=True).first()
    return None if found is None else Coverage(found).slug


@pytest.fixture
def item():
    return make_recommendation(framework=make_framework(dated="2013-07"))


@pytest.mark.parametrize(
    ("status", "last_known", "state"),
    [
        ("completed", "", "delivered"),
        ("ongoing", "", "under_way"),
        ("delayed", "", "under_way"),
        ("suspended", "", "under_way"),
        ("planned", "", "planned"),
        ("cancelled", "", "not_gone_through"),
        ("outcome_unknown", "", "planned"),
        ("outcome_unknown", "outcome_unknown", "planned"),
        ("outcome_unknown", "planned", "planned"),
        ("outcome_unknown", "ongoing", "under_way"),
        ("outcome_unknown", "completed", "delivered"),
        ("outcome_unknown", "cancelled", "not_gone_through"),
    ],
)
def test_an_activity_counts_by_its_status(item, status, last_known, state):
    make_activity(serves=[item], status=status, last_known_status=last_known)

    assert state_of(item) == state


def test_every_status_counts_as_something():
    for status in ActivityStatus.values:
        item = make_recommendation()
        make_activity(serves=[item], status=status)
        assert state_of(item)


def test_the_strongest_activity_counts(item):
    for status in ("cancelled", "planned", "completed", "ongoing"):
        make_activity(serves=[item], status=status)

    assert state_of(item) == "delivered"
    assert work_on([item.pk])[item.pk].activities == 4
    assert work_on([item.pk])[item.pk].cancelled == 1


def test_going_through_a_set_changes_not_gone_through_to_none_and_nothing_else():
    framework = make_framework()
    alone, planned, done = (make_recommendation(framework=framework) for _each in range(3))
    elsewhere = make_recommendation()
    make_activity(serves=[planned], status="planned")
    make_activity(serves=[done], status="completed")
    items = (alone, planned, done, elsewhere)
    assert [state_of(each) for each in items] == [
        "not_gone_through",
        "planned",
        "delivered",
        "not_gone_through",
    ]

    make_link_review(framework=framework)

    assert [state_of(each) for each in items] == [
        "none",
        "planned",
        "delivered",
        "not_gone_through",
    ]


@pytest.mark.parametrize(
    "hidden",
    [{"publication": "draft"}, {"publication": "withdrawn", "withdrawn_because": "Wrong."}],
)
def test_what_is_not_published_counts_for_nothing(item, hidden):
    make_link_review(framework=item.framework, **hidden)
    make_activity(serves=[item], status="completed", **hidden)
    make_activity(serves=[item], status="completed", plan=make_plan(**hidden))

    assert state_of(item) == "not_gone_through"
    assert work_on([item.pk])[item.pk].activities == 0


def test_headings_and_drafts_are_not_listed():
    heading = make_recommendation(assessable=False)
    draft = make_recommendation(publication=Publication.DRAFT)

    assert state_of(heading) is None
    assert state_of(draft) is None


# On a day


@pytest.mark.parametrize(
    ("values", "day", "state"),
    [
        ({"status": "completed", "starts": "2014", "ends": "2014"}, "2014-01-01", "under_way"),
        ({"status": "completed", "starts": "2014", "ends": "2014"}, "2014-12-31", "under_way"),
        ({"status": "completed", "starts": "2014", "ends": "2014"}, "2015-01-01", "delivered"),
        ({"status": "completed", "starts": "2014", "ends": "2014"}, "2013-12-31", "planned"),
        ({"status": "ongoing", "starts": "2014", "ends": ".."}, "2014-06-01", "under_way"),
        ({"status": "planned", "starts": "", "ends": ""}, "2014-06-01", "planned"),
        ({"status": "cancelled", "starts": "2014", "ends": "2015"}, "2014-06-01", None),
        ({"status": "outcome_unknown", "starts": "2013", "ends": "2013"}, "2014-06-01", "planned"),
    ],
)
def test_an_activity_counts_by_its_dates_on_a_day(item, values, day, state):
    make_activity(serves=[item], plan=make_plan(starts="2013", ends="2015"), **values)

    assert state_of(item, date.fromisoformat(day)) == (state or "not_gone_through")


@pytest.mark.parametrize(
    ("values", "day", "state"),
    [
        ({"status": "completed"}, "2015-12-31", "planned"),
        ({"status": "completed"}, "2016-01-01", "delivered"),
        ({"status": "completed", "starts": "2017"}, "2016-01-01", "planned"),
        ({"status": "completed", "ends": "2018"}, "2016-01-01", "planned"),
        ({"status": "completed", "status_as_of": "2014-06"}, "2014-06-29", "planned"),
        ({"status": "completed", "status_as_of": "2014-06"}, "2014-06-30", "delivered"),
        ({"status": "delayed", "status_as_of": "2014"}, "2014-12-30", "planned"),
        ({"status": "delayed", "status_as_of": "2014"}, "2014-12-31", "under_way"),
        ({"status": "delayed"}, "2020-01-01", "planned"),
    ],
)
def test_an_activity_without_dates_counts_by_what_was_known_by_the_day(item, values, day, state):
    plan = make_plan(starts="2013", ends="2015")
    make_activity(serves=[item], plan=plan, **{"starts": "", "ends": "", **values})

    assert state_of(item, date.fromisoformat(day)) == state


def test_the_newest_word_by_that_day_counts_before_the_dates(item):
    activity = make_activity(
        serves=[item], plan=make_plan(starts="2013"), starts="2013", ends="2015"
    )
    make_update(activity=activity, reported="2014-02", status="completed")
    make_update(activity=activity, reported="2014-03-15", status="suspended")
    make_update(activity=activity, reported="2014-04-01", status="cancelled")
    make_update(activity=activity, reported="2014-05-01", status="")
    make_update(activity=activity, reported="2014-06", status="completed", publication="draft")

    assert state_of(item, date.fromisoformat("2014-02-27")) == "under_way"
    assert state_of(item, date.fromisoformat("2014-02-28")) == "delivered"
    assert state_of(item, date.fromisoformat("2014-03-15")) == "under_way"
    assert state_of(item, date.fromisoformat("2014-07-01")) == "not_gone_through"


def test_on_a_day_only_plans_that_had_begun_count(item):
    make_activity(serves=[item], plan=make_plan(starts="2014"), starts="2013", ends="2015")

    assert state_of(item, date.fromisoformat("2013-12-31")) == "not_gone_through"
    assert state_of(item, date.fromisoformat("2014-01-01")) == "under_way"


def test_on_a_day_only_sets_that_were_certainly_issued_are_listed(item):
    undated = make_recommendation(framework=make_framework(dated=""))

    assert state_of(item, date.fromisoformat("2013-07-30")) is None
    assert state_of(item, date.fromisoformat("2013-07-31")) == "not_gone_through"
    assert state_of(undated, date.fromisoformat("2020-01-01")) is None


def test_links_were_gone_through_from_the_day_on_which_that_is_certain(item):
    make_link_review(framework=item.framework, gone_through="2015-05")

    assert state_of(item, date.fromisoformat("2015-05-30")) == "not_gone_through"
    assert state_of(item, date.fromisoformat("2015-05-31")) == "none"


# What stands behind it


def test_the_marks_of_work_say_what_it_rests_on(item):
    iom, ilo = make_agency(acronym="IOM"), make_agency(acronym="ILO")
    hidden = make_agency(publication=Publication.DRAFT)
    early = make_activity(serves=[item], leads=[iom, hidden], starts="2009", ends="2010")
    early.recommendation_links.update(confidence="inferred")
    make_activity(serves=[item], leads=[ilo], contributors=[iom], status="outcome_unknown")
    make_update(activity=early, reported="2011", slug="older")
    make_update(activity=early, reported="2012-03", slug="newer")
    make_update(activity=early, reported="2014", publication="draft")

    work = work_on([item.pk])[item.pk]

    assert [acronym for _slug, acronym in work.leads] == ["ILO", "IOM"]
    assert work.newest == ("2012-03", early.slug, "newer")
    assert work.newest_url == f"/activities/{early.slug}/#update-newer"
    assert work.remarks == [
        "some links are our reading",
        "some in its spirit: over before the set was issued",
        "outcome of some not on record",
    ]


def test_what_was_reported_on_a_day_is_newer_than_what_has_no_date(item):
    activity = make_activity(serves=[item])
    make_update(activity=activity, reported="", slug="undated")
    assert work_on([item.pk])[item.pk].newest == ("", activity.slug, "undated")

    make_update(activity=activity, reported="2012-03", slug="dated")
    assert work_on([item.pk])[item.pk].newest == ("2012-03", activity.slug, "dated")


def test_work_that_was_over_before_the_set_says_so(item):
    make_activity(serves=[item], status="completed", starts="2009", ends="2010")

    assert work_on([item.pk])[item.pk].remarks == ["in its spirit: over before the set was issued"]


def test_an_activity_that_was_cancelled_is_named_as_no_work(item):
    make_activity(serves=[item], status="cancelled", leads=[make_agency()])

    work = work_on([item.pk])[item.pk]

    assert work.remarks == ["cancelled: no work"]
    assert work.leads == []


def test_the_state_of_work_is_that_of_the_list(item):
    make_activity(serves=[item], status="delayed")

    assert work_on([item.pk], with_state=True)[item.pk].state == Coverage.UNDER_WAY


def test_the_record_that_ships_says_none_of_nothing(record):
    """No set was gone through: "none" appears only when the secretariat says so."""
    served = {
        link["recommendation"] for row in record["activities"] for link in row["recommendations"]
    }
    rows = {row["slug"]: row for row in record["recommendations"] if row["assessable"]}
    states = dict(covered(listed()).values_list("slug", "coverage"))

    assert states.keys() == rows.keys()
    assert Coverage.NONE not in states.values()
    assert {slug for slug, state in states.items() if state == Coverage.NOT_GONE_THROUGH} == (
        rows.keys() - served
    )


def test_the_record_that_ships_has_the_states_of_its_files(record):
    strongest = {}
    for row in record["activities"]:
        status = row["status"]
        if status == "outcome_unknown":
            status = row["last_known_status"] or "planned"
        counts_as = {"completed": 4, "ongoing": 3, "planned": 2}[status]
        for link in row["recommendations"]:
            slug = link["recommendation"]
            strongest[slug] = max(strongest.get(slug, 0), counts_as)
    found = covered(Recommendation.objects.filter(slug__in=strongest))

    assert dict(found.values_list("slug", "coverage")) == strongest


def test_on_a_day_after_everything_the_record_that_ships_says_what_it_says_now(record):
    """Of each activity; and of each recommendation of a set that is dated."""
    day = date.fromisoformat("2026-11-22")
    now, then = (
        dict(Activity.objects.annotate(then=standing(each)).values_list("slug", "then"))
        for each in (None, day)
    )
    listed_then = dict(covered(listed(), day).values_list("slug", "coverage"))
    dated = listed().exclude(framework__dated_latest=None)

    assert now == then
    assert listed_then == dict(covered(dated).values_list("slug", "coverage"))
