"""The page of a document names what rests on it, in every app, and no drafts."""

from tests.factories import (
    make_activity,
    make_agency,
    make_document,
    make_instrument,
    make_recommendation,
)


def test_a_visitor_sees_what_of_every_app_rests_on_a_document(client, db):
    document = make_document(slug="source")
    make_agency(acronym="AAA", name="Agency of agencies", documents=[document])
    make_recommendation(text="Recommend something", documents=[document])
    make_instrument(short_name="C999", documents=[document])
    make_activity(title="Act on something", documents=[document])
    make_activity(title="Act in secret", documents=[document], publication="draft")

    page = client.get("/library/source/").text

    for words in ("Agency of agencies", "Recommend something", "C999", "Act on something"):
        assert words in page
    assert "Act in secret" not in page


def test_every_citation_on_record_is_named_on_the_page_of_its_document(client, record):
    page = client.get("/library/mm-about/").text

    cited = [row for row in record["activities"] if "mm-about" in row["documents"]]
    assert cited
    for row in cited:
        assert f'href="/activities/{row["slug"]}/"' in page
