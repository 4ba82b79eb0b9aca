"""Of many writers that read the same version one succeeds; every change leaves its trail."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from agencies.models import Agency, AgencyAlias
from gmg_portal.lib.provenance import Channel, provenance
from gmg_portal.lib.versions import StaleRecord, one_history_row
from tests.factories import make_agency, make_document, make_recommendation, make_theme

WRITERS = 10


@pytest.mark.django_db(transaction=True)
def test_of_ten_editors_one_saves_and_nine_are_told():
    agency = make_agency(mandate="As it was.")
    read = [Agency.objects.get(pk=agency.pk) for _ in range(WRITERS)]
    start, told = Barrier(WRITERS), []

    def save(number):
        try:
            start.wait(timeout=30)
            read[number].mandate = f"Editor {number}"
            read[number].save()
        except StaleRecord as stale:
            told.append((number, stale.record.version))
        finally:
            connection.close()

    editors = [Thread(target=save, args=[number]) for number in range(WRITERS)]
    for editor in editors:
        editor.start()
    for editor in editors:
        editor.join(timeout=60)

    agency.refresh_from_db()
    assert len(told) == WRITERS - 1
    assert all(version == 1 for _number, version in told)
    (winner,) = set(range(WRITERS)) - {number for number, _version in told}
    assert (agency.mandate, agency.version) == (f"Editor {winner}", 2)
    assert agency.history.count() == 2


@pytest.mark.django_db
def test_an_editor_who_was_refused_keeps_the_text_and_may_save_after_reading_again():
    agency = make_agency()
    stale = Agency.objects.get(pk=agency.pk)
    agency.save()
    stale.mandate = "Mine"
    with pytest.raises(StaleRecord):
        stale.save()
    assert stale.mandate == "Mine"
    stale.version = Agency.objects.get(pk=agency.pk).version
    stale.save()
    assert Agency.objects.get(pk=agency.pk).mandate == "Mine"


@pytest.mark.django_db
def test_a_save_that_fails_takes_no_version():
    agency, other = make_agency(), make_agency()
    agency.slug = other.slug
    with pytest.raises(Exception, match=r"(?i)unique"):
        agency.save()
    assert agency.version == 1


@pytest.mark.django_db
def test_rows_below_a_record_are_versioned_too():
    alias = AgencyAlias.objects.create(agency=make_agency(), alias="One")
    stale = AgencyAlias.objects.get(pk=alias.pk)
    alias.save()
    with pytest.raises(StaleRecord):
        stale.save()


@pytest.mark.django_db
def test_history_says_who_on_whose_behalf_and_through_which_door(secretariat):
    with provenance(channel=Channel.ADMIN, on_behalf_of="iom", request_id="request-7"):
        agency = make_agency(slug="new")
        agency._history_user = secretariat
        agency.mandate = "Written"
        agency.save()
    row = agency.history.first()
    assert row.history_user == secretariat
    assert (row.channel, row.on_behalf_of, row.request_id) == ("admin", "iom", "request-7")
    assert (row.prev_record.mandate, row.mandate) == ("", "Written")


@pytest.mark.django_db
def test_history_survives_what_it_describes():
    agency = make_agency(slug="short-lived")
    agency.delete()
    kinds = Agency.history.filter(slug="short-lived").values_list("history_type", flat=True)
    assert sorted(kinds) == ["+", "-"]


@pytest.mark.django_db
def test_a_record_and_its_relations_make_one_row_of_history():
    theme, document = make_theme(), make_document()
    item = make_recommendation(themes=[theme], documents=[document])
    row = item.history.get()
    assert [link.theme for link in row.themes.all()] == [theme]
    assert [link.document for link in row.documents.all()] == [document]
    with one_history_row(item):
        item.save()
        item.themes.clear()
    assert item.history.count() == 2
    assert not item.history.first().themes.exists()
    delta = item.history.first().diff_against(row)
    assert "themes" in delta.changed_fields


@pytest.mark.django_db
def test_a_row_of_history_gives_the_record_back_as_it_was():
    agency = make_agency(name="Before")
    agency.name_en = "After"
    agency.save()
    assert agency.history.last().instance.name_en == "Before"
    alias = AgencyAlias.objects.create(agency=agency, alias="Of old")
    assert alias.history.get().instance.alias == "Of old"
