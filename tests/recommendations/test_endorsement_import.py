"""Pairs and what was looked for in vain come as tables: named by short name or by code."""

import pytest
import tablib
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from gmg_portal.lib.record_files import Keeper
from gmg_portal.lib.shelf import Shelf
from recommendations.models import Alignment, NoCounterpart
from recommendations.resources import AlignmentResource, NoCounterpartResource
from tests.admin_pages import admin_url
from tests.factories import (
    make_alignment,
    make_framework,
    make_no_counterpart,
    make_recommendation,
)

pytestmark = pytest.mark.django_db
HEADERS = ["slug", "recommendation_a", "relation", "recommendation_b", "rationale", "state"]


@pytest.fixture
def sets(db):
    """Two sets of three items each: eight:1 is the item eight-1."""
    made = []
    for slug in ("eight", "nine"):
        made.append(make_framework(slug=slug))
        for code in ("1", "2", "3"):
            make_recommendation(slug=f"{slug}-{code}", framework=made[-1], code=code)
    return made


def pair(slug, a="eight-1", relation="close", b="nine-1", rationale="Why.", state=""):
    return [slug, a, relation, b, rationale, state]


def imported(*rows, user=None, resource=AlignmentResource, headers=HEADERS):
    return resource().import_data(tablib.Dataset(*rows, headers=headers), user=user)


def errors(result):
    """Number of the row -> column -> messages."""
    assert not result.error_rows, result.error_rows[0].errors[0].error
    assert not result.base_errors
    return {row.number: row.error_dict for row in result.invalid_rows}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("eight-1", "nine-2"),
        ("eight:1", "nine:2"),
        ("EIGHT:1", "nine-2"),
        ("eight : 1", " Nine:2 "),
    ],
)
def test_sides_are_named_by_short_name_or_by_set_and_code(sets, a, b):
    assert not errors(imported(pair("new", a, b=b)))
    new = Alignment.objects.get()
    assert (new.recommendation_a.slug, new.recommendation_b.slug) == ("eight-1", "nine-2")


def test_a_code_in_other_letters_is_taken_where_only_one_item_has_it(sets):
    make_recommendation(framework=sets[0], code="8.7b")
    assert not errors(imported(pair("new", "eight:8.7B")))


def test_a_code_that_could_be_two_items_is_refused(sets):
    for slug, code in (("lower", "8a"), ("upper", "8A")):
        make_recommendation(slug=slug, framework=sets[0], code=code)
    told = errors(imported(pair("new", "eight:8a")))[1]["recommendation_a"]
    assert told == ["“eight:8a” is the code of several items: give the short name."]


@pytest.mark.parametrize(
    ("side", "told"),
    [
        ("eigth:1", "There is no set “eigth”. Did you mean “eight”?"),
        ("eight:9", "No item of that set has the code of “eight:9”. Its codes: 1, 2, 3."),
        ("eight-9", "There is no recommendation “eight-9”. Did you mean “eight-3”?"),
        ("", "This field cannot be blank."),
    ],
)
def test_a_side_that_does_not_exist_is_told_at_its_cell(sets, side, told):
    (message,) = errors(imported(pair("new", side)))[1]["recommendation_a"]
    assert message.split("Did you")[0] == told.split("Did you")[0]


@pytest.mark.parametrize(
    ("relation", "means"),
    [
        ("close", "close"),
        ("skos:closeMatch", "close"),
        ("exactMatch", "exact"),
        ("skos:narrowMatch", "broader"),
        ("skos:broadMatch", "narrower"),
        ("http://www.w3.org/2004/02/skos/core#relatedMatch", "related"),
        ("is broader than", "broader"),
        ("Says  the same as", "exact"),
    ],
)
def test_a_relation_is_named_as_here_as_in_skos_or_as_printed(sets, relation, means):
    assert not errors(imported(pair("new", relation=relation)))
    assert Alignment.objects.get().relation == means


def test_an_unknown_relation_names_those_that_there_are(sets):
    told = errors(imported(pair("new", relation="akin")))[1]["relation"]
    assert told == [
        "“akin” is not known here. Choose from: exact, close, broader, narrower, related."
    ]


def test_every_error_of_a_row_is_told_at_once(sets):
    told = errors(imported(pair("new", "eight-9", "akin", "nine:9", "", "endorsed")))[1]
    assert set(told) == {
        "recommendation_a",
        "relation",
        "recommendation_b",
        "rationale",
        "state",
    }


def test_headings_and_one_set_on_both_sides_are_refused(sets):
    make_recommendation(slug="heading", framework=sets[0], assessable=False)
    told = errors(imported(pair("one", "heading"), pair("two", b="eight-2")))
    assert told[1] == {"recommendation_a": ["Headings and lost texts are not aligned."]}
    assert told[2] == {"recommendation_b": ["Both belong to the same set of recommendations."]}


def test_the_reverse_of_a_pair_on_record_names_that_pair(sets):
    imported(pair("first"))
    told = errors(imported(pair("new", "nine-1", b="eight:1")))[1]
    assert told == {
        "recommendation_b": ["This pair is on record already, in this order or the other: “first”."]
    }


def test_a_pair_stands_once_in_a_file_whichever_side_comes_first(sets):
    told = errors(
        imported(pair("one"), pair("two", "nine:1", b="eight-1"), pair("three", relation="akin"))
    )
    assert told[2] == {"recommendation_b": ["Line 2 of the file has this pair already."]}
    assert set(told[3]) == {"recommendation_b", "relation"}
    assert not Alignment.objects.exists()


def test_who_imports_a_pair_proposes_it_today(sets, secretariat):
    imported(pair("new", state="proposed"), user=secretariat)
    event = Alignment.objects.get().events.get()
    assert (event.by, event.decided_on) == (secretariat, timezone.localdate())


@pytest.mark.parametrize("state", ["endorsed", "rejected"])
def test_a_new_pair_is_proposed_and_nothing_else(sets, state):
    told = errors(imported(pair("new", state=state)))[1]
    assert told == {
        "state": ["The state is moved on the desk, not by a file: here it is “proposed”."]
    }


@pytest.mark.parametrize("state", ["", "endorsed"])
def test_a_file_may_repeat_the_state_or_leave_it_out(sets, secretariat, state):
    make_alignment(slug="old").endorse(by=secretariat)
    result = imported(["old", state], headers=["slug", "state"])
    assert result.totals["skip"] == 1


def test_a_decided_pair_is_not_changed_by_a_file(sets, secretariat):
    make_alignment(slug="old").endorse(by=secretariat)
    result = imported(["old", "broader"], headers=["slug", "relation"])
    assert result.has_validation_errors()


def test_a_row_without_a_short_name_is_known_by_its_sides(sets):
    imported(pair("", "eight:1", b="nine:1"))
    assert Alignment.objects.get().slug == "eight-1--nine-1"

    imported(pair("", "nine:1", b="eight:1", relation="exact", rationale="Better."))

    found = Alignment.objects.get()
    assert (found.slug, found.rationale, found.version) == ("eight-1--nine-1", "Better.", 2)


def test_a_row_without_any_name_tells_what_is_wrong_with_it(sets):
    told = errors(imported(pair("", "eight:9", "akin")))[1]
    assert set(told) == {"recommendation_a", "relation"}


def test_no_pair_is_imported_where_none_was_found(sets):
    make_no_counterpart(
        recommendation=make_recommendation(slug="lonely", framework=sets[0]), framework=sets[1]
    )
    (told,) = errors(imported(pair("new", "lonely")))[1].values()
    assert "none was found there" in told[0]


def test_none_found_is_imported_by_code_with_who_looked(sets, secretariat):
    headers = ["slug", "recommendation", "framework", "checked"]
    rows = [["", "eight:1", "nine", "2014-05"], ["none", "eight-2", "nine", ""]]

    result = imported(*rows, user=secretariat, resource=NoCounterpartResource, headers=headers)

    assert not errors(result)
    first, second = NoCounterpart.objects.order_by("slug")
    assert (first.slug, first.checked, first.checked_by) == (
        "eight-1--nine",
        "2014-05",
        secretariat,
    )
    assert (second.slug, second.checked) == ("none", "")


def test_none_found_is_refused_while_a_pair_is_on_record(sets):
    imported(pair("first"))
    headers = ["slug", "recommendation", "framework"]
    result = imported(["none", "nine:1", "eight"], resource=NoCounterpartResource, headers=headers)
    assert errors(result)[1] == {"framework": ["A pair with this set is on record."]}


@pytest.mark.parametrize("model", [Alignment, NoCounterpart])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_is_exported_comes_back_as_it_was(client, secretariat, model, kind):
    client.force_login(secretariat)
    make_alignment().endorse(by=secretariat)
    make_alignment().reject(by=secretariat, comment="They do not meet.")
    make_no_counterpart()
    file = client.get(admin_url(model, f"export_{kind}")).content

    upload = {"table": SimpleUploadedFile(f"table.{kind}", file)}
    page = client.post(admin_url(model, "import"), upload).content.decode()

    assert f"0 new, 0 changed, {model.objects.count()} as they are, 0 with errors." in page


@pytest.mark.parametrize("person", ["iom_focal_point", "ilo_focal_point", None])
def test_focal_points_and_visitors_import_no_pairs(client, request, sets, person):
    if person:
        client.force_login(request.getfixturevalue(person))
    file = SimpleUploadedFile(
        "table.csv", "\n".join([",".join(HEADERS), ",".join(pair("new"))]).encode()
    )
    assert client.post(admin_url(Alignment, "import"), {"table": file}).status_code in (302, 403)
    assert not Alignment.objects.exists()


def test_what_was_decided_is_kept_when_the_record_is_loaded_again(secretariat):
    shipped = make_alignment(slug="shipped").endorse(by=secretariat)
    loader = AlignmentResource(shelf=Shelf(), keeper=Keeper())

    result = loader.import_data(tablib.Dataset(["shipped", "proposed"], headers=["slug", "state"]))

    assert (errors(result), result.totals["skip"]) == ({}, 1)
    shipped.refresh_from_db()
    assert (shipped.state, shipped.version) == ("endorsed", 2)
