"""Accounts are made by invitation; focal points have first and last days."""

import pytest

from agencies.models import FocalPoint, User
from tests.admin_pages import admin_url, open_form, send
from tests.factories import make_agency, make_body


@pytest.fixture
def editor(client, secretariat):
    client.force_login(secretariat)
    return client


@pytest.fixture
def owner(client, django_user_model):
    """The one who runs the portal."""
    client.force_login(django_user_model.objects.create_superuser("owner@gmg.example", "x"))
    return client


def test_an_account_is_invited_without_a_password(owner):
    url, fields = open_form(owner, User, "add")
    assert "password1" not in fields

    send(owner, url, fields, email="amina@iom.example", name="Amina")

    user = User.objects.get(email="amina@iom.example")
    assert not user.has_usable_password()
    assert not user.is_staff


def test_an_email_has_one_account_however_it_is_written(owner):
    User.objects.create_user("amina@iom.example", "x")
    url, fields = open_form(owner, User, "add")
    response = send(owner, url, fields, email="AMINA@iom.example")
    assert response.status_code == 200
    assert "already" in response.content.decode()


def test_nobody_deletes_an_account(owner):
    user = User.objects.create_user("amina@iom.example", "x")
    assert owner.post(admin_url(user, "delete"), {"post": "yes"}).status_code == 403
    assert User.objects.filter(pk=user.pk).exists()


def test_the_secretariat_reads_accounts_and_changes_none(editor):
    user = User.objects.create_user("amina@iom.example", "x")
    assert editor.get(admin_url(user)).status_code == 200
    assert editor.get(admin_url(User, "add")).status_code == 403

    response = editor.post(admin_url(user), {"email": "amina@iom.example", "is_superuser": "on"})

    assert response.status_code == 403
    user.refresh_from_db()
    assert not user.is_superuser


def test_the_secretariat_names_a_focal_point(editor):
    agency = make_agency()
    url, fields = open_form(editor, FocalPoint, "add")
    values = {"name": "Amina", "email": "amina@iom.example", "agency": str(agency.pk)}

    assert send(editor, url, fields, **values).status_code == 302

    point = FocalPoint.objects.get()
    assert (point.agency, point.role) == (agency, "submitter")
    assert point.history.count() == 1


@pytest.mark.parametrize("changes", [{"email": ""}, {"agency": ""}, {"last_day": "1999-12-31"}])
def test_a_focal_point_that_cannot_be_is_refused(editor, changes):
    agency = make_agency()
    url, fields = open_form(editor, FocalPoint, "add")
    values = {"name": "Amina", "email": "amina@iom.example", "agency": str(agency.pk)}
    response = send(editor, url, fields, **{**values, **changes})
    assert response.status_code == 200
    assert response.context["adminform"].form.errors
    assert not FocalPoint.objects.exists()


def test_a_focal_point_stands_for_an_agency_or_a_body(editor):
    url, fields = open_form(editor, FocalPoint, "add")
    values = {"email": "amina@iom.example", "agency": str(make_agency().pk)}
    response = send(editor, url, fields, **values, body=str(make_body().pk))
    assert "Choose an agency or a body, and not both." in response.content.decode()


def test_rights_that_ended_are_listed_with_those_of_the_alternates(editor):
    past = {"first_day": "2001-01-01", "last_day": "2001-02-01"}
    agency = make_agency()
    over = FocalPoint.objects.create(agency=agency, email="over@iom.example", **past)
    alternate = FocalPoint.objects.create(
        agency=agency, email="alternate@iom.example", first_day="2001-01-01", alternate_for=over
    )
    FocalPoint.objects.create(agency=agency, email="here@iom.example")

    page = editor.get(admin_url(FocalPoint, "changelist"), {"rights": "past"})

    assert set(page.context["cl"].result_list) == {over, alternate}


def test_who_may_not_enter_the_admin_is_told_and_not_sent_in_circles(client, iom_focal_point):
    client.force_login(iom_focal_point)
    assert client.get("/admin/", follow=True).status_code == 403
    assert client.get("/admin/login/").status_code == 403


def test_who_is_signed_in_is_not_asked_again(editor):
    assert editor.get("/admin/login/")["Location"] == "/admin/"
