"""Kind ``required``: a part that every notice has is missing.

``[required]`` has ``part``, a name in :data:`PARTS`, and optionally ``message``, ``genres``, the kinds of
notice that must have the part (without it all must), and ``except_titles``, how titles of notices end that
need not have it. The finding stands where the notice says the part
belongs. Data: ``part``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from rectify_lint.notice.types import Genre
from rectify_lint.rules.contract import Hit, Options
from rectify_lint.rules.kinds import common
from rectify_lint.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice
    from rectify_lint.rules.kinds import Runner
    from rectify_lint.rules.manifest import Manifest
    from rectify_lint.rules.place import Place
    from rectify_lint.rules.scan import Scan
    from rectify_lint.source.text import Span

PARTS: Mapping[str, Callable[[Notice], Span | None]] = {
    "title": lambda notice: notice.title.span if notice.title else None,
    "signature": lambda notice: notice.signature.span if notice.signature else None,
    "date": lambda notice: notice.signature_date,
    "contact": lambda notice: notice.contact,
    "next_steps": lambda notice: notice.next_steps,
}
"""Where each part of a notice stands, ``None`` where it is missing."""


def normalise(
    value: object, place: Place, messages: Mapping[str, frozenset[str]], lists: Mapping[str, Any]
) -> dict[str, Any]:
    """Check ``[required]``."""
    table = place.table(value)
    place.keys(table, ("part",), ("message", "genres", "except_titles"))
    result: dict[str, Any] = {
        "part": place.at("part").choice(table["part"], PARTS),
        "message": common.message_id(table, place, messages, ("part",)),
    }
    if "genres" in table:
        names = place.at("genres").texts(table["genres"])
        result["genres"] = [place.at("genres").choice(name, Genre) for name in names]
    if "except_titles" in table:
        result["except_titles"] = place.at("except_titles").texts(table["except_titles"])
    return result


def literals(spec: Any) -> list[str]:
    """None: what is missing has no literal."""
    return []


def compile_rule(manifest: Manifest) -> Runner:
    """The runner."""
    part, message = manifest.spec["part"], manifest.spec["message"]
    genres = manifest.spec.get("genres")
    excepted = tuple(manifest.spec.get("except_titles", ()))

    def run(scan: Scan, options: Options) -> Iterable[Hit]:
        title = scan.notice.title
        if title is not None and excepted and title.text.endswith(excepted):
            return
        if (genres is None or scan.notice.genre in genres) and PARTS[part](scan.notice) is None:
            yield Hit(scan.notice.anchor(part), message, {"part": part})

    return run
