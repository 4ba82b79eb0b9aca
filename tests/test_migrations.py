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


#: Reports of agencies that came in with a file before agencies reported in the portal.
BEFORE_REPORTING = """
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

steps = [("workplan", "0002_plans_at_work")]
executor = MigrationExecutor(connection)
executor.migrate(steps)
executor.loader.build_graph()
apps = executor.loader.project_state(steps).apps
body = apps.get_model("agencies", "Body").objects.create(
    slug="group", name_en="Group", kind="working_group"
)
agency = apps.get_model("agencies", "Agency").objects.create(
    slug="iom", acronym_en="IOM", name_en="IOM", kind="specialized_agency"
)
plan = apps.get_model("workplan", "WorkPlan").objects.create(
    slug="plan", title_en="Plan", body=body, starts="2013", ends="2015"
)
activity = apps.get_model("workplan", "Activity").objects.create(
    slug="activity", title="Activity", plan=plan, status="ongoing", kind="joint_programme",
    scope="joint",
)
for publication in ("draft", "published"):
    apps.get_model("workplan", "ProgressUpdate").objects.create(
        slug=publication, activity=activity, agency=agency, origin="agency_report",
        publication=publication, what_changed="News", reported="2014", status="ongoing",
    )
"""


@pytest.mark.django_db
def test_a_migrated_database_has_the_tables_of_the_models(tmp_path):
    """The test databases of SQLite come from the models; here both ways meet.

    It is migrated from one in which reports stood already: none of them is lost or published.
    """
    manage(tmp_path / "new.sqlite3", "shell", "--no-imports", "--command", BEFORE_REPORTING)
    manage(tmp_path / "new.sqlite3", "migrate", "--verbosity", "0")
    connection.ensure_connection()

    with sqlite3.connect(tmp_path / "new.sqlite3") as migrated:
        there = described(migrated.cursor())
    here = described(connection.connection.cursor())

    with sqlite3.connect(tmp_path / "new.sqlite3") as migrated:
        found = migrated.execute(
            "SELECT slug, publication, state, submitted_at IS NOT NULL"
            " FROM workplan_progressupdate ORDER BY slug"
        ).fetchall()
    assert found == [
        ("draft", "withdrawn", "accepted", 1),
        ("published", "published", "accepted", 1),
    ]
    for table, (columns, rules) in here.items():
        assert there[table][0] == columns, table
        assert rules <= there[table][1], table
