"""Numbers of one unit in a row: one of them and those behind it that divide it.

- ``教师21人，其中专职16人、兼职5人，高级职称9人``
- ``账号253个，保留176个、合并34个、注销43个``
- ``追缴1483万元，分别为512万元、368万元和603万元``

That the numbers belong together shows in the words between them; that they do not add up is told only where they miss by
a slip of the pen, or by little where the words leave nothing over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from rectify_lint.facts.figures import Figure
from rectify_lint.notice.reconcile.clauses import clause, ends, rest
from rectify_lint.notice.reconcile.counts import BAND, COMPARED, disposed, sharers
from rectify_lint.notice.reconcile.near import accounted_for, may_overlap, mistyped
from rectify_lint.notice.reconcile.shapes import of_sum
from rectify_lint.notice.reconcile.wording import plain, scaled
from rectify_lint.notice.types import Relation, Verdict
from rectify_lint.patterns import compiled
from rectify_lint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice

_MOST = 12
"""So many parts are looked at."""
_SURE = 100
"""Of a total of so many steps, parts that miss it by a slip of the pen are no chance."""
_OFF = 10
"""Parts that leave nothing over may miss their total by one in so many."""
_FEWEST = 3
"""Smaller totals come near anything."""
_GAP = 64
"""So many characters stand at most between a total and its first part."""
_REACH = 4
"""The next number in the same unit is looked for among so many less one."""
_UNADDED = frozenset({"%", "个百分点", "岁", "度"})
_SPANS = frozenset({"天", "个月", "年"})
"""What is told of one thing and another; only 其中 says that it adds up."""
_LABEL = "[^，,。；;：:、\n0-9]"


_WHEN = (
    "(?:(?:20[0-9]{2}年)?(?:[0-9]{1,2}月份?|第[一二三四]季度|[上下]半年)|20[0-9]{2}年|[0-9]{1,2}[级类型档])?"
)
"""What a label may begin with, though it is a number: 5月清理96处, 1级9种."""
_SHARE = "[，,](?:占[^，,。；;、0-9]{0,10}|[一-龥]{1,8}率[为达]?)[0-9.]{1,6}[%％]"
"""The share that a number has in another one may follow it."""


@cache
def _among() -> re.Pattern[str]:
    """From a total to the first of its parts, behind 其中 or 中."""
    return compiled(
        f"[^。；;\n]{{0,30}}[，,（(：:。]其中[：:，,]?(?P<label>{_WHEN}{_LABEL}{{0,16}}|{BAND})"
        f"|{_LABEL}{{0,12}}(?:、[^，,。；;、\n]{{0,6}}[0-9.]{{1,9}}[万亿]?元)?(?<!其)中(?:[，,：:]|(?=[评被有为经属已未]))(?P<label2>{_LABEL}{{0,16}}|{BAND})"
    )


@cache
def _plainly() -> re.Pattern[str]:
    """From a total to a part, with a comma only."""
    return compiled(
        f"(?:{_LABEL}{{0,14}}(?:[，,](?:全部|均已?|逐一|逐[项条户]|分类)[一-龥]{{1,8}})?[，,：:]|{_LABEL}{{0,8}}{_SHARE}[，,；;])"
        f"(?P<label>{_WHEN}{_LABEL}{{0,16}})"
    )


@cache
def _apiece() -> re.Pattern[str]:
    """From a total to the first of parts behind 分别."""
    return compiled(f"[^。；;\n0-9]{{0,40}}。?分别[为是有]：?(?P<label>{_LABEL}{{0,16}})")


_FORMS = (("apiece", "分别", _apiece), ("among", "中", _among), ("plain", "", _plainly))
"""How a total and its parts are joined, the word that shows it, and the whole expression."""


@cache
def _next() -> re.Pattern[str]:
    """From a part to the next one."""
    return compiled(
        f"{_LABEL}{{0,12}}(?P<mark>[、，,；;])[和及与]?(?:(?P<label>{_WHEN}{_LABEL}{{0,16}})|(?P<band>{BAND}))"
        "|(?P<joint>[和及与])"
    )


@cache
def _satellite() -> re.Pattern[str]:
    """From a part to its share or to the sum of money it stands for."""
    return compiled(
        f"{_LABEL}{{0,4}}(?:[，,]占{_LABEL}{{0,10}}|[，,][一-龥]{{1,8}}(?:率|比例|占比)[为达]?|、?[一-龥]{{0,6}})"
    )


@cache
def _rest_of() -> re.Pattern[str]:
    """From a part to the number of others that make up the rest: 其余9个项目共核减62.5万元."""
    return compiled(f"{_LABEL}{{0,8}}[，,、](?:其余|其他|另外?)")


@cache
def _alien() -> re.Pattern[str]:
    """Words of a number that is no part: it is another one, a sum, an average, or held against something."""
    return compiled(
        f"^(?:另(?!有|$)|共(?!性)|同时|并|由|从)|涉及(?!.*的$)|合计|共计|总计|总共|累计|{COMPARED}|比(?!例)|同比|每|均|超过|达到|[增降减]至|[至到]$|以上的?$"
        "|^(?:净|年)?(?:增加|减少|增长|下降|提高|降低)了?$"
    )


_QUARTERS = frozenset({"一季", "二季", "三季", "四季"})
"""Labels of parts that leave nothing over."""


class _Row:
    """A number, those behind it in its unit that may be its parts, and how the words lead from it to them."""

    __slots__ = ("form", "head", "labels", "marks", "parts")

    def __init__(self, head: Figure, form: str, first: Figure, label: str) -> None:
        self.head = head
        self.form = form  # among, plain or apiece
        self.parts = [first]
        self.labels = [label]
        self.marks = [""]

    def add(self, part: Figure, label: str, mark: str) -> None:
        self.parts.append(part)
        self.labels.append(label)
        self.marks.append(mark)

    def share(self, count: int) -> None:
        """Count the last part as often as there are those who have as much each: 甲、乙公司各1项."""
        for _ in range(1, count):
            self.add(self.parts[-1], self.labels[-1], "、")

    def closed(self, end: int) -> bool:
        """Whether the words leave nothing over behind so many parts."""
        named = {label[:2] for label in self.labels[:end]}
        return self.form == "apiece" or rest().match(self.labels[end - 1]) is not None or named >= _QUARTERS


def check(notice: Notice) -> Iterator[Relation]:
    """Totals with their parts, in the sentences of running text."""
    text, figures = notice.text, notice.figures
    following = _following(figures)
    listed: set[int] = set()  # where the parts of a row stand: with a comma alone they head none of their own
    for place in range(len(figures) - 2):
        head = figures[place]
        if following[place] - place >= _REACH or head.rough or head.unit in _UNADDED:
            continue
        row = _row(text, figures, following, place)
        if row is None or len(row.parts) < 2 or (head.unit in _SPANS and row.form != "among"):
            continue
        # 整改302宗，占94.7%；拆除211宗、没收91宗
        apart = "%" in text[head.span.end : row.parts[0].span.start]
        if row.form == "plain" and (
            (head.span.start in listed and not (apart or _tells_states(row))) or _is_listed(text, row)
        ):
            continue
        listed.update(part.span.start for part in row.parts)
        relation = _divided(text, figures, place, row)
        if relation is not None:
            yield relation


def _joined(text: str, start: int, end: int) -> tuple[str, re.Match[str] | None]:
    """How the words ``text[start:end]`` join a total and its first part."""
    for form, word, pattern in _FORMS:
        if text.find(word, start, end) >= 0 and (found := pattern().fullmatch(text, start, end)):
            return form, found
    return "", None


def _row(text: str, figures: Sequence[Figure], following: Sequence[int], place: int) -> _Row | None:
    """The row that begins with the figure at *place*."""
    head = figures[place]
    at = following[place]
    if figures[at].span.start - head.span.end > _GAP or figures[at].rough:
        return None
    start, end = head.span.end, figures[at].span.start
    form, found = _joined(text, start, end)
    if found is None:
        return None
    label = next((words for words in found.groups() if words is not None), "")
    if _alien().search(label) and not compiled(BAND).fullmatch(label):
        return None
    if form == "plain" and label in _HAVING:
        label = _behind(text, figures[at])
    row = _Row(head, form, figures[at], label)
    row.share(sharers(text, figures[at].span.start))
    while len(row.parts) < _MOST:
        to = following[at]
        if to - at >= _REACH or figures[to].rough:
            break
        begin = figures[at].span.end
        if to == at + 2:
            other = figures[at + 1]
            if _rest_of().fullmatch(text, begin, other.span.start):
                row.add(figures[to], "其余", "，")
                break
            if other.unit in ("%", "元") and _satellite().fullmatch(text, begin, other.span.start):
                begin = other.span.end
        stop = figures[to].span.start
        found = _next().fullmatch(text, begin, stop) or _next().fullmatch(text, figures[at].span.end, stop)
        label = (found["label"] or found["band"] or "") if found is not None else ""
        if (
            found is None
            or (not found["band"] and _alien().search(label))
            or label.startswith(("其中", "分别"))
        ):
            break
        if form == "plain" and label in _HAVING:
            label = _behind(text, figures[to])
        row.add(figures[to], label, found["mark"] or "、")
        row.share(sharers(text, figures[to].span.start))
        at = to
    return row


def _tells_states(row: _Row) -> bool:
    """Whether the parts are what is finished and what is not: 其中存疑的12卷，已认定10卷，2卷待批复."""
    return row.labels[0].startswith("已") and any(ends(label) for label in row.labels[1:])


_HAVING = ("", "有", "已有", "现有", "其中")


@cache
def _words_behind() -> re.Pattern[str]:
    return compiled("[一-龥]{0,8}")


def _behind(text: str, figure: Figure) -> str:
    """The words behind a number, which name a part that has none before it: 1起正在调查."""
    found = _words_behind().match(text, figure.span.end)
    return found[0] if found is not None else ""


def _is_listed(text: str, row: _Row) -> bool:
    """Whether a number is named like those behind it, and so is one of them: 收回资金3万元，核销资金2万元，…."""
    start = row.head.span.start
    label = clause(text, row.head) or text[max(0, start - _ENDING) : start]  # 2023年完成治理12条
    named = [one for one in row.labels[:2] if not rest().match(one)]
    if _of_rules().match(label) and _of_rules().match(row.labels[0]):
        return True  # 修订制度14项，新建9项，废止6项
    return "其中" in label or (len(label) > 2 and all(one.endswith(label[-2:]) for one in named))


@cache
def _of_rules() -> re.Pattern[str]:
    """What is done with rules, each beside the other."""
    return compiled("(?:新建|新制|新增|新出|制定|制订|出台|印发|修订|修改|完善|废止|重申)")


_ENDING = 3


def _following(figures: Sequence[Figure]) -> list[int]:
    """For each figure the next one in the same unit, far behind the last where there is none."""
    following = [len(figures) + _REACH] * len(figures)
    last: dict[str, int] = {}
    for place, figure in enumerate(figures):
        before = last.get(figure.unit)
        if before is not None:
            following[before] = place
        last[figure.unit] = place
    return following


def _divided(text: str, figures: Sequence[Figure], place: int, row: _Row) -> Relation | None:
    """The relation of a number and its parts, ``None`` where they seem to have nothing to do with each other."""
    head, parts = row.head, row.parts
    sums = [sum((part.value for part in parts[:end]), Decimal(0)) for end in range(1, len(parts) + 1)]
    told = _told(row)
    group = _first_group(row.marks[:told])
    for end in range(2, len(parts) + 1):
        if sums[end - 1] == head.value:
            last = row.labels[told - 1]
            if end < told and end != group and ends(last) and not last.startswith("另"):
                break  # 13条，已办结9条、取得进展4条、正在推进1条: the last is one of them; 另有自查问题8个 are not
            return summed(text, head, parts[:end], Verdict.PASS)
    parts = parts[:told]
    if (
        told < 2
        or head.value < _FEWEST * head.step
        or any(part.value > head.value and not mistyped(head, parts) for part in parts)
    ):
        return None
    if _belongs_elsewhere(figures, place, (sums[told - 1], sums[group - 1])):
        return None
    for end in dict.fromkeys((told, group)):
        if end > 1 and _misses(text, row, parts[:end]):
            return summed(text, head, parts[:end], Verdict.UNCERTAIN)
    return None


def _told(row: _Row) -> int:
    """How many parts there are up to where something else may be counted."""
    labels, marks = row.labels, row.marks[1:]
    if row.form == "plain":
        if len(labels) > 1 and rest().match(labels[1]):
            return 2  # 52册，规范39册，其余13册: whatever became of the first
        last = next((place + 1 for place, label in enumerate(labels) if rest().match(label)), len(labels))
        if last > 1 and rest().match(labels[last - 1]) and not any(map(_come().search, labels[:last])):
            return last  # what is left of a number leaves nothing over, whatever became of the others
        known = (bool(disposed().match(label) or _state().search(label)) for label in labels[:last])
        return next((place for place, one in enumerate(known) if not one), last)
    if len(marks) > 1 and set(marks) <= {"；", ";"}:
        return len(labels)
    return next((place + 1 for place, mark in enumerate(marks) if mark in "；;"), len(labels))


@cache
def _come() -> re.Pattern[str]:
    """Words of what has come on top."""
    return compiled("新增|增加|增设|补充|引进|招|另|涉及|覆盖|惠及")


@cache
def _state() -> re.Pattern[str]:
    """Words for what is left or under way, at the beginning of a label, or for a state, at its end."""
    return compiled(
        f"^(?:{rest().pattern}|[在正因需拟待]|计划|属于|涉及|{_WHEN[:-1]}{disposed().pattern})|(?:达标|合格|完成|到位|办结|整改中|推进中|建设中)$"
    )


def _first_group(marks: Sequence[str]) -> int:
    """How many parts there are up to where commas take the place of the pauses between them."""
    if len(marks) > 2 and marks[1] == "、":
        return next((place for place in range(2, len(marks)) if marks[place] != "、"), len(marks))
    return len(marks)


def _belongs_elsewhere(figures: Sequence[Figure], place: int, sums: Sequence[Decimal]) -> bool:
    """Whether an earlier number, or the one before and this one together, is what the parts make up."""
    unit = figures[place].unit
    before = [one.value for one in figures[max(0, place - _MOST) : place] if one.unit == unit]
    wholes = {*before, *(one + figures[place].value for one in before[-1:])}
    return any(one in wholes for one in sums)


def _misses(text: str, row: _Row, parts: Sequence[Figure]) -> bool:
    """Whether parts were meant to make up the number before them, and fail to."""
    head = row.head
    missing = head.value - sum((part.value for part in parts), Decimal(0))
    labels = row.labels[: len(parts)]
    if missing < 0 and may_overlap(labels, head.unit):
        return False
    unit = text[head.number.end : head.span.end]
    if accounted_for(text, parts[-1].span.end, scaled(missing, head, text), unit):
        return False
    if abs(missing) == max(head.step, *(part.step for part in parts)):
        return True
    closed = row.closed(len(parts))
    near = abs(missing) * (_OFF if len(parts) == 2 else _OFF - 3) <= head.value
    if mistyped(head, parts) and (closed or missing < 0 or near or head.value / head.step >= _SURE):
        return True
    return closed and near


def summed(text: str, head: Figure, parts: Sequence[Figure], verdict: Verdict) -> Relation:
    """The relation of a total and its parts."""
    found = plain(sum((part.value for part in parts), Decimal(0)), head, text)
    terms = "+".join(plain(part.value, head, text) for part in parts)
    places = tuple(dict.fromkeys(part.span for part in parts))
    return of_sum(head.span, head.span.of(text), found, f"{terms}={found}", verdict, places)
