"""`{% comma %}` and `|listed`, known to every template."""

from django import template

from gmg_portal.lib import separators

register = template.Library()
register.simple_tag(separators.comma)
register.filter("listed", separators.listed)
