"""The store of compiled expressions changes how fast they are at hand, never what they match."""

from __future__ import annotations

import marshal
import os
import re
from pathlib import Path

import pytest

from rectify_lint import patterns, precompile

SAMPLES = (
    ("(?P<a>x)|(?P<b>y)+", 0),
    ("(?=[一二])(?>一|二十)(?P<rest>[^。\n]*)", 0),
    (r"第 [0-9]+ (?# spaced ) 名", re.VERBOSE),
    ("(a)(?P<b>b)?(?(b)c|d)", re.IGNORECASE),
)
TEXT = "xyy 一是补齐。二十是核对。第12名 ABC ad aBc"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store file of its own that the module reads instead of the installed one."""
    path = tmp_path / "store.bin"
    monkeypatch.setattr(patterns, "store_path", lambda folder: str(path))
    patterns._store.cache_clear()
    yield path
    patterns._store.cache_clear()


def keep(path: Path, entries: object, version: object = None) -> None:
    path.write_bytes(marshal.dumps((version or patterns.engine(), entries)))


@pytest.mark.parametrize(("pattern", "flags"), SAMPLES)
def test_a_stored_expression_matches_like_a_fresh_one(store: Path, pattern: str, flags: int) -> None:
    keep(store, {(pattern, int(flags)): patterns.stored_form(pattern, int(flags))})
    restored, fresh = patterns.compiled(pattern, flags), re.compile(pattern, flags)
    assert (pattern, int(flags)) in patterns._store()
    assert (restored.pattern, restored.flags, restored.groups) == (fresh.pattern, fresh.flags, fresh.groups)
    assert dict(restored.groupindex) == dict(fresh.groupindex)
    found = [(match.span(), match.groupdict(), match.lastgroup) for match in restored.finditer(TEXT)]
    assert found == [(match.span(), match.groupdict(), match.lastgroup) for match in fresh.finditer(TEXT)]


@pytest.mark.parametrize("content", [b"", b"\xff\xff", marshal.dumps(None), marshal.dumps(((0, 0), {}))])
def test_a_store_that_cannot_be_used_is_left_aside(store: Path, content: bytes) -> None:
    store.write_bytes(content)
    assert patterns.compiled("a+b").fullmatch("aab")


def test_no_store_is_needed(store: Path) -> None:
    assert not store.exists()
    assert patterns.compiled("a+b").fullmatch("aab")


def test_the_store_holds_what_the_rules_ask_for(tmp_path: Path) -> None:
    count = precompile.write(str(tmp_path))
    (path,) = tmp_path.iterdir()
    version, entries = marshal.loads(path.read_bytes())
    assert os.path.basename(patterns.store_path("")) == path.name
    assert version == patterns.engine()
    assert count == len(entries) > 100
