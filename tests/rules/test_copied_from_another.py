"""TPL010 over whole runs: formulas are no copies, and no order of files changes the answer."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rectify_lint import Config, Report, fix_text, lint_paths
from rectify_lint.api import Linter
from rectify_lint.source.text import Source

CORPUS = Path(__file__).parents[1] / "corpus" / "clean"
ONLY = Config(select=("TPL010",))

FORMULAS = (
    "提高政治站位，深入学习贯彻习近平新时代中国特色社会主义思想，深刻领悟“两个确立”的决定性意义。",
    "切实增强“四个意识”、坚定“四个自信”、做到“两个维护”。",
    "党组书记认真履行第一责任人责任，班子成员落实“一岗双责”，层层传导压力。",
    "坚持问题导向，建立整改台账，明确责任领导、责任科室和完成时限，实行销号管理。",
    "坚持举一反三，建章立制，堵塞漏洞，形成长效机制，巩固整改成果。",
    "严格落实中央八项规定及其实施细则精神，驰而不息纠治“四风”。",
    "严格执行“三重一大”事项集体决策制度，落实“一把手”末位表态。",
    "认真落实“三会一课”、主题党日等制度，严肃党内政治生活。",
    "加强组织领导，压实责任，确保各项整改任务落到实处、取得实效。",
    "将持续抓好整改落实，适时开展“回头看”，防止问题反弹回潮。",
)
OWN = (
    "组织3个工作组逐村逐户核查沟渠淤堵和破损情况，建立点位清单42处。"
    "聘请沿线村民担任专职管护员，按季核发补助并公示名单，每季度接受群众现场评议。"
)


def notice(organ: str, day: int, *measures: str) -> str:
    items = [
        f"{number}.关于“第{number}件工作不到位”的问题\n整改状态：已完成整改\n整改措施：{words}\n"
        for number, words in enumerate(measures, 1)
    ]
    return (
        f"中共{organ}党组关于县委第五轮巡察整改进展情况的通报\n一、反馈问题整改落实情况\n{''.join(items)}"
        f"中共{organ}党组\n2024年12月{day}日\n"
    )


def checked(*texts: tuple[str, str]) -> Report:
    return Linter(ONLY).check([Source(text, path=path) for path, text in texts])


def said(report: Report) -> list[tuple[str | None, str, str, str | None]]:
    return [(one.path, one.quote, one.message, one.related[0].path) for one in report.findings]


@settings(deadline=None, max_examples=30)
@given(first=st.permutations(FORMULAS), second=st.permutations(FORMULAS), cut=st.integers(2, len(FORMULAS)))
def test_formulas_of_the_genre_are_no_copies(first: list[str], second: list[str], cut: int) -> None:
    one = notice("安澜县水利局", 10, "".join(first[:cut]), "".join(first))
    other = notice("安澜县林业局", 20, "".join(second), "".join(first[:cut]))
    assert checked(("a.txt", one), ("b.txt", other)).findings == ()


def test_formulas_do_not_hide_a_copy_among_them() -> None:
    one = notice("安澜县水利局", 10, FORMULAS[0] + OWN + FORMULAS[4])
    other = notice("安澜县林业局", 20, FORMULAS[1] + OWN + FORMULAS[5])
    (finding,) = checked(("a.txt", one), ("b.txt", other)).findings
    assert (finding.path, finding.quote, finding.severity) == ("b.txt", OWN, "warning")
    assert finding.related[0].span.of(one) == OWN


def test_the_same_bureau_of_another_county_is_another_organ() -> None:
    one, other = notice("安澜县水利局", 10, OWN), notice("青石县水利局", 20, OWN)
    assert len(checked(("a.txt", one), ("b.txt", other)).findings) == 1
    short = notice("县水利局", 20, OWN)
    assert checked(("a.txt", one), ("b.txt", short)).findings == ()


def test_no_order_of_files_changes_the_answer() -> None:
    texts = [
        ("a.txt", notice("安澜县水利局", 20, OWN)),
        ("b.txt", notice("安澜县林业局", 10, OWN)),
        ("c.txt", notice("安澜县教育局", 10, FORMULAS[0])),
    ]
    answers = [said(checked(*order)) for order in permutations(texts)]
    assert answers[0] == answers[1] == answers[-1]
    assert all(answer == answers[0] for answer in answers)
    assert [(path, source) for path, _, _, source in answers[0]] == [("a.txt", "b.txt")]


def test_of_two_notices_of_one_day_the_later_path_is_told() -> None:
    texts = [
        (path, notice(organ, 10, OWN))
        for path, organ in (("b.txt", "安澜县林业局"), ("a.txt", "安澜县水利局"))
    ]
    assert [(path, source) for path, _, _, source in said(checked(*texts))] == [("b.txt", "a.txt")]


def test_real_notices_have_nothing_from_one_another() -> None:
    assert lint_paths([str(CORPUS)], config=ONLY).findings == ()


@pytest.mark.parametrize("unsafe", [False, True])
def test_a_text_alone_and_fixing_it_have_no_part_in_this(unsafe: bool) -> None:
    text = notice("安澜县水利局", 10, OWN)
    assert checked(("a.txt", text)).findings == ()
    assert fix_text(text, unsafe=unsafe, config=ONLY).text == text
