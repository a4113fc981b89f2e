"""The operations files, each tried: nginx serving a site, systemd, cron, the Git hook, the files of CI."""

import gzip
import os
import re
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COMMAND = ROOT / ".build/debug/unisson"
FILES = ROOT / "Sources/Embedded/operations"


def run(*arguments, **more):
    return subprocess.run([str(a) for a in arguments], capture_output=True, text=True, timeout=120, **more)


def program(name):
    path = shutil.which(name, path=os.environ["PATH"] + ":/usr/sbin:/sbin")
    if path is None:
        pytest.fail(f"{name} : make test l'installe")
    return path


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """Sites under a folder that nginx's account may read, as /srv/unisson is."""
    folder = tmp_path_factory.mktemp("srv")
    for parent in [folder, *folder.parents[:2]]:
        parent.chmod(0o755)
    done = run(COMMAND, "build", "--quiet", "--output", folder / "sites/cadres", cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return folder


def port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def get(url, method="GET", **headers):
    request = urllib.request.Request(url, method=method, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as answer:
        return answer.code, answer.headers, answer.read()


def wait(url):
    for _ in range(200):
        try:
            return get(url)
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    pytest.fail(f"rien ne répond à {url}")


def check_served(base, site):
    """What both servers must do."""
    page = (site / "index.html").read_bytes()
    status, headers, body = get(base + "/")
    assert (status, body) == (200, page)
    # The same rule in the header as in the pages.
    rule = re.search(rb'Content-Security-Policy" content="([^"]*)"', page)[1].decode().replace("&#39;", "'")
    assert headers["Content-Security-Policy"] == rule
    assert headers["X-Content-Type-Options"] == "nosniff" and headers["X-Frame-Options"] == "DENY"
    assert "charset=utf-8" in headers["Content-Type"].lower()
    # What is named by its content is kept forever, all else is asked for again.
    kept, asked = "public, max-age=31536000, immutable", "public, max-age=60, must-revalidate"
    for path in site.rglob("*"):
        name = path.relative_to(site).as_posix()
        if name.startswith("assets/"):
            _, found, _ = get(f"{base}/{name}", "HEAD")
            hashed = re.search(r"\.[0-9a-f]{8,}\.\w+$", name)
            if path.is_file():
                assert found.get_all("Cache-Control") == [kept if hashed else asked], name
    assert headers.get_all("Cache-Control") == [asked]
    _, headers, body = get(base + "/", **{"Accept-Encoding": "gzip"})
    assert headers["Content-Encoding"] == "gzip" and gzip.decompress(body) == page and len(body) < len(page) / 2
    status, headers, body = get(base + "/personne/ici.html")
    assert (status, body) == (404, (site / "404.html").read_bytes()) and headers["Content-Security-Policy"] == rule
    assert get(base + "/.unisson/publication.sha256")[0] in (403, 404)
    assert get(base + "/", "POST")[0] in (403, 405)


def configuration(name, served, number, rules):
    """A server's file, at home in the test's folder."""
    (served / "acces").write_text(rules + "\n", encoding="utf-8")
    text = (FILES / name).read_text(encoding="utf-8")
    for said, meant in [
        ("/srv/unisson/", f"{served}/"), ("/etc/unisson/acces-cadres.conf", f"{served}/acces"),
        ("/etc/unisson/acces-cadres.apache", f"{served}/acces"), ("listen 80;", f"listen 127.0.0.1:{number};"),
        ("    listen [::]:80;\n", ""), ("<VirtualHost *:80>", f"<VirtualHost 127.0.0.1:{number}>"),
    ]:
        text = text.replace(said, meant)
    return text


@pytest.fixture
def nginx(served, tmp_path):
    number = port()
    main = tmp_path / "nginx.conf"

    def start(rules):
        text = configuration("nginx/unisson.conf", served, number, rules)
        main.write_text(f"""
            user root; pid {tmp_path}/pid; error_log {tmp_path}/errors; daemon off; worker_processes 1;
            events {{ }}
            http {{ include /etc/nginx/mime.types; access_log off; client_body_temp_path {tmp_path}/b;
              proxy_temp_path {tmp_path}/p; fastcgi_temp_path {tmp_path}/f; uwsgi_temp_path {tmp_path}/u;
              scgi_temp_path {tmp_path}/s; {text} }}""", encoding="utf-8")
        tried = run(program("nginx"), "-t", "-c", main)
        assert tried.returncode == 0, tried.stderr
        running.append(subprocess.Popen([program("nginx"), "-c", main]))
        return f"http://127.0.0.1:{number}"

    running = []
    yield start
    for process in running:
        process.terminate()
        process.wait(timeout=20)


def test_nginx_serves_a_site_with_its_headers(nginx, served):
    base = nginx("allow 127.0.0.1; deny all;")
    wait(base + "/")
    check_served(base, served / "sites/cadres")


def test_nginx_follows_the_site_when_it_is_built_anew(nginx, served):
    base = nginx("")
    wait(base + "/")
    before = get(base + "/index.html")[2]
    done = run(COMMAND, "build", "--quiet", "--as-of", "2013-07-01", "--output", served / "sites/cadres", cwd=ROOT)
    assert done.returncode == 0, done.stderr
    after = get(base + "/index.html")[2]
    assert after == (served / "sites/cadres/index.html").read_bytes() != before


def test_nginx_keeps_out_whom_the_access_rules_keep_out(nginx):
    base = nginx("deny all;")
    assert wait(base + "/")[0] == 403
    assert get(base + "/annuaire.html")[0] == 403


def test_nginx_does_not_start_without_access_rules(served, tmp_path):
    text = configuration("nginx/unisson.conf", served, port(), "").replace(f"{served}/acces", f"{served}/absent")
    (tmp_path / "nginx.conf").write_text(f"pid {tmp_path}/pid; events {{ }} http {{ {text} }}", encoding="utf-8")
    assert run(program("nginx"), "-t", "-c", tmp_path / "nginx.conf", "-e", tmp_path / "errors").returncode != 0


@pytest.mark.skipif("UNISSON_TEST_ALL" not in os.environ, reason="make test-all")
def test_apache_serves_a_site_with_its_headers(served, tmp_path):
    number = port()
    text = configuration("apache/unisson.conf", served, number, "Require ip 127.0.0.1")
    modules = ["mpm_event", "authz_core", "authz_host", "dir", "mime", "alias", "headers", "filter", "deflate"]
    loads = "\n".join(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so" for name in modules)
    (tmp_path / "apache.conf").write_text(
        f"ServerRoot {tmp_path}\nPidFile {tmp_path}/pid\nErrorLog {tmp_path}/errors\nListen 127.0.0.1:{number}\n"
        f"ServerName localhost\nUser www-data\nGroup www-data\nTypesConfig /etc/mime.types\n{loads}\n{text}", encoding="utf-8")
    apache = program("apache2")
    tried = run(apache, "-t", "-f", tmp_path / "apache.conf")
    assert tried.returncode == 0, tried.stderr
    process = subprocess.Popen([apache, "-X", "-f", tmp_path / "apache.conf"])
    try:
        wait(f"http://127.0.0.1:{number}/")
        check_served(f"http://127.0.0.1:{number}", served / "sites/cadres")
    finally:
        process.terminate()
        process.wait(timeout=20)


# MARK: systemd, cron


def test_systemd_understands_the_units(tmp_path):
    for path in [*FILES.glob("systemd/*.service"), *FILES.glob("systemd/*.timer")]:
        # The commands are not where a package puts them.
        text = re.sub(r"/usr/bin/unisson|/usr/sbin/sendmail", "/bin/true", path.read_text(encoding="utf-8"))
        (tmp_path / path.name).write_text(text, encoding="utf-8")
    units = ["unisson@cadres.service", "unisson@cadres.timer", "unisson-mail@unisson@cadres.service.service",
             "unisson-relecture.service"]
    for unit in units:
        if "@" not in unit:
            continue
        name, _, kind = unit.partition("@")
        (tmp_path / unit).symlink_to(f"{name}@.{kind.rpartition('.')[2]}")
    found = run(program("systemd-analyze"), "verify", "--man=no", *[tmp_path / unit for unit in units])
    assert (found.returncode, found.stdout + found.stderr) == (0, "")
    timer = (FILES / "systemd/unisson@.timer").read_text(encoding="utf-8")
    calendar = re.search(r"^OnCalendar=(.*)", timer, re.M)[1]
    winter = run(program("systemd-analyze"), "calendar", "--base-time", "2026-11-30 12:00:00 UTC", calendar).stdout
    summer = run(program("systemd-analyze"), "calendar", "--base-time", "2026-07-30 12:00:00 UTC", calendar).stdout
    assert "2026-11-30 23:10:00 UTC" in winter and "2026-07-30 22:10:00 UTC" in summer
    assert "Persistent=true" in timer


def test_options_of_the_jobs_are_options_of_the_command():
    """A renamed option would fail by night, in the service, the cron line, the hook and the CI files alike."""
    for name in ["build", "publish", "check"]:
        known = set(re.findall(r"--[a-z-]+", run(COMMAND, name, "--help").stdout))
        for path in FILES.rglob("*"):
            if path.is_file():
                for line in path.read_text(encoding="utf-8").splitlines():
                    for call in re.findall(rf"unisson {name} ([^&|;]*)", line):
                        assert set(re.findall(r"--[a-z-]+", call)) <= known, f"{path.name}: {line}"
    line = [l for l in (FILES / "cron/unisson").read_text().splitlines() if re.match(r"\d", l)]
    assert len(line) == 1 and re.match(r"10 0 \* \* \* unisson unisson build ", line[0])


# MARK: Git, CI


def test_the_hook_builds_what_is_pushed_and_leaves_the_site_when_that_is_wrong(tmp_path):
    bare, work = tmp_path / "depot.git", tmp_path / "poste"
    environment = {
        **os.environ, "PATH": f"{COMMAND.parent}:{os.environ['PATH']}", "LANG": "fr_FR.UTF-8",
        "UNISSON_SITE": str(tmp_path / "site"), "UNISSON_TRAVAIL": str(tmp_path / "travail"),
        "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@exemple.invalid",
        "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@exemple.invalid",
    }

    def git(*arguments, folder=work):
        done = run("git", *arguments, cwd=folder, env=environment)
        assert done.returncode == 0, done.stderr
        return done.stderr

    git("init", "--quiet", "--bare", "--initial-branch=main", bare, folder=tmp_path)
    shutil.copy(FILES / "git/post-receive", bare / "hooks/post-receive")
    git("clone", "--quiet", bare, work, folder=tmp_path)
    git("checkout", "--quiet", "-B", "main")
    shutil.copytree(ROOT / "Tests/Sites/small/content", work / "content")

    def push():
        git("add", "--all")
        git("commit", "--quiet", "--message", "x")
        return git("push", "origin", "main")

    assert "Le site est à jour" in push()
    index = (tmp_path / "site/index.html").read_bytes()
    fault = work / "content/services/faux.md"
    fault.write_text("---\nnom: Faux\nnature: unité\nrattachement: personne-ici\n---\n", encoding="utf-8")
    said = push()
    assert "faux.md" in said and "Le site d'avant demeure" in said
    assert (tmp_path / "site/index.html").read_bytes() == index
    fault.unlink()
    (work / "content/services/neuf.md").write_text("---\nnom: Bureau neuf\nnature: unité\n---\n", encoding="utf-8")
    assert "Le site est à jour" in push()
    assert (tmp_path / "site/services/neuf.html").exists()
    # Another branch is nobody's site.
    git("checkout", "--quiet", "-b", "essai")
    assert "Le site" not in git("push", "origin", "essai")


def test_the_files_of_ci_have_the_form_that_their_servers_read():
    yaml = pytest.importorskip("yaml")
    gitlab = yaml.safe_load((FILES / "ci/gitlab-ci.yml").read_text(encoding="utf-8"))
    for name in ["verifier", "publier"]:
        job = gitlab[name]
        assert job["stage"] in gitlab["stages"] and all(isinstance(line, str) for line in job["script"])
        assert all("if" in rule for rule in job["rules"])
    forgejo = yaml.safe_load((FILES / "ci/forgejo.yml").read_text(encoding="utf-8"))
    # YAML 1.1 reads the key « on » as true.
    assert set(forgejo[True]) == {"pull_request", "push", "schedule"}
    for job in forgejo["jobs"].values():
        assert "runs-on" in job and all("uses" in step or "run" in step for step in job["steps"])
    assert re.fullmatch(r"\d+ \d+ \* \* \*", forgejo[True]["schedule"][0]["cron"])
