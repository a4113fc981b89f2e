"""What a validator is given to read and to sign on paper: `unisson export since-visa` and `unisson export bordereau`."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

import changed_site

ROOT = Path(__file__).resolve().parents[2]
COMMAND = os.environ.get("UNISSON", ROOT / ".build/debug/unisson")


def export(folder, word, *options, environment=None):
    return subprocess.run(
        [COMMAND, "export", word, "--content", folder / "content", "--theme", ROOT / "themes/sobre", "--lang", "fr", *options],
        cwd=folder, capture_output=True, text=True, env=environment)


def read(path):
    """The text of a document, with its marks: `[-words that went-]`, `{+words that came+}`."""
    body = path.read_text().split("<body", 1)[1]
    for tag, mark in (("<del>", "[-"), ("</del>", "-]"), ("<ins>", "{+"), ("</ins>", "+}")):
        body = body.replace(tag, mark)
    text = re.sub(r"<[^>]+>", "\n", body).replace("&#39;", "'").replace("\u202f", " ").replace("\u00a0", " ")
    return re.sub(r"\s*\n\s*", "\n", text)


def lists(text):
    """By heading: what stands under it."""
    parts = re.split(r"\n([^\n]+) \((\d+)\)\n", text)
    return {parts[at]: (int(parts[at + 1]), parts[at + 2]) for at in range(1, len(parts), 3)}


@pytest.fixture(scope="module")
def changed(tmp_path_factory):
    return changed_site.with_history(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def since(changed):
    made = export(changed, "since-visa", "--by", "paul-encrier", "--output", "depuis.html")
    assert made.returncode == 0, made.stderr
    return read(changed / "depuis.html")


def test_says_what_changed_since_the_last_act_and_nothing_else(since):
    found = lists(since)
    assert "Depuis le dernier acte au registre, le 12 juin 2013" in since
    assert {title: count for title, (count, _) in found.items()} == {
        "En attente d’un visa": 2, "Validé par d’autres depuis": 1, "Retiré depuis": 0, "Expire dans les trente jours": 1,
        "Qui porte quoi : désignations changées": 1, "Engagements changés": 1, "Numéros de téléphone changés": 1}
    # Who said that a telephone number is still true changed nothing.
    assert "onfirmé" not in since


def test_shows_words_by_section_with_who_changed_them(since):
    waiting = lists(since)["En attente d’un visa"][1]
    assert "[-Onze-]{+Douze+} personnes" in waiting
    assert "{+, dont l’une à Giromagny+}. La vitesse{+ seule+} est en cause" in waiting
    assert "\nusagers\n[-élus-]\npresse\n" in waiting
    assert "Annoncer l'emplacement{+, l'heure+} ou la date d'un contrôle.\n{+Comparer avec le Doubs.+}\n" in waiting
    assert "ralentisseurs[-.-]{+ !+}\n[-C'-]{+C’+}est de la compétence" in waiting
    assert "À éviter\n– Changé par Colette Cachet le 13 juin 2013." in waiting
    # Of a line that was touched again and not committed, Git knows no author.
    assert "Constat\n– Changements pas encore enregistrés dans Git." in waiting
    assert "Un radar est posé là" not in waiting, "of a section in which nothing changed"


def test_tells_what_others_signed_with_the_words_of_then(since):
    signed = lists(since)["Validé par d’autres depuis"][1]
    assert "validée par Antoine Beffroi le 17 juin 2013" in signed
    assert "[-Une phrase ancienne. -]L'État réunit" in signed


def test_tells_of_rows_what_changed_in_them(since):
    found = lists(since)
    assert "[-titulaire-]{+suppléant+}" in found["Qui porte quoi : désignations changées"][1]
    assert "Publier {+et annoncer +}la consultation" in found["Engagements changés"][1]
    assert "06 39 98 10 [-24-]{+99+}" in found["Numéros de téléphone changés"][1]


def test_leaves_the_repository_as_it_was(changed, since):
    def state():
        index = (changed / ".git/index").read_bytes()
        return index, subprocess.check_output(["git", "-C", changed, "status", "--porcelain"], text=True)

    before = state()
    assert export(changed, "since-visa", "--by", "Paul Encrier", "-o", changed.parent / "encore.html").returncode == 0
    assert state() == before


@pytest.mark.parametrize("hidden", ["no repository", "no git"])
def test_says_what_is_not_known_without_history(tmp_path, changed, hidden):
    environment = None
    if hidden == "no git":
        folder = tmp_path / "site"
        shutil.copytree(changed, folder)
        environment = dict(os.environ, PATH=str(tmp_path / "nothing"))
    else:
        folder = changed_site.without_history(tmp_path)
    made = export(folder, "since-visa", "--by", "paul-encrier", "--output", "depuis.html", environment=environment)
    assert made.returncode == 0, made.stderr
    text = read(folder / "depuis.html")
    assert "Sans l’historique de Git, on ne sait ni qui a changé un texte" in text
    found = lists(text)
    # The version that is kept is known all the same; tables are told by their own dates.
    assert "[-Onze-]{+Douze+} personnes" in found["En attente d’un visa"][1]
    assert "Colette" not in text
    assert "On ne le sait pas sans l’historique de Git." in found["Numéros de téléphone changés"][1]


def test_without_a_former_visa_there_is_nothing_to_compare_with(changed, tmp_path):
    folder = tmp_path / "site"
    shutil.copytree(changed, folder)
    register = folder / "content/visas/registre.csv"
    register.write_text("".join(line for line in register.read_text().splitlines(True) if ";antoine-beffroi;" not in line))
    made = export(folder, "since-visa", "--by", "antoine-beffroi", "--output", "depuis.html")
    assert made.returncode == 0, made.stderr
    text = read(folder / "depuis.html")
    assert "Pas encore de visa à ce nom au registre" in text and "Rien à comparer avant un premier visa." in text
    assert list(lists(text)) == ["En attente d’un visa", "Expire dans les trente jours"]


def test_nobody_else_has_such_a_file(changed):
    made = export(changed, "since-visa", "--by", "odile-edredon", "--output", "personne.html")
    assert made.returncode == 1 and "validateur" in made.stderr
    assert not (changed / "personne.html").exists()
    assert export(changed, "since-visa").returncode == 64


def test_the_slip_has_a_box_for_each_entry_that_waits(changed):
    made = export(changed, "bordereau", "--output", "bordereau.html")
    assert made.returncode == 0, made.stderr
    html = (changed / "bordereau.html").read_text()
    boxes = re.findall(r'<section class="bordereau">.*?</section>', html, flags=re.S)
    assert len(boxes) == 2
    radars = next(box for box in boxes if "dire:radars" in box)
    before, after = re.search(r"<tr><td><p>(<del>Onze.*?)</td><td>(.*?)</td></tr>", radars, flags=re.S).groups()
    assert before.startswith("<del>Onze</del> personnes") and "<ins>" not in before
    assert after.startswith("<p><ins>Douze</ins> personnes") and "<del>" not in after
    for box in boxes:
        assert "À signer par" in box and "Antoine Beffroi, Paul Encrier ou Lucie Vigie" in box
        assert box.count('class="case"') == 2 and "Date" in box and "Signature" in box
    assert "Jamais validé" in next(box for box in boxes if "terres-agricoles" in box)


def test_a_slip_holds_what_its_reader_can_sign(changed, tmp_path):
    folder = tmp_path / "site"
    shutil.copytree(changed, folder)
    changed_site.edit(folder, changed_site.SUBMITTED, ("état de publication:", "validé par: lucie-vigie\nétat de publication:"))
    for name, count in (("paul-encrier", 1), ("lucie-vigie", 2)):
        assert export(folder, "bordereau", "--by", name, "--format", "html").returncode == 0
        assert (folder / f"bordereau-{name}.html").read_text().count('class="bordereau"') == count
    changed_site.edit(folder, changed_site.CHANGED, ("La vitesse seule", "La vitesse (à compléter) seule"))
    assert export(folder, "bordereau", "--by", "paul-encrier", "--format", "html").returncode == 0
    text = (folder / "bordereau-paul-encrier.html").read_text()
    assert 'class="bordereau"' not in text and "il n’y a rien à signer" in text


def test_both_are_printed(changed):
    for word, options in (("bordereau", []), ("depuis-visa", ["--by", "paul-encrier"])):
        made = export(changed, word, "--output", f"{word}.pdf", *options)
        assert made.returncode == 0, made.stderr
        text = subprocess.check_output(["pdftotext", "-layout", changed / f"{word}.pdf", "-"], text=True)
        assert "Douze" in text and "Les radars ne servent-ils pas" in text


@pytest.mark.parametrize("place", ["racine", "dossier à l'accent/et « guillemets »", "detached", "shallow"])
def test_the_history_is_found_wherever_the_content_stands(changed, tmp_path, place):
    folder = tmp_path / "site"
    if place == "racine":
        folder.mkdir()
        changed_site.with_history(folder, root="content")
    elif place == "shallow":
        subprocess.run(["git", "clone", "--quiet", "--depth", "1", f"file://{changed}", folder], check=True)
    else:
        folder = tmp_path / "site" / place
        shutil.copytree(changed, folder)
        if place == "detached":
            subprocess.run(["git", "-C", folder, "checkout", "--quiet", "--detach"], check=True)
    made = export(folder, "since-visa", "--by", "paul-encrier", "--output", "depuis.html")
    assert made.returncode == 0, made.stderr
    found = lists(read(folder / "depuis.html"))
    if place == "shallow":
        # All that there is was brought by one commit: nothing is known to have changed since, and nothing is made up.
        assert found["Numéros de téléphone changés"][0] == 0
    else:
        assert "06 39 98 10 [-24-]{+99+}" in found["Numéros de téléphone changés"][1]
        assert "Colette Cachet le 13 juin 2013" in found["En attente d’un visa"][1]
