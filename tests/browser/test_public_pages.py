"""Every kind of public page in a real browser: nothing for axe to find, nothing inline blocked."""

import gzip
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

PAGES = [
    "/",
    "/about/",
    "/agencies/",
    "/agencies/timeline/",
    "/agencies/timeline/?on=2012-03-01",
    "/agencies/iom/",
    "/agencies/un-regional-commissions/",
    "/memberships/",
    "/office-terms/",
    "/key-figures/",
    "/attested-counts/",
    "/bodies/",
    "/bodies/global-migration-group/",
    "/meetings/",
    "/meetings/first-meeting-2006/",
    "/library/",
    "/library/gmg-information-note/",
    "/frameworks/",
    "/frameworks/gmg-key-recommendations-2014/",
    "/frameworks/cso-8-points-2013/?order=alternative",
    "/frameworks/cso-8-points-2013/?order=nonsense",
    "/recommendations/",
    "/recommendations/sg-1/",
    "/recommendations/gmg-2014-governance-3/?on=2014-05-01",
    "/recommendations/note-purpose-3/",
    "/alignments/",
    "/convergence/",
    "/convergence/multi-stakeholder-convergence/",
    "/convergence/multi-stakeholder-convergence/?open=sg-3.gmg-recommendations",
    "/convergence/?rows=gcm-objectives&columns=sg-8-points-2013&columns=cso-8-points-2013",
    "/convergence/?rows=nonsense",
    "/convergence/cells/?value=none_found",
    "/alignments/sg-1--hld-p10/",
    "/no-counterparts/",
    "/themes/",
    "/themes/human-rights/",
    "/instruments/",
    "/instruments/icerd/",
    "/instruments/gcm/",
    "/workplans/",
    "/workplans/mawp-2013-2015/",
    "/workplans/mawp-2013-2015/?on=2014-06-01",
    "/rounds/",
    "/rounds/nonsense/",
    "/workplans/compare/",
    "/workplans/compare/?plan=mawp-2013-2015&with=follow-on-2016-2018",
    "/workplans/compare/?plan=mawp-2013-2015&on=2013-06-01&with_on=soon",
    "/outputs/?plan=mawp-2013-2015",
    "/activities/",
    "/activities/?status=nonsense",
    "/activities/timeline/",
    "/activities/timeline/?group=lead&zoom=quarters&plan=mawp-2013-2015",
    "/activities/timeline/?from=2014&to=2010",
    "/activities/fair-recruitment-initiative/",
    "/updates/",
    "/practices/",
    "/practices/moldova-mainstreaming/",
    "/places/",
    "/places/sn/",
    "/who-does-what/",
    "/coverage/",
    "/coverage/?by=agency&on=2014-07-01",
    "/coverage/overlap/",
    "/coverage/overlap/?shares_place=yes&sort=-starts",
    "/who-does-what/?by=theme&plan=mawp-2013-2015",
    "/years/",
    "/years/2014/",
    "/search/?q=migration",
    "/search/?q=xyzzy",
    "/glossary/",
    "/data/",
    "/api/",
    "/accessibility/",
    "/contact/",
    "/account/login/",
    "/account/password/reset/",
    "/no-such-page/",
]
#: Looked at in every combination; the others in one of them for each language.
TYPICAL = [
    "/",
    "/agencies/timeline/",
    "/agencies/iom/",
    "/activities/?status=nonsense",
    "/recommendations/sg-1/",
    "/convergence/multi-stakeholder-convergence/?open=sg-3.gmg-recommendations",
    "/convergence/multi-stakeholder-convergence/?turned=yes&on=2013-09-01",
    "/workplans/mawp-2013-2015/",
    "/account/login/",
]
#: A page that was asked something is looked at in one language: its template is in both.
PLAIN = [url for url in PAGES if "?" not in url]
ASKED = [url for url in PAGES if "?" in url]
ENGLISH, ARABIC = PLAIN + ASKED[::2], PLAIN + ASKED[1::2]
#: In bytes, as a server sends it: a page with the style sheet, and the style sheet.
MOST_TO_SEND, SHEET = 100_000, Path("static/css/portal.css")
RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "resultTypes": ["violations"],
}


def compressed(content):
    return len(gzip.compress(content))


def in_language(url, language):
    return url if language == "en" else f"/{language}{url}"


def opened(browser, live_server, **options):
    return browser.new_context(base_url=live_server.url, **options).new_page()


def told(violation):
    places = "; ".join(str(node["target"]) for node in violation["nodes"][:3])
    return f"{violation['id']} ({places})"


@pytest.mark.slow_first
@pytest.mark.parametrize(
    ("language", "width", "scheme", "pages"),
    [
        ("en", 1440, "light", ENGLISH[::2]),
        ("en", 1440, "light", ENGLISH[1::2]),
        ("ar", 390, "dark", ARABIC[::2]),
        ("ar", 390, "dark", ARABIC[1::2]),
        ("en", 390, "dark", TYPICAL),
        ("ar", 1440, "light", TYPICAL),
    ],
)
def test_nobody_is_kept_out_of_any_public_page(
    browser, live_server, live_record, language, width, scheme, pages
):
    """Nothing for axe to find, nothing that the policy blocks, nothing too wide or too heavy."""
    sheet = compressed(SHEET.read_bytes())
    page = opened(
        browser, live_server, viewport={"width": width, "height": 900}, color_scheme=scheme
    )
    found = []
    page.on("console", lambda message: found.append((page.url, message.text)))
    page.on("pageerror", lambda error: found.append((page.url, str(error))))
    for url in pages:
        page.set_viewport_size({"width": width, "height": 900})
        response = page.goto(in_language(url, language))
        assert response.status in {200, 400, 404}, url
        size = sheet + compressed(response.body())
        if size > MOST_TO_SEND:
            found.append((url, f"{size} bytes with the style sheet"))
        result = Axe().run(page, options=RULES)
        found += [(url, told(each)) for each in result.response["violations"]]
        page.set_viewport_size({"width": 320, "height": 700})
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > 320:
            found.append((url, f"{wide} pixels wide"))

    assert [line for line in found if "status of 40" not in line[1]] == []


def test_every_page_works_without_javascript(browser, live_server, live_record):
    page = browser.new_context(
        base_url=live_server.url, java_script_enabled=False, viewport={"width": 390, "height": 800}
    ).new_page()

    page.goto("/")
    page.get_by_role("searchbox").first.fill("OIM")
    page.get_by_role("searchbox").first.press("Enter")
    page.get_by_role("link", name="IOM", exact=True).first.click()

    assert page.url.endswith("/agencies/iom/")


def test_a_reference_is_copied_with_one_press(browser, live_server, live_record):
    context = browser.new_context(base_url=live_server.url)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto("/recommendations/sg-1/")
    page.get_by_text("Cite this page").click()
    reference = page.get_by_role("group", name="APA")

    page.get_by_role("button", name="Copy").first.click()

    page.get_by_role("status").get_by_text("APA: copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == reference.inner_text()
    result = Axe().run(page, options=RULES)
    assert [told(each) for each in result.response["violations"]] == []


def test_a_reference_is_selected_as_a_whole_without_javascript(browser, live_server, live_record):
    page = browser.new_context(base_url=live_server.url, java_script_enabled=False).new_page()
    page.goto("/recommendations/sg-1/")
    page.get_by_text("Cite this page").click()
    reference = page.get_by_role("group", name="BibTeX")

    assert page.get_by_role("button", name="Copy").count() == 0
    reference.focus()
    assert reference.inner_text().startswith("@misc{")


def test_the_first_stop_of_the_keyboard_leads_to_the_content(browser, live_server, live_record):
    page = opened(browser, live_server)
    page.goto("/agencies/")

    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.getAttribute('href')")
    page.keyboard.press("Enter")

    assert focused == "#main"
    assert page.evaluate("document.activeElement.id") == "main"


def test_the_menu_of_a_phone_opens_and_escape_closes_it(browser, live_server, live_record):
    page = opened(browser, live_server, viewport={"width": 390, "height": 800})
    page.goto("/")

    page.get_by_role("button", name="Menu").click()
    assert page.get_by_role("link", name="Agencies", exact=True).is_visible()
    page.keyboard.press("Escape")

    assert not page.get_by_role("link", name="Agencies", exact=True).is_visible()


def test_the_style_sheet_is_light():
    assert compressed(SHEET.read_bytes()) < 12_000
