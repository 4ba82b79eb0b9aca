"""Who was at work on the same, in the record that ships: against the files, counted by hand."""

import calendar
import csv
import io
from datetime import date
from itertools import combinations

import pytest


def day_of(text, month, day):
    """The day that a date names, at its own precision, with these for what it does not say."""
    parts = [int(part) for part in text.split("-")]
    year = parts[0]
    month = parts[1] if len(parts) > 1 else month
    if len(parts) > 2:
        day = parts[2]
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def first_certain(starts):
    """The latest day on which it can have begun."""
    if not starts:
        return None
    if starts.startswith("["):
        return day_of(starts.strip("[]").split("..")[1], 1, 1)
    return day_of(starts, 1, 1)


def last_certain(ends):
    """The earliest day on which it can have ended."""
    if not ends:
        return None
    if ends == "..":
        return date.max
    if ends.startswith("["):
        earliest = ends.strip("[]").split("..")[0]
        return day_of(earliest, 12, 31) if earliest else None
    return day_of(ends, 12, 31)


def pairs_in(activities):
    """(recommendation, both activities) of every pair in the file, looked at one by one."""
    for one, other in combinations(activities, 2):
        if "cancelled" in (one["status"], other["status"]):
            continue
        leads, other_leads = (
            {lead["agency"] for lead in each["lead_agencies"]} for each in (one, other)
        )
        if not leads or not other_leads or leads & other_leads:
            continue
        bounds = [
            (first_certain(each["starts"]), last_certain(each["ends"])) for each in (one, other)
        ]
        if any(None in each or each[0] > each[1] for each in bounds):
            continue
        if max(first for first, _last in bounds) > min(last for _first, last in bounds):
            continue
        served, also = (
            {link["recommendation"] for link in each["recommendations"]} for each in (one, other)
        )
        for item in served & also:
            yield item, frozenset([one["slug"], other["slug"]])


@pytest.fixture
def expected(record):
    pairs = set(pairs_in(record["activities"]))
    assert len(pairs) > 20
    return pairs


def test_the_download_holds_what_the_files_hold(client, expected):
    table = b"".join(client.get("/coverage/overlap.csv")).decode()
    rows = list(csv.DictReader(io.StringIO(table)))

    found = {(row["recommendation"], frozenset([row["activity"], row["other"]])) for row in rows}
    assert found == expected
    assert len(rows) == len(expected)


def test_each_recommendation_and_activity_says_how_many(client, expected):
    for item in {item for item, _pair in expected}:
        number = sum(1 for each, _pair in expected if each == item)
        answer = client.get(f"/api/v1/overlaps/?recommendation={item}").json()
        assert answer["count"] == number, item
    for slug in {slug for _item, pair in expected for slug in pair}:
        number = sum(1 for _item, pair in expected if slug in pair)
        page = client.get(f"/activities/{slug}/")
        assert page.context_data["others"].count == number, slug


def test_the_group_asks_for_it_in_its_own_words(client, record):
    page = client.get("/coverage/overlap/").text
    words = next(row["text"] for row in record["recommendations"] if row["slug"] == "tor-a")

    assert "promote synergies and avoid duplication" in words
    assert words in page
    assert 'href="/library/gmg-terms-of-reference/"' in page
