"""Plans as secretariats of other groups have them, made in code; nothing in them is ours."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

NAMES = [
    *("No.", "Activity /\nAction", "Lead Agency/ies", "Supporting agencies", "Timeframe"),
    *("Deliverables / Outputs", "Status (as of June 2021)", "Country", "Comments"),
]
STATELESSNESS = [
    ["Regional Network on Statelessness"],
    [],
    ["Work plan 2021-2022, version 3 of 14 January 2021"],
    [],
    NAMES,
    ["Objective 1: Identify stateless people"],
    [
        *("1.1", "Map what is known", "UNHCR", "OIM; UNICEF", "Q1-Q3 2021"),
        *("- Report\n- Data set", "In progress", "Kenya, Tanzania", None),
    ],
    [
        *(1.2, "Train registrars", "UNHCR & IOM (lead)", "Nansen House", "mid-2021", "Manual"),
        *("Yet to start", "Global", "Funds were asked for"),
    ],
    NAMES,
    ["WG on Civil Registration"],
    [
        *("2.1", "Publish guidance", "UNICEF", None, "by end of 2022", "Guide (due Q2 2022)"),
        *("Done (May 2021)", "Côte d'Ivoire", None),
    ],
    ["Total", None, None, None, None, None, None, None, 3],
]
CLIMATE = [
    ["Objective", "Title", "Responsible entity", "2021", None, None, None, "Status", "Partners"],
    [None, None, None, "Q1", "Q2", "Q3", "Q4", None, None],
    ["Adapt", "Count harvests", "FAO/WMO", "x", "x", None, None, "On track", "Oxfam, Red Cross"],
    [None, "Warn earlier", "WMO", None, None, "x", "x", "On hold", None],
    [None, "Speak with one voice", "*FAO, WMO", "x", None, None, "x", "Finito", None],
]


def uploaded(content, name="plan.xlsx"):
    return SimpleUploadedFile(name, content)


def workbook(rows, title="Plan", merged=(), **sheets):
    """The bytes of a workbook; further sheets by their names."""
    book = Workbook()
    book.active.title = title
    for sheet, lines in [(book.active, rows)] + [
        (book.create_sheet(name), lines) for name, lines in sheets.items()
    ]:
        for line in lines:
            sheet.append(line)
    for cells in merged:
        book.active.merge_cells(cells)
    return saved(book)


def saved(book):
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def statelessness():
    return uploaded(
        workbook(
            STATELESSNESS,
            title="Work plan 2021-2022",
            merged=["A1:I1", "A6:I6", "A10:I10"],
            Contacts=[["Name", "Mail"], ["A. Smith", "a.smith@example.org"]],
        )
    )


def climate():
    """Quarters as columns of marks, objectives merged over their lines."""
    merged = ["D1:G1", "A1:A2", "B1:B2", "C1:C2", "H1:H2", "I1:I2", "A3:A5"]
    return uploaded(workbook(CLIMATE, merged=merged))
