from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rectify_lint.rules import index
from rectify_lint.rules.registry import Pack, Registry

WritePage = Callable[..., Path]
PACK = Pack("mine", "pack", "1.2")


@pytest.fixture
def package(write_page: WritePage, importable: Path) -> Path:
    write_page()
    write_page(("ABC001", "ABC002"), ("odd-word", "even-word"), name="ABC002_even-word")
    (importable / "pack" / "__init__.py").touch()
    return importable / "pack"


def test_the_index_says_the_same_as_the_pages(package: Path) -> None:
    from_pages = Registry([PACK])
    assert not (package / index.INDEX).exists()
    assert index.main(["pack"]) == 0
    from_index = Registry([PACK])
    assert (package / index.INDEX).exists()
    assert list(from_index.rules) == ["ABC001", "ABC002"]
    assert [rule.manifest for rule in from_index] == [rule.manifest for rule in from_pages]


def test_writing_it_twice_gives_the_same_bytes(package: Path) -> None:
    index.main(["pack"])
    first = (package / index.INDEX).read_bytes()
    index.main(["pack"])
    assert (package / index.INDEX).read_bytes() == first
    assert [path.name for path in package.iterdir() if "_index" in path.name] == [index.INDEX]


def test_checking_tells_whether_it_is_up_to_date(
    package: Path, write_page: WritePage, capsys: pytest.CaptureFixture[str]
) -> None:
    assert index.main(["--check", "pack"]) == 1
    assert "out of date" in capsys.readouterr().err
    assert not (package / index.INDEX).exists()
    index.main(["pack"])
    assert index.main(["--check", "pack"]) == 0
    write_page(('since = "0.1"', 'since = "0.2"'))
    assert index.main(["--check", "pack"]) == 1


def test_a_wrong_page_leaves_the_index_as_it_was(
    package: Path, write_page: WritePage, capsys: pytest.CaptureFixture[str]
) -> None:
    index.main(["pack"])
    before = (package / index.INDEX).read_bytes()
    write_page(('since = "0.1"', 'since = "soon"'))
    assert index.main(["pack"]) == 1
    assert "'soon' is not a version" in capsys.readouterr().err
    assert (package / index.INDEX).read_bytes() == before


def test_long_data_stand_in_the_index_as_text(package: Path, write_page: WritePage) -> None:
    words = ", ".join(f"'错{number}'" for number in range(3000))
    write_page(("regex = '错'", f"regex = '错'\nliterals = [{words}]"))
    from_pages = [rule.manifest.spec for rule in Registry([PACK])]
    assert index.main(["pack"]) == 0
    manifests = [rule.manifest for rule in Registry([PACK])]
    assert isinstance(manifests[0].packed, str)
    assert [manifest.spec for manifest in manifests] == from_pages


def test_literals_of_thousands_are_told_from_the_data(package: Path, write_page: WritePage) -> None:
    words = ", ".join(f"'错{number}'" for number in range(3000))
    write_page(("regex = '错'", f"regex = '错'\nliterals = [{words}]"))
    from_pages = [rule.manifest.literals for rule in Registry([PACK])]
    assert index.main(["pack"]) == 0
    many, few = Registry([PACK])
    assert many.manifest.gate is None
    assert few.manifest.gate is not None
    assert [many.manifest.literals, few.manifest.literals] == from_pages
