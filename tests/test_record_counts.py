"""Every row of every file is in the database; the numbers come from the files alone."""

import pytest

from agencies.models import Publication, Record
from recommendations.models import InstrumentRecommendation
from workplan.models import (
    ActivityAgency,
    ActivityPlace,
    ActivityRecommendation,
    Objective,
    Output,
    PracticePlace,
)
from workplan.shipped import RESOURCES

pytestmark = pytest.mark.django_db

FILES = [resource.shipped.removesuffix(".json") for resource in RESOURCES]


def test_every_file_that_ships_has_its_resource(record_files):
    assert sorted(FILES) == sorted(record_files)


@pytest.mark.parametrize("resource", RESOURCES, ids=FILES)
def test_every_row_is_loaded_and_visible_to_a_visitor(record, resource, visitor):
    rows = record[resource.shipped.removesuffix(".json")]
    model = resource._meta.model
    keys = {row[resource.key] for row in rows}
    assert len(keys) == len(rows)
    assert set(model.objects.values_list(resource.key, flat=True)) == keys
    assert model.objects.visible_to(visitor).count() == len(rows)


@pytest.mark.parametrize("resource", RESOURCES, ids=FILES)
def test_every_record_has_one_version_and_one_row_of_history(record, resource):
    model = resource._meta.model
    assert not model.objects.exclude(version=1).exists()
    assert model.history.count() == model.objects.count()
    if issubclass(model, Record):
        assert not model.objects.exclude(publication=Publication.PUBLISHED).exists()


@pytest.mark.parametrize(
    ("model", "file", "name"),
    [
        (Objective, "workplans", "objectives"),
        (Output, "activities", "outputs"),
        (ActivityPlace, "activities", "places"),
        (ActivityRecommendation, "activities", "recommendations"),
        (PracticePlace, "practices", "places"),
        (InstrumentRecommendation, "instruments", "recommendations"),
    ],
)
def test_what_belongs_to_a_record_is_loaded_with_it(record, model, file, name):
    assert model.objects.count() == sum(len(row[name]) for row in record[file])


def test_every_agency_of_an_activity_is_loaded(record):
    rows = record["activities"]
    leads = ActivityAgency.objects.leads()
    assert leads.count() == sum(len(row["lead_agencies"]) for row in rows)
    assert leads.filter(is_reporting=True).count() == sum(
        lead["is_reporting"] for row in rows for lead in row["lead_agencies"]
    )
    contributors = ActivityAgency.objects.contributors()
    assert contributors.count() == sum(len(row["contributing_agencies"]) for row in rows)


@pytest.mark.parametrize("resource", RESOURCES, ids=FILES)
def test_every_source_of_every_record_is_loaded(record, resource):
    model = resource._meta.model
    if not issubclass(model, Record):
        return
    rows = record[resource.shipped.removesuffix(".json")]
    documents = model.documents.through.objects.count()
    assert documents == sum(len(set(row.get("documents", ()))) for row in rows)
