"""Slips in common words: one of two characters replaced by one that sounds or looks like it.

``[term]`` may name a TOML file under ``slips``. Its ``words`` table has the right words, each with its wrong forms, its
``beside`` strings of further words; all are set apart by blanks. The wrong forms are literals like those of the
entries, and are told like them, but as hints, since no list of what may meet is complete, and only where a right or
further word stands beside: names of persons and places may put any two characters together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from rectify_lint.source.text import Span, occurrences
from rectify_lint.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rectify_lint.rules.place import Place
    from rectify_lint.rules.scan import Scan

SIZE = 2
"""How many characters a word has."""
_PERSONS = frozenset(
    [
        "同志",
        "书记",
        "主任",
        "局长",
        "厅长",
        "校长",
        "院长",
        "主席",
        "委员",
        "部长",
        "省长",
        "市长",
        "县长",
        "区长",
        "镇长",
        "组长",
        "队长",
        "经理",
        "教授",
    ]
)
"""Words beside which a name may stand."""
_LOOSE = frozenset("的了和与及对在为把将被由向从等不未已并或是")
"""Words of one character: what stands beside one is no part of a name as a rule."""


def normalise(name: object, place: Place, lists: Mapping[str, Any]) -> dict[str, Any]:
    """The list *name*: ``words``, per right word its wrong forms, without blanks; ``beside``, the further words."""
    if place.text(name) not in lists:
        raise place.error(f"there is no {name!r} beside the page", f"规则页所在文件夹中没有“{name}”")
    place = type(place)(f"{place.file} ({name})")
    table = place.table(lists[str(name)])
    place.keys(table, ("words",), ("beside",))
    further = place.at("beside").texts(table.get("beside", []))
    place = place.at("words")
    result: dict[str, str] = {}
    seen: set[str] = set()
    for right, value in place.table(table["words"]).items():
        forms = place.at(right).text(value).split()
        for wrong in forms:
            if not _one_off(wrong, right):
                raise place.at(right).error(
                    f"{wrong!r} does not differ from {right!r} in one of two characters",
                    f"“{wrong}”与“{right}”不是两个字中只差一个",
                )
            if wrong in seen or wrong in table["words"]:
                raise place.at(right).error(f"{wrong!r} is listed twice", f"“{wrong}”列了两次")
            seen.add(wrong)
        result[right] = "".join(forms)
    return {"words": result, "beside": [word for line in further for word in line.split()]}


def _one_off(wrong: str, right: str) -> bool:
    return (
        len(wrong) == len(right) == SIZE
        and sum(one != other for one, other in zip(wrong, right, strict=True)) == 1
    )


def literals(spec: Mapping[str, Any]) -> list[str]:
    """The wrong forms."""
    return [form for forms in spec.get("words", {}).values() for form in _forms(forms)]


def _forms(forms: str) -> list[str]:
    return [forms[start : start + SIZE] for start in range(0, len(forms), SIZE)]


class Words:
    """The table of a rule, ready to look for its wrong forms."""

    def __init__(self, spec: Mapping[str, Any]) -> None:
        self._spec = spec
        self._known: dict[str, str] = {}

    @cached_property
    def _words(self) -> Mapping[str, str]:
        words: Mapping[str, str] = self._spec["words"]
        return words

    @cached_property
    def _beside(self) -> frozenset[str]:
        """What tells words where it stands beside them."""
        return frozenset(self._spec["beside"]).union(self._words).difference(_PERSONS)

    @cached_property
    def _all(self) -> str:
        """The words, one behind the other."""
        return "".join(self._words)

    def _right(self, form: str) -> str:
        """The word that *form* is a wrong form of, ``""`` where it is of none.

        Searched for, once: a table of all forms would take longer to make than most runs need to look up theirs.
        """
        if form not in self._known:
            words = (word for place in range(SIZE) for word in self._with(form[place], place))
            self._known[form] = next((word for word in words if form in _forms(self._words[word])), "")
        return self._known[form]

    def _with(self, character: str, place: int) -> Iterator[str]:
        """The words with *character* at *place*: a form has one of its word's characters, where that has it."""
        for found in occurrences(self._all, character):
            if found % SIZE == place:
                yield self._all[found - place : found - place + SIZE]

    def slips(self, scan: Scan, literals: Iterable[str]) -> Iterator[tuple[Span, str]]:
        """Where a wrong form stands among words, and the right one; *literals* are those of the text that may be one."""
        for form in sorted(one for one in literals if len(one) == SIZE and self._right(one)):
            for start in scan.places(form):
                span = Span(start, start + SIZE)
                if self._among_words(scan.text, span):
                    yield span, self._right(form)

    def _among_words(self, text: str, span: Span) -> bool:
        """Whether a word of the table stands beside *span*, or nothing on either side that may belong to a name."""
        before, after = text[max(0, span.start - SIZE) : span.start], text[span.end : span.end + SIZE]
        if before in self._beside or after in self._beside:
            return True
        return all(one in _LOOSE or not "一" <= one <= "龥" for one in (before[-1:], after[:1]))
