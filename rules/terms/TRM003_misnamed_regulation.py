"""TRM003 misnamed-regulation: names of regulations that do not exist, are one character off, or are void."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rectify_lint import Citation, Hit, Notice, Options, Severity, Span, Table, nearby, within

_SHORTEST = 9
"""Shorter names differ by a character often enough without being the same thing."""

_SHARED = _SHORTEST // 2 - 1
_LONGEST = 80
"""No regulation has a longer name."""

_TWO_KINDS = (
    "法条例",
    "条例法",
    "条例办法",
    "办法条例",
    "规定办法",
    "办法规定",
    "规定条例",
    "条例规定",
    "规则条例",
)
"""What no name ends with: a document is of one kind."""

_FORMER = ("原", "旧", "废止", "取代", "代替", "当时", "修订前")


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield a hit for each citation whose name is wrong, nearly right, or was void at the notice's date."""
    names = _names(options["regulations"]["regulation"])
    known, wrong = names.known, names.wrong
    year = _year(notice)
    for citation in notice.citations:
        if citation.title.end - citation.title.start > _LONGEST:
            continue
        name = _bare(citation.title.of(notice.text))
        if name in wrong:
            yield _hit(citation, "misnamed", notice, right=wrong[name]["name"])
        elif name not in known and name.endswith(_TWO_KINDS) and not name.endswith("立法条例"):
            yield _hit(citation, "kinds", notice)
        elif name not in known:
            near = next((other for other in names.near(name) if _one_off(name, other)), "")
            right = near or names.of_other_kind(name)
            if right:
                message = "near" if near else "document"
                yield _hit(citation, message, notice, Severity.WARNING, right=known[right]["name"])
        elif "void" in known[name] and _is_void(notice, citation, known[name], year):
            entry = known[name]
            year, month, day = _void(entry)
            data = {"year": year, "month": month, "day": day, "by": entry["by"]}
            yield _hit(citation, "void", notice, Severity.WARNING, **data)


class _Names:
    """The names of a table of regulations, ready for comparing.

    Attributes:
        known: right names, each with its entry.
        wrong: names that are no regulation's, each with the entry that is meant.
    """

    def __init__(self, table: Sequence[Table]) -> None:
        self.table = table
        self.known = {_bare(entry["name"]): entry for entry in table}
        self.wrong = {_bare(name): entry for entry in table for name in entry.get("misnamed", ())}
        self._order = {name: place for place, name in enumerate(self.known)}
        self._ends: dict[str, list[str]] = {}
        self._heads = {head: name for name in self.known if (head := _head(name))}
        for name, entry in self.known.items():
            if entry.get("near", True) and len(name) >= _SHORTEST:
                for end in {name[:_SHARED], name[-_SHARED:]}:
                    self._ends.setdefault(end, []).append(name)

    def near(self, name: str) -> list[str]:
        """Right names that may be one character off, in order of the table: one character changes one end at most."""
        found = {*self._ends.get(name[:_SHARED], ()), *self._ends.get(name[-_SHARED:], ())}
        return sorted(found, key=lambda other: self._order[other])

    def of_other_kind(self, name: str) -> str:
        """The right name that differs from *name* in the kind of document alone, ``""`` where there is none."""
        return self._heads.get(_head(name), "")


_NATIONAL = ("中国共产党", "中华人民共和国")
"""Names with one of these are nobody else's: other bodies have rules of their own on the same things."""
_KINDS = ("条例", "准则", "规定", "规则", "细则", "办法", "法")


def _head(name: str) -> str:
    """A national *name* without its kind of document, ``""`` where it is none."""
    kind = next((kind for kind in _KINDS if name.endswith(kind)), "")
    return name.removesuffix(kind) if kind and name.startswith(_NATIONAL) else ""


_PREPARED: dict[int, _Names] = {}


def _names(table: Sequence[Table]) -> _Names:
    """The names of *table*, prepared when they are first needed; holding the table keeps its identity its own."""
    names = _PREPARED.get(id(table))
    if names is None:
        names = _PREPARED[id(table)] = _Names(table)
    return names


def _hit(
    citation: Citation, message: str, notice: Notice, severity: Severity | None = None, **data: str | int
) -> Hit:
    name = citation.title.of(notice.text)
    return Hit(citation.title, message, {"name": name, **data}, severity=severity)


def _bare(name: str) -> str:
    """*name* for comparing: no blanks, round brackets full-width, no （试行） or （修订） behind it."""
    text = "".join(name.split()).replace("(", "（").replace(")", "）")
    for ending in ("（修订版）", "（修订）", "（修正）"):
        text = text.removesuffix(ending)
    return text


def _one_off(name: str, other: str) -> bool:
    """Whether one substitution, insertion or deletion makes *other* of *name*."""
    if abs(len(name) - len(other)) > 1 or name == other:
        return False
    if name[:_SHARED] != other[:_SHARED] and name[-_SHARED:] != other[-_SHARED:]:
        return False  # one character changes one end of a name at most
    head = next((i for i, pair in enumerate(zip(name, other, strict=False)) if pair[0] != pair[1]), None)
    if head is None:
        head = min(len(name), len(other))
    longer, shorter = sorted((name, other), key=len, reverse=True)
    return longer[head + 1 :] == shorter[head + (len(longer) == len(shorter)) :]


def _year(notice: Notice) -> int | None:
    """The year the notice is from: that of its date, else the latest that it names."""
    years = [mention.year for mention in notice.dates if mention.year is not None]
    place = notice.signature_date
    own = _years(notice, place) if place is not None else []
    return max(own or years, default=None)


def _years(notice: Notice, span: Span) -> list[int]:
    return [mention.year for mention in within(notice.dates, span) if mention.year is not None]


def _void(entry: Table) -> tuple[int, int, int]:
    """Year, month and day from which what *entry* names is void, as ISO 8601 writes them."""
    year, month, day = map(int, entry["void"].split("-"))
    return year, month, day


def _is_void(notice: Notice, citation: Citation, entry: Table, year: int | None) -> bool:
    """Whether the notice, of *year*, cites what was void by then as if it were in force."""
    void, _, _ = _void(entry)
    if year is None or year <= void:
        return False
    sentence = nearby(notice.text, citation.span)
    text = sentence.of(notice.text)
    if any(word in text for word in (*_FORMER, entry["by"])):
        return False
    return not any(told <= void for told in _years(notice, sentence))
