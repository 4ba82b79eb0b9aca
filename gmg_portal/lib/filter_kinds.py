"""The kinds of filters that lists are made of."""

from datetime import date

import django_filters
from django.core.exceptions import FieldDoesNotExist
from django.db.models import CharField, Exists, F, OuterRef, Q, Value
from django.db.models.functions import Cast
from django.forms import IntegerField, NumberInput
from django.utils.translation import gettext_lazy as _
from translated_fields import TranslatedField

from .fields import in_language
from .filter_forms import (
    AnyOfField,
    DayField,
    HiddenIfSet,
    HiddenOnce,
    OneOfField,
    WordsField,
)
from .searchtext import words_of
from .tallies import tally


def column_of(model, path):
    """The expression of a column, in the reader's language, and whether it may be null."""
    *relations, name = path.split("__")
    for relation in relations:
        model = model._meta.get_field(relation).related_model
    if isinstance(getattr(model, name, None), TranslatedField):
        return in_language(path), False
    try:
        return F(path), bool(relations) or model._meta.get_field(name).null
    except FieldDoesNotExist:  # an annotation
        return F(path), True


def seen_by(queryset, user):
    """What this person may see of a queryset; vocabularies are everybody's."""
    return queryset.visible_to(user) if hasattr(queryset, "visible_to") else queryset


class SlugMultipleFilter(django_filters.MultipleChoiceFilter):
    """Any of several related records, by slug: `?theme=data&theme=rights`.

    `field_name` is a path of relations. Where the relation has a meaning of its own, `through` is
    the queryset of what stands between, `source` its relation to the rows of the list and `target`
    the one to what is chosen. `shows` is the column that the options show. A `linked` filter is
    set by links alone, because there are too many options for a box.
    """

    field_class = AnyOfField

    def __init__(self, field_name=None, *, queryset, shows="name", to_field_name="slug", **kwargs):
        self.queryset, self.shows, self.to_field_name = queryset, shows, to_field_name
        self.through = kwargs.pop("through", None)
        self.source, self.target = kwargs.pop("source", None), kwargs.pop("target", None)
        self.linked = kwargs.pop("linked", False)
        if self.linked:
            kwargs["widget"] = HiddenIfSet
        super().__init__(field_name, choices=(), **kwargs)

    @property
    def field(self):
        field = super().field
        field.names_possible = not self.linked
        return field

    def filter(self, queryset, value):
        if not value:
            return queryset
        if self.through is not None:
            rows = seen_by(self.through.all(), self.parent.user).filter(
                **{self.source: OuterRef("pk"), f"{self.target}__{self.to_field_name}__in": value}
            )
            return queryset.filter(Exists(rows))
        chosen = {f"{self._chosen}__in": value}
        if self._repeats_rows(queryset.model):
            rows = queryset.model._base_manager.filter(pk=OuterRef("pk"), **chosen)
            return queryset.filter(Exists(rows))
        return queryset.filter(**chosen)

    def tally(self, name, rows):
        """How many of the rows each choice has, as queries of `tally`; not of relations to many."""
        if self.through is None:
            return [tally(name, rows, self._chosen)]
        links = seen_by(self.through.all(), self.parent.user).filter(
            **{f"{self.source}__in": rows.order_by().values("pk")}
        )
        return [tally(name, links, f"{self.target}__{self.to_field_name}")]

    @property
    def _chosen(self):
        return f"{self.field_name}__{self.to_field_name}"

    def _repeats_rows(self, model):
        for name in self.field_name.split("__"):
            field = model._meta.get_field(name)
            if field.one_to_many or field.many_to_many:
                return True
            model = field.related_model
        return False

    def offered(self, name, user):
        """Rows (name of this filter, slug, label), ready for a union with those of others."""
        queryset = seen_by(self.queryset.all(), user).order_by()
        if self.linked:
            given = self.parent.data.getlist(name)
            queryset = queryset.filter(**{f"{self.to_field_name}__in": given})
        return queryset.annotate(
            offered_by=Value(name, output_field=CharField()),
            offered_slug=Cast(self.to_field_name, CharField()),
            offered_label=Cast(column_of(queryset.model, self.shows)[0], CharField()),
        ).values_list("offered_by", "offered_slug", "offered_label")


class ChoiceMultipleFilter(django_filters.MultipleChoiceFilter):
    """Any of several fixed values: `?status=ongoing&status=delayed`."""

    field_class = AnyOfField

    def filter(self, queryset, value):
        return queryset.filter(**{f"{self.field_name}__in": value}) if value else queryset

    def tally(self, name, rows):
        return [tally(name, rows, self.field_name)]


class YesNoFilter(django_filters.Filter):
    """`?interim=yes` or `no`."""

    field_class = OneOfField

    def __init__(self, *args, **kwargs):
        kwargs["choices"] = [("", _("Any")), ("yes", _("yes")), ("no", _("no"))]
        super().__init__(*args, **kwargs)

    def filter(self, queryset, value):
        return queryset.filter(**{self.field_name: value == "yes"}) if value else queryset


class OnDayFilter(django_filters.Filter):
    """`?on=2014-07-01`: what certainly was on that day; `method` may say it otherwise."""

    field_class = DayField
    openapi = {"type": "string", "format": "date"}

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("label", _("On this day"))
        super().__init__(*args, **kwargs)

    def filter(self, queryset, value):
        return queryset.on(value) if value else queryset


class YearFilter(django_filters.Filter):
    """`?year=2014`: periods that touch the year for all that is known of them.

    An end that is not known counts as the start, and the other way round, so a period of which
    one end is known is found in the years of that end. `starts` and `ends` name the EDTF columns,
    twice the same for single dates.
    """

    field_class = IntegerField
    first, last = 1900, 2100
    openapi = {"type": "integer", "minimum": first, "maximum": last}

    def __init__(self, *, starts="starts", ends="ends", **kwargs):
        self.starts, self.ends = starts, ends
        kwargs.setdefault("label", _("Year"))
        kwargs.setdefault("widget", NumberInput(attrs={"min": self.first, "max": self.last}))
        message = _("Enter a year from %(first)s to %(last)s.") % {
            "first": self.first,
            "last": self.last,
        }
        kwargs["error_messages"] = dict.fromkeys(("invalid", "min_value", "max_value"), message)
        super().__init__(min_value=self.first, max_value=self.last, **kwargs)

    def filter(self, queryset, value):
        return queryset.filter(self.touching(value)) if value else queryset

    def touching(self, year):
        """The condition, for queries that count several years at once."""
        first, last = date(year, 1, 1), date(year, 12, 31)
        began = _first_known("lte", last, f"{self.starts}_earliest", f"{self.starts}_latest") | (
            Q(**{f"{self.starts}_latest": None, f"{self.starts}_earliest": None})
            & Q(**{f"{self.ends}_earliest__lte": last})
        )
        ended = _first_known("gte", first, f"{self.ends}_latest", f"{self.ends}_earliest") | (
            Q(**{f"{self.ends}_latest": None, f"{self.ends}_earliest": None})
            & Q(**{f"{self.starts}_latest__gte": first})
        )
        return began & ended


def _first_known(lookup, day, wide, narrow):
    return Q(**{f"{wide}__{lookup}": day}) | Q(**{wide: None, f"{narrow}__{lookup}": day})


class TextFilter(django_filters.Filter):
    """`?text=fair recruitment`: every word, in any form of writing, in a normalised column."""

    field_class = WordsField

    def __init__(self, field_name="search_text", **kwargs):
        kwargs.setdefault("label", _("Words in title or text"))
        super().__init__(field_name, **kwargs)

    def filter(self, queryset, value):
        for word in words_of(value or ""):
            queryset = queryset.filter(**{f"{self.field_name}__contains": word})
        return queryset


class SortFilter(django_filters.Filter):
    """`?sort=title` or `-title`: one of the declared orders, then the primary key.

    `orders` maps the name to a column or several; a translated column is sorted in the reader's
    language; what is not known comes last both ways.
    """

    field_class = OneOfField

    def __init__(self, orders, *, default=None, **kwargs):
        self.orders = {
            name: (columns,) if isinstance(columns, str) else tuple(columns)
            for name, columns in orders.items()
        }
        self.default = default or next(iter(orders))
        names = [way + name for name in orders for way in ("", "-")]
        kwargs.setdefault("label", _("Order"))
        super().__init__(widget=HiddenOnce, choices=[(name, name) for name in names], **kwargs)

    def filter(self, queryset, value):
        value = value or self.default
        columns = self.orders[value.removeprefix("-")]
        backwards = value.startswith("-")
        terms = [self._term(queryset.model, column, backwards) for column in columns]
        return queryset.order_by(*terms, "-pk" if backwards else "pk")

    def _term(self, model, column, backwards):
        expression, may_be_null = column_of(model, column.removeprefix("-"))
        way = {"nulls_last": True} if may_be_null else {}
        if backwards != column.startswith("-"):
            return expression.desc(**way)
        return expression.asc(**way)
