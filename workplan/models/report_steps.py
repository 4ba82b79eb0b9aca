"""The steps of a report: verbs alone move its state."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agencies.models import Publication, Stateful, require_reason
from workplan.reporting import accepting, holding, typing

from .report_states import UPDATE_TRANSITIONS, WRITABLE, UpdateState


class Reviewed(Stateful):
    """An agency writes and sends it, the secretariat decides on it."""

    transitions = UPDATE_TRANSITIONS

    class Meta:
        abstract = True

    @transaction.atomic
    def submit(self, **step):
        """What was typed is checked, comes into the columns and goes to the secretariat.

        Raises ValidationError with the fields that are missing or wrong, or where the round was
        closed. `by_name` and `link` say who answered by a signed link. Whoever locks the activity
        or the report before it holds the round first.
        """
        holding.hold_round_of(self)
        return self.move_to(UpdateState.SUBMITTED, **step)

    @transaction.atomic
    def take_back(self, **step):
        """It is a draft again, with what was sent; as long as nobody has decided on it.

        Once its round is closed it stays where it is: it could not be sent again.
        """
        holding.hold_round_of(self)
        typing.refuse_where_the_round_is_over(self)
        return self.step_from((UpdateState.SUBMITTED,), UpdateState.DRAFT, **step)

    def send_back(self, **step):
        """The secretariat asks for more; it says what."""
        require_reason(step)
        return self.move_to(UpdateState.RETURNED, **step)

    def accept(self, **step):
        """It is public, and what the record says of the activity follows it.

        Refused to those who wrote it, or typed it for the agency.
        """
        return self.move_to(UpdateState.ACCEPTED, **step)

    def discard(self, **step):
        """The agency gives up what was not accepted; it is kept, and seen by the agency alone."""
        return self.step_from(WRITABLE, UpdateState.WITHDRAWN, **step)

    def withdraw(self, **step):
        """What was accepted is no longer public; its address says why."""
        require_reason(step)
        return self.step_from((UpdateState.ACCEPTED,), UpdateState.WITHDRAWN, **step)

    def move_to(self, state, *, by_name="", link=None, **step):
        """As `Stateful.move_to`, with who answered where she has no account."""
        super().move_to(state, extra={"by_name": by_name, "link": link}, **step)
        self.refresh_from_db()
        return self

    def step_from(self, before, state, **step):
        """As `move_to`, from these states alone; `move_to` locks the row and looks again."""
        now = type(self).objects.only("state").get(pk=self.pk)
        if now.state not in before:
            raise ValidationError(
                _("It is %(state)s: that step is not possible.")
                % {"state": now.get_state_display()},
                code="transition",
            )
        return self.move_to(state, **step)

    def refuse_step(self, state, decided_on):
        if not self.is_report:
            raise ValidationError(_("This was read in a document."), code="transition")
        super().refuse_step(state, decided_on)

    def enter(self, state, step):
        now = timezone.now()
        if state == UpdateState.SUBMITTED:
            typing.settle(self, step)
            self.submitted_at = now
        if state == UpdateState.ACCEPTED:
            accepting.refuse_own(self, step)
            accepting.refuse_in_sealed_round(self)
            accepting.tell_the_activity(self)
            self.accepted_at, self.publication = now, Publication.PUBLISHED
        if state == UpdateState.WITHDRAWN and self.publication == Publication.PUBLISHED:
            self.publication = Publication.WITHDRAWN
            self.withdrawn_because = step.comment
        if state == UpdateState.DRAFT:
            self.typed = typing.written(self.values)
