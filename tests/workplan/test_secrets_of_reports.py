"""What the secretariat is not shown, it does not learn by a way round either."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from agencies.models import Agency
from gmg_portal.lib import uploads
from tests.factories import make_report, make_request
from tests.reports import PDF, TYPED, a_file, url_of, write
from workplan.models import Evidence, ProgressUpdate
from workplan.reporting import evidence, recording, writing
from workplan.trace.entries import as_entries, entries

pytestmark = pytest.mark.django_db


@pytest.fixture
def iom(iom_focal_point):
    return Agency.objects.get(slug="iom")


@pytest.fixture
def desk(client, secretariat):
    client.force_login(secretariat)
    return client


@pytest.fixture
def returned(iom, iom_focal_point, secretariat):
    return make_report(make_request(iom), "returned", iom_focal_point, secretariat)


@pytest.mark.parametrize(
    ("admin", "lookup"),
    [
        ("workplan/progressupdate", "typed__contains"),
        ("workplan/contribution", "typed__contains"),
        ("workplan/activityproposal", "changes__startswith"),
        ("workplan/activityproposal", "base__regex"),
        ("workplan/signedlink", "nonce__startswith"),
        ("workplan/evidence", "file__startswith"),
        ("lib/outgoingmail", "text__contains"),
        ("lib/outgoingmail", "html__regex"),
    ],
)
def test_no_list_is_narrowed_by_what_it_does_not_show(desk, admin, lookup):
    assert desk.get(f"/admin/{admin}/", {lookup: "a"}).status_code == 400


def test_what_an_agency_writes_anew_is_not_guessed_letter_by_letter(
    desk, returned, iom_focal_point
):
    version = returned.version
    writing.write(returned, {"what_changed": "Hidden"}, by=iom_focal_point, version=version)
    url = "/admin/workplan/progressupdate/?state=returned"

    assert desk.get(url).status_code == 200
    assert desk.get(f"{url}&typed__contains=Hid").status_code == 400


# Files


def attach(update, content=PDF):
    return evidence.attach(update, uploads.checked(a_file(content=content)), by=None)


def test_a_file_beside_an_unsent_text_is_the_agencys_alone(desk, returned, iom_focal_point):
    file = attach(returned)
    [added] = as_entries(entries({"model": "workplan.evidence"}))
    pages = [
        f"/evidence/{file.pk}/{file.name}",
        f"/admin/workplan/evidence/{file.pk}/change/",
        f"/admin/trace/workplan.evidence/{added.entry}/",
    ]
    review = f"/admin/workplan/progressupdate/{returned.pk}/review/"

    assert [desk.get(url).status_code for url in pages] in ([404, 302, 404], [404, 404, 404])
    for url in (review, "/admin/workplan/evidence/"):
        assert file.name not in desk.get(url).content.decode()
    returned.submit(by=iom_focal_point, on_behalf_of=returned.agency)
    assert [desk.get(url).status_code for url in pages] == [200, 200, 200]
    assert file.name in desk.get(review).content.decode()


def test_what_is_in_review_gets_no_further_file(iom, iom_focal_point):
    update = make_report(make_request(iom))
    late = ProgressUpdate.objects.get(pk=update.pk)
    update.submit(by=iom_focal_point, on_behalf_of=iom)

    with pytest.raises(ValidationError, match="in review"):
        attach(late)
    assert Evidence.objects.count() == 0


def test_the_message_of_the_secretariat_is_not_taken_away_by_the_agency(
    client, iom, iom_focal_point, secretariat
):
    asked = make_request(iom)
    update = recording.record(asked, TYPED, by=secretariat, message_on=timezone.localdate())
    message = recording.keep_message(update, uploads.checked(a_file()), by=secretariat)
    client.force_login(iom_focal_point)

    page = client.get(url_of(asked.activity)).content.decode()
    write(client, asked.activity, f"remove:{message.pk}", update, **TYPED)

    assert (message.name in page, f"remove:{message.pk}" in page) == (True, False)
    assert Evidence.objects.get() == message
