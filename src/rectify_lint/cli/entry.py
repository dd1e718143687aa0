"""The group of commands."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module

import click

from rectify_lint._version import __version__
from rectify_lint.cli.guard import message_language
from rectify_lint.cli.terminal import written
from rectify_lint.cli.usage import unknown_command, worded

_COMMANDS = {
    "annotate": "Write a Word document with the findings as comments (批注).",
    "check": "Check notices and print what is wrong (检查通报).",
    "explain": "Show the page of a rule: why, basis, examples (规则说明).",
    "outline": "Show how a notice was understood: sections, items, statuses (通报结构).",
    "profiles": "List the profiles and what each changes (检查方案).",
    "reconcile": "Show every pair of numbers compared (数量勾稽核对表).",
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
        if ctx.obj != "zh":
            return command
        from rectify_lint.cli.chinese import in_chinese

        return in_chinese(command, cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it, but with this program's message for an unknown command."""
        name = args[0]
        if name not in _COMMANDS and not name.startswith("-") and not ctx.resilient_parsing:
            raise unknown_command(name, _COMMANDS)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table of commands, without importing any."""
        table = _COMMANDS
        if ctx.obj == "zh":
            from rectify_lint.cli.chinese import COMMANDS

            table = {name: COMMANDS[name][0] for name in _COMMANDS}
        with formatter.section("Commands"):
            formatter.write_dl(list(table.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(
    __version__, "-V", "--version", prog_name="rectify-lint", message="%(prog)s %(version)s"
)
def group() -> None:
    """Check Chinese inspection-rectification notices (巡视巡察整改通报).

    Exit code 0: no finding of the severity that counts; 1: at least one; 2: wrong usage, unreadable input or an
    internal error.
    """


def run(arguments: Sequence[str]) -> int:
    """Run the command that *arguments* name and return its exit code.

    Raises:
        UsageError: there is no such command, option or value.
        RectifyLintError: the help cannot be written, or the command raised it.
        KeyboardInterrupt: the run was interrupted.
    """
    helping = not arguments or not {"-h", "--help"}.isdisjoint(arguments)
    lang = message_language(arguments) if helping else ""
    command: click.Command = group
    if lang == "zh":
        from rectify_lint.cli.chinese import in_chinese

        command = in_chinese(group, "")

    def work() -> object:
        return command.main(list(arguments), prog_name="rectify-lint", standalone_mode=False, obj=lang)

    try:
        # click itself writes help; commands write their own output.
        code = written(work, sys.stdout) if helping else work()
    except click.UsageError as error:
        if not arguments:
            error.show()
            return 2
        name = f" {arguments[0]}" if arguments[0] in _COMMANDS else ""
        raise worded(error, f"rectify-lint{name}") from error
    except click.Abort as error:
        raise KeyboardInterrupt from error
    return code if isinstance(code, int) else 0
