"""The page of one record."""

from django.http import HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.functional import cached_property
from django.views.generic.base import TemplateResponseMixin, View

from .rings import chain


class RecordDetail(TemplateResponseMixin, View):
    """A published record by its slug; a subclass says model and template_name.

    Starts from `visible_to`: what somebody may not see is a 404. A record that was withdrawn
    answers 410 and says why, or leads for good to the one that replaces it.
    """

    http_method_names = ["get", "head", "options"]
    model = None
    nav_section = ""

    def get_queryset(self):
        return self.model.objects.visible_to(self.request.user).for_detail()

    def get(self, request, *args, **kwargs):
        if self.object is None:
            return self.explain_withdrawal()
        context = self.get_context_data()
        return self.render_to_response(context, status=self.status)

    #: 400 where a parameter of the page is wrong and the page says so.
    status = 200

    @cached_property
    def object(self):
        return self.get_queryset().filter(slug=self.kwargs["slug"]).first()

    def explain_withdrawal(self):
        record = get_object_or_404(self.model.objects.withdrawn(), slug=self.kwargs["slug"])
        instead = self.standing_instead(record)
        if instead:
            return HttpResponsePermanentRedirect(instead.get_absolute_url())
        context = {"record": record, "title": str(record), "nav_section": self.nav_section}
        return render(self.request, "410.html", context, status=410)

    def standing_instead(self, record):
        """The last published one of those that replaced it one after the other, or None."""
        followers = {each.pk: each for each in reversed(chain(record, "replaced_by"))}
        public = self.model.objects.published().filter(pk__in=followers)
        published = set(public.values_list("pk", flat=True)) if followers else ()
        return next((each for pk, each in followers.items() if pk in published), None)

    def get_context_data(self, **kwargs):
        """`record`, its `sources` and what the foot of the page shows; subclasses add theirs."""
        address = self.object.get_absolute_url()
        return {
            "view": self,
            "record": self.object,
            "sources": self.object.sources,
            "nav_section": self.nav_section,
            "last_changed": self.object.changed_at,
            "permanent_url": self.request.build_absolute_uri(address),
            **kwargs,
        }
