"""TRM007 doubled-word: a character, a word or a phrase that stands twice in a row."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from functools import cache
from itertools import pairwise

from rectify_lint import (
    Applicability,
    Edit,
    Fix,
    Hit,
    Notice,
    Options,
    Span,
    Table,
    compiled,
    doubled_characters,
    is_doubled_word,
    occurrences,
    repeated,
)

_TITLE = 8
_LONGEST = 16
_LONGEST_TITLE = 120
_PHRASE = 3
"""From this length on no phrase is repeated on purpose, unless it counts or contrasts."""

_CLAUSE = 8
"""From this length on it does not count or contrast either."""


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield a hit for each repetition; the fix takes the second out."""
    data = options["doubled"]
    text = notice.text
    listed = data["character"]
    spans = [
        *_characters(text, listed),
        *(one for one in doubled_characters(text) if text[one.start] not in listed),
    ]
    for second in repeated(text, 2, _LONGEST):
        size = second.end - second.start
        doubled = _is_doubled_word(text, second, data["words"]) if size == 2 else _is_phrase(text, second)
        if doubled:
            spans.append(Span(second.start - size, second.end))
    spans += _around_particles(text, data["words"]["qualities"])
    spans += _clauses(text)
    yield from _after_titles(notice)
    last = 0
    for span in sorted(spans, key=lambda one: (one.start, -one.end)):
        if span.start < last:
            continue
        last = span.end
        # What stands twice may have a particle or a mark between: 进行了进行, 抓督办，抓督办.
        second = Span(span.start + (span.end - span.start + 1) // 2, span.end)
        if text[second.start - 1] in _ENDS:
            second = Span(second.start - 1, span.end)
        fix = Fix(Applicability.UNSAFE, (Edit(second, ""),))
        yield Hit(span, "doubled", {"word": second.of(text), "text": span.of(text)}, fix=fix)


_ENDS = "，；。"
_SHORTEST_CLAUSE = 4
"""A shorter clause may be said twice for emphasis."""


def _clauses(text: str) -> Iterator[Span]:
    """A clause and the mark behind it, where the same clause stands before them: ，三是抓督办，三是抓督办，."""
    clauses = text.replace("；", "，").replace("。", "，").split("，")
    end = len(clauses[0])
    for before, clause in pairwise(clauses):
        end += 1 + len(clause)
        start = end - 2 * len(clause) - 1
        twice = len(clause) >= _SHORTEST_CLAUSE and before.endswith(clause) and _chinese(clause)
        # What ends a clause may open the next: 推进现代化。现代化，是……, 有了观众便有了市场，有了市场，……
        goes_on = len(before) > len(clause) and text[end : end + 1] == "，"
        if twice and not goes_on and text[start + len(clause)] != "。":
            yield Span(start, end)


def _chinese(clause: str) -> bool:
    return "一" <= clause[0] <= "龥" and "一" <= clause[-1] <= "龥"


def _after_titles(notice: Notice) -> Iterator[Hit]:
    """What repeats the title just cited: 《…审批流程实施办法》审批流程文件."""
    text = notice.text
    for citation in notice.citations:
        number = citation.document_number
        start = max(citation.span.end, number.span.end if number else 0)
        start += text[start : start + 1] in ("）", ")")
        end = start + _TITLE
        if end > len(text) or citation.title.end - citation.title.start > _LONGEST_TITLE:
            continue
        title = citation.title.of(text)
        if text[start:end] not in title:
            continue
        while end < len(text) and text[start : end + 1] in title:
            end += 1
        yield Hit(Span(start, end), "title", {"word": text[start:end], "text": title})


@cache
def _doubled(characters: str) -> re.Pattern[str]:
    return compiled(rf"([{characters}])\1+")


@cache
def _guard(pattern: str) -> re.Pattern[str]:
    return compiled(pattern)


def _characters(text: str, guards: Mapping[str, Mapping[str, str]]) -> Iterator[Span]:
    for found in _doubled("".join(guards)).finditer(text):
        start, end = found.span()
        entry = guards[found[1]]
        if end - start > 2 or text[start - 1 : start] == "“" or text[end : end + 1] == "”":
            continue
        if _is(entry["after"]) and _guard(entry["after"]).match(text, end):
            continue
        if _is(entry["before"]) and _guard(f"(?:{entry['before']})$").search(text, max(0, start - 3), start):
            continue
        yield Span(start, end)


def _is(guard: str) -> bool:
    return guard not in ("", "[]")


def _is_doubled_word(text: str, second: Span, table: Table) -> bool:
    word = second.of(text)
    if word in table["always"]:
        return True
    if word not in table["never"]:
        return word not in table["meant"] and is_doubled_word(text, second)
    # Behind a number and 个 no word ends that another could begin behind: 3个问题问题清单.
    counted = _counted().search(text, max(0, second.start - 5), second.start - 2)
    return bool(counted) or not _guard(table["after"]).match(text, second.end)


@cache
def _counted() -> re.Pattern[str]:
    return compiled("[0-9一二三四五六七八九十两]个$")


def _around_particles(text: str, qualities: Container[str]) -> Iterator[Span]:
    """A verb before and behind 了, or one of *qualities* before and behind 的: 进行了进行了, 重大的重大.

    Of nouns that is no slip: 政府采购的采购人.
    """
    for particle in "了的":
        for place in occurrences(text, particle):
            word = text[place + 1 : place + 3]
            twice = text.startswith(word, place - 2) and len(word) == 2 and len(set(word)) == 2
            if twice and (particle == "了" or word in qualities):
                yield Span(place - 2, place + 3)


@cache
def _meant() -> re.Pattern[str]:
    """Characters of phrases that are repeated on purpose: 一个问题一个问题, 企业对企业, 越来越."""
    return compiled("[一二两三几每各半多越又再有对与和或等的到由是在同向给为年月日]")


def _is_phrase(text: str, second: Span) -> bool:
    word, after = second.of(text), text[second.end : second.end + 1]
    if "委员" in word or (word[-1] == "人" and after in ("民", "体")):
        return False  # 工会委员会委员, 申请人申请人民法院: two words that meet
    meant = _meant().search(word) if len(word) == _PHRASE else len(word) < _CLAUSE and word[0] in "一每几"
    return not meant and after != "域" and len(set(word)) >= len(word) - 1
