"""An output is due and delivered in its activity's time; files bring and take all of it."""

import pytest
import tablib
from django.core.exceptions import ValidationError

from tests.admin_pages import open_form, send
from tests.factories import make_activity, make_document
from workplan.models import Activity, Output
from workplan.resources import ActivityResource

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client, secretariat):
    client.force_login(secretariat)
    return client


def load(**cells):
    return ActivityResource().import_data(tablib.Dataset([*cells.values()], headers=[*cells]))


def messages(result):
    return [
        text for row in result.invalid_rows for texts in row.error_dict.values() for text in texts
    ]


@pytest.mark.parametrize(
    ("starts", "delivered", "is_refused"),
    [
        ("2013", "2012", True),
        ("2013-05", "2013-04-30", True),
        ("2013", "2013", False),
        ("2013-05", "2013", False),
        ("[2012..2013]", "2012", False),
        ("[..2013]", "2010", False),
        ("", "2010", False),
        ("2013", "", False),
    ],
)
def test_an_output_is_not_delivered_before_its_activity_certainly_began(
    starts, delivered, is_refused
):
    output = Output(activity=make_activity(starts=starts), title="Manual", delivered=delivered)
    if not is_refused:
        output.full_clean()
        return
    with pytest.raises(ValidationError, match="before its activity began") as refusal:
        output.full_clean()
    assert list(refusal.value.message_dict) == ["delivered"]


def test_the_form_tells_it_at_the_output(editor):
    activity = make_activity(starts="2013", outputs=["Manual"])
    url, fields = open_form(editor, activity)
    page = send(editor, url, fields, **{"outputs-0-delivered": "2012"}).content.decode()
    assert "“Manual” cannot have been delivered before its activity began (2013 to 2015)." in page
    assert activity.outputs.get().delivered == ""


def test_nor_does_an_activity_begin_after_what_it_delivered(editor):
    activity = make_activity(starts="2013", outputs=["Manual"])
    activity.outputs.update(delivered="2013", delivered_latest="2013-12-31")
    url, fields = open_form(editor, activity)
    page = send(editor, url, fields, starts="2014").content.decode()
    assert "before its activity began" in page
    activity.refresh_from_db()
    assert activity.starts == "2013"


def test_a_file_brings_dates_and_documents_of_outputs():
    activity, document = make_activity(outputs=["Manual"]), make_document(slug="manual")

    result = load(
        slug=activity.slug,
        outputs="Manual | Q4 2013 | 2014-02 | manual\nA \\| B | 2014\nPlain",
    )

    assert not messages(result)
    manual, bar, plain = activity.outputs.order_by("pk")
    assert (manual.due, manual.delivered, manual.document) == ("2013-36", "2014-02", document)
    assert (bar.title, bar.due) == ("A | B", "2014")
    assert (plain.title, plain.due) == ("Plain", "")
    exported = ActivityResource().export(queryset=Activity.objects.all()).dict[0]
    assert exported["outputs"] == ("Manual | 2013-36 | 2014-02 | manual\nA \\| B | 2014\nPlain")
    again = ActivityResource().import_data(
        ActivityResource().export(queryset=Activity.objects.all())
    )
    assert again.totals["skip"] == 1


def test_an_older_file_with_titles_alone_takes_nothing_away():
    activity = make_activity(outputs=["Manual"])
    output = activity.outputs.get()
    output.due, output.delivered = "2014", "2015"
    output.save()
    result = load(slug=activity.slug, outputs="Manual")
    assert result.totals["skip"] == 1
    load(slug=activity.slug, outputs="Manual | | |")
    output.refresh_from_db()
    assert (output.due, output.delivered) == ("", "")


def test_a_file_is_refused_where_an_output_comes_before_its_activity():
    activity = make_activity(starts="2013")
    result = load(slug=activity.slug, outputs="Manual | | 2012")
    assert messages(result) == [
        "“Manual” cannot have been delivered before its activity began (2013 to 2015)."
    ]
    assert not Output.objects.exists()


def test_a_file_may_move_the_beginning_together_with_what_was_delivered():
    activity = make_activity(starts="2013", outputs=["Manual"])
    assert not messages(load(slug=activity.slug, outputs="Manual | | 2012", starts="2012"))
    assert activity.outputs.get().delivered == "2012"
    result = load(slug=activity.slug, starts="2013")
    assert "before its activity began" in messages(result)[0]


@pytest.mark.parametrize(
    "cell", ["Manual | soon", "Manual | 2014 | 2015 | nowhere", "Manual\nManual", "| 2014"]
)
def test_a_cell_that_is_none_is_refused(cell):
    activity = make_activity()
    result = load(slug=activity.slug, outputs=cell)
    assert messages(result) or result.has_errors()
    assert not Output.objects.exists()
