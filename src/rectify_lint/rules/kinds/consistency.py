"""Kind ``consistency``: one term, several spellings in the same text.

``[consistency]`` has ``sets`` on the page or ``list``, a TOML file with a ``sets`` key. A set is a list of
variants or a table ``{variants, prefer, alone, not_before, not_after, hit, miss}``. Where more than one variant
of a set occurs, those that are not the main one are told: main is ``prefer``, else the most frequent, else the
first in the text. With ``alone`` the others are told even where ``prefer`` does not occur: it is the standard
form. ``hit`` and ``miss`` are texts for tests. ``report = "first"`` (the default) gives one finding per variant,
``"each"`` one per occurrence. Keys beside: ``message``, ``alone_message``, ``related_message`` (for the first
place of the main variant), ``again_message`` (for the other places of the variant, with ``"first"``),
``within``. Data: ``variant``, ``count``, ``main``, ``main_count``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rectify_lint.rules.contract import Hit, Options, Related
from rectify_lint.rules.kinds import common
from rectify_lint.rules.kinds.term import longest, named_entries
from rectify_lint.source.text import Span
from rectify_lint.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rectify_lint.rules.kinds import Runner
    from rectify_lint.rules.manifest import Manifest
    from rectify_lint.rules.place import Place
    from rectify_lint.rules.scan import Scan

_MESSAGES = ("alone_message", "related_message", "again_message")
_KEYS = ("sets", "list", "message", *_MESSAGES, "within", "report")
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
    for key in _MESSAGES:
        if key in table:
            result[key] = common.message_id(table, place, messages, _DATA, key)
    if "alone_message" not in result and any("alone" in one for one in result["sets"]):
        raise place.error("sets with alone need an alone_message", "有的组设了 alone，须给出 alone_message")
    if "again_message" in result and result["report"] == "each":
        raise place.at("again_message").error(
            "has no use where each place is reported", "逐处报告时不用 again_message"
        )
    return result


def _set(value: object, place: Place) -> dict[str, Any]:
    table = place.table({"variants": value} if isinstance(value, list) else value)
    place.keys(table, ("variants",), ("prefer", "alone", "not_before", "not_after", "hit", "miss"))
    variants = place.at("variants").texts(table["variants"])
    if len(set(variants)) < 2:
        raise place.at("variants").error("needs two different variants", "须有两种不同的写法")
    result: dict[str, Any] = {"variants": variants, **common.guards(table, place)}
    if "prefer" in table:
        result["prefer"] = place.at("prefer").choice(table["prefer"], variants)
    if place.at("alone").flag(table.get("alone", False)):
        if "prefer" not in result:
            raise place.at("alone").error("needs prefer", "须同时给出 prefer")
        result["alone"] = True
    return result


def literals(spec: Any) -> list[str]:
    """Every variant; a text with none of them is consistent."""
    return [variant for one in spec["sets"] for variant in one["variants"]]


def compile_rule(manifest: Manifest) -> Runner:
    """The runner; it works from the offsets of the literal pass."""
    spec = manifest.spec
    sets = spec["sets"]
    by_variant: dict[str, list[int]] = {}
    for index, one in enumerate(sets):
        for variant in one["variants"]:
            by_variant.setdefault(variant, []).append(index)

    def run(scan: Scan, options: Options) -> Iterable[Hit]:
        present = [
            index for variant in by_variant.keys() & scan.found.keys() for index in by_variant[variant]
        ]
        for index in sorted(set(present)):
            one = sets[index]
            if "alone" in one or present.count(index) > 1:
                yield from _compare(scan, one, spec)

    return run


def _compare(scan: Scan, one: Mapping[str, Any], spec: Mapping[str, Any]) -> Iterator[Hit]:
    places = ((start, variant) for variant in one["variants"] for start in scan.places(variant))
    spans: dict[str, list[Span]] = {}
    for span, variant in longest(places):
        if not common.guarded(scan.text, span, one) and common.placed(scan, span, spec["within"]):
            spans.setdefault(variant, []).append(span)
    alone = "alone" in one and one["prefer"] not in spans
    if len(spans) < 2 and not alone:
        return
    main: str = one.get("prefer", "")
    if main not in spans and not alone:
        main = max(spans, key=lambda variant: (len(spans[variant]), -spans[variant][0].start))
    for variant, its in spans.items():
        if variant == main:
            continue
        data = {"variant": variant, "count": len(its), "main": main, "main_count": len(spans.get(main, ()))}
        related: list[Related] = []
        if "related_message" in spec and not alone:
            related.append(Related(spans[main][0], spec["related_message"], data))
        if "again_message" in spec:
            related += [Related(span, spec["again_message"], data) for span in its[1:]]
        for span in its if spec["report"] == "each" else its[:1]:
            yield Hit(span, spec["alone_message" if alone else "message"], data, tuple(related))
