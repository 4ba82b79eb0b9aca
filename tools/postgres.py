"""A PostgreSQL cluster of its own for one run of the tests: made, used, thrown away."""

import contextlib
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

PROGRAMS = ("initdb", "postgres", "pg_isready", "createdb")
SETTINGS = (
    # Tests learn the statistics once; a table that is empty between two tests tells nothing.
    "autovacuum=off",
    "fsync=off",
    "jit=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "shared_buffers=64MB",
    "max_connections=60",
    "listen_addresses=",
    "timezone=UTC",
)
#: Ends the server when whoever started it ends, however that happens: its input is closed then.
KEEPER = 'folder=$1; shift; "$@" & read -r _; kill -QUIT $!; wait $!; rm -rf "$folder"'


def find_programs():
    """The folder that holds PostgreSQL's server programs, or None."""
    for folder in candidates():
        if all(os.access(folder / name, os.X_OK) for name in PROGRAMS):
            return folder
    return None


def candidates():
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        yield Path(folder)
    if shutil.which("pg_config"):
        asked = subprocess.run(["pg_config", "--bindir"], capture_output=True, text=True)
        yield Path(asked.stdout.strip())
    for pattern in ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/*/bin"):
        yield from sorted(Path("/").glob(pattern.removeprefix("/")), reverse=True)


def version(programs):
    """The server's name and version, such as "PostgreSQL 15.8"."""
    said = subprocess.run([programs / "postgres", "--version"], capture_output=True, text=True)
    return "PostgreSQL " + said.stdout.removeprefix("postgres (PostgreSQL) ").split()[0]


@contextlib.contextmanager
def cluster(programs):
    """Start a server that only its owner and root can reach; yield its database URL."""
    owner = unprivileged_owner()
    # A socket's path may have a hundred characters, which TMPDIR alone exceeds on some systems.
    with tempfile.TemporaryDirectory(
        prefix="portal-pg-", dir=short_temporary_folder(), ignore_cleanup_errors=True
    ) as name:
        if owner:
            os.chown(name, owner["user"], owner["group"])
        server = start(programs, Path(name), owner)
        try:
            wait_until_ready(programs, name, server)
            run(programs / "createdb", "-h", name, "-U", "portal", "portal")
            yield f"postgres://portal@/portal?host={quote(name)}"
        finally:
            server.stdin.close()
            server.wait(timeout=30)


def unprivileged_owner():
    """PostgreSQL refuses to run as root: whom to run as then, in the words of `subprocess`."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            entry = pwd.getpwnam(name)
            return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    raise RuntimeError("PostgreSQL does not run as root, and there is no user postgres or nobody.")


def short_temporary_folder():
    usual = tempfile.gettempdir()
    return usual if len(usual) < 60 else "/tmp"  # noqa: S108


def start(programs, folder, owner):
    data = folder / "data"
    make = [
        programs / "initdb",
        "-D",
        data,
        "-U",
        "portal",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--no-sync",
    ]
    try:
        run(*make, "--locale=C.UTF-8", cwd=folder, **owner)
    except RuntimeError:  # a system without that locale
        shutil.rmtree(data, ignore_errors=True)
        run(*make, "--locale=C", cwd=folder, **owner)
    options = [word for setting in SETTINGS for word in ("-c", setting)]
    serve = [programs / "postgres", "-D", data, "-k", folder, *options]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            ["/bin/sh", "-c", KEEPER, "sh", folder, *serve],
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            cwd=folder,
            start_new_session=True,  # Ctrl-C ends the tests first, the server after them
            **owner,
        )


def wait_until_ready(programs, name, server):
    for _ in range(300):
        ready = [programs / "pg_isready", "-q", "-h", name, "-U", "portal", "-d", "postgres"]
        if subprocess.run(ready).returncode == 0:
            return
        if server.poll() is not None:
            break
        time.sleep(0.1)
    raise RuntimeError(f"PostgreSQL did not start:\n{(Path(name) / 'log').read_text()}")


def run(*words, **options):
    done = subprocess.run(words, capture_output=True, text=True, **options)
    if done.returncode:
        raise RuntimeError(f"{Path(words[0]).name} failed:\n{done.stdout}{done.stderr}")
