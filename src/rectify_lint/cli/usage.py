"""click's errors of usage in this program's words, in English and Chinese."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable

import click

from rectify_lint.errors import UsageError
from rectify_lint.rules.place import followed, suggestion

_EXTRA = re.compile(r"\((.*)\)", re.DOTALL)
_MISSING = {
    "FILE|-": ("a file (or - for standard input)", "要处理的文件（- 表示标准输入）"),
    "RULE": ("a rule code or name", "规则代码或名称"),
}
"""By the names that usage shows: what the argument is, in English and Chinese."""


def unknown_command(name: str, known: Iterable[str]) -> UsageError:
    """The error that there is no command *name*; if that is a file, the command before it was forgotten."""
    if os.path.lexists(name) or "." in name or os.sep in name:
        return UsageError(
            f"{name!r} is not a command; to check a file: rectify-lint check FILE",
            zh=f"“{name}”不是命令；要检查文件，请用：rectify-lint check 文件",
        )
    names = tuple(known)
    return UsageError(
        followed(f"there is no command {name!r}{suggestion(name, names)}", f"commands: {', '.join(names)}"),
        zh=followed(
            f"没有命令“{name}”{suggestion(name, names, 'zh')}", f"可用的命令：{'、'.join(names)}", "zh"
        ),
    )


def worded(error: click.UsageError, command: str) -> UsageError:
    """*error* in English and Chinese, with a hint at the help; *command* is named if the error has no context."""
    path = command if error.ctx is None else error.ctx.command_path
    en, zh = _said(error)
    return UsageError(
        followed(en, f"'{path} --help' shows the usage"), zh=followed(zh, f"用法见 {path} --help", "zh")
    )


def _said(error: click.UsageError) -> tuple[str, str]:
    message = error.message.rstrip(".")
    if isinstance(error, click.NoSuchOption):
        name, near = error.option_name, error.possibilities or ()
        return (
            f"there is no option {name!r}{suggestion(name, near)}",
            f"没有选项“{name}”{suggestion(name, near, 'zh')}",
        )
    if isinstance(error, click.BadOptionUsage):
        lacks = "requires" in message
        return message, f"选项“{error.option_name}”{'后面缺少取值' if lacks else '不带取值'}"
    if isinstance(error, click.MissingParameter) and error.param is not None:
        name = error.param.human_readable_name
        english, chinese = _MISSING.get(name, (name, name))
        return f"{english} is required", f"没有给出{chinese}"
    param = error.param if isinstance(error, click.BadParameter) else None
    if param is not None and isinstance(param.type, click.Choice):
        name, choices = param.opts[0], [str(one) for one in param.type.choices]
        return f"{name} is one of {', '.join(choices)}", f"{name} 的取值只能是 {'、'.join(choices)}"
    if extra := _EXTRA.search(message):
        return f"too many arguments: {extra[1]}", f"多出的参数：{extra[1]}"
    return message, f"用法有误（{message}）"
