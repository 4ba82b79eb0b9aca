"""How somebody of the secretariat brings a plan in: a file, its columns, answers, a preview."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from gmg_portal.lib.models import ImportRun


def csv_file(*rows, name="plan.csv"):
    lines = [",".join(f'"{cell}"' for cell in row) for row in rows]
    return SimpleUploadedFile(name, "\r\n".join(lines).encode())


def xlsx_file(*rows, name="plan.xlsx"):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    return SimpleUploadedFile(name, content.getvalue())


def page(name, *args):
    return reverse(f"admin:workplan_workplan_{name}", args=args)


def begin(editor, plan, file):
    """Upload a file for a plan on record; the run that waits."""
    response = editor.post(page("run_begin", plan.pk), {"table": file})
    assert response.status_code == 302, response.context["form"].errors
    return ImportRun.objects.first()


def say_columns(editor, run, **meanings):
    """Accept what is suggested, but for these; the headings are as in the file."""
    headers = run.table["headers"]
    data = {
        f"column-{number}": meanings.get(header, run.meaning.get(str(number), ""))
        for number, header in enumerate(headers)
    }
    return editor.post(page("run_columns", run.pk), data)


def answer(editor, run, answers=(), **choices):
    """Answer the questions by their texts, and choose what holds for all that is new."""
    shown = editor.get(page("run_answers", run.pk)).context
    data = {"kind": "coordination", "scope": "", "status": "planned", "agency_kind": ""}
    for field, question, _lines in shown["rows"]:
        if question.text in dict(answers):
            data[field.html_name] = dict(answers)[question.text]
    return editor.post(page("run_answers", run.pk), {**data, **choices})


def preview(editor, run):
    return editor.get(page("run_preview", run.pk))


def apply(editor, run, button="all_lines", shown=None):
    shown = shown or preview(editor, run)
    data = {"seen": shown.context["seen"], button: "yes"}
    return editor.post(page("run_preview", run.pk), data, follow=True)


def counts(response):
    return {fate.value: number for fate, number in response.context["counts"]}


def undo(editor, run):
    """Look at what undoing would do, then do it."""
    assert editor.get(page("run_undo", run.pk), follow=True).status_code == 200
    return editor.post(page("run_undo", run.pk), follow=True)


def go_through(editor, plan, file, answers=(), **choices):
    """All pages up to the preview."""
    run = begin(editor, plan, file)
    assert say_columns(editor, run).status_code == 302
    assert answer(editor, run, answers, **choices).status_code == 302
    return run
