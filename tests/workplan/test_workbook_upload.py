"""A filled-in workbook comes back: looked at cell by cell, applied once, and only what is hers."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import Workbook

from agencies.models import Agency, FocalPoint
from gmg_portal.lib.models import RunState
from tests.factories import make_activity, make_report, make_round
from tests.workbooks import (
    apply,
    as_upload,
    fill,
    filled,
    lines_of,
    messages_of,
    newest_run,
    row_of,
    send,
    taken_away,
    url_of,
)
from workplan.models import ProgressUpdate, UpdateState
from workplan.reporting import writing

pytestmark = pytest.mark.django_db


@pytest.fixture
def iom(client, iom_focal_point):
    client.force_login(iom_focal_point)
    return Agency.objects.get(slug="iom")


@pytest.fixture
def judges(iom):
    return make_activity(title="Train judges", leads=[iom], outputs=["Handbook", "Film"])


@pytest.fixture
def round_(iom, judges):
    return make_round([judges, make_activity(title="Print", leads=[iom], plan=judges.plan)])


@pytest.fixture
def request_(round_, judges):
    return round_.requests.get(activity=judges)


def test_a_report_is_written_by_workbook_and_sent(client, round_, judges, iom_focal_point):
    judges_outputs = {output.title: output for output in judges.outputs.all()}
    book = filled(
        client,
        round_,
        judges,
        status="ongoing",
        what_changed="Fifty judges came.",
        outputs="Handbook | May 2014 | https://example.org/book\nFilm |",
    )

    shown = send(client, round_, book)

    assert not ProgressUpdate.objects.exists(), "nothing is stored before it is applied"
    assert "<ins>Fifty judges came.</ins>" in shown.text
    done = apply(client, shown, send="on")
    update = ProgressUpdate.objects.get()
    assert (update.state, update.what_changed) == (UpdateState.SUBMITTED, "Fifty judges came.")
    delivered = update.reported_outputs.get()
    assert delivered.output == judges_outputs["Handbook"]
    assert (delivered.delivered, delivered.url) == ("2014-05", "https://example.org/book")
    assert update.history.first().on_behalf_of == "iom"
    assert update.history.first().channel == "import"
    assert update.events.get().by == iom_focal_point
    assert [(title, what) for title, what, _said in done.context["outcome"]] == [
        ("Train judges", "sent"),
        ("Print", "same"),
    ]


def test_a_draft_is_kept_unless_she_ticks_that_it_is_sent(client, round_, judges):
    shown = send(client, round_, filled(client, round_, judges, what_changed="Half a"))

    apply(client, shown)

    update = ProgressUpdate.objects.get()
    assert (update.state, update.values["what_changed"]) == (UpdateState.DRAFT, "Half a")


def test_what_is_not_complete_is_kept_and_told(client, round_, judges):
    shown = send(client, round_, filled(client, round_, judges, what_changed="No status."))

    assert lines_of(shown)["Train judges"].missing == ["Choose a status."]
    done = apply(client, shown, send="on")
    assert done.context["outcome"][0][1:] == ("not_sent", ["Choose a status."])
    assert ProgressUpdate.objects.get().state == UpdateState.DRAFT


@pytest.mark.parametrize(
    ("word", "answer", "status"),
    [("no change", "no_change", "ongoing"), ("done", "done", "completed")],
)
def test_one_word_is_an_answer(client, round_, judges, word, answer, status):
    shown = send(client, round_, filled(client, round_, judges, answer=word))

    apply(client, shown, send="on")

    update = ProgressUpdate.objects.get()
    assert (update.state, update.answer, update.status) == ("submitted", answer, status)


def test_a_word_and_a_text_are_too_much(client, round_, judges):
    book = filled(client, round_, judges, answer="no change", what_changed="Much")

    assert "takes no text" in send(client, round_, book).text


def test_that_an_outcome_is_not_on_record_is_no_status_of_an_agency(
    client, round_, judges, request_
):
    book = filled(client, round_, judges, status="outcome not on record", what_changed="News")

    line = lines_of(send(client, round_, book))["Train judges"]

    assert "is none of these" in messages_of(line)["status"][0]
    draft = make_report(request_, status="outcome_unknown")
    with pytest.raises(ValidationError, match="Choose a status"):
        draft.submit(by=None)


def test_a_word_keeps_an_outcome_that_is_not_on_record(client, round_, judges):
    judges.status = "outcome_unknown"
    judges.save()
    shown = send(client, round_, filled(client, round_, judges, answer="no change"))

    apply(client, shown, send="on")

    update = ProgressUpdate.objects.get()
    assert (update.state, update.status) == ("submitted", "outcome_unknown")


def test_a_word_and_a_link_or_an_output_are_too_much(client, round_, judges):
    said = [{"evidence_url": "https://example.org/"}, {"outputs": "Handbook | 2015"}]
    for cells in said:
        page = send(client, round_, filled(client, round_, judges, answer="no change", **cells))
        assert "takes no text" in page.text


def test_a_drafter_does_not_send(client, round_, judges, iom_focal_point):
    FocalPoint.objects.filter(user=iom_focal_point).update(role="drafter")
    book = filled(client, round_, judges, status="ongoing", what_changed="Fifty")

    apply(client, send(client, round_, book), send="on")

    assert ProgressUpdate.objects.get().state == UpdateState.DRAFT


def test_all_errors_of_all_cells_are_told_at_once(client, round_, judges):
    book = filled(
        client,
        round_,
        judges,
        status="splendid",
        answer="maybe",
        evidence_url="javascript:alert(1)",
        what_changed="x" * 5001,
        outputs="Handbook | someday\nOpera | 2014",
    )

    shown = send(client, round_, book)

    line = lines_of(shown)["Train judges"]
    assert set(messages_of(line)) == {
        "status",
        "answer",
        "evidence_url",
        "what_changed",
        "outputs",
    }
    assert len(messages_of(line)["outputs"]) == 2
    assert "“splendid” is none of these" in shown.text
    assert line.key not in shown.context["taken"]
    apply(client, shown, take=[line.key])
    assert not ProgressUpdate.objects.exists()


def test_the_good_rows_are_applied_beside_the_bad_ones(client, round_, judges):
    book = filled(client, round_, judges, status="splendid")
    other = round_.requests.exclude(activity=judges).get().activity
    fill(book, row_of(book, other), answer="done")

    apply(client, send(client, round_, book), send="on")

    assert ProgressUpdate.objects.get().activity == other


def test_an_empty_cell_erases_nothing_unless_she_says_so(client, round_, judges, request_):
    make_report(request_, what_changed="Old", challenges="Rain")
    book = filled(client, round_, judges, challenges=None, what_changed="New")

    shown = send(client, round_, book)

    line = lines_of(shown)["Train judges"]
    assert line.emptied == ["challenges"]
    apply(client, shown)
    values = ProgressUpdate.objects.get().values
    assert (values["what_changed"], values["challenges"]) == ("New", "Rain")
    book = filled(client, round_, judges, challenges=None)
    shown = send(client, round_, book)
    apply(client, shown, empty=[lines_of(shown)["Train judges"].key])
    assert ProgressUpdate.objects.get().values["challenges"] == ""


def test_where_somebody_wrote_meanwhile_both_texts_are_shown(client, round_, judges, request_):
    draft = make_report(request_, what_changed="First", challenges="Rain")
    book = filled(client, round_, judges, what_changed="Mine")
    writing.write(draft, {"what_changed": "Hers", "challenges": "Snow"}, version=draft.version)

    shown = send(client, round_, book)

    line = lines_of(shown)["Train judges"]
    (cell,) = line.changed
    assert (cell.text, cell.saved, cell.is_conflict) == ("Mine", "Hers", True)
    assert not shown.context["taken"], "it is not ticked for her"
    assert "<del>Hers</del><ins>Mine</ins>" in shown.text
    apply(client, shown, over=True)
    values = ProgressUpdate.objects.get().values
    assert (values["what_changed"], values["challenges"]) == ("Mine", "Snow")


def test_a_report_that_changes_while_the_preview_is_open_is_looked_at_again(
    client, round_, judges, request_
):
    draft = make_report(request_, what_changed="First")
    shown = send(client, round_, filled(client, round_, judges, what_changed="Mine"))
    writing.write(draft, {"what_changed": "Hers"}, version=draft.version)

    again = apply(client, shown)

    assert again.status_code == 409
    assert "Hers" in again.text
    assert "Mine" in again.text
    assert ProgressUpdate.objects.get().values["what_changed"] == "Hers"
    assert newest_run().state == RunState.WAITING


def test_a_double_click_makes_one(client, round_, judges):
    shown = send(client, round_, filled(client, round_, judges, answer="done"))

    apply(client, shown, send="on")
    again = apply(client, shown, send="on")

    assert again.status_code == 200
    assert "nothing was done a second time" in again.text
    assert ProgressUpdate.objects.get().events.count() == 1


def test_a_round_that_closes_while_the_preview_is_open_keeps_the_file(client, round_, judges):
    shown = send(client, round_, filled(client, round_, judges, what_changed="Late words"))
    round_.close(by=None)

    again = apply(client, shown)

    assert again.status_code == 409
    assert "Late words" in again.text
    assert not ProgressUpdate.objects.exists()
    assert client.post(url_of(round_), {"file": as_upload(Workbook())}).status_code == 409


def test_what_is_in_review_or_waived_is_not_written_on(client, round_, judges, request_):
    book = filled(client, round_, judges, what_changed="More")
    make_report(request_, state="submitted")

    assert "take it back first" in send(client, round_, book).text
    request_.waived_because = "The project ended."
    request_.save()
    assert "This was waived" in send(client, round_, book).text


def test_nobody_else_sees_what_she_uploaded(
    client, round_, judges, iom_focal_point, ilo_focal_point, secretariat
):
    shown = send(client, round_, filled(client, round_, judges, what_changed="Mine"))
    url, data = shown.request["PATH_INFO"], {"take": [lines_of(shown)["Train judges"].key]}
    for user in (ilo_focal_point, secretariat):
        client.force_login(user)
        assert client.get(url).status_code == 404
        assert client.post(url, data).status_code == 404
    FocalPoint.objects.filter(user=iom_focal_point).update(last_day="2001-01-01")
    client.force_login(iom_focal_point)
    assert client.post(url, data).status_code == 404
    assert not ProgressUpdate.objects.exists()


def test_the_preview_takes_as_many_queries_for_many_rows(client, iom):
    counts = []
    for rows in (1, 8):
        first = make_activity(leads=[iom], outputs=["Book"])
        for _number in range(rows - 1):
            make_activity(leads=[iom], outputs=["Book"], plan=first.plan)
        round_ = make_round([first])
        book = taken_away(client, round_)
        for number, request in enumerate(round_.requests.all(), 2):
            fill(book, number, what_changed="Mine")
            make_report(request, what_changed="Hers")
        url = send(client, round_, book).request["PATH_INFO"]
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 14


def test_a_word_stands_with_the_texts_that_the_file_empties(client, round_, judges, request_):
    make_report(request_, what_changed="Old", challenges="Rain")
    book = filled(client, round_, judges, answer="no change", what_changed=None)
    assert "takes no text" in send(client, round_, book).text, "one text is left"
    fill(book, row_of(book, judges), challenges=None)

    shown = send(client, round_, book)

    line = lines_of(shown)["Train judges"]
    assert {cell.name: cell.marked for cell in line.changed}["what_changed"] == "<del>Old</del>"
    assert not line.emptied
    apply(client, shown, send="on")
    update = ProgressUpdate.objects.get()
    assert (update.state, update.answer, update.what_changed) == ("submitted", "no_change", "")


@pytest.mark.parametrize("cells", [{"status": "completed"}, {"status_reason": "The rain."}])
def test_a_word_takes_no_other_status_and_no_reason(client, round_, judges, cells):
    book = filled(client, round_, judges, answer="no change", **cells)

    assert "no other status and no reason" in send(client, round_, book).text


def test_what_is_written_about_outputs_is_read_or_told(client, round_, judges, request_):
    film, book = judges.outputs.order_by("title")
    delivered = {str(film.pk): {"delivered": "2014", "url": ""}}
    make_report(request_, what_changed="Old", outputs=delivered)

    told = filled(client, round_, judges, outputs="Handbook came in May\nFilm | 2014\nGone |")
    taken_back = filled(client, round_, judges, outputs="Handbook | 2015\nFilm |")

    line = lines_of(send(client, round_, told))["Train judges"]
    errors = ["Handbook came in May: The activity has no output of this title."]
    assert messages_of(line) == {"outputs": errors}
    apply(client, send(client, round_, taken_back))
    kept = ProgressUpdate.objects.get().values["outputs"]
    assert kept == {str(book.pk): {"delivered": "2015", "url": ""}}


def test_an_error_hides_no_conflict_of_its_row(client, round_, judges, request_):
    draft = make_report(request_, what_changed="First", challenges="Rain")
    book = filled(client, round_, judges, what_changed="Mine", status="splendid")
    writing.write(draft, {"what_changed": "Hers"}, version=draft.version)

    shown = send(client, round_, book)

    assert "“splendid” is none of these" in shown.text
    assert "<del>Hers</del><ins>Mine</ins>" in shown.text
    assert "<h3>In your file</h3>" in shown.text, "it stands below an h2"


def test_an_emptied_cell_alone_sends_nothing(client, round_, judges, request_):
    make_report(request_, what_changed="Old", status="ongoing", challenges="Rain")
    shown = send(client, round_, filled(client, round_, judges, challenges=None))

    done = apply(client, shown, send="on")

    assert done.context["outcome"][0][1] == "same"
    assert ProgressUpdate.objects.get().state == UpdateState.DRAFT
