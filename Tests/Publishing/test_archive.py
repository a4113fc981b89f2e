"""Publishing to an archive, read by programs that are not ours."""

import os
import subprocess
import zipfile

import pytest

from conftest import LONGEST, tree


def test_others_read_it(site):
    site.two()
    for name in ("un", "deux"):
        site.publish(name, "site.zip")
        subprocess.run(["unzip", "-tq", "site.zip"], cwd=site.folder, check=True, capture_output=True, timeout=LONGEST)
        with zipfile.ZipFile(site.folder / "site.zip") as archive:
            assert archive.testzip() is None
            entries = {entry.filename: entry for entry in archive.infolist() if not entry.filename.startswith(".unisson")}
            assert {path: archive.read(path) for path in entries} == site.files(name)
            assert all(entry.external_attr >> 16 == 0o100644 for entry in entries.values())
            assert {entry.date_time[:3] for entry in entries.values()} == {(2013, 6, 17)}
            # Pages are deflated.
            assert entries["index.html"].compress_type == zipfile.ZIP_DEFLATED


def test_what_is_unpacked_is_ours(site):
    site.two()
    site.publish("un", "site.zip")
    subprocess.run(["unzip", "-q", "site.zip", "-d", "clé"], cwd=site.folder, check=True, timeout=LONGEST)
    assert "0 fichier envoyé, 0 retiré" in site.publish("un", "clé")
    site.publish("deux", "clé")
    assert tree(site.folder / "clé") == site.files("deux")


@pytest.mark.skipif(not os.environ.get("UNISSON_TEST_ALL"), reason="long: in make test-all")
def test_more_files_than_the_old_format_counts(site):
    """70,000 files: beyond 65,535 the format has 64 bits."""
    site.build("un")
    many = site.folder / ".un.generations/1/fichiers"
    many.mkdir()
    for number in range(70_000):
        (many / f"{number}.txt").write_bytes(b"")
    site.publish("un", "site.zip")
    with zipfile.ZipFile(site.folder / "site.zip") as archive:
        assert len(archive.namelist()) > 70_000
    subprocess.run(["unzip", "-tq", "site.zip"], cwd=site.folder, check=True, capture_output=True, timeout=LONGEST)
