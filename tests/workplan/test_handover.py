"""What somebody who takes over must know of any two days: a page, and a document."""

import io
import re
from datetime import date, timedelta
from html import unescape

import pytest
import time_machine
from django.utils import timezone
from docx import Document

from agencies.models import ActionPoint, Agency, FocalPoint, User
from gmg_portal.lib.periods import format_date
from tests.factories import (
    make_action_point,
    make_activity,
    make_agency,
    make_body,
    make_framework,
    make_meeting,
    make_office_term,
    make_recommendation,
    make_report,
    make_request,
    make_round,
    make_update,
)
from tests.proposals import make_proposal, review_url

pytestmark = pytest.mark.django_db

DAYS = {"since": "2014-01-01", "until": "2014-12-31"}
#: Days from today, about the year of which deadlines are told.
NEXT_YEAR = {"before": -1, "soon": 20, "later": 90, "last": 365, "after": 366}


@pytest.fixture
def desk(client, secretariat):
    client.force_login(secretariat)
    return client


def page(client, **query):
    response = client.get("/handover/", query)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def words(client, **query):
    response = client.get("/handover.docx", query)
    assert response.status_code == 200
    document = Document(io.BytesIO(response.content))
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def test_it_tells_what_happened_between_two_days(desk):
    make_activity(title="Began then", starts="2014-03-01", ends="2016")
    make_activity(title="Began later", starts="2015-03-01", ends="2016")
    make_update(activity=make_activity(title="Told of"), reported="2014-07", status="completed")
    make_meeting(title="Spring meeting", starts="2014-05-02", ends="2014-05-02", decisions="Go on.")

    told = page(desk, **DAYS)

    assert "Begins: Began then" in told
    assert "Began later" not in told
    assert "On record: Completed (Told of)" in told
    assert "Go on." in told


def test_it_tells_who_owes_what_and_what_waits(desk):
    overdue = make_request(due_on=date(2020, 2, 1), opens_on=date(2020, 1, 1))
    sent = make_report(state="submitted")

    told = page(desk)

    assert f"{overdue.agency.acronym}: 1 open, 1 of them overdue, of 1 asked" in told
    assert f"/admin/workplan/progressupdate/{sent.pk}/review/" in told


def part(told, title):
    """What a page says below a heading, up to the next."""
    return told.split(f"{title}</h2>")[1].split("</section>")[0]


def test_it_counts_what_changed_in_the_record_and_leads_to_it(desk):
    meetings = [make_meeting() for _number in range(3)]
    meetings[0].save()

    changed = part(page(desk), "What changed in the record")
    before = part(page(desk, **DAYS), "What changed in the record")

    assert "meetings: 3 added" in changed
    assert "meetings: 1 changed" in changed
    for number, kind in [(3, "added"), (1, "changed")]:
        (url,) = re.findall(rf'href="([^"]+)"[^>]*>[^<]*meetings: {number} {kind}', changed)
        listed = desk.get(unescape(url))
        assert {entry.kind_display for entry in listed.context["entries"]} == {kind}
        assert listed.context["page_obj"].paginator.count == number
    assert "Nothing was written." in before


def test_it_tells_on_what_nobody_works(desk):
    framework = make_framework(title="Declaration")
    served, _alone = [make_recommendation(framework=framework) for _number in range(2)]
    make_activity(serves=[served])

    told = part(page(desk), "What nobody is known to work on")

    assert "Declaration: 1 of 2" in told


def test_it_tells_what_is_due_within_twelve_months_the_first_first(desk):
    today = timezone.localdate()
    days = {word: today + timedelta(days=number) for word, number in NEXT_YEAR.items()}
    make_action_point(text="Point of spring", due=days["soon"])
    make_round([make_activity()], title="Round of summer", due_on=days["later"])
    make_activity(title="Ended", starts="2010", ends=str(days["before"]))
    make_activity(title="Ends in time", starts="2010", ends=str(days["last"]))
    make_activity(title="Ends too late", starts="2010", ends=str(days["after"]))

    told = part(page(desk), "Deadlines of the next twelve months")

    order = ["Point of spring", "Round of summer", "Ends in time"]
    assert [told.index(each) for each in order] == sorted(told.index(each) for each in order)
    assert format_date(str(days["later"])) in told
    assert ("Ended" in told, "Ends too late" in told) == (False, False)


def test_it_tells_which_agencies_have_nobody_who_writes(desk, iom_focal_point):
    alone = make_request().agency
    make_request(Agency.objects.get(slug="iom"))

    told = part(page(desk), "Agencies without a focal point")

    assert f"{alone.acronym}: {alone.name}" in told
    assert "IOM" not in told


@time_machine.travel("2014-11-20 12:00:00", tick=False)
def test_it_offers_the_quarter_the_last_meeting_and_the_terms_of_the_chair(desk):
    group = make_body(slug="global-migration-group")
    make_meeting(body=group, starts="2014-09-02", ends="2014-09-03")
    make_meeting(body=group, starts="2014-12-02", ends="2014-12-03")
    chair = make_agency(acronym="UNU")
    for starts, ends in [("2014-01-01", "2014-12-31"), ("2013-01-01", "2013-12-31")]:
        make_office_term(agency=chair, body=group, starts=starts, ends=ends)

    offers = dict(desk.get("/handover/").context["offers"])

    assert offers == {
        "The last quarter": "?since=2014-08-21&until=2014-11-20",
        "Since the last meeting": "?since=2014-09-02&until=2014-11-20",
        "UNU in the chair, 1 January to 31 December 2014": "?since=2014-01-01&until=2014-11-20",
        "UNU in the chair, 1 January to 31 December 2013": "?since=2013-01-01&until=2013-12-31",
    }
    for link in offers.values():
        assert desk.get(f"/handover/{link}").status_code == 200


def test_decisions_that_are_still_to_be_done_are_there_whenever_they_were_made(desk):
    meeting = make_meeting(starts="2010-05-02", ends="2010-05-02")
    late = timezone.localdate() - timedelta(days=3)
    ActionPoint.objects.create(meeting=meeting, text="Write the paper", due=late)
    ActionPoint.objects.create(meeting=meeting, text="Was done", done_on=late)

    told = page(desk, **DAYS)

    assert "Secretariat: Write the paper" in told
    assert "overdue since" in told
    assert "Was done" not in told


def test_what_meetings_decided_is_told_once_and_hides_no_action_point(desk):
    for month in range(1, 10):
        make_meeting(
            starts=f"2014-0{month}-02", ends=f"2014-0{month}-02", decisions=f"No. {month}."
        )
    make_action_point(text="Write the paper")

    for told in (page(desk, **DAYS), words(desk, **DAYS)):
        assert told.count("No. 9.") == 1
        assert "Write the paper" in told
    assert "No. 1." not in words(desk, **DAYS), "the oldest is what is cut"


def test_what_waits_names_the_day_who_sent_it_and_what_is_proposed(desk, iom_focal_point):
    iom = Agency.objects.get(slug="iom")
    report = make_report(make_request(iom))
    report.submit(by=None, by_name="Ana Silva", on_behalf_of=iom)
    proposal = make_proposal(
        make_activity(title="Proposed upon"), iom, state="submitted", title="Another"
    )

    told = page(desk)

    assert f"since {format_date(str(timezone.localdate()))}" in told
    assert "Ana Silva" in told
    assert "IOM: Proposed upon" in told
    assert review_url(proposal) in told


def test_principals_are_told_of_no_person(desk, iom_focal_point):
    FocalPoint.objects.update(last_day=timezone.localdate() + timedelta(days=30))
    iom = Agency.objects.get(slug="iom")
    make_report(make_request(iom), state="submitted", by=iom_focal_point)

    for told in (page(desk), words(desk)):
        assert "Focal point of IOM" in told
    for told in (page(desk, readers="principals"), words(desk, readers="principals")):
        assert "Focal point of IOM" not in told
        assert "iom@gmg.example" not in told
        assert "Who to turn to" not in told


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("Decided by Focal point of IOM.", "Decided by […]."),
        (
            "focal  point of iom will ask Petra, write to a.b@c.example.",
            "[…] will ask […], write to […].",
        ),
        ("Ms. Ann O’Neil and Mr Brown speak.", "[…] and […] speak."),
        ("IOM and petra stay, and so does Petrarca.", "IOM and petra stay, and so does Petrarca."),
    ],
)
def test_texts_for_principals_leave_names_out(desk, iom_focal_point, said, left):
    User.objects.create_user("p@gmg.example", name="Petra")
    User.objects.create_user("group@gmg.example", name="IOM")
    make_meeting(starts="2014-05-02", ends="2014-05-02", decisions=said)

    for told in (
        page(desk, readers="principals", **DAYS),
        words(desk, readers="principals", **DAYS),
    ):
        assert left in told


def test_the_document_says_what_the_page_says(desk):
    make_activity(title="Began then", starts="2014-03-01", ends="2016")

    told = words(desk, **DAYS)

    assert "Handover" in told
    assert "Begins: Began then" in told
    assert "no chair on record" in told


def test_a_long_part_is_cut_in_the_document_and_folded_on_the_page(desk):
    for number in range(9):
        make_activity(title=f"Began {number}", starts="2014-03-01", ends="2016")

    assert "and 2 more" in words(desk, **DAYS)
    assert "<summary> 2 more </summary>" in page(desk, **DAYS)


def test_drafts_of_agencies_are_told_to_nobody(desk):
    make_report(what_changed="MARK-DRAFT")

    assert "MARK-DRAFT" not in page(desk)


@pytest.mark.parametrize("path", ["/handover/", "/handover.docx"])
def test_it_is_for_the_secretariat_alone(client, iom_focal_point, path):
    assert client.get(path).status_code == 302
    client.force_login(iom_focal_point)
    assert client.get(path).status_code == 404


def test_the_form_names_the_days_that_the_page_is_about(desk):
    today = timezone.localdate()

    shown = page(desk)

    for day in (today - timedelta(days=91), today):
        assert f'value="{day}"' in shown


@pytest.mark.parametrize(
    "query",
    ["since=spring", "since=2014-02-01&until=2014-01-01", "readers=press", "colour=red"],
)
def test_what_is_not_possible_is_an_error_on_the_page(desk, query):
    assert desk.get(f"/handover/?{query}").status_code == 400
    assert desk.get(f"/handover.docx?{query}").status_code == 400


@pytest.mark.parametrize("day", ["1000-01-01", "9998-12-31"])
def test_no_day_is_too_far(desk, day):
    assert desk.get("/handover/", {"until": day}).status_code == 200


def test_it_is_told_in_the_language_of_its_reader(desk):
    response = desk.get("/ar/handover.docx", DAYS)
    document = Document(io.BytesIO(response.content))

    assert all(
        paragraph._p.pPr is not None and "bidi" in paragraph._p.pPr.xml
        for paragraph in document.paragraphs
    )


def test_what_the_record_calls_a_thing_is_marked_as_english_elsewhere(desk):
    make_activity(title="Began <then>", starts="2014-03-01", ends="2016")

    response = desk.get("/ar/handover/", DAYS)
    document = Document(io.BytesIO(desk.get("/ar/handover.docx", DAYS).content))

    assert '<span lang="en" dir="ltr">Began &lt;then&gt;</span>' in response.content.decode()
    assert any(each.text.endswith(": Began <then>") for each in document.paragraphs)


def test_the_page_takes_the_same_queries_however_much_there_is(desk, django_assert_max_num_queries):
    page(desk, **DAYS)
    for rows in (1, 9):
        for _number in range(rows):
            make_activity(starts="2014-03-01", ends="2014-12-01")
            make_report(state="submitted")
        with django_assert_max_num_queries(45):
            desk.get("/handover/", DAYS)
