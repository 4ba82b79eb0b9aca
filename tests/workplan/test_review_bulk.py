"""Many reports that say “no change” are looked through in one list, and accepted one by one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agencies.models import Agency
from tests.factories import make_report, make_request, make_update
from workplan.models import UpdateState
from workplan.reporting import writing

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
