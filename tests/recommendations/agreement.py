"""What tests of agreement have in common: pairs in a state, and reading the numbers of a page."""

import csv
import re
from html import unescape
from io import StringIO

from agencies.models import User
from recommendations.models import AlignmentState
from tests.factories import make_alignment, make_recommendation
from tests.recommendations.lists import csv_of

LINK = re.compile(r'<a\s[^>]*?href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
TAG = re.compile(r"<[^>]*>")


def pair(item, framework, state=AlignmentState.PROPOSED, **values):
    """A pair of the item with a new one of a set; the state is reached by its verb."""
    other = make_recommendation(framework=framework)
    alignment = make_alignment(recommendation_a=item, recommendation_b=other, **values)
    return decided(alignment, state)


def decided(alignment, state, on=None, **step):
    step |= {"by": somebody(), "decided_on": on}
    if state == AlignmentState.ENDORSED:
        alignment.endorse(**step)
    if state == AlignmentState.REJECTED:
        alignment.reject(**{"comment": "They do not meet.", **step})
    return alignment


def somebody():
    """Who decides, where it is all the same who."""
    return User.objects.get_or_create(email="decides@gmg.example", defaults={"name": "Dee"})[0]


def numbers(page, *starts):
    """The links whose words begin with a number, to addresses that begin so: {url: number}."""
    found = {}
    for href, words in LINK.findall(page):
        said = re.match(r"\s*(\d+)\b", TAG.sub("", words))
        if said and href.startswith(starts):
            found[unescape(href)] = int(said[1])
    return found


def lines_of(response):
    return list(csv.DictReader(StringIO(csv_of(response))))
