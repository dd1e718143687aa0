"""Counts against the names behind them, and changes against their two ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from rectify_lint.facts.numerals import parse_number
from rectify_lint.notice.reconcile.shapes import of_difference
from rectify_lint.notice.reconcile.wording import amount, number
from rectify_lint.notice.types import Relation, Verdict
from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span
from rectify_lint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from rectify_lint.facts.model import NamedList
    from rectify_lint.notice.model import Notice


def check(notice: Notice) -> Iterator[Relation]:
    """Named lists, announced series and differences outside quotations."""
    yield from _named(notice)
    yield from _announced(notice)
    yield from _of_ones(notice)
    yield from _spelt_out(notice)
    yield from _in_quotes(notice)
    yield from _differences(notice)


def _named(notice: Notice) -> Iterator[Relation]:
    for listed in notice.named_lists:
        if notice.quotations.covers(listed.span.start):
            continue
        if listed.count.number.of(notice.text) == "二":
            continue  # 二类 is the second class: two of them are 两类
        found = len(listed.names)
        message, places = "names", _behind_verb(notice.text, listed)
        if listed.partial or listed.count.approximate:
            verdict = Verdict.NOT_ASSESSABLE
        elif (alike := _alike(notice.text, listed)) is not None:
            places = alike
            verdict = Verdict.PASS if len(alike) == listed.count.value else Verdict.FAIL
            found = len(alike)
        elif listed.agrees:
            verdict = Verdict.PASS
        elif not listed.loose or _are_counted(notice.text, listed) or _are_titles(notice.text, listed):
            verdict = Verdict.FAIL
        else:
            # Without a bracket only a guess tells where a list begins.
            verdict = Verdict.UNCERTAIN
            message = "names" if _begins(notice.text, listed, places) else ""
        names = "、".join(name.of(notice.text) for name in places)
        data = {"declared": amount(listed.count), "found": found, "names": names}
        yield Relation(
            "named-list",
            listed.count.span,
            amount(listed.count),
            "names",
            str(found),
            names,
            verdict,
            message,
            data,
            places,
        )


_SETS_UP = (
    "分别设立", "下设", "设立", "分设", "设置", "成立", "组建", "建立", "健全", "采取", "采用", "通过", "明确", "形成",
    "搭建", "打造", "构建", "推行", "实行", "制定", "出台", "聚焦", "围绕", "抓好", "开展", "修订", "完善", "印发",
    "表现在", "体现在", "反映在", "集中在", "涵盖", "由", "涉及", "覆盖", "延伸巡察", "巡察", "下辖", "走访", "分为",
)  # fmt: skip
"""Words right behind which a list of what there are so many of begins."""
_BEFORE_IT = ("已", "先后", "新", "主要", "分别", "及时", "并", "共", "重点", "镇级", "村级", "县级", "市级")
"""What may stand before them in their clause."""


@cache
def _no_name() -> re.Pattern[str]:
    """What the name of a group, a way or a field does not hold: another verb, or particles of a sentence."""
    return compiled(
        "设立|成立|组建|建立|开展|采取|实行|形成|打造|召开|牵头|负责|领办|领衔|联系|分管|参加|深入|走访|解决|整改|完成|新增|新建|修订"
        "|印发|清理|排查|查处|发现|培育|选树|创建|[的了把将对为由在被已以并包抓帮赴至到]|等$"
    )


@cache
def _sorts() -> re.Pattern[str]:
    """What lists behind such verbs name: groups, ways, papers, fields."""
    return compiled(
        "[一-龥]{0,4}?(?:组|专班|方式|办法|模式|机制|清单|制度|平台|渠道|体系|产业|领域|方面|环节|板块|类别|原则|要求|重点|关系|行动|工程|队伍|台账"
        "|阵地|层面|维度|方案|档案|目录|图谱|政策|部门|单位|文件|类型|种类|层级|岗位|窗口|系统|程序|专栏|专区|中心|小组)"
        "|(?:村(?![民级组干务两])|社区|乡镇|街道|学校|专业|企业|公司|医院|法庭|党?支部|党组织|科室|县区|区县)"
    )


_SHORT_NAME = 12


def _behind_subject(text: str, first: Span) -> int:
    """Where the last verb in the first name begins that a list can stand behind: 市级层面成立水、大气, 延伸巡察了杨柳."""
    return max(text.rfind(verb, *first) for verb in _SETS_UP if len(verb) > 1)


def _behind_verb(text: str, listed: NamedList) -> tuple[Span, ...]:
    """The names of a list, the verb that the first stands behind taken off."""
    first, *others = listed.names
    start = first.start
    if listed.loose:
        if not listed.agrees:
            start = max(start, _behind_subject(text, first))
        while before := next((word for word in _BEFORE_IT if text.startswith(word, start)), ""):
            start += len(before)
        verb = next((verb for verb in _SETS_UP if text.startswith(verb, start)), "")
        if verb:
            start += len(verb)
            return (Span(start + text.startswith("了", start), first.end), *others)
    return listed.names


def _begins(text: str, listed: NamedList, names: Sequence[Span]) -> bool:
    """Whether a list begins right behind a verb and misses its count by one: 下设综合组、督导组3个工作组."""
    if names[0] == listed.names[0] or abs(len(names) - int(listed.count.value)) != 1:
        return False
    if _sorts().match(text, listed.count.number.end + len(listed.count.unit)) is None:
        return False
    return all(
        0 < name.end - name.start <= _SHORT_NAME and not _no_name().search(text, name.start, end)
        for name, end in zip(names, _ends(names), strict=True)
    )


def _ends(names: Sequence[Span]) -> Iterator[int]:
    """How far names are looked through for verbs: one that ends a name is part of it (调研发现), but for the last."""
    for name in names:
        length = name.end - name.start
        yield name.end if name is names[-1] or length < 2 * _VERB else name.end - _VERB


_VERB = 2


_ORGANISATIONS = ("党组织", "党委", "党总支", "党支部", "党组")
"""Each of what is named has one of these."""


def _are_counted(text: str, listed: NamedList) -> bool:
    """Whether all names end in the very noun that is counted: 河口村、新塘村、松坪村4个村党组织, not 4个村民小组."""
    start = listed.count.number.end + len(listed.count.unit)
    for length in (2, 1):
        noun = text[start : start + length]
        if all(name.of(text).endswith(noun) for name in listed.names):
            return text.startswith(_ORGANISATIONS, start + length) or not text[start + length].isalpha()
    return False


_FEW = 3
"""So few last names prove nothing by what they end in."""


def _alike(text: str, listed: NamedList) -> tuple[Span, ...] | None:
    """The last names of a list that starts too early, if they end in what is counted and the count is off by one at most.

    Of 第二、第六巡察组对红星村、幸福村、双龙村3个村党组织 the villages.
    """
    start = listed.count.number.end + len(listed.count.unit)
    noun = text[start : start + 1]
    if not listed.loose or not text.startswith(_ORGANISATIONS, start + 1):
        return None
    names = list(listed.names)
    first = next((place for place, name in enumerate(names) if name.of(text).endswith(noun)), len(names))
    same = tuple(names[first:])
    if first == 0 or len(same) < _FEW or not all(name.of(text).endswith(noun) for name in same):
        return None
    if abs(len(same) - int(listed.count.value)) > 1:
        return None
    behind = 1 + max(text.rfind(mark, same[0].start, same[0].end - 2) for mark in "对向在")
    return (Span(max(behind, same[0].start), same[0].end), *same[1:])


def _are_titles(text: str, listed: NamedList) -> bool:
    """Whether all names are titles: 出台《…办法》《…细则》2项制度."""
    return all(
        text[name.end - 1] == "》" and text[name.start : name.end].count("《") == 1 for name in listed.names
    )


@cache
def _quoted() -> re.Pattern[str]:
    """“立行立改、分阶段整改、持续整改”三种类型: what is quoted, and how many there are of it."""
    return compiled(
        "“(?P<list>[^“”，。；：\n、]{2,12}(?:、[^“”，。；：\n、]{2,12}){1,8})”(?:的|这|等)?(?P<number>[2-9]|[两二三四五六七八九])"
        "(?P<unit>[个种类大项条])(?:主要|重点)?(?:类型|方式|方面|环节|原则|要求|步骤|阶段|层面|维度|问题|要点|领域|任务|渠道|类别|目标|标准|清单|机制)"
    )


_COUNTS = frozenset("的这23456789两二三四五六七八九")
"""What the number behind a quotation begins with."""


def _in_quotes(notice: Notice) -> Iterator[Relation]:
    """A number of sorts against those that the quotation before it names."""
    text = notice.text
    for place in notice.occurrences("”"):
        if text[place + 1 : place + 2] not in _COUNTS:
            continue
        start = text.rfind("“", max(0, place - _LONGEST_ONES), place)
        found = _quoted().match(text, start) if start >= 0 else None
        if found is None or found.end("list") != place:
            continue
        yield _listed(Span(found.start("number"), found.end("unit")), found)


def _listed(span: Span, found: re.Match[str]) -> Relation:
    """The relation of a number to the names, divided by pauses, that a match has as its ``list``."""
    start = found.start("list")
    names = found["list"].split("、")
    spans = []
    for name in names:
        spans.append(Span(start, start + len(name)))
        start += len(name) + 1
    declared = int(parse_number(found["number"]))
    unit = found.groupdict().get("unit") or "个"
    return _counted(span, f"{declared}{unit}", declared, len(names), found["list"], spans)


@cache
def _announcement() -> re.Pattern[str]:
    """重点抓好三项工作：, right before 一是."""
    return compiled(
        "(?<![0-9第])(?P<number>[2-9]|[二三四五六七八九])(?P<unit>[个项点件条])(?:重点|主要)?(?P<noun>[一-龥]{0,4}|(?:方面|层面|环节|维度|步骤|途径|渠道)[一-龥]{0,6})\\Z"
    )


_ANNOUNCED = 14
"""An announcement takes at most so many characters up to its colon."""


def _announced(notice: Notice) -> Iterator[Relation]:
    """A number of works against the 一是, 二是 … that follow its colon in the same paragraph."""
    text = notice.text
    for place in sorted((*notice.occurrences("："), *notice.occurrences(":"))):
        if not text.startswith("一是", place + 1):
            continue
        found = _announcement().search(text, max(0, place - _ANNOUNCED), place)
        if found is None or notice.quotations.covers(place):
            continue
        line = notice.source.lines.span(notice.source.lines.line_of(place))
        series = [one for one in notice.ordinals_in(Span(place, line.end)) if one.series == "是"]
        numbers = [one.number for one in series]
        again = numbers.index(1, 1) if numbers.count(1) > 1 else len(numbers)
        if again < 2 or numbers[:again] != list(
            range(1, again + 1)
        ):  # a slip of its own, or it goes on below
            continue
        span = Span(found.start(), place)
        words = "、".join(one.span.of(text) for one in series[:again])
        declared = int(parse_number(found["number"]))
        yield _counted(
            span, f"{declared}{found['unit']}", declared, again, words, [one.span for one in series[:again]]
        )


@cache
def _ones() -> re.Pattern[str]:
    """“一项任务、一个方案、…”的“五个一”, up to its number."""
    return compiled(
        "“(?P<list>一[^“”，。\n]{1,12}(?:、一[^“”，。、\n]{1,12}){1,9})”的?“(?P<number>[2-9]|[二三四五六七八九十])个一”"
    )


def _of_ones(notice: Notice) -> Iterator[Relation]:
    """“五个一” against the phrases with 一 that it sums up."""
    text = notice.text
    last = 0
    for place in notice.occurrences("个一”"):
        found = _ones().search(text, max(last, place - _LONGEST_ONES), place + 3)
        if found is None:
            continue
        last = found.end()
        yield _listed(Span(found.start("number"), place + 2), found)


_LONGEST_ONES = 140


@cache
def _slogan() -> re.Pattern[str]:
    """“四个到位”，即认识到位、责任到位、…: a slogan and what it stands for."""
    return compiled(
        "(?P<number>[2-9]|[二三四五六七八九十])个(?P<noun>[一-龥]{2,4})”(?:[，,]?(?:即|就是|分别是|也就是)[：:]?|[：:（(])"
        "(?P<list>(?:[^，。；：\n、]{0,8}(?P=noun)(?:、[^，。；：\n、]{0,8}(?P=noun))+"
        "|(?P=noun)[^，。；：\n、]{1,12}(?:、(?P=noun)[^，。；：\n、]{1,12})+))(?=[，。；\n）)])"
    )


def _spelt_out(notice: Notice) -> Iterator[Relation]:
    """The number of a slogan against what is said to make it up."""
    text = notice.text
    leads = ("”，即", "”即", "”，就是", "”：", "”（")
    for place in notice.occurrences("”"):
        if not text.startswith(leads, place):
            continue
        found = _slogan().search(text, max(0, place - _ANNOUNCED), place + _LONGEST_ONES)
        if found is None or not found.start() < place < found.start("list"):
            continue
        yield _listed(Span(found.start(), place), found)


def _counted(span: Span, declared: str, value: int, found: int, names: str, places: list[Span]) -> Relation:
    """The relation of a number to what is listed for it."""
    verdict = Verdict.PASS if value == found else Verdict.FAIL
    data = {"declared": declared, "found": found, "names": names}
    return Relation(
        "named-list", span, declared, "names", str(found), names, verdict, "names", data, tuple(places)
    )


def _differences(notice: Notice) -> Iterator[Relation]:
    for change in notice.differences:
        if notice.quotations.covers(change.span.start):
            continue
        low, high = sorted((Decimal(change.first), Decimal(change.last)))
        exact = high - low
        verdict = Verdict.PASS if exact == Decimal(change.change) else Verdict.FAIL
        arithmetic = f"{number(high)}-{number(low)}={number(exact)}"
        declared = number(change.change) + change.unit
        places = (change.first_span, change.last_span)
        yield of_difference(change.change_span, declared, number(exact), arithmetic, verdict, places)
