"""What agencies said in public: the secretariat answers once, and changes nothing of it."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext as _

from agencies.admin.base import ChildAdmin
from workplan.models import PublicNote


class AnswerFilter(admin.SimpleListFilter):
    title = _("answer")
    parameter_name = "answer"

    def lookups(self, request, model_admin):
        return [("none", _("not answered"))]

    def queryset(self, request, queryset):
        unanswered = queryset.filter(replied_at=None, withdrawn_at=None)
        return unanswered if self.value() == "none" else queryset


@admin.register(PublicNote)
class PublicNoteAdmin(ChildAdmin):
    list_display = ["text", "agency", "at", "reply", "withdrawn_at"]
    list_filter = [AnswerFilter, "agency"]
    list_select_related = ["agency"]
    search_fields = ["text", "reply"]
    date_hierarchy = "at"
    fields = [
        "agency",
        "update",
        "report_request",
        "text",
        "language",
        "by",
        "at",
        "withdrawn_at",
        "reply",
        "replied_by",
        "replied_at",
    ]
    readonly_fields = [name for name in fields if name != "reply"]

    def has_add_permission(self, request):
        """Agencies write them, in the workspace."""
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        """Once: an answer stays as it was given, and what was taken back is not answered."""
        allowed = super().has_change_permission(request, obj)
        if obj is None:
            return allowed
        return allowed and obj.replied_at is None and obj.withdrawn_at is None

    def save_model(self, request, obj, form, change):
        if not obj.reply.strip():
            return
        obj.replied_by, obj.replied_at = request.user, timezone.now()
        super().save_model(request, obj, form, change)

    def restore(self, request, record, row):
        """What was said in public is brought back by nobody."""
        raise PermissionDenied
