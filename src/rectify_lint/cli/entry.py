"""The group of commands, and the one place where errors become messages and exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

import click

from rectify_lint._version import __version__
from rectify_lint.cli.terminal import prepare_streams, tell
from rectify_lint.errors import RectifyLintError

_COMMANDS = {
    "check": "Check notices and print what is wrong (检查通报).",
    "explain": "Show the page of a rule: why, basis, examples (规则说明).",
    "outline": "Show how a notice was understood: sections, items, statuses (通报结构).",
    "profiles": "List the profiles and what each changes (检查方案).",
    "reconcile": "Show every number that was held against another (数量勾稽核对表).",
    "rules": "List the rules (规则一览).",
}


class LazyGroup(click.Group):
    """A group that imports a command's module only to run that command or print its help."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the help."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command itself, from the module of its name."""
        if cmd_name not in _COMMANDS:
            return None
        command = import_module(f"rectify_lint.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table of commands, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(
    __version__, "-V", "--version", prog_name="rectify-lint", message="%(prog)s %(version)s"
)
def group() -> None:
    """Check Chinese inspection-rectification notices (巡视巡察整改通报).

    Exit code 0: nothing found that counts; 1: something found; 2: wrong usage, unreadable input or an
    internal error.
    """


def run(arguments: Sequence[str]) -> int:
    """Run the command line and give its exit code. Whatever goes wrong becomes a message on stderr."""
    prepare_streams()
    try:
        code = group.main(list(arguments), prog_name="rectify-lint", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return 2
    except RectifyLintError as error:
        tell(error.text(_language(arguments)))
        return 2
    except (click.Abort, KeyboardInterrupt):
        tell("已中断" if _language(arguments) == "zh" else "interrupted")
        return 2
    except Exception as error:
        return _internal(error, _language(arguments))
    return code if isinstance(code, int) else 0


def _language(arguments: Sequence[str]) -> str:
    """The language for an error: ``--lang`` as it stands among the *arguments*, else the locale's."""
    from rectify_lint.config.resolve import language
    from rectify_lint.config.schema import LANGUAGES, Config

    for argument, following in zip(arguments, [*arguments[1:], ""], strict=True):
        value = following if argument == "--lang" else argument.removeprefix("--lang=")
        if argument.startswith("--lang") and value in LANGUAGES:
            return value
    return language(Config())


def _internal(error: Exception, lang: str) -> int:
    """Say that the program itself failed, and how to report it; the stack only on request."""
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
    return 2


def _raise(error: Exception) -> NoReturn:
    raise error
