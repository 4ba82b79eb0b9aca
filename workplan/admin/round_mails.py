"""What a round would write to whom, looked at before it goes into the outbox."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from gmg_portal.lib.languages import LANGUAGES
from gmg_portal.lib.sandbox import sandboxed
from workplan.mail.previews import RoundMails
from workplan.mail.reminding import put_for_round


class ChoiceForm(forms.Form):
    """Whose mail is shown, in which language; she is named by a place and not by her address."""

    to = forms.TypedChoiceField(label=gettext_lazy("mail to"), coerce=int, required=False)
    language = forms.ChoiceField(
        label=gettext_lazy("language"),
        choices=[("", gettext_lazy("her own")), *LANGUAGES],
        required=False,
    )

    def __init__(self, data, mails):
        super().__init__(data)
        self.fields["to"].choices = [
            (digest.reader.points[0].pk, digest.reader.name or digest.reader.address)
            for digest in mails.digests
        ]


class MailViews:
    """For the ModelAdmin of rounds."""

    def get_urls(self):
        wrap = self.admin_site.admin_view
        own = [
            path("<int:key>/mails/", wrap(self.mails_view), name="workplan_reportinground_mails"),
            path(
                "<int:key>/mails/html/",
                wrap(self.mail_html_view),
                name="workplan_reportinground_mail_html",
            ),
        ]
        return [*own, *super().get_urls()]

    def mails_view(self, request, key):
        """The list and one of the mails; POST puts all of them into the outbox."""
        round_ = self.round_or_404(request, key)
        if request.method == "POST":
            return self.put_mails(request, round_)
        mails, form, digest = self.chosen(request, round_)
        subject, text = "", ""
        if digest is not None:
            subject, text, _html = mails.written(digest, form.cleaned_data.get("language"))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Mails of this round"),
            "opts": self.opts,
            "object": round_,
            "mails": mails,
            "form": form,
            "digest": digest,
            "subject": subject,
            "text": text,
            "shown_language": form.is_valid()
            and (form.cleaned_data.get("language") or (digest and digest.language)),
            "query": request.GET.urlencode(),
        }
        status = 200 if form.is_valid() else 400
        name = "admin/workplan/reportinground/mails.html"
        return TemplateResponse(request, name, context, status=status)

    def mail_html_view(self, request, key):
        """The mail as a page, at an address of its own that runs and loads nothing."""
        mails, form, digest = self.chosen(request, self.round_or_404(request, key))
        if digest is None:
            raise Http404
        return sandboxed(mails.written(digest, form.cleaned_data.get("language"))[2])

    def chosen(self, request, round_):
        """The mails, the form, and the mail that it names: the first where it names none."""
        mails = RoundMails(round_)
        form = ChoiceForm(request.GET, mails)
        if not form.is_valid() or not mails.digests:
            return mails, form, None
        to = form.cleaned_data["to"]
        return mails, form, mails.digest_for(to) if to else mails.digests[0]

    def put_mails(self, request, round_):
        if not round_.is_open:
            messages.warning(request, _("Open the round first: nobody is asked yet."))
        else:
            number = len(put_for_round(round_, timezone.localdate()))
            words = ngettext(
                "%(count)s mail was put into the outbox.",
                "%(count)s mails were put into the outbox.",
                number,
            )
            messages.success(request, words % {"count": number})
        url = reverse("admin:workplan_reportinground_mails", args=[round_.pk])
        return HttpResponseRedirect(url)

    def round_or_404(self, request, key):
        if not request.user.has_perm("workplan.change_reportinground"):
            raise PermissionDenied
        round_ = self.model.objects.select_related("plan", "contact").filter(pk=key).first()
        if round_ is None:
            raise Http404
        return round_
