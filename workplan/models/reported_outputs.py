"""What an agency says in a report of the outputs of its activity."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from gmg_portal.lib.fields import HttpURLField
from gmg_portal.lib.periods import Edge, EdtfField
from gmg_portal.lib.versions import Versioned

from .outputs import Output
from .updates import ProgressUpdate


class ReportedOutput(Versioned):
    """An agency says in a report that an output was delivered; it holds once it is accepted."""

    update = models.ForeignKey(
        ProgressUpdate, on_delete=models.CASCADE, related_name="reported_outputs"
    )
    output = models.ForeignKey(
        Output, on_delete=models.CASCADE, related_name="+", verbose_name=_("output")
    )
    delivered = EdtfField(_("delivered"), edge=Edge.DAY, blank=False)
    delivered_earliest = models.DateField(null=True, editable=False)
    delivered_latest = models.DateField(null=True, editable=False)
    url = HttpURLField(_("link"), blank=True)

    class Meta:
        verbose_name = _("output reported")
        verbose_name_plural = _("outputs reported")
        ordering = ["update", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["update", "output"], name="a_report_names_an_output_once"
            )
        ]

    def __str__(self):
        return f"{self.output} ({self.delivered})"

    def clean(self):
        super().clean()
        if self.output_id and self.update_id and self.output.activity_id != self.update.activity_id:
            raise ValidationError({"output": _("The output belongs to another activity.")})
