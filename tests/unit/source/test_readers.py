from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from rectify_lint.errors import SourceError
from rectify_lint.source import readers
from rectify_lint.source.readers import STDIN, read_bytes, read_path, reader_for


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.txt", "text"),
        ("a.MD", "markdown"),
        ("a.markdown", "markdown"),
        ("a.log", "text"),
        ("noname", "text"),
    ],
)
def test_the_suffix_selects_the_reader_and_text_is_the_rest(name: str, kind: str) -> None:
    source = read_bytes("# 通报\n".encode(), name)
    assert (source.kind, source.path, source.text, source.encoding) == (kind, name, "# 通报\n", "utf-8")


def test_markdown_keeps_its_marks_so_that_offsets_are_those_of_the_file() -> None:
    text = "# 一、**整改**情况\n> - 引文\n| 序号 | 问题 |\n"
    assert read_bytes(text.encode(), "a.md").text == text


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("data", "zh", "en"),
    [
        (b"PK\x03\x04 Doc_0/Document.xml OFD.xml", "OFD 版式文件，LibreOffice 也不能转换", "an OFD document"),
        (b"PK\x03\x04 xl/workbook.xml", "工作簿（xlsx），请把通报文字复制", "a workbook (.xlsx)"),
        (b"PK\x03\x04 ppt/presentation.xml", "演示文稿（pptx）", "a presentation (.pptx)"),
        (b"PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "工作簿（ods）", "(.ods)"),
        (b"PK\x03\x04 notes.txt", "压缩格式的文件（如 zip），请解压", "a zip-based file; unpack it"),
        (b"Rar!\x1a\x07\x01\x00", "压缩包，请解压", "an archive"),
        (OLE + "Workbook".encode("utf-16-le"), "工作簿（xls、et）", "a workbook (.xls, .et)"),
        (
            OLE + "PowerPoint Document".encode("utf-16-le"),
            "演示文稿（ppt、dps）",
            "a presentation (.ppt, .dps)",
        ),
        (OLE + b"\0" * 30, "旧版 Office 文档，请另存为 docx", "an old Office document"),
        (b"\x89PNG\r\n\x1a\n\0\0", "图片，请检查其文字原稿，或经文字识别（OCR）", "a picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "图片", "a picture"),
    ],
)
def test_types_that_no_reader_takes_are_named_whatever_the_suffix(data: bytes, zh: str, en: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_bytes(data, "通报.txt")
    assert f"通报.txt：这是{zh}" in caught.value.text("zh").replace("这是 ", "这是")
    assert str(caught.value).startswith("通报.txt: this is ")
    assert en in str(caught.value)


def test_an_archive_named_docx_is_said_to_be_no_document() -> None:
    with pytest.raises(SourceError) as caught:
        read_bytes(b"PK\x03\x04 notes.txt", "通报.DOCX")
    assert caught.value.text("zh") == (
        "通报.DOCX：这是名为 docx 的压缩文件，不是 Word 文档，请在 Word 或 WPS 中打开原文件，重新另存为 docx"
    )
    assert "open the document in Word or WPS" in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    path = str(tmp_path / "没有.txt")
    with pytest.raises(SourceError) as caught:
        read_path(path)
    assert str(caught.value) == f"{path}: no such file"
    assert caught.value.text("zh") == f"{path}：文件不存在"


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \r\n\t\n", "\u3000\n".encode("gb18030")])
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_file_without_text_is_told(data: bytes, name: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_bytes(data, name)
    assert str(caught.value).startswith(f"{name}: it contains no text")
    assert caught.value.text("zh").startswith(f"{name}：文件中没有文字")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="is a folder, not a file"):
        read_path(str(tmp_path))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x")
    path.chmod(0)
    with pytest.raises(SourceError, match="no permission to read it"):
        read_path(str(path))


def test_a_name_that_no_file_can_have_is_an_error_of_the_same_kind() -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        read_path("a\0b.txt")


def test_a_file_above_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(readers.SIZE_LIMIT + 1)
    with pytest.raises(SourceError, match="larger than 64 MB"):
        read_path(str(path))


def test_bytes_above_the_limit_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "SIZE_LIMIT", 10)
    with pytest.raises(SourceError, match=r"a\.txt: larger than"):
        read_bytes(b"x" * 11, "a.txt")
    assert read_bytes(b"x" * 10, "a.txt").text == "x" * 10


def test_a_hyphen_reads_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("通报".encode("gbk") * 5)))
    source = read_path("-")
    assert (source.text, source.path, source.encoding) == ("通报" * 5, STDIN, "gb18030")


def test_a_reader_that_recognises_the_content_goes_before_the_suffix(monkeypatch: pytest.MonkeyPatch) -> None:
    class Shouting(readers.TextReader):
        kind = "shouting"
        suffixes = ()

        def sniff(self, data: bytes) -> bool:
            return data.startswith(b"!!")

    monkeypatch.setattr(readers, "READERS", (*readers.READERS, Shouting()))
    assert read_bytes(b"!!x", "a.md").kind == "shouting"
    assert read_bytes(b"x", "a.md").kind == "markdown"
    assert reader_for("a.txt").kind == "text"
