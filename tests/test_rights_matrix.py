"""Every address by every role: nobody reads what is not hers, and nobody changes it.

The addresses are those of the portal, found by walking them; each is asked with every record of
two agencies that it may be about. What a person may not see is a 404, or a door to sign in at.
"""

import io
import re
import zipfile
from itertools import product

import pytest
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, get_resolver, reverse

from tests.rights_world import make_world, marker
from workplan.models import ActivityProposal, ProgressUpdate

pytestmark = [pytest.mark.django_db, pytest.mark.one_database, pytest.mark.slow_first]

#: What an agency alone may read, and what it shares with the secretariat.
ALONE = ("draft", "correction", "proposal", "why")
SHARED = ("sent", "returned", "comment", "file", "contact")
#: These addresses hold nothing of the record, or end the session that asks.
LEFT_OUT = re.compile(
    r"logout|jsi18n|schema|favicon|sitemap|robots|styleguide|api-root|data_download"
)
#: Files of other kinds hold the same rows.
TWICE = re.compile(r"_json$|_export_csv$")
#: Single records that reports are no part of; their lists and admin pages are asked.
OF_OTHER_THINGS = re.compile(
    r"alignment|attestedcount|convergence|coverage|document|excerpt|framework|glossary|instrument"
    r"|keyfigure|linkreview|membership|nocounterpart|officeterm|practice|recommendation|theme"
)


def addresses(world):
    """Every address that can be made with what the world holds: (name, address)."""
    found = dict(walk(get_resolver(), world))
    return sorted((name, url) for url, name in found.items())


def walk(resolver, world, names=(), arguments=()):
    for each in resolver.url_patterns:
        taken = [*arguments, *each.pattern.converters, *groups(each)]
        if isinstance(each, URLPattern):
            name = ":".join([*names, each.name or ""])
            if each.name and not LEFT_OUT.search(name) and not TWICE.search(name):
                yield from made(name, dict.fromkeys(taken), world)
        else:
            inner = (*names, each.namespace) if each.namespace else names
            yield from walk(each, world, inner, taken)


def groups(pattern):
    """The names in patterns of regular expressions, which have no converters."""
    return getattr(getattr(pattern.pattern, "regex", None), "groupindex", {})


def made(name, arguments, world):
    for values in choices(name, arguments, world):
        try:
            yield reverse(name, kwargs=values), name
        except NoReverseMatch:
            continue


def choices(name, arguments, world):
    """The arguments that an address of that name is asked with."""
    if name == "report_detail":
        return list(reports_below_activities(world))
    if name in ("admin:trace_change", "workspace_change"):
        return [{"label": label, "entry": entry} for label, _key, entry in newest_changes(world)]
    if "history_id" in arguments and (found := list(versions(name, world))):
        return found
    pool = pool_of(name, world)
    chosen = product(*(pool.get(argument, ["1"]) for argument in arguments))
    return [dict(zip(arguments, values, strict=True)) for values in chosen]


def reports_below_activities(world):
    """Each report below its own activity, and below one of the other agency."""
    for own, other in ((world.iom, world.ilo), (world.ilo, world.iom)):
        for each in own.reports:
            yield {"slug": each.activity.slug, "report": each.slug}
            yield {"slug": other.activities[0].slug, "report": each.slug}


def newest_changes(world):
    """Of each row that agencies made: its model, its key and the key of its newest history."""
    for own in (world.iom, world.ilo):
        rows = [own.proposal, own.note, own.evidence, own.contact, *own.links, *own.reports]
        for row in [*rows, *own.requests]:
            newest = row.history.latest()
            yield row._meta.label_lower, row.pk, newest.pk


def versions(name, world):
    model = name.rpartition(":")[2].removesuffix("_version").replace("_", ".")
    for label, key, entry in newest_changes(world):
        if label == model:
            yield {"object_id": key, "history_id": entry}


def pool_of(name, world):
    """{argument: values that an address of that name may be asked with}."""
    both = [world.iom, world.ilo]
    keys = keys_of(name, both, world)
    return {
        "slug": slugs_of(name, both, world),
        "pk": keys,
        "object_id": keys,
        "run": [1],
        "key": [own.mail.pk for own in both if own.mail],
        "name": [own.evidence.name for own in both],
        "code": ["SN"],
        "year": [2014],
        "app_label": ["workplan", "agencies"],
        "token": ["forged:token"],
        "history_id": [1],
        "url": ["x"],
        "rest": ["x"],
    }


KINDS = {
    "progressupdate": "reports",
    "reportrequest": "requests",
    "note_request": "requests",
    "activityproposal": "proposal",
    "proposal": "proposal",
    "evidence": "evidence",
    "publicnote": "note",
    "note": "note",
    "signedlink": "links",
    "focalpoint": "contact",
    "alternate": "contact",
    "outgoingmail": "mail",
    "activity": "activities",
}


def slugs_of(name, both, world):
    """Those of what an address of that name is about."""
    if name in ("report_comments", "workspace_note_report", "progressupdate-detail"):
        return [each.slug for own in both for each in own.reports]
    if re.match(r"activity|report|workspace_(note|proposal)", name):
        return [each.slug for own in both for each in own.activities]
    if re.match(r"round|workspace_(workbook|upload)", name):
        return [world.round.slug]
    if name.startswith("workplan"):
        return [world.plan.slug]
    body = world.plan.body
    kinds = {"agency": ["iom", "ilo"], "meeting": [world.meeting.slug], "body": [body.slug]}
    return kinds.get(re.split(r"[-_]", name)[0], [])


def keys_of(name, both, world):
    if "reportinground" in name:
        return [world.round.pk]
    for word, kind in KINDS.items():
        if word in name:
            found = [getattr(own, kind) for own in both]
            rows = [row for each in found for row in (each if isinstance(each, list) else [each])]
            return [row.pk for row in rows if row]
    return [1]


@pytest.fixture
def world(db, settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    return make_world()


def names(resolver, within=()):
    """Of every address that is named."""
    for each in resolver.url_patterns:
        if isinstance(each, URLPattern):
            yield ":".join([*within, each.name or ""])
        else:
            yield from names(each, (*within, each.namespace) if each.namespace else within)


def test_no_address_is_left_out(world):
    asked = {name for name, _url in addresses(world)}
    missed = {name for name in names(get_resolver()) if not name.endswith(":") and name} - asked

    assert len(asked) > 500
    assert not {
        name
        for name in missed
        if not (LEFT_OUT.search(name) or TWICE.search(name) or OF_OTHER_THINGS.match(name))
    }


def client_of(user):
    client = Client(raise_request_exception=False)
    if user:
        client.force_login(user)
    return client


def words_of(response):
    """The text of an answer, that of an archive unpacked."""
    content = response.getvalue()
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            content = b"\n".join(archive.read(name) for name in archive.namelist())
    return content.decode(errors="replace")


def read_everything(world, user):
    """{marker word: addresses where it was read}, the addresses that broke, pages of the admin."""
    client, seen, broken, opened = client_of(user), {}, [], []
    for name, url in addresses(world):
        response = client.get(url)
        if response.status_code >= 500:
            broken.append((url, response.status_code))
        if name.startswith("admin:") and name != "admin:login" and is_open(response):
            opened.append(url)
        # A page may repeat the address that it was asked by.
        for word in set(re.findall(r"zq[a-z]+", words_of(response).replace(url, ""))):
            seen.setdefault(word, []).append(url)
    return seen, broken, opened


def is_open(response):
    return response.status_code not in (302, 403, 404)


def hidden_from(role, world):
    """The marker words that somebody of that role may not read."""
    words = set()
    for agency in world.agencies:
        is_own = role in (agency.slug, f"{agency.slug}_drafter")
        if not is_own:
            words |= {marker(agency, kind) for kind in ALONE}
            words |= {marker(agency, "colleague")} if role != "secretariat" else set()
            words |= {marker(agency, kind) for kind in SHARED} if role != "secretariat" else set()
        if role != "secretariat":
            words.add(marker(agency, "mail"))
    if role in ("visitor", "iom_before", "secretariat_before"):
        words.add("zqmembersaction")
    return words


def told_to(role, world):
    """Those that she must find somewhere: without them the test would see nothing anywhere."""
    words = {marker(agency, kind) for agency in world.agencies for kind in ("accepted", "note")}
    for agency in world.agencies:
        if role == agency.slug:
            words |= {marker(agency, kind) for kind in (*ALONE[:3], "sent", "returned", "comment")}
        if role == "secretariat":
            words |= {marker(agency, kind) for kind in SHARED}
    if role in ("iom", "ilo", "secretariat"):
        words.add("zqmembersaction")
    return words


ROLES = (
    "visitor",
    "iom",
    "iom_drafter",
    "iom_before",
    "ilo",
    "secretariat",
    "secretariat_before",
)


@pytest.mark.parametrize("role", ROLES)
def test_nobody_reads_what_is_not_hers(world, role):
    seen, broken, opened = read_everything(world, world.users[role])

    assert not broken
    assert bool(opened) == (role == "secretariat"), opened
    assert not {word: seen[word] for word in hidden_from(role, world) & set(seen)}
    assert told_to(role, world) <= set(seen)


SEARCHES = (
    ("/search/", "q"),
    ("/activities/", "text"),
    ("/updates/", "text"),
    ("/updates.csv", "text"),
    ("/api/v1/activities/", "text"),
    ("/api/v1/updates/", "text"),
)
OF_THE_DESK = (
    ("/admin/workplan/progressupdate/", "q"),
    ("/admin/workplan/activityproposal/", "q"),
    ("/admin/workplan/activity/", "q"),
    ("/admin/trace/", "who"),
)


@pytest.mark.parametrize(
    ("role", "kinds", "searches"),
    [
        ("visitor", ("draft", "sent", "returned", "proposal"), SEARCHES),
        ("ilo", ("draft", "sent", "returned", "proposal"), SEARCHES),
        ("secretariat", ("draft", "proposal"), SEARCHES + OF_THE_DESK),
    ],
)
def test_no_search_counts_what_is_hidden(world, role, kinds, searches):
    """Whoever looks for a word of a draft gets what she gets for a word that nobody wrote."""
    client, unknown = client_of(world.users[role]), "zqnobodywrotethis"
    for url, parameter in searches:
        response = client.get(url, {parameter: unknown})
        assert response.status_code == 200, url
        nothing = plain(words_of(response).replace(unknown, ""))
        for kind in kinds:
            hidden = marker(world.agencies[0], kind)
            found = words_of(client.get(url, {parameter: hidden})).replace(hidden, "")
            assert plain(found) == nothing, (url, kind)


def test_a_search_finds_what_was_accepted(world):
    """Or the one above would find nothing anywhere."""
    client, word = client_of(None), marker(world.agencies[0], "accepted")
    for url, parameter in (("/updates/", "text"), ("/api/v1/updates/", "text")):
        found = words_of(client.get(url, {parameter: word}))
        assert found.count(word) > words_of(client.get(url, {parameter: "zqno"})).count(word), url


def plain(text):
    """Without what differs from one answer to the next."""
    return re.sub(r'csrfmiddlewaretoken" value="\w+"|\d{4}-\d\d-\d\dT[\d:.]+', "", text)


WRITTEN_BY_AGENCIES = re.compile(r"workspace|report_|link_|evidence")
#: Where a word says which step is taken.
BY_STEPS = re.compile(
    r"report_edit|workspace_proposal|link_confirm|admin:.*_(record|review|requests)$"
)
STEPS = (
    *("submit", "accept", "waive", "save", "take_back", "discard", "withdraw", "ask", "preview"),
    *("comment", "send_back", "refuse", "remark", "give_up", "extend", "remind"),
)
FORGED = {
    "state": "accepted",
    "publication": "published",
    "status": "completed",
    "what_changed": "forged",
    "language": "en",
    "answer": "done",
    "name": "Mallory",
    "text": "forged",
    "title": "forged",
    "why": "forged",
    "comment": "forged",
    "because": "forged",
    "to": "2030-01-01",
    "message_on": "2014-01-01",
    "action": "accept",
    "submit": "1",
    "confirm": "yes",
    "post": "yes",
}


def read_versions(name):
    """Those that a row of the other may have: a report was written on since it was begun."""
    return ("2", "3") if re.match("report_edit|admin:.*_(record|review)$", name) else ("1",)


def forgeries(name, world):
    """What somebody may send to an address of that name who knows all about the other's rows."""
    iom = world.iom
    chosen = {f"answer-{each.pk}": "done" for each in iom.requests}
    nothing_sent = iom.requests[-1]
    ticked = {"chosen": f"{nothing_sent.pk}:{nothing_sent.version}"}
    hers = {**FORGED, **chosen, **ticked, "agency": "iom"}
    steps = STEPS if BY_STEPS.match(name) else ("save",)
    for step in (*steps, f"remove:{iom.evidence.pk}" if "report_edit" in name else "save"):
        for version in read_versions(name):
            read = {"do": step, "version": version, "read_version": version, "seen": version}
            yield {**hers, **read}
            # Where agencies write, to name the other's agency may end it too early to tell.
            if WRITTEN_BY_AGENCIES.match(name) and step in ("save", "submit"):
                yield {**FORGED, **read}


def forge(role, world, where=""):
    """Send each of them as somebody of that role; the answers."""
    client = client_of(world.users[role])
    for name, url in addresses(world):
        if name.startswith("account_") or "mfa_" in name or not re.match(where, name):
            continue
        for data in forgeries(name, world):
            response = client.post(url, data)
            assert response.status_code < 500, (url, data["do"])
            yield response


@pytest.mark.parametrize("role", ["visitor", "ilo", "iom_before", "secretariat_before"])
def test_nobody_changes_what_is_not_hers(world, role):
    before = state_of(world)

    sent = sum(1 for _response in forge(role, world))

    assert sent > 1000
    assert state_of(world) == before


@pytest.mark.parametrize(
    ("role", "where", "moved"),
    [
        ("iom", "report_edit|workspace_proposal$", {"reports", "proposals"}),
        ("secretariat", ".*(progressupdate_review|_requests)$", {"reports", "requests"}),
    ],
)
def test_the_same_changes_it_for_those_whose_it_is(world, role, where, moved):
    """Or the forgeries above would be refused for another reason."""
    before = state_of(world)

    def are_moved():
        after = state_of(world)
        return moved <= {what for what in before if before[what] != after[what]}

    assert any(are_moved() for _response in forge(role, world, where))


def state_of(world):
    """What nobody else may move: reports, proposals, notes, people and requests of the agency."""
    own, iom = world.iom, world.iom.agency
    return {
        "reports": list(
            ProgressUpdate.objects.filter(agency=iom)
            .order_by("pk")
            .values_list("pk", "state", "version", "typed", "publication")
        ),
        "proposals": list(
            ActivityProposal.objects.filter(agency=iom).values_list("pk", "state", "version")
        ),
        "requests": [(each.pk, versions_of(each)) for each in own.requests],
        "note": versions_of(own.note),
        "contact": versions_of(own.contact),
        "activities": [versions_of(each) for each in own.activities],
        "evidence": versions_of(own.evidence),
    }


def versions_of(row):
    return type(row)._base_manager.filter(pk=row.pk).values_list("version", flat=True).first()
