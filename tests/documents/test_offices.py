"""Documents that LibreOffice has to convert: the conversation with it, and what it makes of real ones."""

from __future__ import annotations

import http.server
import io
import stat
import sys
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.documents.build import Word, numbered
from tests.documents.ledger import LEDGER
from tests.documents.notices import EXAMPLE
from tests.documents.offices import REVIEWED, need, reviewed, saved_as

from rectify_lint.errors import SourceError
from rectify_lint.source.office import convert
from rectify_lint.source.readers import read_bytes

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DOC = OLE + b"\0" * 504 + b"\xec\xa5" + b"\0" * 510 + "WordDocument".encode("utf-16-le") + b"\0" * 400
RTF = b"{\\rtf1\\ansi text}"


def odt(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        for name, content in {"content.xml": b"<office/>", **parts}.items():
            archive.writestr(name.replace("__", "/"), content)
    return buffer.getvalue()


def refusal(data: bytes, name: str = "通报.doc") -> SourceError:
    with pytest.raises(SourceError) as caught:
        read_bytes(data, name)
    assert str(caught.value).startswith(f"{name}: ")
    assert caught.value.text("zh").startswith(f"{name}：")
    return caught.value


# -- in place of LibreOffice

FAKE = """\
#!{python}
import os, pathlib, subprocess, sys, time
arguments = sys.argv[1:]
folder = pathlib.Path({folder!r})
(folder / "arguments").write_text("\\n".join(arguments), encoding="utf-8")
profile = next(one for one in arguments if one.startswith("-env:"))
made = pathlib.Path(arguments[arguments.index("--outdir") + 1])
(folder / "given").write_bytes(pathlib.Path(arguments[-1]).read_bytes())
(folder / "settings").write_bytes((made.parent / "profile/user/registrymodifications.xcu").read_bytes())
made.mkdir()
{does}
"""


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A folder in which what stands in for LibreOffice leaves what it was given."""
    if sys.platform == "win32":
        pytest.skip("needs programs that begin with #!")
    folder = tmp_path / "Program Files 办公"
    folder.mkdir()
    monkeypatch.setenv(convert.VARIABLE, str(folder / "soffice"))
    monkeypatch.setattr(convert, "SECONDS", 60.0)
    # What is left behind would be seen here.
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    yield folder
    assert [one for one in tmp_path.iterdir() if one != folder] == []


def stands_in(folder: Path, does: str) -> None:
    program = folder / "soffice"
    program.write_text(FAKE.format(python=sys.executable, folder=str(folder), does=does), encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)


def makes(folder: Path, data: bytes) -> None:
    (folder / "made.docx").write_bytes(data)
    stands_in(folder, "(made / 'document.docx').write_bytes((folder / 'made.docx').read_bytes())")


@pytest.mark.parametrize(
    ("data", "kind"), [(DOC, "doc"), (RTF, "rtf"), (odt(), "odt")], ids=["doc", "rtf", "odt"]
)
@pytest.mark.parametrize("name", ["第一 稿.wps", "通报.doc", "通报.txt", "通报.odt"])
def test_a_document_is_known_by_its_content_converted_and_read(
    fake: Path, data: bytes, kind: str, name: str
) -> None:
    word = Word()
    word.paragraph("甲")
    makes(fake, word.save())
    source = read_bytes(data, name)
    assert (source.text, source.kind, source.path, source.editable) == ("甲\n", kind, name, False)
    assert source.places is not None
    assert source.places.at(0).paragraph == 1
    assert (fake / "given").read_bytes() == data


def test_it_is_asked_without_window_macros_or_network_and_with_settings_of_its_own(fake: Path) -> None:
    word = Word()
    word.paragraph("甲")
    makes(fake, word.save())
    read_bytes(RTF, "通报.rtf")
    arguments = (fake / "arguments").read_text(encoding="utf-8").splitlines()
    assert {"--headless", "--norestore", "--convert-to", "docx:MS Word 2007 XML"} <= set(arguments)
    assert arguments[0].startswith("-env:UserInstallation=file:///")
    assert not any("通报" in one for one in arguments)
    settings = (fake / "settings").read_text(encoding="utf-8")
    for name, value in (
        ("MacroSecurityLevel", "3"),
        ("DisableMacrosExecution", "true"),
        ("BlockUntrustedRefererLinks", "true"),
    ):
        assert f'"{name}" oor:op="fuse"><value>{value}</value>' in settings


@pytest.mark.parametrize(
    ("does", "said"),
    [
        ("sys.exit(77)", "exit code 77"),
        ("pass", "exit code 0"),
        ("(made / 'document.docx').write_bytes(b'')", "exit code 0"),
        ("os.kill(os.getpid(), 9)", "exit code -9"),
    ],
    ids=["fails", "makes nothing", "makes an empty file", "crashes"],
)
def test_a_conversion_that_fails_is_an_error_that_says_what_to_do(fake: Path, does: str, said: str) -> None:
    stands_in(fake, does)
    error = refusal(DOC)
    assert said in str(error)
    assert "请用 Word 或 WPS 打开后另存为 docx 再检查" in error.text("zh")


def test_a_conversion_that_makes_something_else_is_an_error(fake: Path) -> None:
    makes(fake, b"PK\x03\x04 word/")
    assert "损坏" in refusal(DOC).text("zh")


def test_a_conversion_that_makes_too_much_is_an_error(fake: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    makes(fake, Word().save())
    monkeypatch.setattr(convert, "_OUTPUT_LIMIT", 100)
    assert "复制到新文档" in refusal(DOC).text("zh")


def test_a_program_that_is_none_is_an_error(fake: Path) -> None:
    program = fake / "soffice"
    program.write_text("no program", encoding="utf-8")
    assert "不存在或不能运行" in refusal(DOC).text("zh")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    assert "LibreOffice 未能转换" in refusal(DOC).text("zh")


def _is_running(pid: int) -> bool:
    state = Path(f"/proc/{pid}/stat")
    try:
        return state.read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_conversion_that_takes_too_long_is_ended_with_all_it_started(
    fake: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stands_in(
        fake,
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])\n"
        "(folder / 'pids').write_text(f'{os.getpid()} {child.pid}')\n"
        "time.sleep(600)",
    )
    monkeypatch.setattr(convert, "SECONDS", 3.0)
    assert "未能在 3 秒内完成转换" in refusal(DOC).text("zh")
    pids = [int(pid) for pid in (fake / "pids").read_text().split()]
    for _ in range(100):
        if not any(map(_is_running, pids)):
            break
        time.sleep(0.1)
    assert not any(map(_is_running, pids))


# -- without it


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(convert.VARIABLE, raising=False)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(convert, "_usual_places", lambda platform: iter(()))


@pytest.mark.usefixtures("without")
@pytest.mark.parametrize(
    ("data", "name"), [(DOC, "旧版 Office 文档（doc、wps）"), (RTF, "RTF 文档"), (odt(), "OpenDocument 文档")]
)
def test_without_it_the_error_says_what_to_do(data: bytes, name: str) -> None:
    error = refusal(data)
    assert f"这是{name}" in error.text("zh")
    assert "另存为 docx 再检查，或安装 LibreOffice" in error.text("zh")
    assert "save it as .docx" in str(error)
    assert convert.VARIABLE in str(error)


@pytest.mark.usefixtures("without")
def test_a_text_that_is_only_called_so_is_read_as_text() -> None:
    source = read_bytes("甲乙\n".encode("gb18030"), "导出.doc")
    assert (source.text, source.kind) == ("甲乙\n", "text")


def test_a_program_that_is_not_there_is_not_blamed_on_the_document(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "none" / "soffice"
    monkeypatch.setenv(convert.VARIABLE, str(program))
    error = refusal(DOC)
    assert f"there is no program {program}, which {convert.VARIABLE} names" in str(error)
    assert f"环境变量 {convert.VARIABLE} 指明的程序 {program} 不存在" in error.text("zh")


def test_it_is_looked_for_where_installers_put_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ProgramFiles", str(tmp_path))
    places = [str(place) for place in convert._usual_places("win32")]
    assert str(tmp_path / "LibreOffice" / "program" / "soffice.com") in places
    assert any("LibreOffice.app" in str(place) for place in convert._usual_places("darwin"))
    program = tmp_path / "soffice"
    program.write_bytes(b"")
    monkeypatch.delenv(convert.VARIABLE, raising=False)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(convert, "_usual_places", lambda platform: iter((tmp_path / "none", program)))
    assert convert.find_soffice() == str(program)


# -- refused before it is asked


def test_a_document_with_a_password_is_named_as_such() -> None:
    data = bytearray(DOC)
    data[512 + 11] |= 1
    assert "密码" in refusal(bytes(data)).text("zh")
    manifest = b'<m:manifest xmlns:m="urn:m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
    assert "密码" in refusal(odt(**{"META-INF__manifest.xml": manifest})).text("zh")


@pytest.mark.parametrize(
    "data",
    [
        odt()[:-30],
        odt(**{"content.xml": b"<half"}),
        odt().replace(b"content.xml", b"context.xml"),
        odt(**{"content.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
    ],
    ids=["cut off", "broken inside", "without text", "with entities"],
)
def test_a_broken_one_is_not_given_to_it(data: bytes) -> None:
    assert "OpenDocument 文档已损坏或不完整" in refusal(data).text("zh")


def test_one_that_unpacks_to_too_much_is_not_given_to_it() -> None:
    buffer = io.BytesIO(odt())
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", b" " * (40 << 20))
    assert "超过 32 MB" in refusal(buffer.getvalue()).text("zh")


# -- real ones


def _lines(path: Path) -> list[str]:
    return [line.strip() for line in path.read_text(encoding="utf-8-sig").splitlines() if line.strip()]


def ledger() -> bytes:
    word = Word()
    lines = LEDGER.splitlines()
    for line in lines[:2]:
        word.paragraph(line)
    word.table([line.split("\t") for line in lines[2:6]])
    for line in lines[6:]:
        word.paragraph(line)
    return word.save()


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
