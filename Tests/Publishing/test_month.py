"""A month of nights that nobody watches: each morning what readers see is right, and the job's status says how it went."""

import datetime
import os
import subprocess

import pytest

from conftest import COMMAND, LONGEST, ROOT, Reader

MODEL = """\
editions: [cadres, relecture]
kinds:
  politique:
    names: { one: politique, many: politiques, gender: f }
    folder: politiques
    title: nom
    fields:
      nom: { type: text, required: true }
      suite: { type: reference, to: politique, inverse: suites }
      diffusion: { type: edition }
  personne:
    names: { one: personne, many: personnes, gender: f }
    table: personnes.csv
    pages: yes
    title: nom
    fields:
      nom: { type: text, required: true }
      téléphone: { type: telephone, personal: yes }
      politique: { type: reference, to: politique, inverse: personnes }
      départ: { type: date }
    in force: { until: départ, words: [en fonction, plus en fonction] }
  dire:
    names: { one: position, many: positions, gender: f }
    folder: dires
    title: question
    fields:
      question: { type: text, required: true }
      sujet: { type: text }
      valable: { type: date }
      diffusion: { type: edition }
    in force: { until: valable, words: [en vigueur, n'est plus en vigueur] }
rules:
  parole-unique: { unique: [sujet], among: dire }
  marquages: { forbidden: [Confidentiel] }
"""
PEOPLE = """\
id;nom;téléphone;politique;départ
paul;Paul Encrier;03 53 01 90 04;eau;
odile;Odile Édredon;03 53 01 90 05;ville;
jeanne;Jeanne Boussole;03 53 01 90 06;logement;
"""
FIRST = datetime.date(2026, 11, 1)


class Month:
    """The content, the site that is built from it each night, and the folder where people read it."""

    def __init__(self, folder):
        self.folder = folder
        self.share = folder / "partage"
        self.write("site.yaml", "titre: Essai\nlangue: fr\ndonnées fictives: oui\nvalidateurs: [paul]\n")
        self.write("model.yaml", MODEL)
        for name in ("eau", "logement", "ville"):
            self.write(f"politiques/{name}.md", f"---\nnom: {name.capitalize()}\n---\nTexte de {name}.\n")
        self.write("personnes.csv", PEOPLE)
        self.write("dires/crues.md", "---\nquestion: Que dire des crues ?\nsujet: crues\nvalable: 2026-11-20\n---\nPrudence.\n")
        self.write("dires/neige.md", "---\nquestion: Que dire de la neige ?\nsujet: neige\n---\nPatience.\n")
        (self.share).mkdir()

    def write(self, name, text):
        path = self.folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def change(self, name, old, new):
        text = (self.folder / "content" / name).read_text(encoding="utf-8")
        assert old in text, (name, old)
        self.write(name, text.replace(old, new))

    def run(self, *arguments, limit=None):
        done = subprocess.run(
            ["bash", "-c", (f"ulimit -f {limit}; " if limit else "") + 'exec "$@"', "bash", COMMAND, *map(str, arguments)],
            cwd=self.folder, capture_output=True, text=True, timeout=LONGEST, env={**os.environ, "LANG": "fr_FR.UTF-8"})
        return done.returncode, done.stderr

    def night(self, number, limit=None):
        """Builds and publishes as the job does; gives both statuses and what was said."""
        day = FIRST + datetime.timedelta(number - 1)
        built, said = self.run(
            "build", "--quarantine", "--theme", ROOT / "themes/sobre", "--output", "site", "--edition", "cadres", "--as-of", day,
            limit=limit)
        published = None
        if built in (0, 3):
            published, more = self.run("publish", "--site", "site", self.share, *(["--existing"] if number > 1 else []))
            said += more
        return built, published, said

    def page(self, path):
        file = self.share / path
        return file.read_text(encoding="utf-8") if file.exists() else None

    def is_whole(self):
        reader = Reader(self.share)
        wrong = reader.look(float("inf"))
        return not wrong and reader.pages > 5


@pytest.fixture
def month(tmp_path):
    return Month(tmp_path)


def test_a_month_of_nights(month):
    mornings = []

    def night(number, built, published, *, limit=None):
        found = month.night(number, limit)
        assert found[:2] == (built, published), (number, found)
        assert month.is_whole(), number
        # What is withheld is never there, whatever happens.
        everything = b"".join(path.read_bytes() for path in month.share.rglob("*.html"))
        assert b"Expropriation" not in everything, number
        mornings.append(number)
        return found[2]

    night(1, 0, 0)
    month.change("politiques/eau.md", "Texte de eau", "Les eaux montent")
    night(2, 0, 0)
    assert "Les eaux montent" in month.page("politiques/eau.html")

    # A fault waits for three nights, while the rest goes on.
    month.change("politiques/ville.md", "---\nTexte", "suite: nulle-part\n---\nNouveau texte")
    for number in (3, 4, 5):
        month.change("politiques/eau.md", "eaux", "eaux, encore,")
        said = night(number, 3, 0)
        assert "Mise à jour en attente" in month.page("politiques/ville.html") and "Ville" in said
        assert month.page("politiques/eau.html").count("encore") == number - 2
    month.change("politiques/ville.md", "nulle-part", "eau")
    night(6, 0, 0)
    assert "Nouveau texte" in month.page("politiques/ville.html")

    # One comma of one correspondent.
    month.change("personnes.csv", "90 05;ville;", "90 55;x;ville;")
    month.change("personnes.csv", "90 06", "90 66")
    night(7, 3, 0)
    assert "90 05" in month.page("personnes/odile.html") and "90 66" in month.page("personnes/jeanne.html")
    month.change("personnes.csv", "90 55;x;ville;", "90 55;ville;")
    night(8, 0, 0)
    assert "90 55" in month.page("personnes/odile.html")

    # A page for others comes in, then a fault in it: nothing of it comes out.
    month.write("politiques/expropriation.md", "---\nnom: Expropriation\ndiffusion: relecture\n---\nRien encore.\n")
    night(9, 0, 0)
    month.change("politiques/expropriation.md", "Rien", "[[nulle-part]]")
    night(10, 3, 0)
    month.change("politiques/expropriation.md", "[[nulle-part]]", "Rien")

    # A restriction with a fault beside it does not wait, nor hides.
    month.change("politiques/logement.md", "---\nTexte", "suite: nulle-part\ndiffusion: relecture\n---\nTexte")
    said = night(11, 1, None)
    assert "rien n'a été publié" in said and month.page("politiques/logement.html")
    month.change("politiques/logement.md", "suite: nulle-part\n", "")
    night(12, 0, 0)
    assert month.page("politiques/logement.html") is None
    month.change("politiques/logement.md", "diffusion: relecture\n", "")
    night(13, 0, 0)

    # Two say what one should, and a marking: nothing goes out.
    month.write("dires/encore.md", "---\nquestion: Et la neige ?\nsujet: neige\n---\nAutre chose.\n")
    assert "encore.html" not in night(14, 1, None)
    (month.folder / "content/dires/encore.md").unlink()
    month.change("dires/neige.md", "Patience", "Confidentiel")
    night(15, 1, None)
    assert "Patience" in month.page("dires/neige.html")
    month.change("dires/neige.md", "Confidentiel", "Patience, encore")
    night(16, 0, 0)

    # Somebody leaves, a position is taken back, another ends.
    month.change("personnes.csv", "90 66;logement;", "90 66;logement;2026-11-17")
    night(17, 0, 0)
    assert "90 66" in month.page("personnes/jeanne.html")
    night(18, 0, 0)
    assert "90 66" not in month.page("personnes/jeanne.html")
    (month.folder / "content/dires/neige.md").unlink()
    night(19, 0, 0)
    assert month.page("dires/neige.html") is None
    night(20, 0, 0)
    assert "n'est plus en vigueur" not in month.page("dires/crues.html").replace("’", "'").lower()
    night(21, 0, 0)
    assert "n'est plus en vigueur" in month.page("dires/crues.html").replace("’", "'").lower()

    # The disk takes no more: the former site stays. The share is gone: nothing is written in its place.
    month.change("politiques/eau.md", "Les eaux", "Toutes les eaux")
    night(22, 74, None, limit=1)
    assert "Toutes les eaux" not in month.page("politiques/eau.html")
    night(23, 0, 0)
    assert "Toutes les eaux" in month.page("politiques/eau.html")
    away = month.folder / "ailleurs"
    month.share.rename(away)
    month.share.mkdir()
    month.change("politiques/eau.md", "Toutes", "Presque toutes")
    built, published, said = month.night(24)
    assert built == 0 and published == 74 and not any(month.share.iterdir()), said
    mornings.append(24)
    month.share.rmdir()
    away.rename(month.share)
    night(25, 0, 0)
    assert "Presque toutes" in month.page("politiques/eau.html")

    # Back to what was before, then on again.
    month.change("politiques/eau.md", "Presque toutes", "Aucune de toutes")
    night(26, 0, 0)
    assert month.run("rollback", "--output", "site")[0] == 0
    assert month.run("publish", "--site", "site", month.share, "--existing")[0] == 0
    assert "Presque toutes" in month.page("politiques/eau.html") and month.is_whole()
    night(27, 0, 0)
    assert "Aucune de toutes" in month.page("politiques/eau.html")

    # What has been taken out never comes back.
    month.write("dires/verglas.md", "---\nquestion: Que dire du verglas ?\nsujet: verglas\n---\nDu sel.\n")
    night(28, 0, 0)
    (month.folder / "content/dires/verglas.md").unlink()
    night(29, 0, 0)
    status, said = month.run("rollback", "--output", "site")
    assert status == 1 and "verglas" in said
    assert month.page("dires/verglas.html") is None
    night(30, 0, 0)
    assert mornings == list(range(1, 31))
