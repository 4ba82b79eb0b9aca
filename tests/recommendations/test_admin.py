"""The secretariat edits what was agreed, and where the agendas meet."""

import pytest

from recommendations.models import Alignment, ConvergenceTable, Recommendation
from tests.admin_pages import open_form, read_form, send
from tests.factories import (
    make_alignment,
    make_convergence_table,
    make_framework,
    make_recommendation,
    make_theme,
)


@pytest.fixture
def editor(client, secretariat):
    client.force_login(secretariat)
    return client


def row(prefix, number, **values):
    return {f"{prefix}-{number}-{name}": value for name, value in values.items()}


def rows_prefix(client, url, word):
    """The prefix of the rows whose name begins with a word."""
    formsets = client.get(url).context["inline_admin_formsets"]
    names = {str(f.opts.verbose_name_plural): f.formset.prefix for f in formsets}
    return next(prefix for name, prefix in names.items() if word in name)


def test_the_state_of_an_alignment_is_read_and_not_typed(editor):
    alignment = make_alignment()
    url, fields = open_form(editor, alignment)
    assert "proposed" in editor.get(url).content.decode()
    assert "state" not in fields

    send(editor, url, fields, state="endorsed", rationale="Both ask for the same protection.")

    alignment.refresh_from_db()
    assert (alignment.state, alignment.version) == ("proposed", 2)


def test_an_alignment_is_added_from_either_side(editor):
    here, there = make_recommendation(slug="here"), make_recommendation(slug="there")
    url, fields = open_form(editor, here)
    prefix = rows_prefix(editor, url, "that recommendation to this")
    values = {"recommendation_a": str(there.pk), "relation": "broader", "rationale": "It does."}
    values |= {"confidence": "attested", "slug": ""}

    response = send(
        editor, url, fields, **row(prefix, 0, **values), **{f"{prefix}-TOTAL_FORMS": "1"}
    )

    assert response.status_code == 302
    alignment = Alignment.objects.get()
    assert (alignment.recommendation_a, alignment.recommendation_b) == (there, here)
    assert alignment.slug == "there-here"


def test_a_pair_is_aligned_once_whichever_side_it_is_added_from(editor):
    alignment = make_alignment()
    here, there = alignment.recommendation_b, alignment.recommendation_a
    url, fields = open_form(editor, here)
    prefix = rows_prefix(editor, url, "this recommendation to that")
    values = {"recommendation_b": str(there.pk), "relation": "close", "rationale": "It does."}
    values |= {"confidence": "attested", "slug": "again"}

    response = send(
        editor, url, fields, **row(prefix, 0, **values), **{f"{prefix}-TOTAL_FORMS": "1"}
    )

    assert "This pair is on record already." in response.content.decode()
    assert Alignment.objects.count() == 1


def test_a_recommendation_is_no_part_of_itself_or_of_another_set(editor):
    item, other = make_recommendation(), make_recommendation()
    url, fields = open_form(editor, item)
    for parent in (item, other):
        response = send(editor, url, fields, parent=str(parent.pk))
        assert list(response.context["adminform"].form.errors) == ["parent"]


def test_a_code_names_one_item_of_a_set(editor):
    framework = make_framework()
    make_recommendation(framework=framework, code="1")
    item = make_recommendation(framework=framework, code="2")
    url, fields = open_form(editor, item)

    response = send(editor, url, fields, code="1")

    assert "This set has an item with this code already." in response.content.decode()


def test_themes_are_saved_with_the_text_as_one_version(editor):
    item, theme = make_recommendation(), make_theme()
    url, fields = open_form(editor, item)

    send(editor, url, fields, themes=[str(theme.pk)], locator="p. 3")

    item.refresh_from_db()
    assert (list(item.themes.all()), item.version) == ([theme], 2)
    assert item.history.count() == 2


def test_sets_of_a_column_are_saved_with_it_as_one_version(editor):
    table = make_convergence_table(columns=[[make_framework()]])
    column, framework = table.columns.get(), make_framework()
    url, fields = open_form(editor, table)

    response = send(editor, url, fields, **row("columns", 0, frameworks=[str(framework.pk)]))

    assert response.status_code == 302
    column.refresh_from_db()
    assert (list(column.frameworks.all()), column.version) == ([framework], 2)
    assert column.history.first().frameworks.get().framework == framework


def test_two_columns_of_a_table_are_not_named_alike(editor):
    table = make_convergence_table(columns=[[make_framework()]])
    url, fields = open_form(editor, table)
    values = {"slug": "column-1", "name": "Again", "order": "2"}
    values["frameworks"] = [str(make_framework().pk)]

    response = send(
        editor, url, fields, **row("columns", 1, **values), **{"columns-TOTAL_FORMS": "2"}
    )

    assert response.status_code == 200
    assert ConvergenceTable.objects.get().columns.count() == 1


def test_arabic_texts_are_written_from_right_to_left(editor):
    item = make_recommendation()
    page = editor.get(open_form(editor, item)[0]).content.decode()
    (field,) = [part for part in page.split("<textarea") if 'name="text_ar"' in part]
    assert 'lang="ar"' in field.split(">")[0]
    assert 'dir="rtl"' in field.split(">")[0]


def test_her_themes_are_kept_when_somebody_else_changed_them(editor):
    item, hers, his = make_recommendation(), make_theme(name="Hers"), make_theme(name="His")
    url, fields = open_form(editor, item)
    send(editor, url, fields, themes=[str(his.pk)])

    conflict = send(editor, url, fields, themes=[str(hers.pk)])

    assert conflict.status_code == 409
    assert read_form(conflict)["themes"] == [str(hers.pk)]
    assert "His" in conflict.content.decode()
    assert list(Recommendation.objects.get().themes.all()) == [his]
