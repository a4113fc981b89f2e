"""What scripts add for readers, and pages under zoom, in forced colours and without motion."""

import pytest

from sitemap import PAGES, SITE, reachable, sample

SAMPLE = "politiques/logement.html" in PAGES
only_sample = pytest.mark.skipif(not SAMPLE, reason="only the sample content has these pages")
ENTRIES = [path for path in sample(reachable(PAGES), 1) if path != "index.html"]
ZOOMED = {"width": 320, "height": 256}  # 1280 by 1024 at 400 % (WCAG 1.4.10)


@pytest.mark.parametrize("path", ENTRIES)
def test_the_title_stands_on_the_first_screen_at_400_percent(visit, server, path):
    page = visit(server + path, viewport=ZOOMED).page
    title = page.locator("h1").bounding_box()
    assert 0 <= title["y"] and title["y"] + 24 <= ZOOMED["height"], title
    assert page.evaluate("document.documentElement.scrollWidth") <= ZOOMED["width"]


PHONE = {"width": 375, "height": 800}


@pytest.mark.parametrize("path", ["index.html", ENTRIES[0]], ids=["home", "entry"])
@pytest.mark.parametrize("width", [320, 375, 700, 1000, 1280])
def test_nothing_in_the_head_lies_over_something_else(visit, server, path, width):
    page = visit(server + path, viewport={"width": width, "height": 800}).page
    over = page.evaluate("""() => {
        const box = element => element.getBoundingClientRect(), band = document.querySelector('header .bande');
        const limits = [...document.querySelectorAll('header .bandeau, header .menu')].map(box);
        return [...band.querySelectorAll('*')].filter(element => element.checkVisibility() && !element.closest('.sr, .evitement'))
            .filter(element => { const own = box(element); return own.height > 1
                && limits.some(limit => own.top < limit.bottom - 1 && own.bottom > limit.top + 1); })
            .map(element => element.outerHTML.slice(0, 80));
    }""")
    assert over == []


@only_sample
def test_tables_of_records_need_no_scrolling_on_a_phone(visit, server):
    page = visit(server + "actions/base-commune.html", viewport=PHONE).page
    tables = page.evaluate("[...document.querySelectorAll('.tableau')].map(e => e.scrollWidth - e.clientWidth)")
    assert len(tables) >= 2 and max(tables) <= 0
    assert page.evaluate("""getComputedStyle(document.querySelector('td[data-l="Qui"]'), '::before').content""") == '"Qui : "'


@only_sample
def test_a_mail_address_breaks_before_its_sign_and_nowhere_else(visit, server):
    page = visit(server + "politiques/hebergement.html", viewport=PHONE).page
    parts = page.evaluate("""[...document.querySelectorAll('.moyens a[href^="mailto:"]')].map(link =>
        [...link.lastElementChild.childNodes].filter(node => node.nodeType === 3 && node.data.trim()).map(node => {
            const range = document.createRange();
            range.selectNodeContents(node);
            return new Set([...range.getClientRects()].map(line => line.top)).size;
        }))""")
    assert len(parts) > 4 and all(lines == 1 for part in parts for lines in part)


@only_sample
@pytest.mark.parametrize("path", ["que-dit-l-etat.html", "temps-des-phases.html", "plan-du-site.html"])
@pytest.mark.parametrize("width", [320, 375, 1280])
def test_a_count_stands_beside_the_last_word_of_what_it_counts(visit, server, path, width):
    page = visit(server + path, viewport={"width": width, "height": 800}).page
    gaps = page.evaluate("""[...document.querySelectorAll('main a + small')].filter(count => /^\\(\\d+\\)$/.test(count.textContent))
        .map(count => count.getBoundingClientRect().top - [...count.previousElementSibling.getClientRects()].at(-1).top)""")
    assert gaps and max(gaps) < 12


@only_sample
def test_the_results_page_says_what_may_be_asked_until_something_is(visit, server):
    page = visit(server + "recherche.html").page
    hint = page.locator("[data-invite]")
    assert hint.is_visible() and "commune" in hint.text_content()
    page.evaluate("location.hash = '#q=inondation'")
    page.wait_for_selector(".resultat")
    assert not hint.is_visible()


@pytest.mark.skipif("qui-fait-quoi.html" not in PAGES, reason="another model")
@pytest.mark.parametrize("size", [{"width": 1280, "height": 800}, {"width": 820, "height": 600}])
def test_the_matrix_scrolls_with_the_page_alone_and_keeps_head_and_first_column(visit, server, size):
    page = visit(server + "qui-fait-quoi.html", viewport=size).page
    assert page.evaluate("""[...document.querySelectorAll('main, main *')].filter(e => {
        const style = getComputedStyle(e);
        return /auto|scroll/.test(style.overflowX + style.overflowY)
            && (e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1);
    }).length""") == 0
    page.evaluate("scrollTo(600, 700)")
    page.wait_for_function("scrollX > 100 && scrollY > 100")
    column = page.locator("thead th:nth-child(9)").bounding_box()
    assert column["y"] == pytest.approx(0, abs=2)
    row = page.locator("tbody tr:nth-child(14) th").bounding_box()
    assert row["x"] == pytest.approx(0, abs=2)
    assert page.locator(".marque").bounding_box()["x"] >= 0


@only_sample
def test_who_leads_is_said_in_words(visit, server):
    page = visit(server + "qui-fait-quoi.html", forced_colors="active").page
    pilots = page.locator("td.pilote").all_inner_texts()
    assert len(pilots) >= 20 and all("Pilote" in text for text in pilots)


@only_sample
def test_no_space_stands_before_a_comma_between_links(visit, server):
    texts = visit(server + "services/sidpc.html").page.eval_on_selector_all(
        ".ligne > li:not(:last-child)", "items => items.map(item => item.textContent)")
    assert texts and [text for text in texts if text != text.rstrip()] == []


@only_sample
def test_targets_in_tables_are_24_high_on_a_phone(visit, server):
    for path in ["qui-fait-quoi.html", "ou-en-est-on.html", "personnes/jeanne-boussole.html"]:
        page = visit(server + path, viewport={"width": 375, "height": 667}).page
        low = page.evaluate("""[...document.querySelectorAll('.empile a')].filter(a => a.checkVisibility()
            && a.getBoundingClientRect().height < 24).map(a => a.textContent)""")
        assert low == [], path


@only_sample
def test_the_answer_is_copied_alone(visit, server):
    page = visit(server + "dires/zone-inondable-elus.html", permissions=["clipboard-read", "clipboard-write"]).page
    page.get_by_role("button", name="Copier la réponse").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert " ".join(copied.split()) == " ".join(page.locator(".parole").inner_text().split())
    assert page.locator("[role=status]:has-text('Copié')").count()


@only_sample
def test_a_number_and_an_address_are_copied(visit, server):
    page = visit(server + "personnes/jeanne-boussole.html", permissions=["clipboard-read", "clipboard-write"]).page
    for text in ["03 53 01 91 13", "jeanne.boussole@exemple.invalid"]:
        page.get_by_role("button", name=f"Copier {text}").click()
        assert page.evaluate("navigator.clipboard.readText()").replace("\u00a0", " ") == text


@only_sample
def test_a_correction_names_the_page_and_its_version(visit, server):
    page = visit(server + "dires/zone-inondable-elus.html").page
    letter = page.get_by_role("link", name="Proposer une correction").get_attribute("href")
    version = page.locator(".cachet li").first.inner_text().split()[-1]
    assert letter.startswith("mailto:") and "dires/zone-inondable-elus.html" in letter and version in letter


DAY = "2013-06-17"
SENTENCE = "dires/zone-inondable-elus.html"  # holds until 31 March 2014


@only_sample
@pytest.mark.parametrize("today, warned", [("2014-03-31", False), ("2014-04-01", True)])
def test_a_sentence_past_its_day_by_the_readers_clock_is_warned_of(visit, server, today, warned):
    page = visit(server + SENTENCE).page
    page.clock.set_fixed_time(today + "T12:00:00")
    page.evaluate("copie('2014-03-30 14')")
    said = page.locator(".alerte:has-text('1er avril 2014'), .alerte:has-text('1 avril 2014')").count()
    assert said == warned and page.locator(".parole.perime").count() == warned


@pytest.mark.parametrize("today, warned", [("2013-07-01", False), ("2013-07-02", True)])
def test_an_old_copy_says_so(visit, server, today, warned):
    page = visit(server + "index.html").page
    page.clock.set_fixed_time(today + "T12:00:00")
    before = page.locator("main .alerte").count()
    page.evaluate(f"copie('{DAY} 14')")
    assert page.locator("main .alerte").count() - before == warned


@pytest.mark.skipif(not (SITE / "assets/copie.js").exists(), reason="the date of this site is fixed")
def test_pages_know_of_which_day_the_copy_is(visit, server):
    page = visit(server + "index.html").page
    assert page.locator("main .alerte").count() == 1  # built as of a day long past


def test_nothing_moves_for_those_who_ask_for_it(visit, server):
    page = visit(server + "index.html", reduced_motion="reduce").page
    assert page.evaluate("""[...document.querySelectorAll('*')].filter(e => {
        const style = getComputedStyle(e);
        return style.scrollBehavior === 'smooth' || parseFloat(style.animationDuration) || parseFloat(style.transitionDuration);
    }).length""") == 0
