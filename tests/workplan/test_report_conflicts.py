"""Two people write one report: both texts are shown, and nothing that somebody typed is lost."""

import re
from concurrent.futures import ThreadPoolExecutor
from html import unescape

import pytest
from django.db import connection
from django.test import Client

from agencies.models import Agency, FocalPoint, User
from tests.factories import make_report, make_request
from tests.reports import TYPED, url_of, write
from workplan.models import ProgressUpdate

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(client, iom_focal_point):
    client.force_login(iom_focal_point)
    return make_request(Agency.objects.get(slug="iom"))


@pytest.fixture
def colleague(asked):
    """A second focal point of the same agency, in a browser of her own."""
    user = User.objects.create_user("second@iom.example", name="Ben Second")
    FocalPoint.objects.create(user=user, agency=asked.agency, first_day="2000-01-01")
    client = Client()
    client.force_login(user)
    return client


def the_report():
    return ProgressUpdate.objects.get()


def text_of(page):
    return unescape(page.content.decode())


def test_a_stale_save_shows_both_texts_and_saves_hers_once_she_saw_them(client, asked, colleague):
    draft = make_report(asked, what_changed="We met.")
    write(colleague, asked.activity, update=draft, **TYPED, challenges="Money")

    mine = {"status": "ongoing", "what_changed": "We wrote.", "next_steps": "Go on"}
    page = write(client, asked.activity, update=draft, **mine)

    assert page.status_code == 409
    assert "Ben Second saved on" in text_of(page)
    saved = re.sub("<del>.*?</del>|</?ins>", "", text_of(page))
    assert '<div dir="auto">The network met.</div>' in saved
    assert ">\nWe wrote.</textarea>" in text_of(page)
    assert the_report().values["what_changed"] == "The network met."
    version = the_report().version
    again = {**mine, "challenges": "Money", "accept_version": version}
    assert write(client, asked.activity, update=draft, **again).status_code == 302
    values = the_report().values
    assert (values["what_changed"], values["challenges"]) == ("We wrote.", "Money")


def test_what_the_writer_left_alone_takes_what_is_saved(client, asked, colleague):
    draft = make_report(asked, **TYPED)
    write(colleague, asked.activity, update=draft, **TYPED, challenges="Money")

    page = write(client, asked.activity, update=draft, **TYPED, next_steps="Go on")

    assert page.status_code == 409
    assert 'name="challenges" value="Money"' in text_of(page)
    assert [field.name for field, _each in page.context["clash"].differences] == ["next_steps"]


def test_what_was_chosen_is_shown_in_words(client, asked, colleague):
    draft = make_report(asked, status="ongoing", what_changed="We met.")
    write(colleague, asked.activity, update=draft, status="delayed", language="fr")

    page = write(client, asked.activity, update=draft, status="completed", language="es")

    shown = {field.name: each for field, each in page.context["clash"].differences}
    assert (shown["status"].saved, shown["status"].mine) == ("Delayed", "Completed")
    assert (shown["language"].saved, shown["language"].mine) == ("Français", "Español")


def test_who_changed_nothing_meets_no_conflict(client, asked, colleague):
    draft = make_report(asked, **TYPED)
    write(colleague, asked.activity, update=draft, **TYPED, challenges="Money")

    assert write(client, asked.activity, update=draft, **TYPED).status_code == 302
    assert the_report().values["challenges"] == "Money"


def test_the_same_text_twice_is_saved_once(client, asked):
    write(client, asked.activity, **TYPED)
    draft = the_report()

    write(client, asked.activity, update=draft, **TYPED)
    write(client, asked.activity, **TYPED)  # a second tab, opened before there was a draft

    assert the_report().version == draft.version
    assert write(client, asked.activity, what_changed="Other").status_code == 409


def test_a_double_click_on_submit_is_one_report(client, asked):
    first = write(client, asked.activity, "submit", **TYPED)
    second = write(client, asked.activity, "submit", **TYPED)

    assert (first.status_code, second.status_code) == (302, 302)
    assert the_report().events.count() == 1
    assert b"In review" in client.get(second.url).content


def test_what_was_typed_while_a_colleague_sent_it_is_saved_by_taking_it_back(
    client, asked, colleague
):
    draft = make_report(asked, **TYPED)
    write(colleague, asked.activity, "submit", draft, **TYPED)

    mine = {"status": "ongoing", "what_changed": "We wrote."}
    page = write(client, asked.activity, update=draft, **mine)
    assert page.status_code == 409
    assert ">\nWe wrote.</textarea>" in text_of(page)
    write(client, asked.activity, "take_back", draft, **mine)

    assert (the_report().state, the_report().values["what_changed"]) == ("draft", "We wrote.")


def test_take_back_overwrites_nobody_who_took_it_back_first(client, asked, colleague):
    draft = make_report(asked, "submitted", **TYPED)
    write(colleague, asked.activity, "take_back")
    draft.refresh_from_db()
    write(colleague, asked.activity, update=draft, status="ongoing", what_changed="Hers")

    mine = {"status": "ongoing", "what_changed": "Mine"}
    page = write(client, asked.activity, "take_back", draft, **mine)

    assert page.status_code == 409
    assert the_report().values["what_changed"] == "Hers"


def test_a_round_that_closed_keeps_the_text_and_says_so(client, asked, secretariat):
    draft = make_report(asked, **TYPED)
    asked.round.close(by=secretariat)

    typed = {"status": "completed", "what_changed": "It is done."}
    page = write(client, asked.activity, "submit", draft, **typed)

    assert page.status_code == 409
    assert "is closed. Your text is kept" in text_of(page)
    assert (the_report().state, the_report().values["what_changed"]) == ("draft", "It is done.")


def test_what_was_accepted_meanwhile_becomes_a_new_draft(client, asked, secretariat):
    report = make_report(asked, "accepted", **TYPED, reviewer=secretariat)

    write(client, asked.activity, update=report, status="completed", what_changed="And more.")

    newest = ProgressUpdate.objects.reports().open().get()
    assert (newest.pk != report.pk, newest.values["what_changed"]) == (True, "And more.")


@pytest.mark.django_db(transaction=True)
def test_ten_writers_at_once_lose_and_double_nothing(iom_focal_point):
    asked = make_request(Agency.objects.get(slug="iom"))
    url = url_of(asked.activity)

    clients = [Client() for _each in range(10)]
    for client in clients:
        client.force_login(iom_focal_point)

    def writer(number):
        try:
            return write(clients[number], None, url=url, what_changed=f"Text {number}")
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(writer, range(10)))

    saved = the_report().values["what_changed"]
    assert sorted(answer.status_code for answer in answers) == [302, *[409] * 9]
    for number, answer in enumerate(answers):
        text = f"Text {number}"
        is_kept = saved == text if answer.status_code == 302 else f">\n{text}<" in text_of(answer)
        assert is_kept, number
    assert the_report().history.count() == 2
