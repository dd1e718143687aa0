"""PDF files with a text layer: lines joined back to paragraphs, tables to rows."""

from __future__ import annotations

from rectify_lint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from rectify_lint.source.text import Source

_MARK = b"%PDF-"
_HEAD = 1024  # bytes that may come before it


class PdfReader:
    """PDF files as office programs and browsers write them; recognised by content.

    The modules that read them are imported on first use, and need the extra ``pdf``.
    """

    kind = "pdf"
    suffixes: tuple[str, ...] = (".pdf",)

    def sniff(self, data: bytes) -> bool:
        """Whether the bytes begin like a PDF file."""
        # Headers of mail or web servers may precede the mark; a text about the mark begins with words.
        place = data.find(_MARK, 0, _HEAD + len(_MARK))
        return place == 0 or (place > 0 and b"endobj" in data)

    def read(self, data: bytes, path: str) -> Source:
        """The text with a map back to pages and paragraphs.

        Raises:
            SourceError: pypdfium2 is missing, or the file is broken, protected, without text, or larger than the limits.
        """
        from rectify_lint.source.pdf.document import read_document

        return read_document(data, path)
