"""What each line is there for: title, heading, label, table row, prose, contact, signature, page furniture.

Rules about paragraphs need it: a heading may end without a full stop, a paragraph may not; what stands
below the date belongs to the web page and not to the notice.
"""

from __future__ import annotations

import enum
import re
from bisect import bisect_right
from functools import cache

from rectify_lint.notice.parts import gives_contact, signing
from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span
from rectify_lint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice
    from rectify_lint.syntax.lines import Line
    from rectify_lint.syntax.outline import Node

_CAPTION_LIMIT = 30
_ADDRESS_LINES = 4
_LEAD = 60
"""Where details come later in the line, the line is a paragraph with a contact at its end."""


class LineKind(enum.StrEnum):
    """The part a line plays."""

    TITLE = "title"
    ADDRESS = "address"  # below the title: 市人大常委会：, （社会公开稿）, ——2024年11月26日在…会议上
    MARKED = (
        "marked"  # opens with an outline marker: a heading, with or without text behind it, or a list entry
    )
    LABELLED = "labelled"  # opens with a field label
    TABLE = "table"
    CONTACT = "contact"  # telephone, mailbox, address; the invitation to supervise
    CLOSING = "closing"  # signature and date
    CAPTION = "caption"  # a short line without a sentence: an unnumbered heading, a list of attachments
    FURNITURE = "furniture"  # below the date: what a web page left there and Notice.furniture has not
    PROSE = "prose"


@cache
def _contact() -> re.Pattern[str]:
    return compiled(
        r"[（(]?(?:(?:监督|举报|咨询|联系|受理|来访|邮寄|通[讯信]|来信|值班|信件|反映|公[示告])?(?:电话|方式|地址|人|单位|部门|时间|期限?|邮寄|渠道)"
        r"|电子?邮[箱件]|电子信箱|邮政(?:信箱|编码)|邮[编箱]|传真|网址)\s*[:：]"
        r"|(?:热忱|热诚|热烈|诚恳|真诚)?欢迎[^。\n]{0,40}(?:监督|提出|反映)"
    )


_CONTACT_STARTS = frozenset("（(监举咨联受来邮通值信反公电方地人单部时期渠传网热诚真欢")
"""What the words of :func:`_contact` begin with: a quick look that most lines end with."""


def _gives_contact(text: str, span: Span) -> bool:
    return text[span.start] in _CONTACT_STARTS and _contact().match(text, *span) is not None


@cache
def _opinion() -> re.Pattern[str]:
    """How a paragraph at the end asks for opinions; in the body these words may tell a measure."""
    return compiled(r"[^。\n]{0,20}[对如][^。\n]{0,40}(?:意见|建议)[^。\n]{0,40}(?:反映|联系|提出)")


@cache
def _aside() -> re.Pattern[str]:
    return compiled(r"附[：:件录]|注[：:]|备注|[（(【\[][^（()）】\]]*[)）】\]]$|[—-]{2}|特此")


_ASIDE_STARTS = frozenset("附注备（(【[—-特")
"""What an aside begins with."""


@cache
def _sentence_mark() -> re.Pattern[str]:
    return compiled("[。；！？，;!?]")


def classify_lines(notice: Notice) -> tuple[LineKind, ...]:
    """The kind of every line, in order."""
    lines, labels = notice.lines, notice.labels
    labelled = {one.line for one in labels if one.label.span.start <= lines[one.line].body.start + 1}
    title, closing = notice.title, _closing(notice)
    last_item = notice.items[-1].node.line if notice.items else len(lines) // 2
    tabbed = "\t" in notice.text
    in_tables, attached = notice.table_lines, notice.attachment_lines
    bare = {item.node.line for item in notice.items if item.node.marker is None}
    kinds: list[LineKind] = []
    addresses = _ADDRESS_LINES
    for index, line in enumerate(lines):
        start = line.span.start
        if title is not None and start < title.span.end:
            kinds.append(LineKind.TITLE)
        elif closing is not None and start >= closing.start:
            kinds.append(_behind(notice, line, closing))
        elif index in in_tables:
            kinds.append(LineKind.TABLE)
        elif index in bare or index in attached:
            kinds.append(LineKind.CAPTION)
        elif addresses and _addresses(notice, line):
            addresses -= 1
            kinds.append(LineKind.ADDRESS)
        else:
            addresses = 0
            kind = LineKind.TABLE if tabbed and notice.text.count("\t", *line.span) > 1 else None
            kinds.append(kind or _kind(notice.text, line, index in labelled, index > last_item))
    return tuple(kinds)


def _closing(notice: Notice) -> Span | None:
    """From the signature to the end of the date, where they stand below the last heading.

    Further organs that sign have lines of their own above.
    """
    nodes, lines = notice.outline.nodes, notice.lines
    last = nodes[-1].line if len(nodes) > 1 else 0
    after = lines[last].span.start if len(nodes) > 1 else 0
    spans = [notice.signature.span if notice.signature else None, notice.signature_date]
    placed = [span for span in spans if span is not None and span.start > after]
    if not placed:
        return None
    start = min(span.start for span in placed)
    place = bisect_right(notice.line_starts, start) - 2
    while notice.signature is not None and place > last and signing(notice.text, lines[place], notice.title):
        start = lines[place].span.start
        place -= 1
    return Span(start, max(span.end for span in placed))


def _behind(notice: Notice, line: Line, closing: Span) -> LineKind:
    if line.span.start < closing.end:
        return LineKind.CLOSING
    return LineKind.CONTACT if _gives_contact(notice.text, line.span) else LineKind.FURNITURE


def _addresses(notice: Notice, line: Line) -> bool:
    """Whether a line between title and text names the reader, the session or the version."""
    text, (start, end) = notice.text, line.span
    if line.marker is not None or end - start > 3 * _CAPTION_LIMIT:
        return False
    short = end - start <= _CAPTION_LIMIT
    named = text[end - 1] in "：:" and not compiled("[。；]|如下").search(text[start:end])
    return (
        named
        or _aside().match(text, start, end) is not None
        or (short and _sentence_mark().search(text, start, end) is None)
    )


def salutation(notice: Notice) -> str:
    """What names the reader between title and text (县委巡察办：), without its colon; ``""`` if there is none."""
    for line, kind in zip(notice.lines, notice.line_kinds, strict=True):
        if kind is LineKind.ADDRESS and notice.text[line.span.end - 1] in "：:":
            return line.span.of(notice.text)[:-1]
    return ""


def _kind(text: str, line: Line, labelled: bool, late: bool) -> LineKind:
    start, end = line.span
    if text[start] == "|":
        return LineKind.TABLE
    if line.marker is not None:
        return LineKind.MARKED
    if _gives_contact(text, line.span) or (late and _asks(text, line.span)):
        return LineKind.CONTACT
    if labelled:
        return LineKind.LABELLED
    short = end - start <= _CAPTION_LIMIT and _sentence_mark().search(text, start, end) is None
    aside = short or (text[start] in _ASIDE_STARTS and _aside().match(text, start, end) is not None)
    return LineKind.CAPTION if aside else LineKind.PROSE


def _asks(text: str, span: Span) -> bool:
    """Whether a line below the items tells where to turn to, or asks for opinions."""
    return gives_contact(text, span, _LEAD) or _opinion().match(text, *span) is not None


# A tuple: members of an enumeration are the same object, but slow to hash.
_OUTSIDE = (LineKind.CLOSING, LineKind.CONTACT, LineKind.FURNITURE)


def _opens_with_text(text: str, span: Span) -> bool:
    """Whether a line with the contact has a sentence in front of it that is about something else."""
    stop = text.find("。", *span)
    if stop < 0 or _gives_contact(text, span) or _opinion().match(text, *span):
        return False
    return not gives_contact(text, Span(span.start, stop))


def has_content(notice: Notice, node: Node) -> bool:
    """Whether anything stands below or behind the heading of *node*: text, a table, further headings.

    The notice's contact, the list of attachments below it, signature and date are no content of its last section
    unless its heading says so.
    """
    if node.children or node.run_in.start < node.run_in.end:
        return True
    kinds = notice.line_kinds[node.line + 1 : node.own_last + 1]
    for index, kind in enumerate(kinds, node.line + 1):
        attached = index in notice.attachment_lines or notice.text.startswith(
            "附件", notice.lines[index].span.start
        )
        if kind not in _OUTSIDE and not (attached and LineKind.CONTACT in kinds):
            return True
    if any(
        kind is LineKind.CONTACT and _opens_with_text(notice.text, notice.lines[index].span)
        for index, kind in enumerate(kinds, node.line + 1)
    ):
        return True
    return LineKind.CONTACT in kinds and bool(compiled("联系|监督|渠道").search(node.title.of(notice.text)))
