"""The command line as users run it: a process of its own, an empty folder, no configuration from outside.

``RECTIFY_LINT`` names the program to test (the script of an installed wheel); without it the module of this
environment is run.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

GOOD = """\
中共澜桥县水利局党组关于县委第五轮巡察整改进展情况的通报

根据县委统一部署，2024年3月11日至5月10日，县委第三巡察组对县水利局党组开展了常规巡察。2024年6月18日，县委第三巡察组向县水利局党组反馈了巡察意见。按照党务公开原则和巡察工作有关要求，现将巡察整改进展情况予以公布。

一、整改工作组织情况
（一）扛牢主体责任。局党组召开党组会议4次，成立由党组书记任组长的整改工作领导小组，统筹推进整改落实。
（二）细化整改台账。局党组逐条对照反馈意见，明确责任领导和完成时限，完成一项、核验一项、销号一项。
截至2024年12月20日，县委第三巡察组反馈的2个方面3个具体问题，已完成整改2个，正在整改1个。

二、反馈问题整改落实情况
（一）落实上级决策部署方面
1.关于“河道巡查记录不完整”的问题
整改状态：已完成整改。
整改措施：一是补齐巡查记录。二是按季度通报巡查情况。
2.关于“水库管护责任落实不到位”的问题
整改状态：已完成整改。
整改措施：一是逐库明确管护人员。二是组织管护培训3期。
（二）落实全面从严治党责任方面
1.关于“廉政风险排查不深入”的问题
整改状态：正在整改。
整改措施：一是重新排查廉政风险点。二是开展集体廉政谈话2次。

三、下一步工作打算
局党组将继续抓好后续整改，对正在整改的问题盯住不放，对已完成整改的问题适时组织“回头看”。
欢迎广大干部群众对巡察整改落实情况进行监督。联系电话：0599-0123456；邮政信箱：澜桥县滨河路6号县水利局办公室；电子邮箱：slj@example.com。

中共澜桥县水利局党组
2024年12月27日
"""
"""A notice with nothing to find in it."""

BAD = GOOD.replace("2个方面3个具体问题，已完成整改2个", "2个方面4个具体问题，已完成整改3个")
"""The same with a total that its own list contradicts."""


@attrs.frozen
class Result:
    """What a run left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Result]


def program() -> list[str]:
    """The beginning of a command line that runs the program under test."""
    script = os.environ.get("RECTIFY_LINT")
    return [script] if script else [sys.executable, "-m", "rectify_lint"]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run the program in *tmp_path*; arguments as given, ``stdin`` as bytes, ``env`` on top of a bare one."""
    command = program()
    outside = (
        "LC_",
        "LANG",
        "NO_COLOR",
        "FORCE_COLOR",
        "RECTIFY_LINT",
        *(("PYTHONPATH",) if "RECTIFY_LINT" in os.environ else ()),
    )
    bare = {name: value for name, value in os.environ.items() if not name.startswith(outside)}

    def call(*arguments: str, stdin: bytes = b"", env: dict[str, str] | None = None) -> Result:
        done = subprocess.run(
            [*command, *arguments],
            input=stdin,
            capture_output=True,
            cwd=tmp_path,
            env={**bare, "PYTHONUTF8": "1", **(env or {})},
            timeout=120,
            check=False,
        )
        # Messages are in the encoding of the console, whatever the report is in.
        console = (env or {}).get("PYTHONIOENCODING", "utf-8")
        return Result(done.returncode, done.stdout.decode(), done.stderr.decode(console))

    return call


@pytest.fixture
def notices(tmp_path: Path) -> Path:
    """A folder with a good notice, a bad one, and the bad one in GB18030 below it."""
    (tmp_path / "sub").mkdir()
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "bad.txt").write_text(BAD, encoding="utf-8")
    (tmp_path / "sub" / "bad.md").write_bytes(BAD.encode("gb18030"))
    (tmp_path / "sub" / "note.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    return tmp_path
