"""The team of the secretariat changes hands: rights begin and end on the day, by themselves."""

from datetime import date

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError

from agencies.models import SECRETARIAT, Agency, User
from agencies.people.lines import read_people
from agencies.people.team import first_day_with_nobody, on_duty
from gmg_portal.lib.models import OutgoingMail
from tests.admin_pages import admin_url, open_form, read_form, send

pytestmark = pytest.mark.django_db
TEAM = "/admin/agencies/user/team/"


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-03-10 12:00:00", tick=False):
        yield


@pytest.fixture
def editor(client, secretariat):
    client.force_login(secretariat)
    return client


@pytest.fixture
def owner(django_user_model):
    """The one who runs the portal."""
    return django_user_model.objects.create_superuser("owner@gmg.example", "x")


def member(email, **values):
    user = User.objects.create_user(email, "x", is_staff=True, **values)
    user.groups.add(Group.objects.get(name=SECRETARIAT))
    return user


def hand_over(client, **values):
    """Send the form, look at the preview, and confirm it."""
    preview = client.post(TEAM, values)
    fields = read_form(preview)
    assert preview.context["planning"], preview.context["form"].errors
    return send(client, TEAM, fields, confirm="Change")


def refused(client, **values):
    """What the form says against it."""
    response = client.post(TEAM, values)
    assert response.context["planning"] is None
    errors = response.context["form"].errors
    assert errors
    return " ".join(str(each) for each in errors.values())


def test_a_team_hands_over_in_one_form(editor, secretariat):
    hand_over(
        editor,
        joining="Nadia New <nadia@next.example>\nomar@next.example",
        first_day="2026-04-01",
        leaving=secretariat.pk,
        last_day="2026-04-15",
    )

    nadia = User.objects.get(email="nadia@next.example")
    assert (nadia.name, nadia.staff_first_day) == ("Nadia New", date(2026, 4, 1))
    assert not nadia.has_usable_password()
    secretariat.refresh_from_db()
    assert secretariat.staff_last_day == date(2026, 4, 15)
    mails = dict(OutgoingMail.objects.values_list("recipient", "text"))
    assert sorted(mails) == ["nadia@next.example", "omar@next.example", "secretariat@gmg.example"]
    assert "begin on 1 April 2026" in mails["nadia@next.example"]
    assert "/invitation/" in mails["nadia@next.example"]
    assert "end with 15 April 2026" in mails["secretariat@gmg.example"]


@pytest.mark.parametrize(
    ("day", "nadia", "sam"),
    [
        ("2026-03-31", False, True),
        ("2026-04-01", True, True),
        ("2026-04-15", True, True),
        ("2026-04-16", True, False),
    ],
)
def test_rights_change_on_the_day_by_themselves(client, editor, secretariat, day, nadia, sam):
    hand_over(
        editor,
        joining="Nadia <nadia@next.example>",
        first_day="2026-04-01",
        leaving=secretariat.pk,
        last_day="2026-04-15",
    )

    with time_machine.travel(day):
        for email, expected in [("nadia@next.example", nadia), (secretariat.email, sam)]:
            user = User.objects.get(email=email)
            assert user.has_perm("agencies.change_agency") == expected
            client.force_login(user)
            status = client.get(admin_url(Agency, "changelist")).status_code
            assert (status == 200) == expected


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ({"staff_first_day": "2026-04-01"}, "begin on 1 April 2026."),
        ({"staff_last_day": "2026-03-09"}, "end with 9 March 2026."),
    ],
)
def test_who_joins_and_who_left_is_told_her_days_wherever_she_looks(client, db, days, words):
    client.force_login(member("nadia@next.example", **days))
    for path in ("/admin/", "/workspace/", "/account/"):
        page = client.get(path, follow=True).content.decode()
        assert f"Your rights in the secretariat {words}" in page, path


def test_nothing_is_changed_before_it_is_confirmed(editor, secretariat):
    editor.post(TEAM, {"joining": "Nadia <nadia@next.example>", "first_day": "2026-04-01"})

    assert not User.objects.filter(email="nadia@next.example").exists()
    assert not OutgoingMail.objects.exists()


def test_of_two_clicks_one_counts(editor):
    preview = editor.post(TEAM, {"joining": "nadia@next.example", "first_day": "2026-04-01"})
    fields = read_form(preview)

    answers = [send(editor, TEAM, fields, confirm="Change") for _click in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert OutgoingMail.objects.count() == 1
    assert User.objects.get(email="nadia@next.example").history.filter(is_staff=True).count() <= 2


def test_who_looked_before_somebody_else_changed_the_team_looks_again(editor, secretariat):
    fields = read_form(
        editor.post(TEAM, {"joining": "nadia@next.example", "first_day": "2026-04-01"})
    )
    member("omar@gmg.example")

    answer = send(editor, TEAM, fields, confirm="Change")

    assert answer.status_code == 409
    assert "meanwhile" in answer.content.decode()
    assert "nadia@next.example" in answer.content.decode()
    assert not User.objects.filter(email="nadia@next.example").exists()


def test_who_confirms_what_became_impossible_reads_why(editor, secretariat):
    omar = member("omar@gmg.example")
    values = {"leaving": omar.pk, "last_day": "2026-03-31"}
    fields = read_form(editor.post(TEAM, values))
    omar.is_active = False
    omar.save()

    answer = send(editor, TEAM, fields, confirm="Change")

    assert answer.status_code == 200
    assert "switched off: it gets and loses no rights" in answer.content.decode()
    assert answer.context["form"]["last_day"].value() == "2026-03-31"
    omar.refresh_from_db()
    assert omar.staff_last_day is None


def test_an_account_that_cannot_be_made_is_told(editor, monkeypatch):
    values = {"joining": "nadia@next.example", "first_day": "2026-04-01"}
    fields = read_form(editor.post(TEAM, values))

    def refuse(user, **kwargs):
        raise ValidationError({"name": "This name is refused."})

    monkeypatch.setattr(User, "full_clean", refuse)
    answer = send(editor, TEAM, fields, confirm="Change")

    assert "This name is refused." in answer.content.decode()
    assert not User.objects.filter(email="nadia@next.example").exists()


def test_the_last_one_cannot_end_herself(editor, secretariat, owner):
    said = refused(editor, leaving=secretariat.pk, last_day="2026-03-10")
    assert "On 11 March 2026 nobody would have rights" in said


def test_no_day_is_left_without_anybody(editor, secretariat):
    values = {"leaving": secretariat.pk, "last_day": "2026-03-31", "joining": "n@next.example"}
    assert "1 April 2026" in refused(editor, **values, first_day="2026-04-02")

    hand_over(editor, **values, first_day="2026-04-01")

    assert not on_duty(date(2026, 4, 1))[0].has_usable_password()


def test_an_account_that_is_off_saves_nobody_from_being_locked_out(editor, secretariat):
    member("off@gmg.example", is_active=False)
    assert "nobody" in refused(editor, leaving=secretariat.pk, last_day="2026-03-31")


def test_the_preview_warns_where_only_newcomers_are_left(editor, secretariat):
    page = editor.post(
        TEAM,
        {
            "leaving": secretariat.pk,
            "last_day": "2026-03-31",
            "joining": "n@next.example",
            "first_day": "2026-04-01",
        },
    )
    assert "nobody holds rights who has ever signed in" in page.content.decode()


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "nothing to do"),
        ({"joining": "n@next.example"}, "from which day"),
        ({"joining": "nobody", "first_day": "2026-04-01"}, "Line 1 holds no e-mail"),
        ({"joining": "n@next.example", "first_day": "2026-03-09"}, "today at the earliest"),
        ({"joining": "n@next.example", "first_day": "soon"}, "valid date"),
        ({"leaving": "x", "last_day": "2026-04-01"}, "not a valid value"),
        ({"leaving": "999999", "last_day": "2026-04-01"}, "not one of the available"),
    ],
)
def test_what_cannot_be_is_told(editor, values, words):
    assert words in refused(editor, **values)


def test_somebody_who_left_comes_back_and_somebody_who_is_there_stays(editor, secretariat):
    back = member("back@gmg.example", staff_last_day="2025-12-31", staff_first_day="2025-01-01")
    stays = member("stays@gmg.example", staff_last_day="2026-04-01")

    hand_over(editor, joining="back@gmg.example\nSTAYS@gmg.example", first_day="2026-04-01")

    back.refresh_from_db()
    stays.refresh_from_db()
    assert (back.staff_first_day, back.staff_last_day) == (date(2026, 4, 1), None)
    assert (stays.staff_first_day, stays.staff_last_day) == (None, None)


def test_who_was_to_come_is_taken_back(editor, secretariat):
    later = member("later@gmg.example", staff_first_day="2026-05-01")

    hand_over(editor, leaving=later.pk, last_day="2026-03-20")

    later.refresh_from_db()
    assert not later.is_staff
    assert not later.groups.exists()


def test_the_secretariat_does_not_touch_who_runs_the_portal(editor, owner):
    for values in [
        {"leaving": owner.pk, "last_day": "2026-03-20"},
        {"joining": owner.email, "first_day": "2026-03-20"},
    ]:
        assert "runs the portal" in refused(editor, **values)


def test_nobody_else_opens_the_page(client, iom_focal_point):
    client.force_login(iom_focal_point)
    assert client.get(TEAM, follow=True).status_code == 403
    client.force_login(member("over@gmg.example", staff_last_day="2026-03-09"))
    assert client.get(TEAM, follow=True).status_code == 403
    client.force_login(User.objects.create_user("staff@gmg.example", is_staff=True))
    assert client.get(TEAM).status_code == 403


def test_the_page_takes_as_many_queries_for_many_people(
    editor, secretariat, django_assert_max_num_queries
):
    for number in range(12):
        member(f"member{number}@gmg.example")
    with django_assert_max_num_queries(12):
        assert editor.get(TEAM).status_code == 200


# Accounts in the admin


def test_who_is_no_superuser_gives_nobody_more_rights(client):
    from django.contrib.auth.models import Permission

    helper = member("helper@gmg.example")
    helper.user_permissions.add(Permission.objects.get(codename="change_user"))
    client.force_login(helper)
    url, fields = open_form(client, helper)

    send(client, url, fields, name="Helper", is_superuser="on", groups=["1"], staff_last_day="")

    helper.refresh_from_db()
    assert helper.name == "Helper"
    assert not helper.is_superuser
    assert [group.name for group in helper.groups.all()] == [SECRETARIAT]


def test_who_is_no_superuser_does_not_change_the_account_of_one(client, owner):
    from django.contrib.auth.models import Permission

    helper = member("helper@gmg.example")
    helper.user_permissions.add(Permission.objects.get(codename="change_user"))
    client.force_login(helper)

    assert client.post(admin_url(owner), {"email": "helper@evil.example"}).status_code == 403
    assert client.get(f"/admin/agencies/user/{owner.pk}/password/").status_code == 403


def test_the_secretariat_reads_what_became_of_an_account(editor, secretariat):
    later = member("later@gmg.example", name="Lena Later")
    hand_over(editor, leaving=later.pk, last_day="2026-03-20")

    page = editor.get(admin_url(later, "history")).content.decode()

    assert "Last day in the secretariat" in page
    assert "Sam Secretariat" in page
    assert "password" not in page.split('id="content-main"')[1].lower().replace(
        "passwords and visits", ""
    )


# Days and lines


@pytest.mark.parametrize(
    ("spans", "found"),
    [
        ([], "2026-03-10"),
        ([(None, None)], None),
        ([(None, "2026-03-31")], "2026-04-01"),
        ([(None, "2026-03-31"), ("2026-04-01", None)], None),
        ([(None, "2026-03-31"), ("2026-04-02", None)], "2026-04-01"),
        ([("2026-03-11", None)], "2026-03-10"),
        ([("2026-01-01", "2026-05-01"), ("2026-04-01", "2026-04-03")], "2026-05-02"),
        ([(None, "9999-12-31")], None),
    ],
)
def test_the_first_day_on_which_nobody_is_there(spans, found):
    def day(text):
        return text and date.fromisoformat(text)

    spans = [(day(first), day(last)) for first, last in spans]
    assert first_day_with_nobody(spans, date(2026, 3, 10)) == day(found)


def test_people_are_read_from_lines():
    text = ' Ana  Sol <ana@x.example>\n\n"Ben" <ben@x.example>\nc@x.example\nANA@x.example\n'
    assert read_people(text) == [
        ("Ana Sol", "ana@x.example"),
        ("Ben", "ben@x.example"),
        ("", "c@x.example"),
    ]
