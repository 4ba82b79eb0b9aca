import re

import django.contrib.postgres.operations
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import agencies.models.people
import gmg_portal.lib.constraints
import gmg_portal.lib.fields
import gmg_portal.lib.lines
import gmg_portal.lib.migration_operations
import gmg_portal.lib.periods


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        django.contrib.postgres.operations.BtreeGistExtension(),
        gmg_portal.lib.migration_operations.CreateTogether(
            operations=[
                migrations.CreateModel(
                    name="User",
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
                        ("password", models.CharField(max_length=128, verbose_name="password")),
                        (
                            "last_login",
                            models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                        ),
                        (
                            "is_superuser",
                            models.BooleanField(
                                default=False,
                                help_text="Designates that this user has all permissions without explicitly assigning them.",
                                verbose_name="superuser status",
                            ),
                        ),
                        (
                            "email",
                            models.EmailField(max_length=254, unique=True, verbose_name="e-mail"),
                        ),
                        (
                            "name",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="name"
                            ),
                        ),
                        (
                            "is_staff",
                            models.BooleanField(
                                default=False,
                                help_text="For the secretariat alone.",
                                verbose_name="may enter the admin",
                            ),
                        ),
                        (
                            "is_active",
                            models.BooleanField(
                                default=True,
                                help_text="Switch off instead of deleting an account.",
                                verbose_name="active",
                            ),
                        ),
                        (
                            "date_joined",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="since"
                            ),
                        ),
                        (
                            "groups",
                            models.ManyToManyField(
                                blank=True,
                                help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                                related_name="user_set",
                                related_query_name="user",
                                to="auth.group",
                                verbose_name="groups",
                            ),
                        ),
                        (
                            "user_permissions",
                            models.ManyToManyField(
                                blank=True,
                                help_text="Specific permissions for this user.",
                                related_name="user_set",
                                related_query_name="user",
                                to="auth.permission",
                                verbose_name="user permissions",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "user",
                        "verbose_name_plural": "users",
                        "ordering": ["email"],
                        "constraints": [
                            models.UniqueConstraint(
                                django.db.models.functions.text.Lower("email"),
                                name="one_account_per_email",
                                violation_error_message="There is an account with this e-mail already.",
                            )
                        ],
                    },
                    managers=[
                        ("objects", agencies.models.people.UserManager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Place",
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
                        ("code", models.CharField(max_length=3, unique=True, verbose_name="code")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("country", "country or area"), ("region", "region")],
                                db_index=True,
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="parts",
                                to="agencies.place",
                                verbose_name="part of",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "place",
                        "verbose_name_plural": "places",
                        "ordering": ["code"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["country", "region"])),
                                name="a_place_has_a_known_kind",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("region", models.F("id")), _negated=True),
                                name="no_place_lies_in_itself",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Agency",
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
                            "acronym_en",
                            gmg_portal.lib.fields.CleanCharField(
                                max_length=60, verbose_name="acronym"
                            ),
                        ),
                        (
                            "acronym_ar",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=60, verbose_name="acronym"
                            ),
                        ),
                        (
                            "acronym_es",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=60, verbose_name="acronym"
                            ),
                        ),
                        (
                            "acronym_fr",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=60, verbose_name="acronym"
                            ),
                        ),
                        (
                            "acronym_ru",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=60, verbose_name="acronym"
                            ),
                        ),
                        (
                            "acronym_zh_hans",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=60, verbose_name="acronym"
                            ),
                        ),
                        (
                            "name_en",
                            gmg_portal.lib.fields.CleanCharField(
                                max_length=300, verbose_name="name"
                            ),
                        ),
                        (
                            "name_ar",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="name"
                            ),
                        ),
                        (
                            "name_es",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="name"
                            ),
                        ),
                        (
                            "name_fr",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="name"
                            ),
                        ),
                        (
                            "name_ru",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="name"
                            ),
                        ),
                        (
                            "name_zh_hans",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="name"
                            ),
                        ),
                        (
                            "name_official_in",
                            gmg_portal.lib.fields.LanguagesField(
                                blank=True,
                                default=list,
                                help_text="Elsewhere pages say that the name is our translation.",
                                verbose_name="name is official in",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("specialized_agency", "specialized agency"),
                                    ("fund_or_programme", "fund or programme"),
                                    ("secretariat", "part of the Secretariat"),
                                    ("general_assembly_body", "body of the General Assembly"),
                                    ("related_organization", "related organization"),
                                    ("regional_commissions", "regional commissions"),
                                    ("training_and_research", "training and research"),
                                    ("financial_institution", "financial institution"),
                                ],
                                db_index=True,
                                max_length=30,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "founded",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="founded"
                            ),
                        ),
                        (
                            "headquarters_city",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=100, verbose_name="headquarters"
                            ),
                        ),
                        (
                            "website",
                            gmg_portal.lib.fields.HttpURLField(
                                blank=True, max_length=500, verbose_name="website"
                            ),
                        ),
                        (
                            "public_contact",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True,
                                help_text="Public.",
                                max_length=1000,
                                verbose_name="public contact",
                            ),
                        ),
                        (
                            "mandate",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True, max_length=20000, verbose_name="mandate"
                            ),
                        ),
                        (
                            "migration_activities",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True,
                                max_length=20000,
                                verbose_name="what it does on migration",
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
                                to="agencies.agency",
                                verbose_name="replaced by",
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
                            "headquarters_country",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="agencies.place",
                                verbose_name="country of the headquarters",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "agency",
                        "verbose_name_plural": "agencies",
                        "ordering": ["acronym_en"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("publication__in", ["draft", "published", "withdrawn"])
                                ),
                                name="agencies_agency_has_a_known_publication",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("confidence__in", ["attested", "inferred", "unconfirmed"])
                                ),
                                name="agencies_agency_has_a_known_confidence",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("publication", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_because", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="agencies_agency_is_withdrawn_for_a_reason",
                                violation_error_message="Say why this record is withdrawn.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("version__gte", 1)),
                                name="agencies_agency_counts_versions_from_one",
                            ),
                            models.UniqueConstraint(
                                fields=("acronym_en",),
                                name="an_acronym_names_one_agency",
                                violation_error_code="unique",
                                violation_error_message="Another agency has this acronym.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "specialized_agency",
                                            "fund_or_programme",
                                            "secretariat",
                                            "general_assembly_body",
                                            "related_organization",
                                            "regional_commissions",
                                            "training_and_research",
                                            "financial_institution",
                                        ],
                                    )
                                ),
                                name="an_agency_has_a_known_kind",
                            ),
                        ],
                    },
                    bases=(gmg_portal.lib.fields.Translated, models.Model),
                ),
                migrations.CreateModel(
                    name="AgencyAlias",
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
                            "alias",
                            gmg_portal.lib.fields.CleanCharField(
                                max_length=200, verbose_name="alias"
                            ),
                        ),
                        ("normalised", models.CharField(editable=False, max_length=400)),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="aliases",
                                to="agencies.agency",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "alias",
                        "verbose_name_plural": "aliases",
                        "ordering": ["alias"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("normalised",),
                                name="an_alias_names_one_agency",
                                violation_error_message="This alias belongs to another agency already.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Constituent",
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
                            "acronym",
                            gmg_portal.lib.fields.CleanCharField(
                                max_length=60, verbose_name="acronym"
                            ),
                        ),
                        (
                            "name",
                            gmg_portal.lib.fields.CleanCharField(
                                max_length=300, verbose_name="name"
                            ),
                        ),
                        (
                            "founded",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="founded"
                            ),
                        ),
                        (
                            "headquarters_city",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=100, verbose_name="headquarters"
                            ),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="constituents",
                                to="agencies.agency",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "constituent",
                        "verbose_name_plural": "constituents",
                        "ordering": ["acronym"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("agency", "acronym"),
                                name="an_agency_names_a_constituent_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Document",
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
                                max_length=400, verbose_name="title"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("un_document", "United Nations document"),
                                    ("terms_of_reference", "terms of reference"),
                                    ("statement", "statement"),
                                    ("publication", "publication"),
                                    ("meeting_record", "meeting record"),
                                    ("presentation", "presentation"),
                                    ("news", "news"),
                                    ("reference", "reference page"),
                                ],
                                db_index=True,
                                max_length=20,
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
                            "publisher",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="publisher"
                            ),
                        ),
                        (
                            "date",
                            gmg_portal.lib.periods.EdtfField(
                                blank=True,
                                default="",
                                edge="day",
                                max_length=40,
                                verbose_name="date",
                            ),
                        ),
                        (
                            "date_earliest",
                            models.DateField(db_index=True, editable=False, null=True),
                        ),
                        ("date_latest", models.DateField(db_index=True, editable=False, null=True)),
                        (
                            "url",
                            gmg_portal.lib.fields.HttpURLField(
                                blank=True, max_length=500, verbose_name="address"
                            ),
                        ),
                        (
                            "also_at",
                            gmg_portal.lib.lines.LinesField(
                                blank=True,
                                default=list,
                                help_text="One address a line.",
                                verbose_name="also at",
                            ),
                        ),
                        (
                            "source_file",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True,
                                help_text="Name of the copy that ships with the record.",
                                max_length=200,
                                verbose_name="file held",
                            ),
                        ),
                        (
                            "language",
                            gmg_portal.lib.fields.CleanCharField(
                                default="en",
                                help_text="A code such as en or zh-hans.",
                                max_length=12,
                                verbose_name="language",
                            ),
                        ),
                        (
                            "summary",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True, max_length=20000, verbose_name="summary"
                            ),
                        ),
                        (
                            "is_gmg_publication",
                            models.BooleanField(
                                db_index=True, default=False, verbose_name="by the group"
                            ),
                        ),
                        (
                            "is_public",
                            models.BooleanField(
                                default=True,
                                help_text="If not, the library names the document but gives neither file nor address.",
                                verbose_name="can be read by the public",
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
                            "lead_agencies",
                            models.ManyToManyField(
                                blank=True,
                                related_name="led_documents",
                                to="agencies.agency",
                                verbose_name="lead agencies",
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
                                to="agencies.document",
                                verbose_name="replaced by",
                            ),
                        ),
                        (
                            "signatories",
                            models.ManyToManyField(
                                blank=True,
                                related_name="signed_documents",
                                to="agencies.agency",
                                verbose_name="signatories",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "document",
                        "verbose_name_plural": "documents",
                        "ordering": [
                            models.OrderBy(
                                models.F("date_latest"), descending=True, nulls_last=True
                            ),
                            "title",
                            "pk",
                        ],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("publication__in", ["draft", "published", "withdrawn"])
                                ),
                                name="agencies_document_has_a_known_publication",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("confidence__in", ["attested", "inferred", "unconfirmed"])
                                ),
                                name="agencies_document_has_a_known_confidence",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("publication", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_because", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="agencies_document_is_withdrawn_for_a_reason",
                                violation_error_message="Say why this record is withdrawn.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("version__gte", 1)),
                                name="agencies_document_counts_versions_from_one",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "un_document",
                                            "terms_of_reference",
                                            "statement",
                                            "publication",
                                            "meeting_record",
                                            "presentation",
                                            "news",
                                            "reference",
                                        ],
                                    )
                                ),
                                name="a_document_has_a_known_kind",
                            ),
                        ],
                    },
                    bases=(gmg_portal.lib.fields.Translated, models.Model),
                ),
                migrations.CreateModel(
                    name="Body",
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
                                reading="happened",
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
                                reading="happened",
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
                            "name_en",
                            gmg_portal.lib.fields.CleanCharField(
                                max_length=300, verbose_name="name"
                            ),
                        ),
                        (
                            "name_ar",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="name"
                            ),
                        ),
                        (
                            "name_es",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="name"
                            ),
                        ),
                        (
                            "name_fr",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="name"
                            ),
                        ),
                        (
                            "name_ru",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="name"
                            ),
                        ),
                        (
                            "name_zh_hans",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="name"
                            ),
                        ),
                        (
                            "name_official_in",
                            gmg_portal.lib.fields.LanguagesField(
                                blank=True, default=list, verbose_name="name is official in"
                            ),
                        ),
                        (
                            "alternative_names",
                            gmg_portal.lib.lines.LinesField(
                                blank=True,
                                default=list,
                                help_text="One a line.",
                                verbose_name="other names",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("group", "group"),
                                    ("governing_level", "governing level"),
                                    ("secretariat", "secretariat"),
                                    ("working_group", "working group"),
                                    ("task_force", "task force"),
                                    ("network", "network"),
                                ],
                                db_index=True,
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "mandate",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True, max_length=20000, verbose_name="mandate"
                            ),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="children",
                                to="agencies.body",
                                verbose_name="part of",
                            ),
                        ),
                        (
                            "predecessor",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="successors",
                                to="agencies.body",
                                verbose_name="predecessor",
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
                                to="agencies.body",
                                verbose_name="replaced by",
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
                    ],
                    options={
                        "verbose_name": "body",
                        "verbose_name_plural": "bodies",
                        "ordering": ["starts_latest", "name_en"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("publication__in", ["draft", "published", "withdrawn"])
                                ),
                                name="agencies_body_has_a_known_publication",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("confidence__in", ["attested", "inferred", "unconfirmed"])
                                ),
                                name="agencies_body_has_a_known_confidence",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("publication", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_because", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="agencies_body_is_withdrawn_for_a_reason",
                                violation_error_message="Say why this record is withdrawn.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("version__gte", 1)),
                                name="agencies_body_counts_versions_from_one",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "group",
                                            "governing_level",
                                            "secretariat",
                                            "working_group",
                                            "task_force",
                                            "network",
                                        ],
                                    )
                                ),
                                name="a_body_has_a_known_kind",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("parent", models.F("id")), _negated=True),
                                name="no_body_is_its_own_parent",
                                violation_error_message="A body cannot be part of itself.",
                            ),
                        ],
                    },
                    bases=(gmg_portal.lib.fields.Translated, models.Model),
                ),
                migrations.CreateModel(
                    name="AttestedCount",
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
                            "on",
                            gmg_portal.lib.periods.EdtfField(
                                blank=True, default="", edge="day", max_length=40, verbose_name="on"
                            ),
                        ),
                        ("on_earliest", models.DateField(db_index=True, editable=False, null=True)),
                        ("on_latest", models.DateField(db_index=True, editable=False, null=True)),
                        ("count", models.PositiveSmallIntegerField(verbose_name="count")),
                        (
                            "replaced_by",
                            models.ForeignKey(
                                blank=True,
                                help_text="The page of a replaced record leads there.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="agencies.attestedcount",
                                verbose_name="replaced by",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attested_counts",
                                to="agencies.body",
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
                    ],
                    options={
                        "verbose_name": "attested count",
                        "verbose_name_plural": "attested counts",
                        "ordering": ["body", "on_latest", "pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("publication__in", ["draft", "published", "withdrawn"])
                                ),
                                name="agencies_attestedcount_has_a_known_publication",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("confidence__in", ["attested", "inferred", "unconfirmed"])
                                ),
                                name="agencies_attestedcount_has_a_known_confidence",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("publication", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_because", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="agencies_attestedcount_is_withdrawn_for_a_reason",
                                violation_error_message="Say why this record is withdrawn.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("version__gte", 1)),
                                name="agencies_attestedcount_counts_versions_from_one",
                            ),
                            models.UniqueConstraint(
                                fields=("body", "on"), name="a_body_is_counted_once_a_date"
                            ),
                        ],
                    },
                    bases=(gmg_portal.lib.fields.Translated, models.Model),
                ),
                migrations.CreateModel(
                    name="Excerpt",
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
                            "heading",
                            gmg_portal.lib.fields.CleanCharField(
                                max_length=200, verbose_name="heading"
                            ),
                        ),
                        (
                            "text",
                            gmg_portal.lib.fields.CleanTextField(
                                max_length=20000, verbose_name="text"
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
                            "document",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="excerpts",
                                to="agencies.document",
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
                                to="agencies.excerpt",
                                verbose_name="replaced by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "excerpt",
                        "verbose_name_plural": "excerpts",
                        "ordering": ["document", "slug"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("publication__in", ["draft", "published", "withdrawn"])
                                ),
                                name="agencies_excerpt_has_a_known_publication",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("confidence__in", ["attested", "inferred", "unconfirmed"])
                                ),
                                name="agencies_excerpt_has_a_known_confidence",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("publication", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_because", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="agencies_excerpt_is_withdrawn_for_a_reason",
                                violation_error_message="Say why this record is withdrawn.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("version__gte", 1)),
                                name="agencies_excerpt_counts_versions_from_one",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "wording__in",
                                        ["verbatim", "official_title", "own_words", "missing"],
                                    )
                                ),
                                name="an_excerpt_has_a_known_wording",
                            ),
                        ],
                    },
                    bases=(gmg_portal.lib.fields.Translated, models.Model),
                ),
                migrations.CreateModel(
                    name="FocalPoint",
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
                            "name",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="name"
                            ),
                        ),
                        (
                            "email",
                            models.EmailField(blank=True, max_length=254, verbose_name="e-mail"),
                        ),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("drafter", "drafter"),
                                    ("submitter", "submitter"),
                                    ("secretariat", "secretariat staff"),
                                ],
                                default="submitter",
                                max_length=12,
                                verbose_name="role",
                            ),
                        ),
                        (
                            "first_day",
                            models.DateField(
                                default=django.utils.timezone.localdate, verbose_name="first day"
                            ),
                        ),
                        (
                            "last_day",
                            models.DateField(
                                blank=True,
                                help_text="Rights end with this day.",
                                null=True,
                                verbose_name="last day",
                            ),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="focal_points",
                                to="agencies.agency",
                                verbose_name="agency",
                            ),
                        ),
                        (
                            "alternate_for",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="alternates",
                                to="agencies.focalpoint",
                                verbose_name="alternate for",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="focal_points",
                                to="agencies.body",
                                verbose_name="body",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="focal_points",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="account",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "focal point",
                        "verbose_name_plural": "focal points",
                        "ordering": ["agency__acronym_en", "body__name_en", "first_day", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("agency__isnull", False), ("body__isnull", True)),
                                    models.Q(("agency__isnull", True), ("body__isnull", False)),
                                    _connector="OR",
                                ),
                                name="a_focal_point_stands_for_an_agency_or_a_body",
                                violation_error_message="Choose an agency or a body, and not both.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("user__isnull", False),
                                    models.Q(("email", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="a_focal_point_has_an_account_or_an_email",
                                violation_error_message="Give an account, or a name and an e-mail.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("last_day__isnull", True),
                                    ("last_day__gte", models.F("first_day")),
                                    _connector="OR",
                                ),
                                name="a_focal_point_begins_before_it_ends",
                                violation_error_message="The last day is before the first.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GlossaryEntry",
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
                            "term_en",
                            gmg_portal.lib.fields.CleanCharField(
                                max_length=200, verbose_name="term"
                            ),
                        ),
                        (
                            "term_ar",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="term"
                            ),
                        ),
                        (
                            "term_es",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="term"
                            ),
                        ),
                        (
                            "term_fr",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="term"
                            ),
                        ),
                        (
                            "term_ru",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="term"
                            ),
                        ),
                        (
                            "term_zh_hans",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="term"
                            ),
                        ),
                        (
                            "expansion_en",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="expansion"
                            ),
                        ),
                        (
                            "expansion_ar",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="expansion"
                            ),
                        ),
                        (
                            "expansion_es",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="expansion"
                            ),
                        ),
                        (
                            "expansion_fr",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="expansion"
                            ),
                        ),
                        (
                            "expansion_ru",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="expansion"
                            ),
                        ),
                        (
                            "expansion_zh_hans",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="expansion"
                            ),
                        ),
                        (
                            "text_en",
                            gmg_portal.lib.fields.CleanTextField(
                                max_length=20000, verbose_name="text"
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
                            "term_official_in",
                            gmg_portal.lib.fields.LanguagesField(
                                blank=True, default=list, verbose_name="term is official in"
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
                                to="agencies.glossaryentry",
                                verbose_name="replaced by",
                            ),
                        ),
                        (
                            "see_also",
                            models.ManyToManyField(
                                blank=True,
                                related_name="+",
                                to="agencies.glossaryentry",
                                verbose_name="see also",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "glossary entry",
                        "verbose_name_plural": "glossary",
                        "ordering": ["term_en"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("publication__in", ["draft", "published", "withdrawn"])
                                ),
                                name="agencies_glossaryentry_has_a_known_publication",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("confidence__in", ["attested", "inferred", "unconfirmed"])
                                ),
                                name="agencies_glossaryentry_has_a_known_confidence",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("publication", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_because", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="agencies_glossaryentry_is_withdrawn_for_a_reason",
                                violation_error_message="Say why this record is withdrawn.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("version__gte", 1)),
                                name="agencies_glossaryentry_counts_versions_from_one",
                            ),
                        ],
                    },
                    bases=(gmg_portal.lib.fields.Translated, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalAgency",
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
                            "acronym_en",
                            gmg_portal.lib.fields.CleanCharField(
                                max_length=60, verbose_name="acronym"
                            ),
                        ),
                        (
                            "acronym_ar",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=60, verbose_name="acronym"
                            ),
                        ),
                        (
                            "acronym_es",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=60, verbose_name="acronym"
                            ),
                        ),
                        (
                            "acronym_fr",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=60, verbose_name="acronym"
                            ),
                        ),
                        (
                            "acronym_ru",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=60, verbose_name="acronym"
                            ),
                        ),
                        (
                            "acronym_zh_hans",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=60, verbose_name="acronym"
                            ),
                        ),
                        (
                            "name_en",
                            gmg_portal.lib.fields.CleanCharField(
                                max_length=300, verbose_name="name"
                            ),
                        ),
                        (
                            "name_ar",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="name"
                            ),
                        ),
                        (
                            "name_es",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="name"
                            ),
                        ),
                        (
                            "name_fr",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="name"
                            ),
                        ),
                        (
                            "name_ru",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="name"
                            ),
                        ),
                        (
                            "name_zh_hans",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="name"
                            ),
                        ),
                        (
                            "name_official_in",
                            gmg_portal.lib.fields.LanguagesField(
                                blank=True,
                                default=list,
                                help_text="Elsewhere pages say that the name is our translation.",
                                verbose_name="name is official in",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("specialized_agency", "specialized agency"),
                                    ("fund_or_programme", "fund or programme"),
                                    ("secretariat", "part of the Secretariat"),
                                    ("general_assembly_body", "body of the General Assembly"),
                                    ("related_organization", "related organization"),
                                    ("regional_commissions", "regional commissions"),
                                    ("training_and_research", "training and research"),
                                    ("financial_institution", "financial institution"),
                                ],
                                db_index=True,
                                max_length=30,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "founded",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="founded"
                            ),
                        ),
                        (
                            "headquarters_city",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=100, verbose_name="headquarters"
                            ),
                        ),
                        (
                            "website",
                            gmg_portal.lib.fields.HttpURLField(
                                blank=True, max_length=500, verbose_name="website"
                            ),
                        ),
                        (
                            "public_contact",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True,
                                help_text="Public.",
                                max_length=1000,
                                verbose_name="public contact",
                            ),
                        ),
                        (
                            "mandate",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True, max_length=20000, verbose_name="mandate"
                            ),
                        ),
                        (
                            "migration_activities",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True,
                                max_length=20000,
                                verbose_name="what it does on migration",
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
                                to="agencies.agency",
                                verbose_name="replaced by",
                            ),
                        ),
                        (
                            "headquarters_country",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="agencies.place",
                                verbose_name="country of the headquarters",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical agency",
                        "verbose_name_plural": "historical agencies",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalAgency_documents",
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
                                to="agencies.historicalagency",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "HistoricalAgency_documents",
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalAgencyAlias",
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
                            "alias",
                            gmg_portal.lib.fields.CleanCharField(
                                max_length=200, verbose_name="alias"
                            ),
                        ),
                        ("normalised", models.CharField(editable=False, max_length=400)),
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
                            "agency",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="agencies.agency",
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
                        "verbose_name": "historical alias",
                        "verbose_name_plural": "historical aliases",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalAttestedCount",
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
                            "on",
                            gmg_portal.lib.periods.EdtfField(
                                blank=True, default="", edge="day", max_length=40, verbose_name="on"
                            ),
                        ),
                        ("on_earliest", models.DateField(db_index=True, editable=False, null=True)),
                        ("on_latest", models.DateField(db_index=True, editable=False, null=True)),
                        ("count", models.PositiveSmallIntegerField(verbose_name="count")),
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
                                to="agencies.attestedcount",
                                verbose_name="replaced by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical attested count",
                        "verbose_name_plural": "historical attested counts",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalAttestedCount_documents",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                        (
                            "attestedcount",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_tablespace="",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="agencies.attestedcount",
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
                                to="agencies.historicalattestedcount",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "HistoricalAttestedCount_documents",
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalBody",
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
                                reading="happened",
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
                                reading="happened",
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
                            "name_en",
                            gmg_portal.lib.fields.CleanCharField(
                                max_length=300, verbose_name="name"
                            ),
                        ),
                        (
                            "name_ar",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="name"
                            ),
                        ),
                        (
                            "name_es",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="name"
                            ),
                        ),
                        (
                            "name_fr",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="name"
                            ),
                        ),
                        (
                            "name_ru",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="name"
                            ),
                        ),
                        (
                            "name_zh_hans",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="name"
                            ),
                        ),
                        (
                            "name_official_in",
                            gmg_portal.lib.fields.LanguagesField(
                                blank=True, default=list, verbose_name="name is official in"
                            ),
                        ),
                        (
                            "alternative_names",
                            gmg_portal.lib.lines.LinesField(
                                blank=True,
                                default=list,
                                help_text="One a line.",
                                verbose_name="other names",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("group", "group"),
                                    ("governing_level", "governing level"),
                                    ("secretariat", "secretariat"),
                                    ("working_group", "working group"),
                                    ("task_force", "task force"),
                                    ("network", "network"),
                                ],
                                db_index=True,
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "mandate",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True, max_length=20000, verbose_name="mandate"
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
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="agencies.body",
                                verbose_name="part of",
                            ),
                        ),
                        (
                            "predecessor",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="agencies.body",
                                verbose_name="predecessor",
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
                                to="agencies.body",
                                verbose_name="replaced by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical body",
                        "verbose_name_plural": "historical bodies",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalBody_documents",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                        (
                            "body",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_tablespace="",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="agencies.body",
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
                                to="agencies.historicalbody",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "HistoricalBody_documents",
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalConstituent",
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
                            "acronym",
                            gmg_portal.lib.fields.CleanCharField(
                                max_length=60, verbose_name="acronym"
                            ),
                        ),
                        (
                            "name",
                            gmg_portal.lib.fields.CleanCharField(
                                max_length=300, verbose_name="name"
                            ),
                        ),
                        (
                            "founded",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="founded"
                            ),
                        ),
                        (
                            "headquarters_city",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=100, verbose_name="headquarters"
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
                            "agency",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="agencies.agency",
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
                        "verbose_name": "historical constituent",
                        "verbose_name_plural": "historical constituents",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalDocument",
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
                                max_length=400, verbose_name="title"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("un_document", "United Nations document"),
                                    ("terms_of_reference", "terms of reference"),
                                    ("statement", "statement"),
                                    ("publication", "publication"),
                                    ("meeting_record", "meeting record"),
                                    ("presentation", "presentation"),
                                    ("news", "news"),
                                    ("reference", "reference page"),
                                ],
                                db_index=True,
                                max_length=20,
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
                            "publisher",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="publisher"
                            ),
                        ),
                        (
                            "date",
                            gmg_portal.lib.periods.EdtfField(
                                blank=True,
                                default="",
                                edge="day",
                                max_length=40,
                                verbose_name="date",
                            ),
                        ),
                        (
                            "date_earliest",
                            models.DateField(db_index=True, editable=False, null=True),
                        ),
                        ("date_latest", models.DateField(db_index=True, editable=False, null=True)),
                        (
                            "url",
                            gmg_portal.lib.fields.HttpURLField(
                                blank=True, max_length=500, verbose_name="address"
                            ),
                        ),
                        (
                            "also_at",
                            gmg_portal.lib.lines.LinesField(
                                blank=True,
                                default=list,
                                help_text="One address a line.",
                                verbose_name="also at",
                            ),
                        ),
                        (
                            "source_file",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True,
                                help_text="Name of the copy that ships with the record.",
                                max_length=200,
                                verbose_name="file held",
                            ),
                        ),
                        (
                            "language",
                            gmg_portal.lib.fields.CleanCharField(
                                default="en",
                                help_text="A code such as en or zh-hans.",
                                max_length=12,
                                verbose_name="language",
                            ),
                        ),
                        (
                            "summary",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True, max_length=20000, verbose_name="summary"
                            ),
                        ),
                        (
                            "is_gmg_publication",
                            models.BooleanField(
                                db_index=True, default=False, verbose_name="by the group"
                            ),
                        ),
                        (
                            "is_public",
                            models.BooleanField(
                                default=True,
                                help_text="If not, the library names the document but gives neither file nor address.",
                                verbose_name="can be read by the public",
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
                                to="agencies.document",
                                verbose_name="replaced by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical document",
                        "verbose_name_plural": "historical documents",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalDocument_documents",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                        (
                            "from_document",
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
                                to="agencies.historicaldocument",
                            ),
                        ),
                        (
                            "to_document",
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
                    ],
                    options={
                        "verbose_name": "HistoricalDocument_documents",
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalDocument_lead_agencies",
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
                                to="agencies.historicaldocument",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "HistoricalDocument_lead_agencies",
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalDocument_signatories",
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
                                to="agencies.historicaldocument",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "HistoricalDocument_signatories",
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalExcerpt",
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
                            "heading",
                            gmg_portal.lib.fields.CleanCharField(
                                max_length=200, verbose_name="heading"
                            ),
                        ),
                        (
                            "text",
                            gmg_portal.lib.fields.CleanTextField(
                                max_length=20000, verbose_name="text"
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
                            "document",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="agencies.document",
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
                                to="agencies.excerpt",
                                verbose_name="replaced by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical excerpt",
                        "verbose_name_plural": "historical excerpts",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalExcerpt_documents",
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
                            "excerpt",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_tablespace="",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="agencies.excerpt",
                            ),
                        ),
                        (
                            "history",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                to="agencies.historicalexcerpt",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "HistoricalExcerpt_documents",
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalFocalPoint",
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
                            "name",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="name"
                            ),
                        ),
                        (
                            "email",
                            models.EmailField(blank=True, max_length=254, verbose_name="e-mail"),
                        ),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("drafter", "drafter"),
                                    ("submitter", "submitter"),
                                    ("secretariat", "secretariat staff"),
                                ],
                                default="submitter",
                                max_length=12,
                                verbose_name="role",
                            ),
                        ),
                        (
                            "first_day",
                            models.DateField(
                                default=django.utils.timezone.localdate, verbose_name="first day"
                            ),
                        ),
                        (
                            "last_day",
                            models.DateField(
                                blank=True,
                                help_text="Rights end with this day.",
                                null=True,
                                verbose_name="last day",
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
                            "alternate_for",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="agencies.focalpoint",
                                verbose_name="alternate for",
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
                            "user",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="account",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical focal point",
                        "verbose_name_plural": "historical focal points",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalGlossaryEntry",
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
                            "term_en",
                            gmg_portal.lib.fields.CleanCharField(
                                max_length=200, verbose_name="term"
                            ),
                        ),
                        (
                            "term_ar",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="term"
                            ),
                        ),
                        (
                            "term_es",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="term"
                            ),
                        ),
                        (
                            "term_fr",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="term"
                            ),
                        ),
                        (
                            "term_ru",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="term"
                            ),
                        ),
                        (
                            "term_zh_hans",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=200, verbose_name="term"
                            ),
                        ),
                        (
                            "expansion_en",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="expansion"
                            ),
                        ),
                        (
                            "expansion_ar",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="expansion"
                            ),
                        ),
                        (
                            "expansion_es",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="expansion"
                            ),
                        ),
                        (
                            "expansion_fr",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="expansion"
                            ),
                        ),
                        (
                            "expansion_ru",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="expansion"
                            ),
                        ),
                        (
                            "expansion_zh_hans",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=300, verbose_name="expansion"
                            ),
                        ),
                        (
                            "text_en",
                            gmg_portal.lib.fields.CleanTextField(
                                max_length=20000, verbose_name="text"
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
                            "term_official_in",
                            gmg_portal.lib.fields.LanguagesField(
                                blank=True, default=list, verbose_name="term is official in"
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
                                to="agencies.glossaryentry",
                                verbose_name="replaced by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical glossary entry",
                        "verbose_name_plural": "historical glossary",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalGlossaryEntry_documents",
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
                            "glossaryentry",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_tablespace="",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="agencies.glossaryentry",
                            ),
                        ),
                        (
                            "history",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                to="agencies.historicalglossaryentry",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "HistoricalGlossaryEntry_documents",
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalGlossaryEntry_see_also",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                        (
                            "from_glossaryentry",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_tablespace="",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="agencies.glossaryentry",
                            ),
                        ),
                        (
                            "history",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                to="agencies.historicalglossaryentry",
                            ),
                        ),
                        (
                            "to_glossaryentry",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_tablespace="",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="agencies.glossaryentry",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "HistoricalGlossaryEntry_see_also",
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="KeyFigure",
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
                            "what",
                            gmg_portal.lib.fields.CleanCharField(
                                max_length=200, verbose_name="what"
                            ),
                        ),
                        (
                            "value",
                            models.DecimalField(
                                decimal_places=2, max_digits=18, verbose_name="value"
                            ),
                        ),
                        (
                            "unit",
                            gmg_portal.lib.fields.CleanCharField(
                                max_length=100, verbose_name="unit"
                            ),
                        ),
                        (
                            "on",
                            gmg_portal.lib.periods.EdtfField(
                                blank=True, default="", edge="day", max_length=40, verbose_name="on"
                            ),
                        ),
                        ("on_earliest", models.DateField(db_index=True, editable=False, null=True)),
                        ("on_latest", models.DateField(db_index=True, editable=False, null=True)),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="key_figures",
                                to="agencies.agency",
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
                                to="agencies.keyfigure",
                                verbose_name="replaced by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "key figure",
                        "verbose_name_plural": "key figures",
                        "ordering": ["agency__acronym_en", "what", "-on_latest", "pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("publication__in", ["draft", "published", "withdrawn"])
                                ),
                                name="agencies_keyfigure_has_a_known_publication",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("confidence__in", ["attested", "inferred", "unconfirmed"])
                                ),
                                name="agencies_keyfigure_has_a_known_confidence",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("publication", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_because", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="agencies_keyfigure_is_withdrawn_for_a_reason",
                                violation_error_message="Say why this record is withdrawn.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("version__gte", 1)),
                                name="agencies_keyfigure_counts_versions_from_one",
                            ),
                            models.UniqueConstraint(
                                fields=("agency", "what", "on"),
                                name="a_key_figure_is_given_once_a_date",
                            ),
                        ],
                    },
                    bases=(gmg_portal.lib.fields.Translated, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalKeyFigure",
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
                            "what",
                            gmg_portal.lib.fields.CleanCharField(
                                max_length=200, verbose_name="what"
                            ),
                        ),
                        (
                            "value",
                            models.DecimalField(
                                decimal_places=2, max_digits=18, verbose_name="value"
                            ),
                        ),
                        (
                            "unit",
                            gmg_portal.lib.fields.CleanCharField(
                                max_length=100, verbose_name="unit"
                            ),
                        ),
                        (
                            "on",
                            gmg_portal.lib.periods.EdtfField(
                                blank=True, default="", edge="day", max_length=40, verbose_name="on"
                            ),
                        ),
                        ("on_earliest", models.DateField(db_index=True, editable=False, null=True)),
                        ("on_latest", models.DateField(db_index=True, editable=False, null=True)),
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
                            "agency",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="agencies.agency",
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
                                to="agencies.keyfigure",
                                verbose_name="replaced by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical key figure",
                        "verbose_name_plural": "historical key figures",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Meeting",
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
                                reading="happened",
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
                                reading="happened",
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
                            "level",
                            models.CharField(
                                choices=[
                                    ("principals", "principals"),
                                    ("working_level", "working level"),
                                    ("retreat", "retreat"),
                                    ("task_force_event", "event of a task force"),
                                    ("practitioner_symposium", "symposium of practitioners"),
                                    ("launch_event", "launch"),
                                    ("side_event", "side event"),
                                    ("statement", "statement"),
                                    ("member_event", "event of a member"),
                                    ("external_event", "event of others"),
                                ],
                                db_index=True,
                                max_length=24,
                                verbose_name="level",
                            ),
                        ),
                        (
                            "title",
                            gmg_portal.lib.fields.CleanCharField(
                                max_length=300, verbose_name="title"
                            ),
                        ),
                        (
                            "city",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=100, verbose_name="city"
                            ),
                        ),
                        (
                            "country_as_published",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=100, verbose_name="country as published"
                            ),
                        ),
                        (
                            "topic",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True, max_length=20000, verbose_name="topic"
                            ),
                        ),
                        (
                            "decisions",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True, max_length=20000, verbose_name="decisions"
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                blank=True,
                                help_text="Empty for an event of others.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="meetings",
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
                                to="agencies.meeting",
                                verbose_name="replaced by",
                            ),
                        ),
                        (
                            "country",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="agencies.place",
                                verbose_name="country",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "meeting",
                        "verbose_name_plural": "meetings",
                        "ordering": [
                            models.OrderBy(
                                models.F("starts_latest"), descending=True, nulls_last=True
                            ),
                            "title",
                            "pk",
                        ],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("publication__in", ["draft", "published", "withdrawn"])
                                ),
                                name="agencies_meeting_has_a_known_publication",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("confidence__in", ["attested", "inferred", "unconfirmed"])
                                ),
                                name="agencies_meeting_has_a_known_confidence",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("publication", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_because", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="agencies_meeting_is_withdrawn_for_a_reason",
                                violation_error_message="Say why this record is withdrawn.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("version__gte", 1)),
                                name="agencies_meeting_counts_versions_from_one",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "level__in",
                                        [
                                            "principals",
                                            "working_level",
                                            "retreat",
                                            "task_force_event",
                                            "practitioner_symposium",
                                            "launch_event",
                                            "side_event",
                                            "statement",
                                            "member_event",
                                            "external_event",
                                        ],
                                    )
                                ),
                                name="a_meeting_has_a_known_level",
                            ),
                        ],
                    },
                    bases=(gmg_portal.lib.fields.Translated, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalMeeting",
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
                                reading="happened",
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
                                reading="happened",
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
                            "level",
                            models.CharField(
                                choices=[
                                    ("principals", "principals"),
                                    ("working_level", "working level"),
                                    ("retreat", "retreat"),
                                    ("task_force_event", "event of a task force"),
                                    ("practitioner_symposium", "symposium of practitioners"),
                                    ("launch_event", "launch"),
                                    ("side_event", "side event"),
                                    ("statement", "statement"),
                                    ("member_event", "event of a member"),
                                    ("external_event", "event of others"),
                                ],
                                db_index=True,
                                max_length=24,
                                verbose_name="level",
                            ),
                        ),
                        (
                            "title",
                            gmg_portal.lib.fields.CleanCharField(
                                max_length=300, verbose_name="title"
                            ),
                        ),
                        (
                            "city",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=100, verbose_name="city"
                            ),
                        ),
                        (
                            "country_as_published",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True, max_length=100, verbose_name="country as published"
                            ),
                        ),
                        (
                            "topic",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True, max_length=20000, verbose_name="topic"
                            ),
                        ),
                        (
                            "decisions",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True, max_length=20000, verbose_name="decisions"
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
                                help_text="Empty for an event of others.",
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
                                to="agencies.meeting",
                                verbose_name="replaced by",
                            ),
                        ),
                        (
                            "country",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="agencies.place",
                                verbose_name="country",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical meeting",
                        "verbose_name_plural": "historical meetings",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Membership",
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
                                reading="happened",
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
                                reading="happened",
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
                            "status",
                            models.CharField(
                                choices=[("member", "member"), ("observer", "observer")],
                                db_index=True,
                                default="member",
                                max_length=10,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "basis",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True,
                                help_text="What the dates rest on. Public.",
                                max_length=20000,
                                verbose_name="basis",
                            ),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="memberships",
                                to="agencies.agency",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="memberships",
                                to="agencies.body",
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
                                to="agencies.membership",
                                verbose_name="replaced by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "membership",
                        "verbose_name_plural": "memberships",
                        "ordering": ["starts_latest", "agency__acronym_en", "pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("publication__in", ["draft", "published", "withdrawn"])
                                ),
                                name="agencies_membership_has_a_known_publication",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("confidence__in", ["attested", "inferred", "unconfirmed"])
                                ),
                                name="agencies_membership_has_a_known_confidence",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("publication", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_because", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="agencies_membership_is_withdrawn_for_a_reason",
                                violation_error_message="Say why this record is withdrawn.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("version__gte", 1)),
                                name="agencies_membership_counts_versions_from_one",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("status__in", ["member", "observer"])),
                                name="a_membership_has_a_known_status",
                            ),
                            gmg_portal.lib.constraints.CertainPeriodOverlap(
                                name="no_agency_is_a_member_of_a_body_twice_at_a_time",
                                same=("agency", "body"),
                            ),
                        ],
                    },
                    bases=(gmg_portal.lib.fields.Translated, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalMembership",
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
                                reading="happened",
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
                                reading="happened",
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
                            "status",
                            models.CharField(
                                choices=[("member", "member"), ("observer", "observer")],
                                db_index=True,
                                default="member",
                                max_length=10,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "basis",
                            gmg_portal.lib.fields.CleanTextField(
                                blank=True,
                                help_text="What the dates rest on. Public.",
                                max_length=20000,
                                verbose_name="basis",
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
                            "agency",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="agencies.agency",
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
                                to="agencies.membership",
                                verbose_name="replaced by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical membership",
                        "verbose_name_plural": "historical memberships",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="OfficeTerm",
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
                            "role",
                            models.CharField(
                                choices=[
                                    ("chair", "chair"),
                                    ("co_chair", "co-chair"),
                                    ("co_convener", "co-convener"),
                                    ("coordinator", "coordinator"),
                                ],
                                db_index=True,
                                max_length=12,
                                verbose_name="role",
                            ),
                        ),
                        ("is_interim", models.BooleanField(default=False, verbose_name="interim")),
                        (
                            "motto",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True,
                                help_text="Public.",
                                max_length=300,
                                verbose_name="theme of the term",
                            ),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="office_terms",
                                to="agencies.agency",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="office_terms",
                                to="agencies.body",
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
                                to="agencies.officeterm",
                                verbose_name="replaced by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "office term",
                        "verbose_name_plural": "office terms",
                        "ordering": ["starts_latest", "body", "agency__acronym_en", "pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("publication__in", ["draft", "published", "withdrawn"])
                                ),
                                name="agencies_officeterm_has_a_known_publication",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("confidence__in", ["attested", "inferred", "unconfirmed"])
                                ),
                                name="agencies_officeterm_has_a_known_confidence",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("publication", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_because", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="agencies_officeterm_is_withdrawn_for_a_reason",
                                violation_error_message="Say why this record is withdrawn.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("version__gte", 1)),
                                name="agencies_officeterm_counts_versions_from_one",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "role__in",
                                        ["chair", "co_chair", "co_convener", "coordinator"],
                                    )
                                ),
                                name="an_office_term_has_a_known_role",
                            ),
                            gmg_portal.lib.constraints.CertainPeriodOverlap(
                                name="one_chair_of_a_body_at_a_time",
                                same=("body",),
                                when=models.Q(("role", "chair")),
                            ),
                        ],
                    },
                    bases=(gmg_portal.lib.fields.Translated, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalOfficeTerm",
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
                            "role",
                            models.CharField(
                                choices=[
                                    ("chair", "chair"),
                                    ("co_chair", "co-chair"),
                                    ("co_convener", "co-convener"),
                                    ("coordinator", "coordinator"),
                                ],
                                db_index=True,
                                max_length=12,
                                verbose_name="role",
                            ),
                        ),
                        ("is_interim", models.BooleanField(default=False, verbose_name="interim")),
                        (
                            "motto",
                            gmg_portal.lib.fields.CleanCharField(
                                blank=True,
                                help_text="Public.",
                                max_length=300,
                                verbose_name="theme of the term",
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
                            "agency",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="agencies.agency",
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
                                to="agencies.officeterm",
                                verbose_name="replaced by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical office term",
                        "verbose_name_plural": "historical office terms",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalKeyFigure_documents",
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
                                to="agencies.historicalkeyfigure",
                            ),
                        ),
                        (
                            "keyfigure",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_tablespace="",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="agencies.keyfigure",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "HistoricalKeyFigure_documents",
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalMeeting_documents",
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
                                to="agencies.historicalmeeting",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_tablespace="",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="agencies.meeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "HistoricalMeeting_documents",
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalMembership_documents",
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
                                to="agencies.historicalmembership",
                            ),
                        ),
                        (
                            "membership",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_tablespace="",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="agencies.membership",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "HistoricalMembership_documents",
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalOfficeTerm_documents",
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
                                to="agencies.historicalofficeterm",
                            ),
                        ),
                        (
                            "officeterm",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_tablespace="",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="agencies.officeterm",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "HistoricalOfficeTerm_documents",
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalPlace",
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
                            models.CharField(db_index=True, max_length=3, verbose_name="code"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("country", "country or area"), ("region", "region")],
                                db_index=True,
                                max_length=10,
                                verbose_name="kind",
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
                            "region",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="agencies.place",
                                verbose_name="part of",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical place",
                        "verbose_name_plural": "historical places",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
            ],
        ),
    ]
