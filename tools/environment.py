"""The folder `.venv`: made from a hashed lock, and renewed when the lock changes.

    python3 tools/environment.py requirements.txt

Needs nothing but Python itself: it is what runs before anything is installed.
"""

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".venv"
PYTHON = FOLDER / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = FOLDER / "installed.json"

#: What each lock brings: development has the runtime's packages too, in the same versions.
HOLDS = {
    "requirements.txt": ["requirements.txt"],
    "requirements-dev.txt": ["requirements-dev.txt", "requirements.txt"],
}
OLDEST, NEWEST = (3, 11), (3, 13)


def main(lock):
    if is_current(lock):
        return
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        found = ".".join(map(str, sys.version_info[:2]))
        sys.exit(f"The portal needs Python 3.11, 3.12 or 3.13; this is {found}.")
    if not PYTHON.exists():
        create()
    install(lock)


def is_current(lock):
    """Whether the environment stands and `lock` was installed into it as it is now."""
    try:
        return PYTHON.exists() and json.loads(STAMP.read_text())[lock] == digest(lock)
    except (OSError, ValueError, KeyError):
        return False


def create():
    if FOLDER.is_symlink():
        FOLDER.unlink()
    shutil.rmtree(FOLDER, ignore_errors=True)
    if not importlib.util.find_spec("ensurepip"):
        sys.exit("Python's venv module is missing; on Debian and Ubuntu: apt install python3-venv")
    if subprocess.run([sys.executable, "-m", "venv", str(FOLDER)]).returncode:
        shutil.rmtree(FOLDER, ignore_errors=True)
        sys.exit("The environment .venv could not be made; what Python says above is the reason.")


def install(lock):
    print(f"Installing {lock} into .venv (once, and again when it changes) ...", flush=True)
    STAMP.unlink(missing_ok=True)
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    wanted = ["--require-hashes", "--requirement", str(ROOT / lock)]
    if subprocess.run([*pip, *wanted]).returncode:
        sys.exit(f"{lock} could not be installed; what pip says above is the reason.")
    STAMP.write_text(json.dumps({name: digest(name) for name in HOLDS[lock]}))


def digest(lock):
    return hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()


if __name__ == "__main__":
    main(sys.argv[1])
