"""The cache that all processes of the portal share: files in a folder, and nothing besides.

Tallies of failed sign-ins stand here, and what is to be imported after a look at it. None of that
may be forgotten before its time, or counted by two processes side by side.
"""

import os
import secrets
from contextlib import contextmanager

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.filebased import FileBasedCache
from django.core.files import locks


class SharedCache(FileBasedCache):
    """Writes one after the other, and tidies up now and then.

    Django's own looks before it adds, so that of two processes both succeed, and lists the whole
    folder at every write: at 20 000 entries that takes a tenth of a second.
    """

    #: One write in so many tidies up.
    writes_between = 1000

    def add(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        """Of any number who add a key at once exactly one succeeds."""
        with self._alone():
            if self.has_key(key, version):
                return False
            super().set(key, value, timeout, version)
            return True

    def set(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        with self._alone():
            super().set(key, value, timeout, version)

    @contextmanager
    def _alone(self):
        """Nobody else writes meanwhile, neither a thread nor a process."""
        self._createdir()
        with open(os.path.join(self._dir, "lock"), "ab") as file:
            locks.lock(file, locks.LOCK_EX)
            yield  # closing the file gives the lock back

    def _cull(self):
        """Forget what has expired; of the rest something only if there is far too much."""
        if secrets.randbelow(self.writes_between):
            return
        for path in self._list_cache_files():
            try:
                with open(path, "rb") as file:
                    self._is_expired(file)  # which deletes it
            except FileNotFoundError:
                continue
        super()._cull()
