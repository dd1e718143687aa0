"""A sentence for each of the forms in which notices declare their problems and what became of them."""

from __future__ import annotations

import pytest
from tests.unit.grammar.told import tallies

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
