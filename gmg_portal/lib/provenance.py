"""Through which door a change came: kept with every row of history.

One context variable holds it for the running request, command or import.
"""

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace

from django.db import models
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    ADMIN = "admin", _("admin")
    FORM = "form", _("form")
    API = "api", _("API")
    IMPORT = "import", _("import")
    COMMAND = "command", _("command")


@dataclass(frozen=True)
class Provenance:
    """`on_behalf_of` is the slug of an agency, `request_id` a token of at most 64 characters."""

    channel: str = Channel.COMMAND
    on_behalf_of: str = ""
    request_id: str = ""


_current: ContextVar[Provenance] = ContextVar("provenance", default=Provenance())


def current() -> Provenance:
    return _current.get()


@contextmanager
def provenance(**changes):
    """Say for a block of code where its changes come from."""
    token = _current.set(replace(_current.get(), **changes))
    try:
        yield
    finally:
        _current.reset(token)


class Trail(models.Model):
    """The columns that every history table has besides who and when."""

    on_behalf_of = models.CharField(max_length=100, blank=True, default="")
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.COMMAND)
    request_id = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        abstract = True


def fill_trail(sender, history_instance, **kwargs):
    """Receiver of simple-history's `pre_create_historical_record`."""
    here = current()
    history_instance.channel = here.channel
    history_instance.on_behalf_of = here.on_behalf_of
    history_instance.request_id = here.request_id
