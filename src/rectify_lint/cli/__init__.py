"""The command line. Each command is a module of its own, imported when it is called."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence


def main() -> None:
    """Run the command line with ``sys.argv`` and leave with 0, 1 or 2; never with a traceback."""
    arguments = sys.argv[1:]
    if arguments in (["-V"], ["--version"]):
        # Answered without importing click: scripts ask for it often.
        from rectify_lint._version import __version__

        print(f"rectify-lint {__version__}")
        sys.exit(0)
    sys.exit(execute(arguments))


def execute(arguments: Sequence[str]) -> int:
    """The exit code for *arguments*; whatever goes wrong becomes a message on standard error."""
    from rectify_lint.cli.guard import guarded

    # A start makes tens of thousands of objects, nearly all to stay: looking for garbage among them takes longer
    # than letting what little there is of it wait.
    gc.set_threshold(50_000, 20, 100)
    return guarded(arguments, lambda: _run(arguments))


def _run(arguments: Sequence[str]) -> int:
    command, *paths = arguments or [""]
    if command == "check" and paths and not any(path.startswith("-") for path in paths):
        # By far the usual call. There is no option to parse, and importing click would take a third of the time.
        from rectify_lint.cli import checking

        return checking.run(paths)
    from rectify_lint.cli.entry import run

    return run(arguments)
