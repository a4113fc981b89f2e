"""No violation that axe can see, on one page of every template and kind, in the ways in which people read."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from sitemap import EVERYTHING, PAGES, reachable, sample

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "RGAAv4"]
OPENED = sample(reachable(PAGES) + ["404.html"] * ("404.html" in PAGES), 2)  # the list and one page of each folder
# Of an index or a list in several pages, the first is enough.
OPENED = [path for path in OPENED if EVERYTHING or not re.search(r"-\d+\.html$", path)]
REDIRECTS = sorted(path for path, page in PAGES.items() if page.is_redirect)[:1]
WAYS = {
    "light": ({"color_scheme": "light"}, None),
    "dark": ({"color_scheme": "dark"}, None),
    "320 px": ({"color_scheme": "light"}, {"width": 320, "height": 640}),
}
# On one page of each folder: what differs there is the frame and the style sheet.
OTHER_WAYS = {
    "forced colours": {"color_scheme": "light", "forced_colors": "active"},
    "paper": {"color_scheme": "light", "forced_colors": "none", "media": "print"},
}
SCRIPTS = re.compile(r"<script\b.*?</script>|</?noscript\b[^>]*>", re.S | re.I)


def without_scripts(route):
    """The page as a browser without JavaScript sees it: axe is a script itself and needs one that runs them."""
    response = route.fetch()
    route.fulfill(response=response, body=SCRIPTS.sub("", response.text()))


def without_refresh(route):
    """A redirect page that stays where it is."""
    response = route.fetch()
    route.fulfill(response=response, body=re.sub(r'<meta http-equiv="refresh"[^>]*>', "", response.text()))


def violations(page):
    results = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]})
    assert len(results.response["passes"]) > 5  # it did look
    return [
        f"{violation['id']}: {violation['help']}\n    {node['target']} {node['html'][:120]}"
        for violation in results.response["violations"] for node in violation["nodes"][:3]
    ]


@pytest.mark.parametrize("path", OPENED)
def test_axe_finds_no_violation(visit, server, path):
    page = visit(server + path).page
    found = {}
    for way, (media, size) in WAYS.items():
        page.emulate_media(**media)
        if size:
            page.set_viewport_size(size)
        found[way] = violations(page)
    assert not any(found.values()), "\n".join(f"{way}: {line}" for way, lines in found.items() for line in lines)


@pytest.mark.parametrize("path", sample(OPENED, 1))
def test_axe_finds_no_violation_in_forced_colours_and_on_paper(visit, server, path):
    page = visit(server + path).page
    found = {}
    for way, media in OTHER_WAYS.items():
        page.emulate_media(**media)
        found[way] = violations(page)
    # Nobody points at paper.
    found["paper"] = [line for line in found["paper"] if not line.startswith("target-size")]
    assert not any(found.values()), "\n".join(f"{way}: {line}" for way, lines in found.items() for line in lines)


BREAKS = {
    "label": "document.querySelector('label[for=q]').remove(), document.querySelector('#q').removeAttribute('placeholder')",
    "link-name": "document.querySelector('main a').textContent = ''",
    "image-alt": "document.querySelector('main').append(new Image())",
    "html-has-lang": "document.documentElement.removeAttribute('lang')",
    "color-contrast": "document.querySelectorAll('main a, main p').forEach(e => e.style.setProperty('color', '#999', 'important'))",
}


@pytest.mark.parametrize("rule", BREAKS)
def test_axe_sees_a_page_that_is_broken_on_purpose(visit, server, rule):
    page = visit(server + "plan-du-site.html", bypass_csp=True).page
    page.emulate_media(color_scheme="light")
    page.evaluate(BREAKS[rule])
    assert any(line.startswith(rule + ":") for line in violations(page)), violations(page)


@pytest.mark.parametrize("path", [path for path in OPENED if PAGES[path].has_scripts])
def test_axe_finds_no_violation_without_scripts(visit, server, path):
    found = violations(visit(server + path, routes={"**/*.html": without_scripts}).page)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("path", REDIRECTS)
def test_axe_finds_no_violation_on_a_redirect(visit, server, path):
    found = violations(visit(server + path, routes={"**/*.html": without_refresh}).page)
    assert not found, "\n".join(found)
