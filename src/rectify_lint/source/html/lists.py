"""The numbers that a browser writes before the items of a list (CSS Counter Styles Level 3).

Bullets (``disc``, ``square`` …) are not text, as in Word documents.
"""

from __future__ import annotations

from rectify_lint.patterns import compiled
from rectify_lint.source.docx.numerals import write_number
from rectify_lint.source.html.names import LISTS
from rectify_lint.source.html.tree import Element, Text, Tree

_LARGEST = 1_000_000  # a list that starts beyond counts nothing
_LEAD = 64  # events looked at for the first words of an item

_STYLES = {
    "decimal": ("decimal", "", "."),
    "decimal-leading-zero": ("decimalZero", "", "."),
    "cjk-decimal": ("ideographDigital", "", "、"),
    **dict.fromkeys(
        ("cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal"),
        ("chineseCountingThousand", "", "、"),
    ),
    "simp-chinese-formal": ("chineseLegalSimplified", "", "、"),
    "trad-chinese-formal": ("ideographLegalTraditional", "", "、"),
    "cjk-heavenly-stem": ("ideographTraditional", "", "、"),
    "cjk-earthly-branch": ("ideographZodiac", "", "、"),
    **dict.fromkeys(("lower-alpha", "lower-latin"), ("lowerLetter", "", ".")),
    **dict.fromkeys(("upper-alpha", "upper-latin"), ("upperLetter", "", ".")),
    "lower-roman": ("lowerRoman", "", "."),
    "upper-roman": ("upperRoman", "", "."),
    # The classes of UEditor, which many portals write their pages with.
    "custom_num": ("decimal", "", "."),
    "custom_num1": ("decimal", "", "）"),
    "custom_num2": ("decimal", "（", "）"),
    "custom_cn": ("chineseCountingThousand", "", "、"),
    "custom_cn1": ("chineseCountingThousand", "", "）"),
    "custom_cn2": ("chineseCountingThousand", "（", "）"),
}
"""By counter style: the number format, and the text before and behind the number."""

_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_BULLETS = frozenset(("none", "disc", "circle", "square", "disclosure-open", "disclosure-closed"))
_STYLE = compiled(r"(?i)(?:^|;)\s*list-style(?:-type)?\s*:\s*([^;]*)")
_WORD = compiled(r"[a-z][a-z-]*")
_WRITTEN = compiled(
    r"[（(〔\[]?\s*(?:[0-9０-９]{1,3}|[一二三四五六七八九十百]{1,4})\s*[）)〕\].．、,，:：]"
    r"|第[一二三四五六七八九十百0-9]+[条项章节]|[①-⓿]"
)
"""A number that an author typed before an item."""

_NUMBER = compiled(r"\s*[+-]?[0-9]{1,9}")


class ListCounter:
    """The counter of one list of a page."""

    def __init__(self, tree: Tree, element: Element) -> None:
        values = element.attributes
        self._style = _style_of(values) or ("decimal" if element.tag == "ol" else "disc")
        self._step = -1 if element.tag == "ol" and "reversed" in values else 1
        items = list(_items(tree, element)) if element.tag == "ol" else []
        # A portal takes the numbers from all its lists by a style of its own where authors write theirs.
        self._silent = any(_WRITTEN.match(_lead(tree, item)) for item in items)
        start = _whole(values.get("start"))
        if start is None:
            start = len(items) if self._step < 0 else 1
        self._next = start

    def label(self, item: Element) -> str:
        """Count *item* and return the number written before it, or ``""``."""
        value = _whole(item.attributes.get("value"))
        number = self._next if value is None else value
        self._next = number + self._step
        style = _style_of(item.attributes) or self._style
        if self._silent or style in _BULLETS or abs(number) > _LARGEST:
            return ""
        if style[0] in "\"'":
            return style[1:-1]
        number_format, before, behind = _STYLES.get(style, _STYLES["decimal"])
        return f"{before}{write_number(number, number_format)}{behind}"


def _style_of(values: dict[str, str]) -> str:
    """The counter style in the attributes, or ``""``."""
    found = _STYLE.search(values.get("style", ""))
    if found is not None:
        written = found[1].strip()
        if len(written) > 1 and written[0] in "\"'" and written[-1] == written[0]:
            return written
        words: list[str] = [
            word for word in _WORD.findall(written.lower()) if word in _STYLES or word in _BULLETS
        ]
        if words:
            return words[0]
    for name in values.get("class", "").split():
        if name.startswith("custom_") and name in _STYLES:
            return name
    written = values.get("type", "").strip()
    return _TYPES.get(written) or (written.lower() if written.lower() in _BULLETS else "")


def _items(tree: Tree, element: Element) -> list[Element]:
    """The items of a list itself, without those of nested lists."""
    found = []
    place = element.first + 1
    while place < element.last:
        event = tree.events[place]
        if isinstance(event, Element):
            if event.tag == "li":
                found.append(event)
            if event.tag == "li" or event.tag in LISTS:
                place = event.last
        place += 1
    return found


def _lead(tree: Tree, item: Element) -> str:
    """The first words of an item."""
    words = ""
    for event in tree.events[item.first + 1 : min(item.last, item.first + _LEAD)]:
        if isinstance(event, Text):
            words += tree.page[event.start : event.start + _LEAD].strip()
            if len(words) > 8:
                break
    return words


def _whole(written: str | None) -> int | None:
    """The integer at the beginning of an attribute."""
    found = None if written is None else _NUMBER.match(written)
    return None if found is None else int(found[0])
