"""Records for tests: every function makes one and gives it back, with what is not named made up.

Fields go by their names; of a translated one the bare name is its English column. Relations to
many are lists: `make_recommendation(themes=[theme], documents=[document])`.
"""

from datetime import timedelta
from itertools import count

from django.contrib.auth.models import Group
from django.utils import timezone

from agencies.models import (
    SECRETARIAT,
    ActionPoint,
    Agency,
    AgencyAlias,
    AttestedCount,
    Body,
    Document,
    Excerpt,
    GlossaryEntry,
    KeyFigure,
    Meeting,
    Membership,
    OfficeTerm,
    Place,
    User,
)
from gmg_portal.lib.versions import one_history_row
from recommendations.models import (
    Alignment,
    ConvergenceColumn,
    ConvergenceTable,
    Framework,
    Instrument,
    InstrumentRecommendation,
    NoCounterpart,
    Recommendation,
    Theme,
)
from workplan.models import (
    Activity,
    ActivityAgency,
    ActivityPlace,
    ActivityRecommendation,
    LinkReview,
    Objective,
    Output,
    PlanState,
    Practice,
    PracticePlace,
    ProgressUpdate,
    ReportingRound,
    WorkPlan,
)
from workplan.reporting import writing

numbers = count(1)


def build(model, **values):
    """An instance with its fields filled in, not saved; and the relations that follow a save."""
    names = {field.name for field in model._meta.get_fields()}
    values = {name if name in names else f"{name}_en": value for name, value in values.items()}
    many = {field.name for field in model._meta.many_to_many}
    related = {name: values.pop(name) for name in many & set(values)}
    return model(**values), related


def make(model, word, **values):
    values.setdefault("slug", f"{word}-{next(numbers)}")
    instance, related = build(model, **values)
    with one_history_row(instance):
        instance.save()
        for name, others in related.items():
            getattr(instance, name).set(others)
    return instance


def made_up(values, **makers):
    """`values`, and for each name that they lack what its maker makes."""
    return {**{name: maker() for name, maker in makers.items() if name not in values}, **values}


def text(words):
    return lambda: f"{words} {next(numbers)}"


def make_agency(aliases=(), **values):
    values = made_up(values, acronym=text("AG"), name=text("Agency"))
    agency = make(Agency, "agency", **{"kind": "specialized_agency", **values})
    for alias in aliases:
        AgencyAlias.objects.create(agency=agency, alias=alias)
    return agency


def make_key_figure(**values):
    values = made_up(values, agency=make_agency, what=text("members"))
    return make(KeyFigure, "figure", **{"value": 100, "unit": "members", "on": "2013", **values})


def make_body(**values):
    values = made_up(values, name=text("Working group"))
    return make(Body, "body", **{"kind": "working_group", "starts": "2006", "ends": "..", **values})


def make_membership(**values):
    values = made_up(values, agency=make_agency, body=make_body)
    return make(Membership, "membership", **{"starts": "2006", "ends": "..", **values})


def make_attested_count(**values):
    values = made_up(values, body=make_body)
    return make(AttestedCount, "count", **{"on": "2013", "count": 16, **values})


def make_office_term(**values):
    values = made_up(values, agency=make_agency, body=make_body)
    defaults = {"role": "chair", "starts": "2013", "ends": "2013"}
    return make(OfficeTerm, "term", **{**defaults, **values})


def make_place(code="SN", **values):
    """The place of that code, which may exist: codes are not made up."""
    kind = "region" if code.isdigit() else "country"
    return Place.objects.get_or_create(code=code, defaults={"kind": kind, **values})[0]


def make_meeting(**values):
    values = made_up(values, body=make_body, title=text("Meeting"))
    defaults = {"level": "working_level", "starts": "2013-05-07", "ends": "2013-05-07"}
    return make(Meeting, "meeting", **{**defaults, **values})


def make_action_point(**values):
    values = made_up(values, meeting=make_meeting, agency=make_agency, text=text("Do"))
    return ActionPoint.objects.create(**values)


def make_document(**values):
    values = made_up(values, title=text("Document"))
    defaults = {"kind": "publication", "date": "2013", "url": "https://example.org/document"}
    return make(Document, "document", **{**defaults, **values})


def make_excerpt(**values):
    values = made_up(values, document=make_document, heading=text("Excerpt"), text=text("Words"))
    return make(Excerpt, "excerpt", **{"wording": "verbatim", **values})


def make_glossary_entry(**values):
    values = made_up(values, term=text("term"), text=text("In plain words"))
    return make(GlossaryEntry, "entry", **values)


def make_theme(**values):
    return make(Theme, "theme", **made_up(values, name=text("Theme")))


def make_framework(**values):
    values = made_up(values, title=text("Set"), issuer=text("Issuer"))
    return make(Framework, "set", **{"dated": "2013", "wording": "verbatim", **values})


def make_recommendation(**values):
    values = made_up(
        values, framework=make_framework, code=lambda: str(next(numbers)), text=text("Protect")
    )
    return make(Recommendation, "item", **{"wording": "verbatim", **values})


def make_alignment(**values):
    values = made_up(
        values, recommendation_a=make_recommendation, recommendation_b=make_recommendation
    )
    defaults = {"relation": "close", "rationale": "Both ask for the same."}
    return make(Alignment, "alignment", **{**defaults, **values})


def make_no_counterpart(**values):
    values = made_up(values, recommendation=make_recommendation, framework=make_framework)
    return make(NoCounterpart, "none", **{"checked": "2026-11", **values})


def make_convergence_table(columns=(), **values):
    """`columns` are lists of frameworks, one list a column."""
    values = made_up(values, title=text("Convergence"), rows_framework=make_framework)
    table = make(ConvergenceTable, "table", **values)
    for order, frameworks in enumerate(columns, 1):
        column = ConvergenceColumn.objects.create(
            table=table, slug=f"column-{order}", name=f"Column {order}", order=order
        )
        column.frameworks.set(frameworks)
    return table


def make_instrument(about=(), **values):
    """`about` are the recommendations that are about it."""
    values = made_up(values, title=text("Convention"), short_name=text("CV"))
    defaults = {"kind": "convention", "scope": "global", "adopted": "1990-12-18"}
    instrument = make(Instrument, "instrument", **{**defaults, **values})
    for recommendation in about:
        InstrumentRecommendation.objects.create(
            instrument=instrument, recommendation=recommendation
        )
    return instrument


def correct(recommendation, new, reason="The copy held was cut off.", field="text_en"):
    """Correct a public text, with an erratum."""
    setattr(recommendation, field, new)
    recommendation.corrected_because = reason
    recommendation.save()
    return recommendation.errata.first()


def make_plan(objectives=(), **values):
    """`objectives` are texts; their codes are O1, O2 ..."""
    values = made_up(values, body=make_body, title=text("Work plan"))
    plan = make(WorkPlan, "plan", **{"starts": "2013", "ends": "2015", **values})
    for number, words in enumerate(objectives, 1):
        Objective.objects.create(plan=plan, code=f"O{number}", text=words)
    return plan


def make_activity(leads=(), contributors=(), places=(), serves=(), outputs=(), **values):
    """The first of `leads` reports; `serves` are recommendations, `outputs` titles."""
    values = made_up(values, plan=make_plan, title=text("Activity"))
    defaults = {
        "kind": "joint_programme",
        "scope": "joint",
        "status": "ongoing",
        "starts": "2013",
        "ends": "2015",
    }
    activity = make(Activity, "activity", **{**defaults, **values})
    for agency in leads:
        ActivityAgency.objects.create(
            activity=activity, agency=agency, role="lead", is_reporting=agency == leads[0]
        )
    for agency in contributors:
        ActivityAgency.objects.create(activity=activity, agency=agency, role="contributor")
    for place in places:
        ActivityPlace.objects.create(activity=activity, place=place)
    for recommendation in serves:
        ActivityRecommendation.objects.create(activity=activity, recommendation=recommendation)
    for title in outputs:
        Output.objects.create(activity=activity, title=title)
    return activity


def make_update(**values):
    values = made_up(values, activity=make_activity, what_changed=text("News"))
    if values.get("agency"):
        values.setdefault("origin", "agency_report")
    return make(ProgressUpdate, "update", **{"reported": "2014", "status": "ongoing", **values})


def make_practice(places=(), **values):
    values = made_up(values, title=text("Practice"), summary=text("What was done"))
    practice = make(Practice, "practice", **{"level": "country", **values})
    for place in places:
        PracticePlace.objects.create(practice=practice, place=place)
    return practice


def make_link_review(**values):
    values = made_up(values, framework=make_framework)
    defaults = {"gone_through_by": "The secretariat", "gone_through": "2026-11"}
    return make(LinkReview, "review", **{**defaults, **values})


def make_round(activities=(), is_open=True, **values):
    """A round on the plan of these activities, open for a month; asks their reporting leads."""
    if activities:
        values.setdefault("plan", activities[0].plan)
    values = made_up(values, plan=make_plan, title=text("Round"))
    values.setdefault("slug", f"round-{next(numbers)}")
    values.setdefault("due_on", timezone.localdate() + timedelta(days=30))
    if is_open and values["plan"].state == PlanState.DRAFT:  # agencies report on no drafts
        values["plan"].state = PlanState.ADOPTED
        values["plan"].save()
    round_ = ReportingRound(scope=values.pop("scope", "all"), **values)
    round_.save()
    return round_.open(by=None) if is_open else round_


def make_request(agency=None, **values):
    """What an open round asks an agency about an activity that it leads."""
    agency = agency or make_agency()
    activity = values.pop("activity", None) or make_activity(leads=[agency])
    return make_round([activity], **values).requests.get(activity=activity)


def make_report(request=None, state="draft", by=None, reviewer=None, **typed):
    """A report of the agency that was asked, brought to a state by the verbs."""
    request = request or make_request()
    update = writing.open_report(request.activity, request.agency, request=request)
    defaults = {"status": "ongoing", "what_changed": f"News {next(numbers)}", "language": "en"}
    update = writing.write(update, {**defaults, **typed}, by=by, version=update.version)
    if state == "draft":
        return update
    update.submit(by=by, on_behalf_of=request.agency)
    if state == "returned":
        update.send_back(by=reviewer, comment="Say more.")
    if state == "accepted":
        update.accept(by=reviewer or make_reviewer())
    return update


def make_reviewer():
    """Somebody of the secretariat who wrote nothing."""
    user = User.objects.create_user(f"reviewer-{next(numbers)}@gmg.example", is_staff=True)
    user.groups.add(Group.objects.get(name=SECRETARIAT))
    return user
