"""A person's own account: her name, her language, her password, her sessions."""

import pytest
from allauth.usersessions.models import UserSession

from gmg_portal.accounts.receivers import network_of
from gmg_portal.lib.models import OutgoingMail
from tests.accounts.signing_in import is_signed_in, sign_in, words
from tests.conftest import PASSWORD

pytestmark = pytest.mark.django_db

ACCOUNT, SESSIONS = "/account/", "/account/sessions/"


def test_a_person_chooses_the_language_of_her_mails(client, iom_focal_point):
    client.force_login(iom_focal_point)
    assert "Focal point of IOM" in client.get(ACCOUNT).content.decode()
    client.post(ACCOUNT, {"name": "Ada", "language": "fr"})
    iom_focal_point.refresh_from_db()
    assert (iom_focal_point.name, iom_focal_point.language) == ("Ada", "fr")
    assert iom_focal_point.history.first().history_user == iom_focal_point


def test_an_unknown_language_is_refused_and_nothing_is_lost(client, iom_focal_point):
    client.force_login(iom_focal_point)
    page = client.post(ACCOUNT, {"name": "Ada", "language": "xx", "is_staff": "on"})
    assert 'value="Ada"' in page.content.decode()
    iom_focal_point.refresh_from_db()
    assert iom_focal_point.name == "Focal point of IOM"
    assert not iom_focal_point.is_staff


def test_nobody_gives_herself_rights_there(client, iom_focal_point):
    client.force_login(iom_focal_point)
    client.post(
        ACCOUNT, {"name": "Ada", "language": "fr", "is_staff": "on", "email": "a@b.example"}
    )
    iom_focal_point.refresh_from_db()
    assert not iom_focal_point.is_staff
    assert iom_focal_point.email == "iom@gmg.example"


@pytest.mark.parametrize(
    "path", [ACCOUNT, SESSIONS, "/account/2fa/", "/account/password/change/", "/fr/account/"]
)
def test_a_visitor_is_led_to_sign_in_and_back(client, db, path):
    assert client.get(path).url.endswith(f"/account/login/?next={path}")


def test_a_new_password_ends_other_sessions_and_is_told_by_mail_and_trace(client, iom_focal_point):
    other = client.__class__()
    sign_in(client, iom_focal_point)
    sign_in(other, iom_focal_point)
    new = "an unusual sentence of words"
    data = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert client.post("/account/password/change/", data).url == ACCOUNT
    assert client.get("/workspace/").status_code == 200
    assert other.get("/workspace/").status_code == 302
    assert "Your password was changed." in OutgoingMail.objects.get().text
    line = iom_focal_point.history.first()
    assert (line.history_change_reason, line.channel) == ("password changed", "form")
    assert line.history_user == iom_focal_point
    assert line.request_id


def test_two_passwords_that_differ_or_a_wrong_old_one_change_nothing(client, iom_focal_point):
    client.force_login(iom_focal_point)
    new = "an unusual sentence of words"
    for old, again, why in [
        (PASSWORD, "another one altogether", "The two passwords are not the same."),
        ("guessed", new, "This is not your password."),
    ]:
        data = {"oldpassword": old, "password1": new, "password2": again}
        assert why in words(client.post("/account/password/change/", data))
    iom_focal_point.refresh_from_db()
    assert iom_focal_point.check_password(PASSWORD)


def test_old_passwords_are_not_guessed_in_a_session_left_open(client, iom_focal_point):
    client.force_login(iom_focal_point)
    data = {"oldpassword": "guessed", "password1": "x", "password2": "x"}
    answers = [client.post("/account/password/change/", data).status_code for _try in range(6)]
    assert answers == [200] * 5 + [429]


def test_sessions_are_listed_with_the_network_alone_and_ended(client, iom_focal_point):
    others = [client.__class__(REMOTE_ADDR=f"192.0.2.{n}", HTTP_USER_AGENT="Fox") for n in (7, 8)]
    for browser in [client, *others]:
        sign_in(browser, iom_focal_point)
    page = words(client.get(SESSIONS))
    began = UserSession.objects.first().created_at
    assert f"since {began:%-d %B %Y}, {began:%H:%M}" in page
    assert "192.0.2.0" in page
    assert "192.0.2.7" not in page
    assert page.count("Fox") == 2

    session = UserSession.objects.get(session_key=others[0].session.session_key)
    client.post(SESSIONS, {"session": session.pk})
    assert [is_signed_in(each) for each in others] == [False, True]
    client.post(SESSIONS)
    assert not is_signed_in(others[1])
    assert is_signed_in(client)
    told = iom_focal_point.history.values_list("history_change_reason", flat=True)[:2]
    assert list(told) == ["other sessions ended", "session ended"]


def test_nobody_ends_the_sessions_of_others(client, iom_focal_point, ilo_focal_point):
    other = client.__class__()
    sign_in(client, iom_focal_point)
    sign_in(other, ilo_focal_point)
    session = UserSession.objects.get(user=ilo_focal_point)
    for key in (session.pk, "0", "-1", "x", "9" * 40, "²"):
        assert client.post(SESSIONS, {"session": key}).status_code == 404
    assert is_signed_in(other)


def test_what_is_known_of_an_ended_session_is_forgotten(client, iom_focal_point, ilo_focal_point):
    sign_in(client, iom_focal_point)
    client.logout()
    sign_in(client, ilo_focal_point)
    assert [session.user for session in UserSession.objects.all()] == [ilo_focal_point]


def test_addresses_are_cut_to_their_network():
    assert network_of("203.0.113.77") == "203.0.113.0"
    assert network_of("2001:db8:1:2:3:4:5:6") == "2001:db8:1::"
