"""Lists that are announced and never come."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from rectify_lint import Hit, LineKind, Notice, Options, Span, compiled, occurrences

_TEXT = (LineKind.PROSE, LineKind.LABELLED, LineKind.MARKED, LineKind.CAPTION)
_AFTER = (LineKind.CLOSING, LineKind.CONTACT, LineKind.FURNITURE)


@cache
def _ending() -> re.Pattern[str]:
    """The end of a paragraph that leads over to a list."""
    return compiled(
        "[^，。；：\n“”]{0,24}(?:如下|(?:(?<![及或])以下|下列)[^，。；：\n]{0,14})[：:。]?$|[^，。；：\n]{0,24}[：:]$"
    )


@cache
def _announcing() -> re.Pattern[str]:
    """A sentence in mid-paragraph that promises a list without giving it: 提出以下整改措施，旨在…。"""
    noun = "(?:措施|举措|办法|做法|工作|任务|打算|安排|建议|意见|要求|制度)"
    number = "(?:[0-9一二三四五六七八九十两几]{1,3}(?:项|条|点|个|方面|个方面)?(?:的)?)?"
    verb = "(?:提出|采取|制定|制订|实施|落实|抓好|做好|开展|推进)了?"
    return compiled(f"{verb}(?:以下|如下|下列){number}(?:具体|整改|改进|工作|重点)*{noun}")


@cache
def _measured() -> re.Pattern[str]:
    """30万千瓦以下的机组, 5%以下: a limit, and no list that follows."""
    return compiled("[0-9０-９][一-龥%％‰]{0,5}以下")


@cache
def _ways() -> re.Pattern[str]:
    """Announcements of the notice's own contact, which is a part by itself."""
    return compiled("途径|渠道|联系|反映|监督")


@cache
def _listed() -> re.Pattern[str]:
    return compiled(
        "[一二三四五六七八九十]{1,2}[是要]|第[一二三四五六七八九十]|首先|其一|[（(][0-9一二三四五六七八九十]{1,2}[）)]|[①-⑳]|[：:]|[0-9][.、．]"
    )


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield a hit for every announcement behind which the next thing is no list."""
    if "附件" in notice.text:
        yield from _attachments(notice)
    bare = {label.line for label in notice.labels if label.value.start >= label.value.end}
    for index in _candidates(notice):
        kind = notice.line_kinds[index]
        if kind not in _TEXT or (kind in (LineKind.LABELLED, LineKind.MARKED) and index in bare):
            continue  # that a label is empty is told elsewhere
        span = _announcement(notice, index)
        if span is not None and not _list_follows(notice, index):
            yield Hit(span, "missing", {"text": span.of(notice.text).rstrip("：:。")})


@cache
def _attachment() -> re.Pattern[str]:
    return compiled("附件(?P<number>[1-9][0-9]?)(?![0-9.．：:、年月])")


def _attachments(notice: Notice) -> Iterator[Hit]:
    """A hit for every attachment that is referred to and stands behind the last one of the list: 附件3 of two."""
    listed = max((member.number for one in notice.attachments for member in one.numbers), default=0)
    first = notice.lines[notice.attachments[0].first].span.start if listed else 0
    for found in _attachment().finditer(notice.text, 0, first):
        if int(found["number"]) > listed and not notice.quotations.covers(found.start()):
            yield Hit(Span(*found.span()), "attachment", {"text": found[0], "count": listed})


def _candidates(notice: Notice) -> list[int]:
    """Lines that end with a colon or hold one of the words that announce a list."""
    text, lines = notice.text, notice.lines
    found = {index for index, line in enumerate(lines) if text[line.span.end - 1] in "：:"}
    starts = [line.span.start for line in lines]
    for place in occurrences(text, "下"):
        if text[place - 1 : place] in ("以", "如") or text.startswith("列", place + 1):
            found.add(bisect_right(starts, place) - 1)
    return sorted(index for index in found if index >= 0)


def _announcement(notice: Notice, index: int) -> Span | None:
    """The words that announce a list at the end of the line, or in its last sentence."""
    text, line = notice.text, notice.lines[index]
    end = line.span.end
    reach = 60 if text.find("下", end - 60, end) >= 0 else 25  # most end with a colon and nothing more
    found = _ending().search(text, max(line.body.start, end - reach), end)
    if found is not None:
        limit = _measured().search(found[0]) and not found[0].endswith(("：", ":"))
        unannounced = limit or _ways().search(found[0]) or _quoted(notice, found.start())
        return None if unannounced else Span(*found.span())
    for found in _announcing().finditer(text, line.body.start, end):
        sentence_end = text.find("。", found.end(), end)
        last = sentence_end < 0 or sentence_end == end - 1
        if last and not _quoted(notice, found.start()) and _listed().search(text, found.end(), end) is None:
            return Span(*found.span())
    return None


def _quoted(notice: Notice, offset: int) -> bool:
    return notice.quotations.covers(offset)


def _list_follows(notice: Notice, index: int) -> bool:
    """Whether the next line can be the list: text, table, label, or a heading below the line's own."""
    if index + 1 == len(notice.lines):
        return False
    kind = notice.line_kinds[index + 1]
    if kind in _AFTER:
        return False
    if kind is not LineKind.MARKED:
        return True
    outline = notice.outline
    owner, following = outline.nodes[outline.owner[index]], outline.nodes[outline.owner[index + 1]]
    return following.parent == owner.index
