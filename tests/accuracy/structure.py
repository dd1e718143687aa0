"""STR: parts that are missing, empty, broken off or out of form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from tests.accuracy.corpus import CleanNotice, Range
from tests.accuracy.faults import Edit, Fault, delete, insert, kind, replace

SIGNED = "^(?P<organ>.+)\n(?P<date>20[0-9]{2}年[0-9]+月[0-9]+日)$"


def title(notice: CleanNotice) -> Range:
    """The lines of the title."""
    words = notice.sheet["title"]
    found = next(notice.find("\n?".join(map(re.escape, words)) + "(?:\n（社会公开稿）)?"))
    return found.span()


def inspected(notice: CleanNotice) -> bool:
    """Whether it is a notice after an inspection: others need not have all its parts."""
    return re.search("巡[察视]", notice.sheet["title"]) is not None


def missing(*edits: Edit) -> Iterator[Fault]:
    """A part without which the notice is not complete."""
    yield Fault(edits, anywhere=True)


@kind("STR001", "the title is missing")
def title_missing(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    start, end = title(notice)
    yield from missing(Edit(start, end + len(re.match("\n*", notice.text[end:])[0]), ""))  # type: ignore[index]


@kind("STR002", "the title is out of form")
def title_form(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    start, end = title(notice)
    written = notice.text[start:end]
    if not written.endswith("）"):
        yield insert(end, "。", (start, end))
    about = start + written.index("关于")
    yield delete(about, about + 2, (start, end))
    if found := re.search("的(?:通报|报告)$", written):
        yield delete(start + found.start(), end, (start, end))
    if re.search("巡[察视]", written):
        yield delete(start, about, (start, end))


@kind("STR003", "the signature is missing", {"STR004": "a date alone"})
def signature_missing(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    found = list(notice.find(SIGNED))[-1]
    yield from missing(Edit(found.start("organ"), found.start("date"), ""))


@kind("STR004", "the date is missing")
def date_missing(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    found = list(notice.find(SIGNED))[-1]
    yield from missing(Edit(found.end("organ"), found.end("date"), ""))


@kind("STR003", "signature and date are missing", {"STR004": "the date is missing with it"})
def closing_missing(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    found = list(notice.find(SIGNED))[-1]
    yield from missing(Edit(found.start(), found.end(), ""))


HEADED = (
    "^(?:[一二三四五六七八九]、|[（(][一二三四五六七八九][）)])[^。\n]+\n"
    "(?P<body>(?:(?![（(]?[一二三四五六七八九十][、）)]|[0-9]+[.、]|反馈问题|问题[0-9]|欢迎|如对|热忱|联系|师生|广大|社区居民|同时|公开期间|[|]|\n).+\n)+)"
    "(?=\n*(?:[一二三四五六七八九]、|[（(][一二三四五六七八九][）)]|欢迎|如对|热忱|\\Z))"
)


@kind(
    "STR005",
    "a section is empty",
    {"STR011": "the announced list is gone", "STR009": "the next steps are gone"},
)
def section_emptied(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find(HEADED):
        yield delete(*found.span("body"), (found.start(), found.start("body")))


@kind("STR005", "a problem has a heading and nothing else", {"STA001": "no status", "STA009": "no measures"})
def problem_emptied(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for item in notice.items:
        start, end = notice.block(item)
        head = notice.heading(item)
        if end > head[1] + 1 and "|" not in notice.text[start:end]:
            yield delete(head[1] + 1, end, head)


@kind(
    "STR006",
    "a paragraph breaks off in the middle",
    {"PUN001": "half a pair is cut off", "PUN007": "the stop is missing", "NUM007": "only the first is left"},
)
def paragraph_cut(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find("^(?![|]).{60,}。$"):
        if re.search("电话|现将|邮", found[0]):
            continue
        for _ in range(20):
            cut = found.start() + dice.randint(len(found[0]) // 2, len(found[0]) - 6)
            kept = notice.text[found.start() : cut]
            if (
                re.search("[一-龥]$", kept)
                and kept.count("“") == kept.count("”")
                and kept.count("（") == kept.count("）")
            ):
                if not re.search("[一二三四五]$|[一二三四]是$", kept) and kept.count("《") == kept.count(
                    "》"
                ):
                    yield delete(cut, found.end(), (found.start(), cut))
                break


@kind("STR006", "a paragraph ends in a comma", {"PUN007": "the stop is missing", "PUN002": "two marks"})
def paragraph_ends_in_comma(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find("^(?![|]).{60,}(?P<stop>。)$"):
        # A list's entries may end in semicolons: in front of another line it is no fault.
        marks = ("，", "、", "；") if notice.text[found.end() :].startswith("\n\n") else ("，", "、")
        yield replace(*found.span("stop"), dice.choice(marks), found.span())


@kind(
    "STR006",
    "a paragraph is broken into two lines",
    {"PUN007": "the stop is missing", "PUN001": "half a pair"},
)
def paragraph_broken(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find("^(?![|])(?!.*电话).{80,}。$"):
        places = [one.end() for one in re.finditer("[一-龥](?=[一-龥]{3})", found[0])]
        fitting = [place for place in places if 30 < place < len(found[0]) - 20]
        yield insert(found.start() + dice.choice(fitting), "\n", found.span())


@kind("STR007", "there is nobody to turn to")
def contact_missing(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    if not inspected(notice):
        return
    block = next(notice.find("(?:^.*\n)?(?:^.*(?:电话|地址|邮箱).*\n)+"), None)
    lines = list(notice.find("^.*(?:联系电话|监督电话|电话0|通讯地址|邮寄地址|电子邮箱|拨打电话).*\n?"))
    if block and lines:
        yield from missing(*(Edit(*line.span(), "") for line in lines))


@kind("STR007", "the invitation names no way to reply")
def contact_without_data(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    if not inspected(notice):
        return
    for found in notice.find("(?<=。)(?:联系电话|监督电话|联系方式)：.*$"):
        yield from missing(Edit(*found.span(), ""))


@kind("STR008", "the opening lacks a part")
def opening_lacks(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    if not inspected(notice):
        return
    comma = "[，,]"
    for pattern in (
        f"(?<={comma})[0-9]+年[0-9]+月[0-9]+日至[^，,]*{comma}",
        f"(?<=。)(?:[0-9]+年)?[0-9]+月[0-9]+日(?:（星期.）)?{comma}(?=[^。]*反馈)",
        "(?<=。)[^。\n]*现将[^。\n]*[。：]",
        "(?<=。)[^。\n]*反馈了[^。\n]*。",
    ):
        found = next(notice.find(pattern), None)  # the first is that of the opening
        if found:
            line = notice.text.rfind("\n", 0, found.start()) + 1
            yield delete(*found.span(), (line, notice.text.index("\n", found.end() - 1)))


@kind("STR009", "the next steps are missing")
def next_steps_missing(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    if not inspected(notice):
        return
    for found in notice.find(
        "^[三四]、(?:下一步|后续工作|今后工作)[^\n]*\n(?:(?!欢迎|如对|广大|师生|联系|社区居民).*\n)+?(?=欢迎|如对|广大|师生|联系)"
    ):
        yield from missing(Edit(*found.span(), ""))


@kind("STR010", "the heading of a problem is framed otherwise")
def frame_differs(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find("^(?P<number>[0-9]+\\.|（[0-9]）)关于“(?P<problem>.*)”(?:的问题|问题的整改)$"):
        yield replace(*found.span(), found["number"] + found["problem"])


@kind(
    "STR011",
    "a list is announced and does not come",
    {"STA009": "no measures", "STR005": "nothing follows", "NUM007": "", "STR006": "it ends in a colon"},
)
def list_missing(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find(
        "(?:(?<=^整改措施及成效：)|(?<=^主要措施：)|(?<=^整改情况：已完成。)|(?<=^整改落实情况：))一是.*$"
    ):
        words = (
            "采取了以下措施：",
            "提出以下整改措施，确保整改到位。",
            "具体情况如下：",
            "主要做了以下三项工作：",
        )
        yield replace(*found.span(), dice.choice(words))
