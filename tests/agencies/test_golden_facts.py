"""The facts of the domain that were checked against the documents."""

from datetime import date

import pytest

from agencies.models import (
    AttestedCount,
    Body,
    Membership,
    OfficeRole,
    OfficeTerm,
    portal_body,
    reference_day,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("record")]

GROUP = "global-migration-group"


def day(text):
    return date.fromisoformat(text)


def members_on(text, body=GROUP):
    return Membership.objects.published().members().filter(body__slug=body).on(day(text))


def members_possibly_on(text, body=GROUP):
    members = Membership.objects.published().members().filter(body__slug=body)
    return members.possibly_on(day(text))


def agencies(queryset):
    return sorted(queryset.values_list("agency__acronym_en", flat=True))


def chairs_on(text, body=GROUP):
    return OfficeTerm.objects.chairs().filter(body__slug=body).on(day(text))


def test_six_agencies_formed_the_geneva_migration_group():
    founders = members_on("2003-12-31", "geneva-migration-group")
    assert agencies(founders) == ["ILO", "IOM", "OHCHR", "UNCTAD", "UNHCR", "UNODC"]


@pytest.mark.parametrize(
    ("on", "members"),
    [("2006-12-31", 10), ("2007-12-31", 14), ("2010-12-31", 16), ("2014-12-31", 18)],
)
def test_the_group_grew_from_ten_to_eighteen_members(on, members):
    assert members_on(on).count() == members
    assert members_possibly_on(on).count() >= members


@pytest.mark.parametrize(
    ("on", "certain", "possible"),
    [
        ("2006-04-01", 0, 10),
        ("2007-11-15", 10, 14),
        ("2010-10-15", 14, 16),
        ("2017-12-31", 18, 19),
    ],
)
def test_where_the_documents_leave_days_open_members_are_possible(on, certain, possible):
    assert members_on(on).count() == certain
    assert members_possibly_on(on).count() == possible
    assert set(members_on(on)) <= set(members_possibly_on(on))


def test_the_documents_count_more_members_than_they_name():
    count = AttestedCount.objects.nearest_to(day("2017-12-31"), portal_body())
    assert count.count == 22
    assert members_possibly_on("2017-12-31").count() == 19


def test_unesco_was_the_interim_chair_in_march_2012():
    term = chairs_on("2012-03-01").get()
    assert term.agency.acronym_en == "UNESCO"
    assert term.is_interim


@pytest.mark.parametrize("on", ["2009-03-01", "2012-06-15"])
def test_no_chair_is_on_record_in_the_gaps(on):
    assert not chairs_on(on).exists()


@pytest.mark.parametrize(
    ("on", "chair"),
    [
        ("2013-03-01", "UN Regional Commissions"),
        ("2014-07-01", "ILO"),
        ("2015-07-01", "World Bank"),
    ],
)
def test_one_agency_was_the_chair(on, chair):
    assert agencies(chairs_on(on)) == [chair]


def test_the_regional_commissions_are_a_collective_of_five():
    collective = chairs_on("2013-03-01").get().agency
    assert collective.kind == "regional_commissions"
    assert collective.constituents.count() == 5


def test_iom_and_fao_shared_the_chair_at_the_end():
    chairs = chairs_on("2018-05-23")
    assert agencies(chairs) == ["FAO", "IOM"]
    assert set(chairs.values_list("role", flat=True)) == {OfficeRole.CO_CHAIR}


def test_a_working_group_is_co_chaired():
    chairs = chairs_on("2014-07-01", "wg-human-rights-gender")
    assert agencies(chairs) == ["OHCHR", "UN Women", "UNICEF"]
    assert set(chairs.values_list("role", flat=True)) == {OfficeRole.CO_CHAIR}


def test_a_task_force_is_co_convened():
    terms = OfficeTerm.objects.filter(body__slug="tf-decent-work").on(day("2014-07-01"))
    assert agencies(terms) == ["ILO", "IOM"]
    assert set(terms.values_list("role", flat=True)) == {OfficeRole.CO_CONVENER}


def test_the_reference_day_is_the_last_certain_day_of_the_group():
    assert reference_day() == day("2018-05-23")
    assert Body.objects.filter(slug=GROUP).on(day("2018-05-23")).exists()
    assert not Body.objects.filter(slug=GROUP).on(day("2018-05-24")).exists()


def test_the_end_of_the_group_ends_its_bodies_and_memberships():
    on = day("2019-01-01")
    assert not Body.objects.filter(parent__slug=GROUP).possibly_on(on).exists()
    assert not Membership.objects.filter(body__parent__slug=GROUP).possibly_on(on).exists()
