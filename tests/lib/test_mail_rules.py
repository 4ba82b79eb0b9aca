"""The rules of the outbox hold in the database, whoever writes there."""

import pytest
from django.db import IntegrityError, transaction

from gmg_portal.lib.models import MailPreference, MailSubject, Notice, OutgoingMail

MAIL = {"kind": "greeting", "key": "one", "subject": "Hello", "text": "Good day."}
NOTICE = {"kind": "overdue", "model": "workplan.reportrequest", "key": 1, "due": "2026-11-22"}


def mail(number=1, recipient="rosa@iom.example", **values):
    return OutgoingMail(
        **{**MAIL, "recipient": recipient, "message_id": f"<{number}@portal>", **values}
    )


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [mail(), mail(2, "Rosa@iom.example")], id="a_person_gets_a_mail_of_a_key_once"
        ),
        pytest.param([mail(), mail(1, key="two")], id="a_mail_has_a_name_of_its_own"),
        pytest.param([mail(state="lost")], id="a_mail_has_a_known_state"),
        pytest.param(
            [Notice(recipient=each, **NOTICE) for each in ("rosa@x.example", "ROSA@x.example")],
            id="a_person_is_told_a_thing_once",
        ),
        pytest.param(
            [MailPreference(email=each) for each in ("rosa@x.example", "ROSA@x.example")],
            id="an_address_has_one_preference",
        ),
    ],
)
def test_the_database_refuses(db, rows):
    *fine, wrong = rows
    for row in fine:
        row.pk = None
        row.save(force_insert=True)
    wrong.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        wrong.save(force_insert=True)


def test_a_mail_names_a_record_once(db):
    row = mail()
    row.save()
    MailSubject.objects.create(mail=row, model="agencies.agency", key=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        MailSubject.objects.create(mail=row, model="agencies.agency", key=1)
