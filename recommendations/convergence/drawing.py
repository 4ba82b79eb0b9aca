"""The table of a convergence as HTML: strings joined, because a table may have many cells.

Every cell says in words what it holds, and every row and column what its cells add up to.
"""

from itertools import groupby

from django.template.loader import render_to_string
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gmg_portal.lib.charts import matrix_cell
from gmg_portal.lib.templatetags.portal import english, in_language
from recommendations.models import AlignmentState, Recommendation
from recommendations.words import named, number, shortened

from .grid import Value


def safe(text):
    return mark_safe(text)  # noqa: S308 (joined of escaped parts)


def joined(parts):
    return safe("".join(parts))


# What cells add up to


def counted(count, url):
    return format_html('<a href="{}">{}</a>', url, count)


def tally_parts(tally, source, **heads):
    """What cells add up to, each number leading to the cells that it counts."""

    def link(count, **filters):
        return counted(count, source.cells_url(**heads, **filters))

    endorsed, proposed = AlignmentState.ENDORSED, AlignmentState.PROPOSED
    numbers = {"count": link(tally.endorsed, state=endorsed), "all": link(tally.all)}
    parts = [_("endorsed in %(count)s of %(all)s") % numbers]
    for words, count, filters in (
        (_("proposed in %(count)s"), tally.proposed, {"state": proposed}),
        (_("looked for, none found in %(count)s"), tally.none_found, {"value": Value.NONE_FOUND}),
        (
            _("nobody has looked at %(count)s"),
            tally.not_looked_for,
            {"value": Value.NOT_LOOKED_FOR},
        ),
    ):
        if count:
            parts.append(words % {"count": link(count, **filters)})
    return [safe(part) for part in parts]


def tally_list(tally, source, **heads):
    items = (format_html("<li>{}</li>", part) for part in tally_parts(tally, source, **heads))
    return format_html('<ul class="tally">{}</ul>', joined(items))


def mark_of(cell):
    """The mark of what a cell says."""
    return {Value.NONE_FOUND: "none", Value.NOT_LOOKED_FOR: "unassessed"}.get(
        cell.value, cell.state
    )


def counts(convergence):
    """For the key of a table: each value with its mark, and in how many cells it stands."""
    tally, source = convergence.tally, convergence.source
    whole = {"all": counted(cells_in_words(tally.all), source.cells_url())}
    for mark, label, count, filters in (
        ("endorsed", _("Endorsed"), tally.endorsed, {"state": AlignmentState.ENDORSED}),
        ("proposed", _("Proposed"), tally.proposed, {"state": AlignmentState.PROPOSED}),
        ("none", _("Looked for, none found"), tally.none_found, {"value": Value.NONE_FOUND}),
        (
            "unassessed",
            _("Nobody has looked yet"),
            tally.not_looked_for,
            {"value": Value.NOT_LOOKED_FOR},
        ),
    ):
        words = counted(cells_in_words(count), source.cells_url(**filters))
        if mark == "endorsed":
            shown = counted(count, source.cells_url(**filters))
            words = safe(_("%(shown)s of %(all)s") % {"shown": shown, **whole})
        css = "unreported" if mark == "unassessed" else mark
        yield {"icon": mark, "css": css, "label": label, "words": words}


def cells_in_words(count):
    return ngettext("%(count)s cell", "%(count)s cells", count) % {"count": count}


# Heads


def plain_name(head):
    """What stands at the head of a row or column, without marks: for labels of phones."""
    if isinstance(head, Recommendation):
        return head.code or shortened(head.title or head.text)
    return head.name


def head_of(head, is_issued=True):
    if isinstance(head, Recommendation):
        code = format_html('<span class="code">{}</span> ', number(head)) if head.code else ""
        return format_html('{}<a href="{}">{}</a>', code, head.get_absolute_url(), named(head))
    name = in_language(head.name, head.language)
    if is_issued:
        return conditional_escape(name)
    return format_html('{}<br><small class="muted">{}</small>', name, _("not issued by then"))


def heading_of(head):
    """The heading under which an item stands: what it is part of, or its section."""
    if not isinstance(head, Recommendation):
        return ""
    above = head.parent
    if above and not above.assessable and above.is_published:
        return format_html("{} {}", number(above), named(above))
    return english(head.section)


def is_issued(head):
    return getattr(head, "is_issued", True)


# The table


def matrix(convergence, opened=None):
    """The whole table in a region of its own, which scrolls where it is too wide."""
    table = format_html(
        '<table class="matrix fold">{}{}{}{}</table>',
        caption(convergence),
        columns_of(convergence),
        head(convergence),
        body(convergence, opened),
    )
    return format_html(
        '<div class="scroll" role="region" aria-labelledby="matrix" tabindex="0">{}</div>', table
    )


def caption(convergence):
    words = _(
        "Open a cell to read its pairs. Diamonds are pairs; hatched: proposed, filled: endorsed."
    )
    return format_html('<caption id="matrix">{}</caption>', words)


def columns_of(convergence):
    return format_html(
        '<colgroup><col class="c1">{}<col></colgroup>', safe("<col>" * len(convergence.columns))
    )


def head(convergence):
    first = _("Set of recommendations") if convergence.source.is_turned else _("Recommendation")
    heads = (
        format_html('<th scope="col">{}</th>', head_of(each, is_issued(each)))
        for each in convergence.columns
    )
    return format_html(
        '<thead><tr><th scope="col">{}</th>{}<th scope="col">{}</th></tr></thead>',
        first,
        joined(heads),
        _("Total"),
    )


def body(convergence, opened):
    lines = enumerate(convergence.lines)
    groups = []
    for heading, rows in groupby(lines, key=lambda line: heading_of(line[1][0])):
        drawn = [row_of(convergence, at, *line, opened) for at, line in rows]
        if heading:
            drawn.insert(0, heading_row(convergence, heading))
        groups.append(format_html("<tbody>{}</tbody>", joined(drawn)))
    groups.append(totals(convergence))
    return joined(groups)


def heading_row(convergence, heading):
    return format_html(
        '<tr class="group"><th scope="rowgroup" colspan="{}">{}</th></tr>',
        len(convergence.columns) + 2,
        heading,
    )


def row_of(convergence, at, row, cells, opened):
    drawn = [format_html('<th scope="row">{}</th>', head_of(row, is_issued(row)))]
    drawn.extend(data_cell(cell, opened) for cell in cells)
    tally = tally_list(convergence.tally_of_row(at), convergence.source, row=row.slug)
    drawn.append(total_cell(_("Total"), tally))
    line = format_html('<tr id="{}">{}</tr>', row.slug, joined(drawn))
    if opened is None or opened.cell not in cells:
        return line
    panel = render_to_string(
        "recommendations/_convergence_open.html",
        {"opened": opened, "source": convergence.source, "cell": opened.cell},
    )
    return format_html(
        '{}<tr class="opened" id="open"><td colspan="{}"><div class="panel">{}</div></td></tr>',
        line,
        len(convergence.columns) + 2,
        panel,
    )


def data_cell(cell, opened):
    label = escape(plain_name(cell.column))
    if not cell.is_issued:
        return safe(f'<td data-label="{label}" class="blank"></td>')
    drawn = matrix_cell(
        cell.label,
        endorsed=cell.endorsed,
        proposed=cell.proposed,
        looked_for=bool(cell.none_found),
        url=cell.url,
        is_open=opened is not None and opened.cell == cell,
    )
    return safe(f'<td data-label="{label}">{drawn}</td>')


def total_cell(label, tally):
    return format_html('<td data-label="{}" class="total">{}</td>', label, tally)


def totals(convergence):
    """The last row: what each column adds up to, and all of them."""
    source = convergence.source
    cells = [
        total_cell(
            plain_name(column),
            tally_list(convergence.tally_of_column(at), source, column=column.slug),
        )
        for at, column in enumerate(convergence.columns)
    ]
    cells.append(total_cell(_("Total"), tally_list(convergence.tally, source)))
    return format_html(
        '<tbody class="totals"><tr><th scope="row">{}</th>{}</tr></tbody>',
        _("Total"),
        joined(cells),
    )
