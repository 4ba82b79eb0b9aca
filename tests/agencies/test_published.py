"""The query of what is published is at hand; it says what it would say if it were made anew."""

import pytest
from django.apps import apps

from agencies.models import Agency
from agencies.models.record import Record, published_q

RECORDS = [model for model in apps.get_models() if issubclass(model, Record)]


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
def test_the_query_at_hand_is_the_one_that_is_meant(model):
    anew = str(model.objects.filter(published_q(model)).query)

    model.objects.published().filter(slug="iom").order_by("-pk")[:3]

    assert str(model.objects.published().query) == anew


@pytest.mark.parametrize(
    "asked",
    [
        Agency.objects.filter(slug="iom"),
        Agency.objects.order_by("-slug"),
        Agency.objects.select_related("replaced_by"),
        Agency.objects.only("slug"),
        Agency.objects.none(),
    ],
    ids=["filtered", "ordered", "joined", "narrowed", "none"],
)
def test_what_was_asked_before_is_asked_still(asked):
    published = asked.published().query
    anew = asked.filter(published_q(Agency)).query

    assert vars(published).keys() == vars(anew).keys()
    assert published.where == anew.where
    assert (published.order_by, published.select_related) == (anew.order_by, anew.select_related)
    assert published.deferred_loading == anew.deferred_loading
