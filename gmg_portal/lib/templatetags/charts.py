"""The drawings of ``lib.charts`` and ``lib.gantt`` as template tags."""

from django import template

from gmg_portal.lib import charts, gantt

register = template.Library()

register.simple_tag(charts.stacked_bar)
register.simple_tag(gantt.swatch)
register.simple_tag(charts.patterns)
register.simple_tag(charts.year_axis)
register.simple_tag(charts.grid_class)
register.simple_tag(charts.matrix_cell)


@register.simple_tag
def timeline_bar(rows, first_year, last_year, day=None, band=None):
    """One row of a timeline: (series, period) pairs, the line of a day, the wash of a period."""
    return charts.period_bar(
        rows,
        first_year,
        last_year,
        marks=[day] if day else [],
        bands=[band] if band else [],
    )
