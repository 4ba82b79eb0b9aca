"""What cannot be is said at the field; nothing answers 500."""

import pytest
from django.urls import reverse

from agencies.models import Agency, AgencyAlias, Body, Document, Membership, OfficeTerm, Place
from tests.admin_pages import admin_url, open_form, send
from tests.factories import make_agency, make_body, make_document, make_membership, make_office_term

MEGABYTE = "a" * 1_000_000


@pytest.fixture
def editor(client, secretariat):
    client.force_login(secretariat)
    return client


def refused(response, prefix=None):
    """The errors of the form that came back, by field; of a row where a prefix is given."""
    assert response.status_code == 200
    if prefix is None:
        return response.context["adminform"].form.errors
    formsets = response.context["inline_admin_formsets"]
    (errors,) = [f.formset.errors for f in formsets if f.formset.prefix == prefix]
    return errors


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("title", "A\x0btitle"),
        ("title", "A title\x00"),
        ("title", MEGABYTE),
        ("summary", "A\x0csummary"),
        ("summary", MEGABYTE),
        ("url", "javascript:alert(1)"),
        ("url", "https://user:secret@example.org/"),
        ("also_at", "x" * 600),
        ("date", "soon"),
        ("date", "2014-13-45"),
        ("date", "2014\x1f-05"),
        ("kind", "novel"),
        ("documents", ["999999"]),
        ("documents", ["no-such-slug"]),
        ("documents", ["99999999999999999999999"]),
        ("confidence", "certain"),
        ("replaced_by", "no-such-slug"),
        ("replaced_by", "99999999999999999999999"),
    ],
)
def test_a_document_with_a_wrong_value_is_refused_at_the_field(editor, field, text):
    document = make_document()
    url, fields = open_form(editor, document)

    response = send(editor, url, fields, **{field: text})

    assert list(refused(response)) == [field]
    assert document.history.count() == 1
    document.refresh_from_db()
    assert document.version == 1


def test_reversed_dates_are_refused_at_the_end(editor):
    membership = make_membership(starts="2006", ends="2010")
    url, fields = open_form(editor, membership)
    assert list(refused(send(editor, url, fields, ends="2004"))) == ["ends"]


def test_overlapping_chairs_are_refused(editor):
    body = make_body()
    make_office_term(body=body, starts="2012", ends="2013")
    term = make_office_term(body=body, starts="2014", ends="2014")
    url, fields = open_form(editor, term)

    errors = refused(send(editor, url, fields, starts="2013"))

    assert "overlaps" in str(errors)
    assert OfficeTerm.objects.get(pk=term.pk).starts == "2014"


def test_overlapping_memberships_are_refused(editor):
    membership = make_membership(starts="2006", ends="2010")
    url, fields = open_form(editor, Membership, "add")
    values = {"agency": str(membership.agency_id), "body": str(membership.body_id)}

    response = send(editor, url, fields, **values, starts="2008", ends="2012", slug="again")

    assert "overlaps" in str(refused(response))


def test_a_body_is_no_part_of_itself(editor):
    body = make_body()
    part = make_body(parent=body)
    for parent in (body, part):
        url, fields = open_form(editor, body)
        assert list(refused(send(editor, url, fields, parent=str(parent.pk)))) == ["parent"]


def test_a_row_with_a_wrong_value_is_refused_at_its_field(editor):
    agency = make_agency(aliases=["OIM"])
    url, fields = open_form(editor, agency)

    response = send(editor, url, fields, **{"aliases-0-alias": "O\x0bIM"})

    assert list(refused(response, "aliases")[0]) == ["alias"]


def test_an_alias_of_another_agency_is_refused(editor):
    make_agency(aliases=["UN-DESA"])
    agency = make_agency(aliases=["DESA"])
    url, fields = open_form(editor, agency)

    response = send(editor, url, fields, **{"aliases-0-alias": "un desa"})

    assert "belongs to another agency" in str(refused(response, "aliases")[0]["alias"])


def test_an_acronym_of_another_agency_is_refused_at_its_field(editor):
    make_agency(acronym="IOM")
    url, fields = open_form(editor, make_agency())

    response = send(editor, url, fields, acronym_en="IOM")

    assert refused(response) == {"acronym_en": ["Another agency has this acronym."]}


def test_two_rows_that_search_takes_for_one_are_refused(editor):
    agency = make_agency()
    url, fields = open_form(editor, agency)
    rows = {"aliases-0-alias": "UN-DESA", "aliases-1-alias": "un desa"}

    response = send(editor, url, fields, **rows, **{"aliases-TOTAL_FORMS": "2"})

    assert "belongs to another agency" in str(refused(response, "aliases"))
    assert not AgencyAlias.objects.exists()


def test_withdrawing_without_a_reason_is_refused_at_the_reason(editor):
    agency = make_agency()
    url, fields = open_form(editor, agency)
    response = send(editor, url, fields, publication="withdrawn")
    assert list(refused(response)) == ["withdrawn_because"]


def test_a_taken_short_name_is_refused(editor):
    make_agency(slug="iom", acronym="OIM")
    url, fields = open_form(editor, Agency, "add")
    values = {"acronym_en": "IOM", "name_en": "Migration", "kind": "related_organization"}
    assert list(refused(send(editor, url, fields, **values))) == ["slug"]
    assert list(refused(send(editor, url, fields, **values, slug="not a slug"))) == ["slug"]


@pytest.mark.parametrize(
    "query",
    [
        "publication__exact=nonsense",
        "sources=nonsense",
        "no_such_field=1",
        "p=99999",
        "p=abc",
        "o=99.-1",
        "kind__exact=%0B",
        "headquarters_country__id__exact=abc",
        "all=abc",
        "q=%22%27%3B%0B--",
        "e=1",
        "_changelist_filters=%ff",
    ],
)
def test_a_list_asked_for_nonsense_answers(editor, query):
    make_agency()
    response = editor.get(f"{admin_url(Agency, 'changelist')}?{query}", follow=True)
    assert response.status_code in (200, 400)


@pytest.mark.parametrize("query", ["starts_latest__year=abc", "starts_latest__year=99999"])
def test_a_list_asked_for_a_day_that_is_none_answers(editor, query):
    make_membership()
    response = editor.get(f"{admin_url(Membership, 'changelist')}?{query}", follow=True)
    assert response.status_code in (200, 400)


@pytest.mark.parametrize("text", ["%00", "q=%00"])
def test_an_address_with_a_nul_is_refused(editor, text):
    assert editor.get(f"{admin_url(Agency, 'changelist')}?{text}").status_code == 400
    assert editor.get(f"{reverse('admin:autocomplete')}?term=%00").status_code == 400


@pytest.mark.parametrize("key", ["abc", "0", "99999999999999999999", "-1", "1_2F"])
def test_a_record_that_does_not_exist_says_so(editor, key):
    for model in (Agency, Place):
        url = reverse(f"admin:agencies_{model._meta.model_name}_change", args=[key])
        assert editor.get(url, follow=True).status_code == 200
        assert editor.post(url, {"read_version": "1"}).status_code == 410


@pytest.mark.parametrize("number", ["", "0", "abc", "-1", "9" * 50, "1\x00"])
def test_a_form_without_its_version_overwrites_nothing(editor, number):
    agency = make_agency(name="A name")
    url, fields = open_form(editor, agency)

    response = send(editor, url, fields, read_version=number, name_en="Another name")

    assert response.status_code == 409
    assert Agency.objects.get().name_en == "A name"


@pytest.mark.parametrize(
    "changes",
    [
        {"aliases-TOTAL_FORMS": None},
        {"aliases-TOTAL_FORMS": "abc"},
        {"aliases-INITIAL_FORMS": "99"},
        {"aliases-0-id": "abc"},
        {"aliases-0-id": "99999999999999999999"},
        {"aliases-0-read_version": "abc"},
        {"aliases-0-agency": "0"},
    ],
)
def test_a_form_that_no_browser_sends_is_no_accident(editor, changes):
    agency = make_agency(aliases=["OIM"])
    url, fields = open_form(editor, agency)
    response = send(editor, url, fields, **changes, **{"aliases-0-alias": "Other"})
    assert response.status_code in (200, 302, 409)


@pytest.mark.parametrize("keys", [["abc"], ["99999999999999999999"], ["\x00"]])
def test_an_action_on_records_that_do_not_exist_answers(editor, keys):
    make_agency()
    data = {"action": "publish", "_selected_action": keys}
    response = editor.post(admin_url(Agency, "changelist"), data, follow=True)
    assert response.status_code in (200, 400)


def test_dates_are_taken_as_people_write_them(editor):
    url, fields = open_form(editor, Body, "add")
    values = {"name_en": "Task force", "kind": "task_force", "starts": "Q2 2012"}
    response = send(editor, url, fields, **values, ends="ongoing")
    assert response.status_code == 302
    assert (Body.objects.get().starts, Body.objects.get().ends) == ("2012-34", "..")


def test_a_title_with_markup_is_shown_as_text(editor):
    document = make_document(title="<script>alert(1)</script>")
    for page in ("change", "history"):
        text = editor.get(admin_url(document, page)).content.decode()
        assert "<script>alert" not in text
    assert Document.objects.count() == 1
