import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st

from gmg_portal.lib.edtf_words import names
from gmg_portal.lib.periods import Edge, EdtfField, EdtfFormField

END = EdtfFormField(edge=Edge.END, required=False)
DAY = EdtfFormField(required=False)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("2006", "2006"),
        ("2006-05", "2006-05"),
        ("2006-05-09", "2006-05-09"),
        ("2006/5/9", "2006-05-09"),
        ("05/2006", "2006-05"),
        ("May 2006", "2006-05"),
        ("9 May 2006", "2006-05-09"),
        ("May 9, 2006", "2006-05-09"),
        ("the 9th of may, 2006", "2006-05-09"),
        ("25/05/2006", "2006-05-25"),
        ("05/25/2006", "2006-05-25"),
        ("05/05/2006", "2006-05-05"),
        ("2021-34", "2021-34"),
        ("2021-Q2", "2021-34"),
        ("Q2 2021", "2021-34"),
        ("second quarter of 2021", "2021-34"),
        ("2nd quarter 2021", "2021-34"),
        ("first half of 2013", "2013-40"),
        ("H2 2013", "2013-41"),
        ("2006 or 2007", "[2006..2007]"),
        ("2006 to 2007", "[2006..2007]"),
        ("2006-2007", "[2006..2007]"),
        ("2006 – 2007", "[2006..2007]"),
        ("between 2006 and 2007", "[2006..2007]"),
        ("between January and May 2006", "[2006-01..2006-05]"),
        ("between 1 January and 9 May 2006", "[2006-01-01..2006-05-09]"),
        ("9 or 12 May 2006", "[2006-05-09..2006-05-12]"),
        ("before 2014", "[..2014]"),
        ("2014 or before", "[..2014]"),
        ("by November 2010", "[..2010-11]"),
        ("[ 2006 .. 2007 ]", "[2006..2007]"),
        ("unknown", ""),
        ("Undated", ""),
        ("", ""),
        ("   ", ""),
        (None, ""),
    ],
)
def test_people_write_dates_in_their_own_way(written, kept):
    assert DAY.clean(written) == kept


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("9 mai 2006", "2006-05-09"),
        ("1er août 2011", "2011-08-01"),
        ("DECEMBRE 2010", "2010-12"),
        ("T2 2021", "2021-34"),
        ("9 de mayo de 2006", "2006-05-09"),
        ("9 мая 2006 г.", "2006-05-09"),
        ("май 2006 года", "2006-05"),
        ("2 квартал 2021", "2021-34"),
        ("2-й квартал 2021 г.", "2021-34"),
        ("٩ مايو ٢٠٠٦", "2006-05-09"),
        ("أغسطس 2011", "2011-08"),
        ("اغسطس 2011", "2011-08"),
        ("2006年5月9日", "2006-05-09"),
        ("２００６年５月", "2006-05"),
        ("2021年第2季度", "2021-34"),
        ("\u200f2006\u200e", "2006"),
    ],
)
def test_months_are_known_in_the_six_languages_whatever_the_page(written, kept):
    assert DAY.clean(written) == kept


def test_no_name_stands_for_two_months():
    known = names()
    assert known[frozenset(["mars"])] == known[frozenset(["march"])] == known[frozenset(["mar"])]
    assert {number for precision, number in known.values() if precision == "month"} == {
        *range(1, 13)
    }


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("between January and 9 May 2006", "[2006-01-01..2006-05-09]"),
        ("2013 or May 2014", "[2013-01-01..2014-05-31]"),
        ("Q1 or Q2 2021", "[2021-01..2021-06]"),
    ],
)
def test_ends_that_a_set_cannot_hold_are_written_more_exactly(written, kept):
    assert DAY.clean(written) == kept


@pytest.mark.parametrize("written", ["ongoing", "Open", "present", "to date", ".."])
def test_only_an_end_may_be_open(written):
    assert END.clean(written) == ".."
    for edge in (Edge.START, Edge.DAY):
        with pytest.raises(ValidationError, match="Only an end"):
            EdtfFormField(edge=edge).clean(written)


@pytest.mark.parametrize(
    ("written", "explained"),
    [
        ("30 February 2014", "there is no day 30"),
        ("31/11/2006", "2006-11-30, there is no day 31"),
        ("2014-02-30", "the last day of that month is 2014-02-28"),
        ("13/2006", "there is no month 13"),
        ("2007 or 2006", "wrong way round"),
        ("2006?", "doubtful"),
        ("2006/2007", "start and its end"),
        ("circa 2006", "Write it as exactly as it is known"),
        ("hello", "Write it as exactly as it is known"),
        ("May 9 to 12, 2006", "Write it as exactly as it is known"),
        ("12, 2006", "Write it as exactly as it is known"),
        ("5 6 7 2006", "Write it as exactly as it is known"),
        ("9 May", "Write it as exactly as it is known"),
        ("before May", "Write it as exactly as it is known"),
        ("9 or 12 2006", "Write it as exactly as it is known"),
        ("2006\u000b05", "control characters"),
        ("2006\x00", "control characters"),
        ("2006\t05", "control characters"),
        ("2" * 101, "at most 100 characters"),
    ],
)
def test_a_wrong_date_is_explained(written, explained):
    with pytest.raises(ValidationError) as refused:
        DAY.clean(written)
    assert explained in refused.value.messages[0]


def test_a_date_with_two_readings_is_not_guessed():
    with pytest.raises(ValidationError) as refused:
        DAY.clean("09/05/2006")
    assert refused.value.messages == [
        "“09/05/2006” may be 9 May 2006 or 5 September 2006. Write the month as a word, or the "
        "year first: 2006-05-09 or 2006-09-05."
    ]


def test_phrases_are_understood_in_english_on_every_page():
    with override("fr"):
        assert DAY.clean("between 2006 and 2007") == "[2006..2007]"
        assert END.clean("ongoing") == ".."


def test_a_required_date_may_not_be_unknown():
    with pytest.raises(ValidationError, match="required"):
        EdtfFormField().clean("unknown")


def test_a_model_s_date_has_this_field():
    field = EdtfField(edge=Edge.END, verbose_name="ends").formfield()

    assert isinstance(field, EdtfFormField)
    assert not field.required
    assert "it has no end" in str(field.help_text)
    assert field.clean("first half of 2013") == "2013-40"
    assert not field.has_changed("2021-34", "Q2 2021")
    assert field.has_changed("2021-34", "Q3 2021")


@settings(deadline=None)
@given(st.text(max_size=40) | st.from_regex(r"[0-9 a-z./\[\]年月-]{1,30}", fullmatch=True))
def test_any_text_is_kept_as_a_date_or_refused(text):
    try:
        kept = END.clean(text)
    except ValidationError:
        return
    assert END.clean(kept) == kept
    assert EdtfField(edge=Edge.END).clean(kept, None) == kept
