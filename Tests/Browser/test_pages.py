"""Pages as readers meet them: every link leads somewhere, nothing is asked of another machine, a phone is wide enough."""

import pytest

from sitemap import PAGES, SAMPLE, SITE, reachable, sample

REACHABLE = reachable(PAGES)
OPENED = sample(REACHABLE + ["404.html"] * ("404.html" in PAGES), SAMPLE)
PHONE = {"width": 375, "height": 667}


def test_every_internal_link_leads_to_a_file_and_an_id():
    broken = []
    for path, page in PAGES.items():
        for link, target, fragment in page.targets():
            if target is None and path == "404.html":
                continue  # shown at any address, so its links may begin at the server's root
            if target is None or not (SITE / target).is_file():
                broken.append(f"{path}: {link}")
            elif fragment and target in PAGES and fragment not in PAGES[target].ids:
                broken.append(f"{path}: {link} (no such id)")
    assert not broken, "\n".join(broken)


def test_every_page_is_reached_from_the_home_page():
    known = set(REACHABLE) | {"404.html"} | {path for path, page in PAGES.items() if page.is_redirect}
    assert sorted(set(PAGES) - known) == []


@pytest.mark.parametrize("path", OPENED)
def test_a_page_opens_without_a_complaint_and_fits_a_phone(visit, base, path):
    seen = visit(base + path, viewport=PHONE)
    assert seen.errors == []
    assert [r for r in seen.requests if not r.startswith((base, "data:"))] == []
    assert seen.page.title().strip()
    width = seen.page.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE["width"], f"{width} px wide: {widest(seen.page)}"


@pytest.mark.parametrize("path", sample(OPENED, 1))
def test_a_page_can_be_read_without_scripts(visit, server, path):
    seen = visit(server + path, java_script_enabled=False)
    assert seen.errors == []
    assert seen.page.locator("h1").inner_text(timeout=5_000).strip()


def widest(page):
    """The elements that stick out, outermost first."""
    return page.evaluate("""[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth)
        .slice(0, 5).map(e => e.tagName.toLowerCase() + (e.className ? '.' + e.className : ''))""")


@pytest.mark.skipif("politiques/index.html" not in PAGES, reason="another model")
def test_whom_to_call_about_a_policy_is_two_clicks_from_home():
    home, policies = (PAGES[path].targets() for path in ("index.html", "politiques/index.html"))
    assert "politiques/index.html" in [target for _, target, _ in home]
    pages = {target for _, target, _ in policies if target and target.startswith("politiques/")} - {"politiques/index.html"}
    mute = sorted(path for path in pages if not any(link.startswith("tel:") for link in PAGES[path].links))
    assert len(pages) >= 20 and mute == []
