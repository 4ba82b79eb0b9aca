"""Several names in one cell, with the signs that people put between and around them."""

import re
from dataclasses import dataclass

from gmg_portal.lib.searchtext import normalise
from workplan.models import AgencyRole

#: Ends a name in every case; ends it where that leaves a name, because names hold it too.
HARD = re.compile(r"\s*[\r\n;|•·▪●‣◦]+\s*")
COMMA = re.compile(r"\s*[,،、/+]\s*")
SOFT = re.compile(r"\s+(?:and|et|e|y|и|&|-|–|—)\s+|\s*&\s*|\s+و\s*|\s*[和与及]\s*")
NUMBERED = re.compile(r"^\s*(?:\(?[0-9]{1,2}[.)]|[a-z]\))\s+")
BRACKETS = re.compile(r"[(（\[][^()（）\[\]]*[)）\]]")
ACRONYM = re.compile(r"(?=(?:.*[A-ZА-Я]){2})[\w.-]{2,12}")
LEAD = """
    lead, leads, leading, lead agency, lead agencies, lead entity, co-lead, co-leads, colead,
    co lead, leader, chair, co-chair, convener, co-convener, coordinator, coordination,
    focal point, responsible, main, primary, chef de file, co-chef de file, responsable, pilote,
    coordonnateur, lider, líder, principal, co-líder, coordinador, ведущий, ведущее учреждение,
    ответственный, координатор, رائد, رائدة, قائد, الجهة القائدة, الوكالة الرائدة, منسق, 牵头,
    牵头机构, 负责
"""
CONTRIBUTOR = """
    support, supporting, supporting agency, supporting agencies, supported by, contributor,
    contributors, contributing, contributing agency, contributing agencies, participating,
    participating agencies, participant, participants, partner, partners, partner agency,
    partner agencies, member, members, with, with support of, with support from,
    in collaboration with, in cooperation with, together with, others, other agencies, appui,
    soutien, contributeur, contributeurs, participants, partenaire, partenaires, avec, apoyo,
    colaborador, colaboradores, participante, participantes, socio, socios, con, соисполнитель,
    соисполнители, участник, участники, поддержка, партнеры, при участии, دعم, مشارك, مشاركون,
    بدعم من, شركاء, 支持, 配合, 参与, 协办
"""


@dataclass(frozen=True)
class Party:
    """A name and what the cell says of its part: a role, or nothing."""

    name: str
    role: str = ""


def roles():
    return {
        **{normalise(word): AgencyRole.LEAD for word in LEAD.split(",")},
        **{normalise(word): AgencyRole.CONTRIBUTOR for word in CONTRIBUTOR.split(",")},
    }


ROLES = roles()
LABEL = re.compile(r"(?:^|(?<=[\s;,.|]))([^\W\d_][^\W\d_ \-]*(?:[ -][^\W\d_]+){0,3})\s*[:：]\s*")


def read_parties(text, knows):
    """The parties that a cell names, in its order, each once; `knows` says what is a name."""
    found = {}
    for role, part in by_label(text):
        for name in split_names(part, lambda each: knows(party_of(each).name)):
            party = party_of(name)
            if party.name:
                found.setdefault(normalise(party.name), Party(party.name, party.role or role))
    return list(found.values())


def by_label(text):
    """(role, what it is said of): “Lead: IOM; Support: UNHCR, ILO”."""
    role, start, parts = "", 0, []
    for found in LABEL.finditer(text):
        words, at = label_words(found)
        if words is None:
            continue
        parts.append((role, text[start:at]))
        role, start = ROLES[words], found.end()
    return [*parts, (role, text[start:])]


def label_words(found):
    """The role before a colon: of “IOM Support:” only the last words are one."""
    words = found[1].split()
    for skipped in range(len(words)):
        name = normalise(" ".join(words[skipped:]))
        if name in ROLES:
            return name, found.start(1) + found[1].index(words[skipped])
    return None, 0


def party_of(text):
    """A name without what says its role: “IOM (lead)”, “*IOM”, “IOM - lead”."""
    text = re.sub(r"^\s*[-–—]\s+", "", NUMBERED.sub("", text)).strip(" .,;:")
    starred = text.startswith("*") or text.endswith("*")
    name, role = text.strip("* "), AgencyRole.LEAD if starred else ""
    for inside in BRACKETS.findall(name):
        if said := ROLES.get(normalise(inside)):
            name, role = name.replace(inside, " "), said
    head, _sign, tail = name.rpartition(" - ")
    if head and (said := ROLES.get(normalise(tail))):
        name, role = head, said
    return Party(" ".join(name.split()).strip(" .,;:"), role)


def split_names(text, knows):
    """The names of a cell. What is known as a whole is one; else the longest known parts are."""
    if not text.strip():
        return []
    if knows(text):
        return [text.strip()]
    names = []
    for part in HARD.split(hidden(text)):
        names += split_part(shown(part), knows) if part and part.strip() else []
    return names


def split_part(text, knows):
    pieces = pieces_of(hidden(text))
    names, at, unknown = [], 0, []
    while at < len(pieces):
        end = longest_known(pieces, at, knows)
        if end is None:
            unknown.append(pieces[at])
            at += 1
        else:
            names += [*unknown_names(unknown), shown(joined(pieces[at:end]))]
            unknown, at = [], end
    return [name for name in (*names, *unknown_names(unknown)) if name.strip(" .,;:-*")]


def pieces_of(text):
    """[(sign before it, piece)]"""
    signs = re.compile(f"({COMMA.pattern}|{SOFT.pattern})")
    parts = ["", *signs.split(text)]
    return list(zip(parts[::2], parts[1::2], strict=True))


def joined(pieces):
    return "".join(sign + piece if number else piece for number, (sign, piece) in enumerate(pieces))


#: More pieces than this make no name.
MOST_PIECES = 8


def longest_known(pieces, at, knows):
    for end in range(min(len(pieces), at + MOST_PIECES), at, -1):
        text = shown(joined(pieces[at:end])).strip()
        if text and knows(text):
            return end
    return None


def unknown_names(pieces):
    """Names that nobody knows: a comma parts them, “and” only where both sides are acronyms."""
    names = []
    for sign, piece in pieces:
        is_new = not names or COMMA.fullmatch(sign) or are_acronyms(names[-1], piece)
        if is_new:
            names.append(piece)
        else:
            names[-1] += sign + piece
    return [shown(name).strip() for name in names if name.strip()]


def are_acronyms(one, other):
    return all(ACRONYM.fullmatch(party_of(shown(each)).name) for each in (one, other))


#: Signs inside of brackets part nothing: “Regional Commissions (ECA, ECE)”.
HIDDEN = {sign: chr(0xE000 + number) for number, sign in enumerate(",;/&+|\n-،、和与及•·–—")}
HIDDEN |= {" ": chr(0xE100)}
BACK = str.maketrans({private: sign for sign, private in HIDDEN.items()})


def hidden(text):
    return BRACKETS.sub(lambda found: found[0].translate(str.maketrans(HIDDEN)), text)


def shown(text):
    return text.translate(BACK)


def split_texts(text):
    """Free texts of a cell, such as partners and outputs: lines; in one line semicolons part."""
    lines = [line for line in re.split(r"[\r\n]+", text) if line.strip()]
    if len(lines) < 2:
        lines = re.split(r"\s*[;•▪●]\s*", text)
    cleaned = (clean_line(line) for line in lines)
    return list(dict.fromkeys(line for line in cleaned if line))


def clean_line(line):
    line = re.sub(r"^\s*(?:[•·▪●‣◦*]|[-–—](?=\s))\s*", "", line)
    return " ".join(NUMBERED.sub("", line).split()).rstrip(";").strip()
