"""Documents of a word processor that become entries, by the command and by dropping them into a folder."""

import os
import re
import shutil
import signal
import struct
import subprocess
import time
import zipfile
import zlib
from pathlib import Path

import pytest

from test_serve import COMMAND, ROOT, Server

REPORT = """---
title: Réunion des référents du 12 mai 2014
---

Sorte : rencontre

**Nature** : réunion

Instance : college

Date : 2014-05-12

Participants : corps préfectoral ; cadres dirigeants

Humeur : bonne

# Déroulé

| séquence | durée | intervenant |
| --- | --- | --- |
| Ouverture | 15 min | antoine-beffroi |
| Tour de table | 1 h | |

# Attendus

- Dire ce qui manque.
- Fixer la suite.

# Le reste

Voir ![Plan de la salle](plan.png) et une note[^1].

[^1]: La note.
"""


def picture(path):
    def chunk(tag, data):
        return struct.pack(">I", len(data)) + tag + data + struct.pack(">I", zlib.crc32(tag + data))
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(b"\0\xff\0\0\xff\0\0\0\0\xff\0\0\xff\0")) + chunk(b"IEND", b""))


def office(folder, document, ending):
    """What LibreOffice makes of a document."""
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/profil", "--headless", "--convert-to", ending, "--outdir", folder / "bureau",
         document], check=True, capture_output=True, timeout=120)
    return folder / "bureau" / f"{document.stem}.{ending}"


@pytest.fixture(scope="module")
def documents(tmp_path_factory):
    folder = tmp_path_factory.mktemp("documents")
    picture(folder / "plan.png")
    (folder / "rapport.md").write_text(REPORT)
    subprocess.run(["pandoc", "rapport.md", "-o", "rapport.docx"], cwd=folder, check=True)
    made = {"pandoc.docx": folder / "rapport.docx"}
    for ending in ["odt", "docx", "rtf"]:
        made[f"bureau.{ending}"] = office(folder, folder / "rapport.docx", ending)
    return made


@pytest.fixture
def base(tmp_path):
    shutil.copytree(ROOT / "content", tmp_path / "content")
    return tmp_path


def run(base, *arguments, status=0, path=None):
    done = subprocess.run(
        [COMMAND, *map(str, arguments)], cwd=base, capture_output=True, text=True,
        env={**os.environ, "LANG": "fr_FR.UTF-8", **({"PATH": str(path)} if path else {})})
    assert done.returncode == status, done.stdout + done.stderr
    return done


@pytest.mark.parametrize("form", ["pandoc.docx", "bureau.odt", "bureau.docx", "bureau.rtf"])
def test_a_report_becomes_an_entry(base, documents, form):
    done = run(base, "import", documents[form])
    path = base / done.stdout.strip()
    assert path.relative_to(base).as_posix() == "content/rencontres/reunion-des-referents-du-12-mai-2014.md"
    text = path.read_text()
    head = text.split("---\n")[1]
    for line in ["intitulé: Réunion des référents du 12 mai 2014", "nature: réunion", "instance: college", "date: 2014-05-12",
                 "participants: [corps préfectoral, cadres dirigeants]", "état de publication: brouillon"]:
        assert line in head.splitlines(), head
    assert re.search(r"## Déroulé\n\n\| séquence +\| durée +\| intervenant +\|\n\|[-|: ]+\|\n\| Ouverture +\| 15 min +\| antoine-beffroi +\|", text)
    assert "Dire ce qui manque." in text.split("## Attendus")[1] and "La note." in text
    # Nothing silent: what is no field stays in the text, and is told.
    assert "Humeur : bonne" in text and "« Humeur » n’est pas un champ" in done.stderr
    shown = re.search(r"!\[(.*)\]\((/fichiers/[\w/-]+\.png)\)", text)
    assert shown and (base / ("content" + shown[2])).read_bytes().startswith(b"\x89PNG")
    assert shown[1] == "Plan de la salle" or "n’a pas de texte de remplacement" in done.stderr
    # As it stands: what the author forgot, and nothing else.
    said = run(base, "check").stderr
    wrong = {line.rsplit("[", 1)[1] for line in said.splitlines() if path.name in line and (": error:" in line or ": warning:" in line)}
    assert wrong == {"champ-manquant]"}, said


def test_what_is_there_is_not_written_over_and_slips_are_told(base, documents):
    document = documents["pandoc.docx"]
    path = base / run(base, "import", document).stdout.strip()
    before = path.read_bytes()
    assert "déjà là" in run(base, "import", document, status=1).stderr
    assert path.read_bytes() == before
    assert "Au choix : service" in run(base, "import", document, "--kind", "rencotre", status=64).stderr
    bad = base / "abime.docx"
    bad.write_bytes(b"PK\x03\x04 rien")
    assert "pandoc n’a pas pu lire" in run(base, "import", bad, "--kind", "rencontre", status=1).stderr
    assert "n’est pas un document connu" in run(base, "import", base / "content/site.yaml", "--kind", "rencontre", status=1).stderr
    assert "apt install pandoc" in run(base, "import", document, status=1, path=base).stderr


def test_complex_tables_and_pictures_of_other_forms_are_told(base, tmp_path):
    (tmp_path / "t.html").write_text(
        "<h1>Un compte rendu</h1><h2>Chiffres</h2><table><tr><td rowspan=2>a<ul><li>b</li></ul></td><td>c</td></tr><tr><td>d</td></tr></table>")
    subprocess.run(["pandoc", "t.html", "-o", "t.docx"], cwd=tmp_path, check=True)
    done = run(base, "import", tmp_path / "t.docx", "--kind", "rencontre")
    text = (base / done.stdout.strip()).read_text()
    assert "<" not in text.split("---\n")[2]
    lost = "un tableau trop complexe est perdu, sous « Chiffres »" in done.stderr
    assert lost or all(word in text for word in "abcd")


def test_a_heading_of_a_field_over_another_shape_stays_in_the_text_and_is_told(base, tmp_path):
    (tmp_path / "t.html").write_text(
        "<h1>Comité des aires</h1><h2>Déroulé</h2><p>Le directeur ouvre.</p><ul><li>Valdoie</li></ul>"
        "<h2>Étapes accomplies</h2><table><tr><th>Qui</th><th>Quoi</th></tr><tr><td>DDT</td><td>Finir</td></tr></table>"
        "<h2>Attendus</h2><p>Un règlement commun.</p>"
        "<h2>Divers</h2><table><tr><th>Aire</th><th>Places</th></tr><tr><td rowspan=2>Delle</td><td>12</td></tr><tr><td>14</td></tr></table>")
    subprocess.run(["pandoc", "t.html", "-o", "t.docx"], cwd=tmp_path, check=True)
    done = run(base, "import", tmp_path / "t.docx", "--kind", "rencontre")
    path = base / done.stdout.strip()
    text = path.read_text()
    for heading, held in [("Déroulé", "Le directeur ouvre."), ("Étapes accomplies", "Finir"), ("Attendus", "Un règlement commun.")]:
        assert held in text.split(f"## {heading} (texte)")[1].split("\n## ")[0]
        assert f"« {heading} » attend un" in done.stderr
    assert "(séquence, durée, intervenant)" in done.stderr
    assert "cellules fusionnées, sous « Divers »" in done.stderr and done.stderr.count("cellules fusionnées") == 1
    # What its author still has to say stops nobody else's reading.
    assert ", 0 erreur" in run(base, "check").stderr


# --- What converters leave out ----------------------------------------------------------------------------------

SPACES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"' for name, space in {
    "office": "office", "text": "text", "draw": "drawing", "style": "style", "svg": "svg-compatible", "form": "form",
    "chart": "chart", "fo": "xsl-fo-compatible"}.items()) + (
        ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"')
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
WHO = "<dc:creator>Paul</dc:creator><dc:date>2014-01-01T00:00:00</dc:date>"


def frame(inside):
    return f'<text:p><draw:frame text:anchor-type="as-char" svg:width="5cm" svg:height="2cm">{inside}</draw:frame></text:p>'


def opendocument(path, body, more="", header=""):
    """A text of an office, by hand: nothing on the way makes up for what it lacks."""
    files = {
        "content.xml": f"<office:document-content {SPACES} office:version='1.2'><office:body><office:text>{more}"
                       f"<text:h text:outline-level='1'>Comité des aires</text:h>{body}</office:text></office:body></office:document-content>",
        "styles.xml": f"<office:document-styles {SPACES} office:version='1.2'><office:automatic-styles><style:page-layout style:name='p'>"
                      "<style:page-layout-properties fo:page-width='21cm' fo:page-height='29.7cm'/></style:page-layout></office:automatic-styles>"
                      f"<office:master-styles><style:master-page style:name='Standard' style:page-layout-name='p'>{header}</style:master-page>"
                      "</office:master-styles></office:document-styles>",
        "Object 1/content.xml": f"<office:document-content {SPACES} office:version='1.2'><office:body><office:chart>"
                                "<chart:chart chart:class='chart:bar'><chart:plot-area/></chart:chart></office:chart></office:body></office:document-content>",
        "META-INF/manifest.xml": "<manifest:manifest xmlns:manifest='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0' manifest:version='1.2'>" + "".join(
            f"<manifest:file-entry manifest:full-path='{name}' manifest:media-type='{kind}'/>" for name, kind in {
                "/": "application/vnd.oasis.opendocument.text", "content.xml": "text/xml", "styles.xml": "text/xml",
                "Object 1/": "application/vnd.oasis.opendocument.chart", "Object 1/content.xml": "text/xml"}.items()) + "</manifest:manifest>"}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), "application/vnd.oasis.opendocument.text")
        for name, text in files.items():
            archive.writestr(name, HEAD + text)


def test_what_stands_beside_the_text_is_on_the_page_or_told(base, tmp_path):
    opendocument(
        tmp_path / "t.odt",
        f"<text:p>Un début.<office:annotation>{WHO}<text:p>Vérifier ce chiffre</text:p></office:annotation> Et la suite"
        "<text:change text:change-id='c1'/>.</text:p>"
        "<text:p>Une note<text:note text:id='n1' text:note-class='footnote'><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>Ce que dit la note</text:p></text:note-body></text:note> ici, un <text:text-input>champ rempli</text:text-input>.</text:p>"
        + frame("<draw:image xlink:href='../images/plan-lie.png' xlink:type='simple' xlink:show='embed' xlink:actuate='onLoad'/>")
        + frame("<draw:text-box><text:p>Dans la zone de texte</text:p></draw:text-box>")
        + "<text:p><draw:custom-shape text:anchor-type='as-char' svg:width='5cm' svg:height='2cm'><text:p>Dans une forme</text:p></draw:custom-shape></text:p>"
        + frame("<draw:object xlink:href='./Object 1' xlink:type='simple' xlink:show='embed' xlink:actuate='onLoad'/>")
        + "<text:p><draw:control text:anchor-type='as-char' draw:control='k1' svg:width='3cm' svg:height='1cm'/></text:p>",
        "<office:forms><form:form form:name='f'><form:checkbox form:id='k1' xml:id='k1' "
        "form:control-implementation='ooo:com.sun.star.form.component.CheckBox' form:label='Présent à la réunion'/></form:form></office:forms>"
        "<text:tracked-changes><text:changed-region text:id='c1' xml:id='c1'><text:deletion><office:change-info>"
        f"{WHO}</office:change-info><text:p>Phrase supprimée</text:p></text:deletion></text:changed-region></text:tracked-changes>",
        "<style:header><text:p>Document de travail de la préfecture</text:p></style:header>"
        "<style:footer><text:p>Affaire suivie par Marthe <text:page-number>1</text:page-number></text:p></style:footer>")
    done = run(base, "import", tmp_path / "t.odt", "--kind", "rencontre")
    text = (base / done.stdout.strip()).read_text()
    for kept in ["Un début.", "Et la suite", "Ce que dit la note", "champ rempli"]:
        assert kept in text and kept not in done.stderr, kept
    for told in ["les commentaires ne sont pas repris : « Vérifier ce chiffre »",
                 "l’image ../images/plan-lie.png n’est pas dans le document",
                 "d’une zone de texte ou d’une forme est perdu : « Dans la zone de texte », « Dans une forme »",
                 "un graphique n’est pas repris", "les champs d’un formulaire ne sont pas repris (1) : « Présent à la réunion »",
                 "en suivi de modifications sont tenues pour acceptées : « Phrase supprimée »",
                 "l’en-tête et le pied de page ne sont pas repris : « Document de travail de la préfecture », « Affaire suivie par Marthe »"]:
        assert told in done.stderr, done.stderr
    assert not any(word in done.stderr for word in ["Paul", "un texte est perdu", "[^1]"])


def test_a_document_of_word_tells_the_same(base, tmp_path):
    (tmp_path / "t.md").write_text("# Comité des aires\n\nUn début. La suite.\n\n![Plan](plan.png)\n")
    picture(tmp_path / "plan.png")
    subprocess.run(["pandoc", "t.md", "-o", "t.docx"], cwd=tmp_path, check=True)

    def words(text, inside="w:t"):
        return f'<w:r><{inside} xml:space="preserve">{text}</{inside}></w:r>'

    with zipfile.ZipFile(tmp_path / "t.docx") as archive:
        files = {name: archive.read(name).decode("utf-8") if name.endswith((".xml", ".rels")) else archive.read(name) for name in archive.namelist()}
    document = files["word/document.xml"]
    link = re.search(r'r:embed="(\w+)"', document)[1]
    box = ("<w:p><w:r><mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'><mc:Choice Requires='wps'>"
           f"<w:drawing><w:txbxContent><w:p>{words('Dans la zone')}</w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>"
           f"<w:p>{words('Dans la zone')}</w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>")
    cut = f'<w:p><w:del w:id="9" w:author="Paul" w:date="2014-01-01T00:00:00Z">{words("Phrase supprimée", "w:delText")}</w:del></w:p>'
    chart = ("<w:p><w:r><w:drawing><c:chart xmlns:c='http://schemas.openxmlformats.org/drawingml/2006/chart' r:id='rId99' "
             "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'/></w:drawing></w:r></w:p>")
    sheet = "<w:p><w:r><w:object><o:OLEObject xmlns:o='urn:schemas-microsoft-com:office:office' Type='Embed' ProgID='Excel.Sheet.12'/></w:object></w:r></w:p>"
    form = ("<w:p><w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:name w:val='Case'/><w:checkBox><w:default w:val='1'/></w:checkBox></w:ffData>"
            "</w:fldChar></w:r></w:p>")
    files["word/document.xml"] = document.replace(f'r:embed="{link}"', f'r:link="{link}"').replace("<w:body>", "<w:body>" + box + cut + chart + sheet + form)
    files["word/_rels/document.xml.rels"] = re.sub(
        rf'(<Relationship [^>]*Id="{link}"[^>]*?)Target="[^"]*"', r'\1Target="file:///S:/Images/plan.png" TargetMode="External"', files["word/_rels/document.xml.rels"])
    files["word/header1.xml"] = re.sub(r"<w:document ", "<w:hdr ", document.split("<w:body>")[0]) + f"<w:p>{words('Document de travail')}</w:p></w:hdr>"
    with zipfile.ZipFile(tmp_path / "t.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    done = run(base, "import", tmp_path / "t.docx", "--kind", "rencontre")
    text = (base / done.stdout.strip()).read_text()
    assert "Un début. La suite." in text
    for told, there in {"l’image file:///S:/Images/plan.png n’est pas dans le document": True, "« Dans la zone »": "Dans la zone" not in text,
                        "« Phrase supprimée »": True, "un graphique n’est pas repris": True, "un classeur inséré n’est pas repris": True,
                        "les champs d’un formulaire ne sont pas repris (1)": True, "ne sont pas repris : « Document de travail »": True}.items():
        assert (told in done.stderr) == there, (told, done.stderr)
    assert done.stderr.count("Dans la zone") <= 1


def test_what_a_style_makes_of_a_line_does_not_lose_it(base, tmp_path):
    (tmp_path / "t.md").write_text("---\ntitle: Comité des aires\nsubtitle: Deuxième séance\nauthor: Marthe Gyrophare\ndate: 12 mai 2014\n---\n\nLe texte.\n")
    subprocess.run(["pandoc", "t.md", "-o", "t.docx"], cwd=tmp_path, check=True)
    done = run(base, "import", tmp_path / "t.docx", "--kind", "rencontre")
    text = (base / done.stdout.strip()).read_text()
    assert all(line in text for line in ["Deuxième séance", "Marthe Gyrophare", "12 mai 2014", "Le texte."]) and "perdu" not in done.stderr


def test_a_dropped_document_is_a_draft_within_the_minute(base, documents):
    server = Server(base, "--port", "0", "--inbox")
    try:
        server.wait_for("à jour en")
        # Forms to fill in, which are no part of the site.
        forms = {path.name for path in (base / "content/_modeles").iterdir()}
        assert {"rencontre.md", "mission.md", "position-de-l-etat.md"} <= forms
        shutil.copy(documents["bureau.odt"], base / "content/_depot/Compte rendu.odt")
        started = time.monotonic()
        address = "rencontres/reunion-des-referents-du-12-mai-2014.html"
        report = base / "content/_depot/Compte rendu.odt.txt"
        while not report.exists() and time.monotonic() < started + 60:
            time.sleep(0.1)
        assert report.read_bytes().startswith(b"\xef\xbb\xbf") and b"\r\n" in report.read_bytes()
        assert "Le brouillon est là" in report.read_text("utf-8-sig")
        assert (base / "content/_depot/_faits/Compte rendu.odt").exists()
        assert not (base / "content/_depot/Compte rendu.odt").exists()
        while server.get(address)[0] != 200 and time.monotonic() < started + 60:
            time.sleep(0.1)
        assert server.get(address)[0] == 200 and "Tour de table" in server.get(address)[1]
        draft = base / "content/rencontres/reunion-des-referents-du-12-mai-2014.md"
        assert draft.stat().st_mode & 0o777 == 0o666 & ~umask()
        # One that cannot be read stays, with the reason; in a folder that says the kind, no line is needed.
        (base / "content/_depot/note.docx").write_bytes(b"rien")
        end = time.monotonic() + 60
        failed = base / "content/_depot/note.docx.txt"
        while not failed.exists() and time.monotonic() < end:
            time.sleep(0.1)
        assert "pandoc n’a pas pu lire" in failed.read_text("utf-8-sig")
        assert (base / "content/_depot/note.docx").exists()
        # What was said of it goes with it; what is said of a draft stays.
        (base / "content/_depot/note.docx").unlink()
        while failed.exists() and time.monotonic() < end + 60:
            time.sleep(0.1)
        assert not failed.exists() and report.exists()
    finally:
        assert server.stop(signal.SIGTERM) == 0


def umask():
    mask = os.umask(0)
    os.umask(mask)
    return mask
