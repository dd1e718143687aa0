"""Kind ``consistency``: one term, several spellings in the same text.

``[consistency]`` has ``sets`` on the page or ``list``, a TOML file with a ``sets`` key. A set is a list of
variants or a table ``{variants, prefer, not_before, not_after}``. Where more than one variant of a set
occurs, those that are not the main one are told: main is ``prefer``, else the most frequent, else the first
in the text. ``report = "first"`` (the default) gives one finding per variant, ``"each"`` one per occurrence.
Keys beside: ``message``, ``related_message`` (for the first place of the main variant), ``within``.
Data: ``variant``, ``count``, ``main``, ``main_count``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from rectify_lint.rules.contract import Hit, Options, Related
from rectify_lint.rules.kinds import common
from rectify_lint.rules.kinds.term import longest, named_entries
from rectify_lint.source.text import Span

if TYPE_CHECKING:
    from rectify_lint.rules.kinds import Runner
    from rectify_lint.rules.manifest import Manifest
    from rectify_lint.rules.place import Place
    from rectify_lint.rules.scan import Scan

_KEYS = ("sets", "list", "message", "related_message", "within", "report")
_DATA = ("variant", "count", "main", "main_count")


def normalise(
    value: object, place: Place, messages: Mapping[str, frozenset[str]], lists: Mapping[str, Any]
) -> dict[str, Any]:
    """Check ``[consistency]`` and put the sets of its list in place."""
    table = place.table(value)
    place.keys(table, (), _KEYS)
    sets, source = named_entries(table, place, lists, "sets")
    result: dict[str, Any] = {
        "message": common.message_id(table, place, messages, _DATA),
        "within": common.within(table, place),
        "report": place.at("report").choice(table.get("report", "first"), ("first", "each")),
        "sets": [_set(one, source.at(index)) for index, one in enumerate(sets)],
    }
    if "related_message" in table:
        result["related_message"] = common.message_id(table, place, messages, _DATA, "related_message")
    return result


def _set(value: object, place: Place) -> dict[str, Any]:
    table = place.table({"variants": value} if isinstance(value, list) else value)
    place.keys(table, ("variants",), ("prefer", "not_before", "not_after"))
    variants = place.at("variants").texts(table["variants"])
    if len(set(variants)) < 2:
        raise place.at("variants").error("needs two different variants")
    result: dict[str, Any] = {"variants": variants, **common.guards(table, place)}
    if "prefer" in table:
        result["prefer"] = place.at("prefer").choice(table["prefer"], variants)
    return result


def literals(spec: Any) -> list[str]:
    """Every variant; a text with none of them is consistent."""
    return [variant for one in spec["sets"] for variant in one["variants"]]


def compile_rule(manifest: Manifest) -> Runner:
    """The runner; it works from the offsets of the literal pass."""
    spec = manifest.spec

    def run(scan: Scan, options: Options) -> Iterable[Hit]:
        for one in spec["sets"]:
            if sum(variant in scan.found for variant in one["variants"]) > 1:
                yield from _compare(scan, one, spec)

    return run


def _compare(scan: Scan, one: Mapping[str, Any], spec: Mapping[str, Any]) -> Iterator[Hit]:
    places = ((start, variant) for variant in one["variants"] for start in scan.found.get(variant, ()))
    spans: dict[str, list[Span]] = {}
    for span, variant in longest(places):
        if not common.guarded(scan.text, span, one) and common.placed(scan, span, spec["within"]):
            spans.setdefault(variant, []).append(span)
    if len(spans) < 2:
        return
    main = one.get("prefer")
    if main not in spans:
        main = max(spans, key=lambda variant: (len(spans[variant]), -spans[variant][0].start))
    for variant, its in spans.items():
        if variant == main:
            continue
        data = {"variant": variant, "count": len(its), "main": main, "main_count": len(spans[main])}
        related: tuple[Related, ...] = ()
        if "related_message" in spec:
            related = (Related(spans[main][0], spec["related_message"], data),)
        for span in its if spec["report"] == "each" else its[:1]:
            yield Hit(span, spec["message"], data, related)
