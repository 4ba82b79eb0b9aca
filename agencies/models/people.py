"""Who signs in, and on which days somebody has rights in the secretariat."""

from contextlib import contextmanager

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gmg_portal.lib.fields import CleanCharField
from gmg_portal.lib.languages import LANGUAGES
from gmg_portal.lib.provenance import Trail
from gmg_portal.lib.versions import Tracker

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


_tracker = Tracker(bases=[Trail], excluded_fields=["password", "last_login"], m2m_fields=["groups"])


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
    # Who was given which rights when; that a password changed, and neither passwords nor visits.
    history = _tracker

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

    def note(self, what):
        """Append to the history what no column tells: in at most 100 characters, no secret."""
        self._change_reason = what
        _tracker.create_historical_record(self, "~")

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
