"""A recommendation and its set on a day: pairs as they stood, what was looked for, when issued."""

from datetime import date

import pytest
from django.utils import timezone

from recommendations.models import Alignment
from tests.factories import (
    correct,
    make_alignment,
    make_framework,
    make_no_counterpart,
    make_recommendation,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(secretariat):
    """Endorsed on 1 May 2020."""
    a = make_recommendation(framework=make_framework(dated="2010"))
    b = make_recommendation(framework=make_framework(dated="2012"))
    pair = make_alignment(recommendation_a=a, recommendation_b=b)
    pair.endorse(by=secretariat, decided_on=date(2020, 5, 1))
    return Alignment.objects.get(pk=pair.pk)


def counts(client, record, day):
    """How many pairs are proposed and endorsed on the page, after opening their links."""
    page = client.get(record.get_absolute_url(), {"on": day} if day else {})
    assert page.status_code == 200
    if "agreements" in page.context_data:
        rows = page.context_data["agreements"]
    else:
        rows = [page.context_data["pair_counts"]]
    numbers = [(row[state]["count"], row[state]["url"]) for row in rows for state in STATES]
    for count, url in numbers:
        assert client.get(url).context_data["count"] == count, url
    return tuple(sum(count for count, _url in numbers[at::2]) for at in range(2))


STATES = ("proposed", "endorsed")


@pytest.mark.parametrize(
    ("day", "expected"),
    [("", (0, 1)), ("2020-05-01", (0, 1)), ("2020-04-30", (1, 0)), ("2011-01-01", (0, 0))],
)
def test_pairs_stand_as_they_stood_on_the_day(client, pair, day, expected):
    item = pair.recommendation_a

    if day == "2020-04-30":
        # A pair proposed here and now stood nowhere before; one of the record stands always.
        pair.events.model._base_manager.filter(alignment=pair, to_state="proposed").update(
            decided_on=None
        )
    assert counts(client, item, day) == expected
    assert counts(client, item.framework, day) == expected


def test_what_was_looked_for_later_is_not_shown(client):
    none = make_no_counterpart(checked="2015-03-01")
    url = none.recommendation.get_absolute_url()

    assert f"none-{none.slug}" in client.get(url, {"on": "2015-03-01"}).content.decode()
    assert f"none-{none.slug}" not in client.get(url, {"on": "2015-02-28"}).content.decode()


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2012-12-31", "This set was not issued by then. Its date is: 2013."),
        ("2013-06-01", "This set may not have been issued by then. Its date is: 2013."),
        ("2013-12-31", ""),
    ],
)
def test_a_set_that_was_not_issued_yet_says_so(client, day, words):
    item = make_recommendation(framework=make_framework(dated="2013"))

    for record in (item, item.framework):
        page = client.get(record.get_absolute_url(), {"on": day}).content.decode()
        assert ("issued by then" in page) == bool(words)
        assert words in page


def test_a_set_without_a_date_may_not_have_been_issued(client):
    item = make_recommendation(framework=make_framework(dated=""))

    for record in (item, item.framework):
        page = client.get(record.get_absolute_url(), {"on": "2020-01-01"}).content.decode()
        assert "This set may not have been issued by then. Its date is: undated." in page


@pytest.mark.parametrize("day", ["nonsense", "2014-13-01", "0000-01-01", "2014"])
def test_a_wrong_day_is_told_and_shows_today(client, pair, day):
    for record in (pair.recommendation_a, pair.recommendation_a.framework):
        response = client.get(record.get_absolute_url(), {"on": day})

        assert response.status_code == 400
        assert "Enter a date as year-month-day" in response.content.decode()
        assert response.context_data["asked_day"] is None


def test_the_reference_names_the_day(client):
    item = make_recommendation()
    today = timezone.localdate().isoformat()

    now = client.get(item.get_absolute_url()).content.decode()
    then = client.get(item.get_absolute_url(), {"on": "2014-07-01"}).content.decode()

    assert f"{item.get_absolute_url()}?on={today}" in now
    assert f"{item.get_absolute_url()}?on=2014-07-01" in then
    for name in ("APA", "Chicago", "Harvard", "BibTeX"):
        assert name in now
    assert item.framework.issuer in now.split('id="cite"')[1]


def test_a_corrected_text_shows_the_old_one_wherever_it_stands(client):
    item = make_recommendation(text="Protect <b>human</b> right")
    correct(item, "Protect human rights", reason="It was cut off.")

    for record in (item, item.framework):
        page = client.get(record.get_absolute_url()).content.decode()
        assert "It was cut off." in page
        assert "Protect &lt;b&gt;human&lt;/b&gt; right</dd>" in page
        assert "<ins>human rights</ins>" in page
        assert "Corrected on" in page
