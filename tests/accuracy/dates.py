"""DAT: dates that are impossible, reversed, out of order, or broken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from tests.accuracy.corpus import CleanNotice
from tests.accuracy.faults import Edit, Fault, delete, insert, kind, replace

FULL = "(?P<year>20[0-9]{2})年(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日"
ORDER = dict.fromkeys(
    ("DAT001", "DAT002", "DAT003", "DAT004", "DAT005", "DAT011", "DAT012"),
    "which of two dates is wrong is open: the order of the roles, a reversed range and a clash tell the same",
)


BROKEN = {
    "DAT006": "characters of a date are missing",
    "DAT010": "no form of a date",
    "DAT001": "no such date",
    "STR004": "the date below the signature is not read",
}


def written(day: date) -> str:
    """``2024年5月8日``."""
    return f"{day.year}年{day.month}月{day.day}日"


def role(notice: CleanNotice, name: str) -> re.Match[str] | None:
    """Where the text states the date that the sheet gives for *name*."""
    if name not in notice.sheet:
        return None
    day = date.fromisoformat(notice.sheet[name])
    places = list(notice.find(f"(?:{day.year}年)?{day.month}月{day.day}日"))
    if not places:
        return None
    return places[-1] if name == "signature_date" else places[0]


def moved(notice: CleanNotice, name: str, day: date) -> Iterator[Fault]:
    """The date in the role *name* replaced by *day*."""
    found = role(notice, name)
    if found:
        yield replace(*found.span(), written(day))


def days(notice: CleanNotice, *names: str) -> list[date] | None:
    """The dates of the sheet, or ``None`` where one is missing."""
    if any(name not in notice.sheet for name in names):
        return None
    return [date.fromisoformat(notice.sheet[name]) for name in names]


@kind("DAT001", "a date does not exist", ORDER)
def impossible(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find(FULL):
        short = found["month"] in ("4", "6", "9", "11")
        new = dice.choice(
            (
                "13月5日",
                "2月30日",
                "14月1日",
                f"{found['month']}月32日",
                "0月8日",
                *([f"{found['month']}月31日"] if short else []),
            )
        )
        yield replace(found.start("month"), found.end(), new)


@kind("DAT002", "a range ends before it begins", ORDER)
def range_reversed(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find(f"{FULL}至(?P<end>[0-9]+月[0-9]+日)"):
        start = f"{found['month']}月{found['day']}日"
        yield Fault(
            (Edit(found.start("month"), found.end("day") + 1, found["end"]), Edit(*found.span("end"), start))
        )
    for found in notice.find("(?P<first>20[0-9]{2})年(?:至|[0-9]+月至)(?P<last>20[0-9]{2})年"):
        if found["first"] != found["last"]:
            yield Fault(
                (Edit(*found.span("first"), found["last"]), Edit(*found.span("last"), found["first"]))
            )
    for found in notice.find("(?P<year>20[0-9]{2})年(?P<first>[0-9]+)月至(?P<last>[0-9]+)月(?![0-9日])"):
        yield Fault((Edit(*found.span("first"), found["last"]), Edit(*found.span("last"), found["first"])))


@kind("DAT003", "the feedback is dated before the inspection", ORDER)
def feedback_too_early(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    if found := days(notice, "inspection_start", "feedback"):
        yield from moved(notice, "feedback", found[0] - timedelta(dice.randint(5, 60)))


@kind("DAT003", "the feedback is dated during the inspection", ORDER)
def feedback_during(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    if found := days(notice, "inspection_end", "feedback"):
        yield from moved(notice, "feedback", found[0] - timedelta(dice.randint(3, 20)))


@kind("DAT003", "the feedback is dated a year too early or too late", ORDER)
def feedback_year(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    if found := days(notice, "feedback"):
        for by in (-1, 1):
            yield from moved(notice, "feedback", found[0].replace(year=found[0].year + by))


@kind("DAT003", "the cut-off is dated after the signature", ORDER)
def cutoff_too_late(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    if found := days(notice, "signature_date"):
        yield from moved(notice, "cutoff", found[0] + timedelta(dice.randint(2, 90)))


@kind("DAT003", "the cut-off is dated before the feedback", ORDER)
def cutoff_too_early(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    if found := days(notice, "feedback"):
        yield from moved(notice, "cutoff", found[0] - timedelta(dice.randint(5, 60)))


@kind("DAT003", "the year of the cut-off is off by one", ORDER)
def cutoff_year(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    if (found := days(notice, "cutoff")) and days(notice, "inspection_start"):
        for by in (-1, 1):
            yield from moved(notice, "cutoff", found[0].replace(year=found[0].year + by))


@kind("DAT003", "the signature is dated before the cut-off", ORDER)
def signature_too_early(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    if found := days(notice, "cutoff"):
        yield from moved(notice, "signature_date", found[0] - timedelta(dice.randint(3, 40)))


@kind("DAT003", "the year of the signature is one too low", ORDER)
def signature_year(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    if found := days(notice, "signature_date"):
        yield from moved(notice, "signature_date", found[0].replace(year=found[0].year - 1))


@kind("DAT003", "the year of the inspection is one too high", ORDER)
def inspection_year(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    found = days(notice, "inspection_start")
    place = role(notice, "inspection_start")
    if found and place:
        later = found[0].replace(year=found[0].year + 1)
        start = notice.text.rfind("\n", 0, place.start()) + 1
        yield replace(*place.span(), written(later), (start, notice.text.index("\n", place.end())))


@kind("DAT004", "a deed is dated after the signature", ORDER)
def after_signature(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    signed = date.fromisoformat(notice.sheet["signature_date"])
    deeds = ("召开专题会议研究整改工作", "印发管理办法并组织学习", "完成台账核对和资料归档", "开展专项检查")
    for found in notice.find("(?<=[。；])(?P<second>二是)(?!计划|拟)"):
        day = signed + timedelta(dice.randint(20, 200))
        yield insert(
            found.end(),
            f"{written(day)}{dice.choice(deeds)}。",
        )


@kind("DAT005", "the feedback is dated otherwise further on", ORDER)
def feedback_dated_twice(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    if found := days(notice, "feedback"):
        other = found[0] + timedelta(dice.choice((1, 2, 3, 10)))
        for place in notice.find("(?<=[。；])二是"):
            words = dice.choice(
                ("巡察组反馈意见后，立即召开会议研究。", "巡察组反馈问题以来，每周开展调度。")
            )
            if "巡视" in notice.sheet["title"]:
                words = words.replace("巡察", "巡视")
            yield insert(place.end(), f"自{written(other)}{words}", role_span(notice, "feedback"))


def role_span(notice: CleanNotice, name: str) -> tuple[int, int]:
    """Where the date in the role *name* stands."""
    found = role(notice, name)
    return found.span() if found else (0, 0)


@kind(
    "DAT006",
    "the character 年 is missing",
    {"DAT007": "characters of a date are missing", "DAT010": "no form of a date"},
)
def year_character_missing(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find("(?<!至)20[0-9]{2}(?P<gone>年)(?=[0-9]|以来|底前|度)"):
        yield delete(*found.span("gone"))


@kind(
    "DAT007",
    "digits or characters of a date are missing",
    BROKEN,
)
def digits_lost(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find(FULL):
        year, month, day = found["year"], found["month"], found["day"]
        forms = (
            f"{year}年{month}{day}日",
            f"{year}{month}月{day}日",
            f"{year}{month}{day}日",
            f"{year}年月{day}日",
            f"{year}年{month}月日",
            f"{year[1:]}年{month}月{day}日",
            f"{year[:3]}年{month}月{day}日",
            f"{year}年{month}月{day}",
        )
        yield replace(*found.span(), dice.choice(forms))


@kind("DAT008", "a document number is of a later year")
def document_year(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    signed = int(notice.sheet["signature_date"][:4])
    for found in notice.find("〔(?P<year>20[0-9]{2})〕"):
        for year in (str(signed + 1), "2204", "1924"):
            yield replace(*found.span("year"), year)
    for found in notice.find("(?<=》)(?=，)"):
        yield insert(found.end(), f"（办发〔{signed + dice.choice((1, 2, 8))}〕{dice.randint(2, 90)}号）")


@kind("DAT009", "a day of the week is wrong")
def weekday(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find(FULL):
        day = date(int(found["year"]), int(found["month"]), int(found["day"]))
        wrong = "一二三四五六日"[(day.weekday() + dice.randint(1, 6)) % 7]
        if not notice.text.startswith(("（", "至", "\n"), found.end()):
            yield insert(found.end(), f"（{dice.choice(('星期', '周'))}{wrong}）", found.span())
    for found in notice.find("（星期(?P<day>[一二三四五])）"):
        yield replace(*found.span("day"), "六" if found["day"] != "六" else "一")


@kind(
    "DAT010",
    "a date is written in another form",
    {"DAT007": "characters of a date are missing", "PUN003": "half-width marks"},
)
def date_form(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find(FULL):
        year, month, day = found["year"], found["month"], found["day"]
        forms = (
            f"{year}.{month}.{day}",
            f"{year[2:]}年{month}月{day}日",
            f"{year}-{int(month):02}-{int(day):02}",
            f"{year}年{month}月{day}号",
            f"{year}年0{month}月0{day}日" if len(month + day) == 2 else f"{year}/{month}/{day}",
        )
        yield replace(*found.span(), dice.choice(forms))


@kind("DAT011", "a measure is dated before the feedback", ORDER)
def before_feedback(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    if found := days(notice, "inspection_start"):
        for place in notice.find("(?<=[。；])二是"):
            day = found[0] - timedelta(dice.randint(30, 200))
            yield insert(place.end(), f"{written(day)}召开专题会议研究该问题整改措施。")


@kind("DAT013", "two cut-offs differ", ORDER, {"DAT003": "the second is out of order"})
def two_cutoffs(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    if found := days(notice, "cutoff", "signature_date"):
        other = found[0] - timedelta(dice.randint(5, 30))
        statement = notice.sheet["tallies_true"][0].partition("，")[0]
        for place in notice.find("下一步[^\n]*\n"):
            yield insert(place.end(), f"截至{written(other)}，{statement}。\n", role_span(notice, "cutoff"))


@kind("DAT014", "a plan is for a time that has passed", ORDER, {"DAT011": "it is before the feedback too"})
def plan_overdue(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    if found := days(notice, "signature_date"):
        for place in notice.find("(?<=[。；])二是"):
            day = found[0] - timedelta(dice.randint(150, 400))
            plan = dice.choice(
                ("计划{month}底前完成设备更新。", "预计{month}前投入使用。", "力争于{day}前全部完成。")
            )
            month = f"{day.year}年{day.month}月"
            yield insert(place.end(), "推进相关项目，" + plan.format(month=month, day=written(day)))


@kind("DAT015", "a period is said to be of another length")
def period_length(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find(f"{FULL}至(?:(?P<year2>20[0-9]{{2}})年)?(?P<month2>[0-9]+)月(?P<day2>[0-9]+)日"):
        first = date(int(found["year"]), int(found["month"]), int(found["day"]))
        last = date(int(found["year2"] or found["year"]), int(found["month2"]), int(found["day2"]))
        if last > first:
            # A few days less would be right: rest days may have been left out.
            length = (last - first).days + 1 + dice.choice((2, 4, 10))
            yield insert(found.end(), f"（共{length}天）", found.span())
