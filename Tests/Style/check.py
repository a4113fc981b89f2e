"""The part of the style that a script can see; `make lint` runs it after swift-format.

Prints `path:line: rule` for each fault and ends with status 1 when there is one.
"""

import re
import subprocess
import sys
import unicodedata
from pathlib import Path

LONGEST_FILE = 300

MAP = Path("Sources/README.md")

# Libraries that are kept to one place. Which of our own modules may import which is what the map says.
KEPT = {"CMarkGFM": "Markup", "CYAML": "Markup", "CDigest": "Digests", "CGumbo": "Audit", "ArgumentParser": "unisson", "FlyingFox": "Preview"}

EVERYWHERE = {
    r"\b(class|struct|enum|actor|protocol) \w*(Manager|Helper|Utils?)\b": "a name that says nothing",
    r"(?<![\w.])/(work|tmp|root|home)/": "the path of one machine",
}
SOURCES = {
    r"\btry!|\bas!|\bfatalError\(|\bpreconditionFailure\(": "a trap: report a Diagnostic, or throw",
    r"@unchecked\b|nonisolated\(unsafe\)": "unchecked concurrency",
    r"\b(NSLock|(?<!import )Mutex(?!\(\(\)\))|DispatchQueue|DispatchSemaphore|Task\.detached)\b": "a lock or a detached task",
    r"^\s*(public |package |internal |private |fileprivate )?static var \w+[^{]*=": "global state",
}
# Effects, and the modules that may have them.
EFFECTS = {
    r"\b(ContinuousClock|SuspendingClock|clock_gettime|ProcessInfo|getenv)\b|\bDate\(\)|\bDate\.now\b":
        ({"unisson"}, "the clock or the environment is read by the command only"),
    r"\b(FileManager|FileHandle|fopen|opendir|contentsOfFile)\b":
        ({"Files", "Preview", "unisson", "EmbedTool", "EmbedPlugin"}, "files are touched by Files only"),
}

# The code knows kinds, fields and roles; what a préfecture calls them stands in its model. Words that are shown (strings)
# and comments may use them as examples.
ADMINISTRATION = re.compile(
    r"politique|polic(?:y|ies)(?!Text)|r[ée]f[ée]rent(?!ial|iel)|pr[ée]f(?:et|ecture)|dirigeant|attente|engagement|mutualisation|"
    r"titulaire|suppl[ée]ant", re.I)
NOT_CODE = re.compile(r'"(?:[^"\\\n]|\\.)*"|//.*')

# What the repository holds, but for hidden files.
TOP_LEVEL = {"Package.swift", "Sources", "Tests", "content", "themes", "README.md", "Makefile"}
faults = []


def fault(path, line, text):
    faults.append(f"{path}:{line}: {text}")


def tracked():
    """The files of the repository; without git (an unpacked archive), all but hidden ones."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], capture_output=True, check=True)
        return [Path(p) for p in listed.stdout.decode().split("\0") if p and Path(p).is_file()]
    except (OSError, subprocess.CalledProcessError):
        return [p for p in sorted(Path().rglob("*")) if p.is_file() and not any(n.startswith(".") for n in p.parts)]


def check_lines(path, lines, rules):
    for number, line in enumerate(lines, 1):
        for pattern, text in rules.items():
            if re.search(pattern, line):
                fault(path, number, text)


def check_name(path, text):
    """A file is named after its main type, or Type+Concern after what it extends; a function's file after the function."""
    name, _, concern = path.stem.partition("+")
    kinds = "extension" if concern else "struct|enum|class|actor|protocol|extension|typealias|func"
    if not re.search(rf"\b({kinds}) (\w+\.)*{name}\b", text, re.IGNORECASE):
        fault(path, 1, f"no {'extension of' if concern else 'declaration named'} {name} in this file")


def check_source(path, text, lines, direction):
    module = path.parts[1]
    check_lines(path, lines, SOURCES)
    check_lines(path, lines, {p: text for p, (allowed, text) in EFFECTS.items() if module not in allowed})
    for number, line in enumerate(lines, 1):
        found = re.match(r"(?:@\w+ )*(?:(?:public|package|internal|private|fileprivate) )?import (\w+)", line)
        if found and found[1] in direction and found[1] not in direction.get(module, ()):
            fault(path, number, f"{module} may not import {found[1]}: the map says so")
        if found and KEPT.get(found[1], module) != module:
            fault(path, number, f"{found[1]} is kept to {KEPT[found[1]]}")
        if found and module == "SearchCore":
            fault(path, number, "SearchCore imports nothing")
        if ADMINISTRATION.search(NOT_CODE.sub("", line)) and not line.lstrip().startswith("///"):
            # A header's name and a label of the standard library.
            if "SecurityPolicy" not in line and "bufferingPolicy" not in line:
                fault(path, number, "a word of French administration: the model says what things are called")
    check_name(path, text)


def read_direction():
    """What each module may import: the lines `module → modules` of the map, from the top down."""
    if not MAP.exists():
        fault(MAP, 1, "there is no map")
        return {}
    lines = enumerate(MAP.read_text(encoding="utf-8").splitlines(), 1)
    found = [(number, *line.split("→")) for number, line in lines if re.match(r"\w+ +→", line)]
    modules = [name.strip() for _, name, _ in found]
    direction = {}
    for position, (number, name, targets) in enumerate(found):
        direction[name.strip()] = set(targets.split())
        for target in targets.split():
            if target in modules[:position + 1]:
                fault(MAP, number, f"{name.strip()} → {target} does not lead down")
    for target in set().union(*direction.values()):
        direction.setdefault(target, set())
    return direction


def read_folders():
    """What each folder of a module may name: the lines `Module/Folder → folders` of the map, from the top down. A folder
    `X/*` stands for each folder within X that has no line of its own."""
    if not MAP.exists():
        return {}
    lines = enumerate(MAP.read_text(encoding="utf-8").splitlines(), 1)
    found = [(number, *line.split("→")) for number, line in lines if re.match(r"\w+/[\w/*]+ +→", line)]
    names = [name.strip() for _, name, _ in found]
    for position, (number, name, targets) in enumerate(found):
        for target in targets.split():
            if target not in names:
                fault(MAP, number, f"{name.strip()} → {target}: that folder has no line")
            elif names.index(target) <= position:
                fault(MAP, number, f"{name.strip()} → {target} does not lead down")
    return {name.strip(): set(targets.split()) for _, name, targets in found}


def bare(text):
    """The code of a Swift file: comments and texts blanked, lines kept."""
    text = re.sub(r'"""(.*?)"""', lambda m: "\n" * m[0].count("\n"), text, flags=re.S)
    return re.sub(r'"(?:\\.|[^"\\\n])*"|//[^\n]*', "", text)


def check_folders(paths, folders):
    """A folder names only types that it declares itself, or that folders declare to which its line leads."""
    modules = {name.split("/")[0] for name in folders}
    declared, code = {}, {}
    for path in paths:
        if path.parts[0] != "Sources" or path.parts[1] not in modules or path.suffix != ".swift":
            continue
        folder = "/".join(path.parts[1:-1])
        line = folder if folder in folders else folder.rpartition("/")[0] + "/*"
        if line not in folders:
            fault(path, 1, f"{folder}/ has no line on the map")
            continue
        code[path] = (folder, line, bare(path.read_text(encoding="utf-8")))
        for name in re.findall(r"^(?:(?:public|package|internal|private|fileprivate|final|indirect) )*(?:struct|enum|class|actor|protocol|typealias) (\w+)",
                               code[path][2], re.M):
            declared[name] = (folder, line)
    names = re.compile(r"(?<![\w.])(" + "|".join(sorted(declared, key=len, reverse=True)) + r")\b") if declared else None
    for path, (folder, line, text) in code.items():
        for number, row in enumerate(text.splitlines(), 1):
            for name in sorted(set(names.findall(row))):
                home, home_line = declared[name]
                if home != folder and home_line not in folders[line]:
                    fault(path, number, f"{folder}/ may not name {name} of {home}/: the map says so")


def check_map(paths, direction):
    """The map names every module, type and path that it speaks of truly, and no other."""
    if not MAP.exists():
        return
    text = MAP.read_text(encoding="utf-8")
    modules = {p.parts[1] for p in paths if p.parts[0] == "Sources" and len(p.parts) > 2}
    rows = set(re.findall(r"^\| `(\w+)/` \|", text, re.M))
    for name in sorted(modules ^ rows):
        fault(MAP, 1, f"{name}/ is in Sources/ but not on the map" if name in modules else f"{name}/ is on the map but not in Sources/")
    for name in sorted(modules ^ direction.keys()):
        fault(MAP, 1, f"{name} has no place in the direction" if name in modules else f"{name} has a direction but is not in Sources/")
    code = "\n".join(p.read_text(encoding="utf-8") for p in paths if p.parts[0] == "Sources" and p.suffix == ".swift")
    declared = set(re.findall(r"\b(?:struct|enum|class|actor|protocol|typealias|func|case|let|var) +`?(\w+)", code))
    for name in sorted(set(re.findall(r"`([A-Z]\w+(?:\.\w+)?)(?:<\w+>)?`", text))):
        for part in name.split("."):
            if part not in declared:
                fault(MAP, 1, f"`{name}`: there is no {part} in Sources/")
    for name in sorted(set(re.findall(r"`((?:content|themes|Tests|Sources)/[^`<*]+)`", text))):
        if not Path(name).exists():
            fault(MAP, 1, f"`{name}` does not exist")


def slug(text):
    """As headings become anchors; what joins words is left out, for a heading may join what an identifier parts."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "", plain)


def check_guide():
    """Each message has its section in the guide, and no section stands for one that is gone."""
    sections, messages = {}, {}
    for path in sorted(Path("content/pages/aide").glob("messages-*.md")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.startswith("## "):
                if slug(line) in sections:
                    fault(path, number, f"{line[3:]} stands twice")
                sections[slug(line)] = (path, number, line[3:])
    for path in sorted(Path("Sources/Diagnostics").glob("*Problem.swift")):
        text = path.read_text(encoding="utf-8")
        for body in re.findall(r"var id: String \{\n(.*?)\n    \}", text, re.S):
            messages |= {slug(name): (path, name) for name in re.findall(r'"([a-z0-9-]+)"', body)}
    for key in sorted(messages.keys() - sections.keys()):
        fault(messages[key][0], 1, f"{messages[key][1]} has no section in content/pages/aide/messages-*.md")
    for key in sorted(sections.keys() - messages.keys()):
        fault(*sections[key][:2], f"{sections[key][2]} is no message")
    return len(messages)


def check_top_level(paths):
    """Nothing stands beside the folders and files of the layout but what is hidden."""
    for name in sorted({path.parts[0] for path in paths} - TOP_LEVEL):
        if not name.startswith("."):
            fault(name, 1, "stands beside " + ", ".join(sorted(TOP_LEVEL)))


def main():
    paths = tracked()
    check_top_level(paths)
    direction = read_direction()
    for path in paths:
        if path.suffix not in {".swift", ".py", ".md", ".yaml", ".mustache", ".css", ".js", ".h"}:
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        lines = text.splitlines()
        if path.parts[:2] == ("Tests", "Style"):
            continue
        check_lines(path, lines, EVERYWHERE)
        if path.suffix != ".swift" or path.name in ("Package.swift", "Placeholder.swift"):
            continue
        if len(lines) > LONGEST_FILE:
            fault(path, LONGEST_FILE, f"{len(lines)} lines; at most {LONGEST_FILE}")
        if path.parts[0] == "Sources":
            check_source(path, text, lines, direction)
        elif path.parts[0] == "Tests":
            check_lines(path, lines, {r"@Test\b.*\bfunc \w": "a test is named by a behaviour, between backticks"})
    check_map(paths, direction)
    check_folders(paths, read_folders())
    if check_guide() < 200:
        fault("Sources/Diagnostics", 1, "the messages were not found")
    print(*sorted(faults), sep="\n", end="\n" if faults else "")
    print(f"forme : {len(faults)} fautes" if faults else "forme : rien à redire")
    sys.exit(1 if faults else 0)


main()
