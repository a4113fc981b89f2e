"""A page's source as the checks of its form see it: headings, tables, links, landmarks. Nothing here starts a browser."""

from html.parser import HTMLParser

from sitemap import SITE

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
HEADINGS = {f"h{level}": level for level in range(1, 7)}


class Element:
    """A tag with what it holds."""

    def __init__(self, tag, attributes, parent):
        self.tag, self.attributes, self.parent = tag, attributes, parent
        self.children, self.pieces = [], []

    def get(self, name):
        return self.attributes.get(name)

    @property
    def text(self):
        """What is read out, with plain spaces; of images, their alternative."""
        parts = [piece if isinstance(piece, str) else piece.get("alt") or piece.text for piece in self.pieces]
        return " ".join("".join(parts).split())

    def all(self, *tags):
        """The elements of those tags within, in document order."""
        for child in self.children:
            if not tags or child.tag in tags:
                yield child
            yield from child.all(*tags)

    def within(self, *tags):
        """Whether the element stands in one of those."""
        return self.parent is not None and (self.parent.tag in tags or self.parent.within(*tags))


class Markup(HTMLParser):
    """The tree of a page that is written out in full; `faults` are tags that do not match."""

    def __init__(self, path):
        super().__init__()
        self.path, self.faults, self.doctype = path, [], ""
        self.root = self.open = Element("", {}, None)
        self.feed((SITE / path).read_text(encoding="utf-8"))
        self.close()
        if self.open is not self.root:
            self.faults.append(f"<{self.open.tag}> is never closed")

    def handle_decl(self, declaration):
        self.doctype = declaration

    def handle_starttag(self, tag, attributes):
        names = [name for name, _ in attributes]
        if len(names) != len(set(names)):
            self.faults.append(f"<{tag}> has an attribute twice")
        element = Element(tag, dict(attributes), self.open)
        self.open.children.append(element)
        self.open.pieces.append(element)
        if tag not in VOID:
            self.open = element

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.open = self.open.parent

    def handle_endtag(self, tag):
        if self.open.tag != tag:
            self.faults.append(f"</{tag}> closes <{self.open.tag}>, line {self.getpos()[0]}")
        if self.open.parent is not None:
            self.open = self.open.parent

    def handle_data(self, text):
        self.open.pieces.append(text)

    def all(self, *tags):
        return self.root.all(*tags)

    @property
    def title(self):
        return next((element.text for element in self.all("title") if not element.within("svg")), "")

    @property
    def headings(self):
        """(level, text) of each heading."""
        return [(HEADINGS[element.tag], element.text) for element in self.all(*HEADINGS)]

    def named(self, element):
        """The name that is read out for a link or a landmark."""
        by = element.get("aria-labelledby")
        if by:
            return " ".join(other.text for other in self.all() if other.get("id") in by.split())
        return element.get("aria-label") or element.text
