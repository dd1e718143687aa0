"""Short names of organs (局, 校, 镇) that neither the writer of a notice nor a unit below it goes by."""

from __future__ import annotations

from collections.abc import Mapping

KIND_OF_WORD: Mapping[str, str] = {
    "局": "局",
    "厅": "厅",
    "校": "校",
    "学校": "校",
    "院": "院",
    "学院": "学院",
    "医院": "医院",
    "集团": "公司",
    "公司": "公司",
    "镇": "镇",
    "乡": "乡",
    "街道": "街道",
}
"""Short names by which an organ speaks of itself, and the kind of organ each belongs to."""

_PUBLIC = ("局", "厅", "校", "院", "学院", "医院", "公司", "镇", "乡", "街道")


def _all_but(*kinds: str) -> frozenset[str]:
    return frozenset(_PUBLIC).difference(kinds)


BESIDE: Mapping[str, frozenset[str]] = {
    "镇": _all_but("镇"),
    "乡": _all_but("乡"),
    "街道": _all_but("街道"),
    "政府": _all_but(),  # of a town; those of larger places speak for all
    "村": _all_but("镇", "乡", "街道"),
    "社区": _all_but("镇", "乡", "街道"),
    "学校": _all_but("校", "院", "学院"),
    "学院": _all_but("校", "院", "学院", "医院"),
    "院": _all_but("院", "学院", "医院"),
    "法院": _all_but("院", "医院"),
    "检察院": _all_but("院", "医院"),
    "公司": _all_but("公司"),
    "部": _all_but(),
    "局": frozenset(("厅", "校", "院", "学院", "医院")),
    "委": frozenset(("厅", "校", "院", "学院", "医院")),
    "厅": frozenset(("局", "校", "院", "学院", "医院")),
    "社": _all_but("公司"),
    "会": _all_but(),
    "行": _all_but("公司"),
    "馆": _all_but("局", "厅"),
    "台": _all_but("局", "厅", "公司"),
    "队": _all_but("局", "厅"),
    "中心": _all_but("局", "厅", "公司", "校", "院", "医院"),
}
"""For each kind of organ the kinds whose short names it never uses: not its own, nor those of units above or below."""

UNITS_OF: Mapping[str, tuple[str, ...]] = {
    "校": ("教", "学", "校"),
    "院": ("卫", "医", "科", "法", "检", "设计"),
    "学院": ("教", "学", "校"),
    "医院": ("卫", "医", "大学", "残", "民政"),
    "公司": ("国资", "国有", "投"),
}
"""For kinds of units what the names of organs have in them that look after such units and may tell of them."""

_SCHOOLS = "(?:[\u4e00-\u9fff]{2}学|大中|[小技])校|学院|大学|中学|小学|幼儿园"
_COMPANIES = "[\u4e00-\u9fff]{2}(?:公司|集团)"

UNIT_NAMES: Mapping[str, str] = {
    "局": "[省市州县区旗][\u4e00-\u9fff]{1,12}局",
    "厅": "省[\u4e00-\u9fff]{1,12}厅",
    "学校": _SCHOOLS,
    "校": _SCHOOLS,
    "学院": "[\u4e00-\u9fff]{2}学院",
    "医院": "[\u4e00-\u9fff]{2}医院|(?:卫生|保健)院",
    "院": "(?:[\u4e00-\u9fff]{2}学|科学|研究|设计|规划|医|卫生|保健|疗养|法|检察)院",
    "公司": _COMPANIES,
    "集团": _COMPANIES,
}
"""How a text names in full a unit that it then calls by its short name, as an expression."""
