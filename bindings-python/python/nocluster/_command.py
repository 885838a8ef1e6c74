"""The command, as a function."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from . import _native


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command with these arguments, without the program's name; by default with those of the process.

    ``dns-server`` serves until a signal handler raises, such as ``KeyboardInterrupt`` after Ctrl-C.
    """
    arguments = sys.argv[1:] if argv is None else argv
    # What Python has buffered comes before what the command writes.
    sys.stdout.flush()
    sys.stderr.flush()
    return _native.main(["nocluster", *arguments])
