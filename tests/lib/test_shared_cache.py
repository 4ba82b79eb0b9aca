from concurrent.futures import ThreadPoolExecutor
from time import sleep

import pytest

from gmg_portal.lib.shared_cache import SharedCache

TRIES = 8


@pytest.fixture
def make(tmp_path):
    """A process's own view of the one folder."""
    return lambda **options: SharedCache(str(tmp_path), {"OPTIONS": options})


@pytest.fixture
def always_tidy(monkeypatch):
    monkeypatch.setattr(SharedCache, "writes_between", 1)


def test_of_many_who_add_at_once_one_succeeds(make, monkeypatch):
    look = SharedCache.has_key

    def look_slowly(*args):
        found = look(*args)
        sleep(0.02)
        return found

    monkeypatch.setattr(SharedCache, "has_key", look_slowly)
    caches = [make() for _try in range(TRIES)]
    with ThreadPoolExecutor(TRIES) as threads:
        added = list(threads.map(lambda cache: cache.add("lock", 1), caches))
    assert sorted(added) == [False] * (TRIES - 1) + [True]


def test_what_has_expired_is_added_again(make):
    cache = make()
    assert cache.add("lock", "first", timeout=0)
    assert cache.add("lock", "second")
    assert not cache.add("lock", "third")
    assert cache.get("lock") == "second"


def test_many_tallies_are_kept_to_the_last(make, always_tidy):
    cache = make(MAX_ENTRIES=500)
    for number in range(400):
        cache.set(f"tally{number}", number)
    assert [cache.get(f"tally{number}") for number in range(400)] == list(range(400))


def test_what_has_expired_makes_room_for_what_has_not(make, always_tidy):
    cache = make(MAX_ENTRIES=12)
    cache.set("kept", 1)
    for number in range(40):
        cache.set(f"over{number}", 1, timeout=0)
    assert cache.get("kept") == 1
    assert len(cache._list_cache_files()) == 2  # the last is looked at with the next write


def test_a_folder_without_end_is_cut(make, always_tidy):
    cache = make(MAX_ENTRIES=10)
    for number in range(30):
        cache.set(str(number), 1)
    assert len(cache._list_cache_files()) <= 10


def test_a_write_seldom_lists_the_folder(make, monkeypatch):
    cache, listed = make(), []
    monkeypatch.setattr(cache, "_list_cache_files", lambda: listed.append(1) or [])
    for number in range(200):
        cache.set(str(number), 1)
    assert len(listed) < 10
