"""Every page of every model in the admin, with the record that ships."""

import pytest
from django.apps import apps
from django.contrib.admin import site
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from agencies.models import Membership
from gmg_portal.lib.versions import Versioned
from tests.admin_pages import admin_url, open_form, send
from tests.factories import make_activity, make_agency, make_document, make_theme

APPS = ("agencies", "recommendations", "workplan")
MODELS = [model for label in APPS for model in apps.get_app_config(label).get_models()]
OURS = [model for model in MODELS if not model.__name__.startswith("Historical")]
VERSIONED = [model for model in OURS if issubclass(model, Versioned)]


@pytest.fixture
def editor(client, secretariat):
    client.force_login(secretariat)
    return client


def queries_of(client, url):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def test_every_model_has_its_admin():
    assert not [model._meta.label for model in OURS if not site.is_registered(model)]


def test_the_secretariat_lists_and_searches_everything(editor, record):
    for model in OURS:
        url = admin_url(model, "changelist")
        assert editor.get(url).status_code == 200, url
        assert editor.get(url, {"q": "Migración 2014 IOM"}).status_code == 200, url


def test_a_list_takes_twelve_queries_however_many_rows_it_shows(editor, record, monkeypatch):
    for model in OURS:
        url = admin_url(model, "changelist")
        counts = []
        for rows in (10, 10, 100):  # the first fills caches
            monkeypatch.setattr(site.get_model_admin(model), "list_per_page", rows)
            counts.append(queries_of(editor, url))
        assert counts[1] == counts[2] <= 12, (url, counts)


def test_saving_what_was_read_changes_nothing(editor, record):
    for model in VERSIONED:
        first, last = model.objects.order_by("pk").first(), model.objects.order_by("pk").last()
        for instance in filter(None, [first, last]):
            url, fields = open_form(editor, instance)

            response = send(editor, url, fields)

            assert response.status_code == 302, (url, errors(response))
            now = model.objects.get(pk=instance.pk)
            assert now.version == instance.version, f"{instance} was saved without a change"


def errors(response):
    if not response.context:
        return None
    found = [response.context["adminform"].form.errors]
    return found + [rows.formset.errors for rows in response.context["inline_admin_formsets"]]


def test_the_history_of_everything_opens(editor, record):
    for model in VERSIONED:
        instance = model.objects.first()
        if instance is not None:
            url = admin_url(instance, "history")
            assert editor.get(url).status_code == 200, url
            row = instance.history.first()
            assert editor.get(admin_url(instance, "version", row.history_id)).status_code == 200


def test_everything_with_a_resource_is_exported(editor, record):
    for model in OURS:
        if getattr(site.get_model_admin(model), "resource_class", None):
            for kind in ("csv", "xlsx"):
                response = editor.get(admin_url(model, f"export_{kind}"))
                assert response.status_code == 200, model
                assert "attachment" in response["Content-Disposition"]


def test_focal_points_get_no_entry(client, iom_focal_point):
    client.force_login(iom_focal_point)
    for model in OURS:
        response = client.get(admin_url(model, "changelist"), follow=True)
        assert response.status_code == 403, model
    assert client.get(reverse("admin:index"), follow=True).status_code == 403


def test_visitors_are_asked_to_sign_in(client, db):
    response = client.get(admin_url(Membership, "changelist"), follow=True)
    assert response.redirect_chain[-1][0] == ("/account/login/?next=/admin/agencies/membership/")


def test_the_desk_counts_what_asks_for_eyes(editor, db):
    make_agency(confidence="unconfirmed")
    make_theme(publication="draft", documents=[make_document()])
    make_activity(documents=[make_document()])

    page = editor.get(reverse("admin:index")).content.decode()

    for path, query in [
        ("agencies/agency", "confidence__exact=unconfirmed"),
        ("agencies/agency", "sources=none"),
        ("recommendations/theme", "publication__exact=draft"),
        ("workplan/activity", "lead=none"),
    ]:
        assert f'<a href="/admin/{path}/?{query}">1' in page
        found = editor.get(f"/admin/{path}/?{query}").context["cl"].result_count
        assert found == 1, (path, query)
    assert "/admin/recommendations/theme/?sources=none" not in page
    for path in ("/handover/", "/admin/trace/"):
        assert f'<a href="{path}">' in page


def test_the_desk_takes_as_many_queries_for_many_records(editor, db):
    few = queries_of(editor, reverse("admin:index"))
    few = queries_of(editor, reverse("admin:index"))
    for _number in range(10):
        make_agency(confidence="unconfirmed")
    assert queries_of(editor, reverse("admin:index")) == few <= 15


def test_pages_of_the_admin_hold_no_inline_script(editor, record):
    pages = [reverse("admin:index"), admin_url(Membership, "changelist")]
    pages += [admin_url(Membership, "add"), admin_url(Membership.objects.first(), "history")]
    for url in pages:
        response = editor.get(url)
        policy = response["Content-Security-Policy"]
        assert "script-src 'self';" in policy
        page = response.content.decode()
        assert page.count("<script") == page.count("<script src=") + page.count("<script id=")
        assert " onclick=" not in page
