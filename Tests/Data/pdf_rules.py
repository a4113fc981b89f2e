"""What ISO 14289-1 (PDF/UA-1) asks of a file, as far as a program can tell: by clause, what breaks it."""

import re
from collections import Counter

import pikepdf

# ISO 32000-1, 14.8.4: the standard types, and in which others some of them stand.
TYPES = set(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD "
    "THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form".split())
PARENTS = {
    "TR": {"Table", "THead", "TBody", "TFoot"}, "TD": {"TR"}, "TH": {"TR"}, "THead": {"Table"}, "TBody": {"Table"}, "TFoot": {"Table"},
    "LI": {"L"}, "LBody": {"LI"}, "Lbl": {"LI", "Note"}}
# What leaves ink.
PAINTS = set("Tj TJ ' \" Do f F f* S s B B* b b* sh EI".split())


def kids(element):
    held = element.get("/K", pikepdf.Array())
    return list(held) if isinstance(held, pikepdf.Array) else [held]


def elements(node):
    """The elements below, in the order of the text."""
    for kid in kids(node):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def kind(element):
    return str(element.S)[1:]


def attribute(element, name, default):
    found = element.get("/A", pikepdf.Array())
    values = [one.get(name) for one in (found if isinstance(found, pikepdf.Array) else [found]) if isinstance(one, pikepdf.Dictionary)]
    return next((value for value in values if value is not None), default)


def tree(node):
    """The entries of a number tree."""
    numbers = list(node.get("/Nums", []))
    yield from zip(map(int, numbers[::2]), numbers[1::2])
    for kid in node.get("/Kids", []):
        yield from tree(kid)


def of_document(pdf):
    root = pdf.Root
    with pdf.open_metadata() as metadata:
        if metadata.get("{http://www.aiim.org/pdfua/ns/id/}part") != "1":
            yield "5: no part of PDF/UA"
        if not metadata.get("{http://purl.org/dc/elements/1.1/}title"):
            yield "7.1: no title in the metadata"
    if not root.get("/MarkInfo", {}).get("/Marked") or root.MarkInfo.get("/Suspects"):
        yield "7.1: not marked"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "7.1: the title is not shown"
    if not str(root.get("/Lang", "")):
        yield "7.2: no language"
    if "/XFA" in root.get("/AcroForm", {}):
        yield "7.15: a dynamic form"


def of_structure(found, roles):
    levels = [int(kind(element)[1]) for element in found if re.fullmatch(r"H\d", kind(element))]
    for before, after in zip([0, *levels], levels):
        if after > before + 1:
            yield f"7.4.2: a heading of level {after} below one of {before}"
    for element in found:
        name, parent = kind(element), element.get("/P")
        if name not in TYPES and f"/{name}" not in roles:
            yield f"7.1: no standard type: {name}"
        if name in PARENTS and (parent is None or kind(parent) not in PARENTS[name]):
            yield f"7.2: {name} in {parent is not None and kind(parent)}"
        if name in ("Figure", "Formula") and not str(element.get("/Alt", element.get("/ActualText", ""))):
            yield f"7.3: {name} that says nothing"
        if name == "TH" and str(attribute(element, "/Scope", "")) not in ("/Row", "/Column", "/Both"):
            yield "7.5: a head of a table without scope"
        if name == "Lbl" and kind(parent) == "LI" and attribute(parent.P, "/ListNumbering", None) is None:
            yield "7.6: a list with labels that does not say which"
        if name == "Note" and "/ID" not in element:
            yield "7.9: a note without identifier"
        if name == "Table":
            widths = Counter(
                sum(int(attribute(cell, "/ColSpan", 1)) for cell in kids(row)) for row in elements(element) if kind(row) == "TR"
                and not any(attribute(cell, "/RowSpan", 1) != 1 for cell in kids(row)))
            if len(widths) > 1:
                yield f"7.5: a table of rows of {dict(widths)} cells"


def of_pages(pdf, parents):
    for number, page in enumerate(pdf.pages, 1):
        notes = list(page.get("/Annots", []))
        if notes and page.get("/Tabs") != "/S":
            yield f"7.18.3: page {number} has no order of tabulation"
        for note in notes:
            if int(note.get("/F", 0)) & 2:
                yield f"7.18.1: page {number} hides what can be followed"
            owner = parents.get(int(note.get("/StructParent", -1)))
            held = [kid for kid in kids(owner) if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR"] if owner is not None else []
            if owner is None or owner.get("/S") != "/Link" or not any(kid.Obj.objgen == note.objgen for kid in held):
                yield f"7.18.5: page {number} has a link that belongs to no element"
            if note.get("/Subtype") == "/Link" and not str(note.get("/Contents", "")):
                yield f"7.18.5: page {number} has a link that does not say where it leads"
        depth, marked = [], set()
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) in ("BDC", "BMC"):
                depth.append(str(operands[0]))
                if str(operator) == "BDC" and isinstance(operands[1], pikepdf.Dictionary) and "/MCID" in operands[1]:
                    marked.add(int(operands[1].MCID))
                    if "/Artifact" in depth:
                        yield f"7.1: page {number} has text within an artifact"
            elif str(operator) == "EMC":
                depth.pop()
            elif str(operator) in PAINTS and not depth:
                yield f"7.1: page {number} has what is neither tagged nor an artifact ({operator})"
        own = parents.get(int(page.get("/StructParents", -1)), [])
        for place in marked:
            if place >= len(own) or not any(kid == place for kid in kids(own[place]) if not isinstance(kid, pikepdf.Dictionary)):
                yield f"7.1: page {number} has contents that no element holds"
                break


def of_fonts(pdf):
    for page in pdf.pages:
        for name, font in page.get("/Resources", {}).get("/Font", {}).items():
            below = font.get("/DescendantFonts")
            descriptor = (below[0] if below is not None else font).get("/FontDescriptor", {})
            if not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
                yield f"7.21.4: {name} is not embedded"
            if "/ToUnicode" not in font:
                yield f"7.21.7: {name} does not say which characters it shows"


def breaches(path):
    with pikepdf.open(path) as pdf:
        structure = pdf.Root.StructTreeRoot
        parents = dict(tree(structure.ParentTree))
        return [*of_document(pdf), *of_structure(list(elements(structure)), structure.get("/RoleMap", {})), *of_pages(pdf, parents), *of_fonts(pdf)]
