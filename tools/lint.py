"""`make lint`: everything that can be said about the portal without running its tests.

All checks run, whatever the first ones say; the last lines name those that failed.
"""

import os
import secrets
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
MANAGE = [sys.executable, "manage.py"]
TEST = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
SCHEMA = Path("docs/api-schema.yaml")

#: What a production environment has to say, made up on the spot.
PRODUCTION = {
    "PORTAL_ENV": "production",
    "SECRET_KEY": secrets.token_urlsafe(64),
    "ALLOWED_HOSTS": "portal.example.org",
    "DATABASE_URL": "postgres://portal:secret@db.example.org/portal",
}


def main():
    with tempfile.TemporaryDirectory() as folder:
        schema = Path(folder, "schema.yaml")
        database = f"sqlite:///{folder}/portal.sqlite3"
        failed = [
            title
            for title, command, environment in checks(schema, database)
            if not passes(title, command, environment)
        ]
        if not schema_is_current(schema):
            failed.append("API schema as committed")
    print(f"\nFailed: {', '.join(failed)}." if failed else "\nAll checks passed.")
    sys.exit(bool(failed))


def checks(schema, database):
    """Title, command and environment of each check."""
    development = {"PORTAL_ENV": "development", "DATABASE_URL": database}
    spectacular = ["spectacular", "--validate", "--fail-on-warn", "--file", schema]
    yield "style of Python", [BIN / "ruff", "check", "--quiet", "."], {}
    yield "format of Python", [BIN / "ruff", "format", "--check", "--quiet", "."], {}
    # Not --check: its format puts spaces between inline parts, which readers would see.
    yield "templates", [BIN / "djlint", "--lint", "templates"], {}
    yield "types", [BIN / "mypy", "--no-error-summary"], development
    yield "migrations complete", [*MANAGE, "makemigrations", "--check", "--dry-run"], development
    yield "deployment", [*MANAGE, "check", "--deploy", "--fail-level", "WARNING"], PRODUCTION
    yield "API schema without warnings", [*MANAGE, *spectacular], development
    yield "import directions", [*TEST, "tests/test_architecture.py"], {}
    yield "locks and catalogues", [sys.executable, "tools/agreement.py"], {}


def passes(title, command, environment):
    began = time.monotonic()
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    word = "FAILED" if done.returncode else "ok"
    print(f"{title}: {word} ({time.monotonic() - began:.1f} s)", flush=True)
    if done.returncode:
        print(done.stdout, flush=True)
    return done.returncode == 0


def schema_is_current(schema):
    """Whether the schema that was just made is the one that is committed."""
    committed = ROOT / SCHEMA
    if not schema.exists():
        return True  # said already
    if committed.exists() and committed.read_bytes() == schema.read_bytes():
        return True
    print(f"{SCHEMA} is not what the code describes; write it anew with: make schema")
    return False


if __name__ == "__main__":
    main()
