"""Mail is put into the outbox once, and nobody writes a header through a name."""

from gmg_portal.lib.models import MailState, MailSubject, Notice, OutgoingMail
from gmg_portal.lib.notices import tell
from gmg_portal.lib.outbox import put
from tests.factories import make_agency

ROSA = "rosa@iom.example"


def put_mail(recipient=ROSA, key="greeting", **values):
    return put(recipient, "greeting", key, **{"subject": "Hello", "text": "Good day.", **values})


def test_a_person_gets_a_mail_of_a_key_once(db):
    first = put_mail()
    again = put_mail(recipient="Rosa@IOM.example", subject="Hello again")

    assert again.pk == first.pk
    assert OutgoingMail.objects.get().subject == "Hello"


def test_two_people_get_a_mail_of_the_same_key(db):
    put_mail()
    put_mail(recipient="ivo@ilo.example")
    assert OutgoingMail.objects.count() == 2


def test_nobody_writes_a_header_through_a_name_or_a_subject(db):
    mail = put_mail(
        subject="Hello\r\nBcc: all@example.org\x0b\u2028!",
        name="Rosa\nX-Evil: 1\x00",
        reply_to="sam@gmg.example\nBcc: all@example.org",
        cc=["ann@iom.example", "ann@iom.example\nBcc: all@example.org"],
    )

    mail.refresh_from_db()
    assert mail.subject == "Hello Bcc: all@example.org !"
    assert mail.recipient_name == "Rosa X-Evil: 1"
    assert mail.reply_to == ""
    assert mail.cc == ["ann@iom.example"]


def test_a_text_keeps_its_lines_and_no_control_characters(db):
    mail = put_mail(text="One\n\tTwo\x00\x0b\ud800", subject="s" * 400)
    mail.refresh_from_db()
    assert mail.text == "One\n\tTwo"
    assert len(mail.subject) == 300


def test_a_plain_text_is_also_put_as_a_page(db):
    mail = put_mail(text="One <b>\n\nhttps://example.org/a", language="ar")
    assert '<html lang="ar" dir="rtl">' in mail.html
    assert "<p>One &lt;b&gt;</p>" in mail.html
    assert '<a href="https://example.org/a"' in mail.html


def test_what_is_no_address_is_kept_and_seen(db):
    for address in ["", "rosa", "r" * 300 + "@iom.example", "rosa@iom.example\x00\nBcc: all"]:
        mail = put_mail(recipient=address)
        assert mail.state == MailState.REFUSED, address
    assert OutgoingMail.objects.count() == 4


def test_a_mail_names_each_record_that_it_is_about_once(db):
    agency = make_agency()
    put_mail(about=[agency, agency])
    subject = MailSubject.objects.get()
    assert (subject.model, subject.key) == ("agencies.agency", agency.pk)


def test_a_person_is_told_a_thing_once(db):
    agency = make_agency()

    first = tell(ROSA, "overdue", agency, due="2026-11-22", days=7)
    again = tell("ROSA@iom.example", "overdue", agency, due="2026-11-22", days=8)
    later = tell(ROSA, "overdue", agency, due="2026-11-29")

    assert again.pk == first.pk != later.pk
    assert Notice.objects.count() == 2
    assert first.words == {"days": 7}
