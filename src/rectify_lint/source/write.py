"""Writing text back into its file: same encoding, byte-order mark and mode, atomically."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from collections.abc import Iterable

from rectify_lint.errors import SourceError, reason
from rectify_lint.source.decode import decode, mark_of
from rectify_lint.source.text import Source

_WRITE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


def check_writable(source: Source, data: bytes) -> None:
    """Make sure that *source* was read from *data* and is of a type that can be written.

    Raises:
        SourceError: the file changed since it was read, or it contains more than its text.
    """
    name = source.path or "<text>"
    if not source.editable:
        raise SourceError(
            f"{name}: only plain text, Markdown and Word documents can be fixed; correct the original by hand",
            zh=f"{name}：只能修正纯文本、Markdown 和 Word（docx）文件，请在原文件中手工修改",
        )
    if decode(data, name)[0] != source.text:
        raise changed(name)


def encode(text: str, source: Source, original: bytes) -> bytes:
    """*text* in the encoding of *source*, with the byte-order mark of *original*.

    Raises:
        SourceError: the encoding lacks a character, or the bytes would be read as another text.
    """
    name = source.path or "<text>"
    try:
        data = mark_of(original) + text.encode(source.encoding.removesuffix("-sig"))
    except UnicodeEncodeError as problem:
        character = f"U+{ord(text[problem.start]):04X}"
        raise SourceError(
            f"{name}: {source.encoding} has no character {character}; the file is unchanged, "
            "save it as UTF-8 and try again",
            zh=f"{name}：{source.encoding} 编码中没有字符 {character}，文件未改动；请另存为 UTF-8 后再修正",
        ) from None
    if decode(data, name)[0] != text:
        raise SourceError(
            f"{name}: written as {source.encoding} the text would be read as another one; the file is "
            "unchanged, save it as UTF-8 and try again",
            zh=f"{name}：按原编码 {source.encoding} 写回后会被误读，文件未改动；请另存为 UTF-8 后再修正",
        )
    return data


def replace_file(path: str, data: bytes, expected: bytes) -> None:
    """Replace the content of the file *path*, which is *expected*, by *data*; the target of a link is replaced.

    The new content is written beside the file and then renamed, so that at any time either the old file or the new one
    is there.

    Raises:
        SourceError: the file has other content by now, is write-protected, or cannot be written.
    """
    target = os.path.realpath(path)
    try:
        status = os.stat(target)
        if not stat.S_ISREG(status.st_mode):
            raise _unwritable(path, "it is not an ordinary file", "不是普通文件")
        # The mode is checked too: for an administrator os.access allows everything.
        if not status.st_mode & _WRITE or not os.access(target, os.W_OK):
            raise _unwritable(path, "it is write-protected", "文件为只读")
        temporary = _write_beside(target, data)
        try:
            _take_over(temporary, status)
            with open(target, "rb") as file:
                if file.read(len(expected) + 1) != expected:
                    raise changed(path)
            os.replace(temporary, target)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
            raise
    except PermissionError:
        raise _unwritable(path, "no permission to write to its folder", "没有所在文件夹的写入权限") from None
    except OSError as problem:
        raise _unwritable(path, *reason(problem)) from None


def spare(inputs: Iterable[str], path: str | None) -> None:
    """Make sure that writing the file *path* (``None`` for none) overwrites none of the files *inputs*.

    Raises:
        SourceError: it is one of them.
    """
    if path is None or not os.path.lexists(path):
        return
    for one in inputs:
        with contextlib.suppress(OSError, ValueError):
            if os.path.samefile(path, one):
                raise SourceError(
                    f"{path}: would overwrite the file that is checked; name another one",
                    zh=f"{path}：会覆盖原文件，请另外指定要写入的文件",
                )


def check_new(path: str, beside: str, *, force: bool) -> None:
    """Make sure that the new file *path*, made from the file *beside*, may be written.

    Args:
        path: the new file.
        beside: the file that must not be overwritten.
        force: whether to overwrite any other file.

    Raises:
        SourceError: *path* is a folder, the file *beside*, or, without *force*, an existing file.
    """
    if os.path.isdir(path):
        raise SourceError(f"{path}: is a folder; name a file", zh=f"{path}：是文件夹，请给出文件名")
    spare([beside], path)
    if os.path.lexists(path) and not force:
        raise SourceError(
            f"{path}: already exists; name another file or replace it with --force",
            zh=f"{path}：文件已存在，请另外指定文件名，或用 --force 覆盖",
        )


def write_new(path: str, data: bytes, beside: str, *, force: bool) -> None:
    """Write *data* into the new file *path* atomically, readable by those who may read the file *beside*.

    Raises:
        SourceError: as :func:`check_new`, or it cannot be written; then nothing is left behind.
    """
    target = os.path.realpath(path)
    try:
        temporary = _write_beside(target, data)
        try:
            with contextlib.suppress(OSError):
                os.chmod(temporary, stat.S_IMODE(os.stat(beside).st_mode) | stat.S_IWUSR)
            check_new(path, beside, force=force)
            os.replace(temporary, target)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
            raise
    except PermissionError:
        raise _not_written(path, "no permission to write to its folder", "没有所在文件夹的写入权限") from None
    except (OSError, ValueError) as problem:
        raise _not_written(path, *reason(problem, writing=True)) from None


def _write_beside(target: str, data: bytes) -> str:
    """Write *data* to a new file in the folder of *target*, flushed to disk, and return its path."""
    folder, name = os.path.split(target)
    handle, temporary = tempfile.mkstemp(prefix=f".{name[:40]}.", suffix=".tmp", dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        os.unlink(temporary)
        raise
    return temporary


def _take_over(temporary: str, status: os.stat_result) -> None:
    """Give *temporary* the mode of the file it replaces, and its owner if that is permitted."""
    if hasattr(os, "chown"):
        with contextlib.suppress(PermissionError):
            os.chown(temporary, status.st_uid, status.st_gid)
    os.chmod(temporary, stat.S_IMODE(status.st_mode))


def changed(path: str) -> SourceError:
    """The error that the file *path* is no longer the one that was checked."""
    return SourceError(
        f"{path}: changed on the disk while it was checked; nothing was written, check it again",
        zh=f"{path}：检查期间文件已被其他程序改动，未写入；请重新检查",
    )


def _unwritable(path: str, en: str, zh: str) -> SourceError:
    return SourceError(
        f"{path}: cannot be written ({en}); the file is unchanged",
        zh=f"{path}：无法写入（{zh}），文件未改动",
    )


def _not_written(path: str, en: str, zh: str) -> SourceError:
    return SourceError(f"{path}: cannot be written ({en})", zh=f"{path}：无法写入（{zh}）")
