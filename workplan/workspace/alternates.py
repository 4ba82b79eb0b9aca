"""Who acts for an agency; a submitter names who stands in for her, and ends it."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from agencies.models import FocalPoint, FocalPointRole
from agencies.people import alternates
from gmg_portal.lib.filter_forms import DayInput
from gmg_portal.lib.forms import known_to
from gmg_portal.lib.languages import LANGUAGE_CODES, LANGUAGES
from gmg_portal.lib.versions import StaleRecord

from .base import WorkspaceView


class AlternateForm(forms.Form):
    """Who stands in, in which role, from when to when."""

    agency = forms.ChoiceField(label=gettext_lazy("Agency"))
    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    email = forms.EmailField(label=gettext_lazy("E-mail"), max_length=254)
    language = forms.ChoiceField(label=gettext_lazy("Language of mails"), choices=LANGUAGES)
    role = forms.ChoiceField(
        label=gettext_lazy("Role"),
        choices=[
            (FocalPointRole.SUBMITTER, gettext_lazy("submitter: writes and sends")),
            (FocalPointRole.DRAFTER, gettext_lazy("drafter: writes alone")),
        ],
    )
    first_day = forms.DateField(
        label=gettext_lazy("First day"),
        widget=DayInput(),
        input_formats=["%Y-%m-%d"],
    )
    last_day = forms.DateField(
        label=gettext_lazy("Last day"),
        widget=DayInput(),
        input_formats=["%Y-%m-%d"],
        help_text=gettext_lazy("Rights end with this day; 400 days at most."),
    )

    def __init__(self, principals, *args, **kwargs):
        super().__init__(*args, **kwargs)
        choices = {each.agency.slug: str(each.agency) for each in principals}
        self.fields["agency"].choices = list(choices.items())
        if len(choices) == 1:
            self.fields["agency"].widget = forms.HiddenInput()


class Alternates(WorkspaceView):
    """Those who act for her agencies, and the form for who names an alternate."""

    template_name = "workplan/workspace/alternates.html"

    @cached_property
    def principals(self):
        """Her own focal points, by which she names alternates: the longest of each agency."""
        found: dict = {}
        for point in alternates.principals(self.request.user):
            found.setdefault(point.agency.slug, point)
        return found

    def get(self, request, *args, **kwargs):
        return self.page(self.unbound_form())

    def unbound_form(self):
        language = get_language()
        initial = {
            "agency": next(iter(self.principals), ""),
            "language": language if language in LANGUAGE_CODES else "en",
            "first_day": timezone.localdate(),
        }
        return AlternateForm(self.principals.values(), initial=initial)

    def post(self, request, *args, **kwargs):
        if request.POST.get("agency", "") not in self.principals:
            raise Http404
        form = AlternateForm(self.principals.values(), request.POST)
        if form.is_valid() and self.name(form):
            self.say_taken()
            return redirect("workspace_alternates")
        return self.page(form, status=400)

    def name(self, form):
        """Whether it is done; else the form says what stands against it."""
        values = {**form.cleaned_data}
        principal = self.principals[values.pop("agency")]
        try:
            point = alternates.name_alternate(principal, by=self.request.user, **values)
        except ValidationError as error:
            form.add_error(None, known_to(form, error))
            return False
        words = _("%(name)s stands in for you. An invitation is sent to %(email)s.")
        messages.success(self.request, words % {"name": point.name, "email": point.address})
        return True

    def page(self, form, status=200, **kwargs):
        context = self.get_context_data(form=form, **kwargs)
        return self.render_to_response(context, status=status)

    def get_context_data(self, **kwargs):
        points = list(self.points())
        own = {point.pk for point in alternates.own_alternates(self.request.user, points)}
        return super().get_context_data(
            may_name=bool(self.principals),
            acting=[point for point in points if not point.is_over],
            past=[point for point in points if point.is_over and point.is_alternate],
            own=own,
            **kwargs,
        )

    def points(self):
        """Those who write for her agencies, the alternates that were included."""
        rows = FocalPoint.objects.writers().filter(agency__in=self.agencies)
        return rows.select_related("user", "agency", "alternate_for__user").order_by(
            "agency__acronym_en", "first_day", "pk"
        )


class EndAlternate(WorkspaceView):
    """Whoever named an alternate ends it; that of others is not there."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        points = FocalPoint.objects.filter(pk=self.kwargs["pk"], agency__in=self.agencies)
        point = points.select_related("alternate_for").first()
        if point is None or not alternates.own_alternates(request.user, [point]):
            raise Http404
        try:
            point = alternates.end(point, version=sent_version(request))
        except StaleRecord:
            words = _("This was changed meanwhile: look at it again.")
            messages.error(request, words)
            return redirect("workspace_alternates")
        words = _("%(name)s no longer stands in for you.") % {"name": point.name or point.person}
        messages.success(request, words)
        return redirect("workspace_alternates")


def sent_version(request):
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0
