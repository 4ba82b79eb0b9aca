"""The handover: a page, its print on two sheets, and a document; for the secretariat alone."""

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.http import content_disposition_header, urlencode
from django.views.generic import TemplateView

from .briefing import briefing_of
from .document import MEDIA_TYPE, document_of
from .spans import PRINCIPALS, SpanForm, offered


class Handover(LoginRequiredMixin, TemplateView):
    """`?since=&until=&readers=principals`; a wrong day is an error on the page."""

    template_name = "workplan/handover.html"
    http_method_names = ["get", "head", "options"]

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not request.user.is_secretariat:
            raise Http404
        response = super().dispatch(request, *args, **kwargs)
        patch_cache_control(response, private=True, no_store=True)
        return response

    def get(self, request, *args, **kwargs):
        self.form = SpanForm(request.GET)
        status = 200 if self.form.is_valid() else 400
        return self.answer(status)

    def answer(self, status):
        return self.render_to_response(self.get_context_data(), status=status)

    @property
    def briefing(self):
        return briefing_of(self.form.days, self.request.user, self.form.is_for_principals)

    def get_context_data(self, **kwargs):
        briefing, query = self.briefing, self.request.GET.urlencode()
        return super().get_context_data(
            crumbs=[(briefing.title, "")],
            briefing=briefing,
            form=self.shown_form,
            offers=[(label, self.link(days)) for label, days in self.offers()],
            document_url=f"{self.request.path.rstrip('/')}.docx" + (f"?{query}" if query else ""),
            is_for_principals=self.form.is_for_principals,
            **kwargs,
        )

    @property
    def shown_form(self):
        """With the days that the page is about, also where nobody asked for any."""
        if not self.form.is_valid():
            return self.form
        days, data = self.form.days, self.request.GET.copy()
        data["since"], data["until"] = str(days.first), str(days.last)
        return SpanForm(data)

    def offers(self):
        return offered(self.request.user, timezone.localdate())

    def link(self, days):
        readers = {"readers": PRINCIPALS} if self.form.is_for_principals else {}
        return "?" + urlencode({"since": days.first, "until": days.last, **readers})


class HandoverDocument(Handover):
    def answer(self, status):
        if status != 200:
            return super().answer(status)
        days, briefing = self.form.days, self.briefing
        response = HttpResponse(document_of(briefing), content_type=MEDIA_TYPE)
        name = f"{briefing.title} {days.first} {days.last}.docx"
        response.headers["Content-Disposition"] = content_disposition_header(True, name)
        return response
