"""Makes the theme « etat » whole: what stands in this folder, and what its pages use of the State's design system.

    assemble.py FOLDER      makes the theme in FOLDER; the package is fetched by pip beside it, unless it is there already

Nothing of the design system is kept in this repository. Of its style sheet the rules are taken whose classes stand in a
template, and the tokens that these rules and the theme's own sheets ask for, resolved to their values;
of its icons those that these rules show, inside the sheet: pages from file:// load no mask from another file.
"""

import hashlib
import re
import shutil
import subprocess
import sys
import urllib.parse
import zipfile
from pathlib import Path

sys.dont_write_bytecode = True
from stylesheet import Rule, read, write

HERE = Path(__file__).resolve().parent
DIST = "dsfr/static/dsfr/dist/"
SHEETS = ["dsfr.main.min.css"]
# The last version that is known to be under the MIT licence.
LAST = (1, 14, 4)
DARK = "[data-fr-theme=dark]"
# What the system sets for its own base and its scripts, and this theme has otherwise; underlines that it draws as pictures.
LEFT = re.compile(
    r"--(?:(?:ul|ol)-(?:type|start|content)|(?:text|title)-spacing|xl-\w+|li-bottom|underline-\w+(?:-\w+)?|external-link-content"
    r"|idle|hover|active|hover-tint|active-tint|brighten|text-decoration)$|-webkit-mask|transition|max-height:none$|max-width:100%$"
    r"|overflow:initial$|background-repeat:no-repeat,no-repeat$")
# States that its scripts make, pages of mourning, what this theme's pages never have, and pictures that they draw themselves.
NEVER = re.compile("|".join([
    r"data-fr-(?:mourning|scrolling)", r"aria-expanded", r":disabled", r":not\(\[href\]\)", r"\[class", r"_blank", r"\[type=",
    r"textarea", r"-webkit-", r"autofill", r"^(?:button|a)\.fr-", r"^\S+ \.fr-badge", r"\.fr-(?:nav|footer)\S* \.fr-(?:btn|link)\b",
    r"\.fr-(?:btn|badge|header__brand):(?:before|after)", r"^\.fr-(?:footer__brand \.fr-logo|nav__list>:|breadcrumb__list li:)"]))
LONG = re.compile(r":not\(\[(?:class[*^]|aria-current)=[^\]]*\]\)")


class Missing(Exception):
    """Something from outside is not there; its text is for people."""


def package(folder):
    """The package's archive, fetched once; whoever brought it, it is the one that was asked for."""
    wanted = re.search(r"^([\w-]+)==(\S+) --hash=sha256:(\w+)", (HERE / "requirements.txt").read_text(), re.M)
    name, version, checksum = wanted.groups()

    def found():
        return next(iter(sorted(folder.glob(f"{name.replace('-', '_')}-{version}-*.whl"))), None)
    if not found():
        folder.mkdir(parents=True, exist_ok=True)
        done = subprocess.run(
            [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps", "--only-binary=:all:",
             "--require-hashes", "--dest", str(folder), "--requirement", str(HERE / "requirements.txt")],
            capture_output=True, text=True)
        if done.returncode or not found():
            said = (done.stderr.strip().splitlines() or ["pip n'a rien dit"])[-1]
            raise Missing(
                f"Le paquet {name} {version} (Système de design de l'État) n'a pas pu être téléchargé :\n  {said}\n"
                f"Hors connexion, déposez son fichier .whl dans {folder}/ puis relancez make theme-etat.")
    if hashlib.sha256(found().read_bytes()).hexdigest() != checksum:
        raise Missing(f"{found()} n'est pas le paquet attendu : sa somme SHA-256 n'est pas celle de themes/etat/requirements.txt.")
    return found()


class System:
    """The design system as its package has it."""

    def __init__(self, archive):
        try:
            self.archive = zipfile.ZipFile(archive)
            self.rules = [rule for sheet in SHEETS for rule in read(self.text(sheet))]
        except (zipfile.BadZipFile, KeyError) as error:
            raise Missing(f"{archive} n'est pas le paquet attendu : {error}") from error
        version = re.search(r"DSFR v(\d+)\.(\d+)\.(\d+)", self.text(SHEETS[0]))
        if not version or tuple(map(int, version.groups())) > LAST:
            raise Missing(f"{archive} : le DSFR doit être en version {'.'.join(map(str, LAST))} au plus, pour sa licence.")
        self.version = ".".join(version.groups())
        self.tokens = {scheme: {} for scheme in ("light", "dark")}
        for rule in self.rules:
            if not rule.around and rule.selectors in ([":root"], [":root" + DARK]):
                self.tokens["dark" if DARK in rule.selectors[0] else "light"].update(rule.properties)
        self.tokens["dark"] = self.tokens["light"] | self.tokens["dark"]

    def text(self, path):
        return self.archive.read(DIST + path).decode()

    def value(self, token, scheme):
        """What a token comes to, without names of others; nothing where there is none."""
        found = self.tokens[scheme].get(token)
        for _ in range(9):
            if found is None or "var(" not in found:
                break
            found = re.sub(r"var\((--[\w-]+)\)", lambda m: self.tokens[scheme].get(m[1], m[0]), found)
        return found

    def inlined(self, value):
        """A value with the pictures that it names in it."""
        def picture(match):
            name = match[1].strip("'\"")
            if name.startswith("data:"):
                return match[0]
            drawing = re.sub(r"\s+", " ", self.text(re.sub(r"^(\.\./)+", "", name)).replace('"', "'")).strip()
            safe = urllib.parse.quote(drawing, safe=" =:/'(),.;-")
            return f'url("data:image/svg+xml;charset=utf8,{safe}")'
        return re.sub(r"url\((\"[^\"]*\"|[^)]*)\)", picture, value)

    def used(self, classes):
        """The rules for these classes, those of the dark scheme for whoever asks the browser for it."""
        for rule in self.rules:
            if any("print" in around or "-moz-document" in around for around in rule.around):
                continue
            chosen = {"": [], DARK: []}
            own_scheme = any("prefers-color-scheme" in around for around in rule.around)
            for selector in rule.selectors:
                plain = LONG.sub("", selector)
                shown = re.sub(r"^(:root)?\[data-fr-theme=dark\] ?", "", plain)
                names = set(re.findall(r"\.([\w-]+)", plain))
                if names and names <= classes and not NEVER.search(shown):
                    dark = DARK in plain and not own_scheme
                    chosen[DARK if dark else ""].append(shown)
            kept = {name: self.inlined(value) for name, value in rule.properties.items()
                    if not LEFT.match(name) and not LEFT.match(f"{name}:{value}") and "--underline-" not in value}
            for scheme, selectors in chosen.items():
                if selectors and kept:
                    dark = ["@media screen and (prefers-color-scheme:dark)"] if scheme else []
                    around = [re.sub(r"[^ ,]*\(-ms-[^,]*,", "", head) for head in [*dark, *rule.around]]
                    yield Rule(around, list(dict.fromkeys(selectors)), kept)


def lean(text):
    """A sheet or script without its comments, which readers would load for nothing."""
    return re.sub(r"^[ \t]*(?:/\*.*?\*/|//[^\n]*)[ \t]*\n", "", text, flags=re.S | re.M)


def classes():
    """The classes of the system that this theme's templates name."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((HERE / "templates").rglob("*.mustache"))]
    return {name for text in texts for value in re.findall(r'class="([^"]*)"', text) for name in re.findall(r"fr-[\w-]+", value)}


def assemble(target, system):
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(HERE, target, ignore=shutil.ignore_patterns("*.py", "requirements.txt", "__pycache__"))
    # One request less: the parent's script for pages comes with its search.
    parent = HERE.parent / "sobre/assets"
    script = "".join(lean((parent / name).read_text(encoding="utf-8")) for name in ("recherche.js", "page.js"))
    (target / "assets/recherche.js").write_text(script, encoding="utf-8")
    for part in (parent / "sobre.css").iterdir():
        path = target / "assets/sobre.css" / part.name
        path.write_text(lean((path if path.exists() else part).read_text(encoding="utf-8")), encoding="utf-8")
    sheets = target / "assets/etat.css"
    rules = list(system.used(classes()))
    for sheet in sheets.iterdir():
        sheet.write_text(lean(sheet.read_text(encoding="utf-8")), encoding="utf-8")
    own = "".join(path.read_text(encoding="utf-8") for path in target.rglob("*.css") if path.is_file())
    asked = set(re.findall(r"var\((--[\w-]+)", own + write(rules)))
    tokens = {
        scheme: {name: value for name in sorted(asked) if (value := system.value(name, scheme)) is not None}
        for scheme in system.tokens}
    changed = {name: value for name, value in tokens["dark"].items() if value != tokens["light"][name]}
    notice = f"/* DSFR v{system.version} | MIT | usage réservé aux services de l'État */\n"
    (sheets / "10-dsfr.css").write_text(notice + write([
        Rule([], [":root"], tokens["light"]),
        Rule(["@media screen and (prefers-color-scheme:dark)"], [":root"], changed), *rules]), encoding="utf-8")
    (target / "LICENCE-DSFR.txt").write_bytes(system.archive.read("LICENSE"))


def main():
    target = Path(sys.argv[1])
    try:
        system = System(package(target.parent / "dsfr"))
    except Missing as error:
        print(error, file=sys.stderr)
        return 1
    assemble(target, system)
    print(f"Le thème : {target} (DSFR {system.version}), réservé aux services de l'État. Pour s'en servir :\n"
          f"  unisson build --theme {target}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
