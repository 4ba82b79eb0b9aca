"""How a rule of a model is broken, and that both the model and the database refuse it."""

from dataclasses import dataclass, field

import pytest
from django.apps import apps
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, connection, transaction

from agencies.models import Record
from gmg_portal.lib.constraints import CertainPeriodOverlap

#: What every record has; the names of the constraints end like this.
SHARED = {
    "has_a_known_publication": ("publication", {"publication": "gone"}),
    "has_a_known_confidence": ("confidence", {"confidence": "sure"}),
    "is_withdrawn_for_a_reason": (NON_FIELD_ERRORS, {"publication": "withdrawn"}),
    "counts_versions_from_one": (NON_FIELD_ERRORS, {"version": 0}),
}


@dataclass
class Breach:
    """A record that is fine, made by `make`, and what breaks the rule when it is assigned.

    `at` is where the message stands. Values that are callables are called with the record.
    """

    make: object
    at: str = NON_FIELD_ERRORS
    values: dict = field(default_factory=dict)

    def commit(self):
        record = self.make()
        for name, value in self.values.items():
            setattr(record, name, value(record) if callable(value) else value)
        return record


def breach(make, at=NON_FIELD_ERRORS, **values):
    return Breach(make, at, values)


def constraints_of(app):
    """Name -> constraint, of all models of an app but those of history."""
    return {
        constraint.name: constraint
        for model in apps.get_app_config(app).get_models()
        if not model.__name__.startswith("Historical")
        for constraint in model._meta.constraints
    }


def shared_breaches(app, makers):
    """The rules that every record of the app has; `makers` are the factories by model."""
    for model in apps.get_app_config(app).get_models():
        if issubclass(model, Record):
            for end, (at, values) in SHARED.items():
                name = f"{app}_{model._meta.model_name}_{end}"
                yield name, Breach(makers[model], at, values)


def assert_model_refuses(commit):
    """The message stands at the field."""
    record = commit.commit()
    with pytest.raises(ValidationError) as refusal:
        record.full_clean()
    assert commit.at in refusal.value.message_dict
    assert all(refusal.value.message_dict[commit.at])


def assert_database_refuses(commit, constraint):
    """Where nobody cleans: on PostgreSQL always, elsewhere where the database can."""
    if isinstance(constraint, CertainPeriodOverlap) and connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL holds this rule itself")
    record = commit.commit()
    with pytest.raises(IntegrityError), transaction.atomic():
        write_uncleaned(record, commit.values)


def write_uncleaned(record, names):
    """A new record through save(), which has rules of its own; another one behind its back."""
    if record._state.adding:
        record.save()
    else:
        values = {name: getattr(record, name) for name in names}
        type(record)._base_manager.filter(pk=record.pk).update(**values)
