"""What replaces, follows or carries on something never comes back to itself; addresses go on."""

import pytest
from django.contrib.admin import helpers
from django.core.exceptions import ValidationError

from gmg_portal.lib.rings import chain
from tests.admin_pages import admin_url, open_form, send
from tests.factories import make_activity, make_agency, make_body, make_plan
from workplan.resources import ActivityResource

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client, secretariat):
    client.force_login(secretariat)
    return client


def withdraw(record, replaced_by=None):
    record.publication, record.withdrawn_because = "withdrawn", "Entered twice."
    record.replaced_by = replaced_by
    record.save()


@pytest.mark.parametrize(
    ("make", "name"),
    [
        (make_plan, "supersedes"),
        (make_activity, "carried_from"),
        (make_activity, "replaced_by"),
        (make_agency, "replaced_by"),
        (make_body, "predecessor"),
    ],
)
def test_a_ring_is_refused_in_words(make, name):
    first = make()
    second = make(**{name: first})
    third = make(**{name: second})
    third.full_clean()
    setattr(first, name, third)

    with pytest.raises(ValidationError) as refusal:
        first.full_clean()

    ring = " → ".join(f"“{each}”" for each in (first, third, second, first))
    assert refusal.value.message_dict == {name: [f"This would go round in a ring: {ring}."]}


def test_a_ring_further_on_ends_the_chain():
    first, second = make_agency(), make_agency()
    withdraw(first, second)
    withdraw(second, first)
    third = make_agency(replaced_by=first)
    assert chain(third, "replaced_by") == [first, second]
    third.full_clean()


def test_the_secretariat_is_told_of_a_ring_in_the_form(editor):
    first = make_activity()
    second = make_activity(carried_from=first)
    url, fields = open_form(editor, first)
    response = send(editor, url, fields, carried_from=str(second.pk))
    assert "would go round in a ring" in response.content.decode()
    first.refresh_from_db()
    assert first.carried_from is None


def test_nothing_is_withdrawn_into_a_ring_from_the_list(editor):
    first = make_activity()
    second = make_activity(replaced_by=first)
    data = {
        "action": "withdraw",
        helpers.ACTION_CHECKBOX_NAME: [first.pk],
        "confirm": "yes",
        "versions": [f"{first.pk}:1"],
        "withdrawn_because": "Entered twice.",
        "replaced_by": second.pk,
    }
    page = editor.post(admin_url(first, "changelist"), data).content.decode()
    assert "would go round in a ring" in page
    first.refresh_from_db()
    assert first.publication == "published"


def test_an_import_makes_no_ring():
    plan = make_plan()
    first, second = make_activity(plan=plan, slug="a"), make_activity(plan=plan, slug="b")
    dataset = ActivityResource().export(queryset=type(first).objects.order_by("slug"))
    rows = dataset.dict
    rows[0]["carried_from"], rows[1]["carried_from"] = "b", "a"
    dataset.dict = rows
    result = ActivityResource().import_data(dataset)
    assert result.has_validation_errors() or result.has_errors()
    for activity in (first, second):
        activity.refresh_from_db()
        assert activity.carried_from is None


@pytest.mark.parametrize("make", [make_plan, make_activity])
def test_the_address_of_what_was_replaced_twice_leads_to_the_last(client, make):
    first, second, last = make(), make(), make()
    withdraw(first, second)
    withdraw(second, last)
    response = client.get(first.get_absolute_url())
    assert (response.status_code, response.url) == (301, last.get_absolute_url())


def test_what_is_replaced_by_a_draft_says_that_it_is_withdrawn(client):
    first, second, draft = make_plan(), make_plan(), make_plan(publication="draft")
    withdraw(first, draft)
    assert client.get(first.get_absolute_url()).status_code == 410
    withdraw(second, first)
    assert client.get(second.get_absolute_url()).status_code == 410


def test_a_ring_on_record_leads_nobody_round(client):
    first, second = make_plan(), make_plan()
    withdraw(first, second)
    withdraw(second, first)
    assert client.get(first.get_absolute_url()).status_code == 410
