"""Who signs in, and for which agency or body somebody reports."""

from contextlib import contextmanager

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gmg_portal.lib.fields import CleanCharField
from gmg_portal.lib.languages import LANGUAGES
from gmg_portal.lib.provenance import Trail
from gmg_portal.lib.versions import Tracker, Versioned

#: The Django group whose members edit the record.
SECRETARIAT = "Secretariat"


class UserManager(BaseUserManager):
    use_in_migrations = True

    def create_user(self, email, password=None, **fields):
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **fields):
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


class User(AbstractBaseUser, PermissionsMixin):
    email = models.EmailField(_("e-mail"), unique=True)
    name = CleanCharField(_("name"), max_length=200, blank=True)
    is_staff = models.BooleanField(
        _("may enter the admin"), default=False, help_text=_("For the secretariat alone.")
    )
    is_active = models.BooleanField(
        _("active"), default=True, help_text=_("Switch off instead of deleting an account.")
    )
    staff_first_day = models.DateField(
        _("first day in the secretariat"),
        null=True,
        blank=True,
        help_text=_("Empty: from the beginning. Before it the account has no rights there."),
    )
    staff_last_day = models.DateField(
        _("last day in the secretariat"),
        null=True,
        blank=True,
        help_text=_("Rights in the secretariat end with this day. Empty: no end is known."),
    )
    language = CleanCharField(
        _("language of mails"), max_length=10, choices=LANGUAGES, default="en"
    )
    date_joined = models.DateTimeField(_("since"), default=timezone.now)

    objects = UserManager()
    # Who was given which rights when; neither passwords nor visits.
    history = Tracker(
        bases=[Trail], excluded_fields=["password", "last_login"], m2m_fields=["groups"]
    )

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        ordering = ["email"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="one_account_per_email",
                violation_error_message=_("There is an account with this e-mail already."),
            ),
            models.CheckConstraint(
                condition=Q(staff_first_day__isnull=True)
                | Q(staff_last_day__isnull=True)
                | Q(staff_last_day__gte=F("staff_first_day")),
                name="rights_in_the_secretariat_begin_before_they_end",
                violation_error_message=_("The last day is before the first."),
            ),
        ]

    def __str__(self):
        return self.name or self.email

    def save(self, *args, **kwargs):
        """A visit and a new password leave no row of history: neither is told there."""
        told = {*(kwargs.get("update_fields") or ["email"])} - {"last_login", "password"}
        if told or self._state.adding:
            return super().save(*args, **kwargs)
        with without_history(self):
            return super().save(*args, **kwargs)

    def get_full_name(self):
        return self.name

    def get_short_name(self):
        return self.name or self.email

    def staff_rights_hold(self, day=None):
        """Whether the days of the account in the secretariat include that day (today)."""
        day = day or timezone.localdate()
        first, last = self.staff_first_day, self.staff_last_day
        return (first is None or first <= day) and (last is None or day <= last)

    @property
    def is_secretariat(self):
        """May edit the record today: of the secretariat, and in the days of it."""
        return self.is_active and self.is_staff and self.staff_rights_hold()

    def has_perm(self, perm, obj=None):
        """No right outlives the days in the secretariat, that of a superuser neither."""
        return self.staff_rights_hold() and super().has_perm(perm, obj)

    def has_module_perms(self, app_label):
        return self.staff_rights_hold() and super().has_module_perms(app_label)


@contextmanager
def without_history(record):
    record.skip_history_when_saving = True
    try:
        yield
    finally:
        del record.skip_history_when_saving


class FocalPointRole(models.TextChoices):
    DRAFTER = "drafter", _("drafter")
    SUBMITTER = "submitter", _("submitter")
    SECRETARIAT = "secretariat", _("secretariat staff")


def holding_on(day, prefix=""):
    """That the days of a focal point include that day, first and last included."""
    ends = Q(**{f"{prefix}last_day__isnull": True}) | Q(**{f"{prefix}last_day__gte": day})
    return Q(**{f"{prefix}first_day__lte": day}) & ends


class FocalPointQuerySet(models.QuerySet):
    def on(self, day):
        """Those whose rights hold on that day.

        Those of an alternate hold only while those of the person do whom she stands in for.
        """
        in_place_of = Q(alternate_for=None) | holding_on(day, "alternate_for__")
        return self.filter(holding_on(day), in_place_of)

    def current(self):
        return self.on(timezone.localdate())

    def of(self, user):
        """Those of one person; an anonymous visitor is nobody."""
        return self.none() if user.is_anonymous else self.filter(user=user)

    def with_address(self, email):
        """Those whom that e-mail reaches, with an account or without."""
        return self.filter(Q(user=None, email__iexact=email) | Q(user__email__iexact=email))

    def submitters(self):
        return self.filter(role=FocalPointRole.SUBMITTER)

    def writers(self):
        """Those who write reports of an agency: drafters and submitters."""
        return self.filter(
            role__in=[FocalPointRole.DRAFTER, FocalPointRole.SUBMITTER], agency__isnull=False
        )


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
        if self.is_alternate and not self.alternate_for.holds_on(day):
            return False
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)

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

    def clean(self):
        super().clean()
        if self.is_alternate:
            self.refuse_principal(self.alternate_for)

    def refuse_principal(self, principal):
        """Raise ValidationError if nobody can stand in for that focal point in this place."""
        if principal.pk == self.pk:
            raise ValidationError({"alternate_for": _("Nobody is their own alternate.")})
        if principal.is_alternate:
            raise ValidationError({"alternate_for": _("An alternate has no alternate herself.")})
        if (principal.agency_id, principal.body_id) != (self.agency_id, self.body_id):
            raise ValidationError(
                {"alternate_for": _("An alternate stands for the same agency or body.")}
            )
