"""In the admin the state is read and never typed; many pairs are decided on from their list."""

import pytest
from django.contrib.admin import helpers
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone

from recommendations.models import Alignment, AlignmentEvent, NoCounterpart
from tests.admin_pages import admin_url, open_form, send
from tests.factories import (
    make_agency,
    make_alignment,
    make_framework,
    make_no_counterpart,
    make_recommendation,
)

WHY = "The meeting agreed."


@pytest.fixture
def editor(client, secretariat):
    client.force_login(secretariat)
    return client


def choose(client, verb, pairs, **data):
    """Choose an action of the list for some pairs."""
    data |= {"action": verb, helpers.ACTION_CHECKBOX_NAME: [pair.pk for pair in pairs]}
    return client.post(admin_url(Alignment, "changelist"), data)


def confirm(client, verb, pairs, **data):
    versions = [f"{pair.pk}:{pair.version}" for pair in pairs]
    data = {"decided_on": timezone.localdate().isoformat(), "versions": versions, **data}
    return choose(client, verb, pairs, confirm="yes", **data)


def states():
    return list(Alignment.objects.order_by("pk").values_list("state", flat=True))


def row(prefix, **values):
    return {f"{prefix}-0-{name}": value for name, value in values.items()}


def prefix_of(client, url, word):
    formsets = client.get(url).context["inline_admin_formsets"]
    return next(f.formset.prefix for f in formsets if word in str(f.opts.verbose_name_plural))


# Who proposes, who looked


def test_who_adds_a_pair_proposes_it_today(editor, secretariat):
    a, b = make_recommendation(slug="a"), make_recommendation(slug="b")
    url, fields = open_form(editor, Alignment, "add")

    send(
        editor,
        url,
        fields,
        recommendation_a=str(a.pk),
        recommendation_b=str(b.pk),
        relation="close",
        rationale="Both ask for it.",
        state="endorsed",
    )

    pair = Alignment.objects.get()
    event = pair.events.get()
    assert (pair.state, event.to_state) == ("proposed", "proposed")
    assert (event.by, event.decided_on) == (secretariat, timezone.localdate())


def test_who_adds_a_pair_under_an_item_proposes_it_too(editor, secretariat):
    here, there = make_recommendation(), make_recommendation()
    url, fields = open_form(editor, here)
    prefix = prefix_of(editor, url, "this recommendation to that")
    values = {"recommendation_b": str(there.pk), "relation": "close", "rationale": "Why."}
    values |= {"confidence": "attested", "slug": "", "state": "endorsed"}

    send(editor, url, fields, **row(prefix, **values), **{f"{prefix}-TOTAL_FORMS": "1"})

    event = Alignment.objects.get().events.get()
    assert (event.to_state, event.by) == ("proposed", secretariat)


def test_editing_a_pair_adds_no_decision(editor):
    pair = make_alignment()
    url, fields = open_form(editor, pair)
    send(editor, url, fields, rationale="In better words.")
    assert pair.events.get().by is None


def test_who_looked_is_kept_and_not_typed(editor, secretariat):
    item, framework = make_recommendation(), make_framework()
    url, fields = open_form(editor, item)
    prefix = prefix_of(editor, url, "looked for, none found")
    values = {"framework": str(framework.pk), "checked": "2014-05", "slug": ""}
    values |= {"confidence": "attested", "checked_by": "1"}
    send(editor, url, fields, **row(prefix, **values), **{f"{prefix}-TOTAL_FORMS": "1"})
    assert NoCounterpart.objects.get().checked_by == secretariat


def test_a_new_day_of_looking_is_that_of_who_writes_it_down(editor, secretariat):
    none = make_no_counterpart()
    url, fields = open_form(editor, none)
    assert "checked_by" not in fields
    send(editor, url, fields, note="Once more.")
    none.refresh_from_db()
    assert none.checked_by is None
    url, fields = open_form(editor, none)
    send(editor, url, fields, checked="2026-11-20")
    none.refresh_from_db()
    assert none.checked_by == secretariat


def test_none_found_is_not_said_in_a_form_beside_a_pair(editor):
    pair = make_alignment()
    url, fields = open_form(editor, NoCounterpart, "add")
    sides = {
        "recommendation": str(pair.recommendation_a.pk),
        "framework": str(pair.recommendation_b.framework.pk),
    }
    page = send(editor, url, fields, **sides).content.decode()
    assert "A pair with this set is on record." in page


def test_a_decided_pair_is_not_turned_into_another_in_its_form(editor, secretariat):
    pair = make_alignment().endorse(by=secretariat)
    url, fields = open_form(editor, pair)
    page = send(editor, url, fields, relation="exact").content.decode()
    assert "reopen it before you change the pair" in page


# Decisions are read


def test_the_page_of_a_pair_shows_its_decisions(editor, secretariat):
    pair = make_alignment().endorse(by=secretariat, comment=WHY, on_behalf_of=make_agency())
    url, fields = open_form(editor, pair)
    assert WHY in editor.get(url).content.decode()
    assert not [name for name in fields if name.endswith("-comment")]

    send(editor, url, fields, **{"events-0-comment": "Something else."})

    assert AlignmentEvent.objects.filter(comment=WHY).exists()


def test_nobody_adds_changes_or_deletes_a_decision_by_hand(editor):
    event = make_alignment().events.get()
    assert editor.get(admin_url(event)).status_code == 200
    for page in ("add", "delete"):
        url = admin_url(AlignmentEvent if page == "add" else event, page)
        assert editor.get(url).status_code == 403
        assert editor.post(url, {"post": "yes"}).status_code == 403
    assert editor.post(admin_url(event), {"comment": "Mine."}).status_code == 403
    assert AlignmentEvent.objects.get().comment == ""


def test_a_draft_that_was_decided_on_stays(editor, secretariat):
    pair = make_alignment(publication="draft")
    assert editor.get(admin_url(pair, "delete")).status_code == 200
    pair.endorse(by=secretariat)
    assert editor.post(admin_url(pair, "delete"), {"post": "yes"}).status_code == 403
    assert AlignmentEvent.objects.count() == 2


def test_restoring_an_older_version_leaves_the_state(editor, secretariat):
    pair = make_alignment(rationale="Before.")
    first = pair.history.first()
    pair.endorse(by=secretariat)
    pair.rationale = "After."
    pair.save()

    editor.post(admin_url(pair, "version", first.history_id), {"read_version": "3"})

    pair.refresh_from_db()
    assert (pair.rationale, pair.state, pair.events.count()) == ("Before.", "endorsed", 2)


def test_the_desk_counts_the_pairs_that_wait_and_leads_to_them(editor):
    make_alignment()
    make_alignment(publication="draft")
    make_alignment(state="endorsed")
    make_alignment(publication="withdrawn", withdrawn_because="Twice.")
    url = f"{admin_url(Alignment, 'changelist')}?decision=waiting"
    page = editor.get(reverse("admin:index")).content.decode()
    assert f'<a href="{url}">2 wait for a decision</a>' in page
    assert editor.get(url).context["cl"].result_count == 2


def test_pairs_are_listed_by_a_set_on_either_side(editor):
    pair, _other = make_alignment(), make_alignment()
    for side in (pair.recommendation_a, pair.recommendation_b):
        url = admin_url(Alignment, "changelist")
        found = editor.get(url, {"framework": side.framework.slug}).context["cl"]
        assert list(found.queryset) == [pair]


# Many at once


@pytest.mark.parametrize(
    ("verb", "before", "after"),
    [
        ("endorse", "proposed", "endorsed"),
        ("reject", "proposed", "rejected"),
        ("reopen", "endorsed", "proposed"),
    ],
)
def test_many_pairs_are_decided_on_once_confirmed(editor, secretariat, verb, before, after):
    pairs, agency = [make_alignment(state=before) for _number in range(3)], make_agency()
    page = choose(editor, verb, pairs).content.decode()
    assert all(f'value="{pair.pk}:1"' in page for pair in pairs)
    assert states() == [before] * 3

    step = {"comment": WHY, "on_behalf_of": agency.pk, "decided_on": "2026-11-01"}
    assert confirm(editor, verb, pairs, **step).status_code == 302

    assert states() == [after] * 3
    for pair in pairs:
        event = pair.events.last()
        assert (event.by, event.comment, event.on_behalf_of) == (secretariat, WHY, agency)
        assert event.decided_on.isoformat() == "2026-11-01"
        assert pair.history.first().history_user == secretariat


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({"comment": ""}, "Say why."),
        ({"comment": WHY, "decided_on": "2999-01-01"}, "This day is still to come."),
        ({"comment": WHY, "decided_on": ""}, "This field is required."),
        ({"comment": WHY, "versions": []}, "was changed meanwhile"),
    ],
)
def test_many_are_not_rejected_on_a_bad_form(editor, data, told):
    pairs = [make_alignment(), make_alignment()]
    assert told in confirm(editor, "reject", pairs, **data).content.decode()
    assert states() == ["proposed"] * 2


def test_one_that_cannot_take_the_step_stops_all_and_each_is_named(editor):
    pairs = [
        make_alignment(),
        make_alignment(state="rejected"),
        make_alignment(publication="withdrawn", withdrawn_because="Twice."),
    ]

    page = confirm(editor, "endorse", pairs).content.decode()

    assert "It is rejected: that step is not possible." in page
    assert "This pair was withdrawn." in page
    assert states() == ["proposed", "rejected", "proposed"]
    assert AlignmentEvent.objects.count() == 3


def test_one_that_was_changed_meanwhile_stops_all(editor):
    pairs = [make_alignment(), make_alignment()]
    changed = Alignment.objects.get(pk=pairs[1].pk)
    changed.rationale = "Changed."
    changed.save()

    page = confirm(editor, "endorse", pairs).content.decode()

    assert "was changed meanwhile" in page
    assert f'value="{changed.pk}:2"' in page
    assert states() == ["proposed"] * 2


@pytest.mark.parametrize("person", ["iom_focal_point", "ilo_focal_point", None])
def test_focal_points_and_visitors_decide_on_nothing(client, request, db, person):
    pair = make_alignment()
    if person:
        client.force_login(request.getfixturevalue(person))
    for verb in ("endorse", "reject", "reopen"):
        assert confirm(client, verb, [pair], comment=WHY).status_code in (302, 403)
    assert client.get(admin_url(AlignmentEvent, "changelist"), follow=True).status_code in (
        200,  # where one signs in
        403,
    )
    assert states() == ["proposed"]


def test_who_may_only_read_pairs_decides_on_nothing(client, django_user_model):
    reader = django_user_model.objects.create_user("reader@gmg.example", "x", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_alignment"))
    client.force_login(reader)
    pair = make_alignment()
    assert client.get(admin_url(Alignment, "changelist")).status_code == 200
    confirm(client, "endorse", [pair])
    assert states() == ["proposed"]
