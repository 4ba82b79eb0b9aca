"""An agency proposes to change what it leads, or to add to a plan; nobody else sees it."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agencies.models import Agency, FocalPoint
from gmg_portal.lib.models import Notice
from tests.factories import make_activity, make_place, make_plan
from tests.proposals import make_proposal, page_of, propose, shown
from workplan.models import Activity, ActivityProposal

pytestmark = pytest.mark.django_db

MARKER = "zqproposed"


@pytest.fixture
def iom(client, iom_focal_point):
    client.force_login(iom_focal_point)
    return Agency.objects.get(slug="iom")


@pytest.fixture
def activity(iom, ilo_focal_point):
    return make_activity(
        title="Train judges",
        leads=[iom],
        contributors=[Agency.objects.get(slug="ilo")],
        places=[make_place("SN")],
        plan=make_plan(objectives=["Meet."]),
        partners=["A bank"],
    )


def test_what_she_proposes_is_kept_and_sent(client, activity, iom, iom_focal_point):
    make_place("ML")

    saved = propose(
        client,
        page_of(activity),
        title="Train judges and police",
        ends="May 2016",
        places="Senegal\nMali",
        objective="O1",
    )

    proposal = ActivityProposal.objects.get()
    assert saved.url == page_of(proposal)
    assert proposal.texts == {
        "title": "Train judges and police",
        "ends": "2016-05",
        "places": "ML\nSN",
        "objective": "O1",
    }
    assert proposal.base_texts["title"] == "Train judges"
    assert proposal.history.first().on_behalf_of == "iom"
    sent = propose(client, page_of(proposal), do="submit")
    assert sent.status_code == 302
    proposal.refresh_from_db()
    assert (proposal.state, proposal.why) == ("submitted", "It is out of date.")
    assert proposal.events.get().on_behalf_of == iom
    activity.refresh_from_db()
    assert activity.title == "Train judges"


def test_a_draft_is_kept_as_it_was_typed_also_where_it_is_wrong(client, activity):
    make_place("ML")
    typed = {"title": "", "starts": "some day", "places": "Atlantis", "description": "a\x0bb"}

    propose(client, page_of(activity), **typed)

    kept = shown(client, page_of(ActivityProposal.objects.get()))
    assert {name: kept[name] for name in typed} == typed


def test_what_is_wrong_is_told_at_its_field_when_it_is_sent(client, activity):
    response = propose(client, page_of(activity), do="submit", title="", ends="2001", why="")

    assert response.status_code == 400
    assert set(response.context["form"].errors) == {"title", "ends", "why"}
    assert ActivityProposal.objects.get().state == "draft"


def test_nothing_is_no_proposal(client, activity):
    response = propose(client, page_of(activity), do="submit")

    assert response.status_code == 400
    assert "Nothing is changed yet" in response.text


def test_a_new_activity_is_proposed_for_a_plan_that_is_not_closed(client, iom):
    plan = make_plan(state="adopted")
    url = f"/workspace/proposals/new/?plan={plan.slug}"
    texts = {"title": "Count", "kind": "event", "scope": "joint", "starts": "2014"}

    response = propose(client, url, do="submit", **texts)

    assert response.status_code == 302
    proposal = ActivityProposal.objects.get()
    assert (proposal.activity, proposal.plan, proposal.agency) == (None, plan, iom)
    assert proposal.state == "submitted"
    assert not Activity.objects.exists()
    closed = make_plan(state="closed")
    assert client.get(f"/workspace/proposals/new/?plan={closed.slug}").status_code == 404
    assert client.get("/workspace/proposals/new/").status_code == 404


def test_a_double_click_makes_one(client, activity):
    url = f"/workspace/proposals/new/?plan={make_plan(state='adopted').slug}"
    for address, texts in [(page_of(activity), {"title": "T"}), (url, {"title": "New"})]:
        read = shown(client, address)
        propose(client, address, read=read, **texts)
        again = propose(client, address, read=read, **texts)
        assert again.status_code == 302

    assert ActivityProposal.objects.count() == 2


def test_in_two_tabs_both_texts_are_shown_and_hers_is_kept(client, activity):
    read = shown(client, page_of(activity))
    propose(client, page_of(activity), read=read, title="First tab")

    response = propose(client, page_of(activity), read=read, title="Second tab", ends="2017")

    assert response.status_code == 409
    (field, saved) = response.context["conflicts"][0]
    assert (field.name, field.value(), saved) == ("title", "Second tab", "First tab")
    proposal = ActivityProposal.objects.get()
    assert proposal.texts["title"] == "First tab"
    form = response.context["form"]
    data = {name: form[name].value() or "" for name in form.fields}
    propose(client, page_of(proposal), read=data)
    proposal.refresh_from_db()
    assert proposal.texts == {"title": "Second tab", "ends": "2017"}


def test_what_another_tab_wrote_elsewhere_stays(client, activity):
    propose(client, page_of(activity), title="Begun")
    proposal = ActivityProposal.objects.get()
    read = shown(client, page_of(proposal))
    propose(client, page_of(proposal), read=read, ends="2017")

    response = propose(client, page_of(proposal), read=read, description="More")

    assert response.status_code == 302
    proposal.refresh_from_db()
    assert proposal.texts == {"title": "Begun", "ends": "2017", "description": "More"}


def test_an_activity_that_changed_while_she_wrote_is_shown_beside(client, activity):
    read = shown(client, page_of(activity))
    activity.title = "Train lawyers"
    activity.save()

    response = propose(client, page_of(activity), read=read, title="Train police")

    assert response.status_code == 409
    assert "<h3>Saved now</h3>" in response.text
    assert 'Your text<span class="vh">: Title</span></label>' in response.text
    assert "Train lawyers" in response.text
    assert "Train police" in response.text


def test_it_is_taken_back_and_given_up(client, activity, iom, iom_focal_point):
    proposal = make_proposal(activity, iom, by=iom_focal_point, state="submitted", title="T")
    locked = propose(client, page_of(proposal), read=shown_data(activity), title="Other")
    assert locked.status_code == 409
    assert "Other" in locked.text, "what she typed is still there"

    client.post(page_of(proposal), {"do": "take_back"})
    proposal.refresh_from_db()
    assert proposal.state == "draft"
    client.post(page_of(proposal), {"do": "withdraw"})
    proposal.refresh_from_db()
    assert proposal.state == "withdrawn"
    assert client.post(page_of(proposal), {"do": "take_back"}).status_code == 409


def test_what_was_typed_stays_when_it_is_withdrawn_or_cannot_be(
    client, activity, iom, iom_focal_point, monkeypatch
):
    proposal = make_proposal(activity, iom, by=iom_focal_point, title="T")
    read = shown(client, page_of(proposal))

    def refuse(*_args, **_kwargs):
        raise ValidationError("It was decided on at this moment.")

    with monkeypatch.context() as patch:
        patch.setattr(ActivityProposal, "withdraw", refuse)
        refused = propose(client, page_of(proposal), "withdraw", read, title="Typed")
    assert refused.status_code == 409
    assert "at this moment" in refused.text
    assert refused.context["form"]["title"].value() == "Typed"
    proposal.refresh_from_db()
    assert proposal.texts == {"title": "Typed"}

    read = shown(client, page_of(proposal))
    assert propose(client, page_of(proposal), "withdraw", read, ends="2017").status_code == 302
    proposal.refresh_from_db()
    assert proposal.state == "withdrawn"
    assert proposal.texts == {"title": "Typed", "ends": "2017"}


def test_what_a_colleague_wrote_meanwhile_is_not_withdrawn_unread(client, activity, iom):
    propose(client, page_of(activity), title="Begun")
    proposal = ActivityProposal.objects.get()
    read = shown(client, page_of(proposal))
    propose(client, page_of(proposal), read=read, title="Hers")

    response = propose(client, page_of(proposal), "withdraw", read, title="Mine")

    assert response.status_code == 409
    proposal.refresh_from_db()
    assert (proposal.state, proposal.texts["title"]) == ("draft", "Hers")


def test_what_the_secretariat_asks_stands_above_the_form(
    client, activity, iom, iom_focal_point, secretariat
):
    proposal = make_proposal(activity, iom, by=iom_focal_point, state="submitted", title="T")
    proposal.send_back(by=secretariat, comment="Which countries?")

    page = client.get(page_of(proposal)).text

    assert page.index("Which countries?") < page.index('name="title"')


def shown_data(activity):
    return {"title": activity.title, "kind": activity.kind, "scope": activity.scope}


def test_a_drafter_writes_and_a_submitter_sends(client, activity, iom_focal_point):
    FocalPoint.objects.filter(user=iom_focal_point).update(role="drafter")

    propose(client, page_of(activity), do="submit", title="T")

    proposal = ActivityProposal.objects.get()
    assert proposal.state == "draft"
    assert client.post(page_of(proposal), {"do": "withdraw"}).status_code == 404


def test_no_form_sets_a_state(client, activity):
    propose(client, page_of(activity), title="T", state="accepted", base_version=99)

    assert ActivityProposal.objects.get().state == "draft"


def test_whoever_does_not_report_on_it_finds_nothing(
    client, activity, iom, iom_focal_point, ilo_focal_point, secretariat
):
    proposal = make_proposal(activity, iom, by=iom_focal_point, title=MARKER)
    for user in (ilo_focal_point, secretariat):
        client.force_login(user)
        for url in (page_of(activity), page_of(proposal)):
            assert client.get(url).status_code == 404
            assert client.post(url, {"title": "x", "do": "submit"}).status_code == 404
        assert MARKER not in client.get("/workspace/proposals/").text
    client.logout()
    assert client.get(page_of(proposal)).status_code == 302
    assert client.post(page_of(proposal), {"do": "submit"}).status_code == 302
    proposal.refresh_from_db()
    assert proposal.state == "draft"


def test_nothing_of_a_proposal_is_public(
    client, activity, iom, iom_focal_point, ilo_focal_point, secretariat
):
    texts = dict.fromkeys(("title", "description", "partners"), f"{MARKER} text")
    make_proposal(activity, iom, by=iom_focal_point, state="submitted", **texts)
    plan = make_plan(state="adopted")
    draft = make_proposal(None, iom, plan=plan, by=iom_focal_point, title=f"{MARKER} text")
    urls = [
        activity.get_absolute_url(),
        f"/api/v1/activities/{activity.slug}/",
        "/api/v1/activities/",
        "/activities/",
        "/activities.csv",
        f"/search/?q={MARKER}",
        f"/workplans/{plan.slug}/",
        "/",
    ]
    for user in (None, ilo_focal_point):
        client.logout()
        if user:
            client.force_login(user)
        for url in urls:
            answer = client.get(url)
            content = b"".join(answer) if answer.streaming else answer.content
            assert answer.status_code == 200, url
            assert f"{MARKER} text" not in content.decode(), url
    client.force_login(secretariat)
    desk = client.get("/admin/workplan/activityproposal/")
    assert "Train judges" in desk.text
    assert client.get(f"/admin/workplan/activityproposal/{draft.pk}/review/").status_code == 404
    assert f"{MARKER} text" not in desk.text


def test_the_way_to_it_stands_on_the_page_of_her_activity(client, activity, ilo_focal_point):
    url = page_of(activity)
    assert url in client.get(activity.get_absolute_url()).text
    client.force_login(ilo_focal_point)
    assert url not in client.get(activity.get_absolute_url()).text
    client.logout()
    assert url not in client.get(activity.get_absolute_url()).text


def test_nobody_is_told_of_what_is_only_written(client, activity, iom, iom_focal_point):
    make_proposal(activity, iom, by=iom_focal_point, title="T")

    assert not Notice.objects.exists()


def test_the_pages_take_as_many_queries_for_many_proposals(client, iom, iom_focal_point):
    counts = []
    for rows in (1, 12):
        for _number in range(rows):
            activity = make_activity(leads=[iom])
            proposal = make_proposal(activity, iom, by=iom_focal_point, title="T")
        for url in ("/workspace/proposals/", page_of(proposal)):
            with CaptureQueriesContext(connection) as queries:
                assert client.get(url).status_code == 200
            counts.append(len(queries))
    assert counts[:2] == counts[2:]
    assert max(counts) <= 14


def test_what_is_typed_runs_the_way_that_it_is_written(client, activity):
    page = client.get(f"/ar{page_of(activity)}").text

    title = page.split('name="title"')[1].split(">")[0]
    assert 'dir="auto"' in title
    assert '<div dir="auto"><p>Train judges</p></div>' in page
