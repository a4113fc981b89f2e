"""Publishing to folders: killed at any moment while somebody reads, on a disk without links, on one that is full."""

import os
import shutil
import subprocess
import time

import pytest

from conftest import COMMAND, LONGEST, Reader, kill_while_read, tree


def test_killed_at_any_moment_while_somebody_reads(site):
    site.two(entries=60)
    share = site.folder / "partage"
    (share / "mine").mkdir(parents=True)
    (share / "mine/notes.html").write_text("à moi", encoding="utf-8")
    started = time.monotonic()
    site.publish("un", share)
    whole = time.monotonic() - started
    kill_while_read(
        site, Reader(share), whole,
        lambda turn: [COMMAND, "publish", "--quiet", "--site", ("deux", "un")[turn % 2], share])
    for name in ("deux", "un"):
        assert "vérifiés" in site.publish(name, share)
        assert tree(share) == {**site.files(name), "mine/notes.html": "à moi".encode()}
        assert sorted(path.name for path in (share / ".unisson").iterdir()) == ["lock", "publication.sha256"]


def test_sha256sum_reads_the_list(site):
    site.build("un")
    site.publish("un", "partage")
    subprocess.run(
        ["sha256sum", "--quiet", "--strict", "--check", ".unisson/publication.sha256"], cwd=site.folder / "partage",
        check=True, timeout=LONGEST)


@pytest.mark.parametrize("mask, mode", [(0o022, 0o644), (0o027, 0o640), (0o077, 0o600)])
def test_the_umask_is_respected(site, mask, mode):
    site.build("un")
    former = os.umask(mask)
    try:
        site.publish("un", "partage")
    finally:
        os.umask(former)
    for path in (site.folder / "partage").rglob("*"):
        expected = mode | (mode & 0o444) >> 2 if path.is_dir() else mode
        # The lock holds nothing.
        if path.name != "lock":
            assert path.stat().st_mode & 0o777 == expected, path


@pytest.mark.skipif(os.geteuid() != 0, reason="mounting a disk takes root")
def test_a_disk_that_fills_up_changes_nothing(site):
    site.two(entries=30)
    disk = site.folder / "disque"
    disk.mkdir()
    size = sum(len(content) for content in site.files("un").values())
    mount(disk, "tmpfs", f"size={size // 1024 + 600}k")
    try:
        site.publish("un", disk / "site")
        before = {**tree(disk / "site")}
        filler = disk / "autre"
        filler.write_bytes(b"x" * (shutil.disk_usage(disk).free - 40_000))
        room = shutil.disk_usage(disk).free
        message = site.publish("deux", disk / "site", status=74)
        assert "disque plein" in message
        assert tree(disk / "site") == before
        assert shutil.disk_usage(disk).free == room
        filler.unlink()
        site.publish("deux", disk / "site")
        assert tree(disk / "site") == site.files("deux")
    finally:
        subprocess.run(["umount", "--lazy", disk], check=True, timeout=LONGEST)


def mount(place, kind, options, source="none"):
    done = subprocess.run(
        ["mount", "-t", kind, "-o", options, source, place], capture_output=True, text=True, timeout=LONGEST)
    if done.returncode != 0:
        pytest.skip("no mounting here: " + done.stderr.strip())


def image(site):
    path = site.folder / "cle.img"
    subprocess.run(["truncate", "--size", "32M", path], check=True, timeout=LONGEST)
    subprocess.run(["mkfs.vfat", path], check=True, capture_output=True, timeout=LONGEST)
    return path


@pytest.mark.skipif(os.geteuid() != 0, reason="mounting a disk takes root")
def test_a_disk_in_fat(site):
    site.two()
    disk = site.folder / "cle"
    disk.mkdir()
    mount(disk, "vfat", "loop", image(site))
    try:
        for name in ("un", "deux"):
            site.publish(name, disk)
            assert tree(disk) == site.files(name)
        assert "0 fichier envoyé" in site.publish("deux", disk)
    finally:
        subprocess.run(["umount", "--lazy", disk], check=True, timeout=LONGEST)


def test_what_is_published_can_be_copied_to_fat_and_is_ours_there(site):
    """Where FAT cannot be mounted: copied there and back by mtools, which knows its names."""
    site.two()
    site.publish("un", "partage")
    disk = image(site)
    subprocess.run(
        ["mcopy", "-s", "-Q", "-i", disk, *(site.folder / "partage").iterdir(), "::"], check=True, timeout=LONGEST)
    back = site.folder / "retour"
    back.mkdir()
    subprocess.run(["mcopy", "-s", "-n", "-i", disk, "::*", back], check=True, timeout=LONGEST)
    assert tree(back) == site.files("un")
    site.publish("deux", back)
    assert tree(back) == site.files("deux")
