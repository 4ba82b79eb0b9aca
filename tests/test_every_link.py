"""Every link of every page leads somewhere, and every fragment to something on its page.

The pages are read in slices that workers share: each starts at the lists of its own sections and
follows every link within them. What leads out of them is read as well, unless it is a page that
another slice has to find.
"""

import re
from collections import Counter, defaultdict
from html import unescape
from urllib.parse import parse_qs, urldefrag, urljoin, urlsplit

import pytest
from django.urls import Resolver404, resolve, reverse

from agencies.models import Place
from gmg_portal.sitemaps import SITEMAPS

LINK = re.compile(r'<a\s[^>]*?href="([^"]*)"')
TARGET = re.compile(r'\sid="([^"]*)"')
LISTED = re.compile(r"<loc>https?://[^/]+([^<]*)</loc>")
#: Addresses that differ in their query alone show the same kind of page.
VARIANTS = 1
#: Of pages of one view that are asked about the same, so many are enough where all are alike.
OF_ONE_KIND = 3
NEXT_PAGE = re.compile(r"page=\d+")
#: Files that a test of their own opens.
NOT_FOLLOWED = ("/data/record.zip", "/api/schema/")
#: The same list is read as CSV, and all files of it have tests of their own.
OTHER_FORMATS = re.compile(r"[^?]+\.(xlsx|json)(\?|$)")
#: Other languages have the same links; one page each is enough here.
TRANSLATED = re.compile(r"/(ar|es|fr|ru|zh-hans)/.")
#: The first words of addresses, in slices of about the same work; the last slice has all others.
SLICES = [
    {"library"},
    {"places", "themes"},
    {
        "recommendations",
        "frameworks",
        "alignments",
        "no-counterparts",
        "convergence",
        "instruments",
    },
    set(),
]


def is_ours(url):
    parts = urlsplit(url)
    return not parts.scheme and not parts.netloc


def section_of(url):
    return urlsplit(url).path.split("/")[1].partition(".")[0]


def kind_of(url):
    """The view and the names of what it is asked: what decides which queries a page takes."""
    parts = urlsplit(url)
    try:
        view = resolve(parts.path).view_name
    except Resolver404:
        view = parts.path
    return view, *sorted(parse_qs(parts.query))


def links_of(page, base):
    for href in LINK.findall(page):
        url = urljoin(base, unescape(href))
        if OTHER_FORMATS.match(url) or url.startswith(NOT_FOLLOWED):
            continue
        if is_ours(url) and not TRANSLATED.match(url):
            yield url


class Walk:
    """What a visitor sees who starts at some addresses and follows the links that are hers."""

    def __init__(self, client, sections, listed):
        self.client, self.sections, self.listed = client, sections, listed
        self.targets, self.broken, self.variants = {}, [], defaultdict(set)
        self.fragments, self.kinds = defaultdict(set), Counter()

    def is_mine(self, url):
        if self.sections:
            return section_of(url) in self.sections
        return section_of(url) not in set.union(*SLICES)

    def start(self, *addresses):
        waiting = list(filter(self.is_new, addresses))
        while waiting:
            url = waiting.pop()
            for link in self.links_on(url):
                address, fragment = urldefrag(link)
                if fragment:
                    self.fragments[address].add((fragment, url))
                if (self.is_mine(address) or address not in self.listed) and self.is_new(address):
                    waiting.append(address)

    def is_new(self, address):
        path, _mark, query = address.partition("?")
        known = self.variants[path]
        if query in known or (len(known) > VARIANTS and not NEXT_PAGE.fullmatch(query)):
            return False
        if self.is_one_more(address):
            return False
        known.add(query)
        self.kinds[kind_of(address)] += 1
        return True

    def is_one_more(self, address):
        """A question that enough pages of this view have answered."""
        query = urlsplit(address).query
        asked = query and not NEXT_PAGE.fullmatch(query)
        return asked and self.kinds[kind_of(address)] == OF_ONE_KIND

    def links_on(self, url):
        """Read a page; the links of one that is hers."""
        response = self.client.get(url, follow=True)
        content = b"".join(response) if response.streaming else response.content
        if response.status_code != 200:
            self.broken.append((url, response.status_code))
        elif "html" in response.headers["Content-Type"]:
            page = content.decode()
            self.targets[url] = set(TARGET.findall(page))
            if self.is_mine(url):
                yield from links_of(page, url)

    def read_what_fragments_name(self):
        """Pages of other sections are read for what their fragments name."""
        for address in self.fragments.keys() - self.targets.keys():
            if "?" not in address:
                list(self.links_on(address))

    def dead(self):
        return [
            (page, f"{address}#{fragment}")
            for address, wanted in self.fragments.items()
            for fragment, page in wanted
            if address in self.targets and fragment not in self.targets[address]
        ]


class Samples(Walk):
    """The same with some pages of every kind: all sections, but not every page of them."""

    def __init__(self, client):
        super().__init__(client, sections=(), listed=())

    def is_mine(self, url):
        return True

    def is_new(self, address):
        return self.kinds[kind_of(address)] < OF_ONE_KIND and super().is_new(address)


@pytest.fixture
def listed(client, record):
    """The addresses of the site map, and those of places: each is that of a page of its own."""
    maps = (client.get(f"/sitemap-{section}.xml").text for section in SITEMAPS)
    found = {address for text in maps for address in LISTED.findall(text)}
    found |= {place.get_absolute_url() for place in Place.objects.all()}
    return {address for address in found if not TRANSLATED.match(address)}


@pytest.mark.slow_first
@pytest.mark.one_database
@pytest.mark.parametrize("sections", SLICES, ids=lambda names: "-".join(sorted(names)) or "others")
def test_a_visitor_who_follows_every_link_never_meets_an_error(client, listed, sections):
    walk = Walk(client, sections, listed)
    # A section with a list is found from its list alone; the others from the home page.
    walk.start("/", *(f"/{name}/" for name in sections if f"/{name}/" in listed))
    walk.read_what_fragments_name()
    # A list may be linked with a filter alone.
    read = {address.partition("?")[0] for address in walk.targets}
    missed = {address for address in listed if walk.is_mine(address)} - read

    assert walk.broken == []
    assert walk.dead() == []
    assert missed == set(), "nothing links to these"


@pytest.mark.slow_first
@pytest.mark.postgres
def test_postgresql_answers_for_pages_of_every_kind(client, record):
    """Every page has been read on SQLite; what PostgreSQL would refuse is a kind of query."""
    walk = Samples(client)
    walk.start("/", *(reverse(name) for name in ("data", "api_docs")))

    assert walk.broken == []
    assert len(walk.kinds) > 100
