"""The help of the commands in Chinese; the English help is in the commands themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import copy

import click

from rectify_lint.report.cells import cell_width
from rectify_lint.typed import TypeVar

_Command = TypeVar("_Command", bound=click.Command)

COMMANDS = {
    "": (
        "巡视巡察整改通报的规则校对工具。",
        "巡视巡察整改通报的规则校对工具。各命令的用法见：rectify-lint 命令 --help\n\n"
        "退出码：0 没有达到设定级别的问题；1 有；2 用法有误、文件无法读取或内部错误。",
    ),
    "annotate": (
        "生成带批注的 Word 文档，每个问题一条批注。",
        "生成 FILE 的 Word 副本，每个问题在所指文字上加一条批注。\n\n"
        "Word 文档的文字、格式、编号、修订和他人的批注均保持原样；.doc、.wps、.odt、.rtf 由 LibreOffice 转换后同样处理；"
        "其他文件另行生成文档。FILE 本身不改动。先前运行留下的批注会被替换，已回复或已解决的除外。\n\n"
        "退出码：0 没有达到 --fail-on 级别的问题；1 有；2 用法有误、文件无法读取、无法写入或内部错误。",
    ),
    "check": (
        "检查通报，列出问题。",
        "检查通报：可给出文件、文件夹（检查其中所有文档），或用 - 表示标准输入。\n\n"
        "RULES 是规则的代码（TOT001）、名称（listed-problems）、规则族（TOT）或 ALL，可用逗号分隔，也可重复给出。\n\n"
        "--fix 直接修改文件，并报告余下的问题；从标准输入读取时，改后的文字写到标准输出，报告写到标准错误。"
        "--diff 只输出改动对照，不写文件。\n\n"
        "退出码：0 没有达到 --fail-on 级别的问题；1 有（--diff：有可改之处）；2 用法有误、文件无法读取或内部错误。"
        "问题写到标准输出，其余写到标准错误。",
    ),
    "explain": (
        "查看一条规则：理由、依据、示例。",
        "查看一条规则的说明。RULE 是规则的代码（TOT001）或名称（listed-problems）。",
    ),
    "outline": (
        "查看通报是怎样被理解的：章节、条目、整改状态。",
        "查看 FILE 是怎样被理解的：各部分、标题、条目及其整改状态和措施数。\n\n"
        "对某个问题有疑问时，请先看这里：如果条目或状态没有出现，说明文字的读法与本意不同。",
    ),
    "profiles": (
        "列出检查方案及其改动的规则。",
        "列出检查方案（供 check --profile 使用），以及每个方案与 draft 相比改动的规则。",
    ),
    "reconcile": (
        "数量勾稽核对表；也可与整改台账逐项核对。",
        "列出 FILE 中互相核对过的每一个数，附算式和结论（数量勾稽）。\n\n"
        "给出 --ledger 时，改为与本单位整改台账逐项核对：缺漏、多出的问题，以及不一致的状态、措施、时限和总数。\n\n"
        "退出码：不带 --ledger 时为 0；带 --ledger 时，相符为 0，有不符之处为 1（见 --fail-on）；"
        "用法有误或文件无法读取为 2。",
    ),
    "rules": ("规则一览。", "列出规则的级别、是否默认启用和检查内容。"),
}
"""By command (``""`` for the program itself): the line in the list of commands, and the help."""

OPTIONS = {
    "color": "文本报告是否用颜色。",
    "config_file": "所有文件都用这份配置文件。",
    "diff": "显示 --fix 会作哪些改动，不写文件。",
    "exclude": "不检查与模式相符的路径，即使已经指明。",
    "fail_on": "有这一级别及以上的问题时，退出码为 1。[默认：warning]",
    "reconcile.fail_on": "与 --ledger 同用：有这一结论时退出码为 1。[默认：fail]",
    "family": "只列这些规则族（TOT、STA 等）。",
    "fix": "直接在文件中作机械性修正。",
    "force": "目标文件已存在时覆盖。",
    "genre": "把所有文件都当作这一类通报。",
    "help": "显示本说明。",
    "ignore": "不运行这些规则。",
    "lang": "消息的语言；默认依次看配置文件、系统区域设置。",
    "ledger": "与这份整改台账核对（xlsx、csv、docx 等）。",
    "min_severity": "只为这一级别及以上的问题加批注。",
    "no_plugins": "只用自带的规则。",
    "only_default": "只列默认启用的。",
    "output": "写入的文件；默认为原文件旁的“原名.reviewed.docx”。",
    "output_file": "把报告写入文件（UTF-8），不输出到屏幕。",
    "output_format": "输出格式。",
    "profile": "检查方案：draft（默认）、web 等。",
    "select": "只运行这些规则：代码、名称、规则族或 ALL。",
    "severity": "只列这一级别的。",
    "sheets": "读取台账的这个工作表，可重复给出。",
    "status": "只列这一状态的。",
    "unsafe_fixes": "与 --fix 或 --diff 同用：也作很可能正确的修正。",
    "version": "显示版本。",
}
"""By parameter, or by ``command.parameter`` where it means something else for that command."""

_HEADINGS = {"Options": "选项", "Commands": "命令"}
_TOKEN = re.compile(r"\[[^]]*\]|[!-~]+ ?|.", re.DOTALL)
_CLOSING = frozenset("，。、；：）”")


def in_chinese(command: _Command, name: str) -> _Command:
    """A copy of *command*, named *name*, with its help in Chinese."""
    done = copy(command)
    done.context_class = _Context
    done.help = COMMANDS[name][1]
    done.options_metavar = "[选项]"
    if isinstance(done, click.Group):
        done.subcommand_metavar = "命令 …"
    done.params = [_option(one, name) for one in command.params]
    return done


def _option(parameter: click.Parameter, command: str) -> click.Parameter:
    if not isinstance(parameter, click.Option):
        return parameter
    done = copy(parameter)
    done.help = OPTIONS.get(f"{command}.{done.name}") or OPTIONS[str(done.name)]
    return done


class _Formatter(click.HelpFormatter):
    """Wraps help at the width of the terminal in columns; a Chinese character takes two."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, "用法：")

    def write_heading(self, heading: str) -> None:
        self.write(f"{'':>{self.current_indent}}{_HEADINGS.get(heading, heading)}：\n")

    def write_text(self, text: str) -> None:
        indent = " " * self.current_indent
        for paragraph in text.split("\n"):
            lines = _wrapped(paragraph, self.width - self.current_indent)
            self.write("".join(f"{indent}{line}".rstrip() + "\n" for line in lines or [""]))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        table = list(rows)
        first = min(max(cell_width(term) for term, _ in table), col_max) + col_spacing
        indent = " " * (self.current_indent + first)
        for term, text in table:
            said = OPTIONS["help"] if term.endswith("--help") else text.replace("[default: ", "[默认：")
            lines = _wrapped(said, self.width - len(indent)) or [""]
            begun = f"{'':>{self.current_indent}}{term}"
            gap = len(indent) - cell_width(begun)
            self.write(
                f"{begun}{' ' * gap}{lines[0]}\n" if gap >= col_spacing else f"{begun}\n{indent}{lines[0]}\n"
            )
            self.write("".join(f"{indent}{line}\n" for line in lines[1:]))


def _wrapped(text: str, columns: int) -> list[str]:
    """*text* in lines of at most *columns*; Latin words are not broken, and no line begins with a closing mark."""
    lines, line, taken = [], "", 0
    for token in _TOKEN.findall(text):
        width = cell_width(token.rstrip())
        if line and taken + width > columns and token not in _CLOSING:
            lines.append(line.rstrip())
            line, taken = "", 0
        line += token
        taken += cell_width(token)
    return [*lines, line.rstrip()] if line else lines


class _Context(click.Context):
    formatter_class = _Formatter
