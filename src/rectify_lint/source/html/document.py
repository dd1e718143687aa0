"""From the bytes of a page to the text of its article with places."""

from __future__ import annotations

from rectify_lint.errors import SourceError
from rectify_lint.source.html import is_archive
from rectify_lint.source.html.archive import unpack
from rectify_lint.source.html.article import Article
from rectify_lint.source.html.charset import decode_page
from rectify_lint.source.html.lines import Flow, Piece, cut
from rectify_lint.source.html.tables import in_rows
from rectify_lint.source.html.tree import MARKUP_LIMIT, Element, Text, TooMuch, Tree
from rectify_lint.source.places import DocumentPlace, Excerpts, PlaceMap
from rectify_lint.source.text import Source, Span

_LABELS = 200
"""Fewer characters without a sentence are only the title and labels of what the page shows by other means."""


def read_document(data: bytes, path: str) -> Source:
    """The text of the article in the page *data*; *path* is its name in findings and errors.

    Raises:
        SourceError: it is undecodable, larger than the limits, or has no text.
    """
    archived = is_archive(data)
    page, encoding = decode_page(unpack(data, path) if archived else data, path)
    try:
        tree = Tree(page)
        lines = Flow(tree, _shown_by_script(tree)).lines()
    except TooMuch:
        raise _too_much(path) from None
    article = Article(tree, lines)
    size = sum(lines[place].size for place in article.kept)
    if not size or (size < _LABELS and tree.drawn and not article.told):
        raise _no_text(path, framed="frame" in tree.drawn)
    rows = list(in_rows(tree, lines, article.kept, article.main))
    title = article.missing_title()
    if title is not None:
        rows.insert(0, list(cut(page, *title)))
    return _assembled(Source(page, path=path, encoding=encoding, kind="html"), rows, archived=archived)


def _assembled(origin: Source, rows: list[list[Piece]], *, archived: bool) -> Source:
    """The source with the text of *rows*, each ended by a line break; in an archive places are paragraphs."""
    texts: list[str] = []
    starts = [0]
    spans: list[Span] = []
    rows_start: list[int] = []
    length = 0
    for row in rows:
        rows_start.append(length)
        for text, start, end in (*row, Piece("\n", row[-1].end, row[-1].end)):
            texts.append(text)
            spans.append(Span(start, end))
            length += len(text)
            starts.append(length)
    return Source(
        "".join(texts),
        path=origin.path,
        encoding=origin.encoding,
        kind=origin.kind,
        places=PlaceMap(rows_start, [DocumentPlace(paragraph=number) for number in range(1, len(rows) + 1)])
        if archived
        else Excerpts(origin, starts, spans),
    )


def _shown_by_script(tree: Tree) -> frozenset[Element]:
    """Hidden elements with more characters than all the rest of the page: a script shows them.

    Articles of WeChat are sent that way.
    """
    sizes: dict[Element, int] = {}
    around: list[Element] = []
    total = 0
    for place, event in enumerate(tree.events):
        if isinstance(event, Text):
            size = len(tree.page[event.start : event.end].strip())
            total += size
            if around:
                sizes[around[0]] = sizes.get(around[0], 0) + size
        elif event.hidden and event.first != event.last:
            if event.first == place:
                around.append(event)
            else:
                around.pop()
    return frozenset(element for element, size in sizes.items() if 2 * size > total)


def _no_text(path: str, *, framed: bool) -> SourceError:
    if framed:
        return SourceError(
            f"{path}: this page only puts others side by side; open the article in a window of its own, save it "
            "and check that",
            zh=f"{path}：网页由多个框架拼成，本文件中没有正文；请在单独窗口中打开正文页面，另存后再检查",
        )
    return SourceError(
        f"{path}: no text of an article in this page, only pictures, an embedded file (PDF …) or what scripts fetch; "
        "open it in a browser, copy its text or download the attachment, and check that",
        zh=f"{path}：网页中没有正文文字，可能是图片、内嵌文件（如 PDF），或由脚本另行载入；"
        "请在浏览器中打开，复制正文文字或下载附件后再检查",
    )


def _too_much(path: str) -> SourceError:
    return SourceError(
        f"{path}: more than {MARKUP_LIMIT:,} tags, or more characters than any notice has; "
        "check that this is one, copy its text into a new file and check that",
        zh=f"{path}：网页标记超过 {MARKUP_LIMIT // 10_000} 万个，或文字过多，请确认是否为通报；"
        "确需检查的，请把正文复制到新文件中再检查",
    )
