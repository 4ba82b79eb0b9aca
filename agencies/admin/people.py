"""Who signs in, and for whom somebody reports."""

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import UserChangeForm
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agencies.models import FocalPoint, User
from gmg_portal.lib.forms import VersionedModelForm

from .versioned import VersionedAdmin

RIGHTS = ["is_active", "is_staff", "is_superuser", "groups"]


class InvitationForm(forms.ModelForm):
    """An account without a password: whoever is invited sets one through “forgotten password”."""

    class Meta:
        model = User
        fields = ["email", "name", "is_staff", "groups"]

    def save(self, commit=True):
        self.instance.set_unusable_password()
        return super().save(commit=commit)


class AccountForm(UserChangeForm):
    class Meta:
        model = User
        fields = ["email", "name", "password", *RIGHTS]


@admin.register(User)
class UserAdmin(DjangoUserAdmin):
    form = AccountForm
    add_form = InvitationForm
    add_form_template = None
    list_display = ["email", "name", "is_staff", "is_active", "last_login"]
    list_filter = ["is_staff", "is_active", "groups"]
    search_fields = ["email", "name"]
    ordering = ["email"]
    filter_horizontal = ["groups"]
    readonly_fields = ["last_login", "date_joined"]
    fieldsets = [
        (None, {"fields": ["email", "name", "password"]}),
        (_("Rights"), {"fields": RIGHTS}),
        (_("Dates"), {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (
            None,
            {
                "fields": ["email", "name", "is_staff", "groups"],
                "description": _(
                    "The account has no password yet: tell the person to choose one under "
                    "“Forgotten your password?” on the sign-in page."
                ),
            },
        )
    ]

    def has_delete_permission(self, request, obj=None):
        """History and reports name their writers: an account is switched off instead."""
        return False


class FocalPointForm(VersionedModelForm):
    def clean(self):
        cleaned = super().clean()
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
            return queryset.filter(last_day__lt=timezone.localdate())
        return queryset


@admin.register(FocalPoint)
class FocalPointAdmin(VersionedAdmin):
    form = FocalPointForm
    list_display = ["__str__", "role", "agency", "body", "first_day", "last_day"]
    list_filter = ["role", CurrentFilter]
    list_select_related = ["user", "agency", "body"]
    search_fields = ["name", "email", "user__email", "user__name", "agency__acronym_en"]
    autocomplete_fields = ["user", "agency", "body", "alternate_for"]
    date_hierarchy = "first_day"
    fieldsets = [
        (
            _("Who"),
            {
                "fields": ["user", "name", "email"],
                "description": _("Not public. With an account, name and e-mail are those of it."),
            },
        ),
        (_("For whom"), {"fields": ["agency", "body", "role", "alternate_for"]}),
        (_("When"), {"fields": ["first_day", "last_day"]}),
    ]
