"""What the lists of this app have in common."""

from django.db.models import Count, OuterRef, Prefetch, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from gmg_portal.lib.lists import ListPage


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


def number_of(queryset, **correlation):
    """How many rows of a queryset belong to each row: ``number_of(items, framework="pk")``."""
    conditions = {name: OuterRef(column) for name, column in correlation.items()}
    rows = queryset.filter(**conditions).order_by().values(*conditions)
    return Coalesce(Subquery(rows.annotate(rows=Count("pk", distinct=True)).values("rows")), 0)


def visible(relation, model, user):
    """Prefetch of a relation without what this person may not see."""
    return Prefetch(relation, model.objects.visible_to(user))
