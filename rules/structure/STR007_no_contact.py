"""Inspection notices that cannot be answered."""

from __future__ import annotations

from collections.abc import Iterator

from rectify_lint import Genre, Hit, Notice, Options


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield a hit where supervision is invited, or due, and no telephone, mailbox or address is given."""
    if notice.contact is not None:
        return
    if notice.invitation is not None:
        yield Hit(notice.invitation, "uncontactable")
    elif notice.genre is Genre.INSPECTION:
        yield Hit(notice.anchor("contact"), "missing")
