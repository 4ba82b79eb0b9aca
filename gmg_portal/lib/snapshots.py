"""What a versioned row says, now or in a row of its history, field by field and in words."""

from collections import defaultdict

from django.utils.translation import gettext as _

from .periods import EdtfField, format_date


def told_fields(model):
    """The fields that say something: no keys, no counters, nothing that is computed.

    Of a model with a history those that it keeps: no passwords.
    """
    plain = [
        field
        for field in model._meta.concrete_fields
        if not field.primary_key and (field.editable or field.choices)
    ]
    many = [
        field for field in model._meta.many_to_many if field.remote_field.through._meta.auto_created
    ]
    past = model.history.model if hasattr(model, "history") else model
    return [field for field in [*plain, *many] if hasattr(past, field.name)]


def snapshot(record):
    """Field name -> value: keys for relations, a sorted list of them for relations to many."""
    return {
        field.name: _keys(getattr(record, field.name).values_list("pk", flat=True))
        if field.many_to_many
        else field.value_from_object(record)
        for field in told_fields(type(record))
    }


def snapshots_of(rows):
    """The same of rows of history of one model, in a query for each relation to many."""
    if not rows:
        return []
    fields = told_fields(rows[0].instance_type)
    related = {f.name: _related_to(rows, f) for f in fields if f.many_to_many}
    return [
        {
            field.name: _keys(related[field.name][row.pk])
            if field.many_to_many
            else field.value_from_object(row)
            for field in fields
        }
        for row in rows
    ]


def snapshot_of(row):
    return snapshots_of([row])[0]


def _related_to(rows, field):
    """Key of the row of history -> keys of the related records."""
    links = getattr(type(rows[0]), field.name).model._base_manager
    found = defaultdict(list)
    pairs = links.filter(history__in=[row.pk for row in rows])
    for row, key in pairs.values_list("history_id", f"{field.m2m_reverse_field_name()}_id"):
        found[row].append(key)
    return found


def version_row(record, version):
    """The row of history that tells a version of a record, or None."""
    rows = record.history.filter(version=version).exclude(history_type="-")
    return rows.select_related("history_user").first()


def _keys(found):
    return sorted(found)


class Words:
    """Snapshots in words. Related records are looked up once for all the snapshots given."""

    def __init__(self, model, snapshots):
        self.fields = told_fields(model)
        wanted = defaultdict(set)
        for field in self.fields:
            if field.is_relation:
                for values in snapshots:
                    wanted[field.related_model].update(_as_list(values.get(field.name)))
        self._names = {other: _names(other, keys) for other, keys in wanted.items()}

    def of(self, field, value):
        """A value as text; nothing is the empty text."""
        if field.is_relation:
            return "\n".join(sorted(self._name(field, key) for key in _as_list(value)))
        if value in (None, "", []):
            return ""
        if isinstance(field, EdtfField):
            return date_in_words(value)
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if isinstance(value, list):
            return "\n".join(map(str, value))
        return str(dict(field.flatchoices).get(value, value))

    def _name(self, field, key):
        return self._names[field.related_model].get(key) or _("deleted (%(key)s)") % {"key": key}


def date_in_words(value):
    """As it is written, and in words where they are others."""
    words = str(format_date(value))
    return value if words == value else f"{value} ({words})"


def _as_list(value):
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def _names(model, keys):
    rows = model._default_manager.all()
    if hasattr(rows, "for_listing"):
        rows = rows.for_listing()
    return {row.pk: str(row) for row in rows.filter(pk__in=keys)} if keys else {}


def readable(field, value):
    """A single value of a model field in words, with what it takes to look it up."""
    return Words(field.model, [{field.name: value}]).of(field, value)
