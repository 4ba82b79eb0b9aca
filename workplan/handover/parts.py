"""What a handover is made of: parts with lines, the same for the page and for the document."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Line:
    """One fact: `when` a day in words, `url` where it stands, `person` who, left out on request.

    `language` is that of the text, where it is not in the language of the page.
    """

    text: str
    when: str = ""
    url: str = ""
    note: str = ""
    person: str = ""
    language: str = ""


#: So many lines of a part are read at once; the rest folds, and the document names its number.
FIRST = 7


@dataclass(frozen=True)
class Part:
    """`nothing` is said where there are no lines."""

    name: str
    title: str
    nothing: str
    lines: list = field(default_factory=list)

    @property
    def first(self):
        return self.lines[:FIRST]

    @property
    def rest(self):
        return self.lines[FIRST:]
