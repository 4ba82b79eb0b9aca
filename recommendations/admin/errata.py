"""Corrections of public texts: the reason is asked for, and what was corrected is read."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from agencies.admin.base import RecordForm, SearchText
from agencies.admin.past import PastRows, ReadOnly
from gmg_portal.lib.forms import known_to
from recommendations.models import Erratum


class ReasonField(forms.CharField):
    """Why something is changed: it is no part of the record, and no change by itself."""

    widget = forms.Textarea(attrs={"rows": 3})

    def has_changed(self, initial, data):
        return False


class CorrectedForm(RecordForm):
    """Asks why a public text is corrected, and takes the reason for nothing else."""

    corrected_because = ReasonField(
        label=_("Why the text is corrected"),
        required=False,
        help_text=_(
            "Public, with the old text beside the new one. Needed where a title or text changes"
            " that was public, in a language in which it is official."
        ),
    )

    def clean(self):
        self.instance.corrected_because = self.cleaned_data.get("corrected_because", "")
        return super().clean()

    def _post_clean(self):
        super()._post_clean()
        if self.instance.corrected_because and not self.errors and not self.instance.errata_due():
            message = _("No public text is changed: empty this field, or change the text.")
            self.add_error("corrected_because", ValidationError(message, code="no_erratum"))

    def _update_errors(self, errors):
        told = known_to(self, errors)
        super()._update_errors(told)
        unexplained = getattr(told, "error_dict", {}).values()
        if any(error.code == "erratum" for each in unexplained for error in each):
            self.add_error("corrected_because", ValidationError(_("Say why."), code="erratum"))


class ErratumInline(ReadOnly, admin.TabularInline):
    model = Erratum
    formset = PastRows
    fields = ["corrected_on", "field", "old_text", "new_text", "reason", "by"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("by")


@admin.register(Erratum)
class ErratumAdmin(ReadOnly, SearchText, admin.ModelAdmin):
    list_display = ["recommendation", "field", "corrected_on", "reason", "by"]
    list_filter = ["field"]
    list_select_related = ["recommendation", "by"]
    search_fields = ["reason", "old_text", "new_text", "recommendation__search_text"]
    date_hierarchy = "corrected_on"
    list_per_page = 50
    show_full_result_count = False
    fields = [
        "recommendation",
        "field",
        "old_text",
        "new_text",
        "reason",
        "corrected_on",
        "by",
        "at",
    ]
