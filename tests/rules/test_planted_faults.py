"""One fault of status or structure planted in a correct notice is found once, under the right code."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import pytest

from rectify_lint import lint_text

CORPUS = Path(__file__).parents[1] / "corpus" / "clean"
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.txt"))}
FAMILIES = ("STA", "STR", "PUN012")
"""PUN012 tells what becomes of a label without its colon."""
FEW = 2
"""So many places of one notice a fault is planted at."""

Plant = Callable[[str], Iterator[str]]
PLANTS: list[tuple[str, Plant]] = []

STATUS = "整改状态|完成情况|整改结果"
FUSED = "整改情况|整改进展"
DONE = "已完成整改|已完成|已整改到位"


def plant(code: str) -> Callable[[Plant], Plant]:
    """Register a way to break a notice and the code that must be found."""

    def register(breaks: Plant) -> Plant:
        PLANTS.append((code, breaks))
        return breaks

    return register


def replaced(text: str, pattern: str, by: str | Callable[[re.Match[str]], str]) -> Iterator[str]:
    """*text* with one match of *pattern* replaced, for the first few matches."""
    for found in islice(re.finditer(pattern, text, re.MULTILINE), FEW):
        new = found.expand(by) if isinstance(by, str) else by(found)
        yield text[: found.start()] + new + text[found.end() :]


@plant("STA001")
def drops_the_status_line(text: str) -> Iterator[str]:
    yield from replaced(text, f"^(?:{STATUS})：.*\n", "")


@plant("STA001")
def drops_the_status_before_the_report(text: str) -> Iterator[str]:
    yield from replaced(text, f"^({FUSED})：(?:{DONE}|正在推进|基本完成)。", r"\1：")


@plant("STA001")
def drops_the_status_sentence(text: str) -> Iterator[str]:
    yield from replaced(text, "该问题(?:已|基本)[^。，]*。", "")


@plant("STA001")
def drops_the_status_in_the_heading(text: str) -> Iterator[str]:
    yield from replaced(text, "【已完成】", "")


@plant("STA002")
def empties_the_status(text: str) -> Iterator[str]:
    yield from replaced(text, "^(整改状态|完成情况)：.+$", r"\1：")


@plant("STA003")
def misspells_the_status(text: str) -> Iterator[str]:
    yield from replaced(text, "^(整改状态|完成情况)：.+$", r"\1：已整该到位")


@plant("STA004")
def puts_another_label_before_the_status(text: str) -> Iterator[str]:
    yield from replaced(text, "^(?:整改状态|完成情况)：", r"整改措施：\g<0>")


@plant("STA004")
def doubles_the_label(text: str) -> Iterator[str]:
    yield from replaced(text, "^(整改状态|完成情况)：", r"\g<0>\g<0>")


@plant("STA004")
def adds_a_second_status(text: str) -> Iterator[str]:
    yield from replaced(text, "^整改状态：已完成整改。$", "\\g<0>\n整改状态：正在整改。")


@plant("STA005")
def contradicts_the_section(text: str) -> Iterator[str]:
    yield from replaced(text, "^整改进展情况：", "整改状态：正在整改\n\\g<0>")


@plant("STA006")
def contradicts_the_status(text: str) -> Iterator[str]:
    report = f"^(?:(?:{STATUS})：(?:{DONE})。\n.*|(?:{FUSED})：(?:{DONE})。.*|该问题已完成整改。.*)$"
    for sentence in (
        "目前工程进度达80%。",
        "目前主体工程已完成约50%。",
        "相关工作尚未启动。",
        "该问题仍在整改中。",
        "改造项目计划2026年6月开工建设。",
        "将建议有关单位加快整改。",
        "预计2026年3月底前完成整改。",
    ):
        yield from islice(replaced(text, report, rf"\g<0>{sentence}"), 1)


@plant("PUN012")
def loses_the_colon_of_a_label(text: str) -> Iterator[str]:
    yield from replaced(text, f"^({STATUS}|{FUSED}|整改进展情况)：", r"\1")


@plant("STA008")
def renames_a_label(text: str) -> Iterator[str]:
    yield from replaced(text, f"^(?:整改状态|整改结果|{FUSED}|整改进展情况)：", "整改状况：")


@plant("STA009")
def drops_the_measures(text: str) -> Iterator[str]:
    yield from replaced(text, "^(?:整改措施|主要措施|整改措施及成效|整改落实情况|整改落实)：.*\n", "")


@plant("STA009")
def drops_the_report_behind_the_status(text: str) -> Iterator[str]:
    yield from replaced(text, f"^((?:{FUSED})：(?:{DONE})。|该问题已完成整改。).+$", r"\1")


@plant("STR001")
def drops_the_title(text: str) -> Iterator[str]:
    _, gap, body = text.partition("\n\n")
    if gap:
        yield body


@plant("STR002")
def ends_the_title_with_a_stop(text: str) -> Iterator[str]:
    yield from islice(replaced(text, "(?:通报|报告)$", r"\g<0>。"), 1)


@plant("STR002")
def drops_a_word_of_the_title(text: str) -> Iterator[str]:
    yield text.replace("关于", "", 1)


@plant("STR002")
def drops_the_kind_of_document(text: str) -> Iterator[str]:
    yield from islice(replaced(text, "的(?:通报|报告)$", ""), 1)


@plant("STR003")
def drops_the_signature(text: str) -> Iterator[str]:
    yield from replaced(text, "^.+\n(?=[0-9]{4}年[0-9]+月[0-9]+日$)", "")


@plant("STR004")
def drops_the_date(text: str) -> Iterator[str]:
    yield from replaced(text, "^[0-9]{4}年[0-9]+月[0-9]+日$", "")


@plant("STR005")
def empties_a_section(text: str) -> Iterator[str]:
    heading = "^(?:[一二三四五六七八九]、|（[一二三四五六七八九]）)[^。\n]+\n"
    following = "(?=\n*(?:[一二三四五六七八九]、|（[一二三四五六七八九]）|欢迎|如对|热忱))"
    yield from replaced(
        text, f"({heading})(?![（0-9一二三四五六七八九|反问]+[、.）馈题]).+\n{following}", r"\1"
    )


@plant("STR006")
def breaks_off_a_paragraph(text: str) -> Iterator[str]:
    long = re.compile("^.{60,}。$", re.MULTILINE)
    for found in islice(long.finditer(text), 8):
        if "电话" in found[0] or "反馈了" in found[0]:
            continue
        kept = found[0][: len(found[0]) * 2 // 3].rstrip("。！？；：”’）…)（“《")
        if kept.count("“") == kept.count("”"):
            yield text[: found.start()] + kept + text[found.end() :]


@plant("STR008")
def drops_a_part_of_the_opening(text: str) -> Iterator[str]:
    if re.search("审计|督察|主题教育", text[:60]):
        return
    for pattern in (
        "(?<=，)[0-9]+年[0-9]+月[0-9]+日至[^，]*，",
        "(?<=。)(?:[0-9]+年)?[0-9]+月[0-9]+日(?:（星期.）)?，(?=[^。]*反馈)",
        "(?<=。)[^。\n]*现将[^。\n]*[。：]",
    ):
        yield from islice(replaced(text, pattern, ""), 1)


@plant("STR010")
def frames_an_item_differently(text: str) -> Iterator[str]:
    yield from replaced(text, "^([0-9]+\\.)关于“(.*)”(?:的问题|问题的整改)$", r"\1\2")


@plant("STR011")
def announces_measures_that_do_not_follow(text: str) -> Iterator[str]:
    yield from replaced(
        text,
        "^((?:整改措施|主要措施|整改情况：已完成。)[^。\n]{0,8}：?)一是.*$",
        r"\1提出以下整改措施，确保整改到位。",
    )


@pytest.mark.parametrize("name", TEXTS)
def test_nothing_is_said_of_a_correct_notice(name: str) -> None:
    assert found_in(TEXTS[name]) == []


@pytest.mark.parametrize(("code", "breaks"), PLANTS, ids=[entry[1].__name__ for entry in PLANTS])
def test_a_planted_fault_is_found_once(code: str, breaks: Plant) -> None:
    broken = [(name, text) for name in TEXTS for text in breaks(TEXTS[name]) if text != TEXTS[name]]
    assert broken
    wrong = [
        (name, found, changed(TEXTS[name], text))
        for name, text in broken
        if (found := found_in(text)) != [code]
    ]
    assert wrong == []


def found_in(text: str) -> list[str]:
    """The codes of status and structure found in *text*."""
    return [finding.code for finding in lint_text(text).findings if finding.code.startswith(FAMILIES)]


def changed(before: str, after: str) -> str:
    """The first line that differs, for the report of a failure."""
    pairs = zip(before.split("\n"), after.split("\n"), strict=False)
    return next((f"{old} → {new}" for old, new in pairs if old != new), "")
