"""Everything that the pages show, as files."""

import csv
import io
import json
import zipfile

import pytest

from gmg_portal.tables import tables
from tests.factories import make_activity


@pytest.fixture
def archive(client, record):
    response = client.get("/data/record.zip")
    assert response.status_code == 200
    return zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))


def rows_of(archive, name):
    return list(csv.DictReader(io.StringIO(archive.read(f"csv/{name}.csv").decode())))


def test_the_archive_holds_every_table_twice(archive):
    names = {table.name for table in tables()}

    assert len(names) > 25
    assert {f"csv/{name}.csv" for name in names} <= set(archive.namelist())
    assert {f"json/{name}.json" for name in names} <= set(archive.namelist())


#: The file of the record and the table that holds its rows, where they are not called alike.
NAMED_OTHERWISE = {
    "attested_counts": "attested-counts",
    "documents": "library",
    "key_figures": "key-figures",
    "office_terms": "office-terms",
    "progress_updates": "updates",
}
FILES = [
    "activities",
    "agencies",
    "alignments",
    "bodies",
    "frameworks",
    "glossary",
    "instruments",
    "meetings",
    "memberships",
    "practices",
    "recommendations",
    "themes",
    "workplans",
    *NAMED_OTHERWISE,
]


def test_every_row_of_the_record_is_in_the_archive_in_both_forms(archive, record):
    for file in FILES:
        table = NAMED_OTHERWISE.get(file, file)
        slugs = {row["slug"] for row in record[file]}

        assert {row["slug"] for row in rows_of(archive, table)} == slugs, file
        content = json.loads(archive.read(f"json/{table}.json"))
        assert {row["slug"] for row in content} == slugs, file


def test_the_codebook_names_every_column(archive):
    book = list(csv.DictReader(io.StringIO(archive.read("codebook.csv").decode())))
    named = {(row["table"], row["column"]) for row in book}

    for table in tables():
        header = next(csv.reader(io.StringIO(archive.read(f"csv/{table.name}.csv").decode())))
        assert {(table.name, column) for column in header} <= named


def test_the_archive_holds_no_draft_whoever_asks(client, db, secretariat):
    make_activity(title="Secret seminar", publication="draft")
    client.force_login(secretariat)

    response = client.get("/data/record.zip")

    content = zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))
    assert b"Secret seminar" not in content.read("csv/activities.csv")


def test_every_table_on_the_page_can_be_downloaded(client, record):
    page = client.get("/data/").text

    for table in tables():
        assert f'href="{table.url}"' in page
        response = client.get(table.url)
        assert response.status_code == 200
        assert response.headers["Content-Type"] == "text/csv; charset=utf-8"


def test_the_page_counts_all_tables_in_one_query(client, record, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        page = client.get("/data/").text

    assert f">{len(record['activities'])}</td>" in page
