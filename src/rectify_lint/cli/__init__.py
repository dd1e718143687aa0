"""The command line. Each command is a module of its own, imported when it is called."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line with ``sys.argv`` and leave with 0, 1 or 2; never with a traceback."""
    arguments = sys.argv[1:]
    if arguments in (["-V"], ["--version"]):
        # Answered without importing click: scripts ask for it often.
        from rectify_lint._version import __version__

        print(f"rectify-lint {__version__}")
        sys.exit(0)
    from rectify_lint.cli.entry import run

    sys.exit(run(arguments))
