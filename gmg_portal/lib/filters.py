"""One FilterSet for the page, the download and the API of a list.

Whatever stands in the query string is a filter, one of the few parameters that belong to the
reader (`page`, `format` ...), or an error that says what is possible: nothing is ignored.
"""

from dataclasses import dataclass

import django_filters
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import QueryDict
from django.utils.functional import cached_property

from .filter_forms import (
    PASSED,
    UNKNOWN_VALUE,
    FilterForm,
    SelectAnyOf,
    Ticks,
    not_possible,
)
from .filter_kinds import (
    ChoiceMultipleFilter,
    OnDayFilter,
    SlugMultipleFilter,
    SortFilter,
    TextFilter,
    YearFilter,
    YesNoFilter,
)
from .searchtext import normalise
from .tallies import tallies

__all__ = [
    "ChoiceMultipleFilter",
    "OnDayFilter",
    "PortalFilterSet",
    "SlugMultipleFilter",
    "SortFilter",
    "TextFilter",
    "YearFilter",
    "YesNoFilter",
]

#: A wrong value of these leaves the list as it is; any other wrong value empties it.
HARMLESS = frozenset({"on", "sort", "page", "format"})


@dataclass(frozen=True)
class Chip:
    """A filter that is set: what it is, which value, and the list without it."""

    name: str
    label: str
    value: str
    url: str


class PortalFilterSet(django_filters.FilterSet):
    """Base of every list's filters.

    `first_fields` names the filters that stand in the open; the others are under "More filters".
    Where `is_ticked`, several values are chosen by ticking boxes; a page that sets `is_tallied`
    says beside those of `tallied_fields` how many rows each leaves.
    """

    first_fields: tuple[str, ...] = ()
    tallied_fields: tuple[str, ...] = ()
    is_ticked = False
    is_tallied = False
    harmless = HARMLESS

    def __init__(self, data=None, queryset=None, *, request=None, prefix=None, passed=PASSED):
        # Always bound, so that defaults (the order) hold for the list without parameters too.
        data = QueryDict() if data is None else data
        super().__init__(data, queryset, request=request, prefix=prefix)
        self.is_bound = True
        self.passed = frozenset(passed)

    def get_form_class(self):
        # Whatever a subclass says in its Meta: the form is the strict one.
        self._meta.form = FilterForm
        form_class = super().get_form_class()
        form_class.passed = self.passed
        return form_class

    @property
    def form(self):
        form = super().form
        if not getattr(form, "has_options", False):
            form.has_options = True
            for name, each in self.filters.items():
                if isinstance(each, SlugMultipleFilter):
                    form.fields[name].choices = self._choices_of(name)
                if self.is_ticked and isinstance(form.fields[name].widget, SelectAnyOf):
                    form.fields[name].widget = self._ticks(name, form.fields[name].choices)
        return form

    def _ticks(self, name, choices):
        widget = Ticks(choices=choices)
        if self.is_tallied and name in self.tallied_fields:
            widget.counts = lambda: self.tallies[name]
        return widget

    def filter_queryset(self, queryset, but=None):
        if self.is_refused:
            return queryset.none()
        for name in self.filters:
            if name != but:
                queryset = self.filters[name].filter(queryset, self.form.cleaned_data.get(name))
        return queryset

    def without(self, name):
        """What would be listed if this filter were not set."""
        return self.filter_queryset(self.queryset.all(), but=name)

    @cached_property
    def tallies(self):
        """For each filter of `tallied_fields` how many rows each choice leaves."""
        return tallies(self, self.tallied_fields)

    @property
    def is_refused(self):
        """Has a filter a value that is not possible?"""
        return not self.harmless.issuperset(self.wrong_parameters)

    @property
    def wrong_parameters(self):
        """The names of the parameters that have errors."""
        return {problem["parameter"] for problem in self.problems()}

    def problems(self):
        """Every error as a dict: parameter, value, detail, possible values where they are known."""
        found = []
        for name, errors in self.form.errors.as_data().items():
            for error in errors:
                params = getattr(error, "params", None) or {}
                about = params.get("parameter") or params.get("value", "")
                parameter = about if name == NON_FIELD_ERRORS else name
                found.append(
                    {
                        "parameter": parameter,
                        "value": ", ".join(self.data.getlist(parameter))[:200],
                        "detail": " ".join(error.messages),
                        "possible": params.get("possible", []),
                    }
                )
        return found

    def refuse(self, parameter, value, possible=(), message=UNKNOWN_VALUE):
        """Add an error about a parameter that is not a filter, such as the page number."""
        self.form.is_valid()
        error = not_possible(value, possible, message, parameter=parameter)
        self.form.add_error(parameter if parameter in self.form.fields else None, error)

    # What templates show

    def shown_first(self):
        return [self.form[name] for name in self.first_fields]

    def shown_more(self):
        return [
            field for field in self.form.visible_fields() if field.name not in self.first_fields
        ]

    def is_more_set(self):
        """Is one of the filters set, or wrong, that "More filters" hides?"""
        return any(
            field.errors or any(self.data.getlist(field.name)) for field in self.shown_more()
        )

    def active_chips(self, request):
        """A `Chip` for each value that is set, unknown ones included, so that each can go."""
        chips = []
        for name, values in self.data.lists():
            if name in self.passed or name == "sort":
                continue
            field = self.form.fields.get(name)
            for value in filter(None, values):
                chips.append(
                    Chip(
                        name=name,
                        label=str(field.label or name) if field else name,
                        value=_label_of(field, value),
                        url=_without(request, name, value),
                    )
                )
        return chips

    # What the filters by related records offer: one query for all of them

    def _choices_of(self, name):
        return lambda: self.options[name]

    @cached_property
    def options(self):
        """For each filter by related records its (slug, label) pairs, in one query."""
        filters = {
            name: each
            for name, each in self.filters.items()
            if isinstance(each, SlugMultipleFilter) and (not each.linked or self.data.get(name))
        }
        options = {
            name: [] for name, each in self.filters.items() if isinstance(each, SlugMultipleFilter)
        }
        queries = [each.offered(name, self.user) for name, each in filters.items()]
        if not queries:
            return options
        rows = queries[0].union(*queries[1:], all=True) if queries[1:] else queries[0]
        for name, slug, label in rows:
            options[name].append((slug, label))
        for pairs in options.values():
            pairs.sort(key=lambda pair: (normalise(pair[1]), pair[0]))
        return options

    @property
    def user(self):
        return getattr(self.request, "user", None) or AnonymousUser()


def _label_of(field, value):
    if field is None or not hasattr(field, "choices"):
        return value
    return next((str(label) for key, label in field.choices if str(key) == value), value)


def _without(request, name, value):
    query = request.GET.copy()
    query.pop("page", None)
    query.setlist(name, [each for each in query.getlist(name) if each and each != value])
    return f"{request.path}?{query.urlencode()}" if any(query.values()) else request.path
