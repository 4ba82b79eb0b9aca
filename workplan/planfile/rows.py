"""The resource of activities for the rows of one plan: checked first, stored later."""

from collections import defaultdict
from functools import cached_property

from django.core.exceptions import ValidationError

from gmg_portal.lib.children import ChildrenColumn
from gmg_portal.lib.columns import Later
from gmg_portal.lib.resources import RecordResource
from gmg_portal.lib.shelf import Shelf
from recommendations.models import Recommendation
from workplan.models import Activity, Objective
from workplan.resources import ActivityResource, ObjectiveColumn

#: What differs in every row, so that a constraint on it is asked for every row: none is of these.
NOT_COMPARED = {"id", "code", "slug"}


class PlanShelf(Shelf):
    """Reads what belongs to the activities of one plan, and of no other."""

    def __init__(self, plan):
        super().__init__()
        self.plan = plan

    def related(self, field):
        if field not in self._related:
            name = field.m2m_field_name()
            pairs = field.remote_field.through._base_manager.filter(**{f"{name}__plan": self.plan})
            self._related[field] = defaultdict(set)
            for pk, other in pairs.values_list(
                f"{name}_id", f"{field.m2m_reverse_field_name()}_id"
            ):
                self._related[field][pk].add(other)
        return self._related[field]

    def children(self, relation):
        if relation not in self._children:
            name, found = relation.field.name, defaultdict(list)
            rows = relation.related_model._default_manager.filter(**{f"{name}__plan": self.plan})
            for child in rows:
                found[getattr(child, relation.field.attname)].append(child)
            self._children[relation] = found
        return self._children[relation]


class ObjectiveOfPlan(ObjectiveColumn):
    """An objective of the plan by its code."""

    @cached_property
    def objectives(self):
        return {objective.code: objective for objective in self.resource.shelf.plan_objectives()}

    @cached_property
    def pks(self):
        return {code: objective.pk for code, objective in self.objectives.items()}

    def add(self, objective):
        self.objectives[objective.code] = objective
        self.pks[objective.code] = objective.pk

    def expect(self, code):
        """An objective of that code is to be made."""
        self.pks.setdefault(code, Later(code))

    def assign(self, instance, value):
        super().assign(instance, value)
        code = next((code for code, pk in self.pks.items() if pk == value), None)
        if code in self.objectives:  # so that nobody asks the database for it
            instance.objective = self.objectives[code]


class ServedColumn(ChildrenColumn):
    """Checks many links without asking for each recommendation."""

    @cached_property
    def served(self):
        return {row.pk: row for row in Recommendation.objects.select_related("framework")}

    def fill(self, child, values):
        super().fill(child, values)
        if values["recommendation"] in self.served:
            child.recommendation = self.served[values["recommendation"]]


class ShelfOfRows(PlanShelf):
    def plan_objectives(self):
        return Objective.objects.filter(plan=self.plan) if self.plan else []


class Keeper:
    """What the history says of every row that an import changes."""

    def __init__(self, reason):
        self.reason = reason

    def keeps(self, resource, instance):
        return False


class PlanRows(ActivityResource):
    objective = ObjectiveOfPlan()
    recommendations = ServedColumn("recommendation_links", ["recommendation", "confidence"])
    outputs = ChildrenColumn("outputs", ["title", "due"])

    class Meta(RecordResource.Meta):
        model = Activity
        fields = ActivityResource._meta.fields

    def __init__(self, plan, reason=""):
        super().__init__(shelf=ShelfOfRows(plan), keeper=Keeper(reason))

    @cached_property
    def import_fields(self):
        return super().get_import_fields()

    def get_import_fields(self, *args, **kwargs):
        """As ever; put together once, and not for every row."""
        return self.import_fields

    def take(self, instance, row, is_checked=False):
        """Assign the cells of a row. Gives {column: (before, after)} of those that differ.

        Raises ValidationError with all that is wrong in the row; `is_checked` says that it was
        looked at before.
        """
        self.changes, self.given = {}, set(row)
        before = {
            column: column.get_value(instance)
            for column in self.get_import_fields()
            if column.column_name in row
        }
        errors = {}
        try:
            self.import_instance(instance, row)
        except ValidationError as error:
            errors = error.update_error_dict(errors)
        if errors or not is_checked:
            self.check(instance, errors)
        return {column: (before[column], value) for column, value in self.changes.items()}

    def check(self, instance, errors):
        """What full_clean() asks; of an activity on record, of what the row changes.

        The code is compared with those of other rows elsewhere, for these are not stored yet.
        """
        if not (errors or self.changes or instance._state.adding):
            return
        steps = [
            lambda: instance.clean_fields(exclude=self.not_asked(instance) | set(errors)),
            instance.clean,
            lambda: self.shelf.checker.validate(instance, exclude={*NOT_COMPARED, *errors}),
        ]
        for step in steps:
            try:
                step()
            except ValidationError as error:
                errors = error.update_error_dict(errors)
        if errors:
            raise ValidationError(errors)

    def not_asked(self, instance):
        """Fields whose values were found on record, a moment ago or before."""
        found = {
            column.model_field.name
            for column in self.fields.values()
            if column.is_looked_up and column.column_name in self.given
        }
        if instance._state.adding:
            return found
        changed = {column.attribute for column in self.changes}
        return found | {field.name for field in instance._meta.fields} - changed
