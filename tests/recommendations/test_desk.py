"""The secretariat works through two sets of recommendations, item by item, on one page."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from agencies.models import User
from recommendations.models import Alignment, NoCounterpart, Recommendation
from tests.factories import (
    make_agency,
    make_alignment,
    make_framework,
    make_no_counterpart,
    make_recommendation,
    make_theme,
)

URL = "/admin/recommendations/alignment/desk/"
WHY = "The meeting agreed."


@pytest.fixture
def editor(client, secretariat):
    client.force_login(secretariat)
    return client


@pytest.fixture
def sets(db):
    """Two sets: three items here, two there."""
    here, there = make_framework(slug="here"), make_framework(slug="there")
    for number in range(1, 4):
        make_recommendation(
            slug=f"here-{number}", framework=here, code=f"{number}", order=number, text="Protect."
        )
    for number in range(1, 3):
        make_recommendation(slug=f"there-{number}", framework=there, code=f"{number}", order=number)
    return here, there


def item(slug):
    return Recommendation.objects.get(slug=slug)


def pair_up(a="here-1", b="there-1", **values):
    return make_alignment(recommendation_a=item(a), recommendation_b=item(b), **values)


def look(client, **query):
    return client.get(URL, {"framework": "here", "with": "there", **query})


def page(client, **query):
    response = look(client, **query)
    assert response.status_code == 200
    return response.content.decode()


def act(client, do, on="here-1", **data):
    data.setdefault("decided_on", timezone.localdate().isoformat())
    url = f"{URL}?framework=here&with=there&item={on}"
    return client.post(url, {"do": do, **data})


def decide(client, verb, pair, on="here-1", **data):
    return act(client, verb, on, **{"pair": pair.pk, "version": pair.version, **data})


def propose(client, on="here-1", candidate="there-1", **data):
    given = {"candidate": candidate, "relation": "close", "rationale": "Both ask for it."}
    return act(client, "propose", on, **{**given, **data})


def leads_to(response):
    assert response.status_code == 302, response.content.decode()
    return response.url


# Reading


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


# Deciding


def test_a_pair_is_endorsed_and_the_next_item_is_put_on_the_desk(editor, secretariat, sets):
    pair, agency = pair_up(), make_agency()

    response = decide(
        editor, "endorse", pair, comment=WHY, on_behalf_of=agency.pk, decided_on="2014-05-06"
    )

    assert leads_to(response).endswith("item=here-2")
    pair.refresh_from_db()
    event = pair.events.last()
    assert (pair.state, event.by, event.comment) == ("endorsed", secretariat, WHY)
    assert (event.on_behalf_of, event.decided_on.isoformat()) == (agency, "2014-05-06")
    assert pair.history.first().history_user == secretariat


def test_an_item_with_more_to_decide_stays_on_the_desk(editor, sets):
    first, _second = pair_up(), pair_up(b="there-2")
    assert leads_to(decide(editor, "endorse", first)).endswith("item=here-1")
    first.refresh_from_db()
    assert leads_to(decide(editor, "reopen", first, comment=WHY)).endswith("item=here-1")


def test_rejecting_without_a_reason_is_told_and_nothing_lost(editor, sets):
    pair = pair_up()
    response = decide(editor, "reject", pair, decided_on="2014-05-06")
    text = response.content.decode()
    assert "Say why." in text
    assert 'value="2014-05-06"' in text
    pair.refresh_from_db()
    assert pair.state == "proposed"


def test_a_stale_decision_is_refused_with_the_text_kept(editor, secretariat, sets):
    pair = pair_up()
    Alignment.objects.get().endorse(by=secretariat)

    response = decide(editor, "reject", pair, comment="Three hours of thought.")

    text = response.content.decode()
    assert response.status_code == 409
    assert "changed by somebody else" in text
    assert "Three hours of thought." in text
    assert 'name="version" value="2"' in text, "what would be decided on now"
    assert 'value="reopen"' in text
    assert Alignment.objects.get().state == "endorsed"


def test_a_double_click_decides_once(editor, sets):
    pair = pair_up()
    decide(editor, "endorse", pair)
    assert decide(editor, "endorse", pair).status_code == 409
    assert pair.events.count() == 2


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({"decided_on": "2999-01-01"}, "This day is still to come."),
        ({"decided_on": "soon"}, "Enter a valid date."),
        ({"on_behalf_of": "99999"}, "Select a valid choice."),
        ({"on_behalf_of": "x"}, "Select a valid choice."),
        ({"version": "x"}, "Enter a whole number."),
        ({"version": ""}, "This field is required."),
        ({"comment": "a" * 2001}, "at most 2000 characters"),
        ({"comment": "a\x0bb"}, "control character"),
        ({"pair": "x"}, "not on record here any more"),
        ({"pair": "99999"}, "not on record here any more"),
        ({"do": "love"}, "Choose one of the buttons."),
        ({"do": "reopen", "comment": WHY}, "that step is not possible"),
    ],
)
def test_a_bad_decision_is_told_and_nothing_decided(editor, sets, data, told):
    pair = pair_up()
    response = act(editor, **{"do": "endorse", "pair": pair.pk, "version": 1, **data})
    assert response.status_code == 200
    assert told in response.content.decode()
    assert pair.events.count() == 1


def test_a_pair_of_other_sets_is_not_decided_on_here(editor, sets):
    pair = make_alignment()
    assert "not on record here" in decide(editor, "endorse", pair).content.decode()
    pair.refresh_from_db()
    assert pair.state == "proposed"


def test_a_withdrawn_pair_offers_no_step(editor, sets):
    pair = pair_up(publication="withdrawn", withdrawn_because="Entered twice.")
    text = page(editor, item="here-1")
    assert "Entered twice." in text
    assert 'value="endorse"' not in text
    assert "This pair was withdrawn." in decide(editor, "endorse", pair).content.decode()


# Proposing


def test_a_pair_is_proposed_from_a_candidate(editor, secretariat, sets):
    agency = make_agency()

    response = propose(editor, candidate="there-2", relation="broader", on_behalf_of=agency.pk)

    assert leads_to(response).endswith("item=here-1")
    pair = Alignment.objects.get()
    assert (pair.recommendation_a, pair.recommendation_b) == (item("here-1"), item("there-2"))
    assert (pair.relation, pair.state, pair.slug) == ("broader", "proposed", "here-1--there-2")
    event = pair.events.get()
    assert (event.by, event.on_behalf_of) == (secretariat, agency)
    assert event.decided_on == timezone.localdate()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({"candidate": ""}, "Choose the counterpart."),
        ({"candidate": "here-2"}, "is none of these"),
        ({"relation": "akin"}, "Select a valid choice. akin"),
        ({"relation": ""}, "This field is required."),
        ({"rationale": " "}, "This field is required."),
        ({"rationale": "a\x0bb"}, "control character"),
        ({"decided_on": "2999-01-01"}, "This day is still to come."),
    ],
)
def test_a_bad_proposal_is_told_with_what_was_typed(editor, sets, data, told):
    response = propose(editor, **{"rationale": "A thought worth keeping.", **data})
    text = response.content.decode()
    assert response.status_code == 200
    assert told in text
    assert data.get("rationale", "A thought worth keeping.").strip() in text
    assert not Alignment.objects.exists()


def test_a_double_click_proposes_once(editor, sets):
    propose(editor)
    assert "or a pair with it is on record" in propose(editor).content.decode()
    assert Alignment.objects.count() == 1


def test_nothing_is_proposed_where_none_was_found(editor, sets):
    make_no_counterpart(recommendation=item("here-1"), framework=sets[1])
    assert "Propose a pair" not in page(editor, item="here-1")
    assert propose(editor).status_code == 200
    assert not Alignment.objects.exists()


# Looked for, none found


def test_that_none_was_found_is_one_click(editor, secretariat, sets):
    response = editor.post(f"{URL}?framework=here&with=there&item=here-1", {"do": "none"})

    assert leads_to(response).endswith("item=here-2")
    none = NoCounterpart.objects.get()
    assert (none.recommendation, none.framework) == (item("here-1"), sets[1])
    assert (none.checked, none.checked_by) == (timezone.localdate().isoformat(), secretariat)
    assert str(secretariat) in page(editor, item="here-1")


def test_a_double_click_says_it_once(editor, sets):
    act(editor, "none")
    assert leads_to(act(editor, "none"))
    assert NoCounterpart.objects.get().version == 1


def test_nobody_clicks_it_beside_a_pair(editor, sets):
    pair = pair_up()
    assert 'value="none"' not in page(editor, item="here-1")
    assert "A pair with this set is on record." in act(editor, "none").content.decode()
    assert not NoCounterpart.objects.exists()
    decide(editor, "reject", pair, comment=WHY)
    assert leads_to(act(editor, "none"))


def test_the_last_item_says_that_all_is_done(editor, sets):
    for slug in ("here-1", "here-2"):
        act(editor, "none", on=slug)
    response = editor.get(leads_to(act(editor, "none", on="here-3")))
    assert "Every item of this set is gone through." in response.content.decode()
    assert "3 of 3 items gone through" in response.content.decode()


# Who may


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


def test_nothing_happens_without_the_token_of_the_form(secretariat, sets):
    pair = pair_up()
    client = Client(enforce_csrf_checks=True)
    client.force_login(secretariat)
    assert decide(client, "endorse", pair).status_code == 403
    assert nothing_happened()
