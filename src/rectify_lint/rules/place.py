"""Validation of values read from TOML; every error names the file and the key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rectify_lint.errors import RectifyLintError, RulePageError
from rectify_lint.typed import Any


def suggestion(word: str, known: Iterable[str], lang: str = "en") -> str:
    """``, did you mean …?`` with the word of *known* most similar to *word*; empty if none is similar."""
    near = nearest(word, known)
    if lang == "zh":
        return f"，是否指“{near}”？" if near else ""
    return f", did you mean {near!r}?" if near else ""


def followed(said: str, more: str, lang: str = "en") -> str:
    """*said* and *more* as one message, with a semicolon between unless *said* ends in a question mark."""
    if lang == "zh":
        return f"{said}{'' if said.endswith('？') else '；'}{more}"
    return f"{said}{'' if said.endswith('?') else ';'} {more}"


def nearest(word: str, known: Iterable[str]) -> str:
    """The word of *known* most similar to *word*; empty if none is similar."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, list(known), 1)), "")


class Place:
    """The place of a value: a file, and in it a key, a 1-based line, or both; for errors that name them."""

    def __init__(
        self, file: str, key: str = "", raises: type[RectifyLintError] = RulePageError, *, line: int = 0
    ) -> None:
        self.file = file
        self.key = key
        self.raises = raises
        self.line = line

    def at(self, key: str | int) -> Place:
        """The place of *key* inside this one."""
        step = f"[{key}]" if isinstance(key, int) else f".{key}" if self.key else str(key)
        return Place(self.file, self.key + step, self.raises, line=self.line)

    def error(self, problem: str, zh: str) -> RectifyLintError:
        """The error for *problem* (in Chinese *zh*) at this place."""
        en = (self.file, f"line {self.line}" if self.line else "", self.key, problem)
        chinese = (self.file, f"第{self.line}行" if self.line else "", self.key, zh)
        return self.raises(": ".join(filter(None, en)), zh="：".join(filter(None, chinese)))

    def table(self, value: object) -> dict[str, Any]:
        """*value* as a table."""
        if not isinstance(value, dict):
            raise self.error("must be a table", "须为表（[…] 或 {…}）")
        return value

    def text(self, value: object) -> str:
        """*value* as a non-blank string."""
        if not isinstance(value, str) or not value.strip():
            raise self.error("must be a non-empty string", "须为非空的字符串（写在引号中）")
        return value

    def choice(self, value: object, choices: Iterable[str]) -> str:
        """*value* as one of *choices*."""
        known = [str(one) for one in choices]
        if value not in known:
            raise self.error(
                f"{value!r} is none of {', '.join(known)}", f"不能是 {value!r}，可选：{'、'.join(known)}"
            )
        return str(value)

    def texts(self, value: object) -> list[str]:
        """*value* as a list of non-empty strings."""
        if not isinstance(value, list):
            raise self.error("must be a list of strings", '须为字符串的列表，如 ["…"]')
        for index, one in enumerate(value):
            if not isinstance(one, str) or not one:
                raise self.at(index).error("must be a non-empty string", "须为非空的字符串（写在引号中）")
        return value

    def flag(self, value: object) -> bool:
        """*value* as a boolean."""
        if not isinstance(value, bool):
            raise self.error("must be true or false", "须为 true 或 false")
        return value

    def keys(self, table: Mapping[str, Any], required: Sequence[str], optional: Sequence[str] = ()) -> None:
        """Raise for a key of *table* that is missing or unknown."""
        for key in table:
            if key not in required and key not in optional:
                known = (*required, *optional)
                raise self.at(key).error(
                    f"unknown key{suggestion(key, known)}", f"没有这个键{suggestion(key, known, 'zh')}"
                )
        for key in required:
            if key not in table:
                raise self.at(key).error("is missing", "缺少此项")
