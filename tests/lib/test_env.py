from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from gmg_portal.lib.env import Environment, database_from_url


def problem(env):
    """What an operator reads when the portal refuses to start."""
    with pytest.raises(ImproperlyConfigured) as refusal:
        env.check()
    return str(refusal.value)


def test_an_operator_writes_values_in_her_own_way():
    env = Environment(
        {"NAME": " Portal ", "DEBUG": "Yes", "CACHE": "off", "AGE": "60", "HOSTS": "a.org, b.org,"}
    )
    assert env.text("NAME") == "Portal"
    assert env.boolean("DEBUG") is True
    assert env.boolean("CACHE") is False
    assert env.number("AGE") == 60
    assert env.listing("HOSTS") == ["a.org", "b.org"]
    env.check()


def test_what_is_absent_or_empty_takes_its_default():
    env = Environment({"EMPTY": "  "})
    assert env.text("EMPTY", default="usual") == "usual"
    assert env.boolean("ABSENT", default=True) is True
    assert env.listing("ABSENT", default=[]) == []
    env.check()


def test_an_operator_learns_of_all_mistakes_at_once():
    env = Environment({"DEBUG": "perhaps", "AGE": "old", "MODE": "prod"})
    env.boolean("DEBUG")
    env.number("AGE")
    env.choice("MODE", ["development", "production"])
    env.text("NAME")
    env.secret("SECRET_KEY")
    assert problem(env).splitlines()[1:] == [
        "  * DEBUG: “perhaps” is neither yes nor no; write 1 or 0.",
        "  * AGE: “old” is not a whole number.",
        "  * MODE: “prod” is not one of development, production.",
        "  * NAME is not set.",
        "  * SECRET_KEY or SECRET_KEY_FILE is not set.",
    ]


def test_a_platform_hands_a_secret_over_as_a_file(tmp_path):
    file = tmp_path / "key"
    file.write_text("from the file\n")
    assert Environment({"KEY_FILE": str(file)}).secret("KEY") == "from the file"
    assert Environment({"KEY": "from the variable"}).secret("KEY") == "from the variable"


def test_a_secret_file_that_does_not_help_is_named(tmp_path):
    (tmp_path / "empty").touch()
    (tmp_path / "binary").write_bytes(b"\xff\xfe")
    env = Environment(
        {
            "A_FILE": str(tmp_path / "absent"),
            "B_FILE": str(tmp_path / "empty"),
            "C_FILE": str(tmp_path / "binary"),
            "D_FILE": "somewhere",
            "D": "something",
        }
    )
    for name in "ABCD":
        env.secret(name)
    said = problem(env)
    assert "absent cannot be read (No such file or directory)" in said
    assert "empty is empty" in said
    assert "binary cannot be read (it is not text)" in said
    assert "D and D_FILE are both set" in said


def test_sqlite_stands_in_a_file_below_the_project(tmp_path):
    database = database_from_url("sqlite:///var/portal.sqlite3", base=tmp_path)
    assert database["NAME"] == str(tmp_path / "var" / "portal.sqlite3")
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_sqlite_stands_anywhere_with_a_patience_of_its_own():
    database = database_from_url("sqlite:////srv/data%20base.sqlite3?timeout=5", base=Path("/x"))
    assert database["NAME"] == "/srv/data base.sqlite3"
    assert database["OPTIONS"]["timeout"] == 5


def test_postgresql_with_every_part_named():
    database = database_from_url(
        "postgres://portal:p%40ss%2Fword@db.example.org:5433/gmg?sslmode=require", conn_max_age=60
    )
    assert database == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "gmg",
        "USER": "portal",
        "PASSWORD": "p@ss/word",
        "HOST": "db.example.org",
        "PORT": "5433",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"sslmode": "require"},
    }


def test_postgresql_through_a_socket():
    database = database_from_url("postgresql://portal@/gmg?host=/run/PostgreSQL")
    assert database["HOST"] == "/run/PostgreSQL"
    assert (database["NAME"], database["PORT"], database["OPTIONS"]) == ("gmg", "", {})


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("mysql://u:hidden@h/name", "“mysql” is not a database the portal knows"),
        ("gmg.sqlite3", "“” is not a database the portal knows"),
        ("sqlite://gmg.sqlite3", "three slashes and a path"),
        ("sqlite:///", "three slashes and a path"),
        ("sqlite:///gmg.sqlite3?timeout=long", "“long” is not a whole number"),
        ("postgres://u:hidden@h", "ends in the name of one database"),
        ("postgres://u:hidden@h/a/b", "ends in the name of one database"),
        ("postgres://u:hidden@h:port/name", "this is not a database URL"),
    ],
)
def test_a_database_url_that_is_wrong_is_explained(url, reason):
    env = Environment({"DATABASE_URL": url})
    env.database()
    said = problem(env)
    assert reason in said
    assert "hidden" not in said


def test_a_database_url_that_is_absent_is_named_once():
    env = Environment({})
    env.database()
    assert problem(env).count("*") == 1
    assert "DATABASE_URL or DATABASE_URL_FILE is not set" in problem(env)


def test_some_of_several_variables_may_be_set_or_stand_in_a_file():
    names = ["ONE", "OTHER"]
    assert not Environment({"ONE": " "}).any_set(names)
    assert Environment({"OTHER": "x"}).any_set(names)
    assert Environment({"ONE_FILE": "/run/one"}).any_set(names)
