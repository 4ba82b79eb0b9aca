"""The outbox: what was written to whom, and what became of it; sent again, never edited."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from agencies.admin.lookups import KeepsSecrets
from agencies.admin.past import ReadOnly
from gmg_portal.lib.discretion import without_personal_links
from gmg_portal.lib.models import MailPreference, Notice, OutgoingMail
from gmg_portal.lib.sandbox import sandboxed
from gmg_portal.lib.sending import SENT_AGAIN, send_again
from workplan.mail.trail import note


class Desk(ReadOnly):
    """For tables of mail: whoever sees the requests sees what was written about them."""

    class Media:
        css = {"all": ["css/admin.css"]}

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("workplan.view_reportrequest")

    def has_module_permission(self, request):
        return self.has_view_permission(request)


def may_send(request):
    return request.user.has_perm("workplan.change_reportrequest")


@admin.register(OutgoingMail)
class OutgoingMailAdmin(Desk, KeepsSecrets):
    secrets = ("text", "html")
    change_form_template = "admin/lib/outgoingmail/change_form.html"
    list_display = ["subject", "recipient", "kind", "state", "created_at", "sent_at"]
    list_filter = ["state", "kind", "language"]
    search_fields = ["recipient", "recipient_name", "subject", "message_id"]
    date_hierarchy = "created_at"
    actions = ["send_these_again"]
    fields = [
        "state",
        "error",
        "recipient",
        "recipient_name",
        "cc",
        "reply_to",
        "language",
        "kind",
        "is_essential",
        "subject",
        "text_shown",
        "html_shown",
        "created_at",
        "not_before",
        "attempts",
        "claimed_at",
        "sent_at",
        "message_id",
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("html", "text")

    def get_urls(self):
        wrap = self.admin_site.admin_view
        own = [
            path("<int:key>/html/", wrap(self.html_view), name="lib_outgoingmail_html"),
            path("<int:key>/again/", wrap(self.again_view), name="lib_outgoingmail_again"),
        ]
        return [*own, *super().get_urls()]

    @admin.display(description=gettext_lazy("text"))
    def text_shown(self, mail):
        text = without_personal_links(mail.text)
        return format_html('<pre dir="auto" lang="{}">{}</pre>', mail.language, text)

    @admin.display(description=gettext_lazy("as a page"))
    def html_shown(self, mail):
        if not mail.html:
            return _("This mail is plain text alone.")
        url = reverse("admin:lib_outgoingmail_html", args=[mail.pk])
        return format_html('<a href="{}">{}</a>', url, _("Show"))

    def html_view(self, request, key):
        """The HTML as its reader sees it, without her personal links."""
        mail = self.mail_or_404(request, key)
        return sandboxed(without_personal_links(mail.html))

    def mail_or_404(self, request, key):
        if not self.has_view_permission(request):
            raise PermissionDenied
        mail = OutgoingMail.objects.filter(pk=key).first()
        if mail is None:
            raise Http404
        return mail

    # Sending once more

    def change_view(self, request, object_id, form_url="", extra_context=None):
        mail = self.get_object(request, object_id)
        may = bool(mail) and mail.state in SENT_AGAIN and may_send(request)
        context = {"may_send_again": may, **(extra_context or {})}
        return super().change_view(request, object_id, form_url, context)

    def again_view(self, request, key):
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        mail = self.mail_or_404(request, key)
        self.send(request, [mail])
        return HttpResponseRedirect(reverse("admin:lib_outgoingmail_change", args=[key]))

    @admin.action(description=gettext_lazy("Send again what was refused, bounced or perhaps sent"))
    def send_these_again(self, request, mails):
        self.send(request, mails)

    def send(self, request, mails):
        if not may_send(request):
            raise PermissionDenied
        number = sum(self.send_once_more(request, mail) for mail in mails)
        words = ngettext(
            "%(count)s mail waits to be sent again.",
            "%(count)s mails wait to be sent again.",
            number,
        )
        level = messages.SUCCESS if number else messages.WARNING
        messages.add_message(request, level, words % {"count": number})

    def send_once_more(self, request, mail):
        is_waiting = send_again(mail)
        if is_waiting:
            self.log_change(request, mail, _("Send again"))
            note(mail, "mail to be sent again")
        return is_waiting


@admin.register(Notice)
class NoticeAdmin(Desk, admin.ModelAdmin):
    list_display = ["recipient", "kind", "model", "key", "due", "created_at", "mail"]
    list_filter = ["kind", ("mail", admin.EmptyFieldListFilter)]
    list_select_related = ["mail"]
    search_fields = ["recipient"]
    date_hierarchy = "created_at"
    fields = ["recipient", "kind", "model", "key", "due", "words", "created_at", "mail"]


@admin.register(MailPreference)
class MailPreferenceAdmin(Desk, admin.ModelAdmin):
    list_display = ["email", "unsubscribed_at"]
    list_filter = [("unsubscribed_at", admin.EmptyFieldListFilter)]
    search_fields = ["email"]
    fields = ["email", "unsubscribed_at"]
