"""PDF files drawn for a test and read, and blocks of lines in them."""

from __future__ import annotations

from tests.documents.pdfs import Drawing

from rectify_lint.source.readers import read_bytes
from rectify_lint.source.text import Source

LONG = (
    "局党组坚持把抓好巡察整改作为当前最重要的政治任务，专题研究部署，逐条逐项抓好落实，推动整改工作取得实效。"
)
WIDTH = 451  # points of text on a page of A4 with reportlab's margins


def read(drawing: Drawing) -> Source:
    return read_bytes(drawing.save(), "a.pdf")


def paragraphs(drawing: Drawing) -> list[str]:
    return read(drawing).text.splitlines()


def place(source: Source, text: str) -> dict[str, int]:
    assert source.places is not None
    found = source.places.at(source.text.index(text))
    return {name: number for name, number in found._asdict().items() if number}


def block(drawing: Drawing, top: float, first: float = 24, count: int = 3, last: int = 10) -> float:
    """A paragraph of full lines of 30 characters and one of *last*; where the next would begin."""
    drawing.text(72 + first, top, "首" + "行" * (29 - round(first / 12)))
    for number in range(1, count):
        drawing.text(72, top - 20 * number, "中" * 30)
    drawing.text(72, top - 20 * count, "末" * last)
    return top - 20 * (count + 1)


BLOCK = "首" + "行" * 27 + "中" * 60 + "末" * 10
