"""The bill of materials: what the command is made of, in which version and under which licence (CycloneDX 1.6).

What is in it is read, not listed: the packages from Package.resolved, the static libraries from the module maps.
"""

import hashlib
import json
import re
import subprocess
import uuid
from datetime import datetime, timezone
from pathlib import Path

# By package: SPDX expressions. A part that is not here stops `make dist`.
LICENCES = {
    "swift-argument-parser": "Apache-2.0 WITH Swift-exception",
    "swift-atomics": "Apache-2.0 WITH Swift-exception",
    "swift-nio": "Apache-2.0",
    "swift-system": "Apache-2.0 WITH Swift-exception",
    "swift": "Apache-2.0 WITH Swift-exception",
    "swift-foundation": "Apache-2.0 WITH Swift-exception",
    "swift-collections": "Apache-2.0 WITH Swift-exception",
    "swift-corelibs-libdispatch": "Apache-2.0 WITH Swift-exception",
    "libcmark-gfm-dev": "BSD-2-Clause AND MIT",
    "libcmark-gfm-extensions-dev": "BSD-2-Clause AND MIT",
    "libdeflate-dev": "MIT",
    "libgumbo-dev": "Apache-2.0",
    "libmd-dev": "BSD-3-Clause AND BSD-2-Clause AND ISC",
    "libyaml-dev": "MIT",
    "libstdc++-dev": "GPL-3.0-or-later WITH GCC-exception-3.1",
}


def output_of(*arguments):
    return subprocess.run(arguments, check=True, capture_output=True, text=True).stdout.strip()


def licence(name):
    if name not in LICENCES:
        raise SystemExit(f"Quelle est la licence de « {name} » ? Dites-la dans Sources/Dist/bill.py")
    return LICENCES[name]


def component(name, version, purl):
    return {
        "type": "library", "bom-ref": purl, "name": name, "version": version,
        "licenses": [{"expression": licence(re.sub(r"\+\+-\d+-dev$", "++-dev", name))}], "purl": purl,
    }


def packages(root):
    """The Swift packages, at the revisions that were compiled."""
    for pin in json.loads((root / "Package.resolved").read_text(encoding="utf-8"))["pins"]:
        place = pin["location"].removesuffix(".git").removeprefix("https://")
        version = pin["state"].get("version") or pin["state"]["revision"]
        found = component(pin["identity"], version, f"pkg:swift/{place}@{version}")
        found["externalReferences"] = [{"type": "vcs", "url": pin["location"]}]
        found["properties"] = [{"name": "swift:revision", "value": pin["state"]["revision"]}]
        yield found


def libraries(root):
    """The Debian packages of the archives that module maps name, and of the C++ runtime."""
    archives = set()
    for module in sorted((root / "Sources").glob("*/module.modulemap")):
        archives.update(re.findall(r'link ":(\S+\.a)"', module.read_text(encoding="utf-8")))
    places = [path for name in sorted(archives) for path in Path("/usr/lib").glob(f"*/{name}")]
    runtime = root / ".build/static/libstdc++.a"
    if runtime.exists():
        places.append(runtime.resolve())
    names = {output_of("dpkg", "-S", place).split(":")[0] for place in places}
    if len(places) < len(archives):
        raise SystemExit(f"Introuvables parmi les paquets Debian : {archives}")
    # A package of extensions may hold no archive of its own name.
    for name in sorted(names):
        version, architecture = output_of("dpkg-query", "-W", "-f=${Version} ${Architecture}\n", name).splitlines()[0].split()
        yield component(name, version, f"pkg:deb/debian/{name}@{version.replace('+', '%2B')}?arch={architecture}")


def toolchain():
    """What the compiler puts into every program."""
    said = subprocess.run(["swift", "--version"], check=True, capture_output=True, text=True).stdout
    version = re.search(r"Swift version (\S+)", said)[1]
    for name in ("swift", "swift-collections", "swift-corelibs-libdispatch", "swift-foundation"):
        owner = "swiftlang" if name in ("swift", "swift-foundation") else "apple"
        if name == "swift-collections":
            # The toolchain holds a copy of its own.
            yield component(name, f"swift-{version}", f"pkg:github/{owner}/{name}@swift-{version}")
        else:
            yield component(name, version, f"pkg:github/{owner}/{name}@swift-{version}-RELEASE")


def bill_of_materials(root, version, date, command):
    """The document's bytes, and its components."""
    components = sorted([*packages(root), *libraries(root), *toolchain()], key=lambda part: part["bom-ref"])
    digest = hashlib.sha256(command).hexdigest()
    own = f"pkg:generic/unisson@{version}"
    document = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, own + '#' + digest)}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(date, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {
                "type": "application", "bom-ref": own, "name": "unisson", "version": version, "purl": own,
                "hashes": [{"alg": "SHA-256", "content": digest}],
            },
        },
        "components": components,
        "dependencies": [
            {"ref": own, "dependsOn": [part["bom-ref"] for part in components]},
            *({"ref": part["bom-ref"], "dependsOn": []} for part in components),
        ],
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode(), components


def text_of(components):
    """The package's copyright file: what is inside, and where the words of its licences are."""
    lines = ["La commande contient, sous forme compilée :", ""]
    lines += [f"  {part['name']} {part['version']} : {part['licenses'][0]['expression']}" for part in components]
    lines += ["", "Les mêmes, avec leurs origines : /usr/share/doc/unisson/sbom.cdx.json.",
              "Les licences communes sont dans /usr/share/common-licenses."]
    return ("\n".join(lines) + "\n").encode()
