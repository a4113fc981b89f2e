"""What readers took is counted as in the browser tests, and told at the end."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1] / "Browser"))

from reader import table  # noqa: E402


def pytest_terminal_summary(terminalreporter):
    for line in table():
        terminalreporter.write_line(line)
