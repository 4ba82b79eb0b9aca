"""What other pages show of recommendations and treaties."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Template
from django.utils.translation import override

from agencies.models import Publication
from recommendations.templatetags.recommendations_tags import FIRST
from tests.factories import (
    make_agency,
    make_alignment,
    make_convergence_table,
    make_instrument,
    make_place,
    make_recommendation,
    make_theme,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def drawn(rf):
    """Draws a tag as a visitor's page does, or as somebody else's."""

    def draw(tag, user=None, **context):
        request = rf.get("/")
        request.user = user or AnonymousUser()
        template = Template("{% load recommendations_tags %}{% " + tag + " %}")
        return template.render(Context({"request": request, **context}))

    return draw


def test_an_agency_shows_the_treaties_that_it_looks_after(drawn):
    ilo = make_agency(slug="ilo")
    treaty, other = make_instrument(custodian=ilo), make_instrument()

    html = drawn("instruments_of agency", agency=ilo)

    assert treaty.get_absolute_url() in html
    assert other.get_absolute_url() not in html
    assert "/instruments/?custodian=ilo" in html


def test_a_theme_shows_its_recommendations_and_treaties(drawn):
    theme = make_theme(slug="rights")
    item, treaty = make_recommendation(themes=[theme]), make_instrument(themes=[theme])

    assert item.get_absolute_url() in drawn("recommendations_on_theme theme", theme=theme)
    assert treaty.get_absolute_url() in drawn("instruments_on_theme theme", theme=theme)


def test_a_country_shows_the_treaties_of_its_regions(drawn):
    africa, senegal = make_place("002"), make_place("SN")
    senegal.region = africa
    senegal.save()
    treaty = make_instrument(regions=[africa], status_url="https://example.org/status")

    html = drawn("instruments_of_places place", place=senegal)

    assert treaty.get_absolute_url() in html
    assert "https://example.org/status" in html
    assert "/instruments/?place=SN" in html


def test_a_section_names_the_first_and_counts_the_rest(drawn, client, django_assert_num_queries):
    theme = make_theme(slug="rights")
    for _number in range(FIRST + 3):
        make_recommendation(themes=[theme])

    with django_assert_num_queries(1):
        html = drawn("recommendations_on_theme theme", theme=theme)

    assert html.count("<li>") == FIRST
    assert "3 more" in html
    assert client.get("/recommendations/?theme=rights").context_data["count"] == FIRST + 3


@pytest.mark.parametrize(
    "tag",
    [
        "instruments_of record",
        "instruments_on_theme record",
        "recommendations_on_theme record",
        "convergence_in_small",
    ],
)
def test_a_section_without_rows_is_not_drawn(drawn, tag):
    record = make_agency() if tag == "instruments_of record" else make_theme()

    assert drawn(tag, record=record).strip() == ""


def test_a_section_shows_no_drafts_but_to_the_secretariat(drawn, secretariat):
    theme = make_theme()
    draft = make_recommendation(themes=[theme], publication=Publication.DRAFT)

    assert drawn("recommendations_on_theme theme", theme=theme).strip() == ""
    html = drawn("recommendations_on_theme theme", user=secretariat, theme=theme)
    assert draft.get_absolute_url() in html


def test_the_home_page_shows_where_the_agendas_agree_in_small(drawn, django_assert_num_queries):
    pair = make_alignment()
    table = make_convergence_table(
        rows_framework=pair.recommendation_a.framework,
        columns=[[pair.recommendation_b.framework], [make_recommendation().framework]],
    )

    with django_assert_num_queries(6):
        html = drawn("convergence_in_small")

    assert table.get_absolute_url() in html
    assert '<span class="vh">1 proposed</span>' in html
    assert '<span class="vh">Nobody has looked yet</span>' in html


def test_a_table_can_be_chosen_by_its_short_name(drawn):
    make_convergence_table(title="A first one")
    second = make_convergence_table(slug="second", title="Second")

    assert second.get_absolute_url() in drawn("convergence_in_small 'second'")


def test_a_recommendation_is_named_in_the_language_it_exists_in(drawn):
    item = make_recommendation(text="Protect <all> migrants")

    with override("ar"):
        assert drawn("named item", item=item) == (
            '<span lang="en" dir="ltr">Protect &lt;all&gt; migrants</span>'
        )


def test_a_long_recommendation_is_shortened_at_a_word(drawn):
    item = make_recommendation(text="word " * 60)

    assert drawn("named item", item=item).endswith("word…")
    assert len(drawn("named item", item=item)) <= 120
    assert drawn("named item True", item=item).count("word") == 60
