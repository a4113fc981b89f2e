"""What a theme brings along: its style sheets name only what they have. Of the State's theme, the brand, and how it is made."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import zipfile

import pytest

from sitemap import SITE

SHEETS = sorted((SITE / "assets").glob("*.css"))
STATE = any(sheet.name.startswith("etat.") for sheet in SHEETS)
only_state = pytest.mark.skipif(not STATE, reason="another theme")


def test_sheets_name_no_property_that_nobody_sets_and_load_nothing():
    text = "".join(sheet.read_text(encoding="utf-8") for sheet in SHEETS)
    asked = set(re.findall(r"var\((--[\w-]+)", text))
    assert asked - set(re.findall(r"(--[\w-]+):", text)) == set()
    assert [address for address in re.findall(r"url\(([^)]{0,30})", text) if not address.strip("\"'").startswith("data:")] == []
    assert "@import" not in text and "@font-face" not in text
    assert text.count("{") == text.count("}") > 100


@only_state
@pytest.mark.parametrize("scheme, blue", [("light", "rgb(0, 0, 145)"), ("dark", "rgb(133, 133, 246)")])
def test_the_brand_stands_in_the_colours_of_the_state(visit, base, scheme, blue):
    page = visit(base + "index.html", color_scheme=scheme).page
    logo = page.locator("header .fr-logo")
    assert " ".join(logo.inner_text().split()).upper() == "RÉPUBLIQUE FRANÇAISE"
    for part in ("::before", "::after"):
        assert "data:image/svg+xml" in logo.evaluate(f"e => getComputedStyle(e, '{part}').backgroundImage")
    assert page.locator(".portes h2 a").first.evaluate("e => getComputedStyle(e).color") == blue
    assert page.locator(".fr-btn").first.evaluate("e => getComputedStyle(e).backgroundColor") == blue
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith("Marianne")


@only_state
@pytest.mark.parametrize("width", [375, 1280])
def test_the_menu_is_there_without_scripts(visit, server, width):
    page = visit(server + "index.html", java_script_enabled=False, viewport={"width": width, "height": 800}).page
    assert all(link.is_visible() for link in page.locator(".fr-nav__link").all())


# How the theme is made: a tool beside it, with a package from outside.

def assemble(folder):
    """Runs the tool on what stands in a folder, without a network."""
    return subprocess.run(
        [sys.executable, str(folder / "themes/etat/assemble.py"), str(folder / "theme")], capture_output=True, text=True,
        env=os.environ | {"PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_RETRIES": "0", "PIP_TIMEOUT": "1"})


@pytest.fixture
def folder(tmp_path):
    shutil.copytree("themes", tmp_path / "themes")
    (tmp_path / "dsfr").mkdir()
    return tmp_path


def package(folder, sheet, expected=True):
    """A package of the expected name, with a style sheet; its checksum is made the expected one too."""
    requirements = folder / "themes/etat/requirements.txt"
    version, checksum = re.search(r"^django-dsfr==(\S+) --hash=sha256:(\w+)", requirements.read_text(), re.M).groups()
    path = folder / f"dsfr/django_dsfr-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("dsfr/static/dsfr/dist/dsfr.main.min.css", sheet)
        archive.writestr("dsfr/static/dsfr/dist/icons/x.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0\"/></svg>")
        archive.writestr("LICENSE", "MIT")
    if expected:
        requirements.write_text(requirements.read_text().replace(checksum, hashlib.sha256(path.read_bytes()).hexdigest()))


@only_state
def test_without_a_network_the_tool_says_what_to_do(folder):
    done = assemble(folder)
    assert done.returncode == 1 and "n'a pas pu être téléchargé" in done.stderr and f"{folder}/dsfr/" in done.stderr
    assert not (folder / "theme").exists()


@only_state
@pytest.mark.parametrize("sheet, expected, said", [
    ("/* DSFR v1.14.4 */", False, "somme SHA-256"), ("/* DSFR v1.15.0 */", True, "1.14.4 au plus"),
    ("/* DSFR v2.0.0 */", True, "1.14.4 au plus"), ("", True, "1.14.4 au plus"),
])
def test_another_package_is_refused(folder, sheet, expected, said):
    package(folder, sheet, expected)
    done = assemble(folder)
    assert done.returncode == 1 and said in done.stderr and not (folder / "theme").exists()


@only_state
def test_of_the_design_system_only_what_pages_use_is_taken(folder):
    package(folder, """@charset "UTF-8";/*! DSFR v1.14.4 */:root{--text-default-grey:var(--a);--a:#3a3a3a;--unused:1}
        :root[data-fr-theme=dark]{--a:#cecece}@font-face{font-family:Marianne;src:url(fonts/m.woff2)}
        .fr-logo,.fr-card{color:var(--text-default-grey)}.fr-card:hover{top:0}[data-fr-theme=dark] .fr-logo{left:1px}
        @media (min-width:62em){.fr-logo{background:url(icons/x.svg)}.fr-modal{top:0}}@media print{.fr-logo{top:9px}}""")
    done = assemble(folder)
    assert done.returncode == 0, done.stderr
    assert f"--theme {folder}/theme" in done.stdout
    sheet = (folder / "theme/assets/etat.css/10-dsfr.css").read_text(encoding="utf-8")
    rules = [line for line in sheet.splitlines() if "fr-" in line]
    assert rules[:2] == [".fr-logo{color:var(--text-default-grey)}", ".fr-logo{left:1px}"]
    assert rules[2].startswith(".fr-logo{background:url(\"data:image/svg+xml") and len(rules) == 3
    assert re.findall(r"--text-default-grey:([^;}]*)", sheet) == ["#3a3a3a", "#cecece"] and "--unused" not in sheet
    assert sheet.index("prefers-color-scheme:dark") < sheet.index("#cecece")
    assert "@media screen and (prefers-color-scheme:dark){\n.fr-logo{left:1px}\n}" in sheet
    # Of the package nothing else: no typeface, no script, no picture.
    assert {path.suffix for path in (folder / "theme").rglob("*") if path.is_file()} == {".mustache", ".css", ".js", ".yaml", ".txt"}
