"""A rule's manifest: everything about a rule that is not code.

A manifest is built from a plain mapping that has been validated before: by :mod:`rectify_lint.rules.schema`
when a page is parsed, or when the index of a pack was generated. Building therefore checks nothing, which
keeps the start of the program short.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from functools import cache

from rectify_lint.rules.contract import Severity
from rectify_lint.typed import Any, Literal
from rectify_lint.value import Value

LANGUAGES = ("zh", "en")
"""The languages every manifest speaks; the first is the language of the texts."""

FAMILIES: Mapping[str, str] = {
    "TOT": "totals",
    "STA": "status",
    "NUM": "numbering",
    "TPL": "residue",
    "DAT": "dates",
    "STR": "structure",
    "TRM": "terms",
    "PUN": "punctuation",
}
"""The bundled families and their folders; a third party's pack may bring its own."""


class Status(enum.StrEnum):
    """How far a rule has come: only stable rules are on by default."""

    STABLE = "stable"
    PREVIEW = "preview"
    DEPRECATED = "deprecated"


class Tier(enum.StrEnum):
    """What a rule rests on, from the strongest to the weakest ground."""

    LAW = "law"
    PARTY = "party"
    STANDARD = "standard"
    NOTICE = "notice"
    PRACTICE = "practice"


class Basis(Value):
    """Why a rule may complain: its tier, and the source named in each language."""

    tier: Tier
    text: Mapping[str, str]


class OptionSpec(Value):
    """One option of a rule.

    Attributes:
        type: ``string``, ``integer``, ``number``, ``boolean`` or ``strings`` (a list of strings).
        default: the value where the configuration gives none.
        help: what it changes, per language.
        choices: the values allowed; empty for any.
    """

    type: str
    default: Any
    help: Mapping[str, str]
    choices: tuple[Any, ...] = ()


class Prose(Value):
    """What a manifest says for people to read.

    Attributes:
        basis: what the rule rests on.
        title: its name in words, per language.
        why: what harm the fault does, per language.
        advice: what to do about it, per language.
        messages: per language, message id to ``str.format`` template with named fields.
    """

    basis: Basis
    title: Mapping[str, str]
    why: Mapping[str, str]
    advice: Mapping[str, str]
    messages: Mapping[str, Mapping[str, str]]


PROSE = ("basis", "title", "why", "advice", "messages")
"""The keys of a manifest that are prose."""


class Manifest(Value):
    """The front matter of a rule page.

    Attributes:
        code: three letters of the family and three digits.
        name: kebab-case, names the fault.
        severity: of its findings, unless a hit or the configuration says otherwise.
        status: stable, preview or deprecated.
        since: the version of the pack that brought it.
        default: whether it is on without being selected (as long as it is stable).
        applies: ``notice`` (rectification notices only), ``any`` (every text), ``page`` (every text, with the
            furniture of a web page round it) or ``run`` (all texts of a run together).
        kind: ``code`` or a declarative kind.
        packed: the data of a declarative kind, or JSON text or bytes of it (:attr:`spec` reads all).
        gate: the rule runs only on texts with at least one of these literals; empty means on every text, ``None``
            that it has more to say than they do, or that :attr:`literals` are too many to read before the rule.
        told: the prose, or :mod:`marshal` bytes of it (:attr:`prose` reads both): a text meets few rules' findings.
        options: per option its schema.
        lists: per name the content of a TOML file beside the page; handed to code among the options.
        page: the page's path inside the pack, with ``/``.
        yields_to: codes of rules that know more of what both would tell: where one of theirs overlaps, and is no weaker,
            a finding is left out.
    """

    code: str
    name: str
    severity: Severity
    status: Status
    since: str
    default: bool
    applies: Literal["notice", "any", "page", "run"]
    kind: str
    packed: Any
    gate: frozenset[str] | None
    told: Prose | bytes
    options: Mapping[str, OptionSpec]
    lists: Mapping[str, Any]
    page: str
    yields_to: tuple[str, ...]

    @property
    def spec(self) -> Any:
        """The data of a declarative kind, as :mod:`rectify_lint.rules.kinds` normalised it.

        Long lists come out of the index as text, out of the store as bytes, and are read only here, when the rule is
        first run.
        """
        if isinstance(self.packed, str):
            import json

            return json.loads(self.packed)
        if isinstance(self.packed, bytes):
            from rectify_lint.rules.shelf import unpacked

            return unpacked(self.packed)
        return self.packed

    @property
    def prose(self) -> Prose:
        """What there is to read about the rule."""
        return _read(self.told) if isinstance(self.told, bytes) else self.told

    @property
    def basis(self) -> Basis:
        """What the rule rests on."""
        return self.prose.basis

    @property
    def title(self) -> Mapping[str, str]:
        """Its name in words, per language."""
        return self.prose.title

    @property
    def why(self) -> Mapping[str, str]:
        """What harm the fault does, per language."""
        return self.prose.why

    @property
    def advice(self) -> Mapping[str, str]:
        """What to do about it, per language."""
        return self.prose.advice

    @property
    def messages(self) -> Mapping[str, Mapping[str, str]]:
        """Per language, message id to ``str.format`` template with named fields."""
        return self.prose.messages

    @property
    def literals(self) -> frozenset[str]:
        """What the pass over all literals looks for on behalf of the rule; empty where it needs none."""
        if self.gate is not None:
            return self.gate
        from rectify_lint.rules import kinds

        return frozenset(kinds.module(self.kind).literals(self.spec))

    @property
    def family(self) -> str:
        """The three letters of the code."""
        return self.code[:3]

    @property
    def module(self) -> str:
        """Dotted name, inside the pack's package, of the module that a ``code`` rule lives in."""
        return self.page.removesuffix(".md").replace("-", "_").replace("/", ".")

    @property
    def on_by_default(self) -> bool:
        """Whether the rule belongs to the default set."""
        return self.default and self.status is Status.STABLE


def _prose(data: Mapping[str, Any]) -> Prose:
    basis = data["basis"]
    return Prose(
        basis=Basis(Tier(basis["tier"]), {language: basis[language] for language in LANGUAGES}),
        title=data["title"],
        why=data["why"],
        advice=data["advice"],
        messages=data["messages"],
    )


@cache
def _read(told: bytes) -> Prose:
    import marshal

    return _prose(marshal.loads(told))


def from_mapping(data: Mapping[str, Any]) -> Manifest:
    """Build a manifest from a validated mapping: the output of ``schema.normalise`` or an index entry.

    The store has ``told``, :mod:`marshal` bytes of the keys :data:`PROSE`, in their place.
    """
    literals = data.get("literals", ())
    options = {
        name: OptionSpec(
            type=option["type"],
            default=option["default"],
            help={language: option[f"help_{language}"] for language in LANGUAGES},
            choices=tuple(option.get("choices", ())),
        )
        for name, option in data.get("options", {}).items()
    }
    return Manifest(
        code=data["code"],
        name=data["name"],
        severity=Severity(data["severity"]),
        status=Status(data["status"]),
        since=data["since"],
        default=data["default"],
        applies=data["applies"],
        kind=data["kind"],
        packed=data.get("spec"),
        gate=None if literals is None else frozenset(literals),
        told=data["told"] if "told" in data else _prose(data),
        options=options,
        lists=data.get("lists", {}),
        page=data["page"],
        yields_to=tuple(data.get("yields_to", ())),
    )
