"""What a handover is made of: parts with lines, the same for the page and for the document."""

from dataclasses import dataclass, field, replace

from django.utils.html import format_html

from gmg_portal.lib.templatetags.portal import english


@dataclass(frozen=True)
class Line:
    """One fact: `when` a day in words, `url` where it stands, `person` who.

    `english` is what the record calls a thing, as it stands in the text.
    """

    text: str
    when: str = ""
    url: str = ""
    note: str = ""
    person: str = ""
    english: str = ""

    @property
    def marked(self):
        """The text for a page of whatever language."""
        before, title, after = self.text.partition(self.english or self.text)
        return format_html("{}{}{}", before, english(title) if self.english else title, after)


#: So many lines of a part are read at once; the rest folds, and the document names its number.
FIRST = 7


@dataclass(frozen=True)
class Part:
    """`nothing` is said where there are no lines."""

    name: str
    title: str
    nothing: str
    lines: list = field(default_factory=list)

    def told_by(self, clean):
        """The same without persons: `clean` leaves their names out of a text."""
        lines = [
            replace(
                each,
                text=clean(each.text),
                note=clean(each.note),
                english=clean(each.english),
                person="",
            )
            for each in self.lines
        ]
        return replace(self, lines=lines)

    @property
    def first(self):
        return self.lines[:FIRST]

    @property
    def rest(self):
        return self.lines[FIRST:]
