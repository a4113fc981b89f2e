"""recherche.js in Chromium, from file://: answers, keyboard, typos, hostile text, missing and damaged shards, bytes and requests.

Usage: search_test.py SITE, made by search_site.py. Prints one line a check; exit status 1 if one fails.
"""

import gzip
import pathlib
import sys
import time

from playwright.sync_api import sync_playwright

site = pathlib.Path(sys.argv[1]).resolve()
index = site / "assets/recherche"
failures = 0


def check(name, good, detail=""):
    global failures
    failures += not good
    print("ok  " if good else "FAIL", name, detail)


def results(page, query):
    page.goto(f"file://{site}/index.html")
    page.goto(f"file://{site}/recherche.html#q={query}")
    page.wait_for_selector("[data-resultats] [role=status]:has-text('résultat')", timeout=20000)
    page.wait_for_timeout(400)


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
    page = browser.new_page()
    problems = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("dialog", lambda dialog: (problems.append("dialog"), dialog.dismiss()))
    files = []
    page.on("request", lambda request: files.append(request.url))

    page.goto(f"file://{site}/index.html")
    files.clear()
    page.keyboard.press("/")
    check("/ focuses the field", page.evaluate("document.activeElement.id") == "q")
    page.keyboard.type("permis conduire", delay=5)
    page.wait_for_selector("[role=option]")
    page.wait_for_timeout(500)
    size = sum(len(gzip.compress(pathlib.Path(url[7:]).read_bytes(), 9)) for url in set(files) if url.startswith("file://"))
    size += len(gzip.compress((site / "assets/recherche.js").read_bytes(), 9))
    check("first search, cold", size < 200_000, f"{size} bytes gzipped with the script, {len(set(files)) + 1} requests")
    page.keyboard.press("ArrowDown")
    check("arrow selects", page.get_attribute("#q", "aria-activedescendant") is not None)
    target = page.evaluate("document.querySelector('[aria-selected=true]').unissonHref")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url.endswith(target))
    check("Enter opens the selected page", page.url.endswith(target), page.url[-60:])

    for query, expected in [
        ("référent logement DDT", "Jeanne Boussole – Logement"),
        ("l’écologie", "Paul Encrier – Écologie"),
        ("boussole jeanne", "Jeanne Boussole – Logement"),
        ("Comment savoir où en est ma demande de passeport ?", "passeport"),
    ]:
        results(page, query)
        first = page.text_content(".resultats li h2")
        check(f"first for {query}", expected in first, first)
    results(page, "logemnt")
    check("a typo is said and corrected", "Vouliez-vous dire logement" in page.text_content("[data-resultats]"))
    results(page, "référent logement DDT")
    check("an answer card with a telephone", page.get_attribute(".reponses a[href^=tel]", "href") == "tel:0353012030")
    check("snippets are marked", page.locator(".extrait mark").count() > 0)
    check("text is never markup", page.locator("[data-resultats] script").count() == 0)
    results(page, "%3Cscript%3Ealert(1)%3C/script%3E logement")
    check("a hostile query is text", page.locator("[data-resultats] script").count() == 0)
    page.click("[data-resultats] fieldset input")
    page.wait_for_timeout(500)
    check("a filter stands in the hash", "filtre=" in page.url)

    page.goto(f"file://{site}/recherche.html#q=logement")
    page.wait_for_selector(".resultats li")
    times = []
    for query in ["logement social", "carte grise", "permis", "contrat de travail", "retraite anticipée"] * 3:
        start = time.time()
        page.evaluate("q => { location.hash = 'q=' + encodeURIComponent(q) }", query)
        page.wait_for_function("q => document.querySelector('[data-resultats] [role=status]').textContent.includes(q)", arg=query)
        times.append(time.time() - start)
    check("queries after the first", sorted(times)[len(times) // 2] < 2, f"median {sorted(times)[len(times) // 2] * 1000:.0f} ms with the driver")
    check("no error in the page", not problems, str(problems[:3]))

    for name, change in [("missing", None), ("half-copied", lambda text: text[: len(text) // 2]), ("altered", lambda text: text.replace("A", "B"))]:
        kept = {file: file.read_text() for file in index.glob("t-*.js")}
        for file, text in kept.items():
            file.write_text(change(text)) if change else file.unlink()
        page = browser.new_page()
        page.goto(f"file://{site}/recherche.html#q=logement")
        page.wait_for_selector("[role=status]:has-text('résultat'), .remarque", timeout=20000)
        page.wait_for_timeout(300)
        check(f"{name} shards are said", "n’a pas pu être chargée" in page.text_content("[data-resultats]"))
        page.close()
        for file, text in kept.items():
            file.write_text(text)
    module = next(index.glob("m-*.js"))
    kept = module.read_text()
    module.unlink()
    page = browser.new_page()
    page.goto(f"file://{site}/recherche.html#q=logement")
    page.wait_for_selector("[role=status]:has-text('Rechargez')", timeout=20000)
    check("a missing module is said in French", True)
    module.write_text(kept)
    browser.close()
sys.exit(1 if failures else 0)
