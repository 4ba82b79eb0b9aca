"""A colleague helps with a draft, a boss looks at it: by links, without an account."""

from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from agencies.models import Agency
from gmg_portal.lib.models import Notice
from tests.factories import make_report, make_request, make_update
from tests.reports import TYPED, a_file, url_of, write
from workplan.models import Contribution, LinkPurpose, ProgressUpdate, SignedLink
from workplan.reporting import sharing

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(client, iom_focal_point):
    client.force_login(iom_focal_point)
    return make_request(Agency.objects.get(slug="iom"))


@pytest.fixture
def draft(asked):
    return make_report(asked, **TYPED)


@pytest.fixture
def ana():
    """A colleague without an account."""
    return Client()


def make_link(draft, purpose=LinkPurpose.DRAFT):
    return sharing.share(draft, purpose, by=None)


def answer(ana, link, name="Ana", **typed):
    url = link.get_absolute_url()
    return write(ana, None, update=link.update, url=url, name=name, **typed)


def text_of(page):
    return unescape(page.content.decode())


def test_she_asks_a_colleague_whose_words_come_into_the_draft(client, asked, draft, ana):
    make_update(activity=asked.activity, what_changed="It began.", reported="2014")
    write(client, asked.activity, "ask", draft, **TYPED)
    link = SignedLink.objects.get()
    assert link.get_absolute_url() in text_of(client.get(url_of(asked.activity)))
    page = text_of(ana.get(link.get_absolute_url()))
    assert ("The network met." in page, "It began." in page) == (True, True)

    answer(ana, link, **TYPED, challenges="Money")

    update = ProgressUpdate.objects.reports().get()
    assert (update.state, update.values["challenges"]) == ("draft", "Money")
    assert (Contribution.objects.get().name, link.update.events.count()) == ("Ana", 0)
    assert Notice.objects.get(kind="colleague_asked").recipient == "iom@gmg.example"
    page = text_of(client.get(url_of(asked.activity)))
    assert page.count("from Ana by link") == 1
    write(client, asked.activity, update=update, **TYPED, challenges="More money")
    assert "from Ana by link" not in text_of(client.get(url_of(asked.activity)))


def test_she_never_sends_and_says_her_name(ana, draft):
    link = make_link(draft)

    page = answer(ana, link, name=" ", what_changed="Mine", do="submit")
    assert page.status_code == 400
    assert ">\nMine</textarea>" in text_of(page)
    answer(ana, link, what_changed="Mine", do="submit")

    update = ProgressUpdate.objects.get()
    assert (update.state, update.values["what_changed"]) == ("draft", "Mine")


def test_she_is_led_to_each_field_that_is_wrong(ana, draft):
    page = text_of(answer(ana, make_link(draft), name=" ", what_changed="x" * 20_001))

    alert = page[page.index('role="alert"') : page.index('id="report"')]
    assert '<a href="#id_what_changed">' in alert
    assert '<a href="#id_name">' in alert


def test_she_is_shown_what_was_saved_since(client, asked, draft, ana):
    link = make_link(draft)
    write(client, asked.activity, update=draft, what_changed="Saved first")

    page = answer(ana, link, what_changed="Mine")

    assert page.status_code == 409
    assert ("Saved first" in text_of(page), ">\nMine</textarea>" in text_of(page)) == (True, True)
    assert 'name="name" value="Ana"' in text_of(page)
    version = ProgressUpdate.objects.get().version
    answer(ana, link, what_changed="Mine", accept_version=version)
    assert ProgressUpdate.objects.get().values["what_changed"] == "Mine"


def test_a_focal_point_is_told_who_wrote_by_link(client, asked, draft, ana):
    answer(ana, make_link(draft), what_changed="From Ana")

    page = write(client, asked.activity, update=draft, what_changed="Mine")

    assert page.status_code == 409
    assert "Ana saved on" in text_of(page)


def test_what_comes_after_it_was_sent_is_kept_beside_it(ana, draft, iom_focal_point):
    link = make_link(draft)
    draft.submit(by=iom_focal_point, on_behalf_of=draft.agency)
    assert ana.get(link.get_absolute_url()).status_code == 410

    page = answer(ana, link, **TYPED, challenges="Money")

    assert (page.status_code, "kept with your name" in text_of(page)) == (409, True)
    assert "Money" in Contribution.objects.get().typed
    assert ProgressUpdate.objects.get().challenges == ""


def test_what_came_too_late_stands_beside_the_report_for_her_agency_alone(
    client, secretariat, ana, draft, iom_focal_point
):
    link = make_link(draft)
    draft.submit(by=iom_focal_point, on_behalf_of=draft.agency)
    answer(ana, link, **TYPED, challenges="Money")
    url = f"/workspace/reports/{draft.activity.slug}/{draft.slug}/"

    own = text_of(client.get(url))
    client.force_login(secretariat)
    review = client.get(f"/admin/workplan/progressupdate/{draft.pk}/review/")

    assert ("Money" in own, "What was difficult:" in own, "Ana" in own) == (True, True, True)
    assert own.count(TYPED["what_changed"]) == 1
    assert (review.status_code, "Money" in text_of(review)) == (200, False)


@pytest.mark.parametrize("purpose", [LinkPurpose.DRAFT, LinkPurpose.PREVIEW])
def test_a_link_that_ended_opens_nothing(client, asked, draft, ana, purpose):
    ended, expired = make_link(draft, purpose), make_link(draft, purpose)
    write(client, asked.activity, f"end:{ended.pk}", draft, **TYPED)
    SignedLink.objects.filter(pk=expired.pk).update(expires_at=timezone.now())

    for link in (ended, expired):
        page = ana.get(link.get_absolute_url())
        assert (page.status_code, "The network met." in text_of(page)) == (410, False)
    wrong = make_link(draft, purpose).get_absolute_url().replace("/link/", "/link/x")
    assert ana.get(wrong).status_code == 404


def test_what_was_typed_before_a_link_ended_is_given_back(ana, draft):
    link = make_link(draft)
    link.revoke()

    page = answer(ana, link, what_changed="Typed for an hour")

    assert (page.status_code, "Typed for an hour" in text_of(page)) == (410, True)
    assert Contribution.objects.count() == 0


def test_links_expire_after_their_days(draft):
    for purpose, days in [(LinkPurpose.DRAFT, 14), (LinkPurpose.PREVIEW, 30)]:
        left = make_link(draft, purpose).expires_at - timezone.now()
        assert timedelta(days=days - 1) < left <= timedelta(days=days)


def test_a_boss_looks_and_changes_nothing(client, asked, draft, ana):
    typed = {**TYPED, "status": "delayed", "status_reason": "No money", "challenges": "Much"}
    write(client, asked.activity, "preview", draft, **typed)
    url = SignedLink.objects.get(purpose=LinkPurpose.PREVIEW).get_absolute_url()

    page = ana.get(url)
    own = client.get(f"{url_of(asked.activity)}preview/")

    for words in ("No money", "Much", "The network met.", "nobody has reviewed it"):
        assert words in text_of(page)
        assert words in text_of(own)
    assert ana.post(url).status_code == 405
    assert (page["Referrer-Policy"], "no-store" in page["Cache-Control"]) == ("same-origin", True)


def test_a_boss_reads_which_files_there_are_and_is_led_to_none_that_she_may_not_open(
    client, asked, draft, ana
):
    file = {"file": a_file("minutes.pdf"), "is_public": "on"}
    write(client, asked.activity, "preview", draft, **TYPED, **file)
    link = SignedLink.objects.get(purpose=LinkPurpose.PREVIEW)

    page = text_of(ana.get(link.get_absolute_url()))
    assert "minutes.pdf" in page
    assert "/evidence/" not in page
    own = text_of(client.get(f"{url_of(asked.activity)}preview/"))
    assert "/minutes.pdf" in own


def test_nobody_ends_the_link_of_another_report(client, asked, draft):
    other = make_link(make_report())

    assert write(client, asked.activity, f"end:{other.pk}", draft, **TYPED).status_code == 404
    other.refresh_from_db()
    assert other.revoked_at is None
