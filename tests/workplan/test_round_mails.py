"""Before a round writes to twenty people, the secretariat reads what they would get."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from agencies.models import FocalPoint
from gmg_portal.lib.models import MailPreference, Notice, OutgoingMail
from tests.factories import make_activity, make_agency, make_request, make_round
from workplan.mail.reminding import remind
from workplan.models import SignedLink, UpdateAnswer
from workplan.reporting import writing

TODAY, DUE = date(2026, 11, 24), date(2026, 12, 24)


@pytest.fixture(autouse=True)
def day(db):
    with time_machine.travel(datetime(2026, 11, 24, 8, 0, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def activities():
    plan = None
    found = []
    for name in ("rosa", "ivo"):
        agency = make_agency(acronym=name.upper())
        FocalPoint.objects.create(
            agency=agency, email=f"{name}@un.example", name=name.title(), first_day=TODAY
        )
        values = {"plan": plan} if plan else {}
        found.append(make_activity(leads=[agency], title=f"Work of {name}", **values))
        plan = found[0].plan
    found.append(make_activity(leads=[make_agency(acronym="NOBODY")], plan=plan))
    return found


@pytest.fixture
def editor(client, secretariat):
    client.force_login(secretariat)
    return client


def mails_url(round_, page=""):
    return f"/admin/workplan/reportinground/{round_.pk}/mails/{page}"


def point(name):
    return FocalPoint.objects.get(name=name).pk


def nothing_was_kept():
    return not any(
        model.objects.exists() for model in (OutgoingMail, Notice, SignedLink, MailPreference)
    )


@pytest.mark.parametrize("is_open", [True, False])
def test_the_secretariat_reads_each_mail_before_it_goes(editor, activities, is_open):
    round_ = make_round(activities, is_open=is_open, due_on=DUE, title="Closing round")

    page = editor.get(mails_url(round_), {"to": point("Ivo")}).content.decode()

    assert "2 mails would go out" in page
    assert "NOBODY has no focal point today" in page
    assert "Dear Ivo," in page
    assert "Work of ivo" in page
    assert "Work of rosa" not in page
    assert "personal link, not shown" in page
    assert "/link/" not in page
    assert ("Put into the outbox" in page) == is_open
    assert nothing_was_kept()


def test_a_mail_is_read_in_each_language_and_as_a_page(editor, activities):
    round_ = make_round(activities, due_on=DUE)
    chosen = {"to": point("Rosa"), "language": "ar"}

    page = editor.get(mails_url(round_), chosen)
    html = editor.get(mails_url(round_, "html/"), chosen)

    assert 'lang="ar"' in page.content.decode()
    assert '<html lang="ar" dir="rtl">' in html.content.decode()
    assert "sandbox" in html["Content-Security-Policy"]
    assert nothing_was_kept()


def test_who_got_a_mail_today_gets_that_of_a_round_tomorrow(editor, activities):
    make_request(activities[0].agency_links.get().agency, due_on=DUE)
    remind(TODAY)
    opened = make_round(activities, due_on=DUE)
    to_come = make_round(activities, due_on=DUE, is_open=False)

    page = editor.get(mails_url(opened)).content.decode()

    assert "1 mail would go out" in page
    assert "Rosa got a mail today already" in page
    assert "2 mails would go out" in editor.get(mails_url(to_come)).content.decode()


def test_then_they_go_into_the_outbox_once(editor, activities):
    round_ = make_round(activities, due_on=DUE)
    for _click in range(2):
        editor.post(mails_url(round_))
    assert sorted(mail.recipient for mail in OutgoingMail.objects.all()) == [
        "ivo@un.example",
        "rosa@un.example",
    ]
    assert "/link/answer/" in OutgoingMail.objects.first().text
    assert "0 mails would go out" in editor.get(mails_url(round_)).content.decode()


def test_a_round_that_is_not_open_writes_to_nobody(editor, activities):
    round_ = make_round(activities, due_on=DUE, is_open=False)
    editor.post(mails_url(round_))
    assert nothing_was_kept()


def test_who_answered_meanwhile_gets_no_mail(editor, activities):
    round_ = make_round(activities, due_on=DUE)
    writing.answer(round_.requests.get(activity=activities[0]), UpdateAnswer.NO_CHANGE)
    editor.post(mails_url(round_))
    assert [mail.recipient for mail in OutgoingMail.objects.all()] == ["ivo@un.example"]


def test_what_is_asked_wrongly_is_answered(editor, activities):
    round_ = make_round(activities, due_on=DUE)
    for query in ({"to": "x"}, {"to": 0}, {"language": "xx"}):
        assert editor.get(mails_url(round_), query).status_code == 400, query
        assert editor.get(mails_url(round_, "html/"), query).status_code == 404, query
    assert editor.get("/admin/workplan/reportinground/999999/mails/").status_code == 404


def test_focal_points_do_not_see_them(client, activities, iom_focal_point):
    round_ = make_round(activities, due_on=DUE)
    client.force_login(iom_focal_point)
    assert client.get(mails_url(round_), follow=True).status_code == 403
    client.post(mails_url(round_))
    assert nothing_was_kept()
