"""The outbox as a page, so that mails can be read without a mail server; in development only."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.urls import path

from gmg_portal.lib.models import OutgoingMail
from gmg_portal.lib.sandbox import sandboxed

MAILS_A_PAGE = 50


def mail_list(request):
    """All mails, the newest first."""
    mails = OutgoingMail.objects.defer("text", "html")
    page = Paginator(mails, MAILS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "mails/list.html", {"page_obj": page})


def mail_detail(request, key):
    """One mail: its headers and its plain text, with links that work."""
    return render(request, "mails/detail.html", {"mail": get_object_or_404(OutgoingMail, pk=key)})


def mail_html(request, key):
    return sandboxed(get_object_or_404(OutgoingMail, pk=key).html)


urlpatterns = [
    path("", mail_list, name="mail_list"),
    path("<int:key>/", mail_detail, name="mail_detail"),
    path("<int:key>/html/", mail_html, name="mail_html"),
]
