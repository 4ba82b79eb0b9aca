"""The page of a round: who was asked what, where each report stands; more time, waivers, mail."""

from django import forms
from django.contrib import messages
from django.core.exceptions import BadRequest, ValidationError
from django.core.paginator import Paginator
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Subquery
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from agencies.admin.widgets import is_key
from agencies.models import FocalPoint
from gmg_portal.lib.versions import StaleRecord
from recommendations.admin.desk_forms import add_errors
from workplan.mail.asking import remind_now
from workplan.mail.trail import trail_of
from workplan.models import ProgressUpdate, ReportRequest, UpdateState
from workplan.reporting.completeness import MARKS
from workplan.reporting.standing import OWED, Standing, with_standing

#: What may be asked for besides where a request stands.
OVERDUE = "overdue"
#: What the desk has seen of a report that an agency sent.
DECIDED_AT_THE_DESK = (UpdateState.SUBMITTED, UpdateState.RETURNED, UpdateState.ACCEPTED)
#: Where a message of the agency may still be recorded.
RECORDABLE = (Standing.NOT_RECEIVED, Standing.BEGUN)
#: So many stand on a page, so that an editor can look at each.
ON_A_PAGE = 200


class Do(models.TextChoices):
    """What is done to requests that were ticked."""

    EXTEND = "extend", gettext_lazy("Give more time")
    WAIVE = "waive", gettext_lazy("Waive")
    TAKE_BACK = "take_back", gettext_lazy("Take waivers back")
    REMIND = "remind", gettext_lazy("Remind now")


class RequestsForm(forms.Form):
    """Which requests, as `key:version`, and what is done to them."""

    do = forms.ChoiceField(choices=Do.choices, widget=forms.HiddenInput)
    to = forms.DateField(
        label=gettext_lazy("New day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("To give more time."),
    )
    because = forms.CharField(
        label=gettext_lazy("Why"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Public. To give more time, and to waive."),
    )

    def clean(self):
        cleaned = super().clean()
        do = cleaned.get("do")
        if do == Do.EXTEND and not cleaned.get("to") and "to" not in self.errors:
            self.add_error("to", _("Say until when."))
        if do in (Do.EXTEND, Do.WAIVE) and not cleaned.get("because", "").strip():
            self.add_error("because", _("Say why."))
        return cleaned


class RequestViews:
    """For the ModelAdmin of rounds."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.requests_view)
        name = "workplan_reportinground_requests"
        return [path("<int:pk>/requests/", view, name=name), *super().get_urls()]

    def requests_view(self, request, pk):
        """What was asked, by agency; a POST does one thing to those that are ticked."""
        round_ = self.round_to_change(request, pk)
        form, chosen = RequestsForm(), set()
        if request.method == "POST":
            form, chosen = RequestsForm(request.POST), set(request.POST.getlist("chosen"))
            if form.is_valid() and self.do_it(request, round_, form, chosen):
                return HttpResponseRedirect(request.get_full_path())
        return self.requests_page(request, round_, form, chosen)

    def do_it(self, request, round_, form, chosen):
        """Whether it was done to all that are ticked; if not, to none, and the form says why."""
        if not chosen:
            form.add_error(None, _("Tick at least one."))
            return False
        values = form.cleaned_data
        try:
            with transaction.atomic():
                rows = chosen_of(round_, chosen)
                if values["do"] == Do.REMIND:
                    return self.remind(request, rows, form)
                each_done(rows, values)
        except StaleRecord as error:
            form.is_overtaken = True
            add_errors(form, error)
            return False
        except ValidationError as error:
            add_errors(form, error)
            return False
        for row, _version in rows:
            self.log_change(request, row, str(Do(values["do"]).label))
        text = ngettext("%(do)s: %(count)s report.", "%(do)s: %(count)s reports.", len(rows))
        words = {"do": Do(values["do"]).label, "count": len(rows)}
        messages.success(request, text % words)
        return True

    @staticmethod
    def remind(request, rows, form):
        reminded = remind_now([row.pk for row, _version in rows], timezone.localdate())
        if not reminded.persons:
            form.add_error(
                None, _("Nobody is to be reminded: nothing is owed, or nobody is named.")
            )
            return False
        text = ngettext(
            "%(count)s mail was put into the outbox.",
            "%(count)s mails were put into the outbox.",
            reminded.mails,
        )
        messages.success(request, text % {"count": reminded.mails})
        if reminded.later:
            text = ngettext(
                "%(count)s person got a mail today already: this follows tomorrow.",
                "%(count)s persons got a mail today already: this follows tomorrow.",
                reminded.later,
            )
            messages.info(request, text % {"count": reminded.later})
        return True

    def requests_page(self, request, round_, form, chosen):
        found, narrowed = narrowed_by(request.GET, requests_of(round_))
        page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
        rows = list(page.object_list)
        trails = trail_of(rows)
        for row in rows:
            row.trail, row.mark = trails[row.pk], mark_of(row)
            row.word = Standing(row.standing).label
            row.is_out_of_reach = row.standing in OWED and not row.is_reachable
            row.is_recordable = round_.is_open and row.standing in RECORDABLE
            row.choice = f"{row.pk}:{row.version}"
            row.is_chosen = any(each.partition(":")[0] == str(row.pk) for each in chosen)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Reports of this round"),
            "opts": self.opts,
            "object": round_,
            "offered_steps": [
                (verb, self.round_url(verb, round_)) for verb in self.steps_of(round_)
            ],
            "mails_url": self.round_url("mails", round_),
            "page": page,
            "rows": rows,
            "narrowed": narrowed,
            "standings": [(OVERDUE, _("overdue")), *Standing.choices],
            "form": form,
            "verbs": Do,
            "may_decide": round_.state in ("open", "closed"),
        }
        status = 200
        if form.is_bound:
            status = 409 if getattr(form, "is_overtaken", False) else 400
        name = "admin/workplan/reportinground/requests.html"
        return TemplateResponse(request, name, context, status=status)


def requests_of(round_):
    """With `report`, the key of what the agency sent last; None where the desk does not see it.

    `is_reachable`: somebody writes for the agency today, whom a mail can ask.
    """
    rows = with_standing(ReportRequest.objects.filter(round=round_))
    sent = ProgressUpdate.objects.reports().filter(
        report_request=OuterRef("pk"), submitted_at__isnull=False
    )
    seen = sent.filter(state__in=DECIDED_AT_THE_DESK).order_by("-submitted_at", "-pk")
    writers = FocalPoint.objects.current().writers().filter(agency=OuterRef("agency"))
    rows = rows.annotate(report=Subquery(seen.values("pk")[:1]), is_reachable=Exists(writers))
    return rows.select_related("activity", "agency").order_by(
        "agency__acronym_en", "activity__code", "activity__title", "pk"
    )


def narrowed_by(query, rows):
    """By what the address says, as far as it says something that there is."""
    standing, agency = query.get("standing", ""), query.get("agency", "")
    if standing in Standing.values:
        rows = rows.filter(standing=standing)
    if standing == OVERDUE:
        rows = rows.filter(is_overdue=True)
    if agency:
        rows = rows.filter(agency__slug=agency)
    return rows, {"standing": standing, "agency": agency}


def mark_of(row):
    if row.is_overdue:
        return "overdue"
    own = {Standing.RETURNED: "returned", Standing.BEGUN: "draft", Standing.NOT_RECEIVED: "due"}
    return own[row.standing] if row.standing in OWED else MARKS[row.standing]


def chosen_of(round_, chosen):
    """[(request, the version that was read)]; a key that is none of this round is refused."""
    read = {}
    for each in chosen:
        key, _colon, version = each.partition(":")
        if not (is_key(key) and is_key(version)):
            raise BadRequest("Requests are chosen by their numbers and versions.")
        read[int(key)] = int(version)
    rows = round_.requests.select_related("activity", "agency", "round").order_by("pk")
    found = list(rows.filter(pk__in=read))
    if len(found) != len(read):
        raise ValidationError(_("What you ticked is not all of this round: look at it again."))
    return [(row, read[row.pk]) for row in found]


def each_done(rows, values):
    """Do it to each; raises ValidationError with all reasons, StaleRecord where one was changed."""
    refused = []
    for row, version in rows:
        try:
            do_to(row, values, version)
        except StaleRecord:
            raise
        except ValidationError as error:
            refused += [f"{row}: {message}" for message in error.messages]
    if refused:
        raise ValidationError(refused)


def do_to(row, values, version):
    if values["do"] == Do.EXTEND:
        row.extend(to=values["to"], because=values["because"], version=version)
    elif values["do"] == Do.WAIVE:
        row.waive(because=values["because"], version=version)
    else:
        row.take_waiver_back(version=version)
