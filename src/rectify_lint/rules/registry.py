"""Packs and their rules, found by code or name; the code of a rule is loaded when it first runs."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from importlib import import_module

from rectify_lint import store
from rectify_lint.errors import RectifyLintError, RulePageError
from rectify_lint.rules import kinds, shelf
from rectify_lint.rules.manifest import PROSE, Manifest, from_mapping
from rectify_lint.typed import TYPE_CHECKING, Any
from rectify_lint.value import Value

if TYPE_CHECKING:
    from pathlib import Path

    from rectify_lint.rules.contract import Check, CheckRun, Hit, Options
    from rectify_lint.rules.kinds import Runner
    from rectify_lint.rules.page import Page
    from rectify_lint.rules.scan import Scan


INDEX = "_index.json"
"""The generated file in the folder of a pack with all its manifests."""

SECTION = "rules"
"""The section of the store with the index of the bundled rules (:func:`stored_form`)."""


class Pack(Value):
    """A package of rule pages.

    Attributes:
        name: its name in lists and errors.
        package: the importable package whose folders contain the pages.
        version: the version of its distribution.
    """

    name: str
    package: str
    version: str


class PackError(Value):
    """A pack that could not be loaded, in whole or in part; everything else works without it.

    Attributes:
        pack: its name, or that of its distribution.
        version: the version of its distribution.
        message: what is wrong, in English.
        zh: the same in Chinese.
    """

    pack: str
    version: str
    message: str
    zh: str

    def text(self, lang: str) -> str:
        """The message in *lang* (``zh`` or ``en``), with the pack it is about."""
        if lang == "zh":
            return f"规则包 {self.pack} {self.version}：{self.zh}"
        return f"{self.pack} {self.version}: {self.message}"


def told(error: BaseException, lang: str) -> str:
    """What a pack raised, in *lang*: the message of an expected error, else the type of the exception and its message."""
    return error.text(lang) if isinstance(error, RectifyLintError) else f"{type(error).__name__}: {error}"


class Rule:
    """A rule: its manifest, its pack, whether the store has its literals (*filed*), and, once it runs, its code."""

    def __init__(self, manifest: Manifest, pack: Pack, *, filed: bool = False) -> None:
        self.manifest = manifest
        self.pack = pack
        self.filed = filed

    def __repr__(self) -> str:
        return f"Rule({self.manifest.code} {self.manifest.name})"

    @cached_property
    def run(self) -> Runner:
        """The function that runs the rule; its module is imported, or its data compiled, on first use.

        Raises whatever importing the module raises, and :class:`RulePageError` if it has no ``check``.
        """
        if self.manifest.kind != "code":
            return kinds.module(self.manifest.kind).compile_rule(self.manifest)
        check: Check = self._function("check(notice, options)")
        return _adapt(check)

    @cached_property
    def run_together(self) -> CheckRun:
        """The function that runs a rule with ``applies = "run"``; raises as :attr:`run` does."""
        check: CheckRun = self._function("check(notices, options)")
        return check

    def _function(self, signature: str) -> Any:
        module = import_module(f"{self.pack.package}.{self.manifest.module}")
        check = getattr(module, "check", None)
        if check is None:
            raise RulePageError(f"{module.__name__} has no function {signature}")
        return check

    def page(self) -> Page:
        """The parsed page, with the cases, which linting does not need.

        Raises:
            RulePageError: it is invalid.
        """
        from rectify_lint.rules.page import parse_page

        root = pack_root(self.pack)
        return parse_page(root / self.manifest.page, root)


def _adapt(check: Check) -> Runner:
    def run(scan: Scan, options: Options) -> Iterable[Hit]:
        return check(scan.notice, options)

    return run


def pack_root(pack: Pack) -> Path:
    """The folder of the package of *pack*.

    Raises:
        RulePageError: it is not an ordinary folder.
    """
    from pathlib import Path

    return Path(_folder(pack))


def _folder(pack: Pack) -> str:
    paths = list(getattr(import_module(pack.package), "__path__", ()))
    if not paths or not os.path.isdir(paths[0]):
        raise RulePageError(f"{pack.package} is not a package in a folder")
    return str(paths[0])


def load_rules(pack: Pack) -> Iterator[Rule]:
    """The rules of *pack*, from its generated index, or from its pages if it has none."""
    rules, filed = _manifests(pack)
    for data in rules:
        yield Rule(from_mapping(data), pack, filed=data["code"] in filed)


def _manifests(pack: Pack) -> tuple[Iterable[Mapping[str, Any]], frozenset[str]]:
    """The content of all manifests, and the codes of those whose literals are in the store."""
    try:
        data = _index(pack)
    except FileNotFoundError:
        from rectify_lint.rules.page import parse_pages

        return [page.data for page in parse_pages(pack_root(pack))], frozenset()
    stored = store.get(SECTION, store.fingerprint(data).hex())
    if stored is None:
        return _read(data), frozenset()
    import marshal

    rules, filed = marshal.loads(stored)
    return rules, filed


def _index(pack: Pack) -> bytes:
    with open(os.path.join(_folder(pack), INDEX), "rb") as file:
        return file.read()


def _read(data: bytes) -> Sequence[Mapping[str, Any]]:
    import json

    rules: Sequence[Mapping[str, Any]] = json.loads(data)
    return rules


def stored_form(pack: Pack, filed: Iterable[str]) -> dict[str, bytes]:
    """The index of *pack* for the store, by its fingerprint, with the codes *filed* whose literals the store has too.

    It is read faster than JSON, and the data and prose of a rule only when needed.
    """
    import json
    import marshal

    data = _index(pack)
    rules = []
    for rule in _read(data):
        prose = {key: rule[key] for key in PROSE}
        packed = {key: value for key, value in rule.items() if key not in PROSE}
        packed["told"] = marshal.dumps(prose)
        if rule.get("spec") is not None:
            spec = json.loads(rule["spec"]) if isinstance(rule["spec"], str) else rule["spec"]
            packed["spec"] = shelf.packed(spec, kinds.parts(kinds.module(rule["kind"]), spec))
        rules.append(packed)
    return {store.fingerprint(data).hex(): marshal.dumps((rules, frozenset(filed)))}


class Registry:
    """All rules of the packs.

    Attributes:
        rules: the rules by code, in order of the codes.
        errors: packs that could not be loaded, in whole or in part.
    """

    def __init__(self, packs: Iterable[Pack], errors: Iterable[PackError] = ()) -> None:
        self.errors = list(errors)
        rules: dict[str, Rule] = {}
        self._names: dict[str, Rule] = {}
        for pack in packs:
            for rule in self._load(pack):
                taken = rules.get(rule.manifest.code) or self._names.get(rule.manifest.name)
                if taken is None:
                    rules[rule.manifest.code] = self._names[rule.manifest.name] = rule
                else:
                    owner = taken.pack.name
                    problem = f"{rule!r} is left out: {taken!r} of {owner} has its code or name"
                    zh = f"{rule!r} 未采用：代码或名称已用于 {owner} 的 {taken!r}"
                    self.errors.append(PackError(pack.name, pack.version, problem, zh))
        self.rules: Mapping[str, Rule] = dict(sorted(rules.items()))

    def _load(self, pack: Pack) -> list[Rule]:
        try:
            return list(load_rules(pack))
        except (
            Exception,
            SystemExit,
        ) as error:  # third-party code may raise anything; other packs still load
            self.errors.append(PackError(pack.name, pack.version, told(error, "en"), told(error, "zh")))
            return []

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules.values())

    def __len__(self) -> int:
        return len(self.rules)

    def get(self, key: str) -> Rule | None:
        """The rule with this code or name."""
        return self.rules.get(key) or self._names.get(key)

    @cached_property
    def families(self) -> frozenset[str]:
        """The families in use, each the three letters of its codes."""
        return frozenset(code[:3] for code in self.rules)
