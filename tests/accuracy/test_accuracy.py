"""The corpus is what the report says it is, and a sample of the planted faults is found."""

from __future__ import annotations

import pytest
from tests.accuracy.catalogue import KINDS
from tests.accuracy.corpus import CleanNotice, clean_notices
from tests.accuracy.measure import false_alarms, outcomes
from tests.accuracy.report import FAMILIES, scores

NOTICES = clean_notices()
FEWEST_NOTICES = 12
FEWEST_CHARACTERS = 2000
FEWEST_KINDS = 80
SAMPLED = 2
"""The sample plants each kind of fault once in so many notices, other ones for each kind."""
RECALL = 0.9
"""A sample is a little rougher than the whole, for which docs/accuracy.md gives the figures."""
LEAST = {"TRM": 0.6}
"""Slips of the pen in any word have no end; word lists find the usual ones."""


def sample(place: int) -> list[CleanNotice]:
    """The notices that the kind of fault at *place* of the list is planted in."""
    return [NOTICES[(place + step) % len(NOTICES)] for step in range(SAMPLED)]


def test_the_corpus_is_large_enough() -> None:
    assert len(NOTICES) >= FEWEST_NOTICES
    assert min(len(notice.text) for notice in NOTICES) >= FEWEST_CHARACTERS
    assert len(KINDS) >= FEWEST_KINDS
    assert {kind.family for kind in KINDS} == set(FAMILIES)


@pytest.mark.parametrize("notice", NOTICES, ids=lambda notice: notice.name)
def test_the_fact_sheet_fits_its_notice(notice: CleanNotice) -> None:
    assert notice.sheet["title"] in notice.text.replace("\n", "")
    assert notice.sheet["organ"] in notice.text
    for statement in notice.sheet["tallies_true"]:
        assert statement in notice.text
    if notice.sheet["genre"] != "environment":  # its ledger is followed by typical cases
        assert len(notice.items) == notice.sheet["items"]


def test_nothing_false_is_said_of_a_clean_notice() -> None:
    assert {name: found for name, found in false_alarms(NOTICES).items() if found} == {}


@pytest.mark.no_cover
def test_a_sample_of_the_planted_faults_is_found() -> None:
    families, _ = scores(
        outcome for place, kind in enumerate(KINDS) for outcome in outcomes([kind], sample(place), 1)
    )
    missed = {family: score.recall for family, score in families.items()}
    assert {family: recall for family, recall in missed.items() if recall < LEAST.get(family, RECALL)} == {}
    total, further = (sum(getattr(one, name) for one in families.values()) for name in ("planted", "further"))
    assert further <= total
