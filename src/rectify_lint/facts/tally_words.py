"""What the words of a clause say of its counts: nouns, status wordings, markers."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from rectify_lint.facts.model import Population, StatusClass
from rectify_lint.facts.quantities import THING_UNITS, unit_population
from rectify_lint.facts.statuses import combine_statuses
from rectify_lint.patterns import compiled
from rectify_lint.typed import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from rectify_lint.facts.tally_items import Item

#: Kind, start and end of a word that matters. A plain tuple: there are many.
TallyToken = tuple[str, int, int]

_STATUSES: Final = {str(status): status for status in StatusClass}
_POPULATIONS: Final = {
    str(population): population
    for population in (
        Population.CLUE, Population.IMMEDIATE, Population.PETITION, Population.MEASURE, Population.TASK,
        Population.PROBLEM, Population.ASPECT, Population.DOCUMENT,
    )
}  # fmt: skip
_OTHER: Final = Population.OTHER
_NOUNS: Final = frozenset(_POPULATIONS) | {"fund"}

#: Marking words as bits of :attr:`Item.flags`: they are asked for at every count, and sets are slow to ask.
_MARKERS: Final = (
    "among", "divided", "rest", "another", "total", "each", "etc", "mainly", "having", "except", "change", "out_of",
    "mid", "joint",
)  # fmt: skip
_FLAGS: Final = {kind: 1 << place for place, kind in enumerate(_MARKERS)}
(
    AMONG, DIVIDED, REST, ANOTHER, TOTAL, EACH, ETC, MAINLY, HAVING, EXCEPT, CHANGE, OUT_OF, MID, JOINT,
) = _FLAGS.values()  # fmt: skip
ETC_AFTER: Final = JOINT << 1  # 等 behind the count
MIXED: Final = JOINT << 2  # 阶段性办结和正在办理的4件 is no count of either
#: Of a count that is no part of what is divided.
TAKEN_OUT: Final = CHANGE | EXCEPT | MIXED
#: Of a clause that does not speak of all that has been counted.
NOT_ALL: Final = REST | AMONG | ANOTHER | EXCEPT

WORDS: Final = frozenset(_MARKERS) | frozenset(_STATUSES) | _NOUNS | {"every"}
#: What a clause without a count is kept for.
TELLING: Final = frozenset(_STATUSES) | {"among", "divided", "every"}
BOUNDS: Final = {"comma": "，", "pause": "、", "semicolon": "；", "colon": "：", "stop": "。"}

NOUN_REACH: Final = 8  # characters between a measure word and its noun: 26个省市重点项目
_NOUN_BEFORE: Final = 3
_SORTS: Final = ("类", "大类")
_STATUS_REACH: Final = 3
_REQUIRED: Final = ("要求", "应当")
_REACH: Final = {"rest": 8, "change": 6}  # characters between such a word and the number it speaks of

# Words that may stand between a status wording and its number, besides a noun: 已整改到位的具体问题共21个.
_LINKING: Final = frozenset("的了有为共计是约近已整改具体仅达到其中 ")
_JOINTS: Final = frozenset("并且及和、")
_EITHER: Final = frozenset("及和、")
_ORGANS: Final = ("乡镇", "镇街", "街道", "部门", "单位", "科室", "股室", "处室", "县区", "区县")
"""Where one follows the measure word, it is counted, and what is said of it is not: 7个乡镇下达整改任务清单."""
_VERBAL: Final = frozenset("已未均全被将对在以为并把按从给予")


@cache
def _adverbs() -> re.Pattern[str]:
    return compiled(r"(?:截至目前|截止目前|至目前|到目前|目前|现|已|均|都|其|并|且|该|督促|要求|推动|[ \t])*")


def only_adverbs(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` is nothing but adverbs such as 目前已, or empty."""
    return _adverbs().fullmatch(text, start, end) is not None


def share_gap(text: str, previous: Item, item: Item) -> None:
    """Divide the words between two counts of one clause, all of which *item* has been given.

    A noun goes to the number it touches, 中 to the first, a status wording with 和 behind it to the first.
    """
    edge = previous.unit_end
    gap = item.before
    if previous.noun == "problem" and previous.noun_end <= previous.start:
        _pass_on(previous, item, gap)
    if gap:
        first: list[TallyToken] = []
        second: list[TallyToken] = []
        last_joint = max([start for kind, start, _ in gap if kind == "joint"], default=-1)
        for token in gap:
            kind, start, end = token
            if kind in _NOUNS:
                near_first = start - edge <= NOUN_REACH and not previous.noun
                # 5类问题64个: what is counted is told between the two, and both are of it.
                between = previous.unit in _SORTS and item.start == end
                mine = near_first and not between and (item.start - end > 1 or start == edge)
            else:
                mine = kind == "mid" or (kind in _STATUSES and last_joint > start)
            (first if mine else second).append(token)
        if first:
            read_after(text, previous, first)
            edge = first[-1][2]
        item.before = second
    previous.end_words(edge)
    item.left = edge


def _pass_on(previous: Item, item: Item, gap: list[TallyToken]) -> None:
    """``反馈问题4个方面24个``: what is counted stands before the number of aspects and belongs to the next one."""
    named = bool(gap) and gap[0][0] == "aspect" and gap[0][1] == previous.unit_end
    if named:
        previous.noun, previous.noun_start, previous.noun_end = "", -1, -1
        previous.population = unit_population(previous.unit) or _OTHER
    elif gap or (previous.population is not Population.ASPECT and previous.noun_start >= 0):
        return
    item.noun = "problem"
    if unit_population(item.unit) is None and _fits(item.unit, Population.PROBLEM):
        item.population = Population.PROBLEM


def read_before(text: str, item: Item) -> None:
    """Take what the words before the number say into *item*."""
    begin = start = item.start
    for token in reversed(item.before):
        kind, _, end = token
        flag = _FLAGS.get(kind)
        if flag is not None:
            if kind not in _REACH or start - end <= _REACH[kind]:
                item.flags |= flag
        elif kind in _NOUNS:
            if item.noun or start - end > _NOUN_BEFORE or not _LINKING.issuperset(text[end:start]):
                continue
            if _is_required(text, item, token):
                continue
            if _is_named(text, item, token):
                if text.endswith("问题", token[1], end):  # “四个落实”方面问题20个
                    _set_noun(item, ("problem", end - 2, end))
                continue
            _set_noun(item, token)
        elif kind in _STATUSES:
            if item.status is not None or not _only_links(text, item, end) or _is_required(text, item, token):
                continue
            _set_status(item, token)
            if len(item.before) > 1:
                _extend_status(text, item)
        else:
            item.every = True
        begin = token[1]
    item.words_start = begin


def _is_named(text: str, item: Item, token: TallyToken) -> bool:
    """Whether 方面 ends the name of one, whose problems are counted: 队伍建设方面5个."""
    kind, start, _ = token
    return kind == "aspect" and start > item.left and text[start - 1] not in "及共的题"


def _is_required(text: str, item: Item, token: TallyToken) -> bool:
    """Whether a wording tells what is to become of things, not what has: 要求分阶段整改的问题48个."""
    return text.endswith(_REQUIRED, item.left, token[1])


def _only_links(text: str, item: Item, end: int) -> bool:
    """Whether nothing but linking words and the noun stands between a status wording and the number."""
    between = text[end : item.start]
    if item.noun_start >= end:
        between = text[end : item.noun_start] + text[item.noun_end : item.start]
    return _LINKING.issuperset(between)


def _set_noun(item: Item, token: TallyToken) -> None:
    item.noun, item.noun_start, item.noun_end = token
    population = _POPULATIONS.get(item.noun)
    if population is not None and item.population is _OTHER and _fits(item.unit, population):
        item.population = population


def _fits(unit: str, population: Population) -> bool:
    """Whether things of *population* are counted in *unit*: 15家企业的违规问题 counts firms."""
    return unit in THING_UNITS or (population is Population.DOCUMENT and unit in "部篇")


def _set_status(item: Item, token: TallyToken) -> None:
    kind, item.status_start, item.status_end = token
    item.status = _STATUSES[kind]


def _extend_status(text: str, item: Item) -> None:
    """Take in the wordings right before: 基本完成取得阶段性成果并持续整改 is one status."""
    run = _run_of_statuses(text, item)
    classes = [_STATUSES[kind] for kind, _, _ in run]
    if len(set(classes)) < 2:
        return
    if any(not _EITHER.isdisjoint(text[one[2] : two[1]]) for one, two in pairwise(run)):
        item.flags |= MIXED
    item.status = combine_statuses(classes)


def _run_of_statuses(text: str, item: Item) -> list[TallyToken]:
    """The status tokens that touch one another, in order; moves ``status_start`` back to the first."""
    run: list[TallyToken] = []
    for token in reversed(item.before):
        if token[0] not in _STATUSES or token[1] > item.status_start:
            continue
        if run and not _JOINTS.issuperset(text[token[2] : run[0][1]]):
            break
        run.insert(0, token)
        item.status_start = token[1]
    return run


def read_after(text: str, item: Item, tokens: list[TallyToken]) -> None:
    """Take what the words behind the measure word say into *item*."""
    for token in tokens:
        kind = token[0]
        if kind in _NOUNS:
            if not item.noun and _is_noun_after(text[item.unit_end : token[1]]):
                _set_noun(item, token)
        elif kind in _STATUSES:
            if item.status is None and _is_status_after(item, token):
                _set_status(item, token)
                item.status_after = True
        elif kind == "every":
            item.every = True
        elif kind == "mid":
            item.flags |= MID
        elif kind == "etc":
            item.flags |= ETC_AFTER


def _is_noun_after(between: str) -> bool:
    return len(between) <= NOUN_REACH and _VERBAL.isdisjoint(between) and not between.startswith(_ORGANS)


def _is_status_after(item: Item, token: TallyToken) -> bool:
    return item.every or token[1] - max(item.unit_end, item.noun_end) <= _STATUS_REACH


def read_bare(text: str, item: Item) -> None:
    """Take what a clause without a count says into *item*."""
    for token in item.before:
        kind = token[0]
        if kind in _STATUSES:
            _set_status(item, token)
        elif kind == "every":
            item.every = True
        elif kind in _NOUNS:
            item.noun = kind
        else:
            item.flags |= _FLAGS[kind]
    if item.status is not None and not item.every:
        # A wording such as 已全部办结 swallows its 全部; a short clause of nothing else speaks of all, too.
        kind, _, end = item.before[0]
        begin = end if kind in _NOUNS else item.left
        item.every = item.right - item.status_end <= 1 and only_adverbs(text, begin, item.status_start)
