"""What comes out of an activity: when it is due, and when it was delivered."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from agencies.models import Document
from gmg_portal.lib.fields import CleanCharField
from gmg_portal.lib.periods import Edge, EdtfField, Reading, set_bounds
from gmg_portal.lib.versions import Versioned

from .activity import Activity


class Output(Versioned):
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="outputs")
    title = CleanCharField(_("title"), max_length=300)
    due = EdtfField(_("due"), edge=Edge.END, reading=Reading.COVERS)
    due_earliest = models.DateField(null=True, editable=False, db_index=True)
    due_latest = models.DateField(null=True, editable=False, db_index=True)
    delivered = EdtfField(_("delivered"), edge=Edge.DAY)
    delivered_earliest = models.DateField(null=True, editable=False)
    delivered_latest = models.DateField(null=True, editable=False)
    document = models.ForeignKey(
        Document,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("document"),
    )

    class Meta:
        verbose_name = _("output")
        verbose_name_plural = _("outputs")
        ordering = ["activity", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "title"],
                name="an_activity_names_an_output_once",
                violation_error_message=_("The activity names this output already."),
            )
        ]

    def __str__(self):
        return self.title

    def clean(self):
        super().clean()
        # The activity may be a new one that is saved together with its outputs.
        activity = self._state.fields_cache.get("activity") or (self.activity_id and self.activity)
        if activity:
            self.refuse_before(activity)

    def refuse_before(self, activity):
        """Raise ValidationError if it was certainly delivered before the activity began."""
        try:
            set_bounds(self)
            set_bounds(activity)
        except ValidationError:
            return  # the field has said what is wrong with it
        delivered, began = self.delivered_latest, activity.starts_earliest
        if delivered and began and delivered < began:
            text = _(
                "“%(title)s” cannot have been delivered before its activity began (%(period)s)."
            )
            words = {"title": self.title, "period": activity.period_display}
            raise ValidationError({"delivered": ValidationError(text, "early", words)})
