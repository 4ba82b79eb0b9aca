import pytest
from django import forms
from django.http import QueryDict

from agencies.models import Agency, Body, Membership, MembershipStatus, Publication
from gmg_portal.lib.filter_forms import DayField

from .sample_lists import AgencyFilterSet, MembershipFilterSet

pytestmark = pytest.mark.usefixtures("memberships")


def filtered(query, filterset_class=MembershipFilterSet, model=Membership):
    filterset = filterset_class(QueryDict(query), model.objects.all())
    assert filterset.problems() == []
    return [each.slug for each in filterset.qs]


def problem(query, filterset_class=MembershipFilterSet, model=Membership):
    (found,) = filterset_class(QueryDict(query), model.objects.all()).problems()
    return found


def test_a_list_without_parameters_has_its_order():
    assert filtered("") == ["ilo-force", "iom-force", "unhcr-group", "ilo-group", "iom-group"]


def test_several_values_of_one_filter_mean_any_of_them():
    assert filtered("agency=unhcr&agency=iom&sort=starts") == [
        "iom-group",
        "unhcr-group",
        "iom-force",
    ]


def test_two_filters_mean_both():
    assert filtered("agency=iom&body=force") == ["iom-force"]


def test_an_empty_choice_filters_nothing():
    assert len(filtered("agency=&status=&on=&year=&sort=")) == 5


def test_a_day_finds_what_certainly_was_on_it():
    assert filtered("on=2010-06-01") == ["ilo-group", "iom-group"]


def test_a_year_finds_what_touches_it():
    assert filtered("year=2013") == ["ilo-force", "iom-force"]


def test_a_year_finds_a_period_of_unknown_end_where_it_began():
    assert "unhcr-group" in filtered("year=2008")
    assert "unhcr-group" not in filtered("year=2009")


def test_a_path_of_relations_filters():
    assert filtered("part_of=group") == ["ilo-force", "iom-force"]


def test_a_relation_to_many_repeats_no_row():
    assert filtered("body=group&body=force&text=organization", AgencyFilterSet, Agency) == [
        "ilo",
        "iom",
    ]


def test_rows_between_are_asked_with_their_own_conditions():
    Membership.objects.filter(slug="iom-force").update(status=MembershipStatus.OBSERVER)

    assert filtered("member_of=force", AgencyFilterSet, Agency) == ["ilo"]


def test_rows_between_that_a_visitor_may_not_see_do_not_count():
    Membership.objects.filter(slug="iom-force").update(publication=Publication.DRAFT)

    assert filtered("member_of=force", AgencyFilterSet, Agency) == ["ilo"]


def test_words_are_found_without_case_and_accents():
    assert filtered("text=Lábour INTERNATIONAL", AgencyFilterSet, Agency) == ["ilo"]


def test_yes_and_no_filter():
    assert filtered("current=no", AgencyFilterSet, Agency) == []
    assert len(filtered("current=yes", AgencyFilterSet, Agency)) == 3


def test_an_unknown_value_is_told_what_exists():
    found = problem("agency=nobody")

    assert found["parameter"] == "agency"
    assert found["value"] == "nobody"
    assert found["possible"] == ["ilo", "iom", "unhcr"]
    assert found["detail"].endswith("Choose one of: ILO (ilo), IOM (iom), UNHCR (unhcr).")


def test_an_unknown_value_empties_the_list():
    assert not MembershipFilterSet(QueryDict("agency=nobody"), Membership.objects.all()).qs


@pytest.mark.parametrize("query", ["on=yesterday", "sort=height"])
def test_a_wrong_day_or_order_leaves_the_list(query):
    assert len(MembershipFilterSet(QueryDict(query), Membership.objects.all()).qs) == 5


def test_of_many_possible_values_the_nearest_are_named():
    for number in range(20):
        Body.objects.create(slug=f"body-{number:02}", name_en=f"{number}", kind="working_group")

    found = problem("body=fource")

    assert found["possible"][0] == "force"
    assert len(found["possible"]) == 12
    assert found["detail"].endswith(", ….")


def test_an_unknown_value_of_a_linked_filter_names_nothing():
    assert problem("part_of=nobody")["detail"] == "“nobody” is not known here."


@pytest.mark.parametrize(
    ("query", "parameter", "detail"),
    [
        ("colour=red", "colour", "This list has no filter “colour”. Choose one of: agency, body"),
        ("status=asleep", "status", "Choose one of: member, observer."),
        ("on=2014-13-01", "on", "Enter a date as year-month-day, for example 2014-07-01."),
        ("on=0001-01-01", "on", "Enter a date as year-month-day, for example 2014-07-01."),
        ("on=9999-12-31", "on", "Enter a date as year-month-day, for example 2014-07-01."),
        ("year=MMXIV", "year", "Enter a year from 1900 to 2100."),
        ("year=20140", "year", "Enter a year from 1900 to 2100."),
        ("sort=height", "sort", "Choose one of: starts, -starts, agency, -agency."),
        ("year=2013&year=2014", "year", "Give “year” once."),
        ("agency=%00", "agency", "is not known here"),
    ],
)
def test_a_wrong_parameter_is_told_what_is_possible(query, parameter, detail):
    found = problem(query)

    assert found["parameter"] == parameter
    assert detail in found["detail"]


@pytest.mark.parametrize("query", ["text=%00", "text=...", "text=" + "a" * 201, "current=maybe"])
def test_text_that_cannot_be_looked_for_is_refused(query):
    assert problem(query, AgencyFilterSet, Agency)["parameter"] == query.split("=")[0]


def test_a_filterset_with_a_meta_of_its_own_is_as_strict():
    assert problem("colour=red", AgencyFilterSet, Agency)["parameter"] == "colour"


def test_drafts_are_no_options_for_a_visitor():
    Body.objects.filter(slug="force").update(publication=Publication.DRAFT)

    assert problem("body=force")["possible"] == ["group"]


def test_all_options_are_one_query(django_assert_num_queries):
    filterset = MembershipFilterSet(QueryDict("agency=iom&body=group"), Membership.objects.all())
    with django_assert_num_queries(1):
        str(filterset.form)
    with django_assert_num_queries(1):
        list(filterset.qs)


def test_options_are_sorted_by_what_they_show():
    form = MembershipFilterSet(QueryDict(), Membership.objects.all()).form

    assert list(form.fields["agency"].choices) == [
        ("ilo", "ILO"),
        ("iom", "IOM"),
        ("unhcr", "UNHCR"),
    ]


def test_one_value_is_chosen_from_a_box_and_several_are_kept():
    one = MembershipFilterSet(QueryDict("agency=iom"), Membership.objects.all()).form
    several = MembershipFilterSet(QueryDict("agency=iom&agency=ilo"), Membership.objects.all()).form

    assert " multiple" not in str(one["agency"])
    assert str(several["agency"]).count(" selected") == 2
    assert " multiple" in str(several["agency"])


def test_the_order_and_linked_filters_travel_with_the_form():
    form = MembershipFilterSet(
        QueryDict("sort=agency&part_of=group"), Membership.objects.all()
    ).form

    assert '<input type="hidden" name="sort" value="agency"' in str(form["sort"])
    assert 'name="part_of" value="group"' in str(form["part_of"])


def test_nothing_hidden_travels_where_nothing_is_set():
    form = MembershipFilterSet(QueryDict("sort="), Membership.objects.all()).form

    assert str(form["sort"]) == str(form["part_of"]) == ""


def test_the_first_fields_stand_in_the_open():
    filterset = MembershipFilterSet(QueryDict("body=group"), Membership.objects.all())

    assert [field.name for field in filterset.shown_first()] == ["agency", "status"]
    assert [field.name for field in filterset.shown_more()] == ["body", "on", "year"]
    assert filterset.is_more_set()


def test_each_value_has_a_chip_that_takes_it_away(rf):
    request = rf.get("/memberships/?agency=iom&agency=nobody&status=member&page=2&sort=starts")
    filterset = MembershipFilterSet(request.GET, Membership.objects.all(), request=request)

    chips = filterset.active_chips(request)

    assert [(chip.label, chip.value) for chip in chips] == [
        ("Agency", "IOM"),
        ("Agency", "nobody"),
        ("Status", "member"),
    ]
    assert chips[0].url == "/memberships/?agency=nobody&status=member&sort=starts"


class ListedForm(forms.Form):
    on = DayField()


def test_a_day_that_is_none_stays_in_its_box_as_it_was_written():
    assert 'type="date"' in str(ListedForm({"on": "2014-07-01"})["on"])
    for wrong in ("soon", "2014-02-31", "20140701"):
        box = str(ListedForm({"on": wrong})["on"])
        assert 'type="text"' in box
        assert f'value="{wrong}"' in box
