"""Calendar files (iCalendar, RFC 5545) of what is known to the day."""

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.http import StreamingHttpResponse
from django.utils.translation import get_language, override
from icalendar import Calendar, Event

from .exports import called

CONTENT_TYPE = "text/calendar; charset=utf-8"


@dataclass(frozen=True)
class Entry:
    """Something of a whole day; `name` stays the same whatever else of it changes."""

    name: str
    day: date
    summary: str
    description: str
    url: str
    changed_at: datetime
    version: int = 0
    is_cancelled: bool = False

    def event(self):
        event = Event()
        event.add("uid", f"{self.name}@{settings.PORTAL_BODY}")
        event.add("dtstamp", self.changed_at)
        event.add("last-modified", self.changed_at)
        event.add("sequence", self.version)
        event.add("dtstart", self.day)
        language = {"language": get_language()}
        event.add("summary", self.summary, parameters=language)
        event.add("description", self.description, parameters=language)
        event.add("url", self.url)
        event.add("status", "CANCELLED" if self.is_cancelled else "CONFIRMED")
        event.add("transp", "TRANSPARENT")  # nobody is busy because of it
        return event


def calendar_lines(title, entries):
    """The parts of a calendar file, written while the entries are read."""
    frame = Calendar()
    frame.add("version", "2.0")
    frame.add("prodid", f"-//{settings.PORTAL_NAME}//{settings.PORTAL_BODY}//EN")
    frame.add("method", "PUBLISH")
    frame.add("name", title)
    frame.add("x-wr-calname", title)
    end = b"END:VCALENDAR\r\n"
    yield frame.to_ical().removesuffix(end)
    for entry in entries:
        yield entry.event().to_ical()
    yield end


def in_language(language, lines):
    """The same lines in a language, whenever they are read."""
    lines = iter(lines)
    while True:
        with override(language):
            line = next(lines, None)
        if line is None:
            return
        yield line


def as_calendar(name, title, entries, *, is_head=False):
    """The answer that carries entries as a calendar file called `name` and the day."""
    lines = () if is_head else in_language(get_language(), calendar_lines(title, entries))
    return called(StreamingHttpResponse(lines, content_type=CONTENT_TYPE), "ics", name)
