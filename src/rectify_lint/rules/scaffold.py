"""Scaffolds for new rules: a page, and a module for rules with code, ready to be filled in.

``python -m rectify_lint.rules.scaffold PACKAGE CODE NAME [KIND] [FOLDER]`` writes it into the folder of a pack's package.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from rectify_lint.errors import UsageError
from rectify_lint.rules.manifest import FAMILIES
from rectify_lint.rules.schema import CODE, NAME

KINDS = ("pattern", "term", "code")
"""The kinds that have a scaffold."""

_PAGE = """\
+++
code = "{code}"
name = "{name}"
family = "{family}"
severity = "warning"
status = "preview"
since = "0.1"
default = true
applies = "any"
kind = "{kind}"

[basis]
tier = "practice"
zh = "依据：写明条文或惯例"
en = "Basis: name the article or the practice"

[title]
zh = "一句话说出毛病"
en = "The fault in a few words"

[why]
zh = "这个毛病有什么害处。"
en = "What harm the fault does."

[advice]
zh = "应当怎样改。"
en = "What to do about it."

[messages.zh]
found = "“{{{field}}}”有误。"

[messages.en]
found = "“{{{field}}}” is wrong."
{data}+++

## 有毛病的写法

```bad
第一个例子，其中⟦错词⟧要标出来。
```

```bad
第二个例子：⟦错词⟧。
```

## 正确的写法

```good
正确的例子。
```

```good
看起来像错、其实不错的例子。
```
"""

_DATA = {
    "pattern": "\n[pattern]\nregex = '错词'\nliterals = [\"错词\"]\n",
    "term": '\n[term]\nentries = [["错词", "对词"]]\n',
    "code": "",
}

_FIELDS = {"pattern": "text", "term": "wrong", "code": "text"}

_MODULE = '''\
"""{code} {name}: say what it looks for and what it lets pass."""

from __future__ import annotations

from collections.abc import Iterator

from rectify_lint import Hit, Notice, Options, Span


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield a hit for every fault; the page has the wording."""
    start = notice.text.find("错词")
    if start >= 0:
        span = Span(start, start + 2)
        yield Hit(span, "found", {{"text": span.of(notice.text)}})
'''


def new_rule(
    root: Path, code: str, name: str, kind: str = "pattern", folder: str | None = None
) -> list[Path]:
    """Write the files of a new rule into the pack folder *root* and return them.

    The rule passes its own cases as written, so that its tests are green before the first change.

    Args:
        root: the folder of the pack's package.
        code: three capital letters and three digits.
        name: kebab-case.
        kind: one of :data:`KINDS`.
        folder: the folder of the family inside *root*; by default that of a bundled family, else the letters of *code*
            in lower case.

    Raises:
        UsageError: *code* or *name* is malformed, *code* is taken, or there is no scaffold for *kind*.
    """
    if not CODE.fullmatch(code):
        raise UsageError(
            f"{code!r} is not three capital letters and three digits",
            zh=f"“{code}”不是三个大写字母加三位数字",
        )
    if not NAME.fullmatch(name):
        raise UsageError(f"{name!r} is not kebab-case", zh=f"“{name}”须为小写单词，以连字符相连")
    if kind not in KINDS:
        raise UsageError(
            f"there is no scaffold for kind {kind!r}, only for {', '.join(KINDS)}",
            zh=f"不能生成“{kind}”类规则，可选：{'、'.join(KINDS)}",
        )
    target = root / (folder or FAMILIES.get(code[:3], code[:3].lower()))
    page = target / f"{code}_{name}.md"
    if taken := sorted(target.glob(f"{code}_*")):
        raise UsageError(f"{code} is taken by {taken[0]}", zh=f"{code} 已用于 {taken[0]}")
    target.mkdir(parents=True, exist_ok=True)
    fields = {"code": code, "name": name, "family": code[:3], "kind": kind}
    files = {page: _PAGE.format(**fields, field=_FIELDS[kind], data=_DATA[kind])}
    if kind == "code":
        files[target / f"{page.stem.replace('-', '_')}.py"] = _MODULE.format(**fields)
    if not (target / "__init__.py").exists():
        files[target / "__init__.py"] = f'"""Rules of family {code[:3]}."""\n'
    for path, text in files.items():
        path.write_text(text, encoding="utf-8")
    return list(files)


def main(arguments: Sequence[str]) -> int:
    """Write the files and print their names; the exit code, 2 where they cannot be written."""
    if not 3 <= len(arguments) <= 5:
        print(
            "usage: python -m rectify_lint.rules.scaffold PACKAGE CODE NAME [KIND] [FOLDER]", file=sys.stderr
        )
        return 2
    try:
        root = Path(import_module(arguments[0]).__path__[0])
        for path in new_rule(root, *arguments[1:]):
            print(path)
    except (ImportError, UsageError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
