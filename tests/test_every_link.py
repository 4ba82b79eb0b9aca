"""Every link of every page leads somewhere, and every fragment to something on its page."""

import re
from collections import defaultdict
from html import unescape
from urllib.parse import urldefrag, urljoin, urlsplit

LINK = re.compile(r'<a\s[^>]*?href="([^"]*)"')
TARGET = re.compile(r'\sid="([^"]*)"')
#: Addresses that differ in their query alone show the same kind of page.
VARIANTS = 1
#: Files that a test of their own opens.
NOT_FOLLOWED = ("/data/record.zip", "/api/schema/")


def is_ours(url):
    parts = urlsplit(url)
    return not parts.scheme and not parts.netloc


def links_of(page, base):
    for href in LINK.findall(page):
        url = urljoin(base, unescape(href))
        if is_ours(url) and not url.startswith(NOT_FOLLOWED):
            yield url


def test_a_visitor_who_follows_every_link_never_meets_an_error(client, record):
    waiting, variants = ["/"], defaultdict(set)
    targets, fragments, broken = {}, defaultdict(set), []
    while waiting:
        url = waiting.pop()
        response = client.get(url, follow=True)
        if response.status_code != 200:
            broken.append((url, response.status_code))
            continue
        if "html" not in response.headers["Content-Type"]:
            b"".join(response)
            continue
        page = response.text
        targets[url] = set(TARGET.findall(page))
        for link in links_of(page, url):
            address, fragment = urldefrag(link)
            if fragment:
                fragments[address].add((fragment, url))
            path, _mark, query = address.partition("?")
            # Other languages have the same links; one page each is enough here.
            if re.match(r"/(ar|es|fr|ru|zh-hans)/.", path):
                continue
            if query not in variants[path] and len(variants[path]) <= VARIANTS:
                variants[path].add(query)
                waiting.append(address)
    dead = [
        (page, f"{address}#{fragment}")
        for address, wanted in fragments.items()
        for fragment, page in wanted
        if address in targets and fragment not in targets[address]
    ]

    assert broken == []
    assert dead == []
    # The record alone has several hundred pages of its own.
    assert len(targets) > 700
