from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from agencies.models import SECRETARIAT, Agency, AgencyKind, FocalPoint, User

pytestmark = pytest.mark.django_db
TEAM = ["reviewer@example.org", "secretariat@example.org"]
EMAILS = sorted(
    [
        *TEAM,
        "ilo@example.org",
        "iom@example.org",
        "iom-alternate@example.org",
        "iom-drafter@example.org",
        "unitar@example.org",
    ]
)


def create_demo_accounts():
    """Run the command; what it says."""
    said = StringIO()
    call_command("create_demo_accounts", stdout=said)
    return said.getvalue()


@pytest.fixture(autouse=True)
def development(settings, monkeypatch):
    settings.DEBUG = True
    monkeypatch.delenv("DEMO_PASSWORD", raising=False)


@pytest.fixture
def agencies(db):
    for slug in ("iom", "ilo", "unitar"):
        if not Agency.objects.filter(slug=slug).exists():
            acronym = slug.upper()
            Agency.objects.create(
                slug=slug, acronym_en=acronym, name_en=acronym, kind=AgencyKind.values[0]
            )


def test_a_newcomer_reads_passwords_that_open_the_accounts(agencies):
    lines = [line.split() for line in create_demo_accounts().splitlines()[1:]]
    passwords = {words[0]: words[2] for words in lines}
    assert sorted(passwords) == EMAILS
    assert len(set(passwords.values())) == len(EMAILS)
    for user in User.objects.filter(email__in=EMAILS):
        assert user.check_password(passwords[user.email])


def test_the_secretariat_enters_the_admin_and_focal_points_do_not(agencies):
    create_demo_accounts()
    for secretariat in User.objects.filter(email__in=TEAM):
        assert secretariat.is_staff
        assert not secretariat.is_superuser
        assert secretariat.groups.get().name == SECRETARIAT
    focal_points = FocalPoint.objects.current().filter(user__email__in=EMAILS)
    assert sorted(focal_points.values_list("user__email", "agency__slug", "role")) == [
        ("ilo@example.org", "ilo", "submitter"),
        ("iom-alternate@example.org", "iom", "submitter"),
        ("iom-drafter@example.org", "iom", "drafter"),
        ("iom@example.org", "iom", "submitter"),
        ("unitar@example.org", "unitar", "submitter"),
    ]
    alternate = focal_points.get(user__email="iom-alternate@example.org")
    assert alternate.alternate_for.user.email == "iom@example.org"
    alternate.full_clean()
    assert not User.objects.filter(focal_points__in=focal_points, is_staff=True).exists()


def test_a_newcomer_chooses_the_password(agencies, monkeypatch):
    monkeypatch.setenv("DEMO_PASSWORD", "a password of my own")
    create_demo_accounts()
    for user in User.objects.filter(email__in=EMAILS):
        assert user.check_password("a password of my own")


def test_a_second_run_keeps_what_somebody_changed(agencies, monkeypatch):
    create_demo_accounts()
    user = User.objects.get(email="iom@example.org")
    user.set_password("chosen since")
    user.name = "Amina"
    user.save()
    monkeypatch.setenv("DEMO_PASSWORD", "another one")

    said = create_demo_accounts()

    user.refresh_from_db()
    assert user.check_password("chosen since")
    assert user.name == "Amina"
    assert FocalPoint.objects.filter(user=user).count() == 1
    assert "DEMO_PASSWORD is not the password of ilo@example.org, iom-alternate@example.org" in said
    assert "manage.py changepassword" in said


def test_a_second_run_with_the_same_password_is_content(agencies, monkeypatch):
    monkeypatch.setenv("DEMO_PASSWORD", "a password of my own")
    create_demo_accounts()
    said = create_demo_accounts()
    assert "as they were before" in said
    assert "changepassword" not in said


def test_nobody_gets_demo_accounts_outside_development(agencies, settings):
    settings.DEBUG = False
    with pytest.raises(CommandError, match="DEBUG"):
        create_demo_accounts()
    assert not User.objects.filter(email__in=EMAILS).exists()


def test_without_the_record_no_account_is_left_half_made():
    Agency.objects.filter(slug__in=["iom", "ilo"]).delete()
    with pytest.raises(CommandError, match="load_record"):
        create_demo_accounts()
    assert not User.objects.filter(email__in=EMAILS).exists()
