"""How somebody of the secretariat uses the desk: looks at an item, presses a button."""

from django.utils import timezone

from recommendations.models import Recommendation
from tests.factories import make_alignment, make_framework, make_recommendation

URL = "/admin/recommendations/alignment/desk/"


def make_sets():
    """Two sets: three items here, two there."""
    here, there = make_framework(slug="here"), make_framework(slug="there")
    for number in range(1, 4):
        make_recommendation(
            slug=f"here-{number}", framework=here, code=f"{number}", order=number, text="Protect."
        )
    for number in range(1, 3):
        make_recommendation(slug=f"there-{number}", framework=there, code=f"{number}", order=number)
    return here, there


def item(slug):
    return Recommendation.objects.get(slug=slug)


def pair_up(a="here-1", b="there-1", **values):
    return make_alignment(recommendation_a=item(a), recommendation_b=item(b), **values)


def look(client, **query):
    return client.get(URL, {"framework": "here", "with": "there", **query})


def page(client, **query):
    response = look(client, **query)
    assert response.status_code == 200
    return response.content.decode()


def act(client, do, on="here-1", **data):
    data.setdefault("decided_on", timezone.localdate().isoformat())
    url = f"{URL}?framework=here&with=there&item={on}"
    return client.post(url, {"do": do, **data})


def decide(client, verb, pair, on="here-1", **data):
    return act(client, verb, on, **{"pair": pair.pk, "version": pair.version, **data})


def propose(client, on="here-1", candidate="there-1", **data):
    given = {"candidate": candidate, "relation": "close", "rationale": "Both ask for it."}
    return act(client, "propose", on, **{**given, **data})


def leads_to(response):
    assert response.status_code == 302, response.content.decode()
    return response.url
