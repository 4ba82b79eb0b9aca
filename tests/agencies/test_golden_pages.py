"""The golden facts as a visitor and a program meet them: on pages, in downloads, in the API."""

from html import unescape

import pytest

from tests.agencies.lists import LISTS, downloaded, everywhere, rows_of

pytestmark = pytest.mark.usefixtures("record")

GMG = "global-migration-group"


def text_of(response):
    return " ".join(response.content.decode().split())


def holders(client, query):
    """Who held an office: the agencies of the rows of download and API, which are the same."""
    rows = {row["agency"] for row in rows_of(client.get(f"/office-terms.csv?{query}"))}
    answer = client.get(f"/api/v1/office-terms/?{query}").json()
    assert {row["agency"] for row in answer["results"]} == rows
    page = client.get(f"/office-terms/?{query}")
    assert {term.agency.slug for term in page.context_data["object_list"]} == rows
    return rows


@pytest.mark.parametrize(
    ("day", "members"),
    [
        ("2003-12-31", 6),
        ("2006-12-31", 10),
        ("2007-12-31", 14),
        ("2010-12-31", 16),
        ("2014-12-31", 18),
        ("2017-12-31", 18),
    ],
)
def test_page_download_and_api_name_the_same_members(client, day, members):
    assert len(everywhere(client, "agencies", f"?on={day}")) == members
    assert f"{members} agencies" in text_of(client.get(f"/agencies/?on={day}"))


@pytest.mark.parametrize(
    ("day", "members", "most"),
    [
        ("2006-04-01", 0, 10),
        ("2007-11-15", 10, 14),
        ("2010-10-15", 14, 16),
        ("2017-12-31", 18, 19),
        ("2018-05-23", 18, 19),
    ],
)
def test_the_page_says_how_many_there_possibly_were(client, day, members, most):
    for url in ("/agencies/", "/agencies/timeline/"):
        page = text_of(client.get(f"{url}?on={day}"))
        assert f'on={day}">{members} members</a> on ' in page
        assert f'possibly <a href="/agencies/?possibly_on={day}">{most}</a>' in page
    assert len(everywhere(client, "agencies", f"?possibly_on={day}")) == most


def test_the_page_says_that_documents_count_members_whom_they_do_not_name(client):
    for url in ("/agencies/", "/agencies/?on=2017-12-31", "/agencies/timeline/"):
        page = text_of(client.get(url))
        assert "22 (May 2018)" in page
        assert "They do not name them all." in page
    assert "The documents count" not in text_of(client.get("/agencies/?on=2010-12-31"))


def test_unesco_was_the_interim_chair_in_march_2012(client):
    assert holders(client, f"body={GMG}&role=chair&on=2012-03-01") == {"unesco"}
    page = text_of(client.get("/agencies/timeline/?on=2012-03-01"))
    assert 'Chair: <a href="/agencies/unesco/">UNESCO</a> (interim)' in page
    assert "Chair (interim)" in page
    assert everywhere(client, "agencies", "?role=chair&on=2012-03-01") == {"unesco"}


@pytest.mark.parametrize("day", ["2009-03-01", "2012-06-15"])
def test_no_chair_is_on_record_in_the_gaps(client, day):
    answer = text_of(client.get(f"/agencies/timeline/?on={day}")).split("</small>")[0]

    assert answer.rstrip().endswith("No chair on record <br>")
    assert holders(client, f"body={GMG}&role=chair&on={day}") == set()


@pytest.mark.parametrize(
    ("day", "chair"),
    [
        ("2013-03-01", "un-regional-commissions"),
        ("2014-07-01", "ilo"),
        ("2015-07-01", "world-bank"),
    ],
)
def test_one_agency_was_the_chair(client, day, chair):
    assert holders(client, f"body={GMG}&on={day}") == {chair}
    assert f'Chair: <a href="/agencies/{chair}/">' in text_of(
        client.get(f"/agencies/timeline/?on={day}")
    )


def test_iom_and_fao_shared_the_chair_at_the_end(client):
    assert holders(client, f"body={GMG}&on=2018-05-23") == {"iom", "fao"}
    page = text_of(client.get("/agencies/timeline/"))
    assert 'Co-chair: <a href="/agencies/fao/">FAO</a>' in page
    assert 'Co-chair: <a href="/agencies/iom/">IOM</a>' in page


@pytest.mark.parametrize(
    ("body", "role", "agencies"),
    [
        ("wg-human-rights-gender", "Co-chair", {"ohchr", "un-women", "unicef"}),
        ("tf-decent-work", "Co-convener", {"ilo", "iom"}),
    ],
)
def test_officers_go_by_their_right_title(client, body, role, agencies):
    page = text_of(client.get(f"/bodies/{body}/?on=2014-07-01"))

    assert holders(client, f"body={body}&on=2014-07-01") == agencies
    for agency in agencies:
        assert f'{role}: <a href="/agencies/{agency}/">' in page
    assert " Chair: <a" not in page


def test_the_regional_commissions_are_a_collective_of_five(client):
    page = text_of(client.get("/agencies/un-regional-commissions/"))
    (row,) = client.get("/api/v1/agencies/?q=un regional commissions").json()["results"]

    assert [part["acronym"] for part in row["constituents"]] == [
        "ECA",
        "ECE",
        "ECLAC",
        "ESCAP",
        "ESCWA",
    ]
    for part in row["constituents"]:
        assert f"{part['acronym']}: {part['name']}" in page
        assert part["acronym"] in row_of("un-regional-commissions", client)["constituents"]


def row_of(slug, client):
    rows = rows_of(client.get("/agencies.csv"))
    return next(row for row in rows if row["slug"] == slug)


def test_pages_answer_for_the_last_certain_day_of_the_group_and_say_so(client):
    for url in ("/agencies/", "/agencies/timeline/"):
        page = text_of(client.get(url))
        assert "23 May 2018" in page
        assert "The last day on which the group certainly existed." in page


def test_the_history_is_told_from_the_record(client):
    page = text_of(client.get("/about/"))

    for words in (
        "Geneva Migration Group begins",
        "6 members: ILO, IOM, OHCHR, UNCTAD, UNHCR, UNODC",
        "UN Regional Commissions, UNESCO, UNICEF, UNITAR join",
        "UN Women, WHO join",
        "Documents count 22 members",
        "United Nations Network on Migration follows",
        "Terms of Reference",
    ):
        assert words in page


@pytest.mark.parametrize("name", LISTS)
def test_every_row_of_the_files_is_on_the_page_in_the_download_and_in_the_api(client, record, name):
    slugs = {row["slug"] for row in record[LISTS[name].file]}

    assert everywhere(client, name) == slugs
    assert downloaded(client, LISTS[name].csv) == slugs


@pytest.mark.parametrize(
    ("owners", "owner", "anchors"),
    [
        (
            "agencies",
            "agency",
            {"memberships": "membership", "office_terms": "term", "key_figures": "figure"},
        ),
        ("bodies", "body", {"attested_counts": "count"}),
    ],
)
def test_what_has_no_page_of_its_own_has_a_place_on_that_of_its_owner(
    client, record, owners, owner, anchors
):
    for row in record[owners]:
        page = text_of(client.get(f"/{owners}/{row['slug']}/"))
        for file, prefix in anchors.items():
            for each in record[file]:
                if each[owner] == row["slug"]:
                    assert f'id="{prefix}-{each["slug"]}"' in page, each["slug"]


def test_excerpts_stand_on_the_page_about_the_group_word_for_word(client, record):
    page = text_of(client.get("/about/"))

    for row in record["excerpts"]:
        assert f'id="{row["slug"]}"' in page
    assert "Word for word" in page


def test_every_meeting_has_a_page(client, record):
    for row in record["meetings"]:
        assert client.get(f"/meetings/{row['slug']}/").status_code == 200, row["slug"]


def test_documents_of_every_kind_and_language_have_a_page(client, record):
    kinds = {(row["kind"], row["language"], row["is_public"]): row for row in record["documents"]}
    held = [row for row in record["documents"] if row["source_file"]]

    for row in [*kinds.values(), *held]:
        assert row["title"] in unescape(text_of(client.get(f"/library/{row['slug']}/")))


@pytest.mark.parametrize("url", ["/agencies/iom/", "/bodies/tf-decent-work/", "/library/?page=2"])
def test_pages_are_read_in_arabic_too(client, url):
    page = text_of(client.get(f"/ar{url}"))

    assert '<html lang="ar" dir="rtl">' in page
