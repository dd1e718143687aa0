"""Standard streams, output files and colour."""

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
    """Replace characters that the console cannot show (GBK consoles, undecodable file names), and closed streams
    (``>&-``, a program without a console) by the null device, so that neither stops the program."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def tell(message: str) -> None:
    """Write a message to standard error."""
    try:
        sys.stderr.write(f"rectify-lint: {message}\n")
        sys.stderr.flush()
    except OSError:
        # Nobody reads it; the exit code remains.
        return


def tell_written(path: str, lang: str, before: str = "") -> None:
    """Report that the result is in the file *path*, after the text *before*."""
    name = printable(path)
    if lang == "zh":
        tell(f"{before}{'；' if before else ''}结果已写入 {name}")
    else:
        tell(f"{before}; written to {name}" if before else f"written to {name}")


def wants_color(choice: str, stream: TextIO) -> bool:
    """Whether to colour output on *stream*: by *choice*, else by NO_COLOR, FORCE_COLOR and the terminal."""
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

    With *utf8* the stream gets UTF-8 too, whatever its encoding: formats for programs have one encoding.

    Raises:
        RectifyLintError: the stream or the file cannot be written.
        SystemExit: nobody reads the stream any more.
    """
    stream = stream or sys.stdout
    if path is not None:
        _write_file(_encode(text), path)
    elif utf8 and isinstance(stream, io.TextIOWrapper):
        write_bytes(_encode(text), stream)
    else:
        written(lambda: stream.write(text), stream)


def write_document(data: bytes, path: str | None) -> None:
    """Write a binary report to standard output or to the file *path*.

    Raises:
        RectifyLintError: standard output or the file cannot be written.
    """
    if path is None:
        write_bytes(data)
    else:
        _write_file(data, path)


def write_bytes(data: bytes, stream: TextIO | None = None) -> None:
    """Write *data* unchanged to *stream* (by default standard output); raises as :func:`write_output` does."""
    stream = stream or sys.stdout
    stream.flush()
    written(lambda: stream.buffer.write(data), stream)


def written(write: Callable[[], Result], stream: TextIO) -> Result:
    """The result of *write*, which writes to *stream*.

    Raises:
        RectifyLintError: the stream cannot be written.
        SystemExit: nobody reads the stream any more; the program ends quietly.
    """
    try:
        result = write()
        stream.flush()
    except OSError as problem:
        # The stream is flushed again at exit: that must not fail once more.
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
    # File names may contain undecodable bytes; readers of JSON undo the escapes.
    return text.encode("utf-8", "backslashreplace")
