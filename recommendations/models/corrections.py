"""Texts that were public change only with the reason why, and the old text stays on record."""

from contextlib import nullcontext

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from agencies.models import Record, RecordQuerySet, was_public
from gmg_portal.lib.fields import DEFAULT_LANGUAGE
from gmg_portal.lib.languages import LANGUAGE_CODES, LANGUAGES, column_suffix

#: The texts that are somebody else's words once they are public.
ISSUED = ("title", "text")
COLUMNS = {
    f"{name}_{column_suffix(code)}": (name, code) for name in ISSUED for code in LANGUAGE_CODES
}
UNEXPLAINED = "erratum"
#: What the record itself fills in.
KNOWN = {"recommendation", "by"}


class IssuedTextsQuerySet(RecordQuerySet):
    """Changes no issued text past `save()`, which keeps the old one."""

    def update(self, **values):
        refuse_issued(values)
        return super().update(**values)

    def bulk_create(self, objs, *args, update_fields=None, **kwargs):
        refuse_issued(update_fields or ())
        return super().bulk_create(objs, *args, update_fields=update_fields, **kwargs)


def refuse_issued(columns):
    named = sorted(set(columns) & set(COLUMNS))
    if named:
        raise TypeError(f"Texts change by save() alone: {', '.join(named)}.")


class IssuedTexts(Record):
    """A record with texts that were issued: title and text, official in some languages.

    Once it was public, a change of a text that is not empty, in a language in which it is official
    (English where none is), needs a reason in `corrected_because` and is saved with an erratum.
    """

    #: Why a public text is changed; taken by the next save.
    corrected_because = ""
    #: The columns as they were read, or None where that is not known.
    texts_as_read: dict | None = None

    class Meta(Record.Meta):
        abstract = True

    @classmethod
    def from_db(cls, db, field_names, values):
        record = super().from_db(db, field_names, values)
        record.texts_as_read = {name: record.__dict__.get(name) for name in COLUMNS}
        return record

    def clean(self):
        super().clean()
        errata = self.errata_due()
        if errata and not self.corrected_because.strip():
            raise ValidationError(
                {erratum.field: unexplained(self, erratum.field) for erratum in errata}
            )
        for erratum in errata:
            try:
                erratum.clean_fields(exclude=KNOWN)
            except ValidationError as error:
                raise ValidationError({"corrected_because": error.messages}) from error

    def save(self, *args, **kwargs):
        """Save the record, and with it an erratum for each public text that changes.

        Raises ValidationError where no reason is given.
        """
        using = kwargs.get("using") or self._state.db
        errata = self.errata_due(kwargs.get("update_fields"), using)
        if errata and not self.corrected_because.strip():
            raise ValidationError(
                [unexplained(self, erratum.field) for erratum in errata], code=UNEXPLAINED
            )
        with transaction.atomic(using=using) if errata else nullcontext():
            super().save(*args, **kwargs)
            for erratum in errata:
                erratum.clean_fields(exclude=KNOWN)
                erratum.save(using=using)
        self.corrected_because = ""
        self.texts_as_read = {name: self.__dict__.get(name) for name in COLUMNS}

    def errata_due(self, update_fields=None, using=None):
        """Unsaved errata, one for each public text that a save would change."""
        saved = self.saved_texts(using)
        if saved is None:
            return []
        written = COLUMNS.keys() if update_fields is None else COLUMNS.keys() & set(update_fields)
        changed = [
            name
            for name in COLUMNS
            if name in written
            and getattr(saved, name)
            and getattr(saved, name) != getattr(self, name)
            and is_official(name, saved, self)
        ]
        if not changed or not was_public(saved):
            return []
        return [
            self.errata.model(
                recommendation=self,
                field=name,
                old_text=getattr(saved, name),
                new_text=getattr(self, name),
                reason=self.corrected_because.strip(),
                corrected_on=timezone.localdate(),
                by=current_user(),
            )
            for name in changed
        ]

    def saved_texts(self, using=None):
        """The record as it is saved, if a save could change a text of it.

        Asks the database only where a text differs from what was read; whoever changed it since
        is noticed by the version.
        """
        if self.pk is None:
            return None
        now = {name: self.__dict__.get(name) for name in COLUMNS}
        if not self._state.adding and now == self.texts_as_read:
            return None
        return type(self)._base_manager.using(using).filter(pk=self.pk).first()


def is_official(column, *versions):
    """Was, or is now, the text of a column the official one?"""
    name, code = COLUMNS[column]
    return any(
        code in (getattr(each, f"{name}_official_in") or [DEFAULT_LANGUAGE]) for each in versions
    )


def unexplained(record, column):
    label = record._meta.get_field(column).verbose_name
    return ValidationError(
        _("This %(text)s (%(language)s) is public: say why it is corrected."),
        code=UNEXPLAINED,
        params={"text": label, "language": dict(LANGUAGES)[COLUMNS[column][1]]},
    )


def current_user():
    """Who is signed in where this runs; nobody in a command."""
    request = getattr(HistoricalRecords.context, "request", None)
    user = getattr(request, "user", None)
    return user if user is not None and user.is_authenticated else None
