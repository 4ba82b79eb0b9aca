"""The secretariat works through two sets of recommendations, item by item, on one page."""

import re

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from agencies.models import User
from recommendations.models import Alignment, NoCounterpart
from tests.factories import (
    make_agency,
    make_framework,
    make_no_counterpart,
    make_recommendation,
    make_theme,
)
from tests.recommendations.desk import (
    URL,
    act,
    decide,
    item,
    look,
    make_sets,
    page,
    pair_up,
    propose,
)

WHY = "The meeting agreed."


@pytest.fixture
def editor(client, secretariat):
    client.force_login(secretariat)
    return client


@pytest.fixture
def sets(db):
    return make_sets()


def test_the_desk_is_found_from_the_list_and_from_the_index(editor):
    for url in (reverse("admin:recommendations_alignment_changelist"), reverse("admin:index")):
        assert f'href="{URL}"' in editor.get(url).content.decode()


def test_two_sets_are_chosen_first(editor, sets):
    text = editor.get(URL).content.decode()
    assert '<option value="here">' in text
    assert "items gone through" not in text


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({"framework": "nowhere"}, "Select a valid choice. nowhere is not one"),
        ({"with": "here"}, "Choose two different sets."),
        ({"with": ""}, "This field is required."),
        ({"item": "there-1"}, "is no item of this set that can be aligned"),
    ],
)
def test_what_is_not_there_is_told_on_the_page(editor, sets, query, told):
    assert told in page(editor, **query)


def test_a_withdrawn_set_and_a_heading_are_not_gone_through(editor, sets):
    make_framework(slug="gone", publication="withdrawn", withdrawn_because="Twice.")
    make_recommendation(slug="heading", framework=sets[0], assessable=False)
    assert "Select a valid choice" in page(editor, framework="gone")
    assert "is no item of this set" in page(editor, item="heading")
    assert "of 3 items gone through" in page(editor)


def test_an_item_is_read_with_all_that_it_needs(editor, sets):
    sets[0].preamble = "States should:"
    sets[0].save()
    whole = make_recommendation(framework=sets[0], text="On workers:", assessable=False)
    words = "protect them all, " * 20
    make_recommendation(slug="part", framework=sets[0], parent=whole, text=words)
    text = page(editor, item="part")
    for said in ("States should:", "On workers:", words.strip()):
        assert said in text


def test_progress_counts_what_is_decided_or_was_looked_for(editor, sets):
    assert "0 of 3 items gone through" in page(editor)
    pair_up("here-1", state="endorsed")
    pair_up("here-2", "there-2")
    make_no_counterpart(recommendation=item("here-3"), framework=sets[1])
    assert "2 of 3 items gone through" in page(editor)
    pair_up("here-1", "there-2", state="rejected")
    assert "2 of 3 items gone through" in page(editor)


def test_a_rejected_or_withdrawn_pair_alone_leaves_its_item_to_be_gone_through(editor, sets):
    pair_up("here-1", state="rejected")
    pair_up("here-2", publication="withdrawn", withdrawn_because="Twice.", state="endorsed")
    assert "0 of 3 items gone through" in page(editor)


def test_pairs_count_whichever_set_comes_first_in_them(editor, sets):
    pair_up("there-1", "here-1", state="endorsed", relation="broader")
    text = page(editor, item="here-1")
    assert "1 of 3 items gone through" in text
    assert "<em>is narrower than</em>" in text


def test_the_desk_opens_on_the_first_item_that_is_left_and_leads_to_the_next(editor, sets):
    pair_up("here-1", state="endorsed")
    response = look(editor)
    assert response.context["item"] == item("here-2")
    assert "item=here-3" in response.context["next_url"]
    assert "item=here-3" in response.context["previous_url"]
    assert look(editor, item="here-1").context["next_url"].endswith("item=here-2")


def test_candidates_come_with_the_themes_and_words_that_they_share(editor, sets):
    theme = make_theme(name="Labour")
    for slug in ("here-1", "there-2"):
        item(slug).themes.add(theme)
    likely = look(editor, item="here-1").context["likely"]
    assert likely[0].item == item("there-2")
    assert "Themes: Labour" in re.sub(r"\s+", " ", page(editor, item="here-1"))


def test_what_is_paired_already_is_no_candidate(editor, sets):
    pair_up("here-1", "there-1", state="rejected")
    context = look(editor, item="here-1").context
    assert [each.item.slug for each in [*context["likely"], *context["others"]]] == ["there-2"]


def test_the_decisions_on_a_pair_are_read_with_who_took_them(editor, secretariat, sets):
    pair_up().endorse(by=secretariat, comment=WHY, on_behalf_of=make_agency(acronym="IOM"))
    text = re.sub(r"\s+", " ", page(editor, item="here-1"))
    for words in ("on no day on record", WHY, "on behalf of IOM", f"by {secretariat}"):
        assert words in text


def test_the_desk_asks_as_much_for_many_items_as_for_few(editor, sets):
    def queries():
        with CaptureQueriesContext(connection) as found:
            page(editor, item="here-1")
        return len(found)

    pair_up()
    page(editor)
    few = queries()
    for number in range(4, 30):
        for framework in sets:
            new = make_recommendation(framework=framework, themes=[make_theme()], order=number)
        pair_up("here-1", new.slug).reject(by=User.objects.get(), comment=WHY)
        make_agency()
    assert queries() == few <= 14


def test_keys_and_the_page_work_without_a_script(editor, sets):
    pair_up()
    text = page(editor, item="here-1")
    for key in "ernp":
        assert f'accesskey="{key}"' in text, key
    assert 'accesskey="x"' in page(editor, item="here-2")
    assert "<script" not in re.sub(r"<script src=[^>]*></script>", "", text)
    assert " onclick=" not in text


def everything(client):
    pair = Alignment.objects.get()
    return [
        look(client),
        decide(client, "endorse", pair),
        propose(client, candidate="there-2"),
        act(client, "none", on="here-2"),
    ]


def nothing_happened():
    pair = Alignment.objects.get()
    return pair.state == "proposed" and not NoCounterpart.objects.exists()


@pytest.mark.parametrize("person", ["iom_focal_point", "ilo_focal_point"])
def test_focal_points_have_no_desk(client, request, sets, person):
    pair_up()
    client.force_login(request.getfixturevalue(person))
    for response in everything(client):
        assert response.status_code in (302, 403)
    assert client.get(URL, follow=True).status_code == 403
    assert nothing_happened()


def test_visitors_are_asked_to_sign_in(client, sets):
    pair_up()
    for response in everything(client):
        assert response.status_code == 302
        assert response.url.startswith("/admin/login/")
    assert nothing_happened()


def test_who_may_only_read_pairs_has_no_desk(client, sets, django_user_model):
    pair_up()
    client.force_login(django_user_model.objects.create_user("r@gmg.example", "x", is_staff=True))
    for response in everything(client):
        assert response.status_code == 403
    assert nothing_happened()


def test_who_may_only_decide_proposes_nothing_there(client, sets, django_user_model):
    pair = pair_up()
    decides = django_user_model.objects.create_user("d@gmg.example", "x", is_staff=True)
    decides.user_permissions.add(*Permission.objects.filter(codename="change_alignment"))
    client.force_login(decides)

    assert propose(client).status_code == 403
    assert act(client, "none").status_code == 403
    assert nothing_happened()
    assert 'value="propose"' not in page(client)
    assert decide(client, "endorse", pair).status_code == 302


def test_nothing_happens_without_the_token_of_the_form(secretariat, sets):
    pair = pair_up()
    client = Client(enforce_csrf_checks=True)
    client.force_login(secretariat)
    assert decide(client, "endorse", pair).status_code == 403
    assert nothing_happened()
