"""Scenes of those who write and validate, played in a browser: what they click, and how long it takes here."""

import re
import subprocess

import pytest

import changed_site
from reader import Cadre, keep
from test_import import REPORT, picture
from test_serve import COMMAND, Server, browser, content  # noqa: F401
from test_signing import HEADER, PAUL, Room


@pytest.fixture
def document(tmp_path):
    """A report as the coach has it."""
    folder = tmp_path / "bureau"
    folder.mkdir()
    picture(folder / "plan.png")
    (folder / "rapport.md").write_text(REPORT)
    subprocess.run(["pandoc", "rapport.md", "-o", "Compte rendu.odt"], cwd=folder, check=True)
    return folder / "Compte rendu.odt"


def test_a_dropped_odt_is_reread_on_its_page(content, document, browser):  # noqa: F811
    """« Déposez le .odt, relisez dans la minute »."""
    server = Server(content, "--port", "0", "--inbox")
    page = browser.new_page()
    try:
        server.wait_for("à jour en")
        page.goto(server.url)
        coach = Cadre(page)
        (content / "content/_depot" / document.name).write_bytes(document.read_bytes())
        server.wait_for("reunion-des-referents-du-12-mai-2014")
        # The open page follows by itself: the draft is among the meetings that are to come.
        for _ in range(600):
            if server.get("rencontres/reunion-des-referents-du-12-mai-2014.html")[0] == 200:
                break
            page.wait_for_timeout(100)
        coach.click("Les rencontres").unfold("Pas encore en vigueur").click(re.compile(r"Réunion des référents du\s12"))
        coach.reads("Tour de table", "Dire ce qui manque", "Brouillon")
        said = (content / "content/_depot" / f"{document.name}.txt").read_text("utf-8-sig")
        assert "Le brouillon est là" in said and "humeur" in said.lower()
        keep("drop the odt, reread the draft", "serve", coach)
        assert (coach.searches, coach.clicks) == (0, 3)
    finally:
        page.close()
        server.stop()


def test_what_happened_since_the_last_visa_stands_on_one_page(tmp_path, browser):  # noqa: F811
    """« Depuis mon dernier visa »: what changed, what awaits a visa, what ends within 30 days."""
    room = Room(changed_site.with_history(tmp_path))
    context = browser.new_context(extra_http_headers={HEADER: PAUL})
    try:
        page = context.new_page()
        page.goto(room.url)
        secretary = Cadre(page)
        secretary.click("Depuis mon dernier visa : lire et signer", within="body")
        secretary.reads("Depuis mon dernier visa", "Les radars", "Je valide cette fiche", "Expire dans les trente jours")
        keep("since my last visa", "serve", secretary)
        assert (secretary.searches, secretary.clicks) == (0, 1)
    finally:
        context.close()
        room.stop()


def test_the_nightly_job_says_one_line(content):  # noqa: F811
    """« Publié 00:12 – … »: what the machine says when nobody looks."""
    job = Cadre(None)
    done = subprocess.run(
        [COMMAND, "build", "--content", "content", "--output", "site", "--as-of", "2013-06-17", "--edition", "cadres", "--line",
         "--lang", "fr"], cwd=content, capture_output=True, text=True)
    (line,) = done.stdout.splitlines()
    assert re.match(r"Publié \d\d:\d\d – \d+ fiches? en attente", line) and line.endswith("0 fuite"), line
    keep("the nightly job, a site from nothing", "build", job)
