"""Items framed unlike those beside them: by their heading, or by a field that they lack."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from rectify_lint import Hit, Item, Notice, Options, compiled

_LEAST = 5
"""So many items of one level at least show a frame."""

_EXCEPTIONS = 2
"""More than so many exceptions are a second frame."""


@cache
def _frame() -> re.Pattern[str]:
    # 关于“三公”经费管理不规范的问题 and 关于“四风”问题禁而未绝的问题 have a quoted word, not a quoted finding.
    word = (
        "(?!(?>[^{close}，。\n]{{1,12}}){close}(?!(?:等|的|问题|方面|整改|情况|落实)+(?:[^一-龥]|$))[一-龥])"
    )
    quote = f"“{word.format(close='”')}|‘{word.format(close='’')}"
    return compiled(f"(?P<lead>针对|关于|对于|围绕|反馈|在)?(?P<quote>{quote})?")


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield a hit for every item that differs from the frame of four in five of its level."""
    yield from _fields(notice)
    levels: dict[tuple[int, object], list[Item]] = {}
    for item in notice.items:
        levels.setdefault((item.node.depth, item.node.style.rank), []).append(item)
    for items in levels.values():
        if len(items) < _LEAST:
            continue
        frames = [_frame_of(notice, item) for item in items]
        ((usual, count),) = Counter(frames).most_common()[:1]
        different = [item for item, frame in zip(items, frames, strict=True) if frame != usual]
        if not usual or 5 * count < 4 * len(items) or len(different) > _EXCEPTIONS:
            continue
        for item in different:
            yield Hit(item.heading, "frame", {"usual": usual, "count": count, "of": len(items)})


_FIELDS = ("owner", "deadline", "problem", "other")
"""Kinds of label whose absence no other rule tells."""


def _fields(notice: Notice) -> Iterator[Hit]:
    """The one item that lacks a field which all the others have: 责任单位：, or a heading 2.整改成效 of its own."""
    having: dict[str, list[Item]] = {}
    for item in notice.items:
        names = {line.label.name for line in item.labels if line.label.kind in _FIELDS}
        names |= {
            title for node in item.node.children if _name().fullmatch(title := node.title.of(notice.text))
        }
        for name in names:
            having.setdefault(name, []).append(item)
    for name, items in having.items():
        if len(items) >= _LEAST - 1 and len(items) == len(notice.items) - 1:
            known = {id(item) for item in items}
            lacking = next(item for item in notice.items if id(item) not in known)
            yield Hit(lacking.heading, "field", {"label": name, "of": len(items)})


@cache
def _name() -> re.Pattern[str]:
    """The name of a field as a heading: 1.整改措施."""
    return compiled("[一-龥]{2,10}")


def _frame_of(notice: Notice, item: Item) -> str:
    """How the heading opens (针对“…”), ``""`` for a bare heading."""
    found = _frame().match(notice.text, *item.node.title)
    if found is None or not found[0]:
        return ""
    return f"{found['lead'] or ''}{'“…”' if found['quote'] else '…'}"
