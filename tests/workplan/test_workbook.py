"""A focal point takes away what her agency is asked in a round, as one workbook."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from openpyxl import load_workbook

from agencies.models import Agency, FocalPoint
from tests.factories import make_activity, make_agency, make_report, make_round
from tests.workbooks import column, fill, lines_of, send, taken_away, url_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def iom(client, iom_focal_point):
    client.force_login(iom_focal_point)
    return Agency.objects.get(slug="iom")


@pytest.fixture
def round_(iom):
    activity = make_activity(title="Train judges", leads=[iom], outputs=["Handbook"])
    other = make_activity(title="Of others", leads=[make_agency()], plan=activity.plan)
    return make_round([activity, other])


def cells_of(book, row=2):
    sheet = book.worksheets[0]
    return {sheet.cell(1, cell.column).value: cell.value for cell in sheet[row]}


def test_each_activity_of_hers_is_a_row_and_no_other_agencys(client, round_):
    sheet = taken_away(client, round_).worksheets[0]

    assert [cell.value for cell in sheet["A"]] == ["Activity", "Train judges"]


def test_a_row_shows_what_is_on_record_and_what_she_has_begun(client, round_):
    request = round_.requests.get(agency__slug="iom")
    accepted = make_report(request, state="accepted", what_changed="Fifty judges came.")
    draft = make_report(request, what_changed="Sixty judges", status="delayed")

    cells = cells_of(taken_away(client, round_))

    assert cells["Last accepted text"] == "Fifty judges came."
    assert cells["Status on record"] == "ongoing"
    assert cells["What changed"] == "Sixty judges"
    assert cells["Status"] == "delayed"
    assert cells["Due"] == round_.due_on.isoformat()
    assert cells["report.version"] == f"{draft.slug}:{draft.version}"
    assert accepted.slug not in str(cells)


def test_on_an_activity_that_is_withdrawn_no_workbook_reports(client, round_):
    activity = round_.requests.get(agency__slug="iom").activity
    activity.publication, activity.withdrawn_because = "withdrawn", "It was listed twice."
    activity.save()

    assert client.get(url_of(round_, "workbook.xlsx")).status_code == 404


def test_the_last_text_stands_where_an_agency_answered_in_a_word_since(client, round_):
    request = round_.requests.get(agency__slug="iom")
    make_report(request, state="accepted", what_changed="Fifty judges came.")
    make_report(request, state="accepted", answer="no_change", what_changed="")

    assert cells_of(taken_away(client, round_))["Last accepted text"] == "Fifty judges came."


def test_keys_and_versions_are_hidden_and_words_are_offered(client, round_):
    book = taken_away(client, round_)
    sheet = book.worksheets[0]

    for name in ("slug", "report", "signature"):
        letter = sheet.cell(1, column(book, name)).column_letter
        assert sheet.column_dimensions[letter].hidden
    assert {rule.type for rule in sheet.data_validations.dataValidation} == {"list"}
    formulas = [rule.formula1 for rule in sheet.data_validations.dataValidation]
    assert formulas == ["lists!$A$1:$A$3", "lists!$B$1:$B$6", "lists!$C$1:$C$6"]
    assert [cell.value for cell in book["lists"]["A"]][:3] == ["a report", "no change", "done"]
    assert book["lists"].sheet_state == "hidden"
    assert "Outputs delivered" in str([cell.value for cell in book.worksheets[1]["A"]])


def test_the_words_are_those_of_her_language(client, round_):
    response = client.get(f"/fr{url_of(round_, 'workbook.xlsx')}")

    sheet = load_workbook(io.BytesIO(response.content))["lists"]
    with translation.override("fr"):
        assert "en cours" in [cell.value for cell in sheet["B"]]


def test_an_arabic_workbook_reads_from_the_right(client, round_):
    response = client.get(f"/ar{url_of(round_, 'workbook.xlsx')}")

    assert load_workbook(io.BytesIO(response.content)).worksheets[0].sheet_view.rightToLeft


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "-x", "#N/A", "1.10", "2014-01-01"])
def test_what_looks_like_something_else_stays_a_text_both_ways(client, round_, text):
    request = round_.requests.get(agency__slug="iom")
    make_report(request, what_changed=text, achievements="bell\x07")

    book = taken_away(client, round_)

    cell = book.worksheets[0].cell(2, column(book, "what_changed"))
    assert (cell.value, cell.data_type) == (text, "s")
    assert lines_of(send(client, round_, book))["Train judges"].is_same
    fill(book, challenges=text)
    line = lines_of(send(client, round_, book))["Train judges"]
    assert [(cell.name, cell.value) for cell in line.changed] == [("challenges", text)]


def test_whoever_does_not_write_for_the_agency_finds_no_workbook(
    client, round_, ilo_focal_point, secretariat
):
    url = url_of(round_, "workbook.xlsx")
    for user in (ilo_focal_point, secretariat):
        client.force_login(user)
        assert client.get(url).status_code == 404
        assert client.get(f"{url}?agency=iom").status_code == 404
        assert client.get(f"{url_of(round_)}?agency=iom").status_code == 404
    client.logout()
    assert client.get(url).status_code == 302


def test_of_several_agencies_she_says_which(client, round_, iom_focal_point):
    unicef = make_agency(slug="unicef")
    FocalPoint.objects.create(user=iom_focal_point, agency=unicef, first_day="2000-01-01")
    url = url_of(round_, "workbook.xlsx")

    assert client.get(url).status_code == 404
    assert client.get(f"{url}?agency=iom").status_code == 200
    assert client.get(f"{url}?agency=unicef").status_code == 404, "it is asked nothing"


def test_a_round_in_preparation_has_no_workbook(client, iom):
    draft = make_round([make_activity(leads=[iom])], is_open=False)

    assert client.get(url_of(draft, "workbook.xlsx")).status_code == 404


def test_it_takes_as_many_queries_for_many_activities(client, iom):
    counts = []
    for rows in (1, 8):
        first = make_activity(leads=[iom], outputs=["Book"])
        for _number in range(rows - 1):
            make_activity(leads=[iom], outputs=["Book", "Film"], plan=first.plan)
        round_ = make_round([first])
        for request in round_.requests.all():
            make_report(request, state="submitted")
        with CaptureQueriesContext(connection) as queries:
            taken_away(client, round_)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 14
