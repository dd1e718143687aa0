"""All kinds of fault, family by family in the order of the report."""

from __future__ import annotations

from tests.accuracy import dates, numbering, punctuation, residue, status, structure, terms, totals, words
from tests.accuracy.faults import KINDS

__all__ = [
    "KINDS",
    "dates",
    "numbering",
    "punctuation",
    "residue",
    "status",
    "structure",
    "terms",
    "totals",
    "words",
]
