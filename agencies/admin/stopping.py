"""The secretariat stops an alternate whom a focal point named, and says why."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.people import alternates
from gmg_portal.lib.forms import put
from gmg_portal.lib.versions import StaleRecord


class StopForm(forms.Form):
    stopped_because = forms.CharField(
        label=gettext_lazy("Stopped because"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
        help_text=gettext_lazy("Read by both of them and by their agency."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class StopView:
    """For the ModelAdmin of focal points."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.stop_view)
        return [
            path("<int:object_id>/stop/", view, name="agencies_focalpoint_stop"),
            *super().get_urls(),
        ]

    def stop_view(self, request, object_id):
        """The form with the reason; once sent, the rights are over."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        point = self.get_queryset(request).filter(pk=object_id, alternate_for__isnull=False).first()
        if point is None:
            raise Http404
        form = StopForm(request.POST or None, initial={"version": point.version})
        if form.is_bound and form.is_valid() and self.stop(request, point, form):
            return HttpResponseRedirect(self.page_of(object_id))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Stop this alternate?"),
            "opts": self.opts,
            "object": point,
            "form": form,
        }
        page = "admin/agencies/focalpoint/stop.html"
        status = 409 if getattr(form, "is_overtaken", False) else 200
        return TemplateResponse(request, page, context, status=status)

    def stop(self, request, point, form):
        """Whether it is done; else the form says what stands against it."""
        because, version = (form.cleaned_data[name] for name in ("stopped_because", "version"))
        try:
            alternates.stop(point, by=request.user, because=because, version=version)
        except StaleRecord as error:
            form.add_error(None, error)
            form.is_overtaken = True
            form.data = form.data.copy()
            put(form.data, form["version"], error.record.version)
            return False
        except ValidationError as error:
            form.add_error(None, error.messages)
            return False
        self.log_change(request, point, _("Stopped: %(reason)s") % {"reason": because})
        messages.success(request, _("Her or his rights are over. Both got a letter."))
        return True
