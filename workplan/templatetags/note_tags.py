"""What agencies say in public beside a report or a waived request."""

from django import template

from workplan.reporting.noting import notes_of

register = template.Library()
register.filter("notes_told", notes_of)
