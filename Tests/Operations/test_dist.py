"""What `make dist` packs: two runs give the same bytes, each archive holds what it says, the bill names every part."""

import hashlib
import json
import os
import re
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COMMAND = ROOT / ".build/debug/unisson"


def run(*arguments, **more):
    return subprocess.run([str(a) for a in arguments], check=True, capture_output=True, text=True, **more).stdout


def dist(folder):
    run(sys.executable, ROOT / "Sources/Dist/dist.py", COMMAND, folder, "--level", "1", cwd=ROOT)
    return {path.name: path for path in folder.iterdir()}


@pytest.fixture(scope="module")
def packed(tmp_path_factory):
    return dist(tmp_path_factory.mktemp("dist") / "un")


@pytest.fixture(scope="module")
def version():
    return run(COMMAND, "--version").strip()


def test_two_runs_give_the_same_bytes(packed, tmp_path):
    again = dist(tmp_path / "deux")
    assert packed.keys() == again.keys()
    assert [name for name in packed if packed[name].read_bytes() != again[name].read_bytes()] == []


def test_sums_are_those_of_the_files(packed, version):
    lines = packed["SHA256SUMS"].read_text().splitlines()
    found = {line.split("  ")[1]: line.split("  ")[0] for line in lines}
    assert set(found) == set(packed) - {"SHA256SUMS"}
    assert all(hashlib.sha256(packed[name].read_bytes()).hexdigest() == sum for name, sum in found.items())
    assert f"unisson-{version}-linux-x86_64.tar.gz" in found


def test_the_archive_holds_a_command_that_runs_and_its_sums(packed, version, tmp_path):
    name = f"unisson-{version}-linux-x86_64"
    with tarfile.open(packed[name + ".tar.gz"]) as archive:
        entries = archive.getmembers()
        assert {entry.name.split("/")[0] for entry in entries} == {name}
        assert {entry.uid for entry in entries} == {0} and len({entry.mtime for entry in entries}) == 1
        archive.extractall(tmp_path, filter="data")
    folder = tmp_path / name
    run("sha256sum", "--check", "--strict", "SHA256SUMS", cwd=folder)
    listed = {line.split("  ")[1] for line in (folder / "SHA256SUMS").read_text().splitlines()}
    assert listed == {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()} - {"SHA256SUMS"}
    assert {"unisson", "unisson.1", "sbom.cdx.json", "LISEZ-MOI.txt", "operations/nginx/unisson.conf"} <= listed
    assert os.access(folder / "operations/git/post-receive", os.X_OK)


def test_the_package_says_what_it_needs_and_holds(packed, version):
    package = packed[f"unisson_{version}_amd64.deb"]
    fields = dict(line.split(": ", 1) for line in run("dpkg-deb", "-f", package).splitlines() if re.match(r"\w", line))
    assert (fields["Package"], fields["Version"], fields["Architecture"]) == ("unisson", version, "amd64")
    symbols = run("objdump", "-T", COMMAND)
    newest = max(re.findall(r"GLIBC_(\d+)\.(\d+)", symbols), key=lambda pair: (int(pair[0]), int(pair[1])))
    assert f"libc6 (>= {'.'.join(newest)})" in fields["Depends"] and "tzdata" in fields["Depends"]
    listed = run("dpkg-deb", "-c", package)
    assert all(line.split()[1] == "root/root" for line in listed.splitlines())
    paths = {line.split()[5].removeprefix("./") for line in listed.splitlines()}
    assert {
        "usr/bin/unisson", "usr/lib/systemd/system/unisson@.service", "usr/lib/systemd/system/unisson@.timer",
        "usr/lib/systemd/system/unisson-mail@.service", "usr/lib/sysusers.d/unisson.conf", "usr/share/man/man1/unisson.1.gz",
        "usr/share/unisson/content/model.yaml", "usr/share/unisson/themes/sobre/theme.yaml",
    } <= paths
    # Nothing is started or enabled unasked.
    script = run("dpkg-deb", "-I", package, "postinst")
    assert not re.search(r"\b(enable|start|restart)\b", "\n".join(l for l in script.splitlines() if not l.startswith("#")))


def test_the_bill_names_every_part_with_version_and_licence(packed, version):
    bill = json.loads(packed[f"unisson-{version}.cdx.json"].read_text())
    # What CycloneDX 1.6 requires of these objects.
    assert (bill["bomFormat"], bill["specVersion"], bill["version"]) == ("CycloneDX", "1.6", 1)
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", bill["serialNumber"])
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", bill["metadata"]["timestamp"])
    own = bill["metadata"]["component"]
    assert own["type"] == "application" and own["version"] == version
    assert re.fullmatch(r"[0-9a-f]{64}", own["hashes"][0]["content"])
    parts = bill["components"]
    references = [part["bom-ref"] for part in [own, *parts]]
    assert len(set(references)) == len(references)
    for part in parts:
        assert part["type"] == "library" and part["name"] and part["version"]
        assert part["purl"].startswith("pkg:") and part["licenses"][0]["expression"]
    assert {name["ref"] for name in bill["dependencies"]} == set(references)
    # Every archive of the module maps and every package comes from some part.
    names = {part["name"] for part in parts}
    pins = json.loads((ROOT / "Package.resolved").read_text())["pins"]
    assert {pin["identity"] for pin in pins} <= names
    maps = "".join(path.read_text() for path in (ROOT / "Sources").glob("*/module.modulemap"))
    for archive in re.findall(r'link ":(\S+\.a)"', maps):
        place = next(Path("/usr/lib").glob(f"*/{archive}"))
        assert run("dpkg", "-S", place).split(":")[0] in names


@pytest.mark.skipif("UNISSON_TEST_ALL" not in os.environ, reason="make test-all")
def test_archive_and_package_work_offline_in_a_bare_debian(tmp_path):
    """The release command and the package in a root of debootstrap's least packages, without network and without Swift."""
    run("make", "dist", cwd=ROOT)
    folder, root = ROOT / ".build/dist", tmp_path / "racine"
    codename = re.search(r"^VERSION_CODENAME=(\w+)", Path("/etc/os-release").read_text(), re.M)[1]
    run("debootstrap", "--variant=minbase", codename, root)

    def inside(script):
        # Of no network, with processes of its own.
        start = f"mount -t proc proc {root}/proc && exec chroot {root} /bin/sh -euc \"$1\""
        return run(
            "unshare", "--net", "--mount", "--pid", "--fork", "/bin/sh", "-c", start, "sh", script,
            env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin"})

    for path in [*folder.glob("*.tar.gz"), *folder.glob("*.deb")]:
        (root / "srv" / path.name).write_bytes(path.read_bytes())
    command = """
        cd /srv; {put}
        {unisson} init essai; cd essai
        {unisson} build --quiet --output site
        test -f site/index.html
        {unisson} search "référent logement" --site site -n 1
        {unisson} publish /srv/publie{n} --site site --quiet
        test -f /srv/publie{n}/index.html
        cd /srv; rm -r essai
    """
    for n, (put, unisson) in enumerate([
        ("tar xf unisson-*.tar.gz; cd unisson-*/; sha256sum --check --quiet SHA256SUMS; cd ..", "$(ls -d /srv/unisson-*/unisson)"),
        ("dpkg --install unisson_*.deb >/dev/null", "unisson"),
    ]):
        assert "Éric Cadastre" in inside(command.format(put=put, unisson=unisson, n=n))
    same = run("diff", "-r", root / "srv/publie0", root / "srv/publie1")
    assert same == ""
    inside("unisson --version; dpkg --remove unisson >/dev/null; test ! -e /usr/bin/unisson")
