import re

import django.core.validators
import django.db.models.deletion
import django.db.models.functions.comparison
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import gmg_portal.lib.fields
import gmg_portal.lib.migration_operations
import gmg_portal.lib.periods


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agencies", "0001_initial"),
        ("agencies", "__first__"),
    ]

    operations = [
        gmg_portal.lib.migration_operations.CreateTogether(
            operations=[
                migrations.CreateModel(
                    name="Framework",
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
                            "issuer",
                            gmg_portal.lib.fields.CleanCharField(
                                max_length=300, verbose_name="issuer"
                            ),
                        ),
                        (
                            "summary",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True, max_length=20000, verbose_name="summary"
                            ),
                        ),
                        (
                            "dated",
                            gmg_portal.lib.periods.EdtfField(
                                blank=True,
                                default="",
                                edge="day",
                                max_length=40,
                                verbose_name="dated",
                            ),
                        ),
                        (
                            "dated_earliest",
                            models.DateField(db_index=True, editable=False, null=True),
                        ),
                        (
                            "dated_latest",
                            models.DateField(db_index=True, editable=False, null=True),
                        ),
                        (
                            "preamble",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True,
                                help_text="The lead-in without which the items are half sentences. Public.",
                                max_length=20000,
                                verbose_name="preamble",
                            ),
                        ),
                        (
                            "wording",
                            models.CharField(
                                choices=[
                                    ("verbatim", "word for word"),
                                    ("official_title", "official title"),
                                    ("own_words", "in our words"),
                                    ("missing", "text missing in the copy held"),
                                ],
                                max_length=16,
                                verbose_name="wording",
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
                                to="recommendations.framework",
                                verbose_name="replaced by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "set of recommendations",
                        "verbose_name_plural": "sets of recommendations",
                        "ordering": ["dated_latest", "title_en"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("publication__in", ["draft", "published", "withdrawn"])
                                ),
                                name="recommendations_framework_has_a_known_publication",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("confidence__in", ["attested", "inferred", "unconfirmed"])
                                ),
                                name="recommendations_framework_has_a_known_confidence",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("publication", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_because", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="recommendations_framework_is_withdrawn_for_a_reason",
                                violation_error_message="Say why this record is withdrawn.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("version__gte", 1)),
                                name="recommendations_framework_counts_versions_from_one",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "wording__in",
                                        ["verbatim", "official_title", "own_words", "missing"],
                                    )
                                ),
                                name="a_framework_has_a_known_wording",
                            ),
                        ],
                    },
                    bases=(gmg_portal.lib.fields.Translated, models.Model),
                ),
                migrations.CreateModel(
                    name="Recommendation",
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
                            "code",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True,
                                help_text="As published.",
                                max_length=30,
                                verbose_name="code",
                            ),
                        ),
                        (
                            "alternative_code",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=30, verbose_name="alternative code"
                            ),
                        ),
                        (
                            "number_is_ours",
                            models.BooleanField(
                                default=False,
                                help_text="The source has no number here.",
                                verbose_name="number is ours",
                            ),
                        ),
                        (
                            "section",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True,
                                help_text="The heading as published.",
                                max_length=300,
                                verbose_name="section",
                            ),
                        ),
                        (
                            "level",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("governance", "governance"),
                                    ("policy", "policy"),
                                    ("operational", "operational"),
                                    ("post_2015", "post-2015"),
                                ],
                                db_index=True,
                                max_length=12,
                                verbose_name="level",
                            ),
                        ),
                        (
                            "title_en",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=400, verbose_name="title"
                            ),
                        ),
                        (
                            "title_ar",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=400, verbose_name="title"
                            ),
                        ),
                        (
                            "title_es",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=400, verbose_name="title"
                            ),
                        ),
                        (
                            "title_fr",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=400, verbose_name="title"
                            ),
                        ),
                        (
                            "title_ru",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=400, verbose_name="title"
                            ),
                        ),
                        (
                            "title_zh_hans",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=400, verbose_name="title"
                            ),
                        ),
                        (
                            "title_official_in",
                            gmg_portal.lib.fields.LanguagesField(
                                blank=True, default=list, verbose_name="title is official in"
                            ),
                        ),
                        (
                            "text_en",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True, max_length=20000, verbose_name="text"
                            ),
                        ),
                        (
                            "text_ar",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True, max_length=20000, verbose_name="text"
                            ),
                        ),
                        (
                            "text_es",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True, max_length=20000, verbose_name="text"
                            ),
                        ),
                        (
                            "text_fr",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True, max_length=20000, verbose_name="text"
                            ),
                        ),
                        (
                            "text_ru",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True, max_length=20000, verbose_name="text"
                            ),
                        ),
                        (
                            "text_zh_hans",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True, max_length=20000, verbose_name="text"
                            ),
                        ),
                        (
                            "text_official_in",
                            gmg_portal.lib.fields.LanguagesField(
                                blank=True, default=list, verbose_name="text is official in"
                            ),
                        ),
                        (
                            "wording",
                            models.CharField(
                                choices=[
                                    ("verbatim", "word for word"),
                                    ("official_title", "official title"),
                                    ("own_words", "in our words"),
                                    ("missing", "text missing in the copy held"),
                                ],
                                db_index=True,
                                max_length=16,
                                verbose_name="wording",
                            ),
                        ),
                        (
                            "locator",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True,
                                help_text="Page or paragraph of the source.",
                                max_length=100,
                                verbose_name="locator",
                            ),
                        ),
                        (
                            "assessable",
                            models.BooleanField(
                                default=True,
                                help_text="Not for headings.",
                                verbose_name="can be aligned and served",
                            ),
                        ),
                        (
                            "order",
                            models.PositiveIntegerField(
                                db_index=True, default=0, verbose_name="order"
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
                            "framework",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="recommendations",
                                to="recommendations.framework",
                                verbose_name="set of recommendations",
                            ),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="parts",
                                to="recommendations.recommendation",
                                verbose_name="part of",
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
                                to="recommendations.recommendation",
                                verbose_name="replaced by",
                            ),
                        ),
                        (
                            "themes",
                            models.ManyToManyField(
                                blank=True,
                                related_name="recommendations",
                                to="recommendations.theme",
                                verbose_name="themes",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "recommendation",
                        "verbose_name_plural": "recommendations",
                        "ordering": ["order", "pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("publication__in", ["draft", "published", "withdrawn"])
                                ),
                                name="recommendations_recommendation_has_a_known_publication",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("confidence__in", ["attested", "inferred", "unconfirmed"])
                                ),
                                name="recommendations_recommendation_has_a_known_confidence",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("publication", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_because", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="recommendations_recommendation_is_withdrawn_for_a_reason",
                                violation_error_message="Say why this record is withdrawn.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("version__gte", 1)),
                                name="recommendations_recommendation_counts_versions_from_one",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("code", ""), _negated=True),
                                fields=("framework", "code"),
                                name="a_code_names_one_recommendation_of_a_set",
                                violation_error_message="This set has an item with this code already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("parent", models.F("id")), _negated=True),
                                name="no_recommendation_is_its_own_part",
                                violation_error_message="A recommendation cannot be part of itself.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "wording__in",
                                        ["verbatim", "official_title", "own_words", "missing"],
                                    )
                                ),
                                name="a_recommendation_has_a_known_wording",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "level__in",
                                        ["", "governance", "policy", "operational", "post_2015"],
                                    )
                                ),
                                name="a_recommendation_has_a_known_level",
                            ),
                        ],
                    },
                    bases=(gmg_portal.lib.fields.Translated, models.Model),
                ),
                migrations.CreateModel(
                    name="Alignment",
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
                            "relation",
                            models.CharField(
                                choices=[
                                    ("exact", "says the same as"),
                                    ("close", "is close to"),
                                    ("broader", "is broader than"),
                                    ("narrower", "is narrower than"),
                                    ("related", "is related to"),
                                ],
                                max_length=10,
                                verbose_name="relation",
                            ),
                        ),
                        (
                            "rationale",
                            gmg_portal.lib.fields.CleanTextField(
                                help_text="Why the two meet. Public.",
                                max_length=20000,
                                verbose_name="rationale",
                            ),
                        ),
                        (
                            "basis",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True,
                                help_text="What it rests on. Public.",
                                max_length=20000,
                                verbose_name="basis",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("proposed", "proposed"),
                                    ("endorsed", "endorsed"),
                                    ("rejected", "rejected"),
                                ],
                                db_index=True,
                                default="proposed",
                                editable=False,
                                max_length=10,
                                verbose_name="state",
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
                                to="recommendations.alignment",
                                verbose_name="replaced by",
                            ),
                        ),
                        (
                            "recommendation_a",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="recommendations.recommendation",
                                verbose_name="this",
                            ),
                        ),
                        (
                            "recommendation_b",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="recommendations.recommendation",
                                verbose_name="to that",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "alignment",
                        "verbose_name_plural": "alignments",
                        "ordering": ["recommendation_a__order", "recommendation_b__order", "pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("publication__in", ["draft", "published", "withdrawn"])
                                ),
                                name="recommendations_alignment_has_a_known_publication",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("confidence__in", ["attested", "inferred", "unconfirmed"])
                                ),
                                name="recommendations_alignment_has_a_known_confidence",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("publication", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_because", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="recommendations_alignment_is_withdrawn_for_a_reason",
                                violation_error_message="Say why this record is withdrawn.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("version__gte", 1)),
                                name="recommendations_alignment_counts_versions_from_one",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("recommendation_a", models.F("recommendation_b")),
                                    _negated=True,
                                ),
                                name="no_recommendation_is_aligned_with_itself",
                                violation_error_message="Choose two different recommendations.",
                            ),
                            models.UniqueConstraint(
                                django.db.models.functions.comparison.Least(
                                    "recommendation_a", "recommendation_b"
                                ),
                                django.db.models.functions.comparison.Greatest(
                                    "recommendation_a", "recommendation_b"
                                ),
                                name="two_recommendations_are_aligned_once",
                                violation_error_message="This pair is on record already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "relation__in",
                                        ["exact", "close", "broader", "narrower", "related"],
                                    )
                                ),
                                name="an_alignment_has_a_known_relation",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["proposed", "endorsed", "rejected"])
                                ),
                                name="an_alignment_has_a_known_state",
                            ),
                        ],
                    },
                    bases=(gmg_portal.lib.fields.Translated, models.Model),
                ),
                migrations.CreateModel(
                    name="ConvergenceTable",
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
                                to="recommendations.convergencetable",
                                verbose_name="replaced by",
                            ),
                        ),
                        (
                            "rows_framework",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="recommendations.framework",
                                verbose_name="rows",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "convergence table",
                        "verbose_name_plural": "convergence tables",
                        "ordering": ["title"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("publication__in", ["draft", "published", "withdrawn"])
                                ),
                                name="recommendations_convergencetable_has_a_known_publication",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("confidence__in", ["attested", "inferred", "unconfirmed"])
                                ),
                                name="recommendations_convergencetable_has_a_known_confidence",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("publication", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_because", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="recommendations_convergencetable_is_withdrawn_for_a_reason",
                                violation_error_message="Say why this record is withdrawn.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("version__gte", 1)),
                                name="recommendations_convergencetable_counts_versions_from_one",
                            ),
                        ],
                    },
                    bases=(gmg_portal.lib.fields.Translated, models.Model),
                ),
                migrations.CreateModel(
                    name="ConvergenceColumn",
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
                            models.SlugField(
                                max_length=100, verbose_name="short name in addresses"
                            ),
                        ),
                        (
                            "name",
                            gmg_portal.lib.fields.CleanCharField(
                                max_length=200, verbose_name="name"
                            ),
                        ),
                        (
                            "order",
                            models.PositiveSmallIntegerField(default=0, verbose_name="order"),
                        ),
                        (
                            "table",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="columns",
                                to="recommendations.convergencetable",
                            ),
                        ),
                        (
                            "frameworks",
                            models.ManyToManyField(
                                related_name="+",
                                to="recommendations.framework",
                                verbose_name="sets of recommendations",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "column",
                        "verbose_name_plural": "columns",
                        "ordering": ["order", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("table", "slug"), name="a_column_of_a_table_is_named_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalAlignment",
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
                            "relation",
                            models.CharField(
                                choices=[
                                    ("exact", "says the same as"),
                                    ("close", "is close to"),
                                    ("broader", "is broader than"),
                                    ("narrower", "is narrower than"),
                                    ("related", "is related to"),
                                ],
                                max_length=10,
                                verbose_name="relation",
                            ),
                        ),
                        (
                            "rationale",
                            gmg_portal.lib.fields.CleanTextField(
                                help_text="Why the two meet. Public.",
                                max_length=20000,
                                verbose_name="rationale",
                            ),
                        ),
                        (
                            "basis",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True,
                                help_text="What it rests on. Public.",
                                max_length=20000,
                                verbose_name="basis",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("proposed", "proposed"),
                                    ("endorsed", "endorsed"),
                                    ("rejected", "rejected"),
                                ],
                                db_index=True,
                                default="proposed",
                                editable=False,
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
                                to="recommendations.alignment",
                                verbose_name="replaced by",
                            ),
                        ),
                        (
                            "recommendation_a",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="recommendations.recommendation",
                                verbose_name="this",
                            ),
                        ),
                        (
                            "recommendation_b",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="recommendations.recommendation",
                                verbose_name="to that",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical alignment",
                        "verbose_name_plural": "historical alignments",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalAlignment_documents",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                        (
                            "alignment",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_tablespace="",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="recommendations.alignment",
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
                                to="recommendations.historicalalignment",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "HistoricalAlignment_documents",
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalConvergenceColumn",
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
                            models.SlugField(
                                max_length=100, verbose_name="short name in addresses"
                            ),
                        ),
                        (
                            "name",
                            gmg_portal.lib.fields.CleanCharField(
                                max_length=200, verbose_name="name"
                            ),
                        ),
                        (
                            "order",
                            models.PositiveSmallIntegerField(default=0, verbose_name="order"),
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
                            "table",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="recommendations.convergencetable",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical column",
                        "verbose_name_plural": "historical columns",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalConvergenceColumn_frameworks",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                        (
                            "convergencecolumn",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_tablespace="",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="recommendations.convergencecolumn",
                            ),
                        ),
                        (
                            "framework",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_tablespace="",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="recommendations.framework",
                            ),
                        ),
                        (
                            "history",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                to="recommendations.historicalconvergencecolumn",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "HistoricalConvergenceColumn_frameworks",
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalConvergenceTable",
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
                                to="recommendations.convergencetable",
                                verbose_name="replaced by",
                            ),
                        ),
                        (
                            "rows_framework",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="recommendations.framework",
                                verbose_name="rows",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical convergence table",
                        "verbose_name_plural": "historical convergence tables",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalConvergenceTable_documents",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                        (
                            "convergencetable",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_tablespace="",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="recommendations.convergencetable",
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
                                to="recommendations.historicalconvergencetable",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "HistoricalConvergenceTable_documents",
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalFramework",
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
                            "issuer",
                            gmg_portal.lib.fields.CleanCharField(
                                max_length=300, verbose_name="issuer"
                            ),
                        ),
                        (
                            "summary",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True, max_length=20000, verbose_name="summary"
                            ),
                        ),
                        (
                            "dated",
                            gmg_portal.lib.periods.EdtfField(
                                blank=True,
                                default="",
                                edge="day",
                                max_length=40,
                                verbose_name="dated",
                            ),
                        ),
                        (
                            "dated_earliest",
                            models.DateField(db_index=True, editable=False, null=True),
                        ),
                        (
                            "dated_latest",
                            models.DateField(db_index=True, editable=False, null=True),
                        ),
                        (
                            "preamble",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True,
                                help_text="The lead-in without which the items are half sentences. Public.",
                                max_length=20000,
                                verbose_name="preamble",
                            ),
                        ),
                        (
                            "wording",
                            models.CharField(
                                choices=[
                                    ("verbatim", "word for word"),
                                    ("official_title", "official title"),
                                    ("own_words", "in our words"),
                                    ("missing", "text missing in the copy held"),
                                ],
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
                            "replaced_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="The page of a replaced record leads there.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="recommendations.framework",
                                verbose_name="replaced by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical set of recommendations",
                        "verbose_name_plural": "historical sets of recommendations",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalFramework_documents",
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
                            "framework",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_tablespace="",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="recommendations.framework",
                            ),
                        ),
                        (
                            "history",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                to="recommendations.historicalframework",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "HistoricalFramework_documents",
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Instrument",
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
                            "title_en",
                            gmg_portal.lib.fields.CleanCharField(
                                max_length=400, verbose_name="title"
                            ),
                        ),
                        (
                            "title_ar",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=400, verbose_name="title"
                            ),
                        ),
                        (
                            "title_es",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=400, verbose_name="title"
                            ),
                        ),
                        (
                            "title_fr",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=400, verbose_name="title"
                            ),
                        ),
                        (
                            "title_ru",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=400, verbose_name="title"
                            ),
                        ),
                        (
                            "title_zh_hans",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=400, verbose_name="title"
                            ),
                        ),
                        (
                            "title_official_in",
                            gmg_portal.lib.fields.LanguagesField(
                                blank=True, default=list, verbose_name="title is official in"
                            ),
                        ),
                        (
                            "short_name_en",
                            gmg_portal.lib.fields.CleanCharField(
                                max_length=150, verbose_name="short name"
                            ),
                        ),
                        (
                            "short_name_ar",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=150, verbose_name="short name"
                            ),
                        ),
                        (
                            "short_name_es",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=150, verbose_name="short name"
                            ),
                        ),
                        (
                            "short_name_fr",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=150, verbose_name="short name"
                            ),
                        ),
                        (
                            "short_name_ru",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=150, verbose_name="short name"
                            ),
                        ),
                        (
                            "short_name_zh_hans",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=150, verbose_name="short name"
                            ),
                        ),
                        (
                            "short_name_official_in",
                            gmg_portal.lib.fields.LanguagesField(
                                blank=True, default=list, verbose_name="short name is official in"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("convention", "convention"),
                                    ("covenant", "covenant"),
                                    ("protocol", "protocol"),
                                    ("declaration", "declaration"),
                                    ("compact", "non-binding compact"),
                                    ("framework", "non-binding framework"),
                                ],
                                db_index=True,
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "scope",
                            models.CharField(
                                choices=[("global", "global"), ("regional", "regional")],
                                db_index=True,
                                max_length=10,
                                verbose_name="scope",
                            ),
                        ),
                        (
                            "scope_note",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=100, verbose_name="region as published"
                            ),
                        ),
                        (
                            "adopted",
                            gmg_portal.lib.periods.EdtfField(
                                blank=True,
                                default="",
                                edge="day",
                                max_length=40,
                                verbose_name="adopted",
                            ),
                        ),
                        (
                            "adopted_earliest",
                            models.DateField(db_index=True, editable=False, null=True),
                        ),
                        (
                            "adopted_latest",
                            models.DateField(db_index=True, editable=False, null=True),
                        ),
                        (
                            "entered_into_force",
                            gmg_portal.lib.periods.EdtfField(
                                blank=True,
                                default="",
                                edge="day",
                                max_length=40,
                                verbose_name="entered into force",
                            ),
                        ),
                        (
                            "entered_into_force_earliest",
                            models.DateField(editable=False, null=True),
                        ),
                        ("entered_into_force_latest", models.DateField(editable=False, null=True)),
                        (
                            "depositary",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="depositary"
                            ),
                        ),
                        (
                            "parties",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="parties"
                            ),
                        ),
                        (
                            "parties_as_of",
                            gmg_portal.lib.periods.EdtfField(
                                blank=True,
                                default="",
                                edge="day",
                                max_length=40,
                                verbose_name="parties as of",
                            ),
                        ),
                        ("parties_as_of_earliest", models.DateField(editable=False, null=True)),
                        ("parties_as_of_latest", models.DateField(editable=False, null=True)),
                        (
                            "status_url",
                            gmg_portal.lib.fields.HttpURLField(
                                blank=True, max_length=500, verbose_name="status at the depositary"
                            ),
                        ),
                        (
                            "custodian",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="agencies.agency",
                                verbose_name="looked after by",
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
                            "regions",
                            models.ManyToManyField(
                                blank=True,
                                related_name="+",
                                to="agencies.place",
                                verbose_name="regions",
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
                                to="recommendations.instrument",
                                verbose_name="replaced by",
                            ),
                        ),
                        (
                            "recommendations",
                            models.ManyToManyField(
                                related_name="+",
                                through="recommendations.InstrumentRecommendation",
                                to="recommendations.recommendation",
                                verbose_name="recommendations",
                            ),
                        ),
                        (
                            "themes",
                            models.ManyToManyField(
                                blank=True,
                                related_name="instruments",
                                to="recommendations.theme",
                                verbose_name="themes",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "treaty or declaration",
                        "verbose_name_plural": "treaties and declarations",
                        "ordering": ["adopted_latest", "title_en"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("publication__in", ["draft", "published", "withdrawn"])
                                ),
                                name="recommendations_instrument_has_a_known_publication",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("confidence__in", ["attested", "inferred", "unconfirmed"])
                                ),
                                name="recommendations_instrument_has_a_known_confidence",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("publication", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_because", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="recommendations_instrument_is_withdrawn_for_a_reason",
                                violation_error_message="Say why this record is withdrawn.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("version__gte", 1)),
                                name="recommendations_instrument_counts_versions_from_one",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "convention",
                                            "covenant",
                                            "protocol",
                                            "declaration",
                                            "compact",
                                            "framework",
                                        ],
                                    )
                                ),
                                name="an_instrument_has_a_known_kind",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("scope__in", ["global", "regional"])),
                                name="an_instrument_has_a_known_scope",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("parties__isnull", True),
                                    models.Q(("parties_as_of", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="a_number_of_parties_has_a_date",
                                violation_error_message="Say as of when this is the number of parties.",
                            ),
                        ],
                    },
                    bases=(gmg_portal.lib.fields.Translated, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalInstrument",
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
                            "title_en",
                            gmg_portal.lib.fields.CleanCharField(
                                max_length=400, verbose_name="title"
                            ),
                        ),
                        (
                            "title_ar",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=400, verbose_name="title"
                            ),
                        ),
                        (
                            "title_es",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=400, verbose_name="title"
                            ),
                        ),
                        (
                            "title_fr",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=400, verbose_name="title"
                            ),
                        ),
                        (
                            "title_ru",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=400, verbose_name="title"
                            ),
                        ),
                        (
                            "title_zh_hans",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=400, verbose_name="title"
                            ),
                        ),
                        (
                            "title_official_in",
                            gmg_portal.lib.fields.LanguagesField(
                                blank=True, default=list, verbose_name="title is official in"
                            ),
                        ),
                        (
                            "short_name_en",
                            gmg_portal.lib.fields.CleanCharField(
                                max_length=150, verbose_name="short name"
                            ),
                        ),
                        (
                            "short_name_ar",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=150, verbose_name="short name"
                            ),
                        ),
                        (
                            "short_name_es",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=150, verbose_name="short name"
                            ),
                        ),
                        (
                            "short_name_fr",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=150, verbose_name="short name"
                            ),
                        ),
                        (
                            "short_name_ru",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=150, verbose_name="short name"
                            ),
                        ),
                        (
                            "short_name_zh_hans",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=150, verbose_name="short name"
                            ),
                        ),
                        (
                            "short_name_official_in",
                            gmg_portal.lib.fields.LanguagesField(
                                blank=True, default=list, verbose_name="short name is official in"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("convention", "convention"),
                                    ("covenant", "covenant"),
                                    ("protocol", "protocol"),
                                    ("declaration", "declaration"),
                                    ("compact", "non-binding compact"),
                                    ("framework", "non-binding framework"),
                                ],
                                db_index=True,
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "scope",
                            models.CharField(
                                choices=[("global", "global"), ("regional", "regional")],
                                db_index=True,
                                max_length=10,
                                verbose_name="scope",
                            ),
                        ),
                        (
                            "scope_note",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=100, verbose_name="region as published"
                            ),
                        ),
                        (
                            "adopted",
                            gmg_portal.lib.periods.EdtfField(
                                blank=True,
                                default="",
                                edge="day",
                                max_length=40,
                                verbose_name="adopted",
                            ),
                        ),
                        (
                            "adopted_earliest",
                            models.DateField(db_index=True, editable=False, null=True),
                        ),
                        (
                            "adopted_latest",
                            models.DateField(db_index=True, editable=False, null=True),
                        ),
                        (
                            "entered_into_force",
                            gmg_portal.lib.periods.EdtfField(
                                blank=True,
                                default="",
                                edge="day",
                                max_length=40,
                                verbose_name="entered into force",
                            ),
                        ),
                        (
                            "entered_into_force_earliest",
                            models.DateField(editable=False, null=True),
                        ),
                        ("entered_into_force_latest", models.DateField(editable=False, null=True)),
                        (
                            "depositary",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="depositary"
                            ),
                        ),
                        (
                            "parties",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="parties"
                            ),
                        ),
                        (
                            "parties_as_of",
                            gmg_portal.lib.periods.EdtfField(
                                blank=True,
                                default="",
                                edge="day",
                                max_length=40,
                                verbose_name="parties as of",
                            ),
                        ),
                        ("parties_as_of_earliest", models.DateField(editable=False, null=True)),
                        ("parties_as_of_latest", models.DateField(editable=False, null=True)),
                        (
                            "status_url",
                            gmg_portal.lib.fields.HttpURLField(
                                blank=True, max_length=500, verbose_name="status at the depositary"
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
                            "custodian",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="agencies.agency",
                                verbose_name="looked after by",
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
                                to="recommendations.instrument",
                                verbose_name="replaced by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical treaty or declaration",
                        "verbose_name_plural": "historical treaties and declarations",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="NoCounterpart",
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
                            "checked",
                            gmg_portal.lib.periods.EdtfField(
                                blank=True,
                                default="",
                                edge="day",
                                max_length=40,
                                verbose_name="checked",
                            ),
                        ),
                        (
                            "checked_earliest",
                            models.DateField(db_index=True, editable=False, null=True),
                        ),
                        (
                            "checked_latest",
                            models.DateField(db_index=True, editable=False, null=True),
                        ),
                        (
                            "checked_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="looked for by",
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
                            "framework",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="recommendations.framework",
                                verbose_name="looked for in",
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
                                to="recommendations.nocounterpart",
                                verbose_name="replaced by",
                            ),
                        ),
                        (
                            "recommendation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="no_counterparts",
                                to="recommendations.recommendation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "none found",
                        "verbose_name_plural": "looked for, none found",
                        "ordering": ["recommendation__order", "framework", "pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("publication__in", ["draft", "published", "withdrawn"])
                                ),
                                name="recommendations_nocounterpart_has_a_known_publication",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("confidence__in", ["attested", "inferred", "unconfirmed"])
                                ),
                                name="recommendations_nocounterpart_has_a_known_confidence",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("publication", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_because", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="recommendations_nocounterpart_is_withdrawn_for_a_reason",
                                violation_error_message="Say why this record is withdrawn.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("version__gte", 1)),
                                name="recommendations_nocounterpart_counts_versions_from_one",
                            ),
                            models.UniqueConstraint(
                                fields=("recommendation", "framework"),
                                name="none_found_is_said_once_of_a_set",
                                violation_error_message="This is on record already.",
                            ),
                        ],
                    },
                    bases=(gmg_portal.lib.fields.Translated, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalNoCounterpart",
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
                            "checked",
                            gmg_portal.lib.periods.EdtfField(
                                blank=True,
                                default="",
                                edge="day",
                                max_length=40,
                                verbose_name="checked",
                            ),
                        ),
                        (
                            "checked_earliest",
                            models.DateField(db_index=True, editable=False, null=True),
                        ),
                        (
                            "checked_latest",
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
                            "checked_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="looked for by",
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
                                verbose_name="looked for in",
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
                                to="recommendations.nocounterpart",
                                verbose_name="replaced by",
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
                                to="recommendations.recommendation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical none found",
                        "verbose_name_plural": "historical looked for, none found",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalRecommendation",
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
                            "code",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True,
                                help_text="As published.",
                                max_length=30,
                                verbose_name="code",
                            ),
                        ),
                        (
                            "alternative_code",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=30, verbose_name="alternative code"
                            ),
                        ),
                        (
                            "number_is_ours",
                            models.BooleanField(
                                default=False,
                                help_text="The source has no number here.",
                                verbose_name="number is ours",
                            ),
                        ),
                        (
                            "section",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True,
                                help_text="The heading as published.",
                                max_length=300,
                                verbose_name="section",
                            ),
                        ),
                        (
                            "level",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("governance", "governance"),
                                    ("policy", "policy"),
                                    ("operational", "operational"),
                                    ("post_2015", "post-2015"),
                                ],
                                db_index=True,
                                max_length=12,
                                verbose_name="level",
                            ),
                        ),
                        (
                            "title_en",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=400, verbose_name="title"
                            ),
                        ),
                        (
                            "title_ar",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=400, verbose_name="title"
                            ),
                        ),
                        (
                            "title_es",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=400, verbose_name="title"
                            ),
                        ),
                        (
                            "title_fr",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=400, verbose_name="title"
                            ),
                        ),
                        (
                            "title_ru",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=400, verbose_name="title"
                            ),
                        ),
                        (
                            "title_zh_hans",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=400, verbose_name="title"
                            ),
                        ),
                        (
                            "title_official_in",
                            gmg_portal.lib.fields.LanguagesField(
                                blank=True, default=list, verbose_name="title is official in"
                            ),
                        ),
                        (
                            "text_en",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True, max_length=20000, verbose_name="text"
                            ),
                        ),
                        (
                            "text_ar",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True, max_length=20000, verbose_name="text"
                            ),
                        ),
                        (
                            "text_es",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True, max_length=20000, verbose_name="text"
                            ),
                        ),
                        (
                            "text_fr",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True, max_length=20000, verbose_name="text"
                            ),
                        ),
                        (
                            "text_ru",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True, max_length=20000, verbose_name="text"
                            ),
                        ),
                        (
                            "text_zh_hans",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True, max_length=20000, verbose_name="text"
                            ),
                        ),
                        (
                            "text_official_in",
                            gmg_portal.lib.fields.LanguagesField(
                                blank=True, default=list, verbose_name="text is official in"
                            ),
                        ),
                        (
                            "wording",
                            models.CharField(
                                choices=[
                                    ("verbatim", "word for word"),
                                    ("official_title", "official title"),
                                    ("own_words", "in our words"),
                                    ("missing", "text missing in the copy held"),
                                ],
                                db_index=True,
                                max_length=16,
                                verbose_name="wording",
                            ),
                        ),
                        (
                            "locator",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True,
                                help_text="Page or paragraph of the source.",
                                max_length=100,
                                verbose_name="locator",
                            ),
                        ),
                        (
                            "assessable",
                            models.BooleanField(
                                default=True,
                                help_text="Not for headings.",
                                verbose_name="can be aligned and served",
                            ),
                        ),
                        (
                            "order",
                            models.PositiveIntegerField(
                                db_index=True, default=0, verbose_name="order"
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
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="recommendations.recommendation",
                                verbose_name="part of",
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
                                to="recommendations.recommendation",
                                verbose_name="replaced by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical recommendation",
                        "verbose_name_plural": "historical recommendations",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Theme",
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
                            "name_en",
                            gmg_portal.lib.fields.CleanCharField(
                                max_length=200, verbose_name="name"
                            ),
                        ),
                        (
                            "name_ar",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="name"
                            ),
                        ),
                        (
                            "name_es",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="name"
                            ),
                        ),
                        (
                            "name_fr",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="name"
                            ),
                        ),
                        (
                            "name_ru",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="name"
                            ),
                        ),
                        (
                            "name_zh_hans",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="name"
                            ),
                        ),
                        (
                            "name_official_in",
                            gmg_portal.lib.fields.LanguagesField(
                                blank=True, default=list, verbose_name="name is official in"
                            ),
                        ),
                        (
                            "description",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True, max_length=20000, verbose_name="description"
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
                                to="recommendations.theme",
                                verbose_name="replaced by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "theme",
                        "verbose_name_plural": "themes",
                        "ordering": ["name_en"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("publication__in", ["draft", "published", "withdrawn"])
                                ),
                                name="recommendations_theme_has_a_known_publication",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("confidence__in", ["attested", "inferred", "unconfirmed"])
                                ),
                                name="recommendations_theme_has_a_known_confidence",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("publication", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_because", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="recommendations_theme_is_withdrawn_for_a_reason",
                                violation_error_message="Say why this record is withdrawn.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("version__gte", 1)),
                                name="recommendations_theme_counts_versions_from_one",
                            ),
                        ],
                    },
                    bases=(gmg_portal.lib.fields.Translated, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalTheme",
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
                            "name_en",
                            gmg_portal.lib.fields.CleanCharField(
                                max_length=200, verbose_name="name"
                            ),
                        ),
                        (
                            "name_ar",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="name"
                            ),
                        ),
                        (
                            "name_es",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="name"
                            ),
                        ),
                        (
                            "name_fr",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="name"
                            ),
                        ),
                        (
                            "name_ru",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="name"
                            ),
                        ),
                        (
                            "name_zh_hans",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="name"
                            ),
                        ),
                        (
                            "name_official_in",
                            gmg_portal.lib.fields.LanguagesField(
                                blank=True, default=list, verbose_name="name is official in"
                            ),
                        ),
                        (
                            "description",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True, max_length=20000, verbose_name="description"
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
                                to="recommendations.theme",
                                verbose_name="replaced by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical theme",
                        "verbose_name_plural": "historical themes",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalInstrument_regions",
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
                                to="recommendations.historicalinstrument",
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_tablespace="",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="agencies.place",
                            ),
                        ),
                        (
                            "instrument",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_tablespace="",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="recommendations.instrument",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "HistoricalInstrument_regions",
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalInstrument_documents",
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
                                to="recommendations.historicalinstrument",
                            ),
                        ),
                        (
                            "instrument",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_tablespace="",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="recommendations.instrument",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "HistoricalInstrument_documents",
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalNoCounterpart_documents",
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
                                to="recommendations.historicalnocounterpart",
                            ),
                        ),
                        (
                            "nocounterpart",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_tablespace="",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="recommendations.nocounterpart",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "HistoricalNoCounterpart_documents",
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="InstrumentRecommendation",
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
                                help_text="Documented: the text names the treaty. Worked out: it is our reading.",
                                max_length=12,
                                verbose_name="confidence",
                            ),
                        ),
                        (
                            "instrument",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="recommendation_links",
                                to="recommendations.instrument",
                            ),
                        ),
                        (
                            "recommendation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="instrument_links",
                                to="recommendations.recommendation",
                                verbose_name="recommendation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "recommendation about a treaty",
                        "verbose_name_plural": "recommendations about treaties",
                        "ordering": ["instrument", "recommendation__order", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("instrument", "recommendation"),
                                name="a_treaty_names_a_recommendation_once",
                                violation_error_message="This recommendation is named already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("confidence__in", ["attested", "inferred", "unconfirmed"])
                                ),
                                name="a_recommendation_about_a_treaty_has_a_known_confidence",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalRecommendation_documents",
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
                                to="recommendations.historicalrecommendation",
                            ),
                        ),
                        (
                            "recommendation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_tablespace="",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="recommendations.recommendation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "HistoricalRecommendation_documents",
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalInstrumentRecommendation",
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
                                help_text="Documented: the text names the treaty. Worked out: it is our reading.",
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
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "instrument",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="recommendations.instrument",
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
                                to="recommendations.recommendation",
                                verbose_name="recommendation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical recommendation about a treaty",
                        "verbose_name_plural": "historical recommendations about treaties",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Erratum",
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
                        ("field", models.CharField(max_length=20, verbose_name="text")),
                        ("old_text", models.TextField(verbose_name="as it was")),
                        ("new_text", models.TextField(blank=True, verbose_name="corrected to")),
                        (
                            "reason",
                            gmg_portal.lib.fields.CleanTextField(
                                help_text="Public.",
                                max_length=2000,
                                verbose_name="why it was corrected",
                            ),
                        ),
                        (
                            "corrected_on",
                            models.DateField(db_index=True, verbose_name="corrected on"),
                        ),
                        (
                            "at",
                            models.DateTimeField(auto_now_add=True, verbose_name="written down at"),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="by",
                            ),
                        ),
                        (
                            "recommendation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="errata",
                                to="recommendations.recommendation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "erratum",
                        "verbose_name_plural": "errata",
                        "ordering": ["-corrected_on", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True),
                                name="an_erratum_says_why",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("old_text", models.F("new_text")), _negated=True
                                ),
                                name="an_erratum_changes_the_text",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalTheme_documents",
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
                                to="recommendations.historicaltheme",
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
                        "verbose_name": "HistoricalTheme_documents",
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalRecommendation_themes",
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
                                to="recommendations.historicalrecommendation",
                            ),
                        ),
                        (
                            "recommendation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_tablespace="",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="recommendations.recommendation",
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
                        "verbose_name": "HistoricalRecommendation_themes",
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalInstrument_themes",
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
                                to="recommendations.historicalinstrument",
                            ),
                        ),
                        (
                            "instrument",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_tablespace="",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="recommendations.instrument",
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
                        "verbose_name": "HistoricalInstrument_themes",
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="AlignmentEvent",
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
                            "from_state",
                            models.CharField(blank=True, max_length=12, verbose_name="from"),
                        ),
                        ("to_state", models.CharField(max_length=12, verbose_name="to")),
                        (
                            "comment",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True, help_text="Public.", max_length=2000, verbose_name="why"
                            ),
                        ),
                        (
                            "decided_on",
                            models.DateField(
                                blank=True, db_index=True, null=True, verbose_name="decided on"
                            ),
                        ),
                        (
                            "at",
                            models.DateTimeField(auto_now_add=True, verbose_name="written down at"),
                        ),
                        (
                            "alignment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="events",
                                to="recommendations.alignment",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                help_text="Empty for what came with the record.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="by",
                            ),
                        ),
                        (
                            "on_behalf_of",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="agencies.agency",
                                verbose_name="on behalf of",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "decision on an alignment",
                        "verbose_name_plural": "decisions on alignments",
                        "ordering": ["pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("to_state__in", ["proposed", "endorsed", "rejected"])
                                ),
                                name="a_decision_leads_to_a_known_state_of_an_alignment",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("from_state__in", ["", "proposed", "endorsed", "rejected"])
                                ),
                                name="a_decision_comes_from_a_known_state_of_an_alignment",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
