"""The rules as a list and each as a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rectify_lint.report.table import render_table
from rectify_lint.report.wording import word
from rectify_lint.rules.case import FENCE
from rectify_lint.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rectify_lint.rules.manifest import Manifest
    from rectify_lint.rules.page import Page
    from rectify_lint.rules.registry import Rule

_WORDS: dict[str, dict[str, str]] = {
    "zh": {
        "code": "代码",
        "name": "名称",
        "severity": "级别",
        "default": "默认",
        "title": "检查内容",
        "on": "启用",
        "off": "关闭",
        "stable": "稳定",
        "preview": "试用",
        "deprecated": "已弃用",
        "total": "共 {n} 条规则，默认启用 {on} 条",
        "since": "始于版本",
        "basis": "依据（{tier}）",
        "why": "为何检查",
        "advice": "如何处理",
        "options": "选项",
        "examples": "示例（⟦⟧ 标出问题处，⟪⟫ 标出相关处）",
        "law": "法律法规",
        "party": "党内法规",
        "standard": "国家标准",
        "notice": "文内一致",
        "practice": "通行做法",
        "default_value": "默认 {value}",
        "bad": "应当发现：",
        "fixed": "修正后：",
        "good": "不应发现：",
        "options.case": "选项设为：",
        "review": "文档中留有的修订和批注所在行：",
    },
    "en": {
        "code": "code",
        "name": "name",
        "severity": "severity",
        "default": "default",
        "title": "checks",
        "on": "on",
        "off": "off",
        "stable": "stable",
        "preview": "preview",
        "deprecated": "deprecated",
        "total": "{n} rules, {on} on by default",
        "since": "since",
        "basis": "Basis ({tier})",
        "why": "Why",
        "advice": "What to do",
        "options": "Options",
        "examples": "Examples (⟦⟧ marks what is found, ⟪⟫ a related place)",
        "law": "law",
        "party": "Party regulation",
        "standard": "national standard",
        "notice": "internal consistency",
        "practice": "practice",
        "default_value": "default {value}",
        "bad": "Found:",
        "fixed": "Fixed:",
        "good": "Not found:",
        "options.case": "With options:",
        "review": "Lines with revisions and comments of review:",
    },
}


def render_list(rules: Sequence[Rule], *, lang: str) -> str:
    """A table of rules, one per line, and their number."""
    words = _WORDS[lang]
    head = [words[key] for key in ("code", "name", "severity", "default", "title")]
    manifests = [rule.manifest for rule in rules]
    rows = [
        [one.code, one.name, word(lang, one.severity), _default(one, words), one.title[lang]]
        for one in manifests
    ]
    on = sum(one.on_by_default for one in manifests)
    return f"{render_table(head, rows)}\n{words['total'].format(n=len(rows), on=on)}\n"


def render_list_json(rules: Sequence[Rule]) -> str:
    """The same for programs: one object a rule, texts in both languages."""
    from rectify_lint.report.json import dumps

    return dumps({"version": 1, "rules": [_entry(rule) for rule in rules]})


def _entry(rule: Rule) -> dict[str, Any]:
    manifest = rule.manifest
    return {
        "code": manifest.code,
        "name": manifest.name,
        "family": manifest.family,
        "severity": str(manifest.severity),
        "status": str(manifest.status),
        "default": manifest.on_by_default,
        "since": manifest.since,
        "pack": rule.pack.name,
        "title": dict(manifest.title),
        "basis": {"tier": str(manifest.basis.tier), **manifest.basis.text},
        "options": {name: option.default for name, option in manifest.options.items()},
    }


def _default(manifest: Manifest, words: dict[str, str]) -> str:
    """On, off, or the status that keeps the rule off."""
    if manifest.on_by_default:
        return words["on"]
    return words["off"] if manifest.status == "stable" else words[manifest.status]


def render_page(page: Page, *, lang: str) -> str:
    """The page of a rule: title, reason, basis, advice, options and cases."""
    words, manifest = _WORDS[lang], page.manifest
    tier = words[manifest.basis.tier]
    facts = [
        word(lang, manifest.severity),
        words[manifest.status],
        words["on"] if manifest.on_by_default else words["off"],
        f"{words['since']} {manifest.since}",
    ]
    parts = [
        f"{manifest.code} {manifest.name}",
        f"{manifest.title[lang]}\n{word(lang, 'separator').join(facts)}",
        f"{words['why']}\n{manifest.why[lang]}",
        f"{words['basis'].format(tier=tier)}\n{manifest.basis.text[lang]}",
        f"{words['advice']}\n{manifest.advice[lang]}",
    ]
    if manifest.options:
        parts.append("\n".join([words["options"], *_options(manifest, lang)]))
    if page.body.strip():
        parts.append("\n".join([words["examples"], "", *_examples(page.body.strip(), words)]))
    return "\n\n".join(parts) + "\n"


def _examples(body: str, words: dict[str, str]) -> Iterator[str]:
    """The lines of the *body* of a page; a fenced block becomes a line in words, and its text indented."""
    fence = ""
    for line in body.split("\n"):
        if fence:
            if line.rstrip() == fence:
                fence = ""
            else:
                yield f"  {line}".rstrip()
        elif begun := FENCE.fullmatch(line):
            fence, kind = begun[1], begun[2].split()[0]
            yield words["options.case" if kind == "options" else kind]
        else:
            yield line.removeprefix("## ")


def _options(manifest: Manifest, lang: str) -> list[str]:
    default = _WORDS[lang]["default_value"]
    return [
        f"{name} ({option.type}, {default.format(value=option.default)}): {option.help[lang]}"
        for name, option in manifest.options.items()
    ]
