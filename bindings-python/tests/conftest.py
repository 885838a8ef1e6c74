"""Says at the end how many vectors passed."""

from __future__ import annotations

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    # Each language says how many it ran, and `.ci/totals.py` compares.
    passed = [report for report in terminalreporter.stats.get("passed", []) if "test_vectors.py" in report.nodeid]
    terminalreporter.write_line(f"vectors in Python: {len(passed)}")
