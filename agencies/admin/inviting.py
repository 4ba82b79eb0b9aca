"""Invite focal points from the admin: one by her button, many from the list, once looked at."""

from dataclasses import dataclass

from django.contrib import admin, messages
from django.contrib.admin import helpers
from django.core.exceptions import BadRequest, PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from agencies.models import FocalPoint
from agencies.people import invitations

from .widgets import is_key

#: More than one looks through before confirming.
MOST_INVITED = 100
RELATED = ("user", "agency", "body", "alternate_for__user")


@dataclass
class Row:
    """A focal point, why she cannot be invited, and the letter to her."""

    point: FocalPoint
    refused: str
    has_account: bool
    letter: dict | None


def rows_of(points, by):
    accounts = invitations.accounts_of(points)
    for point in points:
        account = point.user or accounts.get(point.email.lower())
        refused = invitations.refusal(point, account)
        letter = None if refused else letter_to(point, account, by)
        yield Row(point, refused, account is not None, letter)


def letter_to(point, account, by):
    """The letter as it would leave now, with its link left out."""
    with translation.override(point.language):
        if account and invitations.has_signed_in(account):
            link = invitations.link_for(account)
        else:
            link = ("", "", invitations.last_day_of_link())
        return invitations.letter(point, by, link)


class InvitingActions:
    """For the ModelAdmin of focal points."""

    @admin.action(description=gettext_lazy("Invite…"), permissions=["change"])
    def invite(self, request, queryset):
        """First the letters, then, confirmed, into the outbox with those that can be invited."""
        if "confirm" in request.POST:
            return self.invite_all(request, queryset)
        return self.inviting_page(request, queryset)

    def invite_view(self, request, object_id):
        """The same for one, from the button on her page."""
        points = self.get_queryset(request).filter(pk=object_id)
        if not self.has_change_permission(request):
            raise PermissionDenied
        if not points.exists():
            raise Http404
        if request.method != "POST":
            return self.inviting_page(request, points)
        answer = self.invite_all(request, points)
        return answer or HttpResponseRedirect(self.page_of(object_id))

    def get_urls(self):
        view = self.admin_site.admin_view(self.invite_view)
        return [
            path("<int:object_id>/invite/", view, name="agencies_focalpoint_invite"),
            *super().get_urls(),
        ]

    def page_of(self, key):
        return reverse(f"{self.admin_site.name}:agencies_focalpoint_change", args=[key])

    def inviting_page(self, request, queryset):
        points = list(queryset.order_by("pk").select_related(*RELATED)[: MOST_INVITED + 1])
        if len(points) > MOST_INVITED:
            text = _("Choose %(most)s records at most, so that you can look at each.")
            messages.error(request, text % {"most": MOST_INVITED})
            return None
        rows = list(rows_of(points, request.user))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Invite?"),
            "opts": self.opts,
            "rows": rows,
            "will_go": sum(not row.refused for row in rows),
            "days": invitations.INVITATION_DAYS,
            "action_checkbox_name": helpers.ACTION_CHECKBOX_NAME,
        }
        return TemplateResponse(request, "admin/agencies/focalpoint/invite.html", context)

    def invite_all(self, request, queryset):
        """None once the letters are in the outbox; else the page, with what stands against it."""
        try:
            invited = self.invite_each(request, queryset)
        except ValidationError as error:
            for message in error.messages:
                messages.error(request, message)
            return self.inviting_page(request, queryset)
        text = ngettext("%(count)s invitation is sent.", "%(count)s invitations are sent.", invited)
        messages.success(request, text % {"count": invited})
        return None

    @transaction.atomic
    def invite_each(self, request, queryset):
        """How many were invited: all that were shown as they are now, or none."""
        versions = sent_versions(request)
        points = list(queryset.order_by("pk").select_related(*RELATED))
        able = [row.point for row in rows_of(points, request.user) if not row.refused]
        for point in able:
            if versions.get(point.pk) != point.version:
                raise ValidationError(_("“%s” was changed meanwhile: look at it again.") % point)
            invitations.invite(point, by=request.user, version=point.version)
            self.log_change(request, point, _("Invited."))
        return len(able)


def sent_versions(request):
    pairs = (pair.partition(":") for pair in request.POST.getlist("versions"))
    try:
        return {int(key): int(version) for key, _colon, version in pairs if is_key(key)}
    except ValueError as error:
        raise BadRequest("Versions are numbers.") from error
