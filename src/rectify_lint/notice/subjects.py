"""Who acts in the text: names of organs that open a clause and do what only the writer of a notice does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from rectify_lint.notice.neighbours import UNIT_NAMES
from rectify_lint.notice.organs import Organ, parse_organ
from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span
from rectify_lint.typed import TYPE_CHECKING
from rectify_lint.value import Value

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice

_LONGEST = 34
"""Characters of an organ's name with its Party body, the longest that is looked for."""


class Subject(Value):
    """An organ that acts: its name in the text, the name taken apart, and the words that tell what it does."""

    span: Span
    organ: Organ
    act: str


@cache
def _acts() -> re.Pattern[str]:
    return compiled(
        "高度重视|认真(?:履行|落实|贯彻|对照|研究|学习)|坚[持决]|严格(?:落实|按照|履行|执行|对照)|切实|第一时间|迅速|始终|牢固树立|深入学习|深入贯彻"
        "|立即|召开|成立|先后|照单全收|诚恳|扛[起牢]|全面(?:履行|落实|加强)|充分(?:认识|发挥)|聚焦|带头|多次|制定|把巡|把整改|专题研究"
        "|将(?:继续|持续|紧盯|严格|坚[持决]|以|认真|始终|进一步|保持|聚焦|把|扛|慎终如始|深入|切实|全力|着力|努力|不断|牢牢|一以贯之|坚定|强化|锚定|牢记|持之以恒|扎实|在[^，。；\n]{2,16}领导下)|收到(?:审计|反馈|巡[视察]|督[察导]|检查)|按照(?:中央|上级|[省市县区]委)|理论学习中心组(?=开展|坚持|组织|每|专题|集中|先后|学习|将)"
    )


@cache
def _clause() -> re.Pattern[str]:
    return compiled("[^。；，,：:！？、\n（）()“”]*$")


@cache
def _lead() -> re.Pattern[str]:
    return compiled(
        "(?:[一二三四五六七八九十]{1,2}[是要]|(?:反馈|巡[视察]|整改)(?:意见)?(?:以来|以后|之后|期间|后)|同时|期间|其间|近年来|下一步|目前|为此|对此|随后)+"
    )


@cache
def _behind_name() -> re.Pattern[str]:
    return compiled("(?:领导)?班子(?:成员)?$|(?:主要)?(?:负责人|负责同志|领导)$|书记$|全体成员$")


_SHORTEST = 3
_DATE = 12
"""Characters of a date in full, with the 于 before it."""


@cache
def _date() -> re.Pattern[str]:
    return compiled("于?(?:[0-9]{4}年)?[0-9]{1,2}月[0-9]{1,2}日\\Z")


_ENDS = frozenset("局联委厅院办组会部处站所馆台社队心司团行校镇乡村道区县市旗府级子员人志导记支")
"""How names of organs, and of those who act for them, end."""


@cache
def _no_name() -> re.Pattern[str]:
    return compiled(
        "[^\u4e00-\u9fff]|[的了对向由被将把等各该其本我全并也都以让使]|联合|配合|协同|协助|牵头|邀请|派驻|督促|指导|监督|修订|制定|完善|健全|印发"
    )


def find_subjects(notice: Notice) -> tuple[Subject, ...]:
    """Organs that open a clause and act in it, quoted text left out, in order of the text."""
    return tuple(_subjects(notice))


def _subjects(notice: Notice) -> Iterator[Subject]:
    text = notice.text
    for act in _acts().finditer(text):
        end = act.start()
        if text[end - 1 : end] == "日":  # 县水利局党组于7月5日召开
            dated = _date().search(text, max(0, end - _DATE), end)
            end = dated.start() if dated else end
        if text[end - 1 : end] not in _ENDS:
            continue
        floor = max(0, end - _LONGEST)
        clause = _clause().search(text, floor, end)
        if clause is None or (clause.start() == floor and floor):
            continue
        start, name = clause.start(), clause[0]
        lead = _lead().match(name)
        if lead:
            start, name = start + lead.end(), name[lead.end() :]
        behind = _behind_name().search(name)
        name = name[: behind.start()] if behind else name
        stripped = name.strip(" \t　")
        start += len(name) - len(name.lstrip(" \t　"))
        if len(stripped) < _SHORTEST or _no_name().search(stripped) or notice.quotations.covers(start):
            continue
        organ = parse_organ(stripped)
        if organ is not None:
            yield Subject(Span(start, start + len(stripped)), organ, act[0])


def plans(notice: Notice, subject: Subject) -> bool:
    """Whether *subject* says, among the next steps, what it is going to do."""
    return subject.act.startswith("将") and notice.in_next_steps(subject.span.start)


_NAMED = 150
"""So many characters before a short name may tell whose it is."""


def names_unit(notice: Notice, start: int, word: str) -> bool:
    """Whether the line names, before offset *start*, a unit that goes by *word*: 市技师学院 before 学院党委.

    The opening tells of the writer alone, whatever it names.
    """
    units = UNIT_NAMES.get(word)
    if units is None or start < notice.opening.end:
        return False
    line = notice.source.lines.span(notice.source.lines.line_of(start))
    return compiled(units).search(notice.text, max(line.start, start - _NAMED), start) is not None
