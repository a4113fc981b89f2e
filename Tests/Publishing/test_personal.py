"""What is held about somebody is listed whole: sources, references, texts, generations."""

import json
import subprocess

from conftest import COMMAND, LONGEST
from test_month import Month


def test_all_that_is_held_about_somebody_is_listed(tmp_path):
    month = Month(tmp_path)
    month.write("politiques/eau.md", "---\nnom: Eau\n---\nDemandez à Édredon Odile, ou au 03 53 01 90 05.\n")
    assert month.night(1)[0] == 0
    month.change("personnes.csv", "odile;Odile Édredon;03 53 01 90 05;ville;\n", "")
    month.change("politiques/eau.md", "Demandez à Édredon Odile, ou au 03 53 01 90 05", "Demandez")
    assert month.night(2)[0] == 0

    def export(name):
        done = subprocess.run(
            [COMMAND, "export", "personal-data", name, "--site", "site", "--format", "json"], cwd=month.folder,
            capture_output=True, text=True, timeout=LONGEST)
        return done.returncode, json.loads(done.stdout)

    # Gone from the content, she is still in the generation that is kept, and in what it was made of.
    status, found = export("Odile Édredon")
    assert status == 0 and found["entries"] == [] and found["mentions"] == []
    paths = found["files"][0]["paths"]
    assert "1/personnes/odile.html" in paths and "1/politiques/eau.html" in paths and "1.facts" in paths
    assert not any(path.startswith("2/") for path in paths)

    # As she stands in the content, by either name or by identifier.
    month.write("personnes.csv", "id;nom;téléphone;politique;départ\nodile;Odile Édredon;03 53 01 90 05;ville;\npaul;Paul Encrier;;eau;\n")
    month.write("politiques/eau.md", "---\nnom: Eau\n---\nDemandez à [[personne:odile]], ou au 03 53 01 90 05.\n")
    for name in ("Odile Édredon", "edredon odile", "odile"):
        status, found = export(name)
        assert status == 0, name
        assert [person["title"] for person in found["entries"]] == ["Odile Édredon"]
        values = {value["field"]: value for value in found["entries"][0]["values"]}
        assert values["téléphone"]["personal"] and not values["politique"]["personal"]
        assert [reference["title"] for reference in found["references"]] == ["Eau"]
        assert {(mention["path"], mention["line"]) for mention in found["mentions"]} >= {
            ("content/personnes.csv", 2), ("content/politiques/eau.md", 4)}

    def erase(*options):
        return subprocess.run(
            [COMMAND, "erase", "Odile Édredon", "--site", "site", *options], cwd=month.folder, capture_output=True,
            text=True, timeout=LONGEST)

    # Nothing goes without a word, nor in a rehearsal; then nothing is left but the line with her number.
    assert erase().returncode == 64
    rehearsal = erase("--dry-run")
    assert rehearsal.returncode == 0 and "Rien n'a été écrit." in rehearsal.stdout
    assert export("odile")[1]["entries"] != []
    assert "content/personnes.csv:2" in erase("--yes").stdout
    status, found = export("Odile Édredon")
    assert found["entries"] == [] and found["mentions"] == [] and found["files"] == []
    assert "une personne qui a quitté ses fonctions, ou au 03 53 01 90 05" in (month.folder / "content/politiques/eau.md").read_text()

    status, found = export("Personne Inconnue")
    assert status == 1 and found["entries"] == [] and found["files"] == []
