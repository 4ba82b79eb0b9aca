"""The portal's settings as tests see them: `PORTAL_ENV=test`, on a database in a file of its own.

The variables are set before the settings are read, so that they hold for `pytest` alone, for its
parallel workers and for every command that a test starts.
"""

import os
import tempfile
from pathlib import Path

os.environ["PORTAL_ENV"] = "test"
files = tempfile.TemporaryDirectory(prefix="portal-files-", ignore_cleanup_errors=True)
os.environ["MEDIA_ROOT"] = files.name
if not os.environ.get("DATABASE_URL") and not os.environ.get("DATABASE_URL_FILE"):
    folder = tempfile.TemporaryDirectory(prefix="portal-tests-", ignore_cleanup_errors=True)
    os.environ["DATABASE_URL"] = f"sqlite:///{folder.name}/portal.sqlite3"

from gmg_portal.settings import *
from gmg_portal.settings import DATABASES

if "sqlite" in DATABASES["default"]["ENGINE"]:
    # A file, not memory: workers, threads and the live server lock each other as in production.
    file = Path(DATABASES["default"]["NAME"])
    DATABASES["default"]["TEST"] = {"NAME": str(file.with_name(f"test_{file.name}"))}
    DATABASES["default"]["OPTIONS"]["init_command"] = (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"  # no test survives a power cut
    )
else:
    # A query that the server cannot plan well fails by name instead of taking minutes.
    DATABASES["default"]["OPTIONS"]["options"] += " -c statement_timeout=60s"

# Files are looked for when somebody asks: to list them all took a tenth of the tests' time, since
# every client begins with it.
WHITENOISE_AUTOREFRESH = True
