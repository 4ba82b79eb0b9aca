"""The rows of a timeline as strings: the activity, its bar with marks, its words.

One tag joins them: a template that loops over hundreds of rows with a dozen components each is
many times slower.
"""

from django.template.loader import render_to_string
from django.utils.functional import cached_property
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from agencies.models import Confidence
from gmg_portal.lib.gantt import activity_bar
from gmg_portal.lib.periods import format_date, format_period
from gmg_portal.lib.separators import comma
from gmg_portal.lib.templatetags.portal import confidence, english
from workplan.status import WORDS

#: Of more outputs or notes the row names so many dates, and says how many more there are.
MOST_DATES = 3

ROW = (
    '<tr><th scope="row"><a href="{url}">{title}</a><small>{leads}</small></th>'
    '<td class="drawn {grid}" data-from="{first}" data-to="{last}">{bar}</td>'
    '<td data-label="{label}">{badge}<div class="muted">{dates}</div>{words}</td></tr>'
)
WORD = '<small><a href="{url}">{label}</a>: {dates}</small>'


def rows_of(activities, details, **drawing):
    """The body of a table: all rows in one string."""
    draw = Row(details, **drawing)
    return mark_safe("\n".join(map(draw, activities)))  # noqa: S308 (each value is escaped)


def standing_of(activity):
    """Its status, or how it stood on the day that the list is asked for."""
    return getattr(activity, "standing", activity.status)


class Row:
    """Draws activities in a window of years: `day` is the line, `plan` has the washed period."""

    def __init__(self, details, *, window, day, plan):
        self.details, self.window, self.day, self.plan = details, window, day, plan
        self.language = get_language()
        self.badges, self.labels = {}, {}
        self.frame = {
            "grid": window.grid,
            "first": window.first,
            "last": window.last,
            "label": escape(_("Status and dates")),
        }

    def __call__(self, activity):
        url, status = activity.get_absolute_url(), standing_of(activity)
        noted = self.details.noted[activity.pk]
        marks = [mark for each in noted for mark in each.marks()]
        bar = activity_bar(status, activity, self.window, marks=marks, day=self.day, band=self.plan)
        return ROW.format(
            url=url,
            title=self.title(activity.title),
            leads=self.leads(activity),
            bar=bar,
            badge=self.badge(status),
            dates=self.dates(activity, url),
            words="".join(self.words(noted, url)),
            **self.frame,
        )

    def title(self, title):
        return escape(title) if self.language == "en" else english(title)

    def badge(self, status):
        """The same badge as everywhere; each is rendered once for all rows."""
        if status not in self.badges:
            values = {"status": status, "label": WORDS[status]}
            badge = render_to_string("components/_status_badge.html", values)
            self.badges[status] = badge.strip()
        return self.badges[status]

    def dates(self, activity, url):
        period = escape(format_period(activity.starts, activity.ends, self.language))
        if activity.confidence == Confidence.ATTESTED:
            return period
        return period + confidence(activity, f"{url}#sources")

    def leads(self, activity):
        """Who leads, the reporting agency first, and that it is a draft where it is one."""
        leads = self.comma.join(self.details.leads[activity.pk]) or self.no_lead
        if not activity.is_published:
            leads = f"{leads}; {activity.get_publication_display()}"
        return escape(leads)

    @cached_property
    def comma(self):
        return comma()

    @cached_property
    def no_lead(self):
        return _("No lead on record")

    def words(self, noted, url):
        """What the marks on the bar say, for who reads and does not look."""
        outputs = [each for each in noted if each.is_output]
        if outputs:
            dates = [words for each in outputs for words in self.dates_of(each)]
            yield self.word(f"{url}#outputs", self.outputs, outputs, dates or [_("undated")])
        for is_report, label in ((True, self.reports), (False, self.notes)):
            found = [each for each in noted if not each.is_output and each.is_report == is_report]
            if found:
                dates = [format_date(each.text, self.language) for each in found]
                yield self.word(f"{url}#updates", label, found, dates)

    def word(self, url, label, found, dates):
        return WORD.format(
            url=url, label=escape(self.once(label, len(found))), dates=escape(self.shortened(dates))
        )

    def once(self, label, count):
        """Words about a number, looked up once for all rows."""
        if (label, count) not in self.labels:
            self.labels[label, count] = label(count)
        return self.labels[label, count]

    @staticmethod
    def outputs(count):
        return ngettext("%(count)s output", "%(count)s outputs", count) % {"count": count}

    @staticmethod
    def reports(count):
        return ngettext("%(count)s report", "%(count)s reports", count) % {"count": count}

    @staticmethod
    def notes(count):
        words = ngettext("%(count)s note on record", "%(count)s notes on record", count)
        return words % {"count": count}

    @staticmethod
    def more(count):
        return ngettext("%(count)s more", "%(count)s more", count) % {"count": count}

    @cached_property
    def due(self):
        return _("Due %(date)s")

    @cached_property
    def delivered(self):
        return _("Delivered %(date)s")

    def dates_of(self, output):
        """“Due 2014”, “Delivered March 2014”, as far as they are known."""
        if output.text:
            yield self.due % {"date": format_date(output.text, self.language)}
        if output.delivered:
            yield self.delivered % {"date": format_date(output.delivered, self.language)}

    def shortened(self, dates):
        dates = list(dict.fromkeys(dates))
        if len(dates) > MOST_DATES:
            dates = [*dates[:MOST_DATES], self.once(Row.more, len(dates) - MOST_DATES)]
        return self.comma.join(dates)
