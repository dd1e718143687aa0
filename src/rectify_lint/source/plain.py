"""Plain text."""

from __future__ import annotations

from rectify_lint.source.decode import decode
from rectify_lint.source.text import Source


class TextReader:
    """Plain text, and everything that no other reader takes."""

    kind = "text"
    suffixes: tuple[str, ...] = (".txt", ".text")

    def sniff(self, data: bytes) -> bool:
        """Plain text has no signature."""
        return False

    def read(self, data: bytes, path: str) -> Source:
        """Decode; the text is the source."""
        text, encoding = decode(data, path)
        return Source(text, path=path, encoding=encoding, kind=self.kind)
