"""Title marks round the name of a body, a meeting or an activity."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from rectify_lint import Applicability, Citation, Edit, Fix, Hit, Notice, Options, Span, compiled


@cache
def _body() -> re.Pattern[str]:
    return compiled(
        r"(?:专班|领导小组|工作组|协调小组|工作小组|指挥部|工作委员会|联席会议|座谈会|推进会|动员会|部署会|调度会|培训班"
        r"|民主生活会|组织生活会|电视电话会议|全体会议|专题会议|扩大会议|工作会议|常务会议)\Z"
    )


@cache
def _behind() -> re.Pattern[str]:
    """What is called after words in quotation marks: “第一议题”制度, “靠企吃企”问题."""
    return compiled(
        "(?:制度(?![汇选])|机制|模式|行动(?![计方纲])|活动(?!方案)|工程(?![建项])|问题|现象|工作法)"
    )


_LONGEST = 8
"""How many characters a catchword has at most."""


@cache
def _document() -> re.Pattern[str]:
    """How a document, a book, a paper or a work ends."""
    return compiled(
        "(?:[法典例定则程案见知要划点单告报度准范南册同议书函表令约志史话文选编本答学录卡诀歌曲剧片记传经图集谱诗词刊账图证票稿]|办法|标准|时代|中国)$"
    )


@cache
def _cited() -> re.Pattern[str]:
    """Words before a title that say what is done with it: 观看《…》活动, 违反《…》问题."""
    return compiled(
        "(?:[看学读唱讲演写影剧片书曲歌戏]|[节栏剧]目|学习|贯彻|宣传|重温|违反|对照|依据|按照|根据|依照|适用|涉及|拍摄|创作|编排|引用|理解|普及|宣讲|颁布|实施|和|与|、|》)$"
    )


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield a hit for every title whose last word names what is no document, and for catchwords taken for titles."""
    text = notice.text
    for citation in notice.citations:
        if citation.depth:
            continue
        words = citation.title.of(text)
        found = _body().search(words)
        behind = None if found else _behind().match(text, citation.span.end)
        if found is None and (behind is None or not _is_catchword(text, citation)):
            continue
        if not _is_name(words):
            continue
        span = citation.span
        edits = (Edit(Span(span.start, span.start + 1), "“"), Edit(Span(span.end - 1, span.end), "”"))
        data = {"text": span.of(text), "what": found[0] if found else behind[0] if behind else ""}
        yield Hit(span, "misused", data, fix=Fix(Applicability.SUGGEST, edits))


def _is_catchword(text: str, citation: Citation) -> bool:
    words = citation.title.of(text)
    if len(words) > _LONGEST or not _chinese().fullmatch(words) or _document().search(words):
        return False
    start = citation.span.start
    return not _cited().search(text, max(0, start - 4), start)


@cache
def _chinese() -> re.Pattern[str]:
    return compiled("[一-龥]{2,8}")


def _is_name(words: str) -> bool:
    """Whether the words read as a name; an article (在…座谈会, 关于…, 致…) is called after the meeting."""
    return words[:1] not in "在关致论记赴访写" and "：" not in words and "——" not in words
