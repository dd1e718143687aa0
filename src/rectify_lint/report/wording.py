"""The words of the reports themselves, in Chinese and English; findings bring their own."""

from __future__ import annotations

from typing import Protocol

from rectify_lint.report.cells import printable

LANGUAGES = ("zh", "en")

_WORDS: dict[str, dict[str, str]] = {
    "zh": {
        "error": "错误",
        "warning": "警告",
        "info": "提示",
        "basis": "依据：",
        "advice": "建议：",
        "related": "相关：",
        "more": "另有 {count} 处，见第 {lines} 行",
        "to_line": "（至第 {line} 行）",
        "found": "共发现 {counts}（检查 {files} 个文件）",
        "clean": "未发现问题（检查 {files} 个文件）",
        "count.error": "{n} 个错误",
        "count.warning": "{n} 个警告",
        "count.info": "{n} 个提示",
        "separator": "、",
        "failed": "；另有 {n} 处检查未能完成",
    },
    "en": {
        "error": "error",
        "warning": "warning",
        "info": "info",
        "basis": "basis: ",
        "advice": "advice: ",
        "related": "see also: ",
        "more": "and {count} more, on lines {lines}",
        "to_line": " (to line {line})",
        "found": "Found {counts} ({files} checked)",
        "clean": "No problems found ({files} checked)",
        "count.error": "{n} error",
        "count.warning": "{n} warning",
        "count.info": "{n} info",
        "separator": ", ",
        "failed": "; {n} checks could not be completed",
    },
}


class Spot(Protocol):
    """Anything with a path, a line and a column: findings, related places."""

    @property
    def path(self) -> str | None:
        """The file, ``None`` for text given directly."""

    @property
    def line(self) -> int:
        """1-based."""

    @property
    def column(self) -> int:
        """1-based, in characters."""


def place(spot: Spot) -> str:
    """``path:line:column``, as editors and terminals understand it."""
    return f"{printable(spot.path or '<text>')}:{spot.line}:{spot.column}"


def word(lang: str, key: str, **values: object) -> str:
    """The wording *key* in *lang* with its values put in; an unknown language reads English."""
    return _WORDS.get(lang, _WORDS["en"])[key].format(**values)


def counted(lang: str, key: str, number: int) -> str:
    """A number with its noun, in the plural where English wants one."""
    text = word(lang, key, n=number)
    return text + "s" if lang == "en" and number != 1 and not key.endswith("info") else text


def summary(lang: str, counts: dict[str, int], files: int, failed: int) -> str:
    """The closing line: what was found, in how many files, and what could not be checked.

    Args:
        lang: ``zh`` or ``en``.
        counts: number of findings by severity; the order is kept, zeros are left out.
        files: number of files checked.
        failed: number of error entries.
    """
    checked = f"{files} file" + ("" if files == 1 else "s") if lang == "en" else str(files)
    present = [counted(lang, f"count.{severity}", number) for severity, number in counts.items() if number]
    if present:
        text = word(lang, "found", counts=word(lang, "separator").join(present), files=checked)
    else:
        text = word(lang, "clean", files=checked)
    return text + (word(lang, "failed", n=failed) if failed else "")
