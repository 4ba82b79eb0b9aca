"""Plans of other groups, never seen by this code, read line by line against what is on record."""

import json

import pytest

from recommendations.models import Recommendation
from tests.factories import (
    make_activity,
    make_agency,
    make_body,
    make_framework,
    make_place,
    make_plan,
    make_recommendation,
    make_theme,
)
from tests.foreign_plans import climate, statelessness, uploaded, workbook
from workplan.planfile.drafting import Draft
from workplan.planfile.findings import NEW, SKIP
from workplan.planfile.headings import suggest
from workplan.planfile.reading import read_plan_table, read_rows
from workplan.planfile.register import Register
from workplan.planfile.runs import PlanFile, begin

pytestmark = pytest.mark.django_db


@pytest.fixture
def register(agencies_of_others, secretariat):
    return Register(None, secretariat, years=(2021, 2022))


@pytest.fixture
def agencies_of_others():
    make_agency(slug="unhcr", acronym="UNHCR", name="Office of the High Commissioner for Refugees")
    make_agency(slug="iom", acronym="IOM", acronym_fr="OIM", name="Organization for Migration")
    make_agency(slug="unicef", acronym="UNICEF", name="Children's Fund", aliases=["Children Fund"])
    make_agency(slug="fao", acronym="FAO", name="Food and Agriculture Organization")
    make_body(slug="wg-crvs", name="Working Group on Civil Registration")
    for code in ("KE", "TZ", "CI", "001", "419"):
        make_place(code)


def meaning_of(table):
    return {each.index: each.target for each in suggest(table["headers"]) if each.target}


def read(upload, register, **answers):
    table = json.loads(json.dumps(read_plan_table(upload)))  # as a run keeps it
    return read_rows(table, meaning_of(table), register, answers.get("said", {}))


def rows_of(headers, *rows):
    """A table with these rows below these headings."""
    return read_plan_table(uploaded(workbook([headers, *rows])))


def one(register, said=None, **cells):
    """What one line says whose columns are called like these names."""
    cells = {"title": "Activity", **cells}
    table = rows_of([*cells], [*cells.values()])
    meaning = dict(enumerate(cells))
    (row,) = read_rows(table, meaning, register, said or {}).rows
    return row


def test_a_plan_of_another_group_is_read_as_its_secretariat_has_it(register):
    reading = read(statelessness(), register)
    mapping, training, guidance = reading.rows

    assert [row.number for row in reading.rows] == [7, 8, 11]
    assert mapping.values == {
        "code": "1.1",
        "title": "Map what is known",
        "leads": ["unhcr"],
        "contributors": ["iom", "unicef"],
        "starts": "2021-33",
        "ends": "2021-35",
        "outputs": [("Report", ""), ("Data set", "")],
        "status": "ongoing",
        "places": [("KE", "Kenya"), ("TZ", "Tanzania")],
        "note": "",
    }
    assert training.values["leads"] == ["iom", "unhcr"]
    assert training.values["starts"] == "[2021-05..2021-08]"
    assert guidance.values["body"] == "wg-crvs"
    assert guidance.values["outputs"] == [("Guide", "2022-34")]
    assert (guidance.values["status"], guidance.values["status_note"]) == ("completed", "May 2021")
    assert not any(row.problems for row in reading.rows)
    assert {each.key for each in reading.questions} == {
        "objective:1 identify stateless people",
        "agency:nansen house",
    }
    assert len(reading.notes) == 6


def test_marked_quarters_and_objectives_over_several_lines_are_read(register):
    said = {"agency:wmo": NEW, "objective:adapt": NEW, "status:finito": "completed"}
    reading = read(climate(), register, said=said)
    harvests, warnings, voice = reading.rows

    assert (harvests.values["starts"], harvests.values["ends"]) == ("2021-33", "2021-34")
    assert (warnings.values["starts"], warnings.values["ends"]) == ("2021-35", "2021-36")
    assert {row.values["objective"] for row in reading.rows} == {"new:objective:adapt"}
    assert harvests.values["leads"] == ["fao", "new:agency:wmo"]
    assert harvests.values["partners"] == ["Oxfam", "Red Cross"]
    assert warnings.values["status"] == "suspended"
    assert voice.values["status"] == "completed"
    assert "starts" not in voice.values  # Q1 and Q4: asked
    (doubt,) = [each for each in reading.questions if each.kind == "date"]
    assert doubt.choices[0][0] == "2021-33/2021-36"


def test_each_question_is_asked_once_with_all_its_lines_and_its_choices(register):
    table = rows_of(["Title", "Lead"], ["A", "UNHRC"], ["B", "UNHCR, UNHRC"], ["C", "IOM"])
    reading = read_rows(table, meaning_of(table), register, {})

    (question,) = reading.questions
    assert question.rows == [2, 3]
    assert [answer for answer, label in question.choices] == ["unhcr", "partner", "new", "skip"]
    assert reading.rows[1].values["leads"] == ["unhcr"]


def test_agencies_go_by_every_name(register):
    row = one(register, leads="OIM; Children Fund; Food & Agriculture Organisation (FAO)")
    assert row.values["leads"] == ["iom", "unicef", "fao"]
    assert row.questions == []


def test_one_column_of_agencies_names_the_lead_first_unless_another_is_marked(register):
    first, marked = (one(register, agencies=text).values for text in ("IOM, FAO", "IOM, *FAO"))
    assert (first["leads"], first["contributors"]) == (["iom"], ["fao"])
    assert (marked["leads"], marked["contributors"]) == (["fao"], ["iom"])


def test_who_leads_does_not_contribute_as_well(register):
    row = one(register, leads="IOM", contributors="IOM, FAO, n/a")
    assert (row.values["leads"], row.values["contributors"]) == (["iom"], ["fao"])


@pytest.mark.parametrize(
    ("answer", "leads", "partners"),
    [
        ("iom", ["iom"], None),
        (NEW, ["new:agency:acme"], None),
        ("partner", [], ["Acme"]),
        (SKIP, [], None),
        ("", [], None),
    ],
)
def test_an_unknown_agency_is_what_somebody_says(register, answer, leads, partners):
    row = one(register, {"agency:acme": answer}, leads="Acme")
    assert (row.values["leads"], row.values.get("partners")) == (leads, partners)
    assert row.questions == ["agency:acme"]


def test_an_answer_that_was_not_offered_is_refused(register):
    row = one(register, {"agency:acme": "nobody"}, leads="Acme")
    assert [problem.column for problem in row.problems] == ["leads"]


def test_places_go_by_names_in_six_languages_and_by_codes(register):
    text = "Kenia; République-Unie de Tanzanie (Dodoma), KEN, CI, Côte d’Ivoire; 全球, LAC"
    row = one(register, {"place:republique unie de tanzanie dodoma": "TZ"}, places=text)
    assert [code for code, written in row.values["places"]] == ["KE", "TZ", "CI", "001", "419"]


def test_recommendations_go_by_short_name_set_and_code(register, secretariat):
    compact = make_framework(slug="compact")
    make_recommendation(slug="compact-7", framework=compact, code="7")
    make_recommendation(slug="other-8", code="8")
    make_recommendation(slug="compact-8", framework=compact, code="8")
    assert Recommendation.objects.count() == 3

    row = one(Register(None, secretariat), recommendations="7; compact:8\nother-8; 8; 99")

    assert row.values["recommendations"] == ["compact-7", "compact-8", "other-8"]
    assert row.questions == ["recommendation:8", "recommendation:99"]


def test_themes_and_objectives_are_found_by_code_and_text(secretariat, agencies_of_others):
    make_theme(slug="data", name="Data and statistics")
    plan = make_plan(objectives=["Protect", "Count"])
    register = Register(plan, secretariat)

    found = [
        one(register, objective=text, themes="Data and statistics").values
        for text in ("O1", "protect", "O1: Protect", "Objective 1", "1. Protect")
    ]

    assert {(each["objective"], *each["themes"]) for each in found} == {("O1", "data")}


def test_all_that_is_wrong_in_a_line_is_told_at_once(register):
    row = one(
        register,
        title="x" * 301,
        code="bad\x7fcode",
        status="75 %",
        starts="soon",
        ends="31/02/2014",
        leads="=A1",
        version="one",
    )
    assert {problem.column for problem in row.problems} == {
        *("title", "code", "status", "starts", "ends", "leads", "version")
    }
    assert all(len(str(problem.message)) > 20 for problem in row.problems)


def test_an_end_before_the_start_and_more_dates_than_outputs_are_refused(register):
    early = one(register, starts="2015", ends="2014")
    many = one(register, outputs="One\nTwo", output_due="2014\n2015\n2016")
    assert [problem.column for problem in early.problems] == ["ends"]
    assert [problem.column for problem in many.problems] == ["output_due"]


def test_outputs_take_one_date_for_all_or_a_line_each(register):
    both = one(register, outputs="One\nTwo", output_due="Q2 2021")
    each = one(register, outputs="One\nTwo", output_due="2014\nTBC")
    assert both.values["outputs"] == [("One", "2021-34"), ("Two", "2021-34")]
    assert each.values["outputs"] == [("One", "2014"), ("Two", "")]


def test_a_date_of_two_meanings_is_what_somebody_says(register):
    said = {"date:03/04/2021": "2021-04-03"}
    row = one(register, said, period="03/04/2021")
    assert (row.values["starts"], row.values["ends"]) == ("2021-04-03", "2021-04-03")
    assert "starts" not in one(register, period="03/04/2021").values


def test_a_title_stands_once_unless_codes_tell_lines_apart(register):
    table = rows_of(["Title", "Code"], ["A", None], ["a ", None], ["B", "1"], ["B", "2"])
    rows = read_rows(table, meaning_of(table), register, {}).rows
    assert [len(row.problems) for row in rows] == [0, 1, 0, 0]


def test_lines_that_say_more_of_one_activity_are_read_as_one(register):
    rows = [["A", "IOM", "One"], [None, None, "Two"], ["B", "IOM", None]]
    table = rows_of(["Title", "Lead", "Outputs"], *rows)
    first, second = read_rows(table, meaning_of(table), register, {}).rows
    assert first.values["outputs"] == [("One", ""), ("Two", "")]
    assert len(first.notes) == 1
    assert second.number == 4


def test_a_file_without_titles_or_with_doubled_columns_is_read_no_further(register):
    table = rows_of(["Lead", "Lead agency"], ["IOM", "FAO"])
    reading = read_rows(table, {0: "leads", 1: "leads"}, register, {})
    assert (len(reading.problems), reading.rows) == (2, [])


def test_drafts_are_no_names_for_a_visitor(agencies_of_others, visitor):
    make_agency(slug="secret", acronym="SECRET", publication="draft")
    assert Register().agency("SECRET").key is None


def test_queries_are_as_many_for_any_number_of_lines(
    register, secretariat, django_assert_num_queries
):
    headers = ["Title", "Lead", "Country", "Status", "Timeframe", "Recommendations", "Theme"]
    line = ["UNHCR, Acme", "Kenya", "Done", "Q1 2021", "7", "Data"]
    secretariat.get_all_permissions()
    for number in (1, 200):
        rows = [[f"Activity {at}", *line] for at in range(number)]
        table = rows_of(headers, *rows)
        with django_assert_num_queries(6):
            fresh = Register(None, secretariat)
            reading = read_rows(table, meaning_of(table), fresh, {})
        assert len(reading.rows) == number


def test_a_partner_named_among_agencies_joins_those_on_record(register, secretariat):
    plan = make_plan()
    make_activity(plan=plan, title="Activity", partners=["Oxfam"])
    run = begin(uploaded(workbook([["Title", "Lead"], ["Activity", "IOM, Acme"]])), by=secretariat)
    run.subject = plan.slug
    run.answers = {"said": {"agency:acme": "partner"}}

    (line,) = Draft(PlanFile(run, secretariat)).lines

    assert line.row["partners"] == ["Oxfam", "Acme"]
