"""What the lists of this app have in common."""

from django.db.models import Count, OuterRef, Prefetch, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from agencies.asof import DROPPED, AsOfForm
from agencies.views.base import DetailOnDay
from gmg_portal.lib.lists import ListPage
from gmg_portal.lib.periods import format_date


class CountedList(ListPage):
    """Says how many of how many it shows, and what to try where it shows none.

    `counted` is a lazy plural of the key `count`; `title` and `lede` stand at the head. `orders`
    names the orders of a list that has no heads of columns to say them, and `groups` are those of
    them in which the rows of a group stand together.
    """

    title = ""
    lede = ""
    counted = None
    orders: dict = {}
    groups: tuple[str, ...] = ()

    def get_context_data(self, page, **kwargs):
        context = super().get_context_data(page, **kwargs)
        chips, sorts = context["chips"], context["sort_links"]
        return {
            "orders": [(label, sorts[name]) for name, label in self.orders.items()],
            "is_grouped": any(sorts[name]["aria"] for name in self.groups),
            "title": self.title,
            "lede": self.lede,
            "crumbs": [(self.title, "")],
            "result_title": self.result_title(context["count"], context["total"], chips),
            "suggestions": [(f"{chip.label}: {chip.value}", chip.url) for chip in chips],
            **context,
        }

    def result_title(self, count, total, chips):
        everything = self.counted % {"count": total}
        if not chips:
            return everything
        return _("%(shown)s of %(all)s") % {"shown": count, "all": everything}


class DetailNowOrOn(DetailOnDay):
    """The page of a record as of now, or of the day that is asked for in `?on=`."""

    @cached_property
    def asked_day(self):
        """The day in `?on=`, or None for now."""
        is_asked = self.request.GET.get("on") and self.as_of.form.is_valid()
        return self.as_of.day if is_asked else None

    @property
    def day_form(self):
        kept = [name for name in self.request.GET if name not in DROPPED]
        return AsOfForm(self.request.GET, kept)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            asked_day=self.asked_day,
            day_form=self.day_form,
            cite_day=self.asked_day or timezone.localdate(),
            **kwargs,
        )


class DetailAsOf(DetailNowOrOn):
    """That of a set or of what belongs to it. A subclass says which `framework` it is about."""

    def get_context_data(self, **kwargs):
        later = issued_later(self.framework, self.asked_day)
        return super().get_context_data(issued_later=later, **kwargs)


def issued_later(framework, day):
    """What to say of a set that was not, or perhaps not yet, issued on a day; nothing of others."""
    if day is None or (framework.dated_latest and framework.dated_latest <= day):
        return ""
    issued = {"date": format_date(framework.dated)}
    if framework.dated_earliest and framework.dated_earliest > day:
        return _("This set was not issued by then. Its date is: %(date)s.") % issued
    return _("This set may not have been issued by then. Its date is: %(date)s.") % issued


def number_of(queryset, **correlation):
    """How many rows of a queryset belong to each row: ``number_of(items, framework="pk")``."""
    conditions = {name: OuterRef(column) for name, column in correlation.items()}
    rows = queryset.filter(**conditions).order_by().values(*conditions)
    return Coalesce(Subquery(rows.annotate(rows=Count("pk", distinct=True)).values("rows")), 0)


def visible(relation, model, user):
    """Prefetch of a relation without what this person may not see."""
    return Prefetch(relation, model.objects.visible_to(user))
