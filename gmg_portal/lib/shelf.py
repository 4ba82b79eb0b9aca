"""What the rows of an import refer to, read once for all rows (and all files) of it."""

from collections import defaultdict

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .checking import ConstraintChecker
from .columns import Later, nearest

#: Fields that name a record in files, the first that a model has and that is unique.
KEYS = ("slug", "code")


def key_name(model):
    fields = {field.name: field for field in model._meta.concrete_fields}
    return next(name for name in KEYS if name in fields and fields[name].unique)


class Shelf:
    def __init__(self):
        self._pks = {}
        self._keys = {}
        self._related = {}
        self._children = {}
        self.checker = ConstraintChecker()
        #: Keys of rows to come, by model: they may be referred to before they are there.
        self.expected = defaultdict(set)
        #: Keys of rows that were refused, by model: what refers to them is not wrong itself.
        self.refused = defaultdict(set)

    def pks(self, model):
        """Key -> primary key of every record of the model."""
        if model not in self._pks:
            rows = model._base_manager.values_list(key_name(model), "pk")
            self._pks[model] = dict(rows)
            self._keys[model] = {pk: key for key, pk in self._pks[model].items()}
        return self._pks[model]

    def keys(self, model):
        """Primary key -> key."""
        self.pks(model)
        return self._keys[model]

    def add(self, instance):
        model = type(instance)
        key = getattr(instance, key_name(model))
        self.pks(model)[key] = instance.pk
        self._keys[model][instance.pk] = key

    def find(self, model, key):
        """The primary key, or `Later` for a row to come.

        Raises ValidationError that names the nearest one; with the code "follows" for a record
        that was refused itself.
        """
        pks = self.pks(model)
        if key in pks:
            return pks[key]
        if key in self.refused[model]:
            raise ValidationError(_("“%(key)s” was refused."), code="follows", params={"key": key})
        if key in self.expected[model]:
            return Later(key)
        raise ValidationError(
            _("There is no %(model)s “%(key)s”.%(nearest)s"),
            code="unknown",
            params={
                "model": model._meta.verbose_name,
                "key": key,
                "nearest": nearest(key, pks),
            },
        )

    def related(self, field):
        """Primary key -> primary keys of the related records, of a many-to-many field."""
        if field not in self._related:
            pairs = field.remote_field.through._base_manager.values_list(
                f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
            )
            self._related[field] = defaultdict(set)
            for pk, other in pairs:
                self._related[field][pk].add(other)
        return self._related[field]

    def children(self, relation):
        """Primary key of the parent -> its children, of the relation of a foreign key."""
        if relation not in self._children:
            found = defaultdict(list)
            for child in relation.related_model._default_manager.all():
                found[getattr(child, relation.field.attname)].append(child)
            self._children[relation] = found
        return self._children[relation]
