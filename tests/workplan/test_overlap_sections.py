"""Who else is at work on the same, on the pages of activities and recommendations."""

import re
from html import unescape

import pytest

from tests.factories import make_activity, make_agency, make_place, make_recommendation

pytestmark = pytest.mark.django_db

LINK = re.compile(r'<a href="(/coverage/overlap/\?[^"]*)">\s*([^<]*?)\s*</a>')


def links_to_overlaps(page):
    """(address, the first number in its words) of each link to the list."""
    for url, words in LINK.findall(page):
        number = re.search(r"\d+", words)
        yield unescape(url), int(number.group())


@pytest.fixture
def item():
    return make_recommendation(slug="item")


@pytest.fixture
def activity(item):
    """IOM's activity in Senegal, which serves two recommendations."""
    return make_activity(
        slug="activity",
        leads=[make_agency(slug="iom", acronym="IOM")],
        serves=[item, make_recommendation(slug="second", framework=item.framework)],
        places=[make_place("SN")],
    )


def meet(activity, number=1, **values):
    """So many activities of other agencies that serve what this one serves first."""
    served = values.pop("serves", [activity.recommendations.first()])
    return [
        make_activity(leads=[make_agency()], serves=served, **values) for _each in range(number)
    ]


def section(client, slug="activity", query=""):
    page = client.get(f"/activities/{slug}/{query}").text
    return re.search(r'<section id="others">.*?</section>', page, re.DOTALL).group()


def test_an_activity_names_the_others_with_leads_days_and_places(client, activity):
    (other,) = meet(activity, title="Their seminar", places=[make_place("SN")], starts="2014")

    shown = section(client)

    assert "Others at work on the same" in shown
    assert "Their seminar" in shown
    assert other.leads[0].agency.acronym in shown
    assert "2014 to 2015" in shown
    assert 'both in <a href="/places/sn/">Senegal</a>' in shown


def test_every_number_opens_its_list(client, activity, item):
    second = activity.recommendations.last()
    meet(activity, 7)
    meet(activity, 2, serves=[item, second])

    for page in ("/activities/activity/", "/recommendations/item/"):
        links = list(links_to_overlaps(client.get(page).text))
        assert links
        for url, number in links:
            query = url.partition("?")[2]
            assert client.get(url).context_data["count"] == number, url
            answer = client.get(f"/api/v1/overlaps/?{query}").json()
            assert answer["count"] == number
            lines = b"".join(client.get(f"/coverage/overlap.csv?{query}")).splitlines()
            assert len(lines) == number + 1


def test_on_a_day_pairs_count_that_were_at_work_on_that_day(client, activity):
    meet(activity, 7)
    meet(activity, 2, starts="2014-07", ends="2014-09")
    pages = ("/activities/activity/", "/recommendations/item/")

    for day, numbers in (("2014-06-30", {7, 28}), ("2014-07-31", {9, 45}), ("2009-01-01", set())):
        links = [
            link
            for page in pages
            for link in links_to_overlaps(client.get(f"{page}?on={day}").text)
        ]
        assert {number for _url, number in links} == numbers
        for url, number in links:
            assert f"on={day}" in url
            assert client.get(url).context_data["count"] == number, url
    shown = section(client, query="?on=2009-01-01")
    assert "as it was on 1 January 2009" in shown
    assert "Nobody else on record" in shown


def test_a_recommendation_counts_its_pairs(client, activity):
    assert "/coverage/overlap/" not in client.get("/recommendations/item/").text

    meet(activity)

    page = client.get("/recommendations/item/").text
    assert "1 pair of activities of different agencies was at work on it" in page
    assert "/coverage/overlap/" not in client.get("/recommendations/second/").text


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"serves": []}, "No recommendation that it serves is on record."),
        ({"status": "cancelled"}, "It was cancelled"),
        ({"leads": []}, "It has no lead on record"),
        ({"ends": ""}, "not on record on which days"),
        ({}, "Nobody else on record"),
    ],
)
def test_an_activity_without_others_says_why(client, item, values, says):
    make_activity(slug="alone", **{"leads": [make_agency()], "serves": [item], **values})

    assert says in section(client, "alone")


def test_the_secretariat_reads_of_a_draft_that_nobody_looked(client, secretariat, item):
    make_activity(slug="draft", leads=[make_agency()], serves=[item], publication="draft")
    client.force_login(secretariat)

    assert "Not looked for before it is published." in section(client, "draft")


def test_a_wrong_day_is_told_on_the_page_of_an_activity(client, activity):
    response = client.get(f"{activity.get_absolute_url()}?on=tomorrow")

    assert response.status_code == 400
    assert "Enter a date as year-month-day" in response.text
    assert "As of now" in response.text


def test_a_draft_is_no_other(client, secretariat, activity):
    meet(activity, publication="draft")
    client.force_login(secretariat)

    assert "Nobody else on record" in section(client)


@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("/coverage/overlap/", 7),
        ("/coverage/overlap/?place=sn&agency=iom&framework=set&sort=-starts", 7),
        ("/coverage/overlap.csv", 2),
        ("/api/v1/overlaps/", 3),
        ("/activities/activity/", 14),
        ("/recommendations/item/", 14),
    ],
)
def test_pages_take_the_same_queries_however_many_meet(
    client, activity, path, queries, django_assert_max_num_queries
):
    activity.recommendations.first().framework.__class__.objects.update(slug="set")
    for number in (1, 12):
        meet(activity, number, places=[make_place("SN")])
        with django_assert_max_num_queries(queries):
            response = client.get(path)
            list(response) if response.streaming else response.content
        assert response.status_code == 200
