"""What is said when the operating system refuses a file."""

from __future__ import annotations

import errno
import os

import pytest

from rectify_lint.errors import reason


@pytest.mark.parametrize(
    ("number", "writing", "expected"),
    [
        (errno.ENOENT, False, ("no such file", "文件不存在")),
        (errno.ENOENT, True, ("its folder does not exist", "所在文件夹不存在")),
        (errno.EACCES, False, ("no permission to read it", "没有读取权限")),
        (errno.EACCES, True, ("no permission to write to it", "没有写入权限")),
        (errno.EPERM, True, ("no permission to write to it", "没有写入权限")),
        (errno.EISDIR, True, ("is a folder, not a file", "是文件夹，不是文件")),
        (errno.ENOSPC, True, ("the disk is full", "磁盘空间不足")),
    ],
)
def test_usual_reasons_are_told_in_both_languages(
    number: int, writing: bool, expected: tuple[str, str]
) -> None:
    assert reason(OSError(number, os.strerror(number)), writing=writing) == expected


def test_other_reasons_are_told_as_they_come() -> None:
    assert reason(OSError(errno.EIO, "Input/output error")) == ("Input/output error",) * 2
    assert reason(ValueError("embedded null byte")) == ("embedded null byte",) * 2
