"""What is not published exists nowhere: no page, list, file, count or choice changes by it.

Every public address is read twice: before and after drafts are hung on what is published, and
published records on drafts. Who may not see them finds the same words both times.
"""

import io
import re
import zipfile

import pytest
from django.conf import settings
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, get_resolver, reverse

from gmg_portal.api import router
from gmg_portal.sitemaps import RECORDS, SITEMAPS
from tests import factories
from workplan.models import ActivityAgency, ActivityRecommendation

HIDDEN = "zqhidden"
DRAFT = {"publication": "draft"}
WITHDRAWN = {"publication": "withdrawn", "withdrawn_because": "It was wrong."}
#: Names of addresses that hold nothing of the record.
NO_RECORD = re.compile(r"account_|mfa_|api_|robots|accessibility|contact|styleguide")
#: Addresses where activities stand: a focal point may see more of these than a visitor.
OF_ACTIVITIES = re.compile(r"^/$|activit|plan|search|update|who-does|places|outputs|recommend")
#: Files and the API; the other addresses are those of pages.
FILES = re.compile(r"^/api/|\.\w+$")
PAGES = re.compile(r"^(?!.*(?:^/api/|\.\w+$))")
#: What differs between two readings without telling anything.
PASSING = re.compile(
    r'\d{4}-\d\d-\d\dT[\d:.]+(Z|\+00:00)|csrfmiddlewaretoken" value="\w+"|\b\d+ [KM]?B\b'
)


def a_world(word, year, above=None, beside=None, **state):
    """One record of each kind under those of `above`, or else under its own.

    Records that stand under no other are those of `beside` where it is given.
    """
    made, above = dict(beside or {}), above or {}
    period = {"starts": str(year), "ends": str(year)}

    def add(name, maker, *texts, **values):
        values |= dict.fromkeys(texts, f"{word} {name}")
        made[name] = getattr(factories, f"make_{maker}")(**values, **state)

    def over(name):
        return above.get(name) or made[name]

    if beside is None:
        add("agency", "agency", "acronym", "name", aliases=[f"{word} alias"])
        slug = settings.PORTAL_BODY if word == "plain" else word
        add("body", "body", "name", "mandate", slug=slug)
        add("document", "document", "title", "publisher", is_gmg_publication=True)
        add("theme", "theme", "name")
        add("framework", "framework", "title", "issuer")
        add("entry", "glossary_entry", "term", "text")
        add("instrument", "instrument", "title", "short_name")
        add("practice", "practice", "title", "summary", places=[factories.make_place("SN")])
        add("free", "recommendation", "title", "text", framework=factories.make_framework(**state))
    add("figure", "key_figure", "what", "unit", agency=over("agency"))
    for name, agency, body in [
        ("member", over("agency"), made["body"]),
        ("member_there", made["agency"], over("body")),
    ]:
        if name == "member" or agency != over("agency") or body != made["body"]:
            add(name, "membership", "basis", agency=agency, body=body, **period)
            add(f"{name}_chair", "office_term", "motto", agency=agency, body=body, **period)
    add("count", "attested_count", "note", body=over("body"), on=str(year))
    add("part", "body", "name", parent=over("body"))
    add("meeting", "meeting", "title", "topic", body=over("body"))
    add("excerpt", "excerpt", "heading", "text", document=over("document"))
    add("item", "recommendation", "title", "text", framework=over("framework"))
    free, item = made["free"], over("item")
    add("pair", "alignment", "rationale", recommendation_a=item, recommendation_b=free)
    add("none", "no_counterpart", "note", recommendation=free, framework=over("framework"))
    columns = [[over("framework")], [free.framework]]
    add("table", "convergence_table", "title", rows_framework=over("framework"), columns=columns)
    add("plan", "plan", "title", "summary", body=over("body"), objectives=[f"{word} objective"])
    add(
        "activity",
        "activity",
        "title",
        "description",
        plan=over("plan"),
        leads=[made["agency"]],
        serves=[item],
        places=[factories.make_place("SN")],
        outputs=[f"{word} output"],
    )
    add("update", "update", "what_changed", activity=over("activity"))
    return made


def deep_below(orphans, published):
    """What stands two steps below what is hidden, and more."""
    part, agency = orphans["part"], published["agency"]
    factories.make_body(name=f"{HIDDEN} room", parent=part)
    factories.make_membership(agency=agency, body=part, starts="2014")
    factories.make_office_term(agency=agency, body=part, motto=HIDDEN)
    factories.make_attested_count(body=part, note=HIDDEN)
    factories.make_meeting(title=f"{HIDDEN} meeting", body=part)
    plan = factories.make_plan(title=f"{HIDDEN} plan", body=part, objectives=[HIDDEN])
    for title, values in [
        ("in a plan", {"plan": plan}),
        ("in the plan of a part", {"plan": orphans["plan"]}),
        ("of a part", {"plan": published["plan"], "body": part}),
    ]:
        activity = factories.make_activity(
            title=f"{HIDDEN} {title}",
            leads=[agency],
            serves=[published["item"]],
            places=[factories.make_place("SN")],
            outputs=[HIDDEN],
            **values,
        )
        factories.make_update(what_changed=f"{HIDDEN} {title}", activity=activity)


def hang_on(published, hidden, orphans):
    """Let published records name hidden ones wherever they may, and be served by them."""
    for name, record in published.items():
        twin = hidden[name]
        for field in record._meta.many_to_many:
            there = [it for it in hidden.values() if isinstance(it, field.related_model)]
            if field.remote_field.through._meta.auto_created and there:
                getattr(record, field.name).add(*there)
                getattr(twin, field.name).add(*there)
        links = {
            field.name: there[0]
            for field in record._meta.fields
            if field.null
            and field.is_relation
            and field.name not in {*record.published_through, "agency", "body"}
            and (there := [it for it in hidden.values() if isinstance(it, field.related_model)])
        }
        # Not by save(): a new version would be one more thing that changes.
        type(record)._base_manager.filter(pk=record.pk).update(**links)
    activity = published["activity"]
    ActivityAgency.objects.create(activity=activity, agency=hidden["agency"], role="contributor")
    for item in (hidden["item"], orphans["item"]):
        ActivityRecommendation.objects.create(activity=activity, recommendation=item)
    for output in activity.outputs.all():
        output.document = hidden["document"]
        output.save()
    for item in (hidden["item"], orphans["item"]):
        published["instrument"].recommendation_links.create(recommendation=item)
    hidden["instrument"].recommendation_links.create(recommendation=published["item"])
    factories.correct(orphans["item"], f"{HIDDEN} corrected", reason=HIDDEN)
    for column in published["table"].columns.all():
        column.frameworks.add(hidden["framework"])


def addresses(published):
    """Every address without a part to fill in, and those of the published records."""
    yield from sorted(plain(get_resolver().url_patterns))
    for prefix, _viewset, _name in router.registry:
        yield f"/api/v1/{prefix}/"
    for section in SITEMAPS:
        yield f"/sitemap-{section}.xml"
    for word in ("agency", "body", "document", "item", "activity", "plan", "entry", "update"):
        yield f"/search/?q={word}"
    for record in published.values():
        if type(record) in RECORDS:
            yield record.get_absolute_url()
        yield reverse(f"{record._meta.model_name}-detail", args=[record.slug])
    for name in ("activity", "plan"):
        yield f"{published[name].get_absolute_url()}calendar.ics"
    yield reverse("convergence_table_export", args=[published["table"].slug])
    yield from ["/places/sn/", "/api/v1/places/SN/", "/years/2013/", "/years/2014/"]
    yield from ["/agencies/?on=2014-01-01", "/who-does-what/?on=2008-06-01"]
    yield from ["/agency-years.csv?to=2010", "/activities/?recorded_for=sn"]
    item, other = published["item"], published["free"]
    sets = f"rows={item.framework.slug}&columns={other.framework.slug}"
    cell = f"open={item.slug}.{other.framework.slug}"
    for query in (f"{sets}&{cell}", f"{sets}&on=2100-01-01", f"{sets}&turned=yes"):
        yield f"/convergence/?{query}"
    yield from [f"/convergence/cells/?{sets}", f"/convergence/pairs.csv?{sets}"]
    yield from [f"/api/v1/convergence-cells/?{sets}", "/alignments/?on=2100-01-01"]


def plain(patterns):
    """The named public addresses of the router that take no argument."""
    for pattern in patterns:
        if not isinstance(pattern, URLPattern):
            if getattr(pattern, "app_name", None) != "admin":
                yield from plain(pattern.url_patterns)
        elif pattern.name and not NO_RECORD.match(pattern.name):
            try:
                yield reverse(pattern.name)
            except NoReverseMatch:
                continue


def reading(client, url):
    """What somebody reads at an address, without what tells nothing."""
    response = client.get(url)
    content = b"".join(response) if response.streaming else response.content
    if content.startswith(b"PK"):  # an archive, or a workbook, which says when it was made
        archive = zipfile.ZipFile(io.BytesIO(content))
        names = [name for name in archive.namelist() if not name.startswith("docProps/")]
        content = b"\n".join(archive.read(name) for name in names)
        content = content.replace(b"</row>", b"</row>\n")
    return f"{response.status_code}\n{PASSING.sub('', content.decode())}".splitlines()


def readings(client, published, where=""):
    return {url: reading(client, url) for url in addresses(published) if re.search(where, url)}


def what_changed(before, after):
    """Lines that came and went, by their address."""
    return {
        url: [line.strip() for line in set(before[url]) ^ set(after[url]) if line.strip()]
        for url in before
        if before[url] != after[url]
    }


@pytest.fixture
def published(db):
    return a_world("plain", 2008)


def read_by_a_visitor(where):
    return lambda published, focal_point: readings(Client(), published, where)


def read_by_a_focal_point(published, focal_point):
    """Of an agency that has no part in anything here."""
    signed_in = Client()
    signed_in.force_login(focal_point)
    return readings(signed_in, published, OF_ACTIVITIES)


@pytest.mark.slow_first
@pytest.mark.parametrize(
    "read",
    [
        pytest.param(read_by_a_visitor(PAGES), id="pages"),
        pytest.param(read_by_a_visitor(FILES), id="files"),
        pytest.param(read_by_a_focal_point, id="focal-point"),
    ],
)
def test_what_is_not_published_changes_no_answer(published, ilo_focal_point, read):
    before = read(published, ilo_focal_point)
    for number, state in enumerate([DRAFT, WITHDRAWN]):
        word, year = f"{HIDDEN}-{number}", 2010 + 4 * number
        hidden = a_world(word, year, above=published, **state)
        orphans = a_world(f"{word}-below", year + 2, above=hidden, beside=published)
        deep_below(orphans, published)
        hang_on(published, hidden, orphans)
    after = read(published, ilo_focal_point)

    assert len(before) > 30
    assert what_changed(before, after) == {}


@pytest.mark.parametrize("state", [DRAFT, WITHDRAWN], ids=["draft", "withdrawn"])
def test_what_is_published_below_what_is_hidden_is_not_named(client, published, state):
    """What came before a record may itself be published, and stand under what is not."""
    body, plan, activity = (published[name] for name in ("body", "plan", "activity"))
    above = factories.make_body(name=f"{HIDDEN} above", **state)
    old_body = factories.make_body(slug=f"{HIDDEN}-body", parent=above)
    old_plan = factories.make_plan(slug=f"{HIDDEN}-plan", body=old_body)
    old = factories.make_activity(slug=f"{HIDDEN}-activity", plan=old_plan)
    body.predecessor, plan.supersedes, activity.carried_from = old_body, old_plan, old
    for record in (body, plan, activity):
        record.save()

    for record in (body, plan, activity):
        name = record._meta.model_name
        for url in (
            record.get_absolute_url(),
            reverse(f"{name}_export"),
            reverse(f"{name}-detail", args=[record.slug]),
        ):
            assert HIDDEN not in "\n".join(reading(client, url)), url


def test_what_came_before_is_named_once_it_is_published(client, published):
    activity = published["activity"]
    activity.carried_from = factories.make_activity(slug="earlier", plan=published["plan"])
    activity.save()

    for url in (activity.get_absolute_url(), reverse("activity_export")):
        assert "earlier" in "\n".join(reading(client, url))
