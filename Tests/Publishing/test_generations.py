"""Former generations of a site: what has changed from one to another, and going back to one of them."""

import grp
import os
import re
import subprocess
import time
from xml.etree import ElementTree

import pytest

from conftest import COMMAND, Reader, kill_while_read

ATOM = "{http://www.w3.org/2005/Atom}"


def office(site, name, more=""):
    site.write(f"services/{name}.md", f"---\nnom: Bureau {name}\nnature: unité\n---\nUn texte.\n{more}")


def position(site, name, until="2013-12-31", more=""):
    site.write(
        f"dires/{name}.md",
        f"---\nsujet: Question {name}\npolitique: logement\npublic: presse\nà partir du: 2013-01-01\n"
        f"jusqu'au: {until}\n---\nOui.\n{more}")


def edit(site, name, *changes):
    path = site.folder / "content" / name
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def says(site, *arguments, status=0, **environment):
    """What the command prints on standard output."""
    done = subprocess.run(
        [COMMAND, *arguments], cwd=site.folder, capture_output=True, timeout=60,
        env={**os.environ, "LANG": "fr_FR.UTF-8", **environment})
    assert done.returncode == status, done.stderr
    return done.stdout.decode()


def current(site):
    return int((site.folder / "site").readlink().name)


def test_what_changed_is_told_in_the_words_of_the_model(site):
    office(site, "un")
    office(site, "deux")
    office(site, "trois")
    position(site, "a", until="2013-06-20")
    site.build("site")
    assert says(site, "diff", "--output", "site", "1", "1").splitlines()[1] == "Rien n'a changé"
    (site.folder / "content/services/un.md").unlink()
    (site.folder / "content/services/deux.md").rename(site.folder / "content/services/deuxieme.md")
    edit(site, "services/trois.md", ("Un texte.", "Un autre texte."))
    for name in ("quatre", "cinq"):
        office(site, name)
    site.build("site", "--as-of", "2013-06-21")
    text = says(site, "diff", "--output", "site").replace("\u00a0", " ").replace("’", "'")
    assert text.splitlines()[:2] == [
        "Ce qui a changé du 17 juin 2013 au 21 juin 2013",
        "2 services nouveaux, 1 service modifié, 1 service à une nouvelle adresse, 1 service retiré, "
        "1 position qui n'est plus en vigueur"]
    assert "- Bureau quatre\n  services/quatre.html\n" in text
    assert "- Bureau deux\n  services/deuxieme.html\n" in text
    assert "- Bureau un\n" in text and "services/un.html" not in text
    markdown = says(site, "diff", "--output", "site", "--format", "markdown", "--base-url", "https://exemple.fr/x")
    assert "\n## 2 services nouveaux\n\n- [Bureau cinq](<https://exemple.fr/x/services/cinq.html>)\n" in markdown
    back = says(site, "diff", "--output", "site", "2", "1").replace("’", "'")
    assert "1 position de nouveau en vigueur" in back


def test_a_model_that_says_more_changes_no_entry(site):
    site.build("site")
    edit(site, "model.yaml", ("      nature: { choice", "      étage: { type: integer }\n      nature: { choice"))
    site.build("site")
    assert says(site, "diff", "--output", "site").splitlines()[1] == "Rien n'a changé"
    site.run("rollback", "--output", "site")


def plan(site, lateness="dirigeants"):
    """Adds a plan to the site, of which steps fall due on 18 and 19 June."""
    edit(site, "model.yaml", ("kinds:\n", """kinds:
  action:
    names: { one: action, many: actions, gender: f }
    folder: actions
    title: intitulé
    fields:
      intitulé: { type: text, required: true }
      axe: { type: text }
      étapes:
        records:
          quoi: { type: text, required: true }
          échéance: { type: date }
          état: { choice: avancement }

"""), ("vocabularies:\n", "vocabularies:\n  avancement: { à faire: open, fait: done }\n"), ("rules:", f"""views:
  suivi:
    plan: action
    by: axe
    steps: étapes
    name: quoi
    due: échéance
    state: état
    lateness: {lateness}
rules:"""))
    (site.folder / "content/actions").mkdir()
    site.write("actions/a.md", """---
intitulé: Une action
axe: Un
---
## étapes

| quoi | échéance | état |
| --- | --- | --- |
| Première | 2013-06-18 | à faire |
| Deuxième | 2013-06-19 | à faire |
| Troisième | 2013-06-18 | fait |
""")


def test_late_steps_are_told_to_those_who_may_know(site):
    plan(site)
    for edition, found in ("dirigeants", "2 étapes en retard"), ("cadres", "Rien n'a changé"):
        site.build(edition, "--edition", edition, "--as-of", "2013-06-18")
        site.build(edition, "--edition", edition, "--as-of", "2013-06-20")
        lines = says(site, "diff", "--output", edition).splitlines()
        assert lines[1] == found
        if edition == "dirigeants":
            assert lines[3:] == ["2 étapes en retard", "- Une action – Première, Deuxième", "  actions/a.html"]
    site.build("dirigeants", "--edition", "dirigeants", "--as-of", "2013-06-19")
    assert says(site, "diff", "--output", "dirigeants", "1").splitlines()[1] == "étapes\u202f: 1 en retard".replace("\u202f", "\u00a0")


def test_who_is_late_does_not_come_back(site):
    plan(site, lateness="cadres")
    site.build("site")
    edit(site, "model.yaml", ("lateness: cadres", "lateness: dirigeants"))
    site.build("site")
    assert "dirait de nouveau qui est en retard" in site.run("rollback", "--output", "site", status=1)


def test_a_visa_that_was_taken_back_does_not_come_back(site):
    edit(site, "model.yaml", ("    succession: remplace", "    succession: remplace\n    visa: required"))
    edit(site, "site.yaml", ("langue: fr", "langue: fr\nvalidateurs: [jeanne-boussole]"))
    site.run("validate", "dire:zones", "--by", "jeanne-boussole", "--on", "2013-06-01")
    site.build("tout", "--edition", "dirigeants")
    site.build("site")
    site.run(
        "withdraw", "dire:zones", "--by", "jeanne-boussole", "--on", "2013-06-02", "--reason", "Faux")
    for name, edition, words in ("tout", "dirigeants", "son visa a été retiré"), ("site", "cadres", "ne l'a plus"):
        site.build(name, "--edition", edition)
        assert words in site.run("rollback", "--output", name, status=1)


def test_a_day_names_the_generation_that_was_the_site(site):
    site.build("site")
    office(site, "un")
    site.build("site")
    history = site.folder / ".site.generations/history"
    # Ten at night in Paris is the same day there; half past ten in universal time, one hour later, is not.
    edit(site, "site.yaml", ("titre: Petit site", "titre: Petit site\nfuseau: Europe/Paris"))
    office(site, "deux")
    site.build("site")
    history.write_text(
        "# unisson history 1\n1 2026-01-10T21:59:00Z\n2 2026-01-10T23:30:00Z\n3 2026-01-12T10:00:00Z\n")
    for day, line in [
            ("2026-01-10", "2 services nouveaux"), ("2026-01-11", "1 service nouveau"),
            ("2026-01-12", "Rien n'a changé"), ("2030-01-01", "Rien n'a changé")]:
        assert says(site, "diff", "--output", "site", day).splitlines()[1] == line, day
    error = site.run("diff", "--output", "site", "2026-01-09", status=64)
    assert "la première date du 10 janvier 2026" in error and "[aucune-generation-ce-jour]" in error


def test_a_feed_is_one_to_any_reader_of_feeds(site):
    site.build("site")
    office(site, "un-et-deux")
    site.write("services/signes.md", "---\nnom: Eaux & \"forêts\" <nord>\nnature: unité\n---\nTexte.\n")
    site.build("site")
    feed = ElementTree.fromstring(
        says(site, "diff", "--output", "site", "--format", "atom", "--base-url", "https://exemple.fr/"))
    assert feed.tag == ATOM + "feed"
    check_feed(feed, base="https://exemple.fr/")
    titles = [entry.findtext(ATOM + "title") for entry in feed.findall(ATOM + "entry")]
    assert titles == ["Eaux & \"forêts\" <nord>", "Bureau un-et-deux"]
    assert says(site, "diff", "--output", "site", "--format", "atom") == says(
        site, "diff", "--output", "site", "--format", "atom")


def check_feed(feed, base=""):
    """What RFC 4287 asks of a feed (4.1.1, 4.1.2)."""
    moment = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") in ("fr", "en")
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    seen = set()
    for element in [feed, *feed.findall(ATOM + "entry")]:
        for name in ("id", "title", "updated"):
            assert len(element.findall(ATOM + name)) == 1, name
        name = element.findtext(ATOM + "id")
        assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", name)
        assert name not in seen
        seen.add(name)
        assert moment.fullmatch(element.findtext(ATOM + "updated"))
        if element is not feed:
            assert element.findtext(ATOM + "content")
        for link in element.findall(ATOM + "link"):
            assert link.get("href").startswith(base)


def test_what_is_new_is_told_by_the_content_and_the_day_alone(site):
    edit(site, "model.yaml", ("rules:", "views:\n  neuf: { recent: [dire], days: 20 }\nrules:"))
    for name, since, until in [
            ("ancienne", "2013-01-01", "2013-12-31"), ("neuve", "2013-06-10", "2013-12-31"),
            ("finie", "2013-01-01", "2013-05-31"), ("trop-vieille", "2013-01-01", "2013-05-20"),
            ("du-jour", "2013-06-17", "2013-12-31"), ("a-venir", "2013-06-18", "2013-12-31")]:
        position(site, name, until=until)
        edit(site, f"dires/{name}.md", ("à partir du: 2013-01-01", f"à partir du: {since}"))
    base = "https://exemple.fr/base/"
    site.build("site", "--base-url", base)
    feed = ElementTree.fromstring(site.files("site/")["neuf.atom"])
    check_feed(feed, base)
    news = [(entry.findtext(ATOM + "title"), entry.findtext(ATOM + "updated"), entry.findtext(ATOM + "content"))
            for entry in feed.findall(ATOM + "entry")]
    assert news == [
        ("Question du-jour", "2013-06-17T00:00:00Z", "Position – désormais en vigueur"),
        ("Question neuve", "2013-06-10T00:00:00Z", "Position – désormais en vigueur"),
        ("Question finie", "2013-06-01T00:00:00Z", "Position – plus en vigueur")]
    page = site.files("site/")["neuf.html"].decode()
    assert re.findall(r">(Question [a-z-]+)</a>", page) == [title for title, _, _ in news]
    assert '<link rel="alternate" type="application/atom+xml" title="Neuf" href="neuf.atom">' in page
    # Three builds of another content before make no difference, nor does another day between them.
    position(site, "autre", until="2013-06-02")
    site.build("site", "--base-url", base, "--as-of", "2013-08-01")
    assert b"<entry>" not in site.files("site/")["neuf.atom"]
    (site.folder / "content/dires/autre.md").unlink()
    site.build("site", "--base-url", base)
    site.build("neuf", "--base-url", base, "--clean")
    assert site.files("site/") == site.files("neuf/")
    assert ElementTree.fromstring(site.files("site/")["neuf.atom"]).findtext(ATOM + "id") == feed.findtext(ATOM + "id")


def test_in_english_for_an_english_site(site):
    edit(site, "site.yaml", ("langue: fr", "langue: en"))
    site.build("site")
    office(site, "un")
    site.build("site")
    assert says(site, "diff", "--output", "site").splitlines() == [
        "What has changed on 17 June 2013", "1 new service", "", "1 new service", "- Bureau un", "  services/un.html"]


def test_what_was_added_is_undone_and_the_next_build_goes_on(site):
    site.build("site")
    before = site.files("site/")
    office(site, "un")
    site.build("site")
    error = site.run("rollback", "--output", "site").replace("\u00a0", " ")
    assert "La génération 1 est le site, à la place de la 2 : 1 service retiré" in error
    assert current(site) == 1 and site.files("site/") == before
    # Undoing the return is a return too.
    site.run("rollback", "--output", "site")
    assert current(site) == 2
    site.run("rollback", "1", "--output", "site")
    site.publish("site", "partage")
    assert site.files("partage") == before
    site.build("site")
    assert current(site) == 3
    site.build("neuf", "--clean")
    assert site.files("site/") == site.files("neuf/")
    turns = (site.folder / ".site.generations/history").read_text().splitlines()[1:]
    assert [turn.split()[0] for turn in turns] == ["1", "2", "1", "2", "1", "3"]
    assert "déjà le site" in site.run("rollback", "3", "--output", "site")


def test_a_text_may_return_to_what_it_said(site):
    office(site, "un", "Le bon texte.\n")
    site.build("site")
    office(site, "un", "xxxxx.\n")
    site.build("site")
    assert "1 service modifié" in site.run("rollback", "--output", "site")
    assert b"Le bon texte" in site.files("site/")["services/un.html"]


REFUSED = {
    "taken away": (lambda site: (site.folder / "content/services/un.md").unlink(), "« Bureau un » reviendrait alors"),
    "restricted": (lambda site: edit(site, "politiques/bois.md", ("intitulé: Bois", "intitulé: Bois\ndiffusion: dirigeants")),
                   "« Bois » reviendrait alors que le site ne l'a plus"),
    "ended": (lambda site: edit(site, "dires/a.md", ("2013-12-31", "2013-06-01")),
              "« Question a » reviendrait comme si elle valait encore : le terme en est passé depuis le 1er juin 2013"),
    "begins later": (lambda site: edit(site, "dires/a.md", ("à partir du: 2013-01-01", "à partir du: 2013-08-01")),
                     "« Question a » reviendrait comme si elle valait déjà"),
    "replaced": (lambda site: position(site, "b", more="", until="2013-12-30") or edit(
        site, "dires/b.md", ("public: presse", "public: presse\nremplace: a")),
        "« Question a » reviendrait alors qu'une autre fiche l'a remplacée"),
    "a part that was never shown is added": (lambda site: edit(
        site, "services/un.md", ("Le passage délicat.", "Le passage délicat.\n\n::: dirigeants\nAutre chose.\n:::")),
        None),
    "a part that was read is restricted": (lambda site: edit(
        site, "services/un.md", ("Le passage délicat.", "\n::: dirigeants\nLe passage délicat.\n:::")),
        "« Bureau un » reviendrait avec un passage"),
    "a number is erased": (lambda site: edit(site, "personnes.csv", ("03 53 01 00 01", "")),
                           "« Jeanne Boussole » reviendrait avec des données personnelles"),
    "a file has changed": (lambda site: (site.folder / "content/note.txt").write_text("caviardé"),
                           "« note.txt » est un fichier joint ôté ou changé depuis"),
    "a field is given up": (lambda site: [
        edit(site, "model.yaml", ("      sigle: { type: text, search: alias }\n", "")),
        edit(site, "services/ddt.md", ("sigle: DDT\n", ""))],
        "« service – sigle » est un champ que le modèle n'a plus"),
    "a view is restricted": (lambda site: edit(
        site, "model.yaml", ("  tous: { index: service }", "  tous: { index: service, edition: dirigeants }")),
        "« Tous » est une vue que ces lecteurs n'ont plus"),
}


@pytest.mark.parametrize("change", REFUSED)
def test_what_has_gone_does_not_come_back(site, change):
    edit(site, "model.yaml", ("téléphone: { type: telephone }", "téléphone: { type: telephone, personal: yes }"),
         ("rules:", "views:\n  tous: { index: service }\nrules:"))
    site.write("note.txt", "un nom")
    site.write("politiques/eau.md", "---\nintitulé: Eau\npilote: ddt\n---\nVoir la [note](../note.txt).\n")
    site.write("politiques/bois.md", "---\nintitulé: Bois\npilote: ddt\n---\nDes arbres.\n")
    office(site, "un", "Le passage délicat.\n")
    position(site, "a")
    site.build("site")
    alter, message = REFUSED[change]
    alter(site)
    site.build("site")
    office(site, "deux")
    site.build("site")
    before = site.files("site/")
    if message is None:
        # What was never shown, and takes nothing from what was, is in nobody's way: the text is what it was.
        site.run("rollback", "1", "--output", "site")
        return
    error = site.run("rollback", "1", "--output", "site", status=1)
    assert message in error.replace("’", "'").replace("\u00a0", " "), error
    assert error.count(" [reviendrait]") == 1, error
    assert "la génération 2 peut être reprise : « unisson rollback 2 »" in error
    assert current(site) == 3 and site.files("site/") == before
    site.run("rollback", "2", "--output", "site")
    # Whatever is the site by now, what the last build took away stays away.
    site.run("rollback", "1", "--output", "site", status=1)
    assert current(site) == 2


def test_who_may_read_stays_as_the_last_build_says(site):
    site.build("site")
    group = grp.getgrgid(os.getgid()).gr_name
    edit(site, "site.yaml", ("langue: fr", "langue: fr\npublication: { cadres: { groupe: %s, mode: \"0640\" } }" % group))
    site.build("site")
    site.run("rollback", "--output", "site")
    site.publish("site", "partage")
    assert {path.stat().st_mode & 0o777 for path in (site.folder / "partage").glob("*.html")} == {0o640}


def test_an_entry_under_a_new_name_is_the_same_entry(site):
    position(site, "a")
    site.build("site")
    (site.folder / "content/dires/a.md").rename(site.folder / "content/dires/b.md")
    site.build("site")
    site.run("rollback", "--output", "site")
    position(site, "c", until="2013-12-30")
    edit(site, "dires/c.md", ("public: presse", "public: presse\nremplace: b"))
    site.build("site")
    assert "une autre fiche l'a remplacée" in site.run("rollback", "1", "--output", "site", status=1)


def test_what_ends_before_today_does_not_come_back(site):
    edit(site, "site.yaml", ("situation au: 2013-06-17\n", ""), ("données fictives: oui\n", ""))
    today = time.strftime("%Y-%m-%d", time.gmtime(time.time() + 15 * 3600))
    position(site, "a", until=today)
    site.build("site")
    office(site, "un")
    site.build("site")
    facts = site.folder / ".site.generations/1.facts"
    site.run("rollback", "--output", "site")
    assert current(site) == 1 and facts.stat().st_mode & 0o777 == 0o600


def test_another_audience_s_generation_does_not_come_back(site):
    site.build("site", "--edition", "dirigeants")
    site.build("site")
    error = site.run("rollback", "--output", "site", status=74)
    assert "est de l'édition « dirigeants », le site est de l'édition « cadres »" in error
    assert "[generation-d-une-autre-edition]" in error
    assert current(site) == 2


def test_facts_that_are_damaged_are_told(site):
    site.build("site")
    office(site, "un")
    site.build("site")
    facts = site.folder / ".site.generations/1.facts"
    facts.write_bytes(facts.read_bytes().replace(b"cadres", b"autres", 1))
    for command in ("diff", "rollback"):
        error = site.run(command, "--output", "site", status=74)
        assert "Ce que dit la génération 1 n'a pas été gardé, ou est abîmé" in error
    facts.unlink()
    site.run("rollback", "--output", "site", status=74)
    assert current(site) == 2


def test_killed_at_any_moment_while_somebody_reads(site):
    for number in range(10):
        office(site, f"a-{number}")
    site.build("site")
    for number in range(10):
        office(site, f"b-{number}", "Voir [[a-1]].\n")
    site.build("site")
    started = time.monotonic()
    site.run("rollback", "1", "--output", "site")
    whole = time.monotonic() - started
    kill_while_read(
        site, Reader(site.folder / "site"), whole,
        lambda turn: [COMMAND, "rollback", str(2 - turn % 2), "--output", "site"])
    # Another site than both: one of them stands there, and would stay if nothing had changed.
    office(site, "c", "Voir [[a-1]].\n")
    site.build("site")
    assert current(site) == 3
    names = [path.name for path in (site.folder / ".site.generations").iterdir()]
    assert not [name for name in names if name.endswith(".new") or name == "next"], names
