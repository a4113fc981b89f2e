"""The search of a built site in Chromium, from files and from a web server."""

import pytest

from sitemap import SITE

pytestmark = pytest.mark.skipif(not (SITE / "politiques/logement.html").exists(), reason="only the sample content has these answers")

# What is typed, and what one of the first three results must speak of.
QUESTIONS = {
    "référent logement": "Logement",
    "l’écologie": "Eau, milieux aquatiques",
    "logemnt": "ogement",
    "Anne Écluse": "Anne Écluse",
    "Écluse Anne": "Anne Écluse",
    "Qui s’occupe du logement dans le département ?": "ogement",
}


def results(visit, base, question):
    seen = visit(base + "recherche.html#q=" + question)
    seen.page.wait_for_selector(".trouvailles [role=status]:not(:empty)")
    seen.page.wait_for_selector(".resultat, .remarque")
    assert not seen.errors
    return seen


@pytest.mark.parametrize("question", QUESTIONS)
def test_question_finds_its_answer(visit, base, question):
    page = results(visit, base, question).page
    titles = page.locator(".resultats .resultat h2").all_inner_texts()[:3]
    assert any(QUESTIONS[question] in title for title in titles), titles


def test_field_offers_pages_and_leads_to_them(visit, base):
    seen = visit(base + "index.html")
    page = seen.page
    page.fill("#q", "logement")
    page.wait_for_selector("#suggestions [role=option]")
    assert page.get_attribute("#q", "aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    chosen = page.get_attribute("#q", "aria-activedescendant")
    assert page.get_attribute("#" + chosen, "aria-selected") == "true"
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: "index.html" not in address)
    assert not seen.errors


def test_first_search_is_small(visit, base):
    seen = results(visit, base, "référent logement")
    seen.page.wait_for_load_state("networkidle")
    index = [address for address in seen.requests if "/assets/recherche/" in address]
    assert len(index) <= 12, index


def test_markup_in_a_question_stays_text(visit, base):
    seen = visit(base + "recherche.html#q=<script>alert(1)</script>")
    seen.page.wait_for_selector(".trouvailles [role=status]:not(:empty)")
    assert not seen.page.locator("main script").count()
