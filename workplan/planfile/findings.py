"""What reading a plan brings to light: problems, questions and what each line says."""

from dataclasses import dataclass, field

from gmg_portal.lib.searchtext import normalise

#: Answers that name no record: make one, keep the name as a partner, leave it out.
NEW, PARTNER, SKIP = "new", "partner", "skip"


@dataclass
class Problem:
    """What keeps a cell (or, without a column, a line) from being taken, in words."""

    column: str
    message: str
    value: str = ""


@dataclass
class Question:
    """Something that a person has to say, once for the file.

    `text` is what stands in the file, `choices` are (answer, label), `rows` the lines that it
    stands in, `suggested` an answer to offer first (or nothing), `answer` what was said.
    """

    key: str
    kind: str
    text: str
    choices: list[tuple[str, str]]
    suggested: str = ""
    answer: str = ""
    rows: list[int] = field(default_factory=list)


@dataclass
class RowReading:
    """What a line says.

    `values` holds a target only where the file has a column for it (an empty cell is an empty
    value) or a line above names it: what it lacks stays as it is on record. `questions` are keys,
    answered or not; what is not answered is missing from `values`. `notes` say what was understood
    in a way that a reader might not expect.

    title, description, code, note ...: text; starts, ends, status_as_of: EDTF; kind, scope,
    status, last_known_status: the value; objective: code or "new:<key>"; body: short name or
    "new:<key>"; leads, contributors: a list of those; partners: [text]; places: [(code, as
    written)]; themes, recommendations: [short name]; outputs: [(title, due)]; version: number.
    """

    number: int
    values: dict = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass
class Reading:
    """A whole file: its lines, all questions (each once), problems and notes of the file."""

    rows: list[RowReading] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


class Doubtful(Exception):
    """A text that may mean several things: `choices` are (answer, label)."""

    def __init__(self, kind, text, choices, suggested=""):
        super().__init__(text)
        self.kind, self.text, self.choices, self.suggested = kind, text, choices, suggested

    @property
    def key(self):
        return key_of(self.kind, self.text)


def key_of(kind, text):
    """The key of a question: spellings that search takes for one are asked about once.

    Dates and states are told apart by their signs: 03/04/2014 is not 03-04-2014 there.
    """
    plain = "" if kind in ("date", "status") else normalise(text)
    return f"{kind}:{plain or ' '.join(str(text).casefold().split())}"
