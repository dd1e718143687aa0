"""A small ledger, and a folder to save ledgers in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rectify_lint.ledger.model import OfficeLedger

HEAD = ["序号", "问题", "整改措施", "责任单位", "整改时限", "完成情况"]
ROWS = [
    HEAD,
    [1, "学习不深入", "一是制定计划。二是按月检查。", "办公室", "2024年9月底", "已完成整改"],
    [2, "记录不全", "补齐记录。", "河湖股", "2024年10月", "正在整改"],
]

OTHER = [["地区", "举报件数", "已办结"], ["甲", 3, 2]]

Save = Callable[[str, bytes], str]


@pytest.fixture
def save(tmp_path: Path) -> Save:
    def write(name: str, content: bytes) -> str:
        (tmp_path / name).write_bytes(content)
        return str(tmp_path / name)

    return write


def problems(ledger: OfficeLedger) -> list[str]:
    return [entry.problem for entry in ledger.entries]
