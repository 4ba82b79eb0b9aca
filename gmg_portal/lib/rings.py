"""Records that lead to others of their kind: replaced by, superseding, carried on, a part of."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

GOES_ROUND = _("This would go round in a ring: %(ring)s.")


def chain(record, name):
    """What a foreign key leads to, one after the other; `record` last where it comes back to it.

    A ring that is on record further on ends the chain before anything is in it twice.
    """
    found, following = [], getattr(record, name)
    while following is not None and following not in found:
        found.append(following)
        if following.pk == record.pk:
            break
        following = getattr(following, name)
    return found


def refuse_ring(record, name, message=GOES_ROUND):
    """Raise ValidationError, at that field, if the foreign key leads back to the record itself."""
    found = chain(record, name)
    # Nothing leads to a record that is not saved yet.
    if found and record.pk is not None and found[-1].pk == record.pk:
        ring = " → ".join(f"“{each}”" for each in [record, *found])
        raise ValidationError({name: ValidationError(message, code="ring", params={"ring": ring})})
