"""Five failures in fifteen minutes stop an account and an address, whatever door they came by.

The password form, the code step, a passkey and the question before a change of factors count
into the same two tallies: one of the account's e-mail, known or not, and one of the address that
asks. A try counts as failed from its beginning until it is taken back, so that tries side by side
are all counted.
"""

from allauth.account.adapter import get_adapter
from allauth.core.internal import ratelimit

LIMIT = {"app": "allauth.account", "action": "login_failed"}


def tally_of(email):
    """The name of an account's tally; no e-mail has one that no account shares."""
    return f"account:{email.strip().lower()}" if email else "no account"


def begin(request, email):
    """One more try; `.rollback()` on what this gives says that it succeeded."""
    attempt = ratelimit.consume(request, key=tally_of(email), **LIMIT)
    if attempt is None:
        raise stopped()
    return attempt


def refuse_if_stopped(request, email):
    if ratelimit.consume(request, key=tally_of(email), dry_run=True, **LIMIT) is None:
        raise stopped()


def begin_from_address(request):
    """A try that names no account yet: it counts for the address alone."""
    address = ratelimit.get_ip(request)
    attempt = ratelimit.consume(request, key=f"address:{address}", **LIMIT)
    if attempt is None:
        raise stopped()
    return attempt


def stopped():
    return get_adapter().validation_error("too_many_login_attempts")


def lift(request, email):
    """Whoever proved to read the account's mail may try again; the address stays stopped."""
    for rate in ratelimit.get_rates(**LIMIT):
        if rate.per == "key":
            ratelimit.cache.delete(
                ratelimit.get_cache_key(request, rate=rate, key=tally_of(email), **LIMIT)
            )
