"""`?on=`: pages about agencies, bodies, chairs and activities answer for the world on a day."""

from datetime import date

from django import forms
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from gmg_portal.lib.filter_forms import DayField, HiddenIfSet

from .models import portal_body, reference_day

#: Parameters that another day makes pointless.
DROPPED = frozenset({"on", "possibly_on", "page"})


class AsOfForm(forms.Form):
    on = DayField(label=_("On this day"), required=False)

    def __init__(self, data, kept=(), **kwargs):
        super().__init__(data, **kwargs)
        for name in kept:
            # Without an id: a form that shows the same parameter may stand on the same page.
            widget = HiddenIfSet(attrs={"id": False})
            self.fields[name] = forms.Field(required=False, widget=widget)


class AsOf:
    """The day that a page answers for: the one asked for, or the reference day.

    A wrong day is an error of `form` (shown by the component `_as_of.html`); the page then
    answers for the reference day, with `status` 400.
    """

    def __init__(self, request, **annotations):
        """`annotations` are what the page asks of the portal's body besides."""
        self.request = request
        # The frame of the page asks for it again.
        self.body = request.portal_body = portal_body(**annotations)
        self.reference_day = reference_day(self.body)
        data = request.GET.copy()
        data["on"] = request.GET.get("on") or self.reference_day.isoformat()
        kept = [name for name in data if name not in DROPPED]
        self.form = AsOfForm(data, kept, initial={"on": self.reference_day.isoformat()})

    @cached_property
    def day(self):
        return (self.form.is_valid() and self.form.cleaned_data["on"]) or self.reference_day

    @property
    def status(self):
        return 200 if self.form.is_valid() else 400

    @property
    def is_reference_day(self):
        return self.day == self.reference_day

    @property
    def has_ended(self):
        """Is the reference day the last one of a group that has ended?"""
        return self.reference_day < timezone.localdate()

    @cached_property
    def years(self):
        """The year ruler: (year, address for its last day or the reference day, whether shown)."""
        query = self.request.GET.copy()
        for name in DROPPED & set(query):
            del query[name]
        last = self.reference_day
        first = self._first_year(last.year)
        rows = []
        for year in range(first, last.year + 1):
            day = min(date(year, 12, 31), last)
            query["on"] = day.isoformat()
            url = f"{self.request.path}?{query.urlencode()}"
            rows.append((year, url, year == self.day.year))
        return rows

    def _first_year(self, default):
        oldest = self.body and (self.body.grew_out_of or self.body)
        day = oldest and (oldest.starts_earliest or oldest.starts_latest)
        return day.year if day else default

    @property
    def context(self):
        return {"as_of": self, "day": self.day, "today": timezone.localdate()}
