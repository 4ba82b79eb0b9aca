"""A new database is migrated, and what it then holds is what the models say."""

import os
import sqlite3
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection

pytestmark = [pytest.mark.one_database, pytest.mark.slow_first]


def manage(database, *arguments):
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{database}"}
    command = [sys.executable, "manage.py", *arguments]
    done = subprocess.run(
        command,
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def described(cursor):
    """{table: its columns, and the names of its constraints and indexes} of a SQLite database."""
    cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    tables = [row[0] for row in cursor.fetchall()]
    found = {}
    for table in tables:
        cursor.execute(f"PRAGMA table_info({table})")
        columns = {(row[1], row[2], row[3]) for row in cursor.fetchall()}
        cursor.execute("SELECT sql FROM sqlite_master WHERE tbl_name = ?", [table])
        texts = " ".join(row[0] or "" for row in cursor.fetchall())
        rules = {word.strip('"') for word in texts.split() if word.strip('"').startswith("a")}
        found[table] = (columns, {rule for rule in rules if "_" in rule})
    return found


@pytest.mark.django_db
def test_a_migrated_database_has_the_tables_of_the_models(tmp_path):
    """The test databases of SQLite come from the models; here both ways meet."""
    manage(tmp_path / "new.sqlite3", "migrate", "--verbosity", "0")
    connection.ensure_connection()

    with sqlite3.connect(tmp_path / "new.sqlite3") as migrated:
        there = described(migrated.cursor())
    here = described(connection.connection.cursor())

    for table, (columns, rules) in here.items():
        assert there[table][0] == columns, table
        assert rules <= there[table][1], table
