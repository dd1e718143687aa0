"""A pack of one's own, written to disk for a test."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

FRONT = """\
code = "ABC001"
name = "odd-word"
family = "ABC"
severity = "warning"
status = "stable"
since = "0.1"
default = true
applies = "any"
kind = "pattern"
basis = {tier = "practice", zh = "依据", en = "basis"}
title = {zh = "标题", en = "title"}
why = {zh = "原因", en = "why"}
advice = {zh = "建议", en = "advice"}

[messages.zh]
found = "有“{text}”"

[messages.en]
found = "has “{text}”"

[pattern]
regex = '错'
"""

CASES = """
## one

```bad
一⟦错⟧。
```

```bad
二⟦错⟧。
```

```good
对。
```

```good
也对。
```
"""

WritePage = Callable[..., Path]


@pytest.fixture
def write_page(tmp_path: Path) -> WritePage:
    """Write a page into the family folder of a pack and return its path.

    Each pair of *changes* replaces a piece of the front matter above.
    """

    def write(
        *changes: tuple[str, str], cases: str = CASES, name: str = "ABC001_odd-word", folder: str = "pack"
    ) -> Path:
        front = FRONT
        for old, new in changes:
            assert old in front
            front = front.replace(old, new)
        path = tmp_path / folder / "family" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"+++\n{front}+++\n{cases}", encoding="utf-8")
        return path

    return write


@pytest.fixture
def importable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder on ``sys.path``; what was imported from it is forgotten afterwards."""
    monkeypatch.syspath_prepend(str(tmp_path))
    before = set(sys.modules)
    yield tmp_path
    for name in set(sys.modules) - before:
        if getattr(sys.modules[name], "__file__", None) is None or str(tmp_path) in str(
            sys.modules[name].__file__
        ):
            del sys.modules[name]
