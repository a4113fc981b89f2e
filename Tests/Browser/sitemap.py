"""The built site as its files tell it: pages, links, ids. Nothing here starts a browser."""

import os
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

SITE = Path(os.environ.get("SITE", ".build/site")).resolve()
EVERYTHING = "UNISSON_TEST_ALL" in os.environ
FEW = "UNISSON_TEST_FEW" in os.environ
# A page of each kind that looks like no other: what a second theme is tried on.
ALONE = {
    "index.html", "recherche.html", "qui-fait-quoi.html", "ou-en-est-on.html", "calendrier.html", "404.html", "services/ddt.html",
    "politiques/logement.html", "dires/zone-inondable-elus.html", "dires/emplois-d-avenir-2012.html", "personnes/jeanne-boussole.html",
    "rencontres/2013-05-23-suivi.html", "fiches-d-entretien/risques-inondation-elus.html", "politiques/index.html",
}
SAMPLE = 2  # pages of each folder that a browser opens, unless everything is wanted


class Page(HTMLParser):
    """What a page's source links to, and where one may link to in it."""

    LINKS = {"a": "href", "area": "href", "link": "href", "script": "src", "img": "src", "source": "src", "iframe": "src", "form": "action"}

    def __init__(self, path):
        super().__init__()
        self.path, self.links, self.ids = path, [], set()
        self.is_redirect = self.has_scripts = False
        self.feed((SITE / path).read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if "id" in values:
            self.ids.add(values["id"])
        self.has_scripts |= tag in ("script", "noscript")
        if tag in self.LINKS and values.get(self.LINKS[tag]) is not None:
            self.links.append(values[self.LINKS[tag]])
        if tag == "meta" and (values.get("http-equiv") or "").lower() == "refresh":
            self.is_redirect = True
            self.links.append(values["content"].split("=", 1)[1].strip())

    def targets(self):
        """The internal links as (written, path from the site's root, fragment); a path of None leaves the site."""
        for link in self.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            if parts.path.startswith("/"):
                yield link, None, parts.fragment
                continue
            path = os.path.normpath(PurePosixPath(self.path).parent / unquote(parts.path)) if parts.path else self.path
            yield link, None if path.startswith("..") else path, unquote(parts.fragment)


def read_site():
    """All pages, by path."""
    if not (SITE / "index.html").is_file():
        raise SystemExit(f"no site at {SITE}: build it first, or name another in SITE")
    paths = sorted(p.relative_to(SITE).as_posix() for p in SITE.rglob("*.html"))
    # Files to take along are no pages of the site, and have no frame: Tests/Data looks at them.
    return {path: Page(path) for path in paths if not path.startswith("donnees/a-emporter/")}


def reachable(pages):
    """The pages that a reader can come to from the home page, in the order in which they are met."""
    found = {"index.html": None}
    queue = ["index.html"]
    for page in queue:
        for _, path, _ in pages[page].targets():
            if path in pages and path not in found:
                found[path] = None
                queue.append(path)
    return queue


def sample(paths, size):
    """At most `size` pages of each folder, those with a list first, then spread over the rest."""
    if EVERYTHING:
        return list(paths)
    if FEW:
        return [path for path in paths if path in ALONE]
    folders = {}
    for path in paths:
        folders.setdefault(str(PurePosixPath(path).parent), []).append(path)
    chosen = []
    for folder, members in sorted(folders.items()):
        # The pages at the top are all of different templates.
        if folder == ".":
            chosen += members
            continue
        members.sort(key=lambda p: (PurePosixPath(p).name != "index.html", p))
        step = max(1, (len(members) - 1) // max(1, size - 1))
        chosen += [members[0], *members[1::step]][:size]
    return chosen


PAGES = read_site()
