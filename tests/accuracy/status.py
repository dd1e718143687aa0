"""STA: statuses that are missing, empty, unknown, doubled or contradicted."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from tests.accuracy.corpus import CleanNotice
from tests.accuracy.faults import Edit, Fault, delete, insert, kind, replace
from tests.accuracy.totals import STATED, statuses

LABELS = "整改状态|完成情况|整改结果"
FUSED = "整改情况|整改进展"
UNREAD = "a status that cannot be read is told as missing"
UNKNOWN = ("良好。", "见附件。", "同上。", "已阅。", "较好。")
DONE = "已整改并长期坚持|已完成整改|已完成|已整改到位|整改完成|已办结"
OPEN = "持续推进|正在整改|正在推进"


def own_item(notice: CleanNotice, at: int) -> tuple[int, int]:
    """The heading of the problem that holds the character at *at*."""
    item = next(one for one in notice.items if notice.block(one)[0] <= at < notice.block(one)[1])
    return notice.heading(item)


@kind("STA001", "the status line is deleted", {"STA009": "nothing is left behind the label"})
def status_line_deleted(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find(f"^(?:{LABELS})：.*\n"):
        yield delete(found.start(), found.end(), own_item(notice, found.start()))


@kind("STA001", "the status in front of the report is deleted")
def fused_status_deleted(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find("(?<=^整改情况：)(?P<status>[^。]*。)|(?<=^整改进展：)[^。]*。"):
        yield delete(found.start(), found.end(), own_item(notice, found.start()))


@kind("STA001", "the sentence that states the status is deleted")
def status_sentence_deleted(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find("该问题(?:已|基本|正在)[^。，]*。"):
        yield delete(found.start(), found.end(), own_item(notice, found.start()))


@kind("STA001", "the status in the heading is deleted")
def status_in_heading_deleted(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find("【[^】\n]*】"):
        yield delete(found.start(), found.end(), own_item(notice, found.start()))


@kind(
    "STA002",
    "the status is left empty",
    {"STA001": "an empty cell is no status", "TPL001": "a mask for a word"},
)
def status_emptied(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find("(?<=^整改状态：|^完成情况：|^整改结果：).+$"):
        yield replace(found.start(), found.end(), "", own_item(notice, found.start()))


@kind("STA002", "the last cell of a row is left empty", {"STA001": "an empty cell is no status"})
def cell_emptied(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find(r"(?<=\| )(?:已办结|阶段性办结|正在办理)(?= \|$)"):
        line = notice.text.rfind("\n", 0, found.start()) + 1
        yield replace(found.start(), found.end(), "", (line, found.end()))


@kind(
    "STA003",
    "the status word is misspelt",
    {
        "TRM006": "the slip is also a known confusion",
        "TRM015": "a near miss of the word used elsewhere",
        "STA001": UNREAD,
    },
)
def status_misspelt(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    pairs = {"已": "己", "完成": "完城", "整改": "整该", "推进": "推近", "办结": "办洁", "坚持": "坚恃"}
    for found in notice.find(STATED):
        word = found["status"]
        fitting = [pair for pair in pairs.items() if pair[0] in word]
        if fitting:
            right, wrong = dice.choice(fitting)
            yield replace(
                *found.span("status"), word.replace(right, wrong, 1), own_item(notice, found.start())
            )


@kind("STA003", "the status is no word of the genre", {"STA001": UNREAD})
def status_unknown(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find("(?<=^整改状态：|^完成情况：|^整改结果：).+$"):
        yield replace(*found.span(), dice.choice(UNKNOWN), own_item(notice, found.start()))


@kind("STA004", "another label stands in front of the status label")
def label_before_label(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find(f"^(?:{LABELS})："):
        yield insert(found.start(), "整改措施：", found.span())


@kind("STA004", "the label is written twice", {"TRM007": "a doubled word"})
def label_doubled(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find(f"^(?:{LABELS}|{FUSED})："):
        yield insert(found.end(), found[0], found.span())


@kind("STA004", "a second status follows", {"STA006": "the second status contradicts the first"})
def second_status(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    words = sorted(set(statuses(notice)))
    for found in notice.find(f"^(?P<label>{LABELS})：(?P<word>[^。\n]+)。$"):
        others = [word for word in words if word != found["word"]] or [found["word"]]
        yield insert(found.end(), f"\n{found['label']}：{dice.choice(others)}。", found.span())


@kind("STA005", "a problem states another status than its section")
def status_against_section(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for heading in notice.find(r"^[（(][一二三][）)](?:已|正在).*\n"):
        done = "已" in heading[0][:5]
        word = dice.choice(("正在整改", "持续推进")) if done else dice.choice(("已完成整改", "已整改到位"))
        for item in notice.items:
            start, end = notice.heading(item)
            if heading.end() <= start and "\n（" not in notice.text[heading.end() : start]:
                if "\n(" in notice.text[heading.end() : start]:
                    continue
                yield insert(end, f"\n整改状态：{word}。", (start, end))


REPORTS = (
    f"^(?:(?:{LABELS})：(?:{DONE})。\n(?:整改|主要).*|(?:{FUSED})：(?:{DONE})。.*|该问题(?:{DONE})。.*"
    f"|.*【(?:{DONE})】\n.*)$"
)
UNFINISHED = (
    "目前工程进度达80%。",
    "目前主体工程已完成约50%。",
    "相关工作尚未启动。",
    "该问题仍在整改中。",
    "改造项目计划2026年6月开工建设。",
    "将建议有关单位加快整改。",
    "预计2026年3月底前完成整改。",
    "其余部分正在抓紧推进。",
    "因资金未到位，该项工作暂未开展。",
)


@kind("STA006", "a finished problem is reported as unfinished")
def done_but_unfinished(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find(REPORTS):
        yield insert(found.end(), dice.choice(UNFINISHED), own_item(notice, found.start()))


@kind("STA006", "an unfinished problem is reported as finished", {"STA005": "its section says otherwise"})
def open_but_finished(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    reports = f"^(?:(?:{LABELS})：(?:{OPEN})。\n.*|(?:{FUSED})：(?:{OPEN})。.*|.*【(?:{OPEN})】\n.*)$"
    for found in notice.find(reports):
        sentence = dice.choice(
            ("该问题已全部整改到位。", "目前该问题已整改完成并销号。", "该问题已完成整改。")
        )
        yield insert(found.end(), sentence, own_item(notice, found.start()))


@kind("STA007", "the status is worded otherwise than in the tally", {"TOT002": "the tally does not count it"})
def status_reworded(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    other = {"正在整改": "长期整改", "正在推进": "持续整改", "持续推进": "长期整改"}
    found = [one for one in notice.find(STATED) if one["status"] in other]
    if found:
        yield Fault(tuple(Edit(*one.span("status"), other[one["status"]]) for one in found))


@kind("STA008", "a label is written otherwise than elsewhere")
def label_renamed(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find(f"^(?P<label>整改状态|整改结果|{FUSED}|整改进展情况)："):
        if len(list(notice.find(f"^{found['label']}："))) >= 4:
            yield replace(*found.span("label"), "整改状况", own_item(notice, found.start()))


@kind("STA009", "the measures are deleted")
def measures_deleted(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find("^(?:整改措施|主要措施|整改措施及成效|整改落实情况|整改落实)：.*\n"):
        yield delete(found.start(), found.end(), own_item(notice, found.start()))


@kind(
    "STA009",
    "the report behind the status is deleted",
    {"STA002": "nothing is left", "STR005": "nothing is left"},
)
def report_deleted(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find(
        "(?<=。)(?<=情况：已完成。)(?P<report>.+)$|(?<=该问题已完成整改。)(?P<other>.+)$"
    ):
        yield delete(found.start(), found.end(), own_item(notice, found.start()))


@kind(
    "STA009",
    "the measures are left empty behind their label",
    {"STA002": "an empty label", "STR006": "nothing follows"},
)
def measures_emptied(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find(
        "(?:(?<=^整改措施及成效：)|(?<=^主要措施：)|(?<=^整改落实情况：)|(?<=^整改落实：)).+$"
    ):
        yield delete(found.start(), found.end(), own_item(notice, found.start()))
