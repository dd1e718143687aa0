from __future__ import annotations

from importlib.metadata import distributions
from pathlib import Path

import pytest

from rectify_lint.plugins.discover import GROUP, EntryPoint, entry_points

METADATA = "Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n\nVersion: of nothing\n"


def install(
    folder: Path, stem: str, points: str, metadata: str | None = None, file: str = "METADATA"
) -> None:
    target = folder / stem
    target.mkdir(parents=True)
    (target / "entry_points.txt").write_text(points, encoding="utf-8")
    if metadata is not None:
        (target / file).write_text(metadata, encoding="utf-8")


@pytest.mark.parametrize(
    ("stem", "file"), [("my_pack-1.2.dist-info", "METADATA"), ("my_pack.egg-info", "PKG-INFO")]
)
def test_a_pack_is_found_with_its_name_and_version(tmp_path: Path, stem: str, file: str) -> None:
    points = (
        f"[console_scripts]\na = b:c\n\n[{GROUP}]\nmine = my_pack.door:plugin\n# x = y\n\n[other]\nz = z\n"
    )
    install(tmp_path, stem, points, METADATA.format(name="my-pack", version="1.2"), file)
    assert entry_points([str(tmp_path)]) == [EntryPoint("mine", "my_pack.door:plugin", "my-pack", "1.2")]


def test_the_first_of_two_installations_counts(tmp_path: Path) -> None:
    for place, version in (("one", "2"), ("two", "1")):
        install(
            tmp_path / place,
            f"my_pack-{version}.dist-info",
            f"[{GROUP}]\nmine = my_pack\n",
            METADATA.format(name="my-pack", version=version),
        )
    (point,) = entry_points([str(tmp_path / "one"), str(tmp_path / "two"), str(tmp_path / "one")])
    assert point.version == "2"


def test_other_groups_and_broken_folders_are_passed_over(tmp_path: Path) -> None:
    install(tmp_path, "a-1.dist-info", "[rectify_lint.v0]\nmine = a\n")
    (tmp_path / "b-1.dist-info").mkdir()
    (tmp_path / "c-1.dist-info").touch()
    assert entry_points([str(tmp_path), str(tmp_path / "missing"), __file__]) == []


def test_without_metadata_the_folder_gives_the_name(tmp_path: Path) -> None:
    install(tmp_path, "my_pack-1.2.dist-info", f"[{GROUP}]\nmine = my_pack\n")
    assert entry_points([str(tmp_path)]) == [EntryPoint("mine", "my_pack", "my_pack", "unknown")]


def test_the_scan_agrees_with_the_standard_library(tmp_path: Path) -> None:
    for name in ("one", "two"):
        install(
            tmp_path,
            f"{name}-3.1.dist-info",
            f"[{GROUP}]\nb = {name}.b\na = {name}:a.b\n",
            METADATA.format(name=name, version="3.1"),
        )
    paths = [str(tmp_path)]
    standard = {
        (point.name, point.value, found.name, found.version)
        for found in distributions(path=paths)
        for point in found.entry_points
        if point.group == GROUP
    }
    mine = {(one.name, one.value, one.distribution, one.version) for one in entry_points(paths)}
    assert mine == standard
    assert len(mine) == 4
