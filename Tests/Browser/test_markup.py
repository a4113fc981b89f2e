"""What axe cannot see, on every page of the site as its files tell it."""

import functools
import gzip
import re
from collections import defaultdict

from markup import Markup
from sitemap import PAGES, SITE

ALL = {path: Markup(path) for path in PAGES}
WHOLE = {path: page for path, page in ALL.items() if not PAGES[path].is_redirect}
POLICY = {
    "default-src": "'none'", "script-src": "'self' 'wasm-unsafe-eval'", "style-src": "'self'",
    "img-src": "'self' data:", "base-uri": "'none'", "form-action": "'none'",
}
PAGE_WEIGHT, PAGE_REQUESTS, STYLE_WEIGHT, SCRIPT_WEIGHT = 30_000, 5, 10_000, 4_000


def report(faults):
    assert not faults, f"{len(faults)} faults\n" + "\n".join(faults[:40])


def each(check, pages=None):
    """Runs a check that yields faults, on all whole pages unless told otherwise."""
    report([f"{path}: {fault}" for path, page in (WHOLE if pages is None else pages).items() for fault in check(page)])


def test_tags_match_and_ids_are_unique():
    def check(page):
        yield from page.faults
        if page.doctype.lower() != "doctype html":
            yield "no doctype"
        ids = [element.get("id") for element in page.all() if element.get("id") is not None]
        yield from (f"id « {name} » twice" for name in sorted({name for name in ids if ids.count(name) > 1}))
        for element in page.all():
            for name in ("aria-labelledby", "aria-describedby", "aria-controls", "for"):
                yield from (f"{name}: no « {id} »" for id in (element.get(name) or "").split() if id not in ids)
    each(check, ALL)


def test_one_first_heading_and_no_level_is_skipped():
    def check(page):
        levels = [level for level, _ in page.headings]
        if levels.count(1) != 1 or levels[0] != 1:
            yield f"levels {levels[:5]}…"
        yield from (f"h{b} after h{a}" for a, b in zip(levels, levels[1:]) if b > a + 1)
        yield from ("an empty heading" for _, text in page.headings if not text)
    each(check)
    each(lambda page: [] if [level for level, _ in page.headings] == [1] else ["a redirect has one heading"],
         {path: page for path, page in ALL.items() if path not in WHOLE})


def test_titles_are_unique_and_end_with_the_site():
    home = WHOLE["index.html"].title
    titles = defaultdict(list)
    for path, page in WHOLE.items():
        titles[page.title].append(path)
    report([f"{title}: {paths}" for title, paths in titles.items() if len(paths) > 1])
    each(lambda page: [] if page.title.endswith(home) and page.title.strip() else [page.title], ALL)


def test_the_language_is_said():
    each(lambda page: [] if [e.get("lang") for e in page.all("html")][0] else ["no lang"], ALL)


def test_tables_have_a_caption_and_their_headers_a_scope():
    def check(page):
        for table in page.all("table"):
            if not any(caption.text for caption in table.all("caption")):
                yield "a table without caption"
            headers = list(table.all("th"))
            if not headers or any(header.get("scope") not in ("col", "row", "colgroup", "rowgroup") for header in headers):
                yield f"a table without headers or scope: {table.text[:60]}"
            yield from ("an empty header" for header in headers if not header.text)
    each(check)


def test_links_of_one_text_lead_to_one_place():
    def check(page):
        targets = defaultdict(set)
        for link in page.all("a"):
            # The expansion of an abbreviation tells its link from that of what it stands for.
            if link.parent.tag == "abbr":
                continue
            # A line of an index says the kind beside the title; a link alone does not have it.
            targets[page.named(link), line(link)].add(link.get("href"))
        yield from (f"« {text} »: {sorted(found)}" for (text, _), found in targets.items() if len(found) > 1)
        yield from (f"a link without text: {link.get('href')}" for link in page.all("a") if not page.named(link))

    def line(link):
        notes = list(link.parent.all("small")) if link.parent.tag in ("div", "li") else []
        return notes[0].text if len(notes) == 1 else ""
    each(check, ALL)


def test_images_have_an_alternative():
    each(lambda page: [f"img {e.get('src')}" for e in page.all("img") if e.get("alt") is None])
    each(lambda page: ["an svg that is neither named nor hidden" for e in page.all("svg")
                       if e.get("aria-hidden") != "true" and not e.get("aria-label")])


def test_skip_links_come_first_and_landmarks_stand():
    def check(page):
        links = list(page.all("a"))
        skips = next((nav for nav in page.all("nav")), None)
        if skips is None or [*skips.all("a")] != links[:len([*skips.all("a")])]:
            yield "the skip links are not the first links"
        if not links[0].get("href").startswith("#") or links[0].get("href")[1:] != next(page.all("main")).get("id"):
            yield "the first link does not lead to the content"
        for tag in ("header", "main", "footer"):
            count = sum(1 for e in page.all(tag) if not e.within("main", "article", "section"))
            if count != 1:
                yield f"{count} {tag}"
        names = [page.named(nav) if nav.get("aria-label") or nav.get("aria-labelledby") else "" for nav in page.all("nav")]
        if "" in names or len(names) != len(set(names)):
            yield f"navigations need different names: {names}"
    each(check)


def test_the_frame_is_the_same_everywhere():
    """Menu and footer stand in the same place with the same words; the plan and the index are reached from everywhere."""
    def frame(page):
        menu = [[link.text for link in nav.all("a")] for nav in page.all("nav") if nav.within("header")]
        foot = [link.text for footer in page.all("footer") for link in footer.all("a")]
        return menu, foot
    home = frame(WHOLE["index.html"])
    assert home[0] and len(home[1]) >= 4
    each(lambda page: [] if frame(page) == home else [str(frame(page))[:200]])
    reached = {"plan-du-site.html", "index-a-z.html"}
    each(lambda page: sorted(reached - {target for _, target, _ in PAGES[page.path].targets()}),
         {path: page for path, page in WHOLE.items() if path != "404.html"})


def test_every_page_carries_the_policy_and_nothing_that_breaks_it():
    def check(page):
        policies = [e.get("content") for e in page.all("meta") if (e.get("http-equiv") or "").lower() == "content-security-policy"]
        if len(policies) != 1:
            yield f"{len(policies)} policies"
            return
        if dict(part.strip().split(" ", 1) for part in policies[0].split(";")) != POLICY:
            yield policies[0]
        # Only what stands after it is held to it.
        before = [e.tag for e in page.all("meta", "link", "script", "style")]
        if any(tag != "meta" for tag in before[:before.index("meta")]):
            yield "something is loaded before the policy"
        for e in page.all():
            if e.tag == "style" or e.tag == "script" and (e.text or e.get("src") is None):
                yield f"inline <{e.tag}>"
            for name, value in e.attributes.items():
                if name == "style" or name.startswith("on"):
                    yield f"<{e.tag} {name}>"
                if name in ("href", "src", "action") and re.match(r"\s*(javascript|data|vbscript):", value or "", re.I):
                    yield f"{name}={value[:40]}"
    each(check, ALL)


def test_links_within_the_site_are_relative_and_name_the_file():
    def check(page):
        for link in PAGES[page.path].links:
            if re.match(r"(mailto|tel|https?):", link):
                continue
            path = link.split("#")[0]
            if path.startswith(("/", "\\")) or ":" in path or path.endswith("/") or re.match(r".*(^|/)\.{1,2}$", path):
                yield link
    each(check, {path: page for path, page in ALL.items() if path != "404.html"})


def test_file_names_suit_old_drives():
    names = [p.relative_to(SITE).as_posix() for p in SITE.rglob("*")]
    reserved = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
    report([n for n in names for part in n.split("/")
            if not re.fullmatch(r"[a-z0-9._-]{1,60}", part) or reserved.match(part) or part.endswith(".")])


def test_states_and_contacts_are_machine_readable():
    each(lambda page: [f"time {e.get('datetime')}" for e in page.all("time")
                       if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", e.get("datetime") or "")])
    each(lambda page: [e.get("href") for e in page.all("a") if (e.get("href") or "").startswith("tel:")
                       and not re.fullmatch(r"tel:\+?\d+", e.get("href"))])


def test_pages_keep_to_their_budget():
    @functools.cache
    def weight(path):
        return len(gzip.compress((SITE / path).read_bytes(), 9, mtime=0))

    def check(page):
        parts = {target for link, target, _ in PAGES[page.path].targets()
                 if target and link in [e.get("href") or e.get("src") for e in page.all("link", "script", "img")]
                 and (SITE / target).suffix in (".css", ".js", ".svg", ".png", ".jpg")}
        total = weight(page.path) + sum(weight(part) for part in parts if part.endswith((".css", ".js")))
        if total > PAGE_WEIGHT or 1 + len(parts) > PAGE_REQUESTS:
            yield f"{total} bytes, {1 + len(parts)} requests"
    each(check)
    for path in sorted((SITE / "assets").rglob("*.css")):
        assert weight(path.relative_to(SITE)) <= STYLE_WEIGHT, path
    # The search has a budget of its own, in test_search.py.
    scripts = [p.relative_to(SITE) for p in (SITE / "assets").glob("*.js")]
    scripts = [path for path in scripts if path.name.split(".")[0] not in ("recherche", "resultats")]
    assert sum(map(weight, scripts)) <= SCRIPT_WEIGHT
    heaviest = max(WHOLE, key=weight)
    print(f"heaviest page: {heaviest}, {weight(heaviest)} bytes gzipped")
