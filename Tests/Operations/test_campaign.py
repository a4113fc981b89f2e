"""`unisson export campaign`, and what comes back by `unisson import`."""

import csv
import io
import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COMMAND = os.environ.get("UNISSON", ROOT / ".build/debug/unisson")
HEADER = ["sorte", "id", "fiche", "ce que dit la base", "confirmé le", "à corriger"]


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(ROOT / "content", tmp_path / "content")
    return tmp_path


def run(folder, *words, status=0):
    done = subprocess.run([COMMAND, *words, "--lang", "fr"], cwd=folder, capture_output=True, text=True)
    assert done.returncode == status, (done.returncode, done.stdout, done.stderr)
    return done


def read(path):
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf") and b"\r\n" in data
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))


def write(path, rows, encoding="utf-8-sig"):
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))


def content(folder):
    return {path: path.read_bytes() for path in sorted((folder / "content").rglob("*")) if path.is_file()}


@pytest.fixture
def campaign(folder):
    done = run(folder, "export", "campaign", "--service", "ddt")
    assert done.stdout.split() == ["campagne-ddt.csv", "campagne-ddt.txt"]
    return folder / "campagne-ddt.csv"


def table(folder, name):
    return {row["id"]: row for row in csv.DictReader((folder / "content" / name).open(encoding="utf-8-sig"), delimiter=";")}


def test_has_the_people_designations_and_entries_of_a_service(folder, campaign):
    rows = read(campaign)
    assert rows[0] == HEADER
    by_kind = {}
    for row in rows[1:]:
        by_kind.setdefault(row[0], []).append(row)
    people = table(folder, "personnes.csv")
    jeanne = next(row for row in by_kind["personne"] if row[1] == "jeanne-boussole")
    assert "téléphone\u00a0: 03" in jeanne[3] and jeanne[4] == people["jeanne-boussole"]["confirmé le"]
    assert all(people[row[1]]["service"] != "ddcspp" for row in by_kind["personne"])
    # Those of its units, too.
    assert {people[row[1]]["service"] for row in by_kind["personne"]} > {"ddt"}
    assert "logement-ddt" in {row[1] for row in by_kind["référent"]} and "logement-ddcspp" not in {row[1] for row in by_kind["référent"]}
    assert all(row[5] == "" for row in rows[1:])


def test_names_entries_that_are_to_be_read_again(folder):
    path = folder / "content/politiques/logement.md"
    text = path.read_text()
    assert "pilote: ddt" in text
    lines = [line for line in text.splitlines(True) if not line.startswith("à relire le:")]
    path.write_text("".join(lines).replace("pilote: ddt\n", "pilote: ddt\nà relire le: 2013-06-01\n", 1))
    run(folder, "export", "campaign", "--service", "DDT")
    row = next(row for row in read(folder / "campagne-ddt.csv") if row[1] == "logement" and row[0] == "politique publique")
    assert "à relire le\u00a0: 1er juin 2013" in row[3] and row[4] == ""


def test_has_the_text_of_a_mail(folder, campaign):
    rows, text = read(campaign), (folder / "campagne-ddt.txt").read_text().replace("\u00a0", " ").replace("\u202f", " ")
    assert text.startswith("À : ") and "@exemple.invalid\n" in text and "Objet : " in text
    assert "campagne-ddt.csv" in text and "17 juin 2013" in text
    people = sum(row[0] == "personne" for row in rows)
    assert f"{people} personnes" in text


def test_changes_nothing_when_it_comes_back_as_it_was(folder, campaign):
    before = content(folder)
    done = run(folder, "import", "campagne-ddt.csv")
    assert "0 confirmées" in done.stderr
    assert content(folder) == before


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("day", ["2013-06-17", "17/06/2013"])
def test_takes_the_days_that_were_filled_in(folder, campaign, encoding, day):
    rows = read(campaign)
    before = content(folder)
    for row in rows[1:]:
        if row[1] in ("jeanne-boussole", "logement-ddt"):
            row[4] = day
    # Signs that Windows-1252 does not have stand in what nobody reads back.
    for row in rows[1:]:
        row[3] = row[3].encode("ascii", "ignore").decode()
    write(campaign, rows, encoding)
    done = run(folder, "import", "campagne-ddt.csv")
    assert "2 confirmées" in done.stderr
    after = content(folder)
    assert {path.name for path in after if after[path] != before[path]} == {"personnes.csv", "referents.csv"}
    for name, slug in (("personnes.csv", "jeanne-boussole"), ("referents.csv", "logement-ddt")):
        assert table(folder, name)[slug]["confirmé le"] == "2013-06-17"
        old = before[folder / "content" / name].splitlines()
        new = after[folder / "content" / name].splitlines()
        assert sum(a != b for a, b in zip(old, new)) == 1 and len(old) == len(new)


def test_shows_what_is_to_be_corrected(folder, campaign):
    rows = read(campaign)
    line = next(number for number, row in enumerate(rows, 1) if row[1] == "jeanne-boussole")
    rows[line - 1][5] = "Elle a changé de bureau"
    write(campaign, rows)
    done = run(folder, "import", "campagne-ddt.csv")
    assert f"campagne-ddt.csv:{line}: à corriger, « Jeanne Boussole » : Elle a changé de bureau" in done.stderr


@pytest.mark.parametrize("column, text, said", [
    (4, "hier", "n'est pas une date"), (4, "2013-06-18", "ce jour est à venir"), (1, "jeanne-bousole", "fiche « jeanne-bousole » inconnue"),
    (0, "chose", "sorte « chose » inconnue"), (4, "2013-02-30", "n'est pas une date")])
def test_takes_nothing_of_an_answer_with_an_error(folder, campaign, column, text, said):
    rows = read(campaign)
    for row in rows[1:]:
        if row[1] == "logement-ddt":
            row[4] = "2013-06-17"
    line = next(number for number, row in enumerate(rows, 1) if row[1] == "jeanne-boussole")
    rows[line - 1][column] = text
    write(campaign, rows)
    before = content(folder)
    done = run(folder, "import", "campagne-ddt.csv", status=1)
    assert f"campagne-ddt.csv:{line}: " in done.stderr and said in done.stderr
    assert content(folder) == before


def test_an_earlier_day_is_told_and_left(folder, campaign):
    rows = read(campaign)
    next(row for row in rows if row[1] == "jeanne-boussole")[4] = "2012-01-02"
    write(campaign, rows)
    before = content(folder)
    done = run(folder, "import", "campagne-ddt.csv")
    assert "laissé tel quel" in done.stderr and content(folder) == before


def test_a_try_writes_nothing(folder, campaign):
    rows = read(campaign)
    next(row for row in rows if row[1] == "jeanne-boussole")[4] = "2013-06-17"
    write(campaign, rows)
    before = content(folder)
    done = run(folder, "import", "campagne-ddt.csv", "--dry-run")
    assert "1 confirmées" in done.stderr and "rien n'a été écrit" in done.stderr and content(folder) == before


def test_comes_back_from_a_spreadsheet(folder, campaign):
    rows = read(campaign)
    next(row for row in rows if row[1] == "jeanne-boussole")[4] = "17/06/2013"
    write(campaign, rows)
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profil", "--convert-to", "ods",
         "--infilter=CSV:59,34,76,1", "--outdir", folder, campaign], check=True, capture_output=True)
    done = run(folder, "import", "campagne-ddt.ods")
    assert "1 confirmées" in done.stderr
    assert table(folder, "personnes.csv")["jeanne-boussole"]["confirmé le"] == "2013-06-17"


def test_a_name_of_no_service_is_told_with_those_that_are(folder):
    done = run(folder, "export", "campaign", "--service", "ddx", status=1)
    assert "ddx" in done.stderr and "DDT" in done.stderr
    assert not list(folder.glob("campagne*"))
