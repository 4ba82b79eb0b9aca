"""The secretariat edits what is done about it."""

from . import (  # noqa: F401 (registers them)
    activities,
    mails,
    notes,
    past,
    plans,
    practices,
    proposals,
    reporting,
    rounds,
    updates,
)
