"""TPL: what a template, another notice, a reviewer or a web page left behind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from tests.accuracy.corpus import CleanNotice
from tests.accuracy.faults import Fault, insert, kind, replace

LONG = "[。；](?:[二三四]是)?(?P<sentence>[^。；\n“”（）《》]{30,70}。)"
"""A sentence in the middle of a paragraph, without quotations."""

SELF = {
    "局": "我委",
    "委": "我局",
    "镇": "我局",
    "街道": "我镇",
    "公司": "我局",
    "学院": "我局",
    "法院": "我局",
    "社区": "我镇",
}


def sentence_ends(notice: CleanNotice) -> list[int]:
    """Places behind a sentence in the middle of a paragraph of the problems."""
    first = notice.block(notice.items[0])[0]
    return [found.end() for found in notice.find("。(?=[二三]是|[②③]|.{20})") if found.start() > first]


@kind("TPL001", "a number was never filled in", {"TOT001": "a number is missing"})
def number_masked(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find("(?<=[一-龥])(?P<number>[0-9]+)(?=[个项次人户家件份名条])"):
        yield replace(
            *found.span(), dice.choice(("X", "××", "XX", "___", "**", "（ ）", "○○", "xx", "Ｘ", "…"))
        )


@kind("TPL001", "a name was never filled in", {"TRM004": "the name differs from the title's"})
def name_masked(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find("(?<![一-龥])(?:[县市区]委)?第[一二三四五六七八九]巡察组"):
        yield replace(
            found.start(),
            found.end(),
            dice.choice(("XX巡察组", "第X巡察组", "县委第×巡察组", "第**巡察组")),
        )
    for place in ("安澜县", "云岭市", "望川市", "景川市", "瑞泽县", "宁原市"):
        for found in notice.find(f"(?<=[，。；]){place}"):
            yield replace(found.start(), found.end(), dice.choice(("XX县", "××市", "某某县", "**县", "某市")))


@kind(
    "TPL001",
    "a date was never filled in",
    {"DAT001": "no such date", "DAT006": "no such date", "STR004": "no date", "DAT010": "no such date"},
)
def date_masked(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find("(?P<year>20[0-9]{2})年[0-9]+月[0-9]+日"):
        year = found["year"]
        forms = (
            f"{year}年X月X日",
            "X年X月X日",
            f"{year}年 月 日",
            f"{year}年××月××日",
            "20XX年X月X日",
            f"{year}年*月*日",
            f"{year}年_月_日",
            f"{year}年  月  日",
        )
        yield replace(*found.span(), dice.choice(forms))


@kind("TPL002", "a prompt of the template is left", {"TPL008": "it may be a reviewer's", "TPL001": "a blank"})
def prompt_left(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    prompts = (
        "（此处填写整改成效）",
        "【待补充】",
        "（请填写）",
        "（填写具体措施）",
        "（单位名称）",
        "【填写数据】",
        "（待核实后填写）",
        "（此处插入数据）",
        "点击此处输入文字",
        "（可根据实际情况增减）",
        "（字数不少于300字）",
        "（下同）（示例）",
        "（根据实际填写）",
    )
    for place in sentence_ends(notice):
        yield insert(place - 1, dice.choice(prompts))


@kind(
    "TPL003",
    "a web site's mask for a character is left",
    {"TRM012": "the formula lacks a character", "TRM006": "a confusion"},
)
def character_masked(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for right, wrong in (
        ("党建", "D建"),
        ("党组", "D组"),
        ("党员", "D员"),
        ("党委", "D委"),
        ("党工委", "D工委"),
        ("习近平", "习**"),
        ("党内", "d内"),
    ):
        for found in notice.find(f"(?<=[，。；])[^，。；\n]*(?P<word>{right})"):
            yield replace(*found.span("word"), wrong)


@kind("TPL004", "an advertisement or a scraper's mark is left", {"TPL009": "page furniture"})
def advertisement(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    yield insert(len(notice.text), "更多公文写作范文请加微信：gwxz8899\n")
    yield insert(len(notice.text), "【公文范文网】海量材料，每日更新，欢迎扫码入群。\n")
    for place in sentence_ends(notice)[::7]:
        yield insert(
            place,
            dice.choice(
                ("##paidend##", "[!--page--]", "&nbsp;&nbsp;", "本文来源于网络，", "（更多资料请关注公众号）")
            ),
        )


@kind(
    "TPL005",
    "a passage of another organ calls itself by another name",
    {"TRM004": "another organ", "TPL006": "another place"},
)
def another_self(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    organ = re.sub("(?:党组|委员会|党工委|工作委员会|总支部委员会)$", "", notice.sheet["organ"])
    own = next(
        (name for name in ("街道", "镇", "法院", "学院", "公司", "社区", "局") if organ.endswith(name)), ""
    )
    other = SELF.get(own)
    if other:
        for place in sentence_ends(notice):
            yield insert(place, other + dice.choice(DEEDS))


DEEDS = (
    "高度重视，立即召开会议研究部署。",
    "建立工作台账，逐项明确责任人。",
    "党组召开专题会议研究整改措施。",
)
SYSTEMS = (
    ("司法", "全体司法行政系统干部职工进一步增强责任意识。"),
    ("教育", "引导全市教育系统干部职工增强责任意识。"),
    ("水利", "推动全县水利系统干部职工转变作风。"),
    ("税务", "组织全市税务系统干部开展警示教育。"),
    ("卫生", "组织全县卫生健康系统医务人员开展警示教育。"),
    ("交通", "要求全县交通运输系统干部职工引以为戒。"),
)


@kind(
    "TPL005",
    "a sentence speaks of another organ's system",
    {"TPL006": "another place", "TRM004": "another organ"},
)
def another_system(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    if notice.sheet["organ"].endswith(("人民政府", "领导小组办公室")):
        return  # they answer for every system of their place
    for place in sentence_ends(notice):
        yield insert(
            place, dice.choice([text for word, text in SYSTEMS if word not in notice.sheet["title"]])
        )


@kind(
    "TPL006",
    "a sentence names another place",
    {"TPL005": "another organ", "TRM004": "another organ", "TRM015": "a near miss"},
)
def another_place(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    # Where an organ's name begins with no place, a place named further on may be its own.
    own = re.match("(?:中共)?(?P<place>[一-龥]{2}(?:县|市|省))", notice.sheet["organ"])
    if not own or own["place"][-1] not in "县市":
        return
    level = own["place"][-1]
    name = dice.choice(("清河", "东平", "石门", "永安")) + level
    unit = re.search(f"{own['place']}(?:[一-龥]{{2}}区)?(?P<unit>[一-龥]{{2,8}}局)", notice.sheet["organ"])
    for place in sentence_ends(notice):
        texts = [
            f"在{name}委、{name}政府的坚强领导下，各项工作稳步推进。",
            f"{name}上下进一步统一了思想认识。",
        ]
        if unit:
            texts.append(f"{name}{unit['unit']}高度重视，立即研究整改措施。")
        yield insert(place, dice.choice(texts))


@kind("TPL007", "a passage of one problem is pasted into another")
def passage_copied(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    first = notice.block(notice.items[0])[0]
    last = notice.block(notice.items[-1])[1]
    found = notice.find("(?<=[。；])(?:[二三]是)?(?P<passage>[^。；\n]{28,}[。；][^\n]{20,60}?。)")
    passages = [one for one in found if first < one.start() and one.end() < last]
    for passage, other in zip(passages, passages[2:], strict=False):
        yield insert(other.end(), passage["passage"].rstrip("；。") + "。", passage.span("passage"))


@kind("TPL007", "a sentence stands twice in a paragraph", {"TRM007": "a doubled phrase"})
def sentence_doubled(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find(LONG):
        yield insert(found.end(), found["sentence"], found.span("sentence"))


@kind(
    "TPL007",
    "a paragraph stands twice",
    {
        "NUM002": "its number stands twice",
        "NUM010": "its heading stands twice",
        "NUM006": "its ordinals",
        "STA004": "its label stands twice",
    },
)
def paragraph_doubled(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find("^(?![|]).{60,}。\n"):
        yield insert(found.end(), found[0], found.span())


@kind(
    "TPL008",
    "a reviewer's remark is left",
    {"TPL002": "it may be the template's", "PUN002": "two marks in a row"},
)
def remark_left(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    remarks = (
        "（此处存疑）",
        "【审核：数据与台账不符】",
        "？？",
        "（建议删除）",
        "[批注1：请核实]",
        "（待核）",
        "（数据待核实）",
        "（请办公室核对）",
        "【修改】",
        "（此句删去）",
        "TODO",
        "（领导意见：再压缩）",
        "（与前文不一致，请核）",
        "（数字是否准确？）",
        "（删除）",
        "【请核实】",
    )
    for place in sentence_ends(notice):
        yield insert(place - 1, dice.choice(remarks))


@kind("TPL009", "furniture of a web page is left")
def page_furniture(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    title_end = notice.text.index("\n\n") + 1 if "\n\n" in notice.text else notice.text.index("\n") + 1
    yield insert(title_end, "发布时间：2024-12-25 10:21  来源：办公室  浏览次数：120\n")
    yield insert(title_end, "字体：[大 中 小]\n")
    yield insert(len(notice.text), "【打印本页】【关闭窗口】\n")
    yield insert(len(notice.text), "上一篇：关于召开干部大会的通知\n")
    yield insert(len(notice.text), "扫一扫在手机打开当前页\n")
    yield insert(len(notice.text), "责任编辑：办公室  审核：党建办\n")


@kind("TPL012", "another team gives its findings than the one that inspected")
def team_differs(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    numbers = "一二三四五六七八九"
    teams = "(?P<before>[一-龥]委第(?P<number>[一二三四五六七八九])巡[视察]组)"
    for found in notice.find(f"{teams}(?=[对向][^，。；\\n]{{2,40}}(?:巡[视察]|反馈))"):
        other = dice.choice([one for one in numbers if one != found["number"]])
        yield replace(*found.span("number"), other)
