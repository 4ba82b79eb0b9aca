"""How a body stood on a day: its members, certain and possible, and who presided."""

from dataclasses import dataclass, field

from .models import AttestedCount, Membership, OfficeTerm


@dataclass(frozen=True)
class Standing:
    """`members` are certain, `possible` may have been members too; both are Membership rows.

    `chairs` are OfficeTerm rows of chairs and co-chairs. `attested` is the newest count made in
    documents by that day where it differs from the number of members by name, else None.
    """

    body: object
    day: object
    members: list = field(default_factory=list)
    possible: list = field(default_factory=list)
    chairs: list = field(default_factory=list)
    attested: AttestedCount | None = None

    @property
    def most(self):
        """How many members there were at most, by name."""
        return len(self.members) + len(self.possible)


def standing(body, day):
    """The standing of a body in three queries; an empty one where there is no body."""
    if body is None:
        return Standing(body=None, day=day)
    rows = list(
        Membership.objects.published()
        .members()
        .possibly_on(day)
        .filter(body=body)
        .for_listing()
        .order_by("agency__acronym_en")
    )
    exists = body.on(day)
    members = [row for row in rows if exists and row.on(day)]
    chairs = OfficeTerm.objects.published().chairs().filter(body=body).on(day).for_listing()
    count = AttestedCount.objects.nearest_to(day, body)
    return Standing(
        body=body,
        day=day,
        members=members,
        possible=[row for row in rows if row not in members],
        chairs=list(chairs.order_by("agency__acronym_en")),
        attested=count if count and count.count != len(members) else None,
    )
