"""Pages of one set, one recommendation, one treaty."""

import pytest
from django.urls import reverse

from agencies.models import Publication
from recommendations.models import Alignment, AlignmentState
from tests.factories import (
    make_agency,
    make_alignment,
    make_document,
    make_framework,
    make_instrument,
    make_no_counterpart,
    make_recommendation,
    make_theme,
)
from tests.recommendations.lists import (
    make_full_instrument,
    make_full_recommendation,
    make_full_table,
)

pytestmark = pytest.mark.django_db

DETAILS = {
    "framework": make_framework,
    "recommendation": make_full_recommendation,
    "instrument": make_full_instrument,
    "table": make_full_table,
}


def page_of(client, record, language=""):
    response = client.get(f"{language}{record.get_absolute_url()}")
    assert response.status_code == 200
    return response.content.decode()


def counted(client, url):
    """How many pairs a link to the list of pairs leads to."""
    response = client.get(url)
    assert response.status_code == 200, url
    return response.context_data["count"]


@pytest.mark.parametrize("name", DETAILS)
def test_a_visitor_reads_every_page_in_every_language(client, name):
    record = DETAILS[name]()

    for language in ("", "/ar", "/es", "/fr", "/ru", "/zh-hans"):
        assert 'id="sources"' in page_of(client, record, language)


@pytest.mark.parametrize("name", DETAILS)
def test_a_draft_does_not_exist_for_a_visitor(client, secretariat, name):
    draft = DETAILS[name](publication=Publication.DRAFT)
    assert client.get(draft.get_absolute_url()).status_code == 404

    client.force_login(secretariat)
    assert client.get(draft.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("name", DETAILS)
def test_a_withdrawn_page_says_why(client, name):
    record = DETAILS[name](
        publication=Publication.WITHDRAWN, withdrawn_because="It was entered twice."
    )

    response = client.get(record.get_absolute_url())

    assert response.status_code == 410
    assert "It was entered twice." in response.content.decode()


@pytest.mark.parametrize("name", DETAILS)
def test_a_replaced_page_leads_on_for_good(client, name):
    new = DETAILS[name]()
    old = DETAILS[name](
        publication=Publication.WITHDRAWN, withdrawn_because="Merged.", replaced_by=new
    )

    assert client.get(old.get_absolute_url()).status_code == 301


def test_a_recommendation_of_a_draft_set_does_not_exist(client):
    item = make_recommendation(framework=make_framework(publication=Publication.DRAFT))

    assert client.get(item.get_absolute_url()).status_code == 404


def test_a_text_says_where_it_is_our_translation_and_shows_the_original(client):
    item = make_recommendation(
        text="Protect all migrants",
        text_fr="Protéger tous les migrants",
        text_es="Proteger a todos los migrantes",
        text_official_in=["en", "es"],
    )

    french, spanish = page_of(client, item, "/fr"), page_of(client, item, "/es")
    russian = page_of(client, item, "/ru")

    original = '<span lang="en" dir="ltr">Protect all migrants</span>'
    assert "Protéger tous les migrants" in french
    assert 'class="ours"' in french
    assert original in french
    assert "Proteger a todos los migrantes" in spanish
    assert 'class="ours"' not in spanish
    assert original in russian  # it exists in no other language of that page


def test_a_text_says_in_whose_words_it_stands_and_where(client):
    item = make_recommendation(wording="own_words", locator="paragraph 7")

    page = page_of(client, item)

    assert '<span class="wording own_words">In our words, paragraph 7</span>' in page


def test_a_number_of_ours_stands_in_square_brackets(client):
    ours = make_recommendation(code="G1", number_is_ours=True)
    theirs = make_recommendation(framework=ours.framework, code="7")

    assert "<bdi>[G1]</bdi>" in page_of(client, ours)
    page = page_of(client, ours.framework)
    assert "<bdi>[G1]</bdi>" in page
    assert "<bdi>7</bdi>" in page
    assert "A number in square brackets is ours" in page
    assert "square brackets" not in page_of(client, make_recommendation().framework)
    assert theirs.code in page_of(client, theirs)


def test_a_missing_text_says_so(client):
    item = make_recommendation(text="", wording="missing", assessable=False)

    page = page_of(client, item)

    assert "The text is missing in the copy held." in page
    assert "Headings and lost texts are not aligned." in page
    assert "text missing in the copy held" in page_of(client, item.framework)


def test_a_part_names_what_it_is_part_of_and_the_whole_names_its_parts(client):
    whole = make_recommendation(code="5", text="Advocate for the following:")
    part = make_recommendation(
        framework=whole.framework, parent=whole, code="5.1", text="A new partnership"
    )

    assert part.get_absolute_url() in page_of(client, whole)
    assert "Advocate for the following:" in page_of(client, part)
    items = client.get(whole.framework.get_absolute_url()).context_data["sections"][0][1]
    assert [[each.record for each in item.parts] for item in items] == [[part]]


def test_items_of_a_set_stand_under_their_headings_in_their_order(client):
    framework = make_framework(preamble="We commit to:")
    for order, section in enumerate(["Policy", "Policy", "Governance"]):
        make_recommendation(framework=framework, section=section, order=10 - order)

    response = client.get(framework.get_absolute_url())

    headings = [(each, len(items)) for each, items in response.context_data["sections"]]
    assert headings == [("Governance", 1), ("Policy", 2)]
    assert "We commit to:" in response.content.decode()


def test_neighbours_in_a_set_lead_to_each_other(client):
    framework = make_framework()
    first, middle, last = (make_recommendation(framework=framework, order=n) for n in range(3))

    context = client.get(middle.get_absolute_url()).context_data

    assert (context["previous"], context["next"]) == (first, last)
    assert client.get(first.get_absolute_url()).context_data["previous"] is None


def test_a_long_set_is_shown_in_part_around_the_item(client):
    framework = make_framework()
    items = [make_recommendation(framework=framework, order=number) for number in range(70)]

    context = client.get(items[60].get_absolute_url()).context_data

    assert items[60] in context["neighbours"]
    assert len(context["neighbours"]) < context["set_count"] == 70


@pytest.mark.parametrize(
    ("relation", "from_a", "from_b"),
    [
        ("broader", "is broader than", "is narrower than"),
        ("narrower", "is narrower than", "is broader than"),
        ("exact", "says the same as", "says the same as"),
    ],
)
def test_a_pair_reads_from_each_side(client, relation, from_a, from_b):
    pair = make_alignment(relation=relation, rationale="Both speak of rights.")
    a, b = pair.recommendation_a, pair.recommendation_b

    for side, other, words in ((a, b, from_a), (b, a, from_b)):
        page = page_of(client, side)
        assert f'id="alignment-{pair.slug}"' in page
        assert words in page
        assert other.get_absolute_url() in page
        assert "Both speak of rights." in page
        assert "Proposed" in page


def test_a_pair_points_at_its_sources_at_the_foot(client):
    own, shared = make_document(title="Alpha"), make_document(title="Beta")
    item = make_recommendation(documents=[own])
    make_alignment(recommendation_a=item, documents=[shared, own])

    response = client.get(item.get_absolute_url())

    assert response.context_data["sources"] == [own, shared]
    assert response.context_data["pairs"][0].sources == (1, 2)
    assert 'id="s2"' in response.content.decode()


def test_numbers_of_pairs_open_what_they_count(client):
    pair = make_alignment()
    item = pair.recommendation_a
    endorsed = make_alignment(recommendation_b=item)
    rejected = make_alignment(recommendation_a=item)
    Alignment.objects.filter(pk=endorsed.pk).update(state=AlignmentState.ENDORSED)
    Alignment.objects.filter(pk=rejected.pk).update(state=AlignmentState.REJECTED)

    context = client.get(item.get_absolute_url()).context_data
    numbers = context["pair_counts"].values()
    agreements = client.get(item.framework.get_absolute_url()).context_data["agreements"]

    assert len(context["pairs"]) == 2
    assert [(each["count"], counted(client, each["url"])) for each in numbers] == [(1, 1), (1, 1)]
    for other in agreements:
        for state in ("proposed", "endorsed"):
            assert counted(client, other[state]["url"]) == other[state]["count"]
    assert sum(each["proposed"]["count"] for each in agreements) == 1


def test_what_was_looked_for_in_vain_stands_with_its_day(client):
    none = make_no_counterpart(checked="2026-11", note="No item speaks of it.")

    page = page_of(client, none.recommendation)

    assert f'id="none-{none.slug}"' in page
    assert "Looked for, none found" in page
    assert "November 2026" in page
    assert "Nobody has looked yet" not in page


def test_a_recommendation_without_pairs_says_that_nobody_has_looked(client):
    assert "Nobody has looked yet" in page_of(client, make_recommendation())


def test_a_treaty_says_what_is_known_and_what_is_not(client):
    treaty = make_instrument(
        custodian=make_agency(acronym="ILO"), parties=50, parties_as_of="2014-04-23"
    )
    declaration = make_instrument(kind="declaration")

    page = page_of(client, treaty)
    assert "ILO" in page
    assert "as of 23 April 2014" in page
    assert "number not on record" in page_of(client, declaration)
    assert "No agency on record" in page_of(client, declaration)


def test_a_draft_custodian_is_not_named(client):
    agency = make_agency(acronym="SECRET", publication=Publication.DRAFT)
    treaty = make_instrument(custodian=agency)

    assert "SECRET" not in page_of(client, treaty)
    assert "SECRET" not in client.get(reverse("instrument_list")).content.decode()


def test_a_treaty_shows_its_names_in_six_languages_with_what_is_ours(client):
    treaty = make_instrument(title_fr="Convention sur les migrants", title_official_in=["en"])

    names = {each["code"]: each for each in client.get(treaty.get_absolute_url()).context["names"]}

    assert names["en"]["title"] == (treaty.title_en, True)
    assert names["fr"]["title"] == ("Convention sur les migrants", False)
    assert names["ar"]["title"] is None


def crowded_set():
    """An item with pairs to several sets, parts, themes, sources; and its set."""
    framework = make_framework(documents=[make_document()])
    item = make_full_recommendation(framework=framework)
    return framework, item


def crowd(framework, item, count):
    for _number in range(count):
        make_full_recommendation(framework=framework, parent=item)
        make_alignment(recommendation_a=item, documents=[make_document()])
        make_no_counterpart(recommendation=item)
        item.themes.add(make_theme())


@pytest.mark.parametrize(("of", "most"), [("framework", 14), ("item", 14)])
def test_more_of_everything_needs_no_more_queries(
    client, django_assert_max_num_queries, django_assert_num_queries, of, most
):
    framework, item = crowded_set()
    crowd(framework, item, 2)
    url = (framework if of == "framework" else item).get_absolute_url()
    with django_assert_max_num_queries(most) as few:
        client.get(url)
    crowd(framework, item, 15)

    with django_assert_num_queries(len(few.captured_queries)):
        client.get(url)


def test_the_page_of_a_treaty_takes_few_queries(client, django_assert_max_num_queries):
    treaty = make_full_instrument(custodian=make_agency(), about=[make_recommendation()])

    with django_assert_max_num_queries(7):
        client.get(treaty.get_absolute_url())
