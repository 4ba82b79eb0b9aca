"""Every number of a matrix leads to exactly what it counts, on the page, in CSV and in the API."""

import json
from datetime import date

import pytest
from django.urls import reverse

from recommendations.models import AlignmentState
from tests.factories import (
    make_convergence_table,
    make_framework,
    make_no_counterpart,
    make_recommendation,
)
from tests.recommendations.agreement import decided, lines_of, numbers, pair

pytestmark = pytest.mark.django_db


@pytest.fixture
def table():
    """Cells of every kind: mixed, endorsed, proposed, searched, rejected alone, none at all."""
    rows = make_framework(slug="points", dated="2013")
    sets = [make_framework(slug=slug, dated="2013") for slug in ("one", "two", "three")]
    first, second, third = (make_recommendation(framework=rows) for _number in range(3))
    for state in AlignmentState:
        pair(first, sets[0], state)
    pair(first, sets[1], AlignmentState.ENDORSED)
    pair(second, sets[1])
    decided(pair(second, sets[2]), AlignmentState.ENDORSED, date(2015, 1, 1))
    pair(third, sets[0], AlignmentState.REJECTED)
    make_no_counterpart(recommendation=second, framework=sets[0], checked="2014-05-01")
    make_no_counterpart(recommendation=third, framework=sets[2], checked="2016")
    return make_convergence_table(
        slug="saved", rows_framework=rows, columns=[sets[:1], sets[1:], sets]
    )


ADDRESSES = [
    "/convergence/saved/",
    "/convergence/saved/?turned=yes",
    "/convergence/saved/?on=2014-12-31",
    "/convergence/saved/?on=2012-01-01",
    "/convergence/?rows=points&columns=one&columns=two&columns=three",
    "/convergence/?rows=one&columns=points&turned=yes&on=2020-01-01",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_visitor_finds_behind_every_number_what_it_counts(client, table, address):
    found = numbers(client.get(address).text, "/convergence/", "/alignments/")
    opening = {url: number for url, number in found.items() if "open=" in url}
    counting = {url: number for url, number in found.items() if url not in opening}

    assert len(counting) > 4
    for url, number in opening.items():
        panel = client.get(url).context_data["opened"]
        strongest = panel.cell.endorsed or panel.cell.proposed
        assert number == strongest
        assert len(panel.pairs) == panel.cell.endorsed + panel.cell.proposed
    for url, number in counting.items():
        context = client.get(url).context_data
        links = {each["format"]: each["url"] for each in context["downloads"]}
        assert context["count"] == number, url
        assert len(lines_of(client.get(links["csv"]))) == number, url
        assert len(json.loads(b"".join(client.get(links["json"])))) == number, url
        assert client.get(links["api"]).json()["count"] == number, url


def test_the_totals_stand_in_words_with_their_denominators(client, table):
    convergence = client.get("/convergence/saved/").context_data["convergence"]
    tally = convergence.tally

    assert tally.all == 9
    assert (tally.endorsed, tally.proposed) == (5, 0)
    assert (tally.none_found, tally.not_looked_for) == (1, 3)
    assert (convergence.endorsed, convergence.proposed) == (3, 2)


def test_a_cell_is_found_by_what_it_says(client, table):
    def cells(**filters):
        context = client.get(reverse("convergencecell_list"), filters).context_data
        return {cell.anchor for cell in context["object_list"]}

    rows = [row.slug for row in client.get("/convergence/saved/").context_data["convergence"].rows]

    assert cells(table="saved", value="none_found") == {f"{rows[1]}.column-1"}
    assert cells(table="saved", state="endorsed", column="column-2") == {
        f"{rows[0]}.column-2",
        f"{rows[1]}.column-2",
    }
    assert len(cells(table="saved", row=rows[0])) == 3
    assert len(cells(table="saved", turned="yes", row="column-1")) == 3
    assert len(cells(rows="points", columns="one")) == 3
    assert len(cells()) == 9


def test_relations_are_downloaded_as_the_row_reads_them(client):
    rows, other = make_framework(slug="rows"), make_framework(slug="other")
    item = make_recommendation(framework=rows, slug="item")
    broader = pair(item, other, relation="broader")
    url = "/convergence/cells.csv?rows=rows&columns=other"

    line = lines_of(client.get(url))[0]
    turned = lines_of(client.get(f"{url}&turned=yes"))[0]
    (read,) = lines_of(client.get("/convergence/pairs.csv?rows=rows&columns=other&turned=yes"))
    (served,) = client.get("/api/v1/convergence-cells/?rows=rows&columns=other").json()["results"]

    assert (line["pairs"], line["relations"], line["skos"]) == (
        broader.slug,
        "broader",
        "skos:narrowMatch",
    )
    assert (turned["row"], turned["relations"], turned["skos"]) == (
        "other",
        "narrower",
        "skos:broadMatch",
    )
    assert (read["other_recommendation"], read["relation"]) == ("item", "narrower")
    assert (served["relations"], served["skos"]) == (["broader"], ["skos:narrowMatch"])
    assert (served["table"], served["rows_framework"], served["state"]) == ("", "rows", "proposed")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("table=nothing", "saved"),
        ("table=saved&row=nowhere", "nowhere"),
        ("table=saved&column=nowhere", "column-1"),
        ("table=saved&rows=points&columns=one", "not both"),
        ("table=saved&table=saved", "once"),
        ("value=perhaps", "none_found"),
        ("state=rejected", "endorsed"),
        ("on=yesterday", "2014-07-01"),
        ("turned=perhaps", "yes"),
        ("rows=points", "at least one set"),
        ("rows=points&columns=points", "other sets"),
        ("colour=red", "colour"),
    ],
)
def test_what_is_no_cell_is_refused_with_what_is_possible(client, table, query, said):
    page = client.get(f"{reverse('convergencecell_list')}?{query}")
    download = client.get(f"{reverse('convergencecell_export')}?{query}")
    pairs = client.get(f"{reverse('convergencepair_export')}?{query}")
    served = client.get(f"{reverse('convergencecell-list')}?{query}")

    assert [each.status_code for each in (page, download, pairs, served)] == [400] * 4
    assert all(said in each.text for each in (page, download, pairs, served))
    assert served.headers["Content-Type"].startswith("application/problem+json")


def test_more_cells_need_no_more_queries(client, table, django_assert_max_num_queries):
    url = reverse("convergencecell_list")
    with django_assert_max_num_queries(8):
        client.get(url)
    for _number in range(20):
        pair(make_recommendation(framework=table.rows_framework), make_framework())

    with django_assert_max_num_queries(8):
        client.get(url)
    with django_assert_max_num_queries(6):
        client.get(reverse("convergencecell_export"))
    with django_assert_max_num_queries(6):
        client.get(reverse("convergencecell-list"))
