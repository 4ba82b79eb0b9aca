"""One FilterSet for each list: its page, its download and its API."""

from .agencies import AgencyFilterSet, KeyFigureFilterSet
from .bodies import (
    AttestedCountFilterSet,
    BodyFilterSet,
    MembershipFilterSet,
    OfficeTermFilterSet,
)
from .library import (
    DocumentFilterSet,
    ExcerptFilterSet,
    GlossaryEntryFilterSet,
    MeetingFilterSet,
)

__all__ = [
    "AgencyFilterSet",
    "AttestedCountFilterSet",
    "BodyFilterSet",
    "DocumentFilterSet",
    "ExcerptFilterSet",
    "GlossaryEntryFilterSet",
    "KeyFigureFilterSet",
    "MeetingFilterSet",
    "MembershipFilterSet",
    "OfficeTermFilterSet",
]
