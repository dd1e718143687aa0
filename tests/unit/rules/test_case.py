from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rectify_lint.errors import RulePageError
from rectify_lint.rules.case import parse_cases, strip_marks
from rectify_lint.rules.place import Place
from rectify_lint.source.text import Span
from rectify_lint.testing import mark

PLACE = Place("page.md", "line 1")


@pytest.mark.parametrize(
    ("marked", "text", "spans", "related"),
    [
        ("无", "无", (), ()),
        ("一⟦二⟧三", "一二三", ((1, 2),), ()),
        ("⟦一⟧⟦二⟧", "一二", ((0, 1), (1, 2)), ()),
        ("⟦一⟦二⟧三⟧", "一二三", ((0, 3), (1, 2)), ()),
        ("⟦一⟪二⟧三⟫", "一二三", ((0, 2),), ((1, 3),)),
        ("⟦⟧", "", ((0, 0),), ()),
    ],
)
def test_marks_are_taken_out_and_become_spans(
    marked: str, text: str, spans: tuple[object, ...], related: tuple[object, ...]
) -> None:
    assert strip_marks(marked, PLACE) == (text, spans, related)


@pytest.mark.parametrize(("marked", "problem"), [("一⟧", "closes nothing"), ("⟪一", "never closed")])
def test_unbalanced_marks_are_refused(marked: str, problem: str) -> None:
    with pytest.raises(RulePageError, match=f"page.md: line 1: .*{problem}"):
        strip_marks(marked, PLACE)


@given(st.text("甲乙\n", max_size=12), st.data())
def test_marking_a_text_and_stripping_it_gives_the_same_back(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), unique=True, max_size=6)))
    spans = tuple(Span(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=False))
    assert strip_marks(mark(text, spans), PLACE) == (text, spans, ())


def test_a_page_gives_its_cases_in_order_with_caption_options_and_fix() -> None:
    body = """
prose

## first

```options
limit = 3
```

```bad one two
⟦a⟧ ⟦b⟧
```

```fixed
c d
```

## second

````good
```
````
"""
    bad, good = parse_cases(body, 10, "page.md")
    assert (bad.caption, bad.verdict, bad.messages, bad.options) == (
        "first",
        "bad",
        ("one", "two"),
        {"limit": 3},
    )
    assert (bad.text, bad.fixed, bad.line) == ("a b", "c d", 19)
    assert (good.caption, good.text, good.options, good.fixed) == ("second", "```", {}, None)


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("## a\n```bad\n⟦x⟧", "line 2: the fence is never closed"),
        ("## a\n```python\n```", "a fenced block is one of"),
        ("```good\nx\n```", "stands under"),
        ("## a\n```good\n⟦x⟧\n```", "neither marks"),
        ("## a\n```bad\nx\n```", "marks what is to be found"),
        ("## a\n```bad one two\n⟦x⟧\n```", "1 marks but 2 message ids"),
        ("## a\n```fixed\nx\n```", "follows the bad case"),
        ("## a\n```options\nx = 1\n```", "followed by no case"),
        ("## a\n```options\nx =\n```\n```good\nx\n```", "options: "),
    ],
)
def test_a_wrong_case_is_told_with_its_line(body: str, problem: str) -> None:
    with pytest.raises(RulePageError, match=problem):
        parse_cases(body, 1, "page.md")
