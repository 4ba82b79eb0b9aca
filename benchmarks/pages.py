"""How pages slow down as the work plan grows: the same pages over 1,000 and 10,000 activities.

    .venv/bin/python benchmarks/pages.py
    .venv/bin/python benchmarks/pages.py postgres://.../small postgres://.../large

Without arguments two SQLite files are made and thrown away; databases that are named have to be
empty. The sizes take turns for five rounds, so that a machine that slows down slows both. Printed
are medians in milliseconds of processor time in Python and of time on the clock, and their ratios.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
SIZES = (1_000, 10_000)
ROUNDS = 5
PAGES = {
    "list": "/activities/",
    "one activity": "/activities/bulk-1/",
    "who works on it": "/coverage/",
    "at work on the same": "/coverage/overlap/",
    "the same, as an API": "/api/v1/overlaps/",
    "matrix": "/convergence/multi-stakeholder-convergence/",
    "the plan": "/workplans/follow-on-2016-2018/",
    "along time": "/activities/timeline/",
    "two days of the plan": (
        "/workplans/compare/?plan=follow-on-2016-2018&on=2016-12-31&with_on=2017-12-31"
    ),
    "who does what": "/who-does-what/",
    "a year": "/years/2014/",
    "a place": "/places/sn/",
}


class Portal:
    """A portal with so many activities in a process of its own; it answers one page at a time."""

    def __init__(self, size, database):
        self.process = subprocess.Popen(
            [sys.executable, str(ROOT / "benchmarks" / "portal.py"), str(size)],
            env={**os.environ, "DATABASE_URL": database, "PORTAL_ENV": "test"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )

    def get(self, path):
        """Seconds of processor and of clock that the page took; an empty path waits for it."""
        self.process.stdin.write(f"{path}\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            sys.exit("The portal ended: see above.")
        return json.loads(line)

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def main(databases):
    with tempfile.TemporaryDirectory() as folder:
        databases = databases or [f"sqlite:///{folder}/{size}.sqlite3" for size in SIZES]
        portals = [Portal(*pair) for pair in zip(SIZES, databases, strict=True)]
        try:
            for portal in portals:
                for path in PAGES.values():  # what is done once a process is done here
                    portal.get(path)
            report(measured(portals))
        finally:
            for portal in portals:
                portal.close()


def measured(portals):
    """{name of a page: for each size the medians of processor and clock}."""
    times = {name: [[] for _portal in portals] for name in PAGES}
    for _round in range(ROUNDS):
        for name, path in PAGES.items():
            for number, portal in enumerate(portals):
                times[name][number].append(portal.get(path))
    return {
        name: [[median(column) for column in zip(*rounds, strict=True)] for rounds in sizes]
        for name, sizes in times.items()
    }


def report(pages):
    small, large = SIZES
    print(f"{'':24}{'processor':^30}{'clock':^30}")
    head = f"{small:>9,} {large:>9,} {'ratio':>8}  "
    print(f"{'activities':24}{head}{head}")
    for name, sizes in pages.items():
        line = f"{name:24}"
        for few, many in zip(*sizes, strict=True):
            line += f"{few * 1000:>9.0f} {many * 1000:>9.0f} {many / few:>8.1f}  "
        print(line)


if __name__ == "__main__":
    main(sys.argv[1:])
