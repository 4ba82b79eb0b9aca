"""Lists of sets, recommendations, pairs and treaties: page and download."""

import csv
from io import StringIO

import pytest
from django.urls import reverse

from agencies.models import Publication
from recommendations.models import Alignment, AlignmentState
from tests.factories import (
    make_agency,
    make_alignment,
    make_framework,
    make_instrument,
    make_no_counterpart,
    make_place,
    make_recommendation,
    make_theme,
)
from tests.recommendations.lists import LISTS, PAGES, csv_of

pytestmark = pytest.mark.django_db


def rows_of(response):
    return list(csv.DictReader(StringIO(csv_of(response))))


def slugs(client, url):
    """The slugs that a list shows on its page."""
    return {each.slug for each in client.get(url).context_data["object_list"]}


def downloaded(client, url):
    return {row["slug"] for row in rows_of(client.get(url))}


def both(client, name, query):
    """The slugs of page and download of a list, which are the same."""
    shown = slugs(client, PAGES[name].url + query)
    assert downloaded(client, PAGES[name].csv + query) == shown
    return shown


@pytest.mark.parametrize("name", PAGES)
def test_a_visitor_reads_every_list_in_every_language(client, name):
    PAGES[name].make()

    for language in ("", "/ar", "/es", "/fr", "/ru", "/zh-hans"):
        assert client.get(f"{language}{PAGES[name].url}").status_code == 200


@pytest.mark.parametrize("name", PAGES)
def test_a_visitor_sees_no_drafts(client, name):
    public, draft = PAGES[name].make(), PAGES[name].make(publication=Publication.DRAFT)

    assert both(client, name, "") == {public.slug}
    assert draft.slug not in client.get(PAGES[name].url).content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_the_secretariat_sees_drafts(client, secretariat, name):
    draft = PAGES[name].make(publication=Publication.DRAFT)
    client.force_login(secretariat)

    assert draft.slug in slugs(client, PAGES[name].url)


@pytest.mark.parametrize("name", LISTS)
def test_a_wrong_filter_is_refused_with_what_is_possible(client, name):
    listed = LISTS[name]
    urls = [listed.csv] + ([listed.url] if listed.page else [])
    for url in urls:
        response = client.get(url, {"colour": "red"})

        assert response.status_code == 400
        assert "This list has no filter “colour”" in response.content.decode()


def test_an_unknown_set_is_refused_with_those_that_exist(client):
    make_framework(slug="eight-points")

    response = client.get(reverse("recommendation_list"), {"framework": "nine-points"})

    assert response.status_code == 400
    assert "eight-points" in response.content.decode()


def test_nothing_found_says_which_filter_to_take_away(client):
    make_recommendation(text="Protect migrants")

    page = client.get(reverse("recommendation_list"), {"text": "whales"}).content.decode()

    assert "Nothing matches these filters." in page
    assert "Take a filter away:" in page


def test_recommendations_are_found_by_set_theme_level_wording_and_words(client):
    points, theme = make_framework(slug="points"), make_theme(slug="rights")
    first = make_recommendation(
        framework=points, themes=[theme], level="policy", text="Protège les migrants"
    )
    heading = make_recommendation(wording="own_words", assessable=False)

    assert both(client, "recommendations", "?framework=points") == {first.slug}
    assert both(client, "recommendations", "?theme=rights") == {first.slug}
    assert both(client, "recommendations", "?level=policy") == {first.slug}
    assert both(client, "recommendations", "?wording=own_words") == {heading.slug}
    assert both(client, "recommendations", "?assessable=no") == {heading.slug}
    assert both(client, "recommendations", "?text=protege") == {first.slug}


def test_recommendations_stand_under_their_set(client):
    late, early = make_framework(dated="2018"), make_framework(dated="2013")
    last, first, after = (make_recommendation(framework=each) for each in (late, early, late))

    response = client.get(reverse("recommendation_list"))

    assert list(response.context_data["object_list"]) == [first, last, after]
    assert response.content.decode().count('<tr class="group">') == 2


def test_pairs_are_found_from_either_side(client):
    points, others, third = (make_framework(slug=slug) for slug in ("points", "others", "third"))
    point = make_recommendation(framework=points, slug="point")
    there = make_alignment(
        recommendation_a=point, recommendation_b=make_recommendation(framework=others)
    )
    back = make_alignment(
        recommendation_a=make_recommendation(framework=third), recommendation_b=point
    )

    assert both(client, "alignments", "?recommendation=point") == {there.slug, back.slug}
    assert both(client, "alignments", "?framework=points") == {there.slug, back.slug}
    assert both(client, "alignments", "?framework=points&other_framework=third") == {back.slug}
    assert both(client, "alignments", "?framework=others&other_framework=third") == set()


def test_pairs_are_found_by_relation_and_state(client):
    close, exact = make_alignment(), make_alignment(relation="exact")
    Alignment.objects.filter(pk=exact.pk).update(state=AlignmentState.REJECTED)

    assert both(client, "alignments", "?relation=close") == {close.slug}
    assert both(client, "alignments", "?state=rejected") == {exact.slug}


@pytest.mark.parametrize(
    ("relation", "skos"),
    [
        ("exact", "skos:exactMatch"),
        ("close", "skos:closeMatch"),
        ("broader", "skos:narrowMatch"),
        ("narrower", "skos:broadMatch"),
        ("related", "skos:relatedMatch"),
    ],
)
def test_a_pair_is_downloaded_with_its_relation_in_skos(client, relation, skos):
    make_alignment(relation=relation)

    row = rows_of(client.get(reverse("alignment_export")))[0]

    assert (row["relation"], row["skos"]) == (relation, skos)


def test_a_draft_theme_is_named_nowhere(client):
    draft = make_theme(slug="secret-theme", publication=Publication.DRAFT)
    item, treaty = make_recommendation(themes=[draft]), make_instrument(themes=[draft])

    for url in (
        reverse("recommendation_list"),
        reverse("recommendation_export"),
        reverse("recommendation-list"),
        item.get_absolute_url(),
        item.framework.get_absolute_url(),
        reverse("instrument_list"),
        reverse("instrument_export"),
        reverse("instrument-list"),
        treaty.get_absolute_url(),
    ):
        assert "secret-theme" not in csv_of(client.get(url)), url


def test_treaties_are_found_by_custodian_kind_region_and_year(client):
    ilo = make_agency(slug="ilo", acronym="ILO")
    treaty = make_instrument(custodian=ilo, adopted="1949-07-01")
    african = make_instrument(
        kind="declaration", scope="regional", regions=[make_place("002")], adopted="1969"
    )

    assert both(client, "instruments", "?custodian=ilo") == {treaty.slug}
    assert both(client, "instruments", "?kind=declaration") == {african.slug}
    assert both(client, "instruments", "?scope=regional") == {african.slug}
    assert both(client, "instruments", "?region=002") == {african.slug}
    assert both(client, "instruments", "?year=1949") == {treaty.slug}


def test_treaties_of_a_country_are_those_of_its_regions(client):
    africa = make_place("002")
    west = make_place("011", region=africa)
    west.region = africa
    west.save()
    senegal = make_place("SN")
    senegal.region = west
    senegal.save()
    treaty = make_instrument(regions=[africa])
    make_instrument(regions=[make_place("150")])

    assert both(client, "instruments", "?place=SN") == {treaty.slug}


def test_regions_are_offered_by_their_names(client):
    make_instrument(regions=[make_place("150")])

    assert ">Europe<" in client.get(reverse("instrument_list")).content.decode()
    assert ">أوروبا<" in client.get(f"/ar{reverse('instrument_list')}").content.decode()


def test_the_numbers_of_a_set_and_of_a_theme_open_what_they_count(client):
    theme = make_theme()
    framework = make_recommendation(themes=[theme]).framework
    make_recommendation(framework=framework, themes=[theme])
    make_recommendation(framework=framework, publication=Publication.DRAFT)
    make_instrument(themes=[theme])

    row = client.get(reverse("framework_list")).context_data["object_list"][0]
    counted = client.get(reverse("theme_list")).context_data["object_list"][0]

    query = f"?framework={framework.slug}"
    assert row.item_count == len(both(client, "recommendations", query)) == 2
    query = f"?theme={theme.slug}"
    assert counted.recommendation_count == len(both(client, "recommendations", query)) == 2
    assert counted.instrument_count == len(both(client, "instruments", query)) == 1


def test_what_was_looked_for_in_vain_is_downloaded(client):
    none = make_no_counterpart()
    make_no_counterpart()

    rows = rows_of(client.get(reverse("nocounterpart_export"), {"framework": none.framework.slug}))

    assert [row["recommendation"] for row in rows] == [none.recommendation.slug]
    assert rows[0]["checked_latest"] == "2026-11-30"


@pytest.mark.parametrize("name", PAGES)
def test_more_rows_on_a_page_need_no_more_queries(
    client, django_assert_max_num_queries, django_assert_num_queries, name
):
    for _number in range(2):
        PAGES[name].make()
    with django_assert_max_num_queries(10 if name == "convergence_tables" else 7) as few:
        client.get(PAGES[name].url)
    for _number in range(20):
        PAGES[name].make()

    with django_assert_num_queries(len(few.captured_queries)):
        client.get(PAGES[name].url)


@pytest.mark.parametrize("name", LISTS)
def test_more_rows_in_a_download_need_no_more_queries(client, django_assert_max_num_queries, name):
    for _number in range(20):
        LISTS[name].make()

    with django_assert_max_num_queries(2):
        csv_of(client.get(LISTS[name].csv))
