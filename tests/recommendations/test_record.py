"""Every row of the files of this app is on a page, in a download and in the API."""

import csv
from html import unescape
from io import StringIO

import pytest

from tests.recommendations.lists import LISTS, csv_of

pytestmark = pytest.mark.usefixtures("record")


def page_of(client, url):
    response = client.get(url)
    assert response.status_code == 200, url
    return unescape(response.content.decode())


def all_of_api(client, url):
    rows, url = [], f"{url}?page_size=200"
    while url:
        page = client.get(url).json()
        rows += page["results"]
        url = page["next"]
    return rows


@pytest.mark.parametrize("name", LISTS)
def test_every_row_is_in_the_download_and_in_the_api(client, record, name):
    slugs = sorted(row["slug"] for row in record[name])

    lines = csv.DictReader(StringIO(csv_of(client.get(LISTS[name].csv))))
    served = all_of_api(client, LISTS[name].api_url)

    assert sorted(line["slug"] for line in lines) == slugs
    assert sorted(row["slug"] for row in served) == slugs


@pytest.mark.parametrize("name", [name for name, each in LISTS.items() if each.page])
def test_every_row_is_on_the_page_of_its_list(client, record, name):
    response = client.get(LISTS[name].url, {"page": "all"})

    shown = sorted(each.slug for each in response.context_data["object_list"])
    assert shown == sorted(row["slug"] for row in record[name])


def test_every_set_has_a_page_with_the_texts_of_its_items(client, record):
    for row in record["frameworks"]:
        page = page_of(client, f"/frameworks/{row['slug']}/")
        items = [each for each in record["recommendations"] if each["framework"] == row["slug"]]
        assert row["title"] in page
        assert not row["preamble"] or row["preamble"] in page
        for item in items:
            assert f'id="{item["slug"]}"' in page
            assert (item["text"] or "text missing in the copy held") in page


def test_every_pair_and_what_was_sought_in_vain_is_on_the_page_of_its_recommendation(
    client, record
):
    firsts = {row["recommendation_a"] for row in record["alignments"]}
    pages = {slug: page_of(client, f"/recommendations/{slug}/") for slug in sorted(firsts)}

    for row in record["alignments"]:
        page = pages[row["recommendation_a"]]
        assert f'id="alignment-{row["slug"]}"' in page
        assert row["rationale"] in page
    for row in record["no_counterparts"]:
        assert f'id="none-{row["slug"]}"' in pages[row["recommendation"]]
        assert row["note"] in pages[row["recommendation"]]


def test_every_treaty_has_a_page_with_its_titles(client, record):
    for row in record["instruments"]:
        page = page_of(client, f"/instruments/{row['slug']}/")
        assert row["title"] in page
        assert all(each["text"] in page for each in row["title_translations"].values())


def test_every_theme_stands_with_what_it_covers(client, record):
    page = page_of(client, "/themes/")

    for row in record["themes"]:
        assert row["name"] in page
        assert row["description"] in page


def test_the_table_of_2014_shows_what_the_files_hold_as_proposed(client, record):
    (table,) = record["convergence_tables"]
    sets = {each["slug"]: each["framework"] for each in record["recommendations"]}
    rows = [slug for slug, framework in sets.items() if framework == table["rows_framework"]]

    response = client.get(f"/convergence/{table['slug']}/")
    convergence = response.context_data["convergence"]

    assert (convergence.endorsed, convergence.proposed) == (0, len(record["alignments"]))
    assert len(convergence.none_found) == len(record["no_counterparts"])
    assert [row.slug for row in convergence.rows] == rows
    for cell in convergence.flat:
        columns = {each["slug"]: each["frameworks"] for each in table["columns"]}
        held = [
            each["slug"]
            for each in record["alignments"]
            if each["recommendation_a"] == cell.row.slug
            and sets[each["recommendation_b"]] in columns[cell.column.slug]
        ]
        assert sorted(cell.slugs) == sorted(held)
    page = unescape(response.content.decode())
    assert all(column["name"] in page for column in table["columns"])
    assert table["note"] in page


def test_the_columns_of_the_table_are_downloaded(client, record):
    lines = csv.DictReader(StringIO(csv_of(client.get("/convergence-columns.csv"))))

    held = [
        (table["slug"], column["slug"], column["name"], sorted(column["frameworks"]))
        for table in record["convergence_tables"]
        for column in table["columns"]
    ]
    assert [
        (line["table"], line["slug"], line["name"], line["frameworks"].split()) for line in lines
    ] == held
