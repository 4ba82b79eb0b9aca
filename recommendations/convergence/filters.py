"""What may be asked of tables: which sets, which cells, which day, which way round."""

import django_filters
from django.forms import CheckboxSelectMultiple
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from gmg_portal.lib.filter_forms import (
    PASSED,
    AnyOfField,
    HiddenIfSet,
    HiddenOnce,
    OneOfField,
    not_possible,
)
from gmg_portal.lib.filters import (
    HARMLESS,
    ChoiceMultipleFilter,
    OnDayFilter,
    PortalFilterSet,
    SlugMultipleFilter,
    YesNoFilter,
)
from recommendations.models import ConvergenceTable, Framework

from .grid import SHOWN, Value
from .reading import convergence_between, convergences_of, tables_for

#: A table of more columns cannot be taken in.
MOST_COLUMNS = 6

SAME_SET = _("“%(value)s” stands in the rows. Choose other sets for the columns.")
TWICE = _("“%(value)s” is chosen twice.")
TOO_MANY = _("Choose six sets at most for the columns: %(value)s are chosen.")
NO_ROWS = _("Choose the set that makes the rows.")
NO_COLUMNS = _("Choose at least one set for the columns.")
TABLE_OR_SETS = _("Give a table, or rows and columns, and not both.")


class OneSlugField(OneOfField):
    """Asks for the choices, which may be a query, only where something is chosen."""

    def validate(self, value):
        if value:
            super().validate(value)


class SlugFilter(SlugMultipleFilter):
    """One related record, by slug."""

    field_class = OneSlugField


class NamesField(AnyOfField):
    """Short names that the filters themselves hold against what there is."""

    def validate(self, value):
        pass


class HeadFilter(django_filters.MultipleChoiceFilter):
    """Rows or columns of a table by their short names."""

    field_class = NamesField

    def __init__(self, **kwargs):
        super().__init__(choices=(), widget=HiddenIfSet, **kwargs)


class LookFilterSet(PortalFilterSet):
    """How a table is looked at: on which day, which way round."""

    on = OnDayFilter()
    turned = YesNoFilter(label=_("Rows and columns swapped"))

    def __init__(self, data=None, queryset=None, *, request=None, passed=PASSED):
        none = ConvergenceTable.objects.none()
        super().__init__(data, none, request=request, passed=passed)

    @property
    def form(self):
        """The form after its own check, and after that of what only the sets can tell."""
        if not hasattr(self, "checked_form"):
            self.checked_form = super().form
            self.prepare(self.checked_form)
            self.checked_form.is_valid()
            self.check(self.checked_form)
        return self.checked_form

    def prepare(self, form):
        """Say what the fields offer. Subclasses add theirs."""

    def check(self, form):
        """Refuse what is no table and no cell. Subclasses add theirs."""

    def cleaned(self, name):
        return self.form.cleaned_data.get(name)

    @property
    def day(self):
        return self.cleaned("on")

    def looked_at(self, convergence):
        return convergence.turned() if self.cleaned("turned") == "yes" else convergence


class OpenFilterSet(LookFilterSet):
    """With one cell open: `<row>.<column>`."""

    open = django_filters.CharFilter(label=_("Open cell"), max_length=250, widget=HiddenOnce)

    def cell_of(self, convergence):
        """The cell that is to stand open; one that does not exist is an error."""
        wanted = self.cleaned("open")
        if not wanted:
            return None
        cells = {cell.anchor: cell for cell in convergence.flat}
        if wanted not in cells:
            self.refuse("open", wanted, [each.anchor for each in cells.values() if each.opens])
        return cells.get(wanted)


class SetsFilterSet(LookFilterSet):
    """Any set beside up to six others."""

    rows = SlugFilter(queryset=Framework.objects.all(), shows="title", label=_("Rows"))
    columns = SlugMultipleFilter(
        queryset=Framework.objects.all(),
        shows="title",
        label=_("Columns"),
        widget=CheckboxSelectMultiple,
        help_text=_("One to six sets."),
    )

    def prepare(self, form):
        super().prepare(form)
        form.fields["rows"].choices = lambda: [("", _("Choose a set")), *self.options["rows"]]

    def check(self, form):
        super().check(form)
        rows = self.data.get("rows")
        columns = [each for each in self.data.getlist("columns") if each]
        if columns and not rows:
            form.add_error("rows", NO_ROWS)
        if rows and not columns:
            form.add_error("columns", NO_COLUMNS)
        if len(columns) > MOST_COLUMNS:
            form.add_error("columns", not_possible(len(columns), (), TOO_MANY))
        for each in dict.fromkeys(columns):
            if columns.count(each) > 1:
                form.add_error("columns", not_possible(each, (), TWICE))
        if rows and rows in columns:
            form.add_error("columns", not_possible(rows, (), SAME_SET))

    @cached_property
    def sets(self):
        """The chosen sets, the rows first; nothing where they make no table."""
        if {"rows", "columns"} & set(self.form.errors) or not self.cleaned("rows"):
            return []
        slugs = [self.cleaned("rows"), *self.cleaned("columns")]
        found = Framework.objects.visible_to(self.user).in_bulk(slugs, field_name="slug")
        return [found[slug] for slug in slugs]

    @cached_property
    def convergence(self):
        """The table of the chosen sets, or nothing."""
        if not self.sets:
            return None
        rows, *columns = self.sets
        return self.looked_at(convergence_between(rows, columns, self.user, self.day))


class ChoiceFilterSet(SetsFilterSet, OpenFilterSet):
    """The page of any sets."""


class CellFilterSet(SetsFilterSet):
    """The cells of a table, of the sets that are chosen, or without either of every saved table.

    Rows and columns are those of the table as it is looked at: turned, they change places.
    """

    first_fields = ("table", "value", "state", "on")

    table = SlugFilter(queryset=ConvergenceTable.objects.all(), shows="title", label=_("Table"))
    row = HeadFilter(label=_("Row"))
    column = HeadFilter(label=_("Column"))
    value = ChoiceMultipleFilter(choices=Value.choices, label=_("What the cell says"))
    state = ChoiceMultipleFilter(
        choices=[(state.value, state.label) for state in SHOWN],
        label=_("State of its strongest pair"),
    )

    def prepare(self, form):
        """Other sets are chosen on the page of the matrix; here they stay as they are."""
        super().prepare(form)
        form.fields["table"].choices = self.tables_offered
        form.fields["rows"].widget = HiddenOnce()
        form.fields["columns"].widget = HiddenIfSet()
        if self.data.get("rows") or self.data.get("columns"):
            form.fields["table"].widget = HiddenOnce()

    def tables_offered(self):
        return [("", _("Every saved table")), *self.options["table"]]

    def check(self, form):
        super().check(form)
        if form.cleaned_data.get("table") and form.cleaned_data.get("rows"):
            form.add_error("table", TABLE_OR_SETS)
        for name in ("row", "column"):
            wanted = [each for each in self.data.getlist(name) if each]
            if not wanted or {"table", "rows", "columns"} & set(form.errors):
                continue
            heads = [head for table in self.tables for head in getattr(table, f"{name}s")]
            known = dict.fromkeys(head.slug for head in heads)
            for each in wanted:
                if each not in known:
                    form.add_error(name, not_possible(each, known))

    @cached_property
    def tables(self):
        """The tables whose cells are asked for, as they are looked at."""
        if self.convergence or {"table", "rows", "columns"} & set(self.form.errors):
            return [self.convergence] if self.convergence else []
        tables = tables_for(self.user)
        if self.cleaned("table"):
            tables = tables.filter(slug=self.cleaned("table"))
        found = convergences_of(list(tables.order_by("title", "pk")), self.user, self.day)
        return [self.looked_at(each) for each in found]

    @property
    def every(self):
        """The cells before they are filtered, those of sets that did not exist yet left out."""
        return [cell for table in self.tables for cell in table.counted]

    @cached_property
    def qs(self):
        if not HARMLESS.issuperset(self.wrong_parameters):
            return []
        return [cell for cell in self.every if self.lets_through(cell)]

    def lets_through(self, cell):
        said = {
            "row": cell.row.slug,
            "column": cell.column.slug,
            "value": cell.value,
            "state": cell.state,
        }
        return all(
            not self.cleaned(name) or value in self.cleaned(name) for name, value in said.items()
        )

    def active_chips(self, request):
        """Without those of the sets: one of them taken away leaves no table."""
        chips = super().active_chips(request)
        return [chip for chip in chips if chip.name not in ("rows", "columns")]
