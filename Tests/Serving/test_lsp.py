"""`unisson lsp`, by the client of pytest-lsp, and by bytes that no client would send."""

import asyncio
import json
import os
import random
import re
import shutil
import subprocess
import time

import pytest
import pytest_asyncio
from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pytest_lsp import client_capabilities, make_test_lsp_client

from test_serve import COMMAND, ROOT

pytestmark = pytest.mark.asyncio
ARGUMENTS = ["lsp", "--content", "content", "--theme", str(ROOT / "themes/sobre"), "--as-of", "2013-06-17", "--lang", "fr"]
MISSION = "content/missions/immatriculation.md"


class Editor:
    """An editor in which one folder is open."""

    def __init__(self, client, folder):
        self.client, self.folder, self.version = client, folder, 0
        # All that is told, in order: several messages may come at once.
        self.told, self.seen = [], 0
        client.protocol.fm.features["textDocument/publishDiagnostics"] = self.told.append

    def uri(self, path):
        return (self.folder / path).as_uri()

    async def wait(self, wanted):
        """The first of what is told from now on that is wanted."""
        end = time.monotonic() + 60
        while time.monotonic() < end:
            for number in range(self.seen, len(self.told)):
                if wanted(self.told[number]):
                    self.seen = number + 1
                    return self.told[number].diagnostics
            await asyncio.sleep(0.01)
        raise AssertionError(self.told)

    async def open(self, path, text=None):
        text = (self.folder / path).read_text() if text is None else text
        self.version += 1
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(
            text_document=types.TextDocumentItem(uri=self.uri(path), language_id="markdown", version=self.version, text=text)))
        return await self.remarks(path)

    async def write(self, path, text):
        self.version += 1
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(
            text_document=types.VersionedTextDocumentIdentifier(uri=self.uri(path), version=self.version),
            content_changes=[types.TextDocumentContentChangeWholeDocument(text=text)]))
        return await self.remarks(path)

    async def remarks(self, path):
        """What is said of the version that was sent last."""
        return await self.wait(lambda found: found.uri == self.uri(path) and found.version == self.version)

    def at(self, path, line, character):
        return {"text_document": types.TextDocumentIdentifier(uri=self.uri(path)),
                "position": types.Position(line=line, character=character)}

    async def completions(self, path, line, character):
        found = await self.client.text_document_completion_async(types.CompletionParams(**self.at(path, line, character)))
        return {item.label: item for item in found.items}

    async def hover(self, path, line, character):
        found = await self.client.text_document_hover_async(types.HoverParams(**self.at(path, line, character)))
        return found and found.contents.value

    async def definition(self, path, line, character):
        found = await self.client.text_document_definition_async(types.DefinitionParams(**self.at(path, line, character)))
        return [(place.uri.removeprefix(self.folder.as_uri() + "/"), place.range.start.line) for place in found or []]

    async def rename(self, path, line, character, name):
        return await self.client.text_document_rename_async(types.RenameParams(new_name=name, **self.at(path, line, character)))


@pytest_asyncio.fixture
async def editor(tmp_path):
    shutil.copytree(ROOT / "content", tmp_path / "content")
    client = make_test_lsp_client()
    # From another folder than that of the content: the editor says which is open.
    await client.start_io(str(COMMAND), *ARGUMENTS, cwd="/")
    await client.initialize_session(types.InitializeParams(
        capabilities=client_capabilities("visual-studio-code"), root_uri=tmp_path.as_uri(),
        workspace_folders=[types.WorkspaceFolder(uri=tmp_path.as_uri(), name="base")]))
    yield Editor(client, tmp_path)
    process = client._server
    await client.shutdown_session()
    assert process.returncode == 0


def built(folder):
    """What `build` says, by file: line, column, severity, message and identifier."""
    run = subprocess.run(
        [COMMAND, "build", "--output", folder / "site", "--clean", "--edition", "relecture", "--report", folder / "report.json", *ARGUMENTS[1:]], cwd=folder,
        capture_output=True, text=True, timeout=120)
    found = {}
    for remark in json.loads((folder / "report.json").read_text())["diagnostics"]:
        found.setdefault(remark["path"], []).append(
            (remark["line"], remark["severity"], remark["message"], remark["id"]))
    return found, run


def said(remarks):
    return [(r.range.start.line + 1, "error" if r.severity == 1 else "warning", r.message, r.code) for r in remarks]


def line_of(text, words):
    return next(number for number, line in enumerate(text.split("\n")) if words in line)


WRONG = """---
intitulé: Immatriculer un véhicule 🚗 à l’été
service: ddtt
aussi appelé: [carte grise]
à relire le: 2013-02-30
couleur: bleue
---

## Ce qu'elle recouvre

🚗🚗 Voir [[nulle-part]] et [[service:ddt|la DDT]].

| Colonne | |
| --- | --- |
"""


async def test_an_unsaved_text_is_told_what_build_says_of_it_when_saved(editor):
    assert said(await editor.open(MISSION)) == []
    remarks = await editor.write(MISSION, WRONG)
    assert (editor.folder / MISSION).read_text() != WRONG
    (editor.folder / MISSION).write_text(WRONG)
    found, run = built(editor.folder)
    assert run.returncode == 1
    assert said(remarks) == found[MISSION]
    assert {"reference-inconnue", "jour-inexistant", "champ-inconnu"} <= {remark.code for remark in remarks}
    # Mended, nothing is said any more; nor once it is closed, when the disk counts.
    assert said(await editor.write(MISSION, (ROOT / MISSION).read_text())) == []
    await editor.write(MISSION, WRONG)


async def test_what_is_wrong_with_pages_is_told_too(editor):
    (editor.folder / "content/pages/tailles.md").write_text("---\ntitre: Tailles\n---\n\nTexte.\n")
    text = "---\ntitre: Tailles\n---\n\n## Deux\n\n#### Quatre\n\n[ici](../services/ddt.md) et [ici](../services/prefecture.md)\n"
    await editor.open("content/pages/tailles.md")
    remarks = await editor.write("content/pages/tailles.md", text)
    (editor.folder / "content/pages/tailles.md").write_text(text)
    assert said(remarks) == built(editor.folder)[0]["content/pages/tailles.md"] != []


async def test_places_are_in_utf_16_units(editor):
    await editor.open(MISSION)
    remarks = {remark.message: remark.range for remark in await editor.write(MISSION, WRONG)}
    link = next(range for message, range in remarks.items() if "nulle-part" in message)
    lines = WRONG.split("\n")
    # Two cars of two units each, a blank, « Voir », a blank.
    assert link.start.character == 2 * 2 + 1 + len("Voir ")
    units = lines[link.start.line].encode("utf-16-le")
    assert units[2 * link.start.character:2 * link.end.character].decode("utf-16-le") == "[[nulle-part]]"


async def test_a_file_that_was_never_saved_is_an_entry(editor):
    assert said(await editor.open("content/missions/ne-pas-enregistrer.md", WRONG.replace("ddtt", "ddt"))) != []
    text = (ROOT / MISSION).read_text() + "\nVoir [[ne-pas-enregistrer]] 🚗.\n"
    assert said(await editor.open(MISSION, text)) == []
    line = line_of(text, "ne-pas-enregistrer")
    assert await editor.definition(MISSION, line, 12) == [("content/missions/ne-pas-enregistrer.md", 0)]


async def test_a_text_that_another_program_saves_is_looked_at(editor):
    await editor.open(MISSION)
    other = editor.folder / "content/missions/permis-de-conduire.md"
    other = other if other.exists() else sorted((editor.folder / "content/missions").glob("*.md"))[0]
    other.write_text(other.read_text().replace("\n---\n", "\ncouleur: bleue\n---\n", 1))
    remarks = await editor.wait(lambda found: found.uri == other.as_uri() and found.diagnostics)
    assert [remark.code for remark in remarks] == ["champ-inconnu"]


async def test_fields_are_completed(editor):
    text = "---\nintitulé: Chasser\n\n---\n\n## \n"
    await editor.open(MISSION, text)
    found = await editor.completions(MISSION, 2, 0)
    assert "service" in found and "intitulé" not in found
    assert found["service"].text_edit.new_text == "service: " and "exerce" in found["service"].documentation
    assert min(found.values(), key=lambda item: item.sort_text).label == "service"
    assert "Ce qu'elle recouvre" in await editor.completions(MISSION, 5, 3)


async def test_values_are_completed(editor):
    text = "---\nservice: dd\npolitiques servies: [logement, eau]\ncontact: \n---\n"
    await editor.open(MISSION, text)
    found = await editor.completions(MISSION, 1, 11)
    item = next(item for item in found.values() if item.text_edit.new_text == "ddt")
    assert item.detail == "service:ddt" and item.text_edit.range.start.character == 9 and item.text_edit.range.end.character == 11
    assert all(item.detail.startswith("service:") for item in found.values())
    assert all(item.detail.startswith("politique:") for item in (await editor.completions(MISSION, 2, 22)).values())
    found = await editor.completions(MISSION, 2, 33)
    assert found and {item.text_edit.range.start.character for item in found.values()} == {31}
    kinds = {item.detail.split(":")[0] for item in (await editor.completions(MISSION, 3, 9)).values()}
    assert kinds == {"personne", "service"}
    path = "content/dires/essai.md"
    await editor.open(path, "---\nétat de publication: \npublic: [élus, ]\n---\n")
    assert list(await editor.completions(path, 1, 22)) == ["brouillon", "soumis à validation", "validé", "retiré"]
    assert "élus" in await editor.completions(path, 2, 15)


async def test_links_are_completed(editor):
    text = "---\nservice: ddt\n---\n\n🚗 Voir [[habitat indi et la suite\n\n[[ddt]]\n"
    await editor.open(MISSION, text)
    found = await editor.completions(MISSION, 4, len("🚗 Voir [[habitat indi".encode("utf-16-le")) // 2)
    assert found and all("habitat" in f"{item.label} {item.detail}".lower() for item in found.values())
    assert all(item.text_edit.new_text.endswith("]]") for item in found.values())
    assert {item.text_edit.range.start.character for item in found.values()} == {10}
    # An acronym shares the service's name: its link says which is meant. The brackets are there already.
    found = await editor.completions(MISSION, 6, 5)
    assert "service:ddt" in {item.text_edit.new_text for item in found.values()}
    # What is completed is what build takes.
    await editor.write(MISSION, "---\nintitulé: X\nservice: ddt\n---\n\n## Ce qu'elle recouvre\n\n[[service:ddt]]\n")


async def test_cells_of_records_are_completed(editor):
    path = "content/rencontres/essai.md"
    await editor.open(path, "---\n---\n\n## Déroulé\n\n| Séquence | Intervenant |\n| --- | --- |\n| Ouverture | antoine |\n")
    found = await editor.completions(path, 7, len("| Ouverture | antoine"))
    item = next(item for item in found.values() if item.text_edit.new_text == "antoine-beffroi")
    assert item.text_edit.range.start.character == len("| Ouverture | ")
    # A name of a column is no cell.
    assert await editor.completions(path, 5, 15) == {}


async def test_help_shows_over_fields_and_references(editor):
    text = "---\nservice: ddt\n---\n\nVoir [[service:ddt|la DDT]] et [là](../services/ddt.md).\n\n## Ce qu'elle recouvre\n"
    await editor.open(MISSION, text)
    assert "Le service ou l'unité qui l'exerce" in await editor.hover(MISSION, 1, 3)
    for line, character in [(1, 10), (4, 10), (4, 40)]:
        assert "services/ddt.md" in await editor.hover(MISSION, line, character)
        assert await editor.definition(MISSION, line, character) == [("content/services/ddt.md", 0)]
    assert await editor.hover(MISSION, 6, 5) is not None
    assert await editor.hover(MISSION, 4, 1) is None and await editor.definition(MISSION, 4, 1) == []


async def test_a_row_of_a_table_is_found(editor):
    text = "---\ncontact: Antoine Beffroi\n---\n"
    await editor.open(MISSION, text)
    (place, line), = await editor.definition(MISSION, 1, 12)
    assert place == "content/personnes.csv"
    assert (ROOT / place).read_text().split("\n")[line].startswith("antoine-beffroi")


def apply(folder, edit):
    """What an editor does with a rename."""
    for change in edit.document_changes:
        if isinstance(change, types.RenameFile):
            source, target = (folder / uri.removeprefix(folder.as_uri() + "/") for uri in (change.old_uri, change.new_uri))
            source.rename(target)
            continue
        path = folder / change.text_document.uri.removeprefix(folder.as_uri() + "/")
        lines = path.read_bytes().decode().split("\n")
        offset = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines) + 1)]
        text = "\n".join(lines)
        place = lambda p: offset[p.line] + len(lines[p.line].encode("utf-16-le")[:2 * p.character].decode("utf-16-le")) if p.line < len(lines) else len(text)
        for one in sorted(change.edits, key=lambda e: (-e.range.start.line, -e.range.start.character)):
            text = text[:place(one.range.start)] + one.new_text + text[place(one.range.end):]
        path.write_bytes(text.encode())


async def test_a_rename_is_what_mv_makes_of_it(editor, tmp_path_factory):
    await editor.open(MISSION, "---\nintitulé: Immatriculer\nservice: ddt-habitat\n---\n\n## Ce qu'elle recouvre\n\nTexte.\n")
    other = tmp_path_factory.mktemp("mv")
    shutil.copytree(ROOT / "content", other / "content")
    renamable = await editor.client.text_document_prepare_rename_async(types.PrepareRenameParams(**editor.at(MISSION, 2, 12)))
    assert renamable.placeholder == "ddt-habitat"
    assert (renamable.range.start.character, renamable.range.end.character) == (9, 20)
    edit = await editor.rename(MISSION, 2, 12, "Ddt logement")
    # The open text is not saved: it gets its edit, too.
    assert editor.uri(MISSION) in {change.text_document.uri for change in edit.document_changes if hasattr(change, "text_document")}
    edit.document_changes = [c for c in edit.document_changes if not hasattr(c, "text_document") or c.text_document.uri != editor.uri(MISSION)]
    before = {p: p.read_bytes() for p in editor.folder.rglob("*") if p.is_file()}
    apply(editor.folder, edit)
    run = subprocess.run([COMMAND, "mv", "service:ddt-habitat", "ddt-logement", "--content", "content", "--theme", ROOT / "themes/sobre"], cwd=other, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    texts = [{p.relative_to(f).as_posix(): p.read_bytes() for p in f.rglob("*") if p.is_file() and p.name != "immatriculation.md"} for f in (editor.folder, other)]
    assert texts[0].keys() == texts[1].keys() and "content/services/ddt-logement.md" in texts[0]
    assert [path for path in texts[0] if texts[0][path] != texts[1][path]] == [] and before


async def test_what_cannot_be_renamed_says_why(editor):
    sealed = "content/dires/secheresse.md"
    await editor.open(sealed)
    with pytest.raises(JsonRpcException, match="visa"):
        await editor.rename(sealed, 1, 0, "autre")
    await editor.open(MISSION)
    with pytest.raises(JsonRpcException, match="déjà là"):
        await editor.rename(MISSION, 1, 0, sorted((ROOT / "content/missions").glob("*.md"))[0].stem)


async def test_a_broken_model_leaves_completion_as_it_was(editor):
    await editor.open(MISSION, "---\nservice: dd\n---\n")
    assert await editor.completions(MISSION, 1, 11)
    model = editor.folder / "content/model.yaml"
    model.write_text("kinds: [")
    await asyncio.sleep(0.5)
    assert await editor.completions(MISSION, 1, 11)


def framed(value):
    body = value if isinstance(value, bytes) else json.dumps(value).encode()
    return b"Content-Length: %d\r\n\r\n" % len(body) + body


def exchanged(folder, *messages):
    """What is answered to bytes, and the status in the end."""
    run = subprocess.Popen(
        [COMMAND, *ARGUMENTS], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    rest, errors = run.communicate(b"".join(messages), timeout=60)
    assert errors == b""
    assert not [name for name in os.listdir("/dev/shm") if name.startswith(f"unisson-serve-{run.pid}-")]
    found = []
    while rest:
        head, rest = rest.split(b"\r\n\r\n", 1)
        length = int(re.search(rb"Content-Length: (\d+)", head)[1])
        found.append(json.loads(rest[:length]))
        rest = rest[length:]
    return [message for message in found if "method" not in message], run.returncode


INITIALIZE = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"capabilities": {}, "rootUri": None, "processId": None}}


async def test_bytes_that_are_no_messages_stop_nothing(tmp_path):
    shutil.copytree(ROOT / "content", tmp_path / "content")
    answers, run = exchanged(
        tmp_path, b"nonsense\r\n\r\n", framed(b"{not json"), framed(b"\xff\xfe"), framed(b"[" * 100_000), framed([]), framed(b""),
        framed({"jsonrpc": "2.0", "id": "early", "method": "textDocument/hover", "params": {}}),
        b"Content-Length: -3\r\n\r\n", b"content-length:  99999999999999999999\r\n\r\n", framed(INITIALIZE),
        framed({"jsonrpc": "2.0", "id": 2, "method": "textDocument/hover", "params": {"position": "here"}}),
        framed({"jsonrpc": "2.0", "id": 3, "method": "workspace/nothing"}), framed({"jsonrpc": "2.0", "method": "textDocument/didOpen"}),
        framed({"jsonrpc": "2.0", "id": 4, "method": "textDocument/hover", "params": {
            "textDocument": {"uri": "untitled:x"}, "position": {"line": -5, "character": 1 << 40}}}),
        framed({"jsonrpc": "2.0", "id": "last", "method": "shutdown"}),
        framed({"jsonrpc": "2.0", "id": 6, "method": "textDocument/hover", "params": {}}), framed({"jsonrpc": "2.0", "method": "exit"}))
    by_id = {answer["id"]: answer for answer in answers if answer["id"] is not None}
    assert by_id["early"]["error"]["code"] == -32002 and by_id[1]["result"]["capabilities"]["hoverProvider"]
    assert by_id[2]["error"]["code"] == -32602 and by_id[3]["error"]["code"] == -32601
    assert by_id[4]["result"] is None and by_id["last"] == {"jsonrpc": "2.0", "id": "last", "result": None}
    assert by_id[6]["error"]["code"] == -32600
    assert len([answer for answer in answers if answer["id"] is None]) == 8
    assert run == 0


async def test_an_editor_that_goes_away_takes_the_server_along(tmp_path):
    shutil.copytree(ROOT / "content", tmp_path / "content")
    for sent in [b"", framed(INITIALIZE), framed(INITIALIZE)[:-5], framed(INITIALIZE) + framed({"jsonrpc": "2.0", "method": "exit"})]:
        answers, status = exchanged(tmp_path, sent)
        assert status == 1 and len(answers) == (1 if sent.startswith(framed(INITIALIZE)) else 0)


async def test_a_folder_without_content_is_left_alone(tmp_path):
    opened = {"textDocument": {"uri": (tmp_path / "x.md").as_uri(), "languageId": "markdown", "version": 1, "text": WRONG}}
    process = subprocess.Popen([COMMAND, *ARGUMENTS], cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    process.stdin.write(b"".join(framed({"jsonrpc": "2.0", **message}) for message in [
        INITIALIZE, {"method": "initialized", "params": {}}, {"method": "textDocument/didOpen", "params": opened}]))
    process.stdin.flush()
    time.sleep(1)
    said, _ = process.communicate(b"".join(framed({"jsonrpc": "2.0", **message}) for message in [{"id": 2, "method": "shutdown"}, {"method": "exit"}]), timeout=30)
    assert b"publishDiagnostics" not in said and process.returncode == 0


async def test_places_out_of_every_text_are_answered(editor):
    await editor.open(MISSION, WRONG + "[[")
    for line, character in [(0, 0), (-1, -1), (10 ** 9, 0), (1, 10 ** 9), (1, 31), (14, 0), (14, 2), (4, 3)]:
        line, character = max(line, 0), max(character, 0)
        await editor.completions(MISSION, line, character)
        await editor.hover(MISSION, line, character)
        await editor.definition(MISSION, line, character)
    for text in ["", "---", "---\n", "-", "---\n: :\n[", "---\n- \n  - {", "---\na: {b: [c, {", "\r\n\r\n", "---\r\nservice: ddt\r\n---\r\n|", "##", "[[", "| |\n|", "\ud83d".encode("utf-16", "surrogatepass").decode("utf-16", "replace")]:
        await editor.write(MISSION, text)
        for line in range(text.count("\n") + 2):
            for character in range(12):
                await editor.completions(MISSION, line, character)
                await editor.hover(MISSION, line, character)


async def test_texts_at_random_are_answered_at_every_place(editor):
    chance = random.Random(13)
    parts = ["---\n", "- ", "  ", ":", ": ", "[", "]", "{", "}", ",", "|", "#", "## Déroulé\n", '"', "'", "[[", "]]", "](", ")", "```\n", "\\", "\r", "\n", "service",
             "intitulé", "contact", "🚗", "e\u0301", "\u200b", "\t", "service:ddt", "| Séquence | Intervenant |\n| --- | --- |\n| a | b |"]
    path = "content/rencontres/hasard.md"
    await editor.open(path, "")
    for _ in range(60):
        text = chance.choice(["", "---\n"]) + "".join(chance.choices(parts, k=chance.randrange(1, 25)))
        editor.client.text_document_did_change(types.DidChangeTextDocumentParams(
            text_document=types.VersionedTextDocumentIdentifier(uri=editor.uri(path), version=1),
            content_changes=[types.TextDocumentContentChangeWholeDocument(text=text)]))
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for line in range(len(lines) + 1):
            units = len(lines[line].encode("utf-16-le")) // 2 if line < len(lines) else 0
            for character in chance.sample(range(units + 2), min(4, units + 2)):
                await editor.completions(path, line, character)
                await editor.hover(path, line, character)
