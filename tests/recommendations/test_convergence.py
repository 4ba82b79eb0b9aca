"""Where the agendas agree: cells, their words, their links and their download."""

import csv
from io import StringIO

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.urls import reverse

from agencies.models import Publication
from recommendations.convergence import Value, convergence_of, convergences_of, tables_for
from recommendations.models import Alignment, AlignmentState
from tests.factories import (
    make_alignment,
    make_convergence_table,
    make_framework,
    make_no_counterpart,
    make_recommendation,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows():
    return make_framework(slug="points")


@pytest.fixture
def others():
    return [make_framework(slug=slug) for slug in ("one", "two")]


@pytest.fixture
def table(rows, others):
    """One column of one set, one of two."""
    return make_convergence_table(rows_framework=rows, columns=[others[:1], others])


@pytest.fixture
def point(rows):
    return make_recommendation(framework=rows, code="1", slug="point")


def computed(table, user=None):
    user = user or AnonymousUser()
    return convergence_of(tables_for(user).get(pk=table.pk), user)


def values(table):
    return [[cell.value for cell in cells] for cells in computed(table).cells]


def pair(point, framework, state=AlignmentState.PROPOSED, **values):
    """A pair of the point with a new item of a set, the point first or second."""
    item = make_recommendation(framework=framework)
    alignment = make_alignment(recommendation_a=point, recommendation_b=item, **values)
    Alignment.objects.filter(pk=alignment.pk).update(state=state)
    return alignment


def test_nothing_said_means_that_nobody_has_looked(table, point):
    assert values(table) == [[Value.NOT_LOOKED_FOR, Value.NOT_LOOKED_FOR]]


def test_a_pair_aligns_its_cells_whichever_side_it_is_on(table, point, others):
    item = make_recommendation(framework=others[1])
    make_alignment(recommendation_a=item, recommendation_b=point)

    assert values(table) == [[Value.NOT_LOOKED_FOR, Value.ALIGNED]]


def test_none_found_holds_only_when_every_set_was_searched(table, point, others):
    make_no_counterpart(recommendation=point, framework=others[0])
    assert values(table) == [[Value.NONE_FOUND, Value.NOT_LOOKED_FOR]]

    make_no_counterpart(recommendation=point, framework=others[1])
    assert values(table) == [[Value.NONE_FOUND, Value.NONE_FOUND]]


def test_a_rejected_pair_says_nothing(table, point, others):
    pair(point, others[0], AlignmentState.REJECTED)

    assert values(table) == [[Value.NOT_LOOKED_FOR, Value.NOT_LOOKED_FOR]]


def test_a_proposed_pair_never_counts_as_endorsed(table, point, others):
    pair(point, others[0])
    pair(point, others[1], AlignmentState.ENDORSED)

    convergence = computed(table)

    assert (convergence.endorsed, convergence.proposed) == (1, 1)
    assert [cell.label for cell in convergence.flat] == ["1 proposed", "1 endorsed, 1 proposed"]


def test_a_pair_in_two_columns_is_counted_once(table, point, others):
    pair(point, others[0])

    assert [cell.proposed for cell in computed(table).flat] == [1, 1]
    assert computed(table).proposed == 1


def test_headings_are_no_rows(table, rows, point):
    make_recommendation(framework=rows, assessable=False)

    assert computed(table).rows == (point,)


def test_the_three_values_make_up_all_cells(table, rows, point, others):
    for _number in range(3):
        make_recommendation(framework=rows)
    pair(point, others[0])
    make_no_counterpart(recommendation=make_recommendation(framework=rows), framework=others[0])

    convergence = computed(table)

    assert sum(len(convergence.cells_with(value)) for value in Value) == 5 * 2
    assert [len(convergence.cells_with(value)) for value in Value] == [2, 1, 7]


def test_drafts_change_nothing_for_a_visitor(table, point, others, secretariat):
    pair(point, others[0], publication=Publication.DRAFT)
    hidden = make_framework(slug="hidden", publication=Publication.DRAFT)
    table.columns.first().frameworks.add(hidden)
    make_no_counterpart(recommendation=point, framework=others[0])

    first, second = computed(table).flat

    assert (first.value, second.value) == (Value.NONE_FOUND, Value.NOT_LOOKED_FOR)
    assert [each.slug for each in first.column.frameworks] == ["one"]
    assert computed(table, secretariat).flat[0].value == Value.ALIGNED


def test_a_column_never_holds_the_set_of_the_rows(table, rows, point, others):
    table.columns.first().frameworks.add(rows)

    assert computed(table).columns[0].frameworks == (others[0],)


def test_a_column_of_what_is_hidden_counts_nowhere(table, point, others, secretariat):
    others[0].publication = Publication.DRAFT
    others[0].save()

    assert [column.frameworks for column in computed(table).columns] == [(others[1],)]
    assert len(computed(table).not_looked_for) == 1
    assert len(computed(table, secretariat).flat) == 2


def test_the_page_says_that_proposed_pairs_do_not_count(client, table, point, others):
    alignment = pair(point, others[0])
    said = "No pair is endorsed yet, so none is counted as agreement."
    assert said in client.get(table.get_absolute_url()).content.decode()

    Alignment.objects.filter(pk=alignment.pk).update(state=AlignmentState.ENDORSED)
    assert said not in client.get(table.get_absolute_url()).content.decode()


def test_a_table_without_cells_says_so(client):
    table = make_convergence_table()

    assert "This table has no cells yet." in client.get(table.get_absolute_url()).content.decode()


def test_the_cells_are_downloaded_row_by_row(client, table, point, others):
    proposed = pair(point, others[1])
    make_no_counterpart(slug="searched", recommendation=point, framework=others[0])

    response = client.get(reverse("convergence_table_export", args=[table.slug]))
    first, second = csv.DictReader(StringIO(b"".join(response).decode()))

    assert response.headers["Content-Disposition"].startswith(
        f'attachment; filename="{table.slug}-'
    )
    assert (first["row"], first["column"], first["value"]) == ("point", "column-1", "none_found")
    assert first["none_found"] == "searched"
    assert (second["value"], second["proposed"], second["pairs"]) == ("aligned", "1", proposed.slug)
    assert second["frameworks"] == "one two"


def test_the_download_of_cells_refuses_filters_and_unknown_tables(client, table):
    url = reverse("convergence_table_export", args=[table.slug])

    assert client.get(url, {"state": "endorsed"}).status_code == 400
    assert client.get(url.replace(table.slug, "nothing")).status_code == 404


def test_a_large_table_takes_six_queries(rows, django_assert_num_queries):
    columns = [[make_framework(), make_framework()] for _number in range(6)]
    items = [make_recommendation(framework=rows) for _number in range(23)]
    for column in columns:
        for item in items[:5]:
            pair(item, column[0])
    table = make_convergence_table(rows_framework=rows, columns=columns)

    with django_assert_num_queries(6):
        convergence = computed(table)

    assert len(convergence.flat) == 23 * 6


def test_the_page_of_a_table_takes_few_queries(
    client, table, point, rows, others, django_assert_max_num_queries
):
    for _number in range(20):
        pair(make_recommendation(framework=rows), others[0])

    with django_assert_max_num_queries(8):
        client.get(table.get_absolute_url())


def test_tables_however_many_take_six_queries(rows, others, django_assert_num_queries):
    user = AnonymousUser()
    for _number in range(3):
        make_convergence_table(rows_framework=rows, columns=[others])
        item = make_recommendation()
        make_convergence_table(rows_framework=item.framework, columns=[[rows], others])

    with django_assert_num_queries(6):
        found = convergences_of(list(tables_for(user)), user)

    assert len(found) == 6


def test_no_table_takes_the_address_of_the_list_of_cells():
    with pytest.raises(ValidationError):
        make_convergence_table(slug="cells").full_clean()
