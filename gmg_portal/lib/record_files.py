"""Load files of a record through their resources: all of them, or nothing."""

import json
from dataclasses import dataclass, field
from pathlib import Path

import tablib
from django.apps import apps
from django.core.exceptions import NON_FIELD_ERRORS
from django.db import transaction

from .children import ChildrenColumn
from .provenance import Channel
from .shelf import Shelf

#: Marks the rows of history that a load wrote, and so the records that nobody changed since.
REASON = "Loaded from the files that ship"


@dataclass(frozen=True)
class Problem:
    """What is wrong, and where: the row counts from 1, `key` is its short name."""

    file: str
    message: str
    row: int = 0
    key: str = ""
    column: str = ""

    def __str__(self):
        row = f"row {self.row} ({self.key})" if self.key else f"row {self.row}"
        places = [self.file, row if self.row else "", self.column]
        return f"{', '.join(filter(None, places))}: {self.message}"


@dataclass
class Report:
    read: int = 0
    new: int = 0
    changed: int = 0
    kept: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


class Keeper:
    """Keeps what somebody changed or took away since it was loaded."""

    reason = REASON

    def __init__(self, overwrite=False):
        self.overwrite = overwrite
        self._once = {}

    def keeps(self, resource, instance):
        """Asked of a record that is missing or differs from its file."""
        if self.overwrite:
            return False
        if instance._state.adding:
            return self.was_there(resource, instance)
        return self.was_edited(resource, instance)

    def was_there(self, resource, instance):
        """Deleted, or given another short name."""
        history = type(instance).history.model.objects
        if history.model not in self._once:
            keys = history.values_list(resource.key, flat=True)
            self._once[history.model] = set(keys.distinct())
        return getattr(instance, resource.key) in self._once[history.model]

    def was_edited(self, resource, instance):
        newest = instance.history.order_by("-history_date", "-history_id").first()
        if newest is None or newest.history_change_reason != REASON:
            return True
        return any(
            column.child.history.model.objects.filter(
                **{column.relation.field.name: instance.pk}, history_date__gt=newest.history_date
            )
            .exclude(history_change_reason=REASON)
            .exists()
            for column in resource.fields.values()
            if isinstance(column, ChildrenColumn)
        )


def load_files(resources, *, overwrite=False, check=False):
    """Load the file of each resource, in this order; gives a Report.

    With a problem anywhere, or with `check`, nothing is written.
    """
    report, shelf, keeper = Report(), Shelf(), Keeper(overwrite)
    with transaction.atomic():
        files = []
        for resource_class in resources:
            resource = resource_class(shelf=shelf, keeper=keeper, channel=Channel.COMMAND)
            dataset = read_file(resource, report)
            if dataset is not None:
                shelf.expected[resource._meta.model] = resource.keys_in(dataset)
                files.append((resource, dataset))
        if report.problems:
            return report  # what a missing file holds would be missed in all others
        loaded = [(resource, *load_file(resource, dataset)) for resource, dataset in files]
        for resource, keys, result in loaded:
            resource.settle(result)
            add_to_report(report, resource, keys, result)
        if report.problems or check:
            transaction.set_rollback(True)
    return report


def read_file(resource, report):
    path = path_of(resource)
    try:
        return dataset_of(resource, json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        report.problems.append(Problem(path.name, f"The file cannot be read: {error!r}"))
        return None


def load_file(resource, dataset):
    """The keys of the rows and what became of them."""
    keys = list(map(str, dataset[resource.key])) if resource.key in dataset.headers else []
    # Rows after a refused one are still read: their errors are to be named too.
    result = resource.import_data(dataset, rollback_on_validation_errors=False)
    if result.has_errors():
        resource.shelf.refused[resource._meta.model].update(keys)
    return keys, result


def add_to_report(report, resource, keys, result):
    report.read += result.total_rows
    report.new += result.totals["new"]
    report.changed += result.totals["update"]
    report.kept += [f"{key} ({resource.shipped})" for key in resource.kept]
    report.problems += problems_of(result, resource.shipped, keys)


def path_of(resource):
    app = apps.get_app_config(resource._meta.model._meta.app_label)
    return Path(app.path, "data", resource.shipped)


def dataset_of(resource, rows):
    flat = [resource.flat(row) for row in rows]
    headers = list(dict.fromkeys(name for row in flat for name in row))
    cells = [[row.get(name) for name in headers] for row in flat]
    return tablib.Dataset(*cells, headers=headers)


def problems_of(result, file, keys):
    """Every error with its place. What only follows from another one is left out."""
    for error in result.base_errors:
        for message in getattr(error.error, "messages", [str(error.error)]):
            yield Problem(file, str(message))
    for row in sorted(result.invalid_rows, key=lambda row: row.number):
        for column, errors in errors_by_column(row.error).items():
            yield from (
                Problem(file, message, row.number, keys[row.number - 1], column)
                for error in errors
                if error.code != "follows"
                for message in error.messages
            )
    for row in result.error_rows:
        for error in row.errors:
            message = f"{type(error.error).__name__}: {error.error}"
            yield Problem(file, message, row.number, keys[row.number - 1])


def errors_by_column(error):
    if not hasattr(error, "error_dict"):
        return {"": error.error_list}
    return {
        "" if column == NON_FIELD_ERRORS else column: errors
        for column, errors in error.error_dict.items()
    }
