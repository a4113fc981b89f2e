"""Folders of other tools that become entries: what they are written with follows, what has no counterpart is told at its line."""

import re
import shutil
import subprocess

import pytest

from test_import import picture
from test_serve import COMMAND, ROOT


@pytest.fixture
def base(tmp_path):
    shutil.copytree(ROOT / "content", tmp_path / "content")
    return tmp_path


def lay_out(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        picture(path) if text is None else path.write_text(text)
    return folder


def command(base, *arguments):
    return subprocess.run(
        [COMMAND, *map(str, arguments), "--lang", "fr", "--theme", ROOT / "themes/sobre"], cwd=base, capture_output=True, text=True, timeout=120)


def take(base, files, *options, status=0):
    lay_out(base / "source", files)
    run = command(base, "import", "source", *options)
    assert run.returncode == status, (run.stdout, run.stderr)
    made = {path: (base / path).read_text() for path in run.stdout.split()} if "--dry-run" not in options else {}
    told = [line.removeprefix("source/") for line in run.stderr.splitlines()]
    return made, told


def wrong(base, made):
    """What a check says of the new files: nothing but fields that the model requires."""
    said = command(base, "check").stderr
    return [line for line in said.splitlines() if line.split(":")[0] in made and " error: " in line and "[champ-manquant]" not in line]


MAP = "clé;champ\ndescription;résumé\ntags;-\n"
OBSIDIAN = {
    ".obsidian/app.json": "{}", "champs.csv": MAP,
    "Accueil du public.md": "---\naliases: [Accueillir]\ndescription: Le résumé\ntags: [a]\ncssclass: large\n---\n# Accueil du public\n\n"
                            "Voir [[Carte grise|la carte]], [[carte grise#Les pièces]], [[Nulle part]] et ![[plan.png|300]].\n\n"
                            "![[Carte grise]]\n\n%% à revoir %%\n\n> [!warning] Attention\n> Deux ==agents== au moins.\n\nUn bloc. ^abc\n\n"
                            "| Fiche | |\n| --- | --- |\n| [[Carte grise\\|la carte]] | `[[Carte grise]]` |\n",
    "Dossiers/Carte grise.md": "Texte.\n\n## Les pièces\n\nUn [lien](../Accueil%20du%20public.md) et un [autre](rien.md).\n\n```\n[[Nulle part]]\n```\n",
    "images/plan.png": None, "images/seul.png": None,
}


def test_an_obsidian_vault(base):
    (base / "champs.csv").write_text(MAP)
    made, told = take(base, OBSIDIAN, "--kind", "page", "--map", "champs.csv")
    page = made["content/pages/accueil-du-public.md"]
    assert "titre: Accueil du public" in page and "résumé: Le résumé" in page and "# Accueil" not in page
    for form in ["[[page:carte-grise|la carte]]", "[[page:carte-grise#Les pièces|carte grise]]", "et ![](/fichiers/images/plan.png)", "Nulle part et",
                 "<!-- à revoir -->", "> **Attention**", "<mark>agents</mark>", "Un bloc.\n", "| [[page:carte-grise\\|la carte]] | `[[Carte grise]]` |"]:
        assert form in page, (form, page)
    other = made["content/pages/carte-grise.md"]
    assert "[lien](page:accueil-du-public)" in other and "```\n[[Nulle part]]\n```" in other and "titre: Carte grise" in other
    assert (base / "content/fichiers/images/plan.png").read_bytes() == (base / "source/images/plan.png").read_bytes()
    for line in ["Accueil du public.md:2: « aliases » n'a pas de champ", "Accueil du public.md:5: « cssclass »", "Accueil du public.md:9: « Nulle part » ne mène",
                 "Accueil du public.md:11: « Carte grise » était montré", "Accueil du public.md:15: l'encadré « warning »", "Accueil du public.md:18: « ^abc » est ôté",
                 "Dossiers/Carte grise.md:5: « rien.md » ne mène", "images/seul.png: ce fichier ne sert"]:
        assert any(said.startswith(line) for said in told), (line, told)
    assert not any("tags" in said for said in told)
    assert [line for line in wrong(base, made) if "rien.md" not in line] == []


def test_a_mkdocs_project(base):
    made, told = take(base, {
        "mkdocs.yml": "site_name: x\n", "README.md": "Du dépôt.\n", "docs/index.md": "# Le guide\n\n[Suite](suite/pas.md#les-étapes){ .md-button }\n",
        "docs/suite/pas.md": "# Le pas\n\n!!! note \"À savoir\"\n    Deux lignes\n\n    ![Plan](../img/p.png)\n\nAprès.\n\n## Les étapes\n\n[TOC]\n\n--8<-- \"morceau.md\"\n",
        "docs/img/p.png": None}, "--kind", "page")
    assert set(made) == {"content/pages/docs.md", "content/pages/pas.md"}
    assert "[Suite](page:pas#les-etapes)" in made["content/pages/docs.md"] and "titre: Le guide" in made["content/pages/docs.md"]
    page = made["content/pages/pas.md"]
    assert "> **À savoir**\n>\n> Deux lignes\n>\n> ![Plan](/fichiers/docs/img/p.png)\n" in page and "\nAprès.\n" in page
    for line in ["README.md: ce fichier de l'outil", "docs/index.md:3: « { .md-button } » est ôté", "docs/suite/pas.md:3: l'encadré « note »",
                 "docs/suite/pas.md:12: « [TOC] »", "docs/suite/pas.md:14: « --8<--"]:
        assert any(said.startswith(line) for said in told), (line, told)
    assert wrong(base, made) == []


def test_a_hugo_site(base):
    made, told = take(base, {
        "hugo.toml": "title = 'x'\n", "static/img/plan.png": None,
        "content/rencontres/bilan.md": "+++\ntitle = \"Bilan : l'année\"\ndate = 2013-05-12T10:00:00Z\ntags = [\"a\", 'b, c']\n[menu]\nmain = 1\n+++\n\n"
                                       "Voir {{< ref \"/pages/suite.md\" >}} et [la suite]({{< relref \"../pages/suite.md#la-fin\" >}}).\n\n<!--more-->\n\n"
                                       "{{< figure src=\"/img/plan.png\" alt=\"Le plan\" >}}\n\n{{< youtube abc >}}\n",
        "content/pages/suite.md": "---\ntitle: La suite\nslug: la-suite\n---\n\n# Un\n\n## Deux\n",
        "content/pages/cache.md": "---\ntitle: Pas encore\ndraft: true\n---\nTexte.\n"}, "--partial", status=1)
    assert set(made) == {"content/rencontres/bilan.md", "content/pages/la-suite.md"}
    page = made["content/rencontres/bilan.md"]
    assert "intitulé: \"Bilan : l'année\"" in page and "date: 2013-05-12\n" in page
    assert "Voir [/pages/suite.md](page:la-suite) et [la suite](page:la-suite#la-fin)" in page and "![Le plan](/fichiers/static/img/plan.png)" in page
    assert "`{{< youtube abc >}}`" in page and "more" not in page
    assert "## Un\n\n### Deux" in made["content/pages/la-suite.md"]
    for line in ["content/pages/cache.md: ce brouillon", "content/rencontres/bilan.md:3: seul « 2013-05-12 »", "content/rencontres/bilan.md:4: « tags »",
                 "content/rencontres/bilan.md:5: « [menu] »", "content/rencontres/bilan.md:6: « main = 1 »", "content/rencontres/bilan.md:15: « {{< youtube"]:
        assert any(said.startswith(line) for said in told), (line, told)


def test_a_jekyll_site(base):
    files = {
        "_config.yml": "title: x\n", "_layouts/post.md": "x\n", "assets/p.png": None,
        "_posts/2013-05-12-bilan.md": "---\nlayout: post\ntitle: Bilan\n---\n[Suite]({% post_url 2013-06-01-suite %}) [ici]({{ site.baseurl }}/suite/) ![p]({{ '/assets/p.png' | relative_url }})\n\n"
                                      "{% highlight ruby %}\n[[x]]\n{% endhighlight %}\n\n{% include carte.html %} et {{ page.title }}\n",
        "_posts/2013-06-01-suite.md": "---\ntitle: Suite\npublished: true\n---\nTexte.\n"}
    made, told = take(base, files, "--kind", "rencontre")
    page = made["content/rencontres/bilan.md"]
    assert "date: 2013-05-12" in page and "[Suite](rencontre:suite) [ici](rencontre:suite) ![p](/fichiers/assets/p.png)" in page
    assert "```ruby\n[[x]]\n```" in page and "`{% include carte.html %}` et `{{ page.title }}`" in page
    for line in ["_layouts/post.md: ce fichier de l'outil", "_posts/2013-05-12-bilan.md:2: « layout »", "_posts/2013-05-12-bilan.md:11: « {% include"]:
        assert any(said.startswith(line) for said in told), (line, told)
    # Once more: what is there stays, and nothing is written.
    run = command(base, "import", "source", "--kind", "rencontre")
    assert run.returncode == 1 and "est déjà là : content/rencontres/bilan.md" in run.stderr and "rien n'a été écrit" in run.stderr


def test_a_gitbook_space(base):
    made, told = take(base, {
        "SUMMARY.md": "* [x](x.md)\n", ".gitbook/assets/plan 1.png": None,
        "guide/README.md": "---\ndescription: Un mot\n---\n# Le guide\n\n{% hint style=\"info\" %}\nLisez [la suite](suite.md).\n{% endhint %}\n\n"
                           "<figure><img src=\"../.gitbook/assets/plan 1.png\" alt=\"Plan\"><figcaption></figcaption></figure>\n\n"
                           "{% content-ref url=\"suite.md\" %}\n[suite.md](suite.md)\n{% endcontent-ref %}\n\n{% embed url=\"https://exemple.invalid/\" %}\n\n{% tabs %}\n",
        "guide/suite.md": "# La suite\n\nTexte.\n", "autre/suite.md": "# L'autre suite\n\nTexte.\n"}, "--kind", "page", "--from", "gitbook")
    page = made["content/pages/guide.md"]
    assert "> Lisez [la suite](page:suite).\n" in page or "> Lisez [la suite](page:guide-suite).\n" in page
    assert "![Plan](/fichiers/gitbook/assets/plan-1.png)" in page and "[https://exemple.invalid/](https://exemple.invalid/)" in page and "`{% tabs %}`" in page
    assert "content-ref" not in page and set(made) == {"content/pages/guide.md", "content/pages/suite.md", "content/pages/guide-suite.md"}
    for line in ["SUMMARY.md: ce fichier", "guide/README.md:2: « description »", "guide/README.md:6: l'encadré « info »", "guide/suite.md: un autre texte porte le même nom"]:
        assert any(said.startswith(line) for said in told), (line, told)
    assert wrong(base, made) == []


def test_what_cannot_be_taken_stands_in_the_way_of_all(base):
    before = sorted(base.joinpath("content").rglob("*"))
    for files, line in [({"a.md": "Texte.\n"}, "a.md: de quelle sorte"), ({"b.md": "+++\nx\n+++\n"}, "b.md:2: l'en-tête ne se lit pas"),
                        ({"c.md": "---\nx: [a\n---\n"}, "c.md:2: l'en-tête ne se lit pas")]:
        shutil.rmtree(base / "source", ignore_errors=True)
        made, told = take(base, files, "--from", "mkdocs", *([] if "a.md" in files else ["--kind", "page"]), status=1)
        assert made == {} and any(said.startswith(line) for said in told) and "rien n'a été écrit" in told, told
    shutil.rmtree(base / "source")
    made, told = take(base, {"a.md": "Texte.\n"}, status=1)
    assert "--from" in told[0]
    made, told = take(base, {"a.md": "Texte.\n"}, "--from", "hugo", "--kind", "page", "--dry-run")
    assert told == ["rien n'a été écrit"]
    assert sorted(base.joinpath("content").rglob("*")) == before
    # A folder has its kind from the table.
    (base / "sortes.csv").write_text("dossier;sorte\nnotes/;mission\n")
    made, _ = take(base, {"notes/b.md": "Texte.\n"}, "--from", "obsidian", "--kind", "page", "--map", "sortes.csv")
    assert set(made) == {"content/pages/a.md", "content/missions/b.md"}
    assert re.search(r"^intitulé: b$", made["content/missions/b.md"], re.M)
