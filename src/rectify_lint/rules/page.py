"""Reading rule pages, ``<CODE>_<name>.md``, and all pages of a pack.

A page is TOML between two ``+++`` lines, then Markdown whose fenced blocks are cases. The generator of the index,
``explain`` and tests read pages; linting reads the index.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from rectify_lint.errors import RectifyLintError, RulePageError
from rectify_lint.rules.case import Case, parse_cases
from rectify_lint.rules.manifest import Manifest, from_mapping
from rectify_lint.rules.place import Place
from rectify_lint.rules.schema import CODE, normalise
from rectify_lint.typed import Any
from rectify_lint.value import Value

_FRONT = "+++"


class Page(Value):
    """A parsed page.

    Attributes:
        path: its file.
        manifest: its front matter.
        data: the same as a plain mapping, as the index has it.
        body: its Markdown.
        cases: the cases in the body.
    """

    path: Path
    manifest: Manifest
    data: Mapping[str, Any]
    body: str
    cases: tuple[Case, ...]


def parse_page(path: Path, root: Path | None = None) -> Page:
    """Read and validate one page.

    Args:
        path: its file.
        root: the folder of the pack; by default the parent of the page's family folder.

    Raises:
        RulePageError: the page is invalid; the message names file and key.
    """
    import tomllib

    root = path.parent.parent if root is None else root
    file = str(path)
    text = _read(path)
    lines = text.split("\n")
    if lines[0].rstrip() != _FRONT:
        raise Place(file).error(
            f"a page begins with front matter between {_FRONT} lines",
            f"规则页须以两行 {_FRONT} 之间的清单开头",
        )
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == _FRONT), None)
    if end is None:
        raise Place(file).error(f"the front matter is never closed by {_FRONT}", f"清单没有以 {_FRONT} 结束")
    try:
        raw = tomllib.loads("\n".join(["", *lines[1:end]]))
    except tomllib.TOMLDecodeError as error:
        raise Place(file).error(f"front matter: {error}", f"清单不符合 TOML 格式（{error}）") from error
    data = normalise(raw, path.relative_to(root).as_posix(), Place(file), _lists(path.parent))
    manifest = from_mapping(data)
    body = "\n".join(lines[end + 1 :])
    cases = parse_cases(body, end + 2, file)
    _check_cases(cases, manifest, file)
    if manifest.kind == "code" and not path.with_name(f"{path.stem.replace('-', '_')}.py").is_file():
        raise Place(file, "kind").error(
            f"there is no {path.stem.replace('-', '_')}.py beside the page",
            f"规则页所在文件夹中没有 {path.stem.replace('-', '_')}.py",
        )
    return Page(path, manifest, data, body, cases)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RulePageError(f"{path}: cannot be read: {error}", zh=f"{path}：无法读取（{error}）") from error


def _check_cases(cases: tuple[Case, ...], manifest: Manifest, file: str) -> None:
    known = manifest.messages["zh"]
    for case in cases:
        place = Place(file, line=case.line)
        for message in case.messages:
            if message not in known:
                raise place.error(
                    f"no message is called {message!r}, there are {', '.join(known)}",
                    f"没有名为“{message}”的消息，现有：{'、'.join(known)}",
                )
        for option in case.options:
            if option not in manifest.options:
                raise place.error(f"the rule has no option {option!r}", f"该规则没有选项“{option}”")


def _lists(folder: Path) -> Mapping[str, Any]:
    return _Lists(folder)


class _Lists(Mapping[str, Any]):
    """The TOML files of a folder by name, read on request."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __getitem__(self, name: str) -> Any:
        if name not in set(self):
            raise KeyError(name)
        path = self._folder / name
        return _load_list(path, path.stat().st_mtime_ns)

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(path.name for path in self._folder.glob("*.toml")))

    def __len__(self) -> int:
        return sum(1 for _ in self)


@cache
def _load_list(path: Path, _modified: int) -> Any:
    import tomllib

    try:
        return _plain(tomllib.loads(_read(path)))
    except tomllib.TOMLDecodeError as error:
        raise RulePageError(f"{path}: {error}", zh=f"{path}：不符合 TOML 格式（{error}）") from error


def _plain(value: Any) -> Any:
    """*value* as JSON can represent it: dates and times of TOML as ISO text."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def page_paths(root: Path) -> list[Path]:
    """The pages below the pack folder *root*, in order of their codes."""
    found = [path for path in root.glob("*/*.md") if CODE.match(path.name)]
    return sorted(found, key=lambda path: path.name)


def parse_pages(root: Path) -> list[Page]:
    """Read every page below *root*.

    Raises:
        RulePageError: pages are invalid, or share a code or a name; the message lists all problems.
    """
    pages: list[Page] = []
    problems: list[RectifyLintError] = []
    seen: dict[str, Path] = {}
    for path in page_paths(root):
        try:
            page = parse_page(path, root)
        except RulePageError as error:
            problems.append(error)
            continue
        pages.append(page)
        for key in (page.manifest.code, page.manifest.name):
            if seen.setdefault(key, path) != path:
                problems.append(
                    Place(str(path)).error(f"{key!r} is taken by {seen[key]}", f"“{key}”已用于 {seen[key]}")
                )
    if problems:
        en, zh = ("\n".join(one.text(lang) for one in problems) for lang in ("en", "zh"))
        raise RulePageError(en, zh=zh)
    return pages
