"""What the sections behind the items say of the problems of each status, against the tally at the beginning.

- ``对正在推进的4个问题和7项措施，实行周调度``; ``对已完成的12个问题适时“回头看”``
- ``紧盯尚未完成的4个问题``: all but those that are finished
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from rectify_lint.facts.model import Count, Number, StatusClass, Tally
from rectify_lint.facts.numerals import parse_number
from rectify_lint.notice.reconcile.declared import Declaration
from rectify_lint.notice.reconcile.told_at_first import FINISHED, LEFT, states_of, told_at_first
from rectify_lint.notice.reconcile.wording import number, total
from rectify_lint.notice.types import Relation, Verdict
from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span
from rectify_lint.typed import TYPE_CHECKING
from rectify_lint.value import Record

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice


class _Meant(Record):
    """What words mean: the values that fit them, the likeliest first, and the parts that they are."""

    values: tuple[Number, ...]
    parts: tuple[Count, ...]


@cache
def _counted() -> re.Pattern[str]:
    """A number of problems, tasks, measures or opinions."""
    return compiled(
        "(?P<number>[0-9]{1,3}|[一二三四五六七八九十]{1,3})(?P<unit>[个项件条])(?P<left>剩余)?(?:具体|整改|审议)*"
        "(?:(?P<state>(?:已|[尚仍还]?未|[尚仍]?需|正|基本|部分|取得|长期|持续|限期|分阶段)[一-龥]{1,9}?)的?(?:具体|整改)?)?"
        "(?P<noun>问题|(?:信访)?举报件|信访(?:事项|件)|事项|任务|措施|举措|意见)"
        "(?P<behind>(?:尚|仍|还)?未(?:全部|彻底|按期|达到)?(?:完成|整改|办结|落实|序时进度))?"
    )


@cache
def _words() -> re.Pattern[str]:
    """The words before such a number, up to it; what is left of all, where something is to be done with it."""
    return compiled("(?P<words>[一-龥]{2,20})的$|(?:[对将把和、]|抓好|推进)(?P<words2>剩余|余下|剩下)的?$")


@cache
def _joined() -> re.Pattern[str]:
    """Between two numbers of which the same is said."""
    return compiled("[和及与、]|以及")


_WORDS = 22
"""So many characters before a number at most say what is counted."""
_SORTS = {
    "任务": "task", "措施": "measure", "举措": "measure", "意见": "opinion", "举报件": "petition",
    "信访举报件": "petition", "信访件": "petition", "信访事项": "petition",
}  # fmt: skip
_COMMON = 3
"""So many last characters of a status must be the same for two wordings to be one (长期坚持, 需长期坚持)."""


@cache
def _done() -> re.Pattern[str]:
    """Words for what is finished, and nothing less: 已完成, 已整改到位."""
    return compiled(
        "(?:^|(?<=[对已经])|(?<=全部))(?:已(?:经|全部)*)?(?:完成|整改|办结|销号)(?:整改)?(?:到位|完成)?$"
    )


@cache
def _undone() -> re.Pattern[str]:
    """Words for what is not finished."""
    return compiled(
        "(?:未|没有)(?:能|全部|按期|彻底)?(?:完成|整改|办结|销号|落实)(?:整改|到位|完成)*$|(?:剩余|其余|剩下|余下)$"
    )


def check(notice: Notice, declared: Sequence[Declaration]) -> Iterator[Relation]:
    """Every number of problems of one status behind the items."""
    known = told_at_first(notice, declared)
    if known:
        yield from _later(notice, known)
    yield from _papers(notice)


def _later(notice: Notice, known: Mapping[str, Tally]) -> Iterator[Relation]:
    text = notice.text
    start = max(tally.span.end for tally in known.values())
    if not notice.items and notice.next_steps is not None:
        start = max(start, notice.next_steps.start)
    elif notice.items:
        final = notice.items[-1]
        end = notice.lines[final.last_line].span.end
        outlook = notice.next_steps  # a paragraph of its own below the last item, or behind it
        within = outlook is not None and final.heading.end < outlook.start < end
        start = max(start, outlook.start if outlook is not None and within else end)
    words, last = "", start
    made: dict[tuple[int, tuple[Count, ...]], list[Relation]] = {}
    for found in _counted().finditer(text, start):
        before = _words().search(text, max(last, found.start() - _WORDS), found.start())
        if before is not None and not found["state"]:
            words = before["words2"] or before["words"]
            if words in LEFT and not before["words2"]:
                words = ""  # 剩余的1个问题 may be that of one item alone; 对剩余的1个问题 is not
        elif found["left"] or found["state"] or found["behind"]:
            words = found["left"] or found["state"] or found["behind"]
        elif not _joined().fullmatch(text, last, found.start()):
            words = ""
        last = found.end()
        tally = known.get(_SORTS.get(found["noun"], ""))
        meant = _meant(text, words, tally) if words and tally is not None else None
        if meant is not None:
            sentence = notice.sentence_around(Span(*found.span())).start
            made.setdefault((sentence, meant.parts), []).append(_relation(found, meant))
    for alike in made.values():
        holding = [one for one in alike if one.verdict is Verdict.PASS]
        # 局党组未完成的4个问题、直属单位未完成的2个问题: one of them is that of the tally, which the words do not say.
        yield from holding or (alike if len(alike) == 1 else ())


@cache
def _new_and_old() -> re.Pattern[str]:
    """新建和修订的11项制度, 51项新建和修订制度."""
    new, old = "(?:新建|新制定|新出台|制定|出台)", "(?:修订|完善|修订完善)"
    each = f"(?:{new}[和与及、]{old}|{old}[和与及、]{new})"
    return compiled(
        f"{each}的?(?P<number>[0-9]{{1,3}})[项个](?=制度)|(?P<before>[0-9]{{1,3}})[项个]{each}的?制度"
    )


@cache
def _new() -> re.Pattern[str]:
    """新建制度6项."""
    return compiled("新(?:建|制定|出台)(?:规章)?(?:制度)?(?P<number>[0-9]{1,3})[项个]")


@cache
def _old() -> re.Pattern[str]:
    """修订5项."""
    return compiled("修订(?:完善)?(?:规章)?(?:制度)?(?P<number>[0-9]{1,3})[项个]")


def _papers(notice: Notice) -> Iterator[Relation]:
    """The number of rules, new and old, against how many were told of either before."""
    text = notice.text
    if "项制度" not in text and "个制度" not in text and "订制度" not in text:
        return
    new = list(_new().finditer(text))
    old = list(_old().finditer(text)) if len(new) == 1 else []
    for found in _new_and_old().finditer(text) if len(old) == 1 else ():
        name = "number" if found["number"] else "before"
        if found.start() < max(new[0].end(), old[0].end()):
            continue
        first = int(new[0]["number"]) + int(old[0]["number"])
        value = int(found[name])
        data = {"first": f"{first}项", "second": f"{value}项", "noun": "“新建、修订”的制度"}
        yield Relation(
            "restated",
            Span(found.start(name), found.end(name) + 1),
            f"{value}项",
            "earlier",
            f"{first}项",
            "",
            Verdict.PASS if first == value else Verdict.FAIL,
            "restated",
            data,
            (Span(*new[0].span()), Span(*old[0].span())),
        )


def _relation(found: re.Match[str], meant: _Meant) -> Relation:
    value = parse_number(found["number"])
    first = value if value in meant.values else meant.values[0]
    unit = found["unit"]
    noun = "问题" if found["noun"] == "问题" else f"的{found['noun']}"
    labels = "、".join(part.label for part in meant.parts)
    data = {"first": number(first) + unit, "second": number(value) + unit, "noun": f"“{labels}”{noun}"}
    return Relation(
        "restated",
        Span(found.start("number"), found.end("unit")),
        number(value) + unit,
        "earlier",
        number(first) + unit,
        "",
        Verdict.PASS if first == value else Verdict.FAIL,
        "restated",
        data,
        tuple(part.span for part in meant.parts),
    )


def _meant(text: str, words: str, tally: Tally) -> _Meant | None:
    """The numbers of the tally that *words* can mean; ``None`` where they are not known."""
    parts, whole = states_of(tally), tally.total
    assert whole is not None
    named = [_labelled(name, parts) for name in compiled("[和及与]").split(words)]
    if all(part is not None for part in named):
        found = [part for part in named if part is not None]
        return _Meant((total(part.value for part in found),), tuple(found))
    done = [part for part in parts if part.status is StatusClass.DONE]
    kept = [part for part in parts if part.status is StatusClass.KEEP]
    partial = [part for part in parts if part.status is StatusClass.PARTIAL]
    if not done or _required().search(text, whole.span.end, max(whole.span.end, done[0].span.start)):
        return None
    finished = [total(part.value for part in some) for some in (done, [*done, *kept], [*done, *partial])]
    if _undone().search(words):
        left = tuple(total((whole.value, -value)) for value in finished)
        rest = [part for part in parts if part.status not in FINISHED] or done
        return _Meant(left, tuple(rest))
    return _Meant(tuple(finished), tuple(done)) if _done().search(words) else None


@cache
def _required() -> re.Pattern[str]:
    """Words by which what is finished is only some of a sort: 要求立行立改的38个已全部整改."""
    return compiled("要求|应[当在于]|年底前|期限")


@cache
def _plain() -> re.Pattern[str]:
    """What wordings of one status may differ in."""
    return compiled("整改|需要?|的?(?:问题|任务|措施|事项)|工作|有序|稳步|加快|按计划|按时间节点|[，、]")


def _labelled(name: str, parts: Sequence[Count]) -> Count | None:
    """The part whose wording *name* ends in, or the only one that begins with the end of it."""
    if name in LEFT:
        return next((part for part in parts if part.label.startswith(LEFT)), None)
    plain = _plain().sub("", name)
    best = max(parts, key=lambda part: _common_end(plain, _plain().sub("", part.label)))
    label = _plain().sub("", best.label)
    if (
        len(label) > 1
        and _common_end(plain, label) >= min(_COMMON, len(label))
        and not _differs(plain, label)
    ):
        return best
    for start in range(len(name) - _OPENS + 1):
        begun = [
            part for part in parts if part.label.startswith(name[start:]) and not _differs(name, part.label)
        ]
        if begun:
            return begun[0] if len(begun) == 1 else None
    return None


_OPENS = 4
"""So many characters of a longer wording are enough to mean it: 视同完成 of 视同完成并长期坚持."""


def _differs(one: str, other: str) -> bool:
    """Whether one of two wordings denies or weakens what they end in: 未完成, 基本完成 beside 完成."""
    return any((word in one) != (word in other) for word in ("未", "基本", "部分", "阶段"))


def _common_end(one: str, other: str) -> int:
    """How many last characters two wordings have in common."""
    for length in range(min(len(one), len(other)), 0, -1):
        if one.endswith(other[-length:]):
            return length
    return 0
