"""NUM: markers and ordinal words that do not count on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from random import Random

from tests.accuracy.corpus import CleanNotice, value
from tests.accuracy.faults import Edit, Fault, kind, renumber, replace

from rectify_lint.numerals import chinese_numeral

SAME = "whether a number is repeated, skipped or out of order depends on which of two is taken for right"
SEQUENCE = dict.fromkeys(("NUM001", "NUM002", "NUM003", "NUM009", "NUM004"), SAME)
MARKERS = r"^(?P<lead>[（(]?|反馈问题|问题)(?P<number>[0-9]+|[一二三四五六七八九十]+)(?P<tail>[）)、.：])"
ORDINALS = re.compile(
    "(?:(?<=[。；，：])|^|(?<=机，))(?P<number>[一二三四五六])(?P<tail>是|要)", re.MULTILINE
)


def runs(notice: CleanNotice) -> list[list[re.Match[str]]]:
    """Markers of one form that count on, level by level."""
    found: list[list[re.Match[str]]] = []
    for marker in notice.find(MARKERS):
        form = (marker["lead"], marker["tail"], marker["number"].isdigit())
        for run in reversed(found):
            last = run[-1]
            if (last["lead"], last["tail"], last["number"].isdigit()) == form:
                if value(last["number"]) + 1 == value(marker["number"]):
                    run.append(marker)
                else:
                    found.append([marker])
                break
        else:
            found.append([marker])
    return [run for run in found if len(run) >= 2]


def ordinal_runs(notice: CleanNotice) -> list[list[re.Match[str]]]:
    """一是, 二是 … that count on."""
    found: list[list[re.Match[str]]] = []
    for ordinal in ORDINALS.finditer(notice.text):
        if value(ordinal["number"]) == 1:
            found.append([ordinal])
        elif found and value(found[-1][-1]["number"]) + 1 == value(ordinal["number"]):
            found[-1].append(ordinal)
    return [run for run in found if len(run) >= 2]


@kind("NUM002", "a number is written twice", SEQUENCE)
def number_repeated(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for run in runs(notice):
        for marker in run[1:]:
            yield Fault((renumber(marker.span("number"), notice, -1),), (run[0].span(), marker.span()))


@kind("NUM001", "a number is skipped, the rest goes on from there", SEQUENCE)
def number_skipped(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for run in runs(notice):
        for place in range(1, len(run)):
            yield Fault(tuple(renumber(one.span("number"), notice, 1) for one in run[place:]))


@kind("NUM001", "one number is one too high", SEQUENCE)
def number_too_high(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for run in runs(notice):
        for marker in run[1:]:
            yield Fault((renumber(marker.span("number"), notice, 1),))


@kind("NUM003", "two neighbours have each other's number", SEQUENCE)
def numbers_swapped(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for run in runs(notice):
        for first, second in pairwise(run[1:]):
            yield Fault(
                (renumber(first.span("number"), notice, 1), renumber(second.span("number"), notice, -1))
            )


@kind("NUM009", "a list starts at two", SEQUENCE)
def starts_at_two(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for run in runs(notice):
        if value(run[0]["number"]) == 1:
            yield Fault(tuple(renumber(one.span("number"), notice, 1) for one in run))


OTHER_LEVEL = {
    "（一": ("{a}.", "（{a}）", "{c}、"),
    "（1": ("{a}.", "（{c}）"),
    "1.": ("（{a}）", "（{c}）"),
    "1、": ("（{a}）", "（{c}）"),
    "一、": ("（{c}）", "{a}."),
}


@kind("NUM004", "one marker has the form of another level", SEQUENCE, {"NUM005": SAME, "NUM008": SAME})
def wrong_level(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for run in runs(notice):
        if len(run) < 3:
            continue
        for marker in run:
            written = marker[0]
            number = value(marker["number"])
            arabic = marker["number"].isdigit()
            form = (
                ("（" if written[0] in "（(" else "")
                + ("1" if arabic else "一")
                + ("" if written[0] in "（(" else written[-1])
            )
            others = OTHER_LEVEL.get(form)
            if others:
                new = dice.choice(others).format(a=number, c=chinese_numeral(number))
                if notice.half_width:
                    new = new.replace("（", "(").replace("）", ")")
                yield replace(*marker.span(), new)


@kind(
    "NUM005",
    "one marker has another separator",
    {"NUM004": "it reads as another level", "NUM008": "it has a form of its own"},
)
def separator_mixed(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for run in runs(notice):
        if len(run) < 3:
            continue
        for marker in run:
            if marker["number"].isdigit() and marker["tail"] in ".、" and not marker["lead"]:
                yield replace(*marker.span("tail"), "、" if marker["tail"] == "." else ".")


@kind("NUM006", "an ordinal word is repeated")
def ordinal_repeated(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for run in ordinal_runs(notice):
        for one in run[1:]:
            yield Fault((renumber(one.span("number"), notice, -1),), (run[0].span(),))


@kind("NUM006", "an ordinal word is skipped")
def ordinal_skipped(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for run in ordinal_runs(notice):
        for one in run[1:]:
            yield Fault((renumber(one.span("number"), notice, 1),))


@kind("NUM006", "two ordinal words have changed places")
def ordinals_swapped(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for run in ordinal_runs(notice):
        for first, second in pairwise(run):
            yield Fault(
                (renumber(first.span("number"), notice, 1), renumber(second.span("number"), notice, -1))
            )


@kind("NUM006", "the first ordinal word is missing", {"NUM009": "the list starts at two"})
def ordinal_starts_at_two(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for run in ordinal_runs(notice):
        first = run[0]
        yield Fault((Edit(*first.span(), ""),), (run[1].span(),))


@kind("NUM007", "only the first of the ordinal words is left")
def lone_first(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for run in ordinal_runs(notice):
        if len(run) == 2:
            yield Fault((Edit(*run[1].span(), ""),), (run[0].span(),))


@kind(
    "NUM008",
    "a marker has a mark too many or a wrong one",
    {"NUM004": SAME, "NUM005": SAME, "PUN002": "two marks in a row"},
)
def marker_form(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for run in runs(notice):
        for marker in run:
            tail = marker["tail"]
            if marker["lead"] in ("反馈问题", "问题"):
                continue
            if tail in "）)":
                new = marker[0] + dice.choice("、.")
            elif marker["number"].isdigit():
                new = (
                    marker["number"] + dice.choice((".、", "。", "，"))
                    if tail == "."
                    else marker["number"] + "、、"
                )
            else:
                new = marker["number"] + dice.choice((".", "，", "。", "、、"))
            yield replace(*marker.span(), new)


@kind("NUM008", "a bracket of a marker is missing", {"PUN001": "half a pair", "NUM004": SAME, "NUM001": SAME})
def marker_bracket_missing(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for run in runs(notice):
        for marker in run:
            if marker["tail"] in "）)":
                whole = marker[0]
                yield replace(*marker.span(), dice.choice((whole[1:], whole[:-1])))


@kind("NUM010", "two headings are the same", {"TPL007": "a copied passage"})
def heading_twice(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for first, second in pairwise(notice.items):
        (a, b), (c, d) = notice.heading(first), notice.heading(second)
        one, two = notice.number(first), notice.number(second)
        if one and two and "|" not in notice.text[a:b] and "涉及金额" not in notice.text[a:b]:
            yield replace(two[0][1], d, notice.text[one[0][1] : b], (a, b), (c, d))


@kind("NUM001", "a row of a table has the wrong number", SEQUENCE)
def row_number(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find(r"^\| (?P<number>[2-9]) \|"):
        yield Fault((renumber(found.span("number"), notice, dice.choice((1, -1))),), (found.span(),))
