"""Agencies, places, links and outputs of activities as an import left them, and before it."""

from collections import defaultdict

from django.db import transaction
from django.db.models import ProtectedError

from agencies.admin.history import take_over
from workplan.models import ActivityAgency, ActivityPlace, ActivityRecommendation, Output

MODELS = (ActivityAgency, ActivityPlace, ActivityRecommendation, Output)


class Rollback(Exception):
    """What was tried is taken back."""


def changed_since(moment):
    """Keys of the activities to which something of this was done after a moment."""
    found = set()
    for model in MODELS:
        rows = model.history.filter(history_date__gt=moment)
        found.update(rows.values_list("activity_id", flat=True).distinct())
    return found


def changed_by(reason):
    """(model, key of an activity) -> the rows of history that were written for that reason."""
    found = defaultdict(list)
    for model in MODELS:
        for row in model.history.filter(history_change_reason=reason).order_by("history_id"):
            found[model, row.activity_id].append(row)
    return found


def give_back(model, rows):
    """Undo what these rows of the history of one activity tell."""
    kinds = {kind: [row for row in rows if row.history_type == kind] for kind in "+~-"}
    for child in model._base_manager.filter(pk__in=[row.id for row in kinds["+"]]):
        child.delete()
    before = [(row, before_that(row)) for row in kinds["~"]]
    # Who hands over what only one may have comes before who takes it.
    for row, then in sorted(before, key=lambda pair: getattr(pair[1], "is_reporting", False)):
        take_over(model._base_manager.get(pk=row.id), then)
    for row in kinds["-"]:
        make_again(row)


def before_that(row):
    """The row of history before a row."""
    rows = type(row).objects.filter(id=row.id, history_id__lt=row.history_id)
    return rows.order_by("-history_id").first()


def make_again(row):
    """What was deleted, with its own key and the next version."""
    child = row.instance
    child._state.adding = True
    child.version = row.version + 1
    child.full_clean(validate_unique=False)
    child.save(force_insert=True)


def referring(instance):
    """(label, key) of every record that keeps another one from being deleted."""
    try:
        with transaction.atomic():
            # A copy: whoever is deleted loses its key.
            type(instance)._base_manager.get(pk=instance.pk).delete()
            raise Rollback
    except Rollback:
        return set()
    except ProtectedError as error:
        return {owner_of(each) for each in error.protected_objects}


def owner_of(row):
    """The record that a row belongs to, or the row itself."""
    if hasattr(row, "activity_id") and isinstance(row, MODELS):
        return "workplan.activity", row.activity_id
    return row._meta.label_lower, row.pk
