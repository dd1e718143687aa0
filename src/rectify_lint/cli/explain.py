"""``rectify-lint explain``: the page of one rule."""

from __future__ import annotations

import click

from rectify_lint.cli import options
from rectify_lint.cli.terminal import tell, write_output
from rectify_lint.errors import UsageError
from rectify_lint.plugins.manager import registry
from rectify_lint.report.catalogue import render_page
from rectify_lint.rules.place import followed, suggestion


@click.command("explain")
@click.argument("rule")
@options.lang_option
@options.no_plugins_option
def command(rule: str, lang: str | None, no_plugins: bool) -> int:
    """Show the page of RULE, a code (TOT001) or a name (listed-problems)."""
    rules = registry(not no_plugins)
    found = rules.get(rule) or rules.get(rule.upper()) or rules.get(rule.lower())
    for error in rules.errors:
        tell(error.text(options.run_language(lang)))
    if found is None:
        known = [*rules.rules, *(one.manifest.name for one in rules)]
        raise UsageError(
            followed(
                f"there is no rule {rule!r}{suggestion(rule, known)}", "'rectify-lint rules' lists them"
            ),
            zh=followed(
                f"没有规则“{rule}”{suggestion(rule, known, 'zh')}",
                "可用 rectify-lint rules 查看全部规则",
                "zh",
            ),
        )
    write_output(render_page(found.page(), lang=options.run_language(lang)), None)
    return 2 if rules.errors else 0
