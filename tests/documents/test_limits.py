"""Documents that are none, broken, protected or made to do harm: an error that says what to do, within bounds."""

from __future__ import annotations

import inspect
import io
import sys
import tracemalloc
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.documents.build import Word, element, level, rezipped

from rectify_lint.errors import SourceError
from rectify_lint.source.docx import document, package
from rectify_lint.source.readers import read_bytes

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def plain() -> bytes:
    word = Word()
    word.paragraph("甲", word.num(word.abstract(level("decimal", "%1."))))
    return word.save()


def refusal(data: bytes, name: str = "通报.docx") -> SourceError:
    with pytest.raises(SourceError) as caught:
        read_bytes(data, name)
    assert str(caught.value).startswith(f"{name}: ")
    assert caught.value.text("zh").startswith(f"{name}：")
    return caught.value


def replaced(part: str, change: Callable[[bytes], bytes | None]) -> bytes:
    return rezipped(plain(), lambda name, content: change(content) if name == part else content)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 word/document.xml",
        plain()[:-200],
        plain()[: len(plain()) // 2],
        replaced("word/document.xml", lambda content: content[: len(content) // 2]),
        replaced("word/document.xml", lambda content: None),
        replaced("word/document.xml", lambda content: content.replace(b"w:body", b"w:other")),
    ],
    ids=["empty", "head only", "without directory", "half", "half a part", "without text", "without body"],
)
def test_what_is_broken_is_an_error_that_says_so(data: bytes) -> None:
    assert "docx" in refusal(data).text("zh")


def test_bytes_that_were_changed_are_noticed_by_their_checksum() -> None:
    data = bytearray(plain())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        info = archive.getinfo("word/document.xml")
    data[info.header_offset + 60 : info.header_offset + 90] = b"\xff" * 30
    assert "损坏或不完整" in refusal(bytes(data)).text("zh")


def test_a_document_with_a_password_is_named_as_such_whatever_its_suffix() -> None:
    data = OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600
    for name in ("通报.docx", "通报.doc"):
        assert "密码" in refusal(data, name).text("zh")


def test_an_encrypted_archive_is_named_as_such() -> None:
    data = bytearray(plain())
    place = data.index(b"PK\x01\x02")
    while place >= 0:
        data[place + 8] |= 1
        place = data.find(b"PK\x01\x02", place + 1)
    assert "password" in str(refusal(bytes(data)))


def test_an_old_document_called_docx_is_named_as_such() -> None:
    assert "旧版 Office 文档" in refusal(OLE + b"\0" * 600).text("zh")


def test_another_document_of_the_family_is_named_as_such() -> None:
    data = replaced("word/document.xml", lambda content: b"<workbook><body/></workbook>")
    assert "not a Word document" in str(refusal(data))


def test_a_document_of_pictures_says_so() -> None:
    word = Word()
    word.paragraph()._p.append(element("<w:r><w:drawing/></w:r>"))
    assert "只有图片" in refusal(word.save()).text("zh")


# -- made to do harm


def test_a_part_that_unpacks_to_too_much_is_not_unpacked() -> None:
    size = 400 * 1024 * 1024
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("word/document.xml", "w") as file,
    ):
        for _ in range(size >> 20):
            file.write(b" " * (1 << 20))
    tracemalloc.start()
    try:
        refusal(buffer.getvalue())
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 4 * package.PART_LIMIT


def test_parts_that_are_not_read_are_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    buffer = io.BytesIO(plain())
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/image1.png", b"\0" * (2 * 1024 * 1024))
    monkeypatch.setattr(package, "PART_LIMIT", 1024 * 1024)
    assert read_bytes(buffer.getvalue(), "a.docx").text == "1.甲\n"


@pytest.mark.parametrize(("limit", "size"), [("MARKUP_LIMIT", 5), ("ENTRY_LIMIT", 3), ("PART_LIMIT", 99)])
def test_each_limit_is_told_with_what_to_do(monkeypatch: pytest.MonkeyPatch, limit: str, size: int) -> None:
    monkeypatch.setattr(package, limit, size)
    assert "复制到新文档" in refusal(plain()).text("zh")


def test_numbers_cannot_make_a_text_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    word = Word()
    num = word.num(word.abstract(level("decimal", "长" * 5000 + "、")))
    word.paragraph("甲", num)
    assert read_bytes(word.save(), "a.docx").text == "长" * 255 + "甲\n"
    monkeypatch.setattr(document, "TEXT_LIMIT", 200)
    assert "characters than any notice" in str(refusal(word.save()))


BOMB = "<!DOCTYPE b [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {name} '{f'&{before};' * 20}'>" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    "declaration", ["<!DOCTYPE b>", BOMB + "]>", '<!DOCTYPE b SYSTEM "file:///etc/hostname">']
)
@pytest.mark.parametrize("use", ["", "&i;", '<w:p w:rsidR="&i;"/>'])
def test_a_part_with_a_document_type_is_refused(declaration: str, use: str) -> None:
    def change(content: bytes) -> bytes:
        start = content.index(b"<w:document")
        return (
            content[:start]
            + declaration.encode()
            + content[start:].replace(b"<w:body>", f"<w:body>{use}".encode())
        )

    assert "损坏" in refusal(replaced("word/document.xml", change)).text("zh")


def test_a_part_packed_in_a_way_that_the_format_forbids_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("word/document.xml", b" " * 1000)
    assert "损坏" in refusal(buffer.getvalue()).text("zh")


def nested(times: int) -> bytes:
    deep = b"<w:sdt>" * times + b"</w:sdt>" * times
    return replaced("word/document.xml", lambda content: content.replace(b"<w:body>", b"<w:body>" + deep))


def test_elements_within_elements_without_end_are_refused() -> None:
    assert "损坏" in refusal(nested(5000)).text("zh")


def test_elements_that_the_parser_takes_and_the_stack_does_not_are_refused() -> None:
    data = nested(240)
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack()) + 150)
    try:
        assert "损坏" in refusal(data).text("zh")
    finally:
        sys.setrecursionlimit(before)


@settings(max_examples=40)
@given(st.data())
def test_any_change_of_bytes_is_text_or_an_error(data: st.DataObject) -> None:
    original = plain()
    start = data.draw(st.integers(0, len(original)))
    changed = original[:start] + data.draw(st.binary(max_size=40)) + original[data.draw(st.integers(start)) :]
    message = ""
    try:
        kind = read_bytes(changed, "a.docx").kind
    except SourceError as error:
        message = str(error)
    assert message.startswith("a.docx: ") or kind in ("docx", "rtf")
