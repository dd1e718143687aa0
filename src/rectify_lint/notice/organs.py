"""Whose notice it is: the organ that writes, its place, its type, the short forms people use for it.

Names are read, not looked up: ``中共望川市青石区卫生健康局委员会`` has the places 望川市 and 青石区,
the core 卫生健康, the kind 局 and a Party committee. Two names are one organ if the shorter core is a short
form of the longer one (住建 of 住房和城乡建设) and the kinds agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from rectify_lint.notice.neighbours import (
    BESIDE,
    BUREAUS,
    COURTS,
    KIND_OF_WORD,
    KINDS,
    OVERSEERS,
    SELF_WORDS,
    UNIT_NAMES,
    UNITS_OF,
)
from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span
from rectify_lint.typed import TYPE_CHECKING
from rectify_lint.value import Record, Value

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice


class Organ(Value):
    """A name taken apart.

    Attributes:
        text: the name without blanks.
        places: the places before it, outermost first, each with its level word (``青石区``).
        core: what it deals with (``卫生健康``), ``""`` where the organ is a place itself (a town).
        kind: what it is, one of the values of ``neighbours.KINDS`` (``局``, ``委``, ``镇`` …), ``""`` if unknown.
        party: its Party body as worded (``党组``, ``委员会`` …), ``""`` where none is named.
        level: the level word before it without a place (``县`` in 县教育局), ``""`` if none.
    """

    text: str
    places: tuple[str, ...]
    core: str
    kind: str
    party: str
    level: str = ""

    @property
    def oversees(self) -> bool:
        """Whether it has to do with organs of every kind, as a discipline commission has."""
        return any(word in self.text for word in OVERSEERS)

    @property
    def place(self) -> str:
        """The innermost place, ``""`` where none is named."""
        return self.places[-1] if self.places else ""


LEVELS = "省市州盟县区旗镇乡"

_PARTY = (
    "直属机关委员会",
    "机关委员会",
    "机关党委",
    "机关党总支",
    "机关党支部",
    "总支部委员会",
    "工作委员会",
    "支部委员会",
    "部务会",
    "党工委",
    "党总支",
    "党支部",
    "党组",
    "党委",
    "总支",
    "支部",
)
"""Party bodies, longer names first."""


@cache
def _no_name() -> re.Pattern[str]:
    return compiled(
        "[和与及局委厅院办部校处]|联合|会同|协调|意见|项目|中心|反馈|整改|期间|之后|以后|农村|乡村"
        "|企业|单位|园区|中共|我们|党的|关于|全[省市县区]"
    )


@cache
def _peaceful() -> re.Pattern[str]:
    """Names with 和 in them: 安和县, 和平区, 和县."""
    return compiled("(?:[^省市县区旗镇乡和与及局委厅院办部校处]?和|和[^省市县区旗镇乡改])(?:[县市镇乡]|区)")


@cache
def _place() -> re.Pattern[str]:
    # 城市 before a word that it makes a compound with (城市管理) is no place, nor is the 市 of 市场.
    compound = "管理|发展(?!和?改革)|建设(?!局)|投资|更新|运营|规划|公交|供|综合|开发|交通"
    return compiled(
        rf"[\u4e00-\u9fff]{{2,7}}?(?:自治区|自治州|自治县|省|市(?!场|政(?![务法协府])|民(?![政族宗]))(?<!城市(?={compound}))|州(?!市|区)|盟|旗|县|"
        r"(?<![社园灌库景校片院厂小牧])(?<!开发)(?<!示范)(?<!管理)区(?!域)|街道|镇(?!江)|(?<!城)乡(?!村|镇))|[\u4e00-\u9fff]县"
    )


@cache
def _compound() -> re.Pattern[str]:
    return compiled("城市(?:管理|发展(?!和?改革)|建设(?!局)|投资|更新|运营|规划|公交|供|综合|开发|交通)")


@cache
def _endings() -> re.Pattern[str]:
    return compiled("(?:" + "|".join(sorted(KINDS, key=len, reverse=True)) + ")$")


@cache
def _league() -> re.Pattern[str]:
    return compiled(
        "共青团(?P<place>[\u4e00-\u9fff]{2,8}[省市州盟县区旗])(?:委员会|委)|团(?P<level>[省市州盟县区旗])委"
    )


@cache
def parse_organ(name: str) -> Organ | None:
    """Take a name apart; ``None`` where it does not end like an organ's."""
    text = compiled(r"\s+").sub("", name)
    rest = text.removeprefix("中国共产党").removeprefix("中共")
    league = _league().match(rest)
    if league:  # 共青团秀水市委员会, 团市委: the place stands inside of the name
        where = (league["place"],) if league["place"] else ()
        return Organ(text, where, "共青团", "委", rest[league.end() :], league["level"] or "")
    rest, party = _without_party(rest, prefixed=rest != text)
    rest = rest.removesuffix("机关")  # 市人大常委会机关
    places, rest = _without_places(rest)
    level = ""
    if (
        rest[:1]
        and rest[0] in LEVELS
        and not compiled("[市区](?:场|政(?![务法协府])|民(?![政族宗])|域)|乡[村镇]").match(rest)
        and len(rest) > 1
    ):
        level, rest = rest[0], rest[1:]
    ending = _endings().search(rest)
    if ending is not None:
        return Organ(text, places, rest[: ending.start()], KINDS[ending[0]], party, level)
    own = _endings().search(places[-1]) if places and not rest else None
    if own is None:
        return None
    return Organ(text, places, "", KINDS[own[0]], party, level)


def _without_party(name: str, *, prefixed: bool) -> tuple[str, str]:
    for word in _PARTY:
        if name.endswith(word) and len(name) > len(word):
            return name[: -len(word)], word
    if prefixed and name.endswith("委员会") and _endings().search(name[:-3]):
        # 中共…局委员会 is the committee of a bureau, 中共…发展和改革委员会 a commission named in full.
        return name[:-3], "委员会"
    return name, ""


def _without_places(name: str) -> tuple[tuple[str, ...], str]:
    places: list[str] = []
    position = 0
    while found := _place().match(name, position):
        word = found[0]
        if (_no_name().search(word) and not _peaceful().fullmatch(word)) or (
            word.endswith("市") and _compound().match(name, found.end() - 2)
        ):
            break
        places.append(word)
        position = found.end()
    return tuple(places), name[position:]


def same_core(first: str, second: str) -> bool:
    """Whether one core is a short form of the other.

    That is its first character and others of it in order (住建 of 住房和城乡建设), or words of it that stand
    together (审批 of 行政审批服务).
    """
    short, long = sorted((_bare(first), _bare(second)), key=len)
    if not short:
        return False
    if len(short) > 1 and short in long:
        return True
    if short[0] != long[0]:
        return False
    characters = iter(long)
    return all(char in characters for char in short)


_JOINT = {"纪委监": "纪"}
"""Offices that work as one, under the name of the first: 纪委监委 is the office of the 纪律检查委员会."""


def _bare(core: str) -> str:
    bare = compiled("[和与及、（）()]").sub("", core)
    return _JOINT.get(bare, bare)


class Organs(Record):
    """The organs that a notice names as its own.

    Attributes:
        own: from title, signature and opening, without doubles; may be empty.
        kinds: their kinds.
        self_words: what they may call themselves after 我 or 本; empty where that is not known.
    """

    own: tuple[Organ, ...]
    kinds: frozenset[str]
    self_words: frozenset[str]

    @property
    def places(self) -> tuple[str, ...]:
        """Every place in the names, outermost first."""
        return tuple(dict.fromkeys(place for organ in self.own for place in organ.places))

    @property
    def place(self) -> str:
        """The place that the organ belongs to (or is), ``""`` where no name has one."""
        return next((organ.place for organ in self.own if organ.places), "")

    @property
    def department(self) -> bool:
        """Whether it is an organ with one task, not a government, a county or a place that has many."""
        named = [organ for organ in self.own if organ.core or organ.places or organ.level]  # not 集团 alone
        return bool(named) and all(
            organ.kind in COURTS or (organ.core and organ.kind not in _GENERAL) for organ in named
        )

    def include(self, other: Organ) -> bool:
        """Whether *other* names one of them, in full or in a short form."""
        return any(_one(organ, other) for organ in self.own)

    def named(self, words: tuple[str, ...]) -> bool:
        """Whether one of *words* occurs in their names, or is a short form of one of their cores."""
        return any(word in organ.text or same_core(word, organ.core) for organ in self.own for word in words)

    @property
    def general(self) -> bool:
        """Whether one of them is a government or a whole place, which speaks for organs of every kind."""
        return any(
            organ.kind in _WHOLE and not organ.place.endswith(("镇", "乡", "街道")) for organ in self.own
        )

    @property
    def oversee(self) -> bool:
        """Whether one of them has to do with organs of every kind."""
        return any(organ.oversees for organ in self.own)

    def stand_below(self, other: Organ) -> bool:
        """Whether *other* looks after units such as they are: 教育厅 for a college."""
        return any(
            word in self.self_words and any(part in other.core for part in parts)
            for word, parts in UNITS_OF.items()
        )

    def looks_after(self, word: str) -> bool:
        """Whether *word* (校, 医院) is a short name of units that one of them looks after by its name."""
        return self.named(UNITS_OF.get(KIND_OF_WORD[word], ()))

    def may_have(self, word: str) -> bool:
        """Whether they are departments, which may have units called *word* (校, 集团) below them."""
        return word in UNIT_NAMES and KIND_OF_WORD[word] not in BUREAUS and bool(self.kinds & BUREAUS)

    def never_called(self, word: str) -> bool:
        """Whether neither they nor units below them are called by the short name *word*, a key of ``KIND_OF_WORD``."""
        kind = KIND_OF_WORD[word]
        if not self.kinds or self.general or word in self.self_words or self.looks_after(word):
            return False
        if any(organ.place.endswith(word) for organ in self.own):
            return False
        return all(kind in BESIDE.get(own, ()) for own in self.kinds)


_WHOLE = frozenset(("政府", "县", "市", "区", "旗", "管委会"))
"""Kinds of organ whose notices speak for the organs below them too."""

_GENERAL = frozenset(("政府", "县", "市", "区", "旗", "镇", "乡", "街道", "管委会", "社区", "村"))


def _one(organ: Organ, other: Organ) -> bool:
    """Whether *other* is, in full or in short, one of the writer's names *organ*."""
    if organ.core == "集团":  # 集团公司 alone is no short form of every group's name
        return organ.kind == other.kind and other.core in ("", "集团")
    if organ.core and other.core:
        return organ.kind == other.kind and same_core(organ.core, other.core)
    return organ.kind == other.kind and organ.core == other.core


@cache
def _object() -> re.Pattern[str]:
    return compiled(
        r"(?:对|向)(?P<name>[\u4e00-\u9fff]{2,30}?)(?:党组|党委|党工委|党总支|党支部)?(?:（[^（）]{0,40}）)?"
        r"(?:进行|开展|反馈|进驻)"
    )


@cache
def _office() -> re.Pattern[str]:
    """Who speaks for the organ: 县审计局局长王某."""
    return compiled("(?:(?<=局)局长|(?<=厅)厅长|(?<=会)主任)[\u4e00-\u9fff]{1,4}$")


@cache
def _called() -> re.Pattern[str]:
    return compiled("(?:以下|下同)?简称[：:]?[“‘「]?(?P<name>[\u4e00-\u9fff]{2,16})[”’」]?")


def find_organs(notice: Notice) -> Organs:
    """The organs named in title and signature, and as the one inspected in the opening."""
    own: dict[str, Organ] = {}
    for name in _names(notice):
        organ = parse_organ(name)
        if organ is not None and organ.kind:
            own.setdefault(organ.text, organ)
    found = tuple(own.values())
    kinds = frozenset(organ.kind for organ in found)
    words = frozenset(word for organ in found for word in _own_words(organ))
    return Organs(found, kinds, words | _called_words(notice) if words else words)


def _own_words(organ: Organ) -> frozenset[str]:
    """What it calls itself; a centre may be a school or a hospital by another name."""
    words = SELF_WORDS.get(organ.kind, frozenset())
    if organ.kind == "中心":
        words |= {word for word in ("校", "院") if any(part in organ.core for part in UNITS_OF[word][:2])}
    return words


@cache
def _joint() -> re.Pattern[str]:
    """Between the organs of a joint notice, each named with its Party body."""
    return compiled(
        "(?:(?<=党[组委])|(?<=党工委)|(?<=党总支))"
        "(?:[ 　、和与]+(?=[\u4e00-\u9fff]{4})|(?=[\u4e00-\u9fff]{2,3}[省市县区镇乡]))"
        "|(?<=委员会)[ 　、和与]+(?=[\u4e00-\u9fff]{4})"
    )


def _names(notice: Notice) -> Iterator[str]:
    if notice.title is not None and notice.title.organ:
        yield from _joint().split(notice.title.organ)
    if notice.signature is not None:
        yield _office().sub("", notice.signature.organ)
    opening = Span(notice.opening.start, min(notice.opening.end, notice.opening.start + 1500))
    for found in _object().finditer(notice.text, *opening):
        if "我" not in found["name"]:
            yield found["name"]


def _called_words(notice: Notice) -> frozenset[str]:
    """Kinds that the short names defined in the opening end with (以下简称“集团党委”)."""
    words: set[str] = set()
    for found in _called().finditer(notice.text, *notice.opening):
        organ = parse_organ(found["name"])
        if organ is not None:
            words |= SELF_WORDS.get(organ.kind, frozenset())
    return frozenset(words)
