"""Three pages in every place, size and light, in both browsers; and what a keyboard alone can do."""

import itertools

import pytest

from sitemap import PAGES, SITE

THREE = [path for path in ["index.html", "recherche.html", "qui-fait-quoi.html", "who-sings.html", "index-a-z.html"] if path in PAGES][:3]
PLACES = ["file", "root", "folder"]
WIDTHS = [320, 1280]
LIGHTS = [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"forced_colors": "active"}, {"media": "print"}]


@pytest.fixture(params=PLACES)
def place(request, root, server):
    return {"file": SITE.as_uri() + "/", "root": root, "folder": server}[request.param]


@pytest.mark.parametrize("path", THREE)
def test_a_page_is_whole_in_every_place_size_and_light(visit, place, path):
    for scripts in (True, False):
        seen = visit(place + path, java_script_enabled=scripts)
        faults = []
        for width, light in itertools.product(WIDTHS, LIGHTS):
            seen.page.set_viewport_size({"width": width, "height": 640})
            seen.page.emulate_media(**{"color_scheme": "light", "forced_colors": "none", "media": "screen", **light})
            box = seen.page.locator("main").bounding_box()
            if not box or box["x"] < 0 or box["width"] < width / 2 or not seen.page.locator("main").inner_text().strip():
                faults.append(f"{width} {light}: {box}")
            if scripts and "qui-fait-quoi" not in path and seen.page.evaluate("document.documentElement.scrollWidth") > width:
                faults.append(f"{width} {light}: wider than the window")
        assert faults == []
        assert seen.errors == []
        assert [address for address in seen.requests if not address.startswith((place, "data:"))] == []


@pytest.mark.parametrize("path", THREE)
def test_a_page_is_whole_in_every_place_in_firefox(firefox, place, path):
    for width in (500, 1280):  # the narrowest window that Firefox allows is 450
        firefox.set_window_rect(width=width, height=700)
        firefox.navigate(place + path)
        ask = firefox.execute_script
        assert ask("return document.querySelector('h1').textContent").strip()
        assert "Arial" in ask("return getComputedStyle(document.body).fontFamily")
        asked = ask("return performance.getEntriesByType('resource').map(e => e.name)")
        # Browsers ask for the icon of a server on their own.
        assert [name for name in asked if not name.startswith(place) and not name.endswith("/favicon.ico")] == []


# MARK: The keyboard

FOCUSED = """() => {
    const e = document.activeElement;
    if (!e || e === document.body) return null;
    const box = [...e.getClientRects()].at(-1) ?? e.getBoundingClientRect();
    const at = part => document.elementFromPoint(box.left + box.width * part, box.top + box.height / 2);
    const isMarked = e => {
        const style = getComputedStyle(e);
        return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none';
    };
    return {
        name: e.outerHTML.slice(0, 80),
        isShown: box.bottom > 0 && box.top < innerHeight,
        // Not all of it lies under something that stays in its place (WCAG 2.4.11).
        isFree: box.height > innerHeight || box.width > innerWidth || [.1, .5, .9].some(part => e.contains(at(part)) || at(part)?.contains(e)),
        // A field is marked by its frame.
        isMarked: isMarked(e) || isMarked(e.parentElement),
    };
}"""


@pytest.mark.parametrize("path", THREE)
def test_every_stop_of_the_keyboard_is_seen(visit, server, path):
    page = visit(server + path, viewport={"width": 1000, "height": 700}, reduced_motion="reduce").page
    stops, faults = 0, []
    for _ in range(60):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None:
            break
        stops += 1
        if not (stop["isShown"] and stop["isFree"] and stop["isMarked"]):
            faults.append(stop)
    assert stops > 8
    assert faults == []


def test_the_keyboard_alone_skips_to_the_content_and_opens_a_page(visit, server):
    page = visit(server + "plan-du-site.html").page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#page--contenu"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
    for _ in range(30):
        target = page.evaluate("document.activeElement.getAttribute('href')") or ""
        if target.endswith(".html") and page.evaluate("document.activeElement.closest('section, main ul') !== null"):
            break
        page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator("h1").count() == 1 and page.url.endswith(target.split("/")[-1])


def test_the_keyboard_alone_finds_an_answer(visit, server):
    page = visit(server + "index.html").page
    word = page.locator("main h2 a, main li a").first.inner_text().split()[0]
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type(word)
    page.wait_for_selector("#suggestions [role=option]")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.getAttribute('aria-activedescendant')")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator("h1").count() == 1
