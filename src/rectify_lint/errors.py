"""Errors a caller may meet. Each message names the file, the place and what to do about it."""

from __future__ import annotations


class RectifyLintError(Exception):
    """Base of every error raised on purpose; the command line prints it and exits with 2.

    Args:
        message: what is wrong, where, and what to do, in English; ``str(error)`` gives it.
        zh: the same in Chinese; where it is left out, the English text serves both.
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


def install_command(extra: str) -> str:
    """What installs the packages that the extra *extra* names, for messages that say they are missing."""
    return f'python -m pip install "rectify-lint[{extra}]"'
