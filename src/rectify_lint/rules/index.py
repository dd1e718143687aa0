"""The index of a pack: all its manifests in one generated file, so that no page is parsed at the start.

``python -m rectify_lint.rules.index [--check] [PACKAGE]`` writes ``_index.json`` into the folder of the package (by
default that of the bundled rules); with ``--check`` it only reports whether the file is up to date.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path

from rectify_lint.errors import RulePageError
from rectify_lint.rules import kinds
from rectify_lint.rules.page import Page, parse_pages
from rectify_lint.rules.registry import INDEX
from rectify_lint.typed import Any

_BUNDLED = "rectify_lint_rules"

_LONG = 10_000
"""The data of a rule with more characters are JSON text within the index, parsed when the rule runs."""

_MANY = 1_000
"""Of more literals the index has none if they follow from the rule's data."""


def render(pages: Sequence[Page]) -> str:
    """The text of the index: a JSON list with a line for each rule, in order of the codes."""
    return "[\n" + ",\n".join(map(entry, pages)) + "\n]\n"


def entry(page: Page) -> str:
    """The line of the index with the manifest of *page*."""
    return _dumps(_packed(page.data))


def _packed(data: Mapping[str, Any]) -> Mapping[str, Any]:
    packed = dict(data)
    if len(data.get("literals") or ()) > _MANY and data["kind"] != "code":
        implied = kinds.module(data["kind"]).literals(data["spec"])
        if sorted(set(implied)) == data["literals"]:
            packed["literals"] = None
    text = _dumps(data.get("spec"), separators=(",", ":"))
    if len(text) > _LONG:
        packed["spec"] = text
    return packed


def _dumps(value: object, **style: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, **style)


def main(arguments: Sequence[str]) -> int:
    """Write or check the index; the exit code: 0 if it is up to date afterwards, 1 if not or if a page is invalid."""
    checking = "--check" in arguments
    names = [argument for argument in arguments if not argument.startswith("-")]
    root = Path(import_module(names[0] if names else _BUNDLED).__path__[0])
    target = root / INDEX
    try:
        text = render(parse_pages(root))
    except RulePageError as error:
        print(error, file=sys.stderr)
        return 1
    if target.is_file() and target.read_text(encoding="utf-8") == text:
        return 0
    if checking:
        again = " ".join(["python -m rectify_lint.rules.index", *names])
        print(f"{target} is out of date: run {again}", file=sys.stderr)
        return 1
    draft = target.with_name(f"{INDEX}.{os.getpid()}")
    draft.write_text(text, encoding="utf-8")
    draft.replace(target)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
