"""Whole notices in less usual forms: nothing is said of them, they are read as meant, and a planted fault is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from rectify_lint import Genre, ItemBasis, Report, lint_text

FOLDER = Path(__file__).parents[1] / "corpus" / "forms"
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.iterdir())}

READ = {
    "audit_table": (Genre.AUDIT, ItemBasis.ROWS, 7),
    "audit_with_money": (Genre.AUDIT, ItemBasis.HEADINGS, 11),
    "bulletin_with_regions": (Genre.ENVIRONMENT, ItemBasis.HEADINGS, 2),
    "company_ledger": (Genre.INSPECTION, ItemBasis.ROWS, 6),
    "education_campaign": (Genre.EDUCATION, ItemBasis.HEADINGS, 7),
    "inspected_university": (Genre.INSPECTION, ItemBasis.HEADINGS, 7),
    "numbered_feedback": (Genre.INSPECTION, ItemBasis.LABELS, 10),
    "one_level_of_numbers": (Genre.INSPECTION, ItemBasis.LABELS, 8),
    "status_groups": (Genre.INSPECTION, ItemBasis.STATUS_GROUPS, 14),
    "street_with_villages": (Genre.INSPECTION, ItemBasis.LABELS, 9),
}
"""The kind of notice, by what its items are told, and how many there are."""


def checked(name: str, old: str = "", new: str = "") -> Report:
    text = TEXTS[name]
    assert not old or text.count(old) == 1
    return lint_text(text.replace(old, new) if old else text)


def test_every_notice_is_described() -> None:
    assert sorted(TEXTS) == sorted(READ)


@pytest.mark.parametrize("name", TEXTS)
def test_nothing_is_said_of_a_right_notice(name: str) -> None:
    assert [(one.code, one.quote) for one in checked(name).findings] == []


@pytest.mark.parametrize("name", TEXTS)
def test_a_notice_is_read_as_meant(name: str) -> None:
    notice = checked(name).files[0].notice
    assert (notice.genre, notice.item_basis, len(notice.items)) == READ[name]


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        ("audit_table", "7个问题已完成整改6个", "7个问题已完成整改5个", "TOT002"),
        ("audit_table", "共指出问题7个", "共指出问题8个", "TOT001"),
        ("audit_table", "| 34.15 | 财务科 | 正在整改 |", "| 34.15 | 财务科 |  |", "STA002"),
        ("audit_table", "| 5 | 公务", "| 6 | 公务", "NUM002"),
        ("audit_table", "| 6 | 政府采购", "| 7 | 政府采购", "NUM002"),
        ("audit_with_money", "持续整改类5个问题，已整改2个", "持续整改类5个问题，已整改3个", "TOT003"),
        ("audit_with_money", "未整改1657.55万元", "未整改1675.55万元", "TOT003"),
        ("audit_with_money", "上缴国库3421.08万元", "上缴国库3241.08万元", "TOT003"),
        ("audit_with_money", "已收回421.96万元", "已收回412.96万元", "TOT003"),
        ("audit_with_money", "整改完成率89.7%", "整改完成率87.9%", "TOT005"),
        ("audit_with_money", "（三）政府投资", "（四）政府投资", "NUM002"),
        ("bulletin_with_regions", "来电17件、来信11件", "来电16件、来信11件", "TOT003"),
        ("bulletin_with_regions", "石桥县6件、古渡县4件", "石桥县5件、古渡县4件", "TOT003"),
        ("bulletin_with_regions", "土壤污染3件、其他1件", "土壤污染3件、其他2件", "TOT003"),
        ("bulletin_with_regions", "办结率89.3%", "办结率83.9%", "TOT005"),
        ("bulletin_with_regions", "累计交办举报问题296件", "累计交办举报问题298件", "TOT003"),
        ("bulletin_with_regions", "属实16件、", "属实15件、", "TOT003"),
        ("bulletin_with_regions", "截至2024年10月30日", "截至2024年11月30日", "DAT003"),
        ("company_ledger", "已完成整改5个，正在整改1个", "已完成整改6个", "TOT002"),
        ("company_ledger", "反馈的6个问题", "反馈的7个问题", "TOT001"),
        ("company_ledger", "2024年12月底\t否", "2024年12月底\t", "STA002"),
        ("company_ledger", "\n5\t选人用人", "\n6\t选人用人", "NUM002"),
        ("education_campaign", "直属单位6个", "直属单位8个", "TOT003"),
        ("education_campaign", "（三）调查研究方面", "（四）调查研究方面", "NUM001"),
        ("education_campaign", "3.存在走访", "2.存在走访", "NUM002"),
        ("inspected_university", "已完成整改27个", "已完成整改26个", "TOT003"),
        ("inspected_university", "整改完成率87.1%", "整改完成率81.7%", "TOT005"),
        ("inspected_university", "平级交流28人", "平级交流26人", "TOT003"),
        ("inspected_university", "提高6.6个百分点", "提高7.6个百分点", "TOT010"),
        ("inspected_university", "2023年9月6日至11月10日", "2023年9月6日至2024年2月10日", "DAT003"),
        ("inspected_university", "二是建立校领导讲思政课制度", "三是建立校领导讲思政课制度", "NUM006"),
        ("numbered_feedback", "反馈问题四：", "反馈问题五：", "NUM002"),
        ("numbered_feedback", "10个问题整改完成9个，持续整改1个", "10个问题整改完成8个，持续整改2个", "TOT002"),
        ("numbered_feedback", "反馈的10个问题", "反馈的11个问题", "TOT001"),
        ("numbered_feedback", "整改情况：已完成。招录", "整改情况：招录", "STA001"),
        ("one_level_of_numbers", "对照反馈的8个问题", "对照反馈的9个问题", "TOT001"),
        ("one_level_of_numbers", "\n5、问题", "\n6、问题", "NUM002"),
        ("one_level_of_numbers", "\n5、问题", "\n5.问题", "NUM005"),
        ("one_level_of_numbers", "整改措施23条", "整改措施24条", "TOT006"),
        ("status_groups", "三、基本完成整改的问题（2个）", "三、基本完成整改的问题（3个）", "TOT011"),
        ("status_groups", "已完成整改11个，基本完成2个", "已完成整改10个，基本完成3个", "TOT002"),
        ("status_groups", "3个方面14个问题", "3个方面15个问题", "TOT001"),
        ("status_groups", "\n7.关于", "\n8.关于", "NUM002"),
        ("street_with_villages", "街道党工委9个问题已完成整改8个", "街道党工委9个问题已完成整改7个", "TOT002"),
        ("street_with_villages", "反馈街道党工委3个方面9个问题", "反馈街道党工委3个方面8个问题", "TOT001"),
        ("street_with_villages", "21个问题已完成整改20个", "21个问题已完成整改19个", "TOT003"),
        ("street_with_villages", "约谈12人，其中", "约谈13人，其中", "TOT003"),
        ("street_with_villages", "办结39条，正在协调2条", "办结38条，正在协调2条", "TOT003"),
    ],
)  # fmt: skip
def test_a_planted_fault_is_found(name: str, old: str, new: str, code: str) -> None:
    assert code in {one.code for one in checked(name, old, new).findings}
