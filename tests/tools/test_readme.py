"""What an operator reads about the settings is what the portal reads."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


def settings_read():
    """The variables that the settings read; the database has a name of its own."""
    named = re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', read("gmg_portal/settings.py"))
    return {*named, "DATABASE_URL"}


def test_an_operator_finds_every_setting_in_the_readme():
    explained = set(re.findall(r"`([A-Z_]+)`", read("README.md")))
    assert settings_read() - explained == set()


def test_an_operator_copies_no_setting_that_nothing_reads():
    copied = set(re.findall(r"^#?([A-Z_]+)=", read(".env.example"), re.MULTILINE))
    assert copied - settings_read() == set()
