"""Tallies: every declared form, general breakdowns, and what only looks like one."""

from __future__ import annotations

import random
import re

import pyparsing as pp
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rectify_lint.facts.model import Count, Population, StatusClass, Tally
from rectify_lint.facts.tallies import scan_tallies
from rectify_lint.grammar import lowered
from rectify_lint.grammar.tallies import GRAMMARS


def count(one: Count) -> str:
    return f"{one.value}{one.unit}" + ("~" if one.approximate else "")


def part(one: Count) -> str:
    return f"{count(one)} {one.status}" if one.status else count(one)


def told(tally: Tally) -> str:
    """A tally in one line: population, total, parts with their classes, and what the passage says of them."""
    said = [f"{tally.population} {count(tally.total) if tally.total else '-'}"]
    if tally.parts:
        said[0] += " = " + " + ".join(part(one) for one in tally.parts)
    words = {
        "closed": tally.closed,
        "open": tally.open_list,
        "all done": tally.all_done,
        "quoted": tally.quoted,
        "overlapping": tally.overlapping,
    }
    said += [word for word, is_so in words.items() if is_so]
    if tally.inside:
        said.append("inside " + ", ".join(count(one) for one in tally.inside))
    if tally.chain:
        said.append("with " + ", ".join(f"{count(one)} {one.population}" for one in tally.chain))
    if tally.rates:
        rates = [f"{rate.label} {rate.value}" + ("~" if rate.approximate else "") for rate in tally.rates]
        said.append("rate " + ", ".join(rates))
    return "; ".join(said)


def tallies(text: str) -> list[str]:
    return [told(tally) for tally in scan_tallies(text)]


def only(text: str) -> Tally:
    (tally,) = scan_tallies(text)
    return tally


# One sentence for each of the declared forms that notices use, numbered.
FORMS = [
    (
        "截至6月底，巡察反馈的697个问题，完成整改688个，基本完成取得阶段性成果并持续整改问题4个，未完"
        "成5个，总体完成率98.71%。",
        ["problem 697个 = 688个 done + 4个 partial + 5个 open; closed; rate 总体完成率 98.71"],
    ),  # 1
    (
        "县委第三巡察组反馈25个问题，已完成整改19个、正在整改6个，整改完成率76%。",
        ["problem 25个 = 19个 done + 6个 ongoing; closed; rate 整改完成率 76"],
    ),  # 2
    (
        "巡察反馈30个具体问题，整改完成27个，阶段性完成3个。",
        ["problem 30个 = 27个 done + 3个 partial; closed"],
    ),  # 3
    (
        "5个立行立改问题和3件信访件，均已全部办结。",
        ["immediate 5个; all done", "petition 3件; all done"],
    ),  # 4
    (
        "巡察组共反馈18个问题，其中已完成整改16个，阶段性完成整改2个；移交立行立改问题4个，已全部办结。",
        ["problem 18个 = 16个 done + 2个 partial; closed", "immediate 4个; all done"],
    ),  # 5
    (
        "截至9月底，县科技局党组认领3个方面11个问题28个具体问题。已完成整改28个。",
        ["problem 28个 = 28个 done; closed; with 3个 aspect, 11个 problem"],
    ),  # 6
    (
        "反馈的20个问题中，已完成整改17个问题，阶段性完成整改3个问题。",
        ["problem 20个 = 17个 done + 3个 partial; closed"],
    ),  # 7
    (
        "反馈意见指出4个方面21个问题，截至目前已完成整改18个问题，正在推进整改3个，对12名相关人员进行"
        "处理（其中党纪处分1人、诫勉8人、谈话提醒2人、批评教育1人）。",
        [
            "problem 21个 = 18个 done + 3个 ongoing; closed; with 4个 aspect",
            "person 12名 = 1人 + 8人 + 2人 + 1人; closed",
        ],
    ),  # 8
    (
        "审计查出涉及5个方面、14个单位共计43项具体问题，问题资金251023.54万元，已整改38项，整改到位资"
        "金215587.84万元，正在整改5项（含部分整改），未整改资金35435.70万元。",
        [
            "problem 43项 = 38项 done + 5项 ongoing; closed; with 5个 aspect",
            "money 251023.54万元 = 215587.84万元 done + 35435.70万元 open; closed",
        ],
    ),  # 9
    (
        "督察反馈的89项整改任务，已整改完成63项，21项达到序时进度，但有5项未按期完成或未达到序时进度。",
        ["task 89项 = 63项 done + 21项 partial + 5项 open; closed"],
    ),  # 10
    (
        "各地共明确整改任务1532项，截至2023年底，已完成1401项，完成率近92%。",
        ["task 1532项 = 1401项 done; rate 完成率 92~"],
    ),  # 11
    (
        "已完成整改任务654项，占1139项任务的近六成。",
        ["task 1139项 = 654项 done; rate 占1139项任务 60~"],
    ),  # 12
    (
        "群众举报的203件环境问题，已完成168件，占总数的82.8%。",
        ["problem 203件 = 168件 done; rate 占总数 82.8"],
    ),  # 13
    (
        "38个问题已完成整改31个。",
        ["problem 38个 = 31个 done"],
    ),  # 14
    (
        "检查发现120个问题，完成率达到100%的96个，80%以下的9个，面上问题未完成整改4个。",
        ["problem 120个 = 96个 + 9个; open", "problem 120个 = 4个 open"],
    ),  # 15
    (
        "巡察指出3个方面17项具体问题，局党组制定71项整改措施，截至目前5项问题、11项措施已完全整改到位"
        "，14项问题、39项措施取得明显成效。",
        [
            "problem 17项 = 5项 done + 14项 partial; closed; with 3个 aspect, 71项 measure",
            "measure 71项 = 11项 done + 39项 partial; with 3个 aspect, 17项 problem",
        ],
    ),  # 16
    (
        "反馈意见共4项22个问题，局党组细化为5个方面63条整改措施，22个问题已整改完成。",
        ["problem 22个 = 22个 done; closed; with 5个 aspect, 63条 measure"],
    ),  # 17
    (
        "对照16个具体问题清单制定了48条整改措施，截至目前，已全部完成整改，共诫勉谈话2人、批评教育5人"
        "、提醒谈话9人。",
        ["problem 16个; all done; with 48条 measure", "measure 48条; all done; with 16个 problem"],
    ),  # 18
    (
        "梳理出6个方面26个问题，制定88项具体整改措施，细化落实到9个牵头部门。",
        ["problem 26个; with 6个 aspect, 88项 measure"],
    ),  # 19
    (
        "新建、修订、完善规章制度15项，针对反馈问题制定整改措施42条。",
        ["measure 42条"],
    ),  # 20
    (
        "反馈了4个方面9类问题27项问题的具体表现。",
        ["problem 27项; with 4个 aspect, 9类 aspect"],
    ),  # 21
    (
        "反馈的5个方面24个突出问题，逐条制定67项整改措施。",
        ["problem 24个; with 5个 aspect, 67项 measure"],
    ),  # 22
    (
        "局党组对照反馈意见制定54条整改措施。",
        ["measure 54条"],
    ),  # 23
    (
        "巡察反馈4个方面19个问题，制定57条整改措施，建立规则制度12项。",
        ["problem 19个; with 4个 aspect, 57条 measure"],
    ),  # 24
    (
        "聚焦3个方面，制定整改措施45条，对6个立行立改问题当即解决。",
        ["measure 45条; with 3个 aspect", "immediate 6个"],
    ),  # 25
    (
        "梳理形成五方面18项问题52项具体问题表现，制定96条整改任务。",
        ["problem 52项; with 5方面 aspect, 18项 problem, 96条 task"],
    ),  # 26
    (
        "反馈了3个方面12类问题和4条意见建议，细化成39个具体问题，提出157项整改措施。",
        ["problem 39个; with 3个 aspect, 12类 aspect, 157项 measure"],
    ),  # 27
    (
        "巡察反馈了4个方面13个具体问题。",
        ["problem 13个; with 4个 aspect"],
    ),  # 28
    (
        "巡察组指出3个方面8个问题。",
        ["problem 8个; with 3个 aspect"],
    ),  # 29
    (
        "反馈的33个具体问题，目前已完成整改并申请销号问题25个，视同完成持续推进问题8个。",
        ["problem 33个 = 25个 done + 8个 keep; closed"],
    ),  # 30
    (
        "全区16个需整改问题，已全部完成6个问题的整改和2个问题的部分整改，剩余10个将于年底前完成。",
        ["problem 16个 = 6个 done + 10个; closed; inside 2个"],
    ),  # 31
    (
        "全年46个主要工作节点完成44个，完成率达到95.7%。",
        ["task 46个 = 44个 done; rate 完成率 95.7"],
    ),  # 32
    (
        "巡察组共反馈巡察问题29个，移交问题线索6个。截至目前已整改问题27个，处置问题线索6件。",
        ["problem 29个 = 27个 done", "clue 6个 = 6件; closed"],
    ),  # 33
    (
        "反馈的三大方面31个问题，已逐一整改，并长期坚持。",
        ["problem 31个; all done; with 3大方面 aspect"],
    ),  # 34
    (
        "7个项目查出40个问题，已整改33个，持续整改5个，未整改2个。",
        ["problem 40个 = 33个 done + 5个 ongoing + 2个 open; closed"],
    ),  # 35
    (
        "共三类21个具体问题，均已积极采取措施整改。",
        ["problem 21个; with 3类 aspect"],
    ),  # 36
    (
        "反馈的5个方面23个问题大部分已整改到位，仍有2个方面问题有待持续整改。",
        ["problem 23个; with 5个 aspect"],
    ),  # 37
    (
        "反馈的四个方面十二项整改任务己全部整改到位。",
        ["task 12项; all done; with 4个 aspect"],
    ),  # 38
    (
        "下发交办函8份，指出具体问题65个，其中58个已整改。",
        ["problem 65个 = 58个 done; open"],
    ),  # 39
    (
        "抽查发现3个方面7个问题整改不够到位。",
        ["problem 7个; with 3个 aspect"],
    ),  # 40
    (
        "巡察反馈3大类8个方面26个问题及5个村级党组织34个问题。",
        ["problem 26个; with 3大类 aspect, 8个 aspect", "problem 34个"],
    ),  # 41
    (
        "责令检查、批评教育、谈话提醒24人，建立完善制度9项，收回清退违规资金36.5万元。",
        [],
    ),  # 42
    (
        "方案列出的35项整改任务，32项完成阶段性整改。",
        ["task 35项 = 32项 partial"],
    ),  # 43
    (
        "巡察反馈4个方面16个具体问题。",
        ["problem 16个; with 4个 aspect"],
    ),  # 44
    (
        "第二巡察组反馈我局19项问题。",
        ["problem 19项"],
    ),  # 45
    (
        "反馈的4个方面问题，局党组制订了52条措施。",
        ["measure 52条; with 4个 aspect"],
    ),  # 46
    (
        "检查网页发现错误1400处，已修改1375处，未修改25处。",
        ["other 1400处 = 1375处 done + 25处 open; closed"],
    ),  # 47
    (
        "巡察组反馈了3个方面共计22个问题，已整改到位20个，正在整改2个，制订完善制度6个。",
        ["problem 22个 = 20个 done + 2个 ongoing; closed; with 3个 aspect"],
    ),  # 48
    (
        "截至3月20日，巡察反馈的15个具体问题，已完成整改12个，需持续整改3个；5个信访事项已完成整改。",
        ["problem 15个 = 12个 done + 3个 ongoing; closed", "petition 5个; all done"],
    ),  # 49
    (
        "累计新建、修改、废止、保留制度180件，其中，新建96件、修订20件、保留55件、废止9件；追责40人，"
        "其中，纪律处分4人、其他36人；问责3人。",
        ["document 180件 = 96件 + 20件 + 55件 + 9件; closed", "person 40人 = 4人 + 36人; closed"],
    ),  # 50
    (
        "目前，反馈的27个问题中，已整改完成的问题20个，正在推进整改的问题7个。",
        ["problem 27个 = 20个 done + 7个 ongoing; closed"],
    ),  # 51
    (
        "目前已有11个问题、29项措施完成整改（含长期任务取得阶段性成效），正在按计划推进措施2项。",
        ["problem - = 11个 done", "measure - = 29项 done + 2项 ongoing"],
    ),  # 52
    (
        "分解落实到12个责任单位的48项整改任务。",
        ["task 48项"],
    ),  # 53
]


@pytest.mark.parametrize(("text", "expected"), FORMS, ids=[str(n) for n in range(1, len(FORMS) + 1)])
def test_every_declared_form_is_read(text: str, expected: list[str]) -> None:
    assert tallies(text) == expected


def test_there_is_a_sentence_for_each_of_the_53_forms() -> None:
    assert len(FORMS) == 53


BREAKDOWNS = [
    (
        "受理举报1427件，已办结492件，阶段性办结291件，办结率54.9%。",
        ["other 1427件 = 492件 done + 291件 partial; rate 办结率 54.9"],
    ),
    (
        "全区16个问题，全部完成6个、部分完成2个，剩余10个。",
        ["problem 16个 = 6个 done + 10个; closed; inside 2个"],
    ),
    (
        "接收举报件105件，转办106件（其中一件由甲市和乙县分别办理）。",
        ["petition 105件"],
    ),
    (
        "交办8件信访件，涉及12个问题。",
        ["petition 8件", "problem 12个"],
    ),
    (
        "共1095件，主要涉及大气污染620件、水污染410件、噪声413件。",
        [],
    ),
    (
        "排查企业40家，正常生产4家，停产32家，关闭2家，另有2家列入重点了解。",
        [],
    ),
    (
        "共交办18732件，已办结6761件，阶段性办结4119件。",
        ["other 18732件 = 6761件 done + 4119件 partial"],
    ),
    (
        "反馈的12个方面32个问题大部分已整改到位，仍有8个方面需持续推进。",
        ["problem 32个; with 12个 aspect"],
    ),
    (
        "66项任务，完成27项，推进39项。",
        ["task 66项 = 27项 done + 39项; closed"],
    ),
    (
        "涉及金额约18213.33万元，其中已收回约1.82亿元。",
        [],
    ),
    (
        "查处22人，其中警告5人、记过3人等。",
        ["person 22人 = 5人 + 3人; open"],
    ),
    (
        "党纪处分120人（警告72人、严重警告34人、撤销党内职务1人、开除党籍13人）。",
        ["person 120人 = 72人 + 34人 + 1人 + 13人; closed"],
    ),
    (
        "党纪处分46人（警告18人，严重警告11人，留党察看5人",
        ["person 46人 = 18人 + 11人 + 5人; open"],
    ),
    (
        "有7个乡镇排名200名之后，其中甲乡排名232名，乙镇排名231名。",
        [],
    ),
    (
        "省评反馈了64个问题，除县级无权限整改的7个问题外，其他问题均已整改完毕。",
        ["problem 64个"],
    ),
    (
        "全市包联干部2700多人，93个县直单位包联254个企业。",
        [],
    ),
    (
        "核定行政编制21人，实际在岗11人，公管办现有1人在职。",
        [],
    ),
    (
        "共召开党组会2次，专题民主生活会1次，调度会3次。",
        [],
    ),
    (
        "企业减少10件，失信企业减少3家。",
        [],
    ),
    (
        "余额162.77亿元，较年初增加17.95亿元，其中，甲类73.21亿元，乙类2.74亿元，丙类30.93亿元。",
        ["money 162.77亿元 = 73.21亿元 + 2.74亿元 + 30.93亿元; open"],
    ),
    (
        "深入开展“三个一批”“五个一”活动，落实两个维护。",
        [],
    ),
    (
        "全县共有党员80人，其中女党员30人，少数民族党员20人，大专以上学历60人。",
        ["person 80人 = 30人 + 20人 + 60人; open; overlapping"],
    ),
    (
        "26个省市重点项目中，甲等13个项目已纳入统计库，乙等11个项目已调出，丙、丁2个项目已入库。",
        ["other 26个 = 13个 + 11个 + 2个; closed"],
    ),
    (
        "项目8个，至目前已通过项目1个；其余4个项目已通过审核；2个可研已完成，1个正在编制；谋划中央项"
        "目1个，立项已完成。",
        ["other 8个 = 1个 + 4个 + 2个 done + 1个; closed"],
    ),
    (
        "移交的4件问题线索，已全部办结，正在办理0件，其中，立案0件，党纪政务处分0人。",
        ["clue 4件 = 0件 ongoing; all done", "other 0件 = 0件; open"],
    ),
    (
        "移交的问题线索3件，已办结3件，正在办理0件，其中，立案1件，给予党纪处分1人。",
        ["clue 3件 = 3件 done + 0件 ongoing; closed", "other 3件 = 1件; open"],
    ),
    (
        "问题17个，其中：已整改12个；正在整改5个。",
        ["problem 17个 = 12个 done + 5个 ongoing; closed"],
    ),
    (
        "排查23家，其中：甲类3家；乙类5家；丙类15家。",
        ["other 23家 = 3家 + 5家 + 15家; closed"],
    ),
    (
        "共有10个村，其中3个村已完成，2个村正在推进。",
        ["other 10个 = 3个 done + 2个 ongoing; open"],
    ),
    (
        "对46家企业开展检查，对其中15家移交处置；对38家企业开展复查，对其中12家移交。",
        ["other 46家 = 15家; open", "other 38家 = 12家; open"],
    ),
    (
        "争取资金1.2亿元，其中中央资金8000万元、省级资金4000万元。",
        ["money 1.2亿元 = 8000万元 + 4000万元; closed"],
    ),
    (
        "巡察反馈的二十二个问题，已完成整改二十一个，正在整改一个。",
        ["problem 22个 = 21个 done + 1个 ongoing; closed"],
    ),
    (
        "制定措施70项，已完成65项，尚有5项正在推进。",
        ["measure 70项 = 65项 done + 5项 ongoing; closed"],
    ),
    (
        "本次巡察共反馈22个问题，制定整改措施66条，已整改20个，正在整改2个，已落实措施60条，正在落实6条。",
        [
            "problem 22个 = 20个 done + 2个 ongoing; closed; with 66条 measure",
            "measure 66条 = 60条 done + 6条 ongoing; closed; with 22个 problem",
        ],
    ),
    (
        "各类问题共计35个，其中党建类12个，业务类23个，均已完成整改。",
        ["problem 35个 = 12个 + 23个; closed; all done"],
    ),
    (
        "完成率为95%的20个问题，已办结19个。",
        ["problem 20个 = 19个 done"],
    ),
    (
        "反馈问题14个，已整改13个，整改率92.9%，其余1个正在推进。",
        ["problem 14个 = 13个 done + 1个 ongoing; closed"],
    ),
    (
        "县教育局8个问题、县卫健局9个问题，已完成整改15个，正在整改2个。",
        ["problem 17个 = 15个 done + 2个 ongoing; closed"],
    ),
    (
        "反馈的22个问题已整改21个、1个正在整改。",
        ["problem 22个 = 21个 done + 1个 ongoing; closed"],
    ),
    (
        "共22个问题，其中立行立改5个，限期整改12个，长期整改5个。",
        ["problem 22个 = 5个 + 12个 + 5个 ongoing; closed"],
    ),
    (
        "在20个问题中，18个已完成整改，2个正在整改。",
        ["problem 20个 = 18个 done + 2个 ongoing; closed"],
    ),
    (
        "下发督办单12份、提醒函8份，合计20份。",
        ["other 20份 = 12份 + 8份; closed"],
    ),
    (
        "累计追责问责35人，其中给予党纪政务处分12人，组织处理23人（诫勉8人、批评教育10人、其他5人）。",
        ["person 35人 = 12人 + 23人; closed", "person 23人 = 8人 + 10人 + 5人; closed"],
    ),
    (
        "巡察反馈的“上一轮指出的5个问题中有2个未见底”的问题。",
        ["problem 5个 = 2个; open; quoted"],
    ),
    (
        "县级财政拨付126.40万元，其中农村学校88.15万元、城区学校38.20万元。",
        ["money 126.40万元 = 88.15万元 + 38.20万元"],
    ),
    (
        "截止11月，推广案例共计59篇，其中省级平台刊发33篇，市级平台刊发25篇。",
        ["other 59篇 = 33篇 + 25篇"],
    ),
    (
        "县委第二巡察组反馈了22个问题，已整改到位20个，正在整改1个。",
        ["problem 22个 = 20个 done + 1个 ongoing; closed"],
    ),
    (
        "累计新建、修改、废止制度30件，其中新建12件、修订10件、废止7件。",
        ["document 30件 = 12件 + 10件 + 7件; closed"],
    ),
    (
        "追责60人，其中，纪律处分3人、其他56人。",
        ["person 60人 = 3人 + 56人; closed"],
    ),
    (
        "共申报项目9个，1个投入运行、3个在建、3个待发债、1个审核中。",
        ["other 9个 = 1个 + 3个 + 3个 + 1个; closed"],
    ),
    (
        "党纪处分30人（警告12人、严重警告10人、开除党籍7人）。",
        ["person 30人 = 12人 + 10人 + 7人; closed"],
    ),
    (
        "17个项目已竣工12个、在建6个。",
        ["other 17个 = 12个 + 6个; closed"],
    ),
    (
        "9个窗口整合为3个，平均时限从7天减为3天。",
        [],
    ),
    (
        "对2019年以来支出的12笔资金进行核对，发现问题3个，均已整改到位。",
        ["problem 3个; all done"],
    ),
    (
        "制定整改措施30条，整改措施均已完成；移交信访件4件，已办结3件，转入诉讼1件，正在办理0件。",
        ["measure 30条; all done", "petition 4件 = 3件 done + 1件 + 0件 ongoing; closed"],
    ),
    (
        "能够当场答复的18条，其余11条转交办理。",
        ["other 18条 = 11条; open"],
    ),
    (
        "收集建议29条，当场答复的18条，其余10条转交办理。",
        ["other 29条 = 18条 + 10条; closed"],
    ),
    (
        "28件举报件，按属地划分，甲区17件、乙区11件；按类型分，大气类20件、水类6件、其他1件。",
        [
            "petition 28件 = 17件 + 11件; closed",
            "petition 28件 = 20件 + 6件 + 1件; closed",
        ],
    ),
    (
        "28件举报件，按属地划分，甲区17件、乙区10件。",
        ["petition 28件 = 17件 + 10件; closed"],
    ),
    (
        "受理1095件，主要涉及水类512件、大气类486件、噪声类295件、其他150件。",
        ["other 1095件 = 512件 + 486件 + 295件 + 150件; open; overlapping"],
    ),
    (
        "给予党纪处分22人（警告8人，严重警告5人…）。",
        ["person 22人 = 8人 + 5人; open"],
    ),
    (
        "反馈街道3个方面9个问题、村级3个方面21个问题。",
        ["problem 9个; with 3个 aspect", "problem 21个; with 3个 aspect"],
    ),
    (
        "对取得成效的4个问题，逐项明确时限；对已完成的16个问题，组织开展“回头看”。",
        ["problem 4个", "problem - = 16个 done"],
    ),
    (
        "反馈意见指出3个方面、9个问题，形成整改措施63条，其中立行立改25条、限期整改30条、长期坚持8条。",
        [
            "problem 9个; with 3个 aspect, 63条 measure",
            "measure 63条 = 25条 + 30条 + 8条 keep; closed; with 3个 aspect, 9个 problem",
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), BREAKDOWNS)
def test_breakdowns_and_what_only_looks_like_one(text: str, expected: list[str]) -> None:
    assert tallies(text) == expected


def test_a_total_carries_its_words_and_places() -> None:
    text = "县委第五巡察组向县教体局反馈了3个方面共计22个具体问题，已整改到位21个，正在整改1个。"
    tally = only(text)
    assert tally.subject == "县委第五巡察组向县教体局反馈了"
    assert tally.total is not None
    assert tally.total.span.of(text) == "22个具体问题"
    assert tally.total.number.of(text) == "22"
    assert tally.total.noun == "具体问题"
    assert [one.span.of(text) for one in tally.parts] == ["已整改到位21个", "正在整改1个"]
    assert [one.label for one in tally.parts] == ["已整改到位", "正在整改"]
    assert tally.span.of(text) == "22个具体问题，已整改到位21个，正在整改1个"


def test_parts_are_named_by_the_words_before_the_number_or_behind_it() -> None:
    tally = only("共申报项目8个，1个投入运行、3个在建、4个待发债。")
    assert [one.label for one in tally.parts] == ["投入运行", "在建", "待发债"]
    tally = only("追责30人，其中，纪律处分4人、其他26人。")
    assert [one.label for one in tally.parts] == ["纪律处分", "其他"]


def test_counts_in_one_bracket_split_only_the_count_before_it() -> None:
    text = "给予处分20人（警告12人、记过8人），通报曝光9起。"
    assert tallies(text) == ["person 20人 = 12人 + 8人; closed"]


def test_a_tally_in_a_quotation_is_somebody_elses() -> None:
    text = "（1）针对“反馈的20个问题，仅完成整改12个，未完成8个”方面。反馈15个问题，已整改14个，正在整改1个。"
    assert [tally.quoted for tally in scan_tallies(text)] == [True, False]


def test_a_quotation_left_open_ends_with_its_paragraph() -> None:
    text = "针对“落实不力\n反馈15个问题，已整改14个，正在整改1个。"
    assert not only(text).quoted


def test_the_next_sentence_belongs_only_if_it_goes_on_with_the_split() -> None:
    joined = "巡察反馈16个问题。其中，已整改15个，正在整改1个。"
    assert tallies(joined) == ["problem 16个 = 15个 done + 1个 ongoing; closed"]
    apart = "巡察反馈16个问题。局党组召开会议15次。"
    assert tallies(apart) == ["problem 16个"]


def test_a_line_break_ends_a_tally() -> None:
    assert tallies("巡察反馈16个问题\n已整改15个") == ["problem 16个"]


def test_only_the_given_stretch_is_read() -> None:
    text = "反馈15个问题。反馈16个问题。反馈17个问题。"
    assert [told(tally) for tally in scan_tallies(text, 8, 16)] == ["problem 16个"]


def test_prose_with_slogans_and_articles_holds_no_tally() -> None:
    text = (
        "增强“四个意识”，做到“两个维护”，开展“三个一批”活动，解决一个问题、堵塞一个漏洞，一项一项整改到位。"
    )
    assert scan_tallies(text) == ()


def test_a_number_no_text_can_mean_is_left_out() -> None:
    assert scan_tallies("反馈" + "9" * 60 + "个问题，已整改3个。") == ()


STATUS_WORDS = {
    "已完成整改": StatusClass.DONE,
    "已整改并长期坚持": StatusClass.KEEP,
    "基本完成整改": StatusClass.PARTIAL,
    "正在整改": StatusClass.ONGOING,
    "未完成整改": StatusClass.OPEN,
}
UNITS = st.sampled_from(["个", "项", "条", "件"])


@given(
    parts=st.lists(
        st.tuples(st.sampled_from(list(STATUS_WORDS)), st.integers(0, 400)), min_size=2, max_size=5
    ),
    unit=UNITS,
    comma=st.sampled_from("，、,"),
)
def test_statuses_that_add_up_are_a_closed_split(parts: list[tuple[str, int]], unit: str, comma: str) -> None:
    total = sum(value for _, value in parts)
    text = (
        f"巡察反馈的{total}{unit}问题，" + comma.join(f"{word}{value}{unit}" for word, value in parts) + "。"
    )
    tally = only(text)
    assert tally.total is not None
    assert (tally.total.value, tally.population, tally.closed) == (total, Population.PROBLEM, True)
    assert [(one.status, one.value) for one in tally.parts] == [
        (STATUS_WORDS[word], value) for word, value in parts
    ]


@given(done=st.integers(1, 300), left=st.integers(1, 300), off=st.integers(1, 50))
def test_finished_and_unfinished_ones_claim_to_be_all_even_if_they_do_not_add_up(
    done: int, left: int, off: int
) -> None:
    tally = only(f"反馈的{done + left + off}个问题，已整改{done}个，正在整改{left}个。")
    assert tally.closed
    assert [one.value for one in tally.parts] == [done, left]


@given(values=st.lists(st.integers(1, 5000), min_size=2, max_size=6))
def test_a_breakdown_of_anything_that_adds_up_is_closed(values: list[int]) -> None:
    names = "甲乙丙丁戊己"
    listed = "、".join(f"{name}类{value}家" for name, value in zip(names, values, strict=False))
    tally = only(f"排查单位{sum(values)}家，其中{listed}。")
    assert tally.closed
    assert [one.value for one in tally.parts] == values


@given(done=st.integers(1, 200), left=st.integers(2, 200))
def test_an_open_list_is_never_closed(done: int, left: int) -> None:
    tally = only(f"走访企业{done + left}家，其中规上企业{done}家。")
    assert tally.open_list
    assert not tally.closed


ALPHABET = (
    "问题措施任务整改完成已未正在其中其余共计均全部方面个项件人家万元成效持续长期坚持的等中占第《》"
    "（）“”，、；：。\n0123456789.%一二十两"
)


@settings(max_examples=300)
@given(st.text(alphabet=ALPHABET, max_size=80))
def test_any_text_is_read_without_an_error_and_spans_lie_in_it(text: str) -> None:
    for tally in scan_tallies(text):
        assert 0 <= tally.span.start < tally.span.end <= len(text)
        for one in (*tally.parts, *tally.chain):
            assert one.number.of(text)[0].isalnum()
        assert not (tally.closed and tally.open_list)


def agrees(element: pp.ParserElement, pattern: re.Pattern[str], text: str) -> None:
    """Hold pyparsing and the lowered expression against each other at every place of *text*."""
    for position in range(len(text)):
        found = pattern.match(text, position)
        try:
            end = element.try_parse(text, position)
        except pp.ParseException:
            assert found is None, (text, position)
        else:
            assert found is not None, (text, position)
            assert found.end() == end, (text, position)


def test_the_lowered_tokens_are_those_of_the_grammar() -> None:
    element, pattern = GRAMMARS["tally_token"](), re.compile(lowered.TALLY_TOKEN)
    for text, _ in FORMS + BREAKDOWNS:
        agrees(element, pattern, text)
    chance = random.Random(7)
    for _ in range(60):
        agrees(element, pattern, "".join(chance.choices(ALPHABET, k=40)))


def test_what_is_counted_may_stand_before_the_number_of_aspects() -> None:
    (tally,) = scan_tallies("反馈问题3个方面12项22个，已完成整改20个，正在整改2个。")
    assert tally.total is not None
    assert (tally.total.value, tally.total.population) == (22, Population.PROBLEM)
    assert [(count.value, count.population) for count in tally.chain] == [
        (3, Population.ASPECT),
        (12, Population.PROBLEM),
    ]


def test_a_sentence_that_opens_with_a_cut_off_goes_on_with_what_became_of_the_measures() -> None:
    found = scan_tallies("制定整改措施213项。截至2022年7月31日，已完成194项，完成率91.1%；正在推进19项。")
    (tally,) = [one for one in found if one.parts]
    assert tally.total is not None
    assert tally.total.value == 213
    assert [part.value for part in tally.parts] == [194, 19]


def test_a_remainder_belongs_to_the_count_that_it_nearly_makes_up() -> None:
    (tally,) = scan_tallies("纳入计划的8个老旧小区，已完工5个，其余2个正在施工。")
    assert tally.total is not None
    assert tally.total.value == 8
    assert [part.value for part in tally.parts] == [5, 2]
