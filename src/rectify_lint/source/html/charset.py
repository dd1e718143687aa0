"""Decoding a page: by its byte-order mark, by its bytes, and by its declaration, in this order.

Valid UTF-8 is UTF-8 whatever the page declares: programs that save pages often leave the old declaration in them. gb2312
and gbk mean gb18030, as in browsers. Big5 cannot be detected from the bytes; the declaration is accepted.
"""

from __future__ import annotations

from rectify_lint.errors import SourceError
from rectify_lint.patterns import compiled
from rectify_lint.source.decode import decode, mark_of

_HEAD = 4096  # bytes in which a page names its encoding; browsers look at 1,024
_DECLARED = compiled(r"""(?i)<(?:meta|\?xml)\s[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""")
_BIG5 = frozenset(("big5", "big5-hkscs", "cn-big5", "csbig5", "x-x-big5"))
_UTF8 = frozenset(("utf-8", "utf8", "unicode-1-1-utf-8"))

_LOST = 1000
"""One of so many characters may be invalid: portals truncate headlines by bytes, within a character."""


def decode_page(data: bytes, path: str) -> tuple[str, str]:
    """Decode *data* and name its encoding, as :func:`rectify_lint.source.decode.decode` does.

    Raises:
        SourceError: the bytes are valid in no encoding.
    """
    if mark_of(data) or b"\0" in data:
        return decode(data, path)
    declared = _declared(data)
    if declared in _BIG5:
        for codec in ("utf-8", "big5hkscs"):
            try:
                return data.decode(codec), codec
            except UnicodeDecodeError:
                continue
    try:
        return decode(data, path)
    except SourceError:
        encoding = "utf-8" if declared in _UTF8 else "big5hkscs" if declared in _BIG5 else "gb18030"
        text = data.decode(encoding, "replace")
        if not declared or text.count("\ufffd") * _LOST > len(text):
            raise
        return text, encoding


def _declared(data: bytes) -> str:
    """The encoding that the page declares, in lower case; ``""`` if none."""
    found = _DECLARED.search(data[:_HEAD].decode("latin-1"))
    return "" if found is None else found[1].lower()
