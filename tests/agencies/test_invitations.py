"""A contact becomes an account when she is invited, by a link that ends."""

from datetime import date, timedelta
from urllib.parse import urlsplit

import pytest
import time_machine

from agencies.models import Agency, FocalPoint, User
from agencies.people import invitations
from gmg_portal.lib.models import OutgoingMail
from gmg_portal.lib.versions import StaleRecord
from tests.admin_pages import admin_url, open_form, read_form, send
from tests.factories import make_agency, make_body

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client, secretariat):
    client.force_login(secretariat)
    return client


@pytest.fixture
def amina():
    """A contact of an agency who reads French."""
    agency = make_agency(acronym="AGX", acronym_fr="OGX", name="Migration")
    return FocalPoint.objects.create(
        name="Amina", email="amina@iom.example", agency=agency, own_language="fr"
    )


def link_in(mail):
    """The path of the link in a mail."""
    line = next(line for line in mail.text.splitlines() if line.startswith("http"))
    return urlsplit(line).path


def invited(point, by=None):
    mail = invitations.invite(point, by=by)
    point.refresh_from_db()
    return mail


def test_a_contact_who_is_invited_gets_an_account_and_a_letter_in_her_language(amina, secretariat):
    mail = invited(amina, by=secretariat)

    assert not amina.user.has_usable_password()
    assert (amina.user.name, amina.user.language) == ("Amina", "fr")
    assert amina.invited_at
    assert (mail.recipient, mail.language, mail.kind) == ("amina@iom.example", "fr", "invitation")
    assert mail.reply_to == secretariat.email
    assert mail.is_essential
    assert "/fr/invitation/" in mail.text
    assert "OGX" in mail.subject


def test_the_letter_says_for_whom_and_until_when(amina):
    amina.own_language = "en"
    amina.save()
    with time_machine.travel("2026-03-02"):
        mail = invited(amina)

    assert "amina@iom.example" in mail.text
    assert "focal point of AGX" in mail.text
    assert "16 March 2026" in mail.text
    assert "16 March 2026" in mail.html


def test_whoever_has_an_account_is_linked_with_it_and_signs_in_with_it(amina):
    account = User.objects.create_user("Amina@IOM.example", "correct horse battery")

    mail = invited(amina)

    assert amina.user == account
    assert "/invitation/" not in mail.text
    assert "/workspace/" in mail.text


def test_opening_the_link_uses_nothing_up_and_a_post_leads_to_choosing_a_password(client, amina):
    link = link_in(invited(amina))

    for _visit in range(2):
        page = client.get(link)
        assert page.status_code == 200
        assert "amina@iom.example" in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    answer = client.post(link, follow=True)

    assert answer.status_code == 200
    assert answer.redirect_chain[-1][0].endswith("-set-password/")
    page = answer.content.decode()
    assert "password1" in page
    assert "amina@iom.example" in page


def test_somebody_else_is_told_that_going_on_signs_her_out(client, amina, ilo_focal_point):
    amina.own_language = "en"
    amina.save()
    link = link_in(invited(amina))
    assert "You are signed in as" not in client.get(link).content.decode()
    client.force_login(ilo_focal_point)

    page = client.get(link).content.decode()
    client.post(link, follow=True)

    assert "You are signed in as ilo@gmg.example" in page
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(("days", "status"), [(13, 200), (14, 200), (15, 410)])
def test_the_link_may_be_used_until_its_last_day(client, amina, days, status):
    with time_machine.travel("2026-03-02 09:00:00"):
        link = link_in(invited(amina))

    with time_machine.travel(date(2026, 3, 2) + timedelta(days=days)):
        page = client.get(link)
        answer = client.post(link)

    assert page.status_code == status
    assert answer.status_code == (302 if status == 200 else 410)
    assert ("amina@iom.example" in page.content.decode()) == (status == 200)


def test_a_link_that_was_used_is_used_up(client, amina):
    link = link_in(invited(amina))
    amina.user.set_password("chosen by Amina herself")
    amina.user.save()

    page = client.get(link)

    assert page.status_code == 410
    assert client.post(link).status_code == 410
    assert "amina@iom.example" not in page.content.decode()


def test_a_link_of_an_account_that_is_off_opens_nothing(client, amina):
    link = link_in(invited(amina))
    amina.user.is_active = False
    amina.user.save()

    assert client.post(link).status_code == 410


def test_a_token_that_is_none_of_ours_is_a_404(client, amina):
    link = link_in(invited(amina))
    assert (
        client.get(link.replace("/fr/", "/").replace("invitation/", "invitation/x")).status_code
        == 404
    )


def test_inviting_again_sends_a_new_letter(amina):
    first, second = invited(amina), invited(amina)

    assert first.pk != second.pk
    assert User.objects.filter(email="amina@iom.example").count() == 1


def test_of_two_clicks_one_invites(amina):
    invitations.invite(amina, by=None, version=amina.version)
    with pytest.raises(StaleRecord):
        invitations.invite(amina, by=None, version=amina.version)
    assert OutgoingMail.objects.count() == 1


def test_nobody_is_invited_whose_days_are_over_or_whose_account_is_off(amina):
    past = FocalPoint.objects.create(
        email="past@iom.example", agency=amina.agency, first_day="2001-01-01", last_day="2001-02-01"
    )
    User.objects.create_user("amina@iom.example", is_active=False)

    for point in (past, amina):
        with pytest.raises(invitations.ValidationError):
            invitations.invite(point, by=None)
    assert not OutgoingMail.objects.exists()


# In the admin


def test_the_secretariat_looks_at_the_letter_and_invites(editor, amina):
    url = admin_url(FocalPoint, "changelist") + f"{amina.pk}/invite/"
    page = editor.get(url).content.decode()
    assert 'lang="fr"' in page
    assert "/invitation/" not in page
    assert not OutgoingMail.objects.exists()
    fields = read_form(editor.get(url))

    assert send(editor, url, fields, confirm="Invite").status_code == 302
    second = send(editor, url, fields, confirm="Invite")

    assert OutgoingMail.objects.count() == 1
    assert "changed meanwhile" in second.content.decode()


def test_many_are_invited_from_the_list_and_who_cannot_be_is_named(editor, amina):
    over = FocalPoint.objects.create(
        email="past@iom.example", agency=amina.agency, first_day="2001-01-01", last_day="2001-02-01"
    )
    other = FocalPoint.objects.create(email="ben@ilo.example", body=make_body())
    url = admin_url(FocalPoint, "changelist")
    chosen = {"action": "invite", "_selected_action": [amina.pk, over.pk, other.pk]}

    page = editor.post(url, chosen)
    assert "These days are over." in page.content.decode()
    assert not OutgoingMail.objects.exists()
    versions = [f"{point.pk}:{point.version}" for point in (amina, over, other)]
    editor.post(url, {**chosen, "confirm": "Invite", "versions": versions})

    assert set(OutgoingMail.objects.values_list("recipient", flat=True)) == {
        "amina@iom.example",
        "ben@ilo.example",
    }


def test_focal_points_invite_nobody(client, iom_focal_point, amina):
    client.force_login(iom_focal_point)
    url = admin_url(FocalPoint, "changelist") + f"{amina.pk}/invite/"
    assert client.post(url, {"confirm": "1"}, follow=True).status_code == 403
    assert not OutgoingMail.objects.exists()


def test_a_contact_with_the_email_of_an_account_is_linked_with_it(editor):
    user = User.objects.create_user("amina@iom.example", "x")
    url, fields = open_form(editor, FocalPoint, "add")
    values = {"name": "Amina", "email": "AMINA@iom.example", "agency": str(make_agency().pk)}

    assert send(editor, url, fields, **values).status_code == 302

    assert FocalPoint.objects.get().user == user


def test_agencies_without_a_focal_point_are_listed_and_counted(editor, iom_focal_point):
    lonely = make_agency(acronym="ALONE")
    FocalPoint.objects.create(
        email="x@a.example", agency=lonely, first_day="2001-01-01", last_day="2001-01-02"
    )
    url = admin_url(Agency, "changelist")

    found = list(editor.get(url, {"focal_point": "none"}).context["cl"].result_list)
    desk = editor.get("/admin/").content.decode()

    assert found == [lonely]
    assert (
        '<a href="/admin/agencies/agency/?focal_point=none&amp;publication__exact=published">1 '
        in desk
    )
    assert editor.get(url, {"focal_point": "some"}).context["cl"].result_count == 1
