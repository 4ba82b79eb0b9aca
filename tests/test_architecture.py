"""The rules of the house that can be read off the syntax: who imports whom, nothing inline."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

#: From the bottom up; each may import itself and what stands before it.
LAYERS = ["gmg_portal.lib", "agencies", "recommendations", "workplan", "gmg_portal"]

TEMPLATE_COMMENT = re.compile(r"{#.*?#}|{% comment.*?{% endcomment %}", re.DOTALL)
TEMPLATE_TAG = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
INLINE = {
    "an element <style>": re.compile(r"<style\b", re.IGNORECASE),
    "a script without src": re.compile(
        r"<script\b(?![^>]*\ssrc=)(?![^>]*\stype=\"application/(ld\+)?json\")", re.IGNORECASE
    ),
    "an attribute style": re.compile(r"<[a-z][^<>]*\sstyle\s*=", re.IGNORECASE),
    "an event attribute": re.compile(r"<[a-z][^<>]*\son[a-z]+\s*=", re.IGNORECASE),
    "a javascript: address": re.compile(r"=\s*[\"']?\s*javascript:", re.IGNORECASE),
}
PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border)-(?:left|right|top|bottom)\b|(?:left|right)\s*:"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)\b|border-(?:top|bottom)-(?:left|right)-)"
)


def source_trees():
    """The path and the syntax tree of every module of the portal."""
    for folder in ("gmg_portal", "agencies", "recommendations", "workplan"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def templates():
    for path in sorted((ROOT / "templates").rglob("*")):
        if path.suffix in {".html", ".svg"}:
            yield path, path.read_text(encoding="utf-8")


def module_name(path):
    """`agencies/models/body.py` is `agencies.models.body`; a package is named by its folder."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def layer(module):
    """The position of a module's layer in `LAYERS`, or None for what is not ours."""
    for position, name in enumerate(LAYERS):
        if module == name or module.startswith(f"{name}."):
            return position
    return None


def imported(tree, module, is_package=False):
    """The full names of all modules and names that a syntax tree imports."""
    package = module.split(".") if is_package else module.split(".")[:-1]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            origin = ".".join([*above, *filter(None, [node.module])])
            yield from (f"{origin}.{alias.name}" for alias in node.names)


def upward_imports(tree, module, is_package=False):
    own = layer(module)
    return [name for name in imported(tree, module, is_package) if (layer(name) or 0) > own]


def local_imports(tree):
    """Lines of imports inside functions; an app's `ready()` is the place for its receivers."""
    return [
        inner.lineno
        for outer in ast.walk(tree)
        if isinstance(outer, ast.FunctionDef | ast.AsyncFunctionDef) and outer.name != "ready"
        for inner in ast.walk(outer)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]


def inline_parts(markup):
    """What a strict content security policy would refuse in a page."""
    text = TEMPLATE_TAG.sub("x", TEMPLATE_COMMENT.sub("", markup))
    return [what for what, pattern in INLINE.items() if pattern.search(text)]


def written_texts(tree):
    """Every string of a module; of a formatted one the parts that stand still."""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = (part.value if isinstance(part, ast.Constant) else "x" for part in node.values)
            yield "".join(map(str, parts))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def findings(pairs):
    """What was found where, without the places where nothing was."""
    return {str(path.relative_to(ROOT)): found for path, found in pairs if found}


def test_every_app_imports_from_below_alone():
    assert not findings(
        (path, upward_imports(tree, module_name(path), path.name == "__init__.py"))
        for path, tree in source_trees()
    )


def test_every_import_stands_at_the_top_of_its_module():
    assert not findings((path, local_imports(tree)) for path, tree in source_trees())


def test_no_module_draws_what_the_policy_refuses():
    assert not findings(
        (path, [text for text in written_texts(tree) if inline_parts(text)])
        for path, tree in source_trees()
    )


def test_no_template_has_an_inline_part():
    assert not findings((path, inline_parts(text)) for path, text in templates())


def test_the_style_sheet_fits_both_directions_of_writing():
    rules = (ROOT / "static" / "css" / "portal.css").read_text(encoding="utf-8")
    plain = re.sub(r"/\*.*?\*/", "", rules, flags=re.DOTALL)
    assert PHYSICAL.findall(plain) == []


@pytest.mark.parametrize(
    ("module", "code"),
    [
        ("agencies.models.body", "from workplan.models import Activity"),
        ("agencies.models.body", "import recommendations"),
        ("recommendations.views", "from gmg_portal import views"),
        ("gmg_portal.lib.charts", "from agencies.models import Agency"),
        ("gmg_portal.lib.charts", "from .. import settings"),
        ("gmg_portal.lib.charts", "from ..views import home"),
    ],
)
def test_an_import_from_above_is_noticed(module, code):
    assert upward_imports(ast.parse(code), module)


@pytest.mark.parametrize(
    ("module", "code"),
    [
        ("workplan.models", "from recommendations.models import Recommendation"),
        ("agencies.models.body", "from .record import Record"),
        ("agencies.models.body", "from gmg_portal.lib import periods"),
        ("gmg_portal.lib.charts", "from .periods import Period"),
        ("gmg_portal.api", "from workplan.api import ActivityViewSet"),
        ("agencies.admin", "import workplanning"),
    ],
)
def test_an_import_from_below_is_welcome(module, code):
    assert not upward_imports(ast.parse(code), module)


def test_an_import_inside_a_function_is_noticed():
    assert local_imports(ast.parse("def view(request):\n    import json"))
    assert not local_imports(ast.parse("def ready(self):\n    from . import receivers"))


@pytest.mark.parametrize(
    "markup",
    [
        "<style>p{}</style>",
        "<script>go()</script>",
        '<p class="a" style="color: red">',
        "<p {% if x > 1 %}class=\"{{ y }}\"{% endif %} style='{{ z }}'>",
        '<button\n  onclick="go()">',
        '<a href="javascript:go()">',
    ],
)
def test_an_inline_part_is_noticed(markup):
    assert inline_parts(markup)


@pytest.mark.parametrize(
    "markup",
    [
        '<script src="{% static "js/portal.js" %}" defer></script>',
        '<script type="application/ld+json">{}</script>',
        '<link rel="stylesheet" href="/static/css/portal.css">',
        '{# <p style="x"> #}',
        "<p>Style = a matter of taste, once=ever</p>",
        '<option value="1" selected>',
    ],
)
def test_a_part_that_the_policy_allows_is_welcome(markup):
    assert not inline_parts(markup)
