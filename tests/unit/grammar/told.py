"""Tallies in one line each, for tests to compare."""

from __future__ import annotations

from rectify_lint.facts.model import Count, Tally
from rectify_lint.facts.tallies import scan_tallies


def count(one: Count) -> str:
    return f"{one.value}{one.unit}" + ("~" if one.approximate else "")


def part(one: Count) -> str:
    return f"{count(one)} {one.status}" if one.status else count(one)


def told(tally: Tally) -> str:
    """A tally in one line: population, total, parts with their classes, and what the passage says of them."""
    said = [f"{tally.population} {count(tally.total) if tally.total else '-'}"]
    if tally.parts:
        said[0] += " = " + " + ".join(part(one) for one in tally.parts)
    words = {
        "closed": tally.closed,
        "open": tally.open_list,
        "all done": tally.all_done,
        "quoted": tally.quoted,
        "overlapping": tally.overlapping,
    }
    said += [word for word, is_so in words.items() if is_so]
    if tally.inside:
        said.append("inside " + ", ".join(count(one) for one in tally.inside))
    if tally.chain:
        said.append("with " + ", ".join(f"{count(one)} {one.population}" for one in tally.chain))
    if tally.rates:
        rates = [f"{rate.label} {rate.value}" + ("~" if rate.approximate else "") for rate in tally.rates]
        said.append("rate " + ", ".join(rates))
    return "; ".join(said)


def tallies(text: str) -> list[str]:
    return [told(tally) for tally in scan_tallies(text)]


def only(text: str) -> Tally:
    (tally,) = scan_tallies(text)
    return tally
