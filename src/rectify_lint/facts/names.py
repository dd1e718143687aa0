"""Lists of names beside the count of them: ``3名（甲、乙、丙）``, ``5个分别是(…)``, ``甲、乙、丙三地``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from rectify_lint.facts.members import Members, split_members
from rectify_lint.facts.model import Count, NamedList, Population
from rectify_lint.facts.numerals import chinese_number
from rectify_lint.facts.quantities import quantity_starts
from rectify_lint.grammar import lowered
from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span
from rectify_lint.value import Record, evolve

_LONGEST_BRACKET = 600  # characters of a bracket that is still read as a list
_LONGEST_LEFT = 240  # characters before a count that its list may take
_WINDOW = 32  # characters that are searched at a time
_LONGEST_NAME = 24  # characters of a member of a list without brackets
_MOST = 99
_DEEPEST = 4  # brackets within brackets

# Behind one of these the count opens something new: it does not sum up what stands before it.
_NEW_COUNT_WORDS = (
    "的 第 每 各 近 约 超 多 余 有 为 至 到 了 前 后 另 其余 一 不少于 不低于 至少 分别 上述 下属 全部 所属 "
    "在 对 向 从 把 将 按 以 和 与 及 并 "
    # Verbs: the number is their object.
    "新建 修订 修改 完善 制定 制订 出台 建立 健全 查处 通报 曝光 提醒 教育 谈话 处分 问责 追责 检查 督导 "
    "培训 开展 解决 整改 完成 推进 打造 建设 实施 新增 招聘 引进 签约 开工 竣工 办结 受理 化解 排查 发现 "
    "召开 组织 举办 印发 下发 发放 走访 慰问 帮扶 处置 移送 立案 辞退 清退 收回 拆除 关停 取缔 改造 维修 "
    "升级 帮助 指导 协调 争取 申报 储备 谋划 入库 纳入 培育 认定 评选 表彰 选派 调整 充实 配备 设立 成立 "
    "组建 撤销 合并 废止 清理 整合 梳理 汇总 形成 压缩 减少 缩减 精简 取消 下放 承接 涉及 覆盖 服务 惠及 "
    "反馈 提出 明确 细化 聚焦 围绕 抓好 落实 报送 移交 转办 约谈 诫勉 更新 补充 购置 采购 聘请 招录 保留"
)
# By their last characters: a text that ends with one of some 150 words is told by a handful.
_NEW_COUNT: dict[str, tuple[str, ...]] = {}
for _word in _NEW_COUNT_WORDS.split():
    _NEW_COUNT[_word[-1]] = (*_NEW_COUNT.get(_word[-1], ()), _word)
# Between the last name and the count, the longest first.
_SUMMING = ("等共计", "等合计", "等总计", "等共", "等这", "等等", "共计", "合计", "总计", "共", "这", "等")
_SUMMING_ENDS = frozenset(word[-1] for word in _SUMMING)
_DIVIDING = frozenset("和及与》”，,；;")  # one of these or 、 stands between two names
# A unit that can stand without a noun, the names being what it counts.
_WHOLE_UNITS = frozenset("地级省市县区镇乡村校院局")
# A bracket of nothing but these explains a word (县（市、区）); it does not name the counted.
_GENERIC_WORDS = (
    "省 市 县 区 旗 州 盟 镇 乡 村 街道 办 所 社区 自治区 直辖市 地 自治州 园区 管委会 部门 单位 办事处 "
    "街道办 科室 股室 室 科 中心 二级单位 企业 功能区 含 师 团场 地区 居 场 林场 开发区 "
    "党委 党组 总支 支部 党支部 处 局 委"
)
_GENERIC = frozenset(_GENERIC_WORDS.split())


@cache
def _named_count() -> re.Pattern[str]:
    return compiled(lowered.NAMED_COUNT)


@cache
def _left_stop() -> re.Pattern[str]:
    return compiled(r"[，,。；;：:！？!?\r\n（）()《》“”‘’〈〉【】\[\]]")


@cache
def _brackets() -> re.Pattern[str]:
    return compiled("[（(）)\r\n]")


@cache
def _list_end() -> re.Pattern[str]:
    return compiled("[，,：:。；;！？\r\n]")


class _Left(Record):
    """Where a list before its count starts; *loose* if no mark shows it."""

    start: int
    loose: bool


def scan_named_lists(text: str, starts: Sequence[int] | None = None) -> tuple[NamedList, ...]:
    """Every list of names beside its count, in the order of the counts.

    Left out are lists of one member, brackets that break a number down (``3个（已办结2个…）``) or explain a word
    (``8个县（市、区）``), and lists that by their wording or size are unrelated to the number beside them. See
    :class:`NamedList` for ambiguous lists. *starts* are the :func:`quantity_starts` of *text*, if the caller has them.
    """
    scan = _Scan(text)
    found: list[NamedList] = []
    match_count = _named_count().match
    last = 0  # where the count before ends
    for start in quantity_starts(text) if starts is None else starts:
        match = match_count(text, start) if start >= last else None
        if match is None:
            continue
        before, last = last, match.end("unit")
        number, unit, noun, lead = match.group("number", "unit", "noun", "lead")
        # Most counts have neither a list behind them nor one before that they can sum up: by their noun, or because
        # their unit is what the names are.
        sums_up = noun is not None or (unit in _WHOLE_UNITS and not number.isdecimal())
        if lead is None and not sums_up:
            continue
        floor = max(before, start - _LONGEST_LEFT)
        pause = max(text.rfind("、", floor, start), text.rfind("》《", floor, start)) if sums_up else -1
        if lead is None and pause < 0:
            continue
        value = _value(number, unit)
        if value is None:
            continue
        listed = None
        if lead is not None:
            listed = scan.behind(match, value)
        if listed is None and pause >= 0:
            listed = scan.ahead(match, value, floor, pause)
        if listed is not None:
            found.append(listed)
    return tuple(found)


class _Scan:
    """One pass over one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._inside = 0  # where the last list in brackets ends

    def behind(self, match: re.Match[str], value: int) -> NamedList | None:
        """A list behind its count."""
        start = match.end("lead")
        if self._text[start - 1] in "（(":
            return self._in_brackets(match, value, start)
        colon = self._text[start - 1] in "：:"
        stop = _list_end().search(self._text, start, start + _LONGEST_BRACKET)
        end = stop.start() if stop else min(len(self._text), start + _LONGEST_BRACKET)
        # A colon opens all sorts of things: only a list that fills the sentence counts.
        if "、" not in self._text[start:end] or (colon and stop and stop.group() in "，,：:"):
            return None
        members = split_members(self._text, start, end)
        if members is None or any(name.end - name.start > _LONGEST_NAME for name in members.names):
            return None
        if colon and _far(len(members.names), value):
            return None
        members = evolve(members, partial=members.partial or match["open_intro"] is not None)
        return _named_list(match, value, members, Span(match.start(), end))

    def _in_brackets(self, match: re.Match[str], value: int, start: int) -> NamedList | None:
        if start <= self._inside:
            return None
        end = self._bracket_end(start)
        members = split_members(self._text, start, end)
        closed = self._text[end : end + 1] in ("）", ")")
        if members is None or _is_gloss(self._text, members):
            return None
        if len(match["lead"].strip()) == 1 and not members.partial and _far(len(members.names), value):
            return None
        self._inside = end
        if not closed or match["open_intro"] is not None:
            members = evolve(members, partial=True)
        return _named_list(match, value, members, Span(match.start(), end + closed))

    def _bracket_end(self, start: int) -> int:
        """The end of the bracket that is open at *start*, or of its line; *start* itself if there is no list."""
        depth = 1
        for found in _brackets().finditer(self._text, start, start + _LONGEST_BRACKET):
            mark = found.group()
            depth += 1 if mark in "（(" else -1
            if depth == 0 or mark in "\r\n":
                return found.start()
            if depth > _DEEPEST:
                return start
        return min(len(self._text), start + _LONGEST_BRACKET)

    def ahead(self, match: re.Match[str], value: int, floor: int, last: int) -> NamedList | None:
        """A list right before its count; it does not begin before *floor*, and *last* is the offset of its last 、."""
        text, end = self._text, match.start()
        boxed = match["noun"] is not None and text[end - 1] == "“" and text.startswith("”", match.end("noun"))
        if boxed:
            end -= 1  # 问题清单、任务清单、责任清单“三张清单”
        summing = ""
        if text[end - 1] in _SUMMING_ENDS:
            summing = next((word for word in _SUMMING if text.endswith(word, last + 1, end)), "")
        names_end = end - len(summing)
        if names_end <= last + 1:
            return None
        if not summing and text.endswith(_NEW_COUNT.get(text[end - 1], ()), last + 1, end):
            return None
        left = _left(text, floor, end)
        if left is None or (last < left.start and _DIVIDING.isdisjoint(text[left.start : names_end])):
            return None  # a single name
        members = split_members(text, left.start, names_end + summing.startswith("等"))
        if members is None or any(name.end - name.start > _LONGEST_NAME for name in members.names):
            return None
        if not members.partial and _far(len(members.names), value):
            return None
        if boxed and not all(name.of(text).endswith(match["noun"]) for name in members.names):
            return None
        span = Span(members.names[0].start, match.end("noun" if match["noun"] else "unit"))
        return _named_list(match, value, members, span, loose=left.loose)


def _value(number: str, unit: str) -> int | None:
    """The value of a count; ``None`` if it cannot be that of a list (二十大 is a congress, 二级 a rank)."""
    if unit == "级" and number == "二":
        return None
    value = int(number) if number.isdecimal() else chinese_number(number)
    return value if 2 <= value <= (_MOST if unit != "大" else 12) else None


def _far(names: int, value: int) -> bool:
    """Whether a list is too long or too short for its count to be meant by it."""
    return abs(names - value) > max(2, value // 3)


def _is_gloss(text: str, members: Members) -> bool:
    return all(name.of(text) in _GENERIC for name in members.names)


def _left(text: str, floor: int, end: int) -> _Left | None:
    """Where a list that ends at *end* may start: behind the nearest mark that is not inside its members."""
    depth = 0
    while end > floor:
        begin = max(
            floor, end - _WINDOW
        )  # the mark is near, mostly: no need to look at all that stands before
        for found in reversed(list(_left_stop().finditer(text, begin, end))):
            mark = found.group()
            if mark in "）)》”’〉】]":
                depth += 1
            elif mark in "（(《“‘〈【[":
                if depth == 0:
                    return None if mark in "《〈" else _Left(found.end(), loose=mark in "“‘")
                depth -= 1
            elif depth == 0:
                return _Left(found.end(), loose=True)
        end = begin
    return _Left(0, loose=True) if floor == 0 and depth == 0 else None


def _named_list(
    match: re.Match[str], value: int, members: Members, span: Span, *, loose: bool = False
) -> NamedList:
    unit, noun = match.group("unit", "noun")
    start, number_end = match.span("number")
    end = match.end("noun") if noun else match.end("unit")
    count = Count(
        Span(start, end), Span(start, number_end), value, unit, noun or "", _population(unit, noun or "")
    )
    return NamedList(span, count, members.names, members.partial, members.readings, members.missing, loose)


def _population(unit: str, noun: str) -> Population:
    """What unit and noun say by themselves; the tallies know more."""
    if noun.endswith(_COUNTED):
        return next(population for word, population in _POPULATIONS.items() if noun.endswith(word))
    return Population.PERSON if unit in ("人", "名", "位") else Population.OTHER


_POPULATIONS = {
    "问题线索": Population.CLUE,
    "问题": Population.PROBLEM,
    "任务": Population.TASK,
    "措施": Population.MEASURE,
    "举措": Population.MEASURE,
    "方面": Population.ASPECT,
    "制度": Population.DOCUMENT,
    "文件": Population.DOCUMENT,
    "办法": Population.DOCUMENT,
    "条例": Population.DOCUMENT,
}
_COUNTED = tuple(_POPULATIONS)
