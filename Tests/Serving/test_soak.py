"""`unisson serve` for half an hour of edits and ten readers: memory stays flat, nothing fails. `make test-all` runs it; SOAK_MINUTES
makes it shorter or longer."""

import http.client
import os
import random
import re
import statistics
import threading
import time
import urllib.parse
from pathlib import Path

import pytest

from test_serve import Server, content, save  # noqa: F401: a fixture

MINUTES = float(os.environ.get("SOAK_MINUTES", "30"))
READERS = 10
pytestmark = pytest.mark.skipif(not os.environ.get("UNISSON_TEST_ALL"), reason="UNISSON_TEST_ALL runs it")


def resident(process):
    """What the server holds in memory, in MB; what it serves is not in it."""
    status = Path(f"/proc/{process.pid}/status").read_text()
    return sum(int(re.search(rf"{name}:\s+(\d+)", status)[1]) for name in ("RssAnon", "RssFile")) / 1024


class Reader(threading.Thread):
    """Reads pages as a browser does: one connection, now and then a new one; every third listens to changes instead."""

    def __init__(self, server, number, stop):
        super().__init__(daemon=True)
        self.host, self.number, self.stop = urllib.parse.urlsplit(server.url).netloc, number, stop
        self.read, self.events, self.faults = 0, 0, []

    def run(self):
        try:
            self.listen() if self.number % 3 == 0 else self.browse()
        except Exception as error:
            if not self.stop.is_set():
                self.faults.append(repr(error))

    def browse(self):
        chance = random.Random(self.number)
        paths = ["/index.html"]
        connection = http.client.HTTPConnection(self.host, timeout=30)
        while not self.stop.is_set():
            if self.read % 50 == 49:
                connection.close()
            path = chance.choice(paths)
            connection.request("GET", path)
            answer = connection.getresponse()
            body = answer.read()
            # A page that an edit has just renamed or taken away may be gone; none is half there.
            if answer.status not in (200, 404) or answer.status == 200 and not body.rstrip().endswith(b"</html>"):
                self.faults.append(f"{path}: {answer.status}, {len(body)} bytes")
            self.read += 1
            if path == "/index.html":
                found = re.findall(r'href="([\w/.-]+\.html)"', body.decode())
                paths = ["/index.html"] + ["/" + link for link in found if not link.startswith("..")]
            time.sleep(0.1)

    def listen(self):
        connection = http.client.HTTPConnection(self.host, timeout=60)
        connection.request("GET", "/.unisson/events")
        answer = connection.getresponse()
        while not self.stop.is_set():
            if answer.fp.readline().startswith(b"data: "):
                self.events += 1


@pytest.mark.skipif(MINUTES < 1, reason="nothing can be said of less than a minute")
def test_memory_stays_flat_under_edits_and_readers(content, capsys):  # noqa: F811
    server = Server(content, "--port", "0")
    server.wait_for("à jour en")
    stop = threading.Event()
    readers = [Reader(server, number, stop) for number in range(READERS)]
    for reader in readers:
        reader.start()
    chance = random.Random(13)
    files = sorted((content / "content/missions").glob("*.md")) + sorted((content / "content/politiques").glob("*.md"))
    texts = {path: path.read_text() for path in files}
    started, edits, samples = time.monotonic(), 0, []
    end = started + 60 * MINUTES
    while time.monotonic() < end:
        path = chance.choice(files)
        # Right, wrong, gone and back: what authors do.
        sort = edits % 10
        if sort == 7 and path.exists():
            path.rename(path.with_suffix(".txt"))
            time.sleep(0.5)
            path.with_suffix(".txt").rename(path)
        else:
            save(path, texts[path] + (f"\nVoir [[rien-{edits}]].\n" if sort == 3 else f"\nPhrase {edits}.\n"))
        edits += 1
        time.sleep(0.7)
        if sort == 3:
            save(path, texts[path])
        assert server.process.poll() is None, server.log.read_text()[-2000:]
        samples.append((time.monotonic() - started, resident(server.process)))
    stop.set()
    with capsys.disabled():
        quarter = 60 * MINUTES / 4
        parts = [statistics.median(size for at, size in samples if quarter * n <= at < quarter * (n + 1) + 1) for n in range(4)]
        print(f"\n  {MINUTES:g} min, {edits} edits, {sum(r.read for r in readers)} pages read, {sum(r.events for r in readers)} events; "
              f"memory by quarters {', '.join(f'{size:.0f}' for size in parts)} MB")
    assert [fault for reader in readers for fault in reader.faults] == []
    assert all(reader.read or reader.events for reader in readers)
    # The first quarter fills caches and the heap's room; from then on nothing grows.
    assert parts[3] <= parts[1] * 1.1 + 8, parts
    assert server.stop() == 0
