"""Outputs as one cell of an activity: title | due | delivered | document, a line each."""

from django.core.exceptions import ValidationError

from gmg_portal.lib.children import ChildrenColumn

#: A bar inside of a title is written with this before it.
ESCAPE = "\\"
#: Stands for such a bar while a line is taken apart; no text holds it.
HELD = "\ue000"


class OutputsColumn(ChildrenColumn):
    """A line may end after any part: what it does not say of an output is left as it is."""

    def __init__(self):
        super().__init__("outputs", ["title", "due", "delivered", "document"])

    def read_item(self, item):
        if isinstance(item, dict):
            return super().read_item(item)
        item = item.replace(f"{ESCAPE}|", HELD)
        said = self.part_names[: item.count("|") + 1]
        values = super().read_item(item)
        values["title"] = values["title"].replace(HELD, "|")
        return {name: values[name] for name in self.part_names if name in said}

    def write_item(self, values):
        title = values["title"].replace("|", f"{ESCAPE}|")
        return super().write_item({**values, "title": title})

    def check(self, child):
        """On which day the activity begins is known once all columns are read."""
        activity, child.activity = child.activity_id, None
        try:
            super().check(child)
        finally:
            child.activity_id = activity

    def refuse_early(self, instance, is_changed):
        """Raise ValidationError if one of them was delivered before the activity began."""
        outputs = self.children_of(instance)
        if is_changed:
            outputs = [*self.kept, *(child for child, _values in self.saved)]
        errors = []
        for output in (each for each in outputs if each.delivered):
            try:
                output.refuse_before(instance)
            except ValidationError as error:
                errors += error.messages
        if errors:
            raise ValidationError({self.column_name: errors})
