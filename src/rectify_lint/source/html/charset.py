"""The characters of a page: by its byte-order mark, by its bytes, and by what it says of itself, in this order.

Bytes that are valid UTF-8 are UTF-8 whatever the page says: programs that save pages anew often leave the old name in it.
gb2312 and gbk mean gb18030, as in browsers. Big5 cannot be told from the bytes and is believed.
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
"""Of so many characters one may be broken: portals cut headlines by bytes, in the middle of a character."""


def decode_page(data: bytes, path: str) -> tuple[str, str]:
    """Decode *data*, naming the encoding that did it, as :func:`rectify_lint.source.decode.decode` does.

    Raises:
        SourceError: no encoding reads the bytes.
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
    """The encoding that the page names, in lower case; ``""`` if it names none."""
    found = _DECLARED.search(data[:_HEAD].decode("latin-1"))
    return "" if found is None else found[1].lower()
