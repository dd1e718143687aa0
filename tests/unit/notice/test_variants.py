from __future__ import annotations

from rectify_lint.notice.variants import name_variants, project_names

FULL = "安澜县青少年励志训练拓展中心建设项目"


def test_names_begin_with_a_place_and_end_with_what_they_are() -> None:
    text = f"一是{FULL}已开工；其中，安澜县城区道路改造工程完工，其他项目推进，如柳林镇文化站新建项目。"
    assert set(project_names(text)) == {FULL, "安澜县城区道路改造工程", "柳林镇文化站新建项目"}


def pairs(*names: str) -> list[tuple[str, str]]:
    return list(name_variants(project_names("".join(f"{name}。" for name in names))))


def test_a_name_with_characters_left_out_is_a_variant() -> None:
    short = "安澜县励志训练拓展中心项目"
    assert pairs(FULL, FULL, short) == [(short, FULL)]


def test_other_stages_sides_and_places_are_other_projects() -> None:
    assert not pairs("安澜县城区道路改造一期工程", "安澜县城区道路改造工程")
    assert not pairs("安澜县城东污水管网改造工程", "安澜县污水管网改造工程")
    assert not pairs("柳林镇文化中心建设项目", "枫林镇文化中心建设项目")
