"""Readers turn the bytes of one file type into a :class:`Source`; this module picks the reader.

Content decides before the suffix: a Word document renamed to ``.txt`` is still a Word document. Types that
no reader takes are recognised all the same, so that the message can say what to do instead of
complaining about byte 0x03.
"""

from __future__ import annotations

import os
import sys

from rectify_lint.errors import SourceError, reason
from rectify_lint.source.docx import DocxReader
from rectify_lint.source.foreign import refuse_foreign
from rectify_lint.source.html import HtmlReader
from rectify_lint.source.markdown import MarkdownReader
from rectify_lint.source.office import OFFICE_READERS
from rectify_lint.source.pdf import PdfReader
from rectify_lint.source.plain import TextReader
from rectify_lint.source.text import Source
from rectify_lint.typed import Protocol

SIZE_LIMIT = 64 * 1024 * 1024
"""The largest input in bytes. Long notices have some hundred kilobytes; more is a mistaken path."""

STDIN = "<stdin>"
"""What findings call text that came through standard input."""


class Reader(Protocol):
    """One input format.

    ``kind`` is the name reports give it (``text``, ``markdown`` …), ``suffixes`` the lower-case file name
    endings that select it when no content does.
    """

    @property
    def kind(self) -> str:
        """The name of the format."""
        ...

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The endings that select it."""
        ...

    def sniff(self, data: bytes) -> bool:
        """Whether *data* is surely of this format, whatever the file is called."""
        ...

    def read(self, data: bytes, path: str) -> Source:
        """Make a source of *data*; raise :class:`SourceError` if it is broken."""
        ...


_TEXT = TextReader()
READERS: tuple[Reader, ...] = (
    DocxReader(),
    PdfReader(),
    *OFFICE_READERS,
    HtmlReader(),
    MarkdownReader(),
    _TEXT,
)


def read_bytes(data: bytes, path: str) -> Source:
    """Read *data* with the reader its content asks for, else the one of the suffix of *path*, else as text.

    Raises:
        SourceError: too large, of a type no reader takes, undecodable, or without any text.
    """
    if len(data) > SIZE_LIMIT:
        raise _too_large(path)
    return with_text(_reader_of(data, path).read(data, path))


def with_text(source: Source) -> Source:
    """*source*, which holds some text: to find nothing in nothing would pass a file that was cut off.

    Raises:
        SourceError: it is empty or blank.
    """
    if not source.text or source.text.isspace():
        raise SourceError(
            f"{source.path}: it contains no text; check that this is the right file and that it was saved completely",
            zh=f"{source.path}：文件中没有文字，请确认是否选对文件、内容是否已保存",
        )
    return source


def _reader_of(data: bytes, path: str) -> Reader:
    for reader in READERS:
        if reader.sniff(data):
            return reader
    refuse_foreign(data, path)
    return reader_for(path)


def as_word(data: bytes, path: str) -> tuple[bytes, str] | None:
    """The Word document that *data* are, or that LibreOffice makes of them, and the kind of *data*.

    It is ``None`` where they are no document.

    Raises:
        SourceError: too large, or LibreOffice is missing or cannot convert it.
    """
    if len(data) > SIZE_LIMIT:
        raise _too_large(path)
    if DocxReader().sniff(data):
        return data, DocxReader.kind
    office = next((reader for reader in OFFICE_READERS if reader.sniff(data)), None)
    return None if office is None else (office.convert(data, path), office.kind)


def reader_for(path: str) -> Reader:
    """The reader that the suffix of *path* selects; plain text if none does."""
    suffix = os.path.splitext(path)[1].lower()
    for reader in READERS:
        if suffix in reader.suffixes:
            return reader
    return _TEXT


def suffixes() -> tuple[str, ...]:
    """Every suffix that some reader takes: what a folder is searched for."""
    return tuple(suffix for reader in READERS for suffix in reader.suffixes)


def read_path(path: str) -> Source:
    """Read one file, or standard input for ``-``.

    Raises:
        SourceError: missing, not readable, or as :func:`read_bytes`.
    """
    return read_bytes(read_data(path), STDIN if path == "-" else path)


def read_data(path: str) -> bytes:
    """The bytes of one file, or of standard input for ``-``; more than :data:`SIZE_LIMIT` are not read.

    Raises:
        SourceError: missing, not readable or too large.
    """
    try:
        if path == "-":
            return _standard_input()
        with open(path, "rb") as file:
            # The size of the handle, not of the name: a pipe or a growing file is bounded by the read itself.
            if os.fstat(file.fileno()).st_size > SIZE_LIMIT:
                raise _too_large(path)
            return file.read(SIZE_LIMIT + 1)
    except (OSError, ValueError) as problem:  # ValueError: a NUL in the name
        raise _unopened(path, problem) from None


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise SourceError(
            f"{STDIN}: is closed; name a file instead", zh=f"{STDIN}：标准输入已关闭，请改为指定文件"
        )
    return sys.stdin.buffer.read(SIZE_LIMIT + 1)


def _too_large(path: str) -> SourceError:
    megabytes = SIZE_LIMIT >> 20
    return SourceError(
        f"{path}: larger than {megabytes} MB; split it or check that this is a notice",
        zh=f"{path}：文件超过 {megabytes} MB，请确认是否为通报文本，或拆分后再检查",
    )


def _unopened(path: str, problem: OSError | ValueError) -> SourceError:
    en, zh = reason(problem)
    if not isinstance(problem, (FileNotFoundError, IsADirectoryError, PermissionError)):
        en, zh = f"cannot be read ({en})", f"无法读取（{zh}）"
    return SourceError(f"{path}: {en}", zh=f"{path}：{zh}")
