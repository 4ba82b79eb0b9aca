"""How an agency proposes, and the secretariat decides."""

from workplan.models import ActivityProposal
from workplan.proposing import fields, writing


def page_of(subject):
    """The address of a proposal, or of the proposal for an activity."""
    if isinstance(subject, ActivityProposal):
        return f"/workspace/proposals/{subject.pk}/"
    return f"/workspace/proposals/activity/{subject.slug}/"


def shown(client, url):
    """What the form of a page would send."""
    response = client.get(url, follow=True)
    assert response.status_code == 200
    form = response.context["form"]
    return {name: form[name].value() or "" for name in form.fields}


def propose(client, url, do="save", read=None, **texts):
    """Fill in the form of a page and send it; `read` is what was shown before."""
    data = {**(read or shown(client, url)), "why": "It is out of date.", **texts, "do": do}
    return client.post(url, data)


def make_proposal(activity=None, agency=None, plan=None, by=None, state="draft", **texts):
    """A proposal of an agency, brought to a state by the verbs."""
    plan = plan or activity.plan
    typed = {**fields.texts_of(activity), "why": "It is out of date.", **texts}
    proposal = writing.begin(activity=activity, plan=plan, agency=agency, typed=typed, by=by)
    if state != "draft":
        proposal.submit(by=by, on_behalf_of=agency)
    return proposal


def review_url(proposal):
    return f"/admin/workplan/activityproposal/{proposal.pk}/review/"


def decide(client, proposal, do="accept", read=None, take=None, **said):
    """Send the form of the review as it is shown, or as it was `read`."""
    context = (read or client.get(review_url(proposal))).context
    form = context["form"]
    ticked = [each.name for each in context["changes"] if each.is_ticked]
    data = {
        "version": form["version"].value(),
        "seen": form["seen"].value() or "",
        "take": ticked if take is None else take,
        "do": do,
        **said,
    }
    return client.post(review_url(proposal), data)
