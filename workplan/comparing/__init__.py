"""What became of activities between two plans, or between two days of one plan."""

from .changes import BetweenDays, BetweenPlans, Change

__all__ = ["BetweenDays", "BetweenPlans", "Change"]
