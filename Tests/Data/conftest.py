"""What the tests of data share: the sample, built for two audiences, and tiny sites of their own."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COMMAND = ROOT / ".build/debug/unisson"
BASE_URL = "https://base.exemple.invalid/belfort/"
LONGEST = 120


def run(*words, folder=ROOT):
    done = subprocess.run(
        [COMMAND, *map(str, words)], cwd=folder, capture_output=True, text=True, timeout=LONGEST,
        env={**os.environ, "LANG": "fr_FR.UTF-8"})
    assert done.returncode == 0, done.stderr
    return done


def build(content, output, *options):
    run("build", "--quiet", "--content", content, "--theme", ROOT / "themes/sobre", "--output", output, *options)
    return Path(output)


@pytest.fixture(scope="session")
def least(tmp_path_factory):
    """The sample for the audience that sees least, at an address that is known."""
    return build(ROOT / "content", tmp_path_factory.mktemp("least") / "site", "--base-url", BASE_URL)


@pytest.fixture(scope="session")
def most(tmp_path_factory):
    """The sample for the audience that sees all, read from anywhere."""
    return build(ROOT / "content", tmp_path_factory.mktemp("most") / "site", "--edition", "relecture")


@pytest.fixture
def content(tmp_path):
    """A copy of the sample's content."""
    return shutil.copytree(ROOT / "content", tmp_path / "content")
