"""Agencies by year: what each was in the group, and how much it did.

`rows` makes the list, `filters` narrow it, and `api` serves it.
"""

from .rows import COLUMNS, AgencyYear, AgencyYears, Certainty

__all__ = ["COLUMNS", "AgencyYear", "AgencyYears", "Certainty"]
