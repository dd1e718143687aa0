"""Kinds of organs: how their names end, what they call themselves, what stands beside, above and below them."""

from __future__ import annotations

from collections.abc import Mapping

_NAMES_OF = {
    "办": "领导小组办公室 办公室 办",
    "政府": "人民政府 政府",
    "管委会": "管理委员会 管委会",
    "法院": "人民法院 法院",
    "检察院": "人民检察院 检察院",
    "委": "委员会 委",
    "街道": "办事处 街道",
    "院": "研究院 设计院 医院 院",
    "学校": "幼儿园 大学 党校 中学 小学 学校 校",
    "区": "开发区 园区 示范区 管理区 区",
    "公司": "有限公司 有限责任公司 股份公司 公司 集团",
    "学院": "学院",
    "社": "联合社 合作社 信用社 社",
    "行": "银行",
    "中心": "中心",
    "社区": "居民委员会 社区",
    "队": "支队 大队 总队 队",
    "会": "协会 联合会 总会 工会 联 会",
    "厅": "厅",
    "局": "局",
    "部": "部",
    "处": "处",
    "站": "站",
    "所": "所",
    "馆": "馆",
    "台": "台",
    "镇": "镇",
    "乡": "乡",
    "村": "村民委员会 村",
    "县": "县",
    "市": "市",
    "旗": "旗",
}

KINDS: Mapping[str, str] = {ending: kind for kind, endings in _NAMES_OF.items() for ending in endings.split()}
"""How names end, and what kind of organ that makes."""

COURTS = frozenset(("法院", "检察院"))
"""Kinds of organ that stand beside each other and never below."""

BUREAUS = frozenset(("局", "委", "厅", "办"))
"""Kinds of organ that are departments of a government or of a Party committee; units may stand below them."""

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

SELF_WORDS: Mapping[str, frozenset[str]] = {
    "局": frozenset("局"),
    "政府": frozenset("府"),
    "委": frozenset("委"),
    "厅": frozenset("厅"),
    "部": frozenset("部"),
    "处": frozenset("处"),
    "站": frozenset("站"),
    "所": frozenset("所"),
    "馆": frozenset("馆"),
    "台": frozenset("台"),
    "会": frozenset("会"),
    "社": frozenset("社"),
    "队": frozenset(("队", "支队", "大队", "总队")),
    "院": frozenset("院"),
    "办": frozenset(("办", "室", "办公室")),
    "法院": frozenset("院"),
    "检察院": frozenset("院"),
    "学院": frozenset(("院", "校", "学院")),
    "学校": frozenset("校院园"),
    "公司": frozenset(("公司", "集团", "司", "企业", "企")),
    "行": frozenset("行"),
    "中心": frozenset(("中心",)),
    "管委会": frozenset(("委", "管委会", "区", "园区", "开发区")),
    "街道": frozenset(("街道", "街", "办", "办事处")),
    "镇": frozenset("镇"),
    "乡": frozenset("乡"),
    "社区": frozenset(("社区", "居", "村")),
    "村": frozenset("村"),
    "区": frozenset(("区", "园区", "开发区", "管委会", "委")),
}
"""What an organ of a kind calls itself after 我 or 本; a county or a city speaks by its level alone."""

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

_SCHOOLS = "(?:[\u4e00-\u9fff]{2}学|大中|[小技党])校|学院|大学|中学|小学|幼儿园"
_COMPANIES = "[\u4e00-\u9fff]{2}(?:公司|集团)"

UNIT_NAMES: Mapping[str, str] = {
    "局": "[省市州县区旗][\u4e00-\u9fff]{1,12}局",
    "厅": "省[\u4e00-\u9fff]{1,12}厅",
    "学校": _SCHOOLS,
    "校": _SCHOOLS,
    "学院": "[\u4e00-\u9fff]{2}学院",
    "医院": "[\u4e00-\u9fff]{2}医院|(?:卫生|保健)院",
    "院": "(?:[\u4e00-\u9fff]{2}学|科学|研究|设计|规划|医|卫生|保健|疗养|[敬养]老|福利|法|检察)院",
    "公司": _COMPANIES,
    "集团": _COMPANIES,
    "镇": "(?:(?![各全乡城])[\u4e00-\u9fff]){2}镇(?!化)",
    "乡": "(?:(?![各全])[\u4e00-\u9fff]){2}(?<!城)乡(?![镇村])",
    "街道": "[\u4e00-\u9fff]{2}街道",
}
"""How a text names in full a unit that it then calls by its short name, as an expression."""

OVERSEERS = (
    *("政府", "人民代表大会", "人大", "政协", "政治协商", "县委", "市委", "区委", "省委", "党校"),
    *("纪律检查", "纪委", "监察", "巡察", "督察", "审计", "政法委", "组织部", "宣传部", "统战部"),
    *("机关工委", "直属机关", "编办", "机构编制", "总工会", "妇联", "妇女联合", "共青团", "团委"),
)
"""What the names of organs have in them that have to do with organs of every kind: no system is foreign to them."""
