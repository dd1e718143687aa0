"""Running other programs within limits of time and memory, and ending them with all their children."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress

from rectify_lint.typed import NamedTuple

_NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # on Windows


class Outcome(NamedTuple):
    """How a program ended.

    Attributes:
        code: its exit code; negative if a signal ended it.
        output: its standard output.
        late: whether it was ended because of the time limit.
    """

    code: int
    output: bytes
    late: bool = False


def run(command: Sequence[str], *, seconds: float, memory: int, data: bytes = b"") -> Outcome:
    """Run *command* with *data* on its standard input; its standard error is discarded.

    Args:
        command: the program and its arguments.
        seconds: its time limit.
        memory: the limit in bytes for it and for each of its children, enforced on Linux.
        data: its input.

    Raises:
        OSError: it cannot be started.
    """
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        # A group of its own, so that its children can be ended with it.
        start_new_session=True,
        creationflags=_NO_WINDOW,
    ) as process:
        _bound(process, memory)
        try:
            output, _ = process.communicate(data, timeout=seconds)
        except subprocess.TimeoutExpired:
            return Outcome(-1, b"", late=True)
        finally:
            _end(process)
    return Outcome(process.returncode, output)


def _bound(process: subprocess.Popen[bytes], memory: int) -> None:
    """Limit the memory of *process*, right after its start."""
    if sys.platform == "linux":
        import resource

        with suppress(OSError, ValueError):  # it may have ended already, or have a lower limit
            resource.prlimit(process.pid, resource.RLIMIT_AS, (memory, memory))


def _end(process: subprocess.Popen[bytes]) -> None:
    """End *process* and its children, if they still run."""
    if sys.platform == "win32":  # pragma: no cover
        if process.poll() is None:
            with suppress(OSError):
                subprocess.run(
                    ["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False
                )
        return
    # The group exists as long as any of its processes.
    with suppress(OSError):
        os.killpg(process.pid, signal.SIGKILL)
