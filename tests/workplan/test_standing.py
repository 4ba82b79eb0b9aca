"""How an activity stood on a day, as the world knew it then."""

from datetime import date

import pytest

from agencies.models import Publication
from tests.factories import make_activity, make_plan, make_update
from workplan.models import Activity

pytestmark = pytest.mark.django_db


def stood(activity, day):
    return Activity.objects.standing_on(day).get(pk=activity.pk).standing


@pytest.mark.parametrize(
    ("values", "day", "expected"),
    [
        # by its dates
        ({"status": "ongoing"}, "2012-12-31", "planned"),
        ({"status": "ongoing"}, "2014-06-01", "ongoing"),
        ({"status": "completed"}, "2014-06-01", "ongoing"),
        ({"status": "completed"}, "2016-01-01", "completed"),
        ({"status": "completed", "ends": ""}, "2014-06-01", "planned"),
        ({"status": "completed", "ends": ""}, "2016-01-01", "completed"),
        # by the day as of which its status is known
        ({"status": "suspended", "status_as_of": "2014-02"}, "2014-02-28", "suspended"),
        ({"status": "suspended", "status_as_of": "2014-02"}, "2014-02-27", "ongoing"),
        ({"status": "completed", "status_as_of": "2014-02"}, "2014-03-01", "completed"),
        ({"status": "ongoing", "ends": "", "status_as_of": "2014"}, "2015-01-01", "ongoing"),
        (
            {
                "status": "outcome_unknown",
                "ends": "",
                "last_known_status": "delayed",
                "status_as_of": "2014",
            },
            "2015-01-01",
            "delayed",
        ),
        # cancelled, nobody knows since when
        ({"status": "cancelled"}, "2014-06-01", "cancelled"),
        ({"status": "cancelled"}, "2016-06-01", "cancelled"),
        # over, and nobody says how it ended
        ({"status": "ongoing"}, "2016-01-01", "outcome_unknown"),
        ({"status": "outcome_unknown", "ends": ""}, "2016-01-01", "outcome_unknown"),
        ({"status": "ongoing", "ends": ".."}, "2016-01-01", "ongoing"),
        # late in a plan that goes on
        ({"status": "delayed", "ends": "2014", "status_as_of": "2014"}, "2015-06-01", "delayed"),
        ({"status": "outcome_unknown", "ends": "2014"}, "2015-06-01", "outcome_unknown"),
        # no dates
        ({"status": "planned", "starts": "", "ends": ""}, "2014-01-01", "planned"),
        ({"status": "completed", "starts": "", "ends": ""}, "2016-01-01", "completed"),
    ],
)
def test_an_activity_stands_as_it_was_known(values, day, expected):
    assert stood(make_activity(**values), date.fromisoformat(day)) == expected


def test_the_newest_word_by_the_day_counts():
    activity = make_activity(status="completed", ends="2015")
    make_update(activity=activity, reported="2014-03", status="delayed")
    make_update(activity=activity, reported="2014-09-01", status="suspended")
    make_update(activity=activity, reported="2014-10-01", status="")
    make_update(
        activity=activity,
        reported="2014-11-01",
        status="cancelled",
        publication=Publication.DRAFT,
    )

    days = [date(2014, 3, 30), date(2014, 3, 31), date(2014, 12, 1), date(2016, 1, 1)]

    assert [stood(activity, day) for day in days] == [
        "ongoing",
        "delayed",
        "suspended",
        "completed",
    ]


def test_what_was_said_last_of_something_that_is_over_is_no_outcome():
    activity = make_activity(status="ongoing")
    make_update(activity=activity, reported="2015-03", status="ongoing")
    assert stood(activity, date(2016, 1, 1)) == "outcome_unknown"

    make_update(activity=activity, reported="2016-03-01", status="completed")
    assert stood(activity, date(2016, 3, 1)) == "completed"


def test_without_a_day_it_is_the_status_of_now():
    activity = make_activity(status="delayed", plan=make_plan(starts="2006", ends="2007"))
    assert stood(activity, None) == "delayed"


def test_on_a_day_after_everything_the_record_stands_as_now(record):
    then = dict(Activity.objects.standing_on(date(2100, 1, 1)).values_list("slug", "standing"))
    assert then == dict(Activity.objects.values_list("slug", "status"))


def test_the_standing_of_any_number_takes_one_query(django_assert_num_queries):
    for _each in range(3):
        make_update(activity=make_activity())
    with django_assert_num_queries(1):
        assert len(Activity.objects.standing_on(date(2014, 6, 1))) == 3
