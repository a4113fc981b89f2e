"""`unisson serve`, tried as an author does: files are saved, a browser looks."""

import os
import re
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
COMMAND = os.environ.get("UNISSON", ROOT / ".build/debug/unisson")
PAGE = "pages"


class Server:
    """A server of a copy of the sample, and what it says."""

    def __init__(self, folder, *options):
        self.folder = folder
        self.log = next(log for number in range(9) if not (log := folder / f"serve-{number}.log").exists())
        self.process = subprocess.Popen(
            [COMMAND, "serve", "--content", folder / "content", "--theme", ROOT / "themes/sobre", "--as-of", "2013-06-17",
             "--lang", "fr", *options],
            stdout=subprocess.DEVNULL, stderr=self.log.open("wb"), cwd=folder)
        self.url = self.wait_for(r"(http://\S+/) ; Ctrl-C")[1]

    def wait_for(self, pattern, seconds=60):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if found := re.search(pattern, self.log.read_text()):
                return found
            time.sleep(0.02)
        raise AssertionError(f"{pattern} never came:\n{self.log.read_text()[-2000:]}")

    def get(self, path, **headers):
        request = urllib.request.Request(self.url + path, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return answer.status, answer.read().decode(), answer.headers
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode(), error.headers

    def stop(self, number=signal.SIGINT):
        self.process.send_signal(number)
        return self.process.wait(timeout=20)


@pytest.fixture
def content(tmp_path):
    shutil.copytree(ROOT / "content", tmp_path / "content")
    return tmp_path


@pytest.fixture
def server(content):
    server = Server(content, "--port", "0")
    server.wait_for("à jour en")
    yield server
    if server.process.poll() is None:
        server.stop()


@pytest.fixture(scope="module")
def browser():
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert program, "no Chromium on this system"
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=sandbox)
        yield browser
        browser.close()


@pytest.fixture
def page(browser, server):
    page = browser.new_page(viewport={"width": 1000, "height": 500})
    page.faults = []
    page.on("console", lambda message: page.faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    yield page
    page.close()


def entry(server):
    """A long entry with a page of its own, and the page."""
    path = server.folder / "content" / PAGE / "publier.md"
    return path, f"{PAGE}/{path.stem}.html"


def save(path, text):
    """As editors save: another file takes the place of the former one."""
    waiting = path.with_suffix(".tmp")
    waiting.write_text(text)
    waiting.rename(path)


def test_the_open_page_follows_what_is_saved(server, page):
    path, address = entry(server)
    page.goto(server.url + address)
    # The reader is in the middle of things: typed, opened, scrolled.
    field = page.locator("input[type=search], [role=combobox]").first
    field.fill("logement")
    page.evaluate("() => { window.sameDocument = true; window.scrollTo(0, 300) }")
    page.wait_for_function("() => window.scrollY === 300")
    save(path, path.read_text() + "\nUne phrase que personne n’avait lue.\n")
    page.get_by_text("Une phrase que personne n’avait lue.").wait_for()
    assert page.evaluate("() => window.sameDocument === true"), "the page was loaded anew"
    assert page.evaluate("() => window.scrollY") == 300
    assert field.input_value() == "logement"
    # And once more, a title too, which stands in several places.
    title = re.search(r"^titre: (.*)$", path.read_text(), re.M)[1]
    save(path, path.read_text().replace(f"titre: {title}", "titre: Un tout autre titre"))
    page.wait_for_function("() => document.title.startsWith('Un tout autre titre')")
    assert page.locator("h1").inner_text() == "Un tout autre titre"
    assert page.evaluate("() => window.sameDocument === true && window.scrollY === 300")
    assert page.faults == []


def test_nothing_stays_in_memory_of_a_server_that_ended(content):
    folders = lambda: set(Path("/dev/shm").glob("unisson-serve-*"))
    before = folders()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        server = Server(content, "--port", "0")
        assert folders() - before
        assert server.stop(number) == 0
        assert not folders() - before
    killed = Server(content, "--port", "0")
    killed.stop(signal.SIGKILL)
    left = folders() - before
    assert len(left) == 1
    living = Server(content, "--port", "0")
    other = Server(content, "--port", "0")
    assert not left & folders() and len(folders() - before) == 2
    for server in living, other:
        server.wait_for("à jour en")
        assert server.get("index.html")[0] == 200
        server.stop()


def test_opened_sections_stay_open(server, page):
    page.goto(server.url + "dires/index.html")
    section = page.locator("main details").first
    section.evaluate("section => { section.open = true; window.sameDocument = true }")
    path = server.folder / "content/site.yaml"
    save(path, path.read_text().replace("titre: Territoire de Belfort", "titre: Territoire essayé", 1))
    page.wait_for_function("() => document.title.includes('Territoire essayé')")
    assert section.evaluate("section => section.open && window.sameDocument")


def test_errors_stand_on_the_page_until_they_are_mended(server, page):
    path, address = entry(server)
    whole = path.read_text()
    page.goto(server.url + address)
    panel = page.locator("#unisson-remarques")
    save(path, whole + "\nUne phrase en suspens : [[une fiche qui n’est pas là]].\n")
    panel.get_by_text("une fiche qui n’est pas là").first.wait_for()
    text = panel.inner_text()
    line = whole.count("\n") + 2
    assert f"{path.name}:{line}:" in text, text
    assert "1 erreur" in text and "ce qui est en cause reste comme avant, ou absent ; tout le reste est à jour" in text.replace("\u00a0", " ")
    # The page shows the former text, and that it waits.
    assert "Une phrase en suspens" not in page.locator("main").inner_text()
    assert "Mise à jour en attente" in page.locator("main").inner_text()
    # The message's name leads to what the guide says of it.
    panel.get_by_role("link", name="reference-inconnue").first.click()
    page.wait_for_url("**/pages/messages-liens.html#reference-inconnue")
    assert page.locator("#reference-inconnue").inner_text() == "Référence inconnue"
    save(path, whole)
    page.wait_for_function("() => !document.querySelector('#unisson-remarques.erreur')")
    assert page.faults == []


def test_a_first_site_with_errors_becomes_one_when_they_are_mended(content, browser):
    path = content / "content/site.yaml"
    whole = path.read_text()
    path.write_text(whole + "\ninconnu: oui\nmenu: 3\n")
    server = Server(content, "--port", "0")
    try:
        page = browser.new_page()
        page.goto(server.url)
        page.get_by_role("heading", name="Pas encore de site").wait_for()
        page.locator("#unisson-remarques.erreur").wait_for()
        save(path, whole)
        page.get_by_role("heading", name="Territoire de Belfort, à l’unisson").first.wait_for(state="attached")
        page.close()
    finally:
        assert server.stop() == 0


def test_one_authors_mistake_keeps_nobody_else_waiting(server, page):
    path, address = entry(server)
    other = server.folder / "content" / PAGE / "premiere-page.md"
    page.goto(f"{server.url}{PAGE}/premiere-page.html")
    save(path, path.read_text().replace("\n---\n", "\ncalendrier: demain\n---\n", 1) + "\nUne phrase en suspens.\n")
    page.locator("#unisson-remarques.erreur").wait_for()
    said = server.log.read_text()
    save(other, other.read_text() + "\nUne phrase d’un autre auteur.\n")
    page.get_by_text("Une phrase d’un autre auteur.").wait_for()
    assert "Une phrase en suspens" not in server.get(address)[1]
    server.wait_for("sauf ce qui est en erreur(?s:.*)sauf ce qui est en erreur")
    # What was said of the one is not said again at the other's save, only counted.
    after = server.log.read_text()[len(said):]
    assert "calendrier" not in after and "toujours" in after, after
    assert page.faults == []


def test_an_audience_is_shown_what_was_written_for_it_and_told_nothing_else(content):
    server = Server(content, "--port", "0", "--edition", "cadres")
    try:
        server.wait_for("à jour en")
        path = content / "content/pages/publier.md"  # for those who reread
        other = content / "content/pages/accessibilite.md"
        assert server.get("pages/publier.html")[0] == 404 and "lus ensemble" not in server.get("pages/accessibilite.html")[1]
        save(path, path.read_text() + "\nVoir [[la fiche que personne ne doit connaître]].\n")
        server.wait_for("que personne ne doit connaître")
        save(other, other.read_text() + "\nDes mots lus ensemble.\n")
        end = time.monotonic() + 20
        while "lus ensemble" not in server.get("pages/accessibilite.html")[1] and time.monotonic() < end:
            time.sleep(0.05)
        assert "lus ensemble" in server.get("pages/accessibilite.html")[1]
        with urllib.request.urlopen(server.url + ".unisson/events", timeout=10) as stream:
            event = stream.readline().decode()
        assert "remarks" in event and "personne ne doit" not in event and "publier.md" not in event, event
    finally:
        assert server.stop() == 0


def test_a_file_more_and_a_file_less_are_seen(server):
    path, address = entry(server)
    copy = path.with_name("une-page-de-plus.md")
    # In a folder that is new as well.
    folder = path.parent / "nouveau"
    folder.mkdir()
    save(folder / copy.name, re.sub(r"^titre: .*$", "titre: Une page de plus", path.read_text(), flags=re.M))
    server.wait_for("(?s)à jour en.*à jour en")
    end = time.monotonic() + 10
    while server.get(f"{PAGE}/{copy.stem}.html")[0] != 200 and time.monotonic() < end:
        time.sleep(0.05)
    status, text, _ = server.get(f"{PAGE}/{copy.stem}.html")
    assert status == 200 and "Une page de plus" in text
    (folder / copy.name).unlink()
    while server.get(f"{PAGE}/{copy.stem}.html")[0] != 404 and time.monotonic() < end + 10:
        time.sleep(0.05)
    assert server.get(f"{PAGE}/{copy.stem}.html")[0] == 404


def test_nobody_else_can_ask(server):
    assert server.get("", Host="voisin.example")[0] == 421
    assert server.get("", Host="voisin.example:8080")[0] == 421
    port = server.url.rstrip("/").rsplit(":", 1)[1]
    assert server.get("", Host=f"localhost:{port}")[0] == 200
    for path in ["../content/site.yaml", "%2e%2e/%2e%2e/etc/passwd", "..%2fsite.yaml", "%00", "politiques/..%5c.."]:
        with socket.create_connection(("127.0.0.1", int(port))) as link:
            link.sendall(f"GET /{path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
            answer = b""
            while part := link.recv(65_536):
                answer += part
        assert answer.startswith(b"HTTP/1.1 404"), (path, answer[:80])
    request = urllib.request.Request(server.url, data=b"x", method="POST")
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request, timeout=10)
    assert refused.value.code == 405
    with pytest.raises(OSError):
        socket.create_connection((socket.gethostbyname(socket.gethostname()), int(port)), timeout=3).close()
        if socket.gethostbyname(socket.gethostname()).startswith("127."):
            raise OSError("this machine has no other address")


def test_the_next_free_port_is_taken_and_an_end_is_clean(content):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        server = Server(content, "--port", str(port))
        assert port < int(server.url.rstrip("/").rsplit(":", 1)[1]) <= port + 19
    server.wait_for("à jour en")
    own = list(Path("/dev/shm").glob(f"unisson-serve-{server.process.pid}-*"))
    assert len(own) == 1 and own[0].stat().st_mode & 0o077 == 0
    assert server.stop() == 0
    assert not own[0].exists()


def test_an_address_that_is_not_ours_is_told(content):
    done = subprocess.run(
        [COMMAND, "serve", "--content", content / "content", "--address", "203.0.113.9", "--lang", "fr"],
        capture_output=True, text=True, timeout=60)
    assert done.returncode == 69 and "203.0.113.9" in done.stderr
