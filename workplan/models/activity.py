"""Activities, who does them, where, what they serve and what comes out of them."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency, Body, Confidence, Place, Record, RecordQuerySet
from gmg_portal.lib.fields import CleanCharField, CleanTextField
from gmg_portal.lib.lines import LinesField
from gmg_portal.lib.periods import Edge, EdtfField, Period, PeriodQuerySet, Reading
from gmg_portal.lib.versions import Versioned
from recommendations.models import Recommendation, Theme

from .choices import ActivityKind, ActivityScope, ActivityStatus, AgencyRole
from .lineage import PlannedWork
from .plan import Objective, WorkPlan
from .standing import StandingQuerySet


class ActivityQuerySet(StandingQuerySet, RecordQuerySet, PeriodQuerySet):
    def visible_to(self, user):
        """What is published, and drafts that the secretariat or a lead's focal point may see."""
        if user.is_anonymous:
            return self.published()
        if self.is_edited_by(user):
            return self.all()
        public = self.model.objects.published().filter(pk=OuterRef("pk"))
        led = ActivityAgency.objects.leads().filter(
            activity=OuterRef("pk"), agency__in=Agency.objects.represented_by(user)
        )
        return self.filter(Exists(public) | Exists(led))

    def led_by(self, agency):
        return self._with_agency(ActivityAgency.objects.leads(), agency)

    def contributed_to_by(self, agency):
        return self._with_agency(ActivityAgency.objects.contributors(), agency)

    def involving(self, agency):
        """Led by the agency or contributed to by it."""
        return self._with_agency(ActivityAgency.objects.all(), agency)

    def _with_agency(self, links, agency):
        return self.filter(Exists(links.filter(activity=OuterRef("pk"), agency=agency)))

    def serving(self, recommendation):
        links = ActivityRecommendation.objects.filter(
            activity=OuterRef("pk"), recommendation=recommendation
        )
        return self.filter(Exists(links))

    def for_listing(self):
        links = ActivityAgency.objects.public().select_related("agency")
        return self.select_related("plan", "body").prefetch_related(
            models.Prefetch("agency_links", links)
        )

    def for_detail(self):
        return self.for_listing().prefetch_related(
            "documents",
            models.Prefetch("themes", Theme.objects.published()),
            models.Prefetch("place_links", ActivityPlace.objects.select_related("place")),
        )


class Activity(PlannedWork, Record, Period):
    reading = Reading.COVERS
    search_fields = ("title",)
    published_through = ("plan", "body")
    _history_m2m_fields = ["documents", "themes"]

    plan = models.ForeignKey(
        WorkPlan, on_delete=models.PROTECT, related_name="activities", verbose_name=_("plan")
    )
    plan_basis = CleanCharField(
        _("why this plan"), max_length=300, blank=True, help_text=_("Public.")
    )
    objective = models.ForeignKey(
        Objective,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="activities",
        verbose_name=_("objective"),
    )
    code = CleanCharField(_("code"), max_length=30, blank=True)
    title = CleanCharField(_("title"), max_length=300)
    description = CleanTextField(_("description"), blank=True)
    kind = models.CharField(_("kind"), max_length=30, choices=ActivityKind, db_index=True)
    kind_as_published = CleanCharField(_("kind as published"), max_length=100, blank=True)
    scope = models.CharField(_("scope"), max_length=20, choices=ActivityScope, db_index=True)
    scope_note = CleanCharField(_("note on the scope"), max_length=300, blank=True)
    body = models.ForeignKey(
        Body,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("body"),
    )
    places = models.ManyToManyField(
        Place, through="ActivityPlace", related_name="+", verbose_name=_("places")
    )
    partners = LinesField(_("partners"), help_text=_("One a line. Public."))
    themes = models.ManyToManyField(Theme, blank=True, related_name="+", verbose_name=_("themes"))
    carried_from = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("carried on from"),
    )
    status = models.CharField(_("status"), max_length=16, choices=ActivityStatus, db_index=True)
    status_note = CleanCharField(_("note on the status"), max_length=300, blank=True)
    last_known_status = models.CharField(
        _("last known status"), max_length=16, choices=ActivityStatus, blank=True
    )
    status_as_of = EdtfField(_("last known as of"), edge=Edge.DAY)
    status_as_of_earliest = models.DateField(null=True, editable=False)
    status_as_of_latest = models.DateField(null=True, editable=False)
    agencies = models.ManyToManyField(
        Agency, through="ActivityAgency", related_name="+", verbose_name=_("agencies")
    )
    recommendations = models.ManyToManyField(
        Recommendation,
        through="ActivityRecommendation",
        related_name="+",
        verbose_name=_("recommendations"),
    )

    objects = ActivityQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering = ["starts_latest", "title", "pk"]
        indexes = [models.Index(fields=["status", "-starts_latest", "-id"])]
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(status__in=ActivityStatus.values),
                name="an_activity_has_a_known_status",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=ActivityKind.values), name="an_activity_has_a_known_kind"
            ),
            models.CheckConstraint(
                condition=Q(scope__in=ActivityScope.values),
                name="an_activity_has_a_known_scope",
            ),
            models.CheckConstraint(
                condition=Q(last_known_status__in=["", *ActivityStatus.values]),
                name="an_activity_has_a_known_last_status",
            ),
            models.CheckConstraint(
                condition=~Q(carried_from=models.F("id")),
                name="no_activity_is_carried_on_from_itself",
            ),
            models.UniqueConstraint(
                fields=["plan", "code"],
                condition=~Q(code=""),
                name="a_code_names_one_activity_of_a_plan",
                violation_error_message=_("Another activity of this plan has this code."),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("activity_detail", args=[self.slug])

    def clean(self):
        super().clean()
        if self.objective_id and self.objective.plan_id != self.plan_id:
            raise ValidationError({"objective": _("The objective belongs to another plan.")})

    @property
    def leads(self):
        """Links to the leading agencies, the reporting one first."""
        links = [link for link in self.agency_links.all() if link.role == AgencyRole.LEAD]
        return sorted(links, key=lambda link: not link.is_reporting)

    @property
    def contributors(self):
        return [link for link in self.agency_links.all() if link.role == AgencyRole.CONTRIBUTOR]


class ActivityAgencyQuerySet(models.QuerySet):
    def public(self):
        """Those that name an agency which is published."""
        return self.filter(agency__in=Agency.objects.published())

    def leads(self):
        return self.filter(role=AgencyRole.LEAD)

    def contributors(self):
        return self.filter(role=AgencyRole.CONTRIBUTOR)


class ActivityAgency(Versioned, Period):
    """An agency's part in an activity; without dates it is for the whole of it."""

    reading = Reading.COVERS

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="agency_links")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("agency")
    )
    role = models.CharField(_("role"), max_length=12, choices=AgencyRole, db_index=True)
    is_reporting = models.BooleanField(_("reports on it"), default=False)

    objects = ActivityAgencyQuerySet.as_manager()

    class Meta:
        verbose_name = _("agency of an activity")
        verbose_name_plural = _("agencies of activities")
        ordering = ["activity", "-is_reporting", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "agency"],
                name="an_agency_has_one_role_in_an_activity",
                violation_error_message=_("This agency is named for the activity already."),
            ),
            models.UniqueConstraint(
                fields=["activity"],
                condition=Q(is_reporting=True),
                name="one_lead_reports_on_an_activity",
                violation_error_message=_("Another lead reports on this activity."),
            ),
            models.CheckConstraint(
                condition=Q(is_reporting=False) | Q(role=AgencyRole.LEAD),
                name="only_a_lead_reports_on_an_activity",
                violation_error_message=_("Only a lead reports on an activity."),
            ),
            models.CheckConstraint(
                condition=Q(role__in=AgencyRole.values),
                name="an_agency_has_a_known_role_in_an_activity",
            ),
        ]

    def __str__(self):
        return f"{self.agency} ({self.get_role_display()})"


class ActivityRecommendation(Versioned):
    """An activity serves a recommendation, as documented or as we read it."""

    activity = models.ForeignKey(
        Activity, on_delete=models.CASCADE, related_name="recommendation_links"
    )
    recommendation = models.ForeignKey(
        Recommendation,
        on_delete=models.PROTECT,
        related_name="+",
        # Two activities that serve the same meet in a query; no recommendation has an accessor.
        related_query_name="serving_links",
        verbose_name=_("serves"),
    )
    confidence = models.CharField(
        _("confidence"), max_length=12, choices=Confidence, default=Confidence.ATTESTED
    )

    class Meta:
        verbose_name = _("recommendation served")
        verbose_name_plural = _("recommendations served")
        ordering = ["activity", "recommendation__order"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "recommendation"],
                name="an_activity_serves_a_recommendation_once",
                violation_error_message=_("The activity serves this recommendation already."),
            ),
            models.CheckConstraint(
                condition=Q(confidence__in=Confidence.values),
                name="a_link_to_a_recommendation_has_a_known_confidence",
            ),
        ]

    def __str__(self):
        return f"{self.activity} / {self.recommendation}"

    def clean(self):
        if self.recommendation_id and not self.recommendation.assessable:
            raise ValidationError({"recommendation": _("Headings and lost texts are not served.")})


class PlaceLink(Versioned):
    """A place of something, with the words in which it was published."""

    place = models.ForeignKey(
        Place, on_delete=models.PROTECT, related_name="+", verbose_name=_("place")
    )
    as_published = CleanCharField(_("as published"), max_length=200, blank=True)

    class Meta:
        abstract = True

    def __str__(self):
        return self.place.name


class ActivityPlace(PlaceLink):
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="place_links")

    class Meta:
        verbose_name = _("place of an activity")
        verbose_name_plural = _("places of activities")
        ordering = ["activity", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "place"],
                name="an_activity_names_a_place_once",
                violation_error_message=_("The activity names this place already."),
            )
        ]
