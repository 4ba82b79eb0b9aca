"""Many reports that say “no change” are looked through in one list, and accepted one by one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agencies.models import Agency
from tests.factories import make_activity, make_report, make_request, make_update
from workplan.models import UpdateState
from workplan.reporting import reviewing, writing

pytestmark = pytest.mark.django_db

PAGE = "/admin/workplan/progressupdate/review/no-change/"


@pytest.fixture
def iom(iom_focal_point):
    return Agency.objects.get(slug="iom")


@pytest.fixture
def editor(client, secretariat):
    client.force_login(secretariat)
    return client


def answered(iom, by, word="no_change"):
    request = make_request(iom)
    make_update(activity=request.activity, what_changed="The first course was held.")
    return writing.answer(request, word, by=by)


def tick(*updates):
    return {"ticked": [f"{update.pk}:{update.version}" for update in updates]}


def text_of(response):
    return " ".join(response.content.decode().split())


def test_what_is_ticked_is_accepted_and_the_rest_stays(editor, iom, iom_focal_point):
    first, second = (answered(iom, iom_focal_point) for _number in range(2))
    page = text_of(editor.get(PAGE))

    response = editor.post(PAGE, tick(first))

    assert "The first course was held." in page
    assert "accepted" in text_of(response)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == (UpdateState.ACCEPTED, UpdateState.SUBMITTED)


def test_each_row_says_what_became_of_it(editor, iom, iom_focal_point, secretariat):
    good, stale, gone, mine = (
        answered(iom, by) for by in (iom_focal_point, iom_focal_point, iom_focal_point, secretariat)
    )
    text = make_report(make_request(iom), "submitted", by=iom_focal_point)
    done = answered(iom, iom_focal_point, "done")
    sent = tick(good, stale, gone, mine, text, done)
    stale.send_back(by=secretariat, comment="Which?")
    stale.submit(by=iom_focal_point, on_behalf_of=iom)
    gone.take_back(by=iom_focal_point, on_behalf_of=iom)

    page = text_of(editor.post(PAGE, sent))

    assert f'for="ticked-{mine.pk}"' not in page
    assert "Somebody was faster" in page
    assert "The agency took it back." in page
    assert "somebody else of the secretariat accepts it" in page
    assert page.count("It says more than “no change”") == 2
    for update, state in [
        (good, "accepted"),
        (stale, "submitted"),
        (gone, "draft"),
        (mine, "submitted"),
        (text, "submitted"),
        (done, "submitted"),
    ]:
        update.refresh_from_db()
        assert update.state == state


def test_the_second_click_accepts_nothing_anew(editor, iom, iom_focal_point):
    update = answered(iom, iom_focal_point)

    for _click in range(2):
        page = text_of(editor.post(PAGE, tick(update)))

    assert "Somebody was faster" in page
    assert update.events.filter(to_state="accepted").count() == 1


def test_nonsense_is_nothing_ticked(editor, iom, iom_focal_point):
    answered(iom, iom_focal_point)
    draft = make_report(make_request(iom), "draft")
    sent = ["x", "1:", ":1", "1:x", "9" * 30 + ":1", f"{draft.pk}:{draft.version}"]

    page = text_of(editor.post(PAGE, {"ticked": sent}))

    assert "Nothing was ticked." in page
    assert str(draft.activity) not in page


def test_the_list_takes_as_many_queries_for_many(editor, iom, iom_focal_point, secretariat):
    def count():
        with CaptureQueriesContext(connection) as queries:
            assert editor.get(PAGE).status_code == 200
        return len(queries)

    answered(iom, iom_focal_point)
    count()
    few = count()
    for _number in range(4):
        answered(iom, iom_focal_point)
    answered(iom, secretariat)
    assert count() == few <= 12
    assert "yours: somebody else accepts it" in text_of(editor.get(PAGE))


def test_what_she_left_out_is_not_ticked_again(editor, iom, iom_focal_point):
    first, second = (answered(iom, iom_focal_point) for _number in range(2))
    later = answered(iom, iom_focal_point)

    page = text_of(editor.post(PAGE, {**tick(first), "shown": [first.pk, second.pk]}))

    ticked = {each.pk for each in (second, later) if f'id="ticked-{each.pk}" checked' in page}
    assert ticked == {later.pk}


def test_no_change_leaves_what_was_known_last(editor, iom, iom_focal_point):
    known = {"status": "outcome_unknown", "status_note": "Under way at the end of 2015."}
    last = {"last_known_status": "ongoing", "status_as_of": "2015"}
    activity = make_activity(leads=[iom], **known, **last)
    update = writing.answer(make_request(iom, activity=activity), "no_change", by=iom_focal_point)

    editor.post(PAGE, tick(update))

    update.refresh_from_db()
    activity.refresh_from_db()
    assert (update.state, update.status_reason) == ("accepted", "")
    assert {name: getattr(activity, name) for name in {**known, **last}} == {**known, **last}


def test_a_number_with_a_zero_before_it_is_that_number(editor, iom, iom_focal_point):
    update = answered(iom, iom_focal_point)

    assert editor.post(PAGE, {"ticked": f"0{update.pk}:{update.version}"}).status_code == 200

    update.refresh_from_db()
    assert update.state == UpdateState.ACCEPTED


def test_the_text_that_stays_is_the_newest_whatever_has_no_day(iom, iom_focal_point, secretariat):
    update = answered(iom, iom_focal_point)
    newest = update.activity.updates.get(what_changed="The first course was held.")
    make_update(activity=update.activity, reported="", what_changed="Nobody knows when.")

    [row] = reviewing.for_bulk(reviewing.waiting(secretariat), secretariat)

    assert row.last_text == newest.what_changed
    assert reviewing.last_word_before(update) == newest
