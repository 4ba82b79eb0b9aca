"""Settings from the environment, each read as the type that it should be.

    env = Environment()
    DEBUG = env.boolean("DEBUG", default=False)
    SECRET_KEY = env.secret("SECRET_KEY", default="only-for-development" if DEBUG else REQUIRED)
    env.check()

A missing or malformed value does not stop the reading: `check()` raises one error that names
them all, so that nobody mends a configuration one restart at a time.
"""

import os
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

REQUIRED = object()

YES = {"1", "true", "yes", "on"}
NO = {"0", "false", "no", "off"}

POSTGRES_SCHEMES = {"postgres", "postgresql"}
URL_FORMS = "sqlite:///file.sqlite3 or postgres://user:password@host:5432/name"

SQLITE_OPTIONS = {
    # Whoever will write takes the lock at the start, and waits for it: a lock that is asked for
    # in mid-transaction is refused at once, however long the timeout.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
}


class Environment:
    """The environment's variables, and what was found wrong with them so far."""

    def __init__(self, variables=None):
        self.variables = os.environ if variables is None else variables
        self.problems = []

    def check(self):
        """Raise `ImproperlyConfigured` with every problem, if there is any."""
        if self.problems:
            problems = "\n".join(f"  * {problem}" for problem in self.problems)
            raise ImproperlyConfigured(f"The environment is not complete:\n{problems}")

    def text(self, name, default=REQUIRED):
        """The value as it stands, without surrounding spaces; an empty one counts as absent."""
        return self._read(name, default, str)

    def boolean(self, name, default=REQUIRED):
        return self._read(name, default, _boolean)

    def number(self, name, default=REQUIRED):
        return self._read(name, default, _number)

    def choice(self, name, choices, default=REQUIRED):
        return self._read(name, default, lambda value: _choice(value, choices))

    def listing(self, name, default=REQUIRED):
        """The values between commas, without spaces and empty ones."""
        return self._read(name, default, _listing)

    def secret(self, name, default=REQUIRED):
        """The value of `name`, or the content of the file that `name_FILE` points to.

        Platforms hand secrets over as files, so that they do not show in a list of processes.
        """
        path = self.variables.get(f"{name}_FILE", "").strip()
        if not path:
            return self._read(name, default, str, hint=f"or {name}_FILE")
        if self.variables.get(name, "").strip():
            return self._problem(f"{name} and {name}_FILE are both set; keep one.")
        try:
            value = Path(path).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            reason = getattr(error, "strerror", None) or "it is not text"
            return self._problem(f"{name}_FILE: {path} cannot be read ({reason}).")
        return value or self._problem(f"{name}_FILE: {path} is empty.")

    def database(self, name="DATABASE_URL", default=REQUIRED, *, base=None, conn_max_age=0):
        """One entry of Django's `DATABASES`, from a URL that may stand in a file as well.

        A relative SQLite path starts from the folder `base`.
        """
        url = self.secret(name, default)
        try:
            return database_from_url(url, base=base, conn_max_age=conn_max_age)
        except ValueError as error:
            if url:
                self._problem(f"{name}: {error}")
            return {}

    def any_set(self, names):
        """Whether one of these variables says something, or the file that stands for it."""
        with_files = [*names, *(f"{name}_FILE" for name in names)]
        return any(self.variables.get(name, "").strip() for name in with_files)

    def _read(self, name, default, convert, hint=""):
        value = self.variables.get(name, "").strip()
        if not value:
            if default is REQUIRED:
                return self._problem(f"{' '.join(filter(None, [name, hint]))} is not set.")
            return default
        try:
            return convert(value)
        except ValueError as error:
            return self._problem(f"{name}: {error}")

    def _problem(self, text):
        self.problems.append(text)
        return ""


def database_from_url(url, *, base=None, conn_max_age=0):
    """Django's words for a database URL; `ValueError` says what is wrong, without the password.

    What stands behind "?" goes to the driver: `sslmode=require`, `timeout=5`, and
    `host=/run/postgresql` for a socket.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise ValueError(f"this is not a database URL ({error}); write {URL_FORMS}.") from None
    options = dict(parse_qsl(parts.query, keep_blank_values=True))
    if parts.scheme == "sqlite":
        return _sqlite(parts, options, base)
    if parts.scheme in POSTGRES_SCHEMES:
        return _postgres(parts, options, port, conn_max_age)
    raise ValueError(f"“{parts.scheme}” is not a database the portal knows; write {URL_FORMS}.")


def _sqlite(parts, options, base):
    path = unquote(parts.path).removeprefix("/")
    if parts.netloc or not path:
        raise ValueError("a SQLite URL has three slashes and a path, as in sqlite:///file.sqlite3.")
    if "timeout" in options:
        options["timeout"] = _number(options["timeout"])
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(Path(base or ".").absolute() / path),
        "OPTIONS": SQLITE_OPTIONS | options,
    }


def _postgres(parts, options, port, conn_max_age):
    name = unquote(parts.path).removeprefix("/")
    if not name or "/" in name:
        raise ValueError("a PostgreSQL URL ends in the name of one database.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", "") or parts.hostname or "",
        "PORT": str(options.pop("port", "") or port or ""),
        "CONN_MAX_AGE": conn_max_age,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def _boolean(value):
    if value.lower() in YES:
        return True
    if value.lower() in NO:
        return False
    raise ValueError(f"“{value}” is neither yes nor no; write 1 or 0.")


def _number(value):
    try:
        return int(value)
    except ValueError:
        raise ValueError(f"“{value}” is not a whole number.") from None


def _choice(value, choices):
    if value in choices:
        return value
    raise ValueError(f"“{value}” is not one of {', '.join(choices)}.")


def _listing(value):
    return [item for item in map(str.strip, value.split(",")) if item]
