"""The rules of who: each is refused by the model at its field, and by the database."""

import pytest
from django.core.exceptions import ValidationError

from agencies.models import (
    Agency,
    AgencyAlias,
    AttestedCount,
    Body,
    Constituent,
    Document,
    Excerpt,
    FocalPoint,
    GlossaryEntry,
    KeyFigure,
    Meeting,
    Membership,
    OfficeTerm,
    User,
)
from tests.factories import (
    make_action_point,
    make_agency,
    make_attested_count,
    make_body,
    make_document,
    make_excerpt,
    make_glossary_entry,
    make_key_figure,
    make_meeting,
    make_membership,
    make_office_term,
    make_place,
)
from tests.rules import (
    assert_database_refuses,
    assert_model_refuses,
    breach,
    constraints_of,
    shared_breaches,
)

pytestmark = pytest.mark.django_db

MAKERS = {
    Agency: make_agency,
    AttestedCount: make_attested_count,
    Body: make_body,
    Document: make_document,
    Excerpt: make_excerpt,
    GlossaryEntry: make_glossary_entry,
    KeyFigure: make_key_figure,
    Meeting: make_meeting,
    Membership: make_membership,
    OfficeTerm: make_office_term,
}


def make_focal_point():
    user = User.objects.create_user(f"{make_agency().slug}@example.org")
    return FocalPoint.objects.create(user=user, agency=make_agency())


def make_account():
    user = User.objects.create_user(f"{make_agency().slug}@example.org")
    user.set_unusable_password()
    return user


def second_alias():
    AgencyAlias.objects.create(agency=make_agency(), alias="UN-DESA")
    return AgencyAlias(agency=make_agency(), alias="un desa")


def second_constituent():
    values = {"agency": make_agency(), "acronym": "ECA", "name": "Commission"}
    Constituent.objects.create(**values)
    return Constituent(**values)


def second_count():
    count = make_attested_count()
    return AttestedCount(slug="again", body=count.body, on=count.on, count=9)


def second_figure():
    figure = make_key_figure()
    values = {"agency": figure.agency, "what": figure.what, "on": figure.on}
    return KeyFigure(slug="again", value=1, unit="x", **values)


def overlapping_membership():
    first = make_membership(starts="2006", ends="2010")
    period = {"starts": "2008", "ends": ".."}
    return Membership(slug="again", agency=first.agency, body=first.body, **period)


def second_chair():
    first = make_office_term(starts="2013", ends="2013")
    term = {"role": "chair", "starts": "2013-12", "ends": "2014"}
    return OfficeTerm(slug="again", agency=make_agency(), body=first.body, **term)


def second_account():
    User.objects.create_user("amina@example.org")
    return User(email="Amina@example.org", password="!")


BREACHES = {
    "an_agency_has_a_known_kind": breach(make_agency, "kind", kind="club"),
    "an_acronym_names_one_agency": breach(
        make_agency, "acronym_en", acronym_en=lambda agency: make_agency().acronym_en
    ),
    "an_alias_names_one_agency": breach(second_alias, "alias"),
    "an_agency_names_a_constituent_once": breach(second_constituent),
    "a_key_figure_is_given_once_a_date": breach(second_figure),
    "a_body_has_a_known_kind": breach(make_body, "kind", kind="club"),
    "no_body_is_its_own_parent": breach(make_body, "parent", parent=lambda body: body),
    "a_membership_has_a_known_status": breach(make_membership, "status", status="guest"),
    "no_agency_is_a_member_of_a_body_twice_at_a_time": breach(overlapping_membership, "starts"),
    "a_body_is_counted_once_a_date": breach(second_count),
    "an_office_term_has_a_known_role": breach(make_office_term, "role", role="boss"),
    "one_chair_of_a_body_at_a_time": breach(second_chair, "starts"),
    "a_meeting_has_a_known_level": breach(make_meeting, "level", level="party"),
    "a_document_has_a_known_kind": breach(make_document, "kind", kind="poem"),
    "an_excerpt_has_a_known_wording": breach(make_excerpt, "wording", wording="sung"),
    "a_place_has_a_known_kind": breach(make_place, "kind", kind="planet"),
    "no_place_lies_in_itself": breach(make_place, region=lambda place: place),
    "one_account_per_email": breach(second_account),
    "rights_in_the_secretariat_begin_before_they_end": breach(
        make_account, staff_first_day="2014-01-02", staff_last_day="2014-01-01"
    ),
    "an_action_point_says_what_is_to_do": breach(make_action_point, "text", text=""),
    "a_focal_point_stands_for_an_agency_or_a_body": breach(
        make_focal_point, body=lambda point: make_body()
    ),
    "a_focal_point_has_an_account_or_an_email": breach(make_focal_point, user=None),
    "a_focal_point_begins_before_it_ends": breach(
        make_focal_point, first_day="2014-01-02", last_day="2014-01-01"
    ),
    **dict(shared_breaches("agencies", MAKERS)),
}
CONSTRAINTS = constraints_of("agencies")


def test_every_rule_is_tried():
    assert sorted(BREACHES) == sorted(CONSTRAINTS)


@pytest.mark.parametrize("name", BREACHES)
def test_the_model_refuses(name):
    assert_model_refuses(BREACHES[name])


@pytest.mark.parametrize("name", BREACHES)
def test_the_database_refuses(name):
    assert_database_refuses(BREACHES[name], CONSTRAINTS[name])


def test_a_body_is_not_part_of_its_own_parts():
    group = make_body()
    group.parent = make_body(parent=make_body(parent=group))
    with pytest.raises(ValidationError, match="cannot be part of itself") as refusal:
        group.full_clean()
    assert "parent" in refusal.value.message_dict


def test_bodies_are_nested_three_deep_at_most():
    lowest = make_body(parent=make_body(parent=make_body()))
    too_deep = make_body()
    too_deep.parent = lowest
    with pytest.raises(ValidationError, match="at most 3") as refusal:
        too_deep.full_clean()
    assert "parent" in refusal.value.message_dict


@pytest.mark.parametrize("make", [make_body, make_membership, make_office_term, make_meeting])
def test_a_period_the_wrong_way_round_is_told_at_its_end(make):
    record = make()
    record.starts, record.ends = "2014", "2013"
    with pytest.raises(ValidationError, match="before the start") as refusal:
        record.full_clean()
    assert list(refusal.value.message_dict) == ["ends"]


def test_co_chairs_may_share_their_time_and_gaps_are_legal():
    body = make_body()
    for _ in range(2):
        make_office_term(body=body, role="co_chair", starts="2017", ends="2018").full_clean()
    make_office_term(body=body, role="chair", starts="2006", ends="2007").full_clean()

    assert body.office_terms.count() == 3


def test_a_chair_may_follow_on_the_next_day():
    body = make_body()
    make_office_term(body=body, starts="2007-01", ends="2007-06")
    make_office_term(body=body, starts="2007-07", ends="2007-12").full_clean()

    assert body.office_terms.on("2007-07-01").count() == 1


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("name_en", "bell \u0007"),
        ("name_fr", "line\nbreak"),
        ("mandate", "form feed \u000c"),
        ("mandate", "x" * 1_000_000),
        ("website", "javascript:alert(1)"),
        ("website", "https://user:secret@example.org/"),
        ("slug", "not a slug"),
        ("name_official_in", ["en", "tlh"]),
    ],
)
def test_bad_input_is_told_at_its_field(name, value):
    agency = make_agency()
    setattr(agency, name, value)
    with pytest.raises(ValidationError) as refusal:
        agency.full_clean()
    assert list(refusal.value.message_dict) == [name]
