"""The handover as a document of a word processor."""

import io

from django.conf import settings
from django.utils.html import strip_tags
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt

from gmg_portal.lib.languages import RIGHT_TO_LEFT

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def document_of(briefing):
    """The bytes of a .docx: A4, the parts as lists, long ones cut with the number of the rest."""
    document = Document()
    on_paper(document)
    document.core_properties.title = f"{briefing.title}: {briefing.period}"
    document.core_properties.author = settings.PORTAL_NAME
    document.core_properties.comments = ""
    document.add_heading(f"{briefing.title}: {briefing.period}", level=1)
    document.add_paragraph(f"{_('Chair')}: {briefing.chair}")
    if briefing.members:
        document.add_paragraph(strip_tags(str(briefing.members)))
    for part in briefing.parts:
        write_part(document, part)
    if get_language() in RIGHT_TO_LEFT:
        turn(document)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def on_paper(document):
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Mm(15))
    style = document.styles["Normal"]
    style.font.size = Pt(9.5)
    style.paragraph_format.space_after = Pt(2)


def write_part(document, part):
    document.add_heading(part.title, level=2)
    if not part.lines:
        document.add_paragraph(part.nothing)
    for line in part.first:
        paragraph = document.add_paragraph(style="List Bullet")
        if line.when:
            paragraph.add_run(f"{line.when}: ").bold = True
        paragraph.add_run(text_of(line))
    if part.rest:
        rest = _("and %(number)s more, on the page of the portal") % {"number": len(part.rest)}
        document.add_paragraph(rest, style="List Bullet")


def text_of(line):
    """A line in one breath; control characters are no part of XML."""
    text = "; ".join(filter(None, [line.text, line.note, line.person]))
    return "".join(char for char in text if char.isprintable() or char in "\n\t")


def turn(document):
    """Paragraphs and their runs from right to left."""
    for paragraph in document.paragraphs:
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
        for run in paragraph.runs:
            run._r.get_or_add_rPr().append(OxmlElement("w:rtl"))
