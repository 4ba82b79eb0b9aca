"""Names of persons, left out of what is written for principals."""

import re
from itertools import chain

from agencies.models import Agency, FocalPoint, User
from workplan.models import Contribution, ReviewComment, SignedLink, UpdateEvent

#: Stands where a name stood.
LEFT_OUT = "[…]"
EMAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
#: "Ms. Anna Petrova", whom the portal need not know.
TITLED = r"\b(?:Mr|Mrs|Ms|Mme|Mlle|Dr|Sr|Sra)\b\.?(?:\s+[A-ZÀ-ÞА-Я][\w’'-]+)+"
#: Columns in which names of persons stand.
COLUMNS = (
    (User, "name"),
    (FocalPoint, "name"),
    (UpdateEvent, "by_name"),
    (SignedLink, "answered_by"),
    (Contribution, "name"),
    (ReviewComment, "by_name"),
)


def known_names():
    """The names of all whom the portal knows, longest first; what an agency is called is none."""
    found = {
        name.strip()
        for model, column in COLUMNS
        for name in model.objects.order_by().values_list(column, flat=True).distinct()
    }
    agencies = set(chain(*Agency.objects.values_list("acronym_en", "name_en")))
    return sorted((name for name in found - agencies if len(name) > 2), key=len, reverse=True)


def without_persons():
    """A function that leaves names and addresses of persons out of a text.

    A name of one word counts only as it is written: "Will" goes, "will" stays.
    """
    names = (whole(name) for name in known_names())
    pattern = re.compile("|".join(chain([EMAIL], names, [TITLED])))
    return lambda text: pattern.sub(LEFT_OUT, text)


def whole(name):
    """A name between other words, its spaces as wide as they may be."""
    words = r"\s+".join(map(re.escape, name.split()))
    return rf"(?<!\w){words if ' ' not in name else f'(?i:{words})'}(?!\w)"
