"""What was public and is somebody's words is corrected in the open: the old text stays."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from agencies.models import Publication
from recommendations.models import Erratum, Recommendation
from tests.factories import make_recommendation

pytestmark = pytest.mark.django_db


@pytest.fixture
def published():
    return make_recommendation(slug="rights", text="Protect human right")


def as_saved(record):
    return type(record).objects.get(pk=record.pk)


def test_a_public_text_is_not_changed_without_a_reason(published):
    published.text_en = "Protect human rights"

    with pytest.raises(ValidationError) as refused:
        published.full_clean()
    assert list(refused.value.error_dict) == ["text_en"]
    with pytest.raises(ValidationError, match="say why it is corrected"):
        published.save()

    assert as_saved(published).text_en == "Protect human right"
    assert not Erratum.objects.exists()


def test_a_reason_keeps_the_old_text_beside_the_new_one(published):
    published.text_en = "Protect human rights"
    published.corrected_because = " The copy was cut off. "
    published.full_clean()
    published.save()

    erratum = Erratum.objects.get()
    assert (erratum.field, erratum.old_text, erratum.new_text) == (
        "text_en",
        "Protect human right",
        "Protect human rights",
    )
    assert (erratum.reason, erratum.corrected_on) == ("The copy was cut off.", timezone.localdate())
    assert as_saved(published).text_en == "Protect human rights"


def test_a_reason_holds_for_one_save(published):
    published.text_en, published.corrected_because = "Protect rights", "It was cut off."
    published.save()

    published.text_en = "Protect"
    with pytest.raises(ValidationError):
        published.save()


@pytest.mark.parametrize("field", ["title_en", "text_en", "text_fr"])
def test_every_official_text_is_guarded(field):
    item = make_recommendation(
        title="Rights", text="Protect", text_fr="Protéger", text_official_in=["en", "fr"]
    )
    setattr(item, field, "Something else")

    with pytest.raises(ValidationError) as refused:
        item.full_clean()

    assert list(refused.value.error_dict) == [field]


def test_a_text_taken_away_needs_a_reason_too(published):
    published.text_en, published.corrected_because = "", "It belongs to another item."
    published.save()

    assert Erratum.objects.get().new_text == ""


def test_a_missing_text_is_added_and_a_translation_of_ours_improved_freely():
    item = make_recommendation(text="Protect", text_fr="Proteger")
    item.title_en, item.text_fr, item.text_ru = "Rights", "Protéger", "Защищать"
    item.full_clean()
    item.save()

    assert not Erratum.objects.exists()


def test_a_text_that_stops_to_be_official_in_the_same_save_is_guarded():
    item = make_recommendation(text="Protect", text_fr="Protéger", text_official_in=["fr"])
    item.text_fr, item.text_official_in = "Autre chose", ["en"]

    with pytest.raises(ValidationError):
        item.save()


def test_a_draft_is_written_freely_until_it_is_published():
    draft = make_recommendation(text="Protect", publication=Publication.DRAFT)
    draft.text_en = "Protect all"
    draft.save()
    draft.text_en, draft.publication = "Protect all migrants", Publication.PUBLISHED
    draft.save()
    assert not Erratum.objects.exists()

    draft.text_en = "Protect"
    with pytest.raises(ValidationError):
        draft.save()


@pytest.mark.parametrize("state", [Publication.WITHDRAWN, Publication.DRAFT])
def test_what_was_public_once_stays_guarded(published, state):
    published.publication, published.withdrawn_because = state, "Entered twice."
    published.save()
    published.text_en = "Protect"

    with pytest.raises(ValidationError):
        published.save()


def test_no_other_way_leads_past_the_reason(published):
    items = Recommendation.objects.filter(pk=published.pk)
    changed = items.get()
    changed.text_en = "Protect"

    with pytest.raises(TypeError):
        items.update(text_en="Protect")
    with pytest.raises(TypeError), transaction.atomic():
        Recommendation.objects.bulk_update([changed], ["text_en"])
    with pytest.raises(TypeError):
        Recommendation.objects.bulk_create(
            [changed], update_conflicts=True, update_fields=["text_en"], unique_fields=["id"]
        )
    with pytest.raises(ValidationError):
        changed.save(update_fields=["text_en"])
    with pytest.raises(ValidationError):
        items.update_or_create(slug="rights", defaults={"text_en": "Protect"})
    with pytest.raises(ValidationError):
        copy_of(published, text_en="Protect").save()

    assert as_saved(published).text_en == "Protect human right"


def copy_of(record, **changes):
    """An instance with the key of a record, that was never read."""
    values = {field.attname: getattr(record, field.attname) for field in record._meta.fields}
    return type(record)(**{**values, **changes})


def test_a_save_of_something_else_asks_nothing_more(published):
    item = as_saved(published)
    item.full_clean()
    item.note = "Read twice."
    with CaptureQueriesContext(connection) as asked:
        item.save()

    read = 'FROM "recommendations_recommendation"'
    assert not [each for each in asked.captured_queries if read in each["sql"]]


def test_nothing_is_kept_of_a_save_that_fails(published):
    stale = as_saved(published)
    published.note = "First."
    published.save()
    stale.text_en, stale.corrected_because = "Protect", "Cut off."

    with pytest.raises(ValidationError):
        stale.save()

    assert not Erratum.objects.exists()


def test_a_reason_is_checked_like_every_text(published):
    published.text_en, published.corrected_because = "Protect", "Cut\x0b off"

    with pytest.raises(ValidationError) as refused:
        published.full_clean()
    assert list(refused.value.error_dict) == ["corrected_because"]
    with pytest.raises(ValidationError):
        published.save()


def test_an_erratum_is_never_changed_or_deleted(published):
    published.text_en, published.corrected_because = "Protect", "Cut off."
    published.save()
    erratum = Erratum.objects.get()

    for change in (erratum.save, erratum.delete, Erratum.objects.all().delete):
        with pytest.raises(TypeError):
            change()
    with pytest.raises(TypeError):
        Erratum.objects.update(corrected_on=date(2020, 1, 1))
