"""Beside the choices of a filter: how many activities each leaves, the other filters kept."""

import re

import pytest

from tests.factories import make_activity, make_agency, make_body, make_place, make_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def three_activities():
    """Two of the data group, led by ILO, one of them with IOM; one of no body that IOM leads."""
    ilo, iom = make_agency(slug="ilo", acronym="ILO"), make_agency(slug="iom", acronym="IOM")
    group, plan = make_body(slug="data-group", name="Data group"), make_plan(slug="first")
    of_group = {"body": group, "plan": plan, "leads": [ilo], "kind": "event"}
    make_activity(status="completed", places=[make_place("SN")], **of_group)
    make_activity(status="ongoing", contributors=[iom], **of_group)
    make_activity(status="ongoing", leads=[iom], kind="coordination", plan=make_plan(slug="second"))


def tallies(client, query=""):
    response = client.get(f"/activities/{query}")
    found = response.context_data["filter"].tallies
    return {name: {key: rows for key, rows in found[name].items() if rows} for name in found}


def test_a_visitor_sees_how_many_each_choice_leaves(client, three_activities):
    assert tallies(client) == {
        "plan": {"first": 2, "second": 1},
        "status": {"completed": 1, "ongoing": 2},
        "agency": {"ilo": 2, "iom": 2},
        "lead": {"ilo": 2, "iom": 1},
        "body": {"data-group": 2, "none": 1},
        "kind": {"event": 2, "coordination": 1},
    }


def test_a_visitor_counts_what_has_no_lead(client, three_activities):
    make_activity(title="Nobody leads it")

    assert tallies(client)["lead"]["none"] == 1
    assert tallies(client, "?lead=none")["status"] == {"ongoing": 1}


def test_each_number_keeps_the_other_filters_and_not_its_own(client, three_activities):
    found = tallies(client, "?status=ongoing&lead=ilo")

    assert found["status"] == {"completed": 1, "ongoing": 1}
    assert found["lead"] == {"ilo": 1, "iom": 1}
    assert found["plan"] == {"first": 1}


@pytest.mark.parametrize(
    "query", ["", "place=sn&status=ongoing", "body=none", "as_of=2012-06-01", "as_of=2014-06-01"]
)
def test_every_choice_leaves_as_many_as_it_says(client, three_activities, query):
    for name, counts in tallies(client, f"?{query}").items():
        kept = "&".join(part for part in query.split("&") if not part.startswith(f"{name}="))
        for choice, rows in counts.items():
            page = client.get(f"/activities/?{kept}&{name}={choice}")
            assert page.context_data["count"] == rows, (name, choice)


def test_the_number_stands_beside_the_choice(client, three_activities):
    page = client.get("/activities/?lead=iom").text

    assert re.search(r'name="lead" value="iom" checked> <span>IOM <small>\(1\)</small>', page)
    assert re.search(r'name="lead" value="ilo"> <span>ILO <small>\(2\)</small>', page)


def test_several_values_are_ticked_without_a_script(client, three_activities):
    page = client.get("/activities/?lead=iom&lead=ilo")

    assert page.context_data["count"] == 3
    assert "<summary>ILO, IOM</summary>" in page.text


def test_drafts_are_not_counted(client, three_activities):
    make_activity(status="completed", publication="draft", leads=[make_agency()])

    assert tallies(client)["status"] == {"completed": 1, "ongoing": 2}


def test_a_wrong_filter_counts_nothing_and_says_why(client, three_activities):
    page = client.get("/activities/?lead=who")

    assert page.status_code == 400
    assert tallies(client, "?lead=who")["status"] == {}
    assert "“who” is not known here." in page.text


@pytest.mark.parametrize(
    ("query", "queries"),
    [("status=ongoing&lead=ilo", 7), ("status=completed&place=sn", 8)],  # one more reads the places
)
def test_all_numbers_take_one_query(
    client, three_activities, query, queries, django_assert_max_num_queries
):
    with django_assert_max_num_queries(queries):
        page = client.get(f"/activities/?{query}")

    assert page.context_data["count"] == 1
