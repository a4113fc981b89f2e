"""Publishing by rclone, to servers on 127.0.0.1: WebDAV, SFTP, S3."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conftest import COMMAND, LONGEST, Reader, Server, tree

# What a machine's own configuration says of remotes and proxies is nothing to these.
for name in list(os.environ):
    if name.startswith(("RCLONE_", "AWS_")) or name.lower().endswith("_proxy"):
        del os.environ[name]
os.environ["RCLONE_CONFIG"] = os.devnull
TURNS = 20 if os.environ.get("UNISSON_TEST_ALL") else 3
LONG = pytest.mark.skipif(not os.environ.get("UNISSON_TEST_ALL"), reason="long: in make test-all")


@pytest.fixture(autouse=True)
def rclone():
    if not shutil.which("rclone"):
        pytest.skip("rclone is not installed")


def obscured(password):
    """A password as rclone writes it."""
    done = subprocess.run(["rclone", "obscure", password], capture_output=True, text=True, check=True, timeout=LONGEST)
    return done.stdout.strip()


def served(site, kind):
    """A server and the address of a folder on it, whose files stand in `serveur/site`."""
    root = site.folder / "serveur"
    root.mkdir()
    words = ["rclone", "serve", kind, root, "--addr", "127.0.0.1:PORT", "--dir-cache-time", "1ms"]
    if kind == "webdav":
        return Server(*words, log=site.folder / "log"), lambda port: f":webdav,url='http://127.0.0.1:{port}':site"
    word = obscured("mot")
    return (
        Server(*words, "--user", "qui", "--pass", "mot", log=site.folder / "log"),
        # Asked to run commands, for digests, this server is silent for up to minutes now and then: files are read back.
        lambda port: f":sftp,host=127.0.0.1,port={port},user=qui,pass={word},disable_hashcheck=true,shell_type=none:site")


@pytest.mark.parametrize("kind", ["webdav", "sftp"])
def test_only_what_changed_and_nothing_of_others(site, kind):
    site.two()
    server, address = served(site, kind)
    with server:
        remote = address(server.port)
        share = site.folder / "serveur/site"
        assert "vérifiés" in site.publish("un", remote)
        assert tree(share) == site.files("un")
        assert "0 fichier envoyé, 0 retiré" in site.publish("un", remote)
        (share / "notes.txt").write_text("à moi")
        page = share / "services/ddt.html"
        page.write_bytes(page.read_bytes().replace(b"html", b"HTML"))
        # Of the same size: seen when all is read back.
        message = site.publish("deux", remote, "--verify-all")
        assert "vérifiés" in message
        assert tree(share) == {**site.files("deux"), "notes.txt": "à moi".encode()}
        assert [path.name for path in (share / ".unisson").iterdir()] == ["publication.sha256"]
        (share / "services/ancien.html").write_text("à quelqu'un")
        assert "services/ancien.html" in site.publish("un", remote, status=74)
        assert (share / "services/ancien.html").read_text() == "à quelqu'un"


@pytest.mark.parametrize("kind", ["webdav", pytest.param("sftp", marks=LONG)])
def test_killed_at_any_moment_and_finished_by_the_next(site, kind):
    site.two()
    server, address = served(site, kind)
    share = site.folder / "serveur/site"
    choice = random.Random(17)
    with server:
        remote = address(server.port)
        started = time.monotonic()
        site.publish("un", remote)
        whole = time.monotonic() - started
        for turn in range(TURNS):
            name = ("deux", "un")[turn % 2]
            process = subprocess.Popen(
                [COMMAND, "publish", "--quiet", "--site", name, remote], cwd=site.folder, stderr=subprocess.PIPE)
            time.sleep(choice.uniform(0.05, whole))
            process.send_signal(signal.SIGKILL)
            process.communicate(timeout=LONGEST)
            # rclone ends with it: what stands there now stands.
            time.sleep(0.2)
            before = tree(share)
            faults = [fault for fault in Reader(share).look(time.monotonic() + 10) if "not whole" not in fault]
            assert faults == []
            time.sleep(0.1)
            assert tree(share) == before
        site.publish("deux", remote)
        assert tree(share) == site.files("deux")
        assert [path.name for path in (share / ".unisson").iterdir()] == ["publication.sha256"]


def test_a_server_that_is_not_there(site):
    site.build("un")
    word = obscured("secret")
    message = site.publish("un", f":webdav,url='http://127.0.0.1:9',user=qui,pass={word}:site", status=74)
    assert "rclone-en-echec" in message and "refused" in message and word not in message


def runs(number):
    try:
        # What has ended may wait for somebody to ask how.
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_a_server_that_never_answers(site):
    site.build("un")
    with Server(sys.executable, "-c", "import socket, time; s = socket.create_server(('127.0.0.1', PORT)); time.sleep(300)",
                log=site.folder / "log") as server:
        process = subprocess.Popen(
            [COMMAND, "publish", "--site", "un", f":webdav,url='http://127.0.0.1:{server.port}':site"],
            cwd=site.folder, stderr=subprocess.PIPE)
        time.sleep(1)
        assert process.poll() is None
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        assert len(children) == 1
        process.kill()
        process.communicate(timeout=LONGEST)
        time.sleep(0.2)
        assert not runs(children[0])


def test_an_object_store(site):
    """S3, as `moto` serves it: each file has the header that tells caches how long to keep it."""
    pytest.importorskip("moto", reason="moto is not installed")
    import boto3

    site.two()
    with Server(Path(sys.executable).with_name("moto_server"), "-H", "127.0.0.1", "-p", "PORT",
                log=site.folder / "log") as server:
        address = f"http://127.0.0.1:{server.port}"
        remote = (f":s3,provider=Other,endpoint='{address}',access_key_id=cle,secret_access_key=mot,"
                  "region=us-east-1,force_path_style=true:seau/site")
        store = boto3.client(
            "s3", endpoint_url=address, aws_access_key_id="cle", aws_secret_access_key="mot", region_name="us-east-1")

        def objects():
            listed = store.list_objects_v2(Bucket="seau", Prefix="site/").get("Contents", [])
            return {item["Key"][5:]: item["Key"] for item in listed if not item["Key"].startswith("site/.unisson/")}

        def contents():
            return {path: store.get_object(Bucket="seau", Key=key)["Body"].read() for path, key in objects().items()}

        assert "vérifiés" in site.publish("un", remote)
        assert contents() == site.files("un")
        store.put_object(Bucket="seau", Key="site/notes.txt", Body=b"mine")
        store.put_object(Bucket="seau", Key="site/services/ddt.html", Body=b"altered")
        assert "0 fichier envoyé" not in site.publish("un", remote)
        site.publish("deux", remote)
        assert contents() == {**site.files("deux"), "notes.txt": b"mine"}
        for path, key in objects().items():
            if path == "notes.txt":
                continue
            head = store.head_object(Bucket="seau", Key=key)
            isHashed = path.startswith("assets/") and path != "assets/recherche/index.js"
            expected = "public, max-age=31536000, immutable" if isHashed else "public, max-age=60, must-revalidate"
            assert head["CacheControl"] == expected, path
            if path.endswith(".html"):
                assert head["ContentType"].startswith("text/html")
