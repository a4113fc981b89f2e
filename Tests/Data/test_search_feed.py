"""The feed for PostgreSQL, loaded into a real server that the test itself starts."""

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

from conftest import ROOT, run

QUERY = """
SELECT title FROM unisson_document, websearch_to_tsquery('unisson', $phrase${}$phrase$) AS query
WHERE search @@ query AND in_force
ORDER BY ts_rank(search, query) DESC, priority DESC, title LIMIT 5
"""


def server_programs():
    """The newest server of the machine: Debian puts it out of the search path."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


@pytest.fixture(scope="module")
def database():
    """A server that listens on a socket in its own folder, and on nothing else."""
    programs = server_programs()
    if programs is None:
        pytest.skip("no PostgreSQL server: Debian's package postgresql brings it")
    # The path of a socket may have no more than 107 bytes.
    place = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    # The server refuses to run as root.
    account = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.getuid() == 0 else []
    if account:
        shutil.chown(place, "postgres", "postgres")
    user = "postgres" if account else pwd.getpwuid(os.getuid()).pw_name

    def call(*words, **options):
        done = subprocess.run(
            [*account, *map(str, words)], cwd=place, capture_output=True, text=True, timeout=60,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}, **options)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def query(text):
        return call(
            programs / "psql", "--host", place, "--username", user, "--dbname", "postgres", "--no-psqlrc", "--quiet",
            "--tuples-only", "--no-align", "--set", "ON_ERROR_STOP=1", input=text)

    data = place / "data"
    call(programs / "initdb", "--pgdata", data, "--auth", "trust", "--encoding", "UTF8", "--no-sync", "--username", user)
    options = f"-c listen_addresses='' -k {place} -c fsync=off"
    # The server keeps its own streams: a pipe of ours would stay open as long as it runs.
    call(programs / "pg_ctl", "--pgdata", data, "--options", options, "--log", place / "log", "--wait", "start")
    try:
        yield query
    finally:
        call(programs / "pg_ctl", "--pgdata", data, "--mode", "immediate", "--wait", "stop")
        shutil.rmtree(place)


@pytest.fixture(scope="module")
def loaded(database, tmp_path_factory):
    feed = tmp_path_factory.mktemp("feed") / "documents.sql"
    run("export", "search-feed", "--form", "sql", "--to", feed)
    database(feed.read_text(encoding="utf-8"))
    # Twice: the second time replaces the first.
    database(feed.read_text(encoding="utf-8"))
    return database


def test_every_document_of_the_edition_is_in_the_table(loaded):
    assert int(loaded("SELECT count(*) FROM unisson_document")) > 200
    assert loaded("SELECT count(*) FROM unisson_document WHERE body ILIKE '%plan de sauvegarde de l''emploi%' AND kind = 'dire'").strip() == "0"
    assert int(loaded("SELECT count(DISTINCT facets) FROM unisson_document")) > 20


@pytest.mark.parametrize("phrase, title", [
    ("zone inondable", "zone inondable"),
    ("habitat indigne", "habitat indigne"),
    ("violences faites aux femmes", "violences"),
    ("cambriolages", "cambriolages"),
    ("rythmes scolaires", "rythmes scolaires"),
    ("seminaire mars", "Séminaire des cadres du 7 mars 2013"),
    ("sécheresse", "limite-t-il l’usage de l’eau"),
    ("agnes vitrail", "Agnès Vitrail"),
    ("logements sociaux", "logement"),
    ("elections municipales 2014", "2014"),
])
def test_phrases_of_the_sample_are_answered(loaded, phrase, title):
    answers = loaded(QUERY.format(phrase)).splitlines()
    assert any(title.lower() in answer.lower() for answer in answers), answers


def test_what_is_not_in_the_base_is_not_found(loaded):
    assert loaded(QUERY.format("quetzalcoatl")).strip() == ""


def test_the_index_answers_without_reading_the_table(loaded):
    plan = loaded("SET enable_seqscan = off; EXPLAIN SELECT 1 FROM unisson_document WHERE search @@ to_tsquery('unisson', 'logement')")
    assert "unisson_document_search" in plan
