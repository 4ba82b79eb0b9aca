"""What the frame, the components and the tags promise to those who write pages, and to readers."""

import gzip
import re
from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from django import forms
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Paginator
from django.template import Context, RequestContext, Template
from django.template.loader import render_to_string
from django.urls import resolve
from django.utils.translation import override

from gmg_portal.lib import icons, richtext
from gmg_portal.styleguide import WORDS, styleguide

BASE = Path(settings.BASE_DIR)
TEMPLATES = sorted((BASE / "templates").rglob("*.html"))
PUBLIC_TEMPLATES = [path for path in TEMPLATES if "admin" not in path.parts]
COMPONENTS = sorted((BASE / "templates" / "components").glob("*.html"))
STYLE_SHEET = (BASE / "static" / "css" / "portal.css").read_text()


class Text(SimpleNamespace):
    """A record with one text."""

    def text_in(self, field, language):
        return self.text, self.language, self.is_official


def rendered(source, request=None, **context):
    template = Template("{% load portal %}" + source)
    return template.render(RequestContext(request, context) if request else Context(context))


def component(name, **context):
    return render_to_string(f"components/{name}.html", context)


@pytest.fixture
def page(rf, db):
    """The component sheet as a visitor gets it, in a language."""

    def get(language="en"):
        with override(language):
            request = rf.get("/styleguide/")
            request.user = AnonymousUser()
            request.resolver_match = None
            return styleguide(request)

    return get


# The frame


def test_a_visitor_gets_a_page_without_cookie_or_token(page):
    response = page()

    assert not response.cookies
    assert "csrf" not in response.content.decode()


def test_a_visitor_gets_the_page_in_the_language_and_direction_of_the_address(page):
    assert '<html lang="en" dir="ltr">' in page().content.decode()
    assert '<html lang="ar" dir="rtl">' in page("ar").content.decode()
    assert '<html lang="zh-Hans" dir="ltr">' in page("zh-hans").content.decode()


def test_a_search_engine_finds_the_page_in_all_languages(page):
    languages = re.findall(r'hreflang="([\w-]+)" href="http', page().content.decode())

    assert sorted(languages) == ["ar", "en", "es", "fr", "ru", "x-default", "zh-Hans"]


def test_every_id_on_a_page_is_there_once(page):
    ids = re.findall(r'\sid="([^"]+)"', page().content.decode())

    assert len(ids) == len(set(ids))


def test_every_reference_of_a_page_to_itself_leads_somewhere(page):
    html = page().content.decode()
    ids = set(re.findall(r'\sid="([^"]+)"', html))
    named = re.findall(r'(?:aria-describedby|aria-labelledby|for|popovertarget)="([^"]+)"', html)

    assert {each for names in named for each in names.split()} <= ids
    assert set(re.findall(r"url\(#([\w-]+)\)", html)) <= ids
    assert set(re.findall(r'<use href="#([\w-]+)"', html)) <= ids


def test_a_reader_of_another_language_keeps_page_and_query(rf):
    request = rf.get("/account/login/?next=/data/")
    request.resolver_match = resolve("/account/login/")

    with override("en"):
        assert rendered('{% language_url "ar" %}', request) == "/ar/account/login/?next=/data/"


@pytest.mark.parametrize("name", ["400.html", "403_csrf.html", "500.html"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_visitor_sees_a_plain_page_when_nothing_else_stands(name, language):
    """Django draws these without a request: they may ask for nothing."""
    with override(language):
        html = render_to_string(name)

    assert html.count("<h1") == 1
    assert f'<html lang="{language}"' in html
    assert "<title></title>" not in html


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["403.html", "404.html"])
def test_a_visitor_who_went_astray_finds_the_way_back(rf, name):
    request = rf.get("/nowhere/")
    request.user = AnonymousUser()
    request.resolver_match = None

    html = render_to_string(name, request=request)

    assert html.count("<h1") == 1
    assert 'name="robots" content="noindex"' in html
    assert 'class="brand" href="/"' in html


@pytest.mark.django_db
def test_a_visitor_of_a_withdrawn_record_reads_why(rf):
    request = rf.get("/old/")
    request.user = AnonymousUser()
    request.resolver_match = None
    record = SimpleNamespace(withdrawn_because="A <double>.", changed_at=None)

    html = render_to_string("410.html", {"record": record, "title": "Old"}, request=request)

    assert "A &lt;double&gt;." in html


# Links


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("{% querystring_with status='planned' %}", "?lead=iom&amp;lead=ilo&amp;status=planned"),
        ("{% querystring_with lead=None %}", "?"),
        ("{% querystring_with page=4 %}", "?lead=iom&amp;lead=ilo&amp;page=4"),
    ],
)
def test_a_visitor_keeps_the_filters_and_leaves_the_page_number(rf, tag, expected):
    assert rendered(tag, rf.get("/?lead=iom&lead=ilo&page=3")) == expected


def test_a_visitor_pages_through_a_list_and_keeps_the_filters(rf):
    page_obj = Paginator(range(620), 50).get_page(6)

    html = render_to_string(
        "components/_pagination.html", {"page_obj": page_obj}, request=rf.get("/?q=visa&page=6")
    )

    assert "251 to 300 of 620" in html
    assert '<span aria-current="page">6</span>' in html
    assert 'rel="next" href="?q=visa&amp;page=7"' in html


def test_a_visitor_of_a_short_list_sees_no_pages():
    assert component("_pagination", page_obj=Paginator(range(3), 50).get_page(1)).strip() == ""


# Texts


def test_a_reader_sees_a_text_of_another_language_marked_as_such():
    name = Text(text="منظمة <العمل>", language="ar", is_official=True)

    with override("fr"):
        shown = rendered('{% said obj "name" %}', obj=name)

    assert shown == '<span lang="ar" dir="rtl">منظمة &lt;العمل&gt;</span>'


def test_a_reader_is_told_which_text_is_our_translation():
    ours = Text(text="OIM", language="fr", is_official=False)

    with override("fr"):
        assert 'class="ours"' in rendered('{% said obj "name" %}', obj=ours)
        assert rendered('{% said obj "name" mark=False %}', obj=ours) == "OIM"


def test_a_reader_sees_an_official_text_plain():
    official = Text(text="IOM", language="en", is_official=True)

    with override("en"):
        assert rendered('{% said obj "name" %}', obj=official) == "IOM"


def test_a_reader_sees_markup_in_a_plain_text_as_text():
    assert rendered("{{ text|paragraphs }}", text="One\n\n<b>two</b>") == (
        "<p>One</p>\n\n<p>&lt;b&gt;two&lt;/b&gt;</p>"
    )


def test_an_editor_writes_headings_below_those_of_the_page():
    html = richtext.render("# Aim\n\n##### Deep\n\n**strong** [site](https://example.org)")

    assert "<h3>Aim</h3>" in html
    assert "<h6>Deep</h6>" in html
    assert 'rel="nofollow noopener noreferrer"' in html


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", "[x](javascript:alert(1))", "![x](https://example.org/x.png)"],
)
def test_an_editor_cannot_bring_code_or_pictures_into_a_page(text):
    assert not re.search(r"<script|href=.javascript|<img", richtext.render(text))


def test_a_reader_gets_dates_at_their_own_precision():
    with override("en"):
        assert rendered("{{ value|edtf }}", value="2006-05") == "May 2006"
        assert rendered("{{ value|day }}", value=date(2026, 11, 21)) == "21 November 2026"
        moment = datetime(2026, 11, 21, 12, tzinfo=ZoneInfo("UTC"))
        assert rendered("{{ value|day }}", value=moment) == "21 November 2026"


def test_a_label_reads_well_inside_a_sentence():
    assert rendered("{{ 'Body'|uncapitalized }}, {{ 'UN body'|uncapitalized }}") == "body, UN body"


# Components


def test_a_reader_is_pointed_to_the_sources_of_what_is_not_documented():
    inferred, attested = (
        SimpleNamespace(confidence="inferred"),
        SimpleNamespace(confidence="attested"),
    )

    with override("en"):
        assert rendered("{% confidence record %}", record=inferred) == (
            '<a class="mark inferred" href="#sources">worked out</a>'
        )
    assert rendered("{% confidence record %}", record=attested) == ""


@pytest.mark.parametrize("name", [name for name in icons.ICONS if name in WORDS])
def test_every_state_has_a_shape_and_a_word(name):
    badge = component("_status_badge", status=name, label=WORDS[name])

    assert f'href="#i-{name}"' in badge
    assert str(WORDS[name]) in badge
    assert f'id="i-{name}"' in icons.sprite()


def test_a_writer_hears_hint_and_error_of_a_field():
    class Form(forms.Form):
        reason = forms.CharField(help_text="Public once accepted.")

    html = component("_field", field=Form({})["reason"], show_last=True)

    assert 'aria-describedby="id_reason_helptext id_reason_error"' in html
    assert 'id="id_reason_helptext"' in html
    assert 'id="id_reason_error"' in html
    assert "Nothing yet." in html


def test_a_visitor_takes_a_filter_away_by_its_name():
    chip = SimpleNamespace(label="Agency", value="<IOM>", url="?status=planned")

    html = component("_chips", chips=[chip], clear_url="/activities/")

    assert 'aria-label="Remove filter: Agency: &lt;IOM&gt;"' in html
    assert 'href="?status=planned"' in html
    assert component("_chips", chips=[]).strip() == ""


def test_a_visitor_knows_where_the_page_is():
    html = component("_breadcrumbs", items=[("Agencies", "/agencies/"), ("IOM", "")])

    assert '<a href="/agencies/">Agencies</a>' in html
    assert '<li aria-current="page">IOM</li>' in html


# How they are written


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.name)
def test_a_page_author_reads_the_inputs_of_a_component_on_its_first_line(path):
    assert path.read_text().startswith("{# ")
    assert path.name.startswith("_")


@pytest.mark.parametrize("path", PUBLIC_TEMPLATES, ids=lambda path: path.name)
def test_no_template_carries_code_or_style_of_its_own(path):
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)", path.read_text())


def test_the_style_sheet_knows_no_left_and_right():
    physical = (
        r"(?:margin|padding|border)-(?:left|right)\b|(?<![\w-])(?:left|right)\s*:"
        r"|float\s*:(?!\s*(?:none|inline-))"
    )

    assert not re.findall(physical, STYLE_SHEET)
    assert not re.findall(r"text-align:\s*(?:left|right)", STYLE_SHEET)


def test_the_style_sheet_is_light():
    assert len(gzip.compress(STYLE_SHEET.encode())) < 12_000
