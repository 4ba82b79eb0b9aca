"""Who is written to: a person is an address, whatever she is in the portal and how often."""

from dataclasses import dataclass, field

from django.db.models.functions import Lower
from django.utils import timezone

from agencies.models import FocalPoint, User
from agencies.people import team
from gmg_portal.lib.languages import LANGUAGE_CODES


@dataclass
class Reader:
    """`points` are her places as a focal point of agencies, `is_secretariat` that of the desk."""

    address: str
    name: str = ""
    language: str = "en"
    is_secretariat: bool = False
    points: list = field(default_factory=list)
    alternates: list = field(default_factory=list)

    @property
    def agencies(self):
        """The keys of the agencies that she stands for."""
        return {point.agency_id for point in self.points}

    def point_for(self, agency):
        return next((each for each in self.points if each.agency_id == agency), None)

    def may_be_copied_to(self, point):
        """Whether an alternate of hers may read all that she is written, and use its links."""
        if self.agencies != {point.agency_id} or self.is_secretariat:
            return False
        return self.point_for(point.agency_id).acting_role == point.acting_role


class Readers:
    """Everybody who has a place on that day, by address; three queries."""

    def __init__(self, day=None):
        self.day = day or timezone.localdate()
        self.found = {}
        points = FocalPoint.objects.on(self.day).writers()
        for point in points.select_related("user", "agency", "alternate_for__user"):
            if point.user is None or point.user.is_active:
                self.add(point)
        for user in team.on_duty(self.day):
            reader = self.of(user.email)
            reader.is_secretariat = True
            reader.name = reader.name or user.name
            reader.language = known(user.language)
        for reader in list(self.found.values()):
            self.add_alternates(reader)

    def add(self, point):
        reader = self.of(point.address)
        if point.user_id or not reader.points:  # an account knows best what she is called
            reader.name, reader.language = point.person, known(point.language)
        reader.points.append(point)

    def add_alternates(self, reader):
        for point in reader.points:
            if point.alternate_for_id:
                self.of(point.alternate_for.address).alternates.append(point)

    def of(self, address):
        return self.found.setdefault(address.lower(), Reader(address))

    def of_agency(self, agency):
        """Whom an agency's mails are for: its focal points, and not who stands in for them."""
        return [
            reader
            for reader in self.found.values()
            if any(each.agency_id == agency and is_first(each) for each in reader.points)
        ]

    def of_secretariat(self):
        return [reader for reader in self.found.values() if reader.is_secretariat]

    def learn(self, addresses):
        """Names and languages of those among them who have an account and no place."""
        missing = {address.lower() for address in addresses} - self.found.keys()
        users = User.objects.filter(is_active=True).alias(address=Lower("email"))
        for user in users.filter(address__in=missing) if missing else ():
            reader = self.of(user.email)
            reader.name, reader.language = str(user), known(user.language)


def is_first(point):
    """Whether this place is nobody's alternate, or that of somebody who cannot be written to."""
    principal = point.alternate_for
    return principal is None or bool(principal.user and not principal.user.is_active)


def known(language):
    return language if language in LANGUAGE_CODES else "en"
