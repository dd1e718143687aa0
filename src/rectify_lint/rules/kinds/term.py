"""Kind ``term``: wrong words and what to write instead.

``[term]`` has ``entries`` on the page, or ``list``, a TOML file in the page's folder with an ``entries``
key. An entry is ``[wrong, right]`` or a table ``{wrong, right, not_before, not_after, unless, note,
applicability, severity, hit, miss}``: the guards are expressions for what right text has around the word,
``unless`` lists right phrases that contain it. A word that is part of its own right form there, or of a
longer wrong one, is left alone. ``hit`` and ``miss`` are texts (one or a list) in which the entry must and
must not speak; tests run them. Keys beside, for all entries: ``message``, ``within``, ``applicability``
(offers *right* as a fix), the guards, ``slips`` (see :mod:`rectify_lint.rules.kinds.slips`),
``collocations`` (:mod:`rectify_lint.rules.kinds.collocations`), ``phrases`` (:mod:`rectify_lint.rules.kinds.near`) and
``misspellings``, true where slips that no list has are told as hints (:mod:`rectify_lint.words.misspellings`).
Data: ``wrong``, ``right``, ``note``.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from itertools import chain

from rectify_lint.rules.contract import Applicability, Hit, Options, Severity
from rectify_lint.rules.kinds import collocations, common, near, slips
from rectify_lint.source.text import Span
from rectify_lint.typed import TYPE_CHECKING, Any
from rectify_lint.words.misspellings import misspellings

if TYPE_CHECKING:
    from rectify_lint.rules.kinds import Runner
    from rectify_lint.rules.manifest import Manifest
    from rectify_lint.rules.place import Place
    from rectify_lint.rules.scan import Scan

_Entry = str | Mapping[str, Any]
"""What a list says of a wrong word: its right one, which is mostly all, or a table."""

_KEYS = (
    "entries",
    "list",
    "message",
    "within",
    "applicability",
    "not_before",
    "not_after",
    "slips",
    "collocations",
    "phrases",
    "misspellings",
)
_ENTRY = ("right", "not_before", "not_after", "unless", "note", "applicability", "severity", "hit", "miss")


def normalise(
    value: object, place: Place, messages: Mapping[str, frozenset[str]], lists: Mapping[str, Any]
) -> dict[str, Any]:
    """Check ``[term]`` and put the entries of its list in place."""
    table = place.table(value)
    place.keys(table, (), _KEYS)
    entries, source = named_entries(table, place, lists)
    result: dict[str, Any] = {
        "message": common.message_id(table, place, messages, ("wrong", "right", "note")),
        "within": common.within(table, place),
        "entries": {},
        **common.guards(table, place),
    }
    if "slips" in table:
        result["slips"] = slips.normalise(table["slips"], place.at("slips"), lists)
    if "collocations" in table:
        result["collocations"] = collocations.normalise(
            table["collocations"], place.at("collocations"), lists
        )
    if "phrases" in table:
        result["phrases"] = near.normalise(table["phrases"], place.at("phrases"), lists)
    if "misspellings" in table:
        result["misspellings"] = place.at("misspellings").flag(table["misspellings"])
    forms = set(slips.literals(result.get("slips", {})))
    for index, one in enumerate(entries):
        wrong, entry = _entry(one, source.at(index))
        if wrong in forms or wrong in result["entries"]:
            raise source.at(index).error(f"{wrong!r} is listed twice", f"“{wrong}”列了两次")
        result["entries"][wrong] = entry
    if "applicability" in table:
        result["applicability"] = place.at("applicability").choice(table["applicability"], Applicability)
    return result


def named_entries(
    table: Mapping[str, Any], place: Place, lists: Mapping[str, Any], key: str = "entries"
) -> tuple[list[Any], Place]:
    """The list under *key* of *table*, or of the TOML file its ``list`` names, and where it stands."""
    if (key in table) == ("list" in table):
        raise place.error(f"needs either {key} or list", f"{key} 与 list 须给出其中一个")
    if "list" in table:
        name = place.at("list").text(table["list"])
        if name not in lists:
            raise place.at("list").error(
                f"there is no {name!r} beside the page", f"规则页所在文件夹中没有“{name}”"
            )
        table, place = lists[name], type(place)(f"{place.file} ({name})")
    entries = table.get(key)
    if not isinstance(entries, list) or not entries:
        raise place.at(key).error("must be a non-empty list", "须为非空的列表")
    return entries, place.at(key)


def _entry(value: object, place: Place) -> tuple[str, _Entry]:
    """The wrong word, and its right one; with what else there is to say in a table."""
    if isinstance(value, list):
        if len(value) != 2:
            raise place.error("an entry is [wrong, right] or a table", "词条须为 [误, 正] 或一个表")
        value = dict(zip(("wrong", "right"), value, strict=True))
    table = place.table(value)
    place.keys(table, ("wrong", "right"), _ENTRY)
    wrong = place.at("wrong").text(table["wrong"])
    if not isinstance(table["right"], str) or table["right"] == wrong:
        raise place.at("right").error(
            "must be a string other than the wrong one", "须为字符串，且与 wrong 不同"
        )
    result: dict[str, Any] = {"right": table["right"], **common.guards(table, place)}
    if "unless" in table:
        result["unless"] = place.at("unless").texts(table["unless"])
        for phrase in result["unless"]:
            if wrong not in phrase:
                raise place.at("unless").error(
                    f"{phrase!r} does not contain {wrong!r}", f"“{phrase}”中没有“{wrong}”"
                )
    if "note" in table:
        result["note"] = place.at("note").text(table["note"])
    if "applicability" in table:
        result["applicability"] = place.at("applicability").choice(table["applicability"], Applicability)
    if "severity" in table:
        result["severity"] = place.at("severity").choice(table["severity"], Severity)
    for key in ("hit", "miss"):
        _examples(key, table, place.at(key))
    return wrong, result if len(result) > 1 else result["right"]


def _examples(key: str, table: Mapping[str, Any], place: Place) -> None:
    """Check the texts under *key*: a hit has the word in it. They are for tests, not for the runner."""
    texts = examples(table, key)
    if texts and not all(table["wrong"] in text for text in place.texts(texts) if key == "hit"):
        raise place.error(f"does not contain {table['wrong']!r}", f"其中没有“{table['wrong']}”")


def examples(entry: Mapping[str, Any], key: str) -> list[str]:
    """The texts under ``hit`` or ``miss`` of an entry."""
    value = entry.get(key, [])
    return [value] if isinstance(value, str) else list(value)


def literals(spec: Any) -> list[str]:
    """The wrong words: without one of them there is nothing to say."""
    return [*spec["entries"], *chain.from_iterable(parts(spec).values())]


_PARTS: Mapping[str, Callable[[Mapping[str, Any]], list[str]]] = {
    "slips": slips.literals,
    "collocations": collocations.literals,
    "phrases": near.literals,
}


def parts(spec: Any) -> dict[str, list[str]]:
    """The literals of each list beside the entries."""
    return {key: implied(spec[key]) for key, implied in _PARTS.items() if key in spec}


def gated(spec: Any) -> bool:
    """Whether that is all: slips that no list has need no literal."""
    return not spec.get("misspellings")


def compile_rule(manifest: Manifest) -> Runner:
    """The runner; it works from the offsets of the literal pass and reads the text only around them."""
    spec = manifest.spec
    entries: Mapping[str, _Entry] = spec["entries"]
    words = slips.Words(spec["slips"]) if "slips" in spec else None
    expressions = collocations.Collocations(spec["collocations"]) if "collocations" in spec else None
    phrases = near.Phrases(spec["phrases"]) if "phrases" in spec else None
    owners = _Owners(spec)

    def run(scan: Scan, options: Options) -> Iterable[Hit]:
        present = owners.sort(scan.found)
        places = ((start, word) for word in present["entries"] for start in scan.places(word))
        judged: set[int] = set()  # offsets; what an entry lets pass the lists let pass too
        for span, wrong in longest(places):
            entry = _table(entries[wrong])
            judged.update(range(*span))
            if (
                _part_of_phrase(scan.text, span.start, _phrases(wrong, entry))
                or common.guarded(scan.text, span, entry)
                or not common.counts(scan, span, spec)
            ):
                continue
            yield _hit(span, wrong, entry, spec)
        hint = {"severity": Severity.INFO}
        more: list[tuple[Span, str, Mapping[str, Any]]] = []
        more += [(*one, {}) for one in phrases.near(scan, present["phrases"])] if phrases else []
        if expressions:
            slipped = expressions.slips(scan, present["collocations"])
            more += [(span, right, hint if word else {}) for span, right, word in slipped]
        more += [(*one, hint) for one in words.slips(scan, present["slips"])] if words else []
        if spec.get("misspellings"):
            # Which word was meant is likely, not sure.
            unsure = hint | {"applicability": Applicability.SUGGEST}
            more += [(one.span, one.right, unsure) for one in misspellings(scan.text)]
        for span, right, how in more:
            if judged.isdisjoint(range(*span)):
                judged.update(range(*span))
                yield _hit(span, span.of(scan.text), {"right": right, **how}, spec)

    return run


class _Owners:
    """Which lists of a rule a literal may belong to: asked of each that a text has, and remembered."""

    def __init__(self, spec: Mapping[str, Any]) -> None:
        # Without a sieve any literal may be one of a list, which looks for itself.
        self._lists: dict[str, Container[str] | None] = {"entries": spec["entries"]}
        self._lists |= {key: getattr(spec[key], "sieve", None) for key in _PARTS if key in spec}
        self._known: dict[str, tuple[str, ...]] = {}

    def sort(self, found: Iterable[str]) -> Mapping[str, list[str]]:
        """The literals *found* by the lists that may have them."""
        sorted_out: dict[str, list[str]] = {key: [] for key in self._lists}
        for literal in found:
            keys = self._known.get(literal)
            if keys is None:
                keys = self._known[literal] = tuple(
                    key for key, words in self._lists.items() if words is None or literal in words
                )
            for key in keys:
                sorted_out[key].append(literal)
        return sorted_out


def _table(entry: _Entry) -> Mapping[str, Any]:
    return {"right": entry} if isinstance(entry, str) else entry


def _hit(span: Span, wrong: str, entry: Mapping[str, Any], spec: Mapping[str, Any]) -> Hit:
    data = {"wrong": wrong, "right": entry["right"], "note": entry.get("note", "")}
    grade = entry.get("applicability", spec.get("applicability"))
    fix = common.make_fix(span, entry["right"], grade) if grade else None
    severity = Severity(entry["severity"]) if "severity" in entry else None
    return Hit(span, spec["message"], data, severity=severity, fix=fix)


def _phrases(wrong: str, entry: Mapping[str, Any]) -> list[tuple[int, str]]:
    """Right phrases that contain the *wrong* word, each with the offset of the word in it."""
    result: list[tuple[int, str]] = []
    for phrase in (entry["right"], *entry.get("unless", ())):
        offset = phrase.find(wrong)
        while offset >= 0:
            result.append((offset, phrase))
            offset = phrase.find(wrong, offset + 1)
    return result


def _part_of_phrase(text: str, start: int, phrases: Iterable[tuple[int, str]]) -> bool:
    return any(start >= offset and text.startswith(phrase, start - offset) for offset, phrase in phrases)


def longest(places: Iterable[tuple[int, str]]) -> Iterator[tuple[Span, str]]:
    """Occurrences that do not overlap: leftmost first, the longest of those that start together."""
    last = 0
    for start, word in sorted(places, key=lambda place: (place[0], -len(place[1]))):
        if start >= last:
            last = start + len(word)
            yield Span(start, last), word
