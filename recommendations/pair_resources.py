"""Pairs, and what was looked for in vain, as tables: sides are named by short name or by code."""

from functools import cache

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from gmg_portal.lib.columns import ChoiceColumn, ReferenceColumn, as_text, nearest
from gmg_portal.lib.languages import LANGUAGE_CODES
from gmg_portal.lib.resources import RecordResource, columns

from .columns import SKOS
from .models import Alignment, Framework, NoCounterpart, Recommendation, Relation

SKOS_PAGE = "http://www.w3.org/2004/02/skos/core#"


class SideColumn(ReferenceColumn):
    """A recommendation by its short name, or by its set and its code: sg-8-points-2013:6."""

    def read(self, cell):
        key = as_text(cell)
        return self.find_by_code(key) if ":" in key else super().read(cell)

    def find_by_code(self, key):
        slug, code = (part.strip().casefold() for part in key.split(":", 1))
        codes = self.resource.codes.get(slug)
        if codes is None:
            raise ValidationError(
                _("There is no set “%(key)s”.%(nearest)s"),
                params={"key": slug, "nearest": nearest(slug, self.resource.codes)},
            )
        found = codes.get(code, [])
        if len(found) == 1:
            return found[0]
        if found:
            text = _("“%(key)s” is the code of several items: give the short name.")
        else:
            text = _("No item of that set has the code of “%(key)s”. Its codes: %(list)s.")
        raise ValidationError(text, params={"key": key, "list": ", ".join(codes) or "–"})


class RelationColumn(ChoiceColumn):
    """A relation by its name here, its name in SKOS, or the words of a page in any language."""

    def read(self, cell):
        text = as_text(cell)
        return super().read(names_of_relations().get(" ".join(text.casefold().split()), text))


@cache
def names_of_relations():
    names: dict[str, str] = {}
    for relation in Relation:
        skos = SKOS[relation].casefold()
        bare = skos.removeprefix("skos:")
        words = [relation.value, skos, bare, f"{SKOS_PAGE}{bare}"]
        for language in LANGUAGE_CODES:
            with override(language):
                words.append(str(relation.label).casefold())
        for word in words:
            names.setdefault(word, relation.value)
    return names


class PairStateColumn(ChoiceColumn):
    """Read on the desk's word alone: a file repeats what is on record, or says nothing."""

    def blank(self):
        return None

    def differs(self, instance, value):
        # What was decided here since is kept when the record that ships is loaded again.
        is_loaded_again = self.resource.is_part_of_load and not instance._state.adding
        if value is None or is_loaded_again or not super().differs(instance, value):
            return False
        raise ValidationError(
            _("The state is moved on the desk, not by a file: here it is “%(state)s”."),
            code="state",
            params={"state": self.get_value(instance)},
        )


class SidesResource(RecordResource):
    """Rows about two `sides`, columns; a row without a short name is known by them."""

    sides: tuple[str, str]

    @cached_property
    def codes(self):
        """Short name of a set -> code -> keys of its items; names and codes in lower case."""
        found: dict = {slug.casefold(): {} for slug in self.shelf.pks(Framework)}
        rows = Recommendation.objects.exclude(code="").order_by("framework", "order", "pk")
        for slug, code, pk in rows.values_list("framework__slug", "code", "pk"):
            found[slug.casefold()].setdefault(code.casefold(), []).append(pk)
        return found

    def before_import(self, dataset, **kwargs):
        super().before_import(dataset, **kwargs)
        self.user, self.lines = kwargs.get("user"), {}
        names = [self.fields[name].model_field.attname for name in self.sides]
        rows = self._meta.model._base_manager.values_list("slug", *names)
        self.names = {self.key_of(*keys): slug for slug, *keys in rows}
        self.known = {slug: key for key, slug in self.names.items()}
        self.name_rows(dataset)

    @staticmethod
    def key_of(first, second):
        """What tells two rows apart."""
        return first, second

    def name_rows(self, dataset):
        """Where a row has no short name: that of the record with its sides, or a new one."""
        slugs = [as_text(cell) for cell in dataset["slug"]]
        if all(slugs) or not set(self.sides) <= set(dataset.headers):
            return
        cells = zip(*(dataset[name] for name in self.sides), strict=True)
        named = [slug or self.name_of(*pair) for slug, pair in zip(slugs, cells, strict=True)]
        del dataset["slug"]
        dataset.append_col(named, header="slug")

    def name_of(self, *cells):
        pairs = [(self.fields[name], cell) for name, cell in zip(self.sides, cells, strict=True)]
        try:
            keys = [column.read(cell) for column, cell in pairs]
        except ValidationError:  # what is wrong is told at the cells of the row
            return "--".join(slugify(as_text(cell)) for cell in cells)[:100]
        if slug := self.names.get(self.key_of(*keys)):
            return slug
        words = (column.write(key) for (column, _cell), key in zip(pairs, keys, strict=True))
        return "--".join(words)[:100]

    def save_changes(self, instance, is_create):
        if not self.is_part_of_load:
            self.sign(instance, is_create)
        super().save_changes(instance, is_create)
        key = self.key_of(*(self.fields[name].get_value(instance) for name in self.sides))
        self.names.pop(self.known.pop(instance.slug, None), None)
        self.names[key], self.known[instance.slug] = instance.slug, key

    def sign(self, instance, is_create):
        """Keep who imports it."""
        raise NotImplementedError


class AlignmentResource(SidesResource):
    shipped = "alignments.json"
    sides = ("recommendation_a", "recommendation_b")
    recommendation_a = SideColumn(Alignment._meta.get_field("recommendation_a"))
    recommendation_b = SideColumn(Alignment._meta.get_field("recommendation_b"))
    relation = RelationColumn(Alignment._meta.get_field("relation"))
    state = PairStateColumn(Alignment._meta.get_field("state"))

    class Meta(RecordResource.Meta):
        model = Alignment
        fields = columns("recommendation_a relation recommendation_b rationale basis state")

    @staticmethod
    def key_of(first, second):
        return frozenset((first, second))

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        errors = dict(import_validation_errors or {})
        if "recommendation_a" not in errors and (told := self.repetition(instance)):
            errors.setdefault("recommendation_b", []).append(ValidationError(told))
        super().validate_instance(instance, errors, validate_unique)

    def repetition(self, instance):
        """What is to be said of a pair that an earlier row or another record has."""
        key = self.key_of(instance.recommendation_a_id, instance.recommendation_b_id)
        if None in key or len(key) == 1:
            return None
        line = self.lines.setdefault(key, self.row_number + 1)
        if line != self.row_number + 1:
            return _("Line %(line)s of the file has this pair already.") % {"line": line}
        slug = self.names.get(key)
        if slug is None or slug == instance.slug:
            return None
        return _("This pair is on record already, in this order or the other: “%(slug)s”.") % {
            "slug": slug
        }

    def sign(self, instance, is_create):
        if is_create:
            instance.is_proposed_by(self.user)


class NoCounterpartResource(SidesResource):
    shipped = "no_counterparts.json"
    sides = ("recommendation", "framework")
    recommendation = SideColumn(NoCounterpart._meta.get_field("recommendation"))

    class Meta(RecordResource.Meta):
        model = NoCounterpart
        fields = columns("recommendation framework checked")

    def sign(self, instance, is_create):
        if is_create or self.fields["checked"] in self.changes:
            instance.checked_by = self.user
