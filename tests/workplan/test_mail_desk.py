"""The secretariat reads the outbox and sends again; it changes no mail and opens nobody's link."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gmg_portal.lib.models import MailState, OutgoingMail
from gmg_portal.lib.notices import tell
from gmg_portal.lib.outbox import put
from gmg_portal.lib.unsubscribing import preference_of, unsubscribe
from tests.factories import make_request

LIST = "/admin/lib/outgoingmail/"
TEXT = (
    "Answer here:\nhttp://127.0.0.1:8000/ar/link/answer/7-0af3:sEcReT_x/\n"
    "http://127.0.0.1:8000/invitation/sEcReT_y/ http://127.0.0.1:8000/activities/train/"
)


@pytest.fixture
def editor(client, secretariat):
    client.force_login(secretariat)
    return client


def put_mail(number=1, state=MailState.SENT, about=()):
    mail = put(
        f"rosa{number}@iom.example", "digest", "one", subject="Hello", text=TEXT, about=about
    )
    OutgoingMail.objects.filter(pk=mail.pk).update(state=state)
    return mail


def address_of(mail, page=""):
    return f"{LIST}{mail.pk}/{page or 'change/'}"


def test_the_secretariat_reads_a_mail_without_its_personal_links(editor, db):
    mail = put_mail()

    page = editor.get(address_of(mail)).content.decode()
    html = editor.get(address_of(mail, "html/"))

    for text in (page, html.content.decode()):
        assert "/ar/link/…" in text
        assert "/invitation/…" in text
        assert "/activities/train/" in text
        assert "sEcReT" not in text
    assert "sandbox" in html["Content-Security-Policy"]
    assert "default-src 'none'" in html["Content-Security-Policy"]
    assert 'name="_save"' not in page
    assert "Send again" not in page


def test_what_is_perhaps_sent_is_sent_again_only_by_hand(editor, db):
    mail = put_mail(state=MailState.UNKNOWN)
    assert "the person may have it already" in editor.get(address_of(mail)).content.decode()

    assert editor.get(address_of(mail, "again/")).status_code == 405
    for _click in range(2):
        editor.post(address_of(mail, "again/"))

    assert OutgoingMail.objects.get().state == MailState.WAITING


def test_the_trace_of_each_request_tells_who_sent_again(editor, secretariat):
    request = make_request()
    mail = put_mail(state=MailState.BOUNCED, about=[request])

    editor.post(address_of(mail, "again/"))

    line = request.history.first()
    assert line.history_change_reason == "mail to be sent again: rosa1@iom.example"
    assert (line.history_user, line.channel) == (secretariat, "admin")
    assert line.on_behalf_of == request.agency.slug


def test_several_are_sent_again_at_once_and_others_stay(editor, db):
    mails = [put_mail(1, MailState.REFUSED), put_mail(2, MailState.BOUNCED), put_mail(3)]
    keys = [mail.pk for mail in mails]
    editor.post(LIST, {"action": "send_these_again", "_selected_action": keys})
    states = list(OutgoingMail.objects.order_by("pk").values_list("state", flat=True))
    assert states == ["waiting", "waiting", "sent"]


def test_nobody_edits_or_deletes_a_mail(editor, db):
    mail = put_mail()
    assert editor.get(f"{LIST}add/").status_code == 403
    assert editor.post(address_of(mail), {"subject": "Bye"}).status_code == 403
    assert editor.post(address_of(mail, "delete/"), {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("page", ["", "html/", "again/"])
def test_focal_points_do_not_see_the_outbox(client, iom_focal_point, page):
    mail = put_mail(state=MailState.UNKNOWN)
    client.force_login(iom_focal_point)
    client.post(address_of(mail, page))
    assert client.get(address_of(mail, page), follow=True).status_code in (403, 405)
    assert OutgoingMail.objects.get().state == MailState.UNKNOWN


@pytest.mark.parametrize("model", ["outgoingmail", "notice", "mailpreference"])
def test_a_list_takes_as_many_queries_for_many_rows(editor, db, model):
    url = reverse(f"admin:lib_{model}_changelist")
    counts = []
    for number in range(12):
        mail = put_mail(number)
        tell(mail.recipient, "overdue", mail).save()
        unsubscribe(preference_of(mail.recipient))
        if number in (1, 2, 11):
            with CaptureQueriesContext(connection) as queries:
                assert editor.get(url).status_code == 200
            counts.append(len(queries))
    assert counts[1] == counts[2] <= 12


@pytest.mark.urls("tests.mailing_urls")
def test_in_development_mails_are_read_on_a_page(client, db):
    mail = put_mail()
    assert "Hello" in client.get("/mails/").content.decode()
    page = client.get(f"/mails/{mail.pk}/").content.decode()
    assert 'href="http://127.0.0.1:8000/ar/link/answer/7-0af3:sEcReT_x/"' in page
    assert "sandbox" in client.get(f"/mails/{mail.pk}/html/")["Content-Security-Policy"]


def test_elsewhere_there_is_no_such_page(client, db):
    assert client.get("/mails/").status_code == 404
    assert client.get(f"/mails/{put_mail().pk}/").status_code == 404
