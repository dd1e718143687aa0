"""The parts round the body: title, signature, date, contact, and what kind of notice it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from rectify_lint.notice.types import Genre, Signature, Title
from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span
from rectify_lint.syntax.lines import Line
from rectify_lint.syntax.markers import Style
from rectify_lint.syntax.outline import Outline

_TITLE_LINE_LIMIT = 80
_TITLE_LINES = 4
_SIGNATURE_LIMIT = 45
_CLOSING_LINES = 40
"""How many lines from the end a signature is looked for: advertisements may follow it."""

_UNDATED_LINES = 4
"""How many lines from the end a signature without date is looked for."""

_DENSITY = 4.0
"""整改 at least so often in 1,000 characters marks an untitled text as a report of rectification."""


@cache
def _title_end() -> re.Pattern[str]:
    return compiled(
        r"(?:通报|公布|公示|公告|公开|报告|情况|函|总结|意见|方案|汇报|说明|工作)\s*(?:[（(][^（()）]{1,12}[)）])?[\s。]*$"
    )


@cache
def _title_words() -> re.Pattern[str]:
    return compiled("关于|整改|通报|公布|公示|公开|报告")


@cache
def _stopped_title() -> re.Pattern[str]:
    """A title that somebody ended with a full stop, as no title should."""
    return compiled(
        r"[^。，；]{0,70}(?:整改|整治)[^。，；]{0,40}(?:通报|公布|公示|公告|报告|情况|函|总结)。$"
    )


@cache
def _date_line() -> re.Pattern[str]:
    year = r"(?:[12][0-9]{3}|二[〇○零ОOo0一二三四五六七八九]{3})"
    number = r"[0-9一二三四五六七八九十]{0,3}"
    return compiled(
        rf"(?P<organ>[^\n]{{0,45}}?)(?P<date>{year}\s?年\s?{number}\s?月\s?{number}\s?日"
        rf"|{year}[-./][0-9]{{1,2}}[-./][0-9]{{1,2}}"
        rf"|{year}[0-9]{{0,6}}[年月]?[0-9]{{0,4}}日)[\s　]*(?:印发)?$"
    )


@cache
def _organ_end() -> re.Pattern[str]:
    return compiled(
        r"(?:党组|党委|党工委|委员会|总支|支部|工委|局|委|厅|院|校|处|室|办|中心|公司|政府|大学|中学|小学|街道|镇|乡|社区|村|集团"
        r"|银行|会|站|所|队|组|部|署|司|馆|园|区|场|厂|社|台)(?:[（(](?:盖章|公章|印章|印|章)[）)])?\s*$"
    )


@cache
def _contact() -> re.Pattern[str]:
    """A telephone, mailbox or address; every alternative begins with a literal, so that ``re`` skips ahead."""
    number = r"\s*(?:号码)?[:：]?\s*[（(]?[0-9０-９X×*]"
    return compiled(
        rf"电话{number}|热线{number}|电子?邮箱|邮政信箱|通[讯信]地址|联系地址|来信地址"
        r"|0(?<![0-9].)[0-9]{2,3}[-—－– )）]{0,2}[0-9]{7,8}(?![0-9])|@(?<=[\w.].)[\w.]"
    )


@cache
def _invitation() -> re.Pattern[str]:
    return compiled(
        "欢迎[^。\n]{0,30}(?:监督|提出|反映)|公[开布示]，[^。\n]{0,12}接受[^。\n]{0,20}监督|如[^。\n]{0,24}(?:意见|异议)|反映意见|提出意见"
    )


@cache
def _next_steps() -> re.Pattern[str]:
    return compiled("下一?步|下一?阶段|今后|后续|努力方向|打算")


@cache
def _lasting() -> re.Pattern[str]:
    """What a last section on next steps may be called instead of 下一步工作."""
    return compiled("巩固|长效|持续|常态|计划|安排|深化")


@cache
def _promise() -> re.Pattern[str]:
    return compiled("将(?:继续|持续|进一步|一如既往|坚持|以此)")


@cache
def _reports() -> re.Pattern[str]:
    return compiled(
        "关于.*整改.*(?:通报|公布|公示|报告|公告|函)|整改[^。，]{0,12}(?:通报|公布|公示|公告|报告)(?:[（(][^（()）]{1,12}[)）])?$"
        "|整改.*情况(?:一览|公示|统计|汇总|明细)?(?:表|台账|清单)$"
    )


def closes(text: str, span: Span) -> bool:
    """Whether a line is a date in Chinese form, alone or behind the name of an organ, as at the end of a notice."""
    if text[span.end - 1] not in "日发":
        return False
    found = _date_line().fullmatch(text, *span)
    if found is None or text[found.end("date") - 1] != "日":
        return False
    organ = found["organ"].rstrip(" \t　")
    return not organ or (_organ_end().search(organ) is not None and not compiled("[：:]").search(organ))


def find_title(text: str, lines: Sequence[Line]) -> Title | None:
    """The title block: the first short lines, up to four, that end like a title and speak of its matter.

    A title that lost its end (…整改情况的) or was given a full stop is one if it speaks of rectification.
    """
    block = _leading(text, lines)
    ends = [place for place, line in enumerate(block) if _title_end().search(text, *line.span)]
    if ends:
        block = block[: ends[0] + 1]
    else:
        spoken = [place for place, line in enumerate(block) if text.find("整改", *line.span) >= 0]
        block = block[: spoken[-1] + 1] if spoken else []
    if not block:
        return None
    span = Span(block[0].span.start, block[-1].span.end)
    joined = "".join(compiled(r"[ \t　]+").sub("", line.span.of(text)) for line in block)
    if not _title_words().search(joined):
        return None
    organ, organ_span = _organ_before(text, span)
    return Title(span, joined, organ, organ_span)


def _leading(text: str, lines: Sequence[Line]) -> list[Line]:
    """The first lines of the text that a title may consist of."""
    block: list[Line] = []
    for line in lines:
        stopped = _stopped_title().fullmatch(text, *line.span) is not None
        if not stopped and not _may_be_title(text, line):
            break
        block.append(line)
        if stopped or len(block) == _TITLE_LINES:
            break
    return block


def _may_be_title(text: str, line: Line) -> bool:
    start, end = line.span
    if line.marker is not None and not text.startswith(("【", "（", "("), start):
        return False
    return end - start <= _TITLE_LINE_LIMIT and text[end - 1] not in "。；：:;！？，,、"


def _organ_before(text: str, title: Span) -> tuple[str, Span | None]:
    about = text.find("关于", title.start, title.end)
    if about <= title.start:
        return "", None
    span = Span(title.start, about)
    organ = compiled(r"\s+").sub("", span.of(text))
    end = span.end
    while text[end - 1].isspace():
        end -= 1
    return organ, Span(span.start, end)


def find_signature(
    text: str, lines: Sequence[Line], outline: Outline, title: Title | None
) -> tuple[Signature | None, Span | None]:
    """Who signs and when: ``(signature, span of the date)``, each ``None`` where it is missing.

    The date is the last line, among the last forty, that holds a date and at most an organ's name before it;
    the signature is that name, or the line above. A report given in a session has both below its title
    (——2024年11月26日在…会议上), a web edition its date in brackets. Impossible dates count as dates: to judge
    them is a rule's affair.
    """
    after = outline.nodes[-1].line if len(outline.nodes) > 1 else (0 if title else -1)
    if title is not None:
        after = max(after, _last_line_of(lines, title.span))
    for index in range(len(lines) - 1, max(after, len(lines) - 1 - _CLOSING_LINES), -1):
        line = lines[index]
        found = _date_line().fullmatch(text, *line.span) if line.marker is None else None
        if found is None:
            continue
        organ = Span(line.span.start, found.start("date"))
        before = organ.of(text).rstrip(" \t　")
        if before:
            if not _organ_end().search(before):
                continue
            return Signature(Span(organ.start, organ.start + len(before)), _squeezed(before)), Span(
                *found.span("date")
            )
        above = signing(text, lines[index - 1], title) if index - 1 > after else None
        return above, Span(*found.span("date"))
    below_title = _delivered(text, lines, title)
    if below_title is not None:
        return below_title
    signature = _undated(text, lines, after, title)
    signer, date = _dated_below(text, lines, title)
    if signature is None and date is not None and title is not None and title.organ_span is not None:
        signature = Signature(title.organ_span, title.organ)
    return signature or signer, date


@cache
def _delivery() -> re.Pattern[str]:
    return compiled(
        r"[（(]?[—-]*\s*(?P<date>[12][0-9]{3}年[0-9]{1,2}月[0-9]{1,2}日)\s*(?P<session>在[^。\n]{2,60}(?:会议|次会|大会)上?)[）)]?"
    )


@cache
def _speaker() -> re.Pattern[str]:
    return compiled(
        r"[^，。：；\n]{2,30}(?:长|主任|书记|审计师)[ \t　]*[^\s，。：；]{1,4}(?:[ \t　]?[^\s，。：；]{1,3})?"
    )


def _delivered(text: str, lines: Sequence[Line], title: Title | None) -> tuple[Signature, Span] | None:
    """Speaker and date of a report given in a session, from the lines below its title."""
    if title is None:
        return None
    first = _last_line_of(lines, title.span) + 1
    for index in range(first, min(first + 3, len(lines))):
        found = _delivery().fullmatch(text, *lines[index].span)
        if found is None:
            continue
        spoken = lines[min(index + 1, len(lines) - 1)].span
        span = spoken if _speaker().fullmatch(text, *spoken) else Span(*found.span("session"))
        return Signature(span, _squeezed(span.of(text))), Span(*found.span("date"))
    return None


@cache
def _bracketed_date() -> re.Pattern[str]:
    return compiled(r"[（(][12][0-9]{3}年[0-9]{1,2}月[0-9]{1,2}日[）)]")


def _dated_below(
    text: str, lines: Sequence[Line], title: Title | None
) -> tuple[Signature | None, Span | None]:
    """The date in brackets below the title, where web editions put it, and the organ between the two.

    Where there is none the title names who signs.
    """
    first = _last_line_of(lines, title.span) + 1 if title is not None else len(lines)
    if first >= len(lines):
        return None, None
    signature = signing(text, lines[first], title)
    place = first + (signature is not None)
    if place >= len(lines) or not _bracketed_date().fullmatch(text, *lines[place].span):
        return None, None
    return signature, Span(lines[place].span.start + 1, lines[place].span.end - 1)


def _undated(text: str, lines: Sequence[Line], after: int, title: Title | None) -> Signature | None:
    """A signature without date, among the last lines."""
    for line in reversed(lines[max(after + 1, len(lines) - _UNDATED_LINES) :]):
        signature = signing(text, line, title)
        if signature is not None:
            return signature
    return None


@cache
def _no_organ() -> re.Pattern[str]:
    """How short closing lines begin that are no signatures."""
    return compiled("特此|专此|以上|欢迎|附[：:件]|注[：:]|[一二三四五六七八九十]是")


def signing(text: str, line: Line, title: Title | None) -> Signature | None:
    """What a line is as a signature, ``None`` where it does not look like one."""
    start, end = line.span
    if line.marker is not None or end - start > _SIGNATURE_LIMIT or text[end - 1] in "。；：:;！？，,、”":
        return None
    if _contact().search(text, start, end) or _no_organ().match(text, start, end):
        return None
    organ = _squeezed(line.span.of(text))
    known = title is not None and organ == title.organ
    if not known and not organ.startswith("中共") and not _organ_end().search(organ):
        return None
    if compiled("[：:，。；|]").search(organ):
        return None
    return Signature(line.span, organ)


def _squeezed(text: str) -> str:
    return compiled(r"\s+").sub("", text)


def _last_line_of(lines: Sequence[Line], span: Span) -> int:
    return max((i for i, line in enumerate(lines[:12]) if line.span.start < span.end), default=-1)


def gives_contact(text: str, span: Span, within: int | None = None) -> bool:
    """Whether a line gives telephone, mailbox or address, in its first *within* characters if that is given.

    A telephone that is set up as a measure (一是公布举报电话…) is no contact of the notice.
    """
    end = span.end if within is None else min(span.end, span.start + within)
    return _contact().search(text, span.start, end) is not None and text.find("一是", *span) < 0


def find_contact(text: str, lines: Sequence[Line], first: int) -> Span | None:
    """The line with telephone, mailbox or address, looked for from line index *first* to the end."""
    for line in reversed(lines[first:]):
        if gives_contact(text, line.span):
            return line.span
    return None


def find_invitation(text: str, lines: Sequence[Line], first: int) -> Span | None:
    """The sentence that invites supervision (欢迎…监督), from line index *first* to the end."""
    for line in reversed(lines[first:]):
        found = _invitation().search(text, *line.span)
        if found:
            return Span(*found.span())
    return None


def find_next_steps(text: str, lines: Sequence[Line], outline: Outline) -> Span | None:
    """The heading of the section on next steps, else a paragraph that opens with 下一步.

    The last section may also be called after what it keeps up (巩固整改成果, 健全长效机制).
    """
    sections = outline.root.children
    for place, node in enumerate(reversed(sections)):
        if _next_steps().search(text, *node.title) or (
            place == 0 < len(sections) - 1 and _lasting().search(text, *node.title)
        ):
            return node.title
    if sections and any(_next_steps().search(text, *node.title) for node in sections[-1].children):
        return sections[-1].title
    for line in reversed(lines):
        if _next_steps().match(text, *line.body):
            return line.span
    for line in lines[-_UNDATED_LINES - 1 :]:
        if _promise().search(text, *line.span):
            return line.span
    return None


@cache
def _published() -> re.Pattern[str]:
    """The clause that a notice of rectification is published with, which tells it where its title is lost."""
    publishing = "(?:通报|公布|公示|公告|公开)"
    return compiled(
        f"现将[^。；]{{0,40}}(?:整改|整治)[^。；]{{0,24}}{publishing}|整改[^。；，]{{0,12}}{publishing}如下"
    )


_CELLS = 12
"""So many marks between cells make a table of three problems at least."""


def find_genre(text: str, title: Title | None, lines: Sequence[Line], outline: Outline) -> Genre:
    """What kind of notice this is, by its title, else by its opening paragraphs and how often 整改 occurs."""
    heading = title.text if title else ""
    opening = text[: lines[min(len(lines), 8) - 1].span.end][:1500] if lines else ""
    dense = text.count("整改") * 1000 >= _DENSITY * len(text)
    sections = sum(node.depth == 1 and node.style is not Style.ARTICLE for node in outline.nodes)
    published = not heading and _published().search(opening) is not None
    # What has a table of problems needs no sections.
    tabled = published and max(text.count("\t"), text.count("|")) >= _CELLS
    if "整改" not in heading and not ((dense or published) and (sections >= 2 or tabled)):
        words = heading or (opening if sections >= 2 else "")
        told = compiled("督察|办理" if heading else "督察组").search(words)
        if not told or not compiled("举报件|信访件|交办|边督边改").search(words):
            return Genre.OTHER
        return Genre.ENVIRONMENT
    if not (sections or tabled) and not _reports().search(heading):
        return Genre.OTHER  # news about rectification, not a notice of it
    if heading.endswith("通知") and not heading.endswith("情况的通知"):
        return Genre.OTHER  # 关于开展巡察整改评估工作的通知 orders work, and reports none
    words = heading or opening
    if compiled("边督边改").search(words) or (
        compiled("生态环境|环保|环境保护").search(words) and compiled("督[察查]|交办|警示片").search(words)
    ):
        return Genre.ENVIRONMENT
    if "审计" in words:
        return Genre.AUDIT
    if compiled("巡[视察查]").search(words):
        return Genre.INSPECTION if heading or "反馈" in opening else Genre.RECTIFICATION
    if compiled(
        "主题教育|学习教育|党纪学习|民主生活会|组织生活会|专项整治|集中整治|专项治理|不正之风|作风"
    ).search(words):
        return Genre.EDUCATION
    return Genre.RECTIFICATION
