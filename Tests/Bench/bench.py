"""Builds generated sites and compares the command with the floor; `make bench` runs it.

usage: bench.py SITE-BENCH UNISSON WORK-FOLDER [--large] [--scale]

Each size is built five times from nothing, floor and command in turn: the median of the ratios counts, the ratio of the
best runs stands beside it. The pages alone count, built with a theme that has neither search page nor data, and not looked
at; the same build whose pages are looked at, then with data, then with data and the search index, is printed too. Then come builds that take over the former site, against
the build from nothing, in memory and on the disk, of pages alone and of a whole site: nothing changed, one text, one title
that others show, the day. With --scale, 100,000 files are built on the disk, from nothing and over the former site: wall time, processor time, memory, files, and what a page costs beside
one of 10,000. Times are of whole processes, memory is the most that a process held. The files stand in memory where
the machine has room for them there (/dev/shm), so that the programs are measured and not the disk.
"""

import json
import os
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

RUNS = 5
LIMIT_RATIO, LIMIT_MEGABYTES = 2.4, 150
# In bytes: what content and sites of 50,000 files take, twice.
ROOM = 2_500_000_000


def run(arguments, log):
    """Runs a program; gives its exit status, wall time in seconds and peak memory in MB."""
    with open(log, "wb") as output:
        start = time.monotonic()
        process = os.posix_spawn(
            arguments[0], [str(a) for a in arguments], os.environ,
            file_actions=[(os.POSIX_SPAWN_DUP2, output.fileno(), 1), (os.POSIX_SPAWN_DUP2, output.fileno(), 2)])
        _, status, usage = os.wait4(process, 0)
        return os.waitstatus_to_exitcode(status), time.monotonic() - start, usage.ru_maxrss / 1024


def stages(report):
    """The stage times of a build report, in milliseconds by name, as a list of pairs."""
    try:
        found = json.loads(report.read_text())
    except (OSError, ValueError):
        return []
    times = found.get("stages") or found.get("timings") or {}
    if isinstance(times, dict):
        return list(times.items())
    return [(t.get("name", "?"), t.get("milliseconds", 1000 * t.get("seconds", 0))) for t in times]


def remove_site(work):
    shutil.rmtree(work / ".site.generations", ignore_errors=True)
    (work / "site").unlink(missing_ok=True)


def build(unisson, content, work, theme, *options):
    """Builds the site; gives wall time, peak memory and stage times, or None when it fails."""
    report = work / "report.json"
    report.unlink(missing_ok=True)
    status, seconds, memory = run(
        [unisson, "build", "--content", content, "--theme", theme, "--output", work / "site", "--report", report, "--quiet",
         *options],
        work / "build.log")
    if status:
        tail = (work / "build.log").read_text(errors="replace").splitlines()[-5:]
        print(f"  the build failed with status {status}:", *tail, sep="\n    ")
        return None
    return seconds, memory, stages(report)


def measure(size, bench, unisson, work, themes):
    """Best wall times of floor and command for one size; None for the command when it fails."""
    content = work / f"content-{size}"
    shutil.rmtree(content, ignore_errors=True)
    status, _, _ = run([bench, "generate", "--files", size, "--to", content], work / "generate.log")
    if status:
        sys.exit((work / "generate.log").read_text())
    sizes = [f.stat().st_size for f in (content / "fiches").iterdir()]
    print(f"\n{size} files of {sum(sizes) / len(sizes):.0f} bytes, {sum(sizes) / 1e6:.1f} MB")
    floors, builds, audited, searched, given = [], [], [], [], []
    for _ in range(RUNS):
        shutil.rmtree(work / "floor", ignore_errors=True)
        status, seconds, memory = run([bench, "floor", "--content", content, "--output", work / "floor"], work / "floor.log")
        if status:
            sys.exit((work / "floor.log").read_text())
        floors.append((seconds, memory))
        for results, theme, options in [
            (builds, themes[0], ["--no-audit"]), (audited, themes[0], []), (given, themes[2], []),
            (searched, themes[1], [])]:
            remove_site(work)
            results.append(build(unisson, content, work, theme, "--clean", *options))
    floor = min(floors)
    print(f"  floor  {floor[0]:6.2f} s  {size / floor[0]:7.0f} pages/s  {floor[1]:5.0f} MB")
    if not all(builds + audited + searched + given):
        return floor[0], None
    ratios = [build[0] / floor[0] for floor, build in zip(floors, builds)]
    seconds, memory, times = min(builds)
    print(f"  build  {seconds:6.2f} s  {size / seconds:7.0f} pages/s  {max(b[1] for b in builds):5.0f} MB")
    print(f"  ratio  {seconds / floor[0]:6.2f}  (at most {LIMIT_RATIO}; memory at most {LIMIT_MEGABYTES} MB at 10000 files)")
    print(f"         {statistics.median(ratios):6.2f}  median")
    for name, milliseconds in times:
        print(f"    {name:<24}{milliseconds:8.0f} ms")
    looked = min(audited)[0]
    print(f"  audit  {looked:6.2f} s  {100 * (1 - seconds / looked):6.0f} % of it to look at pages (at most 40)  {max(b[1] for b in audited):5.0f} MB")
    data = min(given)[0]
    whole = min(searched)[0]
    # In turn, so that a machine that slows down does so for both.
    cost = statistics.median(b[0] - a[0] for a, b in zip(audited, given))
    print(f"  data   {data:6.2f} s  {100 * cost / looked:6.0f} % more than pages that are looked at, {100 * cost / whole:.0f} % of a whole build (at most 10)"
          f"  {max(b[1] for b in given):5.0f} MB")
    print(f"  search {whole:6.2f} s  {size / max(whole - data, 0.001):7.0f} pages/s indexed  {max(b[1] for b in searched):5.0f} MB")
    return floor[0], seconds


def edit(path, change):
    path.write_text(change(path.read_text()))


def take_over(size, unisson, content, work, theme, where):
    """Prints what builds cost that take over the former site, against one from nothing."""
    def median(prepare, *options):
        times = []
        for number in range(3):
            result = build(unisson, content, work, theme, *(prepare(number) or options))
            if result is None:
                sys.exit(1)
            times.append(result[0])
        return statistics.median(times)

    texts = sorted((content / "fiches").iterdir())
    changes = {
        "nothing": lambda number: None,
        "one text": lambda number: edit(texts[number], lambda text: text + "\nUne phrase de plus.\n"),
        "one title": lambda number: edit(
            texts[size // 2], lambda text: text.replace("\ntitre: ", f"\ntitre: {number} ", 1)),
        "the day": lambda number: ["--as-of", f"2027-01-{number + 1:02}"],
    }
    clean = median(lambda number: remove_site(work), "--clean")
    kept = median(lambda number: remove_site(work))
    print(f"  {where}: from nothing {clean:.2f} s; {kept / clean:.2f} with what the next build takes over")
    for name, change in changes.items():
        print(f"    {name + ' changed':<24}{median(change) / clean:6.2f}")
    remove_site(work)


def scale(bench, unisson, folder, theme):
    """Builds 10,000 and 100,000 files on the disk; gives whether a page of many costs little more than one of few."""
    costs = {}
    for size in (10_000, 100_000):
        with tempfile.TemporaryDirectory(dir=folder) as name:
            work = Path(name)
            content = work / "content"
            run([bench, "generate", "--files", size, "--to", content], work / "generate.log")
            text = sorted((content / "fiches").iterdir())[size // 2]
            steps = [
                ("from nothing", ["--clean"], lambda: None), ("with a record", [], lambda: remove_site(work)),
                ("nothing changed", [], lambda: None), ("one text changed", [], lambda: edit(text, lambda t: t + "\nEncore.\n"))]
            print(f"\n{size} files on the disk")
            for step, options, prepare in steps:
                prepare()
                before = os.times()
                result = build(unisson, content, work, theme, *options)
                if result is None:
                    return False
                after = os.times()
                cpu = after.children_user + after.children_system - before.children_user - before.children_system
                files = sum(len(names) for _, _, names in os.walk((work / "site").resolve()))
                print(f"  {step:<18}{result[0]:7.2f} s  {cpu:7.2f} s of processor  {result[1]:6.0f} MB  {files} files")
                if step == "from nothing":
                    costs[size] = result[0] / size
    ratio = costs[100_000] / costs[10_000]
    print(f"  a page of 100000 costs {ratio:.2f} times one of 10000 (at most 1.3)")
    return True


def main():
    bench, unisson, folder = (Path(a).absolute() for a in sys.argv[1:4])
    folder.mkdir(parents=True, exist_ok=True)
    memory = Path("/dev/shm")
    is_roomy = os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > ROOM
    with tempfile.TemporaryDirectory(dir=memory if is_roomy else folder) as work:
        print("files in", "memory" if is_roomy else folder)
        sizes = [1000, 10000] + ([50000] if "--large" in sys.argv else [])
        whole, pages = Path("themes/sobre").absolute(), Path(work) / "pages"
        shutil.copytree(whole, pages, ignore=shutil.ignore_patterns("recherche.mustache", "donnees.mustache"))
        # With pages and data, without the index: what data cost.
        data = Path(work) / "data"
        shutil.copytree(whole, data, ignore=shutil.ignore_patterns("recherche.mustache"))
        for theme in (pages, data):
            # Where there is no results page, nothing may lead to it.
            (theme / "templates/recherche-champ.mustache").write_text('<div id="page--recherche"></div>\n')
        results = {size: measure(size, bench, unisson, Path(work), (pages, whole, data)) for size in sizes}
        print("\nbuilds of 10000 files that take over the former site, 1.00 being one from nothing")
        content = Path(work) / "content-10000"
        with tempfile.TemporaryDirectory(dir=folder) as disk:
            for theme, what in ((pages, "pages"), (whole, "pages, data and index")):
                if is_roomy:
                    take_over(10000, unisson, content, Path(work), theme, what + " in memory")
                take_over(10000, unisson, content, Path(disk), theme, what + " on the disk")
        if "--scale" in sys.argv and not scale(bench, unisson, folder, pages):
            sys.exit(1)
    print("\nmilliseconds per page")
    for size, (floor, build) in results.items():
        print(f"  {size:>6} files: floor {1000 * floor / size:.3f}, build", f"{1000 * build / size:.3f}" if build else "failed")
    if any(build is None for _, build in results.values()):
        sys.exit(1)


main()
