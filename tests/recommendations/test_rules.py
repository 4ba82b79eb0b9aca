"""The rules of what was agreed: refused by the model at its field, and by the database."""

import pytest
from django.core.exceptions import ValidationError

from recommendations.models import (
    Alignment,
    ConvergenceColumn,
    ConvergenceTable,
    Erratum,
    Framework,
    Instrument,
    InstrumentRecommendation,
    NoCounterpart,
    Recommendation,
    Theme,
)
from tests.factories import (
    make_alignment,
    make_convergence_table,
    make_framework,
    make_instrument,
    make_no_counterpart,
    make_recommendation,
    make_theme,
)
from tests.rules import (
    assert_database_refuses,
    assert_model_refuses,
    breach,
    constraints_of,
    shared_breaches,
)

pytestmark = pytest.mark.django_db

MAKERS = {
    Alignment: make_alignment,
    ConvergenceTable: make_convergence_table,
    Framework: make_framework,
    Instrument: make_instrument,
    NoCounterpart: make_no_counterpart,
    Recommendation: make_recommendation,
    Theme: make_theme,
}


def same_pair():
    first = make_alignment()
    pair = {"recommendation_a": first.recommendation_a, "recommendation_b": first.recommendation_b}
    return Alignment(slug="again", relation="close", rationale="Why.", **pair)


def reversed_pair():
    pair = same_pair()
    pair.recommendation_a, pair.recommendation_b = pair.recommendation_b, pair.recommendation_a
    return pair


def same_code():
    first = make_recommendation(code="7")
    return Recommendation(slug="again", framework=first.framework, code="7", wording="verbatim")


def same_column():
    table = make_convergence_table(columns=[[make_framework()]])
    return ConvergenceColumn(table=table, slug="column-1", name="Again")


def same_none_found():
    first = make_no_counterpart()
    pair = {"recommendation": first.recommendation, "framework": first.framework}
    return NoCounterpart(slug="again", **pair)


def same_link():
    item = make_recommendation()
    return InstrumentRecommendation(instrument=make_instrument(about=[item]), recommendation=item)


def link():
    return make_instrument(about=[make_recommendation()]).recommendation_links.get()


def erratum(**values):
    texts = {"field": "text_en", "old_text": "Protect", "new_text": "Protect all"}
    given = {**texts, "reason": "Cut off.", "corrected_on": "2026-11-22", **values}
    return lambda: Erratum(recommendation=make_recommendation(), **given)


def decision():
    return make_alignment().events.get()


BREACHES = {
    "a_decision_leads_to_a_known_state_of_an_alignment": breach(decision, to_state="loved"),
    "a_decision_comes_from_a_known_state_of_an_alignment": breach(decision, from_state="loved"),
    "a_treaty_names_a_recommendation_once": breach(same_link),
    "a_recommendation_about_a_treaty_has_a_known_confidence": breach(
        link, "confidence", confidence="sure"
    ),
    "an_erratum_says_why": breach(erratum(reason=""), "reason"),
    "an_erratum_changes_the_text": breach(erratum(new_text="Protect")),
    "a_framework_has_a_known_wording": breach(make_framework, "wording", wording="sung"),
    "a_recommendation_has_a_known_wording": breach(make_recommendation, "wording", wording="sung"),
    "a_recommendation_has_a_known_level": breach(make_recommendation, "level", level="cosmic"),
    "a_code_names_one_recommendation_of_a_set": breach(same_code),
    "no_recommendation_is_its_own_part": breach(
        make_recommendation, "parent", parent=lambda item: item
    ),
    "no_recommendation_is_aligned_with_itself": breach(
        make_alignment, recommendation_b=lambda pair: pair.recommendation_a
    ),
    "two_recommendations_are_aligned_once": breach(same_pair),
    "an_alignment_has_a_known_relation": breach(make_alignment, "relation", relation="akin"),
    "an_alignment_has_a_known_state": breach(make_alignment, state="loved"),
    "none_found_is_said_once_of_a_set": breach(same_none_found),
    "a_column_of_a_table_is_named_once": breach(same_column),
    "an_instrument_has_a_known_kind": breach(make_instrument, "kind", kind="song"),
    "an_instrument_has_a_known_scope": breach(make_instrument, "scope", scope="lunar"),
    "a_number_of_parties_has_a_date": breach(make_instrument, parties=51),
    **dict(shared_breaches("recommendations", MAKERS)),
}
CONSTRAINTS = constraints_of("recommendations")


def test_every_rule_is_tried():
    assert sorted(BREACHES) == sorted(CONSTRAINTS)


@pytest.mark.parametrize("name", BREACHES)
def test_the_model_refuses(name):
    assert_model_refuses(BREACHES[name])


@pytest.mark.parametrize("name", BREACHES)
def test_the_database_refuses(name):
    assert_database_refuses(BREACHES[name], CONSTRAINTS[name])


def test_a_pair_is_refused_in_the_other_direction_too():
    commit = breach(reversed_pair)
    assert_model_refuses(commit)
    Alignment.objects.all().delete()
    assert_database_refuses(commit, CONSTRAINTS["two_recommendations_are_aligned_once"])


def told_at(record):
    with pytest.raises(ValidationError) as refusal:
        record.full_clean()
    return list(refusal.value.message_dict)


def test_items_without_a_code_may_be_many():
    first = make_recommendation(code="")
    make_recommendation(code="", framework=first.framework).full_clean()

    assert first.framework.recommendations.filter(code="").count() == 2


def test_a_pair_joins_two_sets():
    first = make_recommendation()
    pair = make_alignment(
        recommendation_a=first, recommendation_b=make_recommendation(framework=first.framework)
    )
    assert told_at(pair) == ["recommendation_b"]


def test_a_heading_is_not_aligned():
    heading = make_recommendation(assessable=False)
    assert told_at(make_alignment(recommendation_a=heading)) == ["recommendation_a"]


def test_none_was_found_only_where_no_pair_is_on_record():
    pair = make_alignment()
    row, column = pair.recommendation_a, pair.recommendation_b.framework
    none = make_no_counterpart(recommendation=row, framework=column)
    assert told_at(none) == ["framework"]
    pair.state = "rejected"
    pair.save()
    none.full_clean()


def test_nobody_looks_for_a_counterpart_in_the_same_set():
    item = make_recommendation()
    assert told_at(make_no_counterpart(recommendation=item, framework=item.framework)) == [
        "framework"
    ]


def test_an_item_is_not_part_of_its_own_parts():
    top = make_recommendation()
    top.parent = make_recommendation(parent=top, framework=top.framework)
    assert told_at(top) == ["parent"]


def test_a_part_belongs_to_the_set_of_the_whole():
    part = make_recommendation()
    part.parent = make_recommendation()
    assert told_at(part) == ["parent"]


def test_items_are_nested_three_deep_at_most():
    item = make_recommendation()
    for _ in range(3):
        item = make_recommendation(parent=item, framework=item.framework)
    assert told_at(item) == ["parent"]


@pytest.mark.parametrize(
    ("relation", "inverse"),
    [("broader", "narrower"), ("narrower", "broader"), ("close", "close"), ("exact", "exact")],
)
def test_a_pair_reads_the_other_way_round_from_its_other_side(relation, inverse):
    pair = make_alignment(relation=relation)
    assert pair.relation_from(pair.recommendation_a) == relation
    assert pair.relation_from(pair.recommendation_b) == inverse
