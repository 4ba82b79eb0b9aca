"""The page of a matrix: any sets, a cell that opens, both ways round, on a day."""

from datetime import date
from html import unescape

import pytest
from django.urls import reverse

from agencies.models import Publication
from recommendations.models import AlignmentState
from tests.factories import (
    make_convergence_table,
    make_document,
    make_framework,
    make_no_counterpart,
    make_recommendation,
)
from tests.recommendations.agreement import decided, pair

pytestmark = pytest.mark.django_db
CONVERGENCE = "/convergence/"


@pytest.fixture
def rows():
    return make_framework(slug="points", title="Eight points", dated="2013-07-25")


@pytest.fixture
def others():
    return [make_framework(slug=f"set-{number}", dated="2014") for number in range(7)]


@pytest.fixture
def item(rows):
    return make_recommendation(framework=rows, slug="item", code="1", text="Protect migrants")


def chosen(client, *columns, **parameters):
    data = {"rows": "points", "columns": columns, **parameters}
    return client.get(CONVERGENCE, data)


def page_of(response, status=200):
    assert response.status_code == status
    return unescape(response.content.decode())


def test_a_visitor_sets_any_set_beside_others(client, item, others):
    proposed = pair(item, others[1])

    found = chosen(client, "set-1", "set-0").context_data["convergence"]

    assert [column.slug for column in found.columns] == ["set-1", "set-0"]
    assert [cell.slugs for cell in found.flat] == [[proposed.slug], []]


def test_the_saved_tables_come_with_a_form_for_any_sets(client, others):
    page = page_of(client.get(CONVERGENCE))

    assert '<select name="rows"' in page
    assert page.count('<input type="checkbox" name="columns"') == len(others)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("rows=points", "at least one set"),
        ("columns=set-0", "the set that makes the rows"),
        ("rows=nothing&columns=set-0", "“nothing” is not known here."),
        ("rows=points&columns=nothing", "set-0"),
        ("rows=points&columns=points", "stands in the rows"),
        ("rows=points&columns=set-0&columns=set-0", "chosen twice"),
        ("rows=points&rows=set-0&columns=set-1", "Give “rows” once."),
        ("rows=points&" + "&".join(f"columns=set-{each}" for each in range(7)), "7 are chosen"),
        ("rows=points&columns=set-0&on=yesterday", "2014-07-01"),
        ("rows=points&columns=set-0&turned=perhaps", "Choose one of"),
        ("rows=points&columns=set-0&open=nowhere", "“nowhere” is not known here."),
        ("rows=points&columns=set-0&colour=red", "colour"),
        ("rows=points&columns=set-0&open=item.set-0&open=item.set-1", "Give “open” once."),
        ("rows=points&columns=%00", "not known"),
    ],
)
def test_what_is_no_table_is_refused_with_what_is_possible(client, item, others, query, said):
    assert said in page_of(client.get(f"{CONVERGENCE}?{query}"), status=400)


@pytest.mark.parametrize("state", [Publication.DRAFT, Publication.WITHDRAWN])
def test_a_set_that_is_not_published_is_unknown(client, item, others, state):
    make_framework(slug="hidden", publication=state, withdrawn_because="It was wrong.")

    page = page_of(chosen(client, "hidden"), status=400)

    assert "“hidden” is not known here." in page
    assert 'value="hidden"' not in page
    assert page_of(client.get(f"{CONVERGENCE}?rows=hidden&columns=set-0"), status=400)


@pytest.mark.parametrize("query", ["open=nowhere", "on=2014", "turned=2", "colour=red"])
def test_a_saved_table_refuses_what_it_does_not_know(client, item, others, query):
    table = make_convergence_table(rows_framework=item.framework, columns=[others])

    page = page_of(client.get(f"{table.get_absolute_url()}?{query}"), status=400)

    assert "Protect migrants" in page  # as of now, with nothing open


def test_a_cell_opens_to_its_pairs(client, item, others):
    source = make_document(title="The slides")
    made = pair(item, others[0], relation="broader", rationale="Both.", documents=[source])
    searched = make_no_counterpart(recommendation=item, framework=others[1], note="Read twice.")
    table = make_convergence_table(
        slug="saved", rows_framework=item.framework, columns=[others[:2], others[1:2]]
    )

    page = page_of(client.get(table.get_absolute_url(), {"open": "item.column-1"}))

    assert 'id="open"' in page
    for words in ("is broader than", "Both.", "Proposed", made.recommendation_b.text, "The slides"):
        assert words in page
    assert made.get_absolute_url() in page
    assert source.get_absolute_url() in page
    assert "Read twice." in page
    assert 'href="/convergence/saved/?open=item.column-1#open"' in page
    assert 'href="/convergence/saved/#item"' in page

    page = page_of(client.get(table.get_absolute_url(), {"open": "item.column-2"}))
    assert "November 2026" in page
    assert searched.note in page


def test_half_a_sentence_stands_with_its_lead_in(client, item):
    half = make_framework(slug="half", preamble="Improve outcomes by:")
    pair(item, half)

    page = page_of(chosen(client, "half", open="item.half"))

    assert "Improve outcomes by:" in page


def test_an_item_that_exists_in_english_alone_says_so_in_arabic(client, item, others):
    pair(item, others[0])

    page = client.get(f"/ar{CONVERGENCE}?rows=points&columns=set-0&open=item.set-0").text

    assert (
        '<blockquote class="said"><span lang="en" dir="ltr">Protect migrants</span>'
        in page.replace("\n", "")
    )


def test_a_cell_at_which_nobody_looked_does_not_open(client, item, others):
    response = chosen(client, "set-0", open="item.set-0")

    assert "There is nothing to open in this cell" in page_of(response)
    assert 'id="open"' not in response.text
    assert not response.context_data["convergence"].flat[0].url


def test_a_turned_table_reads_relations_from_the_other_side(client, item, others):
    pair(item, others[0], relation="broader")

    page = page_of(chosen(client, "set-0", turned="yes", open="set-0.item"))
    found = chosen(client, "set-0", turned="yes").context_data

    assert "is narrower than" in page
    assert "is broader than" not in page
    assert [head.slug for head in found["convergence"].columns] == ["item"]
    assert "turned" not in found["swap_url"]


def test_headings_group_the_rows_and_are_no_cells(client, rows, others):
    heading = make_recommendation(framework=rows, text="Rights", assessable=False, order=1)
    make_recommendation(framework=rows, parent=heading, order=2)
    hidden = make_recommendation(
        framework=rows, text="Secret", assessable=False, publication=Publication.DRAFT
    )
    make_recommendation(framework=rows, parent=hidden, order=3)
    make_recommendation(framework=rows, section="Other matters", order=4)

    response = chosen(client, "set-0")
    page = page_of(response)

    assert len(response.context_data["convergence"].rows) == 3
    assert page.count('scope="rowgroup"') == 2
    assert "Rights" in page
    assert "Other matters" in page
    assert "Secret" not in page


def test_a_day_shows_what_had_been_decided_and_searched_by_then(client, item, others):
    endorsed = decided(pair(item, others[0]), AlignmentState.ENDORSED, date(2016, 5, 1))
    make_no_counterpart(recommendation=item, framework=others[1], checked="2017-01")

    def said(day):
        context = chosen(client, "set-0", "set-1", on=day).context_data
        return [cell.label for cell in context["convergence"].flat]

    assert said("2016-04-30") == ["1 proposed", "Nobody has looked yet"]
    assert said("2016-05-01") == ["1 endorsed", "Nobody has looked yet"]
    assert said("2017-01-31") == ["1 endorsed", "Looked for, none found"]
    assert said("2014-06-01") == ["not issued by then"] * 2
    assert endorsed.slug in chosen(client, "set-0", on="2016-05-01", open="item.set-0").text


def test_pairs_before_any_other_set_was_issued_are_none_also_behind_their_number(
    client, item, others
):
    pair(item, others[0])
    late = make_framework(slug="late", dated="2016")
    pair(item, late)

    found = chosen(client, "late", on="2015-01-01").context_data["convergence"]

    listed = client.get(found.proposed_url).context_data["page_obj"].paginator
    assert found.proposed == listed.count == 0


def test_a_set_that_was_not_issued_says_nothing_and_is_not_counted(client, item, others):
    late = make_framework(slug="late", dated="2018")
    undated = make_framework(slug="undated", dated="")
    make_no_counterpart(recommendation=item, framework=late, checked="2014-01-01")

    response = chosen(client, "set-0", "late", "undated", on="2015-01-01")
    found = response.context_data["convergence"]

    assert found.tally.all == 1
    assert [column.is_issued for column in found.columns] == [True, False, False]
    assert page_of(response).count("not issued by then") >= 2
    assert undated.title in response.text


def test_before_the_set_of_the_rows_no_cell_says_anything(client, item, others):
    response = chosen(client, "set-0", on="2013-07-24")

    assert "The set of the rows was not issued by then" in page_of(response)
    assert response.context_data["convergence"].tally.all == 0


def test_the_page_says_that_proposed_pairs_have_no_day(client, item, others):
    pair(item, others[0])
    said = "What was proposed on no day on record"

    assert said in page_of(chosen(client, "set-0", on="2020-01-01"))
    assert said not in page_of(chosen(client, "set-0"))


def test_the_day_stays_when_the_table_is_turned_or_a_cell_is_opened(client, item, others):
    pair(item, others[0])

    context = chosen(client, "set-0", on="2020-01-01").context_data

    assert "on=2020-01-01" in context["swap_url"]
    assert "on=2020-01-01" in context["convergence"].flat[0].url
    assert "on=2020-01-01" in context["permanent_url"]


def test_a_table_of_any_sets_is_drawn_in_every_language(client, item, others):
    pair(item, others[0])

    for language in ("ar", "es", "fr", "ru", "zh-hans"):
        url = f"/{language}{CONVERGENCE}?rows=points&columns=set-0&open=item.set-0&turned=no"
        assert client.get(url).status_code == 200


def test_many_pairs_need_no_more_queries_than_few(
    client, rows, others, django_assert_max_num_queries, django_assert_num_queries
):
    items = [make_recommendation(framework=rows) for _number in range(23)]
    columns = [each.slug for each in others[:6]]
    pair(items[0], others[0], documents=[make_document()])
    first = f"{items[0].slug}.set-0"
    with django_assert_max_num_queries(6) as few:
        chosen(client, *columns)
    with django_assert_max_num_queries(10) as few_open:
        chosen(client, *columns, open=first)
    for each in others[:6]:
        for item in items[:20]:
            pair(item, each, documents=[make_document()])

    with django_assert_num_queries(len(few.captured_queries)):
        chosen(client, *columns)
    with django_assert_num_queries(len(few_open.captured_queries)):
        chosen(client, *columns, open=first)


def test_what_is_cited_says_the_day(client, item, others):
    url = reverse("convergence")
    page = page_of(chosen(client, "set-0", on="2020-01-01"))

    assert f'href="http://testserver{url}?rows=points&columns=set-0&on=2020-01-01"' in page
    assert page.count("on=2020-01-01&on=") == 0
