"""Markdown that editors write, as HTML that is safe to show."""

import nh3
from markdown_it import MarkdownIt

#: Pages own the first two levels of headings.
FIRST_HEADING, LAST_HEADING = 3, 6
TAGS = {
    *("p", "br", "hr", "em", "strong", "del", "code", "pre", "blockquote", "a"),
    *("ul", "ol", "li", "h3", "h4", "h5", "h6"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
SCHEMES = {"http", "https", "mailto"}

_markdown = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])


def render(text):
    """``text`` as HTML: raw HTML stays text, headings start at h3, links leave with no trace."""
    tokens = _markdown.parse(text or "")
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            level = int(token.tag[1]) + FIRST_HEADING - 1
            token.tag = f"h{min(level, LAST_HEADING)}"
        elif token.type in ("th_open", "td_open"):
            token.attrs.clear()
    html = _markdown.renderer.render(tokens, _markdown.options, {})
    return nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel="nofollow noopener noreferrer",
    )
