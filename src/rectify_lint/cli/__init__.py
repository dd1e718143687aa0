"""The command line. Each command is a module of its own, imported when it is called."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Sequence

from rectify_lint.typed import NoReturn


def main() -> NoReturn:
    """Run the command line with ``sys.argv`` and exit with 0, 1 or 2, never with a traceback."""
    code: int | None = None

    def end() -> None:
        if code is not None:
            _end(code)

    # Registered first, so that it runs last, after all other exit handlers.
    atexit.register(end)
    # A run keeps its rules, texts and findings until the report is written, and produces next to no garbage:
    # collecting takes a quarter of the time of a run over many files and saves no memory.
    gc.disable()
    code = execute(sys.argv[1:])
    sys.exit(code)


def _end(code: int) -> NoReturn:
    """End the process with *code* at once, and leave its memory to the system.

    Finalising modules and objects one by one, as the interpreter would do now, takes as long as linting a notice.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):  # a broken pipe, or closed
            code = 2
    os._exit(code)


def execute(arguments: Sequence[str]) -> int:
    """Run *arguments* and return the exit code; any error becomes a message on standard error."""
    from rectify_lint.cli.guard import guarded

    return guarded(arguments, lambda: _run(arguments))


def _run(arguments: Sequence[str]) -> int:
    if arguments in (["-V"], ["--version"]):
        # Answered without importing click: scripts ask for it often.
        from rectify_lint._version import __version__
        from rectify_lint.cli.terminal import write_output

        write_output(f"rectify-lint {__version__}\n", None)
        return 0
    command, *paths = arguments or [""]
    if command == "check":
        from rectify_lint import bundle

        bundle.load()
    if command == "check" and paths and not any(path.startswith("-") for path in paths):
        # By far the most usual call. Without options to parse, importing click would take a third of the time.
        from rectify_lint.cli import checking

        return checking.run(paths)
    from rectify_lint.cli.entry import run

    return run(arguments)
