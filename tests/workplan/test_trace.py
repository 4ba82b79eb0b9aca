"""Every write leaves who, on whose behalf, when, before, after, channel and request id."""

import pytest
from django.apps import apps
from django.utils import timezone

from agencies.models import Agency, Event, FocalPoint, User
from gmg_portal.lib.provenance import Channel, provenance
from tests.factories import make_activity, make_agency, make_report, make_request
from workplan.models import ProgressUpdate, ReviewComment
from workplan.reporting.linking import link_for
from workplan.trace.changes import change_of
from workplan.trace.entries import APPS, as_entries, entries, traced

pytestmark = pytest.mark.django_db


@pytest.fixture
def iom(iom_focal_point):
    return Agency.objects.get(slug="iom")


@pytest.fixture
def owner():
    return User.objects.create_superuser("owner@gmg.example", "x")


@pytest.fixture
def ilo(ilo_focal_point):
    return Agency.objects.get(slug="ilo")


def found(filters=None, agencies=None):
    return as_entries(entries(filters, agencies))


def test_every_table_with_a_history_is_read():
    assert {"workplan.progressupdate", "agencies.user", "workplan.reviewcomment"} <= set(traced())
    assert not [label for label in traced() if "historical" in label]


#: Steps and copies that a traced record leaves in the same transaction as its own line.
BESIDE = {"Erratum", "RoundSnapshot"}


def test_no_table_of_the_record_is_left_out():
    models = [model for app in APPS for model in apps.get_app_config(app).get_models()]
    untold = {model for model in models if model._meta.label_lower not in traced()}
    own = {model for model in untold if not model.__name__.startswith("Historical")}

    assert {model.__name__ for model in own if not issubclass(model, Event)} == BESIDE


def test_the_secretariat_gives_a_password_and_the_trace_tells_that_alone(
    client, owner, iom_focal_point
):
    client.force_login(owner)
    new = "an unusual sentence of words"
    address = f"/admin/agencies/user/{iom_focal_point.pk}/password/"

    client.post(address, {"password1": new, "password2": new})

    iom_focal_point.refresh_from_db()
    assert iom_focal_point.check_password(new)
    (line,) = found({"model": "agencies.user", "channel": Channel.ADMIN})
    assert (line.who, line.reason) == (owner.email, "password changed")
    told = client.get(f"/admin/trace/{line.model}/{line.entry}/").content.decode()
    assert "password changed" in told
    assert iom_focal_point.password not in told


def test_a_write_says_who_through_which_door_and_for_whom(iom, iom_focal_point):
    with provenance(channel=Channel.FORM, request_id="r1"):
        make_report(make_request(iom), state="submitted", by=iom_focal_point)

    newest = found({"model": "workplan.progressupdate"})[0]

    assert (newest.agency, newest.channel, newest.asked) == ("iom", Channel.FORM.label, "r1")
    change = change_of(newest.model, newest.entry)
    assert ("draft", "in review") in [(each.before, each.saved) for each in change.differences]


def test_a_write_by_a_link_names_whoever_gave_her_name_there(client, iom, iom_focal_point):
    request = make_request(iom)
    link = link_for(request.round, FocalPoint.objects.get(agency=iom))
    client.post(link.get_absolute_url(), {"name": "Ana Silva", f"answer-{request.pk}": "done"})

    written = found({"who": "ana s", "model": "workplan.progressupdate"})

    assert written
    assert {each.who for each in written} == {"Ana Silva"}
    assert not found({"who": "ana s", "model": "workplan.activity"})
    assert {each.asked for each in written} == {link.history.first().request_id}


def test_a_write_says_how_it_came_about(client, secretariat):
    activity = make_activity()
    activity._change_reason = "Proposed by IOM."
    activity.save()
    client.force_login(secretariat)

    newest = found({"model": "workplan.activity"})[0]

    assert newest.reason == "Proposed by IOM."
    assert newest.reason in client.get("/admin/trace/?model=workplan.activity").content.decode()
    address = f"/admin/trace/{newest.model}/{newest.entry}/"
    assert newest.reason in client.get(address).content.decode()


def test_the_page_of_a_write_says_who_when_and_for_whom(client, iom, iom_focal_point, secretariat):
    with provenance(channel=Channel.FORM, request_id="a1b2c3"):
        make_report(make_request(iom), by=iom_focal_point)
    newest = found({"model": "workplan.progressupdate"})[0]

    client.force_login(iom_focal_point)
    own = client.get(f"/workspace/trace/{newest.model}/{newest.entry}/").text
    client.force_login(secretariat)
    at_the_desk = client.get(f"/admin/trace/{newest.model}/{newest.entry}/").text

    for word in ("When", "Who", iom.slug, str(newest.channel)):
        assert word in own
        assert word in at_the_desk
    assert "a1b2c3" in at_the_desk


def test_filters_find_what_they_say(iom, ilo, secretariat):
    with provenance(request_id="r2", channel=Channel.API):
        make_report(make_request(iom))
    make_report(make_request(ilo))
    today = timezone.localdate()

    assert {each.agency for each in found({"agency": "ilo"})} == {"ilo"}
    assert {each.asked for each in found({"request": "r2"})} == {"r2"}
    assert {each.door for each in found({"channel": Channel.API})} == {"api"}
    assert found({"since": today})
    assert not found({"until": today - timezone.timedelta(days=1)})
    assert {each.model for each in found({"model": "workplan.activity"})} == {"workplan.activity"}


def test_an_agency_reads_what_is_its_own(client, iom, ilo, iom_focal_point):
    mine = make_report(make_request(iom), state="submitted", what_changed="MARK-IOM")
    theirs = make_report(make_request(ilo), state="submitted", what_changed="MARK-ILO")
    ReviewComment.objects.create(update=theirs, text="COMMENT-ILO")
    client.force_login(iom_focal_point)

    page = client.get("/workspace/trace/").content.decode()

    assert f"/workspace/trace/workplan.progressupdate/{entry_of(mine)}/" in page
    assert f"/workspace/trace/workplan.progressupdate/{entry_of(theirs)}/" not in page
    assert client.get(address_of(mine)).status_code == 200
    assert "MARK-IOM" in client.get(address_of(mine)).content.decode()
    assert client.get(address_of(theirs)).status_code == 404
    comment = found({"model": "workplan.reviewcomment"})[0]
    assert client.get(f"/workspace/trace/{comment.model}/{comment.entry}/").status_code == 404


def entry_of(update):
    return update.history.order_by("-history_id").first().history_id


def address_of(update):
    return f"/workspace/trace/workplan.progressupdate/{entry_of(update)}/"


def test_what_an_agency_is_still_writing_is_told_of_without_its_text(client, iom, secretariat):
    make_report(make_request(iom), what_changed="MARK-DRAFT")
    client.force_login(secretariat)

    page = client.get("/admin/trace/?model=workplan.progressupdate").content.decode()
    assert "progress update" in page
    for each in found({"model": "workplan.progressupdate"}):
        response = client.get(f"/admin/trace/{each.model}/{each.entry}/")
        assert response.status_code == 200
        assert "MARK-DRAFT" not in response.content.decode()


@pytest.mark.parametrize("path", ["/admin/trace/", "/admin/trace/workplan.activity/1/"])
def test_the_trace_of_all_is_for_the_secretariat(client, iom_focal_point, path):
    assert client.get(path).status_code == 302
    client.force_login(iom_focal_point)
    assert client.get(path).status_code in (302, 403)


def test_a_visitor_is_asked_to_sign_in(client):
    assert client.get("/workspace/trace/").status_code == 302


@pytest.mark.parametrize(
    "query",
    ["since=yesterday", "model=auth.user", "channel=fax", "agency=nobody", "colour=red", "who=%00"],
)
def test_what_is_not_possible_is_an_error_on_the_page(client, secretariat, query):
    client.force_login(secretariat)

    assert client.get(f"/admin/trace/?{query}").status_code == 400


def test_no_entry_is_a_404(client, secretariat):
    client.force_login(secretariat)

    assert client.get("/admin/trace/workplan.activity/999999/").status_code == 404
    assert client.get("/admin/trace/auth.permission/1/").status_code == 404


def test_a_record_that_was_deleted_is_told_of_to_the_last(client, secretariat):
    activity = make_activity(publication="draft")
    key = activity.pk
    activity.delete()
    client.force_login(secretariat)

    last = found({"model": "workplan.activity", "key": str(key)})[0]

    assert last.kind == "-"
    assert client.get(f"/admin/trace/{last.model}/{last.entry}/").status_code == 200


def test_nothing_of_it_can_be_edited(client, secretariat):
    client.force_login(secretariat)

    report = make_report(make_request(make_agency()))
    address = f"/admin/trace/workplan.progressupdate/{entry_of(report)}/"
    before = ProgressUpdate.history.count()
    client.post(address, {"status": "completed"})

    assert ProgressUpdate.history.count() == before
    assert "<form" not in client.get(address).content.decode().split('id="content-main"')[1]


def test_the_page_takes_the_same_queries_however_much_there_is(
    client, iom, iom_focal_point, django_assert_max_num_queries
):
    client.force_login(iom_focal_point)
    client.get("/workspace/trace/")
    for rows in (1, 12):
        for _number in range(rows):
            make_report(make_request(iom))
        with django_assert_max_num_queries(10):
            client.get("/workspace/trace/")
