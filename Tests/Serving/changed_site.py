"""A copy of the sample in a repository of its own, in which things changed since Paul Encrier's last visa of 12 June 2013."""

import os
import re
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LAST = "dires/plan-de-sauvegarde-de-l-emploi.md"
CHANGED = "dires/radars.md"
SUBMITTED = "dires/terres-agricoles.md"


def edit(folder, path, *pairs):
    """Replaces texts that stand there in a file of the content."""
    file = folder / "content" / path
    text = file.read_text()
    for old, new in pairs:
        assert old in text, (path, old)
        text = text.replace(old, new)
    file.write_text(text)


def git(folder, *arguments, who="Colette Cachet", day="2013-06-10"):
    moment = f"{day}T10:00:00+0200"
    environment = dict(
        os.environ, GIT_AUTHOR_NAME=who, GIT_AUTHOR_EMAIL="a@exemple.invalid", GIT_COMMITTER_NAME=who,
        GIT_COMMITTER_EMAIL="a@exemple.invalid", GIT_AUTHOR_DATE=moment, GIT_COMMITTER_DATE=moment)
    subprocess.run(["git", "-C", folder, *arguments], check=True, env=environment, stdout=subprocess.DEVNULL)


def change(folder, commit=lambda *arguments, **who: None):
    """What people did since; `commit` is told after each of them."""
    content = folder / "content"
    whole, kept, register = ((content / path).read_text() for path in (LAST, "visas/" + LAST, "visas/registre.csv"))
    (content / "visas" / LAST).unlink()
    (content / "visas/registre.csv").write_text("".join(register.splitlines(True)[:-1]))
    edit(folder, LAST, ("## Position\n\n", "## Position\n\nUne phrase ancienne. "))
    draft = re.sub(r"^(validé par|validé le|empreinte):.*\n", "", (content / LAST).read_text(), flags=re.M)
    (content / LAST).write_text(draft.replace("état de publication: validé", "état de publication: brouillon"))
    commit("Base")
    edit(
        folder, CHANGED,
        ("Onze personnes sont mortes sur les routes du département en deux ans.",
         "Douze personnes sont mortes sur les routes du département en deux ans, dont l’une à Giromagny."),
        ("Mettez plutôt des ralentisseurs. | C'est de la", "Mettez plutôt des ralentisseurs ! | C’est de la"),
        ("- Annoncer l'emplacement ou la date d'un contrôle.\n",
         "- Annoncer l'emplacement, l'heure ou la date d'un contrôle.\n- Comparer avec le Doubs.\n"),
        ("[usagers, élus, presse]", "[usagers, presse]"))
    commit("Radars", who="Colette Cachet", day="2013-06-13")
    edit(folder, "referents.csv", ("jeanne-boussole;;logement;titulaire", "jeanne-boussole;;logement;suppléant"),
         (";2013-05-30\n", ";2013-06-12\n"))
    edit(folder, "personnes.csv", ("06 39 98 10 24", "06 39 98 10 99"), (";2013-06-03\n", ";2013-06-15\n"))
    edit(folder, "engagements.csv", ("Publier la consultation", "Publier et annoncer la consultation"))
    commit("Tableaux", who="Jérôme Agrafe", day="2013-06-14")
    (content / LAST).write_text(whole)
    (content / "visas" / LAST).write_text(kept)
    (content / "visas/registre.csv").write_text(register)
    commit("Visa", who="Antoine Beffroi", day="2013-06-17")
    edit(folder, CHANGED, ("La vitesse est en cause", "La vitesse seule est en cause"))


def copy(folder):
    shutil.copytree(ROOT / "content", folder / "content")
    return folder


def with_history(folder, root="."):
    """`root`: from the folder, that of the repository."""
    copy(folder)
    git(folder / root, "init", "--quiet")

    def commit(message, **who):
        git(folder / root, "add", ".", **who)
        git(folder / root, "commit", "--quiet", "--message", message, **who)

    change(folder, commit)
    return folder


def without_history(folder):
    change(copy(folder))
    return folder
