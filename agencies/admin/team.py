"""Team of the secretariat: one page that invites the incoming team and ends the outgoing."""

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from agencies.people import handing_over, lines, team
from gmg_portal.lib.filter_forms import DayInput

from .widgets import KeysField


class TeamForm(forms.Form):
    """Who joins from when, and who leaves after which day."""

    joining = forms.CharField(
        label=gettext_lazy("Who joins"),
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 5, "cols": 60}),
        help_text=gettext_lazy(
            "A line each: Name <name@example.org>. Who has no account gets one, and a letter."
        ),
    )
    first_day = forms.DateField(
        label=gettext_lazy("First day"),
        required=False,
        widget=DayInput(),
        help_text=gettext_lazy("Their rights begin with this day, by themselves."),
    )
    leaving = KeysField(label=gettext_lazy("Who leaves"), queryset=None, required=False)
    last_day = forms.DateField(
        label=gettext_lazy("Last day"),
        required=False,
        widget=DayInput(),
        help_text=gettext_lazy("Their rights end with this day, by themselves."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["leaving"].queryset = team.team()

    def clean_joining(self):
        self.people = lines.read_people(self.cleaned_data["joining"])
        return self.cleaned_data["joining"]

    def clean_first_day(self):
        day = self.cleaned_data["first_day"]
        if day and day < timezone.localdate():
            raise ValidationError(_("Rights begin today at the earliest."))
        return day

    def clean_last_day(self):
        day = self.cleaned_data["last_day"]
        if day and day < timezone.localdate() - timedelta(days=1):
            raise ValidationError(_("Rights end yesterday at the earliest: then at once."))
        return day

    def clean(self):
        cleaned = super().clean()
        joining, leaving = cleaned.get("joining"), cleaned.get("leaving")
        if joining and not cleaned.get("first_day") and "first_day" not in self.errors:
            self.add_error("first_day", _("Say from which day."))
        if leaving and not cleaned.get("last_day") and "last_day" not in self.errors:
            self.add_error("last_day", _("Say which day is the last."))
        if not joining and not leaving and not self.errors:
            raise ValidationError(_("Nobody joins and nobody leaves: there is nothing to do."))
        return cleaned

    @property
    def change(self):
        return handing_over.Change(
            joining=self.people,
            first_day=self.cleaned_data["first_day"],
            leaving=list(self.cleaned_data["leaving"]),
            last_day=self.cleaned_data["last_day"],
        )


class TeamPage:
    """For the ModelAdmin of users."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.team_view)
        return [path("team/", view, name="agencies_user_team"), *super().get_urls()]

    def team_view(self, request):
        """The team and the form; then what it would do; then the change itself."""
        if not team.may_manage(request.user):
            raise PermissionDenied
        form = TeamForm(request.POST if request.method == "POST" else None)
        if not form.is_bound or "back" in request.POST or not form.is_valid():
            return self.team_page(request, form)
        if "confirm" in request.POST:
            return self.change_team(request, form)
        return self.preview_team(request, form)

    def preview_team(self, request, form, status=200):
        try:
            planning = handing_over.plan(form.change, request.user)
        except ValidationError as error:
            form.add_error(None, error)
            return self.team_page(request, form)
        return self.team_page(request, form, planning=planning, status=status)

    def change_team(self, request, form):
        seen = request.POST.get("seen", "")
        try:
            steps = handing_over.carry_out(form.change, request.user, seen=seen)
        except ValidationError as error:
            if getattr(error, "code", None) == "stale":
                messages.error(request, error.message)
                return self.preview_team(request, form, status=409)
            form.add_error(None, error.messages)
            return self.team_page(request, form)
        for step in steps:
            self.log_change(request, step.user, step_in_words(step))
        if steps:
            text = ngettext(
                "The days of %(count)s person were changed.",
                "The days of %(count)s people were changed.",
                len(steps),
            )
            messages.success(request, text % {"count": len(steps)})
        else:
            messages.info(request, _("Nothing was changed: nothing of it was left to do."))
        return HttpResponseRedirect(reverse(f"{self.admin_site.name}:agencies_user_team"))

    def team_page(self, request, form, planning=None, status=200):
        today = timezone.localdate()
        context = {
            **self.admin_site.each_context(request),
            "title": _("Team of the secretariat"),
            "opts": self.opts,
            "form": form,
            "members": [
                (user, standing(user, today), may_leave(user, request.user)) for user in team.team()
            ],
            "ticked": set(form["leaving"].value() or []),
            "planning": planning,
            "newcomers_from": planning and planning.first_day_of_newcomers(),
            "seen": team.fingerprint(),
        }
        page = "admin/agencies/user/team.html"
        return TemplateResponse(request, page, context, status=status)


def may_leave(user, by):
    return user.is_active and (by.is_superuser or not user.is_superuser)


def standing(user, today):
    """Whether somebody's rights hold, in a word."""
    if not user.is_active:
        return _("switched off")
    if user.staff_rights_hold(today):
        return _("has rights today")
    if user.staff_first_day and user.staff_first_day > today:
        return _("still to come")
    return _("has left")


def step_in_words(step):
    if step.after is None:
        return _("Rights in the secretariat taken back.")
    first, last = (day.isoformat() if day else "…" for day in step.after)
    return _("Rights in the secretariat: %(first)s to %(last)s.") % {"first": first, "last": last}
