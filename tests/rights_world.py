"""Two agencies at work in one round, with a marker word in every text that somebody may not see."""

import json
from types import SimpleNamespace

from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from agencies.models import (
    SECRETARIAT,
    ActionPoint,
    Agency,
    FocalPoint,
    FocalPointRole,
    User,
)
from gmg_portal.lib import outbox
from gmg_portal.lib.uploads import checked
from tests.factories import make_activity, make_agency, make_meeting, make_plan, make_report
from tests.factories import make_round as begin_round
from workplan.models import (
    ActivityProposal,
    Contribution,
    EvidenceKind,
    LinkPurpose,
    PublicNote,
    ReviewComment,
    SignedLink,
)
from workplan.reporting.evidence import attach

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def marker(agency, kind):
    """A word that stands nowhere else."""
    return f"zq{agency.slug}{kind}"


def person(agency, role, word, **days):
    user = User.objects.create_user(f"zq{agency.slug}{word}@gmg.example", name=word)
    FocalPoint.objects.create(
        user=user, agency=agency, role=role, **{"first_day": "2000-01-01", **days}
    )
    return user


def staff(word, **days):
    user = User.objects.create_user(f"{word}@gmg.example", is_staff=True, **days)
    user.groups.add(Group.objects.get(name=SECRETARIAT))
    return user


def make_world():
    """`iom`, `ilo`: what each has; `users`: by role, None is a visitor."""
    plan = make_plan(title="Plan of both", state="adopted")
    agencies = [
        Agency.objects.filter(slug=slug).first() or make_agency(slug=slug, acronym=slug.upper())
        for slug in ("iom", "ilo")
    ]
    writers = {each.slug: person(each, FocalPointRole.SUBMITTER, "submitter") for each in agencies}
    secretariat = staff("secretariat")
    activities = {
        each.slug: [
            make_activity(plan=plan, title=f"{each.slug} {word}", leads=[each])
            for word in ("draft", "sent", "returned", "accepted", "bare")
        ]
        for each in agencies
    }
    round_ = begin_round([each for rows in activities.values() for each in rows])
    desk = staff("recorder")
    owned = {
        each.slug: what_is_of(each, activities[each.slug], round_, writers[each.slug], desk)
        for each in agencies
    }
    yesterday = timezone.localdate() - timezone.timedelta(days=1)
    iom = agencies[0]
    users = {
        "visitor": None,
        "iom": writers["iom"],
        "iom_drafter": person(iom, FocalPointRole.DRAFTER, "drafter"),
        "iom_before": person(iom, FocalPointRole.SUBMITTER, "before", last_day=yesterday),
        "ilo": writers["ilo"],
        "secretariat": secretariat,
        "secretariat_before": staff("before", staff_last_day=yesterday),
    }
    meeting = make_meeting(title="Meeting of both")
    ActionPoint.objects.create(meeting=meeting, text="zqmembersaction", agency=iom)
    return SimpleNamespace(
        plan=plan, round=round_, meeting=meeting, users=users, agencies=agencies, **owned
    )


def what_is_of(agency, activities, round_, writer, desk):
    """Reports in each state, and all that hangs on them, each with its marker."""
    asked = {each.activity_id: each for each in round_.requests.filter(agency=agency)}
    draft, sent, returned, accepted, bare = [asked[each.pk] for each in activities]

    def text(kind):
        return {"what_changed": marker(agency, kind), "achievements": marker(agency, kind)}

    reports = {
        "draft": make_report(draft, "draft", by=writer, **text("draft")),
        "sent": make_report(sent, "submitted", by=writer, **text("sent")),
        "returned": make_report(returned, "returned", by=writer, reviewer=desk, **text("returned")),
        "accepted": make_report(accepted, "accepted", by=writer, **text("accepted")),
    }
    correction = make_report(accepted, "draft", by=writer, **text("correction"))
    ReviewComment.objects.create(update=reports["sent"], text=marker(agency, "comment"), by=desk)
    upload = SimpleUploadedFile(f"{marker(agency, 'file')}.pdf", PDF, "application/pdf")
    evidence = attach(
        reports["sent"], checked(upload), by=desk, kind=EvidenceKind.MESSAGE, is_public=False
    )
    link = SignedLink.objects.create(
        purpose=LinkPurpose.DRAFT, agency=agency, update=reports["draft"], created_by=writer
    )
    Contribution.objects.create(
        update=reports["draft"], link=link, name=marker(agency, "colleague"), typed="{}"
    )
    proposal = ActivityProposal.objects.create(
        activity=bare.activity,
        plan=round_.plan,
        agency=agency,
        changes=json.dumps({"title": marker(agency, "proposal")}),
        base=json.dumps({"title": bare.activity.title}),
        base_version=bare.activity.version,
        written_by=writer,
        why=marker(agency, "why"),
    )
    note = PublicNote.objects.create(
        agency=agency, update=reports["accepted"], text=marker(agency, "note"), by=writer
    )
    contact = FocalPoint.objects.create(
        agency=agency, name=marker(agency, "contact"), email=f"{agency.slug}@contact.example"
    )
    mail = outbox.put(
        contact.email,
        "due_soon",
        f"world:{agency.slug}",
        subject="Due",
        text=marker(agency, "mail"),
    )
    return SimpleNamespace(
        agency=agency,
        activities=activities,
        requests=[draft, sent, returned, accepted, bare],
        reports=[*reports.values(), correction],
        proposal=proposal,
        note=note,
        evidence=evidence,
        contact=contact,
        mail=mail,
        links=[link],
    )
