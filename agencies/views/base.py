"""What the lists of this app have in common."""

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from agencies.asof import AsOf
from gmg_portal.lib.details import RecordDetail
from gmg_portal.lib.lists import ListPage


class CountedList(ListPage):
    """Says how many of how many it shows, and what to try where it shows none.

    `counted` is a lazy plural of the key `count`; `title` and `lede` stand at the head.
    """

    title = ""
    lede = ""
    counted = None
    above = ()

    def get_context_data(self, page, **kwargs):
        context = super().get_context_data(page, **kwargs)
        chips = context["chips"]
        return {
            "title": self.title,
            "lede": self.lede,
            "crumbs": [*self.above, (self.title, "")],
            "result_title": self.result_title(context["count"], context["total"]),
            "suggestions": [(f"{chip.label}: {chip.value}", chip.url) for chip in chips],
            **context,
        }

    def result_title(self, count, total):
        if total == count:
            return self.counted % {"count": count}
        return _("%(shown)s of %(all)s") % {"shown": count, "all": self.counted % {"count": total}}


class DetailOnDay(RecordDetail):
    """The page of a record that answers for a day (`?on=`)."""

    @cached_property
    def as_of(self):
        return AsOf(self.request)

    @property
    def status(self):
        return self.as_of.status

    def get_context_data(self, **kwargs):
        return super().get_context_data(**self.as_of.context, **kwargs)
