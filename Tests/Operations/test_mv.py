"""A new name for an entry: all that leads to it follows, nothing else is touched."""

import re
import shutil

import pytest

from test_new import ROOT, run

OLD, NEW = "ddt-habitat", "ddt-logement"


@pytest.fixture
def base(tmp_path):
    shutil.copytree(ROOT / "content", tmp_path / "content")
    return tmp_path


def texts(base):
    return {p.relative_to(base).as_posix(): p.read_bytes() for p in sorted((base / "content").rglob("*")) if p.is_file()}


def remarks(base):
    said = run(base, "check").stderr
    return sorted(re.sub(r"^\S+?:\d+:\d+: ", "", line) for line in said.splitlines() if " warning: " in line), said.splitlines()[-1]


def test_every_form_of_reference_follows(base):
    page = base / "content/pages/aide.md"
    page.write_text(page.read_text() + f"""
Formes : [[{OLD}]], [[service:{OLD}|le service]], [texte](service:{OLD}), [fichier](../services/{OLD}.md), ![[{OLD}#missions]].

Ce mot reste : {OLD}x, et `{OLD}` dans du code.
""".replace(f", ![[{OLD}#missions]]", ""))
    before, said = texts(base), remarks(base)
    done = run(base, "mv", f"service:{OLD}", NEW)
    after = texts(base)
    assert f"content/services/{OLD}.md" not in after and f"content/services/{NEW}.md" in after
    assert remarks(base) == said
    # In files that name it, and nowhere but on the lines that are told.
    told = set(done.stdout.splitlines()[1:])
    for path in after:
        old = before.get(path if path in before else path.replace(NEW, OLD))
        if old == after[path]:
            continue
        old, new = old.decode().split("\n"), after[path].decode().split("\n")
        new = [line for line in new if line != f"anciennes adresses: services/{OLD}"]
        assert len(old) == len(new), path
        changed = {i + 1 for i, (a, b) in enumerate(zip(old, new)) if a != b}
        assert {f"{path}:{n}" for n in changed} <= told, (path, changed)
        for n in changed:
            assert new[n - 1].replace(NEW, OLD) == old[n - 1]
    text = page.read_text()
    for form in [f"[[{NEW}]]", f"[[service:{NEW}|le service]]", f"(service:{NEW})", f"(../services/{NEW}.md)", f"{OLD}x", f"`{OLD}`"]:
        assert form in text, form
    # Tables too.
    assert NEW in (base / "content/personnes.csv").read_text() and OLD not in (base / "content/personnes.csv").read_text()
    # Texts with a visa keep the former name, which still leads there, and so does the former address.
    assert OLD in (base / "content/dires/delais-de-permis.md").read_text()
    run(base, "build", "--quiet", "--output", "site", "--edition", "relecture")
    assert f"services/{NEW}.html" in (base / "site/dires/delais-de-permis.html").read_text()
    assert f"{NEW}.html" in (base / f"site/services/{OLD}.html").read_text()
    # And once more, by its file.
    run(base, "mv", f"content/services/{NEW}.md", "ddt-logements")
    assert remarks(base) == said
    text = (base / "content/services/ddt-logements.md").read_text()
    assert f"anciennes adresses: [services/{OLD}, services/{NEW}]" in text


def test_a_dry_run_tells_the_same_and_writes_nothing(base):
    before = texts(base)
    dry = run(base, "mv", f"service:{OLD}", NEW, "--dry-run").stdout
    assert texts(base) == before
    assert run(base, "mv", f"service:{OLD}", NEW).stdout == dry


def test_what_cannot_have_a_new_name_is_told(base):
    before = texts(base)
    assert "n'est pas une fiche" in run(base, "mv", "service:rien", "x", status=64).stderr
    assert "est déjà là" in run(base, "mv", f"service:{OLD}", "ddt", status=64).stderr
    assert "aucun nom de fichier" in run(base, "mv", f"service:{OLD}", "!!!", status=64).stderr
    assert "retirez l'ancien par « unisson withdraw dire:digues »" in run(base, "mv", "dire:digues", "barrages", status=64).stderr
    assert "a un visa" in run(base, "mv", "dire:digues", "barrages", status=64).stderr
    assert texts(base) == before


def test_without_a_field_for_former_addresses_validated_texts_stand_in_the_way(base):
    model = base / "content/model.yaml"
    model.write_text(re.sub(r"      anciennes adresses: .*\n", "", model.read_text()))
    before = texts(base)
    said = run(base, "mv", f"service:{OLD}", NEW, status=1).stderr
    assert "des textes validés nomment cette fiche" in said and "dires/delais-de-permis.md" in said
    assert texts(base) == before
    # An entry that none of them names can go.
    run(base, "new", "mission", "Chasse", "--set", "service=ddt")
    path = base / "content/missions/chasse.md"
    path.write_text(path.read_text() + "\nLes permis.\n")
    assert "l'ancienne adresse ne mène plus" in run(base, "mv", "mission:chasse", "chasses").stderr


def test_a_row_of_a_table_gets_another_identifier(base):
    table = base / "content/personnes.csv"
    # Somebody whom no validated text names.
    header = table.read_text().split("\n")[0].split(";")
    says = {"id": "zoe-test", "civilité": "Mme", "prénom": '"Zoé ""la"" té"', "nom": "Testeuse", "fonction": "Essayeuse", "service": "ddt", "groupe": "corps préfectoral",
            "courriel": "zoe@exemple.invalid"}
    new = [says.get(name, "") for name in header]
    table.write_text(table.read_text() + ";".join(new) + "\n")
    page = base / "content/missions/essai.md"
    page.write_bytes("---\r\nintitulé: Essai é\r\nservice: ddt\r\ncontact: zoe-test\r\n---\r\n\r\n## Ce qu'elle recouvre\r\n\r\nVoir [[personne:zoe-test|elle]].\r\n".encode())
    before, said = texts(base), remarks(base)
    done = run(base, "mv", "personne:zoe-test", "Zoé Durand")
    assert done.stdout.splitlines() == [
        "content/missions/essai.md:4", "content/missions/essai.md:9", f"content/personnes.csv:{len(table.read_text().splitlines())}"]
    after = texts(base)
    assert {path for path in after if after[path] != before.get(path)} == {"content/missions/essai.md", "content/personnes.csv"}
    assert after["content/personnes.csv"] == before["content/personnes.csv"].replace(b"zoe-test;", b"zoe-durand;")
    assert after["content/missions/essai.md"] == before["content/missions/essai.md"].replace(b"zoe-test", b"zoe-durand")
    assert remarks(base) == said


def test_a_table_without_identifiers_says_what_to_do(base):
    table = base / "content/sigles.csv"
    lines = [line.split(";", 1)[1] for line in table.read_text().splitlines()]
    table.write_text("\n".join(lines) + "\n")
    before = texts(base)
    assert "ajoutez la colonne" in run(base, "mv", "sigle:abf", "autre", status=64).stderr
    assert texts(base) == before
