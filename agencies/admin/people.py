"""For whom somebody reports, from when to when, and who stands in for her."""

from django.contrib import admin
from django.db import connection
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agencies.models import FocalPoint
from agencies.people.invitations import account_with
from gmg_portal.lib.forms import VersionedModelForm

from .inviting import InvitingActions
from .stopping import StopView
from .versioned import VersionedAdmin


class FocalPointForm(VersionedModelForm):
    def clean(self):
        cleaned = super().clean()
        if "email" in cleaned and not cleaned.get("user"):
            # A contact who has an account is the same person.
            cleaned["user"] = account_with(cleaned["email"])
        if self.instance.pk is None and not self.errors:
            self.refuse_a_second(cleaned)
        return cleaned

    def refuse_a_second(self, cleaned):
        """The same person with the same role from the same day is the same focal point."""
        stands_for = cleaned.get("agency") or cleaned.get("body")
        if stands_for is None:
            return
        if connection.in_atomic_block:
            # Of two clicks on “Save” the second waits here for the first.
            rows = type(stands_for)._base_manager.select_for_update(no_key=True)
            rows.filter(pk=stands_for.pk).first()
        names = ("user", "email", "agency", "body", "role", "first_day")
        if FocalPoint.objects.filter(**{name: cleaned.get(name) for name in names}).exists():
            self.add_error(None, _("This focal point is on record already."))


class CurrentFilter(admin.SimpleListFilter):
    title = _("rights")
    parameter_name = "rights"

    def lookups(self, request, model_admin):
        return [("today", _("hold today")), ("past", _("have ended"))]

    def queryset(self, request, queryset):
        if self.value() == "today":
            return queryset.current()
        if self.value() == "past":
            today = timezone.localdate()
            ended = Q(last_day__lt=today) | Q(alternate_for__last_day__lt=today)
            return queryset.filter(ended)
        return queryset


class AccountFilter(admin.SimpleListFilter):
    title = _("account")
    parameter_name = "account"

    def lookups(self, request, model_admin):
        return [
            ("contact", _("not invited yet")),
            ("invited", _("invited, never signed in")),
            ("used", _("has signed in")),
        ]

    def queryset(self, request, queryset):
        if self.value() == "contact":
            return queryset.filter(user=None)
        if self.value() == "invited":
            return queryset.filter(user__last_login=None, user__isnull=False)
        if self.value() == "used":
            return queryset.filter(user__last_login__isnull=False)
        return queryset


@admin.register(FocalPoint)
class FocalPointAdmin(InvitingActions, StopView, VersionedAdmin):
    form = FocalPointForm
    actions = ["invite"]
    change_form_template = "admin/agencies/focalpoint/change_form.html"
    list_display = ["__str__", "role", "first_day", "last_day", "alternate_for", "invited_at"]
    list_filter = ["role", CurrentFilter, AccountFilter]
    list_select_related = [
        "user",
        "agency",
        "body",
        *(f"alternate_for__{name}" for name in ("user", "agency", "body")),
    ]
    search_fields = ["name", "email", "user__email", "user__name", "agency__acronym_en"]
    autocomplete_fields = ["user", "agency", "body", "alternate_for"]
    readonly_fields = ["invited_at", "named_by", "stopped_because"]
    date_hierarchy = "first_day"
    fieldsets = [
        (
            _("Who"),
            {
                "fields": ["user", "name", "email", "own_language"],
                "description": _(
                    "Not public. With an account, name, e-mail and language are those of it. "
                    "A contact whose e-mail has an account is linked with it."
                ),
            },
        ),
        (_("For whom"), {"fields": ["agency", "body", "role", "alternate_for"]}),
        (_("When"), {"fields": ["first_day", "last_day"]}),
        (_("What happened"), {"fields": ["invited_at", "named_by", "stopped_because"]}),
    ]
