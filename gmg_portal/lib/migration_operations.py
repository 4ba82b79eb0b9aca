"""Operations for migrations that create or change many related models."""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import AddConstraint, AddField, CreateModel
from django.db.migrations.exceptions import IrreversibleError
from django.db.migrations.operations.base import Operation


class CreateTogether(Operation):
    """Create models in one step.

    Django renders all related models again after each CreateModel. With a history table for
    every table and every relation that costs most of the time that it takes to set up an empty
    database; added together they are rendered once.

    `operations` are CreateModel alone. They may refer to each other in circles: foreign keys and
    tables of many-to-many relations are made from the state after all of them.
    """

    serialization_expand_args = ["operations"]

    def __init__(self, operations):
        self.operations = operations

    def deconstruct(self):
        return self.__class__.__name__, [], {"operations": self.operations}

    def describe(self):
        return "Create the tables of this app"

    def state_forwards(self, app_label, state):
        state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for operation in self.operations:
            operation.database_forwards(app_label, schema_editor, to_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for operation in reversed(self.operations):
            operation.database_backwards(app_label, schema_editor, from_state, from_state)


class ChangeTogether(Operation):
    """Create models, add columns and constraints to others, all in one step.

    Django renders all related models again after each operation on one of them, and SQLite writes
    a table anew for each constraint and each column with a default; here both is done once.

    `operations` are CreateModel, AddField, AlterField where no column changes, and AddConstraint,
    in an order in which each finds what it is about.
    """

    serialization_expand_args = ["operations"]

    def __init__(self, operations):
        self.operations = operations

    def deconstruct(self):
        return self.__class__.__name__, [], {"operations": self.operations}

    def describe(self):
        return "Create tables, and add columns and rules to others"

    def state_forwards(self, app_label, state):
        state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def of_kind(self, kind):
        return [each for each in self.operations if isinstance(each, kind)]

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        models = [each.name_lower for each in self.of_kind(CreateModel)]
        for operation in self.of_kind(CreateModel):
            operation.database_forwards(app_label, schema_editor, to_state, to_state)
        for operation in self.of_kind(AddField):
            if operation.model_name_lower not in models:
                add_column(app_label, operation, schema_editor, from_state, to_state)
        changed = {}
        for operation in self.of_kind(AddConstraint):
            if operation.model_name_lower not in models:
                changed.setdefault(operation.model_name_lower, []).append(operation)
        for name, constraints in changed.items():
            add_constraints(to_state.apps.get_model(app_label, name), constraints, schema_editor)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        raise IrreversibleError("Take a backup, and go back to it.")


def add_column(app_label, operation, schema_editor, from_state, to_state):
    before = from_state.apps.get_model(app_label, operation.model_name)
    field = to_state.apps.get_model(app_label, operation.model_name)._meta.get_field(operation.name)
    if schema_editor.connection.vendor != "sqlite":
        schema_editor.add_field(before, field)
        return
    # SQLite knows no way to take a default back; it stays in the table, where nobody asks for it.
    schema_editor.skip_default_on_alter = lambda field: True
    try:
        BaseDatabaseSchemaEditor.add_field(schema_editor, before, field)
    finally:
        del schema_editor.skip_default_on_alter


def add_constraints(model, operations, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor._remake_table(model)  # with all constraints of the state after
        return
    for operation in operations:
        schema_editor.add_constraint(model, operation.constraint)
