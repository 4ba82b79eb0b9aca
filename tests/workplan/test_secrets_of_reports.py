"""What the secretariat is not shown, it does not learn by a way round either."""

import pytest

from agencies.models import Agency
from tests.factories import make_report, make_request
from workplan.reporting import writing

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
