"""Ten editors at once: one succeeds and nine are told."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client

from agencies.models import SECRETARIAT, Agency, FocalPoint, User
from tests.admin_pages import admin_url, open_form, read_form, send
from tests.factories import make_agency, make_theme

CROWD = 10


@pytest.fixture
def editors(transactional_db):
    """Ten people of the secretariat, each signed in."""
    group = Group.objects.get_or_create(name=SECRETARIAT)[0]
    clients = []
    for number in range(CROWD):
        user = User.objects.create_user(f"editor{number}@gmg.example", "x", is_staff=True)
        user.is_superuser = True
        user.save()
        user.groups.add(group)
        clients.append(Client())
        clients[-1].force_login(user)
    return clients


def at_once(editors, act):
    """What `act(number, client)` returns for each, all of them at the same moment."""
    barrier = Barrier(len(editors))

    def run(pair):
        barrier.wait()
        try:
            return act(*pair)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(editors)) as pool:
        return list(pool.map(run, enumerate(editors)))


def test_one_saves_the_record_and_nine_are_told(editors):
    agency = make_agency(name="A name")
    forms = [open_form(client, agency) for client in editors]

    def save(number, client):
        url, fields = forms[number]
        return send(client, url, fields, name_en=f"Name {number}")

    responses = at_once(editors, save)

    assert Counter(response.status_code for response in responses) == {302: 1, 409: 9}
    (winner,) = [n for n, response in enumerate(responses) if response.status_code == 302]
    agency.refresh_from_db()
    assert (agency.name_en, agency.version) == (f"Name {winner}", 2)
    assert agency.history.count() == 2
    for number, response in enumerate(responses):
        if number != winner:
            assert read_form(response)["name_en"] == [f"Name {number}"], "her text is kept"


def test_one_saves_the_row_and_nine_are_told(editors):
    agency = make_agency(aliases=["An alias"])
    forms = [open_form(client, agency) for client in editors]

    def save(number, client):
        url, fields = forms[number]
        return send(client, url, fields, **{"aliases-0-alias": f"Alias {number}"})

    responses = at_once(editors, save)

    assert Counter(response.status_code for response in responses) == {302: 1, 409: 9}
    alias = agency.aliases.get()
    assert (alias.version, alias.history.count()) == (2, 2)


def test_ten_that_add_the_same_record_make_one(editors):
    def add(number, client):
        url, fields = open_form(client, Agency, "add")
        values = {"acronym_en": "IOM", "name_en": "Migration", "kind": "related_organization"}
        return send(client, url, fields, **values)

    responses = at_once(editors, add)

    assert Counter(response.status_code for response in responses) == {302: 1, 200: 9}
    assert Agency.objects.get().slug == "iom"


def test_ten_clicks_that_add_a_focal_point_make_one(editors):
    agency = make_agency()
    url, fields = open_form(editors[0], FocalPoint, "add")

    def add(number, client):
        values = {"name": "Amina", "email": "amina@iom.example", "agency": str(agency.pk)}
        return send(client, url, fields, **values)

    responses = at_once(editors, add)

    assert Counter(response.status_code for response in responses) == {302: 1, 200: 9}
    assert FocalPoint.objects.count() == 1


def test_one_restores_a_version_and_nine_are_told(editors):
    theme = make_theme(name="Before")
    first = theme.history.first()
    theme.name_en = "After"
    theme.save()
    url = admin_url(theme, "version", first.history_id)

    at_once(editors, lambda number, client: client.post(url, {"read_version": "2"}))

    theme.refresh_from_db()
    assert (theme.name_en, theme.version, theme.history.count()) == ("Before", 3, 3)
