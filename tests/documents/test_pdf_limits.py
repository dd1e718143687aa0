"""PDF files that are none, broken, protected, without text or made to do harm: an error that says what to do."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from tests.documents.pdfs import (
    CATALOG,
    HELVETICA,
    PAGE,
    PAGES,
    Drawing,
    mapped,
    printed,
    stream,
    written,
)

from rectify_lint.errors import SourceError
from rectify_lint.source.pdf import extract, pages
from rectify_lint.source.readers import read_bytes


def plain() -> bytes:
    return Drawing().text(72, 720, "甲乙").save()


def refusal(data: bytes, name: str = "通报.pdf") -> SourceError:
    with pytest.raises(SourceError) as caught:
        read_bytes(data, name)
    assert str(caught.value).startswith(f"{name}: ")
    assert caught.value.text("zh").startswith(f"{name}：")
    return caught.value


@pytest.mark.parametrize("name", ["通报.pdf", "通报.docx", "通报.txt", "通报"])
def test_a_pdf_file_is_known_by_its_content(name: str) -> None:
    source = read_bytes(plain(), name)
    assert (source.kind, source.text, source.editable) == ("pdf", "甲乙\n", False)
    assert read_bytes(b"From: server\r\n\r\n" + plain(), name).kind == "pdf"


def test_a_text_about_the_format_is_no_pdf_file() -> None:
    assert read_bytes("文件以 %PDF- 开头\n".encode(), "说明.txt").kind == "text"


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7",
        plain()[:60],
        b"%PDF-1.7\n" + b"\xff" * 5000,
        written(CATALOG, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"),
    ],
    ids=["head only", "cut off", "noise", "a page that is its own parent"],
)
def test_what_is_broken_is_an_error_that_says_so(data: bytes) -> None:
    assert "损坏或不完整" in refusal(data).text("zh")


def test_an_empty_file_called_pdf_is_told() -> None:
    assert refusal(b"").text("zh").endswith("请重新获取该文件，或改为检查其 Word 原稿（docx）")


def test_a_file_that_opens_with_a_password_is_named_as_such() -> None:
    data = Drawing(encrypt=StandardEncryption("secret", ownerPassword="owner")).text(72, 720, "甲").save()
    error = refusal(data)
    assert "密码" in error.text("zh")
    assert "password" in str(error)


def test_a_file_that_only_restricts_what_may_be_done_is_read() -> None:
    data = (
        Drawing(encrypt=StandardEncryption("", ownerPassword="owner", canPrint=0)).text(72, 720, "甲").save()
    )
    assert read_bytes(data, "a.pdf").text == "甲\n"


def picture() -> ImageReader:
    pixels = b"\x89PNG\r\n\x1a\n" + b"".join(
        len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")
        for kind, body in (
            (b"IHDR", b"\0\0\0\1\0\0\0\1\x08\0\0\0\0"),
            (b"IDAT", zlib.compress(b"\0\x80")),
            (b"IEND", b""),
        )
    )
    return ImageReader(io.BytesIO(pixels))


def scanned(count: int, text: int = 0) -> bytes:
    """Pages of which each is a picture, and pages of text behind them, all with the mark of a program."""
    drawing = Drawing()
    for _ in range(count):
        drawing.canvas.drawImage(picture(), 0, 0, 595, 842)
        drawing.text(450, 20, "扫描软件制作", size=8).page()
    for _ in range(text):
        drawing.text(72, 720, "正文").text(450, 20, "扫描软件制作", size=8).page()
    return drawing.save()


@pytest.mark.parametrize(("count", "text"), [(2, 0), (3, 0), (3, 1)])
def test_a_scan_is_named_as_such_even_with_the_mark_of_a_program_in_the_margin(count: int, text: int) -> None:
    error = refusal(scanned(count, text))
    assert "扫描件" in error.text("zh")
    assert "OCR" in str(error)


def test_a_file_without_anything_says_so() -> None:
    assert "没有文字，请确认" in refusal(Drawing().page().save()).text("zh")


@pytest.mark.parametrize("data", [mapped("甲乙丙丁"), mapped("甲乙丙丁", "\ue001\ue002\ufffd丁")])
def test_fonts_that_do_not_say_what_they_show_are_an_error_and_no_text(data: bytes) -> None:
    error = refusal(data)
    assert "乱码" in error.text("zh")
    assert "fonts" in str(error)


def test_signs_of_private_fonts_are_left_out() -> None:
    assert read_bytes(mapped("·甲乙丙丁戊己", "\uf06c甲乙丙丁戊己"), "a.pdf").text == "甲乙丙丁戊己\n"


def test_characters_that_fonts_give_for_others_of_the_same_look_are_read_as_those() -> None:
    data = mapped("一长民见金ﬁ", "⼀⻓⺠⻅\uf90aﬁ")
    assert read_bytes(data, "a.pdf").text == "一长民见金fi\n"


def test_characters_beyond_the_first_plane_are_whole() -> None:
    assert read_bytes(mapped("甲乙丙", "甲𠮷乙"), "a.pdf").text == "甲𠮷乙\n"


def test_without_the_package_the_command_that_installs_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "find_spec", lambda name: None)
    error = refusal(plain())
    for text in (str(error), error.text("zh")):
        assert 'python -m pip install "rectify-lint[pdf]"' in text


# -- made to do harm

FORM = stream(b"/X Do " * 50, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>")


def inflating(megabytes: int) -> bytes:
    """Blanks, packed to a thousandth."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(b" " * (1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    return b"\x78\x9c" + block * megabytes + b"\x03\x00"


@pytest.mark.parametrize(
    "content",
    [
        stream(zlib.compress(inflating(2048), 9), b"/Filter[/FlateDecode/FlateDecode]"),
        stream(zlib.compress(b"0 0 m 1 1 l S " * 3_000_000), b"/Filter/FlateDecode"),
        stream(zlib.compress(b"BT /F 12 Tf 9 9 Td " + b"(aaaaaaaa) Tj " * 600_000), b"/Filter/FlateDecode"),
        stream(b"/X Do " * 50),
    ],
    ids=["inflating", "lines", "characters", "a form in itself"],
)
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds what a process may take")
def test_content_without_end_is_refused_within_bounds(content: bytes) -> None:
    import resource

    refusal(written(CATALOG, PAGES, PAGE, content, HELVETICA, FORM))
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 <= 1.2 * pages.MEMORY


def drawn() -> bytes:
    """A page with what pages have: text in several directions, lines, boxes, a picture, a form."""
    drawing = Drawing().text(72, 720, "甲乙 word-").text(-50, -50, "外")
    canvas = drawing.canvas
    canvas.drawImage(picture(), 0, 0, 100, 100)
    canvas.line(72, 600, 300, 600)
    canvas.line(72, 600, 300, 500)
    canvas.rect(72, 400, 200, 100)
    canvas.rect(72, 300, 200, 1, stroke=0, fill=1)
    canvas.beginForm("form")
    canvas.rect(10, 10, 50, 50)
    canvas.endForm()
    canvas.translate(100, 100)
    canvas.doForm("form")
    canvas.rotate(90)
    drawing.text(10, 10, "丙")
    canvas.rotate(40)
    return drawing.text(10, 10, "丁").page().text(72, 720, "戊").save()


@pytest.mark.parametrize(
    ("data", "refused"),
    [
        (drawn(), ""),
        (Drawing(encrypt=StandardEncryption("secret")).text(72, 720, "甲").save(), "password"),
        (b"%PDF-1.7", "broken"),
        (written(CATALOG, PAGES.replace(b"/Count 1", b"/Count 0").replace(b"3 0 R", b"")), "broken"),
    ],
    ids=["drawn", "password", "broken", "without pages"],
)
def test_what_the_program_prints_is_what_it_finds(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], data: bytes, refused: str
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    extract.main()
    printed_here = capsys.readouterr().out
    done = subprocess.run(
        [sys.executable, "-P", str(pages._PROGRAM)], input=data, capture_output=True, check=True
    )
    assert done.stdout.decode() == printed_here
    records = [json.loads(line) for line in printed_here.splitlines()]
    assert [one.get("refused", "") for one in records] == ([refused] if refused else ["", ""])
    if not refused:
        page = records[0]
        assert "".join(chr(char[0]) for char in page["chars"]) == "甲乙 word-丙"
        assert [char[5] for char in page["chars"]][-1] == 1
        boxes = {tuple(map(round, box)) for box in page["rules"]}
        assert {(72, 600, 300, 600), (72, 400, 272, 400), (72, 300, 272, 301), (110, 110, 160, 110)} <= boxes
        assert page["pictures"] == 1


def test_a_million_pages_are_refused() -> None:
    many = b"<</Type/Pages/Kids[%b]/Count 1000000>>" % (b"3 0 R " * 1_000_000)
    assert "页数" in refusal(written(CATALOG, many, PAGE, stream(b""), HELVETICA, FORM)).text("zh")


def test_objects_within_objects_without_end_do_not_bring_the_reader_down() -> None:
    deep = PAGES.replace(b">>", b"/Deep " + b"[" * 200_000 + b"]" * 200_000 + b">>")
    content = stream(b"BT /F 12 Tf 72 700 Td (a) Tj ET " + b"[" * 200_000)
    assert read_bytes(written(CATALOG, deep, PAGE, content, HELVETICA, FORM), "a.pdf").text == "a\n"


def test_what_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    slow = tmp_path / "slow.py"
    slow.write_text("import time\ntime.sleep(600)\n", encoding="utf-8")
    monkeypatch.setattr(pages, "_PROGRAM", slow)
    monkeypatch.setattr(pages, "SECONDS", 0.5)
    assert "页数、文字或图形过多" in refusal(plain()).text("zh")


@pytest.mark.parametrize(
    "program",
    [
        "import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)\n",
        "raise SystemExit(3)\n",
        "print('{')\n",
        "",
    ],
)
def test_a_reader_that_comes_down_is_an_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, program: str
) -> None:
    path = tmp_path / "program.py"
    path.write_text(program, encoding="utf-8")
    monkeypatch.setattr(pages, "_PROGRAM", path)
    refusal(plain())


@pytest.mark.parametrize("limit", ["PAGES", "CHARACTERS", "OBJECTS"])
def test_each_limit_is_told(monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    drawing = Drawing().text(72, 720, "甲乙")
    drawing.canvas.line(10, 10, 500, 10)
    data = drawing.page().text(72, 720, "丙").save()
    assert len(list(extract.pages(data))) == 2
    monkeypatch.setattr(extract, limit, 1)
    with pytest.raises(extract.Refused, match="large"):
        list(extract.pages(data))


DATA = printed(["甲", "乙" * 50])[0]


@settings(max_examples=15)
@given(st.data())
def test_any_change_of_bytes_is_text_or_an_error(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(DATA)))
    changed = DATA[:start] + data.draw(st.binary(max_size=40)) + DATA[data.draw(st.integers(start)) :]
    message = ""
    try:
        kind = read_bytes(changed, "a.pdf").kind
    except SourceError as error:
        message = str(error)
    assert message.startswith("a.pdf: ") or kind in ("pdf", "text")
