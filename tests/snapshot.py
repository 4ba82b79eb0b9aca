"""The rows that the tables hold after `load_record`, for tests to start from.

To load the record takes seconds, to insert its rows takes a fraction of one. The rows are kept
under `var/`, for both databases alike, until a file that they come from changes: a model, a
resource, the library below them, a migration, the settings or the record itself.
"""

import hashlib
import json
import os
from io import StringIO
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction

ROOT = Path(__file__).resolve().parent.parent
APPS = ("agencies", "recommendations", "workplan")
#: What the tables and the rows of the record come from: a column changes with a migration, and
#: what a save computes with the modules of dates and of the search.
SOURCES = (
    "*/data/*.json",
    "*/migrations/*.py",
    "*/management/commands/load_record.py",
    "*/models/record.py",
    "*/receivers.py",
    "*/resources.py",
    "*/shipped.py",
    "gmg_portal/lib/edtf_*.py",
    "gmg_portal/lib/migrations/*.py",
    "gmg_portal/lib/periods.py",
    "gmg_portal/lib/record_files.py",
    "gmg_portal/lib/resources.py",
    "gmg_portal/lib/searchtext.py",
    "requirements.txt",
    "tests/databases.py",
    "tests/snapshot.py",
)


def rows_of_the_record():
    """{table: [columns, rows]}; the tables themselves are left as they were."""
    path = ROOT / "var" / f"record-{digest()}.json"
    if path.exists():
        return json.loads(path.read_text(encoding="utf-8"))
    with transaction.atomic():
        call_command("load_record", stdout=StringIO())
        rows = {table: read_table(table) for table in tables()}
        transaction.set_rollback(True)
    text = json.dumps(rows, default=str)
    for old in path.parent.glob("record-*.json"):
        old.unlink(missing_ok=True)
    part = path.with_suffix(f".{os.getpid()}.part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)  # another worker sees all of it or nothing
    return json.loads(text)


def digest():
    found = hashlib.sha256(" ".join(settings.INSTALLED_APPS).encode())
    for pattern in SOURCES:
        for path in sorted(ROOT.glob(pattern)):
            found.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return found.hexdigest()[:16]


def tables():
    """Tables of the three apps, those of history and of many-to-many relations included."""
    models = apps.get_models(include_auto_created=True)
    return sorted({model._meta.db_table for model in models if model._meta.app_label in APPS})


def read_table(table):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
        return [[column[0] for column in cursor.description], cursor.fetchall()]


def fill_tables(contents):
    """Insert rows as they were read; the caller holds a transaction."""
    insert = copy_rows if connection.vendor == "postgresql" else insert_rows
    with connection.cursor() as cursor:
        for table, (columns, rows) in contents.items():
            names = ", ".join(map(connection.ops.quote_name, columns))
            insert(cursor, f"{connection.ops.quote_name(table)} ({names})", rows)
        # The rows brought their keys with them: the next one comes after the last of these.
        models = [
            model
            for model in apps.get_models(include_auto_created=True)
            if model._meta.app_label in APPS
        ]
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)


def empty_tables(contents):
    """Delete what `fill_tables` inserted; unlike TRUNCATE this leaves the statistics."""
    with connection.cursor() as cursor:
        for table in reversed(contents):
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")  # noqa: S608


def copy_rows(cursor, table, rows):
    with cursor.copy(f"COPY {table} FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def insert_rows(cursor, table, rows):
    if rows:
        places = ", ".join(["%s"] * len(rows[0]))
        cursor.executemany(f"INSERT INTO {table} VALUES ({places})", rows)  # noqa: S608
