"""Tables of spreadsheets that join those of the base, in the forms that people have them."""

import datetime
import subprocess

import pytest
import xlsxwriter

from test_import import base, office, run  # noqa: F401 (`base` is a fixture)

HEAD = "Prénom;NOM;Civilité;Fonction;Service;Groupe;Téléphone"
ROWS = [
    "Zoé;Dupré;Mme;Cheffe de pôle – « œuvres »;ddt;cadres intermédiaires;03 84 58 86 99",
    "Paul;Encrier;M.;Secrétaire général de la préfecture, sous-préfet de l'arrondissement de Belfort;prefecture;corps préfectoral;03 53 01 90 77",
]
PEOPLE = "content/personnes.csv"


def table(*rows, head=HEAD, above=(), end="\n"):
    return end.join([*above, head, *rows]) + end


FORMS = {
    "utf-8": table(*ROWS).encode(),
    "mark": table(*ROWS).encode("utf-8-sig"),
    "windows": table(*ROWS, end="\r\n").encode("cp1252"),
    "unicode text": b"\xff\xfe" + table(*ROWS, end="\r\n").replace(";", "\t").encode("utf-16-le"),
    "utf-16 be": b"\xfe\xff" + table(*ROWS).encode("utf-16-be"),
    "lines above": table(*ROWS, above=["Annuaire au 3 juin;;;", "", "Source : RH"]).encode(),
    "sep": table(*ROWS, above=["sep=;"]).encode(),
    "commas": '"Prénom","NOM","Civilité","Fonction","Service","Groupe","Téléphone"\n'
              '"Zoé","Dupré","Mme","Cheffe de pôle – « œuvres »","ddt","cadres intermédiaires","03 84 58 86 99"\n'
              "\"Paul\",\"Encrier\",\"M.\",\"Secrétaire général de la préfecture, sous-préfet de l'arrondissement de Belfort\",\"prefecture\","
              '"corps préfectoral","03 53 01 90 77"\n',
}


@pytest.mark.parametrize("form", FORMS)
def test_rows_join_the_table(base, form):  # noqa: F811
    before = (base / PEOPLE).read_text().splitlines()
    data = FORMS[form]
    (base / "annuaire.csv").write_bytes(data if isinstance(data, bytes) else data.encode())
    done = run(base, "import", "annuaire.csv", "--kind", "personne")
    assert "1 de plus, 1 changées, 0 comme elles étaient" in done.stderr, done.stderr
    after = (base / PEOPLE).read_text().splitlines()
    # One line changed, one came, every other is as it was.
    assert len(after) == len(before) + 1
    changed = [i for i, line in enumerate(before) if after[i] != line]
    assert [before[i].split(";")[0] for i in changed] == ["paul-encrier"]
    assert after[changed[0]] == before[changed[0]].replace("03 53 01 90 04", "03 53 01 90 77")
    assert after[-1].startswith("zoe-dupre;Mme;Zoé;Dupré;Cheffe de pôle – « œuvres »;ddt;cadres intermédiaires;03 84 58 86 99")
    # And once more changes nothing.
    whole = (base / PEOPLE).read_bytes()
    assert "0 de plus, 0 changées, 2 comme elles étaient" in run(base, "import", "annuaire.csv", "--kind", "personne").stderr
    assert (base / PEOPLE).read_bytes() == whole
    assert " 0 erreur" in run(base, "check").stderr


def test_the_table_itself_imported_again_changes_nothing(base):  # noqa: F811
    whole = (base / PEOPLE).read_bytes()
    (base / "copie.csv").write_bytes(whole.decode().replace("\n", "\r\n").encode("cp1252"))
    said = run(base, "import", "copie.csv", "--kind", "personnes").stderr
    assert f"0 de plus, 0 changées, {len(whole.splitlines()) - 1} comme elles étaient" in said
    assert (base / PEOPLE).read_bytes() == whole


def test_every_bad_row_is_told_and_nothing_is_written_unless_asked(base):  # noqa: F811
    whole = (base / PEOPLE).read_bytes()
    rows = [ROWS[0], "Léa;Martin;Madame X;Cheffe;ddt;cadres intermédiaires;03", 'Luc;"Dupont\nDurand";M.;Chef;nulle-part;cadres intermédiaires;',
            "Ana;Petit;Mme;Adjointe;ddt;cadres dirigeants;03 84 58 86 98"]
    (base / "annuaire.csv").write_text(table(*rows))
    said = run(base, "import", "annuaire.csv", "--kind", "personne", status=1).stderr
    assert "annuaire.csv:3:" in said and "rien n'a été écrit" in said
    assert (base / PEOPLE).read_bytes() == whole
    said = run(base, "import", "annuaire.csv", "--kind", "personne", "--partial", status=1).stderr
    assert "annuaire.csv:3:" in said and "annuaire.csv:4" in said and "nulle-part" in said
    assert "2 de plus, 0 changées" in said
    text = (base / PEOPLE).read_text()
    assert "zoe-dupre;" in text and "ana-petit;" in text and "Madame X" not in text and "Durand" not in text
    assert " 0 erreur" in run(base, "check").stderr


def test_unknown_columns_dry_runs_and_kinds_without_a_table_are_told(base):  # noqa: F811
    whole = (base / PEOPLE).read_bytes()
    (base / "annuaire.csv").write_text(table(ROWS[0] + ";3", head=HEAD + ";Étage"))
    said = run(base, "import", "annuaire.csv", "--kind", "personne", status=1).stderr
    assert "« Étage »" in said and "annuaire.csv:1:" in said
    (base / "annuaire.csv").write_text(table(*ROWS))
    assert "rien n'a été écrit" in run(base, "import", "annuaire.csv", "--kind", "personne", "--dry-run").stderr
    assert "par --kind" in run(base, "import", "annuaire.csv", status=1).stderr
    assert "unisson new mission" in run(base, "import", "annuaire.csv", "--kind", "mission", status=1).stderr
    assert (base / PEOPLE).read_bytes() == whole


@pytest.mark.parametrize("ending", ["ods", "xlsx"])
def test_workbooks_join_too(base, tmp_path, ending):  # noqa: F811
    source = tmp_path / "annuaire.csv"
    source.write_text(table(*ROWS))
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profil", "--headless", "--infilter=CSV:59,34,76,1", "--convert-to", ending,
         "--outdir", tmp_path / "bureau", source], check=True, capture_output=True, timeout=120)
    done = run(base, "import", tmp_path / f"bureau/annuaire.{ending}", "--kind", "personne")
    assert "1 de plus, 1 changées, 0 comme elles étaient" in done.stderr, done.stderr
    assert "zoe-dupre;Mme;Zoé;Dupré;Cheffe de pôle – « œuvres »" in (base / PEOPLE).read_text()


@pytest.mark.parametrize("locale", ["C", "en_US.UTF-8", "fr_FR.UTF-8"])
def test_a_date_in_a_workbook_is_the_same_day_whoever_imports_it(base, tmp_path, monkeypatch, locale):  # noqa: F811
    """Excel stores a typed date without an order of its own: who reads it decides whether the day comes first."""
    with xlsxwriter.Workbook(tmp_path / "suivi.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["id", "Rencontre", "Qui", "Quoi", "Pour quand"])
        sheet.write_row(1, 0, ["e90", "2013-01-29-directeurs", "jerome-agrafe", "Relire la liste"])
        sheet.write_datetime(1, 4, datetime.datetime(2013, 3, 7), book.add_format({"num_format": 14}))
    monkeypatch.setenv("LC_ALL", locale)
    run(base, "import", tmp_path / "suivi.xlsx", "--kind", "engagement")
    assert "e90;2013-01-29-directeurs;jerome-agrafe;Relire la liste;07/03/2013;" in (base / "content/engagements.csv").read_text()
    assert ", 0 err" in run(base, "check").stderr
