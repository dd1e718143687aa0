"""A registry of small rules whose code a test gives as functions."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from rectify_lint.rules.registry import INDEX, Pack, Registry

RULE: dict[str, Any] = {
    "code": "ABC001",
    "name": "odd-word",
    "severity": "warning",
    "status": "stable",
    "since": "0.1",
    "default": True,
    "applies": "any",
    "kind": "code",
    "page": "family/ABC001_odd-word.md",
    "basis": {"tier": "practice", "zh": "依据", "en": "basis"},
    "messages": {"zh": {"found": "有{text}"}, "en": {"found": "has {text}"}},
    "title": {"zh": "标题", "en": "title"},
    "why": {"zh": "原因", "en": "why"},
    "advice": {"zh": "建议", "en": "advice"},
}

MakeRegistry = Callable[..., Registry]


@pytest.fixture
def make_registry(tmp_path: Path) -> Iterator[MakeRegistry]:
    """Make a registry of rules, each given as what differs from the rule above, ``check`` among it."""
    made: list[str] = []

    def make(*rules: dict[str, Any]) -> Registry:
        manifests = []
        for rule in rules:
            data = {**RULE, **rule}
            check = data.pop("check", lambda notice, options: ())
            data["page"] = f"family/{data['code']}_{data['name']}.md"
            module = ModuleType(f"small_pack.family.{data['code']}_{data['name'].replace('-', '_')}")
            module.check = check  # type: ignore[attr-defined]
            manifests.append(data)
            sys.modules[module.__name__] = module
            made.append(module.__name__)
        (tmp_path / INDEX).write_text(json.dumps(manifests), encoding="utf-8")
        for name in ("small_pack", "small_pack.family"):
            sys.modules[name] = ModuleType(name)
            sys.modules[name].__path__ = [str(tmp_path)]
        made.extend(("small_pack", "small_pack.family"))
        return Registry([Pack("small", "small_pack", "1")])

    yield make
    for name in made:
        sys.modules.pop(name, None)
