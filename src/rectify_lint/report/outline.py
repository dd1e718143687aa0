"""The parsed structure of a notice: its parts, the tree of headings, the items with status and measures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rectify_lint.notice.ledger_items import row_heading
from rectify_lint.report.cells import cell_width, excerpt, printable
from rectify_lint.report.reconcile import span_fields
from rectify_lint.report.wording import line_label
from rectify_lint.syntax.markers import Style
from rectify_lint.typed import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice
    from rectify_lint.notice.types import DateRole, Item
    from rectify_lint.source.text import Span
    from rectify_lint.syntax.outline import Node

_WORDS: dict[str, dict[str, str]] = {
    "zh": {
        "file": "文件：{path}（{characters} 字，{encoding}，{genre}）",
        "title": "标题：{text}",
        "signature": "落款：{text}",
        "dates": "日期：{text}",
        "date": "{role} {date}",
        "missing": "未找到",
        "separator": "，",
        "inspection": "巡视巡察整改通报",
        "audit": "审计整改通报",
        "environment": "环境保护督察整改通报",
        "education": "主题教育、专项整治等整改通报",
        "rectification": "其他整改通报",
        "other": "不是整改通报",
        "role.start": "巡察开始",
        "role.end": "巡察结束",
        "role.feedback": "反馈",
        "role.cutoff": "截至",
        "role.signature": "成文",
        "done": "已完成",
        "keep": "已完成并长期坚持",
        "partial": "部分完成",
        "ongoing": "正在整改",
        "open": "尚未整改",
        "none": "无状态",
        "measures": "措施 {n} 条",
        "items": "条目 {n} 个（{basis}）",
        "basis.labels": "按状态标签认定",
        "basis.status-groups": "按状态分组认定",
        "basis.headings": "按标题认定",
        "basis.rows": "按表格行认定",
        "basis.none": "未能认定",
        "groups": "分组 {n} 个",
        "count": "{status} {n}",
        "colon": "：",
    },
    "en": {
        "file": "file: {path} ({characters} characters, {encoding}, {genre})",
        "title": "title: {text}",
        "signature": "signature: {text}",
        "dates": "dates: {text}",
        "date": "{role} {date}",
        "missing": "not found",
        "separator": ", ",
        "inspection": "inspection rectification",
        "audit": "audit rectification",
        "environment": "environmental inspection rectification",
        "education": "education campaign rectification",
        "rectification": "other rectification",
        "other": "not a rectification notice",
        "role.start": "inspection began",
        "role.end": "inspection ended",
        "role.feedback": "feedback",
        "role.cutoff": "as of",
        "role.signature": "signed",
        "done": "done",
        "keep": "done and kept up",
        "partial": "partly done",
        "ongoing": "ongoing",
        "open": "not begun",
        "none": "no status",
        "measures": "{n} measure{s}",
        "items": "{n} item{s} ({basis})",
        "basis.labels": "told by status labels",
        "basis.status-groups": "told by status sections",
        "basis.headings": "told by headings",
        "basis.rows": "told by table rows",
        "basis.none": "none recognised",
        "groups": "{n} group{s}",
        "count": "{n} {status}",
        "colon": ": ",
    },
}
_HEADING_CELLS = 64


def render(notice: Notice, *, lang: str) -> str:
    """The tree for people: one heading per line, with its place, and for items their status and measures."""
    words = _WORDS[lang]
    head = "\n".join(_head(notice, words))
    tree = "\n".join(_tree(notice, lang))
    return "\n\n".join(part for part in (head, tree, _totals(notice, words)) if part) + "\n"


def _head(notice: Notice, words: dict[str, str]) -> Iterator[str]:
    source = notice.source
    yield words["file"].format(
        path=printable(source.path or "<text>"),
        characters=len(source.text),
        encoding=source.encoding if source.editable else source.kind,
        genre=words[notice.genre],
    )
    title, signature = notice.title, notice.signature
    yield words["title"].format(text=printable(title.text) if title else words["missing"])
    yield words["signature"].format(text=printable(signature.organ) if signature else words["missing"])
    dates = [
        words["date"].format(role=words.get(f"role.{one.role}", one.role), date=_iso(one))
        for one in notice.timeline
    ]
    yield words["dates"].format(text=words["separator"].join(dates) or words["missing"])


def _iso(role: DateRole) -> str:
    return "-".join(f"{part:02}" for part in role.day)


class Entry(NamedTuple):
    """A heading of the tree.

    Attributes:
        line: its 1-based line.
        label: the name of that line.
        depth: 1 for top-level headings.
        heading: its text, cut to fit on a line.
        status: the class of the status of an item, ``none`` if it has none; ``""`` for other headings.
        note: status and measures of an item, in words.
    """

    line: int
    label: str
    depth: int
    heading: str
    status: str
    note: str


def entries(notice: Notice, lang: str) -> Iterator[Entry]:
    """The headings of the tree, in order."""
    items = {item.node.index: item for item in notice.items}
    for node in _shown(notice, items):
        start = notice.lines[node.line].span.start
        line, label = notice.source.lines.line_of(start), line_label(notice.source, start, lang)
        item = items.get(node.index)
        status = str(item.status or "none") if item else ""
        note = _item_note(item, _WORDS[lang]) if item else ""
        yield Entry(line, label, node.depth, _heading(notice, node), status, note)


def _tree(notice: Notice, lang: str) -> Iterator[str]:
    tree = list(entries(notice, lang))
    width = max((cell_width(entry.label) for entry in tree), default=0)
    for entry in tree:
        note = f"  [{entry.note}]" if entry.note else ""
        margin = " " * (width - cell_width(entry.label))
        yield f"{margin}{entry.label}  {'  ' * (entry.depth - 1)}{entry.heading}{note}"


def _shown(notice: Notice, items: dict[int, Item]) -> Iterator[Node]:
    """The nodes to show, in order; those below an item are not."""
    covered = -1
    nodes = [*notice.outline.nodes[1:], *(row for rows in notice.row_nodes for row in rows)]
    for node in sorted(nodes, key=_line) if notice.row_nodes else nodes:
        if node.line > covered:
            yield node
            if node.index in items:
                covered = node.last


def _line(node: Node) -> int:
    return node.line


def _heading(notice: Notice, node: Node) -> str:
    if node.style is Style.ROW:
        number = f"{node.number} " if node.marker else ""
        return number + excerpt(node.title.of(notice.text), 0, 0, _HEADING_CELLS).text
    return excerpt(_heading_span(node).of(notice.text), 0, 0, _HEADING_CELLS).text


def _heading_span(node: Node) -> Span:
    if node.style is Style.ROW:
        return row_heading(node)
    start = node.marker.span.start if node.marker else node.title.start
    return node.title._replace(start=start)


def status_name(item: Item, lang: str) -> str:
    """The class of the item's status in words."""
    return class_name(item.status, lang)


def class_name(status: str | None, lang: str) -> str:
    """A class of statuses in words."""
    return _WORDS[lang][status or "none"]


def _item_note(item: Item, words: dict[str, str]) -> str:
    status = words[item.status or "none"]
    value = printable(item.statuses[0].value).rstrip("。；;.") if item.statuses else ""
    parts = [f"{status}{words['colon']}{value}" if value and value != status else status]
    if item.measures:
        parts.append(_counted(words["measures"], len(item.measures)))
    return words["separator"].join(parts)


def _totals(notice: Notice, words: dict[str, str]) -> str:
    basis = words[f"basis.{notice.item_basis}"]
    parts = [_counted(words["items"], len(notice.items), basis=basis)]
    parts += [
        words["count"].format(status=words[status], n=number) for status, number in _statuses(notice).items()
    ]
    parts.append(_counted(words["groups"], len(notice.groups)))
    parts.append(_counted(words["measures"], _measures(notice)))
    return words["separator"].join(parts)


def _counted(wording: str, number: int, **values: str) -> str:
    """*wording* with its number, in English in the plural if needed."""
    return wording.format(n=number, s="" if number == 1 else "s", **values)


def _statuses(notice: Notice) -> dict[str, int]:
    """The number of items of each class, in order of their first item; ``none`` for items without status."""
    return dict(Counter(str(item.status or "none") for item in notice.items))


def _measures(notice: Notice) -> int:
    return sum(len(item.measures) for item in notice.items)


def render_json(notice: Notice) -> str:
    """The structure as JSON for programs; headings nest in ``sections``, items have their status."""
    from rectify_lint.report.json import dumps

    source = notice.source
    title, signature = notice.title, notice.signature
    return dumps(
        {
            "version": 1,
            "path": source.path,
            "encoding": source.encoding,
            "kind": source.kind,
            "characters": len(source.text),
            "genre": str(notice.genre),
            "title": title and {"text": title.text, "organ": title.organ, **span_fields(source, title.span)},
            "signature": signature and {"organ": signature.organ, **span_fields(source, signature.span)},
            "dates": [
                {"role": one.role, "date": _iso(one), **span_fields(source, one.mention.span)}
                for one in notice.timeline
            ],
            "sections": _sections(notice),
            "item_basis": str(notice.item_basis),
            "totals": {
                "items": len(notice.items),
                "groups": len(notice.groups),
                "measures": _measures(notice),
                "statuses": _statuses(notice),
            },
        }
    )


def _sections(notice: Notice) -> list[dict[str, Any]]:
    items = {item.node.index: item for item in notice.items}
    top: list[dict[str, Any]] = []
    entries: dict[int, dict[str, Any]] = {}
    for node in _shown(notice, items):
        item = items.get(node.index)
        entry = {
            "number": node.number,
            **span_fields(notice.source, _heading_span(node)),
            "item": item and _item(item),
            "children": [],
        }
        entries[node.index] = entry
        parent = entries.get(node.parent)
        (parent["children"] if parent else top).append(entry)
    return top


def _item(item: Item) -> dict[str, Any]:
    return {
        "status": item.status and str(item.status),
        "source": str(item.source),
        "value": item.statuses[0].value if item.statuses else None,
        "measures": len(item.measures),
    }
