"""A spreadsheet that is none, or that says what cannot be: refused or asked about, in words."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gmg_portal.lib.models import ColumnMapping, ImportRun, RunState
from tests.factories import make_activity, make_agency, make_membership, make_plan
from tests.planfile_pages import (
    answer,
    apply,
    begin,
    counts,
    csv_file,
    go_through,
    page,
    preview,
    say_columns,
)


@pytest.fixture
def editor(client, secretariat):
    client.force_login(secretariat)
    return client


def archive_under_a_password():
    """As archivers keep a workbook: its parts bear the mark that they are encrypted."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    content = bytearray(content.getvalue())
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("plan.xlsx", b"PK\x03\x04 and no more"),
        ("plan.xlsx", archive_under_a_password()),
        ("plan.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
        ("plan.pdf", b"%PDF-1.7 \xff\xfe"),
        ("plan.csv", b"Activity,Lead\n"),
        ("plan.csv", b"Activity,Lead\nTra\0in,IOM\n"),
        ("plan.csv", b"Activity,Lead\n" + b"Train,IOM\n" * 50_000),
    ],
    ids=[
        "broken",
        "encrypted parts",
        "with a password",
        "no table",
        "no lines",
        "control character",
        "too long",
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(editor, name, content):
    plan = make_plan()

    response = editor.post(page("run_begin", plan.pk), {"table": SimpleUploadedFile(name, content)})

    assert response.status_code == 200
    assert response.context["form"].errors["table"]
    assert not ImportRun.objects.exists()


def test_two_columns_of_one_meaning_are_told_at_both(editor):
    run = begin(editor, make_plan(), csv_file(["Activity", "Task", "Lead"], ["Train", "T", "IOM"]))

    response = say_columns(editor, run, Activity="title", Task="title")

    errors = response.context["form"].errors
    assert set(errors) == {"column-0", "column-1"}
    assert not ColumnMapping.objects.exists()


def test_what_columns_meant_is_remembered_for_the_next_file_of_that_shape(editor):
    table = [["Activity", "Strange heading"], ["Train", "Somebody else"]]
    plan = make_plan()
    say_columns(editor, begin(editor, plan, csv_file(*table)), **{"Strange heading": "partners"})

    run = begin(editor, plan, csv_file(*table))

    assert run.meaning["1"] == "partners"
    assert (
        "Exactly this file was read in before" in editor.get(page("run", run.pk), follow=True).text
    )


def test_doubts_are_asked_about_once_with_their_lines_and_percentages_are_no_status(editor):
    table = [
        ["Activity", "Lead", "Start", "Status"],
        ["Train", "ACME Corp", "03/04/2014", "75 %"],
        ["Print", "ACME Corp", "03/04/2014", "planned"],
    ]
    run = begin(editor, make_plan(), csv_file(*table))
    say_columns(editor, run)

    rows = editor.get(page("run_answers", run.pk)).context["rows"]

    asked = {question.text: sorted(question.rows) for _field, question, _lines in rows}
    assert asked["ACME Corp"] == [2, 3]
    assert asked["03/04/2014"] == [2, 3]
    assert answer(editor, run).status_code == 200, "an answer is missing"
    answer(editor, run, leave_out="yes")
    assert counts(preview(editor, run))["refused"] == 2


def test_a_lead_that_was_no_member_then_is_told_before_anything_is_stored(editor):
    member = make_membership(starts="2006", ends="2012", agency=make_agency(acronym="IOM"))
    plan = make_plan(body=member.body)
    table = [["Activity", "Lead", "Start", "End"], ["Train", "IOM", "2014", "2015"]]
    run = go_through(editor, plan, csv_file(*table))

    shown = preview(editor, run)

    assert "IOM leads it and was no member then" in shown.text
    assert counts(shown)["new"] == 1, "it is told, and not refused"


def test_a_line_of_a_withdrawn_or_unknown_activity_is_refused(editor):
    plan = make_plan()
    make_activity(plan=plan, title="Train", publication="withdrawn", withdrawn_because="Over.")
    table = [["Short name", "Activity", "Note"], ["", "Train", "More"], ["gone", "Print", "More"]]
    run = go_through(editor, plan, csv_file(*table))

    assert counts(preview(editor, run))["refused"] == 2
    assert "There is no activity “gone” in this plan." in preview(editor, run).text
    response = apply(editor, run, "good_lines")
    assert "there is nothing to do" in response.text
    assert ImportRun.objects.get().state == RunState.WAITING
