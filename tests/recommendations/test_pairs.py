"""The page of a pair, its decisions, and pairs and searches as of a day."""

from datetime import date

import pytest
from django.urls import reverse

from agencies.models import Publication
from recommendations.models import AlignmentState
from tests.factories import (
    make_agency,
    make_alignment,
    make_document,
    make_framework,
    make_no_counterpart,
    make_recommendation,
)
from tests.recommendations.agreement import decided, lines_of, pair

pytestmark = pytest.mark.django_db


@pytest.fixture
def item():
    rows = make_framework(title="Eight points", dated="2013", preamble="States are called upon to:")
    return make_recommendation(framework=rows, text="protect migrants", locator="page 3")


@pytest.fixture
def there():
    return make_framework(slug="there", dated="2014")


def page_of(client, alignment, language=""):
    response = client.get(f"{language}{alignment.get_absolute_url()}")
    assert response.status_code == 200
    return response.text


def test_a_pair_has_a_page_with_both_texts_and_why(client, item, there):
    source = make_document(title="The slides")
    made = pair(
        item, there, relation="narrower", rationale="Both.", basis="A slide.", documents=[source]
    )
    page = page_of(client, made)

    for words in (
        "States are called upon to:",
        "protect migrants",
        "is narrower than",
        made.recommendation_b.text,
        "Word for word, page 3",
        "Both.",
        "A slide.",
        "The slides",
        "Proposed",
    ):
        assert words in page
    assert reverse("alignment-detail", args=[made.slug]) in page


def test_who_decided_is_not_said_in_public(client, item, there):
    agency = make_agency(slug="iom", acronym="IOM")
    made = pair(item, there)
    decided(made, AlignmentState.ENDORSED, date(2015, 5, 1), on_behalf_of=agency, comment="Read.")

    page = page_of(client, made)
    served = client.get(reverse("alignment-detail", args=[made.slug])).json()

    assert "1 May 2015" in page
    assert "Read." in page
    assert "IOM" in page
    assert "Dee" not in page
    assert served["decisions"] == [
        {"state": "proposed", "day": None, "on_behalf_of": "", "comment": ""},
        {"state": "endorsed", "day": "2015-05-01", "on_behalf_of": "iom", "comment": "Read."},
    ]


def test_the_page_of_a_pair_answers_for_a_day(client, item, there):
    made = decided(pair(item, there), AlignmentState.ENDORSED, date(2015, 5, 1), comment="Read.")
    url = made.get_absolute_url()

    before, after = client.get(f"{url}?on=2015-04-30").text, client.get(f"{url}?on=2015-05-01").text

    assert "Read." not in before
    assert "Read." in after
    assert "on=2015-04-30" in before  # the matrix of that day
    assert "This set was not issued by then" in client.get(f"{url}?on=2012-12-31").text
    refused = client.get(f"{url}?on=tomorrow")
    assert refused.status_code == 400
    assert "As of now" in refused.text


def test_a_draft_agency_is_named_by_no_decision(client, item, there):
    agency = make_agency(slug="hidden", acronym="HDN", publication=Publication.DRAFT)
    made = pair(item, there)
    decided(made, AlignmentState.ENDORSED, on_behalf_of=agency)

    assert "HDN" not in page_of(client, made)
    assert "hidden" not in client.get(reverse("alignment-detail", args=[made.slug])).text


def test_a_rejected_pair_keeps_its_page(client, item, there):
    assert "They do not meet." in page_of(client, pair(item, there, AlignmentState.REJECTED))


def test_a_withdrawn_pair_says_why_and_a_replaced_one_leads_on(client, item, there):
    because = {"publication": Publication.WITHDRAWN, "withdrawn_because": "Read wrongly."}
    instead = pair(item, there)
    gone, replaced = pair(item, there, **because), pair(item, there, replaced_by=instead, **because)

    response = client.get(gone.get_absolute_url())
    assert response.status_code == 410
    assert "Read wrongly." in response.text
    response = client.get(replaced.get_absolute_url())
    assert (response.status_code, response.url) == (301, instead.get_absolute_url())


def test_a_pair_of_what_is_not_published_is_no_page(client, item):
    draft = make_framework(publication=Publication.DRAFT)

    assert client.get(pair(item, draft).get_absolute_url()).status_code == 404
    made = make_alignment(publication=Publication.DRAFT)
    assert client.get(made.get_absolute_url()).status_code == 404


def test_the_page_of_a_pair_takes_few_queries(client, item, there, django_assert_max_num_queries):
    made = pair(item, there, documents=[make_document() for _number in range(3)])
    agency = make_agency()
    for number in range(1, 5):
        day = date(2015, number, 1)
        decided(made, AlignmentState.ENDORSED, day, on_behalf_of=agency)
        made.reopen(by=made.events.last().by, comment="Again.", decided_on=day)

    with django_assert_max_num_queries(6):
        page_of(client, made)


def test_a_pair_is_read_in_every_language(client, item, there):
    made = pair(item, there)

    for language in ("/ar", "/es", "/fr", "/ru", "/zh-hans"):
        assert 'lang="en"' in page_of(client, made, language)


def test_pairs_are_listed_in_the_state_of_the_day(client, item, there):
    endorsed, late = pair(item, there), pair(item, make_framework(dated="2018"))
    decided(endorsed, AlignmentState.ENDORSED, date(2016, 5, 1))

    def states(**filters):
        listed = client.get(reverse("alignment_list"), filters).context_data["object_list"]
        read = {each.slug: each.standing.value for each in listed}
        rows = lines_of(client.get(reverse("alignment_export"), filters))
        assert {row["slug"]: row["state"] for row in rows} == read
        served = client.get(reverse("alignment-list"), filters).json()["results"]
        assert {row["slug"]: row["state"] for row in served} == read
        return read

    assert states() == {endorsed.slug: "endorsed", late.slug: "proposed"}
    assert states(on="2016-04-30") == {endorsed.slug: "proposed"}
    assert states(on="2016-05-01", state="endorsed") == {endorsed.slug: "endorsed"}
    assert states(on="2016-04-30", state="endorsed") == {}
    assert states(on="2010-01-01") == {}


def test_a_list_of_a_day_says_what_has_no_day(client, item, there):
    pair(item, there)
    said = "What was proposed on no day on record"

    assert said in client.get(reverse("alignment_list"), {"on": "2020-01-01"}).text
    assert said not in client.get(reverse("alignment_list")).text


def test_what_was_looked_for_by_a_day_is_listed(client, item, there):
    none = make_no_counterpart(recommendation=item, framework=there, checked="2016", note="Read.")
    url = reverse("nocounterpart_list")

    assert none.get_absolute_url() in client.get(url, {"on": "2016-12-31"}).text
    assert client.get(url, {"on": "2016-12-30"}).context_data["count"] == 0
    assert client.get(url, {"on": "2016"}).status_code == 400
    assert client.get(reverse("nocounterpart-list"), {"on": "2016-12-31"}).json()["count"] == 1
    assert len(lines_of(client.get(reverse("nocounterpart_export"), {"on": "2016-12-30"}))) == 0
