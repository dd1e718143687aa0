"""``rectify-lint rules``: the list of rules."""

from __future__ import annotations

import click

from rectify_lint.cli import options
from rectify_lint.cli.terminal import tell, write_output
from rectify_lint.errors import UsageError
from rectify_lint.plugins.manager import registry
from rectify_lint.report.catalogue import render_list, render_list_json
from rectify_lint.rules.contract import Severity
from rectify_lint.rules.manifest import Status


@click.command("rules")
@click.option("--family", multiple=True, metavar="FAM", help="Only these families (TOT, STA …).")
@click.option("--severity", type=click.Choice([str(severity) for severity in Severity]), help="Only these.")
@click.option("--status", type=click.Choice([str(status) for status in Status]), help="Only these.")
@click.option("--default", "only_default", is_flag=True, help="Only the rules that run by default.")
@options.format_option("text", "json")
@options.lang_option
@options.no_plugins_option
def command(
    family: tuple[str, ...],
    severity: str | None,
    status: str | None,
    only_default: bool,
    output_format: str,
    lang: str | None,
    no_plugins: bool,
) -> int:
    """List the rules with severity, whether they run by default, and what they check."""
    known = registry(not no_plugins)
    families = [one.upper() for one in family]
    for one in families:
        if one not in known.families:
            there = sorted(known.families)
            raise UsageError(
                f"there is no family {one!r} (there are: {', '.join(there)})",
                zh=f"没有规则族“{one}”（可用：{'、'.join(there)}）",
            )
    rules = [
        rule
        for rule in known
        if (not families or rule.manifest.family in families)
        and severity in (None, rule.manifest.severity)
        and status in (None, rule.manifest.status)
        and (rule.manifest.on_by_default or not only_default)
    ]
    if output_format == "json":
        write_output(render_list_json(rules), None, utf8=True)
    else:
        write_output(render_list(rules, lang=options.run_language(lang)), None)
    for error in known.errors:
        tell(error.text(options.run_language(lang)))
    return 2 if known.errors else 0
