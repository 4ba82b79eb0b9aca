import re

import django.core.validators
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import gmg_portal.lib.constraints
import gmg_portal.lib.fields
import gmg_portal.lib.lines
import gmg_portal.lib.migration_operations
import gmg_portal.lib.periods


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agencies", "0001_initial"),
        ("agencies", "__first__"),
        ("recommendations", "0001_initial"),
    ]

    operations = [
        gmg_portal.lib.migration_operations.CreateTogether(
            operations=[
                migrations.CreateModel(
                    name="WorkPlan",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "starts",
                            gmg_portal.lib.periods.EdtfField(
                                blank=True,
                                default="",
                                edge="start",
                                max_length=40,
                                reading="covers",
                                verbose_name="starts",
                            ),
                        ),
                        (
                            "ends",
                            gmg_portal.lib.periods.EdtfField(
                                blank=True,
                                default="",
                                edge="end",
                                max_length=40,
                                reading="covers",
                                verbose_name="ends",
                            ),
                        ),
                        (
                            "starts_earliest",
                            models.DateField(db_index=True, editable=False, null=True),
                        ),
                        (
                            "starts_latest",
                            models.DateField(db_index=True, editable=False, null=True),
                        ),
                        (
                            "ends_earliest",
                            models.DateField(db_index=True, editable=False, null=True),
                        ),
                        ("ends_latest", models.DateField(db_index=True, editable=False, null=True)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("changed_at", models.DateTimeField(auto_now=True)),
                        (
                            "slug",
                            models.CharField(
                                help_text="Part of the public address; it never changes once it is published.",
                                max_length=100,
                                unique=True,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        re.compile("^[-a-zA-Z0-9_]+\\Z"),
                                        "Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.",
                                        "invalid",
                                    )
                                ],
                                verbose_name="short name in addresses",
                            ),
                        ),
                        (
                            "confidence",
                            models.CharField(
                                choices=[
                                    ("attested", "documented"),
                                    ("inferred", "worked out"),
                                    ("unconfirmed", "to be confirmed"),
                                ],
                                db_index=True,
                                default="attested",
                                help_text="Pages mark what is worked out or still to be confirmed.",
                                max_length=12,
                                verbose_name="confidence",
                            ),
                        ),
                        (
                            "confidence_note",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True,
                                help_text="How it was worked out, or what is still to be confirmed. Public.",
                                max_length=2000,
                                verbose_name="note on confidence",
                            ),
                        ),
                        (
                            "note",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True,
                                help_text="Public.",
                                max_length=5000,
                                verbose_name="note",
                            ),
                        ),
                        (
                            "publication",
                            models.CharField(
                                choices=[
                                    ("draft", "draft"),
                                    ("published", "published"),
                                    ("withdrawn", "withdrawn"),
                                ],
                                db_index=True,
                                default="published",
                                help_text="Drafts are seen by the secretariat alone.",
                                max_length=10,
                                verbose_name="publication",
                            ),
                        ),
                        (
                            "withdrawn_because",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True,
                                help_text="Public: the page of a withdrawn record shows it.",
                                max_length=2000,
                                verbose_name="withdrawn because",
                            ),
                        ),
                        ("search_text", models.TextField(blank=True, default="", editable=False)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "title_en",
                            gmg_portal.lib.fields.CleanCharField(
                                max_length=300, verbose_name="title"
                            ),
                        ),
                        (
                            "title_ar",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="title"
                            ),
                        ),
                        (
                            "title_es",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="title"
                            ),
                        ),
                        (
                            "title_fr",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="title"
                            ),
                        ),
                        (
                            "title_ru",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="title"
                            ),
                        ),
                        (
                            "title_zh_hans",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="title"
                            ),
                        ),
                        (
                            "title_official_in",
                            gmg_portal.lib.fields.LanguagesField(
                                blank=True, default=list, verbose_name="title is official in"
                            ),
                        ),
                        (
                            "summary",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True, max_length=20000, verbose_name="summary"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "draft"),
                                    ("adopted", "adopted"),
                                    ("closed", "closed"),
                                ],
                                db_index=True,
                                default="draft",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="agencies.body",
                                verbose_name="body",
                            ),
                        ),
                        (
                            "documents",
                            models.ManyToManyField(
                                blank=True,
                                help_text="The documents this record rests on. Shown at the foot of its page.",
                                related_name="+",
                                to="agencies.document",
                                verbose_name="sources",
                            ),
                        ),
                        (
                            "replaced_by",
                            models.ForeignKey(
                                blank=True,
                                help_text="The page of a replaced record leads there.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="workplan.workplan",
                                verbose_name="replaced by",
                            ),
                        ),
                        (
                            "supersedes",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="workplan.workplan",
                                verbose_name="supersedes",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "work plan",
                        "verbose_name_plural": "work plans",
                        "ordering": ["-starts_latest", "title_en"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("publication__in", ["draft", "published", "withdrawn"])
                                ),
                                name="workplan_workplan_has_a_known_publication",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("confidence__in", ["attested", "inferred", "unconfirmed"])
                                ),
                                name="workplan_workplan_has_a_known_confidence",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("publication", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_because", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="workplan_workplan_is_withdrawn_for_a_reason",
                                violation_error_message="Say why this record is withdrawn.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("version__gte", 1)),
                                name="workplan_workplan_counts_versions_from_one",
                            ),
                            gmg_portal.lib.constraints.CertainPeriodOverlap(
                                name="one_adopted_plan_of_a_body_on_a_day",
                                same=("body",),
                                when=models.Q(("state", "adopted")),
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["draft", "adopted", "closed"])),
                                name="a_work_plan_has_a_known_state",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("supersedes", models.F("id")), _negated=True),
                                name="no_plan_supersedes_itself",
                            ),
                        ],
                    },
                    bases=(gmg_portal.lib.fields.Translated, models.Model),
                ),
                migrations.CreateModel(
                    name="Objective",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("changed_at", models.DateTimeField(auto_now=True)),
                        (
                            "code",
                            gmg_portal.lib.fields.CleanCharField(
                                max_length=30, verbose_name="code"
                            ),
                        ),
                        (
                            "text",
                            gmg_portal.lib.fields.CleanTextField(
                                max_length=2000, verbose_name="text"
                            ),
                        ),
                        (
                            "wording",
                            models.CharField(
                                choices=[
                                    ("verbatim", "word for word"),
                                    ("own_words", "in our words"),
                                ],
                                default="own_words",
                                max_length=16,
                                verbose_name="wording",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="objectives",
                                to="workplan.workplan",
                                verbose_name="plan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "objective",
                        "verbose_name_plural": "objectives",
                        "ordering": ["plan", "code"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("plan", "code"),
                                name="a_code_names_one_objective_of_a_plan",
                                violation_error_message="This plan has an objective with this code already.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Activity",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "starts",
                            gmg_portal.lib.periods.EdtfField(
                                blank=True,
                                default="",
                                edge="start",
                                max_length=40,
                                reading="covers",
                                verbose_name="starts",
                            ),
                        ),
                        (
                            "ends",
                            gmg_portal.lib.periods.EdtfField(
                                blank=True,
                                default="",
                                edge="end",
                                max_length=40,
                                reading="covers",
                                verbose_name="ends",
                            ),
                        ),
                        (
                            "starts_earliest",
                            models.DateField(db_index=True, editable=False, null=True),
                        ),
                        (
                            "starts_latest",
                            models.DateField(db_index=True, editable=False, null=True),
                        ),
                        (
                            "ends_earliest",
                            models.DateField(db_index=True, editable=False, null=True),
                        ),
                        ("ends_latest", models.DateField(db_index=True, editable=False, null=True)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("changed_at", models.DateTimeField(auto_now=True)),
                        (
                            "slug",
                            models.CharField(
                                help_text="Part of the public address; it never changes once it is published.",
                                max_length=100,
                                unique=True,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        re.compile("^[-a-zA-Z0-9_]+\\Z"),
                                        "Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.",
                                        "invalid",
                                    )
                                ],
                                verbose_name="short name in addresses",
                            ),
                        ),
                        (
                            "confidence",
                            models.CharField(
                                choices=[
                                    ("attested", "documented"),
                                    ("inferred", "worked out"),
                                    ("unconfirmed", "to be confirmed"),
                                ],
                                db_index=True,
                                default="attested",
                                help_text="Pages mark what is worked out or still to be confirmed.",
                                max_length=12,
                                verbose_name="confidence",
                            ),
                        ),
                        (
                            "confidence_note",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True,
                                help_text="How it was worked out, or what is still to be confirmed. Public.",
                                max_length=2000,
                                verbose_name="note on confidence",
                            ),
                        ),
                        (
                            "note",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True,
                                help_text="Public.",
                                max_length=5000,
                                verbose_name="note",
                            ),
                        ),
                        (
                            "publication",
                            models.CharField(
                                choices=[
                                    ("draft", "draft"),
                                    ("published", "published"),
                                    ("withdrawn", "withdrawn"),
                                ],
                                db_index=True,
                                default="published",
                                help_text="Drafts are seen by the secretariat alone.",
                                max_length=10,
                                verbose_name="publication",
                            ),
                        ),
                        (
                            "withdrawn_because",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True,
                                help_text="Public: the page of a withdrawn record shows it.",
                                max_length=2000,
                                verbose_name="withdrawn because",
                            ),
                        ),
                        ("search_text", models.TextField(blank=True, default="", editable=False)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "plan_basis",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True,
                                help_text="Public.",
                                max_length=300,
                                verbose_name="why this plan",
                            ),
                        ),
                        (
                            "code",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=30, verbose_name="code"
                            ),
                        ),
                        (
                            "title",
                            gmg_portal.lib.fields.CleanCharField(
                                max_length=300, verbose_name="title"
                            ),
                        ),
                        (
                            "description",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True, max_length=20000, verbose_name="description"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("joint_programme", "joint programme"),
                                    ("capacity_development", "capacity development"),
                                    ("guidance_and_publications", "guidance and publications"),
                                    ("research_and_data", "research and data"),
                                    ("coordination", "coordination"),
                                    ("event", "event"),
                                    ("advocacy", "advocacy"),
                                ],
                                db_index=True,
                                max_length=30,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "kind_as_published",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=100, verbose_name="kind as published"
                            ),
                        ),
                        (
                            "scope",
                            models.CharField(
                                choices=[
                                    ("joint", "joint"),
                                    ("several_agencies", "several agencies"),
                                    ("single_agency", "single agency"),
                                ],
                                db_index=True,
                                max_length=20,
                                verbose_name="scope",
                            ),
                        ),
                        (
                            "scope_note",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="note on the scope"
                            ),
                        ),
                        (
                            "partners",
                            gmg_portal.lib.lines.LinesField(
                                blank=True,
                                default=list,
                                help_text="One a line. Public.",
                                verbose_name="partners",
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("planned", "planned"),
                                    ("ongoing", "ongoing"),
                                    ("completed", "completed"),
                                    ("delayed", "delayed"),
                                    ("suspended", "suspended"),
                                    ("cancelled", "cancelled"),
                                    ("outcome_unknown", "outcome not on record"),
                                ],
                                db_index=True,
                                max_length=16,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "status_note",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="note on the status"
                            ),
                        ),
                        (
                            "last_known_status",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("planned", "planned"),
                                    ("ongoing", "ongoing"),
                                    ("completed", "completed"),
                                    ("delayed", "delayed"),
                                    ("suspended", "suspended"),
                                    ("cancelled", "cancelled"),
                                    ("outcome_unknown", "outcome not on record"),
                                ],
                                max_length=16,
                                verbose_name="last known status",
                            ),
                        ),
                        (
                            "status_as_of",
                            gmg_portal.lib.periods.EdtfField(
                                blank=True,
                                default="",
                                edge="day",
                                max_length=40,
                                reading="covers",
                                verbose_name="last known as of",
                            ),
                        ),
                        ("status_as_of_earliest", models.DateField(editable=False, null=True)),
                        ("status_as_of_latest", models.DateField(editable=False, null=True)),
                        (
                            "body",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="agencies.body",
                                verbose_name="body",
                            ),
                        ),
                        (
                            "carried_from",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="workplan.activity",
                                verbose_name="carried on from",
                            ),
                        ),
                        (
                            "documents",
                            models.ManyToManyField(
                                blank=True,
                                help_text="The documents this record rests on. Shown at the foot of its page.",
                                related_name="+",
                                to="agencies.document",
                                verbose_name="sources",
                            ),
                        ),
                        (
                            "replaced_by",
                            models.ForeignKey(
                                blank=True,
                                help_text="The page of a replaced record leads there.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="workplan.activity",
                                verbose_name="replaced by",
                            ),
                        ),
                        (
                            "themes",
                            models.ManyToManyField(
                                blank=True,
                                related_name="+",
                                to="recommendations.theme",
                                verbose_name="themes",
                            ),
                        ),
                        (
                            "agencies",
                            models.ManyToManyField(
                                related_name="+",
                                through="workplan.ActivityAgency",
                                to="agencies.agency",
                                verbose_name="agencies",
                            ),
                        ),
                        (
                            "places",
                            models.ManyToManyField(
                                related_name="+",
                                through="workplan.ActivityPlace",
                                to="agencies.place",
                                verbose_name="places",
                            ),
                        ),
                        (
                            "recommendations",
                            models.ManyToManyField(
                                related_name="+",
                                through="workplan.ActivityRecommendation",
                                to="recommendations.recommendation",
                                verbose_name="recommendations",
                            ),
                        ),
                        (
                            "objective",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="activities",
                                to="workplan.objective",
                                verbose_name="objective",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="activities",
                                to="workplan.workplan",
                                verbose_name="plan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "activity",
                        "verbose_name_plural": "activities",
                        "ordering": ["starts_latest", "title", "pk"],
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["status", "-starts_latest", "-id"],
                                name="workplan_ac_status_876dc0_idx",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("publication__in", ["draft", "published", "withdrawn"])
                                ),
                                name="workplan_activity_has_a_known_publication",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("confidence__in", ["attested", "inferred", "unconfirmed"])
                                ),
                                name="workplan_activity_has_a_known_confidence",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("publication", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_because", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="workplan_activity_is_withdrawn_for_a_reason",
                                violation_error_message="Say why this record is withdrawn.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("version__gte", 1)),
                                name="workplan_activity_counts_versions_from_one",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "status__in",
                                        [
                                            "planned",
                                            "ongoing",
                                            "completed",
                                            "delayed",
                                            "suspended",
                                            "cancelled",
                                            "outcome_unknown",
                                        ],
                                    )
                                ),
                                name="an_activity_has_a_known_status",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "joint_programme",
                                            "capacity_development",
                                            "guidance_and_publications",
                                            "research_and_data",
                                            "coordination",
                                            "event",
                                            "advocacy",
                                        ],
                                    )
                                ),
                                name="an_activity_has_a_known_kind",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("scope__in", ["joint", "several_agencies", "single_agency"])
                                ),
                                name="an_activity_has_a_known_scope",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "last_known_status__in",
                                        [
                                            "",
                                            "planned",
                                            "ongoing",
                                            "completed",
                                            "delayed",
                                            "suspended",
                                            "cancelled",
                                            "outcome_unknown",
                                        ],
                                    )
                                ),
                                name="an_activity_has_a_known_last_status",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("carried_from", models.F("id")), _negated=True),
                                name="no_activity_is_carried_on_from_itself",
                            ),
                        ],
                    },
                    bases=(gmg_portal.lib.fields.Translated, models.Model),
                ),
                migrations.CreateModel(
                    name="ActivityAgency",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "starts",
                            gmg_portal.lib.periods.EdtfField(
                                blank=True,
                                default="",
                                edge="start",
                                max_length=40,
                                reading="covers",
                                verbose_name="starts",
                            ),
                        ),
                        (
                            "ends",
                            gmg_portal.lib.periods.EdtfField(
                                blank=True,
                                default="",
                                edge="end",
                                max_length=40,
                                reading="covers",
                                verbose_name="ends",
                            ),
                        ),
                        (
                            "starts_earliest",
                            models.DateField(db_index=True, editable=False, null=True),
                        ),
                        (
                            "starts_latest",
                            models.DateField(db_index=True, editable=False, null=True),
                        ),
                        (
                            "ends_earliest",
                            models.DateField(db_index=True, editable=False, null=True),
                        ),
                        ("ends_latest", models.DateField(db_index=True, editable=False, null=True)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("changed_at", models.DateTimeField(auto_now=True)),
                        (
                            "role",
                            models.CharField(
                                choices=[("lead", "lead"), ("contributor", "contributor")],
                                db_index=True,
                                max_length=12,
                                verbose_name="role",
                            ),
                        ),
                        (
                            "is_reporting",
                            models.BooleanField(default=False, verbose_name="reports on it"),
                        ),
                        (
                            "activity",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="agency_links",
                                to="workplan.activity",
                            ),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="agencies.agency",
                                verbose_name="agency",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "agency of an activity",
                        "verbose_name_plural": "agencies of activities",
                        "ordering": ["activity", "-is_reporting", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("activity", "agency"),
                                name="an_agency_has_one_role_in_an_activity",
                                violation_error_message="This agency is named for the activity already.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("is_reporting", True)),
                                fields=("activity",),
                                name="one_lead_reports_on_an_activity",
                                violation_error_message="Another lead reports on this activity.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("is_reporting", False), ("role", "lead"), _connector="OR"
                                ),
                                name="only_a_lead_reports_on_an_activity",
                                violation_error_message="Only a lead reports on an activity.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("role__in", ["lead", "contributor"])),
                                name="an_agency_has_a_known_role_in_an_activity",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ActivityPlace",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("changed_at", models.DateTimeField(auto_now=True)),
                        (
                            "as_published",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="as published"
                            ),
                        ),
                        (
                            "activity",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="place_links",
                                to="workplan.activity",
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="agencies.place",
                                verbose_name="place",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "place of an activity",
                        "verbose_name_plural": "places of activities",
                        "ordering": ["activity", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("activity", "place"),
                                name="an_activity_names_a_place_once",
                                violation_error_message="The activity names this place already.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ActivityRecommendation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("changed_at", models.DateTimeField(auto_now=True)),
                        (
                            "confidence",
                            models.CharField(
                                choices=[
                                    ("attested", "documented"),
                                    ("inferred", "worked out"),
                                    ("unconfirmed", "to be confirmed"),
                                ],
                                default="attested",
                                max_length=12,
                                verbose_name="confidence",
                            ),
                        ),
                        (
                            "activity",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="recommendation_links",
                                to="workplan.activity",
                            ),
                        ),
                        (
                            "recommendation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                related_query_name="serving_links",
                                to="recommendations.recommendation",
                                verbose_name="serves",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "recommendation served",
                        "verbose_name_plural": "recommendations served",
                        "ordering": ["activity", "recommendation__order"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("activity", "recommendation"),
                                name="an_activity_serves_a_recommendation_once",
                                violation_error_message="The activity serves this recommendation already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("confidence__in", ["attested", "inferred", "unconfirmed"])
                                ),
                                name="a_link_to_a_recommendation_has_a_known_confidence",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalActivity",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "starts",
                            gmg_portal.lib.periods.EdtfField(
                                blank=True,
                                default="",
                                edge="start",
                                max_length=40,
                                reading="covers",
                                verbose_name="starts",
                            ),
                        ),
                        (
                            "ends",
                            gmg_portal.lib.periods.EdtfField(
                                blank=True,
                                default="",
                                edge="end",
                                max_length=40,
                                reading="covers",
                                verbose_name="ends",
                            ),
                        ),
                        (
                            "starts_earliest",
                            models.DateField(db_index=True, editable=False, null=True),
                        ),
                        (
                            "starts_latest",
                            models.DateField(db_index=True, editable=False, null=True),
                        ),
                        (
                            "ends_earliest",
                            models.DateField(db_index=True, editable=False, null=True),
                        ),
                        ("ends_latest", models.DateField(db_index=True, editable=False, null=True)),
                        ("on_behalf_of", models.CharField(blank=True, default="", max_length=100)),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("admin", "admin"),
                                    ("form", "form"),
                                    ("api", "API"),
                                    ("import", "import"),
                                    ("command", "command"),
                                ],
                                default="command",
                                max_length=10,
                            ),
                        ),
                        ("request_id", models.CharField(blank=True, default="", max_length=64)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("changed_at", models.DateTimeField(blank=True, editable=False)),
                        (
                            "slug",
                            models.CharField(
                                db_index=True,
                                help_text="Part of the public address; it never changes once it is published.",
                                max_length=100,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        re.compile("^[-a-zA-Z0-9_]+\\Z"),
                                        "Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.",
                                        "invalid",
                                    )
                                ],
                                verbose_name="short name in addresses",
                            ),
                        ),
                        (
                            "confidence",
                            models.CharField(
                                choices=[
                                    ("attested", "documented"),
                                    ("inferred", "worked out"),
                                    ("unconfirmed", "to be confirmed"),
                                ],
                                db_index=True,
                                default="attested",
                                help_text="Pages mark what is worked out or still to be confirmed.",
                                max_length=12,
                                verbose_name="confidence",
                            ),
                        ),
                        (
                            "confidence_note",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True,
                                help_text="How it was worked out, or what is still to be confirmed. Public.",
                                max_length=2000,
                                verbose_name="note on confidence",
                            ),
                        ),
                        (
                            "note",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True,
                                help_text="Public.",
                                max_length=5000,
                                verbose_name="note",
                            ),
                        ),
                        (
                            "publication",
                            models.CharField(
                                choices=[
                                    ("draft", "draft"),
                                    ("published", "published"),
                                    ("withdrawn", "withdrawn"),
                                ],
                                db_index=True,
                                default="published",
                                help_text="Drafts are seen by the secretariat alone.",
                                max_length=10,
                                verbose_name="publication",
                            ),
                        ),
                        (
                            "withdrawn_because",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True,
                                help_text="Public: the page of a withdrawn record shows it.",
                                max_length=2000,
                                verbose_name="withdrawn because",
                            ),
                        ),
                        ("created_at", models.DateTimeField(blank=True, editable=False)),
                        (
                            "plan_basis",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True,
                                help_text="Public.",
                                max_length=300,
                                verbose_name="why this plan",
                            ),
                        ),
                        (
                            "code",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=30, verbose_name="code"
                            ),
                        ),
                        (
                            "title",
                            gmg_portal.lib.fields.CleanCharField(
                                max_length=300, verbose_name="title"
                            ),
                        ),
                        (
                            "description",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True, max_length=20000, verbose_name="description"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("joint_programme", "joint programme"),
                                    ("capacity_development", "capacity development"),
                                    ("guidance_and_publications", "guidance and publications"),
                                    ("research_and_data", "research and data"),
                                    ("coordination", "coordination"),
                                    ("event", "event"),
                                    ("advocacy", "advocacy"),
                                ],
                                db_index=True,
                                max_length=30,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "kind_as_published",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=100, verbose_name="kind as published"
                            ),
                        ),
                        (
                            "scope",
                            models.CharField(
                                choices=[
                                    ("joint", "joint"),
                                    ("several_agencies", "several agencies"),
                                    ("single_agency", "single agency"),
                                ],
                                db_index=True,
                                max_length=20,
                                verbose_name="scope",
                            ),
                        ),
                        (
                            "scope_note",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="note on the scope"
                            ),
                        ),
                        (
                            "partners",
                            gmg_portal.lib.lines.LinesField(
                                blank=True,
                                default=list,
                                help_text="One a line. Public.",
                                verbose_name="partners",
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("planned", "planned"),
                                    ("ongoing", "ongoing"),
                                    ("completed", "completed"),
                                    ("delayed", "delayed"),
                                    ("suspended", "suspended"),
                                    ("cancelled", "cancelled"),
                                    ("outcome_unknown", "outcome not on record"),
                                ],
                                db_index=True,
                                max_length=16,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "status_note",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="note on the status"
                            ),
                        ),
                        (
                            "last_known_status",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("planned", "planned"),
                                    ("ongoing", "ongoing"),
                                    ("completed", "completed"),
                                    ("delayed", "delayed"),
                                    ("suspended", "suspended"),
                                    ("cancelled", "cancelled"),
                                    ("outcome_unknown", "outcome not on record"),
                                ],
                                max_length=16,
                                verbose_name="last known status",
                            ),
                        ),
                        (
                            "status_as_of",
                            gmg_portal.lib.periods.EdtfField(
                                blank=True,
                                default="",
                                edge="day",
                                max_length=40,
                                reading="covers",
                                verbose_name="last known as of",
                            ),
                        ),
                        ("status_as_of_earliest", models.DateField(editable=False, null=True)),
                        ("status_as_of_latest", models.DateField(editable=False, null=True)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")],
                                max_length=1,
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="agencies.body",
                                verbose_name="body",
                            ),
                        ),
                        (
                            "carried_from",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="workplan.activity",
                                verbose_name="carried on from",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "replaced_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="The page of a replaced record leads there.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="workplan.activity",
                                verbose_name="replaced by",
                            ),
                        ),
                        (
                            "objective",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="workplan.objective",
                                verbose_name="objective",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="workplan.workplan",
                                verbose_name="plan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical activity",
                        "verbose_name_plural": "historical activities",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalActivity_documents",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                        (
                            "activity",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_tablespace="",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="workplan.activity",
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_tablespace="",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="agencies.document",
                            ),
                        ),
                        (
                            "history",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                to="workplan.historicalactivity",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "HistoricalActivity_documents",
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalActivity_themes",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                        (
                            "activity",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_tablespace="",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="workplan.activity",
                            ),
                        ),
                        (
                            "history",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                to="workplan.historicalactivity",
                            ),
                        ),
                        (
                            "theme",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_tablespace="",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="recommendations.theme",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "HistoricalActivity_themes",
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalActivityAgency",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "starts",
                            gmg_portal.lib.periods.EdtfField(
                                blank=True,
                                default="",
                                edge="start",
                                max_length=40,
                                reading="covers",
                                verbose_name="starts",
                            ),
                        ),
                        (
                            "ends",
                            gmg_portal.lib.periods.EdtfField(
                                blank=True,
                                default="",
                                edge="end",
                                max_length=40,
                                reading="covers",
                                verbose_name="ends",
                            ),
                        ),
                        (
                            "starts_earliest",
                            models.DateField(db_index=True, editable=False, null=True),
                        ),
                        (
                            "starts_latest",
                            models.DateField(db_index=True, editable=False, null=True),
                        ),
                        (
                            "ends_earliest",
                            models.DateField(db_index=True, editable=False, null=True),
                        ),
                        ("ends_latest", models.DateField(db_index=True, editable=False, null=True)),
                        ("on_behalf_of", models.CharField(blank=True, default="", max_length=100)),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("admin", "admin"),
                                    ("form", "form"),
                                    ("api", "API"),
                                    ("import", "import"),
                                    ("command", "command"),
                                ],
                                default="command",
                                max_length=10,
                            ),
                        ),
                        ("request_id", models.CharField(blank=True, default="", max_length=64)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("changed_at", models.DateTimeField(blank=True, editable=False)),
                        (
                            "role",
                            models.CharField(
                                choices=[("lead", "lead"), ("contributor", "contributor")],
                                db_index=True,
                                max_length=12,
                                verbose_name="role",
                            ),
                        ),
                        (
                            "is_reporting",
                            models.BooleanField(default=False, verbose_name="reports on it"),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")],
                                max_length=1,
                            ),
                        ),
                        (
                            "activity",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="workplan.activity",
                            ),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="agencies.agency",
                                verbose_name="agency",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical agency of an activity",
                        "verbose_name_plural": "historical agencies of activities",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalActivityPlace",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("on_behalf_of", models.CharField(blank=True, default="", max_length=100)),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("admin", "admin"),
                                    ("form", "form"),
                                    ("api", "API"),
                                    ("import", "import"),
                                    ("command", "command"),
                                ],
                                default="command",
                                max_length=10,
                            ),
                        ),
                        ("request_id", models.CharField(blank=True, default="", max_length=64)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("changed_at", models.DateTimeField(blank=True, editable=False)),
                        (
                            "as_published",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="as published"
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")],
                                max_length=1,
                            ),
                        ),
                        (
                            "activity",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="workplan.activity",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="agencies.place",
                                verbose_name="place",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical place of an activity",
                        "verbose_name_plural": "historical places of activities",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalActivityRecommendation",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("on_behalf_of", models.CharField(blank=True, default="", max_length=100)),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("admin", "admin"),
                                    ("form", "form"),
                                    ("api", "API"),
                                    ("import", "import"),
                                    ("command", "command"),
                                ],
                                default="command",
                                max_length=10,
                            ),
                        ),
                        ("request_id", models.CharField(blank=True, default="", max_length=64)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("changed_at", models.DateTimeField(blank=True, editable=False)),
                        (
                            "confidence",
                            models.CharField(
                                choices=[
                                    ("attested", "documented"),
                                    ("inferred", "worked out"),
                                    ("unconfirmed", "to be confirmed"),
                                ],
                                default="attested",
                                max_length=12,
                                verbose_name="confidence",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")],
                                max_length=1,
                            ),
                        ),
                        (
                            "activity",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="workplan.activity",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "recommendation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="serving_links",
                                to="recommendations.recommendation",
                                verbose_name="serves",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical recommendation served",
                        "verbose_name_plural": "historical recommendations served",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="LinkReview",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("changed_at", models.DateTimeField(auto_now=True)),
                        (
                            "slug",
                            models.CharField(
                                help_text="Part of the public address; it never changes once it is published.",
                                max_length=100,
                                unique=True,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        re.compile("^[-a-zA-Z0-9_]+\\Z"),
                                        "Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.",
                                        "invalid",
                                    )
                                ],
                                verbose_name="short name in addresses",
                            ),
                        ),
                        (
                            "confidence",
                            models.CharField(
                                choices=[
                                    ("attested", "documented"),
                                    ("inferred", "worked out"),
                                    ("unconfirmed", "to be confirmed"),
                                ],
                                db_index=True,
                                default="attested",
                                help_text="Pages mark what is worked out or still to be confirmed.",
                                max_length=12,
                                verbose_name="confidence",
                            ),
                        ),
                        (
                            "confidence_note",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True,
                                help_text="How it was worked out, or what is still to be confirmed. Public.",
                                max_length=2000,
                                verbose_name="note on confidence",
                            ),
                        ),
                        (
                            "note",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True,
                                help_text="Public.",
                                max_length=5000,
                                verbose_name="note",
                            ),
                        ),
                        (
                            "publication",
                            models.CharField(
                                choices=[
                                    ("draft", "draft"),
                                    ("published", "published"),
                                    ("withdrawn", "withdrawn"),
                                ],
                                db_index=True,
                                default="published",
                                help_text="Drafts are seen by the secretariat alone.",
                                max_length=10,
                                verbose_name="publication",
                            ),
                        ),
                        (
                            "withdrawn_because",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True,
                                help_text="Public: the page of a withdrawn record shows it.",
                                max_length=2000,
                                verbose_name="withdrawn because",
                            ),
                        ),
                        ("search_text", models.TextField(blank=True, default="", editable=False)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "gone_through_by",
                            gmg_portal.lib.fields.CleanCharField(
                                help_text="A person, an agency or a body. Public.",
                                max_length=200,
                                verbose_name="gone through by",
                            ),
                        ),
                        (
                            "gone_through",
                            gmg_portal.lib.periods.EdtfField(
                                blank=True,
                                default="",
                                edge="day",
                                max_length=40,
                                verbose_name="gone through on",
                            ),
                        ),
                        ("gone_through_earliest", models.DateField(editable=False, null=True)),
                        (
                            "gone_through_latest",
                            models.DateField(db_index=True, editable=False, null=True),
                        ),
                        (
                            "documents",
                            models.ManyToManyField(
                                blank=True,
                                help_text="The documents this record rests on. Shown at the foot of its page.",
                                related_name="+",
                                to="agencies.document",
                                verbose_name="sources",
                            ),
                        ),
                        (
                            "framework",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="recommendations.framework",
                                verbose_name="set of recommendations",
                            ),
                        ),
                        (
                            "replaced_by",
                            models.ForeignKey(
                                blank=True,
                                help_text="The page of a replaced record leads there.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="workplan.linkreview",
                                verbose_name="replaced by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "links gone through",
                        "verbose_name_plural": "links gone through",
                        "ordering": [
                            models.OrderBy(
                                models.F("gone_through_latest"), descending=True, nulls_last=True
                            ),
                            "-pk",
                        ],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("publication__in", ["draft", "published", "withdrawn"])
                                ),
                                name="workplan_linkreview_has_a_known_publication",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("confidence__in", ["attested", "inferred", "unconfirmed"])
                                ),
                                name="workplan_linkreview_has_a_known_confidence",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("publication", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_because", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="workplan_linkreview_is_withdrawn_for_a_reason",
                                violation_error_message="Say why this record is withdrawn.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("version__gte", 1)),
                                name="workplan_linkreview_counts_versions_from_one",
                            ),
                        ],
                    },
                    bases=(gmg_portal.lib.fields.Translated, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalLinkReview",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("on_behalf_of", models.CharField(blank=True, default="", max_length=100)),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("admin", "admin"),
                                    ("form", "form"),
                                    ("api", "API"),
                                    ("import", "import"),
                                    ("command", "command"),
                                ],
                                default="command",
                                max_length=10,
                            ),
                        ),
                        ("request_id", models.CharField(blank=True, default="", max_length=64)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("changed_at", models.DateTimeField(blank=True, editable=False)),
                        (
                            "slug",
                            models.CharField(
                                db_index=True,
                                help_text="Part of the public address; it never changes once it is published.",
                                max_length=100,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        re.compile("^[-a-zA-Z0-9_]+\\Z"),
                                        "Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.",
                                        "invalid",
                                    )
                                ],
                                verbose_name="short name in addresses",
                            ),
                        ),
                        (
                            "confidence",
                            models.CharField(
                                choices=[
                                    ("attested", "documented"),
                                    ("inferred", "worked out"),
                                    ("unconfirmed", "to be confirmed"),
                                ],
                                db_index=True,
                                default="attested",
                                help_text="Pages mark what is worked out or still to be confirmed.",
                                max_length=12,
                                verbose_name="confidence",
                            ),
                        ),
                        (
                            "confidence_note",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True,
                                help_text="How it was worked out, or what is still to be confirmed. Public.",
                                max_length=2000,
                                verbose_name="note on confidence",
                            ),
                        ),
                        (
                            "note",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True,
                                help_text="Public.",
                                max_length=5000,
                                verbose_name="note",
                            ),
                        ),
                        (
                            "publication",
                            models.CharField(
                                choices=[
                                    ("draft", "draft"),
                                    ("published", "published"),
                                    ("withdrawn", "withdrawn"),
                                ],
                                db_index=True,
                                default="published",
                                help_text="Drafts are seen by the secretariat alone.",
                                max_length=10,
                                verbose_name="publication",
                            ),
                        ),
                        (
                            "withdrawn_because",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True,
                                help_text="Public: the page of a withdrawn record shows it.",
                                max_length=2000,
                                verbose_name="withdrawn because",
                            ),
                        ),
                        ("created_at", models.DateTimeField(blank=True, editable=False)),
                        (
                            "gone_through_by",
                            gmg_portal.lib.fields.CleanCharField(
                                help_text="A person, an agency or a body. Public.",
                                max_length=200,
                                verbose_name="gone through by",
                            ),
                        ),
                        (
                            "gone_through",
                            gmg_portal.lib.periods.EdtfField(
                                blank=True,
                                default="",
                                edge="day",
                                max_length=40,
                                verbose_name="gone through on",
                            ),
                        ),
                        ("gone_through_earliest", models.DateField(editable=False, null=True)),
                        (
                            "gone_through_latest",
                            models.DateField(db_index=True, editable=False, null=True),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")],
                                max_length=1,
                            ),
                        ),
                        (
                            "framework",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="recommendations.framework",
                                verbose_name="set of recommendations",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "replaced_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="The page of a replaced record leads there.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="workplan.linkreview",
                                verbose_name="replaced by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical links gone through",
                        "verbose_name_plural": "historical links gone through",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalOutput",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("on_behalf_of", models.CharField(blank=True, default="", max_length=100)),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("admin", "admin"),
                                    ("form", "form"),
                                    ("api", "API"),
                                    ("import", "import"),
                                    ("command", "command"),
                                ],
                                default="command",
                                max_length=10,
                            ),
                        ),
                        ("request_id", models.CharField(blank=True, default="", max_length=64)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("changed_at", models.DateTimeField(blank=True, editable=False)),
                        (
                            "title",
                            gmg_portal.lib.fields.CleanCharField(
                                max_length=300, verbose_name="title"
                            ),
                        ),
                        (
                            "due",
                            gmg_portal.lib.periods.EdtfField(
                                blank=True,
                                default="",
                                edge="end",
                                max_length=40,
                                reading="covers",
                                verbose_name="due",
                            ),
                        ),
                        (
                            "due_earliest",
                            models.DateField(db_index=True, editable=False, null=True),
                        ),
                        ("due_latest", models.DateField(db_index=True, editable=False, null=True)),
                        (
                            "delivered",
                            gmg_portal.lib.periods.EdtfField(
                                blank=True,
                                default="",
                                edge="day",
                                max_length=40,
                                verbose_name="delivered",
                            ),
                        ),
                        ("delivered_earliest", models.DateField(editable=False, null=True)),
                        ("delivered_latest", models.DateField(editable=False, null=True)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")],
                                max_length=1,
                            ),
                        ),
                        (
                            "activity",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="workplan.activity",
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="agencies.document",
                                verbose_name="document",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical output",
                        "verbose_name_plural": "historical outputs",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Practice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("changed_at", models.DateTimeField(auto_now=True)),
                        (
                            "slug",
                            models.CharField(
                                help_text="Part of the public address; it never changes once it is published.",
                                max_length=100,
                                unique=True,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        re.compile("^[-a-zA-Z0-9_]+\\Z"),
                                        "Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.",
                                        "invalid",
                                    )
                                ],
                                verbose_name="short name in addresses",
                            ),
                        ),
                        (
                            "confidence",
                            models.CharField(
                                choices=[
                                    ("attested", "documented"),
                                    ("inferred", "worked out"),
                                    ("unconfirmed", "to be confirmed"),
                                ],
                                db_index=True,
                                default="attested",
                                help_text="Pages mark what is worked out or still to be confirmed.",
                                max_length=12,
                                verbose_name="confidence",
                            ),
                        ),
                        (
                            "confidence_note",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True,
                                help_text="How it was worked out, or what is still to be confirmed. Public.",
                                max_length=2000,
                                verbose_name="note on confidence",
                            ),
                        ),
                        (
                            "note",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True,
                                help_text="Public.",
                                max_length=5000,
                                verbose_name="note",
                            ),
                        ),
                        (
                            "publication",
                            models.CharField(
                                choices=[
                                    ("draft", "draft"),
                                    ("published", "published"),
                                    ("withdrawn", "withdrawn"),
                                ],
                                db_index=True,
                                default="published",
                                help_text="Drafts are seen by the secretariat alone.",
                                max_length=10,
                                verbose_name="publication",
                            ),
                        ),
                        (
                            "withdrawn_because",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True,
                                help_text="Public: the page of a withdrawn record shows it.",
                                max_length=2000,
                                verbose_name="withdrawn because",
                            ),
                        ),
                        ("search_text", models.TextField(blank=True, default="", editable=False)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "title",
                            gmg_portal.lib.fields.CleanCharField(
                                max_length=300, verbose_name="title"
                            ),
                        ),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("regional", "regional"),
                                    ("sub-regional", "sub-regional"),
                                    ("country", "country"),
                                ],
                                db_index=True,
                                max_length=14,
                                verbose_name="level",
                            ),
                        ),
                        (
                            "partners",
                            gmg_portal.lib.lines.LinesField(
                                blank=True,
                                default=list,
                                help_text="One a line. Public.",
                                verbose_name="partners",
                            ),
                        ),
                        (
                            "summary",
                            gmg_portal.lib.fields.CleanTextField(
                                max_length=20000, verbose_name="summary"
                            ),
                        ),
                        (
                            "agencies",
                            models.ManyToManyField(
                                blank=True,
                                related_name="+",
                                to="agencies.agency",
                                verbose_name="agencies",
                            ),
                        ),
                        (
                            "documents",
                            models.ManyToManyField(
                                blank=True,
                                help_text="The documents this record rests on. Shown at the foot of its page.",
                                related_name="+",
                                to="agencies.document",
                                verbose_name="sources",
                            ),
                        ),
                        (
                            "replaced_by",
                            models.ForeignKey(
                                blank=True,
                                help_text="The page of a replaced record leads there.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="workplan.practice",
                                verbose_name="replaced by",
                            ),
                        ),
                        (
                            "themes",
                            models.ManyToManyField(
                                blank=True,
                                related_name="+",
                                to="recommendations.theme",
                                verbose_name="themes",
                            ),
                        ),
                        (
                            "places",
                            models.ManyToManyField(
                                related_name="+",
                                through="workplan.PracticePlace",
                                to="agencies.place",
                                verbose_name="places",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "good practice",
                        "verbose_name_plural": "good practices",
                        "ordering": ["title", "pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("publication__in", ["draft", "published", "withdrawn"])
                                ),
                                name="workplan_practice_has_a_known_publication",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("confidence__in", ["attested", "inferred", "unconfirmed"])
                                ),
                                name="workplan_practice_has_a_known_confidence",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("publication", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_because", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="workplan_practice_is_withdrawn_for_a_reason",
                                violation_error_message="Say why this record is withdrawn.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("version__gte", 1)),
                                name="workplan_practice_counts_versions_from_one",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("level__in", ["regional", "sub-regional", "country"])
                                ),
                                name="a_practice_has_a_known_level",
                            ),
                        ],
                    },
                    bases=(gmg_portal.lib.fields.Translated, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalPractice",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("on_behalf_of", models.CharField(blank=True, default="", max_length=100)),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("admin", "admin"),
                                    ("form", "form"),
                                    ("api", "API"),
                                    ("import", "import"),
                                    ("command", "command"),
                                ],
                                default="command",
                                max_length=10,
                            ),
                        ),
                        ("request_id", models.CharField(blank=True, default="", max_length=64)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("changed_at", models.DateTimeField(blank=True, editable=False)),
                        (
                            "slug",
                            models.CharField(
                                db_index=True,
                                help_text="Part of the public address; it never changes once it is published.",
                                max_length=100,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        re.compile("^[-a-zA-Z0-9_]+\\Z"),
                                        "Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.",
                                        "invalid",
                                    )
                                ],
                                verbose_name="short name in addresses",
                            ),
                        ),
                        (
                            "confidence",
                            models.CharField(
                                choices=[
                                    ("attested", "documented"),
                                    ("inferred", "worked out"),
                                    ("unconfirmed", "to be confirmed"),
                                ],
                                db_index=True,
                                default="attested",
                                help_text="Pages mark what is worked out or still to be confirmed.",
                                max_length=12,
                                verbose_name="confidence",
                            ),
                        ),
                        (
                            "confidence_note",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True,
                                help_text="How it was worked out, or what is still to be confirmed. Public.",
                                max_length=2000,
                                verbose_name="note on confidence",
                            ),
                        ),
                        (
                            "note",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True,
                                help_text="Public.",
                                max_length=5000,
                                verbose_name="note",
                            ),
                        ),
                        (
                            "publication",
                            models.CharField(
                                choices=[
                                    ("draft", "draft"),
                                    ("published", "published"),
                                    ("withdrawn", "withdrawn"),
                                ],
                                db_index=True,
                                default="published",
                                help_text="Drafts are seen by the secretariat alone.",
                                max_length=10,
                                verbose_name="publication",
                            ),
                        ),
                        (
                            "withdrawn_because",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True,
                                help_text="Public: the page of a withdrawn record shows it.",
                                max_length=2000,
                                verbose_name="withdrawn because",
                            ),
                        ),
                        ("created_at", models.DateTimeField(blank=True, editable=False)),
                        (
                            "title",
                            gmg_portal.lib.fields.CleanCharField(
                                max_length=300, verbose_name="title"
                            ),
                        ),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("regional", "regional"),
                                    ("sub-regional", "sub-regional"),
                                    ("country", "country"),
                                ],
                                db_index=True,
                                max_length=14,
                                verbose_name="level",
                            ),
                        ),
                        (
                            "partners",
                            gmg_portal.lib.lines.LinesField(
                                blank=True,
                                default=list,
                                help_text="One a line. Public.",
                                verbose_name="partners",
                            ),
                        ),
                        (
                            "summary",
                            gmg_portal.lib.fields.CleanTextField(
                                max_length=20000, verbose_name="summary"
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")],
                                max_length=1,
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "replaced_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="The page of a replaced record leads there.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="workplan.practice",
                                verbose_name="replaced by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical good practice",
                        "verbose_name_plural": "historical good practices",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="ProgressUpdate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("changed_at", models.DateTimeField(auto_now=True)),
                        (
                            "slug",
                            models.CharField(
                                help_text="Part of the public address; it never changes once it is published.",
                                max_length=100,
                                unique=True,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        re.compile("^[-a-zA-Z0-9_]+\\Z"),
                                        "Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.",
                                        "invalid",
                                    )
                                ],
                                verbose_name="short name in addresses",
                            ),
                        ),
                        (
                            "confidence",
                            models.CharField(
                                choices=[
                                    ("attested", "documented"),
                                    ("inferred", "worked out"),
                                    ("unconfirmed", "to be confirmed"),
                                ],
                                db_index=True,
                                default="attested",
                                help_text="Pages mark what is worked out or still to be confirmed.",
                                max_length=12,
                                verbose_name="confidence",
                            ),
                        ),
                        (
                            "confidence_note",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True,
                                help_text="How it was worked out, or what is still to be confirmed. Public.",
                                max_length=2000,
                                verbose_name="note on confidence",
                            ),
                        ),
                        (
                            "note",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True,
                                help_text="Public.",
                                max_length=5000,
                                verbose_name="note",
                            ),
                        ),
                        (
                            "publication",
                            models.CharField(
                                choices=[
                                    ("draft", "draft"),
                                    ("published", "published"),
                                    ("withdrawn", "withdrawn"),
                                ],
                                db_index=True,
                                default="published",
                                help_text="Drafts are seen by the secretariat alone.",
                                max_length=10,
                                verbose_name="publication",
                            ),
                        ),
                        (
                            "withdrawn_because",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True,
                                help_text="Public: the page of a withdrawn record shows it.",
                                max_length=2000,
                                verbose_name="withdrawn because",
                            ),
                        ),
                        ("search_text", models.TextField(blank=True, default="", editable=False)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "origin",
                            models.CharField(
                                choices=[
                                    ("public_record", "on record"),
                                    ("agency_report", "report of the agency"),
                                ],
                                default="public_record",
                                max_length=14,
                                verbose_name="origin",
                            ),
                        ),
                        (
                            "reported",
                            gmg_portal.lib.periods.EdtfField(
                                blank=True,
                                default="",
                                edge="day",
                                max_length=40,
                                verbose_name="reported",
                            ),
                        ),
                        (
                            "reported_earliest",
                            models.DateField(db_index=True, editable=False, null=True),
                        ),
                        (
                            "reported_latest",
                            models.DateField(db_index=True, editable=False, null=True),
                        ),
                        (
                            "status",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("planned", "planned"),
                                    ("ongoing", "ongoing"),
                                    ("completed", "completed"),
                                    ("delayed", "delayed"),
                                    ("suspended", "suspended"),
                                    ("cancelled", "cancelled"),
                                    ("outcome_unknown", "outcome not on record"),
                                ],
                                db_index=True,
                                max_length=16,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "what_changed",
                            gmg_portal.lib.fields.CleanTextField(
                                max_length=5000, verbose_name="what changed"
                            ),
                        ),
                        (
                            "language",
                            gmg_portal.lib.fields.CleanCharField(
                                default="en", max_length=12, verbose_name="language"
                            ),
                        ),
                        (
                            "activity",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="updates",
                                to="workplan.activity",
                                verbose_name="activity",
                            ),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                blank=True,
                                help_text="Empty for what was read from public documents.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="agencies.agency",
                                verbose_name="agency",
                            ),
                        ),
                        (
                            "documents",
                            models.ManyToManyField(
                                blank=True,
                                help_text="The documents this record rests on. Shown at the foot of its page.",
                                related_name="+",
                                to="agencies.document",
                                verbose_name="sources",
                            ),
                        ),
                        (
                            "replaced_by",
                            models.ForeignKey(
                                blank=True,
                                help_text="The page of a replaced record leads there.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="workplan.progressupdate",
                                verbose_name="replaced by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "progress update",
                        "verbose_name_plural": "progress updates",
                        "ordering": [
                            models.OrderBy(
                                models.F("reported_latest"), descending=True, nulls_last=True
                            ),
                            "pk",
                        ],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("publication__in", ["draft", "published", "withdrawn"])
                                ),
                                name="workplan_progressupdate_has_a_known_publication",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("confidence__in", ["attested", "inferred", "unconfirmed"])
                                ),
                                name="workplan_progressupdate_has_a_known_confidence",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("publication", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_because", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="workplan_progressupdate_is_withdrawn_for_a_reason",
                                violation_error_message="Say why this record is withdrawn.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("version__gte", 1)),
                                name="workplan_progressupdate_counts_versions_from_one",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("origin__in", ["public_record", "agency_report"])
                                ),
                                name="a_progress_update_has_a_known_origin",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("agency__isnull", False), ("origin", "agency_report")
                                    ),
                                    models.Q(("agency__isnull", True), ("origin", "public_record")),
                                    _connector="OR",
                                ),
                                name="a_report_names_its_agency_and_the_record_none",
                                violation_error_message="A report names its agency; the record names none.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "status__in",
                                        [
                                            "",
                                            "planned",
                                            "ongoing",
                                            "completed",
                                            "delayed",
                                            "suspended",
                                            "cancelled",
                                            "outcome_unknown",
                                        ],
                                    )
                                ),
                                name="a_progress_update_has_a_known_status",
                            ),
                        ],
                    },
                    bases=(gmg_portal.lib.fields.Translated, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalProgressUpdate",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("on_behalf_of", models.CharField(blank=True, default="", max_length=100)),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("admin", "admin"),
                                    ("form", "form"),
                                    ("api", "API"),
                                    ("import", "import"),
                                    ("command", "command"),
                                ],
                                default="command",
                                max_length=10,
                            ),
                        ),
                        ("request_id", models.CharField(blank=True, default="", max_length=64)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("changed_at", models.DateTimeField(blank=True, editable=False)),
                        (
                            "slug",
                            models.CharField(
                                db_index=True,
                                help_text="Part of the public address; it never changes once it is published.",
                                max_length=100,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        re.compile("^[-a-zA-Z0-9_]+\\Z"),
                                        "Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.",
                                        "invalid",
                                    )
                                ],
                                verbose_name="short name in addresses",
                            ),
                        ),
                        (
                            "confidence",
                            models.CharField(
                                choices=[
                                    ("attested", "documented"),
                                    ("inferred", "worked out"),
                                    ("unconfirmed", "to be confirmed"),
                                ],
                                db_index=True,
                                default="attested",
                                help_text="Pages mark what is worked out or still to be confirmed.",
                                max_length=12,
                                verbose_name="confidence",
                            ),
                        ),
                        (
                            "confidence_note",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True,
                                help_text="How it was worked out, or what is still to be confirmed. Public.",
                                max_length=2000,
                                verbose_name="note on confidence",
                            ),
                        ),
                        (
                            "note",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True,
                                help_text="Public.",
                                max_length=5000,
                                verbose_name="note",
                            ),
                        ),
                        (
                            "publication",
                            models.CharField(
                                choices=[
                                    ("draft", "draft"),
                                    ("published", "published"),
                                    ("withdrawn", "withdrawn"),
                                ],
                                db_index=True,
                                default="published",
                                help_text="Drafts are seen by the secretariat alone.",
                                max_length=10,
                                verbose_name="publication",
                            ),
                        ),
                        (
                            "withdrawn_because",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True,
                                help_text="Public: the page of a withdrawn record shows it.",
                                max_length=2000,
                                verbose_name="withdrawn because",
                            ),
                        ),
                        ("created_at", models.DateTimeField(blank=True, editable=False)),
                        (
                            "origin",
                            models.CharField(
                                choices=[
                                    ("public_record", "on record"),
                                    ("agency_report", "report of the agency"),
                                ],
                                default="public_record",
                                max_length=14,
                                verbose_name="origin",
                            ),
                        ),
                        (
                            "reported",
                            gmg_portal.lib.periods.EdtfField(
                                blank=True,
                                default="",
                                edge="day",
                                max_length=40,
                                verbose_name="reported",
                            ),
                        ),
                        (
                            "reported_earliest",
                            models.DateField(db_index=True, editable=False, null=True),
                        ),
                        (
                            "reported_latest",
                            models.DateField(db_index=True, editable=False, null=True),
                        ),
                        (
                            "status",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("planned", "planned"),
                                    ("ongoing", "ongoing"),
                                    ("completed", "completed"),
                                    ("delayed", "delayed"),
                                    ("suspended", "suspended"),
                                    ("cancelled", "cancelled"),
                                    ("outcome_unknown", "outcome not on record"),
                                ],
                                db_index=True,
                                max_length=16,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "what_changed",
                            gmg_portal.lib.fields.CleanTextField(
                                max_length=5000, verbose_name="what changed"
                            ),
                        ),
                        (
                            "language",
                            gmg_portal.lib.fields.CleanCharField(
                                default="en", max_length=12, verbose_name="language"
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")],
                                max_length=1,
                            ),
                        ),
                        (
                            "activity",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="workplan.activity",
                                verbose_name="activity",
                            ),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="Empty for what was read from public documents.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="agencies.agency",
                                verbose_name="agency",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "replaced_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="The page of a replaced record leads there.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="workplan.progressupdate",
                                verbose_name="replaced by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical progress update",
                        "verbose_name_plural": "historical progress updates",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalWorkPlan",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "starts",
                            gmg_portal.lib.periods.EdtfField(
                                blank=True,
                                default="",
                                edge="start",
                                max_length=40,
                                reading="covers",
                                verbose_name="starts",
                            ),
                        ),
                        (
                            "ends",
                            gmg_portal.lib.periods.EdtfField(
                                blank=True,
                                default="",
                                edge="end",
                                max_length=40,
                                reading="covers",
                                verbose_name="ends",
                            ),
                        ),
                        (
                            "starts_earliest",
                            models.DateField(db_index=True, editable=False, null=True),
                        ),
                        (
                            "starts_latest",
                            models.DateField(db_index=True, editable=False, null=True),
                        ),
                        (
                            "ends_earliest",
                            models.DateField(db_index=True, editable=False, null=True),
                        ),
                        ("ends_latest", models.DateField(db_index=True, editable=False, null=True)),
                        ("on_behalf_of", models.CharField(blank=True, default="", max_length=100)),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("admin", "admin"),
                                    ("form", "form"),
                                    ("api", "API"),
                                    ("import", "import"),
                                    ("command", "command"),
                                ],
                                default="command",
                                max_length=10,
                            ),
                        ),
                        ("request_id", models.CharField(blank=True, default="", max_length=64)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("changed_at", models.DateTimeField(blank=True, editable=False)),
                        (
                            "slug",
                            models.CharField(
                                db_index=True,
                                help_text="Part of the public address; it never changes once it is published.",
                                max_length=100,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        re.compile("^[-a-zA-Z0-9_]+\\Z"),
                                        "Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.",
                                        "invalid",
                                    )
                                ],
                                verbose_name="short name in addresses",
                            ),
                        ),
                        (
                            "confidence",
                            models.CharField(
                                choices=[
                                    ("attested", "documented"),
                                    ("inferred", "worked out"),
                                    ("unconfirmed", "to be confirmed"),
                                ],
                                db_index=True,
                                default="attested",
                                help_text="Pages mark what is worked out or still to be confirmed.",
                                max_length=12,
                                verbose_name="confidence",
                            ),
                        ),
                        (
                            "confidence_note",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True,
                                help_text="How it was worked out, or what is still to be confirmed. Public.",
                                max_length=2000,
                                verbose_name="note on confidence",
                            ),
                        ),
                        (
                            "note",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True,
                                help_text="Public.",
                                max_length=5000,
                                verbose_name="note",
                            ),
                        ),
                        (
                            "publication",
                            models.CharField(
                                choices=[
                                    ("draft", "draft"),
                                    ("published", "published"),
                                    ("withdrawn", "withdrawn"),
                                ],
                                db_index=True,
                                default="published",
                                help_text="Drafts are seen by the secretariat alone.",
                                max_length=10,
                                verbose_name="publication",
                            ),
                        ),
                        (
                            "withdrawn_because",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True,
                                help_text="Public: the page of a withdrawn record shows it.",
                                max_length=2000,
                                verbose_name="withdrawn because",
                            ),
                        ),
                        ("created_at", models.DateTimeField(blank=True, editable=False)),
                        (
                            "title_en",
                            gmg_portal.lib.fields.CleanCharField(
                                max_length=300, verbose_name="title"
                            ),
                        ),
                        (
                            "title_ar",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="title"
                            ),
                        ),
                        (
                            "title_es",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="title"
                            ),
                        ),
                        (
                            "title_fr",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="title"
                            ),
                        ),
                        (
                            "title_ru",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="title"
                            ),
                        ),
                        (
                            "title_zh_hans",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="title"
                            ),
                        ),
                        (
                            "title_official_in",
                            gmg_portal.lib.fields.LanguagesField(
                                blank=True, default=list, verbose_name="title is official in"
                            ),
                        ),
                        (
                            "summary",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True, max_length=20000, verbose_name="summary"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "draft"),
                                    ("adopted", "adopted"),
                                    ("closed", "closed"),
                                ],
                                db_index=True,
                                default="draft",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")],
                                max_length=1,
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="agencies.body",
                                verbose_name="body",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "replaced_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="The page of a replaced record leads there.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="workplan.workplan",
                                verbose_name="replaced by",
                            ),
                        ),
                        (
                            "supersedes",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="workplan.workplan",
                                verbose_name="supersedes",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical work plan",
                        "verbose_name_plural": "historical work plans",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalLinkReview_documents",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                        (
                            "document",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_tablespace="",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="agencies.document",
                            ),
                        ),
                        (
                            "history",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                to="workplan.historicallinkreview",
                            ),
                        ),
                        (
                            "linkreview",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_tablespace="",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="workplan.linkreview",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "HistoricalLinkReview_documents",
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Output",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("changed_at", models.DateTimeField(auto_now=True)),
                        (
                            "title",
                            gmg_portal.lib.fields.CleanCharField(
                                max_length=300, verbose_name="title"
                            ),
                        ),
                        (
                            "due",
                            gmg_portal.lib.periods.EdtfField(
                                blank=True,
                                default="",
                                edge="end",
                                max_length=40,
                                reading="covers",
                                verbose_name="due",
                            ),
                        ),
                        (
                            "due_earliest",
                            models.DateField(db_index=True, editable=False, null=True),
                        ),
                        ("due_latest", models.DateField(db_index=True, editable=False, null=True)),
                        (
                            "delivered",
                            gmg_portal.lib.periods.EdtfField(
                                blank=True,
                                default="",
                                edge="day",
                                max_length=40,
                                verbose_name="delivered",
                            ),
                        ),
                        ("delivered_earliest", models.DateField(editable=False, null=True)),
                        ("delivered_latest", models.DateField(editable=False, null=True)),
                        (
                            "activity",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="outputs",
                                to="workplan.activity",
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="agencies.document",
                                verbose_name="document",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "output",
                        "verbose_name_plural": "outputs",
                        "ordering": ["activity", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("activity", "title"),
                                name="an_activity_names_an_output_once",
                                violation_error_message="The activity names this output already.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalPracticePlace",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("on_behalf_of", models.CharField(blank=True, default="", max_length=100)),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("admin", "admin"),
                                    ("form", "form"),
                                    ("api", "API"),
                                    ("import", "import"),
                                    ("command", "command"),
                                ],
                                default="command",
                                max_length=10,
                            ),
                        ),
                        ("request_id", models.CharField(blank=True, default="", max_length=64)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("changed_at", models.DateTimeField(blank=True, editable=False)),
                        (
                            "as_published",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="as published"
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")],
                                max_length=1,
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="agencies.place",
                                verbose_name="place",
                            ),
                        ),
                        (
                            "practice",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="workplan.practice",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical place of a practice",
                        "verbose_name_plural": "historical places of practices",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalPractice_themes",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                        (
                            "history",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                to="workplan.historicalpractice",
                            ),
                        ),
                        (
                            "theme",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_tablespace="",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="recommendations.theme",
                            ),
                        ),
                        (
                            "practice",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_tablespace="",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="workplan.practice",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "HistoricalPractice_themes",
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalPractice_documents",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                        (
                            "document",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_tablespace="",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="agencies.document",
                            ),
                        ),
                        (
                            "history",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                to="workplan.historicalpractice",
                            ),
                        ),
                        (
                            "practice",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_tablespace="",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="workplan.practice",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "HistoricalPractice_documents",
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalPractice_agencies",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                        (
                            "agency",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_tablespace="",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="agencies.agency",
                            ),
                        ),
                        (
                            "history",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                to="workplan.historicalpractice",
                            ),
                        ),
                        (
                            "practice",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_tablespace="",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="workplan.practice",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "HistoricalPractice_agencies",
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="PracticePlace",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("changed_at", models.DateTimeField(auto_now=True)),
                        (
                            "as_published",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="as published"
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="agencies.place",
                                verbose_name="place",
                            ),
                        ),
                        (
                            "practice",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="place_links",
                                to="workplan.practice",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "place of a practice",
                        "verbose_name_plural": "places of practices",
                        "ordering": ["practice", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("practice", "place"),
                                name="a_practice_names_a_place_once",
                                violation_error_message="The practice names this place already.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalProgressUpdate_documents",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                        (
                            "document",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_tablespace="",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="agencies.document",
                            ),
                        ),
                        (
                            "history",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                to="workplan.historicalprogressupdate",
                            ),
                        ),
                        (
                            "progressupdate",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_tablespace="",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="workplan.progressupdate",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "HistoricalProgressUpdate_documents",
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalWorkPlan_documents",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                        (
                            "document",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_tablespace="",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="agencies.document",
                            ),
                        ),
                        (
                            "history",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                to="workplan.historicalworkplan",
                            ),
                        ),
                        (
                            "workplan",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_tablespace="",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="workplan.workplan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "HistoricalWorkPlan_documents",
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalObjective",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("on_behalf_of", models.CharField(blank=True, default="", max_length=100)),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("admin", "admin"),
                                    ("form", "form"),
                                    ("api", "API"),
                                    ("import", "import"),
                                    ("command", "command"),
                                ],
                                default="command",
                                max_length=10,
                            ),
                        ),
                        ("request_id", models.CharField(blank=True, default="", max_length=64)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("changed_at", models.DateTimeField(blank=True, editable=False)),
                        (
                            "code",
                            gmg_portal.lib.fields.CleanCharField(
                                max_length=30, verbose_name="code"
                            ),
                        ),
                        (
                            "text",
                            gmg_portal.lib.fields.CleanTextField(
                                max_length=2000, verbose_name="text"
                            ),
                        ),
                        (
                            "wording",
                            models.CharField(
                                choices=[
                                    ("verbatim", "word for word"),
                                    ("own_words", "in our words"),
                                ],
                                default="own_words",
                                max_length=16,
                                verbose_name="wording",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")],
                                max_length=1,
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="workplan.workplan",
                                verbose_name="plan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical objective",
                        "verbose_name_plural": "historical objectives",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
            ],
        ),
    ]
