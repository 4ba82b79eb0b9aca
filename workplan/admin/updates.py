"""What became of activities: edited if read in documents, reviewed if reported by an agency."""

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import F, Q
from django.http import Http404
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.admin.base import RecordAdmin
from agencies.admin.lookups import KeepsSecrets
from agencies.admin.widgets import is_key
from workplan.models import ProgressUpdate, UpdateOrigin, UpdateState
from workplan.resources import ProgressUpdateResource

from .review import ReviewViews


@admin.register(ProgressUpdate)
class ProgressUpdateAdmin(ReviewViews, RecordAdmin, KeepsSecrets):
    """Reports of agencies are read here: they are decided on at the desk, and never edited."""

    secrets = ("typed",)
    resource_class = ProgressUpdateResource
    change_list_template = "admin/workplan/progressupdate/change_list.html"
    list_display = ["activity", "reported", "origin", "agency", "status", "state", "publication"]
    list_filter = ["origin", "state", "status", "agency", *RecordAdmin.list_filter]
    list_select_related = ["activity", "agency"]
    search_fields = [*RecordAdmin.search_fields, "activity__search_text"]
    autocomplete_fields = [*RecordAdmin.autocomplete_fields, "activity"]
    readonly_fields = ["origin", "agency"]
    date_hierarchy = "reported_latest"
    slug_from = ("activity", "reported")
    query_for_the_desk = f"&origin__exact={UpdateOrigin.PUBLIC_RECORD}"
    says = ["activity", "origin", "agency", "reported", "status", "what_changed", "language"]

    def get_queryset(self, request):
        """Never what an agency is still writing."""
        return super().get_queryset(request).visible_to(request.user)

    def for_the_desk(self):
        """Of what was read in documents; reports wait at a desk of their own."""
        return super().for_the_desk().filter(origin=UpdateOrigin.PUBLIC_RECORD)

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        return allowed and not (obj is not None and obj.is_report)

    def has_delete_permission(self, request, obj=None):
        allowed = super().has_delete_permission(request, obj)
        return allowed and not (obj is not None and obj.is_report)

    def get_fieldsets(self, request, obj=None):
        if obj is None or not obj.is_report:
            return super().get_fieldsets(request, obj)
        return [(None, {"fields": ["review", *OF_A_REPORT]})]

    def get_readonly_fields(self, request, obj=None):
        fields = super().get_readonly_fields(request, obj)
        return [*fields, "review"] if obj is not None and obj.is_report else fields

    @admin.display(description=gettext_lazy("Review"))
    def review(self, update):
        """The way to the desk."""
        if update.is_as_recorded:
            url = self.record_url(update)
            return format_html('<a href="{}">{}</a>', url, _("Recorded: not confirmed yet"))
        url = self.review_url("review", update.pk)
        return format_html('<a href="{}">{}</a>', url, _("Report, conversation and decision"))

    @staticmethod
    def may_change(record, verb, values):
        if record.is_report:
            raise ValidationError(
                _("“%s” is a report of an agency: it is decided on at the desk.") % record
            )
        return RecordAdmin.may_change(record, verb, values)

    # What was on its way

    def history_view(self, request, object_id, extra_context=None):
        self.refuse_unseen(request, object_id)
        return super().history_view(request, object_id, extra_context)

    def version_view(self, request, object_id, history_id):
        self.refuse_unseen(request, object_id)
        return super().version_view(request, object_id, history_id)

    def refuse_unseen(self, request, object_id):
        """What an agency is writing has no history here."""
        if not is_key(object_id):
            return
        exists = ProgressUpdate.objects.filter(pk=object_id)
        if exists.exists() and not exists.visible_to(request.user).exists():
            raise Http404

    def history_of(self, object_id):
        """Without the versions in which an agency was writing."""
        as_recorded = Q(recorded_by=F("written_by"), submitted_at=None)
        written = Q(state=UpdateState.DRAFT) & ~as_recorded
        written |= Q(state=UpdateState.RETURNED) & ~Q(typed="")
        return super().history_of(object_id).exclude(written, origin=UpdateOrigin.AGENCY_REPORT)


#: What the page of a report shows; the desk shows it beside the last word.
OF_A_REPORT = [
    "activity",
    "agency",
    "state",
    "reported",
    "status",
    "what_changed",
    "status_reason",
    "achievements",
    "challenges",
    "next_steps",
    "evidence_url",
    "language",
    "submitted_at",
    "accepted_at",
    "publication",
    "withdrawn_because",
]
