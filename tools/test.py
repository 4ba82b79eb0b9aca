"""`make test`: every test on SQLite, on PostgreSQL and in a browser, as far as they are at hand.

    python tools/test.py [what pytest takes]

What could not be run is named at the end; with `REQUIRE_ALL=1` it is a failure.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import postgres
from browser import find_browser

ROOT = Path(__file__).resolve().parent.parent
PASSED, NO_TESTS = 0, 5


def main(arguments):
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for name in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, lambda number, frame: sys.exit(128 + number))
    browser, programs = find_browser(), postgres.find_programs()
    results = [run_on_sqlite(arguments, browser)]
    missing = []
    if programs:
        results.append(run_on_postgres(arguments, programs))
    else:
        missing.append("PostgreSQL: its server programs are not installed (initdb, postgres)")
    if not browser:
        missing.append("the browser tests: Chromium is not installed, or set CHROMIUM to its path")
    sys.exit(report(results, missing))


def run_on_sqlite(arguments, browser):
    with tempfile.TemporaryDirectory(prefix="portal-tests-") as folder:
        url = f"sqlite:///{folder}/portal.sqlite3"
        if browser:
            return run("SQLite, with the browser", url, arguments, CHROMIUM=browser)
        return run("SQLite", url, ["-m", "not browser", *arguments])


def run_on_postgres(arguments, programs):
    with postgres.cluster(programs) as url:
        # Pages look the same on both databases, and what reaches none of them is proven already.
        marks = ["-m", "not browser and not one_database"]
        return run(postgres.version(programs), url, [*marks, *arguments])


def run(title, url, arguments, **variables):
    """One round of pytest; its title, exit code and seconds."""
    print(f"\n=== {title} ===", flush=True)
    began = time.monotonic()
    environment = {**os.environ, "DATABASE_URL": url, "PORTAL_ENV": "test", **variables}
    environment.pop("DATABASE_URL_FILE", None)
    workers = ["-n", str(min(os.cpu_count() or 1, 4)), "--dist", "worksteal"]
    command = [sys.executable, "-m", "pytest", *workers, *arguments]
    with subprocess.Popen(command, cwd=ROOT, env=environment) as tests:
        try:
            code = tests.wait()
        except BaseException as end:
            stop(tests, end)
            raise
    return title, code, time.monotonic() - began


def stop(tests, end):
    """Let pytest end its workers and say how far it came; Ctrl-C has reached it already."""
    if not isinstance(end, KeyboardInterrupt):
        tests.send_signal(signal.SIGINT)
    try:
        tests.wait(timeout=10)
    except subprocess.TimeoutExpired:
        tests.terminate()


def report(results, missing):
    """Say what was run and what was not; the exit code of the whole."""
    print()
    for title, code, seconds in results:
        word = {PASSED: "passed", NO_TESTS: "no test matches"}.get(code, f"FAILED ({code})")
        print(f"{title}: {word} in {seconds:.0f} s")
    for part in missing:
        print(f"Not run: {part}.")
    codes = {code for _, code, _ in results}
    failed = codes - {PASSED, NO_TESTS}
    if failed:
        return max(failed)
    if missing and os.environ.get("REQUIRE_ALL", "") not in ("", "0"):
        print("REQUIRE_ALL is set: what was not run counts as a failure.")
        return 1
    return PASSED if PASSED in codes else NO_TESTS


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit(130)
