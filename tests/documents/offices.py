"""What LibreOffice makes of documents, for tests; skipped where it is not installed."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from tests.documents.build import OFFICIAL, Word, element


def need(program: str) -> str:
    """Where *program* is; the test is skipped where it is not installed."""
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"{program} is not installed")
    return found


def odt(**parts: bytes) -> bytes:
    """An OpenDocument text of these parts, two underscores in a name for a slash."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        for name, content in {"content.xml": b"<office/>", **parts}.items():
            archive.writestr(name.replace("__", "/"), content)
    return buffer.getvalue()


def saved_as(suffix: str, documents: dict[str, bytes], folder: Path, given: str = "docx") -> dict[str, bytes]:
    """What LibreOffice saves of documents as *suffix*, by their names."""
    soffice = need("soffice")
    made = folder / suffix
    for name, data in documents.items():
        (folder / f"{name}.{given}").write_bytes(data)
    subprocess.run(
        [
            *(soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"),
            *("--convert-to", suffix, "--outdir", str(made)),
            *(str(folder / f"{name}.{given}") for name in documents),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return {name: (made / f"{name}.{suffix}").read_bytes() for name in documents}


REVIEWED = """\
关于整改情况的通报
一、整改工作组织情况
（一）加强组织领导
1.成立领导小组
2.召开专题会议
（二）细化整改措施
1.建立台账
二、整改落实情况
截至2024年12月20日，反馈的22个问题，已完成整改21个。
序号\t反馈问题\t整改情况
1\t河道巡查记录不完整\t已完成整改
2\t水库管护责任落实不到位\t正在整改
三、下一步工作
"""
"""The text of :func:`reviewed` in its final state."""


def reviewed() -> bytes:
    """A document with numbers of several levels, a table, and tracked changes."""
    word = Word()
    num = word.num(word.abstract(*OFFICIAL))
    word.paragraph("关于整改情况的通报")
    for level, text in (
        (0, "整改工作组织情况"),
        (1, "加强组织领导"),
        (2, "成立领导小组"),
        (2, "召开专题会议"),
        (1, "细化整改措施"),
        (2, "建立台账"),
        (0, "整改落实情况"),
    ):
        word.paragraph(text, num, level)
    changed = word.paragraph("截至2024年12月20日，反馈的")
    author = 'w:author="校对" w:date="2024-12-21T09:00:00Z"'
    for xml in (
        f'<w:del w:id="901" {author}><w:r><w:delText>20</w:delText></w:r></w:del>',
        f'<w:ins w:id="902" {author}><w:r><w:t>22</w:t></w:r></w:ins>',
        "<w:r><w:t>个问题，已完成整改21个。</w:t></w:r>",
    ):
        changed._p.append(element(xml))
    word.table(
        [
            ["序号", "反馈问题", "整改情况"],
            ["1", "河道巡查记录不完整", "已完成整改"],
            ["2", "水库管护责任落实不到位", "正在整改"],
        ]
    )
    word.paragraph("下一步工作", num, 0)
    return word.save()
