"""The pages on which a round is held: nothing for axe to find on any."""

import re
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone

from agencies.people import invitations
from gmg_portal.lib.unsubscribing import unsubscribe_url
from tests.browser.test_public_pages import RULES, in_language, told
from tests.reports import TYPED, url_of
from tests.rights_world import make_world
from workplan.models import LinkPurpose
from workplan.reporting import recording
from workplan.reporting.sharing import share

UNFOLD = "document.querySelectorAll('main details').forEach(each => { each.open = true; })"


@pytest.fixture
def world(transactional_db):
    return make_world()


def of_the_agency(world):
    """What a focal point of IOM opens in her workspace."""
    iom = world.iom
    sent = iom.reports[1]
    workspace = (
        "",
        "reports/",
        f"reports/{sent.activity.slug}/{sent.slug}/",
        "proposals/",
        f"proposals/{iom.proposal.pk}/",
        f"proposals/activity/{iom.activities[0].slug}/",
        f"rounds/{world.round.slug}/upload/",
        "notes/",
        f"notes/reports/{iom.reports[3].slug}/",
        "alternates/",
        "actions/",
        f"actions/{world.meeting.action_points.get().pk}/",
        "trace/",
    )
    return [url_of(iom.reports[2].activity), *(f"/workspace/{each}" for each in workspace)]


def of_everybody(world):
    """What anybody opens who has the address: the round, and links of mails."""
    iom, by = world.iom, world.users["iom"]
    recorded = recording.record(
        iom.requests[4], TYPED, by=world.users["secretariat"], message_on=timezone.localdate()
    )
    links = [
        *iom.links,
        share(iom.reports[0], LinkPurpose.PREVIEW, by=by),
        recording.ask(recorded, by=world.users["secretariat"])[0],
    ]
    invited = invitations.invite(iom.contact, by=world.users["secretariat"])
    return [
        world.round.get_absolute_url(),
        *(each.get_absolute_url() for each in links),
        urlsplit(unsubscribe_url(iom.contact.email, "en")).path,
        re.search(r"(/invitation/\S+)", invited.text)[1],
    ]


def of_the_secretariat(world, language):
    """The handover, and steps of the desk, which is in English."""
    round_ = f"/admin/workplan/reportinground/{world.round.pk}"
    desk = [
        f"{round_}/requests/",
        f"{round_}/mails/",
        f"{round_}/close/",
        f"/admin/workplan/reportrequest/{world.ilo.requests[4].pk}/record/",
        f"/admin/workplan/progressupdate/{world.iom.reports[1].pk}/review/",
        "/admin/workplan/progressupdate/review/",
        "/admin/workplan/progressupdate/review/no-change/",
        "/admin/agencies/user/team/",
        f"/admin/lib/outgoingmail/{world.iom.mail.pk}/change/",
    ]
    return ["/handover/", *(desk if language == "en" else [])]


def faults_of(page, urls, language):
    for url in urls:
        answer = page.goto(in_language(url, language))
        if answer.status != 200:
            yield url, answer.status
        page.evaluate(UNFOLD)
        found = Axe().run(page, options=RULES).response["violations"]
        yield from ((url, told(each)) for each in found)


@pytest.mark.slow_first
@pytest.mark.parametrize(
    ("language", "width", "scheme"), [("en", 1440, "light"), ("ar", 390, "dark")]
)
def test_nobody_is_kept_out_of_a_round(seat, world, language, width, scheme):
    walks = {
        "iom": of_the_agency(world),
        "visitor": of_everybody(world),
        "secretariat": of_the_secretariat(world, language),
    }
    faults = []
    for who, urls in walks.items():
        options = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
        with seat(world.users[who], **options) as page:
            faults += faults_of(page, urls, language)

    assert faults == []
