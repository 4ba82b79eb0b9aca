"""Headings, words for a status, and several names in one cell, as plans have them."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from gmg_portal.lib.languages import LANGUAGE_CODES
from gmg_portal.lib.searchtext import normalise
from workplan.models import ActivityKind, ActivityScope, ActivityStatus
from workplan.planfile.findings import Doubtful
from workplan.planfile.headings import problems_of, shape_of, suggest
from workplan.planfile.parties import read_parties, split_texts
from workplan.planfile.targets import TARGETS
from workplan.planfile.words import read_word

HEADINGS = {
    "No.": "code",
    "#": "code",
    "Activity / Action": "title",
    "Activty": "title",
    "Name of the activity and short description": "title",
    "Lead Agency/ies": "leads",
    "Lead Agency\n(co-leads)": "leads",
    "Partner agencies": "contributors",
    "Responsible entity": "leads",
    "Implementing agencies": "agencies",
    "Implementing partners": "partners",
    "Timeframe": "period",
    "Timeline": "period",
    "Q": "period",
    "Start date": "starts",
    "Deadline": "ends",
    "Deliverables/Outputs": "outputs",
    "Expected outputs": "outputs",
    "Due date": "output_due",
    "Status (as of June 2021)": "status",
    "Thematic working group": "body",
    "Workstream": "body",
    "Priority area": "objective",
    "Objective": "objective",
    "Comments": "note",
    "Country/ies": "places",
    "Chef de file": "leads",
    "Délai": "period",
    "Actividad": "title",
    "Organismo principal": "leads",
    "Срок завершения": "ends",
    "№ п/п": "code",
    "النشاط": "title",
    "活动名称": "title",
    "Budget (USD)": "",
    "Contact person": "",
}
KNOWN = [
    "IOM",
    "ILO",
    "UNHCR",
    "UN Women",
    "Food and Agriculture Organization",
    "United Nations Educational, Scientific and Cultural Organization",
]
PARTIES = {
    "IOM, ILO": "IOM ILO",
    "IOM; ILO;": "IOM ILO",
    "IOM/ILO": "IOM ILO",
    "IOM + ILO": "IOM ILO",
    "IOM & ILO": "IOM ILO",
    "IOM and ILO": "IOM ILO",
    "IOM et ILO": "IOM ILO",
    "IOM y ILO": "IOM ILO",
    "IOM - ILO": "IOM ILO",
    "IOM و ILO": "IOM ILO",
    "IOM、ILO": "IOM ILO",
    "IOM\nILO": "IOM ILO",
    "• IOM\n• ILO": "IOM ILO",
    "- IOM\n- ILO": "IOM ILO",
    "1. IOM\n2. ILO": "IOM ILO",
    "IOM, IOM": "IOM",
    "UN Women & IOM": "UN-Women IOM",
    "Food and Agriculture Organization and IOM": "Food-and-Agriculture-Organization IOM",
    KNOWN[-1]: KNOWN[-1].replace(" ", "-"),
    "WMO and UNEP": "WMO UNEP",
    "Ministry of Labour and Employment": "Ministry-of-Labour-and-Employment",
    "Regional Commissions (ECA, ECE), IOM": "Regional-Commissions-(ECA,-ECE) IOM",
    "IOM (lead), ILO": "IOM=lead ILO",
    "Lead: IOM; Support: UNHCR, ILO": "IOM=lead UNHCR=contributor ILO=contributor",
    "Lead agency: IOM Support: ILO": "IOM=lead ILO=contributor",
    "*IOM, ILO": "IOM=lead ILO",
    "IOM - lead, ILO": "IOM=lead ILO",
    "Chef de file: IOM, appui: ILO": "IOM=lead ILO=contributor",
}


@pytest.mark.parametrize(("heading", "meant"), HEADINGS.items())
def test_a_heading_suggests_its_meaning(heading, meant):
    assert suggest([heading])[0].target == meant


@pytest.mark.parametrize("lang", LANGUAGE_CODES)
def test_our_own_headings_mean_what_they_say(lang):
    with override(lang):
        found = suggest([str(target.label) for target in TARGETS.values()])
    assert [each.target for each in found[:-1]] == list(TARGETS)[:-1]


def test_nothing_is_suggested_twice_and_what_was_said_before_goes_first():
    headers = ["Activity", "Timeline", "Timeframe", "Owner"]
    remembered = {"timeframe": "period", "Owner": "body"}

    found = suggest(headers, remembered)

    assert [each.target for each in found] == ["title", "", "period", "body"]
    assert [each.is_remembered for each in found] == [False, False, True, True]


def test_without_a_title_the_description_is_taken_for_one():
    assert [each.target for each in suggest(["Description", "Lead"])] == ["title", "leads"]


def test_two_columns_of_one_meaning_and_no_title_are_told_together():
    problems = problems_of({0: "leads", 1: "leads", 2: "ignore", 3: "ignore"}, ["A", "B", "C", "D"])

    assert len(problems) == 2
    assert "“A”, “B”" in problems[0]


def test_files_of_one_template_have_one_shape():
    assert shape_of(["No.", "Activity /\nAction"]) == shape_of(["no", "ACTIVITY / Action"])
    assert shape_of(["No.", "Activity"]) != shape_of(["Activity", "No."])


@pytest.mark.parametrize(
    ("name", "choices"),
    [("status", ActivityStatus), ("kind", ActivityKind), ("scope", ActivityScope)],
)
def test_our_own_words_are_understood_in_every_language(name, choices):
    for lang in LANGUAGE_CODES:
        with override(lang):
            labels = [(str(label), value) for value, label in choices.choices]
        assert [read_word(name, label)[0] for label, value in labels] == choices.values


STATUSES = {
    "planned": "Yet to start;Not started;Pas commencé;por iniciar;не начато;لم يبدأ;未开始",
    "ongoing": "In progress;Ongoing;ON TRACK;en cours;en curso;выполняется;قيد التنفيذ;进行中",
    "completed": "Done;Completed;Finalised;Terminée;completada;завершена;مكتمل;已完成",
    "delayed": "Delayed;Postponed;en retard;retrasado;отложено;متأخر;推迟",
    "suspended": "On hold;suspendu;en pausa;приостановлено;معلق;暂停",
    "cancelled": "Cancelled;Canceled;Discontinued;annulé;cancelada;отменено;ملغى;取消",
}


@pytest.mark.parametrize(("status", "words"), STATUSES.items())
def test_a_status_is_understood_in_many_words(status, words):
    assert {read_word("status", word)[0] for word in words.split(";")} == {status}


def test_what_stands_beside_a_status_is_kept():
    assert read_word("status", "Done (June 2015)") == ("completed", "June 2015")
    assert read_word("status", "Ongoing - draft shared") == ("ongoing", "draft shared")


@pytest.mark.parametrize("share", ["75 %", "75%", "0.75", "100", "ca. 50 %".removeprefix("ca. ")])
def test_a_share_is_no_status_and_the_refusal_says_what_is(share):
    with pytest.raises(ValidationError) as refusal:
        read_word("status", share)
    (message,) = refusal.value.messages
    assert "share of the work done" in message
    assert "“completed”" in message


def test_a_word_that_nobody_taught_is_asked_about_with_what_it_may_be():
    with pytest.raises(Doubtful) as doubt:
        read_word("status", "progres")
    assert doubt.value.suggested == "ongoing"
    assert [answer for answer, label in doubt.value.choices] == ActivityStatus.values


@pytest.mark.parametrize(("text", "meant"), PARTIES.items())
def test_several_names_in_a_cell_are_parted_and_names_are_not(text, meant):
    known = {normalise(name) for name in KNOWN}
    found = read_parties(text, lambda name: normalise(name) in known)
    told = [f"{p.name.replace(' ', '-')}{p.role and '='}{p.role}" for p in found]
    assert " ".join(told) == meant


def test_free_texts_are_lines_or_parted_by_semicolons():
    assert split_texts("- One; two\n- Three") == ["One; two", "Three"]
    assert split_texts("One; two;") == ["One", "two"]
    assert split_texts("1) One\n2) One") == ["One"]
