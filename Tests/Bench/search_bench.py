"""Measures the search of generated sites in Chromium, beside Pagefind on the same pages; `make bench` runs it.

usage: search_bench.py UNISSON WORK-FOLDER [PAGES…]

Pages are made of paragraphs of the tuning set where it stands beside the repository, else of the repository's own content.
Bytes are those of files after gzip -9, whatever the server would do; a first search counts all that it loads, script and engine too.
"""

import functools
import gzip
import http.server
import json
import os
import random
import shutil
import statistics
import sys
import threading
import time
import unicodedata
from pathlib import Path

from playwright.sync_api import sync_playwright

REPOSITORY = Path(__file__).resolve().parents[2]
# Builds of each site; the fastest counts.
RUNS = 3
MODEL = """kinds:
  fiche:
    names: { one: fiche, many: fiches, gender: f }
    folder: fiches
    title: titre
    fields:
      titre: { type: text, required: true }
"""
SETTINGS = "titre: Essai\nlangue: fr\ndonnées fictives: oui\nsituation au: 2013-06-17\n"
PAGEFIND = """<!doctype html><html lang="fr"><title>Pagefind</title><script type="module">
const pagefind = await import('/pagefind/pagefind.js');
window.ask = async query => {
  const found = await pagefind.search(query);
  const shown = await Promise.all(found.results.slice(0, 8).map(result => result.data()));
  return shown.map(result => result.url);
};
window.ready = true;
</script></html>"""


def sources():
    """Titles and paragraphs of the texts that pages are made of."""
    for folder in REPOSITORY.parents:
        file = folder / "shared/search-eval/fiches.jsonl"
        if file.exists():
            fiches = [json.loads(line) for line in file.read_text().splitlines()]
            return [(fiche["title"], fiche["text"].split("\n")) for fiche in fiches]
    texts = []
    for file in sorted((REPOSITORY / "content").glob("*/*.md")):
        lines = [line for line in file.read_text().split("---", 2)[-1].splitlines() if line[:1].isalpha()]
        if lines:
            texts.append((" ".join(lines[0].split()[:9]).rstrip(",;:"), lines))
    return texts


def write_content(folder, texts, pages):
    dice = random.Random(7)
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "fiches").mkdir(parents=True)
    (folder / "model.yaml").write_text(MODEL)
    (folder / "site.yaml").write_text(SETTINGS)
    for number in range(pages):
        title, own = texts[number % len(texts)]
        title += f" ({number})" if number >= len(texts) else ""
        wanted, lines = sum(map(len, own)), []
        while sum(map(len, lines)) < wanted:
            other = dice.choice(texts)[1]
            start = dice.randrange(len(other))
            lines += other[start : start + 6]
        lines = [line.replace("<", " ").replace("[", "(").replace("|", " ").lstrip("#-+*>:0123456789.) ") for line in lines]
        quoted = title.replace('"', "")
        name = unicodedata.normalize("NFD", title).encode("ascii", "ignore").decode().lower()
        name = "-".join("".join(c if c.isalnum() else " " for c in name).split())[:48].strip("-")
        (folder / f"fiches/f-{name}-{number}.md").write_text(f'---\ntitre: "{quoted}"\n---\n\n' + "\n\n".join(lines) + "\n")


def run(arguments, log):
    """Runs a program: wall seconds and peak memory in MB."""
    with open(log, "wb") as output:
        start = time.monotonic()
        process = os.posix_spawnp(
            str(arguments[0]), [str(a) for a in arguments], os.environ,
            file_actions=[(os.POSIX_SPAWN_DUP2, output.fileno(), 1), (os.POSIX_SPAWN_DUP2, output.fileno(), 2)])
        _, status, usage = os.wait4(process, 0)
        if status:
            sys.exit(Path(log).read_text()[-3000:])
        return time.monotonic() - start, usage.ru_maxrss / 1024


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


@functools.cache
def packed(path):
    return len(gzip.compress(path.read_bytes(), 9)) if path.is_file() else 0


class Visit:
    """A page of a fresh browser, whose requests are counted."""

    def __init__(self, browser, site, base):
        self.site, self.base = site, base
        self.context = browser.new_context()
        self.page = self.context.new_page()
        self.paths = []
        self.page.on("request", lambda request: self.paths.append(request.url.removeprefix(base).split("#")[0].split("?")[0]))

    def bytes(self, keep=lambda path: True):
        return sum(packed(self.site / path) for path in set(self.paths) if keep(path))

    def close(self):
        self.context.close()


def is_index(path):
    """Everything but scripts and engine."""
    return "assets/recherche/" in path and "/m." not in path or path.startswith("pagefind/") and path.rsplit(".", 1)[-1] in (
        "pf_meta", "pf_index", "pf_fragment", "pf_filter") or path == "pagefind/pagefind-entry.json"


def ask_ours(visit, query):
    visit.page.goto(visit.base + "index.html")
    visit.paths = [path for path in visit.paths if "assets/recherche." in path]
    visit.page.fill("#q", query)
    visit.page.wait_for_selector("#suggestions [role=option], .panne, form [role=status]:not(:empty)", state="attached")


def ask_page(visit, query):
    """The page of results, with the texts that it loads for what can be seen of it."""
    visit.page.goto(visit.base + "recherche.html#q=" + query)
    visit.page.wait_for_selector(".resultat, .vide:not([hidden]), .remarque", state="attached")
    visit.page.wait_for_load_state("networkidle")
    visit.paths = [path for path in visit.paths if "assets/recherche" in path or "assets/resultats" in path]


def ask_pagefind(visit, query):
    visit.page.goto(visit.base + "pagefind.html")
    visit.page.wait_for_function("window.ready")
    visit.page.evaluate("query => window.ask(query)", query)
    visit.paths = [path for path in visit.paths if path.startswith("pagefind/")]


LATENCY = """async query => {
  const status = document.querySelector('.trouvailles [role=status]');
  const list = () => document.querySelector('.trouvailles ol');
  const search = async text => {
    const before = list(), start = performance.now();
    location.hash = 'q=' + encodeURIComponent(text);
    while (list() === before || !list()) await new Promise(resolve => { const c = new MessageChannel(); c.port1.onmessage = resolve; c.port2.postMessage(0); });
    return performance.now() - start;
  };
  await search(query);
  await new Promise(resolve => setTimeout(resolve, 400));
  location.hash = '';
  await new Promise(resolve => setTimeout(resolve, 30));
  return search(query);
}"""
PAGEFIND_LATENCY = """async query => {
  await window.ask(query);
  const start = performance.now();
  await window.ask(query);
  return performance.now() - start;
}"""


def figures(values):
    values = sorted(values)
    return statistics.median(values), values[min(len(values) - 1, len(values) * 95 // 100)]


def measure(unisson, work, texts, pages, queries, playwright):
    content, site = work / f"search-content-{pages}", work / f"search-site-{pages}"
    write_content(content, texts, pages)
    theme = work / "theme-without-search"
    shutil.rmtree(theme, ignore_errors=True)
    shutil.copytree(REPOSITORY / "themes/sobre", theme)
    (theme / "templates/recherche.mustache").unlink()
    # Where there is no results page, nothing may lead to it.
    (theme / "templates/recherche-champ.mustache").write_text('<div id="page--recherche"></div>\n')
    command = [unisson, "build", "--clean", "--quiet", "--content", content]
    builds = [
        (run(command + ["--theme", theme, "--output", work / "search-plain"], work / "search.log"),
         run(command + ["--theme", REPOSITORY / "themes/sobre", "--output", site], work / "search.log"))
        for _ in range(RUNS)]
    plain, ours = (min(runs) for runs in zip(*builds))
    other = work / f"pagefind-site-{pages}"
    shutil.rmtree(other, ignore_errors=True)
    shutil.copytree(site.resolve(), other)
    shutil.rmtree(other / "assets/recherche")
    pagefind = run(
        [sys.executable, "-m", "pagefind", "--site", other, "--glob", "fiches/f-*.html", "--root-selector", "main"], work / "pagefind.log")
    (other / "pagefind.html").write_text(PAGEFIND)
    index = site.resolve() / "assets/recherche"
    print(f"\n{pages} pages")
    print(f"  build {plain[0]:.2f} s, {plain[1]:.0f} MB without search; {ours[0]:.2f} s, {ours[1]:.0f} MB with it: "
          f"{ours[0] - plain[0]:+.2f} s, {ours[1] - plain[1]:+.0f} MB")
    print(f"  Pagefind {pagefind[0]:.2f} s, {pagefind[1]:.0f} MB: {pages / pagefind[0]:.0f} pages/s")
    print(f"  files: {len(list(index.iterdir()))}; Pagefind {sum(1 for f in (other / 'pagefind').rglob('*') if f.is_file())}")
    print(f"  root {packed(index / 'index.js')} bytes, module {packed(next(index.glob('m.*.js')))} bytes")
    browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
    for name, folder, ask in [
        ("field", site.resolve(), ask_ours), ("results", site.resolve(), ask_page), ("Pagefind", other, ask_pagefind)]:
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{server.server_port}/"
        first, cold, requests, times = [], [], [], []
        for query in queries:
            visit = Visit(browser, folder, base)
            ask(visit, query)
            first.append(visit.bytes())
            cold.append(visit.bytes(is_index))
            requests.append(len(set(visit.paths)))
            visit.close()
        visit = Visit(browser, folder, base)
        if ask is not ask_pagefind:
            visit.page.goto(base + "recherche.html")
        else:
            visit.page.goto(base + "pagefind.html")
            visit.page.wait_for_function("window.ready")
        for query in queries:
            times.append(visit.page.evaluate(PAGEFIND_LATENCY if ask is ask_pagefind else LATENCY, query))
        visit.close()
        server.shutdown()
        print(f"  {name:9} first search {figures(first)[0] / 1000:.1f} kB median, {max(first) / 1000:.1f} kB at most, "
              f"{statistics.median(requests):.0f} requests, {figures(requests)[1]} p95, {max(requests)} at most; "
              f"index bytes a cold query {figures(cold)[0] / 1000:.1f} / {figures(cold)[1] / 1000:.1f} kB (median / p95); "
              f"warm query {figures(times)[0]:.1f} / {figures(times)[1]:.1f} ms")
    browser.close()


def keywords(texts):
    """Queries of one to three words of titles."""
    dice = random.Random(3)
    queries = []
    for title, _ in dice.sample(texts, min(len(texts), 40)):
        words = [word for word in "".join(c if c.isalpha() or c == "-" else " " for c in title).split() if len(word) > 4]
        if words:
            queries.append(" ".join(words[: 1 + len(queries) % 3]))
    return queries


def main():
    unisson, work = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    work.mkdir(parents=True, exist_ok=True)
    texts = sources()
    with sync_playwright() as playwright:
        for pages in map(int, sys.argv[3:] or ["500", "1000", "2000", "10000"]):
            measure(unisson, work, texts, pages, keywords(texts), playwright)


main()
