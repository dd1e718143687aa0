"""Names of projects and works that differ by a few characters: one of them is probably a short or wrong form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span, occurrences

_ENDINGS = ("项目", "工程")
_SHORTEST = 8
_LONGEST = 28
_MOST = 80
"""How many names of a text are compared; beyond that it is a list of projects, not a report."""
_EXTRA = 6
"""How many characters one of two variants may have more."""


_STOPS = "的了对将与和及把在为是由从等该各每"


_NO_CHINESE = r"\x00-\u4dff\ua000-\U0010ffff"
_FIRST = "一二三四五六七八九十两完推实启开建督其协组依通围以关针按涉纳谋争申包采根负例比如应进兴需本结符"
"""What the longer stops begin with."""


@cache
def _stop() -> re.Pattern[str]:
    # The look-ahead passes over most characters at once; without it each is tried with every alternative.
    return compiled(
        rf"(?=[{_NO_CHINESE}{_STOPS}{_FIRST}])(?:[^\u4e00-\u9fff]|[一二三四五六七八九十两][是批]|[{_STOPS}]|完成|推进|实施|启动|开工|建成|督促|"
        r"其中|协调|组织|依托|通过|围绕|以及|关于|针对|按照|涉及|纳入|谋划|争取|申报|包括|采取|根据|负责|[例比]?如(?=[\u4e00-\u9fff]{2,4}[省市县区镇乡])|应当|进行|兴办|开办|需要|其他|本[市县区]|结合|符合)"
    )


@cache
def _stop_character() -> re.Pattern[str]:
    """Stops of one character: a quick look that most places end with."""
    return compiled(rf"[{_NO_CHINESE}{_STOPS}]")


@cache
def _level() -> re.Pattern[str]:
    """The last character of a place, without which there is no name."""
    return compiled("[省市县区镇乡村]")


@cache
def _placed() -> re.Pattern[str]:
    return compiled(r"[\u4e00-\u9fff]{2,4}[省市县区镇乡村]")


def project_names(text: str) -> dict[str, list[Span]]:
    """Names that begin with a place and end with 项目 or 工程, and where they stand."""
    names: dict[str, list[Span]] = {}
    stops = _stop_character().search
    for ending in _ENDINGS:
        for place in occurrences(text, ending):
            end = place + len(ending)
            if stops(text, max(0, end - _SHORTEST + 1), end):
                continue  # too short, as in most places
            span = _name_before(text, end)
            if span is not None:
                names.setdefault(span.of(text), []).append(span)
    return names


def _name_before(text: str, end: int) -> Span | None:
    start = first = max(0, end - _LONGEST - 1)
    if not _level().search(text, first, end) or _stop().search(text, max(0, end - _SHORTEST + 1), end):
        return None
    for found in _stop().finditer(text, first, end):
        start = found.end()
    length = end - start
    if not _SHORTEST <= length <= _LONGEST or not _placed().match(text, start, end):
        return None
    return Span(start, end)


def name_variants(names: Mapping[str, list[Span]]) -> Iterator[tuple[str, str]]:
    """Pairs of names that are one name with characters left out, the rarer (or shorter) first."""
    known = sorted(names, key=lambda name: (-len(names[name]), -len(name)))[:_MOST]
    for index, main in enumerate(known):
        for other in known[index + 1 :]:
            if _variant(main, other):
                yield other, main


def _variant(first: str, second: str) -> bool:
    shorter, longer = sorted((first, second), key=len)
    if (
        not 0 < len(longer) - len(shorter) <= _EXTRA
        or shorter[:3] != longer[:3]
        or longer.startswith(shorter)
    ):
        return False
    rest = iter(longer)
    if not all(character in rest for character in shorter):
        return False
    left_out = "".join(_left_out(shorter, longer))
    return not _other_thing().search(left_out)


@cache
def _other_thing() -> re.Pattern[str]:
    """Characters that make another project, or no name, of the longer one."""
    return compiled("[一二三四五六期东西南北内外市区县镇乡村除下列者]|重大|配套|附属")


def _left_out(shorter: str, longer: str) -> Iterator[str]:
    place = 0
    for character in longer:
        if place < len(shorter) and shorter[place] == character:
            place += 1
        else:
            yield character
