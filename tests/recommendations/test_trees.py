"""Sets as they were published: headings, parts, numbers, two orders, whose words, from where."""

import re
from html import unescape

import pytest

from recommendations.trees import in_other_order, natural, sections, tree
from tests.factories import make_document, make_framework, make_recommendation

pytestmark = pytest.mark.django_db


def page_of(client, record, query="", status=200):
    response = client.get(f"{record.get_absolute_url()}{query}")
    assert response.status_code == status
    return unescape(response.content.decode())


def shown(page):
    """The short names of the items, in their order on the page."""
    return re.findall(r'<li id="([^"]+)"', page.split('id="items"')[1].split("</section>")[0])


@pytest.fixture
def two_orders():
    """A set of three items that somebody else numbers otherwise."""
    framework = make_framework(title="Plan")
    for order, (code, other) in enumerate([("1", "10"), ("2", "2"), ("3", "")], 1):
        make_recommendation(
            slug=f"item-{code}",
            framework=framework,
            code=code,
            alternative_code=other,
            order=order,
            note="The other order is that of a network." if other else "",
        )
    return framework


def test_a_set_is_read_in_both_of_its_orders(client, two_orders):
    page = page_of(client, two_orders)
    assert shown(page) == ["item-1", "item-2", "item-3"]
    assert "also numbered 10" in page
    assert page.count("The other order is that of a network.") == 1
    assert '<a href="?order=alternative#items">Show it in the other order</a>' in page

    other = page_of(client, two_orders, "?order=alternative")

    assert shown(other) == ["item-2", "item-1", "item-3"]
    assert '<b class="num"><bdi>10</bdi></b>' in other
    assert "also numbered 1" in other
    assert "Show it in the order of the set" in other


@pytest.mark.parametrize("query", ["?order=backwards", "?order=%00", "?order=Alternative"])
def test_an_unknown_order_is_told_on_the_page(client, two_orders, query):
    page = page_of(client, two_orders, query, status=400)

    assert "Choose one of: published, alternative." in page
    assert shown(page) == ["item-1", "item-2", "item-3"]


def test_a_set_with_one_order_offers_no_other(client):
    framework = make_recommendation().framework

    assert "order=alternative" not in page_of(client, framework)
    assert "published" in page_of(client, framework, "?order=alternative", status=400)


def test_codes_are_ordered_as_people_count():
    codes = ["", "b", "10", "2", "a", "2.10", "2.9"]

    assert sorted(codes, key=natural) == ["2", "2.9", "2.10", "10", "a", "b", ""]


def test_parts_are_put_in_the_other_order_too():
    top = make_recommendation(alternative_code="1")
    for other in ("1.2", "1.1"):
        make_recommendation(framework=top.framework, parent=top, alternative_code=other)

    (item,) = in_other_order(tree(top.framework.recommendations.order_by("pk")))

    assert [part.record.alternative_code for part in item.parts] == ["1.1", "1.2"]


def test_three_levels_are_lists_in_lists(client):
    point = make_recommendation(slug="point")
    part = make_recommendation(slug="part", parent=point, framework=point.framework)
    make_recommendation(slug="detail", parent=part, framework=point.framework)

    page = page_of(client, point.framework)

    assert re.search(
        r'<li id="point".*<ul class="items">\s*<li id="part".*<ul class="items">\s*<li id="detail"',
        page,
        re.DOTALL,
    )


def test_a_heading_looks_like_one_and_what_stands_below_it_too(client):
    heading = make_recommendation(text="On rights", code="I", assessable=False)
    make_recommendation(
        text="Of children", assessable=False, parent=heading, framework=heading.framework
    )
    make_recommendation(framework=heading.framework, section="Policy", assessable=False, order=9)

    page = page_of(client, heading.framework)

    assert re.search(r'<h3><span class="num"><bdi>I</bdi></span> <a [^>]*>On rights</a></h3>', page)
    assert re.search(r"<h4>.*Of children</a></h4>", page)
    levels = [item.level for _heading, items in sections(tree_of(heading)) for item in items]
    assert levels == [3, 4]


def tree_of(item):
    return tree(item.framework.recommendations.order_by("order", "pk"))


def test_a_lost_text_is_no_heading(client):
    lost = make_recommendation(text="", wording="missing", assessable=False)

    assert "<h3>" not in page_of(client, lost.framework).split('id="items"')[1].split("<section")[0]


def test_every_item_says_whose_words_it_is_in_and_from_where(client):
    own, set_ = make_document(title="Alpha"), make_document(title="Beta")
    framework = make_framework(documents=[set_])
    make_recommendation(framework=framework, wording="verbatim", locator="page 4", documents=[own])
    make_recommendation(framework=framework, wording="own_words", documents=[set_])

    response = client.get(framework.get_absolute_url())
    page = response.content.decode()

    assert response.context_data["sources"] == [set_, own]
    assert '<span class="wording verbatim">Word for word, page 4</span>' in page
    assert '<span class="wording own_words">In our words</span>' in page
    assert page.count('href="#s2"') == 1
    assert 'href="#s1"' not in page.split('id="items"')[1].split("</section>")[0]


def test_the_plan_of_civil_society_stands_in_two_orders(client, record):
    rows = [r for r in record["recommendations"] if r["framework"] == "cso-8-points-2013"]
    url = "/frameworks/cso-8-points-2013/"

    published = shown(client.get(url).content.decode())
    other = shown(client.get(f"{url}?order=alternative").content.decode())

    assert published == [row["slug"] for row in sorted(rows, key=lambda row: row["order"])]
    assert other == [
        row["slug"] for row in sorted(rows, key=lambda row: int(row["alternative_code"]))
    ]
    assert other != published
