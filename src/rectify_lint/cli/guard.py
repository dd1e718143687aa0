"""The one place where an exception becomes a message on standard error and an exit code; without click."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence

from rectify_lint._version import __version__
from rectify_lint.cli.terminal import prepare_streams, tell
from rectify_lint.errors import RectifyLintError
from rectify_lint.typed import NoReturn


def guarded(arguments: Sequence[str], work: Callable[[], int]) -> int:
    """The exit code of *work*; if it raises, a message in the language of *arguments* and 2."""
    prepare_streams()
    try:
        return work()
    except RectifyLintError as error:
        tell(error.text(message_language(arguments)))
    except KeyboardInterrupt:
        tell("已中断" if message_language(arguments) == "zh" else "interrupted")
    except Exception as error:
        _internal(error, message_language(arguments))
    return 2


def message_language(arguments: Sequence[str]) -> str:
    """The language of help and errors: by *arguments*, else the configuration of this folder, else the locale."""
    from rectify_lint.config.resolve import language, load, resolve
    from rectify_lint.config.schema import LANGUAGES, Config

    lang, file = _value(arguments, "--lang"), _value(arguments, "--config")
    if lang in LANGUAGES:
        return lang
    try:
        return language(load(file) if file else resolve())
    except RectifyLintError:
        return language(Config())


def _value(arguments: Sequence[str], option: str) -> str:
    """The value of *option* in *arguments*, empty if it is not given; the last one counts, as for click."""
    found = ""
    for argument, following in zip(arguments, [*arguments[1:], ""], strict=False):
        if argument == option:
            found = following
        elif argument.startswith(f"{option}="):
            found = argument.removeprefix(f"{option}=")
    return found


def _internal(error: Exception, lang: str) -> None:
    """Report a failure of the program itself; with a traceback only on request."""
    if os.environ.get("RECTIFY_LINT_DEBUG"):
        _raise(error)
    kind = f"{type(error).__name__}: {error}"
    version = f"rectify-lint {__version__}, Python {sys.version.split()[0]}"
    if lang == "zh":
        tell(
            f"内部错误：{kind}（{version}）\n"
            "这是程序的缺陷，不是文件的问题。请把本条信息、所用命令和能重现问题的文字片段（注意脱敏）反馈给维护者；\n"
            "设置环境变量 RECTIFY_LINT_DEBUG=1 后重新运行可得到详细信息。"
        )
    else:
        tell(
            f"internal error: {kind} ({version})\n"
            "This is a fault of the program, not of the file. Please report it with this message, the "
            "command and a piece of text that shows it (without confidential content);\n"
            "run again with RECTIFY_LINT_DEBUG=1 in the environment for details."
        )


def _raise(error: Exception) -> NoReturn:
    raise error
