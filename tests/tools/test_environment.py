import json

import pytest

from tools import environment


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project with a lock and an environment that it was installed into."""
    (tmp_path / "python").touch()
    (tmp_path / "requirements.txt").write_text("django==5.2")
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "PYTHON", tmp_path / "python")
    monkeypatch.setattr(environment, "STAMP", tmp_path / "installed.json")
    installed = {"requirements.txt": environment.digest("requirements.txt")}
    (tmp_path / "installed.json").write_text(json.dumps(installed))
    return tmp_path


def test_an_environment_that_has_the_lock_is_current(project):
    assert environment.is_current("requirements.txt")


def test_a_changed_lock_is_noticed(project):
    (project / "requirements.txt").write_text("django==5.2.1")
    assert not environment.is_current("requirements.txt")


@pytest.mark.parametrize("file", ["python", "installed.json"])
def test_an_environment_that_lacks_a_part_is_not_current(project, file):
    (project / file).unlink()
    assert not environment.is_current("requirements.txt")


def test_a_broken_stamp_is_not_trusted(project):
    (project / "installed.json").write_text("{")
    assert not environment.is_current("requirements.txt")


def test_the_other_lock_is_not_taken_for_installed(project):
    (project / "requirements-dev.txt").write_text("pytest==9")
    assert not environment.is_current("requirements-dev.txt")


def test_an_older_python_is_told_which_ones_will_do(project, monkeypatch):
    (project / "requirements.txt").write_text("django==5.2.1")
    monkeypatch.setattr(environment.sys, "version_info", (3, 10, 1))
    with pytest.raises(SystemExit, match=r"3\.11, 3\.12 or 3\.13; this is 3\.10"):
        environment.main("requirements.txt")
