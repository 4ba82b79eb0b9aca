"""Import and export of records: the admin's CSV and XLSX, and the files of the record.

One row is one record, matched by its short name, with all that belongs to it. Columns, short
names and values that do not exist are refused, and all errors of all rows are found at once.
"""

from copy import copy

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from import_export.instance_loaders import BaseInstanceLoader
from import_export.resources import ModelResource
from import_export.results import RowResult

from .children import ChildrenColumn
from .columns import Later, as_text, column_for, nearest
from .languages import LANGUAGE_SUFFIXES
from .provenance import Channel, provenance
from .shelf import Shelf
from .versions import StaleRecord, one_history_row

#: What every record has besides its own columns.
SHARED = (
    "documents",
    "confidence",
    "confidence_note",
    "note",
    "publication",
    "withdrawn_because",
    "replaced_by",
    "version",
)


def columns(names, shared=SHARED):
    """Names of columns from one text; `name*` is a translated text and the languages that are
    official, `name~` a translated one without them."""
    found = ["slug"]
    for name in names.split():
        if name.endswith(("*", "~")):
            found += [f"{name[:-1]}_{suffix}" for suffix in LANGUAGE_SUFFIXES]
            found += [f"{name[:-1]}_official_in"] if name.endswith("*") else []
        else:
            found.append(name)
    return [*found, *shared]


class KeyedLoader(BaseInstanceLoader):
    """The records that the rows of a file name, in one query."""

    def __init__(self, resource, dataset=None):
        super().__init__(resource, dataset)
        keys = resource.keys_in(dataset)
        found = resource.get_queryset().filter(**{f"{resource.key}__in": keys}) if keys else ()
        self.instances = {getattr(instance, resource.key): instance for instance in found}

    def get_instance(self, row):
        return self.instances.get(as_text(row[self.resource.key]))


class RowOfLoad(RowResult):
    """A row of many files: nobody reads its title, which may take a query."""

    def add_instance_info(self, instance):
        self.object_id = instance.pk


class RecordResource(ModelResource):
    #: The field by which rows and records are matched.
    key = "slug"
    #: The file of the record that ships, and its names for columns that are called otherwise.
    shipped = ""
    renamed: dict[str, str] = {}

    class Meta:
        import_id_fields = ["slug"]
        instance_loader_class = KeyedLoader
        clean_model_instances = True
        skip_unchanged = True

    def __init__(self, *, shelf=None, keeper=None, channel=Channel.IMPORT, **kwargs):
        """Of a load of several files: the shelf that they share, and who says what is kept."""
        super().__init__(**kwargs)
        self._meta = copy(self._meta)
        self._meta.skip_diff = keeper is not None
        self.shelf, self.keeper, self.channel = shelf or Shelf(), keeper, channel
        self.is_part_of_load = shelf is not None
        self.seen, self.postponed, self.kept = set(), [], []
        for column in self.fields.values():
            column.resource = self
            if isinstance(column, ChildrenColumn):
                column.bind(self._meta.model)

    @classmethod
    def field_from_django_field(cls, field_name, django_field, readonly):
        return column_for(django_field)

    # The file

    def import_data(self, dataset, *args, rollback_on_validation_errors=True, **kwargs):
        with provenance(channel=self.channel):
            return super().import_data(
                dataset,
                *args,
                rollback_on_validation_errors=rollback_on_validation_errors,
                **kwargs,
            )

    def before_import(self, dataset, **kwargs):
        self.seen, self.postponed, self.kept = set(), [], []
        headers = [str(header or "").strip() for header in dataset.headers or []]
        problems = list(self.problems_of(headers))
        if problems:
            dataset.wipe()  # without its columns no row means anything
            raise ValidationError(problems)
        dataset.headers = headers
        self.shelf.expected[self._meta.model] |= self.keys_in(dataset)

    def keys_in(self, dataset):
        if self.key not in (dataset.headers or []):
            return set()
        return set(map(as_text, dataset[self.key]))

    def problems_of(self, headers):
        known = [column.column_name for column in self.get_import_fields()]
        if self.key not in headers:
            yield _("The column “%(name)s” is missing.") % {"name": self.key}
        for position, name in enumerate(headers):
            if name not in known:
                yield _("There is no column “%(name)s”.%(nearest)s") % {
                    "name": name,
                    "nearest": nearest(name, [*known, *self.renamed]),
                }
            elif name in headers[:position]:
                yield _("There are two columns “%(name)s”.") % {"name": name}

    def after_import(self, dataset, result, **kwargs):
        """The library's own method resets sequences, which no import by short names disturbs."""
        if not self.is_part_of_load:
            self.settle(result)

    def settle(self, result):
        """Store what points to rows that were still to come, now that they are there."""
        for number, history, instance, changes in self.postponed:
            try:
                self.store_postponed(instance, changes)
            except ValidationError as error:
                result.append_invalid_row(number, {}, error)
            history.__exit__(None, None, None)
        self.postponed = []

    # A row

    def get_row_result_class(self):
        return RowOfLoad if self.is_part_of_load else RowResult

    def import_row(self, row, instance_loader, **kwargs):
        self.changes, self.given = {}, set(row)
        self.row_number = kwargs.get("row_number")
        result = super().import_row(row, instance_loader, **kwargs)
        if result.validation_error or result.errors:
            self.shelf.refused[self._meta.model].add(as_text(row.get(self.key)))
        return result

    def before_import_row(self, row, **kwargs):
        key = as_text(row[self.key])
        if not key:
            raise ValidationError({self.key: _("Give the row a short name.")})
        if key in self.seen:
            raise ValidationError({self.key: _("An earlier row has this short name.")})
        self.seen.add(key)

    def import_instance(self, instance, row, **kwargs):
        """Read every cell; assign those that differ. Raises all errors of the row at once."""
        errors, version = {}, None
        for column in self.get_import_fields():
            if column.column_name not in row:
                continue
            if not instance._state.adding and column.repeats(instance, row):
                continue
            try:
                value = column.clean(row)
                if column.attribute == "version":
                    version = value
                elif column.differs(instance, value):
                    self.changes[column] = value
                    column.assign(instance, value)
            except ValidationError as error:
                errors[column.attribute] = errors_in(error)
        if self.changes and version is not None and version != instance.version:
            errors["version"] = [StaleRecord(instance)]
        if errors:
            raise ValidationError(errors)

    def skip_row(self, instance, original, row, import_validation_errors=None):
        if import_validation_errors:
            return False
        if not self.changes:
            return not instance._state.adding
        if self.keeper and self.keeper.keeps(self, instance):
            self.kept.append(getattr(instance, self.key))
            return True
        return False

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        errors = dict(import_validation_errors or {})
        looked_up = {
            column.model_field.name
            for column in self.fields.values()
            if column.is_looked_up and column.column_name in self.given
        }
        known = {self.key} if instance._state.adding else set()  # or it would have been found
        steps = [
            lambda: instance.clean_fields(exclude=looked_up | set(errors)),
            instance.clean,
            getattr(instance, "check_publication", nothing_to_check),
            lambda: instance.validate_unique(exclude=known | set(errors)),
            lambda: self.shelf.checker.validate(instance, exclude=set(errors)),
        ]
        for step in steps:
            try:
                step()
            except ValidationError as error:
                errors = error.update_error_dict(errors)
        if errors:
            raise ValidationError(errors)

    def save_instance(self, instance, is_create, row, **kwargs):
        """Save the record and all that belongs to it, as one row of its history."""
        if not self._is_using_transactions(kwargs) and self._is_dry_run(kwargs):
            return
        with transaction.atomic():  # a row that fails half way leaves nothing behind
            self.save_changes(instance, is_create)

    def save_changes(self, instance, is_create):
        reason = self.keeper.reason if self.keeper else None
        instance._change_reason = reason
        children = {c for c in self.changes if isinstance(c, ChildrenColumn)}
        relations = {c: v for c, v in self.changes.items() if c.is_relation and c not in children}
        for column in children:
            column.remove(instance, reason)
        history = one_history_row(instance)
        history.__enter__()
        instance.save(force_insert=is_create)
        self.shelf.add(instance)
        for column, value in relations.items():
            column.store(instance, value)
        later = {column: value for column, value in self.changes.items() if points_later(value)}
        if later:
            self.postponed.append((self.row_number, history, instance, later))
        else:
            history.__exit__(None, None, None)
        for column in children:
            column.store(instance, reason)

    def save_m2m(self, instance, row, **kwargs):
        """Done with the record."""

    def store_postponed(self, instance, changes):
        references = {c: v for c, v in changes.items() if not c.is_relation}
        for column, key in references.items():
            column.assign(instance, self.shelf.pks(column.target).get(key))
        if references:
            self.validate_instance(instance)
            instance.save()
        for column in changes.keys() - references.keys():
            pks = self.shelf.pks(column.target)
            column.store(instance, {pks.get(key, key) for key in changes[column]})

    # A file of the record

    def flat(self, row):
        """A row of a file of the record as a row of columns; an unknown name stays as it is."""
        row = {self.renamed.get(name, name): value for name, value in row.items()}
        texts = [name.removesuffix("_en") for name in self.fields if name.endswith("_en")]
        for name in texts:
            self.flatten_text(row, name)
        return row

    def flatten_text(self, row, name):
        """`name` in English with `name_translations` as a column a language."""
        if name in row:
            row[f"{name}_en"] = row.pop(name)
        translations = row.pop(f"{name}_translations", None) or {}
        for suffix, translation in translations.items():
            row[f"{name}_{suffix}"] = translation["text"]
        if translations:
            official = [s for s, translation in translations.items() if translation["official"]]
            row[f"{name}_official_in"] = ["en", *(suffix.replace("_", "-") for suffix in official)]


def nothing_to_check():
    """Of what is no record, such as a place."""


def points_later(value):
    return isinstance(value, Later) or (
        isinstance(value, set) and any(isinstance(pk, Later) for pk in value)
    )


def errors_in(error):
    """The errors of a cell in one list, also where they are those of a row below the record."""
    if hasattr(error, "error_dict"):
        return [each for errors in error.error_dict.values() for each in errors]
    return error.error_list
