"""All that the lines of a plan may name, read once for all lines: a query for each kind."""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from babel.core import get_global
from django.contrib.auth.models import AnonymousUser
from django.utils.functional import cached_property

from agencies.models import (
    Agency,
    AgencyAlias,
    Body,
    Constituent,
    Place,
    Publication,
    territory_name,
)
from gmg_portal.lib.languages import LANGUAGE_CODES, LANGUAGE_SUFFIXES
from gmg_portal.lib.searchtext import normalise
from recommendations.models import Recommendation, Theme
from workplan.models import WorkPlan

from .likeness import Names
from .parties import BRACKETS
from .place_names import names_of

#: What bodies are called before what they are about.
BODY_WORDS = {"wg": "working group", "twg": "thematic working group", "tf": "task force"}
BODY_WORDS |= {
    "swg": "sub working group",
    "wkg": "working",
    "grp": "group",
    "gt": "groupe de travail",
}
ABOUT = re.compile(
    r"^(?:thematic |sub |inter agency |technical )*"
    r"(?:working group|task force|task team|network|committee|workstream|cluster|group|"
    r"groupe de travail|grupo de trabajo|рабочая группа)\s*"
    r"(?:[0-9]+\s*)?(?:on |for |sur |sobre |по )?(?:the )?(?=\S)"
)
#: A plan names more years than this only by mistake.
MOST_YEARS = 12


@dataclass(frozen=True)
class Match:
    """What a text names: a key, or nothing and what comes near it as (key, label)."""

    key: str | None = None
    near: list[tuple[str, str]] = field(default_factory=list)


class Register:
    """Agencies, bodies, places, themes, recommendations and the objectives of a plan, by name.

    `user` sees only what that person may see; `body` is the one whose plan it is; `years` are
    those that a plan (or what will be one) certainly or possibly touches.
    """

    def __init__(self, plan: WorkPlan | None = None, user=None, body: Body | None = None, years=()):
        self.plan, self.user = plan, user or AnonymousUser()
        self.body = body or (plan.body if plan else None)
        self.years = tuple(years) or years_of(plan)
        self._matches = defaultdict(dict)

    # What a text names

    def agency(self, text):
        return self._match("agencies", text)

    def body_called(self, text):
        return self._match("bodies", expanded(text)) if text else Match()

    def place(self, text):
        return self._match("places", text)

    def theme(self, text):
        return self._match("themes", text)

    def objective(self, text):
        return self._match("objectives", text)

    def recommendation(self, text):
        """By short name, set:code, or a code that one set alone has."""
        code = re.sub(r"\s*:\s*", ":", text.strip().casefold())
        if code in self.recommendations:
            return Match(code)
        slugs = self.codes.get(code, [])
        if len(slugs) == 1:
            return Match(slugs[0])
        if slugs:
            labels = self.recommendations.labels
            return Match(None, [(slug, labels[slug]) for slug in slugs])
        return self._match("recommendations", text)

    def is_agency(self, text):
        """Whether this is as a whole what an agency is called."""
        return bool(text) and self.agency(text).key is not None

    def is_place(self, text):
        return bool(text) and self.place(text).key is not None

    def _match(self, kind, text):
        known = self._matches[kind]
        if text not in known:
            known[text] = self._look_up(getattr(self, kind), text)
        return known[text]

    def _look_up(self, names, text):
        """The one that is called so, with or without what stands in brackets.

        What stands in them alone is taken where the rest is nearly the same: a name with its
        acronym; not “Ministry of Labour (ILO)”.
        """
        several = {}
        for spelling in spellings(text):
            keys = names.of(spelling)
            if len(keys) == 1:
                return Match(keys[0])
            several |= dict.fromkeys(keys)
        if several:
            return Match(None, [(key, names.labels[key]) for key in several])
        near, inside = names.near(text), within_brackets(names, text)
        if inside and (inside in dict(names.near(without_brackets(text))) and is_single(text)):
            return Match(inside)
        if inside and inside not in dict(near):
            near = [(inside, names.labels[inside]), *near]
        return Match(None, near)

    # What there is

    @cached_property
    def agencies(self):
        names, columns = Names(), translated("acronym", "name")
        rows = present(Agency, self.user).order_by("acronym_en").values_list("pk", "slug", *columns)
        slugs = {}
        for pk, slug, *texts in rows:
            acronym, name = texts[0], texts[len(LANGUAGE_SUFFIXES)]
            label = acronym if acronym == name else f"{acronym} ({name})"
            names.add(slug, slug, *texts, label=label)
            slugs[pk] = slug
        for pk, alias in AgencyAlias.objects.order_by().values_list("agency", "alias"):
            if pk in slugs:
                names.add(slugs[pk], alias)
        for pk, *texts in Constituent.objects.order_by().values_list("agency", "acronym", "name"):
            if pk in slugs:
                names.add_near(slugs[pk], *texts)
        return names

    @cached_property
    def bodies(self):
        """A body is also called by what it is about, where no other is about the same."""
        names, about = Names(), defaultdict(list)
        columns = ("slug", "alternative_names", *translated("name"))
        for slug, others, *texts in present(Body, self.user).values_list(*columns):
            names.add(slug, slug, *map(expanded, [*texts, *others]), label=texts[0])
            for text in {ABOUT.sub("", expanded(each)) for each in [*texts, *others] if each}:
                about[text].append(slug)
        for text, slugs in about.items():
            if text and not names.of(text) and len(set(slugs)) == 1:
                names.add(slugs[0], text)
        return names

    @cached_property
    def places(self):
        names, codes = Names(), set(Place.objects.order_by().values_list("code", flat=True))
        for code in sorted(codes):
            called = {territory_name(code, language) for language in LANGUAGE_CODES}
            further = names_of(code)
            label = territory_name(code, "en")
            names.add(code, code, *sorted(called), *further, label=f"{label} ({code})")
        for alias, (code, *others) in get_global("territory_aliases").items():
            if code in codes and not others and len(alias) == 3 and not names.of(alias):
                names.add(code, alias)  # ISO 3166 alpha-3 and UN M49
        return names

    @cached_property
    def themes(self):
        names = Names()
        for slug, *texts in present(Theme, self.user).values_list("slug", *translated("name")):
            names.add(slug, slug, *texts, label=texts[0])
        return names

    @cached_property
    def _recommendations(self):
        """(names, {a code, alone or behind its set: short names}) of those that can be served."""
        names, codes = Names(), defaultdict(list)
        columns = ("slug", "code", "alternative_code", "framework__slug", "framework__title_en")
        rows = present(Recommendation, self.user).filter(assessable=True)
        rows = rows.values_list(*columns, "title_en", "text_en")
        for slug, code, other, framework, title, *texts in rows:
            about = next((text for text in texts if text), "")
            names.add(slug, slug, texts[0], label=f"{title}: {code} {about}".strip()[:160])
            for each in {code.casefold(), other.casefold()} - {""}:
                codes[each].append(slug)
                codes[f"{framework}:{each}"].append(slug)
        return names, codes

    @property
    def recommendations(self):
        return self._recommendations[0]

    @property
    def codes(self):
        return self._recommendations[1]

    @cached_property
    def objectives(self):
        """Those of the plan by code, by text and by both."""
        names = Names()
        for objective in self.plan.objectives.all() if self.plan else ():
            code, text = objective.code, objective.text
            names.add(code, code, text, f"{code} {text}", label=f"{code} {text}"[:160])
            number = re.sub(r"^[^\W\d]+[\s.-]*(?=\d)", "", code)
            for each in dict.fromkeys((code, number)):
                names.add(code, f"objective {each}", f"objective {each} {text}", f"{each} {text}")
        return names


def present(model, user):
    """What this person may see and what was not withdrawn."""
    return model.objects.visible_to(user).exclude(publication=Publication.WITHDRAWN)


def translated(*names):
    return [f"{name}_{suffix}" for name in names for suffix in LANGUAGE_SUFFIXES]


def spellings(text):
    """As written; without an article; without brackets; with other usual letters."""
    yield text
    yield re.sub(r"^(?:the|le|la|les|el|los|las)\s+|^l['’]", "", text, flags=re.IGNORECASE)
    outside = without_brackets(text)
    yield outside
    yield re.sub(r"isation\b", "ization", outside.replace("&", " and "))


def without_brackets(text):
    return " ".join(BRACKETS.sub(" ", text).split())


def within_brackets(names, text):
    """The key of what alone is called as it stands in brackets, or None."""
    found = (names.of(inside[1:-1]) for inside in BRACKETS.findall(text))
    return next((keys[0] for keys in found if len(keys) == 1), None)


def is_single(text):
    """Nothing parts this text into several names."""
    return not re.search(r"[;,\n/&+|]", without_brackets(text))


def expanded(text):
    """A name of a body with its abbreviations written out."""
    return " ".join(BODY_WORDS.get(word, word) for word in normalise(text).split())


def years_of(plan):
    first, last = plan and plan.starts_earliest, plan and plan.ends_latest
    if not first or not last or last.year - first.year >= MOST_YEARS:
        return ()
    return tuple(range(first.year, last.year + 1))
