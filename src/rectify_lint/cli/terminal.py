"""Streams and colour: what the command line has to know about where it runs."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable

from rectify_lint.errors import RectifyLintError, reason
from rectify_lint.report.cells import printable
from rectify_lint.typed import TextIO, TypeVar

Result = TypeVar("Result")


def prepare_streams() -> None:
    """Let no character that the console cannot show (GBK consoles, odd file names) stop the program, nor a
    stream that is closed (``>&-``, a program without a console): what would go there goes nowhere."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def tell(message: str) -> None:
    """A message to the user, on standard error."""
    try:
        sys.stderr.write(f"rectify-lint: {message}\n")
        sys.stderr.flush()
    except OSError:
        # Nobody listens; the exit code still tells.
        return


def tell_written(path: str, lang: str, before: str = "") -> None:
    """That the file *path* holds the result now, behind what is to be said *before*."""
    name = printable(path)
    if lang == "zh":
        tell(f"{before}{'；' if before else ''}结果已写入 {name}")
    else:
        tell(f"{before}; written to {name}" if before else f"written to {name}")


def wants_color(choice: str, stream: TextIO) -> bool:
    """Whether to colour what goes to *stream*: as *choice* says, else NO_COLOR, FORCE_COLOR, the terminal."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    if os.environ.get("TERM") == "dumb" or not stream.isatty():
        return False
    # Old Windows consoles show escape sequences as characters.
    return os.name != "nt" or any(variable in os.environ for variable in ("WT_SESSION", "TERM", "ANSICON"))


def write_output(text: str, path: str | None, *, utf8: bool = False, stream: TextIO | None = None) -> None:
    """Write a report to *stream* (standard output) or, in UTF-8, to the file *path*.

    With *utf8* the stream gets UTF-8 too, whatever the console's encoding: formats for programs have one
    encoding. Ends the program quietly if nobody reads the output any more.

    Raises:
        RectifyLintError: the stream or the file cannot be written.
    """
    stream = stream or sys.stdout
    if path is not None:
        _write_file(_encode(text), path)
    elif utf8 and isinstance(stream, io.TextIOWrapper):
        write_bytes(_encode(text), stream)
    else:
        written(lambda: stream.write(text), stream)


def write_document(data: bytes, path: str | None) -> None:
    """Write a report that is no text to standard output or to the file *path*.

    Raises:
        RectifyLintError: standard output or the file cannot be written.
    """
    if path is None:
        write_bytes(data)
    else:
        _write_file(data, path)


def write_bytes(data: bytes, stream: TextIO | None = None) -> None:
    """Write *data* as they are to *stream* (standard output), as :func:`write_output` does."""
    stream = stream or sys.stdout
    stream.flush()
    written(lambda: stream.buffer.write(data), stream)


def written(write: Callable[[], Result], stream: TextIO) -> Result:
    """The result of *write*, which writes to *stream*; ends the program quietly if nobody reads that any more.

    Raises:
        RectifyLintError: the stream cannot be written.
    """
    try:
        result = write()
        stream.flush()
    except OSError as problem:
        # It is flushed again at the end; give it something to flush to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        if isinstance(problem, BrokenPipeError):
            raise SystemExit(2) from None
        en, zh = reason(problem, writing=True)
        raise RectifyLintError(
            f"standard output: cannot be written ({en})", zh=f"标准输出：无法写入（{zh}）"
        ) from None
    return result


def _write_file(data: bytes, path: str) -> None:
    try:
        with open(path, "wb") as file:
            file.write(data)
    except (OSError, ValueError) as problem:
        en, zh = reason(problem, writing=True)
        raise RectifyLintError(f"{path}: cannot be written ({en})", zh=f"{path}：无法写入（{zh}）") from None


def _encode(text: str) -> bytes:
    # File names may hold bytes that are no characters; JSON reads the escapes back.
    return text.encode("utf-8", "backslashreplace")
