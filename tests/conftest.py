"""The cast of the tests, and the record that ships."""

import json
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser, Group
from django.db import transaction

from agencies.models import SECRETARIAT, Agency, FocalPoint, User
from tests.databases import databases
from tests.factories import make_agency
from tests.snapshot import APPS, fill_tables, rows_of_the_record

pytest_plugins = ["tests.environment"]

PASSWORD = "correct horse battery"


@pytest.fixture
def visitor():
    """Somebody without an account."""
    return AnonymousUser()


@pytest.fixture
def secretariat(db):
    """Somebody of the secretariat: edits every record in the admin."""
    user = User.objects.create_user(
        "secretariat@gmg.example", PASSWORD, name="Sam Secretariat", is_staff=True
    )
    user.groups.add(Group.objects.get(name=SECRETARIAT))
    return user


@pytest.fixture
def iom_focal_point(request, db):
    """Somebody who reports for IOM."""
    return make_focal_point(request, "iom", "IOM", "International Organization for Migration")


@pytest.fixture
def ilo_focal_point(request, db):
    """Somebody who reports for ILO."""
    return make_focal_point(request, "ilo", "ILO", "International Labour Organization")


def make_focal_point(request, slug, acronym, name):
    for shipped in {"record", "live_record"} & set(request.fixturenames):
        request.getfixturevalue(shipped)  # before an agency of the same name is made
    agency = Agency.objects.filter(slug=slug).first()
    if agency is None:
        agency = make_agency(slug=slug, acronym=acronym, name=name)
    user = User.objects.create_user(
        f"{slug}@gmg.example", PASSWORD, name=f"Focal point of {acronym}"
    )
    FocalPoint.objects.create(user=user, agency=agency, first_day="2000-01-01")
    return user


@pytest.fixture(scope="session")
def record_files():
    """The files of the record as they ship: name of the file -> rows."""
    return {
        path.stem: json.loads(path.read_text(encoding="utf-8"))
        for app in APPS
        for path in sorted(Path(apps.get_app_config(app).path, "data").glob("*.json"))
    }


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker):
    """The databases of this worker; which of them a test has is decided before each."""
    with django_db_blocker.unblock():
        databases.make()
    yield
    with django_db_blocker.unblock():
        databases.remove()


@pytest.fixture(scope="session")
def record_rows(django_db_setup, django_db_blocker):
    """What the tables hold once the record is loaded, read once for all tests of a worker."""
    with django_db_blocker.unblock():
        return rows_of_the_record()


@pytest.fixture
def record(db, record_rows, record_files):
    """The record that ships, loaded; gives the files: `len(record["activities"])`."""
    if not databases.has_the_record:
        fill_tables(record_rows)
    return record_files


@pytest.fixture
def live_record(transactional_db, record_rows, record_files):
    """As `record`, for a live server and other tests that commit."""
    with transaction.atomic():
        fill_tables(record_rows)
    return record_files
