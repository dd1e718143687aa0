"""Cases: the texts below the captions of a page, with the places marked that the rule must find.

``⟦…⟧`` marks a finding, ``⟪…⟫`` a related place. Marks of one kind nest; the two kinds may cross. They are not part of
the text, and offsets do not count them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rectify_lint.patterns import compiled
from rectify_lint.rules.place import Place
from rectify_lint.source.text import Span
from rectify_lint.typed import Any, Literal
from rectify_lint.value import Value, evolve, field

_MARK = compiled("[⟦⟧⟪⟫]")
FENCE = compiled(r"(`{3,})([^`]*)")
_SECTION = compiled(r"## +(.+?) *")
_CLOSERS = {"⟧": "⟦", "⟫": "⟪"}
_INFO = ("bad", "good", "options", "review", "fixed")


class Case(Value):
    """One executable example of a page.

    Attributes:
        caption: the heading above it.
        verdict: ``bad`` (the rule finds something) or ``good`` (it finds nothing).
        text: the text to run the rule on.
        spans: the expected findings in order of the text.
        messages: their expected message ids; empty for any.
        related: the expected related places in order; empty for any.
        options: values of the rule's options.
        fixed: the expected text after applying every fix; ``None`` for any.
        line: 1-based line of the fence in the page.
        review: 1-based lines with ``revisions`` and ``comments`` that a document would have there.
    """

    caption: str
    verdict: Literal["bad", "good"]
    text: str
    spans: tuple[Span, ...]
    messages: tuple[str, ...]
    related: tuple[Span, ...]
    options: Mapping[str, Any]
    fixed: str | None
    line: int
    review: Mapping[str, list[int]] = field(factory=dict)


def strip_marks(marked: str, place: Place) -> tuple[str, tuple[Span, ...], tuple[Span, ...]]:
    """*marked* without its marks, the spans of findings in order of their opening marks, and of related places."""
    pieces: list[str] = []
    spans: dict[str, list[Span]] = {"⟦": [], "⟪": []}
    pending: dict[str, list[int]] = {"⟦": [], "⟪": []}
    length = last = 0
    for found in _MARK.finditer(marked):
        pieces.append(marked[last : found.start()])
        length += found.start() - last
        last = found.end()
        mark = found.group()
        if mark in pending:
            pending[mark].append(len(spans[mark]))
            spans[mark].append(Span(length, -1))
        elif pending[_CLOSERS[mark]]:
            opened = pending[_CLOSERS[mark]].pop()
            spans[_CLOSERS[mark]][opened] = Span(spans[_CLOSERS[mark]][opened].start, length)
        else:
            raise place.error(f"{mark} closes nothing", f"“{mark}”没有对应的开始标记")
    for mark, rest in pending.items():
        if rest:
            raise place.error(f"{mark} is never closed", f"“{mark}”没有结束标记")
    pieces.append(marked[last:])
    return "".join(pieces), tuple(spans["⟦"]), tuple(spans["⟪"])


class _Block(Value):
    """A fenced block: the words after its fence, its content, the caption above it, its 1-based line."""

    info: tuple[str, ...]
    content: str
    caption: str
    line: int


def _blocks(body: str, first_line: int, file: str) -> Iterator[_Block]:
    caption = ""
    fence = ""
    info: tuple[str, ...] = ()
    opened = 0
    content: list[str] = []
    for number, line in enumerate(body.split("\n"), first_line):
        if fence:
            if line.rstrip() == fence:
                yield _Block(info, "\n".join(content), caption, opened)
                fence = ""
            else:
                content.append(line)
        elif begun := FENCE.fullmatch(line):
            fence, info, opened, content = begun[1], tuple(begun[2].split()), number, []
        elif headed := _SECTION.fullmatch(line):
            caption = headed[1]
    if fence:
        raise Place(file, line=opened).error("the fence is never closed", "代码块没有结束")


def parse_cases(body: str, first_line: int, file: str) -> tuple[Case, ...]:
    """The cases of the *body* of a page, which begins at 1-based *first_line* of *file*.

    Raises:
        RulePageError: a case is malformed; the message names file and line.
    """
    import tomllib

    cases: list[Case] = []
    tables: dict[str, dict[str, Any]] = {}  # those before the next case
    for block in _blocks(body, first_line, file):
        place = Place(file, line=block.line)
        word = block.info[0] if block.info else ""
        if word not in _INFO:
            raise place.error(
                f"a fenced block is one of {', '.join(_INFO)}, not {word!r}",
                f"代码块只能是 {'、'.join(_INFO)} 之一，不能是“{word}”",
            )
        if not block.caption:
            raise place.error("a case stands under a '## ' caption", "例文须在“## ”小标题之下")
        if word in ("options", "review"):
            try:
                tables[word] = tomllib.loads(block.content)
            except tomllib.TOMLDecodeError as error:
                raise place.error(f"{word}: {error}", f"{word}：不符合 TOML 格式（{error}）") from error
            if word == "review":
                place.at(word).keys(tables[word], (), ("revisions", "comments"))
        elif word == "fixed":
            if not cases or cases[-1].verdict != "bad" or cases[-1].fixed is not None:
                raise place.error(
                    "a fixed block follows the bad case it belongs to", "fixed 须紧跟所属的 bad 例文"
                )
            cases[-1] = evolve(cases[-1], fixed=block.content)
        else:
            cases.append(_case(block, tables, place))
            tables = {}
    for word in tables:
        raise Place(file).error(f"a block of {word} is followed by no case", f"{word} 之后没有例文")
    return tuple(cases)


def _case(block: _Block, tables: Mapping[str, dict[str, Any]], place: Place) -> Case:
    text, spans, related = strip_marks(block.content, place)
    verdict, *messages = block.info
    if verdict == "good" and (spans or related or messages):
        raise place.error("a good case has neither marks nor message ids", "good 例文不能有标记和消息名")
    if verdict == "bad" and not spans:
        raise place.error(
            "a bad case marks what is to be found with ⟦…⟧", "bad 例文须用 ⟦…⟧ 标出应当发现之处"
        )
    if messages and len(messages) != len(spans):
        raise place.error(
            f"{len(spans)} marks but {len(messages)} message ids",
            f"标记有 {len(spans)} 处，消息名却有 {len(messages)} 个",
        )
    return Case(
        caption=block.caption,
        verdict="bad" if verdict == "bad" else "good",
        text=text,
        spans=spans,
        messages=tuple(messages),
        related=tuple(sorted(related)),
        options=tables.get("options", {}),
        review=tables.get("review", {}),
        fixed=None,
        line=block.line,
    )
