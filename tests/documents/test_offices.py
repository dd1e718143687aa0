"""Documents that LibreOffice has to convert: the conversation with it."""

from __future__ import annotations

import io
import stat
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.documents.build import Word
from tests.documents.offices import odt

from rectify_lint.errors import SourceError
from rectify_lint.source.office import convert
from rectify_lint.source.readers import read_bytes

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DOC = OLE + b"\0" * 504 + b"\xec\xa5" + b"\0" * 510 + "WordDocument".encode("utf-16-le") + b"\0" * 400
RTF = b"{\\rtf1\\ansi text}"


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
