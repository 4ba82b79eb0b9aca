"""Who comes in by e-mail and password, where she lands, and what a stranger learns."""

from datetime import timedelta
from urllib.parse import unquote

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client
from django.utils import timezone

from agencies.models import User
from gmg_portal.lib.models import OutgoingMail
from tests.accounts.signing_in import LOGIN, TOO_MANY, is_signed_in, sign_in, words
from tests.conftest import PASSWORD

pytestmark = pytest.mark.django_db

WRONG = "The e-mail or the password is not right."


def test_the_secretariat_lands_in_the_admin_and_a_focal_point_in_the_workspace(
    client, secretariat, iom_focal_point
):
    assert sign_in(client, secretariat).url == "/admin/"
    client.logout()
    assert sign_in(client, iom_focal_point).url == "/workspace/"


def test_somebody_goes_on_to_the_page_she_wanted_and_to_none_elsewhere(client, iom_focal_point):
    assert sign_in(client, iom_focal_point, next="/activities/?page=2").url == "/activities/?page=2"
    for elsewhere in ["https://evil.example/", "//evil.example/", "javascript:alert(1)"]:
        client.logout()
        assert sign_in(client, iom_focal_point, next=elsewhere).url == "/workspace/"


def test_a_session_that_somebody_else_began_does_not_become_hers(client, iom_focal_point):
    session = client.session
    session["planted"] = "by somebody else"
    session.save()
    planted = session.session_key
    client.cookies["session"] = planted

    sign_in(client, iom_focal_point)

    assert is_signed_in(client)
    assert client.session.session_key != planted
    assert not session.exists(planted)


def test_the_case_of_the_email_and_spaces_around_it_do_not_matter(client, iom_focal_point):
    assert sign_in(client, " IOM@GMG.example ").status_code == 302
    assert is_signed_in(client)


def test_a_stranger_is_told_the_same_for_every_name(client, iom_focal_point):
    known, unknown = (
        words(sign_in(client, email, "not her password at all"))
        for email in (iom_focal_point.email, "nobody@gmg.example")
    )
    assert WRONG in known
    assert known.replace(iom_focal_point.email, "") == unknown.replace("nobody@gmg.example", "")


def test_a_password_is_worked_out_for_an_unknown_name_too(client, iom_focal_point, monkeypatch):
    """The time of an answer is that of its hashes: as many for an unknown name as for a known."""
    counted = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(
        MD5PasswordHasher, "encode", lambda *args: counted.append(1) or encode(*args)
    )
    sign_in(client, iom_focal_point, "not her password at all")
    for_known = len(counted)
    sign_in(client, "nobody@gmg.example", "not her password at all")
    assert len(counted) == 2 * for_known > 0


def test_an_account_that_is_switched_off_does_not_open(client, iom_focal_point):
    iom_focal_point.is_active = False
    iom_focal_point.save()
    response = sign_in(client, iom_focal_point)
    assert response.url == "/account/inactive/"
    assert not is_signed_in(client)
    assert "This account is switched off" in words(client.get(response.url))


def test_five_failures_stop_an_account_from_everywhere(client, iom_focal_point, ilo_focal_point):
    for number in range(5):
        sign_in(client, iom_focal_point, "wrong", REMOTE_ADDR=f"192.0.2.{number}")
        client.defaults["REMOTE_ADDR"] = f"192.0.2.{number + 1}"
    assert TOO_MANY in words(sign_in(client, iom_focal_point))
    assert sign_in(client, ilo_focal_point).status_code == 302


def test_five_failures_stop_an_address_for_all_accounts(client, iom_focal_point):
    for number in range(5):
        sign_in(client, f"guess{number}@gmg.example", "wrong")
    assert TOO_MANY in words(sign_in(client, iom_focal_point))
    client.defaults["REMOTE_ADDR"] = "192.0.2.77"
    assert sign_in(client, iom_focal_point).status_code == 302


def test_successes_do_not_wash_failures_away(client, iom_focal_point):
    """Whoever signs in to her own account in between does not get more guesses."""
    for number in range(5):
        sign_in(client, f"guess{number}@gmg.example", "wrong")
        if number < 4:
            sign_in(client, iom_focal_point)
            client.logout()
    assert TOO_MANY in words(sign_in(client, "guess9@gmg.example", "wrong"))


def test_the_admin_has_the_same_door(client, secretariat):
    assert client.get("/admin/login/").url == f"{LOGIN}?next=/admin/"
    assert client.post("/admin/login/", {"username": secretariat.email, "password": PASSWORD}).url
    assert not is_signed_in(client)


@pytest.mark.parametrize(
    ("days", "opens"),
    [
        ({}, True),
        ({"staff_first_day": 1}, False),
        ({"staff_last_day": -1}, False),
        ({"staff_first_day": 0, "staff_last_day": 0}, True),
    ],
)
def test_the_admin_opens_in_the_days_of_the_secretariat(client, secretariat, days, opens):
    for name, offset in days.items():
        setattr(secretariat, name, timezone.localdate() + timedelta(days=offset))
    secretariat.save()
    response = sign_in(client, secretariat)
    assert response.url == ("/admin/" if opens else "/workspace/")
    assert client.get("/admin/").status_code == (200 if opens else 302)
    assert client.get("/admin/", follow=True).status_code == (200 if opens else 403)


def test_signing_out_asks_and_needs_a_post(client, iom_focal_point):
    client.force_login(iom_focal_point)
    assert "Stay signed in" in words(client.get("/account/logout/"))
    assert is_signed_in(client)
    client.post("/account/logout/")
    assert not is_signed_in(client)


@pytest.mark.parametrize(
    "path",
    [
        "/account/email/",
        "/account/confirm-email/",
        "/account/confirm-email/abc:def/",
        "/account/login/code/confirm/",
        "/account/3rdparty/",
        "/account/3rdparty/signup/",
        "/account/social/signup/",
        "/account/social/connections/",
        "/fr/account/email/",
    ],
)
def test_pages_that_make_no_sense_are_not_there(client, iom_focal_point, path):
    assert client.get(path).status_code == 404
    client.force_login(iom_focal_point)
    assert client.get(path).status_code == 404
    assert client.post(path, {"email": "other@gmg.example", "action_add": ""}).status_code == 404


def test_nobody_signs_up(client, db):
    page = client.get("/account/signup/")
    assert "Accounts are by invitation" in words(page)
    password = "an unusual sentence of words"
    data = {"email": "new@gmg.example", "password1": password, "password2": password}
    assert "Accounts are by invitation" in words(client.post("/account/signup/", data))
    assert client.post("/account/signup/passkey/", data).status_code == 404
    assert not User.objects.exists()


def test_a_forgotten_password_is_mailed_a_link_that_works_once(client, iom_focal_point):
    iom_focal_point.language = "fr"
    iom_focal_point.save()
    client.post("/account/password/reset/", {"email": iom_focal_point.email.upper()})
    mail = OutgoingMail.objects.get()
    assert (mail.recipient, mail.language, mail.is_essential) == ("iom@gmg.example", "fr", True)
    link = next(line for line in mail.text.splitlines() if "/password/reset/key/" in line)
    path = "/" + link.split("/", 3)[3]
    assert path.startswith("/fr/account/")

    form = client.get(path).url
    password = "an unusual sentence of words"
    client.post(form, {"password1": password, "password2": password})

    client.logout()
    assert sign_in(client, iom_focal_point, password).status_code == 302
    client.logout()
    page = client.get(path)
    assert page.status_code == 200
    assert "password1" not in page.content.decode()


def test_who_asks_for_a_link_does_not_learn_who_has_an_account(client, iom_focal_point):
    answers = [
        client.post("/account/password/reset/", {"email": email}).url
        for email in (iom_focal_point.email, "nobody@gmg.example")
    ]
    assert answers == ["/account/password/reset/done/"] * 2
    assert [mail.recipient for mail in OutgoingMail.objects.all()] == [iom_focal_point.email]


def test_whoever_reads_the_mail_of_a_stopped_account_may_try_again(client, iom_focal_point):
    for number in range(5):
        client.defaults["REMOTE_ADDR"] = f"192.0.2.{number}"
        sign_in(client, iom_focal_point, "wrong")
    client.defaults["REMOTE_ADDR"] = "192.0.2.50"
    client.post("/account/password/reset/", {"email": iom_focal_point.email})
    link = OutgoingMail.objects.get(kind="password_reset").text.split("://", 1)[1].split()[0]
    form = client.get("/" + link.split("/", 1)[1]).url
    password = "an unusual sentence of words"
    client.post(form, {"password1": password, "password2": password})
    assert sign_in(client, iom_focal_point, password).status_code == 302


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("short words", "too short"),
        ("password1234", "too common"),
        ("iom@gmg.example", "too similar"),
    ],
)
def test_weak_passwords_are_refused(client, iom_focal_point, password, why):
    client.force_login(iom_focal_point)
    data = {"oldpassword": PASSWORD, "password1": password, "password2": password}
    assert why in words(client.post("/account/password/change/", data))
    iom_focal_point.refresh_from_db()
    assert iom_focal_point.check_password(PASSWORD)


def test_a_form_sent_without_a_session_is_found_again_after_sign_in(client, iom_focal_point):
    """Its address may take forms alone; the page is the one that it stood on."""
    stood_on = "http://testserver/workspace/alternates/?from=mail"
    response = client.post("/workspace/alternates/", {}, headers={"referer": stood_on})
    wanted = unquote(response.url.partition("?next=")[2])
    assert wanted == "/workspace/alternates/?from=mail"
    assert "Your session had ended" in words(client.get("/account/login/"))
    assert sign_in(client, iom_focal_point, next=wanted).url == wanted


def test_a_form_from_elsewhere_leads_to_the_address_that_it_was_sent_to(client, db):
    elsewhere = {"referer": "https://evil.example/x"}
    response = client.post("/workspace/alternates/", {}, headers=elsewhere)
    assert unquote(response.url).endswith("?next=/workspace/alternates/")


def test_a_form_that_was_open_too_long_says_that_its_text_is_still_there(iom_focal_point):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(iom_focal_point)
    page = strict.post("/account/", {"name": "Ada", "language": "fr"})
    assert page.status_code == 403
    assert "what you typed is still in the form" in words(page)
