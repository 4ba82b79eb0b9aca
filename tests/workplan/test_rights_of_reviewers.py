"""Nobody accepts her own words, whatever door they came by; and odd input breaks no door."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agencies.models import Agency, FocalPoint
from tests.factories import make_activity, make_agency, make_report, make_request
from tests.reports import TYPED, write
from workplan.models import LinkPurpose, ProgressUpdate, PublicNote, ReportedOutput
from workplan.reporting import linking, noting, reviewing, sharing, writing

pytestmark = pytest.mark.django_db

HUGE = "9" * 5000


@pytest.fixture
def iom(iom_focal_point):
    return Agency.objects.get(slug="iom")


def test_nobody_accepts_what_her_own_link_sent(secretariat):
    agency = make_agency()
    point = FocalPoint.objects.create(user=secretariat, agency=agency, first_day="2000-01-01")
    asked = make_request(agency)
    link = linking.link_for(asked.round, point)
    update = writing.answer(asked, "done", by_name="Somebody else", link=link)

    with pytest.raises(ValidationError, match="somebody else of the secretariat"):
        update.accept(by=secretariat)
    assert reviewing.is_own(update, secretariat)
    [row] = reviewing.for_bulk(reviewing.waiting(secretariat), secretariat)
    assert row.is_own


def test_an_output_that_is_reported_says_for_whom(iom, iom_focal_point):
    activity = make_activity(leads=[iom], outputs=["A guide"])
    outputs = {str(activity.outputs.get().pk): {"delivered": "2015"}}
    make_report(make_request(iom, activity=activity), "submitted", iom_focal_point, outputs=outputs)

    assert ReportedOutput.objects.get().history.get().on_behalf_of == "iom"


@pytest.mark.parametrize("choice", [f"{HUGE}:1", f"1:{HUGE}", "9" * 19 + ":1"])
def test_a_request_of_no_possible_number_is_refused(client, secretariat, choice):
    client.force_login(secretariat)
    url = f"/admin/workplan/reportinground/{make_request().round_id}/requests/"

    page = client.post(url, {"do": "waive", "because": "No money", "chosen": choice})

    assert page.status_code == 400


def test_a_version_of_no_possible_number_is_one_that_nobody_read(
    client, iom, iom_focal_point, secretariat
):
    asked = make_request(iom)
    update = make_report(asked, "accepted", iom_focal_point, secretariat)
    note = noting.note(update, "Said", by=iom_focal_point, agency=iom, language="en")
    client.force_login(iom_focal_point)
    assert (
        client.post(f"/workspace/notes/{note.pk}/withdraw/", {"version": HUGE}).status_code == 302
    )
    assert PublicNote.objects.get().withdrawn_at is None
    client.force_login(secretariat)
    url = f"/admin/workplan/reportrequest/{make_request(iom).pk}/record/"
    assert client.post(url, {"do": "give_up", "read_version": HUGE}).status_code == 409


def test_an_address_or_a_form_with_a_nul_is_no_error_of_the_portal(client, iom, iom_focal_point):
    asked = make_request(iom)
    client.force_login(iom_focal_point)
    for url in (
        f"/workspace/reports/{asked.activity.slug}/?agency=i%00om",
        f"/workspace/rounds/{asked.round.slug}/upload/?agency=%00",
        "/workspace/proposals/new/?plan=%00",
        "/workspace/?%00=1",
    ):
        assert client.get(url).status_code == 400

    assert write(client, asked.activity, **TYPED, report="\0").status_code == 302
    assert ProgressUpdate.objects.get().values["what_changed"] == TYPED["what_changed"]


def test_who_accepts_waits_for_the_activity_first_as_who_writes_does(
    iom, iom_focal_point, secretariat
):
    update = make_report(make_request(iom), "submitted", iom_focal_point)
    with CaptureQueriesContext(connection) as asked:
        reviewing.accept(update, by=secretariat, version=update.version, remarks={"status": "Why?"})

    selects = [each["sql"] for each in asked if each["sql"].startswith("SELECT")]
    assert 'FROM "workplan_activity"' in selects[0]


def test_what_happens_to_a_link_says_for_whom(iom, iom_focal_point):
    link = sharing.share(make_report(make_request(iom)), LinkPurpose.DRAFT, by=iom_focal_point)
    link.note_answered("Ana")
    link.revoke()

    assert set(link.history.values_list("on_behalf_of", flat=True)) == {"iom"}
