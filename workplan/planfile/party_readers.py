"""Cells that name others: agencies and their roles, partners, bodies, places, what is served."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from gmg_portal.lib.edtf_dates import UNKNOWN
from gmg_portal.lib.searchtext import normalise
from workplan.models import AgencyRole, Output

from . import dates
from .dates import is_not_said
from .findings import NEW, PARTNER, SKIP, Doubtful
from .parties import hidden, read_parties, shown, split_names, split_texts
from .sections import without_word

DUE_BEHIND = re.compile(r"(.+?)\s*\((?:due|due by|by|until|expected by)[\s:]+([^()]+)\)\s*")
LONGEST_OUTPUT = Output._meta.get_field("title").max_length
#: More objectives than these are not offered one by one.
MOST_OFFERED = 15


class PartyReader:
    """Reads the cells of the line of a `LineReader` that name other records."""

    def __init__(self, line):
        self.line, self.plan, self.register = line, line.plan, line.register
        self.values, self.columns = line.values, line.plan.columns
        self.named, self.partners = {}, []
        self.outputs, self.dues = [], None

    # Agencies

    def read_agencies(self, target, text):
        self.named[target] = [] if is_not_said(text) else self.agencies_of(text)

    read_leads = read_contributors = read_agencies

    def agencies_of(self, text):
        """[(role, key)] of a cell; who is to be kept as a partner goes there."""
        found = []
        for party in self.plan.once("parties", text, self.parties_of):
            if is_not_said(party.name):
                continue
            key = self.agency(party.name)
            if key == PARTNER:
                self.partners.append(party.name)
            elif key:
                found.append((party.role, key))
        return found

    def parties_of(self, text):
        return read_parties(text, self.register.is_agency)

    def agency(self, name):
        match = self.register.agency(name)
        if match.key:
            return match.key
        others = [(PARTNER, _("as a partner")), (NEW, _("as a new agency"))]
        return self.asked("agency", name, match.near, others, self.register.agencies, (PARTNER,))

    def put_together(self):
        self.put_agencies()
        self.put_partners()
        self.put_outputs()

    def put_agencies(self):
        """An agency has one role: who leads does not contribute as well."""
        if not self.named:
            return
        leads, contributors = [], []
        for target, parties in self.named.items():
            for role, key in with_roles(target, parties, bool(leads)):
                (leads if role == AgencyRole.LEAD else contributors).append(key)
        contributors = [key for key in dict.fromkeys(contributors) if key not in leads]
        if {"leads", "agencies"} & self.named.keys() or leads:
            self.values["leads"] = list(dict.fromkeys(leads))
        if {"contributors", "agencies"} & self.named.keys() or contributors:
            self.values["contributors"] = contributors

    # Partners, outputs

    def read_partners(self, target, text):
        texts = [] if is_not_said(text) else split_texts(text)
        if len(texts) == 1 and ";" not in text:
            parts = re.split(r"\s*[,،、]\s*", hidden(texts[0]))
            texts = [shown(part).strip() for part in parts if part.strip()]
        self.values["partners"] = texts

    def put_partners(self):
        if self.partners:
            known = self.values.setdefault("partners", [])
            self.values["partners"] = list(dict.fromkeys([*known, *self.partners]))

    def read_outputs(self, target, text):
        self.outputs = [] if is_not_said(text) else [output_of(each) for each in split_texts(text)]
        if long := next((title for title, due in self.outputs if len(title) > LONGEST_OUTPUT), ""):
            raise ValidationError(
                _("An output has %(count)s characters; at most %(most)s are possible.")
                % {"count": len(long), "most": LONGEST_OUTPUT}
            )

    def read_output_due(self, target, text):
        """One date for all outputs, or a line for each; in our own workbook always a line each."""
        lines = [line.strip() for line in text.split("\n")]
        is_ours = "reference" in self.columns
        lines = lines if is_ours else [line for line in lines if line]
        self.dues = [self.due(line) for line in lines]
        if len(self.dues) == 1 and not is_ours:
            self.dues *= max(len(self.outputs), 1)
        if len(self.dues) > max(len(self.outputs), 1):
            raise ValidationError(
                _("There are more dates (%(dates)s) than outputs (%(outputs)s).")
                % {"dates": len(self.dues), "outputs": len(self.outputs)}
            )

    def due(self, text):
        span = self.line.span("ends", text, dates.read_end)
        return span.ends if span else UNKNOWN

    def put_outputs(self):
        if not {"outputs", "output_due"} & self.columns.keys():
            return
        dues = [*(self.dues or []), *[UNKNOWN] * len(self.outputs)]
        found = {}
        for (title, inside), due in zip(self.outputs, dues, strict=False):
            found.setdefault(normalise(title) or title, (title, due or self.due_inside(inside)))
        self.values["outputs"] = list(found.values())

    def due_inside(self, text):
        try:
            return self.due(text) if text else UNKNOWN
        except ValidationError as error:
            self.line.problem("outputs", error.messages[0], text)
            return UNKNOWN

    # Objective and body

    def read_objective(self, target, text):
        text = "" if is_not_said(text) else " ".join(text.split())
        self.values[target] = ""
        if not text:
            return
        key = self.register.objective(text).key or self.register.objective(without_word(text)).key
        if key is None:
            labels = self.register.objectives.labels
            known = list(labels.items()) if len(labels) <= MOST_OFFERED else []
            near = known or self.register.objective(text).near
            new = [(NEW, _("as a new objective of the plan"))]
            short = without_word(text)
            key = self.asked(
                "objective",
                short,
                near,
                new,
                self.register.objectives,
                suggested="" if near else NEW,
            )
        self.put(target, key)

    def read_body(self, target, text):
        text = "" if is_not_said(text) else " ".join(text.split())
        self.values[target] = ""
        if not text:
            return
        match = self.register.body_called(text)
        key = match.key
        if key is None:
            new = [(NEW, _("as a new working group"))]
            key = self.asked("body", text, match.near, new, self.register.bodies)
        self.put(target, key)

    def put(self, target, key):
        """Not where the question is open: what is missing stays as it is."""
        if key is None:
            self.values.pop(target, None)
        else:
            self.values[target] = key

    # Lists of what is on record

    def read_places(self, target, text):
        names = [] if is_not_said(text) else self.plan.once("places", text, self.places_of)
        found = {}
        for name in names:
            match = self.register.place(name)
            key = match.key or self.asked("place", name, match.near, [], self.register.places)
            if key:
                found.setdefault(key, (key, name))
        self.values[target] = list(found.values())

    def places_of(self, text):
        return split_names(text, self.register.is_place)

    def read_themes(self, target, text):
        names = [] if is_not_said(text) else split_names(text, lambda each: bool(self.theme(each)))
        keys = [self.theme(name) or self.ask_theme(name) for name in names]
        self.values[target] = list(dict.fromkeys(key for key in keys if key))

    def theme(self, text):
        return self.register.theme(text).key

    def ask_theme(self, name):
        near = self.register.theme(name).near
        return self.asked("theme", name, near, [], self.register.themes)

    def read_recommendations(self, target, text):
        keys = []
        for name in [] if is_not_said(text) else self.recommendation_names(text):
            match = self.register.recommendation(name)
            known = self.register.recommendations
            keys.append(match.key or self.asked("recommendation", name, match.near, [], known))
        self.values[target] = list(dict.fromkeys(key for key in keys if key))

    def recommendation_names(self, text):
        """Apart by commas, semicolons or lines; by blanks where each part is known."""

        def is_known(each):
            return self.register.recommendation(each).key is not None

        if is_known(text.strip()):
            return [text.strip()]
        names = []
        for part in filter(None, (each.strip() for each in re.split(r"[,;\n]+", text))):
            words = part.split()
            names += words if not is_known(part) and all(map(is_known, words)) else [part]
        return names

    def asked(self, kind, text, near, others, known, also=(), suggested=""):
        """The key that was answered ("new:<key of the question>"); "" to leave out; None: open."""
        doubt = Doubtful(kind, text, [*near, *others, (SKIP, _("leave out"))], suggested)
        answer = self.plan.ask(self.line.row, doubt)
        if not answer:
            return None
        if answer == SKIP:
            return ""
        if answer == NEW and any(choice == NEW for choice, label in others):
            return f"{NEW}:{doubt.key}"
        if answer in also or answer in known:
            return answer
        return self.line.one_of((), answer)


def with_roles(target, parties, has_lead):
    """[(role, key)] with what the cell says, or what its column means; marked leads go first."""
    usual = AgencyRole.CONTRIBUTOR if target == "contributors" else AgencyRole.LEAD
    if target == "agencies":
        usual = AgencyRole.CONTRIBUTOR
        if parties and not has_lead and all(role != AgencyRole.LEAD for role, key in parties):
            parties = [(AgencyRole.LEAD, parties[0][1]), *parties[1:]]
    marked = sorted(parties, key=lambda each: each[0] != AgencyRole.LEAD)
    return [(role or usual, key) for role, key in marked]


def output_of(text):
    """(title, when it is due as it stands behind it): “Report (due Q2 2021)”."""
    found = DUE_BEHIND.fullmatch(text)
    return (found[1], found[2].strip()) if found else (text, "")
