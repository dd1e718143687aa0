"""Web pages (.html): the text of the article, without the site round it, and the places of its characters."""

from __future__ import annotations

from rectify_lint.patterns import compiled
from rectify_lint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from rectify_lint.source.text import Source

SUFFIXES = (".html", ".htm", ".shtml", ".xhtml", ".mhtml", ".mht")
"""The suffixes of pages."""

_HEAD = 4096  # bytes looked at to recognise a page
_ARCHIVE = r"(?i)\s*+(?:[a-z][a-z0-9-]*+:[^\r\n]*+(?:\r?\n[ \t][^\r\n]*+)*+\r?\n)*?content-type:\s*+multipart/related"
"""The headers of a message that contains a page and its pictures."""

_BEGINS = r"(?is)(?:\s|<!--.*?-->|<\?.*?>)*+(?:<!doctype\s+html|<(?:html|head|body)[\s>])"


def is_archive(data: bytes) -> bool:
    """Whether the bytes begin like a message that contains a page and its pictures."""
    head = data[:_HEAD]
    return b"ultipart/" in head and compiled(_ARCHIVE).match(head.decode("latin-1")) is not None


class HtmlReader:
    """Web pages as browsers, portals and word processors save them; recognised by their beginning, or by suffix.

    The modules that read them are imported on first use.
    """

    kind = "html"
    suffixes: tuple[str, ...] = SUFFIXES

    def sniff(self, data: bytes) -> bool:
        """Whether the bytes begin like a page: with a document type, the outermost elements, or as an archive."""
        # In UTF-16 every other byte is NUL; no matter which, the rest reads as ASCII.
        head = data[:_HEAD].lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\0", b"").lstrip()
        if head.startswith(b"<"):
            return compiled(_BEGINS).match(head.decode("latin-1")) is not None
        return is_archive(data)

    def read(self, data: bytes, path: str) -> Source:
        """The text of the article, with a map back to lines and columns of the page, or to paragraphs of an archive.

        Raises:
            SourceError: it is undecodable, larger than the limits, or has no text.
        """
        from rectify_lint.source.html.document import read_document

        return read_document(data, path)
