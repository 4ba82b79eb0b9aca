"""A file that supports a report, for whoever may see it; never shown, always saved."""

from django.http import FileResponse, Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.generic import View

from workplan.models import Evidence

#: A browser does nothing with such a file but save it.
POLICY = "default-src 'none'; sandbox"


class EvidenceFile(View):
    http_method_names = ["get", "head", "options"]

    def get(self, request, pk, name):
        evidence = Evidence.objects.visible_to(request.user).filter(pk=pk).first()
        if evidence is None:
            raise Http404
        if name != evidence.name:
            return redirect(address_of(evidence))
        response = self.response(evidence)
        patch_cache_control(response, private=True, no_cache=True)
        return response

    def response(self, evidence):
        try:
            file = evidence.file.open("rb")
        except FileNotFoundError as error:
            raise Http404 from error
        response = FileResponse(
            file,
            as_attachment=True,
            filename=evidence.name,
            content_type=evidence.media_type,
        )
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Content-Security-Policy"] = POLICY
        response.headers["X-Robots-Tag"] = "noindex"
        return response


def address_of(evidence):
    return reverse("evidence_file", args=[evidence.pk, evidence.name])
