"""The secretariat exports a list, edits it in a spreadsheet and imports it again."""

from decimal import Decimal

import pytest
import tablib
from import_export.formats.base_formats import CSV, XLSX

from agencies.models import Agency, AgencyAlias, GlossaryEntry, KeyFigure, Membership, Place
from agencies.resources import (
    AgencyResource,
    GlossaryEntryResource,
    KeyFigureResource,
    MembershipResource,
    PlaceResource,
)
from gmg_portal.lib.provenance import Channel
from recommendations.resources import AlignmentResource, ThemeResource
from tests.factories import (
    make_activity,
    make_agency,
    make_alignment,
    make_body,
    make_document,
    make_glossary_entry,
    make_key_figure,
    make_membership,
    make_place,
    make_plan,
    make_recommendation,
    make_theme,
)
from workplan.models import ActivityAgency
from workplan.resources import ActivityResource, WorkPlanResource
from workplan.shipped import RESOURCES

pytestmark = pytest.mark.django_db
NAMES = [resource.__name__ for resource in RESOURCES]


def row(**cells):
    return tablib.Dataset([*cells.values()], headers=[*cells])


def errors(result):
    """What is wrong, by column; with what is wrong with the file under its own name."""
    assert not result.error_rows
    found = {"file": [m for error in result.base_errors for m in error.error.messages]}
    for invalid in result.invalid_rows:
        found |= invalid.error_dict
    return {column: messages for column, messages in found.items() if messages}


def was_refused(result):
    return result.has_errors() or result.has_validation_errors()


@pytest.mark.parametrize("resource", RESOURCES, ids=NAMES)
@pytest.mark.parametrize("kind", [CSV, XLSX])
def test_what_is_exported_and_imported_again_changes_nothing(record, resource, kind):
    exported = kind().export_data(resource().export())
    dataset = kind().create_dataset(exported)
    result = resource().import_data(dataset, dry_run=True)
    assert not errors(result)
    assert result.totals["skip"] == result.total_rows == resource._meta.model.objects.count()


@pytest.mark.parametrize("resource", RESOURCES, ids=NAMES)
def test_an_export_asks_as_much_for_many_rows_as_for_one(
    record, resource, django_assert_max_num_queries
):
    with django_assert_max_num_queries(25):
        resource().export()


def test_an_editor_adds_a_record_with_all_that_belongs_to_it():
    make_place("CH")
    document = make_document(slug="source")
    dataset = row(
        slug="new",
        acronym_en="NEW",
        name_en="New Agency",
        name_fr="Nouvelle agence",
        name_official_in="en fr",
        kind="fund_or_programme",
        founded=1999.0,  # as a spreadsheet has it
        headquarters_country="CH",
        aliases="N.E.W.\nNewA",
        constituents="ECA | Economic Commission | 1958 | Addis Ababa\nECE | Another",
        documents="source",
    )
    result = AgencyResource().import_data(dataset)
    assert not errors(result)
    agency = Agency.objects.get(slug="new")
    assert (agency.founded, agency.headquarters_country.code) == (1999, "CH")
    assert agency.name_official_in == ["en", "fr"]
    assert list(agency.documents.all()) == [document]
    assert [alias.alias for alias in agency.aliases.all()] == ["N.E.W.", "NewA"]
    eca, ece = agency.constituents.all()
    assert (eca.name, eca.founded, eca.headquarters_city) == (
        "Economic Commission",
        1958,
        "Addis Ababa",
    )
    assert (ece.name, ece.founded) == ("Another", None)
    history = agency.history.get()
    assert history.channel == Channel.IMPORT
    assert [link.document for link in history.documents.all()] == [document]
    assert AgencyAlias.history.filter(channel=Channel.IMPORT).count() == 2


def test_columns_that_are_not_in_the_file_are_left_alone():
    agency = make_agency(mandate="Before", website="https://example.org", aliases=["One"])
    AgencyResource().import_data(row(slug=agency.slug, mandate="After"))
    agency = Agency.objects.get(pk=agency.pk)
    assert (agency.mandate, agency.website, agency.version) == ("After", "https://example.org", 2)
    assert agency.aliases.count() == 1


def test_an_unknown_column_is_refused_with_the_nearest_name():
    result = MembershipResource().import_data(row(slug="x", agancy="iom", colour="red"))
    assert errors(result)["file"] == [
        "There is no column “agancy”. Did you mean “agency”?",
        "There is no column “colour”.",
    ]
    assert not Membership.objects.exists()


@pytest.mark.parametrize(
    ("headers", "message"),
    [
        (["agency"], "The column “slug” is missing."),
        (["slug", "starts", "starts"], "There are two columns “starts”."),
    ],
)
def test_a_file_without_sense_is_refused_as_a_whole(headers, message):
    dataset = tablib.Dataset(["x"] * len(headers), headers=headers)
    assert errors(MembershipResource().import_data(dataset)) == {"file": [message]}


def test_all_errors_of_all_rows_are_named_and_no_row_is_written():
    agency = make_agency(slug="iom")
    membership = make_membership(agency=agency)
    dataset = tablib.Dataset(
        [membership.slug, "iom", membership.body.slug, "2006", "A new basis."],
        ["two", "ion", "wxyz", "2006-13-40", "Bell \u0007"],
        ["two", "iom", "", "sometime", "x" * 1_000_000],
        headers=["slug", "agency", "body", "starts", "basis"],
    )
    result = MembershipResource().import_data(dataset)
    second, third = (invalid.error_dict for invalid in result.invalid_rows)
    assert second["agency"] == ["There is no agency “ion”. Did you mean “iom”?"]
    assert second["body"] == ["There is no body “wxyz”."]
    assert set(second) == {"agency", "body", "starts", "basis"}
    assert third["slug"] == ["An earlier row has this short name."]
    membership.refresh_from_db()
    assert membership.basis == ""


def test_a_name_given_twice_does_not_hide_what_is_wrong_with_the_rest():
    result = MembershipResource().import_data(
        tablib.Dataset(["", "ion"], headers=["slug", "agency"])
    )
    assert errors(result) == {"slug": ["Give the row a short name."]}


def test_unknown_names_in_a_list_are_all_named():
    agency = make_agency(documents=[make_document(slug="report-2013")])
    result = AgencyResource().import_data(
        row(slug=agency.slug, documents="report-2014, nothing-like-it")
    )
    assert errors(result)["documents"] == [
        "There is no document “report-2014”. Did you mean “report-2013”?",
        "There is no document “nothing-like-it”.",
    ]
    assert agency.documents.count() == 1


def test_a_stale_row_is_refused_and_names_its_version():
    agency = make_agency()
    dataset = AgencyResource().export()
    agency.mandate = "Changed meanwhile"
    agency.save()
    stale = dict(dataset.dict[0], mandate="From the spreadsheet")
    result = AgencyResource().import_data(row(**stale))
    assert list(errors(result)) == ["version"]
    assert Agency.objects.get(pk=agency.pk).mandate == "Changed meanwhile"
    current = {**stale, "version": agency.version}
    assert not errors(AgencyResource().import_data(row(**current)))


def test_a_new_record_needs_what_it_hangs_on():
    result = MembershipResource().import_data(row(slug="new", starts="2006"))
    assert set(errors(result)) == {"agency", "body"}
    result = MembershipResource().import_data(row(slug="new", agency="", body=make_body().slug))
    assert set(errors(result)) == {"agency"}


def test_a_row_that_somebody_changes_meanwhile_leaves_nothing_half_done(monkeypatch):
    agency = make_agency(aliases=["One"])
    resource = AgencyResource()
    check = resource.validate_instance

    def check_slowly(instance, *args, **kwargs):
        check(instance, *args, **kwargs)
        Agency.objects.get(pk=agency.pk).save()

    monkeypatch.setattr(resource, "validate_instance", check_slowly)
    dataset = row(slug=agency.slug, mandate="Late", aliases="Two")
    result = resource.import_data(dataset, rollback_on_validation_errors=False)
    assert "changed by somebody else" in str(errors(result))
    assert [alias.alias for alias in agency.aliases.all()] == ["One"]


def test_a_formula_stays_text():
    entry = make_glossary_entry(term="=1+1", text="-not a sum")
    exported = GlossaryEntryResource().export().dict[0]
    assert (exported["term_en"], exported["text_en"]) == ("'=1+1", "'-not a sum")
    result = GlossaryEntryResource().import_data(row(**exported))
    assert result.totals["skip"] == 1
    assert GlossaryEntry.objects.get(pk=entry.pk).term_en == "=1+1"


def test_dates_are_read_as_people_write_them():
    membership = make_membership(starts="2006")
    MembershipResource().import_data(row(slug=membership.slug, starts="May 2006", ends=2014))
    membership.refresh_from_db()
    assert (membership.starts, membership.ends) == ("2006-05", "2014")


def test_numbers_come_as_numbers_and_as_text():
    figure = make_key_figure(value=Decimal("733.50"))
    assert KeyFigureResource().export().dict[0]["value"] == figure.value
    KeyFigureResource().import_data(row(slug=figure.slug, value="734"))
    assert KeyFigure.objects.get(pk=figure.pk).value == 734
    result = KeyFigureResource().import_data(row(slug=figure.slug, value="many"))
    assert "value" in errors(result)


def test_an_editor_rearranges_the_agencies_of_an_activity():
    first, second, *_ = [make_agency(slug=slug) for slug in ("one", "two", "three")]
    activity = make_activity(leads=[first], contributors=[second])
    dataset = row(slug=activity.slug, leads="one\ntwo | yes", contributors="three")
    assert not errors(ActivityResource().import_data(dataset))
    links = ActivityAgency.objects.filter(activity=activity)
    assert set(links.values_list("agency__slug", "role", "is_reporting")) == {
        ("one", "lead", False),
        ("two", "lead", True),
        ("three", "contributor", False),
    }
    exported = ActivityResource().export().dict[0]
    assert sorted(exported["leads"].splitlines()) == ["one", "two | yes"]
    result = ActivityResource().import_data(row(slug=activity.slug, leads="one | yes\ntwo | yes"))
    assert errors(result)["leads"] == ["Another lead reports on this activity."]


def test_what_a_cell_does_not_hold_of_a_child_is_left_alone():
    activity = make_activity(outputs=["Handbook", "Course"])
    activity.outputs.filter(title="Handbook").update(due="2014")
    ActivityResource().import_data(row(slug=activity.slug, outputs="Handbook\nVideo"))
    assert set(activity.outputs.values_list("title", "due")) == {
        ("Handbook", "2014"),
        ("Video", ""),
    }


def test_an_activity_names_the_objective_of_its_plan():
    plan = make_plan(slug="mawp", objectives=["Meet.\nOften."])
    activity = make_activity(plan=plan)
    ActivityResource().import_data(row(slug=activity.slug, objective="mawp/O1"))
    activity.refresh_from_db()
    assert activity.objective == plan.objectives.get()
    exported = ActivityResource().export().dict[0]
    assert exported["objective"] == "mawp/O1"
    assert WorkPlanResource().export().dict[0]["objectives"] == "O1 | own_words | Meet.¶Often."
    result = ActivityResource().import_data(row(slug=activity.slug, objective="mawp/O2"))
    assert errors(result)["objective"] == [
        "There is no objective “mawp/O2”. Did you mean “mawp/O1”?"
    ]


def test_a_heading_is_not_served_through_an_import_either():
    activity, heading = make_activity(), make_recommendation(slug="h", assessable=False)
    result = ActivityResource().import_data(row(slug=activity.slug, recommendations="h"))
    assert errors(result) == {"recommendations": ["Headings and lost texts are not served."]}
    assert not activity.recommendation_links.filter(recommendation=heading).exists()


def test_a_state_is_not_set_by_an_import():
    pair = make_alignment()
    result = AlignmentResource().import_data(row(slug=pair.slug, state="endorsed"))
    assert errors(result) == {
        "state": ["The state is moved on the desk, not by a file: here it is “proposed”."]
    }


def test_an_alias_of_another_agency_is_refused():
    make_agency(aliases=["UN-DESA"])
    other = make_agency()
    result = AgencyResource().import_data(row(slug=other.slug, aliases="UN DESA"))
    assert was_refused(result)
    assert errors(result)["aliases"] == ["This alias belongs to another agency already."]


def test_a_preview_writes_nothing_and_shows_what_would_change():
    theme = make_theme(name="Before")
    dataset = row(slug=theme.slug, name_en="After")
    result = ThemeResource().import_data(dataset, dry_run=True)
    assert result.totals["update"] == 1
    shown = dict(zip(result.diff_headers, result.rows[0].diff, strict=True))
    assert "Before" in shown["name_en"]
    theme.refresh_from_db()
    assert theme.name_en == "Before"


def test_places_are_matched_by_their_code():
    make_place("150")
    result = PlaceResource().import_data(row(code="CH", kind="country", region="150"))
    assert not errors(result)
    assert Place.objects.get(code="CH").region.code == "150"
