"""How to cite the page that one reads."""

from django import template
from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language

from gmg_portal.lib.citing import Work, on_day, styles

register = template.Library()


@register.simple_tag
def reference(title, url, author="", site="", issued="", changed=None, day=None, kind="", key=""):
    """The address to cite and the reference in each style.

    With a `site`, `author` is whose text the page holds and `issued` (EDTF) when it was issued.
    Without one the page is the portal's own, of the day of its last change, `changed`. `day` is
    the day for which the page answers, where it takes `?on=`.
    """
    if not site:
        site, author = author or settings.PORTAL_NAME, ""
    if not author and not issued and changed:
        issued = timezone.localdate(changed).isoformat()
    work = Work(
        title=str(title),
        url=on_day(url, day),
        accessed=timezone.localdate(),
        author=str(author),
        site=str(site),
        issued=issued or "",
        kind=str(kind or ""),
        key=key,
    )
    language = get_language() or settings.LANGUAGE_CODE
    return {"url": work.url, "styles": styles(work, language)}
