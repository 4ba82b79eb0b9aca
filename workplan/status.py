"""What became of activities, in words and in numbers that open what they count."""

from collections import Counter
from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .models import ActivityStatus

#: In the order in which bars draw them.
WORDS = {
    ActivityStatus.COMPLETED: gettext_lazy("Completed"),
    ActivityStatus.ONGOING: gettext_lazy("Ongoing"),
    ActivityStatus.PLANNED: gettext_lazy("Planned"),
    ActivityStatus.DELAYED: gettext_lazy("Delayed"),
    ActivityStatus.SUSPENDED: gettext_lazy("Suspended"),
    ActivityStatus.CANCELLED: gettext_lazy("Cancelled"),
    ActivityStatus.OUTCOME_UNKNOWN: gettext_lazy("Outcome not on record"),
}
SHARES = {
    ActivityStatus.COMPLETED: gettext_lazy("%(count)s of %(total)s completed"),
    ActivityStatus.ONGOING: gettext_lazy("%(count)s of %(total)s ongoing"),
    ActivityStatus.PLANNED: gettext_lazy("%(count)s of %(total)s planned"),
    ActivityStatus.DELAYED: gettext_lazy("%(count)s of %(total)s delayed"),
    ActivityStatus.SUSPENDED: gettext_lazy("%(count)s of %(total)s suspended"),
    ActivityStatus.CANCELLED: gettext_lazy("%(count)s of %(total)s cancelled"),
    ActivityStatus.OUTCOME_UNKNOWN: gettext_lazy("%(count)s of %(total)s without known outcome"),
}
NUMBERS = {
    ActivityStatus.COMPLETED: gettext_lazy("%(count)s completed"),
    ActivityStatus.ONGOING: gettext_lazy("%(count)s ongoing"),
    ActivityStatus.PLANNED: gettext_lazy("%(count)s planned"),
    ActivityStatus.DELAYED: gettext_lazy("%(count)s delayed"),
    ActivityStatus.SUSPENDED: gettext_lazy("%(count)s suspended"),
    ActivityStatus.CANCELLED: gettext_lazy("%(count)s cancelled"),
    ActivityStatus.OUTCOME_UNKNOWN: gettext_lazy("%(count)s without known outcome"),
}


def list_url(name, **filters):
    """The list of that name with these filters; what is None or empty is left out."""
    query = urlencode({name: value for name, value in filters.items() if value}, doseq=True)
    return reverse(name) + (f"?{query}" if query else "")


def activities_url(**filters):
    return list_url("activity_list", **filters)


class Progress:
    """How many activities of a list are in which state.

    `counts` maps a status to a number; `link(status)` is the address of exactly those, and
    `link("")` that of all.
    """

    def __init__(self, counts, link):
        self.counts = {status: counts.get(status, 0) for status in WORDS}
        self.link = link

    @classmethod
    def of(cls, activities, **filters):
        """Of a queryset that `filters` of the list of activities describe; one query.

        By how they stood on a day, where the queryset says that.
        """
        column = "standing" if "standing" in activities.query.annotations else "status"
        rows = activities.order_by().values_list(column).annotate(number=Count("pk"))
        return cls(dict(rows), lambda status: activities_url(**{**filters, "status": status}))

    @classmethod
    def by(cls, rows, name, link, status="status"):
        """One for each value of a column: {value: Progress}; `link(value, status)`; one query."""
        rows = rows.order_by().values_list(name, status).annotate(number=Count("pk"))
        found = {}
        for value, status, number in rows:
            found.setdefault(value, Counter())[status] += number
        return {
            value: cls(counts, lambda status, value=value: link(value, status))
            for value, counts in found.items()
        }

    @classmethod
    def together(cls, parts, **filters):
        """The sum of several, without a query."""
        counts = Counter()
        for part in parts:
            counts.update(part.counts)
        return cls(counts, lambda status: activities_url(**{**filters, "status": status}))

    @cached_property
    def total(self):
        return sum(self.counts.values())

    @property
    def completed(self):
        return self.counts[ActivityStatus.COMPLETED]

    @property
    def without_outcome(self):
        return self.counts[ActivityStatus.OUTCOME_UNKNOWN]

    @property
    def url(self):
        return self.link("")

    @property
    def completed_url(self):
        return self.link(ActivityStatus.COMPLETED)

    @property
    def share_completed(self):
        return _("%(count)s of %(total)s") % {"count": self.completed, "total": self.total}

    def segments(self, words=SHARES):
        """For the stacked bar and its key."""
        return [
            {
                "state": str(status),
                "count": count,
                "label": words[status] % {"count": count, "total": self.total},
                "url": self.link(status),
            }
            for status, count in self.counts.items()
        ]

    def parts(self):
        """The numbers that are not zero, without their denominator: it stands beside them."""
        return [each for each in self.segments(NUMBERS) if each["count"]]

    @property
    def key(self):
        """What the colours of several bars mean: the states that occur."""
        return [
            {"icon": str(status), "label": WORDS[status]}
            for status, count in self.counts.items()
            if count
        ]

    @property
    def sentence(self):
        """“15 of 24 activities completed, 2 ongoing, for 7 the outcome is not on record”."""
        words = [
            ngettext(
                "%(done)s of %(count)s activity completed",
                "%(done)s of %(count)s activities completed",
                self.total,
            )
            % {"done": self.completed, "count": self.total}
        ]
        for status, count in self.counts.items():
            if count and status not in (
                ActivityStatus.COMPLETED,
                ActivityStatus.OUTCOME_UNKNOWN,
            ):
                words.append(NUMBERS[status] % {"count": count})
        if self.without_outcome:
            words.append(self.outcome_words)
        return _(", ").join(words)

    @property
    def outcome_words(self):
        return ngettext(
            "for %(count)s the outcome is not on record",
            "for %(count)s the outcome is not on record",
            self.without_outcome,
        ) % {"count": self.without_outcome}
