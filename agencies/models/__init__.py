from .action import ActionPoint
from .agency import Agency, AgencyAlias, AgencyKind, Constituent, KeyFigure
from .body import (
    CHAIRS,
    AttestedCount,
    Body,
    BodyKind,
    Membership,
    MembershipStatus,
    OfficeRole,
    OfficeTerm,
    portal_body,
    reference_day,
)
from .event import AppendOnlyQuerySet, Event, Stateful, refuse_days_to_come, require_reason
from .focal_points import FocalPoint, FocalPointRole
from .library import Document, DocumentKind, Excerpt, GlossaryEntry, Wording
from .meeting import Meeting, MeetingLevel
from .people import SECRETARIAT, User
from .place import LEVELS, Place, PlaceKind, territory_name
from .record import Confidence, Publication, Record, RecordQuerySet, free_slug, was_public

__all__ = [
    "CHAIRS",
    "LEVELS",
    "SECRETARIAT",
    "ActionPoint",
    "Agency",
    "AgencyAlias",
    "AgencyKind",
    "AppendOnlyQuerySet",
    "AttestedCount",
    "Body",
    "BodyKind",
    "Confidence",
    "Constituent",
    "Document",
    "DocumentKind",
    "Event",
    "Excerpt",
    "FocalPoint",
    "FocalPointRole",
    "GlossaryEntry",
    "KeyFigure",
    "Meeting",
    "MeetingLevel",
    "Membership",
    "MembershipStatus",
    "OfficeRole",
    "OfficeTerm",
    "Place",
    "PlaceKind",
    "Publication",
    "Record",
    "RecordQuerySet",
    "Stateful",
    "User",
    "Wording",
    "free_slug",
    "portal_body",
    "reference_day",
    "refuse_days_to_come",
    "require_reason",
    "territory_name",
    "was_public",
]
