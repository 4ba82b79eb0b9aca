"""What pages show of recommendations and treaties: the first few, and a link to the whole list.

Every tag that draws a section draws all of it, its heading included, and nothing where there is
nothing to show. Each starts from what the reader may see.
"""

from django import template
from django.db.models import Count, F, Window
from django.http import QueryDict
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from agencies.models import Wording
from gmg_portal.lib.charts import matrix_cell
from recommendations.convergence import convergence_of, tables_for
from recommendations.convergence.drawing import counts, head_of, mark_of, matrix
from recommendations.models import Instrument, Recommendation
from recommendations.words import named, number

register = template.Library()
register.simple_tag(named)
register.filter(number)
register.simple_tag(matrix)
register.simple_tag(head_of)
register.filter(counts)
register.filter("mark_of_cell", mark_of)

#: So many rows stand on the page of something else.
FIRST = 6
#: What is not dated comes last, alike in both databases.
BY_ADOPTION = (F("adopted_latest").asc(nulls_last=True), "pk")
BY_SET = (F("framework__dated_latest").asc(nulls_last=True), "framework__slug", "order", "pk")


def seen(context, model):
    return model.objects.visible_to(context["request"].user)


def list_url(name, **filters):
    query = QueryDict(mutable=True)
    query.update(filters)
    return f"{reverse(name)}?{query.urlencode()}"


def section(rows, title, url):
    """The first rows and how many there are, in one query."""
    first = list(rows.annotate(rows_in_all=Window(Count("pk")))[:FIRST])
    count = first[0].rows_in_all if first else 0
    return {"rows": first, "count": count, "more": count - len(first), "title": title, "url": url}


@register.inclusion_tag("recommendations/_instruments.html", takes_context=True)
def instruments_of(context, agency):
    """The treaties that an agency looks after."""
    rows = seen(context, Instrument).filter(custodian=agency).order_by(*BY_ADOPTION)
    url = list_url("instrument_list", custodian=agency.slug)
    return section(rows, _("Treaties that it looks after"), url)


@register.inclusion_tag("recommendations/_instruments.html", takes_context=True)
def instruments_on_theme(context, theme):
    rows = seen(context, Instrument).filter(themes=theme).order_by(*BY_ADOPTION)
    url = list_url("instrument_list", theme=theme.slug)
    return section(rows, _("Treaties and declarations"), url)


@register.inclusion_tag("recommendations/_instruments.html", takes_context=True)
def instruments_of_places(context, place):
    """The regional treaties of a country or region; those of the world hold everywhere."""
    rows = seen(context, Instrument).for_places([place.code]).order_by(*BY_ADOPTION)
    url = list_url("instrument_list", place=place.code)
    return section(rows, _("Treaties and declarations of the region"), url)


@register.inclusion_tag("recommendations/_recommendations.html", takes_context=True)
def recommendations_on_theme(context, theme):
    rows = (
        seen(context, Recommendation)
        .filter(themes=theme)
        .select_related("framework")
        .order_by(*BY_SET)
    )
    url = list_url("recommendation_list", theme=theme.slug)
    return section(rows, _("Recommendations"), url)


@register.inclusion_tag("recommendations/_convergence_small.html", takes_context=True)
def convergence_in_small(context, table=None):
    """A table of where the agendas agree, without its words: the first one, or one by slug."""
    user = context["request"].user
    tables = tables_for(user)
    found = tables.filter(slug=table).first() if table else tables.order_by("title", "pk").first()
    return {"convergence": found and convergence_of(found, user)}


@register.simple_tag
def small_cell(cell):
    """A cell without room for its words: readers that do not see it hear them."""
    return matrix_cell(
        format_html('<span class="vh">{}</span>', cell.label),
        endorsed=cell.endorsed,
        proposed=cell.proposed,
        looked_for=bool(cell.none_found),
        url=cell.url,
    )


@register.simple_tag
def remarks(item, is_other_order=False):
    """What is to be said of an item besides its text and whose words it is in: its other number,
    and what kind of item it is."""
    found = []
    other = item.code if is_other_order else item.alternative_code
    if other and item.alternative_code and item.alternative_code != item.code:
        found.append(_("also numbered %(code)s") % {"code": other})
    if not item.assessable and item.wording != Wording.MISSING:
        found.append(_("a heading: not aligned with others"))
    if item.level and not item.section:
        found.append(item.get_level_display())
    return found


@register.simple_tag
def published_heading(item):
    """A heading of a set (an item of `recommendations.trees`) as a heading of the page."""
    record = item.record
    return format_html(
        '<h{0}>{1}<a href="{2}">{3}</a></h{0}>',
        item.level,
        format_html('<span class="num">{}</span> ', number(record)) if record.code else "",
        record.get_absolute_url(),
        named(record, whole=True),
    )
