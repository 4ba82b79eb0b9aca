"""Whether committed files that are made from other files still agree with them.

Lock files with their .in files and with each other; compiled catalogues with their texts.
"""

import gettext
import re
import sys
from pathlib import Path

from babel.messages.pofile import read_po
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^\s;\\]+)", re.MULTILINE)


def main():
    problems = [*lock_problems(), *catalogue_problems()]
    print("\n".join(problems))
    sys.exit(bool(problems))


def lock_problems():
    runtime, development = pins("requirements.txt"), pins("requirements-dev.txt")
    for name, version in runtime.items():
        if development.get(name) != version:
            yield f"requirements-dev.txt has not {name} {version}, as requirements.txt has"
    for file, locked in (("requirements", runtime), ("requirements-dev", development)):
        for wanted in wishes(f"{file}.in"):
            version = locked.get(canonicalize_name(wanted.name))
            if version is None or version not in wanted.specifier:
                yield f"{file}.txt has not “{wanted}” of {file}.in; write it anew: make lock"


def pins(file):
    """The locked version of each package."""
    found = PIN.findall((ROOT / file).read_text(encoding="utf-8"))
    return {canonicalize_name(name): version for name, version in found}


def wishes(file):
    """The requirements of an .in file, without those that it includes."""
    lines = (line.partition("#")[0].strip() for line in (ROOT / file).read_text().splitlines())
    return [Requirement(line) for line in lines if line and not line.startswith("-")]


def catalogue_problems():
    for source in sorted((ROOT / "locale").glob("*/LC_MESSAGES/*.po")):
        compiled = source.with_suffix(".mo")
        if not compiled.exists():
            yield f"{compiled.relative_to(ROOT)} is missing; make it: make messages"
        elif written(source) != read(compiled):
            yield f"{compiled.relative_to(ROOT)} is not what the .po says; make it: make messages"


def written(source):
    """Every finished translation of a text catalogue, in the form `read()` gives."""
    with source.open("rb") as file:
        catalogue = read_po(file)
    found = {}
    for message in catalogue:
        if not message.id or message.fuzzy:
            continue
        context = f"{message.context}\x04" if message.context else ""
        if isinstance(message.id, tuple):
            if all(message.string):
                forms = enumerate(message.string)
                found |= {(context + message.id[0], form): text for form, text in forms}
        elif message.string:
            found[context + message.id] = message.string
    return found


def read(compiled):
    """Every translation of a compiled catalogue."""
    with compiled.open("rb") as file:
        catalogue = gettext.GNUTranslations(file)._catalog
    return {key: text for key, text in catalogue.items() if key != ""}


if __name__ == "__main__":
    main()
