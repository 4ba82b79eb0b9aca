"""Agencies, bodies, objectives and the plan itself, where an import is to make them."""

from dataclasses import dataclass
from functools import cached_property
from itertools import count

from django.core.exceptions import ValidationError
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from agencies.models import Agency, Body, BodyKind, Document
from gmg_portal.lib.versions import one_history_row
from workplan.models import Objective, WorkPlan

from .cells import provenance_of
from .findings import NEW
from .slugs import Slugs

MODELS = {"agency": Agency, "body": Body, "objective": Objective}
#: What stands for an acronym is the name as it is written: nobody has said another one.
LONGEST_ACRONYM = 60


@dataclass(frozen=True)
class Newcomer:
    """Something to be made: `kind` as in `MODELS`, `slug` (the code of an objective), its name."""

    kind: str
    slug: str
    name: str

    def __str__(self):
        """An objective goes by its code too."""
        return f"{self.slug} {self.name}" if self.kind == "objective" else self.name

    @property
    def what(self):
        return MODELS[self.kind]._meta.verbose_name


class Newcomers:
    def __init__(self, file):
        self.file = file

    @cached_property
    def by_key(self):
        """Key of a question that was answered with "new" -> what is to be made."""
        taken = {"agency": Slugs(Agency), "body": Slugs(Body)}
        codes, found = self.free_codes(), {}
        for key, question in self.file.questions.items():
            if self.file.said.get(key) != NEW:
                continue
            if question.kind in taken:
                slug = taken[question.kind].take(question.text, f"{question.kind}-{len(found) + 1}")
                found[key] = Newcomer(question.kind, slug, question.text)
            elif question.kind == "objective":
                code, text = code_and_text(question.text)
                found[key] = Newcomer("objective", code or next(codes), text)
        return found

    def free_codes(self):
        """O1, O2 and so on, for objectives to which the file gives no code."""
        objectives = self.file.plan.objectives if self.file.plan else Objective.objects.none()
        taken = set(objectives.values_list("code", flat=True))
        return (code for code in (f"O{number}" for number in count(1)) if code not in taken)

    def slugs(self, kind):
        return {each.slug for each in self.by_key.values() if each.kind == kind}

    def name_of(self, model, slug):
        names = (str(n) for n in self.by_key.values() if MODELS[n.kind] is model and n.slug == slug)
        return next(names, slug)

    def slug_of(self, kind, value, line):
        """The short name of what a line refers to; what is to be made is noted at the line."""
        if not value.startswith("new:"):
            return value
        key = f"{kind}:{value.removeprefix('new:').removeprefix(f'{kind}:')}"
        newcomer = self.by_key[key]
        line.makes.append(key)
        return newcomer.slug

    def listed(self, counts):
        """(newcomer, how many lines name it), the plan and its body not among them."""
        return [(self.by_key[key], count) for key, count in counts.most_common()]

    def models(self, counts):
        """The models of which the good lines need new records."""
        kinds = {MODELS[self.by_key[key].kind] for key in counts}
        if self.file.plan is None:
            kinds |= {WorkPlan} if self.file.body else {WorkPlan, Body}
        return kinds

    # Making them

    def make(self, counts, reason):
        """Make what the good lines need, and the plan where it is new. Gives the records."""
        made, self.reason = [], reason
        if self.file.plan is None:
            made += self.make_plan()
        for key in counts:
            made.append(self.made(self.by_key[key]))
        return made

    def made(self, newcomer):
        if newcomer.kind == "agency":
            return self.store(Agency(**self.agency(newcomer)))
        if newcomer.kind == "body":
            body = {"kind": BodyKind.WORKING_GROUP, "parent": self.file.plan.body}
            return self.store(Body(slug=newcomer.slug, name_en=newcomer.name, **body))
        code, text = newcomer.slug, newcomer.name
        return self.store(Objective(plan=self.file.plan, code=code, text=text, wording="verbatim"))

    def agency(self, newcomer):
        name = newcomer.name
        return {
            "slug": newcomer.slug,
            "acronym_en": Truncator(name).chars(LONGEST_ACRONYM),
            "name_en": name,
            "kind": self.file.choices.get("agency_kind") or "",
        }

    def make_plan(self):
        new, made = self.file.new_plan, []
        body = self.file.body
        if body is None:
            slug = Slugs(Body).take(new["body_name"], "body")
            body = self.store(Body(slug=slug, name_en=new["body_name"], kind=new["body_kind"]))
            made.append(body)
        plan = WorkPlan(
            slug=self.file.plan_slug,
            body=body,
            title_en=new["title"],
            starts=new["starts"],
            ends=new["ends"],
        )
        made.append(self.store(plan))
        self.file.plan = plan
        return made

    def store(self, record):
        """Saved with its provenance, as one row of history. Raises ValidationError by its name."""
        values = provenance_of(self.file) if hasattr(record, "publication") else {}
        documents = values.pop("documents", [])
        for name, value in values.items():
            setattr(record, name, value)
        record._change_reason = self.reason
        try:
            record.full_clean()
        except ValidationError as error:
            text = ", ".join(error.messages)
            raise ValidationError(_("%(name)s: %(why)s") % {"name": record, "why": text}) from error
        with one_history_row(record):
            record.save()
            if documents:
                record.documents.set(Document.objects.filter(slug__in=documents))
        return record


def code_and_text(text):
    """(code or "", text) of “O1: Protect” or “1.2 Protect”."""
    head, _blank, rest = text.partition(" ")
    head = head.rstrip(":.)–-")
    if rest and len(head) <= 10 and any(char.isdigit() for char in head):
        return head, rest.lstrip(" :–-")
    return "", text
