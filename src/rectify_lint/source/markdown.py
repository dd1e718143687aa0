"""Markdown: text whose lines may carry ``#``, ``**``, ``-``, ``>`` and table pipes.

The text is not changed, so that every offset is one of the file; the line scan skips the marks. Only the kind of the
source tells higher layers that they are mark-up and not characters of the notice.
"""

from __future__ import annotations

from rectify_lint.source.decode import decode
from rectify_lint.source.text import Source


class MarkdownReader:
    """Files with the suffix ``.md`` or ``.markdown``; the content does not distinguish Markdown from text."""

    kind = "markdown"
    suffixes: tuple[str, ...] = (".md", ".markdown")

    def sniff(self, data: bytes) -> bool:
        """Never: a notice in plain text may contain a ``#`` too."""
        return False

    def read(self, data: bytes, path: str) -> Source:
        """Decode; the text is the source, mark-up included."""
        text, encoding = decode(data, path)
        return Source(text, path=path, encoding=encoding, kind=self.kind)
