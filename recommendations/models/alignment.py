"""Where recommendations of different sets meet, on whose word and since when."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Greatest, Least
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agencies.models import (
    AppendOnlyQuerySet,
    Event,
    Publication,
    Record,
    RecordQuerySet,
    Stateful,
    refuse_days_to_come,
    require_reason,
)
from gmg_portal.lib.fields import CleanTextField

from .framework import Recommendation


class Relation(models.TextChoices):
    """Mapping properties of SKOS, read from a to b."""

    EXACT = "exact", _("says the same as")
    CLOSE = "close", _("is close to")
    BROADER = "broader", _("is broader than")
    NARROWER = "narrower", _("is narrower than")
    RELATED = "related", _("is related to")


#: What a relation is called when it is read from b to a.
INVERSE = {
    Relation.BROADER.value: Relation.NARROWER,
    Relation.NARROWER.value: Relation.BROADER,
}


class AlignmentState(models.TextChoices):
    PROPOSED = "proposed", _("proposed")
    ENDORSED = "endorsed", _("endorsed")
    REJECTED = "rejected", _("rejected")


#: What may follow: a decision is taken back before another one is taken.
TRANSITIONS = {
    AlignmentState.PROPOSED: {AlignmentState.ENDORSED, AlignmentState.REJECTED},
    AlignmentState.ENDORSED: {AlignmentState.PROPOSED},
    AlignmentState.REJECTED: {AlignmentState.PROPOSED},
}

#: What a decision is about.
DECIDED = ("recommendation_a_id", "relation", "recommendation_b_id")


class AlignmentQuerySet(RecordQuerySet):
    def live(self):
        """Proposed or endorsed: a rejected pair says nothing about agreement."""
        return self.exclude(state=AlignmentState.REJECTED)

    def waiting(self):
        """Proposed, and nobody has decided yet."""
        return self.filter(state=AlignmentState.PROPOSED).exclude(publication=Publication.WITHDRAWN)

    def with_side_in(self, slug):
        """Those that have an item of that set on either side."""
        return self.filter(
            Q(recommendation_a__framework__slug=slug) | Q(recommendation_b__framework__slug=slug)
        )

    def between_sets(self, first, second):
        """The pairs of these two sets, whichever set comes first in them."""
        return self.filter(
            Q(recommendation_a__framework=first, recommendation_b__framework=second)
            | Q(recommendation_a__framework=second, recommendation_b__framework=first)
        )

    def between(self, first, second):
        """The pair of these two recommendations, whichever comes first in it."""
        return self.filter(
            Q(recommendation_a=first, recommendation_b=second)
            | Q(recommendation_a=second, recommendation_b=first)
        )

    def of(self, recommendation):
        return self.filter(Q(recommendation_a=recommendation) | Q(recommendation_b=recommendation))

    def as_of(self, day=None):
        """Those that may have been proposed by that day, annotated with their `state_then`.

        Without a day: all, with the state of now. What was proposed on no day on record stands on
        every day on which both sets certainly existed.
        """
        if day is None:
            return self.annotate(state_then=F("state"))
        steps = AlignmentEvent.objects.filter(alignment=OuterRef("pk")).filter(
            Q(decided_on=None) | Q(decided_on__lte=day)
        )
        last = steps.order_by("-pk").values("to_state")[:1]
        return (
            self.filter(
                recommendation_a__framework__dated_latest__lte=day,
                recommendation_b__framework__dated_latest__lte=day,
            )
            .annotate(state_then=Subquery(last))
            .exclude(state_then=None)
        )

    def for_listing(self):
        return self.select_related("recommendation_a__framework", "recommendation_b__framework")


class Alignment(Stateful, Record):
    """Two recommendations of different sets, how the one relates to the other, and why.

    The state is moved by `propose`, `endorse`, `reject` and `reopen` alone.
    """

    transitions = TRANSITIONS
    published_through = (
        "recommendation_a",
        "recommendation_a__framework",
        "recommendation_b",
        "recommendation_b__framework",
    )

    recommendation_a = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, related_name="+", verbose_name=_("this")
    )
    relation = models.CharField(_("relation"), max_length=10, choices=Relation)
    recommendation_b = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, related_name="+", verbose_name=_("to that")
    )
    rationale = CleanTextField(_("rationale"), help_text=_("Why the two meet. Public."))
    basis = CleanTextField(_("basis"), blank=True, help_text=_("What it rests on. Public."))
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=AlignmentState,
        default=AlignmentState.PROPOSED,
        editable=False,
        db_index=True,
    )

    objects = AlignmentQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("alignment")
        verbose_name_plural = _("alignments")
        ordering = ["recommendation_a__order", "recommendation_b__order", "pk"]
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(recommendation_a=F("recommendation_b")),
                name="no_recommendation_is_aligned_with_itself",
                violation_error_message=_("Choose two different recommendations."),
            ),
            models.UniqueConstraint(
                Least("recommendation_a", "recommendation_b"),
                Greatest("recommendation_a", "recommendation_b"),
                name="two_recommendations_are_aligned_once",
                violation_error_message=_("This pair is on record already."),
            ),
            models.CheckConstraint(
                condition=Q(relation__in=Relation.values),
                name="an_alignment_has_a_known_relation",
            ),
            models.CheckConstraint(
                condition=Q(state__in=AlignmentState.values),
                name="an_alignment_has_a_known_state",
            ),
        ]

    def __str__(self):
        return f"{self.recommendation_a} / {self.recommendation_b}"

    def get_absolute_url(self):
        return reverse("alignment_detail", args=[self.slug])

    @property
    def standing(self):
        """The state on the day that `as_of` was asked for, or that of now."""
        return AlignmentState(getattr(self, "state_then", self.state))

    def save(self, *args, **kwargs):
        """A new pair is a proposed one, and its first event says so."""
        is_new = self._state.adding
        with transaction.atomic():
            super().save(*args, **kwargs)
            if is_new:
                self.events.create(to_state=self.state, **self.proposal)

    #: Who proposes a new pair, when and why; empty for what comes with the record.
    proposal: dict = {}

    def is_proposed_by(self, user, *, comment="", on_behalf_of=None, decided_on=None):
        """What the first event of a new pair is to say. Raises ValidationError as it does."""
        decided_on = decided_on or timezone.localdate()
        refuse_days_to_come(decided_on)
        self.proposal = {
            "by": user,
            "comment": comment,
            "on_behalf_of": on_behalf_of,
            "decided_on": decided_on,
        }
        AlignmentEvent(to_state=self.state, **self.proposal).full_clean(exclude=["alignment", "by"])

    @transaction.atomic
    def propose(self, *, by, **step):
        """Save a new pair as proposed. Raises ValidationError where the pair is not possible."""
        self.state = AlignmentState.PROPOSED
        self.is_proposed_by(by, **step)
        self.full_clean()
        self.save()
        return self

    def endorse(self, **step):
        """Count it as agreement from now on; see `move_to` for what a step says."""
        return self.move_to(AlignmentState.ENDORSED, **step)

    def reject(self, **step):
        """Say for good that the two do not meet; a reason is required."""
        require_reason(step)
        return self.move_to(AlignmentState.REJECTED, **step)

    def reopen(self, **step):
        """Take a decision back: proposed again; a reason is required."""
        require_reason(step)
        return self.move_to(AlignmentState.PROPOSED, **step)

    def refuse_step(self, state, decided_on):
        if self.publication == Publication.WITHDRAWN:
            raise ValidationError(_("This pair was withdrawn."), code="transition")
        super().refuse_step(state, decided_on)
        if state == AlignmentState.PROPOSED:
            self.refuse_where_none_was_found()

    def refuse_where_none_was_found(self):
        a, b = self.recommendation_a, self.recommendation_b
        a.hold(b)
        said = Recommendation.objects.filter(
            Q(pk=a.pk, no_counterparts__framework=b.framework_id)
            | Q(pk=b.pk, no_counterparts__framework=a.framework_id),
            no_counterparts__publication__in=[Publication.DRAFT, Publication.PUBLISHED],
        ).first()
        if said:
            raise ValidationError(
                _("For “%(item)s” it is on record that none was found there: withdraw that.")
                % {"item": said}
            )

    def clean(self):
        super().clean()
        if not (self.recommendation_a_id and self.recommendation_b_id):
            return
        a, b = self.recommendation_a, self.recommendation_b
        if a.pk != b.pk and a.framework_id == b.framework_id:
            raise ValidationError(
                {"recommendation_b": _("Both belong to the same set of recommendations.")}
            )
        for field, side in (("recommendation_a", a), ("recommendation_b", b)):
            if not side.assessable:
                raise ValidationError({field: _("Headings and lost texts are not aligned.")})
        self.refuse_other_words_than_decided()
        if self.state != AlignmentState.REJECTED and self.publication != Publication.WITHDRAWN:
            self.refuse_where_none_was_found()

    def refuse_other_words_than_decided(self):
        """A decision is about these two sides and this relation."""
        if self._state.adding or self.state == AlignmentState.PROPOSED:
            return
        decided = {name: getattr(self, name) for name in DECIDED}
        if not type(self)._base_manager.filter(pk=self.pk, **decided).exists():
            raise ValidationError(
                _("It is %(state)s as it stands: reopen it before you change the pair.")
                % {"state": self.get_state_display()}
            )

    def events_by(self, day=None):
        """Its decisions by the end of a day, in their order; without a day all of them."""
        events = self.events.all()
        if day is None:
            return list(events)
        return [each for each in events if not each.decided_on or each.decided_on <= day]

    def relation_from(self, recommendation):
        """The relation as read from that side of the pair."""
        if recommendation.pk == self.recommendation_a_id:
            return Relation(self.relation)
        return Relation(INVERSE.get(self.relation, self.relation))

    def other(self, recommendation):
        if recommendation.pk == self.recommendation_a_id:
            return self.recommendation_b
        return self.recommendation_a


class AlignmentEvent(Event):
    alignment = models.ForeignKey(Alignment, on_delete=models.CASCADE, related_name="events")

    objects = AppendOnlyQuerySet.as_manager()

    class Meta(Event.Meta):
        verbose_name = _("decision on an alignment")
        verbose_name_plural = _("decisions on alignments")
        constraints = [
            models.CheckConstraint(
                condition=Q(to_state__in=AlignmentState.values),
                name="a_decision_leads_to_a_known_state_of_an_alignment",
            ),
            models.CheckConstraint(
                condition=Q(from_state__in=["", *AlignmentState.values]),
                name="a_decision_comes_from_a_known_state_of_an_alignment",
            ),
        ]

    def __str__(self):
        return f"{self.alignment}: {self.to_state}"

    @property
    def word(self):
        """What was done: proposed, endorsed, rejected, reopened."""
        if self.from_state and self.to_state == AlignmentState.PROPOSED:
            return _("reopened")
        return AlignmentState(self.to_state).label
