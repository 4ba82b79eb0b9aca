"""A submitter names who stands in for her; the secretariat is told, and may stop it."""

import re
from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from agencies.models import FocalPoint, User
from gmg_portal.lib.models import Notice, OutgoingMail
from tests.admin_pages import admin_url, read_form, send
from tests.factories import make_agency
from workplan.mail.reminding import remind
from workplan.reporting import writing

pytestmark = pytest.mark.django_db
PAGE = "/workspace/alternates/"
VALUES = {
    "agency": "iom",
    "name": "Alma Alternate",
    "email": "alma@iom.example",
    "language": "es",
    "role": "submitter",
    "first_day": "2026-03-10",
    "last_day": "2026-03-20",
}


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-03-10 12:00:00", tick=False):
        yield


@pytest.fixture
def iom(client, iom_focal_point):
    client.force_login(iom_focal_point)
    return client


@pytest.fixture
def alma(iom):
    """The alternate whom IOM's focal point named."""
    assert iom.post(PAGE, VALUES).status_code == 302
    return FocalPoint.objects.get(email="alma@iom.example")


def principal(user):
    return FocalPoint.objects.get(user=user)


def test_a_submitter_names_her_alternate_who_is_invited_in_her_language(
    alma, iom_focal_point, secretariat
):
    assert alma.alternate_for == principal(iom_focal_point)
    assert alma.named_by == iom_focal_point
    assert alma.history.first().on_behalf_of == "iom"
    mail = OutgoingMail.objects.get(kind="invitation")
    assert (mail.recipient, mail.language) == ("alma@iom.example", "es")
    assert "/es/invitation/" in mail.text


def test_the_secretariat_is_told(secretariat, alma):
    notice = Notice.objects.get(kind="alternate_named")
    assert notice.recipient == secretariat.email
    assert notice.words["name"] == "Alma Alternate"


def test_the_team_that_begins_next_morning_is_told_once(secretariat, alma):
    day = timezone.localdate()
    secretariat.staff_last_day = day
    secretariat.save()
    begins = {"is_staff": True, "staff_first_day": day + timedelta(days=1)}
    new = User.objects.create_user("nadia@gmg.example", "x", **begins)
    new.groups.set(secretariat.groups.all())

    told = [remind(day + timedelta(days=number)) for number in (1, 2, 11)]

    (mail,) = [each for mails in told for each in mails]
    assert (mail.recipient, "Alma Alternate" in mail.text) == (new.email, True)


def test_where_nobody_is_on_duty_the_common_address_is_told(settings, alma):
    assert Notice.objects.get().recipient == settings.CONTACT_EMAIL


@pytest.mark.parametrize(
    ("day", "may"),
    [("2026-03-09", False), ("2026-03-10", True), ("2026-03-20", True), ("2026-03-21", False)],
)
def test_an_alternate_acts_in_her_days(alma, day, may):
    with time_machine.travel(day):
        assert writing.may_submit(alma.user, alma.agency) == may


def test_when_the_days_of_whom_she_stands_in_for_end_hers_end(alma, iom_focal_point):
    point = principal(iom_focal_point)
    point.last_day = date(2026, 3, 12)
    point.save()

    alma.refresh_from_db()

    assert alma.ends_on == date(2026, 3, 12)
    for day, may in [("2026-03-12", True), ("2026-03-13", False)]:
        with time_machine.travel(day):
            assert writing.may_write(alma.user, alma.agency) == may
            assert alma.holds_on() == may


@pytest.mark.parametrize(
    ("role", "writes", "label"), [("drafter", True, "drafter"), ("secretariat", False, "")]
)
def test_an_alternate_may_no_more_than_whom_she_stands_in_for(
    client, iom, alma, iom_focal_point, role, writes, label
):
    point = principal(iom_focal_point)
    point.role = role
    point.save()

    assert not writing.may_submit(alma.user, alma.agency)
    assert writing.may_write(alma.user, alma.agency) == writes
    assert writing.role_of(alma.user, alma.agency) == label
    client.force_login(alma.user)
    page = client.get(PAGE).content.decode()
    assert "submitter" not in page.split("</main>")[0]


def test_an_alternate_has_no_rights_where_the_principal_has_gone_elsewhere(alma, iom_focal_point):
    point = principal(iom_focal_point)
    point.agency = make_agency()
    point.save()

    alma.refresh_from_db()

    for agency in (alma.agency, point.agency):
        assert not writing.may_write(alma.user, agency)
    assert not alma.holds_on()


@pytest.mark.parametrize(
    ("whose", "change", "words"),
    [
        ("principal", "alternate_for", "An alternate has no alternate herself."),
        ("alternate", "role", "An alternate may do no more than the person"),
    ],
)
def test_the_secretariat_makes_no_alternate_stronger_and_no_chain_of_them(
    alma, iom_focal_point, whose, change, words
):
    point = principal(iom_focal_point)
    if whose == "principal":
        point.alternate_for = FocalPoint.objects.create(agency=alma.agency, email="x@iom.example")
    else:
        point.role = "drafter"
        point.save()
        point = FocalPoint.objects.get(pk=alma.pk)

    with pytest.raises(ValidationError, match=words) as refused:
        point.full_clean()

    assert list(refused.value.message_dict) == [change]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"first_day": "2026-03-09"}, "today at the earliest"),
        ({"last_day": "2026-03-09"}, "before the first"),
        ({"last_day": "2027-04-14"}, "400 days at most"),
        ({"last_day": "someday"}, "valid date"),
        ({"email": "IOM@gmg.example"}, "their own alternate"),
        ({"email": "nonsense"}, "valid email"),
        ({"role": "secretariat"}, "not one of the available"),
        ({"language": "tlh"}, "not one of the available"),
        ({"name": ""}, "required"),
    ],
)
def test_what_cannot_be_is_told_and_what_was_typed_stays(iom, changes, words):
    response = iom.post(PAGE, {**VALUES, **changes})

    assert response.status_code == 400
    page = response.content.decode()
    assert words in page.replace("e-mail", "email")
    assert changes.get("name", "Alma Alternate") in page
    assert not FocalPoint.objects.exclude(alternate_for=None).exists()


def test_four_hundred_days_are_fine(iom):
    assert iom.post(PAGE, {**VALUES, "last_day": "2027-04-13"}).status_code == 302


def test_an_alternate_stays_within_the_days_of_whom_she_stands_in_for(iom, iom_focal_point):
    point = principal(iom_focal_point)
    point.last_day = date(2026, 3, 15)
    point.save()

    response = iom.post(PAGE, VALUES)

    assert "Your own days end on 15 March 2026." in response.content.decode()


def test_of_two_clicks_one_names(iom, alma):
    iom.post(PAGE, VALUES)
    assert FocalPoint.objects.filter(alternate_for__isnull=False).count() == 1
    assert OutgoingMail.objects.count() == 1


def test_days_of_one_alternate_do_not_overlap(iom, alma):
    response = iom.post(PAGE, {**VALUES, "first_day": "2026-03-15", "last_day": "2026-04-15"})
    assert "some of these days already" in response.content.decode()


def test_who_has_an_account_keeps_it_and_its_name_is_not_told(iom):
    User.objects.create_user("alma@iom.example", "x", name="Secret Name")
    iom.post(PAGE, VALUES)

    page = iom.get(PAGE).content.decode()

    assert "Alma Alternate" in page
    assert "Secret Name" not in page


def test_an_alternate_a_drafter_and_other_agencies_name_nobody(client, alma, ilo_focal_point):
    drafter = User.objects.create_user("d@iom.example")
    FocalPoint.objects.create(user=drafter, agency=alma.agency, role="drafter")
    for user in (alma.user, drafter, ilo_focal_point):
        client.force_login(user)
        assert ("Name and invite" in client.get(PAGE).content.decode()) == (user == ilo_focal_point)
        assert client.post(PAGE, {**VALUES, "email": "x@iom.example"}).status_code == 404
    assert not FocalPoint.objects.filter(email="x@iom.example").exists()


def test_who_named_her_ends_it_at_once(iom, alma, iom_focal_point):
    page = iom.get(PAGE).content.decode()
    version = re.search(r'name="version" value="(\d+)"', page)[1]

    for _click in range(2):
        iom.post(f"{PAGE}{alma.pk}/end/", {"version": version})

    assert not writing.may_write(alma.user, alma.agency)
    assert OutgoingMail.objects.filter(kind="alternate_ended").count() == 1


def test_one_who_has_not_begun_is_ended_too(iom):
    iom.post(PAGE, {**VALUES, "first_day": "2026-03-15"})
    alma = FocalPoint.objects.get(email="alma@iom.example")

    iom.post(f"{PAGE}{alma.pk}/end/", {"version": alma.version})

    with time_machine.travel("2026-03-16"):
        assert not writing.may_write(alma.user, alma.agency)


def test_a_stale_page_ends_nothing(iom, alma):
    response = iom.post(f"{PAGE}{alma.pk}/end/", {"version": alma.version - 1}, follow=True)

    assert "changed meanwhile" in response.content.decode()
    assert writing.may_write(alma.user, alma.agency)


def test_nobody_else_ends_her(client, alma, ilo_focal_point):
    for user in (alma.user, ilo_focal_point):
        client.force_login(user)
        response = client.post(f"{PAGE}{alma.pk}/end/", {"version": alma.version})
        assert response.status_code == 404
    assert writing.may_write(alma.user, alma.agency)


def test_another_agency_sees_nothing_of_her(client, alma, ilo_focal_point):
    client.logout()
    client.force_login(ilo_focal_point)
    page = client.get(PAGE).content.decode()
    assert "Alma" not in page
    assert "IOM" not in page


def test_the_secretariat_stops_her_for_a_reason_and_both_learn_why(
    client, secretariat, alma, iom_focal_point
):
    client.force_login(secretariat)
    assert f"{alma.pk}/stop/" in client.get(admin_url(alma)).content.decode()
    weaker = principal(iom_focal_point)
    weaker.role = "drafter"  # she may be stopped all the same
    weaker.save()
    url = f"/admin/agencies/focalpoint/{alma.pk}/stop/"
    fields = read_form(client.get(url))
    assert send(client, url, fields).status_code == 200  # without a reason

    assert send(client, url, fields, stopped_because="She left IOM.").status_code == 302
    again = send(client, url, fields, stopped_because="Twice.")

    assert again.status_code == 200
    alma.refresh_from_db()
    assert alma.stopped_because == "She left IOM."
    assert alma.history.first().history_user == secretariat
    assert not writing.may_write(alma.user, alma.agency)
    mails = OutgoingMail.objects.filter(kind="alternate_ended")
    assert sorted(mail.recipient for mail in mails) == ["alma@iom.example", "iom@gmg.example"]
    assert all("She left IOM." in mail.text for mail in mails)
    client.force_login(iom_focal_point)
    assert "She left IOM." in client.get(PAGE).content.decode()


def test_who_stops_her_while_somebody_else_changes_her_looks_and_stops_again(
    client, secretariat, alma
):
    client.force_login(secretariat)
    url = f"/admin/agencies/focalpoint/{alma.pk}/stop/"
    fields = read_form(client.get(url))
    alma.save()  # somebody else, meanwhile

    overtaken = send(client, url, fields, stopped_because="She left IOM.")

    assert overtaken.status_code == 409
    assert "changed by somebody else" in overtaken.content.decode()
    assert send(client, url, read_form(overtaken)).status_code == 302
    alma.refresh_from_db()
    assert alma.stopped_because == "She left IOM."


def test_a_focal_point_of_her_own_right_is_not_stopped_like_that(
    client, secretariat, iom_focal_point
):
    client.force_login(secretariat)
    point = principal(iom_focal_point)
    assert client.get(f"/admin/agencies/focalpoint/{point.pk}/stop/").status_code == 404


def test_the_page_takes_as_many_queries_for_many(iom, alma, django_assert_max_num_queries):
    for number in range(10):
        iom.post(PAGE, {**VALUES, "email": f"a{number}@iom.example"})
    with django_assert_max_num_queries(14):
        assert iom.get(PAGE).status_code == 200
