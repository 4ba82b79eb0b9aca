"""What every page needs: links that keep their state, texts that know their language, dates."""

import datetime as dt

from django import template
from django.conf import settings
from django.http import QueryDict
from django.urls import NoReverseMatch, reverse, translate_url
from django.utils import timezone
from django.utils.html import conditional_escape, format_html, linebreaks
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from gmg_portal.lib import icons, periods, richtext
from gmg_portal.lib.languages import LANGUAGES, RIGHT_TO_LEFT
from gmg_portal.lib.separators import listed

register = template.Library()


# Links


def _query(request):
    """The page's own parameters, without the page number, ready to be changed."""
    query = request.GET.copy() if request else QueryDict(mutable=True)
    query.pop("page", None)
    return query


def _link(query):
    return "?" + query.urlencode(safe=",:")


@register.simple_tag(takes_context=True)
def querystring_with(context, **parameters):
    """This page's query with ``parameters`` set; ``None`` takes one away, a list repeats it."""
    query = _query(context.request)
    for name, value in parameters.items():
        if value is None or value == "":
            query.pop(name, None)
        else:
            query.setlist(name, value if isinstance(value, list | tuple) else [value])
    return _link(query)


@register.simple_tag
def url_if_any(name):
    """The address of a part of the portal, or nothing where that part is not installed."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


@register.simple_tag(takes_context=True)
def language_url(context, code):
    """This page in another language, with its query; an error page leads to the home page."""
    request = context.request
    if request.resolver_match is None:
        with override(code):
            return url_if_any("home") or "/"
    return translate_url(request.get_full_path(), code)


@register.simple_tag(takes_context=True)
def language_links(context):
    """This page in every language: code, name, url, absolute url, whether it is the current one."""
    current = get_language() or settings.LANGUAGE_CODE
    links = []
    for code, name in LANGUAGES:
        url = language_url(context, code)
        links.append(
            {
                "code": bcp47(code),
                "name": name,
                "url": url,
                "absolute": context.request.build_absolute_uri(url),
                "current": code == current,
                "default": code == settings.LANGUAGE_CODE,
            }
        )
    return links


@register.filter
def page_numbers(page):
    """The numbers to offer around ``page``, with an ellipsis where some are left out."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)


# Texts and their languages


@register.filter
def bcp47(code):
    """``zh-hans`` as HTML writes it."""
    first, _dash, script = code.partition("-")
    return f"{first}-{script.title()}" if script else first


@register.filter
def text_direction(code):
    return "rtl" if (code or "").partition("-")[0] in RIGHT_TO_LEFT else "ltr"


@register.filter
def in_language(text, code):
    """``text``, marked with its language and direction where the page speaks another."""
    if not text:
        return ""
    if not code or code == get_language():
        return conditional_escape(text)
    return format_html(
        '<span lang="{}" dir="{}">{}</span>', bcp47(code), text_direction(code), text
    )


@register.filter
def english(text):
    """A text that the record holds in English alone."""
    return in_language(text, "en")


@register.simple_tag
def said(obj, field, mark=True):
    """A translated field in the page's language, or in the one it exists in, marked as such.

    ``obj.text_in(field, language)`` gives ``(text, language, is_official)``.
    A text in the page's language that is not the official form says "our translation".
    """
    language = get_language() or settings.LANGUAGE_CODE
    text, code, is_official = obj.text_in(field, language)
    if not text:
        return ""
    shown = in_language(text, code)
    if not mark or is_official or code != language:
        return shown
    return format_html('{} <span class="ours">{}</span>', shown, _("our translation"))


@register.simple_tag
def confidence(record, target="#sources"):
    """The mark of what is not documented, leading to the sources; nothing for what is."""
    words = {"inferred": _("Worked out"), "unconfirmed": _("To be confirmed")}
    word = words.get(getattr(record, "confidence", ""))
    if not word:
        return ""
    return format_html(
        '<a class="mark {}" href="{}">{}</a>', record.confidence, target, uncapitalized(word)
    )


@register.filter(is_safe=True)
def paragraphs(text):
    """Plain text as escaped paragraphs."""
    return mark_safe(linebreaks(text or "", autoescape=True))  # noqa: S308 (escaped)


@register.filter
def markdown(text):
    return mark_safe(richtext.render(text))  # noqa: S308 (cleaned by lib.richtext)


register.filter("richtext", markdown)


@register.filter
def ticked(field):
    """The labels of the boxes of a bound field that are ticked, in one line."""
    return listed(each.choice_label for each in field if each.data["selected"])


@register.filter
def uncapitalized(text):
    """A label inside a sentence: "Body" becomes "body", "UN document" stays."""
    text = str(text)
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


# Dates


@register.filter
def edtf(value):
    """A date as written, in the reader's language and at its own precision."""
    return periods.format_date(value, get_language() or settings.LANGUAGE_CODE)


@register.filter
def day(moment):
    """A day, or the day of a moment, in the reader's language: "21 November 2026"."""
    if not moment:
        return ""
    if isinstance(moment, dt.datetime):
        moment = timezone.localdate(moment) if timezone.is_aware(moment) else moment.date()
    return edtf(moment.isoformat())


@register.simple_tag
def period(obj):
    """From when to when ``obj`` lasted, in the reader's language."""
    return obj.period_display


# Drawing


@register.simple_tag
def icon(name):
    """A mark of ``lib.icons``; a word must stand beside it."""
    return icons.icon(name)


@register.simple_tag
def icon_sprite(*names):
    """The drawings that the marks of a page point at, once a page: all, or those of these names."""
    return icons.sprite(*names)
