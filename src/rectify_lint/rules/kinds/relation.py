"""Kind ``relation``: a relation of the reconciliation that fails.

``[relation]`` has ``of``, the kind of relation (:data:`rectify_lint.notice.types.RELATIONS`), and may have
``related``, the id of a message for the places that make up the number found, and ``uncertain``, the severity
at which relations are told that cannot be decided; without it they only stand in the table. The page's
messages are those the relation names, with the data it gives.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rectify_lint.notice.types import RELATIONS, Relation, Verdict
from rectify_lint.rules.contract import Hit, Options, Related, Severity
from rectify_lint.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rectify_lint.rules.kinds import Runner
    from rectify_lint.rules.manifest import Manifest
    from rectify_lint.rules.place import Place
    from rectify_lint.rules.scan import Scan


def normalise(
    value: object, place: Place, messages: Mapping[str, frozenset[str]], lists: Mapping[str, Any]
) -> dict[str, Any]:
    """Check ``[relation]`` and that the page words every message of the relation with the data it gives."""
    table = place.table(value)
    place.keys(table, ("of",), ("related", "uncertain"))
    kind = place.at("of").choice(table["of"], RELATIONS)
    result: dict[str, Any] = {"of": kind}
    if "related" in table:
        result["related"] = place.at("related").choice(table["related"], messages)
    if "uncertain" in table:
        result["uncertain"] = place.at("uncertain").choice(table["uncertain"], Severity)
    given = {**RELATIONS[kind], **({result["related"]: ("text",)} if "related" in result else {})}
    for name in sorted(given.keys() ^ messages.keys()):
        raise place.error(
            f"message {name!r} is {'missing' if name in given else 'none of this relation'}",
            f"缺少消息“{name}”" if name in given else f"此关系没有消息“{name}”",
        )
    for name, fields in messages.items():
        if unknown := fields - set(given[name]):
            raise place.error(
                f"message {name!r} has fields that the relation does not give: {', '.join(unknown)}",
                f"消息“{name}”中有此关系不提供的字段：{'、'.join(unknown)}",
            )
    return result


def literals(spec: Any) -> list[str]:
    """None: numbers are everywhere."""
    return []


def compile_rule(manifest: Manifest) -> Runner:
    """The runner."""
    spec = manifest.spec

    def run(scan: Scan, options: Options) -> Iterable[Hit]:
        for relation in scan.notice.relations:
            if relation.kind != spec["of"] or not relation.message:
                continue
            if relation.verdict is Verdict.FAIL:
                yield _hit(scan.text, relation, spec, None)
            elif relation.verdict is Verdict.UNCERTAIN and "uncertain" in spec:
                yield _hit(scan.text, relation, spec, Severity(spec["uncertain"]))

    return run


def _hit(text: str, relation: Relation, spec: Mapping[str, Any], severity: Severity | None) -> Hit:
    related: tuple[Related, ...] = ()
    if "related" in spec:
        related = tuple(Related(span, spec["related"], {"text": span.of(text)}) for span in relation.places)
    return Hit(relation.span, relation.message, relation.data, related, severity)
