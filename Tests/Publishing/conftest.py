"""What the tests of publishing share: the command, tiny sites, a reader, servers on 127.0.0.1 that end with their test.

Everything happens in folders of pytest's own and lasts no longer than it is told to.
"""

import os
import random
import re
import shutil
import signal
import socket
import subprocess
import threading
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COMMAND = ROOT / ".build/debug/unisson"
LONGEST = 60


class Site:
    """Sites made of one content folder that changes, and what is published of them."""

    def __init__(self, folder):
        self.folder = folder
        shutil.copytree(ROOT / "Tests/Sites/small/content", folder / "content")

    def run(self, *arguments, status=0, **environment):
        done = subprocess.run(
            [COMMAND, *map(str, arguments)], cwd=self.folder, capture_output=True, text=True, timeout=LONGEST,
            env={**os.environ, "LANG": "fr_FR.UTF-8", **environment})
        assert done.returncode == status, done.stderr
        return done.stderr

    def build(self, name, *options):
        """A site of its own name, so that two can be published in turn."""
        self.run("build", "--quiet", "--theme", ROOT / "themes/sobre", "--output", name, *options)

    def publish(self, name, destination, *options, **more):
        return self.run("publish", "--site", name, destination, *options, **more)

    def files(self, name):
        return tree(self.folder / name)

    def write(self, name, text):
        (self.folder / "content" / name).write_text(text, encoding="utf-8")

    def two(self, entries=0):
        """Builds two sites, `un` and `deux`, of which pages and files come, go and change."""
        for number in range(entries):
            self.write(f"services/bureau-{number}.md", f"---\nnom: Bureau {number}\nnature: unité\n---\nVoir [[ddt]].\n")
        self.write("services/ancien.md", "---\nnom: Ancien bureau\nnature: unité\n---\nVoir [[ddt]].\n")
        self.build("un")
        (self.folder / "content/services/ancien.md").unlink()
        self.write("services/neuf.md", "---\nnom: Bureau neuf\nnature: unité\n---\nVoir [[ddt]] et [[neuf-bis]].\n")
        self.write("services/neuf-bis.md", "---\nnom: Bureau bis\nnature: unité\n---\nVoir [[neuf]].\n")
        for path in (self.folder / "content/services").glob("bureau-*[05].md"):
            path.write_text(path.read_text(encoding="utf-8") + "\nEt [[neuf]].\n", encoding="utf-8")
        self.build("deux")


def tree(folder):
    """The bytes of every file by path, without what is unisson's own."""
    folder = Path(folder)
    found = (Path(top) / name for top, _, names in os.walk(folder, followlinks=False) for name in names)
    return {
        str(path.relative_to(folder)): path.read_bytes() for path in found
        if path.relative_to(folder).parts[0] != ".unisson"
    }


LINK = re.compile(rb' (?:href|src)="([^"#:?]+)(?:[#?][^"]*)?"')


class Reader:
    """Somebody who reads pages while others write them."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.pages = 0

    def read(self, path):
        try:
            return (self.folder / path).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None

    def look(self, deadline):
        """Goes from the home page over every link; gives what is missing or half there."""
        waiting, seen = ["index.html"], set()
        if self.read("index.html") is None:
            return []
        while waiting and time.monotonic() < deadline:
            path = waiting.pop()
            if path in seen:
                continue
            seen.add(path)
            for _ in range(3):
                page = self.read(path)
                if page is None:
                    # Whoever led here may have led elsewhere since: that is looked at by the page that did.
                    break
                wrong = self.faults(path, page)
                if not wrong or self.read(path) == page:
                    # Pages that are taken away one after the other may lead to one another: nothing leads to them now.
                    if wrong and path in self.reachable():
                        return wrong
                    break
            if page is None:
                continue
            self.pages += 1
            waiting += [link for link in self.links(path, page) if link.endswith(".html")]
        return []

    def reachable(self):
        """The pages to which the home page leads by now."""
        waiting, seen = ["index.html"], set()
        while waiting:
            path = waiting.pop()
            page = None if path in seen else self.read(path)
            seen.add(path)
            if page is not None:
                waiting += [link for link in self.links(path, page) if link.endswith(".html")]
        return seen

    def links(self, path, page):
        return {os.path.normpath(os.path.join(os.path.dirname(path), link.decode())) for link in LINK.findall(page)}

    def faults(self, path, page):
        if not page.rstrip().endswith(b"</html>"):
            return [f"{path} is not whole"]
        return [f"{path} leads to {link}" for link in sorted(self.links(path, page)) if self.read(link) is None]


def kill_while_read(site, reader, whole, command, least=30):
    """Runs commands and kills each at some moment of the `whole` seconds that it takes, while somebody reads.

    `command` is given the number of the turn. The reader may miss nothing.
    """
    kills, seconds = (1000, 600) if os.environ.get("UNISSON_TEST_ALL") else (100, 30)
    faults, stop = [], threading.Event()

    def poll():
        while not stop.is_set() and not faults:
            faults.extend(reader.look(time.monotonic() + 30))

    poller = threading.Thread(target=poll)
    poller.start()
    killed, finished, choice = 0, 0, random.Random(2013)
    try:
        deadline = time.monotonic() + seconds
        while killed < kills and not faults and time.monotonic() < deadline:
            process = subprocess.Popen(command(killed + finished), cwd=site.folder, stderr=subprocess.PIPE)
            # The moments in which files are written and renamed lie at the end.
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
    assert killed >= least, f"{killed} killed, {finished} finished"
    assert reader.pages > 500
    print(f"{killed} kills, {finished} finished, {reader.pages} pages read")


@pytest.fixture
def site(tmp_path):
    return Site(tmp_path)


def free_port():
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        return server.getsockname()[1]


class Server:
    """A program that listens on a port of 127.0.0.1, and ends when it is left."""

    def __init__(self, *words, log, **environment):
        self.port = free_port()
        self.log = open(log, "wb")
        words = [str(word).replace("PORT", str(self.port)) for word in words]
        self.process = subprocess.Popen(
            words, stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log, env={**os.environ, **environment})

    def __enter__(self):
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return self
            except OSError:
                time.sleep(0.05)
        self.__exit__()
        raise RuntimeError(f"no server: see {self.log.name}")

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait(10)
        self.log.close()
