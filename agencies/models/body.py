"""The group, its bodies, who belonged to them and who held their offices."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gmg_portal.lib.constraints import CertainPeriodOverlap, refuse_overlap
from gmg_portal.lib.fields import CleanCharField, CleanTextField, LanguagesField, translated
from gmg_portal.lib.languages import LANGUAGE_SUFFIXES
from gmg_portal.lib.lines import LinesField
from gmg_portal.lib.periods import (
    Edge,
    EdtfField,
    Period,
    PeriodQuerySet,
    Reading,
    on_q,
    possibly_on_q,
)
from gmg_portal.lib.rings import chain, refuse_ring

from .agency import Agency
from .record import Record, RecordQuerySet

#: A working group of a group of a network: deeper than that nothing was ever nested.
MAX_DEPTH = 3


class BodyKind(models.TextChoices):
    GROUP = "group", _("group")
    GOVERNING_LEVEL = "governing_level", _("governing level")
    SECRETARIAT = "secretariat", _("secretariat")
    WORKING_GROUP = "working_group", _("working group")
    TASK_FORCE = "task_force", _("task force")
    NETWORK = "network", _("network")


class BodyQuerySet(RecordQuerySet, PeriodQuerySet):
    def on(self, day):
        """Bodies that certainly existed that day; the end of a body ends what is below it."""
        return self.filter(self._with_parents(on_q, day))

    def possibly_on(self, day):
        return self.filter(self._with_parents(possibly_on_q, day))

    @staticmethod
    def _with_parents(condition, day):
        found, path = condition(day), "parent"
        for _depth in range(MAX_DEPTH - 1):
            found &= Q(**{f"{path}__isnull": True}) | condition(day, prefix=f"{path}__")
            path += "__parent"
        return found

    def of_the_group(self):
        """The portal's group, and before it the one that it grew out of."""
        group = settings.PORTAL_BODY
        return self.filter(Q(slug=group) | Q(successors__slug=group))

    def for_listing(self):
        return self.select_related("parent", "predecessor")


class Body(Record, Period):
    reading = Reading.HAPPENED
    search_fields = tuple(f"name_{code}" for code in LANGUAGE_SUFFIXES)
    published_through = ("parent",)

    name = translated(CleanCharField(_("name"), max_length=300))
    name_official_in = LanguagesField(_("name is official in"))
    alternative_names = LinesField(_("other names"), help_text=_("One a line."))
    kind = models.CharField(_("kind"), max_length=20, choices=BodyKind, db_index=True)
    parent = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
        verbose_name=_("part of"),
    )
    predecessor = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="successors",
        verbose_name=_("predecessor"),
    )
    mandate = CleanTextField(_("mandate"), blank=True)

    objects = BodyQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("body")
        verbose_name_plural = _("bodies")
        ordering = ["starts_latest", "name_en"]
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(kind__in=BodyKind.values), name="a_body_has_a_known_kind"
            ),
            models.CheckConstraint(
                condition=~Q(parent=F("id")),
                name="no_body_is_its_own_parent",
                violation_error_message=_("A body cannot be part of itself."),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("body_detail", args=[self.slug])

    def clean(self):
        super().clean()
        refuse_ring(self, "predecessor")
        if len(self.ancestors()) >= MAX_DEPTH:
            raise ValidationError(
                {"parent": _("Bodies are nested at most %(depth)s deep.") % {"depth": MAX_DEPTH}}
            )

    @property
    def grew_out_of(self) -> "Body | None":
        """The predecessor, if the public may read of it."""
        before = self.predecessor
        return before if before and before.is_public else None

    def ancestors(self):
        """From the parent upwards. Raises ValidationError when the chain comes back here."""
        refuse_ring(self, "parent", _("A body cannot be part of itself."))
        return chain(self, "parent")


class MembershipStatus(models.TextChoices):
    MEMBER = "member", _("member")
    OBSERVER = "observer", _("observer")


class MembershipQuerySet(RecordQuerySet, PeriodQuerySet):
    def on(self, day):
        """Certain memberships of that day; the end of a body ends its memberships."""
        return self.filter(on_q(day), body__in=Body.objects.on(day))

    def possibly_on(self, day):
        return self.filter(possibly_on_q(day), body__in=Body.objects.possibly_on(day))

    def in_the_group(self):
        """In the portal's group, or before it in the one that it grew out of."""
        return self.filter(body__in=Body.objects.of_the_group())

    def members(self):
        return self.filter(status=MembershipStatus.MEMBER)

    def for_listing(self):
        return self.select_related("agency", "body")


class Membership(Record, Period):
    reading = Reading.HAPPENED
    published_through = ("agency", "body")

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="memberships")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="memberships")
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=MembershipStatus,
        default=MembershipStatus.MEMBER,
        db_index=True,
    )
    basis = CleanTextField(_("basis"), blank=True, help_text=_("What the dates rest on. Public."))

    objects = MembershipQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["starts_latest", "agency__acronym_en", "pk"]
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(status__in=MembershipStatus.values),
                name="a_membership_has_a_known_status",
            ),
            CertainPeriodOverlap(
                name="no_agency_is_a_member_of_a_body_twice_at_a_time", same=("agency", "body")
            ),
        ]

    def __str__(self):
        return f"{self.agency} / {self.body}"

    def get_absolute_url(self):
        return f"{self.agency.get_absolute_url()}#membership-{self.slug}"

    def clean(self):
        super().clean()
        if self.agency_id and self.body_id:
            refuse_overlap(
                self, Membership.objects.filter(agency=self.agency_id, body=self.body_id)
            )


class AttestedCountQuerySet(RecordQuerySet):
    def for_listing(self):
        return self.select_related("body")

    def nearest_to(self, day, body):
        """The count of the body that was made nearest in time to that day, or None."""
        counts = self.published().filter(body=body, on_latest__isnull=False).order_by("-on_latest")
        return min(counts, key=lambda count: count.days_from(day), default=None)


class AttestedCount(Record):
    """How many members the documents count at a date, whether or not they name them."""

    published_through = ("body",)

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="attested_counts")
    on = EdtfField(_("on"), edge=Edge.DAY)
    on_earliest = models.DateField(null=True, editable=False, db_index=True)
    on_latest = models.DateField(null=True, editable=False, db_index=True)
    count = models.PositiveSmallIntegerField(_("count"))

    objects = AttestedCountQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("attested count")
        verbose_name_plural = _("attested counts")
        ordering = ["body", "on_latest", "pk"]
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=["body", "on"], name="a_body_is_counted_once_a_date"),
        ]

    def __str__(self):
        return f"{self.body}: {self.count} ({self.on})"

    def get_absolute_url(self):
        return f"{self.body.get_absolute_url()}#count-{self.slug}"

    def days_from(self, day):
        """How far a day is from the days on which the count may have been made."""
        earliest = self.on_earliest or self.on_latest
        return max((earliest - day).days, (day - self.on_latest).days, 0)


class OfficeRole(models.TextChoices):
    CHAIR = "chair", _("chair")
    CO_CHAIR = "co_chair", _("co-chair")
    CO_CONVENER = "co_convener", _("co-convener")
    COORDINATOR = "coordinator", _("coordinator")


#: Who presides: one chair, or several co-chairs.
CHAIRS = (OfficeRole.CHAIR, OfficeRole.CO_CHAIR)


class OfficeTermQuerySet(RecordQuerySet, PeriodQuerySet):
    def chairs(self):
        return self.filter(role__in=CHAIRS)

    def of_the_group(self):
        """Terms of the portal's group itself."""
        return self.filter(body__slug=settings.PORTAL_BODY)

    def for_listing(self):
        return self.select_related("agency", "body")


class OfficeTerm(Record, Period):
    """The time for which an agency held an office; it ends on its own date alone."""

    reading = Reading.COVERS
    search_fields = ("motto",)
    published_through = ("agency", "body")

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="office_terms")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="office_terms")
    role = models.CharField(_("role"), max_length=12, choices=OfficeRole, db_index=True)
    is_interim = models.BooleanField(_("interim"), default=False)
    motto = CleanCharField(
        _("theme of the term"), max_length=300, blank=True, help_text=_("Public.")
    )

    objects = OfficeTermQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("office term")
        verbose_name_plural = _("office terms")
        ordering = ["starts_latest", "body", "agency__acronym_en", "pk"]
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(role__in=OfficeRole.values), name="an_office_term_has_a_known_role"
            ),
            CertainPeriodOverlap(
                name="one_chair_of_a_body_at_a_time",
                same=("body",),
                when=Q(role=OfficeRole.CHAIR),
            ),
        ]

    def __str__(self):
        return f"{self.get_role_display()}: {self.agency} ({self.body})"

    def get_absolute_url(self):
        return f"{self.agency.get_absolute_url()}#term-{self.slug}"

    def clean(self):
        super().clean()
        if self.body_id and self.role == OfficeRole.CHAIR:
            chairs = OfficeTerm.objects.filter(body=self.body_id, role=OfficeRole.CHAIR)
            refuse_overlap(self, chairs)

    @property
    def title(self):
        """The role in words, "chair (interim)" where it is."""
        if self.is_interim:
            return _("%(role)s (interim)") % {"role": self.get_role_display()}
        return self.get_role_display()


def portal_body(**annotations):
    """The body whose record this portal is (`PORTAL_BODY`), or None before it is loaded."""
    bodies = Body.objects.select_related("predecessor").annotate(**annotations)
    return bodies.filter(slug=settings.PORTAL_BODY).first()


def reference_day(body=None, today=None):
    """The day for which pages answer unless asked for another.

    Today; once the group has certainly ended, its last certain day.
    """
    today = today or timezone.localdate()
    body = body or portal_body()
    if body and body.ends_latest and body.ends_latest < today and body.ends_earliest:
        return body.ends_earliest
    return today
