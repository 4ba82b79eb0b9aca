"""The secretariat edits what is done about it."""

from . import activities, past, plans, practices  # noqa: F401 (registers them)
