"""The command: ``python -m nocluster`` and, installed, ``nocluster``."""

from __future__ import annotations

import signal
import sys

from ._command import main


def program() -> int:
    """Runs the command as a program of its own: Ctrl-C ends it at once, whatever it waits for, as it does without Python."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return main()


if __name__ == "__main__":
    sys.exit(program())
