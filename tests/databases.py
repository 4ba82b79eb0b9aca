"""The two databases of a worker: an empty one, and one that holds the record.

To migrate a database takes as long as hundreds of tests, so both are made once, under a name that
changes with what they are made of, and every worker copies them. A test that asks for `record`
finds it in place; what it changes is rolled back, as everywhere.
"""

import contextlib
import os
import shutil
import time
from pathlib import Path

from django.db import connection, transaction
from django.db.utils import Error

from gmg_portal.lib.statistics import refresh_statistics
from tests.snapshot import ROOT, digest, empty_tables, fill_tables, rows_of_the_record

EMPTY, FULL = KINDS = ("empty", "record")
#: Seconds after which nobody copies an original that somebody has changed since.
OUTDATED = 3600


class Databases:
    """Which of the two the connection has. Before they are made: which one the first test needs."""

    def __init__(self):
        self.wanted, self.names, self.store = EMPTY, {}, None

    def make(self):
        """Copies for this worker alone; without a copy to take, the original is made first."""
        self.store = (Servers if connection.vendor == "postgresql" else Files)()
        build = {EMPTY: self.build_empty, FULL: self.build_full}
        for kind in KINDS:
            if not self.store.has(kind):
                build[kind]()
            self.names[kind] = self.store.copy(kind)
        self.use(self.wanted)

    def use(self, kind):
        self.wanted = kind
        if kind in self.names:
            connect_to(self.names[kind])

    @property
    def has_the_record(self):
        return connection.settings_dict["NAME"] == self.names[FULL]

    def remove(self):
        for name in self.names.values():
            self.store.remove(name)

    def build_empty(self):
        """With all tables and the statistics of a database at work.

        PostgreSQL is migrated. SQLite gets its tables from the models, which takes a tenth of the
        time: that a new SQLite database migrates is seen where `make run` is tried.

        A test commits nothing, so PostgreSQL would plan its queries as if every table were empty:
        some then take minutes. What it learns from the record once stays until tables are analysed
        again.
        """
        name = self.store.name_of_new()
        connection.settings_dict["TEST"]["NAME"] = name
        connection.settings_dict["TEST"]["MIGRATE"] = connection.vendor == "postgresql"
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        rows = rows_of_the_record()
        if connection.vendor == "postgresql":
            with transaction.atomic():
                fill_tables(rows)
                refresh_statistics()
            with transaction.atomic():
                empty_tables(rows)
        self.store.keep(name, EMPTY)

    def build_full(self):
        name = self.store.copy(EMPTY, self.store.name_of_new())
        connect_to(name)
        with transaction.atomic():
            fill_tables(rows_of_the_record())
            refresh_statistics()
        self.store.keep(name, FULL)


def connect_to(name):
    """Threads that begin later, of a live server too, read the same settings."""
    if connection.settings_dict["NAME"] != name:
        connection.close()
        connection.settings_dict["NAME"] = name


def worker():
    return os.environ.get("PYTEST_XDIST_WORKER", "main")


databases = Databases()


class Files:
    """SQLite: the originals lie under `var/`, the copies where the settings say."""

    def __init__(self):
        self.place = Path(connection.settings_dict["TEST"]["NAME"])
        self.digest = digest()

    def original(self, kind):
        return ROOT / "var" / f"tests-{self.digest}-{kind}.sqlite3"

    def has(self, kind):
        return self.original(kind).exists()

    def name_of_new(self):
        return str(self.place.with_name(f"new_{worker()}_{os.getpid()}_{self.place.name}"))

    def keep(self, name, kind):
        connection.close()
        part = ROOT / "var" / f"tests-{os.getpid()}.part"
        part.parent.mkdir(exist_ok=True)
        shutil.move(name, part)
        self.remove(name)
        for old in part.parent.glob("tests-*.sqlite3"):
            if old.stat().st_mtime < time.time() - OUTDATED:
                old.unlink(missing_ok=True)
        part.replace(self.original(kind))  # another worker sees all of it or nothing

    def copy(self, kind, name=None):
        name = name or str(self.place.with_name(f"{kind}_{worker()}_{self.place.name}"))
        self.remove(name)
        shutil.copyfile(self.original(kind), name)
        return name

    def remove(self, name):
        connection.close()
        for suffix in ("", "-wal", "-shm"):
            Path(name + suffix).unlink(missing_ok=True)


class Servers:
    """PostgreSQL: originals and copies are databases of the same server."""

    def __init__(self):
        self.prefix = connection.creation._get_test_db_name()
        self.digest = digest()

    def original(self, kind):
        return f"{self.prefix}_of_{self.digest}_{kind}"

    def is_outdated(self, name):
        return name.startswith(f"{self.prefix}_of_") and self.digest not in name

    def has(self, kind):
        return bool(self.ask("SELECT 1 FROM pg_database WHERE datname = %s", self.original(kind)))

    def name_of_new(self):
        return f"{self.prefix}_new_{worker()}"

    def keep(self, name, kind):
        for (old,) in self.ask("SELECT datname FROM pg_database"):
            if self.is_outdated(old):
                self.remove(old)
        with contextlib.suppress(Error):  # another worker was first
            self.tell("ALTER DATABASE {} RENAME TO {}", name, self.original(kind))
        self.remove(name)

    def copy(self, kind, name=None):
        name = name or f"{self.prefix}_{worker()}_{kind}"
        self.remove(name)
        self.tell("CREATE DATABASE {} TEMPLATE {}", name, self.original(kind))
        return name

    def remove(self, name):
        self.tell("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)

    def ask(self, query, *values):
        with connection._nodb_cursor() as cursor:
            cursor.execute(query, values)
            return cursor.fetchall()

    def tell(self, statement, *names):
        connection.close()
        with connection._nodb_cursor() as cursor:
            cursor.execute(statement.format(*map(connection.ops.quote_name, names)))
