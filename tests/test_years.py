"""One year of the group on one page."""

import pytest


def test_a_visitor_sees_who_presided_in_2014(client, record):
    page = client.get("/years/2014/").text

    assert "International Labour Organization" in page
    assert "18 members" in page


def test_a_year_with_a_gap_shows_both_chairs_of_2012(client, record):
    page = client.get("/years/2012/").text

    assert "(interim)" in page
    assert "United Nations Office on Drugs and Crime" in page


def test_a_year_before_the_group_is_that_of_its_predecessor(client, record):
    assert "6 members" in client.get("/years/2004/").text


def test_a_year_without_anything_says_so(client, record):
    assert "None on record" in client.get("/years/1990/").text


@pytest.mark.parametrize("year", [0, 1800, 2500])
def test_no_page_for_a_year_of_no_group(client, record, year):
    assert client.get(f"/years/{year}/").status_code == 404


def test_a_year_costs_a_constant_number_of_queries(client, record, django_assert_max_num_queries):
    with django_assert_max_num_queries(14):
        client.get("/years/2014/")
