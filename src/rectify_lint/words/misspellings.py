"""Slips in words of two characters that no list names: they make no word, and would with one of them replaced.

Where a character was taken for another of like sound or shape, it fits neither its neighbour before nor the one
behind. So two characters are looked at that make no word, neither with each other nor with those beside them, while
what stands on either side is a whole word, a word of one character, or a mark. It is told if one of them replaced, or
the two having changed places, makes a common word. A character may fit its neighbour by chance, where that is the end
of a word: 修复|工呈. Then the word meant has to be a very common one. Names look like that too: what is followed by the
kind of a place or an organ, or stands more than once, is none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache

from rectify_lint.source.text import Span
from rectify_lint.value import Value
from rectify_lint.words import confusables
from rectify_lint.words.vocabulary import FREQUENT, PLAIN, RARE, flags, frequency, groups, known

_LONE = frozenset(
    "一七万三上下不与且两个中为么之九也二于五人亿什仍从以们会但低何使便做八六其内再则前区十千占即厅去又及只可号各同名"
    "后向吗吧呢和四因在地均多大好如它室家对将小少尚就局州已市年并应当很得我或户所才把指按据新无日时是更曾最月有村来校次"
    "此每比由百的省着社科称第等系组给老而股能自至若街被要让讲该谁起路过还这那部都里镇院零高了乡县"
)
"""Characters that often are a word of their own: two of them side by side say nothing."""
_COUNT = frozenset("一二三四五六七八九十百千万亿零两不逐")
"""Those that go with any other: 一题一策, 不推不拖, 逐处."""
BESIDE = _LONE | frozenset(
    "买云亩仅他余你像光党兼写凡刚初到副却厂原另叫吃含听啊图处太女岁带想打找抓拒拟拿搞既旧早晚木未本某水派用田看砂"
    "米约花获虎虽说走越较边达近连送钱阿除雪非靠驻"
)
"""Characters that may stand for a word beside a slip."""
_AROUND = BESIDE | frozenset("经队室组层类件率费额款厅员性化型式天")
"""What stands around a slip: those, and what words end with."""
_EMPTY = _COUNT | frozenset(
    "一三二四五六七八九十什不两的是之在有以也只向其他她它为与于及且如着了这那我们个些么吧吗呢"
)
"""Those that are typed wrong for none: numbers and words of form."""
_MEANT = frozenset(
    "案办包报本边变补采场长厂车陈成持初出除处达打带党到道德点电法凡反方非费分风副改干刚搞供共光国含既间见件建交较叫金仅"
    "进近京经旧居开看快类力连另令满没美明某拿难平期钱强清情请权全却任摄事收手受书属水说送虽天田条听图外晚未位文问先现线"
    "想项像写心信型性需须徐学养用余元原愿约越早站找者真正证志种抓转准字总走作"
)
"""Those that are less often: beside a character of the former they were written on purpose."""
_KINDS = frozenset("省市县区镇乡村屯庄路街巷苑寨堡洼坪族州")
"""What a name of a place ends with."""
_WATERS = frozenset("河湖江溪山岭港湾桥坝园沟")
"""What the name of a place may end with, unless a word begins with it: 湖北, 河道."""
_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱林郭罗梁宋郑谢韩唐冯董萧程曹袁邓许沈彭吕苏卢蒋蔡贾丁魏薛叶阎潘杜汪姜姚谭廖邹熊陆郝崔邱"
    "秦侯邵孟樊"
)
"""What a name of a person begins with, where it is seldom anything else."""
_ORGANS = ("公司", "集团", "商行")
"""What a name of an enterprise ends with."""
_NAME = 8
"""How many characters of a name may stand before that, or between quotation marks."""
_CHINESE = bytes(0x4E <= one < 0xA0 for one in range(256))
_FIRST = bytes(one == 0 for one in range(256))
"""By the middle bytes of its number, whether a character may be Chinese: of a range, and of the first plane."""
_MOST = 100
"""How many candidates are looked at, which keeps the cost linear on any text."""


_KEPT = 2_000
"""For how many pairs is kept what they may be slips for: where words of formal texts meet, the same pairs stand."""


class Misspelling(Value):
    """Two characters that should be a word: where they stand, and the word."""

    span: Span
    right: str


def misspellings(text: str) -> Iterator[Misspelling]:
    """Pairs of characters that are one slip off a common word, in order of *text*."""
    places = _suspects(text, flags(text))
    times = Counter([text[start : start + 2] for start, _ in places])
    for start, apart in places[:_MOST]:
        pair = text[start : start + 2]
        if times[pair] == 1 and not _named(text, start, start + 2):
            right = _right(pair, apart=apart)
            if right:
                yield Misspelling(Span(start, start + 2), right)


def _suspects(text: str, joined: bytes) -> list[tuple[int, bool]]:
    """Where two Chinese characters belong to no word by the flags of *text*, and words or marks stand beside them.

    With each whether the two fit none of their neighbours either.
    """
    places = []
    # Set off by one, for what stands before the first character; a flag is that of a character and the next.
    padded, flagged = f"\n{text}\n\n\n", b"\0" + joined + b"\0\0\0"
    unknown = _unknown(text, joined)
    place = unknown.find(1)
    while place >= 0:
        one = padded[place + 1]
        if one not in _COUNT:
            before, other, after = padded[place], padded[place + 2], padded[place + 3]
            if (
                other != one
                and other not in _COUNT
                and (one not in _LONE or other not in _LONE)
                and (flagged[place - 1] or before in _AROUND or not "一" <= before <= "龥")
                and (flagged[place + 3] or after in _AROUND or not "一" <= after <= "龥")
            ):
                apart = not (flagged[place] or flagged[place + 2])
                if apart or (
                    one not in _AROUND and other not in _AROUND and _between_words(text, place, flagged)
                ):
                    places.append((place, apart))
        place = unknown.find(1, place + 1)
    return places


def _between_words(text: str, place: int, flagged: bytes) -> bool:
    """Whether common words stand beside the two characters at *place*, with the ends of which they fit by chance."""
    before, after = text[max(place - 2, 0) : place], text[place + 2 : place + 4]
    return not (
        (flagged[place] and (frequency(before) < PLAIN or frequency(text[place - 1 : place + 1]) == FREQUENT))
        or (
            flagged[place + 2]
            and (frequency(after) < PLAIN or frequency(text[place + 1 : place + 3]) == FREQUENT)
        )
    )


def _unknown(text: str, joined: bytes) -> bytes:
    """A byte for each character of *text*: 1 where it and the next are Chinese, and neither belongs to a word.

    A character is taken to belong to none, too, if what it fits fits what stands beyond: then that is the word.
    All of them at once, each a byte of a large integer: to go through them one by one is what takes time.
    """
    units = text.encode("utf-32-le", "surrogatepass")
    upper, plane = units[1::4].translate(_CHINESE), units[2::4].translate(_FIRST)
    chinese = int.from_bytes(upper, "little") & int.from_bytes(plane, "little")
    fits = int.from_bytes(joined, "little")
    before, after = fits << 8 & ~(fits << 16), fits >> 8 & ~(fits >> 16)
    return (chinese & chinese >> 8 & ~(fits | before | after)).to_bytes(len(text), "little")


def _named(text: str, start: int, end: int) -> bool:
    """Whether what stands from *start* to *end* is a name or part of one, or counted, by what stands around."""
    kind = text[end : end + 1]
    place = kind in _KINDS or (kind in _WATERS and not known(text[end : end + 2]))
    if place or text[start] in _SURNAMES or text[start - 1 : start].isdecimal():
        return True
    if any(text.find(kind, end, end + _NAME) >= 0 for kind in _ORGANS):
        return True
    # Names of campaigns play on words: “益”起行动.
    opened, closed = text.rfind("“", max(end - _NAME, 0), start + 1), text.find("”", start, start + _NAME)
    return opened >= 0 and closed >= 0 and closed - opened <= _NAME and text.find("”", opened, closed) < 0


@lru_cache(maxsize=_KEPT)
def _right(pair: str, *, apart: bool) -> str:
    """The commonest word that *pair* may be a slip for, ``""`` where there is none.

    The less a slip is to be expected, the commoner the word has to be: same sound, like shape, nearly the same sound.
    Where the two are not *apart* from their neighbours, only the commonest words count, of the same sound or like shape.
    """
    first, second = pair[0], pair[1]
    if apart and frequency(second + first) == FREQUENT and BESIDE.isdisjoint(pair):
        return second + first
    loose = first in _LONE or second in _LONE
    rows = groups()  # Chinese characters of the first plane, all of them
    words = rows[ord(first)]
    best, right = (0, False), ""
    for kind, least in _KINDS_OF_SLIPS if apart else _SURE_KINDS:
        if right and kind is confusables.part_alikes:
            break
        slips = []
        if _may_be_wrong(first, second, kind):
            slips += [(first, one, one + second) for one in kind(first) if second in rows[ord(one)]]
        if _may_be_wrong(second, first, kind):
            slips += [(second, one, first + one) for one in kind(second) if one in words]
        for wrong, one, word in slips:
            # Of words as common as one another the one that looks alike too is likelier.
            rank = frequency(word), one in confusables.look_alikes(wrong)
            if loose:
                typed = kind is confusables.sound_alikes and not BESIDE.intersection(pair.replace(wrong, ""))
                least = PLAIN if typed else FREQUENT
            if rank[0] >= least and rank > best:
                best, right = rank, word
    return right


def _may_be_wrong(one: str, other: str, kind: Callable[[str], str]) -> bool:
    """Whether *one* may be the wrong one of the two.

    A word of its own is not, unless *other* is none and fits nothing else, and it was typed by its sound: 备按.
    """
    if one in _LONE:
        return kind is confusables.sound_alikes and one not in _EMPTY and other not in BESIDE
    return other not in _LONE or one not in _MEANT


_KINDS_OF_SLIPS = (
    (confusables.sound_alikes, RARE),
    (confusables.look_alikes, RARE),
    (confusables.near_sounds, FREQUENT),
    (confusables.part_alikes, PLAIN),
)
_SURE_KINDS = ((confusables.sound_alikes, FREQUENT), (confusables.look_alikes, FREQUENT))
