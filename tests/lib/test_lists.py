import pytest

from agencies.models import Body, Membership, Publication
from gmg_portal.lib import lists

pytestmark = pytest.mark.usefixtures("memberships")


def names(response):
    return [each.slug for each in response.context_data["object_list"]]


def page_of(client, query=""):
    return client.get(f"/memberships/{query}")


def many_memberships(count):
    """More rows: each agency's membership in a body of its own."""
    first = Membership.objects.first()
    for number in range(count):
        body = Body.objects.create(
            slug=f"body-{number}", name_en=f"Body {number}", kind="working_group"
        )
        Membership.objects.create(slug=f"many-{number}", agency=first.agency, body=body)


def test_a_visitor_reads_a_list(client):
    response = page_of(client)

    assert response.status_code == 200
    assert names(response)[0] == "ilo-force"
    assert response.context_data["nav_section"] == "agencies"


def test_a_visitor_sees_no_drafts(client):
    Membership.objects.filter(slug="iom-force").update(publication=Publication.DRAFT)

    assert "iom-force" not in names(page_of(client))


def test_a_filtered_list_says_how_many_of_how_many(client):
    context = page_of(client, "?agency=iom").context_data

    assert (context["count"], context["total"]) == (2, 5)
    assert [chip.value for chip in context["chips"]] == ["IOM"]


def test_downloads_are_of_the_same_list(client):
    context = page_of(client, "?agency=iom&status=&sort=starts&page=1").context_data

    assert [(each["format"], each["url"]) for each in context["downloads"]] == [
        ("csv", "/memberships.csv?agency=iom&sort=starts"),
        ("xlsx", "/memberships.xlsx?agency=iom&sort=starts"),
        ("json", "/memberships.json?agency=iom&sort=starts"),
        ("api", "/api/v1/memberships/?agency=iom&sort=starts"),
    ]


@pytest.mark.parametrize("wanted", ["csv", "xlsx", "json"])
def test_a_format_leads_to_its_download(client, wanted):
    response = page_of(client, f"?agency=iom&format={wanted}")

    assert response.status_code == 302
    assert response.url == f"/memberships.{wanted}?agency=iom"


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?agency=nobody", "Choose one of: ILO (ilo), IOM (iom), UNHCR (unhcr)."),
        ("?colour=red", "This list has no filter “colour”."),
        ("?on=yesterday", "Enter a date as year-month-day"),
        ("?sort=height", "Choose one of: starts, -starts"),
        ("?page=first", "“first” is not a page. Give a number, or all."),
        ("?page=0", "“0” is not a page."),
        ("?page=" + "9" * 5000, "is not a page."),
        ("?format=xls", "Choose one of: html, csv, xlsx, json."),
    ],
)
def test_a_wrong_parameter_is_said_on_the_page(client, query, said):
    response = page_of(client, query)

    assert response.status_code == 400
    assert said in response.content.decode()


def test_a_wrong_page_number_leaves_the_list(client):
    assert len(names(page_of(client, "?page=first"))) == 5


def test_a_wrong_filter_shows_no_rows(client):
    assert names(page_of(client, "?agency=nobody")) == []


def test_a_page_past_the_end_is_the_last_and_says_so(client):
    many_memberships(3)

    response = page_of(client, "?page=7")

    assert response.status_code == 200
    assert response.context_data["page_obj"].number == 2
    assert "There is no page 7. This is the last one, page 2." in response.content.decode()


def test_pages_have_addresses_that_keep_the_filters(client):
    many_memberships(8)

    urls = page_of(client, "?status=member&page=2").context_data["page_urls"]

    assert urls == {
        "first": "/memberships/?status=member",
        "previous": "/memberships/?status=member",
        "next": "/memberships/?status=member&page=3",
        "last": "/memberships/?status=member&page=3",
        "all": "/memberships/?status=member&page=all",
    }


def test_all_rows_stand_on_one_page_for_printing(client):
    many_memberships(8)

    assert len(names(page_of(client, "?page=all"))) == 13


def test_too_many_rows_for_one_page_are_refused_with_advice(client, monkeypatch):
    monkeypatch.setattr(lists, "MOST_ON_ONE_PAGE", 7)
    many_memberships(8)

    response = page_of(client, "?page=all")

    assert len(names(response)) == 5
    assert "One page shows 7 entries at most." in response.content.decode()


def test_orders_have_addresses_that_turn_around(client):
    links = page_of(client, "?sort=starts&page=1").context_data["sort_links"]

    assert links["starts"] == {"url": "/memberships/?sort=-starts", "aria": "ascending"}
    assert links["agency"] == {"url": "/memberships/?sort=agency", "aria": ""}


def test_the_order_a_list_begins_with_is_marked(client):
    assert page_of(client).context_data["sort_links"]["starts"]["aria"] == "descending"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_a_list_is_only_read(client, method):
    assert getattr(client, method)("/memberships/").status_code == 405


def test_more_rows_need_no_more_queries(client, django_assert_num_queries):
    with django_assert_num_queries(4):  # options, count, total, rows
        page_of(client, "?status=member")
    many_memberships(20)
    with django_assert_num_queries(4):
        page_of(client, "?status=member")
