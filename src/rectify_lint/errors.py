"""Errors that callers may catch. Each message names the file and the place, and says what to do."""

from __future__ import annotations

import errno


class RectifyLintError(Exception):
    """Base of every error raised on purpose; the command line prints it and exits with 2.

    Args:
        message: what is wrong, where, and what to do, in English; the value of ``str(error)``.
        zh: the same in Chinese; by default the English text serves both.
    """

    def __init__(self, message: str, *, zh: str | None = None) -> None:
        super().__init__(message)
        self.zh = zh

    def text(self, lang: str) -> str:
        """The message in *lang* (``zh`` or ``en``)."""
        return self.zh if lang == "zh" and self.zh is not None else str(self)


class SourceError(RectifyLintError):
    """A file cannot be read as a notice: missing, unreadable, undecodable or of an unknown type."""


class ConfigError(RectifyLintError):
    """A configuration file or option has an unknown key or a value of the wrong type."""


class RulePageError(RectifyLintError):
    """A rule page or rule pack is malformed: the manifest, a case, or the code it names."""


class UsageError(RectifyLintError):
    """The command line or a library call asks for something that does not exist (a rule, a format)."""


_REASONS = {
    errno.ENOENT: ("no such file", "文件不存在"),
    errno.EISDIR: ("is a folder, not a file", "是文件夹，不是文件"),
    errno.ENOTDIR: ("a part of its path is a file, not a folder", "路径中有一级不是文件夹"),
    errno.ENAMETOOLONG: ("the name is too long", "名称过长"),
    errno.ELOOP: ("too many links", "链接层数过多"),
    errno.ENOSPC: ("the disk is full", "磁盘空间不足"),
    errno.EROFS: ("the disk is read-only", "磁盘为只读"),
}
"""Error numbers of the operating system in words, in English and Chinese."""


def reason(problem: OSError | ValueError, *, writing: bool = False) -> tuple[str, str]:
    """Why a file cannot be read (with *writing*: written), in English and Chinese.

    A problem without a wording here is given in the words of the operating system, in both.
    """
    if isinstance(problem, PermissionError):
        return (
            ("no permission to write to it", "没有写入权限")
            if writing
            else ("no permission to read it", "没有读取权限")
        )
    if writing and isinstance(problem, FileNotFoundError):
        return "its folder does not exist", "所在文件夹不存在"
    own = getattr(problem, "strerror", None) or str(problem)
    return _REASONS.get(getattr(problem, "errno", None) or 0, (own, own))


def install_command(extra: str) -> str:
    """The command that installs the packages of *extra*, for messages that say they are missing."""
    return f'python -m pip install "rectify-lint[{extra}]"'
