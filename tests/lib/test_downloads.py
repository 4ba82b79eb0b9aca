"""A list as CSV, XLSX and JSON: the same rows, each as its readers expect them."""

import io
import json

import pytest
from openpyxl import load_workbook

from agencies.models import Membership
from gmg_portal.lib import workbooks
from gmg_portal.lib.aggregates import Joined, JoinedObjects
from gmg_portal.lib.exports import FORMATS, json_lines
from gmg_portal.lib.workbooks import workbook


def content_of(response):
    return b"".join(response.streaming_content)


def sheet_of(file):
    return load_workbook(file).worksheets[0]


def cells_of(file):
    return [list(row) for row in sheet_of(file).iter_rows(values_only=True)]


def reopened(rows, header=("text",)):
    return cells_of(workbook(header, rows, title="Texts"))


@pytest.mark.usefixtures("memberships")
class TestFormats:
    def test_a_programmer_takes_away_a_list_of_objects(self, client):
        rows = json.loads(content_of(client.get("/memberships.json?agency=iom&sort=starts")))

        assert rows == [
            {"slug": "iom-group", "agency": "iom", "starts": "2006-01-01", "note": None},
            {"slug": "iom-force", "agency": "iom", "starts": "2011-01-01", "note": None},
        ]

    def test_an_editor_takes_away_a_workbook(self, client):
        response = client.get("/memberships.xlsx?agency=iom&sort=starts")

        assert cells_of(io.BytesIO(content_of(response))) == [
            ["slug", "agency", "starts", "note"],
            ["iom-group", "iom", "2006-01-01", None],
            ["iom-force", "iom", "2011-01-01", None],
        ]

    def test_lists_are_lists_for_programs(self, client):
        rows = json.loads(content_of(client.get("/agencies.json")))

        assert rows[0] == {"slug": "ilo", "bodies": ["force", "group"]}

    def test_an_empty_list_is_an_empty_list(self, client):
        assert json.loads(content_of(client.get("/memberships.json?year=1999"))) == []
        assert len(cells_of(io.BytesIO(content_of(client.get("/memberships.xlsx?year=1999"))))) == 1

    @pytest.mark.parametrize("ending", FORMATS)
    def test_a_file_says_what_it_is(self, client, ending, time_machine):
        time_machine.move_to("2014-07-01T12:00:00Z")

        for response in (
            client.get(f"/memberships.{ending}"),
            client.head(f"/memberships.{ending}"),
        ):
            assert response.headers["Content-Type"] == FORMATS[ending]
            assert response.headers["Content-Disposition"] == (
                f'attachment; filename="memberships-2014-07-01.{ending}"'
            )

    @pytest.mark.parametrize("ending", FORMATS)
    def test_who_asks_for_the_head_has_nothing_read(
        self, client, ending, django_assert_num_queries
    ):
        with django_assert_num_queries(0):
            assert client.head(f"/memberships.{ending}").status_code == 200
        assert client.head(f"/memberships.{ending}?colour=red").status_code == 400

    @pytest.mark.parametrize("ending", FORMATS)
    def test_a_wrong_parameter_is_refused_in_words(self, client, ending):
        response = client.get(f"/memberships.{ending}?sort=height")

        assert response.status_code == 400
        assert response.text.startswith("sort: ")

    def test_a_workbook_counts_first_and_reads_once(self, client, django_assert_num_queries):
        with django_assert_num_queries(2):
            client.get("/memberships.xlsx")

    def test_a_list_too_long_for_a_workbook_is_refused_in_words(self, client, monkeypatch):
        monkeypatch.setattr(workbooks, "MOST_ROWS", 5)

        response = client.get("/memberships.xlsx")

        assert response.status_code == 400
        assert response.text == (
            "xlsx: A workbook holds 4 rows at most, and this list has 5."
            " Set a filter, or take it as CSV or JSON.\n"
        )
        assert client.get("/memberships.csv").status_code == 200

    def test_no_cell_of_a_workbook_is_a_formula(self, client):
        Membership.objects.filter(slug="iom-group").update(note="=1+1")

        response = client.get("/memberships.xlsx?agency=iom&sort=starts")

        cell = sheet_of(io.BytesIO(content_of(response)))["D2"]
        assert (cell.data_type, cell.value) == ("s", "'=1+1")


@pytest.mark.parametrize("text", ["2014", "2014-07-01", "007", "#N/A", "TRUE", " two  words "])
def test_a_text_of_a_workbook_stays_a_text(text):
    assert reopened([[text]]) == [["text"], [text]]


def test_a_number_of_a_workbook_stays_a_number():
    assert reopened([[-3], [2.5]]) == [["text"], [-3], [2.5]]


def test_what_no_workbook_can_hold_is_shortened_visibly():
    [_header, [long], [control]] = reopened([["a" * 40_000], ["a\x0bb"]])

    assert (len(long), long[-1]) == (32_767, "…")
    assert control == "a\N{REPLACEMENT CHARACTER}b"


def test_the_header_of_a_workbook_stays_in_view():
    assert sheet_of(workbook(["slug"], [], title="Activities")).freeze_panes == "A2"


def test_rows_of_json_are_written_while_they_are_read():
    lines = json_lines(["slug"], iter([["one"], ["two"]]))

    assert next(lines) == '[\n{"slug": "one"}'


def test_the_parts_of_a_joined_column():
    names = Joined(Membership.objects.all(), "slug", separator="\n")
    objects = JoinedObjects(Membership.objects.all(), "slug")

    assert names.parts("UN DESA\nDESA") == ["UN DESA", "DESA"]
    assert names.parts(None) == []
    assert objects.parts('{"name": "ECE"}\n{"name": "ECA"}') == [{"name": "ECE"}, {"name": "ECA"}]
