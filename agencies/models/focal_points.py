"""For which agency or body somebody reports, from when to when, and who stands in for her."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gmg_portal.lib.fields import CleanCharField
from gmg_portal.lib.languages import LANGUAGES
from gmg_portal.lib.versions import Versioned

from .people import User


class FocalPointRole(models.TextChoices):
    DRAFTER = "drafter", _("drafter")
    SUBMITTER = "submitter", _("submitter")
    SECRETARIAT = "secretariat", _("secretariat staff")


def holding_on(day, prefix=""):
    """That the days of a focal point include that day, first and last included."""
    ends = Q(**{f"{prefix}last_day__isnull": True}) | Q(**{f"{prefix}last_day__gte": day})
    return Q(**{f"{prefix}first_day__lte": day}) & ends


#: Who writes reports of an agency.
WRITERS = [FocalPointRole.SUBMITTER, FocalPointRole.DRAFTER]
#: How much a role may do beside the others.
STRENGTH = {FocalPointRole.SUBMITTER: 2, FocalPointRole.DRAFTER: 1, FocalPointRole.SECRETARIAT: 0}


class FocalPointQuerySet(models.QuerySet):
    """An alternate never may more than the person whom she stands in for may at that time."""

    def on(self, day):
        """Those whose rights hold on that day, as `FocalPoint.holds_on` says."""
        in_the_same_place = Q(alternate_for__agency=F("agency")) | Q(alternate_for__body=F("body"))
        in_place_of = holding_on(day, "alternate_for__") & in_the_same_place
        return self.filter(holding_on(day), Q(alternate_for=None) | in_place_of)

    def current(self):
        return self.on(timezone.localdate())

    def of(self, user):
        """Those of one person; an anonymous visitor is nobody."""
        return self.none() if user.is_anonymous else self.filter(user=user)

    def with_address(self, email):
        """Those whom that e-mail reaches, with an account or without."""
        return self.filter(Q(user=None, email__iexact=email) | Q(user__email__iexact=email))

    def submitters(self):
        return self.acting_as([FocalPointRole.SUBMITTER])

    def writers(self):
        """Those who write reports of an agency: drafters and submitters."""
        return self.acting_as(WRITERS).filter(agency__isnull=False)

    def acting_as(self, roles):
        """Those with one of these roles, who stand in for nobody with another."""
        in_place_of = Q(alternate_for=None) | Q(alternate_for__role__in=roles)
        return self.filter(in_place_of, role__in=roles)

    def roles(self):
        """{key of an agency: the strongest role in it} of those who write reports."""
        found: dict = {}
        for point in self.writers().select_related("alternate_for"):
            if found.get(point.agency_id) != FocalPointRole.SUBMITTER:
                found[point.agency_id] = point.acting_role
        return found


class FocalPoint(Versioned):
    """A person who reports for an agency or a body, from a first to a last day.

    Not public. A focal point without an account yet has a name and an e-mail.
    """

    user = models.ForeignKey(
        User,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="focal_points",
        verbose_name=_("account"),
    )
    name = CleanCharField(_("name"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    agency = models.ForeignKey(
        "agencies.Agency",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="focal_points",
        verbose_name=_("agency"),
    )
    body = models.ForeignKey(
        "agencies.Body",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="focal_points",
        verbose_name=_("body"),
    )
    role = models.CharField(
        _("role"), max_length=12, choices=FocalPointRole, default=FocalPointRole.SUBMITTER
    )
    first_day = models.DateField(_("first day"), default=timezone.localdate)
    last_day = models.DateField(
        _("last day"), null=True, blank=True, help_text=_("Rights end with this day.")
    )
    alternate_for = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="alternates",
        verbose_name=_("alternate for"),
    )
    named_by = models.ForeignKey(
        User,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("named by"),
    )
    invited_at = models.DateTimeField(_("invited at"), null=True, editable=False)
    stopped_because = CleanCharField(
        _("stopped because"), max_length=300, blank=True, help_text=_("Seen by the agency.")
    )
    own_language = CleanCharField(
        _("language of mails"),
        max_length=10,
        choices=LANGUAGES,
        blank=True,
        help_text=_("Of a contact without an account; else that of the account."),
    )

    objects = FocalPointQuerySet.as_manager()

    class Meta:
        verbose_name = _("focal point")
        verbose_name_plural = _("focal points")
        ordering = ["agency__acronym_en", "body__name_en", "first_day", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(agency__isnull=False, body__isnull=True)
                | Q(agency__isnull=True, body__isnull=False),
                name="a_focal_point_stands_for_an_agency_or_a_body",
                violation_error_message=_("Choose an agency or a body, and not both."),
            ),
            models.CheckConstraint(
                condition=Q(user__isnull=False) | ~Q(email=""),
                name="a_focal_point_has_an_account_or_an_email",
                violation_error_message=_("Give an account, or a name and an e-mail."),
            ),
            models.CheckConstraint(
                condition=Q(last_day__isnull=True) | Q(last_day__gte=F("first_day")),
                name="a_focal_point_begins_before_it_ends",
                violation_error_message=_("The last day is before the first."),
            ),
        ]

    def __str__(self):
        return f"{self.user or self.name or self.email} ({self.agency or self.body})"

    @property
    def person(self):
        """The name of the person, or else the e-mail."""
        return str(self.user) if self.user_id else self.name or self.email

    @property
    def address(self):
        """The e-mail that reaches the person."""
        return self.user.email if self.user_id else self.email

    @property
    def language(self):
        """The language in which the person is written to."""
        return self.user.language if self.user_id else self.own_language or "en"

    def holds_on(self, day=None):
        day = day or timezone.localdate()
        if self.is_alternate and not self.is_lent_rights_on(day):
            return False
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)

    def is_lent_rights_on(self, day):
        """Whether whom she stands in for has rights on that day, and in the same place."""
        return self.alternate_for.place == self.place and self.alternate_for.holds_on(day)

    @property
    def place(self):
        """The keys of the agency or the body that she stands for."""
        return self.agency_id, self.body_id

    @property
    def acting_role(self):
        """The role in force: of an alternate no more than that of whom she stands in for."""
        roles = [self.role, self.alternate_for.role if self.is_alternate else self.role]
        return min((FocalPointRole(role) for role in roles), key=STRENGTH.__getitem__)

    @property
    def is_alternate(self):
        return self.alternate_for_id is not None

    @property
    def ends_on(self):
        """The last day on which the rights hold, None where no end is known.

        An alternate's end with those of the person whom she stands in for.
        """
        ends = [self.last_day, self.alternate_for.last_day if self.is_alternate else None]
        return min(filter(None, ends), default=None)

    @property
    def is_over(self):
        """Whether the last day has passed."""
        return self.ends_on is not None and self.ends_on < timezone.localdate()

    @property
    def has_alternates(self):
        """Whether somebody stands in for her, or will."""
        return self.pk is not None and any(not other.is_over for other in self.alternates.all())

    def clean(self):
        super().clean()
        if self.is_alternate:
            self.refuse_principal(self.alternate_for)

    def refuse_principal(self, principal):
        """Raise ValidationError if nobody can stand in for that focal point in this place."""
        if principal.pk == self.pk:
            raise ValidationError({"alternate_for": _("Nobody is their own alternate.")})
        if principal.is_alternate or self.has_alternates:
            raise ValidationError({"alternate_for": _("An alternate has no alternate herself.")})
        if principal.place != self.place:
            raise ValidationError(
                {"alternate_for": _("An alternate stands for the same agency or body.")}
            )
        if STRENGTH[self.acting_role] < STRENGTH[FocalPointRole(self.role)]:
            words = _("An alternate may do no more than the person whom she stands in for.")
            raise ValidationError({"role": words})
