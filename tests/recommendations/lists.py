"""The lists of this app: names of page, download and API, and what makes one row of each."""

from dataclasses import dataclass

from django.urls import reverse

from tests.factories import (
    make_alignment,
    make_convergence_table,
    make_document,
    make_framework,
    make_instrument,
    make_no_counterpart,
    make_place,
    make_recommendation,
    make_theme,
)


def make_full_recommendation(documents=None, **values):
    return make_recommendation(
        themes=[make_theme()], documents=documents or [make_document()], **values
    )


def make_full_instrument(documents=None, **values):
    regions = [make_place("150")]
    return make_instrument(
        themes=[make_theme()], regions=regions, documents=documents or [make_document()], **values
    )


def make_full_table(documents=None, **values):
    return make_convergence_table(
        columns=[[make_framework()]], documents=documents or [make_document()], **values
    )


@dataclass(frozen=True)
class Listed:
    page: str
    export: str
    api: str
    make: object

    @property
    def csv(self):
        return reverse(self.export)

    @property
    def url(self):
        return reverse(self.page)

    @property
    def api_url(self):
        return reverse(self.api)


LISTS = {
    "themes": Listed("theme_list", "theme_export", "theme-list", make_theme),
    "frameworks": Listed("framework_list", "framework_export", "framework-list", make_framework),
    "recommendations": Listed(
        "recommendation_list",
        "recommendation_export",
        "recommendation-list",
        make_full_recommendation,
    ),
    "alignments": Listed("alignment_list", "alignment_export", "alignment-list", make_alignment),
    "convergence_tables": Listed(
        "convergence", "convergence_export", "convergencetable-list", make_full_table
    ),
    "instruments": Listed(
        "instrument_list", "instrument_export", "instrument-list", make_full_instrument
    ),
    "no_counterparts": Listed(
        "nocounterpart_list", "nocounterpart_export", "nocounterpart-list", make_no_counterpart
    ),
}
PAGES = {name: each for name, each in LISTS.items() if each.page}


def csv_of(response):
    """The lines of a download as text, without the last line's end."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return body.decode()
