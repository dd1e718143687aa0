"""PDF files with a text layer: lines joined back to paragraphs, tables to rows."""

from __future__ import annotations

from rectify_lint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from rectify_lint.source.text import Source

_MARK = b"%PDF-"
_HEAD = 1024  # bytes that may come before it


class PdfReader:
    """PDF files as office programs and browsers write them; known by content.

    What it takes to read one is imported when the first is read, and comes with the extra ``pdf``.
    """

    kind = "pdf"
    suffixes: tuple[str, ...] = (".pdf",)

    def sniff(self, data: bytes) -> bool:
        """Whether the bytes begin as a file of the format does."""
        # What comes before the mark is of mail or web servers; a text that speaks of the mark begins with words.
        place = data.find(_MARK, 0, _HEAD + len(_MARK))
        return place == 0 or (place > 0 and b"endobj" in data)

    def read(self, data: bytes, path: str) -> Source:
        """The text with a map back to pages and paragraphs.

        Raises:
            SourceError: pypdfium2 is missing; or broken, protected, without text, or larger than the limits.
        """
        from rectify_lint.source.pdf.document import read_document

        return read_document(data, path)
