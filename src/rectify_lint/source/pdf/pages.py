"""The pages of a file: characters and ruled lines as a person sees them, upright and from left to right."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from rectify_lint.errors import SourceError, install_command
from rectify_lint.source.pdf import refusals
from rectify_lint.source.process import run
from rectify_lint.typed import Any, NamedTuple

SECONDS = 120.0
"""The time limit in seconds for reading a file. Thirty pages take a fifth of a second."""

MEMORY = 1 << 30
"""The memory limit in bytes, enforced on Linux. A notice takes a tenth."""

_PROGRAM = Path(__file__).with_name("extract.py")

# Radicals that fonts give for characters that look the same, where Unicode itself does not say so.
_RADICALS = dict(
    zip(
        "⺁⺃⺅⺈⺉⺊⺋⺍⺎⺏⺒⺓⺔⺖⺘⺙⺛⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺯⺰⺱⺲⺶⺷⺸⺹⺺⺼⺽⺾⺿⻀⻁⻂⻄⻅⻆⻇⻈⻉⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
        "厂乚亻刀刂卜㔾小兀尣巳幺彑忄扌攵旡月歺母民氵氺灬爫爫丬牛犭王疋罒示礻糸纟罓罒羊羊芈耂聿月臼艹艹艹虎衤西见角角讠贝车辶辶辶阝钅長镸长门阜阝雨青韦页风飞食飠飠饣马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
        strict=True,
    )
)
_FOLDED = (range(0x2E80, 0x2FE0), range(0xF900, 0xFB07), range(0x2F800, 0x2FA20))
_PRIVATE = (range(0xE000, 0xF900), range(0xF0000, 0x110000))
_NOTHING = "\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffe\uffff"
_REPLACEMENT = "\ufffd"

_GARBLED = 0.2
"""The largest share of unknown characters; bullets of private fonts are one per line."""


class Char(NamedTuple):
    """A character; positions in points, from the left and from the bottom.

    Attributes:
        text: the character, or those of a ligature.
        x0: its left edge.
        x1: its right edge.
        y: its baseline.
        size: of the font.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float


class Box(NamedTuple):
    """A rectangle; without height or width, a line."""

    x0: float
    y0: float
    x1: float
    y1: float


class Page(NamedTuple):
    """A page.

    Attributes:
        number: its 1-based number in the file, whatever is printed on it.
        box: the page itself.
        chars: in the order of the file.
        rules: straight lines along the page.
        pictures: the number of them.
        room: whether the program leaves gaps between Chinese characters and others.
    """

    number: int
    box: Box
    chars: list[Char]
    rules: list[Box]
    pictures: int
    room: bool = False


def pages(data: bytes, path: str) -> list[Page]:
    """The pages of the PDF file *data*; *path* is its name in errors.

    Raises:
        SourceError: pypdfium2 is missing, or the file is broken, protected, garbled, or larger than the limits.
    """
    if find_spec("pypdfium2") is None:
        command = install_command("pdf")
        raise SourceError(
            f"{path}: reading PDF files needs the package pypdfium2, which is not installed; run: {command}",
            zh=f"{path}：读取 PDF 文件需要 pypdfium2 软件包，尚未安装；请运行：{command}",
        )
    # -P: files beside the program must not shadow modules of the same name.
    outcome = run([sys.executable, "-P", str(_PROGRAM)], seconds=SECONDS, memory=MEMORY, data=data)
    # A signal ends it where the memory it may take is not enough.
    if outcome.late or outcome.code < 0:
        raise refusals.too_large(path)
    found = _records(outcome.output)
    for one in found:
        if "refused" in one:
            raise refusals.REFUSALS[one["refused"]](path)
    if outcome.code or not found:
        raise refusals.broken(path)
    made = [_page(number, one) for number, one in enumerate(found, 1)]
    if _is_garbled(found):
        raise refusals.garbled(path)
    return made


def _records(output: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines() if line.endswith(b"}")]


def _page(number: int, record: dict[str, Any]) -> Page:
    """The page, rotated to the reading direction of most of its text."""
    turns = Counter(char[5] for char in record["chars"])
    turn = turns.most_common(1)[0][0] if turns else 0
    chars = [
        Char(text, start, end, height, size)
        for code, start, end, height, size, its in _whole(record["chars"])
        if its == turn and (text := _character(code))
    ]
    rules = [_turned(Box(*one), turn) for one in record["rules"]]
    return Page(number, _turned(Box(*record["box"]), turn), chars, rules, record["pictures"])


def _turned(box: Box, turn: int) -> Box:
    x0, y0, x1, y1 = box
    return (box, Box(y0, -x1, y1, -x0), Box(-x1, -y1, -x0, -y0), Box(-y1, x0, -y0, x1))[turn]


def _whole(chars: Iterable[list[Any]]) -> Iterator[list[Any]]:
    """*chars* with UTF-16 surrogate pairs joined to one character."""
    half = 0
    for char in chars:
        if 0xD800 <= char[0] < 0xDC00:
            half = char[0]
            continue
        if half and 0xDC00 <= char[0] < 0xE000:
            char = [0x10000 + ((half - 0xD800) << 10) + (char[0] - 0xDC00), *char[1:]]
        half = 0
        yield char


@lru_cache(maxsize=8192)
def _character(code: int) -> str:
    """The character as a reader understands it; ``""`` for one without meaning outside its font."""
    if not 0 < code < 0x110000 or 0xD800 <= code < 0xE000:
        return ""
    text = chr(code)
    if text.isspace() or text == "\u00a0":
        return "\u3000" if text == "\u3000" else " "
    if text in _NOTHING or text == _REPLACEMENT or _is_private(code) or unicodedata.category(text) == "Cc":
        return ""
    if any(code in one for one in _FOLDED):
        return unicodedata.normalize("NFKC", _RADICALS.get(text, text))
    return text


def _is_private(code: int) -> bool:
    return any(code in one for one in _PRIVATE)


def _is_garbled(records: Iterable[dict[str, Any]]) -> bool:
    """Whether too many characters are unknown for the rest to be the text of the file."""
    unknown = known = 0
    for one in records:
        lost = sum(1 for char in one["chars"] if char[0] == 0xFFFD or _is_private(char[0]))
        unknown += max(lost, one["unknown"])
        known += len(one["chars"])
    return unknown > _GARBLED * known
