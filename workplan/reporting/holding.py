"""Who waits for whom: a round is held before an activity, and an activity before its report.

Everybody who locks more than one of them does it in this order, so nobody waits in a ring.
"""

from django.apps import apps


def hold_round(key):
    """Until the transaction ends nobody takes the round a step, or waives what it asks."""
    rounds = apps.get_model("workplan", "ReportingRound").objects
    rounds.select_for_update(of=("self",), no_key=True).get(pk=key)


def hold_round_of(update):
    """The round in which a report was asked for, where anybody asked for it."""
    if update.report_request_id:
        hold_round(update.report_request.round_id)
