"""No violation that axe can see, on one page of every template, in the ways in which people read."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from sitemap import PAGES, reachable, sample

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "RGAAv4"]
OPENED = sample(reachable(PAGES) + ["404.html"] * ("404.html" in PAGES), 2)  # the list and one page of each folder
WAYS = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "320px": {"viewport": {"width": 320, "height": 640}},
    "no-script": {},
}


def without_scripts(route):
    """The page as a browser without JavaScript sees it: axe is a script itself and needs one that runs them."""
    response = route.fetch()
    text = re.sub(r"<script\b.*?</script>|</?noscript\b[^>]*>", "", response.text(), flags=re.S | re.I)
    route.fulfill(response=response, body=text)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("path", OPENED)
def test_axe_finds_no_violation(visit, server, path, way):
    routes = {"**/*.html": without_scripts} if way == "no-script" else {}
    page = visit(server + path, routes=routes, **WAYS[way]).page
    results = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]})
    assert len(results.response["passes"]) > 5  # it did look
    found = [
        f"{violation['id']}: {violation['help']}\n    {node['target']} {node['html'][:120]}"
        for violation in results.response["violations"] for node in violation["nodes"][:3]
    ]
    assert not found, "\n".join(found)
