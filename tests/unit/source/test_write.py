from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from rectify_lint import Source, SourceError
from rectify_lint.source.readers import read_bytes
from rectify_lint.source.write import check_writable, encode, replace_file

TEXT = "甲。。\r\n乙\n丙\r丁𠀀"
ENCODINGS = [
    (b"", "utf-8"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"", "gb18030"),
]


@pytest.mark.parametrize(("mark", "encoding"), ENCODINGS)
def test_a_text_goes_back_as_it_came(mark: bytes, encoding: str) -> None:
    data = mark + TEXT.encode(encoding)
    source = read_bytes(data, "a.txt")
    check_writable(source, data)
    new = TEXT.replace("。。", "。")
    assert encode(new, source, data) == mark + new.encode(encoding)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_wide_encoding_without_mark_stays_without(encoding: str) -> None:
    data = ("关于整改情况的通报。。\n" * 3).encode(encoding)
    source = read_bytes(data, "a.txt")
    assert encode(source.text, source, data) == data


def test_a_character_that_the_encoding_lacks_is_named() -> None:
    with pytest.raises(SourceError, match=r"a\.txt: utf-8 has no character U\+D800") as raised:
        encode("\ud800", Source("甲", path="a.txt"), "甲".encode())
    assert "没有字符 U+D800" in raised.value.text("zh")


def test_a_text_that_would_be_read_otherwise_is_not_written() -> None:
    # Six bytes of GB18030 that happen to be two characters of UTF-8.
    data = "甲。".encode("gb18030")
    source = read_bytes(data, "a.txt")
    assert source.encoding == "gb18030"
    with pytest.raises(SourceError, match="written as gb18030 the text would be read as another"):
        encode("通报".encode().decode("gb18030"), source, data)


def test_only_what_came_from_these_bytes_goes_back_to_them() -> None:
    with pytest.raises(SourceError, match=r"a\.txt: changed on the disk"):
        check_writable(Source("甲", path="a.txt"), "乙".encode())
    with pytest.raises(SourceError, match="only plain text, Markdown and Word"):
        check_writable(Source("甲", path="a.docx", kind="docx"), "甲".encode())


def test_a_file_is_replaced_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    path.chmod(0o640)
    replace_file(str(path), b"new", b"old")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert os.listdir(tmp_path) == ["a.txt"]


def test_a_link_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    target = tmp_path / "deep" / "a.txt"
    target.write_bytes(b"old")
    link = tmp_path / "link.txt"
    link.symlink_to(target)
    replace_file(str(link), b"new", b"old")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_file_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"newer")
    with pytest.raises(SourceError, match=r"a\.txt: changed on the disk"):
        replace_file(str(path), b"new", b"old")
    assert path.read_bytes() == b"newer"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_a_write_protected_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with pytest.raises(SourceError, match=r"a\.txt: cannot be written \(it is write-protected\)") as raised:
        replace_file(str(path), b"new", b"old")
    assert raised.value.text("zh").endswith("无法写入（文件为只读），文件未改动")
    assert path.read_bytes() == b"old"


def test_what_is_no_ordinary_file_is_left_alone(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="not an ordinary file"):
        replace_file(str(tmp_path), b"new", b"")
    with pytest.raises(SourceError, match="cannot be written"):
        replace_file(str(tmp_path / "none.txt"), b"new", b"")


@pytest.mark.parametrize(
    ("problem", "reason"),
    [(OSError(28, "No space left on device"), "the disk is full"), (PermissionError(), "its folder")],
)
def test_whatever_fails_leaves_the_file_and_no_trace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, problem: OSError, reason: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise problem

    for name in ("replace", "fsync"):
        with monkeypatch.context() as patched:
            patched.setattr(os, name, fail)
            with pytest.raises(SourceError, match=reason):
                replace_file(str(path), b"new", b"old")
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.txt"]
