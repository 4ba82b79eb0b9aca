"""The workbook of a plan holds texts, whatever they look like to a spreadsheet."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from tests.factories import make_activity, make_plan
from tests.planfile_pages import counts, go_through, page, preview

LOOKS = ["=1+1", "@SUM(A1)", "-x", "'quoted", "#N/A", "1.10", "2014-01-01"]


@pytest.fixture
def editor(client, secretariat):
    client.force_login(secretariat)
    return client


def test_what_looks_like_something_else_stays_a_text_and_comes_back_unchanged(editor):
    plan = make_plan()
    for text in LOOKS:
        make_activity(plan=plan, title=text, outputs=[text])

    content = editor.get(page("workbook", plan.pk)).content

    sheet = load_workbook(io.BytesIO(content)).active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    run = go_through(editor, plan, SimpleUploadedFile("plan.xlsx", content))
    assert counts(preview(editor, run)) == {"new": 0, "changed": 0, "same": 7, "refused": 0}
