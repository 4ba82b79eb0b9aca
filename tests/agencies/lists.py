"""The lists of this app: names of page, download and API, and what makes one row of each."""

import csv
from dataclasses import dataclass
from io import StringIO

from django.urls import reverse

from tests.factories import (
    make_agency,
    make_attested_count,
    make_body,
    make_document,
    make_excerpt,
    make_glossary_entry,
    make_key_figure,
    make_meeting,
    make_membership,
    make_office_term,
)


def sourced(make):
    """Makes rows that rest on a document of their own."""

    def made(**values):
        return make(**{"documents": [make_document()], **values})

    return made


def make_led_document(**values):
    return make_document(
        **{"lead_agencies": [make_agency()], "documents": [make_document()], **values}
    )


def make_related_entry(**values):
    return make_glossary_entry(
        **{"see_also": [make_glossary_entry()], "documents": [make_document()], **values}
    )


@dataclass(frozen=True)
class Listed:
    """`file` is the name of the file of the record."""

    page: str
    export: str
    api: str
    make: object
    file: str

    @property
    def url(self):
        return reverse(self.page)

    @property
    def csv(self):
        return reverse(self.export)

    @property
    def api_url(self):
        return reverse(self.api)


LISTS = {
    "agencies": Listed(
        "agency_list", "agency_export", "agency-list", sourced(make_agency), "agencies"
    ),
    "bodies": Listed("body_list", "body_export", "body-list", sourced(make_body), "bodies"),
    "memberships": Listed(
        "membership_list",
        "membership_export",
        "membership-list",
        sourced(make_membership),
        "memberships",
    ),
    "office terms": Listed(
        "officeterm_list",
        "officeterm_export",
        "officeterm-list",
        sourced(make_office_term),
        "office_terms",
    ),
    "key figures": Listed(
        "keyfigure_list",
        "keyfigure_export",
        "keyfigure-list",
        sourced(make_key_figure),
        "key_figures",
    ),
    "attested counts": Listed(
        "attestedcount_list",
        "attestedcount_export",
        "attestedcount-list",
        sourced(make_attested_count),
        "attested_counts",
    ),
    "meetings": Listed(
        "meeting_list", "meeting_export", "meeting-list", sourced(make_meeting), "meetings"
    ),
    "library": Listed(
        "document_list", "document_export", "document-list", make_led_document, "documents"
    ),
    "excerpts": Listed("", "excerpt_export", "excerpt-list", sourced(make_excerpt), "excerpts"),
    "glossary": Listed(
        "glossary", "glossary_export", "glossaryentry-list", make_related_entry, "glossary"
    ),
}
PAGES = {name: each for name, each in LISTS.items() if each.page}


def rows_of(response):
    """The rows of a download."""
    assert response.status_code == 200
    text = b"".join(response.streaming_content).decode()
    return list(csv.DictReader(StringIO(text)))


def shown(client, url):
    """The slugs on the page of a list."""
    return {each.slug for each in client.get(url).context_data["object_list"]}


def downloaded(client, url):
    return {row["slug"] for row in rows_of(client.get(url))}


def served(client, url):
    """The slugs that the API gives, page by page."""
    found = set()
    while url:
        answer = client.get(url).json()
        found |= {row["slug"] for row in answer["results"]}
        url = answer["next"]
    return found


def everywhere(client, name, query=""):
    """The slugs of page, download and API of a list, which are the same."""
    listed = LISTS[name]
    slugs = downloaded(client, listed.csv + query)
    assert served(client, listed.api_url + query) == slugs
    if listed.page:
        join = "&" if query else "?"
        assert shown(client, f"{listed.url}{query}{join}page=all") == slugs
    return slugs
