"""What an agency answered by e-mail: typed in by the secretariat, confirmed by the agency."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from agencies.models import Agency, FocalPoint
from gmg_portal.lib.models import Notice
from tests.factories import make_activity, make_report, make_request, make_reviewer
from workplan.models import ProgressUpdate, SignedLink, UpdateState
from workplan.reporting import recording, writing

pytestmark = pytest.mark.django_db

MESSAGE = b"From: iom@iom.example\r\nTo: gmg@gmg.example\r\nDate: Tue, 3 Mar 2026\r\n\r\nHello"


@pytest.fixture
def iom(iom_focal_point):
    return Agency.objects.get(slug="iom")


@pytest.fixture
def asked(iom):
    return make_request(iom, activity=make_activity(leads=[iom], title="Joint training"))


@pytest.fixture
def editor(client, secretariat):
    client.force_login(secretariat)
    return client


def page_of(asked):
    return f"/admin/workplan/reportrequest/{asked.pk}/record/"


def record(client, asked, do="save", **typed):
    values = {
        "message_on": "2026-03-03",
        "answer": "text",
        "status": "ongoing",
        "what_changed": "Three courses were held.",
        "language": "en",
        "do": do,
        **typed,
    }
    return client.post(page_of(asked), {name: value for name, value in values.items() if value})


def recorded(asked, by, **typed):
    values = {"status": "ongoing", "what_changed": "Three courses were held.", "language": "en"}
    return recording.record(
        asked, {**values, **typed}, by=by, message_on=timezone.localdate(), version=None
    )


def link_to(update, by):
    return recording.ask(update, by=by)[0]


def text_of(response):
    return " ".join(response.content.decode().split())


def test_it_is_typed_in_confirmed_by_a_link_and_accepted_by_somebody_else(
    client, editor, asked, secretariat, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    message = SimpleUploadedFile("answer.eml", MESSAGE)

    response = record(editor, asked, "ask", message=message)

    assert response.status_code == 302
    update = ProgressUpdate.objects.get()
    assert (update.recorded_by, update.state) == (secretariat, UpdateState.DRAFT)
    assert (update.evidence.get().kind, update.evidence.get().is_public) == ("message", False)
    assert Notice.objects.get().kind == "confirm_recorded"
    link = SignedLink.objects.get()
    assert "has a link since" in text_of(editor.get(page_of(asked)))

    client.logout()
    page = text_of(client.get(link.get_absolute_url()))
    assert "Three courses were held." in page
    sent = {"name": "Ana Diallo", "do": "confirm", "version": update.version}
    for _click in range(2):
        assert client.post(link.get_absolute_url(), sent).status_code == 302
    update.refresh_from_db()
    step = update.events.get()
    assert (update.state, update.reported) == (UpdateState.SUBMITTED, "2026-03-03")
    assert (step.by_name, step.link, step.on_behalf_of) == ("Ana Diallo", link, update.agency)
    assert "There is nothing more to do." in text_of(client.get(link.get_absolute_url()))

    client.force_login(secretariat)
    refused = client.post(
        f"/admin/workplan/progressupdate/{update.pk}/review/",
        {"do": "accept", "version": update.version},
    )
    assert "somebody else of the secretariat accepts it" in text_of(refused)
    update.accept(by=make_reviewer(), version=update.version)


def test_opening_a_link_changes_nothing_and_a_name_is_asked(client, asked, secretariat):
    update = recorded(asked, secretariat)
    link = link_to(update, secretariat)

    client.get(link.get_absolute_url())
    client.head(link.get_absolute_url())
    response = client.post(
        link.get_absolute_url(), {"do": "confirm", "name": " ", "version": update.version}
    )

    assert response.status_code == 400
    update.refresh_from_db()
    assert update.state == UpdateState.DRAFT


def test_a_text_that_moved_on_is_shown_and_asked_about_again(client, asked, secretariat):
    update = recorded(asked, secretariat)
    link, read = link_to(update, secretariat), update.version
    recording.record(
        asked,
        {"what_changed": "Four courses."},
        by=secretariat,
        message_on=update.message_on,
        version=read,
    )

    response = client.post(
        link.get_absolute_url(), {"do": "confirm", "name": "Ana", "version": read}
    )

    assert response.status_code == 409
    assert "Four courses." in text_of(response)
    assert 'value="Ana"' in text_of(response)
    update.refresh_from_db()
    assert update.state == UpdateState.DRAFT


def test_an_agency_says_what_is_not_right(client, asked, secretariat):
    update = recorded(asked, secretariat)
    link = link_to(update, secretariat)

    client.post(link.get_absolute_url(), {"do": "comment", "name": "Ana", "comment": "Five."})

    said = update.comments.get()
    assert (said.text, said.by_name, said.on_behalf_of) == ("Five.", "Ana", update.agency)
    client.force_login(secretariat)
    assert "Five." in text_of(client.get(page_of(asked)))


def test_once_the_agency_corrects_it_the_secretariat_reads_it_no_more(
    client, asked, secretariat, iom_focal_point
):
    update = recorded(asked, secretariat)
    link = link_to(update, secretariat)
    writing.write(
        update, {"what_changed": "Of IOM alone."}, by=iom_focal_point, version=update.version
    )

    assert "Of IOM alone." not in text_of(client.get(link.get_absolute_url()))
    again = client.post(
        link.get_absolute_url(), {"do": "confirm", "name": "Ana", "version": update.version}
    )
    assert again.status_code == 409
    client.force_login(secretariat)
    page = text_of(client.get(page_of(asked)))
    assert "Of IOM alone." not in page
    assert "has begun a report of its own" in page
    assert not ProgressUpdate.objects.visible_to(secretariat).reports().exists()


def test_the_day_of_the_message_is_that_of_the_report_until_the_agency_writes(
    asked, secretariat, iom_focal_point
):
    today = timezone.localdate()
    past = today - timedelta(days=20)
    typed = {"status": "ongoing", "what_changed": "Three courses.", "language": "en"}
    update = recording.record(asked, typed, by=secretariat, message_on=past, version=None)
    update.submit(by=None, by_name="Ana", on_behalf_of=update.agency)
    assert update.reported == past.isoformat()
    update.send_back(by=secretariat, comment="How many came?")

    writing.write(update, {"what_changed": "Five."}, by=iom_focal_point, version=update.version)
    update.refresh_from_db()
    update.submit(by=iom_focal_point, on_behalf_of=update.agency)

    assert update.reported == today.isoformat()


@pytest.mark.parametrize(
    ("day", "told"), [("2015", "has no output"), ("2010", "cannot have been delivered before")]
)
def test_an_output_that_is_gone_or_came_too_early_is_told(client, iom, secretariat, day, told):
    activity = make_activity(leads=[iom], outputs=["Handbook"], starts="2014", ends="2016")
    output = activity.outputs.get()
    said = {str(output.pk): {"delivered": "2015", "url": ""}}
    update = recorded(make_request(iom, activity=activity), secretariat, outputs=said)
    link = link_to(update, secretariat)
    said[str(output.pk)]["delivered"] = day
    update = writing.write(update, {"outputs": said}, by=secretariat, version=update.version)
    if day == "2015":
        output.delete()

    answer = {"do": "confirm", "name": "Ana", "version": update.version}
    response = client.post(link.get_absolute_url(), answer)

    assert response.status_code in {400, 409}
    assert told in " ".join(recording.problems(update).messages)


def test_links_end(client, asked, secretariat):
    update = recorded(asked, secretariat)
    link = link_to(update, secretariat)
    link.expires_at = timezone.now() - timedelta(days=1)
    link.save()
    assert client.get(link.get_absolute_url()).status_code == 410
    again = link_to(update, secretariat)

    recording.give_up(update, by=secretariat, version=update.version)

    ended = client.get(again.get_absolute_url())
    assert ended.status_code == 410
    assert "Three courses" not in text_of(ended)
    assert client.get("/link/confirm/none/").status_code == 404


def test_nothing_is_recorded_over_what_the_agency_has_begun(editor, asked, iom_focal_point):
    make_report(asked, "draft", by=iom_focal_point, what_changed="Begun by IOM.")

    page = text_of(editor.get(page_of(asked)))
    response = record(editor, asked, what_changed="From the message.")

    assert "has begun a report of its own" in page
    assert response.status_code == 409
    assert "From the message." in text_of(response)
    assert "Begun by IOM." not in text_of(response)


def test_a_day_to_come_and_a_missing_text_are_told_and_nothing_is_lost(editor, asked):
    tomorrow = timezone.localdate() + timedelta(days=1)

    early = record(editor, asked, message_on=tomorrow.isoformat())
    short = record(editor, asked, "ask", what_changed="", next_steps="More courses.")

    assert early.status_code == 400
    assert "This day is still to come." in text_of(early)
    assert "Three courses were held." in text_of(early)
    assert short.status_code == 400
    assert "Say what changed." in text_of(short)
    assert ProgressUpdate.objects.get().values["next_steps"] == "More courses."
    assert not SignedLink.objects.exists()


def test_of_two_who_record_the_second_sees_both_texts(editor, asked):
    recorded(asked, make_reviewer(), what_changed="Typed by the first.")

    response = record(editor, asked, what_changed="Typed by the second.", read_version="")

    assert response.status_code == 409
    page = text_of(response)
    assert "Typed by the first." in page
    assert "Typed by the <del>first.</del><ins>second.</ins>" in page
    assert ProgressUpdate.objects.get().values["what_changed"] == "Typed by the first."


def test_a_word_alone_is_recorded_too(editor, asked, secretariat):
    record(editor, asked, "ask", answer="no_change", status="", what_changed="")

    update = ProgressUpdate.objects.get()
    assert update.values["answer"] == "no_change"
    assert recording.problems(update) is None


def test_a_word_is_not_recorded_over_a_text(editor, asked, secretariat):
    page = record(editor, asked, "ask", answer="no_change", what_changed="", next_steps="More.")

    assert page.status_code == 400
    assert "An answer in one word takes no text" in text_of(page)
    update = ProgressUpdate.objects.get()
    assert (update.values["answer"], update.values["next_steps"]) == ("text", "More.")
    writing.write(update, {"answer": "no_change"}, by=secretariat, version=update.version)
    update.refresh_from_db()
    assert "takes no text" in recording.problems(update).messages[0], "whoever sends it, and how"


def test_nobody_is_asked_where_there_is_nobody(editor, asked):
    FocalPoint.objects.get().delete()

    response = record(editor, asked, "ask")

    assert response.status_code == 400
    assert "name one first" in text_of(response)


def test_only_the_secretariat_records(client, asked, iom_focal_point):
    client.force_login(iom_focal_point)
    assert client.get(page_of(asked), follow=True).status_code == 403


def test_a_word_back_is_kept_though_somebody_else_said_yes_meanwhile(client, asked, secretariat):
    update = recorded(asked, secretariat)
    url = link_to(update, secretariat).get_absolute_url()
    client.post(url, {"do": "confirm", "name": "Ana", "version": update.version})

    nameless = client.post(url, {"do": "comment", "name": "", "comment": "Four, not three."})
    assert nameless.status_code == 400
    assert "Four, not three.</textarea>" in text_of(nameless)
    told = client.post(url, {"do": "comment", "name": "Rosa", "comment": "Four, not three."})

    assert told.status_code == 302
    said = update.comments.get()
    assert (said.text, said.by_name) == ("Four, not three.", "Rosa")
    update.refresh_from_db()
    assert update.state == UpdateState.SUBMITTED


def test_a_word_back_to_a_link_that_ended_is_handed_back(client, asked, secretariat):
    update = recorded(asked, secretariat)
    link = link_to(update, secretariat)
    SignedLink.objects.filter(pk=link.pk).update(expires_at=timezone.now())

    gone = client.post(
        link.get_absolute_url(), {"do": "comment", "name": "Rosa", "comment": "Four, not three."}
    )

    assert gone.status_code == 410
    assert "Four, not three." in text_of(gone)
