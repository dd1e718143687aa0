"""TOT: numbers that no longer hold together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from random import Random

from tests.accuracy.corpus import CleanNotice, Range, value
from tests.accuracy.faults import Edit, Fault, delete, insert, kind, renumber, replace

from rectify_lint.numerals import chinese_numeral

ONE_NUMBER = "one wrong number breaks several relations; it is told by the one that shows it best"
TELLS = dict.fromkeys(("TOT001", "TOT002", "TOT003", "TOT004", "TOT005", "TOT009"), ONE_NUMBER)

PROBLEMS = re.compile("(?:个|项|件)?(?:具体|需整改)?(?:问题|举报件)")
STATUS = re.compile("(?:完成|到位|推进|整改|坚持|成效|进度|办结|办理|已整改|问题)(?:的问题)?$")
MEASURES = re.compile("(?:项|条)(?:整改)?措施|(?<=落实)|(?<=完成)")
RESTATED = (
    "(?:整改|推进|完成|坚持|成效|整改到位|进度|办理)的(?P<number>[0-9]+|[一二三四五六七八九十]+)[个项件](?:问题|举报件)"
    "|(?<=[对从])(?P<rest>[0-9]+)个剩余问题"
    "|(?:反馈的|对照|围绕|的)(?:[0-9一二三四五六七八九]+个方面)(?P<again>[0-9]+|[一二三四五六七八九十]+)[个项](?:具体)?问题"
)


def off_by(number: str, by: int) -> str:
    """*number* as written, *by* more in its last digit."""
    if "." in number:
        return str(Decimal(number) + by * Decimal(1).scaleb(-len(number.partition(".")[2])))
    changed = value(number) + by
    return str(changed) if number.isdigit() else chinese_numeral(changed)


def changed(number: re.Match[str], tally: Range, dice: Random) -> Fault:
    """The number one more or less; nothing becomes less than nothing."""
    by = 1 if value_of(number) <= 1 else dice.choice((1, -1))
    return replace(*number.span(), off_by(number[0], by), tally)


def value_of(number: re.Match[str]) -> Decimal:
    """The value of a number of the text."""
    return Decimal(number[0]) if "." in number[0] else Decimal(value(number[0]))


def role(notice: CleanNotice, tally: Range, number: re.Match[str]) -> str:
    """What a bound number counts, told from the words beside it and from the fact sheet."""
    text = notice.text
    statement = text[slice(*tally)]
    behind = text[number.end() : number.end() + 12]
    before = text[tally[0] : number.start()]
    if re.search("由[^，]*(?:到|至|升|降)", statement):
        return "difference"
    if behind[:1] in "%％":
        return "rate"
    if re.match("个方面", behind):
        return "aspects"
    if re.match("[类大]", behind) and "问题" in behind:
        return "classes"
    if re.match("[^（，0-9]{0,12}（[^（）0-9]*、[^（）0-9]*）", text[number.end() : number.end() + 80]):
        return "names"
    if text[text.rfind("\n", 0, number.start()) + 1] in "（(" and statement.endswith((")", "）")):
        return "heading"
    if re.match("[条项](?:整改)?措施", behind):
        return "measures"
    if re.search("每个|每人", statement):
        return "product"
    main = re.search("问题|举报件", statement) and str(notice.sheet["items"]) in digits(statement)
    if main and value_of(number) == notice.sheet["items"] and PROBLEMS.match(behind):
        return "problems"
    if main and re.match("[个项件，；]", behind + "，") and "措施" not in before[-12:]:
        return "status"
    if "." in number[0]:
        return "money"
    if re.search("(?:共|合计|共计)[^，]{0,8}$", before) or number.start() - tally[0] <= first_number(
        statement
    ):
        return "total"
    return "part"


def digits(statement: str) -> str:
    """*statement* with its Chinese numerals as digits, for comparison."""
    return re.sub("[一二三四五六七八九十]+(?=个)", lambda found: str(value(found[0])), statement)


def first_number(statement: str) -> int:
    """The offset of the first digit in *statement*."""
    found = re.search("[0-9]", statement)
    return found.start() if found else 0


def bound(notice: CleanNotice, *roles: str) -> Iterator[tuple[Range, re.Match[str]]]:
    """The bound numbers in one of *roles*."""
    for tally, numbers in notice.tallies:
        for number in numbers:
            if role(notice, tally, number) in roles:
                yield tally, number


def off(notice: CleanNotice, dice: Random, *roles: str) -> Iterator[Fault]:
    """Each bound number of *roles*, off by one."""
    for tally, number in bound(notice, *roles):
        fault = changed(number, tally, dice)
        if not still_rounds(notice, tally, fault):
            yield fault


def still_rounds(notice: CleanNotice, tally: Range, fault: Fault) -> bool:
    """Whether the only relation is a rate, and it is still right once rounded: 1836 of 2001 are 91.8%, too."""
    (edit,) = fault.edits
    statement = notice.text[tally[0] : edit.start] + edit.new + notice.text[edit.end : tally[1]]
    rates = re.findall("([0-9.]+)[%％]", statement)
    counts = [Decimal(found) for found in re.findall("([0-9]+(?:[.][0-9]+)?)(?![0-9.]*[%％])", statement)]
    if len(rates) != 1 or len(counts) != 2 or not max(counts):
        return False
    quotient = min(counts) * 100 / max(counts)
    return abs(quotient - Decimal(rates[0])) < Decimal(1).scaleb(-len(rates[0].partition(".")[2]))


@kind("TOT001", "the total of the problems is off by one", TELLS)
def problems_off(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    yield from off(notice, dice, "problems")


@kind("TOT002", "the number of problems in a status is off by one", TELLS)
def status_off(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    yield from off(notice, dice, "status")


@kind("TOT002", "one problem is moved from one status of the tally to another", TELLS)
def statuses_shifted(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for tally, numbers in notice.tallies:
        counts = [number for number in numbers if role(notice, tally, number) == "status"]
        # Sources (来电6件、来信4件) can be shifted without a contradiction: no list shows them.
        states = set(notice.sheet.get("statuses", {}).values())
        if not {int(value_of(number)) for number in counts[:2]} <= states:
            continue
        if len(counts) >= 2 and value_of(counts[0]) + value_of(counts[1]) == notice.sheet["items"]:
            first, second = counts[:2]
            by = dice.choice((1, -1))
            edits = [Edit(*one.span(), off_by(one[0], step)) for one, step in ((first, by), (second, -by))]
            yield Fault(tuple(edits), (tally,))


@kind("TOT003", "one part of a sum is off by one", TELLS, {"TOT010": ONE_NUMBER, "TOT007": ONE_NUMBER})
def part_off(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    yield from off(notice, dice, "part")


@kind("TOT003", "the total of a sum is off by one", TELLS, {"TOT010": ONE_NUMBER, "TOT007": ONE_NUMBER})
def total_off(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    yield from off(notice, dice, "total")


@kind("TOT003", "an amount of money is off in its last digit", TELLS)
def money_off(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    yield from off(notice, dice, "money")


@kind("TOT003", "two digits of an amount of money are swapped", TELLS)
def money_swapped(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for tally, number in bound(notice, "money"):
        written = number[0]
        for place in range(len(written) - 1):
            pair = written[place : place + 2]
            if "." not in pair and pair[0] != pair[1] and pair[1] != "0":
                new = written[:place] + pair[::-1] + written[place + 2 :]
                yield replace(*number.span(), new, tally)
                break


@kind("TOT004", "a part is greater than the whole", TELLS, {"TOT003": "the parts do not add up either"})
def part_exceeds(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for tally, number in bound(notice, "part"):
        before = notice.text[tally[0] : number.start()]
        whole = re.search("([0-9]+)[^0-9]*其中[^0-9]*$", before)
        if whole:
            new = str(int(whole[1]) + dice.randint(1, 9))
            yield replace(*number.span(), new, tally)


@kind("TOT005", "a rate is some points off", TELLS)
def rate_off(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for tally, number in bound(notice, "rate"):
        by = Decimal(dice.choice(("-3", "-2", "-1")))
        yield replace(*number.span(), str(Decimal(number[0]) + by), tally)


@kind("TOT005", "a rate is off in its first decimal", TELLS)
def rate_decimal_off(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for tally, number in bound(notice, "rate"):
        if "." in number[0]:
            yield replace(*number.span(), off_by(number[0], dice.choice((3, -3))), tally)


@kind(
    "TOT006",
    "the number of measures is off by one",
    {"TOT003": ONE_NUMBER, "TOT009": ONE_NUMBER, "TOT005": ONE_NUMBER},
)
def measures_off(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    yield from off(notice, dice, "measures")


@kind("TOT006", "the last measure of a problem is deleted")
def measure_deleted(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    if "measures" not in notice.sheet:
        return
    declared = [
        found.span()
        for found in notice.find(
            f"{notice.sheet['measures']}[条项](?:整改)?措施|措施{notice.sheet['measures']}[条项]"
        )
    ]
    for item in notice.items:
        start, end = notice.block(item)
        for last in notice.find("(?:(?<=[。；])|^)(?:[三四]是|[③④])(?:(?![二三四五]是|[③④⑤]).)*$"):
            if start <= last.start() < last.end() < end and last.start() != start:
                yield delete(last.start(), last.end(), *declared)


@kind("TOT007", "the number before a list of names is off by one")
def names_off(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in listed_names(notice):
        # Not down to one: two descriptions in brackets may be of one thing.
        by = dice.choice((1, -1)) if value(found["number"]) > 2 else 1
        yield replace(*found.span("number"), off_by(found["number"], by), found.span())
    listed = {found.start("number") for found in listed_names(notice)}
    for tally, number in bound(notice, "names"):
        if number.start() not in listed and value_of(number) > 2:
            yield changed(number, tally, dice)


@kind("TOT007", "a name of a counted list is left out")
def name_dropped(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in listed_names(notice):
        names = found["names"].split("、")
        if len(names) < 3:
            continue  # a single name in brackets may be an example
        gone = dice.randrange(len(names))
        kept = "、".join(names[:gone] + names[gone + 1 :])
        yield replace(*found.span("names"), kept, found.span())


@kind("TOT007", "a counted list has a name too many")
def name_added(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in listed_names(notice):
        first = found["names"].split("、")[0]
        yield replace(*found.span("names"), found["names"] + "、新" + first, found.span())


def listed_names(notice: CleanNotice) -> Iterator[re.Match[str]]:
    """Counted lists of names in brackets."""
    return notice.find(
        "(?P<number>[0-9]+|[三四五])[家所个项](?![^（。，]*方面)[^（。，；]{0,8}（(?P<names>[^（）0-9等]+、[^（）0-9等]+)）"
    )


@kind("TOT008", "the number of aspects is off by one", {"TOT009": ONE_NUMBER})
def aspects_off(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    yield from off(notice, dice, "aspects", "classes")


@kind("TOT009", "a number repeated further on is off by one", TELLS)
def restated_off(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find(RESTATED):
        name = found.lastgroup
        assert name
        if not notice.in_tally(found.start(name)):
            yield Fault(
                (renumber(found.span(name), notice, dice.choice((1, -1)) if value(found[name]) > 1 else 1),)
            )


@kind("TOT010", "a difference is off by one", {"TOT005": "the same numbers, as a rate"})
def difference_off(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    yield from off(notice, dice, "difference")
    for found in notice.find(
        "由(?:[0-9.]+)[%人个家]?[升降增减]*[到至](?:[0-9.]+)[%人个家]?，(?:提高|下降|增加)(?P<by>[0-9.]+)"
    ):
        if not notice.in_tally(found.start()):
            yield replace(*found.span("by"), off_by(found["by"], dice.choice((1, -1))), found.span())


@kind("TOT011", "the number in a heading is off by one", {"TOT002": ONE_NUMBER, "TOT003": ONE_NUMBER})
def heading_off(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    yield from off(notice, dice, "heading")


@kind("TOT003", "the product of a rate and a number is off", {"TOT010": ONE_NUMBER, "TOT005": ONE_NUMBER})
def product_off(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    yield from off(notice, dice, "product")


@kind("TOT012", "one thing is counted in two units")
def units_mixed(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find("(?:问题线索|信访件)[0-9]+件，(?:已办结|办结)[0-9]+(?P<unit>件)"):
        yield replace(*found.span("unit"), "个", found.span())


@kind(
    "TOT001",
    "a problem is deleted, those behind it are renumbered",
    {"TOT002": ONE_NUMBER, "TOT011": ONE_NUMBER},
)
def problem_deleted(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    declared = [number.span() for _, number in bound(notice, "problems", "status", "heading")]
    if not declared:
        return
    # Told once, where the total stands first.
    total = f"(?<![0-9]){notice.sheet['items']}(?=[个项件](?:具体|需整改)?(?:问题|举报件))"
    declared += [found.span() for found in notice.find(total)]
    for item in notice.items:
        later = list(notice.following(item))
        if not later and (number := notice.number(item)) and number[1] == 1:
            continue  # the only problem of its aspect
        edits = [Edit(*notice.block(item), "")]
        edits += [renumber(place, notice, -1) for place, _ in later]
        yield Fault(tuple(edits), tuple(declared))


@kind("TOT002", "all problems are said to be done", TELLS)
def all_done(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    statuses = [number for _, number in bound(notice, "status")]
    if not notice.sheet.get("statuses", {}).keys() & {"ongoing", "partial"}:
        return  # those to be kept up are done
    for tally, number in bound(notice, "problems"):
        if number.start() > statuses[0].start():
            continue
        for found in notice.find("(?:具体|需整改)?问题(?:中)?，[^；。\n]*"):
            if number.end() < found.start() < number.end() + 4:
                yield replace(found.start(), found.end(), "问题已全部完成整改", tally)


@kind(
    "TOT002",
    "the status of one problem is changed, the tally is not",
    TELLS,
    {"STA005": "its section says otherwise"},
)
def status_flipped(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    declared = [number.span() for _, number in bound(notice, "status", "heading")]
    words = sorted(set(statuses(notice)))
    if len(words) < 2 or not declared:
        return
    for found in notice.find(STATED):
        others = [word for word in words if word != found["status"]]
        yield replace(*found.span("status"), dice.choice(others), *declared)


STATED = (
    "(?:(?<=^整改状态：)|(?<=^完成情况：)|(?<=^整改结果：)|(?<=^整改进展：)|(?<=^整改情况：)|(?<=【)"
    "|(?<=^该问题)|(?<= \\| ))"
    "(?P<status>(?:已整改并长期坚持|已完成整改|已完成|已整改到位|整改完成|达到序时进度|基本完成整改|基本完成|持续推进|正在整改|正在推进"
    "|部分整改|取得阶段性成效|已办结|阶段性办结|正在办理))(?=。|】| \\|)"
)


def statuses(notice: CleanNotice) -> list[str]:
    """The status words of the problems."""
    return [found["status"] for found in notice.find(STATED)]


@kind("TOT013", "a total in a table is off")
def table_total(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for place in notice.find("下一步[^\n]*\n"):
        for divider in ("\t", " | "):
            rows = [(name, dice.randint(3, 40), dice.randint(1, 9)) for name in ("来信", "来电", "来访")]
            letters, notes = sum(row[1] for row in rows), sum(row[2] for row in rows)
            rows.append(("合计", letters + dice.choice((-2, -1, 1, 3)), notes))
            lines = [("来源", "举报件数", "转办件数"), *rows]
            yield insert(place.end(), "".join(divider.join(map(str, line)) + "\n" for line in lines))
