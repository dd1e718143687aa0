"""Markdown: text whose lines may carry ``#``, ``**``, ``-``, ``>`` and table pipes.

The text stays as it is, so that every offset is one of the file; skipping the marks is the line scan's
business. Only the kind tells later floors that such marks are mark-up and not characters of the notice.
"""

from __future__ import annotations

from rectify_lint.source.decode import decode
from rectify_lint.source.text import Source


class MarkdownReader:
    """Files called ``.md`` or ``.markdown``; the content alone does not tell Markdown from text."""

    kind = "markdown"
    suffixes: tuple[str, ...] = (".md", ".markdown")

    def sniff(self, data: bytes) -> bool:
        """Never: a notice in plain text may well hold a ``#``."""
        return False

    def read(self, data: bytes, path: str) -> Source:
        """Decode; the text is the source, mark-up included."""
        text, encoding = decode(data, path)
        return Source(text, path=path, encoding=encoding, kind=self.kind)
