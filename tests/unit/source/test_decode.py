from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rectify_lint.errors import SourceError
from rectify_lint.source.decode import decode

TEXT = "县委第二巡察组反馈的3个方面12个具体问题，\r\n一、已完成整改10个；二、正在整改2个。\n"


@pytest.mark.parametrize(
    ("codec", "mark", "expected"),
    [
        ("utf-8", b"", "utf-8"),
        ("utf-8", b"\xef\xbb\xbf", "utf-8-sig"),
        ("utf-16-le", b"\xff\xfe", "utf-16-le"),
        ("utf-16-be", b"\xfe\xff", "utf-16-be"),
        ("utf-32-le", b"\xff\xfe\x00\x00", "utf-32-le"),
        ("utf-32-be", b"\x00\x00\xfe\xff", "utf-32-be"),
        ("utf-16-le", b"", "utf-16-le"),
        ("utf-16-be", b"", "utf-16-be"),
        ("utf-32-le", b"", "utf-32-le"),
        ("utf-32-be", b"", "utf-32-be"),
        ("gb18030", b"", "gb18030"),
        ("gbk", b"", "gb18030"),
        ("gb2312", b"", "gb18030"),
    ],
)
def test_every_supported_encoding_is_recognised_and_gives_the_same_text(
    codec: str, mark: bytes, expected: str
) -> None:
    assert decode(mark + TEXT.encode(codec)) == (TEXT, expected)


def test_nothing_at_all_is_empty_utf8() -> None:
    assert decode(b"") == ("", "utf-8")


def test_characters_are_never_normalised() -> None:
    text = "﹝2024﹞　e\u0301\u00e9 Ａ\u2028\x0b"
    assert decode(text.encode())[0] == text


def test_rare_characters_in_gb18030_take_four_bytes_and_survive() -> None:
    text = TEXT + "㐀𠀀䶮"
    assert decode(text.encode("gb18030")) == (text, "gb18030")


def test_utf8_with_one_broken_byte_is_called_broken_utf8_and_not_read_as_gb18030() -> None:
    data = "第一行\n第二行有一个坏".encode() + b"\xff" + "字节\n".encode()
    with pytest.raises(SourceError) as caught:
        decode(data, "a.txt")
    assert str(caught.value).startswith("a.txt: not valid UTF-8 at line 2, byte offset 31 (byte 0xFF)")
    assert "第2行（字节偏移31）的字节 0xFF " in caught.value.text("zh")


def test_utf8_cut_off_in_the_middle_of_a_character_is_reported_at_that_character() -> None:
    with pytest.raises(SourceError, match="not valid UTF-8 at line 1, byte offset 24 "):
        decode("根据县委统一部署，".encode()[:-1])


def test_gb18030_with_a_broken_byte_is_reported_with_its_line() -> None:
    with pytest.raises(SourceError, match="not valid GB18030 at line 3, byte offset 81 "):
        decode((TEXT + "完").encode("gbk")[:-1] + b"\xff")


def test_a_line_ended_by_carriage_return_counts_as_one() -> None:
    with pytest.raises(SourceError, match="at line 3,"):
        decode("一行文字\r\n二行文字\r三行文字".encode() + b"\xff")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("一、整改".encode("utf-16") + b"x", "not valid UTF-16-LE at byte offset 10 "),
        (b"\xff\xfe\x00\xd8a\x00", "not valid UTF-16-LE at byte offset 2 "),
        (b"\xff\xfe\x00\x00\x00\x00\x11\x00", "not valid UTF-32-LE at byte offset 4 "),
        (b"\xef\xbb\xbf\xe4\xb8", "not valid UTF-8 at line 1, byte offset 3 "),
    ],
)
def test_a_byte_order_mark_is_taken_at_its_word(data: bytes, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        decode(data)


def test_a_broken_surrogate_late_in_unmarked_utf16_is_placed() -> None:
    data = (TEXT * 2000).encode("utf-16-le") + b"\x00\xd8a\x00"
    with pytest.raises(SourceError, match=f"not valid UTF-16-LE at byte offset {len(data) - 4} "):
        decode(data)


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01",
        b"plain ascii with a \x00 in it",
        "這是繁體中文的文字檔案，請轉換編碼".encode("big5"),
        bytes(range(1, 32)) + b"\x81\x40" * 3,
    ],
)
def test_what_is_no_text_is_refused_with_advice(data: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        decode(data, "图.txt")
    assert "save it as UTF-8 text" in str(caught.value)
    assert caught.value.text("zh").startswith("图.txt：不是纯文本文件")


@given(st.binary(max_size=200))
def test_any_bytes_give_text_or_a_source_error(data: bytes) -> None:
    try:
        text, encoding = decode(data, "x")
    except SourceError as error:
        messages = str(error), error.text("zh")
    else:
        messages = "x: ", "x："
        assert text.encode(encoding) in (data, data[2:], data[4:])
    assert [message[:2] for message in messages] == ["x:", "x："]


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff"), max_size=200))
def test_any_text_in_utf8_comes_back_unchanged(text: str) -> None:
    assert decode(text.encode()) == (text, "utf-8")
