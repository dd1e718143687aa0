"""Items whose own status contradicts the section they stand in."""

from __future__ import annotations

from collections.abc import Iterator

from rectify_lint import Hit, Item, Node, Notice, Options, Related, Span, Status, StatusClass, compiled

_UNFINISHED = (StatusClass.ONGOING, StatusClass.OPEN)


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield a hit for every item that is finished in an unfinished section or the other way round."""
    for item in notice.items:
        section = _section(notice, item)
        status = _own(item)
        if section is None or status is None or status.status is None:
            continue
        title = section.title.of(notice.text)
        if _contradict(notice.section_status(section), status.status, title):
            data = {"value": status.value.rstrip("。"), "section": title.rstrip("。")}
            marker = section.marker
            place = Span(marker.span.start if marker else section.title.start, section.title.end)
            yield Hit(
                status.span, "section", data, (Related(place, "heading", {"section": data["section"]}),)
            )


def _section(notice: Notice, item: Item) -> Node | None:
    """The innermost heading above the item that states a status."""
    return next((part for part in notice.outline.ancestors(item.node) if notice.section_status(part)), None)


def _own(item: Item) -> Status | None:
    """The status the item states in a label, where that is all the label says."""
    return next((status for status in item.statuses if status.status is not None), None)


def _contradict(section: StatusClass | None, own: StatusClass, title: str) -> bool:
    if section is None:
        return False
    if section.finished and own in _UNFINISHED:
        return not compiled("长期|持续").search(title)
    if section.finished and own is StatusClass.PARTIAL:
        return not compiled("基本|阶段|部分|长期|持续|成效").search(title)
    if section is StatusClass.PARTIAL:
        mixed = compiled("[和与或及、并]|包?含|包括").search(title)
        return own is StatusClass.DONE and not mixed
    if section in _UNFINISHED:
        return own is StatusClass.DONE or (
            own is StatusClass.KEEP and not compiled("长期|持续").search(title)
        )
    return False
