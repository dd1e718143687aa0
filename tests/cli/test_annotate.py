"""``rectify-lint annotate``: a Word document with comments beside the one that was checked."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import BAD, GOOD, Run
from tests.documents.annotations import notes
from tests.documents.build import Word, numbered, rezipped

from rectify_lint.cli import execute
from rectify_lint.source.office import OfficeReader


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "bad.docx"
    path.write_bytes(numbered(line for line in BAD.splitlines() if line))
    return path


def test_findings_become_comments_in_a_copy_beside_the_document(run: Run, document: Path) -> None:
    before = document.read_bytes()
    result = run("annotate", "bad.docx")
    assert (result.code, result.out) == (1, "")
    made = notes((document.parent / "bad.reviewed.docx").read_bytes())
    assert f"{len(made)} 条批注已写入 bad.reviewed.docx\n" in result.err
    assert result.err.startswith("rectify-lint: 共发现 ")
    assert made[0].lines[0] == "错误 TOT001"
    assert made[0].marked == "4个具体问题"
    assert document.read_bytes() == before
    assert sorted(path.name for path in document.parent.iterdir()) == ["bad.docx", "bad.reviewed.docx"]


def test_a_further_run_replaces_its_comments_and_says_so(run: Run, document: Path) -> None:
    run("annotate", "bad.docx")
    result = run("annotate", "bad.reviewed.docx", "-o", "again.docx")
    first, second = (
        notes((document.parent / name).read_bytes()) for name in ("bad.reviewed.docx", "again.docx")
    )
    assert first == second
    assert f"{len(first)} 条批注已写入 again.docx，原有的 {len(first)} 条已替换\n" in result.err


def test_comments_go_with_what_they_were_about(run: Run, document: Path) -> None:
    run("annotate", "bad.docx")
    result = run("annotate", "bad.reviewed.docx", "-o", "again.docx", "--ignore", "TOT", "--lang", "en")
    assert notes((document.parent / "again.docx").read_bytes()) == []
    assert "0 comments written to again.docx in place of" in result.err


def test_a_document_without_findings_is_copied(run: Run, tmp_path: Path) -> None:
    data = numbered(line for line in GOOD.splitlines() if line)
    (tmp_path / "good.docx").write_bytes(data)
    result = run("annotate", "good.docx", "-o", "out.docx", "--lang", "en")
    assert result.code == 0
    assert result.err.endswith("No problems found (1 file checked); 0 comments written to out.docx\n")
    assert (tmp_path / "out.docx").read_bytes() == data


def test_options_of_check_say_what_is_annotated(run: Run, document: Path) -> None:
    folder = document.parent
    assert run("annotate", "bad.docx", "-o", "a.docx", "--select", "NUM").code == 0
    assert notes((folder / "a.docx").read_bytes()) == []
    assert run("annotate", "bad.docx", "-o", "b.docx", "--ignore", "TOT").code == 0
    (folder / "rectify-lint.toml").write_text('[severity]\nTOT001 = "warning"\n', encoding="utf-8")
    result = run("annotate", "bad.docx", "-o", "c.docx", "--select", "TOT001", "--fail-on", "error")
    assert (result.code, notes((folder / "c.docx").read_bytes())[0].lines[0]) == (0, "警告 TOT001")
    strict = run("annotate", "bad.docx", "-o", "d.docx", "--select", "TOT001", "--min-severity", "error")
    assert (strict.code, notes((folder / "d.docx").read_bytes())) == (1, [])
    english = run("annotate", "bad.docx", "-o", "e.docx", "--select", "TOT001", "--lang", "en")
    assert english.code == 1
    assert notes((folder / "e.docx").read_bytes())[0].lines[0] == "warning TOT001"


def test_the_same_input_at_the_same_time_gives_the_same_bytes(run: Run, document: Path) -> None:
    for name in ("a.docx", "b.docx"):
        run("annotate", "bad.docx", "-o", name, env={"SOURCE_DATE_EPOCH": "1735291800"})
    first = (document.parent / "a.docx").read_bytes()
    assert first == (document.parent / "b.docx").read_bytes()
    assert b"2024-12-27T09:30:00Z" in _comments(first)


def _comments(data: bytes) -> bytes:
    from tests.documents.annotations import parts

    return parts(data)["word/comments.xml"]


def test_a_file_that_is_there_is_replaced_only_when_forced(run: Run, document: Path) -> None:
    target = document.parent / "bad.reviewed.docx"
    target.write_bytes(b"mine")
    refused = run("annotate", "bad.docx")
    assert (refused.code, target.read_bytes()) == (2, b"mine")
    assert "文件已存在" in refused.err
    assert "--force" in refused.err
    assert run("annotate", "bad.docx", "--force").code == 1
    assert notes(target.read_bytes())


@pytest.mark.parametrize("force", [(), ("--force",)])
def test_the_document_itself_is_never_overwritten(run: Run, document: Path, force: tuple[str, ...]) -> None:
    before = document.read_bytes()
    (document.parent / "link.docx").symlink_to(document)
    for name in ("bad.docx", "./bad.docx", "link.docx"):
        result = run("annotate", "bad.docx", "-o", name, *force)
        assert result.code == 2
        assert "会覆盖原文件" in result.err
    assert document.read_bytes() == before


def test_folders_as_output_and_folders_that_are_not_there_are_told(run: Run, document: Path) -> None:
    (document.parent / "out").mkdir()
    assert "out：是文件夹，请给出文件名" in run("annotate", "bad.docx", "-o", "out", "--force").err
    missing = run("annotate", "bad.docx", "-o", "no/out.docx", "--lang", "en")
    assert missing.code == 2
    assert "no/out.docx: cannot be written (its folder does not exist)" in missing.err


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="an administrator may write anywhere"
)
def test_a_folder_that_cannot_be_written_to_is_told(run: Run, document: Path) -> None:
    document.parent.chmod(0o555)
    try:
        result = run("annotate", "bad.docx")
    finally:
        document.parent.chmod(0o755)
    assert result.code == 2
    assert "没有所在文件夹的写入权限" in result.err


@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX systems")
def test_a_copy_is_for_the_eyes_of_those_who_may_read_the_document(run: Run, document: Path) -> None:
    document.chmod(0o440)
    run("annotate", "bad.docx")
    assert (document.parent / "bad.reviewed.docx").stat().st_mode & 0o777 == 0o640


def test_a_document_with_macros_keeps_its_ending(run: Run, document: Path) -> None:
    kind = b"wordprocessingml.document.main+xml", b"vnd.ms-word.document.macroEnabled.main+xml"
    macros = document.parent / "macros.docm"
    macros.write_bytes(rezipped(document.read_bytes(), lambda _name, content: content.replace(*kind)))
    refused = run("annotate", "macros.docm", "-o", "out.docx")
    assert (refused.code, "须以 .docm 结尾" in refused.err) == (2, True)
    assert run("annotate", "macros.docm").code == 1
    assert (document.parent / "macros.reviewed.docm").exists()


@pytest.mark.parametrize("name", ["bad.txt", "bad.md", "bad"])
def test_a_text_becomes_a_new_document(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(BAD.encode("gb18030"))
    assert run("annotate", name).code == 1
    made = notes((tmp_path / "bad.reviewed.docx").read_bytes())
    assert made[0].marked == "4个具体问题"


def test_standard_input_needs_a_name_for_the_output(run: Run, document: Path) -> None:
    data = document.read_bytes()
    nameless = run("annotate", "-", stdin=data)
    assert nameless.code == 2
    assert "-o" in nameless.err
    assert run("annotate", "-", "-o", "out.docx", stdin=data).code == 1
    assert notes((document.parent / "out.docx").read_bytes())


@pytest.mark.parametrize("name", ["x.txt", "x", "x.doc", "x.docx.bak", "x.docm"])
def test_a_name_that_word_does_not_open_is_refused(run: Run, document: Path, name: str) -> None:
    result = run("annotate", "bad.docx", "-o", name, "--force")
    assert (result.code, "须以 .docx 结尾" in result.err) == (2, True)
    assert list(document.parent.iterdir()) == [document]
    assert run("annotate", "bad.docx", "-o", "X.DOCX").code == 1


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_standard_output_is_no_place_for_a_document(run: Run, document: Path, lang: str) -> None:
    result = run("annotate", "bad.docx", "-o", "-", "--lang", lang)
    assert (result.code, result.out) == (2, "")
    assert ".docx" in result.err
    assert list(document.parent.iterdir()) == [document]


FIXABLE = BAD.replace("。", "。。", 1)


def test_fixes_are_told_where_they_can_be_made(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(numbered(line for line in FIXABLE.splitlines() if line))
    assert "可用 --fix 修正" in run("annotate", "a.docx").err


def test_of_a_document_that_is_converted_no_fixes_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = numbered(line for line in FIXABLE.splitlines() if line)
    monkeypatch.setattr(OfficeReader, "convert", lambda _self, _data, _path: made)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "n.rtf").write_bytes(b"{\\rtf1 }")
    assert execute(["annotate", "n.rtf"]) == 1
    told = capsys.readouterr().err
    assert "条批注已写入 n.reviewed.docx" in told
    assert "--fix" not in told


def test_what_cannot_be_read_is_told_and_nothing_is_written(run: Run, document: Path) -> None:
    half = document.parent / "half.docx"
    half.write_bytes(document.read_bytes()[:9000])
    result = run("annotate", "half.docx")
    assert result.code == 2
    assert "Word 文档已损坏或不完整" in result.err
    assert run("annotate", "none.docx").code == 2
    assert sorted(path.name for path in document.parent.iterdir()) == ["bad.docx", "half.docx"]


def test_a_document_without_text_gets_no_copy(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.docx").write_bytes(Word().save())
    result = run("annotate", "empty.docx")
    assert (result.code, result.out) == (2, "")
    assert "empty.docx：文件中没有文字" in result.err
    assert not (tmp_path / "empty.reviewed.docx").exists()
