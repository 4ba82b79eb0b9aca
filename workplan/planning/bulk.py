"""Status, objective and body of many activities at once: looked at first, then changed together."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from agencies.models import Publication
from workplan.models import Activity

#: More than an editor can look through before confirming.
MOST_ACTIVITIES = 200

#: What can be changed for many, in this order.
FIELDS = ("status", "objective", "body")


@dataclass
class Changed:
    label: str
    before: str
    after: str


@dataclass
class Left:
    label: str
    why: str


@dataclass
class Row:
    """What becomes of one activity. `values` are those that it is to have."""

    activity: Activity
    changes: list[Changed] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    values: dict = field(default_factory=dict)


def preview(activities, wanted):
    """A row for each activity; `wanted` maps fields to values, None for no objective or body."""
    return [row_of(each, wanted) for each in activities.select_related("plan", "objective", "body")]


def row_of(activity, wanted):
    row = Row(activity)
    for name in (name for name in FIELDS if name in wanted):
        label = Activity._meta.get_field(name).verbose_name
        why = why_left(activity, name, wanted[name])
        if why:
            row.left.append(Left(label, why))
        else:
            words = in_words(name, getattr(activity, name)), in_words(name, wanted[name])
            row.changes.append(Changed(label, *words))
            row.values[name] = wanted[name]
    return row


def why_left(activity, name, value):
    """Why a field of an activity stays as it is; nothing where it does not."""
    if activity.publication == Publication.WITHDRAWN:
        return _("It was withdrawn.")
    if getattr(activity, name) == value:
        return _("It says this already.")
    if name == "objective" and value and value.plan_id != activity.plan_id:
        return _("The objective belongs to another plan.")
    return ""


def in_words(name, value):
    if value is None:
        return _("none")
    return (
        dict(Activity._meta.get_field("status").choices)[value] if name == "status" else str(value)
    )


@transaction.atomic
def change(activities, wanted, versions, reason):
    """Change all of them, each with its own row of history. Gives those that changed.

    `versions` are those that were looked at, by key. Raises ValidationError with every reason
    against it, and then nothing changed.
    """
    locked = activities.select_for_update(of=("self",), no_key=True).order_by("pk")
    rows = [row for row in preview(locked, wanted) if row.values]
    stale = [row.activity for row in rows if versions.get(row.activity.pk) != row.activity.version]
    if stale:
        text = _("“%s” was changed meanwhile: look at it again.")
        raise ValidationError([text % each for each in stale])
    refused = [message for row in rows for message in assign(row)]
    if refused:
        raise ValidationError(refused)
    for row in rows:
        row.activity._change_reason = reason
        row.activity.save()
    return [row.activity for row in rows]


def assign(row):
    """Give the activity its values; what the model says against it."""
    activity = row.activity
    for name, value in row.values.items():
        setattr(activity, name, value)
    others = {each.name for each in Activity._meta.fields} - {"plan", *row.values}
    try:
        # The constraints are about fields that have been chosen from lists.
        activity.full_clean(exclude=others, validate_constraints=False)
    except ValidationError as error:
        return [f"{activity}: {message}" for message in error.messages]
    return []
