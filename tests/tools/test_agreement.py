import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import write_po

from tools import agreement


@pytest.fixture
def catalogue(tmp_path, monkeypatch):
    """Write an Arabic catalogue, as text and compiled; give the means to change the text."""
    monkeypatch.setattr(agreement, "ROOT", tmp_path)
    folder = tmp_path / "locale" / "ar" / "LC_MESSAGES"
    folder.mkdir(parents=True)

    def write(kind, *messages):
        texts = Catalog(locale="ar")
        for message in messages:
            texts.add(**message)
        writer = {"po": write_po, "mo": write_mo}[kind]
        with (folder / f"django.{kind}").open("wb") as file:
            writer(file, texts)

    return write


AGENCY = {"id": "agency", "string": "وكالة"}
READ = {"id": "read", "string": "اقرأ", "context": "verb"}
MEMBERS = {"id": ("%(n)s member", "%(n)s members"), "string": tuple("012345")}


def test_a_compiled_catalogue_agrees_with_its_text(catalogue):
    catalogue("po", AGENCY, READ, MEMBERS, {"id": "later", "string": ""})
    catalogue("mo", AGENCY, READ, MEMBERS)
    assert list(agreement.catalogue_problems()) == []


def test_a_doubtful_translation_is_not_compiled(catalogue):
    catalogue("po", AGENCY, READ | {"flags": ["fuzzy"]})
    catalogue("mo", AGENCY)
    assert list(agreement.catalogue_problems()) == []


@pytest.mark.parametrize("changed", [READ, AGENCY | {"string": "هيئة"}, MEMBERS])
def test_a_text_that_was_not_compiled_again_is_noticed(catalogue, changed):
    catalogue("po", changed)
    catalogue("mo", AGENCY)
    assert "is not what the .po says" in next(agreement.catalogue_problems())


def test_a_catalogue_that_was_never_compiled_is_noticed(catalogue):
    catalogue("po", AGENCY)
    assert "django.mo is missing" in next(agreement.catalogue_problems())


@pytest.fixture
def locks(tmp_path, monkeypatch):
    monkeypatch.setattr(agreement, "ROOT", tmp_path)
    (tmp_path / "requirements.in").write_text("# why\nDjango>=5.2,<5.3\npsycopg[binary]\n")
    (tmp_path / "requirements-dev.in").write_text("-r requirements.in\npytest<9.2\n")
    runtime = "django==5.2.1 \\\n    --hash=sha256:0\npsycopg[binary]==3.2 ; python_version\n"
    (tmp_path / "requirements.txt").write_text(runtime)
    (tmp_path / "requirements-dev.txt").write_text(runtime + "pytest==9.1\n")
    return tmp_path


def test_locks_agree_with_what_was_wished(locks):
    assert list(agreement.lock_problems()) == []


@pytest.mark.parametrize("wish", ["Django>=6", "django-filter"])
def test_a_wish_that_was_not_locked_is_noticed(locks, wish):
    (locks / "requirements.in").write_text(wish)
    assert "make lock" in next(agreement.lock_problems())


def test_locks_that_differ_from_each_other_are_noticed(locks):
    (locks / "requirements-dev.txt").write_text("django==5.2.2\npsycopg==3.2\npytest==9.1\n")
    assert "has not django 5.2.1" in next(agreement.lock_problems())
