"""The record loads as often as one likes, and never over what somebody wrote."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from agencies.models import (
    Agency,
    AgencyAlias,
    Body,
    Document,
    Membership,
    OfficeTerm,
    Place,
    territory_name,
)
from agencies.resources import (
    AgencyResource,
    DocumentResource,
    MembershipResource,
    PlaceResource,
)
from gmg_portal.lib import record_files as files_of_record
from gmg_portal.lib.provenance import Channel, provenance
from recommendations.models import ConvergenceTable, Framework, Instrument, Recommendation
from tests.factories import make_agency
from workplan import shipped
from workplan.models import Activity, ProgressUpdate, WorkPlan
from workplan.shipped import RESOURCES, load_record

pytestmark = pytest.mark.django_db


def run(*options):
    """Run the command; what it says."""
    said = StringIO()
    call_command("load_record", *options, stdout=said, stderr=said)
    return said.getvalue()


@pytest.fixture
def files(tmp_path, monkeypatch, record_files):
    """The files of the record, to be changed by a test; gives the function that writes one."""

    def write(name, rows):
        (tmp_path / f"{name}.json").write_text(json.dumps(rows), encoding="utf-8")

    for name, rows in record_files.items():
        write(name, rows)
    monkeypatch.setattr(files_of_record, "path_of", lambda r: tmp_path / r.shipped)
    return write


def changed(rows, slug, **values):
    """The rows with one of them changed."""
    assert any(row["slug"] == slug for row in rows)
    return [{**row, **values} if row["slug"] == slug else row for row in rows]


def test_a_second_run_changes_nothing_and_says_so(record):
    total = sum(map(len, record.values()))
    assert run() == f"{total} records read: nothing changed.\n"
    assert not Agency.objects.exclude(version=1).exists()
    assert Activity.history.count() == len(record["activities"])


def test_a_check_writes_nothing(monkeypatch, record_files):
    monkeypatch.setattr(shipped, "RESOURCES", [PlaceResource])

    said = run("--check")

    new = len(record_files["places"])
    assert said == f"{new} records read: {new} new. (checked only, nothing was written)\n"
    assert not Place.objects.exists()
    assert not Place.history.exists()


def test_the_history_says_that_a_command_loaded_the_record(record):
    row = Agency.history.get(slug="iom")
    assert (row.channel, row.history_type, row.history_user) == (Channel.COMMAND, "+", None)
    assert row.history_change_reason == files_of_record.REASON


def test_what_an_editor_changed_is_kept(record, secretariat):
    edit(Agency, "iom", secretariat, public_contact="hq@example.org", mandate="Ours.")
    said = run()
    assert "nothing changed" in said
    assert "1 kept because somebody edited them" in said
    assert "iom (agencies.json)" in said
    assert Agency.objects.get(slug="iom").mandate == "Ours."


def edit(model, slug, user, **values):
    with provenance(channel=Channel.ADMIN):
        record = model.objects.get(slug=slug)
        record._history_user = user
        for name, value in values.items():
            setattr(record, name, value)
        record.save()


def test_what_an_editor_changed_is_loaded_again_when_asked_for(record, secretariat):
    before = Agency.objects.get(slug="iom").mandate
    edit(Agency, "iom", secretariat, mandate="Ours.")
    said = run("--overwrite")
    assert "1 changed" in said
    assert "kept" not in said
    agency = Agency.objects.get(slug="iom")
    assert (agency.mandate, agency.version) == (before, 3)
    assert "nothing changed" in run()


def test_what_an_editor_changed_below_a_record_is_kept(record):
    activity = Activity.objects.filter(outputs__isnull=False).first()
    output = activity.outputs.first()
    output.title = "Another title"
    output.save()
    assert f"{activity.slug} (activities.json)" in run()
    assert activity.outputs.filter(title="Another title").exists()


def test_what_an_editor_took_away_or_renamed_stays_so(record):
    OfficeTerm.objects.first().delete()
    term = OfficeTerm.objects.last()
    term.slug = "another-name"
    term.save()
    said = run()
    assert "2 kept" in said
    assert OfficeTerm.objects.count() == len(record["office_terms"]) - 1
    assert "2 new" in run("--overwrite")


def test_a_newer_file_updates_what_nobody_edited(record, files):
    files("agencies", changed(record["agencies"], "iom", mandate_summary="New.", aliases=["IOM"]))
    assert "1 changed" in run()
    agency = Agency.objects.get(slug="iom")
    assert (agency.mandate, agency.version) == ("New.", 2)
    assert [alias.alias for alias in agency.aliases.all()] == ["IOM"]
    assert agency.history.count() == 2
    assert AgencyAlias.history.filter(history_type="-", agency_id=agency.pk).exists()
    files("agencies", changed(record["agencies"], "iom", mandate_summary="Newer."))
    assert "1 changed" in run()


def test_every_error_of_every_row_is_named_and_nothing_is_written(record, files):
    memberships = record["memberships"]
    first, second, third, fourth = (row["slug"] for row in memberships[:4])
    rows = changed(memberships, first, agency="ioms", starts="2006-13")
    rows = changed(rows, second, starts="2006", ends="1999")
    rows = changed(rows, third, basis="a\u000bb")
    files("memberships", changed(rows, fourth, basis="Fine."))
    files("meetings", [{**row, "colour": "red"} for row in record["meetings"]])
    terms = changed(record["office_terms"], record["office_terms"][0]["slug"], role="boss")
    files("office_terms", terms)
    files("themes", [*record["themes"], {"slug": "Bad slug", "name": ""}])
    with pytest.raises(CommandError, match="nothing was loaded"):
        run()
    problems = [str(problem) for problem in load_record().problems]
    assert any(f"row 1 ({first}), agency" in p and "“iom”" in p for p in problems)
    assert any(f"row 1 ({first}), starts" in p for p in problems)
    assert any(f"row 2 ({second}), ends" in p for p in problems)
    assert any(f"row 3 ({third}), basis" in p and "U+000B" in p for p in problems)
    assert any("meetings.json: There is no column “colour”" in p for p in problems)
    assert any("office_terms.json, row 1" in p and "co_convener" in p for p in problems)
    assert any("(Bad slug), slug" in p for p in problems)
    assert any("(Bad slug), name_en" in p for p in problems)
    assert {p.split(".")[0] for p in problems} == {
        "meetings",
        "memberships",
        "office_terms",
        "themes",
    }
    assert not Membership.objects.filter(basis="Fine.").exists()


def test_what_refers_to_a_refused_row_is_not_blamed(files, record_files, monkeypatch):
    monkeypatch.setattr(shipped, "RESOURCES", [PlaceResource, AgencyResource, DocumentResource])
    files("places", [{**row, "kind": "planet"} for row in record_files["places"]])
    problems = load_record().problems
    assert {problem.file for problem in problems} == {"places.json"}
    assert len(problems) == len(record_files["places"])


def test_an_unknown_name_is_refused_with_the_nearest(record, files):
    files("agencies", [{**row, "acronim": "X"} for row in record["agencies"]])
    (problem,) = load_record().problems
    assert str(problem) == "agencies.json: There is no column “acronim”. Did you mean “acronym_en”?"


def test_a_name_given_twice_is_refused(record, files):
    files("themes", [*record["themes"], record["themes"][0]])
    (problem,) = load_record().problems
    assert "An earlier row has this short name" in problem.message


@pytest.mark.parametrize("text", ["not json", "{}x", '{"a": 1}'])
def test_a_broken_file_is_named(files, tmp_path, text):
    (tmp_path / "bodies.json").write_text(text, encoding="utf-8")
    (problem,) = load_record().problems
    assert str(problem).startswith("bodies.json: The file cannot be read")


def test_rows_may_refer_to_rows_further_down(record_files, files):
    files("recommendations", record_files["recommendations"][::-1])
    files("glossary", record_files["glossary"][::-1])
    files("bodies", record_files["bodies"][::-1])
    assert not load_record().problems
    for row in record_files["recommendations"]:
        parent = Recommendation.objects.get(slug=row["slug"]).parent
        assert (parent.slug if parent else None) == row["parent"]
    assert not Recommendation.history.exclude(history_type="+").exists()
    assert "nothing changed" in run()


def test_an_agency_of_ones_own_may_be_added_beside_the_record(record):
    make_agency(slug="mine")
    assert "nothing changed" in run()
    assert Agency.objects.filter(slug="mine").exists()


def test_every_text_of_every_file_is_on_record(record):
    """What a file says is found again in what is exported, whatever its column is called."""
    renamed = {
        "headquarters_country",  # a name there, a code here
        "scope",
        "wording",
        "kind",
        "aliases",  # spellings that search takes for the same are kept once
    }
    for resource_class in RESOURCES:
        exported = {row["slug"]: row for row in export(resource_class)}
        for row in record[resource_class.shipped.removesuffix(".json")]:
            cells = "\n".join(map(str, exported[row.get("slug", row.get("code"))].values()))
            for text in texts({k: v for k, v in row.items() if k not in renamed}):
                assert text.strip().replace("\n", "¶") in cells.replace("\n", "¶"), (row, text)


def export(resource_class):
    dataset = resource_class().export()
    key = resource_class.key
    return [{"slug": row[key], **row} for row in dataset.dict]


def texts(value):
    """All strings of a row, of lists and objects in it too."""
    if isinstance(value, dict):
        return [text for key, part in value.items() if key != "wording" for text in texts(part)]
    if isinstance(value, list):
        return [text for part in value for text in texts(part)]
    return [value] if isinstance(value, str) else []


def test_what_is_called_otherwise_in_the_files_finds_its_place(record):
    iom = Agency.objects.get(slug="iom")
    assert (iom.acronym_fr, iom.headquarters_country.code) == ("OIM", "CH")
    assert "zh-hans" in iom.name_official_in
    assert Body.objects.get(slug="un-network-on-migration").kind == "network"
    assert Body.objects.get(slug="global-migration-group").name_official_in[0] == "en"
    assert OfficeTerm.objects.exclude(motto="").count() == sum(
        bool(row["theme"]) for row in record["office_terms"]
    )
    framework = Framework.objects.get(slug="sg-8-points-2013")
    assert framework.dated_earliest == date(2013, 7, 25)
    regional = Instrument.objects.filter(scope="regional")
    assert regional.exists()
    assert not regional.filter(scope_note="").exists()
    assert not regional.filter(regions=None).exists()
    assert set(Instrument.objects.values_list("kind", flat=True)) >= {"compact", "framework"}
    table = ConvergenceTable.objects.get()
    assert [column.slug for column in table.columns.all()] == [
        column["slug"] for column in record["convergence_tables"][0]["columns"]
    ]
    assert table.columns.get(slug="gmg-recommendations").frameworks.count() == 4
    assert not ProgressUpdate.objects.filter(what_changed="").exists()
    assert WorkPlan.objects.get(slug="mawp-2013-2015").objectives.count() == 3
    assert Document.objects.filter(lead_agencies__isnull=False).exists()


def test_every_country_and_region_has_a_name_in_every_language(record, settings):
    for place in Place.objects.all():
        for code, _name in settings.LANGUAGES:
            assert territory_name(place.code, code) != place.code


def test_the_world_holds_every_country(record):
    world = Place.objects.get(code="001")
    assert Place.objects.within(world).count() == Place.objects.count()
    africa = Place.objects.within(Place.objects.get(code="002"))
    assert {"SN", "MU", "TN", "015", "202"} <= set(africa.values_list("code", flat=True))


def test_a_focal_point_loads_nothing_by_being_there(record, iom_focal_point):
    assert Membership.objects.count() == len(record["memberships"])
    assert MembershipResource().get_queryset().count() == len(record["memberships"])
