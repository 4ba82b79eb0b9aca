"""Who signs in. The secretariat reads accounts; its rights are given on the page of its team."""

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm, UserChangeForm
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from agencies.models import User
from agencies.people.team import may_manage

from .history import VERSIONS_A_PAGE, with_changes
from .team import TeamPage
from .widgets import is_key

RIGHTS = [
    "is_active",
    "is_staff",
    "staff_first_day",
    "staff_last_day",
    "is_superuser",
    "groups",
]


class InvitationForm(forms.ModelForm):
    """An account without a password: whoever is invited sets one through “forgotten password”."""

    class Meta:
        model = User
        fields = ["email", "name", "language", "is_staff", "groups"]

    def save(self, commit=True):
        self.instance.set_unusable_password()
        return super().save(commit=commit)


class AccountForm(UserChangeForm):
    class Meta:
        model = User
        fields = ["email", "name", "language", "password", *RIGHTS]


class PasswordForm(AdminPasswordChangeForm):
    """The history tells that somebody was given a password, and by whom."""

    def save(self, commit=True):
        self.user._change_reason = "password changed"
        return super().save(commit)


class UserHistory:
    """For the ModelAdmin of users: what became of an account, read and never restored."""

    def history_view(self, request, object_id, extra_context=None):
        user = self.get_object(request, unquote(object_id)) if is_key(object_id) else None
        if not self.has_view_or_change_permission(request, user):
            raise PermissionDenied
        if user is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        rows = user.history.select_related("history_user").order_by("-history_date", "-history_id")
        page = Paginator(rows, VERSIONS_A_PAGE).get_page(request.GET.get("p"))
        shown = list(rows[max(page.start_index() - 1, 0) : page.end_index() + 1])
        context = {
            **self.admin_site.each_context(request),
            "title": _("History: %s") % user,
            "opts": self.opts,
            "object": user,
            "page": page,
            "versions": with_changes(User, shown)[: len(page.object_list)],
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/agencies/user/history.html", context)


@admin.register(User)
class UserAdmin(TeamPage, UserHistory, DjangoUserAdmin):
    form = AccountForm
    add_form = InvitationForm
    change_password_form = PasswordForm
    add_form_template = None
    list_display = ["email", "name", "is_staff", "is_active", "last_login"]
    list_filter = ["is_staff", "is_active", "groups"]
    search_fields = ["email", "name"]
    ordering = ["email"]
    filter_horizontal = ["groups"]
    readonly_fields = ["last_login", "date_joined"]
    fieldsets = [
        (None, {"fields": ["email", "name", "language", "password"]}),
        (_("Rights"), {"fields": RIGHTS}),
        (_("Dates"), {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (
            None,
            {
                "fields": ["email", "name", "language", "is_staff", "groups"],
                "description": _(
                    "The account has no password yet: tell the person to choose one under "
                    "“Forgotten your password?” on the sign-in page."
                ),
            },
        )
    ]

    def get_readonly_fields(self, request, obj=None):
        """Rights are given by who runs the portal alone, or on the page of the team."""
        fields = super().get_readonly_fields(request, obj)
        return fields if request.user.is_superuser else [*fields, *RIGHTS]

    def has_change_permission(self, request, obj=None):
        """The account of who runs the portal, her e-mail and password included, is her like's."""
        foreign = obj is not None and obj.is_superuser and not request.user.is_superuser
        return super().has_change_permission(request, obj) and not foreign

    def has_delete_permission(self, request, obj=None):
        """History and reports name their writers: an account is switched off instead."""
        return False

    def changelist_view(self, request, extra_context=None):
        context = {"may_manage_team": may_manage(request.user), **(extra_context or {})}
        return super().changelist_view(request, context)
