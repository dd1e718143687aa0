"""Word documents (.docx): the text as a reader sees it, automatic numbers included."""

from __future__ import annotations

from rectify_lint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from rectify_lint.source.text import Source

_ZIP = b"PK\x03\x04"


class DocxReader:
    """Office Open XML documents, as Word, WPS and LibreOffice write them; recognised by content.

    The modules that read them are imported on first use.
    """

    kind = "docx"
    suffixes: tuple[str, ...] = (".docx", ".docm")

    def sniff(self, data: bytes) -> bool:
        """Whether the bytes begin as an archive and name a part of a document, even if truncated."""
        return data.startswith(_ZIP) and b"word/" in data

    def read(self, data: bytes, path: str) -> Source:
        """The text in its final state, with a map back to paragraphs and cells.

        Raises:
            SourceError: it is no document, broken, protected by a password, or larger than the limits.
        """
        from rectify_lint.source.docx.document import read_document

        return read_document(data, path)
