"""Status words of the tally that no item uses."""

from __future__ import annotations

from collections.abc import Iterator

from rectify_lint import Hit, Notice, Options, Related

_CORE = ("长期", "持续", "正在", "推进", "到位", "基本", "阶段", "部分", "序时", "未", "坚持")
"""What tells status wordings of one class apart; 完成整改, 整改完成 and 已整改 mean the same."""

_LASTING = frozenset({"长期", "坚持"})


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield one hit for each part of the tally whose word differs from that of its items."""
    for relation in notice.relations:
        if relation.kind != "status-tally" or not relation.places or not relation.data.get("words"):
            continue
        declared = str(relation.data["label"])
        words = str(relation.data["words"]).split("、")
        if not _core(declared) or any(_core(word) == _core(declared) for word in words):
            continue
        if not any(_differs(declared, word) for word in words):
            continue
        if all(word.startswith(declared) for word in words):
            continue  # 基本完成，长期坚持 says the same and goes on
        places = set(relation.places)
        statuses = (item.statuses[0] for item in notice.items if item.statuses)
        first = next((status for status in statuses if status.span in places), None)
        # Where sections or sentences give the status there is no label with a word of the item's own.
        if first is not None and first.label is not None and not (first.label.cell and len(first.value) == 1):
            related = (Related(relation.span, "tally", {"declared": relation.declared}),)
            yield Hit(
                first.span, "wording", {"declared": declared, "value": first.value.rstrip("。")}, related
            )


def _core(wording: str) -> frozenset[str]:
    bare = wording.replace("的", "").replace("了", "")
    return frozenset(word for word in _CORE if word in bare)


def _differs(declared: str, word: str) -> bool:
    """Whether the two say different things: one lasting and the other not, or two sorts of work in hand."""
    first, second = _core(declared), _core(word)
    return bool((first ^ second) & _LASTING) or not first & second
