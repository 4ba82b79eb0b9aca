"""The desk of reports: the queue, and one report after the other."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gmg_portal.lib.versions import StaleRecord
from workplan.models import ProgressUpdate, UpdateState
from workplan.reporting import reviewing

from ..keeping import keeping, say_taken
from .bulk import NoChangeViews
from .forms import ReviewForm, Verb
from .queue import Queue
from .shown import Shown

#: What is told once it is done.
DONE = {
    Verb.ACCEPT: gettext_lazy("Accepted."),
    Verb.SEND_BACK: gettext_lazy("Sent back."),
    Verb.REMARK: gettext_lazy("Comment kept."),
    Verb.WITHDRAW: gettext_lazy("Withdrawn."),
}


class ReviewViews(NoChangeViews):
    """For the ModelAdmin of progress updates."""

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("review/", wrap(self.queue_view), name=self.page_name("queue")),
            path("review/no-change/", wrap(self.no_change_view), name=self.page_name("no_change")),
            path("<int:pk>/review/", wrap(self.review_view), name=self.page_name("review")),
            *super().get_urls(),
        ]

    def page_name(self, page):
        return f"{self.opts.app_label}_{self.opts.model_name}_{page}"

    def review_url(self, page, *args, query=""):
        return reverse(f"{self.admin_site.name}:{self.page_name(page)}", args=args) + query

    def changelist_view(self, request, extra_context=None):
        context = {"has_queue": self.has_change_permission(request)}
        return super().changelist_view(request, {**context, **(extra_context or {})})

    # The queue

    def queue_view(self, request):
        """What waits, the oldest first, and what waits for others."""
        self.require_reviewer(request)
        queue = Queue(request.user, request.GET)
        context = {
            **self.review_context(request, _("Reports to review")),
            "queue": queue,
            "no_change_url": self.review_url("no_change", query=queue.query),
            "may_see_proposals": request.user.has_perm("workplan.view_activityproposal"),
        }
        status = 400 if queue.is_refused else 200
        template = "admin/workplan/progressupdate/queue.html"
        return TemplateResponse(request, template, context, status=status)

    def require_reviewer(self, request):
        if not self.has_change_permission(request):
            raise PermissionDenied

    def record_url(self, update):
        """Where the secretariat typed it in for the agency."""
        name = f"{self.admin_site.name}:workplan_reportrequest_record"
        return reverse(name, args=[update.report_request_id])

    def review_context(self, request, title, **context):
        return {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            **context,
        }

    # One report

    def review_view(self, request, pk):
        """The report beside what the public reads today; a POST decides on it."""
        self.require_reviewer(request)
        queue = Queue(request.user, request.GET)
        update = self.report_of(request.user, pk)
        if request.method != "POST":
            return self.review_page(request, update, queue, ReviewForm(auto_id="id_%s"))
        if update is None:
            return self.taken_back_page(request, self.sent_once(pk))
        return self.act(request, update, queue)

    def report_of(self, user, pk):
        rows = ProgressUpdate.objects.visible_to(user).reports().filter(submitted_at__isnull=False)
        related = ["activity__plan", "agency", "report_request__round", "written_by", "recorded_by"]
        return rows.select_related(*related).filter(pk=pk).first()

    def sent_once(self, pk):
        """The report that was in review when the page was opened, and is not any more."""
        found = ProgressUpdate.objects.reports().filter(pk=pk, submitted_at__isnull=False)
        update = found.select_related("activity", "agency").first()
        if update is None:
            raise Http404
        return update

    def act(self, request, update, queue):
        """Do what a button says, and go on; or tell on the page what is wrong."""
        word = request.POST.get("do")
        verb = Verb(word) if word in Verb.values else None
        form = ReviewForm(request.POST, verb=verb, auto_id="id_%s")
        if verb is None:
            form.add_error(None, _("Choose one of the buttons."))
        if not form.is_valid():
            return self.review_page(request, update, queue, form)
        following = queue.following(update) if verb != Verb.WITHDRAW else None
        try:
            self.take(update, verb, form, request.user)
        except StaleRecord:
            return self.overtaken(request, update.pk, queue, form)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self.review_page(request, self.report_of(request.user, update.pk), queue, form)
        return self.go_on(request, update, verb, queue, following)

    @staticmethod
    def take(update, verb, form, user):
        given = form.cleaned_data
        said = {"by": user, "comment": given["comment"].strip(), "remarks": form.remarks}
        if verb == Verb.REMARK:
            reviewing.remark(update, **said)
        elif verb == Verb.WITHDRAW:
            update.withdraw(by=user, comment=said["comment"], version=given["version"])
        else:
            getattr(reviewing, verb)(update, version=given["version"], **said)

    def go_on(self, request, update, verb, queue, following):
        """The next of the queue opens; after a comment the report stays."""
        say_taken(request)
        told = DONE[verb]
        self.log_change(request, update, str(told))
        messages.success(request, f"{update.activity} ({update.agency}): {told}")
        if verb in (Verb.REMARK, Verb.WITHDRAW):
            return HttpResponseRedirect(self.review_url("review", update.pk, query=queue.query))
        if following is None:
            messages.success(request, _("Nothing is left to review here."))
            return HttpResponseRedirect(self.review_url("queue", query=queue.query))
        return HttpResponseRedirect(self.review_url("review", following.pk, query=queue.query))

    def overtaken(self, request, pk, queue, form):
        """Somebody was faster: what is so now, and what was typed."""
        update = self.report_of(request.user, pk)
        if update is None:
            return self.taken_back_page(request, self.sent_once(pk), form)
        form.add_error(None, what_happened(update))
        return self.review_page(request, update, queue, form, status=409)

    def taken_back_page(self, request, update, form=None):
        """The agency writes on it again: what the reviewer typed is all that the page shows."""
        context = self.review_context(
            request,
            _("It was taken back"),
            update=update,
            form=form or ReviewForm(request.POST),
            queue_url=self.review_url("queue"),
        )
        template = "admin/workplan/progressupdate/taken_back.html"
        return TemplateResponse(request, template, context, status=409)

    def review_page(self, request, update, queue, form, status=200):
        if update is None:
            raise Http404
        shown = Shown(update, request.user)
        following = queue.following(update)
        context = self.review_context(
            request,
            _("Review: %(report)s") % {"report": update.activity},
            object=update,
            update=update,
            shown=shown,
            rows=shown.rows(form),
            form=form,
            queue=queue,
            is_in_review=update.state == UpdateState.SUBMITTED,
            is_accepted=update.state == UpdateState.ACCEPTED,
            here_url=self.review_url("review", update.pk, query=queue.query),
            queue_url=self.review_url("queue", query=queue.query),
            next_url=following and self.review_url("review", following.pk, query=queue.query),
            **keeping(request),
        )
        template = "admin/workplan/progressupdate/review.html"
        return TemplateResponse(request, template, context, status=status)


def what_happened(update):
    """Why the page that was open is not how the report stands now."""
    last = update.events.for_listing().last()
    who = {"who": (last and last.who) or _("Somebody")}
    words = {
        UpdateState.SUBMITTED: _(
            "%(who)s sent it again since you opened it. Below is what it says now."
        ),
        UpdateState.RETURNED: _("%(who)s sent it back since you opened it."),
        UpdateState.ACCEPTED: _("%(who)s accepted it since you opened it."),
        UpdateState.WITHDRAWN: _("%(who)s withdrew it since you opened it."),
    }
    return f"{words[update.state] % who} {_('What you wrote is kept in its fields.')}"
