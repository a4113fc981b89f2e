"""What stands on paper, read from the PDF that Chromium prints."""

import base64
import re

import pypdfium2
import pytest

from sitemap import EVERYTHING, PAGES, SITE, reachable, sample

SHEETS = sorted(path for path in PAGES if 'class="entretien' in (SITE / path).read_text(encoding="utf-8"))
SAMPLE = "politiques/logement.html" in PAGES
only_sample = pytest.mark.skipif(not SAMPLE, reason="only the sample content has these pages")


@pytest.fixture(scope="module")
def printed(browser):
    """The texts of the pages of paper that a page takes, without spaces, and the open page."""
    page = browser.new_context(locale="fr-FR", bypass_csp=True).new_page()

    def printed(path, style=None):
        page.goto((SITE / path).as_uri())
        if style:
            page.add_style_tag(content=style)
        document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
        return [bare(sheet.get_textpage().get_text_range()) for sheet in document], page

    yield printed
    page.context.close()


def bare(text):
    """A text without what lines and hyphens on paper change."""
    return re.sub(r"[\s\u00a0\u202f\u00ad\ufffe-]+", "", text)


def shown(page, selector):
    return [bare(text) for text in page.locator(selector).all_text_contents()]


@pytest.mark.skipif(not SHEETS, reason="no sheets")
@pytest.mark.parametrize("path", SHEETS)
def test_a_sheet_is_one_page_that_keeps_what_not_to_say(printed, path):
    sheets, page = printed(path)
    assert len(sheets) == 1
    for text in shown(page, ".entretien .parole p") + shown(page, ".entretien .eviter li"):
        assert text in sheets[0], text
    for link in page.locator(".entretien .autour a[href^='tel:']").all_text_contents():
        assert bare(link.replace("Téléphone", "")) in sheets[0], link


PRINTED = sorted({path for path in reachable(PAGES) if "/" not in path} | set(sample(reachable(PAGES), 1)))


@pytest.mark.parametrize("path", PRINTED)
def test_no_sheet_but_the_last_is_left_nearly_empty(printed, path):
    """As one is where all that follows must stay together."""
    sheets, _ = printed(path)
    assert [len(sheet) for sheet in sheets[:-1] if len(sheet) < 300] == []


@pytest.mark.parametrize("path", PRINTED)
def test_no_sheet_ends_with_what_heads_the_next(printed, path):
    """A heading, or the head of a table without a row."""
    sheets, page = printed(path)
    heads = [head for head in shown(page, "main :is(h2, h3):not(:last-child), main caption:not(.sr), main thead") if len(head) > 2]
    assert [head for sheet in sheets[:-1] for head in heads if sheet.endswith(head)] == []


A4 = {"background": True, "shrinkToFit": False, "page": {"width": 21.0, "height": 29.7},
      "margin": {"top": 0, "bottom": 0, "left": 0, "right": 0}}


@only_sample
@pytest.mark.parametrize("path", ["fiches-de-territoire/belfort.html", "fiches-d-entretien/risques-inondation-elus.html"])
def test_firefox_prints_a_sheet_on_one_page(firefox, path):
    firefox.navigate((SITE / path).as_uri())
    (sheet,) = pypdfium2.PdfDocument(base64.b64decode(firefox._send_message("WebDriver:Print", A4, key="value")))
    paper = bare(sheet.get_textpage().get_text_range())
    avoided = firefox.execute_script("return [...document.querySelectorAll('.eviter li')].map(e => e.textContent)")
    assert len(avoided) > 2 and all(bare(text) in paper for text in avoided)


@only_sample
@pytest.mark.parametrize("height", ["265mm", "240mm", "200mm"])  # as the theme has it, and less: what is there must give way
def test_what_does_not_fit_a_sheet_is_said_there_and_goes_from_the_end(printed, height):
    cut = 0
    for path in SHEETS[::6] + ["fiches-de-territoire/belfort.html", "fiches-de-territoire/giromagny.html"]:
        (paper, *more), page = printed(path, f"@media print {{ .entretien {{ height: {height} !important }} }}")
        said = bare(page.locator("[data-reste]").first.get_attribute("data-reste")) if page.locator("[data-reste]").count() else ""
        for place in page.locator(".place").all():
            rows = [bare(text) for text in place.locator("[data-reste]").all_text_contents()]
            found = [row in paper for row in rows]
            # Whole rows, and none after one that is left out.
            assert found == sorted(found, reverse=True), f"{path}: {found}"
            cut += not all(found)
            if not all(found):
                assert said in paper, path
        if all(row in paper for row in shown(page, "[data-reste]")):
            assert not said or said not in paper, f"{path} says that something is left out"
    assert cut or height == "265mm", "no sheet is full: nothing was tried"


@only_sample
def test_a_position_that_has_ended_is_not_printed(printed):
    sheets, page = printed("dires/emplois-d-avenir-2012.html")
    paper = "".join(sheets)
    assert bare("Ne plus dire") in paper and bare("À dire, mot pour mot") not in paper
    words = shown(page, ".parole p")
    assert words and not any(text in paper for text in words)
    assert bare("03 53 01") in paper  # whom to call


@only_sample
@pytest.mark.parametrize("path, most", [
    ("dires/zone-inondable-elus.html", 2), ("qui-fait-quoi.html", 2), ("ou-en-est-on.html", 6), ("rencontres/2013-05-23-suivi.html", 5), ("annuaire.html", 5),
])
def test_a_page_takes_few_sheets_and_says_once_where_it_comes_from(printed, path, most):
    sheets, page = printed(path)
    paper = "".join(sheets)
    assert len(sheets) <= most
    assert paper.count(bare("Situation au 17 juin 2013")) == 1, paper.count(bare("Situation au 17 juin 2013"))
    assert bare("Imprimé depuis") in paper and bare(path) in paper
    for text in shown(page, "h1, main table:not(.empile) th, .parole p"):
        assert text in paper, text


@only_sample
def test_folded_steps_stand_on_paper(printed):
    sheets, page = printed("ou-en-est-on.html")
    paper = "".join(sheets)
    assert page.locator("details:not([open]) tbody tr").count() > 40
    missing = [text for text in shown(page, "details tbody th") if text not in paper]
    assert missing == []


# The texts of the page that are shown and not only read out.
SHOWN = """() => {
    const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT), texts = [];
    while (walker.nextNode()) {
        const parent = walker.currentNode.parentElement, box = parent.getBoundingClientRect();
        if (parent.checkVisibility({visibilityProperty: true}) && box.width > 1 && box.height > 1
            && !parent.closest('.sr, script, noscript')) texts.push(walker.currentNode.data);
    }
    return texts;
}"""

# Of what scrolls on the screen and what scripts make, nothing stands on paper.
PAPER = [path for path in sample(reachable(PAGES), 1) if path not in SHEETS and path != "recherche.html"]


@pytest.mark.parametrize("path", PAPER)
def test_nothing_of_a_page_is_cut_on_paper(printed, path):
    sheets, page = printed(path)
    paper = "".join(sheets)
    page.emulate_media(media="print")
    texts = page.evaluate(SHOWN)
    page.emulate_media(media="null")  # as it was: the PDF is of paper by itself
    words = [bare(word).lower() for text in texts for word in text.split()]
    missing = [word for word in words if len(word) > 3 and word not in paper.lower()]
    assert len(words) > 5 and missing == []
    for sheet in pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True)):
        width, height = sheet.get_size()
        text = sheet.get_textpage()
        boxes = [text.get_rect(index) for index in range(text.count_rects())]
        outside = [box for box in boxes if box[0] < -1 or box[2] > width + 1 or box[1] < -1 or box[3] > height + 1]
        assert outside == [], f"{width}: {outside[:3]}"
