from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from rectify_lint import Config, ConfigError, Severity
from rectify_lint.config import resolve as module
from rectify_lint.config.resolve import language, load, resolve


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    module._of_folder.cache_clear()
    yield
    module._of_folder.cache_clear()


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert resolve(str(tmp_path / "notice.txt")) == Config()


def test_the_nearest_file_upwards_counts_alone(tmp_path: Path) -> None:
    write(tmp_path / "rectify-lint.toml", 'lang = "en"\nignore = ["TRM"]\n')
    near = write(tmp_path / "a" / "rectify-lint.toml", 'ignore = ["PUN"]\n')
    notice = write(tmp_path / "a" / "b" / "notice.txt", "")
    assert resolve(str(notice)) == Config(ignore=("PUN",), path=str(near))
    assert resolve(str(tmp_path / "a" / "b")).ignore == ("PUN",)
    assert resolve(str(tmp_path / "other.txt")).lang == "en"


def test_pyproject_counts_if_it_has_the_table(tmp_path: Path) -> None:
    outer = write(tmp_path / "pyproject.toml", '[tool.rectify-lint]\nlang = "zh"\n')
    inner = write(tmp_path / "a" / "pyproject.toml", '[project]\nname = "x"\n')
    assert resolve(str(tmp_path / "a" / "n.txt")) == Config(lang="zh", path=str(outer))
    module._of_folder.cache_clear()
    inner.write_text('[project]\nname = "about-rectify-lint"\n', encoding="utf-8")
    assert resolve(str(tmp_path / "a" / "n.txt")).path == str(outer)


@pytest.mark.parametrize(
    ("text", "key"), [("tool = 3\n", "tool"), ("[tool]\nrectify-lint = 3\n", "tool.rectify-lint")]
)
def test_what_is_no_table_in_pyproject_is_told(tmp_path: Path, text: str, key: str) -> None:
    file = write(tmp_path / "pyproject.toml", text)
    with pytest.raises(ConfigError, match=rf"pyproject\.toml: {key}: must be a table"):
        load(str(file))


def test_a_path_of_any_depth_is_looked_through_upwards(tmp_path: Path) -> None:
    near = write(tmp_path / "rectify-lint.toml", 'lang = "en"\n')
    assert resolve(str(tmp_path.joinpath(*["a"] * 5000, "n.txt"))).path == str(near)


def test_its_own_file_goes_before_pyproject(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", '[tool.rectify-lint]\nlang = "zh"\n')
    write(tmp_path / "rectify-lint.toml", 'lang = "en"\n')
    assert resolve(str(tmp_path / "n.txt")).lang == "en"


def test_overrides_win_where_they_are_given(tmp_path: Path) -> None:
    write(tmp_path / "rectify-lint.toml", 'lang = "en"\nfail-on = "error"\nignore = ["TRM"]\n')
    path = str(tmp_path / "n.txt")
    config = resolve(path, {"lang": "zh", "fail_on": None})
    assert (config.lang, config.fail_on, config.ignore) == ("zh", Severity.ERROR, ("TRM",))


def test_selecting_starts_afresh(tmp_path: Path) -> None:
    write(tmp_path / "rectify-lint.toml", 'extend-select = ["PUN006"]\nignore = ["TRM001"]\n')
    path = str(tmp_path / "n.txt")
    config = resolve(path, {"select": ("TRM001",)})
    assert (config.select, config.extend_select, config.ignore) == (("TRM001",), (), ())
    config = resolve(path, {"select": ("TRM",), "ignore": ("TRM002",)})
    assert config.ignore == ("TRM002",)


def test_the_current_folder_serves_text_without_a_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "rectify-lint.toml", 'lang = "en"\n')
    monkeypatch.chdir(tmp_path)
    assert resolve().lang == "en"


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("rectify-lint.toml", "lang =", "rectify-lint.toml: "),
        ("rectify-lint.toml", "selct = []", "selct: unknown key, did you mean 'select'?"),
        ("pyproject.toml", "[tool.rectify-lint]\nlangg = 'zh'", "tool.rectify-lint.langg: unknown key"),
    ],
)
def test_a_wrong_file_is_told(tmp_path: Path, name: str, text: str, problem: str) -> None:
    write(tmp_path / name, text)
    with pytest.raises(ConfigError) as raised:
        resolve(str(tmp_path / "n.txt"))
    assert problem in str(raised.value)


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "rectify-lint.toml").write_bytes("# 中文".encode("gb18030"))
    with pytest.raises(ConfigError, match="utf-8") as told:
        resolve(str(tmp_path / "n.txt"))
    assert "：配置文件须为 UTF-8 编码（" in told.value.text("zh")
    with pytest.raises(ConfigError) as told:
        load(str(write(tmp_path / "half.toml", "select = [")))
    assert "：不符合 TOML 格式（" in told.value.text("zh")


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "rectify-lint.toml").write_bytes(b'\xef\xbb\xbflang = "en"\n')
    assert resolve(str(tmp_path / "n.txt")).lang == "en"


def test_a_file_named_explicitly_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="there is no such file") as missing:
        load(str(tmp_path / "mine.toml"))
    assert missing.value.text("zh") == f"{tmp_path / 'mine.toml'}：没有这个配置文件"
    with pytest.raises(ConfigError, match="cannot be read") as folder:
        load(str(tmp_path))
    assert folder.value.text("zh").startswith(f"{tmp_path}：无法读取配置文件（")
    assert load(str(write(tmp_path / "mine.toml", 'lang = "en"'))).lang == "en"
    assert load(str(write(tmp_path / "pyproject.toml", ""))).lang is None


def test_a_folder_that_cannot_be_looked_into_has_no_configuration(tmp_path: Path) -> None:
    write(tmp_path / "rectify-lint.toml", 'lang = "en"')
    (tmp_path / "loop").symlink_to("loop")
    assert resolve(str(tmp_path / "loop" / "n.txt")).lang == "en"
    (tmp_path / "other" / "rectify-lint.toml").mkdir(parents=True)
    with pytest.raises(ConfigError, match="cannot be read"):
        resolve(str(tmp_path / "other" / "n.txt"))


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "zh"),
        ({"LANG": "C"}, "zh"),
        ({"LANG": "C.UTF-8"}, "zh"),
        ({"LC_ALL": "POSIX"}, "zh"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "ZH_TW"}, "zh"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "en_GB", "LANG": "zh_CN"}, "en"),
        ({"LC_ALL": "zh_CN", "LANG": "en_US"}, "zh"),
    ],
)
def test_the_locale_decides_the_language(environment: dict[str, str], expected: str) -> None:
    assert language(Config(), environment) == expected


def test_the_configured_language_goes_before_the_locale() -> None:
    assert language(Config(lang="en"), {"LANG": "zh_CN"}) == "en"


def test_without_a_file_no_toml_parser_is_imported(tmp_path: Path) -> None:
    script = (
        "import sys; before = set(sys.modules); from rectify_lint.config.resolve import resolve; "
        "resolve(); print('tomllib' in set(sys.modules) - before)"
    )
    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert run.stdout.strip() == "False"
