"""The secretariat says that somebody has gone through the links of a set."""

import pytest
import tablib

from tests.admin_pages import admin_url, open_form, send
from tests.factories import make_framework, make_link_review, make_recommendation
from workplan.models import LinkReview
from workplan.resources import LinkReviewResource

pytestmark = pytest.mark.django_db


@pytest.fixture
def framework():
    return make_framework(slug="asks", title="Asks")


def test_the_secretariat_says_it_in_the_admin(client, secretariat, framework):
    item = make_recommendation(framework=framework, slug="ask-1")
    client.force_login(secretariat)
    url, fields = open_form(client, LinkReview, "add")
    fields |= {
        "framework": [str(framework.pk)],
        "gone_through_by": ["Working group on data"],
        "gone_through": ["2026-11-02"],
        "publication": ["published"],
    }

    response = send(client, url, fields)

    assert response.status_code == 302, response.context["adminform"].form.errors
    assert LinkReview.objects.get().slug == "asks-2026-11-02"
    client.logout()
    assert "Links gone through by Working group on data" in client.get("/frameworks/asks/").text
    assert "None</span>" in client.get(item.get_absolute_url()).text


def test_a_draft_changes_nothing(client, framework):
    make_recommendation(framework=framework)
    make_link_review(framework=framework, publication="draft")

    assert "Nobody has gone through this set" in client.get("/frameworks/asks/").text
    assert client.get("/api/v1/link-reviews/").json()["count"] == 0
    assert client.get("/coverage/?state=none").context_data["count"] == 0


def test_visitors_read_it_as_csv_and_in_the_api(client, framework):
    review = make_link_review(framework=framework, gone_through="2026-11-02")

    row = client.get(f"/api/v1/link-reviews/{review.slug}/").json()
    lines = b"".join(client.get("/link-reviews.csv?framework=asks").streaming_content).decode()

    assert row["framework"] == "asks"
    assert row["gone_through"] == "2026-11-02"
    assert row["url"].endswith("/frameworks/asks/#coverage")
    assert f"{review.slug},asks,The secretariat,2026-11-02" in lines
    assert client.get("/link-reviews.csv?framework=lost").status_code == 400


def test_what_is_exported_and_imported_again_changes_nothing(framework):
    make_link_review(framework=framework)

    result = LinkReviewResource().import_data(LinkReviewResource().export())

    assert result.totals["skip"] == result.total_rows == 1


def test_an_import_names_every_error_of_a_row(framework):
    rows = tablib.Dataset(
        ["new", "aks", "", "soon"],
        headers=["slug", "framework", "gone_through_by", "gone_through"],
    )

    [row] = LinkReviewResource().import_data(rows).invalid_rows

    assert set(row.error_dict) == {"framework", "gone_through_by", "gone_through"}
    assert "Did you mean “asks”?" in str(row.error_dict["framework"])


def test_it_is_imported_by_the_short_name_of_the_set(framework):
    rows = tablib.Dataset(
        ["new", "asks", "IOM", "2026-11"],
        headers=["slug", "framework", "gone_through_by", "gone_through"],
    )

    assert not LinkReviewResource().import_data(rows).has_validation_errors()
    assert LinkReview.objects.get().framework == framework


def test_visitors_and_focal_points_say_nothing(client, iom_focal_point):
    address = admin_url(LinkReview, "add")

    assert client.get(address).status_code == 302
    client.force_login(iom_focal_point)
    assert client.get(address, follow=True).status_code == 403
