"""TRM006 and on: words, terms and set phrases that are wrong."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from tests.accuracy.corpus import CleanNotice
from tests.accuracy.faults import Fault, insert, kind, replace
from tests.accuracy.residue import sentence_ends

CONFUSIONS = (
    ("部署", "布署"),
    ("部署", "布暑"),
    ("认真", "认证"),
    ("落实", "落时"),
    ("整改", "整该"),
    ("制度", "制渡"),
    ("监督", "监都"),
    ("严格", "严恪"),
    ("按照", "接照"),
    ("已经", "己经"),
    ("建立", "健立"),
    ("健全", "建全"),
    ("明确", "明却"),
    ("措施", "错施"),
    ("推进", "推近"),
    ("不再", "不在"),
    ("及时", "既时"),
    ("处置", "处制"),
    ("核查", "核察"),
    ("公示", "公式"),
    ("坚持", "坚恃"),
    ("长效", "常效"),
    ("即知即改", "既知即改"),
    ("责任", "则任"),
    ("办理", "办里"),
    ("反映", "反应"),
    ("群众", "群从"),
    ("台账", "帐台"),
    ("问题", "问提"),
    ("规范", "规犯"),
    ("贯彻", "惯彻"),
    ("执行", "直行"),
    ("组织", "组识"),
    ("意识", "意思"),
    ("培训", "陪训"),
    ("完善", "完缮"),
    ("检查", "检察"),
    ("巩固", "巩故"),
    ("机制", "机致"),
    ("领导", "领到"),
    ("督促", "督促促"),
    ("审批", "审披"),
    ("部门", "步门"),
    ("任务", "任物"),
    ("资金", "资斤"),
    ("项目", "项木"),
    ("企业", "起业"),
    ("服务", "服悟"),
    ("政策", "政测"),
    ("加强", "加抢"),
    ("开展", "开斩"),
    ("工程", "工呈"),
    ("材料", "才料"),
    ("排查", "排茬"),
    ("清单", "清弹"),
    ("公开", "公凯"),
    ("会议", "会仪"),
    ("基层", "基曾"),
    ("支部", "支布"),
    ("管理", "管埋"),
    ("情况", "情矿"),
    ("反馈", "反溃"),
    ("目标", "目杯"),
    ("计划", "计化"),
    ("安排", "安徘"),
    ("学习", "学刁"),
    ("研究", "研穷"),
    ("约谈", "约淡"),
    ("逐项", "逐顶"),
    ("通报", "通抱"),
    ("评估", "评沽"),
    ("采购", "采够"),
    ("验收", "验受"),
    ("登记", "登纪"),
    ("移交", "移教"),
    ("整治", "整冶"),
    ("防范", "防泛"),
    ("风险", "风检"),
    ("追责", "追则"),
    ("环境", "环镜"),
    ("审核", "审刻"),
    ("合同", "合司"),
    ("党员", "党圆"),
    ("干部", "干布"),
    ("教育", "教欲"),
    ("安全", "安权"),
    ("质量", "质良"),
    ("提升", "提声"),
    ("促进", "促近"),
    ("健康", "键康"),
    ("统筹", "统愁"),
    ("协调", "协凋"),
)


@kind(
    "TRM006",
    "a word is confused with one that sounds or looks like it",
    {
        "TRM015": "one character off the notice's own word",
        "TRM007": "a doubled word",
        "TRM012": "a fixed formula",
        "TRM011": "a variant",
        "STA008": "a label",
        "TRM016": "a collocation",
        "STR008": "the opening",
        "STR002": "the title",
    },
)
def confusion(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for right, wrong in CONFUSIONS:
        found = list(notice.find(f"(?<=[一-龥]){right}(?=[一-龥])"))
        if found:
            place = dice.choice(found)
            yield replace(*place.span(), wrong)


SINGLE = ("的", "了", "对", "和", "在", "由", "将", "把", "与", "并", "及", "被", "从")
"""Words of one character; a second one is only a fault where the first is no part of a longer word (合并并为, 正在在)."""
DOUBLED = (
    *(
        "开展",
        "制定",
        "召开",
        "进行",
        "建立",
        "落实",
        "推进",
        "加强",
        "完成",
        "规范",
        "修订",
        "公示",
        "核查",
        "办理",
    ),
    *(
        "问题",
        "制度",
        "工作",
        "整改",
        "巡察",
        "责任",
        "会议",
        "巡察组",
        "领导小组",
        "清单",
        "机制",
        "群众",
        "资金",
    ),
    *("严格", "及时", "全面", "持续", "定期", "已经", "按照", "通过", "组织实施", "不断", "共同", "明确"),
)
"""Not 组织: 党组织组织开展 is right."""


@kind("TRM007", "a word is written twice")
def word_doubled(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for word in (*SINGLE, *DOUBLED):
        before = "(?<=[，。；、”》])" if word in SINGLE and word not in "的了" else "(?<=[一-龥，。；])"
        found = list(notice.find(f"{before}(?P<word>{word})(?=[一-龥])(?!{word[0]})"))
        if found:
            place = dice.choice(found)
            if notice.text[place.start() - 1] != word[-1]:
                yield insert(place.end(), word, (place.start(), place.end()))


@kind("TRM007", "a phrase is written twice", {"TPL007": "a copied passage"})
def phrase_doubled(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find("(?<=[，。；])(?P<phrase>[一-龥]{4,12})(?=，)"):
        yield insert(found.end(), dice.choice(("，", "")) + found["phrase"], found.span())


@kind("TRM008", "two approximations contradict each other")
def approximations(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find("(?<=[一-龥])(?P<number>[1-9][0-9]*0)(?P<unit>[个项人次家户条份])"):
        form = dice.choice(("近{n}余{u}", "约{n}多{u}", "超过{n}余{u}", "大约{n}{u}左右", "不足{n}多{u}"))
        yield replace(*found.span(), form.format(n=found["number"], u=found["unit"]))


@kind("TRM009", "the same is said twice", {"TRM011": "涉及到 for 涉及"})
def redundancy(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for place in notice.find("(?<=[。；])(?P<second>二是)(?=[一-龥])"):
        words = (
            "目的是为了规范管理，",
            "涉及到的单位逐一约谈，",
            "防止类似问题不再发生，",
            "凯旋归来后总结经验，",
            "正在处于征求意见阶段，",
            "共接收诉求共计7件，",
            "截至目前为止已办结3件，",
            "付诸于行动，",
        )
        yield insert(place.end(), dice.choice(words))


@kind("TRM010", "的 is written for 得 or 地")
def particles(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for place in sentence_ends(notice):
        yield insert(
            place,
            dice.choice(
                (
                    "责任意识树的更牢。",
                    "制度执行抓的更实。",
                    "有的工作抓的不紧。",
                    "日常监督管的不严。",
                )
            ),
        )


@kind("TRM011", "a word is written in a form that is not the standard one", {"TRM006": "a confusion"})
def variant(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for right, wrong in (
        ("台账", "台帐"),
        ("其他", "其它"),
        ("作出", "做出"),
        ("签订", "签定"),
        ("撤销", "撤消"),
        ("账目", "帐目"),
        ("账户", "帐户"),
    ):
        for found in notice.find(right):
            yield replace(*found.span(), wrong)


@kind("TRM012", "a fixed formula is misquoted", {"TRM006": "a confusion", "TPL003": "a character is masked"})
def formula(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    formulas = (
        "增强“四个自信”，",
        "坚定“四个意识”，",
        "做到“两个确立”，",
        "以习近平新时代中国特色社会主义为指导，",
        "坚持以人民中心，",
        "全面从严治党主题责任，",
        "落实党风廉正建设责任制，",
        "查处违反中央八项精神问题，",
        "贯彻党的二十届大三中全会精神，",
        "树牢“四个意思”，",
        "发挥党支部战斗保垒作用，",
    )
    for place in notice.find("(?<=[。；])(?P<second>二是)(?=[一-龥])"):
        yield insert(place.end(), dice.choice(formulas))


FORMULAS = (
    *(
        "习近平新时代中国特色社会主义思想",
        "以人民为中心的发展思想",
        "全面从严治党主体责任",
        "党风廉政建设和反腐败斗争",
    ),
    *(
        "中央八项规定精神",
        "意识形态工作责任制",
        "党组理论学习中心组",
        "铸牢中华民族共同体意识",
        "社会主义核心价值观",
    ),
    *(
        "新时代党的建设总要求",
        "党支部战斗堡垒作用",
        "党员先锋模范作用",
        "重大事项请示报告",
        "供给侧结构性改革",
    ),
    *("绿水青山就是金山银山", "党史学习教育", "惩前毖后、治病救人", "国家治理体系和治理能力现代化"),
)


@kind("TRM012", "a fixed formula lacks a character, or two have changed places", {"TRM006": "a confusion"})
def formula_slip(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for place in notice.find("(?<=[。；])(?P<second>二是)(?=[一-龥])"):
        right = dice.choice(FORMULAS)
        at = dice.randrange(1, len(right) - 2)
        slips = (right[:at] + right[at + 1 :], right[:at] + right[at + 1] + right[at] + right[at + 2 :])
        wrong = dice.choice([slip for slip in slips if slip != right])
        yield insert(place.end(), f"落实{wrong}有关要求，")


@kind(
    "TRM013",
    "an organ has its old name",
    {"TRM004": "the organ's own name", "TPL005": "another organ", "TRM015": "a near miss"},
)
def old_name(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    # Not 建设局 for 住房和城乡建设局: some cities have one today.
    names = (
        ("自然资源局", "国土资源局"),
        ("市场监督管理局", "工商行政管理局"),
        ("卫生健康局", "卫生和计划生育局"),
        ("生态环境局", "环境保护局"),
        ("应急管理局", "安全生产监督管理局"),
        ("农业农村局", "农业局"),
        ("文化广电和旅游局", "文化广电新闻出版局"),
        ("消防救援大队", "公安消防大队"),
        ("人力资源和社会保障局", "人事局"),
    )
    for new, old in names:
        for found in notice.find(new):
            yield replace(*found.span(), old)


@kind("TRM014", "a character is traditional or Japanese", {"TRM006": "a confusion", "TRM015": "a near miss"})
def traditional(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    pairs = (
        ("会议", "會議"),
        ("问题", "問题"),
        ("责任", "責任"),
        ("组织", "組织"),
        ("国家", "國家"),
        ("开展", "開展"),
        ("党", "黨"),
        ("办", "辦"),
        ("学", "學"),
        ("经", "经"),
        ("完善", "完善"),
    )
    for right, wrong in pairs:
        found = list(notice.find(right)) if right != wrong else []
        if found:
            yield replace(*dice.choice(found).span(), wrong)


@kind(
    "TRM015",
    "a term the notice uses often is one character off",
    {
        "TRM006": "a known confusion",
        "TRM004": "a name",
        "TRM005": "a name",
        "TPL006": "another place",
        "TRM013": "a name",
        "TPL005": "another organ",
    },
)
def near_miss(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    swaps = {
        "高新区": "高兴区",
        "党总支": "党总之",
        "水资源": "水资原",
        "督察组": "督查组",
        "帮办代办": "邦办代办",
        "街道": "街到",
        "社区": "社曲",
        "学院": "学员",
        "法院": "法源",
        "企业": "企叶",
        "农村": "农树",
        "整改措施": "整改错施",
        "巡察组": "巡擦组",
        "学校": "学样",
        "举报件": "举报伴",
        "资金": "资今",
    }
    for right, wrong in swaps.items():
        found = list(notice.find(right))
        if len(found) >= 5:
            yield replace(*dice.choice(found[1:]).span(), wrong)


@kind("TRM016", "a verb and its object do not go together", {"TRM006": "a confusion", "TRM012": "a formula"})
def collocation(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    phrases = (
        "提高工作力度，",
        "加快审批效率，",
        "增强办案质量，",
        "提高监督范围，",
        "加大管理制度，",
        "加大监管水平，",
        "扩大工作力度，",
        "提升问责力度，",
        "加强服务质量，",
        "加快服务水平，",
    )
    for place in notice.find("(?<=[。；])(?P<second>二是)(?=[一-龥])"):
        yield insert(place.end(), dice.choice(phrases))
