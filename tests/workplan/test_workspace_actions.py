"""What meetings decided that somebody is to do: seen by members, done by whom it concerns."""

import re
from datetime import date

import pytest
import time_machine

from agencies.models import ActionPoint, Agency, FocalPoint, Meeting, User
from agencies.people.reminders import action_points_to_remind
from gmg_portal.lib.provenance import Channel
from tests.admin_pages import admin_url, open_form, send
from tests.factories import make_action_point, make_agency, make_meeting

pytestmark = pytest.mark.django_db
PAGE = "/workspace/actions/"


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-03-10 12:00:00", tick=False):
        yield


@pytest.fixture
def point(iom_focal_point, ilo_focal_point):
    """IOM is to write to the chair."""
    return make_action_point(
        text="Write to the chair", agency=Agency.objects.get(slug="iom"), due="2026-03-09"
    )


def address(point):
    return f"{PAGE}{point.pk}/"


def say(client, point, version=None, **values):
    values = {
        "done_on": "2026-03-10",
        "note": "",
        "read_version": version or point.version,
    } | values
    return client.post(address(point), values)


def test_members_see_it_on_the_page_of_the_meeting(client, point, ilo_focal_point, secretariat):
    for user in (ilo_focal_point, secretariat):
        client.force_login(user)
        response = client.get(point.meeting.get_absolute_url())
        assert "Write to the chair" in response.content.decode()
        assert "private" in response["Cache-Control"]
        assert "no-store" in response["Cache-Control"]


def test_visitors_and_who_is_no_member_today_do_not(client, point, iom_focal_point):
    url = point.meeting.get_absolute_url()
    assert "Write to the chair" not in client.get(url).content.decode()
    client.force_login(User.objects.create_user("x@example.org"))
    assert "Write to the chair" not in client.get(url).content.decode()
    FocalPoint.objects.filter(user=iom_focal_point).update(last_day=date(2026, 3, 9))
    client.force_login(iom_focal_point)
    assert "Write to the chair" not in client.get(url).content.decode()


def test_nobody_finds_it_in_public_lists_or_the_api(client, point):
    for url in ("/meetings/", "/meetings.csv", "/search/?q=Write", "/api/v1/meetings/"):
        response = client.get(url)
        assert response.status_code == 200, url
        told = b"".join(response) if response.streaming else response.content
        assert "Write to the chair" not in told.decode(), url


def test_a_point_of_a_meeting_that_is_a_draft_waits_for_it(client, point, iom_focal_point):
    Meeting.objects.filter(pk=point.meeting_id).update(publication="draft")
    client.force_login(iom_focal_point)

    assert "Write to the chair" not in client.get(PAGE).content.decode()
    assert client.get(address(point)).status_code == 404


def test_her_agency_finds_it_and_says_that_it_is_done(client, point, iom_focal_point):
    client.force_login(iom_focal_point)
    page = client.get(PAGE).content.decode()
    assert "was due on 9 March 2026" in page
    assert address(point) in page
    assert client.get(address(point)).status_code == 200

    assert say(client, point, note="Sent by post.").status_code == 302

    point.refresh_from_db()
    assert (point.done_on, point.note) == (date(2026, 3, 10), "Sent by post.")
    row = point.history.first()
    assert (row.history_user, row.on_behalf_of) == (iom_focal_point, "iom")
    assert row.channel == Channel.FORM
    assert "done on 10 March 2026" in client.get(PAGE).content.decode()


def test_another_agency_does_not(client, point, ilo_focal_point):
    client.force_login(ilo_focal_point)

    assert "Write to the chair" not in client.get(PAGE).content.decode()
    assert client.get(address(point)).status_code == 404
    assert say(client, point).status_code == 404
    point.refresh_from_db()
    assert not point.is_done


def test_only_the_day_and_the_note_are_hers(client, point, iom_focal_point):
    other = make_agency()
    client.force_login(iom_focal_point)

    say(client, point, text="Nothing", agency=other.pk, due="2030-01-01", meeting=make_meeting().pk)

    before = (point.text, point.agency, point.due, point.meeting)
    point = ActionPoint.objects.get(pk=point.pk)
    assert (point.text, point.agency, str(point.due), point.meeting) == before


@pytest.mark.parametrize(("day", "status"), [("2026-03-10", 302), ("2026-03-11", 400)])
def test_nothing_is_done_on_a_day_to_come(client, point, iom_focal_point, day, status):
    client.force_login(iom_focal_point)
    response = say(client, point, done_on=day, note="My words")
    assert response.status_code == status
    assert status == 302 or "My words" in response.content.decode()


def test_a_stale_form_shows_both_texts_and_keeps_her_own(client, point, iom_focal_point):
    client.force_login(iom_focal_point)
    read = point.version
    say(client, point, note="The first words")

    response = say(client, point, version=read, done_on="2026-03-08", note="My own words")

    page = response.content.decode()
    assert response.status_code == 409
    assert '<dd dir="auto">The first words</dd>' in re.sub("</?ins>", "", page)
    assert ">\nMy own words</textarea>" in page
    accept = re.search(r'name="accept_version" value="(\d+)"', page)[1]
    say(client, point, version=read, note="My own words", accept_version=accept)
    point.refresh_from_db()
    assert point.note == "My own words"


def test_of_two_clicks_one_is_kept(client, point, iom_focal_point):
    client.force_login(iom_focal_point)
    read = point.version
    for _click in range(2):
        assert say(client, point, version=read, note="Sent.").status_code == 302
    assert point.history.count() == 2


def test_visitors_are_asked_to_sign_in(client, point):
    assert "/account/login/" in client.get(PAGE).url
    assert "/account/login/" in client.post(address(point)).url


def test_the_list_takes_as_many_queries_for_many(
    client, point, iom_focal_point, django_assert_max_num_queries
):
    for _number in range(10):
        make_action_point(agency=point.agency)
    client.force_login(iom_focal_point)
    with django_assert_max_num_queries(14):
        assert client.get(PAGE).status_code == 200


# The secretariat's desk


@pytest.fixture
def editor(client, secretariat):
    client.force_login(secretariat)
    return client


def test_the_secretariat_writes_it_down_on_the_meeting(editor):
    meeting, agency = make_meeting(), make_agency()
    url, fields = open_form(editor, meeting)
    row = {
        "action_points-TOTAL_FORMS": "1",
        "action_points-0-text": "Send the minutes",
        "action_points-0-agency": str(agency.pk),
        "action_points-0-due": "2026-04-01",
    }

    assert send(editor, url, fields, **row).status_code == 302

    point = ActionPoint.objects.get()
    assert (point.meeting, point.agency, point.text) == (meeting, agency, "Send the minutes")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("standing=open", ["Late", "Soon"]),
        ("standing=overdue", ["Late"]),
        ("standing=done", ["Done"]),
        ("agency=secretariat", ["Late"]),
        ("agency=iom", ["Soon", "Done"]),
    ],
)
def test_the_list_of_the_desk_is_filtered(editor, iom_focal_point, query, found):
    iom = Agency.objects.get(slug="iom")
    make_action_point(text="Late", agency=None, due="2026-03-09")
    make_action_point(text="Soon", agency=iom, due="2026-03-10")
    make_action_point(text="Done", agency=iom, due="2026-03-11", done_on="2026-03-01")

    response = editor.get(admin_url(ActionPoint, "changelist") + f"?{query}")

    assert [point.text for point in response.context["cl"].result_list] == found


def test_the_desk_counts_what_is_open_and_overdue(editor, iom_focal_point):
    make_action_point(due="2026-03-09")
    make_action_point(due="2026-03-10")

    page = editor.get("/admin/").content.decode()

    for words in ('?standing=open"><b>2</b> ', '?standing=overdue"><b>1</b> '):
        assert page.count(f"/admin/agencies/actionpoint/{words}") == 1
    assert page.count("/admin/agencies/actionpoint/?") == 2, "each is counted once"


# Reminders


def test_who_is_reminded_of_what(point):
    soon = make_action_point(due="2026-03-17")
    make_action_point(due="2026-03-18")
    make_action_point(due="2026-03-01", done_on="2026-03-02")
    make_action_point(due=None)
    draft = make_meeting(publication="draft")
    make_action_point(due="2026-03-10", meeting=draft)
    own = make_action_point(due="2026-03-10", meeting=draft, agency=None)

    assert list(action_points_to_remind(date(2026, 3, 10))) == [point, own, soon]
