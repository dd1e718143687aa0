"""Readers turn the bytes of one file type into a :class:`Source`; this module selects the reader.

Content takes precedence over the suffix: a Word document renamed to ``.txt`` is still a Word document. Types that no
reader takes are recognised too, so that the error can say what to do instead of complaining about byte 0x03.
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
"""The largest input in bytes. Long notices have a few hundred kilobytes; anything this large is a mistake."""

STDIN = "<stdin>"
"""The name of standard input in findings."""


class Reader(Protocol):
    """One input format."""

    @property
    def kind(self) -> str:
        """The name of the format in reports (``text``, ``markdown`` …)."""
        ...

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The lower-case suffixes that select it if no content does."""
        ...

    def sniff(self, data: bytes) -> bool:
        """Whether *data* is certainly of this format, whatever the name of the file."""
        ...

    def read(self, data: bytes, path: str) -> Source:
        """The source with the text of *data*; raises :class:`SourceError` if that is broken."""
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
    """Read *data* with the reader selected by its content, else by the suffix of *path*, else as text.

    Raises:
        SourceError: it is too large, of a type that no reader takes, undecodable, or has no text.
    """
    if len(data) > SIZE_LIMIT:
        raise _too_large(path)
    return with_text(_reader_of(data, path).read(data, path))


def with_text(source: Source) -> Source:
    """*source*, which has some text: without this check a truncated file would pass without findings.

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
    """*data* as a Word document, converted by LibreOffice if need be, and the kind of *data*.

    ``None`` if *data* is no document of an office program.

    Raises:
        SourceError: it is too large, or LibreOffice is missing or cannot convert it.
    """
    if len(data) > SIZE_LIMIT:
        raise _too_large(path)
    if DocxReader().sniff(data):
        return data, DocxReader.kind
    office = next((reader for reader in OFFICE_READERS if reader.sniff(data)), None)
    return None if office is None else (office.convert(data, path), office.kind)


def reader_for(path: str) -> Reader:
    """The reader selected by the suffix of *path*; that of plain text if none is."""
    suffix = os.path.splitext(path)[1].lower()
    for reader in READERS:
        if suffix in reader.suffixes:
            return reader
    return _TEXT


def suffixes() -> tuple[str, ...]:
    """Every suffix that some reader takes, for which folders are searched."""
    return tuple(suffix for reader in READERS for suffix in reader.suffixes)


def read_path(path: str) -> Source:
    """Read one file, or standard input for ``-``.

    Raises:
        SourceError: it does not exist or cannot be read, or as :func:`read_bytes`.
    """
    return read_bytes(read_data(path), STDIN if path == "-" else path)


def read_data(path: str) -> bytes:
    """The bytes of one file, or of standard input for ``-``; more than :data:`SIZE_LIMIT` are not read.

    Raises:
        SourceError: it does not exist, cannot be read, or is too large.
    """
    try:
        if path == "-":
            return _standard_input()
        with open(path, "rb") as file:
            # A pipe or a growing file passes this check and is bounded by the read itself.
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
