"""What stands beside the texts of a report."""

from django import template

from workplan.reporting import showing

register = template.Library()

register.filter("outputs_told", showing.outputs_of)
register.filter("files_told", showing.files_of)
