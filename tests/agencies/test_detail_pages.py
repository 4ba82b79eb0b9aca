"""The pages of one agency, body, meeting or document, and the one about the group."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agencies import holdings
from agencies.models import Publication
from tests.factories import (
    make_agency,
    make_attested_count,
    make_body,
    make_document,
    make_excerpt,
    make_glossary_entry,
    make_key_figure,
    make_meeting,
    make_membership,
    make_office_term,
)

pytestmark = pytest.mark.django_db

GROUP = "global-migration-group"


@pytest.fixture
def group():
    """The portal's group, at work from 2006 on."""
    return make_body(slug=GROUP, kind="group", name="The group", starts="2006", ends="..")


@pytest.fixture
def iom():
    return make_agency(slug="iom", acronym="IOM", name="International Organization for Migration")


def text_of(client, url, status=200):
    response = client.get(url)
    assert response.status_code == status
    return " ".join(response.content.decode().split())


def test_a_profile_says_what_is_not_on_record(client, group, iom):
    page = text_of(client, "/agencies/iom/")

    assert "<dt>Public contact</dt> <dd> not on record </dd>" in page
    assert "Not a member on" in page
    assert "No document on record." in page


def test_a_profile_shows_memberships_offices_figures_and_publications(client, group, iom):
    membership = make_membership(agency=iom, body=group, starts="2006")
    term = make_office_term(agency=iom, body=group, starts="2007", ends="2007", motto="A theme")
    figure = make_key_figure(agency=iom, what="field offices", value=480, unit="offices")
    led = make_document(lead_agencies=[iom], title="A handbook")
    page = text_of(client, "/agencies/iom/?on=2007-03-01")

    for anchor in (f"membership-{membership.slug}", f"term-{term.slug}", f"figure-{figure.slug}"):
        assert f'id="{anchor}"' in page
    for words in ("A theme", "field offices", "480", "A handbook", "Member on 1 March 2007"):
        assert words in page
    assert led.get_absolute_url() in page
    assert 'Chair, <a href="/bodies/global-migration-group/">The group</a>' in page


def test_a_profile_numbers_the_sources_of_each_row(client, group, iom):
    first, second = make_document(title="B minutes"), make_document(title="C minutes")
    iom.documents.add(first)
    make_membership(agency=iom, body=group, documents=[second, first])
    page = text_of(client, "/agencies/iom/")

    assert '<a class="ref" href="#s1">[1]</a>' in page
    assert '<a class="ref" href="#s2">[2]</a>' in page
    assert page.index('id="s1"') < page.index("B minutes") < page.index('id="s2"')


def test_a_draft_source_is_no_source_of_a_public_page(client, group, iom):
    draft = make_document(title="Secret minutes", publication=Publication.DRAFT)
    iom.documents.add(draft)
    make_membership(agency=iom, body=group, documents=[draft])

    assert "Secret minutes" not in text_of(client, "/agencies/iom/")


def test_a_name_that_is_not_official_is_our_translation(client):
    make_agency(slug="iom", name_fr="Organisation", name_official_in=["en"])
    make_agency(slug="ilo", name_fr="Bureau", name_official_in=["en", "fr"])

    assert "our translation" not in text_of(client, "/fr/agencies/ilo/").split("</h1>")[0]
    heading = text_of(client, "/fr/agencies/iom/").split("<h1>")[1].split("</h1>")[0]
    assert heading.startswith("Organisation <span")


def test_a_text_in_english_alone_says_so_on_other_pages(client, group):
    make_agency(slug="iom", mandate="Works on migration.")

    page = text_of(client, "/ar/agencies/iom/")

    assert '<span lang="en" dir="ltr">Works on migration.</span>' in page


@pytest.mark.parametrize("url", ["/agencies/iom/", f"/bodies/{GROUP}/", "/agencies/timeline/"])
def test_a_wrong_day_is_told_and_the_page_answers_for_today(client, group, iom, url):
    response = client.get(f"{url}?on=2014-31-12")
    page = response.content.decode()

    assert response.status_code == 400
    assert "Enter a date as year-month-day, for example 2014-07-01." in page
    assert response.context_data["day"] == response.context_data["today"]


def test_a_withdrawn_agency_says_why(client):
    make_agency(slug="twice", publication="withdrawn", withdrawn_because="Was there twice.")

    assert "Was there twice." in text_of(client, "/agencies/twice/", status=410)


def test_a_draft_is_nowhere_for_visitors_and_there_for_the_secretariat(client, secretariat):
    make_agency(slug="draft", publication=Publication.DRAFT)
    assert client.get("/agencies/draft/").status_code == 404

    client.force_login(secretariat)
    assert client.get("/agencies/draft/").status_code == 200


def test_a_body_shows_its_members_of_a_day(client, group):
    sure = make_agency(acronym="SURE")
    make_membership(agency=sure, body=group, starts="2006")
    make_membership(body=group, starts="[2006..2012]")
    page = text_of(client, f"/bodies/{GROUP}/?on=2008-01-01")

    assert '?body=global-migration-group&amp;on=2008-01-01">1 member</a> on 1 January 2008' in page
    assert '?body=global-migration-group&amp;possibly_on=2008-01-01">2</a>' in page


def test_the_end_of_a_body_ends_its_memberships(client, group):
    force = make_body(slug="force", parent=group, starts="2010", ends="2011-12-31")
    make_membership(body=force, starts="2010", ends="..")

    assert "0 members</a> on 1 June 2012" in text_of(client, "/bodies/force/?on=2012-06-01")


def test_a_body_names_its_parts_what_came_before_and_what_came_after(client, group):
    make_body(name="The force", parent=group, kind="task_force")
    make_body(name="The network", predecessor=group, kind="network")
    count = make_attested_count(body=group, on="2008-10-23", count=14)
    page = text_of(client, f"/bodies/{GROUP}/")

    assert "The force" in page
    assert "<dt>Followed by</dt>" in page
    assert "The network" in page
    assert f'id="count-{count.slug}"' in page


def test_the_chair_of_the_day_stands_on_meetings_of_the_group_alone(client, group, iom):
    make_office_term(agency=iom, body=group, starts="2013-07", ends="2013-12")
    make_meeting(slug="own", body=group, starts="2013-10-03", ends="2013-10-04")
    make_meeting(slug="late", body=group, starts="2014-02-01", ends="2014-02-01")
    make_meeting(slug="other", body=None, level="external_event", starts="2013-10-03")

    assert "International Organization for Migration</a>, chair" in text_of(
        client, "/meetings/own/"
    )
    assert "No chair on record" in text_of(client, "/meetings/late/")
    other = text_of(client, "/meetings/other/")
    assert "In the chair that day" not in other
    assert "an event of others" in other


def test_who_may_have_presided_is_told_as_possible(client, group, iom):
    make_office_term(agency=iom, body=group, starts="2013-07", ends="2013-12")
    make_meeting(slug="vague", body=group, starts="2013", ends="2013")

    assert "Possibly: <a" in text_of(client, "/meetings/vague/")


def test_a_document_shows_what_rests_on_it(client, group, iom):
    document = make_document(slug="minutes")
    iom.documents.add(document)
    membership = make_membership(agency=iom, body=group, documents=[document])
    term = make_office_term(agency=iom, body=group, documents=[document])
    count = make_attested_count(body=group, documents=[document])
    meeting = make_meeting(body=group, documents=[document])
    entry = make_glossary_entry(documents=[document])
    excerpt = make_excerpt(documents=[document])
    later = make_document(documents=[document])
    draft = make_meeting(documents=[document], publication=Publication.DRAFT)
    page = text_of(client, "/library/minutes/")

    cited = (iom, membership, term, count, meeting, entry, excerpt, later)
    for record in cited:
        assert f'href="{record.get_absolute_url()}"' in page, record
    assert draft.get_absolute_url() not in page


def test_a_document_that_the_public_cannot_read_is_named_without_its_address(client):
    make_document(
        slug="closed",
        title="Closed minutes",
        url="https://example.org/closed",
        is_public=False,
        source_file="000_acba9dd63cd59aa0.txt",
    )
    page = text_of(client, "/library/closed/")

    assert "Closed minutes" in page
    assert "cannot be read by the public" in page
    assert "https://example.org/closed" not in page
    assert "Read the text" not in page


def test_nobody_finds_the_address_of_such_a_document_among_the_sources(client):
    source = make_document(url="https://example.org/closed", is_public=False)
    make_agency(slug="iom", documents=[source])

    page = text_of(client, "/agencies/iom/")

    assert source.title in page
    assert "https://example.org/closed" not in page


@pytest.mark.parametrize(
    "name", ["../agencies.json", "/etc/hostname", "missing.txt", "..", "data/../x", ""]
)
def test_only_a_copy_that_ships_is_read(name):
    assert holdings.held_text(make_document(source_file=name)) == ""


def test_a_visitor_reads_the_copy_that_is_held(client):
    make_document(slug="note", source_file="002_e37e0f0f986963e1.txt", language="en")

    page = text_of(client, "/library/note/")

    assert "Read the text" in page
    assert "Global Migration Group" in page


def test_a_title_in_another_language_is_marked_as_such(client):
    make_document(slug="livre", title="Le livre", language="fr")

    assert '<span lang="fr" dir="ltr">Le livre</span>' in text_of(client, "/library/livre/")
    assert '<span lang="fr"' not in text_of(client, "/fr/library/livre/").split("</h1>")[0][-300:]


def test_the_page_about_the_group_stands_without_a_record(client):
    assert "None on record" in text_of(client, "/about/")
    assert "No group on record." in text_of(client, "/agencies/timeline/")


def test_the_glossary_shows_a_term_in_all_its_languages_with_official_marks(client):
    other = make_glossary_entry(slug="treaty", term="treaty")
    make_glossary_entry(
        slug="unhcr",
        term="UNHCR",
        expansion="The refugee agency",
        term_fr="HCR",
        term_ru="УВКБ",
        term_official_in=["en", "fr"],
        see_also=[other],
    )
    page = text_of(client, "/glossary/")

    assert 'id="unhcr"' in page
    assert "The refugee agency" in page
    assert '<a href="#treaty">treaty</a>' in page
    assert 'French: </span><span lang="fr" dir="ltr">HCR</span>' in page
    assert 'Russian, our translation: </span><span lang="ru" dir="ltr">УВКБ</span>' in page


def queries(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def fill(group, iom, number):
    """More of everything around one group, one agency, one meeting and one document."""
    document = make_document(lead_agencies=[iom], documents=[make_document()])
    force = make_body(parent=group, documents=[document])
    for body in (group, force):
        make_membership(agency=make_agency(), body=body, documents=[document])
        make_office_term(
            agency=iom, body=body, role="co_chair", starts="2010", documents=[document]
        )
        make_meeting(body=body, documents=[document])
    make_membership(agency=iom, body=force, documents=[document])
    make_attested_count(body=group, on=str(2000 + number), documents=[document])
    make_key_figure(agency=iom, on=str(2000 + number), documents=[document])
    make_excerpt(document=document)
    return document


@pytest.mark.parametrize(
    ("url", "budget"),
    [
        ("/agencies/iom/", 14),
        (f"/bodies/{GROUP}/", 14),
        ("/agencies/timeline/", 7),
        ("/about/", 14),
        ("/meetings/first/", 6),
        ("/library/first/", 6),
    ],
)
def test_a_page_takes_the_same_queries_however_much_there_is(client, group, iom, url, budget):
    document = make_document(slug="first")
    make_meeting(slug="first", body=group, documents=[document])
    for number in range(2):
        document.documents.add(fill(group, iom, number))
    few = queries(client, url)
    for number in range(2, 12):
        document.documents.add(fill(group, iom, number))

    assert queries(client, url) == few <= budget
