"""Validation of the front matter of pages; every error names the file and the key."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from string import Formatter

from rectify_lint.rules import kinds
from rectify_lint.rules.contract import Severity
from rectify_lint.rules.manifest import LANGUAGES, Status, Tier
from rectify_lint.rules.place import Place
from rectify_lint.typed import Any

CODE = re.compile(r"[A-Z]{3}[0-9]{3}")
NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*")
_VERSION = re.compile(r"[0-9]+\.[0-9]+(?:\.[0-9]+)?")
_OPTION_TYPES: Mapping[str, type | tuple[type, ...]] = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "strings": list,
}

_REQUIRED = (
    "code", "name", "family", "severity", "status", "since", "default", "applies", "kind",
    "basis", "title", "why", "advice", "messages",
)  # fmt: skip
_OPTIONAL = ("literals", "options", "lists", "yields_to")


def template_fields(template: str, place: Place) -> frozenset[str]:
    """The named fields of a message or fix template.

    Raises:
        RulePageError: it is no ``str.format`` template, or has positional or computed fields.
    """
    try:
        parts = list(Formatter().parse(template))
    except ValueError as error:
        raise place.error(
            f"not a str.format template: {error}", f"不是 str.format 模板（{error}）"
        ) from error
    fields = [name for _, name, _, _ in parts if name is not None]
    for name in fields:
        if not _IDENTIFIER.fullmatch(name):
            raise place.error(f"{{{name}}} is not a plain field name", f"{{{name}}} 不是字段名")
    return frozenset(fields)


def _languages(value: object, place: Place) -> dict[str, str]:
    """*value* as a text for each language."""
    table = place.table(value)
    place.keys(table, LANGUAGES)
    return {language: place.at(language).text(table[language]).strip() for language in LANGUAGES}


def _messages(value: object, place: Place) -> dict[str, dict[str, str]]:
    tables = place.table(value)
    place.keys(tables, LANGUAGES)
    result: dict[str, dict[str, str]] = {}
    for language in LANGUAGES:
        here = place.at(language)
        table = here.table(tables[language])
        result[language] = {key: here.at(key).text(table[key]).strip() for key in table}
    first, second = (result[language] for language in LANGUAGES)
    if not first:
        raise place.error("needs at least one message", "至少要有一条消息")
    for key in sorted(first.keys() ^ second.keys()):
        raise place.at(LANGUAGES[key in first]).at(key).error("is missing", "缺少此项")
    for key in first:
        zh = template_fields(first[key], place.at("zh").at(key))
        en = template_fields(second[key], place.at("en").at(key))
        if zh != en:
            names = ", ".join(sorted(zh ^ en))
            raise (
                place.at("en")
                .at(key)
                .error(f"fields differ between the languages: {names}", f"中英文的字段不同：{names}")
            )
    return result


def _options(value: object, place: Place) -> dict[str, Any]:
    table = place.table(value)
    for name, option in table.items():
        here = place.at(name)
        if not _IDENTIFIER.fullmatch(name):
            raise here.error(
                "an option is named in lower case with underscores", "选项名只用小写字母、数字和下划线"
            )
        here.keys(here.table(option), ("type", "default", "help_zh", "help_en"), ("choices",))
        here.at("type").choice(option["type"], _OPTION_TYPES)
        check_option(option["type"], option["default"], option.get("choices", ()), here.at("default"))
        for language in LANGUAGES:
            here.at(f"help_{language}").text(option[f"help_{language}"])
    return table


def check_option(kind: str, value: object, choices: Sequence[Any], place: Place) -> None:
    """Raise the error of *place* unless *value* has the type *kind* of an option and is one of its *choices*."""
    expected = _OPTION_TYPES[kind]
    if not isinstance(value, expected) or (isinstance(value, bool) and kind != "boolean"):
        raise place.error(f"{value!r} is not of type {kind}", f"{value!r} 的类型不对，须为 {kind}")
    if kind == "strings":
        place.texts(value)
    if choices and value not in choices:
        raise place.error(
            f"{value!r} is none of {', '.join(map(str, choices))}",
            f"不能是 {value!r}，可选：{'、'.join(map(str, choices))}",
        )


def normalise(raw: Mapping[str, Any], page: str, place: Place, lists: Mapping[str, Any]) -> dict[str, Any]:
    """Validate front matter and return the mapping that :func:`rectify_lint.rules.manifest.from_mapping` takes.

    Args:
        raw: the parsed front matter.
        page: the path of the page inside its pack, ``family/CODE_name.md``.
        place: the file, for errors.
        lists: the TOML files of its folder by name, for ``[lists]`` and for kinds that name one.

    Raises:
        RulePageError: the front matter is invalid; the message names file and key.
    """
    kind = place.at("kind").choice(raw.get("kind"), kinds.NAMES)
    own = () if kind == "code" else (kind,)
    place.keys(raw, (*_REQUIRED, *own), _OPTIONAL)
    code = place.at("code").text(raw["code"])
    if not CODE.fullmatch(code):
        raise place.at("code").error(
            f"{code!r} is not three capital letters and three digits", f"“{code}”不是三个大写字母加三位数字"
        )
    name = place.at("name").text(raw["name"])
    if not NAME.fullmatch(name):
        raise place.at("name").error(f"{name!r} is not kebab-case", f"“{name}”须为小写单词，以连字符相连")
    if raw["family"] != code[:3]:
        raise place.at("family").error(
            f"must be {code[:3]!r}, the letters of the code", f"须为“{code[:3]}”，即代码的字母"
        )
    if page.rpartition("/")[2] != f"{code}_{name}.md":
        raise place.error(f"the page must be named {code}_{name}.md", f"文件名须为 {code}_{name}.md")
    since = place.at("since").text(raw["since"])
    if not _VERSION.fullmatch(since):
        raise place.at("since").error(f"{since!r} is not a version", f"“{since}”不是版本号")
    basis = place.at("basis").table(raw["basis"])
    place.at("basis").keys(basis, ("tier", *LANGUAGES))
    result: dict[str, Any] = {
        "code": code,
        "name": name,
        "severity": place.at("severity").choice(raw["severity"], Severity),
        "status": place.at("status").choice(raw["status"], Status),
        "since": since,
        "default": place.at("default").flag(raw["default"]),
        "applies": place.at("applies").choice(raw["applies"], ("notice", "any", "page", "run")),
        "kind": kind,
        "page": page,
        "basis": _languages({language: basis[language] for language in LANGUAGES}, place.at("basis"))
        | {"tier": place.at("basis").at("tier").choice(basis["tier"], Tier)},
        "messages": _messages(raw["messages"], place.at("messages")),
    }
    for key in ("title", "why", "advice"):
        result[key] = _languages(raw[key], place.at(key))
    if "options" in raw:
        result["options"] = _options(raw["options"], place.at("options"))
    if "yields_to" in raw:
        result["yields_to"] = _codes(raw["yields_to"], place.at("yields_to"))
    if "lists" in raw:
        result["lists"] = _lists(raw, place.at("lists"), lists)
    literals = place.at("literals").texts(raw.get("literals", []))
    if kind != "code":
        messages = {key: template_fields(text, place) for key, text in result["messages"]["zh"].items()}
        module = kinds.module(kind)
        result["spec"] = module.normalise(raw[kind], place.at(kind), messages, lists)
        derived = module.literals(result["spec"])
        if derived and literals:
            raise place.at("literals").error(
                f"the literals are those in [{kind}]", f"literals 已由 [{kind}] 得出，不必另写"
            )
        literals = derived or literals
        if not kinds.gated(module, result["spec"]):
            return {**result, "literals": None}
    if literals:
        result["literals"] = sorted(set(literals))
    return result


def _codes(value: object, place: Place) -> list[str]:
    codes = place.texts(value)
    for code in codes:
        if not CODE.fullmatch(code):
            raise place.error(f"{code!r} is not the code of a rule", f"“{code}”不是规则代码")
    return codes


def _lists(raw: Mapping[str, Any], place: Place, files: Mapping[str, Any]) -> dict[str, Any]:
    table = place.table(raw["lists"])
    for name, file in table.items():
        if not _IDENTIFIER.fullmatch(name) or name in raw.get("options", {}):
            raise place.at(name).error(
                "a list is named in lower case, and like no option",
                "词表名只用小写字母、数字和下划线，且不与选项同名",
            )
        if file not in files:
            raise place.at(name).error(
                f"there is no {file!r} beside the page", f"规则页所在文件夹中没有“{file}”"
            )
    return {name: files[file] for name, file in table.items()}
