"""Documents with comments opened and saved again by LibreOffice, where it is installed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.documents.annotations import notes
from tests.documents.build import Word, element, level, numbered
from tests.documents.test_annotate import checked, laid_out, remark, run

ROOT = Path(__file__).parents[2]
NOTICE = (ROOT / "examples" / "notice.txt").read_text(encoding="utf-8")

Resave = Callable[[bytes], bytes]


@pytest.fixture(scope="module")
def resave(tmp_path_factory: pytest.TempPathFactory) -> Resave:
    """Opens a document in LibreOffice and saves it as a Word document again."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    folder = tmp_path_factory.mktemp("office")

    def convert(data: bytes) -> bytes:
        path = folder / "a.docx"
        path.write_bytes(data)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [
            office,
            profile,
            "--headless",
            "--convert-to",
            "docx",
            "--outdir",
            str(folder / "out"),
            str(path),
        ]
        done = subprocess.run(command, capture_output=True, timeout=120, check=True)
        assert b"rror" not in done.stdout + done.stderr
        return (folder / "out" / "a.docx").read_bytes()

    return convert


def test_comments_stay_on_their_text(resave: Resave) -> None:
    done = checked(numbered(line for line in NOTICE.splitlines() if line))[1]
    again = notes(resave(done))
    assert {(one.marked, *one.lines) for one in again} == {(one.marked, *one.lines) for one in notes(done)}
    assert len(again) == len(notes(done))


def test_comments_of_a_text_laid_out_stay_on_their_text(resave: Resave) -> None:
    done = laid_out(NOTICE)[1]
    again = notes(resave(done))
    assert {(one.marked, *one.lines) for one in again} == {(one.marked, *one.lines) for one in notes(done)}


def test_comments_in_tables_links_and_tracked_changes_stay_on_their_text(resave: Resave) -> None:
    word = Word()
    word.table([["序号", "反馈问题"], ["1", "关于记录不完整"]])
    word.xml(
        f"<w:p>{run('共有')}<w:ins w:id='1' w:author='甲'>{run('三项')}</w:ins>{run('问题')}</w:p>",
        f"<w:p>{run('网址')}<w:hyperlink w:anchor='a'>{run('已经公布')}</w:hyperlink>{run('。')}</w:p>",
        f"<w:p>{run('第一段')}</w:p>",
        f"<w:p>{run('第二段')}</w:p>",
    )
    num = word.num(word.abstract(level("decimal", "%1.")))
    word.paragraph("编号后的正文", num)
    word.paragraph("乙")._p.append(
        element(
            "<w:r><w:pict><v:rect><v:textbox><w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p>"
            "</w:txbxContent></v:textbox></v:rect></w:pict></w:r>"
        )
    )
    quotes = ("记录", "项问", "经公", "一段\n第二", "后的", "框内")
    done = remark(word.save(), *quotes)
    again = {one.lines[1]: one.marked for one in notes(resave(done))}
    assert again.pop("框内") is not None
    assert again == {quote.replace("\n", "/"): quote for quote in quotes[:5]}
