"""An entry begun by the command, in a base begun by the command."""

import os
import pty
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COMMAND = ROOT / ".build/debug/unisson"


def run(folder, *arguments, status=0):
    done = subprocess.run(
        [COMMAND, *map(str, arguments)], cwd=folder, capture_output=True, text=True, stdin=subprocess.DEVNULL,
        env={**os.environ, "LANG": "fr_FR.UTF-8"})
    assert done.returncode == status, done.stdout + done.stderr
    return done


@pytest.fixture
def base(tmp_path):
    run(tmp_path, "init", "base", "--empty")
    return tmp_path / "base"


def test_an_empty_base_builds_without_a_remark(base):
    said = run(base, "build", "--output", "site").stderr
    # Its words of one meaning and its guide alone.
    words = len((base / "content/synonymes.csv").read_text().splitlines()) - 1
    guide = len(list((base / "content/pages").rglob("*.md")))
    assert guide > 10 and f"{words + guide} fiches, 0 erreur, 0 avertissement" in said
    assert "0 politique publique, 0 service, 0 référent" in (base / "site/index.html").read_text()


def test_a_blank_of_every_kind_lacks_nothing_but_what_is_required(base):
    kinds = [line.split("  ")[0] for line in run(base, "new").stdout.splitlines()]
    assert len(kinds) > 15
    for kind in kinds:
        path = base / run(base, "new", kind, f"Essai : n° 1 de « {kind} »").stdout.strip()
        assert path.exists() and path.is_relative_to(base / "content")
    said = run(base, "check", status=1).stderr
    wrong = [line for line in said.splitlines() if "error:" in line or "warning:" in line]
    # An empty required field, and nothing else: no unknown field, no bad form, no comment that shows.
    assert wrong and all("[champ-manquant]" in line or "[sans-titre]" in line for line in wrong), "\n".join(wrong)


def test_required_fields_come_first_with_their_help(base):
    text = (base / run(base, "new", "mission", "Permis de chasser").stdout.strip()).read_text()
    head = text.split("---")[1].splitlines()
    assert "intitulé: Permis de chasser" in head
    assert head.index("service:") < next(i for i, line in enumerate(head) if line.startswith("# aussi appelé:"))
    assert "Le service ou l'unité qui l'exerce" in head[head.index("service:") - 1]
    assert "## Ce qu'elle recouvre" in text


def test_what_is_empty_is_told_where_it_stands(base):
    path = run(base, "new", "mission", "Chasse").stdout.strip()
    lines = (base / path).read_text().splitlines()
    said = run(base, "check", status=1).stderr
    assert f"{path}:{lines.index('service:') + 1}:1: error: Champ « service »" in said and "écrivez sa valeur" in said
    assert f"{path}:{lines.index('## Ce qu' + chr(39) + 'elle recouvre') + 1}:1: error: Champ" in said and "sous ce titre" in said


def test_a_blank_says_how_a_visa_is_asked_for(base):
    text = (base / run(base, "new", "dire", "Une question").stdout.strip()).read_text()
    assert "« soumis à validation » pour demander un visa\nétat de publication: brouillon\n" in text


def test_the_command_line_is_mended_in_french(base):
    said = run(base, "mv", status=64).stderr
    assert said.startswith("error: il manque '<fiche>'\nAide :") and "Missing" not in said


def test_values_are_given_known_ones_are_offered(base):
    run(base, "new", "service", "Direction des forêts", "--set", "nature=DDI")
    path = base / run(base, "new", "mission", "Chasse", "--set", "service=direction-des-forets").stdout.strip()
    text = path.read_text()
    assert "service: direction-des-forets" in text
    path.write_text(text + "\nLes permis de chasser.\n")
    assert "0 erreur" in run(base, "check").stderr
    other = (base / run(base, "new", "mission", "Pêche").stdout.strip()).read_text()
    assert "direction-des-forets" in other.split("service:")[0]


def test_nothing_is_written_over_an_entry_nor_for_a_slip(base):
    path = base / run(base, "new", "mission", "Chasse").stdout.strip()
    path.write_text("à moi")
    assert "est déjà là" in run(base, "new", "missions", "chasse !", status=64).stderr
    assert path.read_text() == "à moi"
    assert "au choix : service, personne" in run(base, "new", "misson", "x", status=64).stderr
    assert "pas de champ « servise »" in run(base, "new", "mission", "x", "--set", "servise=ddt", status=64).stderr
    assert "aucun nom de fichier" in run(base, "new", "mission", "!!!", status=64).stderr
    assert [p.name for p in (base / "content/missions").iterdir()] == ["chasse.md"]


def test_a_terminal_is_asked_for_what_is_missing(base):
    run(base, "new", "service", "Direction des forêts", "--set", "nature=DDI")
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(base)
        os.environ["LANG"] = "fr_FR.UTF-8"
        os.execv(COMMAND, ["unisson", "new", "mission", "Chasse"])
    said = b""
    try:
        while b"service (" not in said:
            said += os.read(terminal, 4096)
        os.write(terminal, b"direction-des-forets\n")
        while part := os.read(terminal, 4096):
            said += part
    except OSError:
        pass
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0, said.decode()
    assert "service: direction-des-forets" in (base / "content/missions/chasse.md").read_text()


def test_what_an_entry_changes_and_what_a_page_is_made_of(base):
    run(base, "new", "service", "Direction des forêts", "--set", "nature=DDI")
    path = base / run(base, "new", "mission", "Chasse", "--set", "service=direction-des-forets").stdout.strip()
    path.write_text(path.read_text() + "\nLes permis de chasser.\n")
    done = run(base, "impact", "service:direction-des-forets")
    pages = done.stdout.split()
    assert {"missions/chasse.html", "services/direction-des-forets.html"} <= set(pages) and pages == sorted(pages)
    assert "service:direction-des-forets se lit ou se nomme sur" in done.stderr
    # The same, by its file; true when it is changed.
    assert run(base, "impact", "content/services/direction-des-forets.md").stdout == done.stdout
    run(base, "build", "--output", "avant", "--edition", "relecture", "--as-of", "2013-06-17")
    service = base / "content/services/direction-des-forets.md"
    service.write_text(service.read_text().replace("Direction des forêts", "Direction des bois"))
    run(base, "build", "--output", "après", "--edition", "relecture", "--as-of", "2013-06-17")
    changed = {p.relative_to(base / "avant").as_posix() for p in (base / "avant/").rglob("*.html")
               if p.read_bytes() != (base / "après" / p.relative_to(base / "avant")).read_bytes()}
    assert changed and changed <= set(pages)
    reasons = run(base, "why", "missions/chasse.html").stdout.splitlines()
    assert "tout ce que dit mission:chasse" in reasons and "le titre de service:direction-des-forets" in reasons
    assert "n'est pas une fiche" in run(base, "impact", "dire:rien", status=64).stderr
    assert "n'est pas une page" in run(base, "why", "rien.html", status=64).stderr
