"""What tests run in: the database at hand, and a browser where there is one."""

import gc
import os
import signal
from contextlib import contextmanager

import pytest
from django.db import connection
from django.test import client as test_client
from playwright.sync_api import sync_playwright

from tests.databases import EMPTY, FULL, databases
from tools.browser import find_browser

CHROMIUM_ARGUMENTS = [
    "--no-sandbox",  # pages are our own; in a container the sandbox cannot start
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
#: What lets a test commit: that is not taken back, but followed by emptying all tables.
COMMITS = {"transactional_db", "live_server"}
#: Seconds, far more than any test takes: who takes longer hangs.
LIMIT = int(os.environ.get("TEST_LIMIT", "300"))


@contextmanager
def time_limit():
    """A test that hangs fails where it hangs, and the others are run."""

    def stop(number, frame):
        pytest.fail(f"This took longer than {LIMIT} seconds.")

    if not hasattr(signal, "SIGALRM"):
        yield
        return
    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(LIMIT)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item):
    with time_limit():
        databases.use(FULL if starts_from_the_record(item) else EMPTY)
        return (yield)


def starts_from_the_record(item):
    """It asks for the record, and takes back what it changes."""
    names = set(getattr(item, "fixturenames", ()))
    marker = item.get_closest_marker("django_db")
    commits = names & COMMITS or (marker and marker.kwargs.get("transaction"))
    return "record" in names and not commits


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call():
    with time_limit():
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown():
    with time_limit():
        return (yield)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Skip what the database at hand does not have; mark what need not be run on both.

    What takes long is begun first, so that no worker is at it alone in the end.
    """
    items.sort(key=lambda item: "slow_first" not in item.keywords)
    for item in items:
        if "postgres" in item.keywords and connection.vendor != "postgresql":
            item.add_marker(pytest.mark.skip(reason="asks for PostgreSQL"))
        if item.nodeid.startswith("tests/browser/"):
            item.add_marker(pytest.mark.browser)
        if is_without_database(item):
            item.add_marker(pytest.mark.one_database)


@pytest.hookimpl(trylast=True)
def pytest_collection_finish(session):
    """What is loaded by now stays to the end, so the collector of cycles need not look at it."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 50)


def is_without_database(item):
    """It cannot reach the database, nor does it ask which one there is."""
    reaches = "db" in item.fixturenames or item.get_closest_marker("django_db")
    asks = item.get_closest_marker("skipif") or item.get_closest_marker("postgres")
    return not (reaches or asks or COMMITS & set(item.fixturenames))


@pytest.fixture(scope="session", autouse=True)
def contexts_of_pages():
    """`response.context` holds what the page was given, and not what each of its parts was.

    Django's client copies it for every template that has a part in a page: hundreds of times,
    which takes as long as the page itself.
    """
    keep = test_client.store_rendered_templates

    def keep_the_first(store, **rendered):
        if not store:
            keep(store, **rendered)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(test_client, "store_rendered_templates", keep_the_first)
        yield


@pytest.fixture(scope="session")
def browser():
    """One Chromium for all browser tests of a worker."""
    path = find_browser()
    if path is None:
        pytest.skip("Chromium is not installed, or set CHROMIUM to its path")
    # Playwright keeps an event loop in this thread; Django takes that for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser, live_server):
    """A fresh window of a visitor; its addresses start at the live server."""
    context = browser.new_context(base_url=live_server.url)
    yield context.new_page()
    context.close()
