"""The secretariat reads a proposal beside the activity, and decides on it."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from agencies.models import Agency, FocalPoint, Publication
from gmg_portal.lib.models import Notice
from gmg_portal.lib.versions import StaleRecord
from tests.factories import make_activity, make_place, make_plan, make_reviewer
from tests.proposals import decide, make_proposal, page_of, review_url
from workplan.models import Activity, ActivityPlace

pytestmark = pytest.mark.django_db


@pytest.fixture
def iom(iom_focal_point):
    return Agency.objects.get(slug="iom")


@pytest.fixture
def activity(iom):
    return make_activity(
        title="Train judges", leads=[iom], places=[make_place("SN")], ends="2015", starts="2013"
    )


@pytest.fixture
def proposal(activity, iom, iom_focal_point):
    make_place("ML")
    texts = {"title": "Train police", "ends": "2016", "places": "ML\nSN"}
    return make_proposal(activity, iom, by=iom_focal_point, state="submitted", **texts)


@pytest.fixture
def editor(client, secretariat):
    client.force_login(secretariat)
    return client


def test_what_is_ticked_is_taken_over_on_behalf_of_the_agency(editor, proposal, activity):
    page = editor.get(review_url(proposal)).text
    assert "<del>judges</del><ins>police</ins>" in page
    place = ActivityPlace.objects.get()

    decide(editor, proposal, take=["title", "places"], comment="Thank you.")

    activity.refresh_from_db()
    assert (activity.title, activity.ends) == ("Train police", "2015")
    row = activity.history.first()
    assert (row.on_behalf_of, row.channel) == ("iom", "admin")
    assert row.history_user.email == "secretariat@gmg.example"
    codes = set(activity.place_links.values_list("place__code", flat=True))
    assert codes == {"ML", "SN"}
    assert ActivityPlace.objects.filter(pk=place.pk).exists(), "what stays is not made anew"
    proposal.refresh_from_db()
    assert proposal.state == "accepted"
    assert proposal.events.last().comment == "Thank you.\nNot taken over: ends."


def test_the_agency_is_told_and_reads_why(editor, proposal, iom_focal_point):
    decide(editor, proposal, do="refuse", comment="Not in this plan.")

    notice = Notice.objects.get()
    assert (notice.recipient, notice.kind) == (iom_focal_point.email, "proposal_decided")
    assert notice.words["comment"] == "Not in this plan."
    editor.force_login(iom_focal_point)
    assert "Not in this plan." in editor.get(page_of(proposal)).text


@pytest.mark.parametrize("verb", ["send_back", "refuse"])
def test_without_a_reason_nothing_is_sent_back_or_refused(editor, proposal, verb):
    response = decide(editor, proposal, do=verb)

    assert response.context["form"].errors["comment"]
    proposal.refresh_from_db()
    assert proposal.state == "submitted"


def test_fields_that_changed_since_must_be_ticked(editor, proposal, activity):
    activity.title = "Train lawyers"
    activity.save()

    page = editor.get(review_url(proposal))

    (conflict,) = page.context["conflicts"]
    assert (conflict.name, conflict.is_ticked) == ("title", False)
    assert "Train lawyers" in page.text.replace("<ins>", "").replace("</ins>", "")
    with pytest.raises(ValidationError):
        proposal.accept(by=make_reviewer())
    decide(editor, proposal)
    activity.refresh_from_db()
    assert (activity.title, activity.ends) == ("Train lawyers", "2016")


def test_one_in_conflict_is_taken_over_where_it_is_ticked(editor, proposal, activity):
    activity.title = "Train lawyers"
    activity.save()

    decide(editor, proposal, take=["title"])

    activity.refresh_from_db()
    assert activity.title == "Train police"


def test_what_changes_while_the_page_is_open_is_looked_at_again(editor, proposal, activity):
    read = editor.get(review_url(proposal))
    activity.title = "Train lawyers"
    activity.save()

    response = decide(editor, proposal, read=read)

    assert response.status_code == 409
    proposal.refresh_from_db()
    assert proposal.state == "submitted"
    activity.refresh_from_db()
    assert activity.title == "Train lawyers"


def test_accept_after_it_was_taken_back_is_refused(editor, proposal, iom, iom_focal_point):
    read = editor.get(review_url(proposal))
    proposal.take_back(by=iom_focal_point, on_behalf_of=iom)

    assert decide(editor, proposal, read=read).status_code == 404
    assert editor.get(review_url(proposal)).status_code == 404


def test_what_the_agency_writes_after_it_was_sent_back_is_hers_alone(
    editor, proposal, iom_focal_point
):
    decide(editor, proposal, do="send_back", comment="Say more.")
    editor.force_login(iom_focal_point)
    texts = {"kind": "event", "scope": "joint", "title": "zqsecret", "why": "zqreason"}
    proposal.refresh_from_db()
    hidden = {"version": proposal.version, "seen": proposal.activity.version}
    saved = editor.post(page_of(proposal), {**texts, **hidden, "do": "save"})
    assert saved.status_code == 302
    editor.force_login(make_reviewer())

    page = editor.get(review_url(proposal)).text

    assert "zqsecret" not in page
    assert "zqreason" not in page
    assert "police" in page


def test_nobody_accepts_her_own(client, activity, iom, secretariat):
    FocalPoint.objects.create(user=secretariat, agency=iom, first_day="2000-01-01")
    proposal = make_proposal(activity, iom, by=secretariat, state="submitted", title="Mine")
    client.force_login(secretariat)

    response = decide(client, proposal)

    assert "somebody else of the secretariat" in str(response.context["form"].errors)
    with pytest.raises(PermissionDenied):
        proposal.accept(by=None)
    activity.refresh_from_db()
    assert activity.title == "Train judges"


def test_a_new_activity_begins_as_a_draft_that_the_agency_leads(editor, iom, iom_focal_point):
    plan = make_plan(state="adopted")
    texts = {"title": "Count", "kind": "event", "scope": "joint", "starts": "2014"}
    proposal = make_proposal(None, iom, plan=plan, by=iom_focal_point, state="submitted", **texts)

    decide(editor, proposal)

    activity = Activity.objects.get()
    proposal.refresh_from_db()
    assert proposal.became == activity
    assert (activity.title, activity.plan, activity.slug) == ("Count", plan, "count")
    assert (activity.publication, activity.status) == (Publication.DRAFT, "planned")
    link = activity.agency_links.get()
    assert (link.agency, link.role, link.is_reporting) == (iom, "lead", True)
    assert activity.history.last().on_behalf_of == "iom"


def test_it_is_public_at_once_only_where_the_plan_is_adopted(editor, iom, iom_focal_point):
    for state, expected in [("adopted", Publication.PUBLISHED), ("draft", Publication.DRAFT)]:
        plan = make_plan(state=state)
        texts = {"title": f"In {state}", "kind": "event", "scope": "joint"}
        proposal = make_proposal(
            None, iom, plan=plan, by=iom_focal_point, state="submitted", **texts
        )
        decide(editor, proposal, is_published="on")
        assert Activity.objects.get(plan=plan).publication == expected


def test_a_double_click_accepts_once(editor, proposal, activity):
    read = editor.get(review_url(proposal))
    decide(editor, proposal, read=read)
    again = decide(editor, proposal, read=read)

    assert again.status_code in (200, 409)
    assert proposal.events.filter(to_state="accepted").count() == 1


def test_only_the_secretariat_decides(client, proposal, iom_focal_point, ilo_focal_point):
    for user in (iom_focal_point, ilo_focal_point):
        client.force_login(user)
        for response in (
            client.get(review_url(proposal)),
            client.post(review_url(proposal), {"do": "accept", "version": proposal.version}),
        ):
            assert response.status_code in (302, 403, 404)
    proposal.refresh_from_db()
    assert proposal.state == "submitted"


def test_the_list_leads_to_the_review(editor, proposal):
    response = editor.get(f"/admin/workplan/activityproposal/{proposal.pk}/change/")

    assert response.url == review_url(proposal)


def test_what_was_edited_while_she_decided_is_looked_at_again(proposal, activity):
    read = activity.version
    activity.title = "Train lawyers"
    activity.save()

    with pytest.raises(StaleRecord):
        proposal.accept(by=make_reviewer(), fields=["title"], seen=read)

    activity.refresh_from_db()
    proposal.refresh_from_db()
    assert (activity.title, proposal.state) == ("Train lawyers", "submitted")
