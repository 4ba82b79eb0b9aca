"""The desk of reports: the queue, one report after the other, and what agencies wrote by e-mail."""

from .desk import ReviewViews
from .recording import RecordingViews

__all__ = ["RecordingViews", "ReviewViews"]
