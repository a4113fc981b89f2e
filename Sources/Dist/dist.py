"""Packs the command for machines without a compiler; `make dist` runs it.

usage: dist.py COMMAND FOLDER [--level 0-9]

Writes into FOLDER, the same bytes for the same command and commit (SOURCE_DATE_EPOCH, else the last commit's date):

    unisson-VERSION-linux-x86_64.tar.gz   the command, its manual, the operations files, the bill of materials, SHA256SUMS
    unisson_VERSION_amd64.deb             the same where Debian has them, made by dpkg-deb
    unisson-VERSION.cdx.json              the bill of materials: CycloneDX 1.6
    SHA256SUMS                            of the three
"""

import argparse
import gzip
import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

from bill import bill_of_materials, text_of

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent


def output_of(*arguments):
    return subprocess.run(arguments, check=True, capture_output=True, text=True, cwd=ROOT).stdout.strip()


def moment():
    """Seconds since 1970 that all files bear."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    return int(given if given else output_of("git", "log", "-1", "--format=%ct"))


def least_libc(command):
    """The oldest glibc that the command runs with: the highest version that its symbols name."""
    symbols = output_of("objdump", "-T", command)
    return max(re.findall(r"\(GLIBC_([0-9.]+)\)", symbols), key=lambda version: [int(part) for part in version.split(".")])


def needed(command):
    """The shared libraries that the command asks for."""
    return re.findall(r"NEEDED\s+(\S+)", output_of("objdump", "-p", command))


def manual(version, date):
    text = (HERE / "unisson.1").read_text(encoding="utf-8").replace("@VERSION@", version).replace("@DATE@", date)
    return text.encode()


def operations():
    """The operations files: path, bytes and mode of each, in path order."""
    folder = ROOT / "Sources/Embedded/operations"
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes(), path.stat().st_mode & 0o111 and 0o755 or 0o644


def tree(folder):
    for path in sorted((ROOT / folder).rglob("*")):
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(ROOT).parts):
            yield path.relative_to(ROOT).as_posix(), path.read_bytes()


def sums(files):
    return "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data, _ in files).encode()


def write_archive(path, files, date, level):
    """A tar archive whose bytes depend on nothing but the files."""
    name = path.name.removesuffix(".tar.gz")
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for file, data, mode in files:
            entry = tarfile.TarInfo(f"{name}/{file}")
            entry.size, entry.mode, entry.mtime = len(data), mode, date
            entry.uname = entry.gname = "root"
            archive.addfile(entry, io.BytesIO(data))
    with open(path, "wb") as file, gzip.GzipFile("", "wb", level, file, mtime=date) as packed:
        packed.write(buffer.getvalue())


def packed_manual(data):
    buffer = io.BytesIO()
    with gzip.GzipFile("", "wb", 9, buffer, mtime=0) as file:
        file.write(data)
    return buffer.getvalue()


def debian_files(command, text, bill, copyright_text):
    """What the package installs: path, bytes, mode."""
    yield "usr/bin/unisson", command, 0o755
    yield "usr/share/man/man1/unisson.1.gz", packed_manual(text), 0o644
    yield "usr/share/doc/unisson/copyright", copyright_text, 0o644
    yield "usr/share/doc/unisson/README.md", (ROOT / "README.md").read_bytes(), 0o644
    yield "usr/share/doc/unisson/sbom.cdx.json", bill, 0o644
    for name, data, mode in operations():
        yield f"usr/share/unisson/operations/{name}", data, mode
        if name.startswith("systemd/unisson"):
            yield f"usr/lib/systemd/system/{Path(name).name}", data, 0o644
        if name == "systemd/sysusers.conf":
            yield "usr/lib/sysusers.d/unisson.conf", data, 0o644
    for folder in ("content", "themes"):
        for name, data in tree(folder):
            yield f"usr/share/unisson/{name}", data, 0o644


def write_package(path, files, control, date, level, work):
    """Lays the package out and has dpkg-deb make it."""
    shutil.rmtree(work, ignore_errors=True)
    files = list(files)
    hashes = "".join(f"{hashlib.md5(data).hexdigest()}  {name}\n" for name, data, _ in files)
    size = sum(-(-len(data) // 1024) for _, data, _ in files)
    scripts = [(f"DEBIAN/{name}", (HERE / "debian" / name).read_bytes(), 0o755) for name in ("postinst", "prerm", "postrm")]
    files += [("DEBIAN/control", control.replace("@SIZE@", str(size)).encode(), 0o644), ("DEBIAN/md5sums", hashes.encode(), 0o644)]
    for name, data, mode in files + scripts:
        place = work / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
        place.chmod(mode)
    for place in sorted(work.rglob("*"), reverse=True):
        if place.is_dir():
            place.chmod(0o755)
        os.utime(place, (date, date))
    work.chmod(0o755)
    os.utime(work, (date, date))
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zxz", f"-z{level}", "--threads-max=1", "--uniform-compression", "--build", work, path],
        check=True, stdout=subprocess.DEVNULL, env={**os.environ, "SOURCE_DATE_EPOCH": str(date)})
    shutil.rmtree(work)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("command", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--level", type=int, default=9)
    options = parser.parse_args()
    version = output_of(options.command.resolve(), "--version")
    if not re.fullmatch(r"\d+\.\d+\.\d+", version):
        sys.exit(f"« {options.command} --version » ne dit pas de version : {version!r}")
    date = moment()
    shutil.rmtree(options.folder, ignore_errors=True)
    options.folder.mkdir(parents=True)
    stripped = options.folder / "unisson.part"
    subprocess.run(["strip", "--strip-all", "-o", stripped, options.command], check=True)
    command = stripped.read_bytes()
    libc, shared = least_libc(stripped.resolve()), needed(stripped.resolve())
    stripped.unlink()
    bill, components = bill_of_materials(ROOT, version, date, command)
    text = manual(version, output_of("date", "--utc", f"--date=@{date}", "+%Y-%m-%d"))
    files = [("unisson", command, 0o755), ("unisson.1", text, 0o644), ("sbom.cdx.json", bill, 0o644)]
    files += [("LISEZ-MOI.txt", (HERE / "LISEZ-MOI.txt").read_bytes(), 0o644)]
    files += [(f"operations/{name}", data, mode) for name, data, mode in operations()]
    archive = options.folder / f"unisson-{version}-linux-x86_64.tar.gz"
    write_archive(archive, [*files, ("SHA256SUMS", sums(files), 0o644)], date, options.level)
    control = (HERE / "debian/control").read_text(encoding="utf-8").replace("@VERSION@", version).replace("@LIBC@", libc)
    package = options.folder / f"unisson_{version}_amd64.deb"
    write_package(
        package, debian_files(command, text, bill, text_of(components)), control, date, options.level,
        options.folder / "package.part")
    sbom = options.folder / f"unisson-{version}.cdx.json"
    sbom.write_bytes(bill)
    made = [(path.name, path.read_bytes(), 0) for path in (archive, package, sbom)]
    (options.folder / "SHA256SUMS").write_bytes(sums(made))
    for name, data, _ in made:
        print(f"{options.folder / name} : {len(data) / 1e6:.1f} Mo".replace(".", ",", 0))
    print(f"La commande : {len(command) / 1e6:.1f} Mo, avec glibc {libc} ou plus récente ; bibliothèques : {', '.join(shared)}")


main()
