"""A round is sealed: what was on record is stored with its digest, and nobody changes it after."""

import hashlib
import json

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import connection

from tests.factories import (
    make_activity,
    make_agency,
    make_plan,
    make_report,
    make_reviewer,
    make_round,
)
from workplan.models import Output, ProgressUpdate, ReportRequest, RoundEvent, RoundSnapshot
from workplan.reporting import sealing, writing
from workplan.reporting.differences import TEXTS, sentences

pytestmark = pytest.mark.django_db

MARK = "xenolith"


@pytest.fixture
def iom():
    return make_agency(slug="iom", acronym="IOM")


@pytest.fixture
def plan():
    return make_plan(state="adopted")


@pytest.fixture
def round_(iom, plan):
    """Open, on three activities: one that was reported on, one that was waived, one silent."""
    told, excused, silent = (
        make_activity(plan=plan, leads=[iom], slug=slug, outputs=["Guide"])
        for slug in ("told", "excused", "silent")
    )
    opened = make_round([told, excused, silent], slug="first")
    guide = str(told.outputs.get().pk)
    make_report(
        request_of(opened, "told"),
        "accepted",
        what_changed="Le guide est prêt – à lire.",
        language="fr",
        outputs={guide: {"delivered": "2026-05", "url": "https://example.org/guide"}},
    )
    request_of(opened, "excused").waive(because="It was merged with another one.")
    make_report(request_of(opened, "silent"), what_changed=MARK)
    return opened


def output(title, delivered=None, due=None):
    return {"title": title, "due": due, "delivered": delivered}


def request_of(round_, slug):
    return round_.requests.select_related("activity", "agency", "round").get(activity__slug=slug)


def seal(round_):
    return round_.close(by=None).seal(by=None)


def stored(round_, slug):
    return json.loads(round_.snapshots.get(activity__slug=slug).content)


def test_what_was_accepted_is_stored_as_it_was_reported(round_):
    seal(round_)
    told = stored(round_, "told")
    assert told["standing"] == "accepted"
    assert told["report"]["what_changed"] == "Le guide est prêt – à lire."
    assert told["report"]["language"] == "fr"
    assert told["report"]["outputs"] == [
        {"title": "Guide", "delivered": "2026-05", "url": "https://example.org/guide"}
    ]
    assert told["activity"]["outputs"] == [{"title": "Guide", "due": None, "delivered": "2026-05"}]
    assert stored(round_, "excused")["request"]["waived_because"].startswith("It was merged")
    assert stored(round_, "excused")["standing"] == "waived"


def test_the_text_of_a_draft_is_never_stored(round_):
    seal(round_)
    assert (stored(round_, "silent")["standing"], stored(round_, "silent")["report"]) == (
        "not_received",
        None,
    )
    assert not RoundSnapshot.objects.filter(content__icontains=MARK).exists()


def test_anybody_computes_the_same_digests(round_):
    seal(round_)
    snapshots = {each.activity.slug: each for each in round_.snapshots.all()}
    lines = ""
    for slug in sorted(snapshots):
        value = json.loads(snapshots[slug].content)
        text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        lines += hashlib.sha256(text.encode()).hexdigest() + "\n"
        assert text == snapshots[slug].content
    assert round_.sealed_sha256 == hashlib.sha256(lines.encode()).hexdigest()


def test_the_same_facts_have_the_same_digest_in_whatever_order_they_were_typed(round_):
    activity = request_of(round_, "silent").activity
    for title in ("Zebra", "Apple", "Mango"):
        Output.objects.create(activity=activity, title=title)
    first = sealing.canonical(sealing.facts_of(request_of(round_, "silent")))
    activity.outputs.all().delete()
    for title in ("Mango", "Guide", "Apple", "Zebra"):
        Output.objects.create(activity=activity, title=title)
    assert sealing.canonical(sealing.facts_of(request_of(round_, "silent"))) == first


def test_a_round_is_not_sealed_while_a_report_is_in_review(round_):
    update = ProgressUpdate.objects.get(report_request__activity__slug="silent")
    update.submit(by=None, on_behalf_of=update.agency)
    round_.close(by=None)
    with pytest.raises(ValidationError, match="in review"):
        round_.seal(by=None)
    update.accept(by=make_reviewer())
    assert round_.seal(by=None).state == "sealed"


def test_nothing_of_a_sealed_round_changes(round_):
    seal(round_)
    request, snapshot = request_of(round_, "silent"), round_.snapshots.first()
    request.extended_because = "Too late."
    other = ReportRequest(round=round_, activity=make_activity(), agency=request.agency)
    again = RoundSnapshot(round=round_, activity=other.activity, content="{}", sha256="0")
    step = RoundEvent(round=round_, from_state="sealed", to_state="open")
    writes = (round_.save, request.save, other.save, again.save, step.save)
    for write in (*writes, request.delete, round_.delete):
        with pytest.raises(ValidationError):
            write()
    for write in (
        snapshot.save,
        snapshot.delete,
        RoundSnapshot.objects.all().delete,
        lambda: RoundSnapshot.objects.update(content="{}"),
        lambda: RoundSnapshot.objects.bulk_create([snapshot], update_conflicts=True),
        lambda: ReportRequest.objects.bulk_create([other]),
    ):
        with pytest.raises(TypeError):
            write()
    for rows, value in (
        (type(round_).objects.all(), {"title": "Other"}),
        (round_.requests.all(), {"waived_because": "No."}),
    ):
        with pytest.raises(ValidationError):
            rows.update(**value)
    with pytest.raises(ValidationError):
        type(round_).objects.all().delete()
    with pytest.raises(TypeError):
        round_.requests.all().delete()
    for step in (round_.open, round_.close, round_.seal):
        with pytest.raises(ValidationError):
            step(by=None)
    with pytest.raises(ValidationError):
        request.waive(because="No.")
    with pytest.raises(ValidationError):
        request_of(round_, "excused").take_waiver_back()


def test_a_correction_after_sealing_is_a_report_outside_the_round(round_):
    seal(round_)
    before = round_.snapshots.get(activity__slug="told").content
    told = request_of(round_, "told")
    update = writing.open_report(told.activity, told.agency)
    update = writing.write(
        update, {"status": "completed", "what_changed": "Done."}, version=update.version
    )
    update.submit(by=None, on_behalf_of=told.agency).accept(by=make_reviewer())
    assert update.report_request is None
    assert round_.snapshots.get(activity__slug="told").content == before


def test_a_draft_of_a_sealed_round_is_sent_outside_of_it(round_):
    seal(round_)
    draft = ProgressUpdate.objects.get(report_request__activity__slug="silent")
    draft.submit(by=None, on_behalf_of=draft.agency)
    assert (draft.state, draft.report_request) == ("submitted", None)


def test_no_report_of_a_sealed_round_is_accepted(round_):
    draft = ProgressUpdate.objects.get(report_request__activity__slug="silent")
    round_.close(by=None)
    seal_it = round_.seal(by=None)
    # As if it had been on its way when the round was sealed.
    ProgressUpdate.objects.filter(pk=draft.pk).update(state="submitted")
    with pytest.raises(ValidationError, match="sealed"):
        ProgressUpdate.objects.get(pk=draft.pk).accept(by=make_reviewer())
    assert seal_it.state == "sealed"


def test_a_closed_round_accepts_what_is_in_review(round_):
    update = ProgressUpdate.objects.get(report_request__activity__slug="silent")
    update.submit(by=None, on_behalf_of=update.agency)
    round_.close(by=None)
    assert update.accept(by=make_reviewer()).state == "accepted"


def test_an_answer_in_one_word_does_not_reach_a_closed_round(round_):
    request = request_of(round_, "silent")
    round_.close(by=None)
    request.round.refresh_from_db()
    with pytest.raises(ValidationError, match="closed"):
        writing.answer(request, "no_change")


def test_what_was_sealed_is_checked(round_, capsys):
    seal(round_)
    call_command("check_seals")
    assert "first: intact" in capsys.readouterr().out


def facts(standing="accepted", report=None, **activity):
    """As they are stored, of an activity with this output, and with nothing else on record."""
    known = {"title": "T", "status": "ongoing", "code": "1", "objective": "A"}
    dates = {"starts": "2013", "ends": "2015", "outputs": []}
    said = dict.fromkeys(TEXTS) | {"answer": "text", **(report or {})}
    return {
        "activity": {**known, **dates, **activity},
        "request": {"agency": "iom", "waived_because": "Merged."},
        "standing": standing,
        "report": said if standing == "accepted" else None,
    }


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ({}, {}, []),
        ({}, {"ends": "2016"}, ["Dates: 2013 to 2016. The time before: 2013 to 2015."]),
        ({"code": ""}, {}, ["Code: 1. The time before: –."]),
        ({}, {"objective": None}, ["Objective: –. The time before: A."]),
        ({}, {"report": {"answer": "no_change", "language": "en"}}, []),
        ({}, {"report": {"what_changed": "New."}}, ["The text of the report changed."]),
        (
            {"standing": "waived"},
            {"standing": "not_received"},
            ["Report: Not received. The time before: Waived."],
        ),
        (
            {"outputs": [output("A", "2014"), output("B"), output("C"), output("D")]},
            {"outputs": [output("A"), output("B", None, "2015"), output("E", None, "2016")]},
            [
                "A (delivered): –. The time before: 2014.",
                "B (due): 2015. The time before: –.",
                "Output added: E",
                "Output no longer named: C",
                "Output no longer named: D",
            ],
        ),
    ],
)
def test_each_difference_is_told_in_words(old, new, told):
    assert list(sentences(facts(**old), facts(**new), {})) == told


def test_the_file_keeps_its_order_whatever_activities_are_called_later(round_):
    seal(round_)
    before = sealing.as_one_file(round_)
    silent = request_of(round_, "silent").activity
    silent.slug = "another"
    silent.save()
    assert sealing.as_one_file(round_) == before
    call_command("check_seals")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE workplan_roundsnapshot SET content = replace(content, 'Guide', 'Guise')",
        "UPDATE workplan_roundsnapshot SET sha256 = '0'",
    ],
)
def test_a_broken_seal_is_told(round_, capsys, statement):
    seal(round_)
    with connection.cursor() as cursor:  # by whoever has the database
        cursor.execute(statement)
    with pytest.raises(CommandError, match="1 of 1"):
        call_command("check_seals")
    assert "first: the snapshot of excused" in capsys.readouterr().err


def test_an_activity_without_its_snapshot_is_told(round_, capsys):
    seal(round_)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM workplan_roundsnapshot WHERE content LIKE '%excused%'")
    with pytest.raises(CommandError):
        call_command("check_seals")
    assert "it asked about 3 activities and holds 2" in capsys.readouterr().err
