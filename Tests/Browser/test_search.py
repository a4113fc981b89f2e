"""The search of a built site in Chromium and Firefox, from files and from a web server."""

import base64
import json
import shutil
import subprocess
import zlib
from pathlib import Path

import pytest

from sitemap import SITE

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(not (SITE / "politiques/logement.html").exists(), reason="only the sample content has these answers")

# What is typed, and what the first result must be called.
QUESTIONS = {
    "référent logement": "– Logement et parc social",
    "l’écologie": "Eau, milieux aquatiques et biodiversité",
    "logemnt": "Logement et parc social",
    "DDCSPP": "Direction départementale de la cohésion sociale et de la protection des populations",
    "Anne Écluse": "Anne Écluse",
    "Écluse Anne": "Anne Écluse",
    "Qui s’occupe du logement dans le département ?": "Logement et parc social",
}
FIRST = "[...document.querySelectorAll('.resultats .resultat h2')].map(e => e.textContent)"


def results(visit, base, question):
    seen = visit(base + "recherche.html#q=" + question)
    seen.page.wait_for_selector(".trouvailles [role=status]:not(:empty)")
    seen.page.wait_for_selector(".resultat, .remarque, .vide:not([hidden])")
    assert not seen.errors
    return seen


@pytest.mark.parametrize("question", QUESTIONS)
def test_question_finds_its_answer(visit, base, question):
    titles = results(visit, base, question).page.evaluate(FIRST)
    assert titles[0].endswith(QUESTIONS[question]), titles[:3]


@pytest.mark.parametrize("question", QUESTIONS)
def test_question_finds_its_answer_in_firefox(firefox, base, question):
    firefox.navigate(base + "index.html")
    firefox.navigate(base + "recherche.html#q=" + question)
    firefox.timeout.script = 20
    titles = firefox.execute_async_script(f"""
        const [done] = [arguments[arguments.length - 1]];
        const look = () => {{ const titles = {FIRST}; if (titles.length) done(titles); else setTimeout(look, 50); }};
        look();""")
    assert titles[0].endswith(QUESTIONS[question]), titles[:3]


def test_field_offers_pages_and_leads_to_them(visit, base):
    seen = visit(base + "index.html")
    page = seen.page
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("logement")
    page.wait_for_selector("#suggestions [role=option]")
    assert page.get_attribute("#q", "aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    chosen = page.get_attribute("#q", "aria-activedescendant")
    assert page.get_attribute("#" + chosen, "aria-selected") == "true"
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: "index.html" not in address)
    assert not seen.errors


def test_escape_closes_the_list_and_then_empties_the_field(visit, base):
    page = visit(base + "index.html").page
    page.fill("#q", "logement")
    page.wait_for_selector("#suggestions [role=option]")
    page.focus("#q")
    page.keyboard.press("Escape")
    assert page.get_attribute("#q", "aria-expanded") == "false" and page.input_value("#q") == "logement"
    page.keyboard.press("Escape")
    assert page.input_value("#q") == ""


def test_first_search_asks_for_little(visit, base):
    seen = visit(base + "index.html")
    seen.page.fill("#q", "logement social")
    seen.page.wait_for_selector("#suggestions [role=option]")
    asked = {address for address in seen.requests if "/assets/recherche" in address}
    assert len(asked) <= 7, asked


def test_an_answer_shows_whom_to_call(visit, base):
    page = results(visit, base, "référent logement DDT").page
    assert page.locator(".reponses a[href^='tel:']").count()
    assert page.locator(".reponses a[href^='mailto:']").count()


def test_a_typo_is_said_and_leads_to_the_word(visit, base):
    page = results(visit, base, "logemnt").page
    assert "Vouliez-vous dire" in page.inner_text(".remarque")
    page.click(".remarque a")
    page.wait_for_url("**#q=logement")


def test_words_are_marked_and_filters_stand_in_the_address(visit, base):
    page = results(visit, base, "logement").page
    page.wait_for_selector(".extrait mark")
    page.click(".filtres input >> nth=0")
    page.wait_for_url(lambda address: "filtre=" in address)


def test_a_phone_shows_the_first_result_before_the_filters_which_are_folded(visit, base):
    seen = visit(base + "recherche.html#q=zone inondable", viewport={"width": 375, "height": 667})
    page = seen.page
    page.wait_for_selector(".resultats .resultat h2")
    assert page.evaluate("document.querySelector('.resultat h2').getBoundingClientRect().top + scrollY") < 600
    assert not page.query_selector(".filtres input")
    page.click(".filtres summary")
    page.wait_for_selector(".filtres input")


def test_an_answer_is_shown_once(visit, base):
    titles = results(visit, base, "carte grise").page.evaluate("[...document.querySelectorAll('.resultat h2')].map(e => e.textContent)")
    assert len(titles) == len(set(titles)), titles


def test_the_list_of_the_field_says_that_there_is_nothing_and_leads_to_all(visit, base):
    page = visit(base + "index.html").page
    page.fill("#q", "xyzzyqwv")
    page.wait_for_selector("#suggestions [role=option]")
    assert page.inner_text("#suggestions") == "Aucun résultat"
    page.fill("#q", "logement")
    page.wait_for_selector("#suggestions .trouve")
    page.click("#suggestions >> text=Tous les résultats")
    page.wait_for_url("**recherche.html#q=logement")


def test_no_result_says_whom_to_call(visit, base):
    page = results(visit, base, "xyzzyqwv").page
    assert page.is_visible("#page--rien a[href^='tel:']")
    assert "Signaler un manque" in page.inner_text("#page--rien")


@pytest.mark.parametrize("question", ["<script>alert(1)</script>", "%22", "%F0%9F%99%82", "%D7%A9%D7%9C%D7%95%D7%9D", "%00%01", "a" * 10_000])
def test_a_hostile_question_stays_text(visit, base, question):
    seen = visit(base + "recherche.html#q=" + question)
    seen.page.wait_for_selector(".trouvailles [role=status]:not(:empty)", state="attached")
    assert not seen.page.locator("main .trouvailles script").count()
    assert not seen.errors


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A copy of the site to be damaged."""
    folder = tmp_path_factory.mktemp("copy") / "site"
    shutil.copytree(SITE.resolve(), folder)
    return folder


@pytest.mark.parametrize("damage", ["missing", "half", "altered", "old"])
def test_damaged_shards_are_said(visit, copy, damage):
    shards = {file: file.read_text() for file in (copy / "assets/recherche").glob("t.*.js")}
    other = next((copy / "assets/recherche").glob("d.*.js")).read_text().split('"')[3]
    for file, text in shards.items():
        if damage == "missing":
            file.unlink()
        elif damage == "half":
            file.write_text(text[: len(text) // 2])
        elif damage == "altered":
            file.write_text(text.replace("A", "B"))
        else:
            file.write_text('unisson("%s","%s")' % (text.split('"')[1], other))
    try:
        page = visit(copy.as_uri() + "/recherche.html#q=logement").page
        page.wait_for_selector(".remarque")
        assert "des résultats peuvent manquer" in page.inner_text(".trouvailles")
    finally:
        for file, text in shards.items():
            file.write_text(text)


def unpacked(script):
    """What a file of the index holds."""
    return zlib.decompress(base64.b64decode(script.split('"')[3]), -15)


def packed(name, data):
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    return f'unisson("{name}","{base64.b64encode(deflate.compress(data) + deflate.flush()).decode()}")\n'


def test_a_large_index_names_its_positions_in_a_file_of_their_own(visit, copy):
    folder = copy / "assets/recherche"
    loader = folder / "index.js"
    kept = loader.read_text()
    data = unpacked(kept)
    length = int.from_bytes(data[:4], "little")
    names = json.loads(data[4 : 4 + length])
    listed = folder / "n.0.js"
    listed.write_text(packed("n.0", names.pop("p").encode()))
    names["names"] = "n.0"
    text = json.dumps(names).encode()
    loader.write_text(packed("index", len(text).to_bytes(4, "little") + text + data[4 + length :]))
    try:
        page = visit(copy.as_uri() + '/recherche.html#q="politique de la ville"').page
        page.wait_for_selector(".resultat mark")
        assert not page.query_selector(".remarque")
        listed.unlink()
        page = visit(copy.as_uri() + '/recherche.html#q="politique de la ville"').page
        page.wait_for_selector(".remarque")
    finally:
        loader.write_text(kept)


def test_a_page_opened_before_a_publication_goes_on_searching(visit, copy, tmp_path):
    """The loader is asked again where a file that it named is gone."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    page = tmp_path / "content/pages/aide.md"
    page.write_text(page.read_text() + "\nLe zygomatique est un muscle du rire.\n")
    subprocess.run(
        [ROOT / ".build/debug/unisson", "build", "--quiet", "--content", tmp_path / "content", "--theme", ROOT / "themes/sobre",
         "--output", tmp_path / "site"], check=True, capture_output=True)
    folder = copy / "assets/recherche"
    former = shutil.copytree(folder, tmp_path / "former")
    seen = visit(copy.as_uri() + "/recherche.html#q=logement")
    try:
        seen.page.wait_for_selector(".resultat mark")
        shutil.rmtree(folder)
        shutil.copytree(tmp_path / "site/assets/recherche", folder)
        seen.page.fill("#q", "zygomatique")
        seen.page.wait_for_selector("#suggestions [role=option]:not(:has-text('logement'))")
        seen.page.keyboard.press("Enter")
        seen.page.wait_for_selector(".resultat mark:has-text('zygomatique')")
        assert not seen.page.query_selector(".panne")
        # What is missing and is named anew nowhere is told as before.
        for shard in folder.glob("t.*.js"):
            shard.unlink()
        seen.page.goto(copy.as_uri() + "/recherche.html#q=canicule")
        seen.page.wait_for_selector(".remarque")
    finally:
        shutil.rmtree(folder)
        shutil.copytree(former, folder)


def test_a_missing_engine_is_said(visit, copy):
    engine = next((copy / "assets/recherche").glob("m.*.js"))
    kept = engine.read_text()
    engine.unlink()
    try:
        page = visit(copy.as_uri() + "/recherche.html#q=logement").page
        page.wait_for_selector(".trouvailles [role=status]:has-text('Rechargez la page')")
    finally:
        engine.write_text(kept)


def test_without_scripts_the_index_stands_in(visit, base):
    page = visit(base + "index.html", java_script_enabled=False).page
    assert page.is_visible("form[role=search] a.az")
