"""Documents for paper, walls and pockets, opened with programs that are not ours."""

import io
import os
import re
import shutil
import stat
import subprocess
import time
import zipfile

import pikepdf
import pptx
import pytest
from PIL import Image

import pdf_rules
from conftest import COMMAND, LONGEST, ROOT, build

MEETING = "rencontres/2013-03-07-seminaire"
DECISION = "Un référent et un suppléant par politique et par service"
COMMITMENT = "Proposer aux maires un plan communal de sauvegarde qui se remplit en une soirée"
DAY = "17 juin 2013"
SETTING = """
documents:
  comptes rendus: [pdf]
  relevés de décisions: [odt]
  plan: [pptx, odp]
"""


def export(*words, folder, path=None, content=ROOT / "content", fails=False):
    """Runs `unisson export`, with another search path where one is given."""
    environment = {**os.environ, "LANG": "fr_FR.UTF-8"}
    if path is not None:
        environment["PATH"] = str(path)
    done = subprocess.run(
        [COMMAND, "export", *map(str, words), "--content", content, "--theme", ROOT / "themes/sobre", "--lang", "fr"],
        cwd=folder, capture_output=True, text=True, timeout=LONGEST, env=environment)
    assert (done.returncode != 0) == fails, done.stderr
    return done


def flat(text):
    """One space between words, whatever the lines and the typography."""
    return re.sub(r"\s+", " ", text.replace("’", "'").replace("\N{NO-BREAK SPACE}", " ").replace("\u202f", " "))


def text_of_pdf(path):
    return flat(subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout)


def text_of_odt(path):
    """As LibreOffice reads it, which is not what pandoc wrote it with."""
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{path.parent}/profile", "--headless", "--convert-to", "txt:Text (encoded):UTF8",
         "--outdir", path.parent, path], check=True, capture_output=True, timeout=LONGEST)
    return flat(path.with_suffix(".txt").read_text(encoding="utf-8-sig"))


def text_of_slides(path):
    texts = []
    for slide in pptx.Presentation(path).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                texts.append(shape.text_frame.text)
    return flat("\n".join(texts))


def text_of_page(path):
    html = re.sub(r"<(script|style|svg).*?</\1>", "", path.read_text(encoding="utf-8"), flags=re.S)
    text = re.sub(r"<[^>]+>", " ", html)
    for name, sign in (("&#39;", "'"), ("&amp;", "&"), ("&quot;", '"'), ("&lt;", "<"), ("&gt;", ">")):
        text = text.replace(name, sign)
    return flat(text)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("documents")


# --- One at a time -----------------------------------------------------------------------------------------------


def test_a_report_is_a_tagged_pdf_with_bookmarks(folder):
    export("report", MEETING + ".md", "--output", "report.pdf", folder=folder)
    with pikepdf.open(folder / "report.pdf") as pdf:
        assert pdf.Root.MarkInfo.Marked and "/StructTreeRoot" in pdf.Root
        assert str(pdf.Root.Lang) == "fr" and "Séminaire" in str(pdf.docinfo["/Title"])
        with pdf.open_outline() as outline:
            headings = [item.title for top in outline.root for item in (top, *top.children)]
        assert "Décisions" in headings and "Engagements" in headings
        with pdf.open_metadata() as metadata:
            assert metadata.get("{http://www.aiim.org/pdfua/ns/id/}part") == "1"
        pages = len(pdf.pages)
    text = text_of_pdf(folder / "report.pdf")
    assert f"Page 1 / {pages}" in text and DAY in text
    assert pages > 1


def test_the_same_facts_stand_on_page_paper_and_word_processor(least, folder):
    page = text_of_page(least / (MEETING + ".html"))
    for form, read in (("pdf", text_of_pdf), ("odt", text_of_odt), ("docx", text_of_odt)):
        export("report", MEETING, "--format", form, "--output", f"same-{form}.{form}", folder=folder)
        text = read(folder / f"same-{form}.{form}")
        version = re.search(r"Version \w{8}", page).group()
        # Rows that are named by their first cell keep it: pandoc drops such cells of OpenDocument tables.
        for fact in (DECISION, COMMITMENT, "Vincent Digue", "D07.03-1", version, "Validé par", "données fictives"):
            assert fact in page and fact in text, (form, fact)
        commitments = re.findall(r"D07\.03-\d", page)
        assert set(commitments) == set(re.findall(r"D07\.03-\d", text))


def test_tables_and_stamp_of_a_word_processor_are_set_for_reading(folder):
    export("report", MEETING, "--format", "docx", "--output", "set.docx", folder=folder)
    with zipfile.ZipFile(folder / "set.docx") as archive:
        text = archive.read("word/document.xml").decode("utf-8")
    tables = re.findall(r"<w:tbl>.*?</w:tbl>", text, re.S)
    order = next(table for table in tables if "Séquence" in table)
    widths = [int(width) for width in re.findall(r'<w:gridCol w:w="(\d+)"', order)]
    # What is said takes the most room, the time the least, and all of the line is used.
    assert len(widths) == 4 and max(widths) == widths[1] > 3 * widths[0] and sum(widths) > 0.95 * 7920
    several = next(cell for table in tables for cell in re.findall(r"<w:tc>.*?</w:tc>", table, re.S) if "corps préfectoral" in cell)
    assert several.count("<w:p>") == 1 and "<w:br" in several and "cadres dirigeants" in several
    items = [flat(re.sub("<[^>]+>", "", item)) for item in re.findall(r"<w:p>.*?</w:p>", text, re.S) if "<w:numPr>" in item]
    assert len(items) > 3
    assert not [item for item in items if item.startswith(("Version ", "Validé par", "Territoire de Belfort"))]


def test_a_table_of_a_text_stays_a_table_in_a_word_processor(folder):
    export("entry", "Qui voit quoi", "--format", "docx", "--output", "text.docx", folder=folder)
    with zipfile.ZipFile(folder / "text.docx") as archive:
        text = archive.read("word/document.xml").decode("utf-8")
    (table,) = [table for table in re.findall(r"<w:tbl>.*?</w:tbl>", text, re.S) if "corps préfectoral" in table]
    assert table.count("<w:tr>") == 4 and len(re.findall("<w:gridCol ", table)) == 3


def test_slides_have_the_plan_with_people_steps_and_dates(least, folder):
    export("plan", "--output", "plan.pptx", "--edition", "dirigeants", folder=folder)
    slides = pptx.Presentation(folder / "plan.pptx").slides
    text = text_of_slides(folder / "plan.pptx")
    for fact in ("Se connaître : qui fait quoi", "1.1 Désigner un référent", "Jérôme Agrafe", "28 février 2013", DAY):
        assert fact in text, fact
    assert any(shape.shape_type == 13 for slide in slides for shape in slide.shapes), "no picture of the timeline"
    assert "Obtenir de chaque chef de service la signature" in text, "no commitments by person"
    # Every step of the page is on a slide.
    steps = re.findall(r"<th scope=\"row\">([^<]+)", (least / "ou-en-est-on.html").read_text(encoding="utf-8"))
    known = [flat(step).strip() for step in steps if len(step) > 12]
    assert len(known) > 30 and [step for step in known if step.replace("&#39;", "'") not in text] == []


def test_slides_are_drawn_by_libreoffice(folder):
    export("plan", "--output", "wall.odp", folder=folder)
    with zipfile.ZipFile(folder / "wall.odp") as file:
        assert file.read("mimetype") == b"application/vnd.oasis.opendocument.presentation"
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder,
         folder / "wall.odp"], check=True, capture_output=True, timeout=LONGEST)
    text = text_of_pdf(folder / "wall.pdf")
    assert "1.1 Désigner un référent" in text and "Jérôme Agrafe" in text
    subprocess.run(["pdftoppm", "-r", "40", "-f", "1", "-l", "1", "-png", folder / "wall.pdf", folder / "wall"], check=True)
    assert list(folder.glob("wall-*1.png"))


@pytest.mark.parametrize("words, fact", [
    (["decisions", "séminaire des cadres"], DECISION),
    (["sheet", "habitat indigne élus"], "Éléments de langage"),
    (["entry", "politiques/logement.md"], "Vos interlocuteurs"),
    (["policy", "politiques/logement.md"], "Vos interlocuteurs"),
    (["matrix"], "À désigner"),
    (["booklet", "instances"], "Comité de pilotage"),
], ids=lambda value: " ".join(value) if isinstance(value, list) else None)
def test_each_sort_is_made_by_its_name(words, fact, folder):
    export(*words, "--output", "sort.pdf", folder=folder)
    assert fact in text_of_pdf(folder / "sort.pdf")


def test_a_booklet_says_what_each_position_says(least, folder):
    export("booklet", "--output", "booklet.pdf", folder=folder)
    text = text_of_pdf(folder / "booklet.pdf")
    sheet = text_of_page(least / "dires/radars.html")
    said = re.search(r"<blockquote.*?</blockquote>", (least / "dires/radars.html").read_text(encoding="utf-8"), re.S).group()
    sentence = flat(re.sub(r"<[^>]+>", "", said)).strip()[:60]
    assert sentence in sheet and sentence.replace("&#39;", "'") in text


def test_what_is_not_found_is_told_with_what_there_is(folder):
    done = export("report", "séminaire", folder=folder, fails=True)
    assert "Séminaire des cadres du 7 mars 2013" in done.stderr and "document-inconnu" in done.stderr
    assert not list(folder.glob("*seminaire*"))
    done = export("report", "--format", "pptx", folder=folder, fails=True)
    assert "--format" in done.stderr


# --- Pictures in texts -------------------------------------------------------------------------------------------


@pytest.fixture
def illustrated(content):
    """The sample, where the report shows a picture of each form, and one that only the last edition may see."""
    files = content / "fichiers"
    Image.new("RGB", (321, 123), "#aa5511").save(files / "salle.png")
    Image.new("RGB", (200, 100), "#1155aa").save(files / "photo.jpg")
    Image.new("RGB", (77, 55), "#11aa55").save(files / "secret.png")
    Image.effect_noise((3000, 3000), 90).save(files / "lourde.png")
    assert (files / "lourde.png").stat().st_size > 8 << 20
    (files / "plan.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30" viewBox="0 0 40 30">'
        '<rect width="40" height="30" fill="#aa1155"/></svg>', encoding="utf-8")
    policy = content / "pages/illustree.md"
    policy.write_text(
        "---\ntitre: Page illustrée\n---\n\n![La salle & ses tables](../fichiers/salle.png)\n\n"
        "![Une photo](../fichiers/photo.jpg) et ![Un plan](../fichiers/plan.svg)\n\n"
        "![Trop lourde](../fichiers/lourde.png)\n\n::: relecture\n![Le secret](../fichiers/secret.png)\n:::\n", encoding="utf-8")
    return content


def test_a_picture_of_a_text_stands_in_the_document(illustrated, tmp_path):
    for form in ("pdf", "odt", "docx"):
        export("entry", "Page illustrée", "--output", f"x.{form}", folder=tmp_path, content=illustrated)
    shown = subprocess.run(["pdfimages", "-list", tmp_path / "x.pdf"], capture_output=True, text=True, check=True).stdout
    sizes = [tuple(map(int, line.split()[3:5])) for line in shown.splitlines()[2:]]
    assert sorted(sizes) == [(200, 100), (321, 123)]
    for form, place in (("odt", "Pictures/"), ("docx", "word/media/")):
        with zipfile.ZipFile(tmp_path / f"x.{form}") as file:
            pictures = [Image.open(io.BytesIO(file.read(name))) for name in file.namelist() if name.startswith(place)]
            assert sorted(picture.size for picture in pictures) == [(200, 100), (321, 123), (1920, 1440)], form
            text = file.read("content.xml" if form == "odt" else "word/document.xml").decode("utf-8")
            for alt in ("La salle &amp; ses tables", "Une photo", "Un plan"):
                assert alt in text, (form, alt)
            if form == "odt":
                assert re.findall(r"<svg:title>(.*?)</svg:title>", text) == ["La salle &amp; ses tables", "Une photo", "Un plan"]
    # What cannot stand there is said, and what the edition does not show is nowhere.
    text = text_of_pdf(tmp_path / "x.pdf")
    assert "Trop lourde (image à voir sur le site)" in text and "secret" not in text
    export("entry", "Page illustrée", "--output", "all.pdf", "--edition", "relecture", folder=tmp_path, content=illustrated)
    shown = subprocess.run(["pdfimages", "-list", tmp_path / "all.pdf"], capture_output=True, text=True, check=True).stdout
    assert "77    55" in shown


def test_the_same_input_gives_the_same_bytes(folder):
    for form in ("pdf", "odt", "docx", "pptx", "odp"):
        words = ("plan",) if form in ("pptx", "odp") else ("report", MEETING)
        made = []
        for name in ("once", "twice"):
            export(*words, "--output", f"{name}.{form}", folder=folder)
            made.append((folder / f"{name}.{form}").read_bytes())
            time.sleep(1.1 if name == "once" else 0)
        assert made[0] == made[1], form
        if form == "odp":
            # Two runs of LibreOffice mostly agree by chance on the names of fonts: ours are in the order of what they are.
            with zipfile.ZipFile(folder / "once.odp") as file:
                for part in ("content.xml", "styles.xml"):
                    faces = re.findall(r'<style:font-face style:name="([^"]*)("[^>]*)>', file.read(part).decode("utf-8"))
                    assert [name for name, _ in faces] == [f"F{number}" for number in range(1, len(faces) + 1)] and len(faces) > 1, part
                    assert [rest for _, rest in faces] == sorted(rest for _, rest in faces), part


# --- Tags --------------------------------------------------------------------------------------------------------


def elements(node):
    """The elements of a PDF's structure, in the order of the text."""
    if isinstance(node, pikepdf.Array):
        for kid in node:
            yield from elements(kid)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        yield from elements(node.get("/K", pikepdf.Array()))


def assert_tagged(path, language="fr"):
    assert sorted(set(pdf_rules.breaches(path))) == []
    with pikepdf.open(path) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert pdf.Root.MarkInfo.Marked and str(pdf.Root.Lang) == language and str(pdf.docinfo["/Title"])
        assert all(b"/MCID" in page.Contents.read_bytes() for page in pdf.pages if not isinstance(page.Contents, pikepdf.Array))
        found = list(elements(pdf.Root.StructTreeRoot.K))
        headings = [str(element.S) for element in found if re.fullmatch(r"/H\d", str(element.S))]
        assert headings[0] == "/H1" and headings.count("/H1") == 1
        assert all(int(after[2]) <= int(before[2]) + 1 for before, after in zip(headings, headings[1:])), headings
        for element in found:
            if element.S == "/TH":
                head = element.P.P.S == "/THead"
                assert element.A.O == "/Table" and element.A.Scope == ("/Column" if head else "/Row")
        assert [str(element.Alt) for element in found if element.S == "/Figure"] == [
            str(element.Alt) for element in found if "/Alt" in element]
        return [(str(element.S), str(element.get("/Alt", ""))) for element in found]


@pytest.mark.parametrize("words, kinds", [
    (["report", MEETING], ["/H2", "/Table", "/TH", "/LI"]),
    (["decisions", "séminaire des cadres"], ["/H2", "/TH"]),
    (["sheet", "habitat indigne élus"], ["/H2", "/BlockQuote", "/LI"]),
    (["entry", "politiques/logement.md"], ["/H2", "/TH"]),
    (["plan", "--format", "pdf"], ["/H2", "/H3", "/TH", "/Figure"]),
    (["matrix"], ["/TH"]),
    (["booklet"], ["/H2", "/TH", "/Link"]),
    (["bordereau"], ["/H2", "/TH"]),
    (["since-visa", "--by", "paul-encrier"], ["/H2", "/TH"]),
], ids=lambda value: value[0] if isinstance(value, list) else None)
def test_each_sort_is_tagged_for_screen_readers(words, kinds, tmp_path):
    export(*words, "--output", "tags.pdf", folder=tmp_path)
    found = assert_tagged(tmp_path / "tags.pdf")
    assert [kind for kind in kinds if kind not in [name for name, _ in found]] == []
    if words[0] == "plan":
        assert [alt for name, alt in found if name == "/Figure" and "Losange" in alt]


def test_pictures_of_texts_are_figures_that_say_what_they_show(illustrated, tmp_path):
    export("entry", "Page illustrée", "--output", "x.pdf", folder=tmp_path, content=illustrated)
    found = assert_tagged(tmp_path / "x.pdf")
    assert [alt for name, alt in found if name == "/Figure"] == ["La salle & ses tables", "Une photo", "Un plan"]


@pytest.mark.parametrize("words", [["bordereau"], ["since-visa", "--by", "paul-encrier"]], ids=lambda words: words[0])
def test_who_signs_sees_the_pictures_of_the_text(words, illustrated, tmp_path):
    text = illustrated / "dires/terres-agricoles.md"
    text.write_text(
        text.read_text(encoding="utf-8") + "\n## Carte\n\n![La carte des avis](../fichiers/salle.png)\n\n![Trop lourde](../fichiers/lourde.png)\n",
        encoding="utf-8")
    export(*words, "--output", "x.pdf", folder=tmp_path, content=illustrated)
    assert ("/Figure", "La carte des avis") in assert_tagged(tmp_path / "x.pdf")
    shown = subprocess.run(["pdfimages", "-list", tmp_path / "x.pdf"], capture_output=True, text=True, check=True).stdout
    assert "321   123" in shown and "Trop lourde (image à voir sur le site)" in text_of_pdf(tmp_path / "x.pdf")


def test_a_link_within_a_document_can_be_followed(tmp_path):
    export("booklet", "--output", "links.pdf", folder=tmp_path)
    with pikepdf.open(tmp_path / "links.pdf") as pdf:
        links = [note for page in pdf.pages for note in page.get("/Annots", [])]
        assert len(links) > 50 and all(int(link.F) == 4 for link in links)
    assert pdf_rules.breaches(tmp_path / "links.pdf") == []


def test_tables_of_a_word_processor_have_their_lines(folder):
    export("decisions", MEETING, "--output", "lines.odt", folder=folder)
    with zipfile.ZipFile(folder / "lines.odt") as file:
        text = file.read("content.xml").decode("utf-8")
    for style in ("TableHeaderRowCell", "TableRowCell"):
        assert re.search(rf'style:name="{style}"[^>]*>\s*<style:table-cell-properties fo:border-bottom="[\d.]+pt solid', text), style


def test_a_wide_table_lies_in_word_processors(folder):
    for form in ("odt", "docx"):
        export("matrix", "--output", f"wide.{form}", folder=folder)
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder,
             folder / f"wide.{form}"], check=True, capture_output=True, timeout=LONGEST)
        with pikepdf.open(folder / "wide.pdf") as pdf:
            _, _, width, height = (float(side) for side in pdf.pages[0].MediaBox)
        assert width > 1.3 * height, form


# --- Converters that are missing, fail or hang -------------------------------------------------------------------


def programs(folder, **scripts):
    """A search path with nothing but these."""
    folder.mkdir()
    for name, script in scripts.items():
        file = folder / name.replace("_", "-")
        file.write_text("#!/bin/sh\n" + script, encoding="utf-8")
        file.chmod(file.stat().st_mode | stat.S_IXUSR)
    return folder


@pytest.mark.parametrize("words, program, package", [
    (["report", MEETING, "--format", "pdf"], "WeasyPrint", "weasyprint"),
    (["report", MEETING, "--format", "odt"], "pandoc", "pandoc"),
    (["plan", "--format", "pptx"], "rsvg-convert", "librsvg2-bin"),
], ids=["pdf", "odt", "pptx"])
def test_a_missing_converter_is_named_with_its_package(words, program, package, tmp_path):
    done = export(*words, folder=tmp_path, path=programs(tmp_path / "bin"), fails=True)
    assert program in done.stderr and f"paquet {package}" in done.stderr and "convertisseur-absent" in done.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["bin"]


def test_slides_do_not_depend_on_the_locale_of_who_makes_them(folder, monkeypatch):
    made = []
    for locale in ("C", "de_DE.UTF-8"):
        monkeypatch.setenv("LC_ALL", locale)
        export("plan", "--output", "locale.odp", folder=folder)
        made.append((folder / "locale.odp").read_bytes())
        (folder / "locale.odp").unlink()
    assert made[0] == made[1]
    with zipfile.ZipFile(io.BytesIO(made[0])) as archive:
        assert b'fo:language="fr" fo:country="FR"' in archive.read("styles.xml")


def test_an_office_that_is_missing_is_named(tmp_path):
    path = programs(tmp_path / "bin")
    for name in ("pandoc", "rsvg-convert"):
        (path / name).symlink_to(shutil.which(name))
    done = export("plan", "--format", "odp", folder=tmp_path, path=path, fails=True)
    assert "LibreOffice" in done.stderr and "paquet libreoffice-impress" in done.stderr


def test_a_converter_that_fails_publishes_nothing(content, tmp_path):
    (content / "site.yaml").open("a", encoding="utf-8").write("\ndocuments:\n  comptes rendus: [pdf]\n")
    path = programs(tmp_path / "bin", weasyprint="echo 'plus de papier' >&2; exit 3")
    environment = {**os.environ, "PATH": f"{path}:{os.environ['PATH']}"}
    done = subprocess.run(
        [COMMAND, "build", "--content", content, "--theme", ROOT / "themes/sobre", "--output", tmp_path / "site", "--lang", "fr"],
        capture_output=True, text=True, env=environment, timeout=LONGEST)
    assert done.returncode == 1 and "plus de papier" in done.stderr and "convertisseur-en-echec" in done.stderr
    assert not (tmp_path / "site").exists()


def test_a_converter_that_says_nothing_but_success_is_not_believed(tmp_path):
    path = programs(tmp_path / "bin", weasyprint="cat >/dev/null; exit 0")
    path.joinpath("cat").symlink_to("/bin/cat")
    done = export("report", MEETING, "--format", "pdf", folder=tmp_path, path=path, fails=True)
    assert "convertisseur-en-echec" in done.stderr
    (path / "pandoc").write_text("#!/bin/sh\nexit 0\n")
    (path / "pandoc").chmod(0o755)
    done = export("report", MEETING, "--format", "odt", folder=tmp_path, path=path, fails=True)
    assert "convertisseur-en-echec" in done.stderr and "pandoc" in done.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["bin"]


def test_a_converter_that_hangs_is_ended_with_all_that_it_started(tmp_path):
    mark = tmp_path / "child"
    path = programs(tmp_path / "bin", weasyprint=f"/bin/sleep 600 & echo $! > {mark}; wait")
    os.environ["UNISSON_CONVERTER_SECONDS"] = "2"
    try:
        started = time.monotonic()
        done = export("report", MEETING, "--format", "pdf", folder=tmp_path, path=path, fails=True)
    finally:
        del os.environ["UNISSON_CONVERTER_SECONDS"]
    assert "convertisseur-trop-lent" in done.stderr and "2 s" in done.stderr
    assert time.monotonic() - started < 30
    child = int(mark.read_text())
    for _ in range(50):
        if not os.path.exists(f"/proc/{child}") or "Z" in open(f"/proc/{child}/stat").read().split()[2]:
            break
        time.sleep(0.1)
    else:
        pytest.fail("what the converter started goes on")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["bin", "child"]


def papers(content, tmp_path, script, seconds=None):
    """Builds the sample with reports and decisions for paper, printed by a program in Python."""
    (content / "site.yaml").open("a", encoding="utf-8").write(
        "\ndocuments:\n  comptes rendus: [pdf]\n  relevés de décisions: [pdf]\n")
    folder = tmp_path / "bin"
    folder.mkdir()
    with open(shutil.which("weasyprint"), encoding="utf-8") as file:
        first = file.readline()
    (folder / "weasyprint").write_text(first + script, encoding="utf-8")
    (folder / "weasyprint").chmod(0o755)
    (tmp_path / "temporary").mkdir()
    environment = {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}", "TMPDIR": str(tmp_path / "temporary")}
    if seconds:
        environment["UNISSON_CONVERTER_SECONDS"] = str(seconds)
    return subprocess.run(
        [COMMAND, "build", "--content", content, "--theme", ROOT / "themes/sobre", "--output", tmp_path / "site", "--lang", "fr"],
        capture_output=True, text=True, env=environment, timeout=LONGEST)


def test_papers_printed_together_are_what_they_are_alone(content, tmp_path):
    log = tmp_path / "log"
    done = papers(content, tmp_path, f"""
import os, sys
who = open(f"/proc/{{os.getppid()}}/comm").read().strip()
open({str(log)!r}, "a").write(f"{{who}}-{{os.getppid()}}\\n")
from weasyprint.__main__ import main
sys.exit(main())
""")
    assert done.returncode == 0, done.stderr
    starts = log.read_text().split()
    assert not list((tmp_path / "temporary").iterdir())
    made = {path.name: path.read_bytes() for path in (tmp_path / "site/donnees/documents/rencontres").glob("*.pdf")}
    # As many starts as there are cores, where ten papers are few; each alone where there are as many cores as papers.
    assert os.cpu_count() > 9 or all(start.startswith("python") for start in starts)
    assert len(made) == len(starts) == 10 and len(set(starts)) <= max(1, min(5, os.cpu_count()))
    for words, name in ((["report"], f"{MEETING}.pdf"), (["decisions"], f"{MEETING}--decisions.pdf")):
        export(*words, MEETING, "--format", "pdf", "--output", "alone.pdf", folder=tmp_path)
        assert (tmp_path / "alone.pdf").read_bytes() == made[name.rpartition("/")[2]]


@pytest.mark.parametrize("fault, said", [
    ("print('plus de papier', file=sys.stderr); sys.exit(3)", "plus de papier"),
    ("os.kill(os.getpid(), 9)", "convertisseur-en-echec"),
    ("sys.exit(0)", "convertisseur-en-echec"),
    ("import time; time.sleep(600)", "convertisseur-trop-lent"),
], ids=["fails", "dies", "says nothing", "hangs"])
def test_one_paper_that_cannot_be_printed_takes_no_other_with_it(content, tmp_path, fault, said):
    log = tmp_path / "log"
    started = time.monotonic()
    done = papers(content, tmp_path, f"""
import os, sys
text = sys.stdin.buffer.read().decode()
if "<title>Séminaire des cadres du 7 mars 2013" in text and "Relevé de décisions" not in text:
    {fault}
open({str(log)!r}, "a").write("made\\n")
sys.stdout.write("%PDF-1.7")
""", seconds=3)
    assert done.returncode == 1 and said in done.stderr and time.monotonic() - started < 60
    assert done.stderr.count("[convertisseur-") == 1 and f"{MEETING}.pdf" in done.stderr
    assert len(log.read_text().split()) == 9
    assert not (tmp_path / "site").exists()


# --- With every build --------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    """The sample with documents, built twice: the second time with a page changed, and converters that count."""
    place = tmp_path_factory.mktemp("asked")
    content = shutil.copytree(ROOT / "content", place / "content")
    (content / "site.yaml").open("a", encoding="utf-8").write(SETTING)
    log = place / "log"
    scripts = {
        name: f"echo {name} >> {log}; exec {shutil.which(name.replace('_', '-'))} \"$@\""
        for name in ("weasyprint", "pandoc", "soffice", "rsvg_convert")}
    path = programs(place / "bin", **scripts)

    def make():
        log.write_text("")
        started = time.monotonic()
        done = subprocess.run(
            [COMMAND, "build", "--quiet", "--content", content, "--theme", ROOT / "themes/sobre", "--output", place / "site"],
            capture_output=True, text=True, timeout=LONGEST, env={**os.environ, "PATH": f"{path}:{os.environ['PATH']}"})
        assert done.returncode == 0, done.stderr
        return place / "site", log.read_text().split(), time.monotonic() - started

    site, runs, seconds = make()
    return content, make, site, runs, seconds


def test_documents_stand_in_the_site_within_a_minute(asked):
    _, _, site, runs, seconds = asked
    made = sorted(str(file.relative_to(site / "donnees/documents")) for file in (site / "donnees/documents").rglob("*.*"))
    assert f"{MEETING}.pdf" in made and f"{MEETING}--decisions.odt" in made and "ou-en-est-on.odp" in made
    assert len(made) == 5 + 5 + 2
    assert len(runs) >= len(made) and seconds < 60
    page = (site / (MEETING + ".html")).read_text(encoding="utf-8")
    for name in (".pdf", "--decisions.odt"):
        assert f'href="../donnees/documents/{MEETING}{name}"' in page
    assert 'href="donnees/documents/ou-en-est-on.pptx"' in (site / "ou-en-est-on.html").read_text(encoding="utf-8")


def test_unchanged_inputs_convert_nothing(asked):
    content, make, site, _, _ = asked
    before = {file.name: file.read_bytes() for file in (site / "donnees/documents").rglob("*.*")}
    page = content / "pages/aide.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nUne ligne de plus.\n", encoding="utf-8")
    site, runs, _ = make()
    assert runs == []
    assert {file.name: file.read_bytes() for file in (site / "donnees/documents").rglob("*.*")} == before
    # A commitment stands in the report and in the record of decisions of one meeting.
    table = content / "engagements.csv"
    text = table.read_text(encoding="utf-8")
    assert text.count("Ouvrir les rendez-vous du bureau des étrangers") == 1
    table.write_text(text.replace("Ouvrir les rendez-vous du", "Ouvrir enfin les rendez-vous du"), encoding="utf-8")
    site, runs, _ = make()
    assert sorted(runs) == ["pandoc", "weasyprint"]
    assert "Ouvrir enfin les rendez-vous" in text_of_pdf(site / f"donnees/documents/{MEETING}.pdf")


def test_documents_hold_nothing_withheld(content, tmp_path):
    """The same bytes while what an audience may not see is rewritten."""
    (content / "site.yaml").open("a", encoding="utf-8").write("\ndocuments:\n  plan: [pdf]\n  relevés de décisions: [pdf]\n")

    def made(name):
        site = build(content, tmp_path / name)
        return {
            str(file.relative_to(site)): file.read_bytes()
            for kind in ("documents", "a-emporter") for file in (site / "donnees" / kind).rglob("*.*")}

    once = made("once")
    # Where the site stands is not known: no link of a file taken along leads into it.
    taken = [text.decode("utf-8") for name, text in once.items() if name.endswith(".html")]
    leads = [href for text in taken for href in re.findall(r'href="([^"]*)"', text)]
    assert len(taken) > 20 and leads and [href for href in leads if not re.match(r"mailto:|tel:|https?:|#", href)] == []
    assert any("<abbr" in text for text in taken)
    hidden = [
        file for file in content.rglob("*.md")
        if "visas" not in file.parts and re.search(r"^diffusion: (dirigeants|relecture)", file.read_text(encoding="utf-8"), re.M)]
    assert hidden
    for file in hidden:
        text = file.read_text(encoding="utf-8")
        text = re.sub(r"(?m)^(intitulé|question): .*$", rf"\1: Quetzalcoatl {file.stem}", text)
        head, rest = text.split("\n---\n", 1)
        file.write_text(f"{head}\n---\nIl en va de Quetzalcoatl.\n\n{rest}", encoding="utf-8")
    twice = made("twice")
    assert once == twice and len(once) > 40


# --- To take along -----------------------------------------------------------------------------------------------


def test_sheets_to_take_along_are_small_and_need_nothing(least):
    files = sorted((least / "donnees/a-emporter").rglob("*.html"))
    sheets = [file for file in files if "rencontres" not in file.parts]
    assert len(sheets) > 20 and len(files) - len(sheets) == 5
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert len(text.encode()) <= 60_000, file
        assert not re.search(r"\s(src|srcset|poster|data|action)=|<(script|link|iframe|object|embed|img)\b|url\(|@import", text), file
        assert all(re.match(r"mailto:|tel:|https?:|#", href) for href in re.findall(r'href="([^"]*)"', text)), file
        assert "default-src 'none'" in text and "<svg" not in text
        own = least / str(file.relative_to(least / "donnees/a-emporter"))
        assert f"donnees/a-emporter/{file.relative_to(least / 'donnees/a-emporter')}" in own.read_text(encoding="utf-8")


def test_a_sheet_taken_along_says_what_its_page_says(least):
    path = next((least / "donnees/a-emporter").rglob("habitat-indigne-elus.html"))
    page = text_of_page(least / path.relative_to(least / "donnees/a-emporter"))
    taken = text_of_page(path)
    for fact in ("taudis", "Éléments de langage", "À éviter", "Samuel Pignon", "03 53 01 91 16", DAY):
        assert fact in taken and fact in page, fact


def test_only_editions_that_are_named_have_files_to_take_along(most):
    assert not (most / "donnees/a-emporter").exists()
    assert "a-emporter" not in (most / (MEETING + ".html")).read_text(encoding="utf-8")


def test_the_files_of_a_meeting_come_as_one_archive(least):
    path = least / "donnees/a-emporter" / (MEETING + ".zip")
    assert f"donnees/a-emporter/{MEETING}.zip" in (least / (MEETING + ".html")).read_text(encoding="utf-8")
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert "2013-03-07-seminaire.html" in names and "compte-rendu-du-seminaire.odt" in names
        taken = archive.read("2013-03-07-seminaire.html")
        assert taken == path.with_suffix(".html").read_bytes()
        assert b"compte-rendu-du-seminaire.odt" in taken
        with zipfile.ZipFile(io.BytesIO(archive.read("compte-rendu-du-seminaire.odt"))) as document:
            assert document.read("mimetype").startswith(b"application/vnd.oasis")
        assert archive.read("compte-rendu-du-seminaire.odt") == (ROOT / "content/fichiers/compte-rendu-du-seminaire.odt").read_bytes()
