from __future__ import annotations

import doctest
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import rectify_lint
from rectify_lint import (
    Config,
    ConfigError,
    SourceError,
    UsageError,
    fix_text,
    lint_path,
    lint_paths,
    lint_text,
    parse_path,
    parse_text,
)
from rectify_lint.report import render

TEXT = "关于巡察整改情况的通报\n截至6月，巡察反馈的9个问题，已完成整改3个，正在整改2个，其余1个正在推进。\n"


def test_the_example_in_the_documentation_of_the_package_is_right() -> None:
    done = doctest.testmod(rectify_lint)
    assert (done.failed, done.attempted) == (0, 3)


def test_every_exported_name_is_there_and_listed_once() -> None:
    assert len(set(rectify_lint.__all__)) == len(rectify_lint.__all__)
    for name in rectify_lint.__all__:
        assert getattr(rectify_lint, name) is not None
        assert name in dir(rectify_lint)


def test_a_name_that_does_not_exist_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'lint_txt'"):
        rectify_lint.lint_txt  # noqa: B018


def test_importing_the_library_imports_nothing_else_of_it() -> None:
    code = (
        "import sys, rectify_lint; print(sorted(name for name in sys.modules if name.startswith('rectify_')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "['rectify_lint', 'rectify_lint._version', 'rectify_lint.typed']\n"


def test_text_is_checked_with_the_defaults_and_named_as_told() -> None:
    report = lint_text(TEXT, path="a.txt")
    assert {finding.path for finding in report.findings} <= {"a.txt"}
    assert report.findings == tuple(finding for file in report.files for finding in file.findings)
    assert sum(report.counts().values()) == len(report.findings)
    assert report.errors == ()


def test_a_configuration_chooses_rules_and_what_counts() -> None:
    assert lint_text(TEXT, config=Config(ignore=("ALL",))).findings == ()
    assert not lint_text(TEXT, config=Config(ignore=("ALL",))).fails
    with pytest.raises(UsageError, match="XYZ999"):
        lint_text(TEXT, config=Config(select=("XYZ999",)))


def test_a_file_is_checked_with_the_nearest_configuration(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    (tmp_path / "rectify-lint.toml").write_text('lang = "en"\nignore = ["ALL"]\n', encoding="utf-8")
    assert lint_path(str(path)).findings == ()
    assert lint_path(str(path)).files[0].source.text == TEXT
    assert lint_path(str(path), config=Config(lang="en")).lang == "en"


def test_several_paths_give_one_report_in_order_with_what_could_not_be_read(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    missing = str(tmp_path / "c.txt")
    report = lint_paths([str(tmp_path), missing], exclude=["none"])
    assert [Path(file.source.path or "").name for file in report.files] == ["a.txt", "b.txt"]
    assert [entry.path for entry in report.errors] == [missing]
    assert lint_paths([str(tmp_path)], exclude=["*.txt"]).files == ()


def test_exclusions_of_a_configuration_are_relative_to_its_folder(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    for name in ("old/a.txt", "b.txt"):
        (tmp_path / name).write_text("通报\n", encoding="utf-8")
    (tmp_path / "rectify-lint.toml").write_text('exclude = ["old/*"]\n', encoding="utf-8")
    found = [Path(file.source.path or "").name for file in lint_paths([str(tmp_path)]).files]
    assert found == ["b.txt"]


def test_an_unreadable_single_file_raises() -> None:
    with pytest.raises(SourceError, match=r"none\.txt: no such file"):
        lint_path("none.txt")
    with pytest.raises(SourceError):
        parse_path("none.txt")


def test_a_notice_is_parsed_from_text_and_file_alike(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode("gb18030"))
    assert parse_path(str(path)).text == parse_text(TEXT).text == TEXT
    assert parse_text(TEXT, genre="audit").genre == "audit"
    with pytest.raises(UsageError, match="unknown genre"):
        parse_text(TEXT, genre="poem")


def test_exclusions_work_across_drives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "b.txt").write_text("通报\n", encoding="utf-8")

    def no_common_root(path: str, start: str) -> str:
        raise ValueError("path is on mount 'D:', start on mount 'C:'")

    monkeypatch.setattr("os.path.relpath", no_common_root)
    assert lint_paths([str(tmp_path)], config=Config(exclude=("b.*",))).files == ()
    assert len(lint_paths([str(tmp_path)], config=Config(exclude=("c.*",))).files) == 1


def test_progress_is_told_after_every_file(tmp_path: Path) -> None:
    from rectify_lint.api import Linter

    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("通报\n", encoding="utf-8")
    told: list[tuple[int, int]] = []
    Linter(Config()).check_paths([str(tmp_path)], progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]


def test_a_text_is_fixed_and_what_remains_is_reported() -> None:
    text = "关于巡察整改情况的通报\n截止目前，整改完成。。\n"
    result = fix_text(text, path="a.txt")
    assert (result.text, result.fixed) == (text.replace("。。", "。"), 1)
    assert result.report.mended is not None
    assert {one.path for one in result.report.findings} == {"a.txt"}
    assert "TRM002" in {one.code for one in result.report.findings}
    assert fix_text(text, unsafe=True).text == text.replace("。。", "。").replace("截止", "截至")
    assert fix_text(text, config=Config(ignore=("ALL",))).text == text


def test_paths_may_be_path_objects_and_stand_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    expected = lint_path(str(file)).findings
    assert expected
    for paths in (file, str(file), [file], [str(tmp_path)], tmp_path):
        assert lint_paths(paths).findings == expected
    assert lint_path(file).findings == expected
    assert parse_path(file).text == TEXT
    named = lint_text(TEXT, path=file)
    assert {one.path for one in named.findings} == {str(file)}
    assert render(named, "json")
    assert parse_text(TEXT, path=file).source.path == str(file)
    assert fix_text(TEXT, path=file).report.files[0].source.path == str(file)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"select": "TOT"}, "Config: select: must be a list of strings"),
        ({"ignore": (1,)}, r"Config: ignore\[0\]: must be a non-empty string"),
        ({"lang": "fr"}, "Config: lang: 'fr' is none of zh, en"),
        ({"fail_on": "error"}, "Config: fail_on: 'error' is no Severity"),
        ({"severity": {"TOT001": "info"}}, "Config: severity.TOT001: 'info' is no Severity"),
    ],
)
def test_a_configuration_of_the_wrong_types_is_told(wrong: dict[str, Any], told: str) -> None:
    with pytest.raises(ConfigError, match=told):
        lint_text(TEXT, config=Config(**wrong))


@pytest.mark.parametrize("wrong", [b"x", None, Path("a.txt")])
def test_what_is_no_text_is_told(wrong: Any) -> None:
    with pytest.raises(TypeError, match=r"a text is a str, not .*; lint_path and parse_path read files"):
        lint_text(wrong)


def test_reports_and_notices_can_be_pickled() -> None:
    report = lint_text(TEXT)
    again = pickle.loads(pickle.dumps(report))
    assert again.findings == report.findings
    assert len(pickle.loads(pickle.dumps(parse_text(TEXT))).relations) == len(parse_text(TEXT).relations)
