"""The changes of fixing as a unified diff for ``patch`` and ``git apply``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

CONTEXT = 3
"""Unchanged lines shown round a change."""

_NO_END = "\n\\ No newline at end of file\n"

Change = tuple[int, int, int]
"""From which line on, how many lines of the old text are replaced by how many of the new one."""


def unified_diff(before: str, after: str, path: str) -> str:
    """The lines in which *after* differs from *before*, under the name *path*; empty if there are none.

    Lines end at ``\\n``, as for ``patch``; other line breaks are part of them. Fixes hardly ever add or remove a line, so
    lines are compared by number, which takes linear time, where difflib takes minutes for a long text with many changes.
    """
    if before == after:
        return ""
    old, new = _lines(before), _lines(after)
    return "".join((f"--- {path}\n", f"+++ {path}\n", *_hunks(old, new, _changes(old, new))))


def _lines(text: str) -> list[str]:
    lines = text.split("\n")
    last = lines.pop()
    return [f"{line}\n" for line in lines] + ([last] if last else [])


def _changes(old: Sequence[str], new: Sequence[str]) -> list[Change]:
    if len(old) == len(new):
        return [(number, 1, 1) for number, line in enumerate(old) if line != new[number]]
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    return [(head, len(old) - tail - head, len(new) - tail - head)]


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many lines both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((number for number, (left, right) in pairs if left != right), min(len(one), len(other)))


def _hunks(old: Sequence[str], new: Sequence[str], changes: Sequence[Change]) -> Iterator[str]:
    shift = 0  # how many lines more the new text had up to here
    for group in _groups(changes):
        first, (last, removed, _) = group[0][0], group[-1]
        start = max(0, first - CONTEXT)
        end = min(len(old), last + removed + CONTEXT)
        grown = sum(added - removed for _, removed, added in group)
        yield f"@@ -{_range(start, end)} +{_range(start + shift, end + shift + grown)} @@\n"
        yield from _body(old, new, group, start, end, shift)
        shift += grown


def _groups(changes: Sequence[Change]) -> Iterator[list[Change]]:
    """Changes so near each other that their context would meet."""
    group: list[Change] = []
    for change in changes:
        if group and change[0] - (group[-1][0] + group[-1][1]) > 2 * CONTEXT:
            yield group
            group = []
        group.append(change)
    yield group


def _body(
    old: Sequence[str], new: Sequence[str], group: Sequence[Change], start: int, end: int, shift: int
) -> Iterator[str]:
    place = start
    removals: list[str] = []
    additions: list[str] = []
    for line, removed, added in (*group, (end, 0, 0)):
        if line > place or line == end:  # lines changed one after the other stand together
            yield from (*removals, *additions)
            removals, additions = [], []
        yield from (_signed(" ", old[number]) for number in range(place, line))
        removals += (_signed("-", text) for text in old[line : line + removed])
        additions += (_signed("+", text) for text in new[line + shift : line + shift + added])
        place = line + removed
        shift += added - removed


def _signed(sign: str, line: str) -> str:
    return sign + line if line.endswith("\n") else sign + line + _NO_END


def _range(start: int, end: int) -> str:
    """The lines as a hunk's head counts them: from 1, or the line before an empty range."""
    count = end - start
    return f"{start + 1 if count else start},{count}"
