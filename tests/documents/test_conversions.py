"""What LibreOffice makes of real documents."""

from __future__ import annotations

import http.server
import threading
from pathlib import Path

import pytest
from tests.documents.build import numbered
from tests.documents.ledger import LEDGER, ledger
from tests.documents.notices import EXAMPLE
from tests.documents.offices import REVIEWED, need, odt, reviewed, saved_as

from rectify_lint.source.readers import read_bytes


def _lines(path: Path) -> list[str]:
    return [line.strip() for line in path.read_text(encoding="utf-8-sig").splitlines() if line.strip()]


@pytest.mark.parametrize("suffix", ["doc", "odt"])
def test_automatic_numbers_tables_and_tracked_changes_survive(suffix: str, tmp_path: Path) -> None:
    given, texts = {"ledger": ledger(), "reviewed": reviewed()}, {"ledger": LEDGER, "reviewed": REVIEWED}
    # LibreOffice itself loses the starts of lists as it writes .doc.
    if suffix != "doc":
        lines = [line.strip() for line in EXAMPLE.read_text(encoding="utf-8").splitlines() if line.strip()]
        given["notice"], texts["notice"] = numbered(lines), "\n".join([*lines, ""])
    made = saved_as(suffix, given, tmp_path)
    for name, data in made.items():
        source = read_bytes(data, f"第一 稿.{suffix}")
        assert (source.kind, source.text) == (suffix, texts[name])
    source = read_bytes(made["reviewed"], "a")
    assert source.places is not None
    assert source.traces is not None
    assert len(source.traces.revisions) == 1
    place = source.places.at(source.text.index("水库"))
    assert (place.table, place.row, place.column) == (1, 3, 2)


def rich(first: str, second: str) -> bytes:
    """A document as Word writes it, with these texts of the first levels of its list."""

    def escaped(text: str) -> str:
        return "".join(one if one.isascii() else f"\\u{ord(one)}?" for one in text)

    levels = "".join(
        f"{{\\listlevel\\levelnfc{form}\\levelnfcn{form}\\levelfollow2\\levelstartat1"
        f"{{\\leveltext{text};}}{{\\levelnumbers\\'0{at};}}}}"
        for form, text, at in ((37, first, 1), (37, second, 2), (0, "\\'02\\'02.", 1))
    )
    body = "".join(
        f"\\pard\\plain\\ls1\\ilvl{level} {escaped(text)}\\par\n"
        for level, text in (
            (0, "组织情况"),
            (1, "加强领导"),
            (2, "成立小组"),
            (2, "召开会议"),
            (1, "细化措施"),
            (0, "落实"),
        )
    )
    row = f"\\trowd\\cellx2000\\cellx4000\\pard\\intbl {escaped('序号')}\\cell {escaped('问题')}\\cell\\row"
    return (
        "{\\rtf1\\ansi\\ansicpg936\\uc1{\\fonttbl{\\f0\\fnil\\fcharset134 SimSun;}}"
        f"{{\\*\\listtable{{\\list\\listtemplateid1{levels}{{\\listname ;}}\\listid1}}}}"
        "{\\*\\listoverridetable{\\listoverride\\listid1\\listoverridecount0\\ls1}}"
        f"{body}{row}\\pard\\plain 2{{\\deleted 0}}{{\\revised 2}}{escaped('个')}\\par}}"
    ).encode()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("\\'02\\'00\\'a1\\'a2", "\\'03\\'a3\\'a8\\'01\\'a3\\'a9"),
        ("\\'02\\'00\\u12289?", "\\'03\\u65288?\\'01\\u65289?"),
    ],
)
def test_numbers_tables_and_tracked_changes_of_rich_text_are_read(first: str, second: str) -> None:
    need("soffice")
    source = read_bytes(rich(first, second), "a.rtf")
    assert source.kind == "rtf"
    assert source.text.splitlines() == [
        *("一、组织情况", "（一）加强领导", "1.成立小组", "2.召开会议", "（二）细化措施", "二、落实"),
        *("序号\t问题", "22个"),
    ]


def test_a_document_of_libreoffice_with_numbers_a_table_and_tracked_changes_is_read_right() -> None:
    source = read_bytes((Path(__file__).parent / "made" / "libreoffice.docx").read_bytes(), "a.docx")
    assert source.text == REVIEWED
    assert source.traces is not None
    assert source.traces.revisions == (REVIEWED.index("截至"),)


def test_so_is_one_that_it_makes_now(tmp_path: Path) -> None:
    opened = saved_as("odt", {"a": reviewed()}, tmp_path)
    source = read_bytes(saved_as("docx", opened, tmp_path, given="odt")["a"], "a.docx")
    assert source.text == REVIEWED
    assert source.traces is not None
    assert len(source.traces.revisions) == 1


def with_picture(address: str) -> bytes:
    """A document with a picture at *address*."""
    odf = "urn:oasis:names:tc:opendocument:xmlns"
    spaces = " ".join(f'xmlns:{name}="{odf}:{name}:1.0"' for name in ("office", "text"))
    content = (
        f'<office:document-content {spaces} xmlns:draw="{odf}:drawing:1.0" '
        'xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2">'
        "<office:body><office:text><text:p>甲</text:p><text:p><draw:frame text:anchor-type='as-char'>"
        f"<draw:image xlink:href='{address}' xlink:type='simple' xlink:actuate='onLoad'/></draw:frame></text:p>"
        "</office:text></office:body></office:document-content>"
    )
    entries = "".join(
        f'<m:file-entry m:full-path="{name}" m:media-type="{media}"/>'
        for name, media in (("/", "application/vnd.oasis.opendocument.text"), ("content.xml", "text/xml"))
    )
    manifest = f'<m:manifest xmlns:m="{odf}:manifest:1.0" m:version="1.2">{entries}</m:manifest>'
    return odt(**{"content.xml": content.encode(), "META-INF__manifest.xml": manifest.encode()})


def test_a_picture_on_another_machine_is_not_fetched() -> None:
    need("soffice")
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET

        def log_message(self, *arguments: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        data = with_picture(f"http://127.0.0.1:{server.server_port}/a.png")
        assert read_bytes(data, "a.odt").text == "甲\n"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
    assert asked == []
