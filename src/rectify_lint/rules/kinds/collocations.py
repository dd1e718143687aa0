"""Slips in collocations: a character replaced by one like it or left out, two that changed places, a like-sounding word.

``[term]`` may name a TOML file under ``collocations``. Its ``phrases`` are words that often stand together; ``also`` is
what is right although it differs from one of them so little, ``whole`` what is looked at for lost characters alone. All
are strings of one or more, set apart by blanks.
Every wrong form is a literal, so the text is read once for all of them: unlike a word of two characters, a form is no
part of anything else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import chain
from operator import ne

from rectify_lint.source.text import Span, occurrences
from rectify_lint.typed import TYPE_CHECKING, Any
from rectify_lint.words.confusables import look_alikes, sound_alikes
from rectify_lint.words.misspellings import BESIDE as _ALONE
from rectify_lint.words.vocabulary import FREQUENT, frequency, group, known

if TYPE_CHECKING:
    from rectify_lint.rules.place import Place
    from rectify_lint.rules.scan import Scan

_SHORTEST = 4
_FREQUENT = 2
"""In how many of the words of a list a character stands at least that an input method offers for another."""
_WORD = 2
"""How many characters a word has that an input method offers for another."""
_BETWEEN = " "
_LEFT_OUT = frozenset("性化的和与之及级类不")
"""Characters that a phrase may be without: 合法审查."""
_BOUND = frozenset(
    "整理成展民题业工定机动完加公设通务产当情资体合察交推况坚结监导济革决督程续计申目织构措技驶统确违特解形范认服格研"
    "视护态投环造职照验馈习府积复注术告律果央评序根别究益疗引融识司置采障助息师彻培消针裁贯召族示故话罚录础断参界订世"
    "充综适须斗署今布挥邮讼命励够互购失奋符缴阶妆然训仲困努偿贴履托伟伍纳模廉盖素染巩档挂象映纠剩香矛绩床隐址键赔击售"
    "样币败士络累讨焦短洁述秩胜衡幅胞欢缩握空武攻循括祖估谐般嫌觉束肃秀恢醒押误贿献绕诊球疑拒询著涨席闭播妥杂懈纷勉儿"
    "挑否妇筑顿艰毕贡伐饮析帜己诫练酒伪峡闲秘逃殊摩迫赤踪闻京邓龙典轨烈肇撑梳宜演垃圾么冻几殖途淘潜勘媒填叉姓童谢亚迅"
    "炼亏弘径宿露什妨陆鲜择裕毫伸彰遍宝辨逸涵舍屋奸阵慧摇拥震"
)
"""Characters that in right texts hardly ever stand without one that makes a word of them."""


def normalise(name: object, place: Place, lists: Mapping[str, Any]) -> dict[str, str]:
    """The list *name*, each of its keys as one string."""
    if place.text(name) not in lists:
        raise place.error(f"there is no {name!r} beside the page", f"规则页所在文件夹中没有“{name}”")
    place = type(place)(f"{place.file} ({name})")
    table = place.table(lists[str(name)])
    place.keys(table, (), ("phrases", "also", "whole"))
    result = {key: _BETWEEN.join(place.at(key).texts(table[key])) for key in sorted(table)}
    phrases = list(_right(result))
    for phrase, times in Counter(phrases).items():
        if len(phrase) < _SHORTEST:
            raise place.error(
                f"{phrase!r} is shorter than {_SHORTEST} characters", f"“{phrase}”不足{_SHORTEST}个字"
            )
        if times > 1:
            raise place.error(f"{phrase!r} is listed twice", f"“{phrase}”列了两次")
    return result


def _right(lists: Mapping[str, str]) -> Sequence[str]:
    """The phrases."""
    return lists.get("phrases", "").split()


def _whole(lists: Mapping[str, str]) -> Sequence[str]:
    """The phrases that are looked at for lost characters alone."""
    return lists.get("whole", "").split()


def literals(lists: Mapping[str, str]) -> list[str]:
    """The wrong forms."""
    table = Collocations(lists)
    whole = dict.fromkeys((*_right(lists), *_whole(lists)))
    return [
        *(form for phrase in _right(lists) for form in table.forms(phrase)),
        *(form for phrase in whole for form in table.cut(phrase)),
    ]


class Collocations:
    """The list of a rule, ready to look for its wrong forms."""

    def __init__(self, lists: Mapping[str, str]) -> None:
        self._lists = lists
        self._known: dict[str, str] = {}
        self._cut: dict[str, str] = {}
        self._typed: dict[str, list[str]] = {}

    @cached_property
    def _phrases(self) -> frozenset[str]:
        return frozenset(_right(self._lists))

    @cached_property
    def _all(self) -> str:
        """All phrases, each with a blank before and behind it."""
        return f"{_BETWEEN}{_BETWEEN.join(_right(self._lists))}{_BETWEEN}"

    @cached_property
    def _set(self) -> frozenset[str]:
        return frozenset(_whole(self._lists))

    @cached_property
    def _every(self) -> str:
        """All phrases and those looked at for lost characters, likewise."""
        return f"{self._all}{_BETWEEN.join(sorted(self._set))}{_BETWEEN}"

    @cached_property
    def _frequent(self) -> frozenset[str]:
        """The characters that are typed for another."""
        times = Counter("".join(self._lists.values()))
        return frozenset(one for one, count in times.items() if count >= _FREQUENT)

    @cached_property
    def _pieces(self) -> frozenset[str]:
        """What stands in something that is right."""
        right = (*self._phrases, *self._lists.get("also", "").split())
        longer = [one for one in right if len(one) > _SHORTEST]
        return frozenset(right).union(
            one[start:end]
            for one in longer
            for start in range(len(one) - _SHORTEST + 1)
            for end in range(start + _SHORTEST, len(one) + 1)
        )

    def _is_right(self, form: str) -> bool:
        """Whether *form* is one of the pieces: searched for, since most runs ask for few and all take long to make."""
        text = self._correct
        return (len(form) >= _SHORTEST and form in text) or f"{_BETWEEN}{form}{_BETWEEN}" in text

    @cached_property
    def _correct(self) -> str:
        """All that is right, each with a blank before and behind it."""
        return f"{self._all}{_BETWEEN.join(self._lists.get('also', '').split())}{_BETWEEN}"

    def cut(self, phrase: str) -> Iterator[str]:
        """*phrase* without one of its inner characters, where what is left beside it makes no word and is not right."""
        return (form for form in self._cuts(phrase) if form not in self._pieces)

    def _cuts(self, phrase: str) -> Iterator[str]:
        for place in range(1, len(phrase) - 1):
            form = phrase[:place] + phrase[place + 1 :]
            apart = phrase[place] not in _LEFT_OUT and not known(form[place - 1 : place + 1])
            left = _left(phrase, place)
            told = left not in _ALONE if phrase in self._set else left in _BOUND
            if apart and told and form not in phrase:  # 息相关 stands in 息息相关
                yield form

    def forms(self, phrase: str) -> Iterator[str]:
        """The wrong forms of *phrase*."""
        return (form for form in self._slips(phrase) if form not in self._pieces)

    def _slips(self, phrase: str) -> Iterator[str]:
        return chain(self._replaced(phrase), _swapped(phrase), _misheard(phrase))

    def _replaced(self, phrase: str) -> Iterator[str]:
        for place, character in enumerate(phrase):
            before, behind = phrase[:place], phrase[place + 1 :]
            for other in self._others(character):
                yield before + other + behind

    def _others(self, character: str) -> Iterable[str]:
        """What may be typed for *character*."""
        if character not in self._typed:
            self._typed[character] = sorted(_alike(character) & self._frequent)
        return self._typed[character]

    def slips(self, scan: Scan, literals: Iterable[str]) -> Iterator[tuple[Span, str, bool]]:
        """Where a wrong form stands, the right one, and whether what is wrong is a word, which may have been meant.

        *literals* are those of the text that may be such a form.
        """
        for form in sorted(one for one in literals if len(one) >= _SHORTEST and self._meant(one)):
            right = self._meant(form)
            word = _makes_word(form, right)
            for start in scan.places(form):
                yield Span(start, start + len(form)), right, word
        for form in sorted(one for one in literals if self._whole(one)):
            right = self._whole(form)
            for start in scan.places(form):
                if _is_cut(scan.text, start, form, right):
                    yield Span(start, start + len(form)), right, True

    def _meant(self, form: str) -> str:
        """The phrase that *form* is a wrong form of, ``""`` where it is of none.

        Searched for, once: a table of all forms would take longer to make than most runs need to look up theirs.
        """
        if form not in self._known:
            # Many a phrase is a literal of another rule; it is right, and its forms need not be made.
            near = () if self._is_right(form) else self._near(form)
            self._known[form] = next((phrase for phrase in near if form in self._slips(phrase)), "")
        return self._known[form]

    def _whole(self, form: str) -> str:
        """The phrase that *form* lacks a character of, ``""`` where there is none; searched for, once, likewise."""
        if form not in self._cut:
            near = () if len(form) < _SHORTEST - 1 or self._is_right(form) else self._longer(form)
            self._cut[form] = next((phrase for phrase in near if form in self._cuts(phrase)), "")
        return self._cut[form]

    def _longer(self, form: str) -> Iterator[str]:
        """The phrases one character longer that have the first or the last two characters of *form*."""
        text, size = self._every, len(form) + 1
        starts = [place + 1 for place in occurrences(text, _BETWEEN + form[:2])]
        starts += [place + 2 - size for place in occurrences(text, form[-2:] + _BETWEEN)]
        for start in starts:
            if start and text[start - 1] == text[start + size : start + size + 1] == _BETWEEN:
                yield text[start : start + size]

    def _near(self, form: str) -> Iterator[str]:
        """The phrases that *form* may be a wrong form of: it has their first or their last two characters."""
        for swapped in _swapped(form):
            if swapped in self._phrases:
                yield swapped
        starts = [place + 1 for place in occurrences(self._all, _BETWEEN + form[:2])]
        starts += [place + 2 - len(form) for place in occurrences(self._all, form[-2:] + _BETWEEN)]
        for start in starts:
            phrase = self._all[start : start + len(form)]
            if sum(map(ne, phrase, form)) <= _WORD and phrase in self._phrases and _written_for(form, phrase):
                yield phrase


def _alike(character: str) -> frozenset[str]:
    """What may have been written for *character* by mistake."""
    return frozenset(sound_alikes(character) + look_alikes(character)) - {character}


def _written_for(form: str, phrase: str) -> bool:
    """Whether the characters that differ may have been written for one another."""
    return all(said in _alike(right) for said, right in zip(form, phrase, strict=True) if said != right)


def _swapped(phrase: str) -> Iterator[str]:
    """*phrase* with two neighbours having changed places."""
    for place in range(len(phrase) - 1):
        form = f"{phrase[:place]}{phrase[place + 1]}{phrase[place]}{phrase[place + 2 :]}"
        if form != phrase:
            yield form


def _misheard(phrase: str) -> Iterator[str]:
    """*phrase*, if it is two words, with one of them replaced by another that sounds the same: 强化惯例."""
    if len(phrase) == 2 * _WORD:
        first, second = phrase[:_WORD], phrase[_WORD:]
        yield from (other + second for other in _words_like(first))
        yield from (first + other for other in _words_like(second))


def _makes_word(form: str, phrase: str) -> bool:
    """Whether a character of *form* that is wrong makes a word with one beside it."""
    wrong = [place for place, one in enumerate(form) if one != phrase[place]]
    starts = {start for place in wrong for start in (place - 1, place) if 0 <= start <= len(form) - _WORD}
    return any(frequency(form[start : start + _WORD]) for start in starts)


def _left(phrase: str, place: int) -> str:
    """What is left of the word that the character of *phrase* at *place* belongs to."""
    before, after = phrase[place - 1 : place + 1], phrase[place : place + 2]
    if len(phrase) == 2 * _WORD:
        return before[0] if place % _WORD else after[1]
    return before[0] if frequency(before) > frequency(after) else after[1]


def _is_cut(text: str, start: int, form: str, phrase: str) -> bool:
    """Whether *form* at *start* lacks a character of *phrase*: what is left of the word it is taken from fits nothing."""
    end = start + len(form)
    place = next(place for place, one in enumerate(form) if phrase[place] != one)
    before, after = text[max(start - 1, 0) : start + 1], text[end - 1 : end + 1]
    return not ((place == 1 and known(before)) or (place == len(form) - 1 and known(after)))


@cache
def _words_like(word: str) -> Sequence[str]:
    """Words that sound like *word* and have no character of it in the same place.

    The commonest may stand there by themselves, and what counts too: 完成|市县, 发现一件、反馈一件.
    """
    firsts, seconds = (set(sound_alikes(one)) - {one} for one in word)
    pairs = (one + other for one in sorted(firsts) for other in sorted(seconds.intersection(group(one))))
    return [pair for pair in pairs if 0 < frequency(pair) < FREQUENT and pair[0] != "一"]
