"""The reports' own words in Chinese and English; those of findings come from the manifests."""

from __future__ import annotations

from rectify_lint.report.cells import printable
from rectify_lint.typed import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from rectify_lint.engine.finding import Finding, Place
    from rectify_lint.report.model import Report
    from rectify_lint.source.text import Source

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
        "more_places": "另有 {count} 处，见{places}",
        "to_line": "（至第 {line} 行）",
        "to_place": "（至{place}）",
        "page": "第{n}页",
        "paragraph": "第{n}段",
        "cell": "表{table}第{row}行第{column}列",
        "text_box": "文本框{n}",
        "source_line": "源文件第{line}行第{column}列",
        "found": "共发现 {counts}（检查 {files} 个文件）",
        "clean": "未发现问题（检查 {files} 个文件）",
        "nothing": "没有检查任何文件",
        "count.error": "{n} 个错误",
        "count.warning": "{n} 个警告",
        "count.info": "{n} 个提示",
        "count.check": "{n} 处",
        "separator": "、",
        "failed": "；另有 {checks}检查未能完成",
        "fixed": "已修正 {n} 个问题；",
        "found_more": "尚有 {counts}（检查 {files} 个文件）",
        "clean_more": "未发现其他问题（检查 {files} 个文件）",
        "safe": "；其中 {n} 个可用 --fix 修正",
        "unsafe": "；其中 {n} 个可用 --fix --unsafe-fixes 修正",
        "unsafe_too": "，加 --unsafe-fixes 另可修正 {n} 个",
        "fix.safe": "机械性修正，可用 --fix 自动完成",
        "fix.unsafe": "很可能正确的修正，请核对后采用",
        "fix.suggest": "可供选择的一种改法，请核对后采用",
    },
    "en": {
        "error": "error",
        "warning": "warning",
        "info": "info",
        "basis": "basis: ",
        "advice": "advice: ",
        "related": "see also: ",
        "more": "and {count} more, on lines {lines}",
        "more_places": "and {count} more: {places}",
        "to_line": " (to line {line})",
        "to_place": " (to {place})",
        "page": "page {n}, ",
        "paragraph": "paragraph {n}",
        "cell": "table {table}, row {row}, column {column}",
        "text_box": "text box {n}",
        "source_line": "source line {line} column {column}",
        "found": "Found {counts} ({files} checked)",
        "clean": "No problems found ({files} checked)",
        "nothing": "Nothing was checked",
        "count.error": "{n} error",
        "count.warning": "{n} warning",
        "count.info": "{n} info",
        "count.check": "{n} check",
        "separator": ", ",
        "failed": "; {checks} could not be completed",
        "fixed": "Fixed {n}, ",
        "found_more": "{counts} left ({files} checked)",
        "clean_more": "no other problems found ({files} checked)",
        "safe": "; {n} fixable with --fix",
        "unsafe": "; {n} fixable with --fix --unsafe-fixes",
        "unsafe_too": ", {n} more with --unsafe-fixes",
        "fix.safe": "mechanical; --fix applies it",
        "fix.unsafe": "probably right; check before you apply it",
        "fix.suggest": "one possibility of several; check before you apply it",
    },
}


class Spot(Protocol):
    """Anything with a path, a line and a column: a finding or a related place."""

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


def explained(finding: Finding, advice: str, lang: str) -> str:
    """The message, the basis and the advice, each on a line."""
    notes = (
        word(lang, key) + printable(text)
        for key, text in (("basis", finding.basis), ("advice", advice))
        if text
    )
    return "\n".join((printable(finding.message), *notes))


def document_place(source: Source, offset: int, lang: str) -> str:
    """The place of the character at *offset* in its document, in words; ``""`` if the text is the file."""
    if source.places is None:
        return ""
    found = source.places.at(offset)
    if found.line:
        return word(lang, "source_line", line=found.line, column=found.column)
    page = word(lang, "page", n=found.page) if found.page else ""
    if found.table:
        return page + word(lang, "cell", table=found.table, row=found.row, column=found.column)
    if found.text_box:
        return page + word(lang, "text_box", n=found.text_box)
    return page + word(lang, "paragraph", n=found.paragraph)


def line_label(source: Source, offset: int, lang: str) -> str:
    """The name of the line of *offset*: the place in the document if the text comes from one, else its number."""
    return document_place(source, offset, lang) or str(source.lines.line_of(offset))


def to_end(finding: Finding, source: Source, lang: str) -> str:
    """The end of a finding over several lines, in words; ``""`` for one within a line."""
    if finding.end_line == finding.line:
        return ""
    where = document_place(source, max(finding.span.end - 1, finding.span.start), lang)
    return word(lang, "to_place", place=where) if where else word(lang, "to_line", line=finding.end_line)


def topic(spot: Place, source: Source | None) -> str:
    """The message of a related place; if that is a heading before the marked words, only the heading."""
    quote = spot.span.of(source.text) if source else ""
    heading = spot.message.removesuffix(quote).rstrip() if quote else spot.message
    # Without a colon the words are part of the sentence, which must not be cut.
    return heading.rstrip("：: ") if heading.endswith(("：", ":")) or not heading else spot.message


def word(lang: str, key: str, **values: object) -> str:
    """The wording *key* in *lang* with *values* filled in; English for an unknown language."""
    return _WORDS.get(lang, _WORDS["en"])[key].format(**values)


def counted(lang: str, key: str, number: int) -> str:
    """A number with its noun, in English in the plural if needed."""
    text = word(lang, key, n=number)
    return text + "s" if lang == "en" and number != 1 and not key.endswith("info") else text


def summary(report: Report, lang: str) -> str:
    """The summary line: findings fixed and left, files checked, findings that --fix could fix, errors."""
    files = str(len(report.files))
    if lang == "en":
        files += " file" if len(report.files) == 1 else " files"
    fixed = report.mended.findings if report.mended is not None else 0
    counts = [
        counted(lang, f"count.{severity}", count) for severity, count in report.counts().items() if count
    ]
    key = ("found" if counts else "clean") + ("_more" if fixed else "") if report.files else "nothing"
    return "".join(
        (
            word(lang, "fixed", n=fixed) if fixed else "",
            word(lang, key, counts=word(lang, "separator").join(counts), files=files),
            _fixable(report, lang),
            word(lang, "failed", checks=counted(lang, "count.check", len(report.errors)))
            if report.errors
            else "",
        )
    )


def _fixable(report: Report, lang: str) -> str:
    """The number of fixable findings in words; after a run with --fix only of those that need --unsafe-fixes."""
    safe, unsafe = report.fixable().values()
    if report.mended is not None:
        safe = 0
        unsafe = 0 if report.mended.unsafe else unsafe
    if safe:
        return word(lang, "safe", n=safe) + (word(lang, "unsafe_too", n=unsafe) if unsafe else "")
    return word(lang, "unsafe", n=unsafe) if unsafe else ""
