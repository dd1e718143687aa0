"""A rule's manifest: everything about a rule that is not code.

A manifest is built from a plain mapping that :mod:`rectify_lint.rules.schema` has validated: when the page was parsed, or
when the index of the pack was generated. Building it therefore validates nothing, which keeps the start short.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from functools import cache

from rectify_lint.rules.contract import Severity
from rectify_lint.typed import Any, Literal
from rectify_lint.value import Value

LANGUAGES = ("zh", "en")
"""The languages of every manifest; the first is that of the notices."""

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
    """The maturity of a rule: only stable rules are on by default."""

    STABLE = "stable"
    PREVIEW = "preview"
    DEPRECATED = "deprecated"


class Tier(enum.StrEnum):
    """The kind of source that a rule rests on, from the strongest to the weakest."""

    LAW = "law"
    PARTY = "party"
    STANDARD = "standard"
    NOTICE = "notice"
    PRACTICE = "practice"


class Basis(Value):
    """The source that a rule rests on: its tier, and its name in each language."""

    tier: Tier
    text: Mapping[str, str]


class OptionSpec(Value):
    """One option of a rule.

    Attributes:
        type: ``string``, ``integer``, ``number``, ``boolean`` or ``strings`` (a list of strings).
        default: the value if the configuration gives none.
        help: what it changes, by language.
        choices: the allowed values; empty for any.
    """

    type: str
    default: Any
    help: Mapping[str, str]
    choices: tuple[Any, ...] = ()


class Prose(Value):
    """The texts of a manifest for people to read.

    Attributes:
        basis: the source the rule rests on.
        title: its name in words, by language.
        why: the harm that the fault does, by language.
        advice: what to do about it, by language.
        messages: by language, the ``str.format`` template with named fields of each message id.
    """

    basis: Basis
    title: Mapping[str, str]
    why: Mapping[str, str]
    advice: Mapping[str, str]
    messages: Mapping[str, Mapping[str, str]]


PROSE = ("basis", "title", "why", "advice", "messages")
"""The keys of a manifest that :class:`Prose` holds."""


class Manifest(Value):
    """The front matter of a rule page.

    Attributes:
        code: three letters of the family and three digits.
        name: kebab-case, names the fault.
        severity: of its findings, unless a hit or the configuration says otherwise.
        status: stable, preview or deprecated.
        since: the version of the pack that introduced it.
        default: whether it is on without being selected (if it is stable).
        applies: ``notice`` (rectification notices only), ``any`` (every text), ``page`` (every text, page furniture
            included) or ``run`` (all texts of a run together).
        kind: ``code`` or a declarative kind.
        packed: the data of a declarative kind, or JSON text or bytes of it; :attr:`spec` unpacks it.
        gate: the rule runs only on texts with at least one of these literals; empty for every text; ``None`` if the
            rule also finds what has none of its :attr:`literals`, or if these are too many to read before it runs.
        told: the prose, or :mod:`marshal` bytes of it, since few rules find something in a text; see :attr:`prose`.
        options: by name, the declared options.
        lists: by name, the content of a TOML file beside the page; passed to code among the options.
        page: the path of the page inside the pack, with ``/``.
        yields_to: codes of rules that say more about the same fault: a finding is dropped where one of theirs overlaps it
            with at least the same severity.
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

        Long lists are text in the index and bytes in the store; they are parsed here, when the rule first runs.
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
        """The texts for people to read."""
        return _read(self.told) if isinstance(self.told, bytes) else self.told

    @property
    def basis(self) -> Basis:
        """The source that the rule rests on."""
        return self.prose.basis

    @property
    def title(self) -> Mapping[str, str]:
        """Its name in words, by language."""
        return self.prose.title

    @property
    def why(self) -> Mapping[str, str]:
        """The harm that the fault does, by language."""
        return self.prose.why

    @property
    def advice(self) -> Mapping[str, str]:
        """What to do about the fault, by language."""
        return self.prose.advice

    @property
    def messages(self) -> Mapping[str, Mapping[str, str]]:
        """By language, the ``str.format`` template with named fields of each message id."""
        return self.prose.messages

    @property
    def literals(self) -> frozenset[str]:
        """The literals that the pass over all literals searches for on behalf of the rule; may be empty."""
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
        """The dotted name, inside the pack's package, of the module of a ``code`` rule."""
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
    """Build a manifest from a validated mapping: the output of ``schema.normalise``, or an entry of index or store.

    An entry of the store has ``told``, :mod:`marshal` bytes of the prose, in place of the keys :data:`PROSE`.
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
