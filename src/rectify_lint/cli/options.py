"""Options that several commands take."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import click

from rectify_lint.config.resolve import language, load, resolve
from rectify_lint.config.schema import LANGUAGES, Config
from rectify_lint.notice.types import Genre

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

lang_option: Decorator = click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    help="Language of messages (语言); default: configuration, locale.",
)
genre_option: Decorator = click.option(
    "--genre", type=click.Choice([str(genre) for genre in Genre]), help="Take every text for this kind."
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


def run_language(lang: str | None, config_file: str | None = None) -> str:
    """The language of a run: ``--lang``, else the configuration of this folder, else the locale."""
    return lang or language(configuration(config_file) or resolve(os.curdir))
