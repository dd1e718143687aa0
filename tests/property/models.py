"""Notices built from a model: every fact is known, so that each can be broken on its own.

``notices()`` draws a :class:`NoticeModel`; ``render`` writes it in one of several layouts. A model renders to a correct
notice, on which the linter must say nothing; ``tests/property/test_notices.py`` breaks one fact at a time.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import attrs
from hypothesis import strategies as st

from rectify_lint import StatusClass
from rectify_lint.syntax.markers import Style, chinese_numeral

PLACES = ("安澜县", "青石区", "云岭市", "栖霞岭县", "沂源河区", "临溪市")
BUREAUS = ("水利局", "教育局", "民政局", "农业农村局", "文化广电和旅游局", "统计局")
ASPECTS = (
    "贯彻落实上级决策部署",
    "全面从严治党责任落实",
    "基层党组织建设",
    "巡察整改责任落实",
    "服务保障民生",
)
PROBLEMS = (
    "理论学习不够深入",
    "年度计划执行不到位",
    "档案管理不规范",
    "固定资产底数不清",
    "合同审查把关不严",
    "培训计划落实不力",
    "公车使用登记不全",
    "信息公开更新不及时",
    "走访服务对象偏少",
    "会议记录不完整",
    "项目前期论证不充分",
    "窗口服务效率不高",
    "经费报销审核不严格",
    "谈心谈话开展不经常",
    "组织生活不够严肃",
    "廉政风险排查不全面",
    "督办事项跟踪不紧",
    "干部轮岗交流不够",
    "宣传阵地管理薄弱",
    "应急预案修订滞后",
    "采购程序执行不严",
    "调查研究深入基层不够",
    "内部审计覆盖不全",
    "制度执行缺乏刚性",
)
MEASURES = (
    "召开专题会议研究整改思路",
    "修订完善内部管理办法",
    "逐项核对台账并补齐资料",
    "组织业务骨干开展集中培训",
    "建立每月通报机制",
    "明确专人负责日常检查",
    "对照清单开展全面自查",
    "与相关单位签订责任书",
    "将落实情况纳入年度考核",
    "邀请专家现场授课指导",
    "设立意见箱收集群众建议",
    "规范审批流程并公开办事指南",
    "开展警示教育和廉政提醒",
    "压缩办理时限并公布结果",
    "组织交叉检查互相促进",
)
WORDS = {
    StatusClass.DONE: ("已整改到位", "已完成整改", "已整改"),
    StatusClass.KEEP: ("已整改并长期坚持", "已完成并长期坚持"),
    StatusClass.ONGOING: ("正在整改", "持续整改", "正在推进整改"),
}
LAYOUTS = ("labels", "deep-labels", "progress", "status-groups", "headings")


@attrs.frozen
class ItemModel:
    """One problem: its wording, status and the measures listed under it."""

    problem: str
    status: StatusClass
    measures: tuple[str, ...]


@attrs.frozen
class NoticeModel:
    """A notice as facts; ``groups`` are the aspects with their items."""

    place: str
    bureau: str
    layout: str
    groups: tuple[tuple[str, tuple[ItemModel, ...]], ...]
    words: dict[StatusClass, str]
    start: dt.date
    end: dt.date
    feedback: dt.date
    cutoff: dt.date
    signature: dt.date

    @property
    def items(self) -> tuple[ItemModel, ...]:
        """All items, in the order they are rendered."""
        items = [item for _, group in self.groups for item in group]
        if self.layout == "status-groups":
            items.sort(key=lambda item: not item.status.finished)
        return tuple(items)

    @property
    def organ(self) -> str:
        """The full name of the issuing Party group."""
        return f"中共{self.place}{self.bureau}党组"

    def count(self, finished: bool) -> int:
        """How many items are rectified, or are not."""
        return sum(item.status.finished is finished for item in self.items)


@st.composite
def notices(draw: st.DrawFn, layouts: Sequence[str] = LAYOUTS) -> NoticeModel:
    """A correct notice: at least two groups, at least one finished and one unfinished item."""
    sizes = draw(st.lists(st.integers(1, 4), min_size=2, max_size=4))
    total = sum(sizes)
    problems = draw(st.permutations(PROBLEMS))
    statuses = [draw(st.sampled_from(tuple(WORDS))) for _ in range(total)]
    statuses[0], statuses[-1] = StatusClass.DONE, StatusClass.ONGOING
    pool = list(draw(st.permutations(MEASURES)))
    items = [
        ItemModel(
            problems[place],
            status,
            tuple(_measure(pool, place * 4 + turn) for turn in range(draw(st.integers(2, 4)))),
        )
        for place, status in enumerate(statuses)
    ]
    aspects = draw(st.permutations(ASPECTS))
    groups, first = [], 0
    for name, size in zip(aspects, sizes, strict=False):
        groups.append((name, tuple(items[first : first + size])))
        first += size
    days = sorted(draw(st.lists(st.integers(0, 900), min_size=5, max_size=5, unique=True)))
    dates = [dt.date(2022, 3, 1) + dt.timedelta(days=day) for day in days]
    return NoticeModel(
        draw(st.sampled_from(PLACES)),
        draw(st.sampled_from(BUREAUS)),
        draw(st.sampled_from(tuple(layouts))),
        tuple(groups),
        {status: draw(st.sampled_from(words)) for status, words in WORDS.items()},
        *dates,
    )


def _measure(pool: Sequence[str], turn: int) -> str:
    """A measure unlike all others of the notice: wording and object differ from turn to turn."""
    return f"{pool[turn % len(pool)]}，涉及第{turn + 1}号清单"


def day(date: dt.date) -> str:
    """``2024年5月8日``."""
    return f"{date.year}年{date.month}月{date.day}日"


def render(notice: NoticeModel) -> str:
    """The notice as text, one paragraph a line."""
    total, done, rest = len(notice.items), notice.count(True), notice.count(False)
    ongoing = notice.words[StatusClass.ONGOING]
    level = "市" if notice.place.endswith("市") else notice.place[-1]
    lines = [
        f"{notice.organ}关于巡察整改进展情况的通报",
        "",
        f"根据{level}委统一部署，{day(notice.start)}至{day(notice.end)}，{level}委第三巡察组对{notice.place}{notice.bureau}党组"
        f"开展了常规巡察。{day(notice.feedback)}，巡察组反馈了巡察意见。按照巡察工作有关要求，现将整改进展情况予以公布。",
        "一、整改工作组织情况",
        "局党组召开专题会议研究部署，逐条制定整改方案，明确责任单位和完成时限。",
        f"截至{day(notice.cutoff)}，巡察反馈的{len(notice.groups)}个方面{total}个问题，已完成整改{done}个，{ongoing}{rest}个。",
        "二、反馈问题整改落实情况",
        *_body(notice),
        "三、下一步工作打算",
        "持续巩固整改成果，对正在整改的问题紧盯不放，确保按期完成。",
        "欢迎广大干部群众对巡察整改落实情况进行监督。联系电话：0000-1234567；邮政信箱："
        f"{notice.place}人民路1号；电子邮箱：office@example.org。",
        notice.organ,
        day(notice.signature),
    ]
    return "\n".join(lines) + "\n"


def _body(notice: NoticeModel) -> list[str]:
    if notice.layout == "status-groups":
        return _status_groups(notice)
    lines = []
    for place, (aspect, items) in enumerate(notice.groups, 1):
        lines.append(f"{Style.CHINESE_PAREN.render(place)}{aspect}方面")
        if notice.layout == "deep-labels":
            lines.append(f"1、关于“{aspect}有差距”的问题。")
        for number, item in enumerate(items, 1):
            lines.extend(_item(notice, number, item))
    return lines


def _status_groups(notice: NoticeModel) -> list[str]:
    lines = []
    for place, (heading, finished) in enumerate(
        (("已完成整改的问题", True), ("正在推进整改的问题", False)), 1
    ):
        items = [item for item in notice.items if item.status.finished is finished]
        lines.append(f"{Style.CHINESE_PAREN.render(place)}{heading}（{len(items)}个）")
        for number, item in enumerate(items, 1):
            lines.extend((f"{number}.关于“{item.problem}”问题的整改", _measures(item)))
    return lines


def _item(notice: NoticeModel, number: int, item: ItemModel) -> list[str]:
    layout, word = notice.layout, notice.words[item.status]
    if layout == "labels":
        return [f"{number}.{item.problem}。", f"整改状态：{word}", f"整改措施：{_measures(item)}"]
    if layout == "deep-labels":
        return [
            f"（{number}）针对“{item.problem}”方面。",
            f"整改状态：{word}",
            f"主要整改措施及效果：{_measures(item)}",
        ]
    if layout == "progress":
        return [f"{number}.关于{item.problem}的问题", f"整改进展情况：{word}。{_measures(item)}"]
    return [f"{number}.关于“{item.problem}”问题的整改", _measures(item)]


def _measures(item: ItemModel) -> str:
    return "".join(f"{chinese_numeral(place)}是{measure}。" for place, measure in enumerate(item.measures, 1))
