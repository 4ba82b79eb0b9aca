"""How to cite a page: its reference in four styles, as plain text.

Three running styles are in the reader's language: APA (7th edition), Chicago (17th edition, as in
a bibliography) and Harvard (as in "Cite Them Right"). Harvard stands here rather than MLA: MLA
leaves out the day of access by preference, and that day is what makes a reference to a page that
changes worth anything. BibTeX is for programs, and in English.
"""

from dataclasses import dataclass
from datetime import date
from urllib.parse import quote, urlsplit

from babel.dates import format_date as format_day
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import override

from .edtf_dates import Precision, parse
from .edtf_printing import format_date

#: What TeX reads as commands. Braces by name: BibTeX counts even those after a backslash.
TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "&%$#_"},
    }
)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
#: A web address keeps its own signs; braces and blanks would end the field.
URL_SIGNS = "%/:?#[]@!$&'()*+,;=-._~"
#: A sentence that ends so needs no full stop.
ENDS = (".", "!", "?", "…", "。", "؟")


@dataclass(frozen=True)
class Work:
    """What is cited. `issued` is a date of the record (EDTF, may be empty), `accessed` a day.

    `kind` describes what it is ("table"), `key` names it for BibTeX.
    """

    title: str
    url: str
    accessed: date
    author: str = ""
    site: str = ""
    issued: str = ""
    kind: str = ""
    key: str = ""

    @property
    def by(self):
        return self.author or self.site

    @property
    def on_site(self):
        """The portal, where it is not the author."""
        return "" if self.site == self.by else self.site


def styles(work, language):
    """[(short name, name, text, language of the text)]"""
    with override(language):
        return [
            ("apa", "APA", apa(work, language), language),
            ("chicago", "Chicago", chicago(work, language), language),
            ("harvard", "Harvard", harvard(work, language), language),
            ("bibtex", "BibTeX", bibtex(work), "en"),
        ]


def apa(work, language):
    title = f"{work.title} [{work.kind}]" if work.kind else work.title
    parts = [
        *([ended(work.by)] if work.by else []),
        f"({year_first(work.issued, language)}).",
        ended(title),
        *([ended(work.on_site)] if work.on_site else []),
        _("Retrieved %(day)s, from %(url)s")
        % {"day": day_in(work.accessed.isoformat(), language), "url": work.url},
    ]
    return " ".join(parts)


def chicago(work, language):
    issued = [ended(day_in(work.issued, language))] if is_known(work.issued) else []
    parts = [
        *([ended(work.by)] if work.by else []),
        f"“{ended(work.title)}”",
        *([ended(work.on_site)] if work.on_site else []),
        *issued,
        ended(_("Accessed %(day)s") % {"day": day_in(work.accessed.isoformat(), language)}),
        f"{work.url}.",
    ]
    return " ".join(parts)


def harvard(work, language):
    parts = [
        *([work.by] if work.by else []),
        f"({year_of(work.issued, language)})",
        ended(work.title),
        *([ended(work.on_site)] if work.on_site else []),
        _("Available at: %(url)s (Accessed: %(day)s).")
        % {"url": work.url, "day": format_date(work.accessed.isoformat(), language)},
    ]
    return " ".join(parts)


def bibtex(work):
    fields = {
        "author": braced(work.by, whole=True),
        "title": braced(work.title, whole=True),
        **issued_fields(work.issued),
        "howpublished": braced(work.kind),
        "organization": braced(work.on_site),
        "url": f"{{{quote(work.url, safe=URL_SIGNS)}}}",
        "urldate": f"{{{work.accessed.isoformat()}}}",
    }
    lines = [f"  {name} = {text}" for name, text in fields.items() if text]
    return f"@misc{{{key_of(work)},\n" + ",\n".join(lines) + "\n}"


def issued_fields(issued):
    value = parse(issued)
    if value.is_unknown or value.is_set or value.is_open:
        with override("en"):
            return {"year": braced(year_of(issued, "en"))}
    has_month = value.high.precision in (Precision.DAY, Precision.MONTH)
    month = {"month": MONTHS[value.high.first.month - 1]} if has_month else {}
    return {"year": f"{{{value.high.first.year}}}", **month}


def braced(text, whole=False):
    """A text as the value of a field; `whole` keeps it as one name, in its own letters."""
    if not text:
        return ""
    escaped = " ".join(text.split()).translate(TEX)
    return f"{{{{{escaped}}}}}" if whole else f"{{{escaped}}}"


def key_of(work):
    return slugify(work.key or urlsplit(work.url).path.replace("/", " ")) or "page"


def ended(text):
    """A text as a sentence."""
    text = text.strip()
    return text if text.endswith(ENDS) else f"{text}."


def is_known(issued):
    return bool(issued) and not parse(issued).is_unknown


def year_of(issued, language):
    """The year alone; in words what is no one year; “n.d.” without a date."""
    if not is_known(issued):
        return _("n.d.")
    value = parse(issued)
    if value.is_set or value.is_open:
        return format_date(issued, language)
    return str(value.high.first.year)


def year_first(issued, language):
    """“2013, July 25” in English, elsewhere the date as that language writes it."""
    if not is_known(issued):
        return _("n.d.")
    value = parse(issued)
    if language == "en" and not value.is_set and not value.is_open:
        pattern = {Precision.DAY: "y, MMMM d", Precision.MONTH: "y, MMMM"}
        if pattern := pattern.get(value.high.precision):
            return format_day(value.high.first, format=pattern, locale="en_US")
    return format_date(issued, language)


def day_in(issued, language):
    """“July 25, 2013” in English, where these styles put the month first."""
    value = parse(issued)
    if language == "en" and not value.is_set and value.high.precision == Precision.DAY:
        return format_day(value.high.first, format="MMMM d, y", locale="en_US")
    return format_date(issued, language)


def on_day(url, day):
    """The address of a page as it answers for a day."""
    if not day:
        return url
    return f"{url}{'&' if '?' in url else '?'}on={day.isoformat()}"
