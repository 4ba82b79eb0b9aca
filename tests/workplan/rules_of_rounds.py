"""How the rules of rounds of reporting are broken."""

from datetime import timedelta

from tests.factories import make_request, make_round
from tests.rules import breach
from workplan.models import ReportRequest, RoundEvent, RoundSnapshot


def prepared():
    return make_round(is_open=False)


def step(**values):
    return RoundEvent(round=prepared(), **{"to_state": "open", **values})


def asked_twice():
    first = make_request()
    return ReportRequest(round=first.round, activity=first.activity, agency=first.agency)


def stored_twice():
    request = make_request()
    values = {"round": request.round, "activity": request.activity, "content": "{}"}
    RoundSnapshot(sha256="0", **values).save()
    return RoundSnapshot(sha256="1", **values)


ROUNDS = {
    "a_round_has_a_known_state": breach(prepared, state="lost"),
    "a_round_has_a_known_scope": breach(prepared, "scope", scope="lunar"),
    "a_round_opens_before_reports_are_due": breach(
        prepared, due_on=lambda each: each.opens_on - timedelta(days=1)
    ),
    "a_round_has_a_digest_when_it_is_sealed": breach(prepared, sealed_sha256="0"),
    "a_step_leads_to_a_known_state_of_a_round": breach(step, to_state="lost"),
    "a_step_comes_from_a_known_state_of_a_round": breach(step, from_state="lost"),
    "a_round_asks_once_about_an_activity": breach(asked_twice),
    "a_request_is_extended_for_a_reason": breach(
        make_request, extended_to=lambda each: each.round.due_on
    ),
    "a_sealed_round_holds_an_activity_once": breach(stored_twice),
}
