"""Lists of agencies, bodies, meetings and documents: page, download and API are one list."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agencies.models import Publication
from tests.agencies.lists import LISTS, PAGES, downloaded, everywhere, served, shown
from tests.factories import (
    make_agency,
    make_body,
    make_document,
    make_glossary_entry,
    make_meeting,
    make_membership,
    make_office_term,
    make_place,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def group():
    """The portal's group, from 2006 on."""
    return make_body(slug="global-migration-group", kind="group", starts="2006", ends="..")


@pytest.mark.parametrize("name", PAGES)
def test_a_visitor_reads_every_list_in_every_language(client, name):
    PAGES[name].make()

    for language in ("", "/ar", "/es", "/fr", "/ru", "/zh-hans"):
        assert client.get(f"{language}{PAGES[name].url}").status_code == 200


@pytest.mark.parametrize("name", LISTS)
def test_a_visitor_sees_no_drafts_on_any_path(client, name):
    public = LISTS[name].make()
    draft = LISTS[name].make(publication=Publication.DRAFT)
    slugs = everywhere(client, name)

    assert public.slug in slugs
    assert draft.slug not in slugs


@pytest.mark.parametrize("name", LISTS)
def test_the_secretariat_sees_drafts(client, secretariat, name):
    draft = LISTS[name].make(publication=Publication.DRAFT)
    client.force_login(secretariat)

    assert draft.slug in everywhere(client, name)


@pytest.mark.parametrize("name", LISTS)
def test_nobody_finds_a_draft_source_in_a_download(client, name):
    source = make_document(publication=Publication.DRAFT)
    LISTS[name].make(documents=[source])

    content = b"".join(client.get(LISTS[name].csv).streaming_content).decode()

    assert source.slug not in content


@pytest.mark.parametrize("name", LISTS)
def test_a_wrong_filter_is_refused_with_what_is_possible(client, name):
    listed = LISTS[name]
    for url in filter(None, [listed.csv, listed.page and listed.url]):
        response = client.get(url, {"colour": "red"})

        assert response.status_code == 400
        assert "This list has no filter “colour”" in response.content.decode()


@pytest.mark.parametrize(
    "query",
    ["sort=colour", "page=none", "format=pdf", "on=2012-13-40", "kind=bank", "role=king"],
)
def test_a_wrong_value_is_an_error_on_the_page(client, query):
    response = client.get(f"/agencies/?{query}")

    assert response.status_code == 400
    assert 'role="alert"' in response.content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_beyond_the_last_is_the_last_and_says_so(client, name):
    PAGES[name].make()
    response = client.get(PAGES[name].url, {"page": "99"})

    assert response.status_code == 200
    assert "There is no page 99" in response.content.decode()


def queries(client, url):
    client.get(url)  # what is looked up once a process is known now
    with CaptureQueriesContext(connection) as captured:
        response = client.get(url)
        if response.streaming:
            list(response.streaming_content)
    assert response.status_code == 200
    return len([each for each in captured if not each["sql"].startswith(("SAVEPOINT", "RELEASE"))])


@pytest.mark.parametrize(
    ("kind", "budget"), [("url", 7), ("csv", 2), ("api_url", 3)], ids=["page", "download", "api"]
)
@pytest.mark.parametrize("name", LISTS)
def test_a_list_takes_the_same_few_queries_however_long_it_is(client, name, kind, budget):
    listed = LISTS[name]
    if kind == "url" and not listed.page:
        pytest.skip("has no page of its own")
    for _number in range(3):
        listed.make()
    few = queries(client, getattr(listed, kind))
    for _number in range(20):
        listed.make()

    assert queries(client, getattr(listed, kind)) == few <= budget


def test_the_directory_takes_no_more_queries_for_members_and_chairs(client, group):
    for _number in range(3):
        make_membership(body=group)
    few = queries(client, "/agencies/")
    for year in range(2006, 2020):
        agency = make_agency()
        make_membership(body=group, agency=agency)
        make_office_term(body=group, agency=agency, starts=str(year), ends=str(year))

    assert queries(client, "/agencies/") == few <= 7
    assert queries(client, "/agencies/?on=2010-01-01") == few


def test_agencies_are_found_by_name_acronym_and_alias_in_any_language(client):
    iom = make_agency(
        slug="iom",
        acronym_en="IOM",
        acronym_fr="OIM",
        name_en="International Organization for Migration",
        name_ar="المنظمة الدولية للهجرة",
        aliases=["Migration agency of the UN"],
    )
    make_agency(slug="ilo", acronym="ILO", name="International Labour Organization")

    for words in ("oim", "migration organization", "الهجرة", "agency of the un"):
        assert everywhere(client, "agencies", f"?q={words}") == {iom.slug}


def test_a_day_finds_certain_members_and_possible_ones_apart(client, group):
    make_membership(body=group, agency=make_agency(slug="sure"), starts="2008")
    make_membership(body=group, agency=make_agency(slug="maybe"), starts="[2008..2012]")
    make_membership(body=group, agency=make_agency(slug="observer"), status="observer")
    make_membership(body=make_body(), agency=make_agency(slug="elsewhere"))

    assert everywhere(client, "agencies", "?on=2010-06-01") == {"sure"}
    assert everywhere(client, "agencies", "?possibly_on=2010-06-01") == {"sure", "maybe"}
    assert everywhere(client, "agencies", "?on=2010-06-01&status=observer") == {"observer"}


def test_a_role_on_a_day_finds_who_held_it(client, group):
    force = make_body(slug="force", kind="task_force", parent=group)
    chair, convener = make_agency(slug="chair"), make_agency(slug="convener")
    make_office_term(body=group, agency=chair, role="chair", starts="2010", ends="2010")
    make_office_term(body=force, agency=convener, role="co_convener", starts="2010", ends="2012")

    assert everywhere(client, "agencies", "?role=chair") == {"chair"}
    assert everywhere(client, "agencies", "?role=chair&role=co_convener&on=2011-05-01") == {
        "convener"
    }
    assert everywhere(client, "agencies", "?role=co_convener&body=force") == {"convener"}
    assert everywhere(client, "agencies", "?role=chair&body=force") == set()


def test_terms_are_filtered_by_year_role_and_interim(client, group):
    first = make_office_term(body=group, starts="2010-01", ends="2010-06", is_interim=True)
    second = make_office_term(body=group, starts="2011", ends="2011")

    assert everywhere(client, "office terms", "?year=2010") == {first.slug}
    assert everywhere(client, "office terms", "?interim=no") == {second.slug}
    assert everywhere(client, "office terms", "?role=co_chair") == set()


def test_bodies_are_filtered_by_day_kind_and_parent(client, group):
    force = make_body(slug="force", kind="task_force", parent=group, starts="2013", ends="2015")

    assert everywhere(client, "bodies", "?on=2014-01-01") == {group.slug, force.slug}
    assert everywhere(client, "bodies", "?on=2016-01-01") == {group.slug}
    assert everywhere(client, "bodies", "?kind=task_force") == {force.slug}
    assert everywhere(client, "bodies", f"?part_of={group.slug}") == {force.slug}


def test_meetings_are_filtered_by_place_year_level_and_whose_they_are(client, group):
    sweden = make_place("SE", region=make_place("150"))
    own = make_meeting(body=group, country=sweden, starts="2014-05-14", ends="2014-05-16")
    other = make_meeting(body=None, level="external_event", starts="2013-10-03", ends="2013-10-04")

    assert everywhere(client, "meetings", "?place=se") == {own.slug}
    assert everywhere(client, "meetings", "?place=150") == {own.slug}
    assert everywhere(client, "meetings", "?year=2013") == {other.slug}
    assert everywhere(client, "meetings", "?level=external_event") == {other.slug}
    assert everywhere(client, "meetings", "?group=yes") == {own.slug}
    assert "Sweden" in client.get("/meetings/").content.decode()
    assert "Suède" in client.get("/fr/meetings/").content.decode()


def test_documents_are_filtered_by_agency_kind_language_publisher_and_group(client):
    iom = make_agency(slug="iom")
    led = make_document(lead_agencies=[iom], language="fr", publisher="OIM", kind="news")
    signed = make_document(signatories=[iom], is_gmg_publication=True)
    make_document(title="Other")

    assert everywhere(client, "library", "?agency=iom") == {led.slug, signed.slug}
    assert everywhere(client, "library", "?lead=iom") == {led.slug}
    assert everywhere(client, "library", "?language=fr") == {led.slug}
    assert everywhere(client, "library", "?publisher=oim") == {led.slug}
    assert everywhere(client, "library", "?kind=news") == {led.slug}
    assert everywhere(client, "library", "?group=yes") == {signed.slug}


def test_nobody_downloads_the_address_of_what_the_public_cannot_read(client):
    make_document(
        is_public=False,
        url="https://example.org/secret",
        also_at=["https://example.org/secret-too"],
        source_file="secret.txt",
    )

    assert b"secret" not in b"".join(client.get("/library.csv").streaming_content)
    assert b"secret" not in client.get("/api/v1/documents/").content


def test_the_glossary_is_searched_in_all_languages(client):
    entry = make_glossary_entry(term="treaty", term_fr="traité")
    make_glossary_entry(term="protocol")

    assert everywhere(client, "glossary", "?text=traite") == {entry.slug}


def test_links_of_the_ruler_and_the_date_box_keep_the_other_filters(client, group):
    page = client.get("/agencies/?kind=secretariat&on=2010-12-31").content.decode()

    assert '<input type="hidden" name="kind" value="secretariat"' in page
    assert "/agencies/?kind=secretariat&amp;on=2007-12-31" in page


def test_page_download_and_api_lead_to_each_other(client):
    make_agency(slug="iom", kind="secretariat")
    page = client.get("/agencies/?kind=secretariat").content.decode()

    for url in ("/agencies.csv?kind=secretariat", "/api/v1/agencies/?kind=secretariat"):
        assert url in page
    assert downloaded(client, "/agencies.csv?kind=secretariat") == {"iom"}
    assert served(client, "/api/v1/agencies/?kind=secretariat") == {"iom"}
    assert shown(client, "/agencies/?kind=secretariat") == {"iom"}
