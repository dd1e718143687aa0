"""Decoding bytes to text, strictly.

In this order: a byte-order mark decides; NUL bytes mean UTF-16 or UTF-32 without a mark, or no text at all; then strict
UTF-8; then strict GB18030 (which covers GB2312 and GBK). If all fail, a :class:`SourceError` gives the place of the
first undecodable byte. Nothing is replaced, dropped or normalised: every character of the result represents bytes of the
file, so that findings mark what is really there.
"""

from __future__ import annotations

import re

from rectify_lint.errors import SourceError

# The UTF-32 marks come first: the little-endian one begins with the UTF-16 mark.
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be", "utf-16-be"),
)
_WIDE = (("utf-16-le", 2), ("utf-16-be", 2), ("utf-32-le", 4), ("utf-32-be", 4))
_SAMPLE = 1 << 16  # the bytes examined to detect a wide encoding; a multiple of 4
_PLAUSIBLE = 0.9  # the least share of ordinary characters in text; in the wrong byte order it is far lower


def decode(data: bytes, name: str = "<bytes>") -> tuple[str, str]:
    """Decode *data* and name its encoding.

    Args:
        data: the whole file.
        name: its name in errors.

    Returns:
        The text, without byte-order mark, and one of ``utf-8``, ``utf-8-sig``, ``utf-16-le``, ``utf-16-be``,
        ``utf-32-le``, ``utf-32-be``, ``gb18030``.

    Raises:
        SourceError: the bytes are not text in any of these; the message gives line and byte offset.
    """
    for mark, encoding, codec in _MARKS:
        if data.startswith(mark):
            return _decode_marked(data, name, mark, encoding, codec)
    if b"\0" in data:
        return _decode_wide(data, name)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as broken:
        return _decode_legacy(data, name, broken), "gb18030"


def mark_of(data: bytes) -> bytes:
    """The byte-order mark at the beginning of *data*, or ``b""``."""
    return next((mark for mark, _, _ in _MARKS if data.startswith(mark)), b"")


def _decode_marked(data: bytes, name: str, mark: bytes, encoding: str, codec: str) -> tuple[str, str]:
    body = data[len(mark) :]
    try:
        return body.decode(codec), encoding
    except UnicodeDecodeError as broken:
        raise _broken(data, name, codec.upper(), len(mark) + broken.start) from None


def _decode_wide(data: bytes, name: str) -> tuple[str, str]:
    """*data* as UTF-16 or UTF-32 without a mark, whichever looks like text."""
    best, best_share = "", _PLAUSIBLE
    for codec, width in _WIDE:
        if len(data) % width == 0:
            share = _ordinary_share(data[:_SAMPLE].decode(codec, "replace"))
            if share > best_share:
                best, best_share = codec, share
    if not best:
        raise _no_text(name, data.index(b"\0"))
    try:
        return data.decode(best), best
    except UnicodeDecodeError as broken:
        raise _broken(data, name, best.upper(), broken.start) from None


# ASCII with its white space, general punctuation, CJK marks, ideographs, full-width forms.
_ORDINARY = "[\t\n\r\x20-\x7e\u2010-\u203b\u2460-\u249b\u3000-\u301f\u4e00-\u9fff\uff01-\uff5e]+"


def _ordinary_share(text: str) -> float:
    return sum(map(len, re.findall(_ORDINARY, text))) / len(text) if text else 0.0


# Private-use and control characters, into which GB18030 decodes bytes of other encodings.
_ALIEN = "[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff]"
_ALIEN_LIMIT = 0.02


def _decode_legacy(data: bytes, name: str, broken: UnicodeDecodeError) -> str:
    """*data* as GB18030, unless it is UTF-8 with a few invalid bytes."""
    if _is_mostly_utf8(data[max(0, broken.start - _SAMPLE) : broken.start + _SAMPLE]):
        raise _broken(data, name, "UTF-8", broken.start) from None
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as worse:
        raise _broken(data, name, "GB18030", worse.start) from None
    if sum(1 for _ in re.finditer(_ALIEN, text)) > _ALIEN_LIMIT * len(text):
        raise _no_text(name, broken.start) from None
    return text


def _is_mostly_utf8(sample: bytes) -> bool:
    """Whether valid three- and four-byte sequences far outnumber the broken ones around the first of these.

    Two-byte sequences do not count: pairs of GB18030 bytes often look like them, triples hardly ever.
    """
    text = sample.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    valid = len(re.findall("[\u0800-\ufffc\U00010000-\U0010ffff]", text))
    return valid >= 4 * broken


def _broken(data: bytes, name: str, encoding: str, offset: int) -> SourceError:
    """The error that *data* is valid *encoding* only up to byte *offset*."""
    wide = encoding.startswith(("UTF-16", "UTF-32"))
    line = "" if wide else str(1 + len(re.findall(rb"\r\n|\r|\n", data[:offset])))
    byte = f"0x{data[offset]:02X}" if offset < len(data) else ""
    where_en = f"line {line}, byte offset {offset}" if line else f"byte offset {offset}"
    where_zh = f"第{line}行（字节偏移{offset}）" if line else f"字节偏移{offset}处"
    return SourceError(
        f"{name}: not valid {encoding} at {where_en}{f' (byte {byte})' if byte else ''}; "
        "repair that place or save the file again as UTF-8 text",
        zh=f"{name}：{where_zh}的字节{f' {byte} ' if byte else ''}不符合 {encoding} 编码，"
        "文件可能已损坏或被截断，请修复后另存为 UTF-8 纯文本再检查",
    )


def _no_text(name: str, offset: int) -> SourceError:
    return SourceError(
        f"{name}: this is not a text file (first sign at byte offset {offset}); save it as UTF-8 text",
        zh=f"{name}：不是纯文本文件（字节偏移{offset}处起无法识别），请另存为 UTF-8 纯文本后再检查",
    )
