"""What an agency may propose to change of an activity, each as a text.

The objective is its code; places are their codes and partners their names, one a line.
"""

import json

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from agencies.models import Place

PLAIN = ("title", "description", "kind", "scope", "starts", "ends")
FIELDS = (
    "title",
    "description",
    "objective",
    "kind",
    "scope",
    "starts",
    "ends",
    "partners",
    "places",
)
#: What one proposal may hold, as JSON.
MOST_CHARACTERS = 100_000


def texts_of(activity):
    """{field: text} of an activity on record; {field: ""} of None."""
    if activity is None:
        return dict.fromkeys(FIELDS, "")
    texts = {name: getattr(activity, name) or "" for name in PLAIN}
    codes = sorted(link.place.code for link in activity.place_links.select_related("place"))
    return {
        **texts,
        "objective": activity.objective.code if activity.objective_id else "",
        "partners": "\n".join(activity.partners),
        "places": "\n".join(codes),
    }


def written(texts):
    """JSON in ASCII, so that no database refuses a character. Raises ValidationError."""
    text = json.dumps(texts, sort_keys=True)
    if len(text) > MOST_CHARACTERS:
        raise ValidationError(_("This is too much text for one proposal."), code="too_long")
    return text


def read(text):
    return json.loads(text) if text else {}


def lines_in(text):
    return [line.strip() for line in text.splitlines() if line.strip()]


def put(activity, texts):
    """Write texts into an activity that is not saved yet; places follow by `put_places`."""
    for name in PLAIN:
        if name in texts:
            setattr(activity, name, texts[name])
    if "partners" in texts:
        activity.partners = lines_in(texts["partners"])
    if "objective" in texts:
        activity.objective = objective_of(activity.plan, texts["objective"])


def objective_of(plan, code):
    if not code:
        return None
    found = plan.objectives.filter(code=code).first()
    if found is None:
        raise ValidationError({"objective": _("The plan has no objective of this code.")})
    return found


def places_of(text):
    """The places of these codes. Raises ValidationError where one is none."""
    codes = lines_in(text)
    places = list(Place.objects.filter(code__in=codes))
    unknown = set(codes) - {place.code for place in places}
    if unknown:
        words = {"places": ", ".join(sorted(unknown))}
        raise ValidationError({"places": _("No such place: %(places)s.") % words})
    return places


def put_places(activity, text):
    """Bring the places of a saved activity to these; what stays keeps how it was published."""
    wanted = {place.pk: place for place in places_of(text)}
    links = {link.place_id: link for link in activity.place_links.all()}
    for key in links.keys() - wanted.keys():
        links[key].delete()
    for key in sorted(wanted.keys() - links.keys()):
        activity.place_links.model(activity=activity, place=wanted[key]).save()
