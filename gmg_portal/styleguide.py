"""Every component in every state, for who builds and tests pages; served in development only."""

import datetime as dt
from types import SimpleNamespace

from django import forms
from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from gmg_portal.lib import gantt, icons

WORDS = {
    "planned": _("Planned"),
    "ongoing": _("Ongoing"),
    "completed": _("Completed"),
    "delayed": _("Delayed"),
    "suspended": _("Suspended"),
    "cancelled": _("Cancelled"),
    "outcome_unknown": _("Outcome not on record"),
    "unreported": _("Not reported"),
    "draft": _("Draft"),
    "submitted": _("Submitted"),
    "returned": _("Returned"),
    "accepted": _("Accepted"),
    "withdrawn": _("Withdrawn"),
    "due": _("Due"),
    "overdue": _("Overdue"),
    "proposed": _("Proposed"),
    "endorsed": _("Endorsed"),
    "rejected": _("Rejected"),
    "none": _("Looked for, none found"),
    "unassessed": _("Nobody has looked yet"),
}
COUNTS = {
    "completed": 9,
    "ongoing": 5,
    "planned": 3,
    "delayed": 2,
    "suspended": 1,
    "cancelled": 1,
    "outcome_unknown": 3,
    "unreported": 2,
}


class SampleFilters(forms.Form):
    """A list's filters, as a FilterSet makes them."""

    q = forms.CharField(label=_("Words in title or text"), required=False)
    plan = forms.ChoiceField(
        label=_("Work plan"), choices=[("", "Any plan"), ("2013", "2013 to 2015")], required=False
    )
    status = forms.ChoiceField(
        label=_("Status"), choices=[("", _("Any status")), *WORDS.items()], required=False
    )
    lead = forms.MultipleChoiceField(
        label=_("Agency"), choices=[("iom", "IOM"), ("ilo", "ILO")], required=False
    )
    body = forms.ChoiceField(label=_("Body"), choices=[("", "Any body")], required=False)
    year = forms.IntegerField(label=_("Year"), required=False)


class SampleReport(forms.Form):
    """A report, with a field of each kind."""

    title = forms.CharField(label="Title", help_text="As it should read on the page.")
    reason = forms.CharField(
        label="Why was it suspended?",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Asked when the status is delayed, suspended or cancelled.",
        error_messages={"required": _("Say why the activity was suspended.")},
    )
    achievements = forms.CharField(
        label=_("What was achieved"), widget=forms.Textarea(attrs={"rows": 4}), required=False
    )
    status = forms.ChoiceField(
        label=_("Status"),
        widget=forms.RadioSelect,
        choices=[(name, WORDS[name]) for name in ("planned", "ongoing", "completed", "delayed")],
    )
    is_final = forms.BooleanField(label="This is the last report", required=False)


class Day(forms.Form):
    on = forms.DateField(label=_("On this day"), widget=forms.DateInput(attrs={"type": "date"}))


class Sample(SimpleNamespace):
    """A record that a component can read."""

    def text_in(self, field, language):
        return self.texts.get((field, language)) or self.texts[field, "en"]

    def get_absolute_url(self):
        return "#"


def period(*bounds):
    """Four days: starts earliest and latest, ends earliest and latest."""
    names = ("starts_earliest", "starts_latest", "ends_earliest", "ends_latest")
    days = [dt.date.fromisoformat(day) if isinstance(day, str) else day for day in bounds]
    return SimpleNamespace(**dict(zip(names, days, strict=True)))


def timeline():
    """Rows of the kinds that occur: (words, drawn rows, last column)."""
    group = period("2006-01-01", "2006-05-09", "2018-05-23", "2018-12-31")
    return [
        (
            "IOM",
            "2003, Geneva Migration Group",
            [
                ("predecessor", period("2003-04-01", "2003-04-30", "2006-01-01", "2006-05-09")),
                ("member", group),
                ("chair", period("2007-01-01", "2007-01-01", "2007-06-30", "2007-06-30")),
                ("chair", period("2018-01-01", "2018-01-01", "2018-05-23", "2018-12-31")),
            ],
            "January to June 2007, 2018",
        ),
        (
            "WFP",
            "between September 2016 and May 2018",
            [("member", period("2016-09-30", "2018-05-23", "2018-05-23", "2018-12-31"))],
            "never, on record",
        ),
        (
            "UNV",
            "since 2010, end not known",
            [("ongoing", period("2010-01-01", "2010-12-31", None, None))],
            "end not known",
        ),
        (
            "UNN",
            "since May 2018",
            [("planned", period("2018-05-23", "2018-05-23", dt.date.max, dt.date.max))],
            "open end",
        ),
        ("UNX", "no dates on record", [("member", period(None, None, None, None))], ""),
    ]


def work():
    """An activity in each status, drawn by quarters: (status, its word, the drawing)."""
    window = gantt.Window(2014, 2015, gantt.QUARTERS)
    planned = period("2014-01-01", "2015-12-31", "2015-12-31", "2015-12-31")
    spring = period("2014-04-01", "2014-06-30", "2015-04-01", "2015-06-30")
    marks = [
        ("due", dt.date(2015, 3, 31), dt.date(2015, 3, 31)),
        ("delivered", dt.date(2015, 6, 1), dt.date(2015, 6, 30)),
        ("note", dt.date(2014, 12, 31), dt.date(2014, 12, 31)),
        ("report", dt.date(2015, 10, 1), dt.date(2015, 10, 1)),
    ]
    look = {"marks": marks, "day": dt.date(2015, 9, 30), "band": planned}
    rows = [
        (name, WORDS[name], gantt.activity_bar(name, spring, window, **look))
        for name in COUNTS
        if name != "unreported"
    ]
    return {"window": window, "rows": rows}


def documents():
    return [
        Sample(
            texts={
                ("title", "en"): ("Overview of the Global Migration Group", "en", True),
                ("title", "ar"): ("لمحة عامة عن المجموعة العالمية", "ar", False),
            },
            publisher="IOM",
            date="2013",
            url="https://www.example.org/overview",
        ),
        Sample(
            texts={("title", "en"): ("المنظمة الدولية للهجرة: تقرير", "ar", True)},
            publisher="",
            date="2014-07",
            url="",
        ),
    ]


def styleguide(request):
    filters = SampleFilters(request.GET or {"plan": "2013", "status": "finished"})
    report = SampleReport(
        {"r-title": "Example", "r-achievements": "Example text.", "r-status": "delayed"}, prefix="r"
    )
    return render(
        request,
        "styleguide.html",
        {
            "crumbs": [("Development", "#"), ("Component sheet", "")],
            "sections": [("states", "States"), ("timeline", "Timeline"), ("forms", "Forms")],
            "suggestions": [("any plan (2 activities)", "#"), ("any agency (1)", "#")],
            "downloads": [{"label": "CSV", "url": "#"}, {"label": "JSON", "url": "#"}],
            "sorted": {"url": "#", "aria": "ascending"},
            "notes": ["There is no page 20. This is the last one, page 13."],
            "chips": [
                {"label": _("Work plan"), "value": "2013 to 2015", "url": "#"},
                {"label": _("Agency"), "value": "IOM", "url": "#"},
            ],
            "groups": [
                ("Delivery: circles", [(name, WORDS[name]) for name in icons.DELIVERY]),
                ("Reports: squares", [(name, WORDS[name]) for name in icons.REPORTS]),
                ("Agreement: diamonds", [(name, WORDS[name]) for name in icons.AGREEMENT]),
            ],
            "segments": [
                {"state": state, "count": count, "label": f"{count} {WORDS[state]}", "url": "#"}
                for state, count in COUNTS.items()
            ],
            "rows": timeline(),
            "work": work(),
            "day": dt.date(2018, 5, 23),
            "years": [(year, f"?on={year}-12-31", year == 2018) for year in range(2003, 2019)],
            "filters": {
                "form": filters,
                "shown_first": filters.visible_fields()[:4],
                "shown_more": filters.visible_fields()[4:],
            },
            "report": report,
            "day_form": Day({"on": "2018-05-23"}),
            "page_obj": Paginator(range(620), 50).get_page(6),
            "documents": documents(),
            "sample": Sample(
                texts={("title", "en"): ("International Organization for Migration", "en", False)},
                confidence="inferred",
                confidence_note="Worked out from the minutes.",
                note="",
                changed_at=dt.datetime(2026, 11, 21, tzinfo=dt.UTC),
                get_confidence_display=_("Worked out"),
            ),
            "unsure": Sample(confidence="unconfirmed"),
            "ribbon": [
                {
                    "year": 2017,
                    "months": 12,
                    "spans": [{"months": 12, "label": "UNU", "url": "#", "state": ""}],
                },
                {
                    "year": 2018,
                    "months": 12,
                    "spans": [
                        {"months": 2, "label": "No chair on record", "url": "", "state": "gap"},
                        {"months": 5, "label": "FAO and IOM", "url": "#", "state": ""},
                        {"months": 5, "label": "possibly", "url": "", "state": "maybe"},
                    ],
                },
            ],
            "key": [
                {"swatch": "predecessor", "label": "Geneva Migration Group"},
                {"swatch": "member", "label": _("Member")},
                {"swatch": "member-possible", "label": _("Possibly a member")},
                {"swatch": "chair", "label": _("Chair")},
                {"swatch": "chair-possible", "label": "Possibly still the chair"},
                {"swatch": "unknown", "label": "Not known"},
                {"swatch": "day", "label": "Reference day"},
                {"swatch": "due", "label": "Output due"},
                {"swatch": "delivered", "label": "Output delivered"},
                {"swatch": "report", "label": "Report of an agency"},
                {"swatch": "note", "label": "Note on record"},
            ],
            "tiles": [
                {
                    "number": 18,
                    "label": "members when it ended",
                    "url": "#",
                    "small": "possibly 19",
                },
                {"number": "23 of 41", "label": "activities completed", "url": "#", "small": ""},
                {"number": 46, "label": "pairs proposed", "url": "#", "small": "0 endorsed"},
            ],
            "dated": [
                {"when": "2 May 2018", "title": "Technical support", "url": "#", "note": "London"},
                {"when": "24 April 2018", "title": "Joint programme", "url": "#", "note": ""},
            ],
        },
    )
