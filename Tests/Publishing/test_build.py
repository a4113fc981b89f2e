"""Building over a former site: killed at any moment while somebody reads, two at once."""

import json
import subprocess
import time

from conftest import COMMAND, LONGEST, ROOT, Reader, kill_while_read

BUILD = [COMMAND, "build", "--quiet", "--theme", str(ROOT / "themes/sobre"), "--output", "site"]


def office(site, number, words="."):
    site.write(
        f"services/bureau-{number}.md", f"---\nnom: Bureau {number}\nnature: unité\n---\nVoir [[ddt]]{words}\n")


def test_killed_at_any_moment_while_somebody_reads(site):
    for number in range(40):
        office(site, number)
    started = time.monotonic()
    site.build("site")
    whole = time.monotonic() - started

    def command(turn):
        office(site, turn * 7 % 40, f" {turn} fois.")
        return BUILD

    kill_while_read(site, Reader(site.folder / "site"), whole, command)
    site.build("site")
    site.build("neuf", "--clean")
    assert site.files("site/") == site.files("neuf/")
    left = [path.name for path in (site.folder / ".site.generations").iterdir() if path.is_dir()]
    assert len(left) <= 49 and not any(".part" in name for name in left), left


def test_the_command_takes_over_what_has_not_changed(site):
    for number in range(40):
        office(site, number)

    def made():
        site.build("site", "--report", "compte-rendu.json")
        output = json.loads((site.folder / "compte-rendu.json").read_text(encoding="utf-8"))["output"]
        everything = output["pages"] + output["files"]
        return everything, everything - output["takenOver"]

    everything, first = made()
    assert first == everything > 40
    assert made() == (everything, 0)
    office(site, 7, " souvent.")
    assert 0 < made()[1] < 12


def test_two_at_once_both_publish_when_the_second_waits(site):
    for number in range(200):
        office(site, number)
    both = [
        subprocess.Popen([*BUILD, "--wait", "--as-of", day], cwd=site.folder, stderr=subprocess.PIPE)
        for day in ("2013-06-17", "2013-06-18")
    ]
    for process in both:
        error = process.communicate(timeout=LONGEST)[1]
        assert process.returncode == 0, error
    assert len([path for path in (site.folder / ".site.generations").iterdir() if path.name.isdigit()]) == 2
