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
    return 1000 * (time.monotonic() - start)


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


main()
