"""A site from the command alone: the content that it holds, the theme that it holds."""

import filecmp
import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COMMAND = ROOT / ".build/debug/unisson"


def run(folder, *arguments, status=0):
    done = subprocess.run(
        [COMMAND, *map(str, arguments)], cwd=folder, capture_output=True, text=True, env={**os.environ, "LANG": "fr_FR.UTF-8"})
    assert done.returncode == status, done.stderr
    return done


def tree(folder):
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(Path(folder).rglob("*")) if p.is_file()}


def test_the_content_and_theme_taken_out_are_those_of_the_repository(tmp_path):
    said = run(tmp_path, "init", "essai", "--with-theme").stderr
    assert tree(tmp_path / "essai/content") == tree(ROOT / "content")
    # But the State's: it is no theme before its design system is fetched.
    assert tree(tmp_path / "essai/themes") == {
        path: contents for path, contents in tree(ROOT / "themes").items() if not path.startswith("etat/")}
    assert f"{len(tree(tmp_path / 'essai'))} fichiers dans essai" in said


def test_a_base_begins_in_the_folder_where_one_is(tmp_path):
    (tmp_path / "notes.txt").write_text("à moi")
    assert run(tmp_path, "init").stderr.endswith("fichiers dans content ; la suite : unisson serve\n")
    assert tree(tmp_path / "content") == tree(ROOT / "content")
    assert "est déjà pris" in run(tmp_path, "init", status=74).stderr


def test_the_theme_inside_makes_the_same_site_as_the_one_outside(tmp_path):
    run(tmp_path, "init", "essai")
    run(tmp_path / "essai", "build", "--quiet", "--output", "dedans")
    run(tmp_path / "essai", "build", "--quiet", "--output", "dehors", "--theme", ROOT / "themes/sobre")
    assert tree(tmp_path / "essai/dedans") == tree(tmp_path / "essai/dehors")


def test_a_theme_on_the_disk_comes_first_and_may_have_the_one_inside_as_parent(tmp_path):
    run(tmp_path, "init", "essai")
    mine = tmp_path / "essai/themes/mien"
    (mine / "assets/sobre.css").mkdir(parents=True)
    (mine / "theme.yaml").write_text("parent: sobre\n", encoding="utf-8")
    (mine / "assets/sobre.css/mien.css").write_bytes(b"/* le mien */\n")
    run(tmp_path / "essai", "build", "--quiet", "--output", "site", "--theme", "themes/mien")
    parts = sorted((ROOT / "themes/sobre/assets/sobre.css").iterdir())
    style = b"".join(part.read_bytes() for part in parts) + b"/* le mien */\n"
    assert style in tree(tmp_path / "essai/site").values()


def test_a_theme_that_was_named_and_is_missing_is_an_error(tmp_path):
    run(tmp_path, "init", "essai")
    said = run(tmp_path / "essai", "build", "--output", "site", "--theme", "themes/sobre", status=1).stderr
    assert "« themes/sobre » introuvable" in said


def test_nothing_is_written_over_what_stands_there(tmp_path):
    (tmp_path / "essai/content").mkdir(parents=True)
    (tmp_path / "essai/content/note.md").write_text("à moi", encoding="utf-8")
    said = run(tmp_path, "init", "essai", status=74).stderr
    assert "essai/content" in said and "déjà pris" in said
    assert tree(tmp_path / "essai") == {"content/note.md": "à moi".encode()}


def test_operations_files_are_printed_and_taken_out(tmp_path):
    listed = run(tmp_path, "operations").stdout.split()
    run(tmp_path, "operations", "--output", "exploitation")
    taken = tree(tmp_path / "exploitation")
    assert list(taken) == sorted(listed) and len(listed) > 8
    assert run(tmp_path, "operations", "nginx/unisson.conf").stdout.encode() == taken["nginx/unisson.conf"]
    assert "Il n'y a pas de « nginx »" in run(tmp_path, "operations", "nginx", status=64).stderr
    assert filecmp.cmp(tmp_path / "exploitation/cron/unisson", ROOT / "Sources/Embedded/operations/cron/unisson", shallow=False)


def test_a_base_without_entries_has_the_guide_and_is_right_for_every_audience(tmp_path):
    run(tmp_path, "init", "essai", "--empty")
    base = tmp_path / "essai"
    for edition in ["cadres", "dirigeants", "relecture"]:
        said = run(base, "build", "--strict", "--edition", edition, "--output", "site").stderr
        assert "0 erreur, 0 avertissement" in said
    pages = {path.name for path in (base / "site/pages").glob("*.html")}
    assert {"premiere-page.html", "ecrire-une-fiche.html", "position-de-l-etat.html", "messages.html", "messages-liens.html"} <= pages
    # The menu leads there.
    assert 'premiere-page.html">Écrire<' in (base / "site/index.html").read_text()


def test_each_message_is_explained_by_the_command(tmp_path):
    said = run(tmp_path, "explain", "[reference-inconnue]").stdout
    assert said.startswith("## Référence inconnue\n\n") and "service: ddt" in said and said.count("##") == 1
    # A heading may join what the identifier parts.
    assert run(tmp_path, "explain", "en-tete-vide").stdout == run(tmp_path, "explain", "entete-vide").stdout
    assert "vouliez-vous dire « reference-inconnue »" in run(tmp_path, "explain", "reference-inconue", status=64).stderr
    assert "is the name of no message" in run(tmp_path, "explain", "xyz", "--lang", "en", status=64).stderr
