"""What a cell of the workbook says, as the report takes it. Each raises ValidationError."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from gmg_portal.lib.searchtext import normalise
from workplan.models import ProgressUpdate, ReportedOutput

from .columns import OFFERED, values_by_word
from .standing import clean_date


def clean(name, text, outputs):
    """The value of a cell that is not empty; of outputs as `clean_outputs` gives it."""
    if name == "outputs":
        return clean_outputs(text, outputs)
    if name in OFFERED:
        return clean_word(name, text)
    return ProgressUpdate._meta.get_field(name).clean(text, None)


def clean_word(name, text):
    found = values_by_word(name).get(normalise(text))
    if found is not None:
        return found
    if name == "language":  # one of the many others, by its code
        return ProgressUpdate._meta.get_field(name).clean(text, None)
    words = ", ".join(str(label) for label in OFFERED[name].values())
    raise ValidationError(
        _("“%(value)s” is none of these: %(list)s."), params={"value": text, "list": words}
    )


def clean_outputs(text, outputs):
    """{key: {"delivered", "url"}}, of a title without a date {key: None}; tells all that is wrong.

    A title that the activity has no more, without a date as the workbook wrote it, says nothing.
    """
    titles = {normalise(output.title): output for output in outputs}
    found, wrong = {}, []
    for line in filter(str.strip, text.splitlines()):
        title, *said = [part.strip() for part in line.split("|")]
        if said and not any(said) and normalise(title) not in titles:
            continue
        try:
            key = str(output_called(title, titles).pk)
            found[key] = clean_delivery(*[*said, ""][:2]) if any(said) else None
        except ValidationError as error:
            wrong += [f"{title}: {message}" for message in error.messages]
    if wrong:
        raise ValidationError(wrong)
    return found


def output_called(title, titles):
    output = titles.get(normalise(title))
    if output is None:
        raise ValidationError(_("The activity has no output of this title."))
    return output


def clean_delivery(date, url):
    if not date:
        raise ValidationError(_("Write the date behind the title."))
    url = ReportedOutput._meta.get_field("url").clean(url, None)
    return {"delivered": clean_date(date), "url": url}
