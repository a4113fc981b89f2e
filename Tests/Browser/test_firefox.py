"""One pass in Firefox ESR, which the workstations have, by its own remote control: a page of every template opens, has its
style, and fits a narrow window."""

import pytest

from sitemap import PAGES, SITE, reachable, sample

OPENED = sample(reachable(PAGES), 1)
NARROW = {"width": 500, "height": 700}  # the narrowest window that Firefox allows is 450


@pytest.fixture
def opened(firefox, base):
    def open_page(path):
        firefox.navigate(base + path)
        return firefox.execute_script
    return open_page


@pytest.mark.parametrize("path", OPENED)
def test_a_page_opens_in_firefox(opened, path):
    ask = opened(path)
    assert ask("return document.title").strip()
    assert ask("return document.querySelector('h1').textContent").strip()
    assert "Arial" in ask("return getComputedStyle(document.body).fontFamily")
    # What the page asked for, and from where: itself and the site only.
    asked = ask("return performance.getEntriesByType('resource').map(e => e.name)")
    assert [name for name in asked if not name.startswith((SITE.as_uri(), ask("return location.origin")))] == []


@pytest.mark.parametrize("path", OPENED)
def test_a_page_fits_a_narrow_firefox(firefox, opened, path):
    firefox.set_window_rect(**NARROW)
    ask = opened(path)
    assert ask("return document.documentElement.scrollWidth <= innerWidth"), ask("return innerWidth")


def test_a_redirect_leads_on_in_firefox(firefox, opened):
    for path in [path for path, page in PAGES.items() if page.is_redirect][:1]:
        opened(path)
        target = next(target for _, target, _ in PAGES[path].targets())
        for _ in range(50):
            if firefox.get_url().endswith("/" + target):
                return
        pytest.fail(f"{path} stays at {firefox.get_url()}")
