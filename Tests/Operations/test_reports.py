"""What a job and a monitor are told of a build: the line, the figures, new remarks, a message for each service, the doctor."""

import email
import email.policy
import fcntl
import json
import os
import re
import shutil
import stat
import subprocess
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COMMAND = ROOT / ".build/debug/unisson"


class Place:
    """The sample content, to be changed."""

    def __init__(self, folder):
        self.folder = folder
        shutil.copytree(ROOT / "content", folder / "content")

    def run(self, *arguments, status=0):
        done = subprocess.run(
            [COMMAND, *map(str, arguments)], cwd=self.folder, capture_output=True, text=True, timeout=120,
            env={**os.environ, "LANG": "fr_FR.UTF-8"})
        assert done.returncode == status, done.stderr
        return done

    def build(self, *options, status=0, edition="relecture"):
        return self.run("build", "--quiet", "--output", "site", "--edition", edition, *options, status=status)

    def change(self, path, old, new):
        file = self.folder / "content" / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    def report(self):
        return json.loads((self.folder / "rapport.json").read_text(encoding="utf-8"))

    def metrics(self):
        text = (self.folder / "m.prom").read_text(encoding="utf-8")
        lines = [line for line in text.splitlines() if not line.startswith("#")]
        assert all(re.fullmatch(r'[a-z_]+\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\} -?\d+(\.\d+)?', line) for line in lines), text
        kinds = {line.split()[2] for line in text.splitlines() if line.startswith("# TYPE")}
        assert kinds == {line.split("{")[0] for line in lines} and text.endswith("\n")
        return {re.sub(r'edition="[^"]*",?|\{edition="[^"]*"\}', "", line.rsplit(" ", 1)[0]): float(line.rsplit(" ", 1)[1]) for line in lines}

    def mails(self):
        return {
            path.name: email.message_from_bytes(path.read_bytes(), policy=email.policy.SMTPUTF8)
            for path in sorted((self.folder / "courriels").glob("*.eml"))
        }


@pytest.fixture
def place(tmp_path):
    return Place(tmp_path)


# MARK: The line


def line(place, *options, status=0):
    return place.build("--line", *options, status=status).stdout.strip()


def test_the_line_says_what_ended_since_the_former_site(place):
    assert re.fullmatch(r"Publié \d\d:\d\d – 0 fiche en attente, 0 fuite", line(place, "--as-of", "2013-07-12"))
    assert line(place, "--as-of", "2013-07-13").endswith("0 fiche en attente, 1 position de l’État (plus en vigueur) depuis hier, 0 fuite")
    # The same day again: yesterday's is not told as today's.
    assert "plus en vigueur" not in line(place, "--as-of", "2013-07-13")
    # Several days without a build.
    later = line(place, "--as-of", "2013-09-05")
    assert "1 référent (plus en fonction) depuis le 13 juillet 2013" in later
    # Who has left is nowhere any more, not even in a count.
    assert "personne (" not in later


def test_the_line_counts_errors_and_says_that_nothing_was_published(place):
    line(place)
    place.change("politiques/ville.md", "pilote: ", "pilote: x")
    assert re.fullmatch(r"Rien n’a été publié \(\d\d:\d\d\) – 0 fiche en attente(, .*)?, 1 erreur", line(place, status=1))


def test_the_line_says_which_entries_wait_and_whose_they_are(place):
    line(place, "--quarantine")
    place.change("politiques/ville.md", "pilote: ", "pilote: x")
    assert re.search(r" – 1 fiche en attente \(DDCSPP\), .*1 erreur, 0 fuite$", line(place, "--quarantine", "--metrics", "m.prom", status=3))
    assert place.metrics()["unisson_build_held_back_entries"] == 1
    assert place.metrics()["unisson_build_success"] == 1 and place.metrics()["unisson_build_exit_status"] == 3


def test_what_ended_is_counted_as_the_edition_sees_it(place):
    (place.folder / "content/dires/secret.md").write_text(
        (ROOT / "content/dires/secheresse.md").read_text(encoding="utf-8").replace("---\n", "---\ndiffusion: relecture\n", 1),
        encoding="utf-8")
    place.build("--as-of", "2013-07-12", edition="cadres", status=0)
    said = place.run("build", "--line", "--output", "site", "--edition", "cadres", "--as-of", "2013-07-13").stdout
    assert "1 position de l’État (plus en vigueur) depuis hier" in said


# MARK: New remarks


def test_a_warning_is_new_once(place):
    place.build("--report", "rapport.json")
    assert place.report()["newWarnings"] is None
    place.build("--report", "rapport.json")
    known = place.report()
    assert known["newWarnings"] == 0 and {one["new"] for one in known["diagnostics"]} == {False}
    # What moved by a line is known.
    place.change("politiques/ville.md", "---\n", "---\n# Une ligne de plus\n")
    place.build("--report", "rapport.json")
    assert place.report()["newWarnings"] == 0
    # A file that nobody links to.
    place.change("politiques/logement.md", "pilote: ", "pilote:  ")
    (place.folder / "content/inconnu.md").write_text("# Perdu\n", encoding="utf-8")
    place.build("--report", "rapport.json")
    new = [one for one in place.report()["diagnostics"] if one["new"]]
    assert place.report()["newWarnings"] == len(new) == 1 and new[0]["path"] == "content/inconnu.md"
    mode = os.stat(place.folder / ".site.generations/remarks").st_mode
    assert stat.S_IMODE(mode) == 0o600
    text = (place.folder / ".site.generations/remarks").read_text(encoding="utf-8")
    assert re.fullmatch(r"# unisson remarks 1\n([0-9a-f]{64}\n)*", text)


def test_a_refused_build_is_the_build_before_too(place):
    place.build()
    place.change("politiques/ville.md", "pilote: ", "pilote: x")
    place.build("--report", "rapport.json", status=1)
    new = [one["severity"] for one in place.report()["diagnostics"] if one["new"]]
    assert new.count("error") == 1
    place.build("--report", "rapport.json", status=1)
    assert [one for one in place.report()["diagnostics"] if one["new"]] == []


def test_a_damaged_memory_is_none(place):
    place.build()
    (place.folder / ".site.generations/remarks").write_text("abc", encoding="utf-8")
    place.build("--report", "rapport.json")
    assert place.report()["newWarnings"] is None


# MARK: Metrics


def test_metrics_tell_of_success_and_of_failure(place):
    before = int(time.time())
    place.build("--metrics", "m.prom")
    done = place.metrics()
    assert done["unisson_build_success"] == 1 and done["unisson_build_exit_status"] == 0
    assert before <= done["unisson_build_last_success_timestamp_seconds"] <= time.time()
    pages = len(list((place.folder / "site").rglob("*.html")))
    assert done["unisson_site_pages"] == pages and done["unisson_build_held_back_entries"] == 0
    place.change("politiques/ville.md", "pilote: ", "pilote: x")
    place.build("--metrics", "m.prom", status=1)
    failed = place.metrics()
    assert failed["unisson_build_success"] == 0 and failed["unisson_build_exit_status"] == 1
    assert failed["unisson_build_errors"] == 1
    name = "unisson_build_last_success_timestamp_seconds"
    assert failed[name] == done[name] and failed["unisson_build_timestamp_seconds"] >= done["unisson_build_timestamp_seconds"]
    # A place that is no output of ours: the disk refuses, and the monitor learns it.
    (place.folder / "pris").mkdir()
    (place.folder / "pris/note").write_text("à moi", encoding="utf-8")
    place.run("build", "--quiet", "--output", "pris", "--content", ROOT / "content", "--metrics", "m.prom", status=74)
    assert place.metrics()["unisson_build_exit_status"] == 74


# MARK: Messages


def test_each_service_is_told_what_is_its_own(place):
    place.build("--as-of", "2013-09-05", "--mails", "courriels")
    mails = place.mails()
    assert "ddt.eml" in mails and len(mails) > 3
    ddt = mails["ddt.eml"]
    assert ddt["To"] == "ddt-direction@exemple.invalid"
    assert re.search(r"à l['’]unisson : \d+ points pour DDT – ", ddt["Subject"])
    assert ddt["Content-Type"].startswith("text/plain") and ddt["Content-Transfer-Encoding"] == "8bit"
    text = ddt.get_content()
    for heading in ["Date passée (1)", "Remarque (2)", "À relire (1)", "Étapes en retard (1)", "Engagements en retard (1)"]:
        assert heading in text
    assert "dires/secheresse.md:10" in text
    # Nobody is told of what is another's.
    others = [name for name, mail in mails.items() if "dires/secheresse.md" in mail.get_content()]
    assert others == ["ddt.eml"]
    for path in (place.folder / "courriels").glob("*.eml"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert max(len(row) for row in path.read_bytes().split(b"\n")) <= 998
        assert not any(len(row) > 76 for row in path.read_bytes().split(b"\n\n")[0].split(b"\n"))


def test_messages_are_rewritten_whole_and_nothing_else_is_touched(place):
    place.build("--as-of", "2013-09-05", "--mails", "courriels")
    (place.folder / "courriels/ancien.eml").write_text("d'hier", encoding="utf-8")
    (place.folder / "courriels/note.txt").write_text("à moi", encoding="utf-8")
    place.build("--as-of", "2013-06-17", "--mails", "courriels")
    names = {path.name for path in (place.folder / "courriels").iterdir()}
    assert "ancien.eml" not in names and {"note.txt", "ddt.eml"} <= names
    (place.folder / "autre").mkdir()
    (place.folder / "autre/lettre.eml").write_text("à moi", encoding="utf-8")
    said = place.build("--mails", "autre", status=74).stderr
    assert "autre chose que des courriels" in said
    assert [path.name for path in (place.folder / "autre").iterdir()] == ["lettre.eml"]
    place.build("--mails", "content", status=64)


def test_messages_hold_nothing_that_the_edition_may_not_see(place):
    place.build("--as-of", "2013-09-05", "--mails", "courriels", edition="cadres")
    text = "".join(mail.get_content() for mail in place.mails().values())
    # Who is late, and what is to be mended, is for other editions.
    assert "en retard" not in text and "content/" not in text and "secheresse.md" not in text


def test_an_owner_without_address_gets_a_header_to_fill(place):
    place.change("services/ddt.md", "boîte fonctionnelle: ddt-direction@exemple.invalid\n", "")
    place.build("--as-of", "2013-09-05", "--mails", "courriels")
    assert place.mails()["ddt.eml"]["To"] == "A-REMPLIR"


# MARK: The doctor


def findings(place, *options, status=0):
    said = place.run("doctor", "--output", "site", "--format", "json", *options, status=status).stdout
    return {one["subject"]: one for one in json.loads(said)}


def test_the_doctor_finds_nothing_wrong_and_leaves_nothing_behind(place):
    place.build()
    before = {path: path.stat().st_mtime_ns for path in place.folder.rglob("*") if "generations" not in str(path)}
    found = findings(place)
    assert {one["state"] for one in found.values()} <= {"ok", "attention"}
    assert all((one["advice"] is None) == (one["state"] == "ok") for one in found.values())
    assert {found[name]["state"] for name in ["contenu", "droits", "disque", "verrou", "horloge"]} == {"ok"}
    after = {path: path.stat().st_mtime_ns for path in place.folder.rglob("*") if "generations" not in str(path)}
    assert {path for path in before if path.is_file()} == {path for path in after if path.is_file()}
    text = place.run("doctor", "--output", "site").stdout
    assert text.startswith("ok ")


def test_the_doctor_tells_what_is_wrong_and_what_to_do(place):
    place.change("politiques/ville.md", "pilote: ", "pilote: x")
    found = findings(place, "--publish", "nulle/part", status=1)
    assert found["contenu"]["state"] == "erreur" and "unisson check" in found["contenu"]["advice"]
    assert found["partage"]["state"] == "erreur" and "Montez" in found["partage"]["advice"]
    (place.folder / "site").mkdir()
    (place.folder / "site/note").write_text("à moi", encoding="utf-8")
    assert findings(place, status=1)["sortie"]["state"] == "erreur"
    shutil.rmtree(place.folder / "site")
    found = findings(place, "--content", "absent", status=1)
    assert "introuvable" in found["contenu"]["text"]


def test_the_doctor_names_who_holds_the_lock(place):
    place.build()
    with open(place.folder / ".site.generations/lock", "r+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        found = findings(place)["verrou"]
    assert found["state"] == "attention" and f"processus {os.getpid()}" in found["text"]


def test_a_folder_of_the_same_disk_is_no_mounted_share(place):
    place.build()
    (place.folder / "partage").mkdir()
    same = os.stat(place.folder / "partage").st_dev == os.stat("/").st_dev
    found = findings(place, "--publish", "partage")["partage"]
    assert found["state"] == ("attention" if same else "ok")
    assert list((place.folder / "partage").iterdir()) == []


def test_the_doctor_names_the_converters_that_are_missing(place, monkeypatch, tmp_path):
    place.build()
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    found = findings(place)["convertisseurs"]
    assert found["state"] == "attention" and "apt install pandoc libreoffice-writer" in found["advice"]
    (tmp_path / "bin/pandoc").symlink_to("/bin/true")
    found = findings(place)["convertisseurs"]
    assert found["state"] == "attention" and found["advice"].endswith("apt install libreoffice-writer")
    for name in ("weasyprint", "rsvg-convert"):
        (tmp_path / "bin" / name).symlink_to("/bin/true")
    found = findings(place)["documents"]
    assert found["state"] == "attention" and "soffice" in found["text"] and "weasyprint" not in found["text"]
    assert found["advice"].endswith("apt install libreoffice-impress")
