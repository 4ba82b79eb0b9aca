import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.db.migrations.writer import MigrationWriter
from django.db.models import Q
from django.test.utils import isolate_apps

from gmg_portal.lib.constraints import CertainPeriodOverlap, refuse_overlap
from gmg_portal.lib.periods import Period, Reading

on_postgresql = pytest.mark.skipif("connection.vendor != 'postgresql'")
elsewhere = pytest.mark.skipif("connection.vendor == 'postgresql'")


@pytest.fixture
def term(db):
    """A model of office terms of which one is certain at a time in a role, drafts aside."""
    with isolate_apps("gmg_portal.lib"):

        class Term(Period):
            reading = Reading.COVERS
            role = models.CharField(max_length=20, default="chair")
            is_draft = models.BooleanField(default=False)

            class Meta:
                app_label = "lib"
                constraints = [
                    CertainPeriodOverlap(
                        name="one_term_at_a_time", same=["role"], when=Q(is_draft=False)
                    )
                ]

            def __str__(self):
                return f"{self.role} of {self.starts}"

            def clean(self):
                super().clean()
                refuse_overlap(self, Term.objects.filter(role=self.role, is_draft=False))

        create_table(Term)
        yield Term


def create_table(model):
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("CREATE EXTENSION IF NOT EXISTS btree_gist")
        sql, params = connection.schema_editor().table_sql(model)
        cursor.execute(sql, params or None)


def test_one_chair_follows_another(term):
    term.objects.create(starts="2007-01", ends="2007-06")

    following = term(starts="2007-07", ends="2007-12")
    following.full_clean()
    following.save()

    assert term.objects.count() == 2


def test_the_secretariat_is_told_which_term_overlaps(term):
    term.objects.create(starts="2007-01", ends="2007-06")

    with pytest.raises(ValidationError, match=r"chair of 2007-01 \(January to June 2007\)"):
        term(starts="2007-06", ends="2007-12").full_clean()


def test_a_term_does_not_overlap_with_itself(term):
    chair = term.objects.create(starts="2007-01", ends="2007-06")
    chair.ends = "2007-07"
    chair.full_clean()
    chair.save()

    assert term.objects.get().ends == "2007-07"


@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        ("2007-03", ""),
        ("", "2007-03"),
        ("[2007-03..2007-08]", "[2007-04..2007-09]"),
        ("[..2007-07]", "2007-12"),
    ],
)
def test_what_may_overlap_is_not_refused(term, starts, ends):
    term.objects.create(starts="2007-01", ends="2007-06")
    possible = term(starts=starts, ends=ends)
    possible.full_clean()
    possible.save()

    assert term.objects.count() == 2


def test_an_uncertain_term_does_not_stand_in_the_way_of_a_certain_one(term):
    term.objects.create(starts="[2007-03..2007-08]", ends="[2007-04..2007-09]")
    term.objects.create(starts="2007-01", ends="")
    certain = term(starts="2007", ends="..")
    certain.full_clean()
    certain.save()

    assert term.objects.count() == 3


def test_other_roles_and_drafts_may_overlap(term):
    term.objects.create(starts="2007", ends="..")
    term.objects.create(starts="2007", ends="..", role="co-chair")
    term.objects.create(starts="2007", ends="..", is_draft=True)

    assert term.objects.count() == 3


@on_postgresql
@pytest.mark.parametrize("ends", ["2007-12", ".."])
def test_postgresql_refuses_an_overlap_that_nobody_cleaned(term, ends):
    term.objects.create(starts="2007-01", ends="..")
    with pytest.raises(IntegrityError, match="one_term_at_a_time"), transaction.atomic():
        term.objects.create(starts="2007-06", ends=ends)


@on_postgresql
def test_the_constraint_validates_on_postgresql(term):
    constraint = term._meta.constraints[0]
    term.objects.create(starts="2007-01", ends="2007-06")
    for ends, is_draft in [("", False), ("2008", True)]:
        allowed = term(starts="2007-06", ends=ends, is_draft=is_draft)
        constraint.validate(term, with_bounds(allowed))
    with pytest.raises(ValidationError, match="certainly overlaps"):
        constraint.validate(term, with_bounds(term(starts="2007-06", ends="2008")))


def with_bounds(instance):
    Period.clean(instance)
    return instance


@elsewhere
def test_other_databases_get_neither_sql_nor_validation(term):
    constraint = term._meta.constraints[0]
    editor = connection.schema_editor()

    assert constraint.constraint_sql(term, editor) is None
    assert constraint.create_sql(term, editor) is None
    assert constraint.remove_sql(term, editor) is None
    constraint.validate(term, term(starts="2007"))


def test_a_migration_builds_the_same_constraint_again():
    constraint = CertainPeriodOverlap(
        name="one_chair", same=["body", "role"], when=Q(is_interim=False)
    )
    _path, args, kwargs = constraint.deconstruct()

    assert CertainPeriodOverlap(*args, **kwargs) == constraint
    assert "CertainPeriodOverlap(" in MigrationWriter.serialize(constraint)[0]
