"""Building over a former site: killed at any moment while somebody reads, two at once."""

import os
import random
import signal
import subprocess
import threading
import time

from conftest import COMMAND, LONGEST, ROOT, Reader

KILLS = 1000 if os.environ.get("UNISSON_TEST_ALL") else 100
BUILD = [COMMAND, "build", "--quiet", "--theme", str(ROOT / "themes/sobre"), "--output", "site"]


def test_killed_at_any_moment_while_somebody_reads(site):
    for number in range(40):
        site.write(f"services/bureau-{number}.md", f"---\nnom: Bureau {number}\nnature: unité\n---\nVoir [[ddt]].\n")
    started = time.monotonic()
    site.build("site")
    whole = time.monotonic() - started
    reader, faults, stop = Reader(site.folder / "site"), [], threading.Event()

    def poll():
        while not stop.is_set() and not faults:
            faults.extend(reader.look(time.monotonic() + 30))

    poller = threading.Thread(target=poll)
    poller.start()
    killed, finished, choice = 0, 0, random.Random(2013)
    try:
        deadline = time.monotonic() + (600 if KILLS > 100 else 30)
        while killed < KILLS and not faults and time.monotonic() < deadline:
            number = choice.randrange(40)
            site.write(
                f"services/bureau-{number}.md",
                f"---\nnom: Bureau {number}\nnature: unité\n---\nVoir [[ddt]] {killed + finished} fois.\n")
            process = subprocess.Popen(BUILD, cwd=site.folder, stderr=subprocess.PIPE)
            # The moments in which files are written and the site is switched lie at the end.
            time.sleep(choice.uniform(0, whole * 1.1))
            process.send_signal(signal.SIGKILL)
            error = process.communicate(timeout=LONGEST)[1]
            if process.returncode == -signal.SIGKILL:
                killed += 1
            else:
                assert process.returncode == 0, error
                finished += 1
    finally:
        stop.set()
        poller.join(LONGEST)
    assert faults == []
    assert killed >= 30, f"{killed} killed, {finished} finished"
    assert reader.pages > 500
    site.build("site")
    site.build("neuf", "--clean")
    assert site.files("site/") == site.files("neuf/")
    generations = sorted(path.name for path in (site.folder / ".site.generations").iterdir() if path.is_dir())
    assert len([name for name in generations if name != "cache"]) <= 5 and not any(".part" in n for n in generations)
    print(f"{killed} kills, {finished} finished, {reader.pages} pages read")


def test_two_at_once_both_publish_when_the_second_waits(site):
    for number in range(200):
        site.write(f"services/bureau-{number}.md", f"---\nnom: Bureau {number}\nnature: unité\n---\nVoir [[ddt]].\n")
    both = [
        subprocess.Popen([*BUILD, "--wait", "--as-of", day], cwd=site.folder, stderr=subprocess.PIPE)
        for day in ("2013-06-17", "2013-06-18")
    ]
    for process in both:
        error = process.communicate(timeout=LONGEST)[1]
        assert process.returncode == 0, error
    assert len([path for path in (site.folder / ".site.generations").iterdir() if path.name.isdigit()]) == 2
