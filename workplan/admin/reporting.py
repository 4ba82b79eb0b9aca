"""What agencies report and what was asked, for reading: verbs and the desk change it."""

from django.contrib import admin

from agencies.admin.base import SearchText
from agencies.admin.lookups import KeepsSecrets
from agencies.admin.past import ReadOnly
from workplan.models import (
    Contribution,
    Evidence,
    ReportedOutput,
    ReviewComment,
    RoundEvent,
    RoundSnapshot,
    SignedLink,
    UpdateEvent,
)
from workplan.models.conversation import sent_to


class Told(ReadOnly, SearchText, KeepsSecrets):
    """Rows that the secretariat may read, as far as it may see what they are about."""

    list_per_page = 50
    show_full_result_count = False
    ordering = ["-pk"]
    #: The name of the relation to the report whose visibility decides; empty for none.
    about = ""

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        if not self.about:
            return rows
        reports = self.model._meta.get_field(self.about).related_model.objects
        return rows.filter(**{f"{self.about}__in": reports.visible_to(request.user).values("pk")})


@admin.register(UpdateEvent)
class UpdateEventAdmin(Told):
    about = "update"
    list_display = ["update", "to_state", "by", "by_name", "on_behalf_of", "at"]
    list_filter = ["to_state", "on_behalf_of"]
    list_select_related = ["update__activity", "by", "on_behalf_of"]
    search_fields = ["comment", "update__search_text"]
    date_hierarchy = "at"
    fields = ["update", "from_state", "to_state", "by", "by_name", "on_behalf_of", "comment", "at"]


@admin.register(ReviewComment)
class ReviewCommentAdmin(Told):
    about = "update"
    list_display = ["text", "update", "field", "by", "by_name", "on_behalf_of", "at"]
    list_filter = ["on_behalf_of"]
    list_select_related = ["update__activity", "by", "on_behalf_of"]
    search_fields = ["text"]
    date_hierarchy = "at"
    fields = ["update", "field", "text", "by", "by_name", "on_behalf_of", "at"]


@admin.register(Contribution)
class ContributionAdmin(Told):
    """That a colleague helped; what she wrote is the agency's."""

    about = "update"
    secrets = ("typed",)
    list_display = ["update", "name", "at"]
    list_select_related = ["update__activity"]
    search_fields = ["name"]
    date_hierarchy = "at"
    fields = ["update", "name", "at"]


@admin.register(Evidence)
class EvidenceAdmin(Told):
    about = "update"
    secrets = ("file", "nonce")
    list_display = ["name", "kind", "update", "media_type", "size", "is_public", "by", "at"]
    list_filter = ["kind", "is_public"]
    list_select_related = ["update__activity", "by"]
    search_fields = ["name"]
    date_hierarchy = "at"
    fields = ["update", "kind", "name", "media_type", "size", "sha256", "is_public", "by", "at"]

    def get_queryset(self, request):
        return super().get_queryset(request).filter(sent_to(request.user))


@admin.register(ReportedOutput)
class ReportedOutputAdmin(Told):
    about = "update"
    list_display = ["output", "delivered", "url", "update"]
    list_select_related = ["output", "update__activity"]
    search_fields = ["output__title"]
    fields = ["update", "output", "delivered", "url"]


@admin.register(SignedLink)
class SignedLinkAdmin(Told):
    """Who was sent which link and whether it was used; the link itself stands nowhere."""

    secrets = ("nonce",)
    list_display = ["purpose", "agency", "round", "focal_point", "opened_at", "answered_by"]
    list_filter = ["purpose", "round"]
    list_select_related = ["agency", "round", "focal_point__user", "focal_point__agency"]
    search_fields = ["answered_by", "agency__search_text"]
    date_hierarchy = "created_at"
    fields = [
        "purpose",
        "agency",
        "round",
        "update",
        "focal_point",
        "expires_at",
        "revoked_at",
        "created_by",
        "created_at",
        "opened_at",
        "opened",
        "answered_at",
        "answered_by",
    ]


@admin.register(RoundEvent)
class RoundEventAdmin(Told):
    list_display = ["round", "to_state", "decided_on", "by", "at"]
    list_filter = ["to_state"]
    list_select_related = ["round", "by"]
    search_fields = ["comment", "round__title"]
    date_hierarchy = "at"
    fields = ["round", "from_state", "to_state", "decided_on", "comment", "by", "at"]


@admin.register(RoundSnapshot)
class RoundSnapshotAdmin(Told):
    list_display = ["round", "activity", "sha256"]
    list_filter = ["round"]
    list_select_related = ["round", "activity"]
    search_fields = ["activity__search_text", "sha256"]
    fields = ["round", "activity", "content", "sha256"]
