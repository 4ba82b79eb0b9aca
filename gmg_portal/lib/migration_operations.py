"""Operations for migrations that create many related models."""

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
