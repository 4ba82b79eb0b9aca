"""How the days of a meeting are told."""

from tests.factories import make_meeting


def test_a_meeting_whose_last_day_is_not_on_record_is_named_by_its_first(client, db):
    make_meeting(slug="london", starts="2018-05-02", ends="")

    page = client.get("/meetings/london/").text

    assert "2 May 2018" in page
    assert "end not known" not in page


def test_a_meeting_of_several_days_names_both_ends(client, db):
    make_meeting(slug="geneva", starts="2018-05-02", ends="2018-05-04")

    assert "2 to 4 May 2018" in client.get("/meetings/geneva/").text
