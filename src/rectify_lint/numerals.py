"""Chinese numerals as outline markers have them: typed in a text, or computed by a word processor."""

from __future__ import annotations


def chinese_numeral(number: int) -> str:
    """*number*, 1 to 9,999, in Chinese numerals (``21`` → ``二十一``, ``105`` → ``一百零五``)."""
    written = ""
    gap = False
    for size, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // size % 10
        if digit:
            written += ("零" if gap else "") + "零一二三四五六七八九"[digit] + unit
        gap = bool(written) and not digit
    return written[1:] if written.startswith("一十") else written
