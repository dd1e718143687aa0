"""PUN: marks that are missing, doubled, half-width or out of place."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from tests.accuracy.corpus import CleanNotice
from tests.accuracy.faults import Fault, delete, insert, kind, replace

WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
NARROW = str.maketrans("，；：（）", ",;:()")
PAIR = {"PUN002": "two marks in a row", "PUN005": "it reads as nested"}


@kind("PUN001", "one mark of a pair is missing", PAIR, {"NUM008": "the bracket of a marker"})
def pair_lost(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find("[“”‘’）《》〈〉【】](?!、)|（(?![0-9])"):
        line = notice.text.rfind("\n", 0, found.start()) + 1
        if found.start() - line > 3:
            yield delete(*found.span(), (line, notice.text.index("\n", found.end() - 1)))


@kind("PUN001", "one mark of a pair is written twice", PAIR)
def pair_doubled(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find("[“”‘’《》]|(?<!^)（|(?<!^.)(?<!^..)）"):
        yield insert(found.end(), found[0])


@kind("PUN001", "a quotation mark is turned round", PAIR)
def quotation_turned(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find("[“”]"):
        yield replace(*found.span(), "”" if found[0] == "“" else "“")


@kind("PUN001", "a bracket is half-width on one side", PAIR, {"PUN003": "a half-width mark"})
def bracket_mixed(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find("(?<!^)（|(?<!^.)(?<!^..)）"):
        yield replace(*found.span(), found[0].translate(NARROW))


@kind("PUN001", "a title closes with a quotation mark", PAIR, {"PUN013": "title marks"})
def title_closed_wrong(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find("》"):
        yield replace(*found.span(), dice.choice(("”", "）")))


@kind("PUN002", "a mark is written twice")
def mark_doubled(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find("(?<!^.)(?<!^..)[，。、；：]"):
        yield insert(found.end(), found[0])


@kind("PUN002", "two marks stand in a row")
def marks_in_a_row(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find("(?<!^.)(?<!^..)[，。、；](?=[一-龥])"):
        yield insert(found.end(), dice.choice([mark for mark in "，。、；" if mark != found[0]]))


@kind("PUN003", "a mark is half-width")
def half_width(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find("(?<=[一-龥”》）])[，；：](?=[一-龥“《])"):
        yield replace(*found.span(), found[0].translate(NARROW))


@kind("PUN003", "quotation marks are straight", PAIR)
def straight_quotes(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find("“(?P<inner>[^“”‘’\n]+)”"):
        yield replace(*found.span(), f'"{found["inner"]}"')


@kind("PUN004", "the year of a document number stands in other brackets", {"PUN003": "half-width brackets"})
def number_brackets(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find("〔(?P<year>20..)〕"):
        for pair in ("[]", "（）", "()", "【】"):
            yield replace(*found.span(), pair[0] + found["year"] + pair[1])
    year = notice.sheet["signature_date"][:4]
    for found in notice.find("(?<=[法则定》])(?<=》)(?=，)"):
        yield insert(
            found.end(),
            f"（办发{dice.choice(('[', '【'))}{year}{dice.choice((']', '】'))}{dice.randint(2, 60)}号）",
        )


@kind("PUN005", "single quotation marks stand outside", PAIR)
def single_outside(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find("“(?P<inner>[^“”‘\n]*)”"):
        yield replace(*found.span(), f"‘{found['inner']}’")


@kind("PUN005", "double quotation marks stand inside double ones", PAIR, {"PUN001": "pairs cross"})
def double_inside(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find("‘(?P<inner>[^“”‘’\n]*)’"):
        yield replace(*found.span(), f"“{found['inner']}”")


@kind("PUN007", "the stop at the end of a paragraph is missing", {"STR006": "the paragraph seems cut"})
def stop_missing(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find("(?<=[一-龥”）%0-9])。(?=\n)"):
        line = notice.text.rfind("\n", 0, found.start()) + 1
        if found.start() - line > 30 and "cn" not in notice.text[line : found.start()]:
            yield delete(*found.span(), (line, found.start()))


@kind("PUN008", "a blank stands inside a sentence")
def stray_blank(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find("(?<=[一-龥，。；])(?=[一-龥]{3})"):
        line = notice.text.rfind("\n", 0, found.start()) + 1
        if found.start() - line > 12 and notice.text[line] not in "|":
            yield insert(
                found.end(), dice.choice((" ", "  ", "\u3000")), (found.start() - 1, found.end() + 1)
            )


@kind("PUN009", "a range has a hyphen", {"DAT010": "no form of a date"})
def range_hyphen(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find("(?<=[年月日])[至—](?=[0-9])"):
        yield replace(*found.span(), dice.choice("-~"))


@kind("PUN010", "digits are full-width")
def wide_digits(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find("(?<=[一-龥])[0-9]+(?=[个项人次家户条份年月日])"):
        yield replace(*found.span(), found[0].translate(WIDE))


@kind("PUN011", "a comma stands in front of the next measure")
def comma_before_ordinal(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find("[。；](?=[二三]是)"):
        yield replace(*found.span(), dice.choice("，、"))


@kind(
    "PUN011",
    "the stop in front of the next measure is missing",
    {"STR006": "", "PUN007": "the stop is missing"},
)
def stop_before_ordinal_missing(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find("[。；](?=[二三]是)"):
        yield delete(*found.span(), (found.start(), found.end() + 2))


@kind(
    "PUN012",
    "the colon behind a label is missing",
    {"STA001": "the label is not read", "STA009": "the label is not read"},
)
def colon_missing(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find(
        "^(?:整改状态|完成情况|整改结果|整改情况|整改进展|整改进展情况|整改措施及成效|主要措施|整改落实情况|整改落实)(?P<colon>：)"
    ):
        yield replace(*found.span("colon"), dice.choice(("", "", "，", " ")), found.span())


@kind("PUN013", "title marks stand around what is no title")
def title_marks_misused(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find("“(?P<inner>[一-龥]{2,6})”(?=机制|行动|制度|活动|问题)"):
        yield replace(*found.span(), f"《{found['inner']}》")


@kind(
    "PUN007",
    "a sentence ends in a comma in front of the next paragraph's number",
    {"STR006": "the paragraph seems cut"},
)
def comma_at_the_end(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find("。(?=\n[（(]?[0-9一二三四五六七八九])"):
        line = notice.text.rfind("\n", 0, found.start()) + 1
        if found.start() - line > 30:
            yield replace(*found.span(), "，", (line, found.start()))
