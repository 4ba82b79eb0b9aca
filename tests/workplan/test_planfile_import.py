"""A plan of another group, in its own spreadsheet, comes in through the pages of the admin."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from agencies.models import Agency, Body, Publication
from gmg_portal.lib.models import ImportRun, RunState
from tests.factories import (
    make_activity,
    make_agency,
    make_document,
    make_place,
    make_plan,
)
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
    undo,
    xlsx_file,
)
from workplan.models import Activity, Objective, WorkPlan

HEADINGS = [
    "No.",
    "Priority area",
    "Activity",
    "Lead entity",
    "Supporting entities",
    "Timeline (start)",
    "Timeline (end)",
    "Progress",
    "Deliverables",
    "Where",
]


@pytest.fixture
def editor(client, secretariat):
    client.force_login(secretariat)
    return client


OTHER_GROUP = [
    HEADINGS,
    [
        "1.1",
        "O1: Shelter",
        "Map emergency shelter stocks",
        "UNHCR; Shelter Alliance",
        "IOM",
        "Q2 2021",
        "Q4 2021",
        "Yet to start",
        "Map of stocks",
        "Senegal",
    ],
    [
        "1.2",
        "O1: Shelter",
        "Train local builders",
        "IOM",
        "UNHCR",
        "2021",
        "mid-2022",
        "In progress",
        "Manual",
        "Mali",
    ],
    [
        "2.1",
        "O2: Land",
        "Write guidance on land rights",
        "UNHCR",
        "",
        "2021",
        "2022",
        "Done",
        "",
        "",
    ],
]


@pytest.fixture
def agencies(db):
    make_place("SN")
    make_place("ML")
    return [make_agency(acronym="UNHCR", slug="unhcr"), make_agency(acronym="IOM", slug="iom")]


def begin_new_plan(editor, file, **changes):
    data = {
        "title": "Shelter plan 2021-2022",
        "body_name": "Shelter Cluster",
        "body_kind": "network",
        "starts": "2021",
        "ends": "2022",
        "table": file,
        **changes,
    }
    return editor.post(page("run_new"), data)


def new_for_all(editor, run, **choices):
    """Answer every question with what the import may make, or else with its first choice."""
    rows = editor.get(page("run_answers", run.pk)).context["rows"]
    answers = {}
    for _field, question, _lines in rows:
        values = [value for value, _label in question.choices]
        answers[question.text] = "new" if "new" in values else values[0]
    return answer(editor, run, answers, agency_kind="fund_or_programme", **choices)


def test_a_plan_of_another_group_comes_in_and_goes_again(editor, agencies, visitor):
    before = (Agency.objects.count(), Body.objects.count(), WorkPlan.objects.count())
    assert begin_new_plan(editor, xlsx_file(*OTHER_GROUP)).status_code == 302
    run = ImportRun.objects.get()
    assert editor.get(page("run_columns", run.pk)).status_code == 200
    assert say_columns(editor, run).status_code == 302
    assert new_for_all(editor, run).status_code == 302
    shown = preview(editor, run)
    assert counts(shown) == {"new": 3, "changed": 0, "same": 0, "refused": 0}
    assert Activity.objects.count() == 0, "nothing is stored before the last step"

    response = apply(editor, run)

    assert response.status_code == 200
    plan = WorkPlan.objects.get(title_en="Shelter plan 2021-2022")
    assert plan.body.name_en == "Shelter Cluster"
    assert plan.state == "draft"
    first, second, third = plan.activities.order_by("code")
    assert (first.code, first.starts, first.status) == ("1.1", "2021-34", "planned")
    assert next(link.agency.acronym for link in first.leads) == "UNHCR"
    assert first.leads[0].is_reporting
    assert first.leads[1].agency.acronym == "Shelter Alliance", "nobody has said another one"
    assert [link.agency.slug for link in first.contributors] == ["iom"]
    assert [link.place.code for link in first.place_links.all()] == ["SN"]
    assert [output.title for output in first.outputs.all()] == ["Map of stocks"]
    assert second.status == "ongoing"
    assert third.status == "completed"
    assert second.objective == first.objective != third.objective
    assert {first.publication, plan.publication} == {Publication.DRAFT}
    assert first.confidence == "unconfirmed"
    assert "plan.xlsx" in first.confidence_note
    row = first.history.get()
    assert (row.channel, row.history_change_reason) == ("import", f"#{run.pk} plan.xlsx")
    assert not Activity.objects.visible_to(visitor).exists()

    response = undo(editor, run)

    assert "undone" in response.content.decode()
    assert not Activity.objects.exists()
    assert not Objective.objects.exists()
    assert (Agency.objects.count(), Body.objects.count(), WorkPlan.objects.count()) == before
    run.refresh_from_db()
    assert run.state == RunState.UNDONE
    assert run.undone_by == run.by


def test_objectives_without_a_code_are_numbered_beside_those_on_record(editor, agencies):
    plan = make_plan(objectives=["Meet."])
    head, *lines = OTHER_GROUP
    lines = [[cell.removeprefix("O1: ").removeprefix("O2: ") for cell in line] for line in lines]
    editor.post(page("run_begin", plan.pk), {"table": xlsx_file(head, *lines)})
    run = ImportRun.objects.get()
    say_columns(editor, run)
    new_for_all(editor, run)
    preview(editor, run)

    apply(editor, run)

    codes = plan.objectives.values_list("code", "text")
    assert sorted(codes) == [("O1", "Meet."), ("O2", "Shelter"), ("O3", "Land")]


def test_what_is_published_at_once_shows_on_public_pages_and_is_withdrawn_by_undoing(
    editor, agencies, client
):
    begin_new_plan(editor, xlsx_file(*OTHER_GROUP))
    run = ImportRun.objects.get()
    say_columns(editor, run)
    document = make_document()
    new_for_all(editor, run, publish="on", document=document.slug)
    apply(editor, run)
    activity = Activity.objects.get(code="1.1")
    client.logout()

    assert (
        "Map emergency shelter stocks"
        in client.get(reverse("activity_list"), {"plan": activity.plan.slug}).text
    )
    page_of_it = client.get(activity.get_absolute_url())
    assert page_of_it.status_code == 200
    assert "2nd quarter 2021" in page_of_it.text
    assert list(activity.documents.all()) == [document]
    assert activity.confidence == "attested"

    client.force_login(run.by)
    undo(client, run)

    activity.refresh_from_db()
    assert activity.publication == Publication.WITHDRAWN
    assert "plan.xlsx" in activity.withdrawn_because
    client.logout()
    assert client.get(activity.get_absolute_url()).status_code == 410


def test_an_untouched_workbook_changes_nothing_and_two_edits_change_two_cells(editor, record):
    plan = WorkPlan.objects.get(slug="mawp-2013-2015")
    content = editor.get(page("workbook", plan.pk)).content
    run = begin(editor, plan, SimpleUploadedFile("mawp.xlsx", content))
    assert say_columns(editor, run).status_code == 302
    assert answer(editor, run).status_code == 302
    shown = preview(editor, run)
    assert counts(shown) == {"new": 0, "changed": 0, "same": 41, "refused": 0}

    book = load_workbook(io.BytesIO(content))
    sheet = book.active
    columns = {cell.value: cell.column for cell in sheet[1]}
    title = sheet.cell(5, columns["title"])
    title.value = f"{title.value}, revised"
    ends = next(name for name in columns if name in ("ends", "end"))
    sheet.cell(7, columns[ends]).value = "2019"
    edited = io.BytesIO()
    book.save(edited)
    run = go_through(editor, plan, SimpleUploadedFile("mawp.xlsx", edited.getvalue()))
    shown = preview(editor, run)
    group = next(group for group in shown.context["groups"] if group["fate"] == "changed")

    cells = [(line.number, str(cell.label)) for line, cells in group["rows"] for cell in cells]
    assert cells == [(5, "title"), (7, ends)]
    assert apply(editor, run).context["changed"] == 2


def test_what_somebody_changed_since_the_preview_is_refused_and_the_rest_may_come(editor):
    plan = make_plan()
    mine, theirs = (make_activity(plan=plan, title=title) for title in ("Train", "Print"))
    table = [["Activity", "Note"], ["Train", "From the file"], ["Print", "From the file"]]
    run = go_through(editor, plan, csv_file(*table))
    shown = preview(editor, run)
    theirs.note = "From somebody else"
    theirs.save()

    response = apply(editor, run, shown=shown)

    assert "Somebody else changed this activity" in response.text
    mine.refresh_from_db()
    assert mine.note == "", "nothing is stored while a line is refused"
    assert apply(editor, run, "good_lines", shown=shown).context["changed"] == 1
    theirs.refresh_from_db()
    assert theirs.note == "From somebody else"


def test_two_clicks_import_once_and_undo_once(editor):
    plan = make_plan()
    run = go_through(editor, plan, csv_file(["Activity", "Start"], ["Train", "2014"]))
    shown = preview(editor, run)

    apply(editor, run, shown=shown)
    again = editor.post(page("run_preview", run.pk), {"seen": "", "all_lines": "yes"})

    assert again.status_code == 302
    assert plan.activities.count() == 1
    undo(editor, run)
    undo(editor, run)
    assert plan.activities.count() == 0
    assert ImportRun.objects.get().state == RunState.UNDONE


def test_undoing_restores_what_it_changed_and_leaves_what_moved_on(editor):
    iom, ilo = make_agency(acronym="IOM"), make_agency(acronym="ILO")
    plan = make_plan()
    one = make_activity(plan=plan, title="Train", leads=[iom], outputs=["Manual"])
    two = make_activity(plan=plan, title="Print", leads=[iom])
    table = [
        ["Activity", "Lead", "Deliverables", "Note"],
        ["Train", "ILO", "Video", "From the file"],
        ["Print", "ILO", "", "From the file"],
    ]
    run = go_through(editor, plan, csv_file(*table))
    apply(editor, run)
    one.refresh_from_db()
    assert [link.agency for link in one.leads] == [ilo]
    two.agency_links.get().delete()

    response = undo(editor, run)

    one, two = Activity.objects.get(pk=one.pk), Activity.objects.get(pk=two.pk)
    assert (one.note, [link.agency for link in one.leads]) == ("", [iom])
    assert one.leads[0].is_reporting
    assert [output.title for output in one.outputs.all()] == ["Manual"]
    assert two.note == "From the file"
    assert "Somebody has changed it since." in response.text


def test_the_desk_is_for_those_who_edit_activities(client, secretariat, iom_focal_point):
    plan = make_plan()
    addresses = [page("runs"), page("run_new"), page("run_begin", plan.pk)]
    addresses += [page("workbook", plan.pk)]
    iom_focal_point.is_staff = True
    iom_focal_point.save()

    assert {client.get(address).status_code for address in addresses} == {302}
    client.force_login(iom_focal_point)
    assert {client.get(address).status_code for address in addresses} == {403}
    client.force_login(secretariat)
    assert {client.get(address).status_code for address in addresses} == {200}
    assert client.get(page("run", 999)).status_code == 404


def test_longer_files_take_no_more_queries(editor):
    plan = make_plan()
    make_agency(acronym="IOM")
    table = [["Code", "Activity", "Lead", "Start"]]
    table += [[f"{n}", f"Train {n}", "IOM", "2014"] for n in range(60)]
    asked = []
    for rows in (table[:3], table):
        run = go_through(editor, plan, csv_file(*rows))
        with CaptureQueriesContext(connection) as queries:
            preview(editor, run)
        asked.append(len(queries))

    assert asked[0] == asked[1] < 60


def test_a_file_that_waits_is_put_away(editor):
    plan = make_plan()
    run = begin(editor, plan, csv_file(["Activity", "Start"], ["Train", "2014"]))

    response = editor.post(page("run_discard", run.pk))

    assert response.url == page("run_begin", plan.pk)
    assert not ImportRun.objects.exists()
