"""What is done: the resources of its part of the record, in the order in which they load."""

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from gmg_portal.lib.children import ChildrenColumn
from gmg_portal.lib.columns import (
    ChoiceColumn,
    ReferenceColumn,
    StateColumn,
    as_text,
    nearest,
)
from gmg_portal.lib.resources import RecordResource, columns

from .models import (
    Activity,
    AgencyRole,
    LinkReview,
    Objective,
    Practice,
    ProgressUpdate,
    WorkPlan,
)
from .outputs import OutputsColumn


def with_places(row):
    """The key of a place is called code in the files."""
    places = [
        {"place" if name == "code" else name: value for name, value in place.items()}
        for place in row["places"]
    ]
    return {**row, "places": places}


class PlanStateColumn(StateColumn):
    """A plan comes in the state in which the record has it; an editor's file brings drafts."""

    def differs(self, instance, value):
        if not self.resource.is_part_of_load:
            return super().differs(instance, value)
        # What was decided here since is kept when the record that ships is loaded again.
        return instance._state.adding and ChoiceColumn.differs(self, instance, value)


class WorkPlanResource(RecordResource):
    shipped = "workplans.json"
    state = PlanStateColumn(WorkPlan._meta.get_field("state"))
    objectives = ChildrenColumn("objectives", ["code", "wording", "text"])

    class Meta(RecordResource.Meta):
        model = WorkPlan
        fields = columns("body title* summary starts ends state supersedes objectives")

    def flat(self, row):
        row = super().flat(row)
        row["objectives"] = [
            {**objective, "wording": objective["wording"].replace(" ", "_")}
            for objective in row["objectives"]
        ]
        return row


class LeadsColumn(ChildrenColumn):
    """Leading agencies; who reports has a yes."""

    def read(self, cell):
        found = super().read(cell)
        if sum(values.get("is_reporting", False) for values in found.values()) > 1:
            raise ValidationError(_("Another lead reports on this activity."))
        return found


class ObjectiveColumn(ReferenceColumn):
    """An objective by its plan and its code: mawp-2013-2015/O1."""

    def __init__(self):
        super().__init__(Activity._meta.get_field("objective"))

    @cached_property
    def pks(self):
        rows = Objective.objects.values_list("plan__slug", "code", "pk")
        return {f"{plan}/{code}": pk for plan, code, pk in rows}

    def read(self, cell):
        key = as_text(cell)
        if key and key not in self.pks:
            raise ValidationError(
                _("There is no objective “%(key)s”.%(nearest)s"),
                code="unknown",
                params={"key": key, "nearest": nearest(key, self.pks)},
            )
        return self.pks.get(key)

    def write(self, value):
        return next((key for key, pk in self.pks.items() if pk == value), "")


class ActivityResource(RecordResource):
    shipped = "activities.json"
    renamed = {
        "lead_agencies": "leads",
        "contributing_agencies": "contributors",
        "plan_link": "plan_basis",
    }
    objective = ObjectiveColumn()
    leads = LeadsColumn("agency_links", ["agency", "is_reporting"], {"role": AgencyRole.LEAD})
    contributors = ChildrenColumn("agency_links", ["agency"], {"role": AgencyRole.CONTRIBUTOR})
    places = ChildrenColumn("place_links", ["place", "as_published"])
    recommendations = ChildrenColumn("recommendation_links", ["recommendation", "confidence"])
    outputs = OutputsColumn()

    class Meta(RecordResource.Meta):
        model = Activity
        fields = columns(
            "plan plan_basis objective code title description kind kind_as_published scope "
            "scope_note body leads contributors places partners themes recommendations outputs "
            "starts ends status status_note last_known_status status_as_of carried_from"
        )

    def flat(self, row):
        return super().flat(with_places(row))

    def validate_instance(self, instance, *args, **kwargs):
        super().validate_instance(instance, *args, **kwargs)
        outputs = self.fields["outputs"]
        outputs.refuse_early(instance, is_changed=outputs in self.changes)


class ProgressUpdateResource(RecordResource):
    shipped = "progress_updates.json"
    renamed = {"text": "what_changed"}

    class Meta(RecordResource.Meta):
        model = ProgressUpdate
        fields = columns("activity agency origin reported status what_changed language")

    def validate_instance(self, instance, *args, **kwargs):
        """Reports of agencies come through their own doors, and are decided on at the desk."""
        is_turned = self.fields["origin"] in self.changes and not instance._state.adding
        if instance.is_report or is_turned:
            raise ValidationError(
                {"origin": _("Reports of agencies are neither imported nor changed by a file.")}
            )
        super().validate_instance(instance, *args, **kwargs)


class PracticeResource(RecordResource):
    shipped = "practices.json"
    places = ChildrenColumn("place_links", ["place", "as_published"])

    class Meta(RecordResource.Meta):
        model = Practice
        fields = columns(
            "title level places agencies partners themes summary results activities recommendations"
        )

    def flat(self, row):
        return super().flat(with_places(row))


class LinkReviewResource(RecordResource):
    """None ships: what somebody has gone through is for the secretariat to say."""

    class Meta(RecordResource.Meta):
        model = LinkReview
        fields = columns("framework gone_through_by gone_through")


RECORD = [WorkPlanResource, ActivityResource, ProgressUpdateResource, PracticeResource]
