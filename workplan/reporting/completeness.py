"""How complete a round is, as everybody may know it; what was read in documents counts for none."""

from django.db.models import Case, CharField, Count, Exists, OuterRef, Value, When
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from gmg_portal.lib.fields import in_language
from gmg_portal.lib.separators import listed
from workplan.models import ReportRequest, RoundSnapshot, RoundState
from workplan.status import list_url

from .sealing import canonical
from .standing import PUBLIC, Standing, with_standing

#: In the order in which pages name them.
WORDS = {
    Standing.ACCEPTED: gettext_lazy("Accepted"),
    Standing.IN_REVIEW: gettext_lazy("In review"),
    Standing.NOT_RECEIVED: gettext_lazy("Not received"),
    Standing.WAIVED: gettext_lazy("Waived"),
}
#: Squares are for reports.
MARKS = {
    Standing.ACCEPTED: "accepted",
    Standing.IN_REVIEW: "submitted",
    Standing.NOT_RECEIVED: "draft",
    Standing.WAIVED: "withdrawn",
}


def stored_as_accepted():
    """That the snapshot of a sealed round holds an accepted report.

    In canonical JSON this stands only where it is a key with its value: in a text the quotation
    marks are escaped.
    """
    said = canonical({"standing": Standing.ACCEPTED.value})[1:-1]
    return Exists(
        RoundSnapshot.objects.filter(
            round=OuterRef("round"), activity=OuterRef("activity"), content__contains=said
        )
    )


def with_told(requests, day=None):
    """Annotated with `told`, one of `PUBLIC`, and what `with_standing` says.

    What an agency has begun, or is writing again, was not received; a sealed round says for ever
    what it said when it was sealed.
    """
    sealed = When(round__state=RoundState.SEALED)
    told = Case(
        When(standing=Standing.WAIVED, then=Value(Standing.WAIVED)),
        When(sealed.condition & stored_as_accepted(), then=Value(Standing.ACCEPTED)),
        When(sealed.condition, then=Value(Standing.NOT_RECEIVED)),
        When(standing__in=PUBLIC, then="standing"),
        default=Value(Standing.NOT_RECEIVED),
        output_field=CharField(),
    )
    return with_standing(requests, day).annotate(told=told)


def requests_seen_by(user):
    return with_told(ReportRequest.objects.visible_to(user))


class Completeness:
    """How many reports stand how: `counts` by standing; `link(standing)` opens those it counts."""

    def __init__(self, counts, link):
        self.counts = {word: counts.get(word, 0) for word in WORDS}
        self.link = link

    @property
    def total(self):
        return sum(self.counts.values())

    @property
    def waived(self):
        return self.counts[Standing.WAIVED]

    @property
    def expected(self):
        return self.total - self.waived

    @property
    def url(self):
        return self.link("")

    @property
    def sentence(self):
        """“7 of 9 reports accepted, 2 not received, 1 in review, 1 waived”."""
        if not self.expected:
            words = [_("no report is expected")]
        else:
            words = [
                ngettext(
                    "%(accepted)s of %(count)s report accepted, %(missing)s not received",
                    "%(accepted)s of %(count)s reports accepted, %(missing)s not received",
                    self.expected,
                )
                % {
                    "accepted": self.counts[Standing.ACCEPTED],
                    "count": self.expected,
                    "missing": self.counts[Standing.NOT_RECEIVED],
                }
            ]
        others = {
            Standing.IN_REVIEW: _("%(count)s in review"),
            Standing.WAIVED: _("%(count)s waived"),
        }
        for standing, text in others.items():
            if self.counts[standing]:
                words.append(text % {"count": self.counts[standing]})
        return listed(words)

    @property
    def parts(self):
        """For each standing its mark, word, number, and the list of exactly these."""
        return [
            {
                "standing": str(standing),
                "mark": MARKS[standing],
                "label": WORDS[standing],
                "count": count,
                "url": self.link(standing),
            }
            for standing, count in self.counts.items()
        ]


#: Of a round, where other pages name it.
SHOWN = ("slug", "title", "state", "due_on")
#: In the order in which rounds stand, the newest last.
OF_A_ROUND = ("round__opens_on", "round", *(f"round__{each}" for each in SHOWN))
OF_AN_AGENCY = ("agency__slug", "said")


def counted(requests, *columns):
    """{values of the columns: {standing: number}}, in one query."""
    rows = requests.order_by().values_list(*columns, "told").annotate(number=Count("pk"))
    found = {}
    for *key, told, number in rows:
        found.setdefault(tuple(key), {})[told] = number
    return found


def link_to(slug, **filters):
    """The addresses of what a round asked, by standing."""

    def link(standing):
        kept = {**filters, "standing": standing}
        address = list_url_of(slug, **{name: value for name, value in kept.items() if value})
        return f"{address}#results"

    return link


def list_url_of(slug, **filters):
    page = reverse("round_detail", args=[slug])
    query = list_url("round_list", **filters).partition("?")[2]
    return f"{page}?{query}" if query else page


def by_round(requests, agency=None):
    """What sections of other pages say: (slug, title, state, due_on, Completeness) of each round.

    Newest first. With an agency the numbers are its own.
    """
    filters = {}
    if agency is not None:
        requests, filters = requests.filter(agency=agency), {"agency": agency.slug}
    return rounds_in(counted(requests, *OF_A_ROUND), filters)


def rounds_in(numbers, filters):
    rounds = sorted(numbers.items(), key=lambda row: row[0][:2], reverse=True)
    return [
        {
            "slug": slug,
            "title": title,
            "state": RoundState(state),
            "due_on": due_on,
            "completeness": Completeness(counts, link_to(slug, **filters)),
        }
        for (_opens_on, _key, slug, title, state, due_on), counts in rounds
    ]


def by_round_and_agency(requests):
    """As `by_round`; the newest also with `agencies`, as `by_agency` gives them. One query."""
    numbers = counted(with_acronym(requests), *OF_A_ROUND, *OF_AN_AGENCY)
    whole, parts = {}, {}
    for (*of_round, agency, acronym), counts in numbers.items():
        key = tuple(of_round)
        whole[key] = added(whole.get(key, {}), counts)
        parts.setdefault(key[OF_A_ROUND.index("round__slug")], {})[agency, acronym] = counts
    rounds = rounds_in(whole, {})
    for newest in rounds[:1]:
        newest["agencies"] = agencies_in(newest["slug"], parts[newest["slug"]])
    return rounds


def with_acronym(requests):
    return requests.annotate(said=in_language("agency__acronym"))


def by_agency(round_, requests):
    """(agency's slug and acronym, Completeness) for each agency that a round asked; one query."""
    return agencies_in(round_.slug, counted(with_acronym(requests), *OF_AN_AGENCY))


def agencies_in(round_slug, numbers):
    return [
        (slug, acronym, Completeness(counts, link_to(round_slug, agency=slug)))
        for (slug, acronym), counts in sorted(numbers.items(), key=lambda row: row[0][1].casefold())
    ]


def added(*numbers):
    """{standing: number} of several together."""
    counts = {}
    for each in numbers:
        for standing, number in each.items():
            counts[standing] = counts.get(standing, 0) + number
    return counts


def together(round_, agencies):
    """The sum of what `by_agency` gave."""
    counts = added(*(each.counts for _slug, _acronym, each in agencies))
    return Completeness(counts, link_to(round_.slug))
