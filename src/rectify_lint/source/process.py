"""Other programs run within bounds: ended with all they started when their time is over."""

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
        code: its exit code; negative where a signal ended it.
        output: what it printed.
        late: whether it was ended because its time was over.
    """

    code: int
    output: bytes
    late: bool = False


def run(command: Sequence[str], *, seconds: float, memory: int, data: bytes = b"") -> Outcome:
    """Run *command* with *data* on its standard input; what it says of errors is dropped.

    Args:
        command: the program and its arguments.
        seconds: that it may take.
        memory: bytes that it, and each that it starts, may take, where the system can bound it (Linux).
        data: its input.

    Raises:
        OSError: it cannot be started.
    """
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        # A group of its own, so that what it starts can be ended with it.
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
    """Bound what *process* may take; it has hardly begun."""
    if sys.platform == "linux":
        import resource

        with suppress(OSError, ValueError):  # it may be over already, or bounded more narrowly
            resource.prlimit(process.pid, resource.RLIMIT_AS, (memory, memory))


def _end(process: subprocess.Popen[bytes]) -> None:
    """End what is left of *process* and of what it started."""
    if sys.platform == "win32":  # pragma: no cover
        if process.poll() is None:
            with suppress(OSError):
                subprocess.run(
                    ["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False
                )
        return
    # The group outlives its leader as long as another program is in it.
    with suppress(OSError):
        os.killpg(process.pid, signal.SIGKILL)
