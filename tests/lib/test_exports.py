import csv
from datetime import UTC, date, datetime

import pytest
from django.db import OperationalError, connection
from django.db.backends.base.base import BaseDatabaseWrapper

from agencies.models import Membership, Publication
from gmg_portal.lib.exports import cell, csv_lines, each_row


def table(response):
    return list(csv.reader(b"".join(response.streaming_content).decode().splitlines()))


@pytest.mark.usefixtures("memberships")
class TestDownloads:
    def test_a_visitor_downloads_what_the_page_lists(self, client):
        response = client.get("/memberships.csv?agency=iom&sort=starts")

        assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
        assert table(response) == [
            ["slug", "agency", "starts", "note"],
            ["iom-group", "iom", "2006-01-01", ""],
            ["iom-force", "iom", "2011-01-01", ""],
        ]

    def test_the_file_is_named_after_the_list_and_the_day(self, client, time_machine):
        time_machine.move_to(datetime(2014, 7, 1, 12, tzinfo=UTC))

        response = client.get("/memberships.csv")

        assert response.headers["Content-Disposition"] == (
            'attachment; filename="memberships-2014-07-01.csv"'
        )

    def test_drafts_are_not_in_it(self, client):
        Membership.objects.filter(slug="iom-force").update(publication=Publication.DRAFT)

        assert len(table(client.get("/memberships.csv?agency=iom"))) == 2

    def test_an_empty_list_is_a_header(self, client):
        assert len(table(client.get("/memberships.csv?year=1999"))) == 1

    def test_related_records_share_a_cell_in_alphabetical_order(self, client):
        assert table(client.get("/agencies.csv"))[1:] == [
            ["ilo", "force group"],
            ["iom", "force group"],
            ["unhcr", "group"],
        ]

    @pytest.mark.parametrize(
        ("query", "said"),
        [
            ("?agency=nobody", "agency: “nobody” is not known here. Choose one of: ILO (ilo)"),
            ("?page=2", "page: This list has no filter “page”."),
            ("?on=2014-02-30", "on: Enter a date as year-month-day"),
            ("?sort=-height", "sort: "),
        ],
    )
    def test_a_wrong_parameter_is_refused_in_words(self, client, query, said):
        response = client.get(f"/memberships.csv{query}")

        assert response.status_code == 400
        assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
        assert said in response.content.decode()

    def test_a_download_is_one_query(self, client, django_assert_num_queries):
        with django_assert_num_queries(1):
            table(client.get("/memberships.csv"))

    def test_rows_are_read_while_they_are_sent(self, memberships):
        lines = csv_lines(["slug"], each_row(memberships.order_by("pk").values_list("slug")))

        assert next(lines) == "slug\r\n"
        assert next(lines) == "iom-group\r\n"
        lines.close()
        assert not connection.needs_rollback

    def test_without_a_database_there_is_no_half_file(self, client, monkeypatch):
        def no_answer(self):
            raise OperationalError

        with monkeypatch.context() as broken:
            broken.setattr(BaseDatabaseWrapper, "ensure_connection", no_answer)
            with pytest.raises(OperationalError):
                client.get("/memberships.csv")

    def test_a_download_is_only_read(self, client):
        assert client.post("/memberships.csv").status_code == 405


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@cmd", "\tx", "\rx"])
def test_a_cell_is_never_a_formula(text):
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, ""),
        (True, "yes"),
        (False, "no"),
        (-3, -3),
        (date(2014, 7, 1), "2014-07-01"),
        (["en", "fr"], "en fr"),
        ("2006/..", "2006/.."),
    ],
)
def test_a_cell_is_plain_text(value, written):
    assert cell(value) == written
