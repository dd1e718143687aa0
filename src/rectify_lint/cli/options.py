"""Options that several commands take."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import click

from rectify_lint.config.resolve import language, load, resolve
from rectify_lint.config.schema import LANGUAGES, Config
from rectify_lint.notice.types import Genre
from rectify_lint.rules.contract import Severity
from rectify_lint.typed import Any

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

select_option: Decorator = click.option(
    "--select", multiple=True, metavar="RULES", help="Run only these: codes, names, families, ALL."
)
ignore_option: Decorator = click.option("--ignore", multiple=True, metavar="RULES", help="Do not run these.")
profile_option: Decorator = click.option(
    "--profile", metavar="NAME", help="Use this profile: draft (default), web … (检查方案)."
)
fail_on_option: Decorator = click.option(
    "--fail-on",
    type=click.Choice([str(severity) for severity in Severity]),
    help="The least severity that makes the exit code 1.  [default: warning]",
)
lang_option: Decorator = click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    help="Language of messages (语言); default: configuration, locale.",
)
genre_option: Decorator = click.option(
    "--genre",
    type=click.Choice([str(genre) for genre in Genre]),
    help="Treat every text as a notice of this kind.",
)
config_option: Decorator = click.option(
    "--config", "config_file", metavar="FILE", help="Use this configuration file for every text."
)
color_option: Decorator = click.option(
    "--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colour the text report."
)
output_file_option: Decorator = click.option(
    "--output-file", metavar="FILE", help="Write the report to FILE (UTF-8) instead of standard output."
)
no_plugins_option: Decorator = click.option("--no-plugins", is_flag=True, help="Use the bundled rules only.")


def format_option(*formats: str) -> Decorator:
    """``--output-format`` with the first of *formats* as default."""
    return click.option(
        "--output-format",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help="Output format.",
    )


def configuration(config_file: str | None) -> Config | None:
    """The configuration named on the command line, or ``None`` where the nearest is to be found.

    Raises:
        ConfigError: it cannot be read or is wrong.
    """
    return None if config_file is None else load(config_file)


def overrides(
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    profile: str | None,
    fail_on: str | None,
    lang: str | None,
    genre: str | None,
    no_plugins: bool,
) -> dict[str, Any]:
    """The fields of the configuration that options of the command line set."""
    return {
        "select": tuple(_words(select)) or None,
        "profile": profile,
        "ignore": tuple(_words(ignore)) or None,
        "fail_on": Severity(fail_on) if fail_on else None,
        "lang": lang,
        "genre": genre,
        "no_plugins": no_plugins or None,
    }


def _words(values: tuple[str, ...]) -> Iterator[str]:
    """The selectors of a repeatable option whose values may be lists."""
    for value in values:
        yield from (part.strip() for part in value.replace("，", ",").split(",") if part.strip())


def run_language(lang: str | None, config_file: str | None = None) -> str:
    """The language of a run: ``--lang``, else the configuration of this folder, else the locale."""
    return lang or language(configuration(config_file) or resolve(os.curdir))
