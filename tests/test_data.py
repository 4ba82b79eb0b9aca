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


@pytest.mark.parametrize(
    ("file", "table"),
    [
        ("activities", "activities"),
        ("agencies", "agencies"),
        ("alignments", "alignments"),
        ("attested_counts", "attested-counts"),
        ("bodies", "bodies"),
        ("documents", "library"),
        ("frameworks", "frameworks"),
        ("glossary", "glossary"),
        ("instruments", "instruments"),
        ("key_figures", "key-figures"),
        ("meetings", "meetings"),
        ("memberships", "memberships"),
        ("office_terms", "office-terms"),
        ("practices", "practices"),
        ("progress_updates", "updates"),
        ("recommendations", "recommendations"),
        ("themes", "themes"),
        ("workplans", "workplans"),
    ],
)
def test_every_row_of_the_record_is_in_the_archive(archive, record, file, table):
    slugs = {row["slug"] for row in record[file]}

    assert {row["slug"] for row in rows_of(archive, table)} == slugs
    assert {row["slug"] for row in json.loads(archive.read(f"json/{table}.json"))} == slugs


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
