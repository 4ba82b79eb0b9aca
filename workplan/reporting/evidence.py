"""Files that support a report: put beside it, once each, and taken away while it is written."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gmg_portal.lib import uploads
from gmg_portal.lib.provenance import provenance
from workplan.models import Evidence, EvidenceKind, ProgressUpdate

#: So many files support one report.
MOST_FILES = 20


class EvidenceForm(forms.Form):
    """One file; `cleaned_data["file"]` is what it was found to be, or None."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        required=False,
        help_text=gettext_lazy(
            "At most 12 MB: PDF, PNG, JPEG, GIF, WEBP, DOCX, XLSX, PPTX, ODT, TXT or CSV."
        ),
    )
    is_public = forms.BooleanField(
        label=gettext_lazy("Public once the report is accepted"), initial=True, required=False
    )

    allows_messages = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        words = {"data-most": uploads.MOST_BYTES, "data-says": uploads.too_large().messages[0]}
        self.fields["file"].widget.attrs.update(words)

    def clean_file(self):
        file = self.cleaned_data["file"]
        return file and uploads.checked(file, self.allows_messages)


@transaction.atomic
def attach(update, upload, *, by, is_public=True, kind=EvidenceKind.EVIDENCE):
    """Keep a file of `uploads.checked` beside a report; a file that is there stays as it is.

    Raises ValidationError where the report is no longer written on: what is in review stays as it
    was sent, its files included.
    """
    rows = ProgressUpdate.objects.select_for_update(of=("self",), no_key=True)
    rows.get(pk=update.pk) if kind == EvidenceKind.MESSAGE else locked_to_write(update.pk)
    there = update.evidence.filter(sha256=upload.sha256, kind=kind).first()
    if there:
        return there
    if update.evidence.count() >= MOST_FILES:
        raise ValidationError(
            _("A report has at most %(most)s files."), code="many", params={"most": MOST_FILES}
        )
    evidence = Evidence(
        update=update,
        kind=kind,
        file=upload.file,
        name=upload.name,
        media_type=upload.media_type,
        size=upload.size,
        sha256=upload.sha256,
        nonce=upload.nonce,
        is_public=is_public and kind == EvidenceKind.EVIDENCE,
        by=by,
    )
    with provenance(on_behalf_of=update.agency.slug):
        evidence.save()
    return evidence


@transaction.atomic
def remove(evidence):
    """Take a file away from a report that is being written; its history says that it was there."""
    update = locked_to_write(evidence.update_id)
    file = evidence.file
    with provenance(on_behalf_of=update.agency.slug):
        evidence.delete()
    transaction.on_commit(lambda: file.storage.delete(file.name))


def locked_to_write(key):
    """The report, which nobody moves meanwhile. Raises ValidationError once it was sent."""
    update = ProgressUpdate.objects.select_for_update(of=("self",), no_key=True).get(pk=key)
    if not update.is_writable:
        raise ValidationError(
            _("It is %(state)s: nobody writes on it now.") % {"state": update.get_state_display()},
            code="closed",
        )
    return update
