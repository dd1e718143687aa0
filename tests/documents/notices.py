"""The notices that are made into documents, pages and PDF files, to be read as the text they are."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "notice.txt"
CORPUS = ROOT / "tests" / "corpus"
NOTICES = [EXAMPLE, *sorted(CORPUS.glob("clean/*.txt")), *sorted(CORPUS.glob("faulty/*.txt"))]
"""With findings (the example, and notices of the corpus with a dozen slips each) and without."""
