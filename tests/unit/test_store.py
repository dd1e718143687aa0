"""The store changes how fast a start is, never what is found."""

from __future__ import annotations

import ast
import marshal
import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path

import pytest

from rectify_lint import patterns, precompile, store, value
from rectify_lint.plugins import manager
from rectify_lint.plugins.manager import BUNDLED, collect
from rectify_lint.rules import index, lexicon, registry
from rectify_lint.value import evolve

SAMPLES = (
    ("(?P<a>x)|(?P<b>y)+", 0),
    ("(?=[一二])(?>一|二十)(?P<rest>[^。\n]*)", 0),
    (r"第 [0-9]+ (?# spaced ) 名", re.VERBOSE),
    ("(a)(?P<b>b)?(?(b)c|d)", re.IGNORECASE),
)
TEXT = "xyy 一是补齐。二十是核对。第12名 ABC ad aBc"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A store of its own that is read instead of the installed one."""
    path = tmp_path / "store.bin"
    monkeypatch.setattr(store, "path", lambda folder="": str(path))
    monkeypatch.setattr(patterns, "requested", {})
    _forget()
    yield path
    _forget()


def _forget() -> None:
    """Let go of what this process has read from a store: another test may have had the rules from the installed one."""
    store.load.cache_clear()
    manager.registry.cache_clear()


def keep(path: Path, sections: Mapping[str, Mapping[str, bytes]]) -> None:
    store.write(str(path.parent), sections)


@pytest.mark.parametrize(("pattern", "flags"), SAMPLES)
def test_a_stored_expression_matches_like_a_fresh_one(file: Path, pattern: str, flags: int) -> None:
    name = patterns.stored_name(pattern, int(flags))
    keep(file, {patterns.SECTION: {name: patterns.stored_form(pattern, int(flags))}})
    restored, fresh = patterns.compiled(pattern, flags), re.compile(pattern, flags)
    assert store.get(patterns.SECTION, name)
    assert (restored.pattern, restored.flags, restored.groups) == (fresh.pattern, fresh.flags, fresh.groups)
    assert dict(restored.groupindex) == dict(fresh.groupindex)
    found = [(match.span(), match.groupdict(), match.lastgroup) for match in restored.finditer(TEXT)]
    assert found == [(match.span(), match.groupdict(), match.lastgroup) for match in fresh.finditer(TEXT)]


def test_values_are_told_apart_by_section_and_name(file: Path) -> None:
    assert store.get("one", "a") is None
    keep(file, {"one": {"a": b"1", "b": b""}, "two": {"a": b"23", "\ud800": b"4"}})
    asked = (("one", "a"), ("one", "b"), ("two", "a"), ("two", "\ud800"), ("one", "c"), ("three", "a"))
    assert [store.get(*one) for one in asked] == [b"1", b"", b"23", b"4", None, None]
    keep(file, {})
    assert store.get("one", "a") is None


def broken(content: bytes) -> Iterator[bytes]:
    """What a file may hold that is not, or no longer, one for this interpreter."""
    yield from (b"", b"\xff\xff", content[:3], content[:50], content[:-1], content + b"\0")
    for head in (None, ((0, 0, 0, "", b""), b"", bytes(4)), (store.version(), b"", b"")):
        written = marshal.dumps(head)
        yield len(written).to_bytes(4, "little") + written


def test_a_store_that_cannot_be_used_is_left_aside(file: Path) -> None:
    keep(file, {patterns.SECTION: {patterns.stored_name("a+b", 0): b"wrong"}})
    for content in broken(file.read_bytes()):
        file.write_bytes(content)
        store.load.cache_clear()
        patterns.requested.clear()
        assert patterns.compiled("a+b").fullmatch("aab")


def test_no_store_is_needed(file: Path) -> None:
    assert not file.exists()
    assert patterns.compiled("a+b").fullmatch("aab")


@pytest.mark.parametrize("text", ["布署整改，各司其责，别布署。", "𠀀布署，各司其责", "", "各"])
def test_literals_are_found_alike_with_and_without_a_store(file: Path, text: str) -> None:
    filed, more = ["布署", "各司其责", "，", "𠀀布"], ["各司其", "布署", "署", "，", "署，"]
    fresh = lexicon.Lexicon([*filed, *more]).find(text)
    keep(file, {lexicon.SECTION: lexicon.stored_form(filed, [])})
    assert lexicon.Lexicon(more, filed=True).find(text) == fresh


def test_an_index_is_taken_from_the_store_only_if_it_is_the_same(
    file: Path, importable: Path, write_page: Callable[..., Path]
) -> None:
    write_page()
    (importable / "pack" / "__init__.py").touch()
    index.main(["pack"])
    pack = registry.Pack("mine", "pack", "1")
    ((known, stored),) = registry.stored_form(pack, []).items()
    (rule,), _ = marshal.loads(stored)
    changed = marshal.dumps(([{**rule, "since": "9.9"}], frozenset({"ABC001"})))
    keep(file, {registry.SECTION: {known: changed}})
    assert [(one.manifest.since, one.filed) for one in registry.load_rules(pack)] == [("9.9", True)]
    write_page(('since = "0.1"', 'since = "0.2"'))
    index.main(["pack"])
    assert [(one.manifest.since, one.filed) for one in registry.load_rules(pack)] == [("0.2", False)]


def test_the_bundled_rules_are_the_same_from_the_store(file: Path) -> None:
    (bundled,) = {rule.pack for rule in collect([BUNDLED])}
    fresh = list(registry.load_rules(bundled))
    keep(file, {registry.SECTION: registry.stored_form(bundled, ())})
    for one, other in zip(registry.load_rules(bundled), fresh, strict=True):
        assert one.manifest.spec == other.manifest.spec
        assert one.manifest.prose == other.manifest.prose
        packed = {"packed": other.manifest.packed, "told": other.manifest.told}
        assert evolve(one.manifest, **packed) == other.manifest


@pytest.mark.no_cover
def test_the_store_holds_what_the_rules_ask_for(file: Path) -> None:
    count = precompile.write(str(file.parent))
    assert count == len(patterns.requested) > 100
    assert all(store.get(patterns.SECTION, patterns.stored_name(*key)) for key in patterns.requested)
    assert all(store.get(value.SECTION, source) for source in value.requested)
    (bundled,) = {rule.pack for rule in collect([BUNDLED])}
    assert len([rule for rule in registry.load_rules(bundled) if rule.filed]) > 50
    assert lexicon.Lexicon((), filed=True).find("布署整改")["布署"] == [0]


def test_a_store_is_named_after_the_interpreter(tmp_path: Path) -> None:
    assert sys.implementation.cache_tag in os.path.basename(store.path(str(tmp_path)))


COMPILING = {"compile", "search", "match", "fullmatch", "sub", "split", "findall", "finditer"}


def test_what_reads_notices_compiles_no_expression_itself() -> None:
    folders = [Path(patterns.__file__).parent / name for name in ("facts", "notice", "syntax")]
    folders.append(Path(import_module("rectify_lint_rules").__path__[0]))
    offences = [
        f"{path}:{node.lineno}"
        for folder in folders
        for path in sorted(folder.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
        if node.value.id == "re" and node.attr in COMPILING
    ]
    assert not offences, (
        "take the expression from rectify_lint.compiled, which need not compile it at each start"
    )
