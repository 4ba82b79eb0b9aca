"""People as somebody writes them down: a line each."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

#: More than a team has, and few enough to look at.
MOST_LINES = 30
LONGEST_NAME = 200


def read_people(text):
    """[(name, e-mail)] of lines like "Name <name@example.org>", or an e-mail alone; each once.

    Raises ValidationError with a message for each line that is none.
    """
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    if len(lines) > MOST_LINES:
        raise ValidationError(_("These are more than %(most)s lines.") % {"most": MOST_LINES})
    found, errors = {}, []
    for number, line in enumerate(lines, 1):
        name, email = read_person(line)
        if is_fine(name, email):
            found.setdefault(email.lower(), (name, email))
        else:
            words = _("Line %(number)s holds no e-mail as we know them: “%(line)s”.")
            errors.append(words % {"number": number, "line": line[:100]})
    if errors:
        raise ValidationError(errors)
    return list(found.values())


def read_person(line):
    if not line.endswith(">") or "<" not in line:
        return "", line
    name, _bracket, email = line.removesuffix(">").rpartition("<")
    return name.strip(' "'), email.strip()


def is_fine(name, email):
    try:
        validate_email(email)
    except ValidationError:
        return False
    return len(name) <= LONGEST_NAME and len(email) <= 254 and name.isprintable()
