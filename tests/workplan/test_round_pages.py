"""The public reads what a round asked and what came; nothing that an agency has not sent."""

import json
import subprocess
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.factories import (
    make_activity,
    make_agency,
    make_plan,
    make_report,
    make_reviewer,
    make_round,
)
from workplan.models import ProgressUpdate

pytestmark = pytest.mark.django_db

#: In every text that nobody but its agency may read.
MARK = "xenolith"


@pytest.fixture
def plan():
    return make_plan(state="adopted", slug="plan")


@pytest.fixture
def round_(plan):
    """IOM: accepted, begun, waived. ILO: in review, sent back."""
    agencies = {name: make_agency(slug=name, acronym=name.upper()) for name in ("iom", "ilo")}
    activities = [
        make_activity(plan=plan, leads=[agencies[name]], slug=f"{name}-{word}", title=f"The {word}")
        for name, word in [
            ("iom", "accepted"),
            ("iom", "begun"),
            ("iom", "waived"),
            ("ilo", "sent"),
            ("ilo", "returned"),
        ]
    ]
    opened = make_round(activities, slug="first", title="First round", asks="What came of it?")
    make_report(asked(opened, "iom-accepted"), "accepted", what_changed="Public words.")
    make_report(asked(opened, "iom-begun"), what_changed=f"{MARK} begun")
    make_report(asked(opened, "ilo-sent"), "submitted", what_changed=f"{MARK} sent")
    make_report(
        asked(opened, "ilo-returned"),
        "returned",
        reviewer=make_reviewer(),
        what_changed=f"{MARK} returned",
    )
    asked(opened, "iom-waived").waive(because="Merged with another one.")
    return opened


def asked(round_, slug):
    return round_.requests.select_related("activity", "agency", "round").get(activity__slug=slug)


def seal(round_):
    for update in ProgressUpdate.objects.filter(state="submitted"):
        update.accept(by=make_reviewer())
    round_.close(by=None).seal(by=None)


def page(client, url):
    response = client.get(url)
    assert response.status_code == 200, url
    if response.streaming:
        return b"".join(response).decode(errors="replace")
    return response.content.decode()


def test_a_round_says_how_complete_it_is(client, round_):
    text = page(client, "/rounds/first/")
    assert "1 of 4 reports accepted, 2 not received, 1 in review, 1 waived" in text
    assert "What came of it?" in text
    assert "Merged with another one." in text
    assert 'href="/activities/iom-accepted/#update-iom-accepted-iom-1"' in text


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("standing=accepted", {"iom-accepted"}),
        ("standing=not_received", {"iom-begun", "ilo-returned"}),
        ("standing=in_review", {"ilo-sent"}),
        ("standing=waived&agency=iom", {"iom-waived"}),
        ("standing=waived&agency=ilo", set()),
        ("agency=ilo", {"ilo-sent", "ilo-returned"}),
        ("late=yes", set()),
    ],
)
def test_each_number_opens_exactly_what_it_counts(client, round_, query, slugs):
    rows = json.loads(page(client, f"/rounds/first.json?{query}"))
    assert {row["activity"] for row in rows} == slugs
    found = client.get(f"/rounds/first/?{query}").context["object_list"]
    assert {row.activity.slug for row in found} == slugs
    api = client.get(f"/api/v1/report-requests/?round=first&{query}").json()["results"]
    assert {row["activity"] for row in api} == slugs


def test_every_number_on_the_page_is_a_link_that_keeps_its_word(client, round_):
    context = client.get("/rounds/first/").context
    for _slug, _acronym, each in context["agencies"]:
        for part in each.parts:
            listed = client.get(part["url"]).context
            assert listed["count"] == part["count"], part["url"]


def test_nobody_but_its_agency_reads_what_is_not_accepted(client, round_, ilo_reader):
    seals = "/rounds/first/snapshot.json"
    addresses = [
        "/rounds/",
        "/rounds.csv",
        "/rounds/first/",
        "/rounds/first.csv",
        "/rounds/first.json",
        "/report-requests.csv",
        "/api/v1/rounds/",
        "/api/v1/rounds/first/",
        "/api/v1/report-requests/",
        "/workplans/plan/",
        "/agencies/iom/",
    ]
    for reader in (None, ilo_reader):
        if reader:
            client.force_login(reader)
        for url in addresses:
            text = page(client, url)
            assert MARK not in text, url
            assert "begun" not in text.replace("iom-begun", "").replace("The begun", ""), url
            assert "sent back" not in text, url
    assert client.get(seals).status_code == 404
    for update in ProgressUpdate.objects.filter(state="submitted"):
        update.send_back(by=make_reviewer(), comment=MARK)
    seal(round_)
    for url in (*addresses, seals):
        assert MARK not in page(client, url), url


@pytest.fixture
def ilo_reader(request, round_):
    """The focal point of ILO reads the public pages as everybody does."""
    return request.getfixturevalue("ilo_focal_point")


def test_a_round_in_preparation_does_not_exist_for_the_public(client, plan):
    make_round(plan=plan, is_open=False, slug="soon")
    for url in ("/rounds/soon/", "/rounds/soon.csv", "/api/v1/rounds/soon/"):
        assert client.get(url).status_code == 404, url
    assert "soon" not in page(client, "/rounds.csv")
    assert client.get("/rounds/?state=draft").status_code == 400


def test_more_time_is_told_with_its_reason(client, round_):
    later = timezone.localdate() + timedelta(days=60)
    asked(round_, "iom-begun").extend(to=later, because="The office moved.")
    text = page(client, "/rounds/first/?extended=yes")
    assert "The office moved." in text
    assert "The accepted" not in text
    row = client.get("/api/v1/report-requests/?extended=yes").json()["results"][0]
    assert (row["due"], row["extended_because"]) == (later.isoformat(), "The office moved.")


def test_a_sealed_round_shows_its_digests_and_how_to_verify_them(client, round_, tmp_path):
    seal(round_)
    text = page(client, "/rounds/first/")
    assert round_.sealed_sha256 in text
    stored = {each.activity.slug: each.sha256 for each in round_.snapshots.all()}
    assert all(digest in text for digest in stored.values())
    rows = client.get("/api/v1/report-requests/?round=first").json()["results"]
    assert {row["activity"]: row["sha256"] for row in rows} == stored

    file = tmp_path / "first.json"
    file.write_text(page(client, "/rounds/first/snapshot.json"), encoding="utf-8")
    command = client.get("/rounds/first/").text.partition("<pre")[2].partition("</pre>")[0]
    command = command.partition(">")[2]
    for entity, sign in (("&#x27;", "'"), ("&quot;", '"')):
        command = command.replace(entity, sign)
    told = subprocess.run(
        ["/bin/bash", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert told.stdout.split()[0] == round_.sealed_sha256
    assert told.stderr.split() == [
        each.sha256 for each in sorted(round_.snapshots.all(), key=lambda each: each.activity.slug)
    ]
    assert len(json.loads(file.read_text(encoding="utf-8"))) == 5


def test_a_sealed_round_says_for_ever_what_it_said(client, round_):
    seal(round_)
    before = page(client, "/rounds/first.csv")
    update = ProgressUpdate.objects.get(activity__slug="iom-accepted", state="accepted")
    update.withdraw(by=make_reviewer(), comment="It named a person.")
    row = client.get("/rounds/first/?standing=accepted").context["object_list"]
    assert {each.activity.slug for each in row} == {"iom-accepted", "ilo-sent"}
    assert before.count("accepted,") == page(client, "/rounds/first.csv").count("accepted,")


def test_a_sealed_round_goes_on_telling_of_what_was_withdrawn_since(client, round_):
    seal(round_)
    sentence = "2 of 4 reports accepted, 2 not received, 1 waived"
    assert sentence in page(client, "/rounds/first/")
    activity = asked(round_, "iom-accepted").activity
    activity.publication, activity.withdrawn_because = "withdrawn", "It was counted twice."
    activity.save()
    text = page(client, "/rounds/first/")
    assert sentence in text
    assert all(snapshot.sha256 in text for snapshot in round_.snapshots.all())
    assert "It was counted twice." in client.get("/activities/iom-accepted/").text


def test_what_an_open_round_asks_about_is_hidden_with_its_activity(client, round_):
    activity = asked(round_, "iom-accepted").activity
    activity.publication, activity.withdrawn_because = "withdrawn", "It was counted twice."
    activity.save()
    assert "The accepted" not in page(client, "/rounds/first/")


def test_the_next_round_says_what_is_new(client, plan, round_):
    seal(round_)
    activities = list(plan.activities.exclude(slug="iom-waived"))
    again = make_round(activities, slug="second", plan=plan)
    make_report(asked(again, "iom-begun"), "accepted", status="completed", what_changed="Done.")
    make_report(asked(again, "iom-accepted"), "accepted", what_changed="Other words.")
    asked(again, "iom-waived").waive(because="Again.")
    seal(again)
    found = {
        row["slug"]: row["sentences"]
        for row in client.get("/rounds/second/").context["differences"]
    }
    assert found["iom-begun"] == [
        "Status: Completed. The time before: Ongoing.",
        "A report was accepted, and none the time before.",
    ]
    assert found["iom-accepted"] == ["The text of the report changed."]
    assert found["ilo-sent"] == ["No report was accepted, and one was the time before."]
    assert "ilo-returned" not in found


def test_the_pages_of_a_plan_and_an_agency_tell_of_rounds(client, round_):
    plan = page(client, "/workplans/plan/")
    assert "1 of 4 reports accepted, 2 not received" in plan
    for query, number in (
        ("agency=iom&amp;standing=accepted", 1),
        ("agency=ilo&amp;standing=in_review", 1),
        ("agency=ilo", 2),
        ("standing=waived", 1),
    ):
        assert f'href="/rounds/first/?{query}#results">{number}</a>' in plan
    own = page(client, "/agencies/iom/")
    assert "1 of 2 reports accepted, 1 not received, 1 waived" in own
    assert 'href="/rounds/first/?agency=iom#results"' in own
    assert "First round" not in page(client, "/workplans/plan/?on=2014-01-01")


def test_wrong_words_are_refused_on_the_page(client, round_):
    for query in ("standing=begun", "agency=nobody", "late=perhaps", "page=x", "nonsense=1"):
        assert client.get(f"/rounds/first/?{query}").status_code == 400, query
        if not query.startswith("page"):
            assert client.get(f"/rounds/first.csv?{query}").status_code == 400, query


def test_pages_take_as_many_queries_for_many_requests(client, plan, round_):
    def numbers():
        found = {}
        for url in ("/rounds/", "/rounds/first/", "/api/v1/report-requests/", "/api/v1/rounds/"):
            client.get(url)
            with CaptureQueriesContext(connection) as queries:
                client.get(url)
            found[url] = len(queries)
        return found

    few = numbers()
    for _number in range(5):
        make_activity(plan=plan, leads=[make_agency()])
    round_.close(by=None).reopen(by=None, comment="Too early.")
    make_round(plan=plan, slug="other")
    assert numbers() == few
    assert few["/rounds/"] <= 7
    assert few["/rounds/first/"] <= 9
    assert max(few["/api/v1/report-requests/"], few["/api/v1/rounds/"]) <= 3
