"""How long a save takes to reach an open page; `make bench` runs it.

usage: serve_bench.py SITE-BENCH UNISSON THEME

For 1,000 and 10,000 files, `unisson serve` runs as an author runs it; one file is saved as editors save it, and the time is
taken until the server tells pages of the new version. Files stand in memory where the machine has room for them there.
"""

import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

LIMITS = {1000: 150, 10000: 500}


def events(url):
    with urllib.request.urlopen(url + ".unisson/events") as stream:
        for line in stream:
            if line.startswith(b"data:"):
                yield json.loads(line[5:])


def latency(url, path):
    stream = events(url)
    version = next(stream)["version"]
    waiting = path.with_suffix(".tmp")
    waiting.write_text(path.read_text() + "\nUne phrase de plus.\n")
    start = time.monotonic()
    waiting.rename(path)
    while next(stream)["version"] == version:
        pass
    # And until the page has it.
    with urllib.request.urlopen(f"{url}fiches/{path.stem}.html") as page:
        assert page.read().decode().count("Une phrase de plus") == path.read_text().count("Une phrase de plus")
    return 1000 * (time.monotonic() - start)


class Editor:
    """A client of `unisson lsp`, as small as can be."""

    def __init__(self, unisson, theme, content):
        self.process = subprocess.Popen(
            [unisson, "lsp", "--content", content, "--theme", theme, "--lang", "fr"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def send(self, **message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def wait(self, wanted):
        while True:
            length = 0
            while (line := self.process.stdout.readline()).strip():
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            message = json.loads(self.process.stdout.read(length))
            if wanted(message):
                return message


def measure_editor(size, unisson, theme, content):
    """From a change of an unsaved text to what is said of it, and to what may stand at a place of it."""
    editor = Editor(unisson, theme, content)
    try:
        editor.send(id=0, method="initialize", params={"capabilities": {}, "rootUri": content.parent.as_uri()})
        editor.send(method="initialized", params={})
        path = sorted((content / "fiches").iterdir())[size // 20]
        document = {"uri": path.as_uri(), "languageId": "markdown", "version": 0, "text": path.read_text()}
        editor.send(method="textDocument/didOpen", params={"textDocument": document})
        told = lambda version: lambda m: m.get("params", {}).get("version") == version
        editor.wait(told(0))
        remarks, lists = [], []
        for version in range(1, 12):
            start = time.monotonic()
            # Right and wrong in turn: only what is right is made a site.
            text = path.read_text() + f"\nUne phrase de plus, {version}, et " + "[[nulle-part]].\n" * (version % 2)
            editor.send(method="textDocument/didChange", params={
                "textDocument": {"uri": path.as_uri(), "version": version}, "contentChanges": [{"text": text}]})
            assert len(editor.wait(told(version))["params"]["diagnostics"]) == version % 2
            remarks.append(1000 * (time.monotonic() - start))
            start = time.monotonic()
            line = text.count("\n")
            editor.send(id=version, method="textDocument/completion", params={
                "textDocument": {"uri": path.as_uri()}, "position": {"line": line, "character": 30}})
            editor.wait(lambda message: message.get("id") == version)
            lists.append(1000 * (time.monotonic() - start))
    finally:
        editor.process.kill()
        editor.process.wait()
    print(f"  {size:>6} files: {statistics.median(remarks):4.0f} ms from a key to the remarks in an editor, "
          f"{min(remarks):.0f} to {max(remarks):.0f}; {statistics.median(lists):.0f} ms to complete")


def measure(size, bench, unisson, theme, folder):
    content = folder / "content"
    subprocess.run([bench, "generate", "--files", str(size), "--to", content], check=True, capture_output=True)
    log = folder / "log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            [unisson, "serve", "--content", content, "--theme", theme, "--port", "0", "--lang", "fr"], stdout=output, stderr=output)
    try:
        while "à jour en" not in log.read_text():
            if server.poll() is not None:
                sys.exit(log.read_text())
            time.sleep(0.05)
        url = re.search(r"(http://\S+/) ;", log.read_text())[1]
        times = []
        for path in sorted((content / "fiches").iterdir())[:9]:
            times.append(latency(url, path))
            # The search index is made when nobody saves.
            time.sleep(4)
        memory = int(re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{server.pid}/status").read_text())[1]) // 1024
    finally:
        server.terminate()
        server.wait()
    print(f"  {size:>6} files: {statistics.median(times):4.0f} ms from save to page (at most {LIMITS[size]}), "
          f"{min(times):.0f} to {max(times):.0f}; {memory} MB")


def main():
    bench, unisson, theme = (Path(argument).absolute() for argument in sys.argv[1:4])
    memory = Path("/dev/shm")
    print("\nserving what is being written")
    for size in LIMITS:
        with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as folder:
            measure(size, bench, unisson, theme, Path(folder))
            measure_editor(size, unisson, theme, Path(folder) / "content")


main()
