"""Every page of every model in the admin, with the record that ships."""

import pytest
from django.apps import apps
from django.contrib.admin import site
from django.urls import reverse

from tests.admin_pages import admin_url, open_form, send

OURS = [
    model
    for model in apps.get_models()
    if model._meta.app_label in ("agencies", "recommendations", "workplan")
    and not model.__name__.startswith("Historical")
]
VERSIONED = [model for model in OURS if hasattr(model, "history")]
LISTS_QUERIES = 12

each_model = pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
each_versioned = pytest.mark.parametrize("model", VERSIONED, ids=lambda model: model._meta.label)


@pytest.fixture
def editor(client, secretariat):
    client.force_login(secretariat)
    return client


def test_every_model_has_its_admin():
    assert not [model._meta.label for model in OURS if not site.is_registered(model)]


@each_model
def test_the_secretariat_lists_and_searches(model, editor, record):
    url = admin_url(model, "changelist")
    assert editor.get(url).status_code == 200
    assert editor.get(url, {"q": "Migración 2014 IOM"}).status_code == 200


@each_model
def test_a_list_takes_twelve_queries_at_most(model, editor, record, django_assert_max_num_queries):
    url = admin_url(model, "changelist")
    editor.get(url)
    with django_assert_max_num_queries(LISTS_QUERIES):
        editor.get(url)


@each_versioned
def test_saving_what_was_read_changes_nothing(model, editor, record):
    for instance in model.objects.order_by("pk")[:12]:
        url, fields = open_form(editor, instance)

        response = send(editor, url, fields)

        assert response.status_code == 302, errors(response)
        now = model.objects.get(pk=instance.pk)
        assert now.version == instance.version, f"{instance} was saved without a change"


@each_versioned
def test_the_history_of_every_record_opens(model, editor, record):
    instance = model.objects.first()
    if instance is None:
        pytest.skip("none ship")
    assert editor.get(admin_url(instance, "history")).status_code == 200
    row = instance.history.first()
    assert editor.get(admin_url(instance, "version", row.history_id)).status_code == 200


@each_model
def test_focal_points_get_no_entry(model, client, iom_focal_point):
    client.force_login(iom_focal_point)
    response = client.get(admin_url(model, "changelist"), follow=True)
    assert response.status_code == 403


@each_model
def test_visitors_are_asked_to_sign_in(model, client, db):
    response = client.get(admin_url(model, "changelist"), follow=True)
    assert response.redirect_chain[-1][0].startswith("/account/login/")


def errors(response):
    context = response.context
    if not context:
        return response.status_code
    found = [context["adminform"].form.errors]
    found += [formset.formset.errors for formset in context["inline_admin_formsets"]]
    return response.status_code, found


@pytest.mark.parametrize("page", ["index", "jsi18n"])
def test_the_desk_opens(page, editor, record):
    assert editor.get(reverse(f"admin:{page}")).status_code == 200
