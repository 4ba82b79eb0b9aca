"""Rows that belong to a record, as one cell of it: one line each, parts with “ | ” between them."""

from django.core.exceptions import ValidationError
from django.db.models import UniqueConstraint
from django.utils.translation import gettext_lazy as _
from import_export.fields import Field

from .columns import Column, column_for, nearest, split_lines
from .versions import one_history_row

BAR = " | "
#: Stands for the end of a line inside of a part.
PILCROW = "¶"


class ChildrenColumn(Column):
    """The children of `relation`; the part named first tells them apart.

    `parts` are fields of the child in the order in which a line gives them; the last may hold
    bars itself. `fixed` are values that all children of this cell have, such as their role.
    """

    is_relation = True

    def __init__(self, relation, parts, fixed=None):
        self.relation_name, self.part_names, self.fixed = relation, parts, fixed or {}
        Field.__init__(self)

    def bind(self, model):
        """Look up the relation; the name of the column is known by now."""
        self.attribute = self.column_name
        self.relation = model._meta.get_field(self.relation_name)
        self.child = self.relation.related_model
        meta = self.child._meta
        self.parts = {name: column_for(meta.get_field(name)) for name in self.part_names}
        for part in self.parts.values():
            part.resource = self.resource
        self.is_ordered = any(field.name == "order" for field in meta.concrete_fields)

    def read(self, cell):
        """{what tells a child apart: {name of a part: value}}"""
        found = {}
        for position, item in enumerate(split_lines(cell), 1):
            values = self.read_item(item)
            key = values[self.part_names[0]]
            if key in found:
                raise ValidationError(_("“%(item)s” is named twice."), params={"item": item})
            if self.is_ordered:
                values["order"] = position
            found[key] = values
        return found

    def read_item(self, item):
        """A line; or, from a file of the record, a text or an object that names its parts."""
        if isinstance(item, dict):
            for name in item:
                if name not in self.parts:
                    raise ValidationError(
                        _("There is no part “%(name)s”.%(nearest)s"),
                        params={"name": name, "nearest": nearest(name, self.parts)},
                    )
            return {name: self.parts[name].read(value) for name, value in item.items()}
        cells = item.split(BAR.strip(), len(self.parts) - 1)
        cells += [""] * (len(self.parts) - len(cells))
        return {
            name: part.read(cell.replace(PILCROW, "\n"))
            for (name, part), cell in zip(self.parts.items(), cells, strict=True)
        }

    def write(self, value):
        return "\n".join(self.write_item(values) for values in value.values())

    def write_item(self, values):
        cells = [str(part.write(values[name])) for name, part in self.parts.items()]
        while cells[-1] in ("", "no"):
            cells.pop()
        return BAR.join(cells).replace("\n", PILCROW)

    def get_value(self, instance):
        names = [*self.parts, "order"] if self.is_ordered else [*self.parts]
        return {
            self.key_of(child): {name: self.value_of(child, name) for name in names}
            for child in self.children_of(instance)
        }

    def value_of(self, child, name):
        part = self.parts.get(name)
        return part.get_value(child) if part else getattr(child, name)

    def key_of(self, child):
        return self.value_of(child, self.part_names[0])

    def children_of(self, instance):
        children = self.resource.shelf.children(self.relation).get(instance.pk, ())
        return [child for child in children if self.is_of_this_cell(child)]

    def is_of_this_cell(self, child):
        return all(getattr(child, name) == value for name, value in self.fixed.items())

    def differs(self, instance, value):
        """What a file does not say of a child is left as it is."""
        children = {self.key_of(child): child for child in self.children_of(instance)}
        return children.keys() != value.keys() or any(
            self.child_differs(children[key], values) for key, values in value.items()
        )

    def child_differs(self, child, values):
        return any(self.value_of(child, name) != value for name, value in values.items())

    def assign(self, instance, value):
        """Check what is new or changed; it is stored after the record."""
        known = {self.key_of(child): child for child in self.children_of(instance)}
        self.kept, self.saved = [], []
        for key, values in value.items():
            child = known.pop(key, None)
            if child is not None and not self.child_differs(child, values):
                self.kept.append(child)
                continue
            child = child or self.child(**self.fixed)
            self.fill(child, values)
            self.check(child)
            self.saved.append((child, values))
        self.removed = list(known.values())

    def fill(self, child, values):
        for name, value in values.items():
            if name in self.parts:
                self.parts[name].assign(child, value)
            else:
                setattr(child, name, value)

    def check(self, child):
        """What full_clean() says, but for what the parent answers for: itself, and repetitions."""
        parent = self.relation.field.name
        given = {part.model_field.name for part in self.parts.values() if part.is_looked_up}
        child.clean_fields(exclude={parent} | given)
        child.clean()
        among_siblings = [
            constraint
            for constraint in child._meta.constraints
            if isinstance(constraint, UniqueConstraint) and parent in constraint.fields
        ]
        checker = self.resource.shelf.checker
        checker.validate(child, exclude={parent}, leave_out=among_siblings)

    def remove(self, instance, reason):
        """First of all columns, so that what is named in another one now may move there."""
        for child in self.removed:
            child._change_reason = reason
            child.delete()

    def store(self, instance, reason):
        # Who hands over what only one may have saves before who takes it.
        for child, values in sorted(self.saved, key=lambda pair: number_of_yes(pair[1])):
            setattr(child, self.relation.field.name, instance)
            child._change_reason = reason
            with one_history_row(child):
                child.save()
                for name, part in self.parts.items():
                    if part.is_relation and name in values:
                        part.store(child, values[name])
        shelved = self.resource.shelf.children(self.relation)
        others = [child for child in shelved[instance.pk] if not self.is_of_this_cell(child)]
        shelved[instance.pk] = [*others, *self.kept, *(child for child, values in self.saved)]


def number_of_yes(values):
    return sum(value is True for value in values.values())
