"""Sums and products in running text, where no 其中 says what belongs to what.

- ``清理工作群21个，保留9个、解散12个``
- ``新建制度4项、修订制度3项，共形成制度成果7项``

Numbers that stand so may have nothing to do with one another. A relation is taken for one only where it holds, or
fails by a slip (:mod:`rectify_lint.notice.reconcile.near`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from rectify_lint.facts.model import Number
from rectify_lint.facts.numerals import parse_number
from rectify_lint.notice.reconcile import averages, changes, quotients, shares, versus
from rectify_lint.notice.reconcile.counts import BAND, BANDS, NUMBER, UNIT, disposed, member, value_of
from rectify_lint.notice.reconcile.near import accounted_for, nearly, slipped, swapped
from rectify_lint.notice.reconcile.shapes import of_sum
from rectify_lint.notice.reconcile.wording import addition, number, total
from rectify_lint.notice.types import Relation, Verdict
from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span
from rectify_lint.typed import TYPE_CHECKING
from rectify_lint.value import evolve

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice

_FIRST = "[0-9](?<![0-9.][0-9])(?>[0-9]{0,7}(?:\\.[0-9]{1,4})?)"
"""A whole number to begin an expression with: given up at once inside of one and where its unit does not follow."""
_GOES_ON = frozenset("0123456789.")
"""In front of a number these belong to it."""
_SUM = 280
"""Characters that the parts of a sum take at most, up to the comma before their total."""
_TOTAL = 45
"""Characters that a total takes at most, from the comma before it."""
_FEWEST = 3
"""Smaller totals come near anything."""
_CUED = 10
"""Behind a word for a total, parts may miss it by one in so many."""


_MONEY = f"(?:、[一-龥]{{0,6}}{NUMBER}[万亿]?元)?"
"""The sum of money that a count stands for: 21笔、386万元."""


@cache
def _listed() -> re.Pattern[str]:
    """A count and, behind its comma, two or more in the same unit: ``21个，保留9个、解散12个``.

    With another such count before the comma (``3个方面4个问题``) the parts are that one's.
    """
    return compiled(
        f"(?P<whole>{_FIRST})(?P<unit>{UNIT}){_MONEY}(?:[一-龥]{{0,10}}|(?:(?![0-9]++(?P=unit))[^，,。；;：:\n]){{1,24}})[，,](?P<parts>"
        f"(?:[一-龥]{{2,14}}{NUMBER}(?P=unit){_MONEY}[、，,]){{1,6}}"
        f"(?:[一-龥]{{2,14}}{NUMBER}(?P=unit)(?:{_MONEY}[一-龥]{{0,8}})(?=[。；;，,）)\n])|[一-龥]{{1,13}}的{NUMBER}(?P=unit)))"
    )


@cache
def _summed() -> re.Pattern[str]:
    """Two or more counts and, behind 共 or 合计, one in the same unit."""
    return compiled(
        f"(?P<parts>{_FIRST}(?P<unit>{UNIT})(?:[一-龥（）]{{0,12}}(?<!中)[、，,](?:[^，。；;、\n0-9]{{0,12}}"
        f"[0-9]个[^，。；;、\n0-9]{{0,6}})?[^，。；;、\n0-9]{{1,14}}{NUMBER}(?P=unit)){{1,6}})"
        f"[一-龥]{{0,10}}[，,](?P<lead>[一-龥]{{0,8}}?)(?:合计|共计|总计|共)[一-龥]{{0,8}}(?P<whole>{NUMBER})(?P=unit)"
    )


@cache
def _more() -> re.Pattern[str]:
    return compiled(f"[，,、]{NUMBER}{UNIT}[在正未待尚仍需拟因]")


def _lists(notice: Notice) -> Iterator[re.Match[str]]:
    """The matches of :func:`_listed`, none within another."""
    match, last = _listed().match, 0
    for start in notice.quantity_starts:
        if start >= last and (found := match(notice.text, start)):
            last = found.end()
            yield found


_TOGETHER = ("合", "总")
"""What stands before 计 in a word for a total, if not 共."""


def _near_totals(notice: Notice) -> Iterator[tuple[int, int]]:
    """Where :func:`_summed` may match: round a comma and, a few characters behind it, a word for a total."""
    text, last = notice.text, 0
    places = [place - 1 for place in notice.occurrences("计") if text[place - 1 : place] in _TOGETHER]
    for place in sorted((*places, *notice.occurrences("共"))):
        if _counted().match(text, place) is None:  # 中共 and the like: most of them
            continue
        comma = max(text.rfind(mark, max(0, place - 9), place) for mark in "，,")
        if comma > last:
            start, end = max(last, comma - _SUM), comma + _TOTAL
            stop = text.find("。", place, end)
            last = stop if stop >= 0 else end
            yield start, last


@cache
def _counted() -> re.Pattern[str]:
    return compiled("(?:合计|总计|共)[一-龥]{0,8}[0-9]")


_PART = f"(?:其余[0-9]{{1,3}}个[一-龥（）]{{1,8}}|{BAND}|[一-龥“”（）]{{1,12}}){NUMBER}"
"""A part of a division: its label, which may be a range or the number of the others, and its number."""


@cache
def _divided() -> re.Pattern[str]:
    """按属地划分，东岭区3件、芦湾县4件, 从类型看，…: a division that says by what."""
    return compiled(
        f"(?:按[^，,。；;\n0-9]{{1,8}}(?:划分|分类|区分|统计|分)|[从分][^，,。；;\n0-9]{{1,6}}(?:来看|看))[，,：:](?P<parts>(?:涉及)?{_PART}(?P<unit>{UNIT})"
        f"(?:[、，,]{_PART}(?P=unit)){{1,12}})"
    )


@cache
def _of_those() -> re.Pattern[str]:
    """现有人员中，35岁以下9名、36岁至50岁26名、51岁以上11名: a division of what has been counted before."""
    return compiled(
        f"中[，,：:](?P<parts>(?:涉及)?{_PART}(?P<unit>{UNIT})(?:[、，,]{_PART}(?P=unit)){{2,12}})(?=[，,。；;）\n])"
    )


_DECIDED = (Verdict.PASS, Verdict.FAIL)


def check(notice: Notice, known: Sequence[Relation]) -> Iterator[Relation]:
    """Relations in running text but for those whose number one of *known* has decided."""
    settled = [one for one in known if one.kind != "named-list" and (one.message or one.verdict in _DECIDED)]
    divided = {one.span for one in settled if one.places and one.places[0].start > one.span.start}
    # A mark per character of what is decided, and of what of it is not divided: looking through all spans for each
    # relation takes time squared.
    decided, whole = bytearray(len(notice.text)), bytearray(len(notice.text))
    for one in settled:
        for span in (one.span, *(one.places if one.kind in ("sum", "excess") else ())):
            mark(decided, span)
            if span not in divided:
                mark(whole, span)
    for relation in (
        *_sums(notice),
        *_divisions(notice),
        *shares.check(notice),
        *changes.check(notice),
        *versus.check(notice),
        *quotients.check(notice),
        *averages.check(notice),
    ):
        start = relation.span.start
        if notice.quotations.covers(start):
            continue
        # A total that is divided behind may sum up what stands before it: …，合计35个问题，其中2个正在推进.
        sums_up = bool(relation.places) and relation.places[-1].end <= start
        if (whole if sums_up else decided)[start]:
            continue
        mark(decided, relation.span)
        if relation.span not in divided:
            mark(whole, relation.span)
        yield relation


def mark(characters: bytearray, span: Span) -> None:
    """Mark the characters of *span*: looking places up there takes no time, whatever the number of spans."""
    characters[span.start : span.end] = bytes((1,)) * (span.end - span.start)


def _members(text: str, start: int, end: int) -> tuple[list[Number], list[Span]]:
    values, spans = [], []
    for found in member().finditer(text, start, end):
        values.append(parse_number(found["number"]))
        spans.append(Span(*found.span()))
    return values, spans


def _sums(notice: Notice) -> Iterator[Relation]:
    text = notice.text
    summed = (found for start, end in _near_totals(notice) for found in _summed().finditer(text, start, end))
    for matches, share in ((_lists(notice), 0), (summed, _CUED)):
        for found in matches:
            values, spans = _members(text, *found.span("parts"))
            unit = found["unit"]
            kept = [
                place
                for place, span in enumerate(spans)
                if span.of(text).endswith(unit) and not _goes_on(text, span, spans[place + 1 : place + 2])
            ]
            if share and len(kept) > 2 and Decimal(values[kept[0]]) > Decimal(parse_number(found["whole"])):
                del kept[0]  # 排查5820个，更换214个，加固306个，共处置520个: what all of them are of
            values = [values[place] for place in kept]
            span = Span(found.start("whole"), found.end("whole") + len(unit))
            relation = _sum(span, found["whole"], unit, values, [spans[place] for place in kept], share)
            if relation is None or (relation.message and not _meant(text, found, values, relation)):
                continue
            if relation.message and not share and _more().match(text, found.end()):
                continue  # 查实2起，查否3起，1起正在调查: another part follows
            yield relation


def _goes_on(text: str, span: Span, following: Sequence[Span]) -> bool:
    """Whether a count only names what the next one counts: 7个村党组织35个问题."""
    return any(_BREAKS.isdisjoint(text[span.end : behind.start]) for behind in following)


_BREAKS = frozenset("，,、；")


def _behind_mark(words: str) -> str:
    """The words of the last clause."""
    return words[max(map(words.rfind, "，,、")) + 1 :]


_LABEL = 14
"""What is counted is named within so many characters before its number."""
_LEADS = frozenset({"", "两项", "三项", "几项", "以上", "上述", "前后", "总", "累计", "一", "共"})
"""What may stand between the comma and the word for a total that sums up what stands before, and nothing else."""


@cache
def _noun() -> re.Pattern[str]:
    """What is counted, behind the total, up to the end of the clause."""
    return compiled("[一-龥]{0,6}(?=[。；;，,、）)\n]|\\Z)")


def _meant(text: str, found: re.Match[str], values: Sequence[Number], relation: Relation) -> bool:
    """Whether numbers that nearly add up were meant to: their words must say so."""
    places = relation.places
    declared, unit = parse_number(found["whole"]), found["unit"]
    if "lead" in found.re.groupindex:
        named = text[max(0, found.start() - _LABEL) : found.end("parts")]
        own = set(found["lead"]).difference("人员", named)  # 帮办代办人员合计 behind 帮办员9名, 代办员22名
        behind = _noun().match(text, found.end())
        counted = behind is not None and behind[0] in named
        return (found["lead"] in _LEADS or not own) and counted
    ends = [found.end("unit"), *(place.end for place in places)]
    starts = [found.start("parts") - 1, *ends[1:-1]]
    labels = [_behind_mark(text[start : place.start]) for start, place in zip(starts, places, strict=True)]
    told = text.startswith("中", found.end("unit")) or all(disposed().match(label) for label in labels)
    pauses = all(text[start] == "、" for start in ends[1:-1])
    told = told or (len(values) > 2 and pauses and text[ends[-1] : ends[-1] + 1] in "；;。")
    if not told and not swapped(declared, values):
        return False
    missing = Decimal(declared) - Decimal(relation.found)
    return not accounted_for(text, ends[-1], missing, unit)


def _sum(
    span: Span, whole: str, unit: str, values: list[Number], spans: list[Span], share: int
) -> Relation | None:
    """The relation of a total and its parts, or ``None`` where they seem to have nothing to do with each other."""
    declared = parse_number(whole)
    found = total(values)
    if declared < _FEWEST:
        return None
    if any(Decimal(value) > Decimal(declared) for value in values) and not swapped(declared, values):
        return None
    if found == declared:
        verdict = Verdict.PASS
    elif nearly(declared, values, share) if share else slipped(declared, values):
        verdict = Verdict.UNCERTAIN
    else:
        return None
    return of_sum(span, number(declared) + unit, number(found), addition(values), verdict, tuple(spans))


def _divisions(notice: Notice) -> Iterator[Relation]:
    text = notice.text
    for place in sorted(place for word in ("按", "从", "分") for place in notice.occurrences(word)):
        found = _divided().match(text, place)
        if found is None:
            continue
        sentence = notice.sentence_around(Span(*found.span()))
        line = text.rfind("\n", 0, found.start())
        start = sentence.start
        if text[place] != "按":  # what is looked at from another side has been counted before
            start = max(0, text.rfind("\n", 0, max(0, line)))
        elif place - start <= _OPENS and start - 1 > line:  # so has what a sentence of its own divides
            start = notice.sentence_around(Span(start - 1, start)).start
        yield from _division(text, found, list(_heads(text, found, max(start, place - _FAR))), _CUED)
    for place in notice.occurrences("中"):
        found = _of_those().match(text, place)
        if found is None or text[place - 1 : place] in ("其", "集"):
            continue
        start = max(text.rfind("\n", max(0, place - _BACK), place) + 1, place - _BACK, 0)
        heads = list(_heads(text, found, start))
        named = [head for head in heads if _shares(text, head, text[max(0, place - _NAMED) : place])]
        yield from _division(
            text, found, named or heads[-1:], _CUED if named or BANDS.search(found["parts"]) else 0
        )


_OPENS = 4
_FAR = 400
"""What is divided stands so many characters before at most: a paragraph may be endless."""
_BACK = 160
"""What is divided behind 中 has been counted so many characters before at most."""
_NAMED = 6


def _shares(text: str, head: re.Match[str], name: str) -> bool:
    """Whether what stands before 中 names what a number counts: 企业隐患 behind 企业307项."""
    label = text[max(0, head.start() - _NAMED) : head.start()]
    return any(
        name[place : place + 2] in label
        for place in range(len(name) - 1)
        if name[place : place + 2].isalpha()
    )


def _heads(text: str, found: re.Match[str], start: int) -> Iterator[re.Match[str]]:
    """The counts before a division that it can be of."""
    values, _ = _counted_parts(text, found)
    for head in member().finditer(text, start, found.start()):
        if head[0].endswith(found["unit"]) and max(map(Decimal, values)) <= value_of(head):
            yield head


def _counted_parts(text: str, found: re.Match[str]) -> tuple[list[Number], list[Span]]:
    """The numbers of the parts, without those that only name one: 其余9个乡镇共46件."""
    values, spans = _members(text, *found.span("parts"))
    kept = [
        place
        for place, span in enumerate(spans)
        if span.of(text).endswith(found["unit"]) and not _goes_on(text, span, spans[place + 1 : place + 2])
    ]
    return [values[place] for place in kept], [spans[place] for place in kept]


def _division(
    text: str, found: re.Match[str], heads: Sequence[re.Match[str]], share: int
) -> Iterator[Relation]:
    values, spans = _counted_parts(text, found)
    unit = found["unit"]
    made = [_sum(Span(*head.span()), head["number"], unit, values, spans, share) for head in heads]
    passing = [one for one in made if one is not None and one.verdict is Verdict.PASS]
    failing = [one for one in made if one is not None and one.verdict is not Verdict.PASS]
    if failing and not passing:
        # The head may be split rightly elsewhere: the fault is told where the division stands.
        nearest = min(failing, key=lambda one: abs(Decimal(one.found) - _value(one)))
        yield _moved(nearest, Span(spans[0].start, spans[-1].end))


def _value(relation: Relation) -> Decimal:
    return Decimal(compiled("[^0-9.]").sub("", relation.declared))


def _moved(relation: Relation, span: Span) -> Relation:
    return evolve(relation, span=span, places=(relation.span, *relation.places))
