"""What a visitor sees of activities along time."""

import re
from html import unescape

import pytest
from django.urls import reverse

from tests.factories import (
    make_activity,
    make_agency,
    make_body,
    make_plan,
    make_update,
)
from workplan.models import Objective, Output

pytestmark = pytest.mark.django_db
TIMELINE = "/activities/timeline/"


def text_of(response):
    return " ".join(response.content.decode().split())


def groups(response):
    return {
        str(re.sub(r"<[^>]+>", "", str(group.name))): [each.title for each in group.activities]
        for group in response.context_data["timeline"].groups
    }


def window(response):
    shown = response.context_data["timeline"].window
    return shown.first, shown.last, shown.zoom


@pytest.fixture
def work():
    """Handbook: by ILO and IOM in the data group, for O1 of the first plan. Atlas: nobody's."""
    ilo, iom = make_agency(slug="ilo", acronym="ILO"), make_agency(slug="iom", acronym="IOM")
    plan = make_plan(slug="first", objectives=["Better data"], starts="2013", ends="2014")
    data = make_body(slug="data-group", name="Data group")
    handbook = make_activity(
        title="Handbook",
        slug="handbook",
        plan=plan,
        objective=Objective.objects.get(),
        body=data,
        leads=[iom, ilo],
        status="completed",
        starts="2013",
        ends="2014-06",
    )
    Output.objects.create(activity=handbook, title="Draft", due="2013-34", delivered="2014-03")
    make_update(activity=handbook, reported="2014-05-02")
    make_activity(title="Atlas", plan=plan, status="ongoing", starts="2012", ends="")
    make_activity(title="Survey", leads=[ilo], status="planned", starts="", ends="")


# Rows and their words


def test_a_visitor_reads_beside_each_bar_what_the_bar_and_its_marks_say(client, work):
    page = text_of(client.get(f"{TIMELINE}?text=handbook"))

    assert '<span class="badge completed">' in page
    assert "2013 to June 2014" in page
    assert "<small>IOM, ILO</small>" in page
    assert '#outputs">1 output</a>: Due 2nd quarter 2013, Delivered March 2014' in page
    assert '#updates">1 note on record</a>: 2 May 2014' in page


def test_a_visitor_sees_marks_for_what_was_due_delivered_and_noted(client, work):
    page = client.get(f"{TIMELINE}?text=handbook").content.decode()

    for css in ("f-pine", "m-due", "m-delivered", "m-note"):
        assert f'class="{css}"' in page.split("<tbody>")[1]


def test_work_without_dates_has_an_empty_drawing_and_says_so(client, work):
    page = text_of(client.get(f"{TIMELINE}?text=survey"))

    assert '<svg class="bar" aria-hidden="true" focusable="false"></svg></td>' in re.sub(
        r"<line [^>]*/>", "", page
    )
    assert "no dates on record" in page


def test_a_report_of_an_agency_is_called_one(client):
    make_update(agency=make_agency(), reported="2014-05")

    page = text_of(client.get(TIMELINE))

    assert ">1 report</a>: May 2014" in page
    assert "Report of an agency" in page


def test_many_dates_are_named_in_part_and_the_others_counted(client):
    activity = make_activity()
    for year in range(2010, 2016):
        make_update(activity=activity, reported=str(year))

    page = text_of(client.get(TIMELINE))

    assert ">6 notes on record</a>: 2015, 2014, 2013, 3 more" in page


def test_titles_are_text_and_marked_where_the_page_speaks_another_language(client):
    make_activity(title="<b>Bold</b>")

    assert "&lt;b&gt;Bold&lt;/b&gt;</a>" in text_of(client.get(TIMELINE))
    arabic = text_of(client.get(f"/ar{TIMELINE}"))
    assert '<span lang="en" dir="ltr">&lt;b&gt;Bold' in arabic
    assert '<html lang="ar" dir="rtl">' in arabic


# Groups


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"Data group": ["Handbook"], "No body on record": ["Atlas", "Survey"]}),
        (
            "?group=objective",
            {"O1 Better data": ["Handbook"], "No objective on record": ["Atlas", "Survey"]},
        ),
        (
            "?group=lead",
            {"ILO": ["Survey"], "IOM": ["Handbook"], "No reporting lead on record": ["Atlas"]},
        ),
        ("?group=lead&plan=first", {"IOM": ["Handbook"], "No reporting lead on record": ["Atlas"]}),
        ("?sort=newest", {"Data group": ["Handbook"], "No body on record": ["Atlas", "Survey"]}),
        ("?sort=-title", {"Data group": ["Handbook"], "No body on record": ["Survey", "Atlas"]}),
    ],
)
def test_a_visitor_chooses_what_rows_stand_together_by(client, work, query, found):
    assert groups(client.get(f"{TIMELINE}{query}")) == found


@pytest.mark.parametrize("group", ["body", "objective", "lead"])
@pytest.mark.parametrize("query", ["", "&plan=first", "&status=ongoing&status=completed"])
def test_every_number_of_a_group_opens_the_list_that_it_counts(client, work, group, query):
    timeline = client.get(f"{TIMELINE}?group={group}{query}").context_data["timeline"]

    for each in timeline.groups:
        numbers = [(each.progress.total, each.progress.url)]
        numbers += [(part["count"], part["url"]) for part in each.progress.parts()]
        for number, url in numbers:
            assert client.get(url).context_data["count"] == number, url


def test_joint_work_is_listed_once(client, work):
    response = client.get(f"{TIMELINE}?group=lead")

    assert sum(group.shown for group in response.context_data["timeline"].groups) == 3
    assert response.context_data["count"] == 3


def test_groups_beyond_what_a_reader_takes_in_are_folded(client, monkeypatch):
    monkeypatch.setattr("workplan.timeline.drawing.MOST_OPEN", 2)
    for number in range(3):
        make_activity(body=make_body(name=f"Group {number}"))

    page = text_of(client.get(TIMELINE))

    assert page.count("<details open>") == 2
    assert page.count('<section class="gantt">') == 3


def test_more_rows_than_a_page_holds_go_on_behind_it_and_groups_say_so(client, monkeypatch):
    monkeypatch.setattr("workplan.views.timeline.ActivityTimeline.paginate_by", 2)
    body = make_body(name="Data group")
    for number in range(3):
        make_activity(title=f"Work {number}", body=body)

    first, second = client.get(TIMELINE), client.get(f"{TIMELINE}?page=2")

    assert groups(first) == {"Data group": ["Work 0", "Work 1"]}
    assert groups(second) == {"Data group": ["Work 2"]}
    assert "Rows: 2 of 3 on this page" in text_of(first)
    assert "All on one page" not in text_of(first)
    assert "One page shows 2 rows at most." in text_of(client.get(f"{TIMELINE}?page=all"))


# Time


def test_as_of_a_day_work_stands_as_it_stood_and_what_came_later_is_not_there(client, work):
    page = text_of(client.get(f"{TIMELINE}?text=handbook&as_of=2013-10-01"))

    assert "badge ongoing" in page
    assert "Due 2nd quarter 2013<" in page
    assert "note on record" not in page
    assert "Red line: 1 October 2013" in page


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", (2012, 2014, "years")),
        ("?from=2010&to=2012", (2010, 2012, "years")),
        ("?from=2013", (2013, 2014, "years")),
        ("?to=2013", (2012, 2013, "years")),
        ("?zoom=quarters&from=2014&to=2014", (2014, 2014, "quarters")),
        ("?zoom=quarters&plan=first", (2013, 2014, "quarters")),
        ("?plan=first", (2012, 2014, "years")),
    ],
)
def test_a_visitor_chooses_the_years_shown(client, work, query, shown):
    assert window(client.get(f"{TIMELINE}{query}")) == shown


def test_the_links_to_other_years_lead_there(client, work):
    moves = dict(client.get(f"{TIMELINE}?from=2010&to=2013&group=lead").context_data["moves"])

    assert window(client.get(moves["Earlier"])) == (2008, 2011, "years")
    assert window(client.get(moves["Later"])) == (2012, 2015, "years")
    assert window(client.get(moves["Closer"])) == (2011, 2012, "years")
    assert window(client.get(moves["Wider"])) == (2008, 2015, "years")
    assert "group=lead" in moves["All years"]


def test_quarters_stand_under_their_years(client, work):
    page = text_of(client.get(f"{TIMELINE}?zoom=quarters&from=2013&to=2014"))

    assert 'class="drawn grid quarters y8"' in page
    assert 'class="axis quarters"' in page


def test_the_day_asked_about_is_a_line_and_one_outside_is_said(client, work):
    inside = client.get(f"{TIMELINE}?on=2013-07-01")
    assert 'class="now"' in text_of(inside).split("<tbody>")[1]
    assert "Red line: 1 July 2013" in text_of(inside)

    outside = text_of(client.get(f"{TIMELINE}?from=2010&to=2011&on=2013-07-01"))
    assert 'class="now"' not in outside
    assert "1 July 2013 is not among these years" in outside


def test_the_period_of_a_plan_is_washed_where_one_is_looked_at_alone(client, work):
    assert 'class="f-band"' in text_of(client.get(f"{TIMELINE}?plan=first"))
    assert 'class="f-band"' not in text_of(client.get(TIMELINE))


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?group=plan", "Choose one of: Body (body), Objective (objective)"),
        ("?zoom=days", "years, quarters"),
        ("?from=14", "Enter a year from 1900 to 2100"),
        ("?to=later", "Enter a year from 1900 to 2100"),
        ("?from=2014&to=2012", "The last year shown, 2012, is before the first."),
        ("?from=1950&to=2014", "more years than fit: at most 30"),
        ("?zoom=quarters&from=2003&to=2014", "more years than fit by quarters: at most 7"),
        ("?zoom=years&zoom=quarters", "Give “zoom” once."),
        ("?on=2014", "Enter a date as year-month-day"),
    ],
)
def test_what_cannot_be_drawn_is_said_and_the_rows_stay(client, work, query, said):
    response = client.get(f"{TIMELINE}{query}")

    assert response.status_code == 400
    assert said in unescape(text_of(response))
    assert response.context_data["count"] == 3


@pytest.mark.parametrize("query", ["?status=finished", "?lead=who", "?q=x", "?format=pdf"])
def test_a_wrong_filter_is_said_as_in_the_list(client, work, query):
    assert client.get(f"{TIMELINE}{query}").status_code == 400


# Ways in and out


def test_the_same_rows_are_a_list_and_files(client, work):
    query = "?plan=first&status=ongoing"
    response = client.get(f"{TIMELINE}{query}&group=lead&zoom=quarters&from=2013&to=2014")
    page = unescape(response.content.decode())

    assert f'href="/activities/{query}"' in page
    assert f'href="/activities.csv{query}"' in page
    assert client.get(f"/activities.csv{query}").status_code == 200


def test_a_filter_that_leaves_nothing_says_so(client, work):
    page = text_of(client.get(f"{TIMELINE}?text=nothing"))

    assert "Nothing matches these filters." in page


def test_a_draft_is_seen_by_who_may_and_called_one(client, secretariat):
    make_activity(title="Unfinished", publication="draft", body=make_body(name="Data group"))
    assert "Unfinished" not in text_of(client.get(TIMELINE))

    client.force_login(secretariat)
    page = text_of(client.get(TIMELINE))
    assert "Unfinished" in page
    assert "; draft</small>" in page


def test_the_timeline_has_its_address_before_that_of_activities():
    assert reverse("activity_timeline") == TIMELINE


# Queries


@pytest.mark.parametrize(
    "query", ["", "?group=lead", "?group=objective&plan=first&zoom=quarters", "?status=planned"]
)
def test_the_timeline_takes_the_same_queries_however_many_rows_there_are(
    client, work, query, django_assert_max_num_queries
):
    plan = make_plan(objectives=["One"])
    for _more in range(2):
        for _row in range(12):
            activity = make_activity(
                plan=plan,
                body=make_body(),
                leads=[make_agency(), make_agency()],
                outputs=["One", "Two"],
            )
            make_update(activity=activity)
        with django_assert_max_num_queries(9):
            client.get(f"{TIMELINE}{query}")
