"""The French that a script can check: spelling by hunspell, and the slips of typography that rendering does not mend.

Reads the entries and tables of content/, the model, the words of the theme and the French of messages. Field names, ids,
addresses and code are left out; sigles and the names of people and places are taken from the content itself, other
accepted words from mots.txt. Prints `path:line: word (suggestions)` and ends with status 1 when there is a fault.
"""

import csv
import re
import shutil
import subprocess
import sys
from pathlib import Path

CONTENT = Path("content")
ACCEPTED = Path("Tests/Style/mots.txt")

LETTER = "[A-Za-zÀ-ÖØ-öø-ÿŒœ]"
WORD = re.compile(rf"(?<!\w){LETTER}+(?:[-’']{LETTER}+)*(?!\w)")
# What is not prose: code, targets of links, addresses, options of the command, holes of a phrase. SLOT stands in its place.
NOT_PROSE = re.compile(
    r"`[^`]*`|\[\[[^\]|]*\||\[\[[^\]]*\]\]|\]\([^)]*\)|\w+://\S+|\S+@\S+|\w+:[a-z][\w-]*|--[\w-]+|\{\{[^}]*\}\}|\{[^{}]*\}"
    r"|\b[0-9a-f]{32}\b|\S+/\S+\.\w+")
SLOT = "¤"
# What stands before an elided word, and what hangs on a verb: « l'avis », « peut-on ».
ELISION = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)[’'](?=\w)", re.IGNORECASE)
INVERSION = re.compile(r"-(?:t-)?(?:je|tu|il|elle|on|nous|vous|ils|elles|ce|le|la|les|lui|leur|y|en|là|ci|moi)$", re.IGNORECASE)

VOWEL = "(?:[aeiouyéèêîôœ]|h(?:abit|eure|ier|istoir|iver|omm|ôp|ôt|uiss))"
TYPOGRAPHY = {
    r"(?<=[^\s|])  +(?=[^\s|#])": "deux espaces",
    r"(?<=\w) +[,.](?=\s|$)": "espace devant une virgule ou un point",
    r"(?<=[^\s.])\.\.(?![./])": "deux points de suite",
    r"\.\.\.": "« … » s'écrit d'un seul signe",
    r"(?<!\w)\"(?=\w)[^\"=:]*\"(?!\w)": "guillemets droits",
    r"\bA(?= (?:la|ce|cette|partir|venir|noter|défaut|quoi|qui)\b| l['’])|\b(?:Ca|Etats?|Ecoles?|Etapes?|Equipes?|Egalité|Ile)\b": "capitale sans accent",
    r"\d ?(?:ème|ière|ère|nd)s?\b": "« 1er », « 1re », « 2e »",
    r"\b(?:N°|no\.|nos\.) ?\d": "« n° »",
    r"\b(?i:(le|la|les|de|du|des|un|une|et|à|au|aux|en|par|pour|sur|dans|que|qui|ne|se|ce))\s+\1\b": "mot répété",
    rf"\b(?:[DdLl]e|[Ll]a|[Qq]ue|[Nn]e|[Ss]e|[Jj]e|[Jj]usque|[Ll]orsque) (?!(?:aux?|avec|en|entre|et|onz\w+|ou|oui|un|y)\b){VOWEL}|\b[Ss]i ils?\b": "élision manquante",
}


def markdown(path):
    """The lines of an entry as (number, text): values of its front matter, without the field names, then the text."""
    front, fence = None, False
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line == "---" and front is not False:
            front = front is None
        elif line.startswith("```"):
            fence = not fence
        elif front:
            yield number, re.sub(r"^\s*(?:- )?(?:[^:\"'\[]{1,40}(?<! ):(?= |$))?", "", line).replace("\"", "")
        elif not fence:
            yield number, line


def table(path):
    rows = csv.reader(path.read_text(encoding="utf-8").splitlines(keepends=True), delimiter=";")
    next(rows)
    for row in rows:
        yield rows.line_num, " | ".join(row)


def quoted(path):
    """The comments and the quoted strings of a file that is not prose."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        code, _, comment = line.partition("# ")
        yield number, " | ".join([*re.findall(r'"((?:[^"\\]|\\.)*)"', code), " ".join(comment.split())])


def values(path):
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.startswith("#"):
            yield number, line.partition(":")[2].strip(' "')


def swift(path):
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.lstrip().startswith("//"):
            text = re.sub(r"\\\((?:[^()]|\([^()]*\))*\)", "…", line)
            yield number, " | ".join(re.findall(r'"((?:[^"\\]|\\.)*)"', text))


def sources():
    for path in sorted(CONTENT.rglob("*.md")):
        if "visas" not in path.parts:
            yield path, markdown(path)
    for path in sorted(CONTENT.glob("*.csv")):
        yield path, table(path)
    for path in sorted(CONTENT.glob("*.yaml")):
        yield path, quoted(path)
    for path in sorted(Path("themes").glob("*/strings/fr.yaml")):
        yield path, values(path)
    for path in sorted(Path("Sources/Diagnostics/French").glob("*.swift")):
        yield path, swift(path)


def known():
    """Ids of entries, and the words that the content itself vouches for."""
    ids = set()
    lines = ACCEPTED.read_text(encoding="utf-8").splitlines()
    words = {word for line in lines if not line.startswith("#") for word in line.split()}
    for path in sorted(CONTENT.rglob("*.md")):
        ids.add(path.stem)
        for sigle in re.findall(r"^sigle: (.+)$", path.read_text(encoding="utf-8"), re.M):
            words.update(WORD.findall(sigle))
    names = {"personnes.csv": ("prénom", "nom"), "territoires.csv": ("nom",), "sigles.csv": ("sigle",)}
    for path in sorted(CONTENT.glob("*.csv")):
        for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines(), delimiter=";"):
            ids.add(row.get("id", ""))
            for column in names.get(path.name, ()):
                words.update(WORD.findall(row[column] or ""))
    return ids, words


def words_of(text, ids):
    cells = re.split(r"\s*[|\[\],]\s*", text)
    prose = " | ".join(cell for cell in cells if cell.strip(" \"'-") not in ids)
    for found in WORD.findall(prose):
        found = ELISION.sub("", found)
        yield INVERSION.sub("", found) or found


def unknown(words):
    """The words that hunspell does not know, with its suggestions."""
    if shutil.which("hunspell") is None:
        sys.exit("Il manque hunspell et son dictionnaire français (Debian : apt-get install hunspell hunspell-fr)")
    words = sorted(words)
    run = subprocess.run(
        ["hunspell", "-d", "fr_FR", "-i", "utf-8", "-a"], input="".join(f"^{word}\n" for word in words),
        capture_output=True, encoding="utf-8")
    if run.returncode != 0 or not run.stdout:
        sys.exit(f"hunspell : {run.stderr.strip()}")
    answers = run.stdout.split("\n\n")
    answers[0] = answers[0].partition("\n")[2]
    found = {}
    for word, answer in zip(words, answers):
        faults = [line for line in answer.splitlines() if line[:1] in "&#"]
        if faults:
            found[word] = ", ".join(faults[0].partition(": ")[2].split(", ")[:3])
    return found


def main():
    ids, accepted = known()
    places, faults = {}, []
    for path, lines in sources():
        for number, line in lines:
            text = NOT_PROSE.sub(SLOT, line.rstrip())
            for pattern, rule in TYPOGRAPHY.items():
                for found in re.finditer(pattern, text):
                    faults.append((str(path), number, f"{rule} : {found[0]}"))
            for word in words_of(text, ids):
                if len(word) > 1 and word not in accepted:
                    places.setdefault(word, []).append((str(path), number))
    for word, suggestions in unknown(places).items():
        note = f"{word} ({suggestions})" if suggestions else word
        faults += [(path, number, note) for path, number in places[word]]
    for path, number, note in sorted(faults):
        print(f"{path}:{number}: {note}")
    print(f"orthographe : {len(faults)} fautes" if faults else "orthographe : rien à redire")
    sys.exit(1 if faults else 0)


main()
