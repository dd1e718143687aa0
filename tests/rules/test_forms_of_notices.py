"""Notices laid out in the ways that notices are: each is read as meant, and nothing is said of what is right.

One row for each form of title, preamble, skeleton, heading, closing and tally; the texts are made up.
"""

from __future__ import annotations

import pytest

from rectify_lint import FileReport, lint_text
from rectify_lint.notice.types import Genre

TITLE = "中共安澜县水利局党组关于巡察整改进展情况的通报"
PREAMBLE = (
    "根据县委统一部署，2024年3月1日至4月20日，县委第二巡察组对县水利局党组开展了常规巡察。5月20日，县委第二巡察组"
    "向县水利局党组反馈了巡察意见。按照巡察工作有关要求，现将整改进展情况予以公布。"
)
LED = "一、整改工作组织情况\n县水利局党组召开会议研究部署整改工作。\n二、反馈问题整改落实情况\n"
NEXT = "三、下一步工作打算\n持续巩固整改成果。\n"
CONTACT = (
    "欢迎广大干部群众对巡察整改落实情况进行监督。如有意见建议，请及时向我们反映。联系电话：0385-4120369；"
    "邮政信箱：安澜县滨河路18号，邮编351000；电子邮箱：slj@anlan.gov.cn。\n"
)
SIGNED = "中共安澜县水利局党组\n2024年11月20日\n"
PROBLEMS = ("河道巡查记录不完整", "基层走访次数偏少", "往来款项长期未清理", "档案管理不规范")
REPORTS = (
    "补齐巡查记录，明确专人归档。",
    "制定走访计划，按月通报走访情况。",
    "完成3笔往来款清理，收回资金12.5万元。",
    "修订档案管理办法，补齐缺件26份。",
)


def checked(
    body: str, preamble: str = PREAMBLE, closing: str = CONTACT + SIGNED, title: str = TITLE
) -> FileReport:
    return lint_text(f"{title}\n{preamble}\n{body.strip()}\n{closing}").files[0]


def told(file: FileReport) -> list[tuple[str, str]]:
    """What is said beyond hints."""
    return [(one.code, one.quote) for one in file.findings if one.severity != "info"]


def statuses(file: FileReport) -> list[str | None]:
    return [item.status.value if item.status else None for item in file.notice.items]


# -- titles


@pytest.mark.parametrize(
    ("title", "genre", "organ"),
    [
        (
            "中共安澜县水利局党组关于十四届县委第三轮巡察集中整改进展情况的通报",
            Genre.INSPECTION,
            "中共安澜县水利局党组",
        ),
        (
            "中共安澜县水利局委员会关于县委第三轮巡察整改情况的通报",
            Genre.INSPECTION,
            "中共安澜县水利局委员会",
        ),
        ("中共安澜县云岭镇委员会关于巡察整改进展情况的通报", Genre.INSPECTION, "中共安澜县云岭镇委员会"),
        ("中共云岭街道工作委员会关于区委巡察整改情况的通报", Genre.INSPECTION, "中共云岭街道工作委员会"),
        ("中共云岭街道党工委关于十三届区委第六轮巡察整改情况的通报", Genre.INSPECTION, "中共云岭街道党工委"),
        (
            "安澜县云岭镇党委关于十四届县委第五轮巡察集中整改进展情况的通报",
            Genre.INSPECTION,
            "安澜县云岭镇党委",
        ),
        ("澜川市委关于十二届省委第四轮巡视集中整改进展情况的通报", Genre.INSPECTION, "澜川市委"),
        ("中共澜川市委\n关于省委巡视整改进展情况的通报", Genre.INSPECTION, "中共澜川市委"),
        ("中共澜川市委 关于省委巡视整改进展情况的通报", Genre.INSPECTION, "中共澜川市委"),
        ("中共云岭大学委员会关于巡视整改情况的公布", Genre.INSPECTION, "中共云岭大学委员会"),
        ("中共安澜县财政局党组关于巡察整改情况的公示", Genre.INSPECTION, "中共安澜县财政局党组"),
        (
            "中共安澜县财政局党组关于县委巡察反馈意见整改落实情况的报告",
            Genre.INSPECTION,
            "中共安澜县财政局党组",
        ),
        (
            "中共安澜县财政局总支部委员会关于巡察整改情况的通报（社会公开稿）",
            Genre.INSPECTION,
            "中共安澜县财政局总支部委员会",
        ),
        (
            "中共安澜县第一中学支部委员会关于提级巡察整改情况的通报",
            Genre.INSPECTION,
            "中共安澜县第一中学支部委员会",
        ),
        ("中共安澜县司法局党组关于巡察“回头看”整改进展情况的通报", Genre.INSPECTION, "中共安澜县司法局党组"),
        ("关于巡察整改情况的通报", Genre.INSPECTION, ""),
        (
            "安澜县人民政府关于2023年度县本级预算执行和其他财政收支审计查出问题整改情况的报告",
            Genre.AUDIT,
            "安澜县人民政府",
        ),
        ("关于2023年度市本级预算执行和其他财政收支审计查出问题整改情况的报告", Genre.AUDIT, ""),
        (
            "安澜县教育局关于2023年度县级预算执行审计工作报告反映问题整改情况的报告",
            Genre.AUDIT,
            "安澜县教育局",
        ),
        ("关于2022年度审计查出问题整改情况和审议意见研究处理结果的报告", Genre.AUDIT, ""),
        ("澜川市人民政府关于2024年乡村产业专项审计调查发现问题整改情况的函", Genre.AUDIT, "澜川市人民政府"),
        (
            "澜川市贯彻落实中央生态环境保护督察组交办举报环境问题办理进展情况通报（十二）",
            Genre.ENVIRONMENT,
            "",
        ),
        ("澜川市边督边改情况通报（三）", Genre.ENVIRONMENT, ""),
        ("安澜县生态环境局认真做好2023年省级生态环境保护督察整改工作", Genre.ENVIRONMENT, ""),
        ("安澜县贯彻落实第二轮省生态环境保护督察反馈意见整改情况的报告", Genre.ENVIRONMENT, ""),
        ("安澜县水利局关于主题教育专项整治整改落实情况的通报", Genre.EDUCATION, "安澜县水利局"),
        (
            "中共安澜县水利局党组关于党纪学习教育检视问题整改情况的通报",
            Genre.EDUCATION,
            "中共安澜县水利局党组",
        ),
        (
            "中共安澜县水利局党组关于群众身边不正之风和腐败问题集中整治整改情况的通报",
            Genre.EDUCATION,
            "中共安澜县水利局党组",
        ),
        ("中共安澜县水利局党组2023年度民主生活会整改落实情况的通报", Genre.EDUCATION, ""),
        ("安澜县水利局关于安全生产大检查发现问题整改情况的报告", Genre.RECTIFICATION, "安澜县水利局"),
        ("安澜县：巡察反馈39项问题已完成整改36项", Genre.INSPECTION, ""),
        ("安澜县关于2023年省生态环境警示片披露问题整改情况的通报", Genre.ENVIRONMENT, "安澜县"),
        (
            "中共安澜县水利局党组关于学习教育查摆问题集中整治情况整改通报",
            Genre.EDUCATION,
            "中共安澜县水利局党组",
        ),
        ("安澜县水利局关于巡视反馈意见整改方案", Genre.INSPECTION, "安澜县水利局"),
    ],
)
def test_a_title_tells_organ_and_kind(title: str, genre: Genre, organ: str) -> None:
    found = checked(LED + "1.关于“走访偏少”的问题\n安排走访。\n" + NEXT, title=title).notice
    assert found.title is not None
    assert found.title.text == title.replace("\n", "").replace(" ", "")
    assert (found.genre, found.title.organ) == (genre, organ)


@pytest.mark.parametrize(
    "text",
    [
        "中共安澜县委巡察工作领导小组办公室关于十四届县委第三轮巡察进驻的公告\n县委第二巡察组将于2024年3月1日进驻县水利局。\n"
        "受理电话：0385-4120369，受理截止时间为2024年4月20日。\n",
        "安澜县水利局2024年工作总结\n一、主要工作\n（一）抓好河道管护。完成清淤12公里。\n二、下一步工作\n继续做好各项工作。\n",
        "关于召开全县水利工作会议的通知\n各乡镇人民政府：\n定于2024年3月1日召开全县水利工作会议。\n",
        "安澜县河道管理办法\n第一条 为了加强河道管理，制定本办法。\n第二条 本办法适用于本县河道。\n",
    ],
)
def test_other_documents_get_only_the_rules_for_any_formal_text(text: str) -> None:
    file = lint_text(text).files[0]
    assert file.notice.genre is Genre.OTHER
    assert told(file) == []


# -- preambles


@pytest.mark.parametrize(
    ("preamble", "start", "end", "feedback"),
    [
        (
            "根据县委巡察工作统一部署，2024年3月1日至4月20日，县委第二巡察组对县水利局党组开展了常规巡察。5月20日，县委第二巡察组向县水利局党组反馈了巡察意见。按照党务公开原则和巡察工作有关要求，现将集中整改进展情况予以公布。",
            "2024-03-01",
            "2024-04-20",
            "2024-05-20",
        ),
        (
            "根据县委统一安排，2024年3月1日至2024年4月20日，县委第二巡察组对县水利局党组进行了专项巡察，5月20日，县委第二巡察组向县水利局党组反馈了巡察意见。按照巡察工作有关要求，现将巡察整改进展情况通报如下。",
            "2024-03-01",
            "2024-04-20",
            "2024-05-20",
        ),
        (
            "根据县委统一部署，3月1日至4月20日，县委第二巡察组对县水利局党组开展了政治巡察，2024年5月20日反馈了巡察意见。现将整改阶段进展情况予以通报。",
            None,
            None,
            "2024-05-20",
        ),
        (
            "根据区委统一部署，县委巡察组于2024年3月1日至4月20日对县水利局党组开展巡察“回头看”，并于2024年5月20日反馈意见。根据《中国共产党巡视工作条例》和《中国共产党党内监督条例》有关规定，现将巡察反馈问题集中整改进展情况公布如下。",
            "2024-03-01",
            "2024-04-20",
            "2024-05-20",
        ),
        (
            "根据县委部署，2024年2月下旬至4月底，县委第二巡察组对县水利局党组开展了提级巡察。2024年5月20日，县委第二巡察组组长代表县委巡察组向县水利局党组反馈了巡察意见。根据《中国共产党党内监督条例》和《中国共产党巡视工作条例》有关规定，现将巡察集中整改情况向社会公开。",
            "2024-02-00",
            "2024-04-00",
            "2024-05-20",
        ),
        (
            "2024年3月上旬至4月中旬，县委第六巡察组对县水利局党组进行了巡察。5月20日，县委巡察组向县水利局党组反馈了巡察意见。按照巡察工作有关要求，现将巡察整改情况予以公布。",
            "2024-03-00",
            "2024-04-00",
            "2024-05-20",
        ),
        (
            "根据澜川市统一安排，市区级交叉巡察第18组于2024年3月1日至4月20日对县水利局党组进行交叉巡察，并于5月20日向县水利局党组反馈巡察意见。现将整改情况予以公布。",
            "2024-03-01",
            "2024-04-20",
            "2024-05-20",
        ),
        (
            "按照县委关于开展常规巡察的统一部署，十四届县委第二巡察组自2024年3月1日起至4月20日止，对县水利局党组开展了常规巡察，于2024年5月20日向局党组反馈了巡察情况。按照《安澜县委巡察整改情况公开办法（试行）》等规定，现将整改进展情况公示如下：",
            "2024-03-01",
            "2024-04-20",
            "2024-05-20",
        ),
        (
            "2024年3月1日-4月20日，县委水利领域专项巡察组对县水利局党组开展专项巡察。2024年5月20日，县委专项巡察组向县水利局党组反馈了巡察意见。根据县委巡察工作有关要求，现将巡察整改情况通报如下：",
            "2024-03-01",
            "2024-04-20",
            "2024-05-20",
        ),
        (
            "根据县委统一部署，2024年3月1日～4月20日，县委第二巡察组对县水利局党组进驻开展机动巡察。5月20日上午，县委巡察组召开反馈会议，向县水利局党组反馈巡察意见。现将整改情况予以公布。",
            "2024-03-01",
            "2024-04-20",
            "2024-05-20",
        ),
    ],
)
def test_a_preamble_gives_its_dates_and_lacks_nothing(
    preamble: str, start: str | None, end: str | None, feedback: str
) -> None:
    body = LED + "1.关于“走访偏少”的问题\n安排走访。\n" + NEXT
    file = checked(body, preamble)
    dates = {one.role: "{:04}-{:02}-{:02}".format(*one.day) for one in file.notice.timeline}
    assert (dates.get("start"), dates.get("end"), dates["feedback"]) == (start, end, feedback)
    assert told(file) == []


# -- skeletons


SKELETONS = [
    pytest.param(
        """\
一、党委落实主体责任情况
县水利局党组召开会议研究部署整改工作。
二、主要负责人第一责任人情况
党组主要负责人带头认领整改任务，逐项审定整改措施。
三、反馈问题整改落实情况
1.河道巡查记录不完整。
整改落实情况：一是补齐巡查记录。二是明确专人归档。
2.基层走访次数偏少。
整改落实情况：一是制定走访计划。二是按月通报走访情况。
四、下一步工作
持续巩固整改成果。
""",
        2,
        None,
        id="responsibilities-first",
    ),
    pytest.param(
        """\
一、县水利局党组及主要负责人组织整改落实情况
（一）县水利局党组组织整改落实情况。召开会议研究部署整改工作。
（二）主要负责人组织整改落实情况。带头认领整改任务。
二、巡察反馈问题整改落实情况
（一）聚焦履行职能责任方面
1.关于河道巡查记录不完整的问题。已完成整改。补齐巡查记录。
2.关于基层走访次数偏少的问题。已完成整改。制定走访计划。
（二）聚焦全面从严治党方面
1.关于往来款项长期未清理的问题。正在整改。完成清理2笔。
三、下一步工作打算
持续巩固整改成果。
""",
        3,
        ["done", "done", "ongoing"],
        id="organ-and-leader",
    ),
    pytest.param(
        """\
一、县水利局党组履行巡察整改主体责任情况
（一）提高政治站位。召开会议研究部署整改工作。
（二）压实整改责任。党组主要负责人带头认领整改任务。
二、巡察反馈的重点问题整改落实情况
（一）关于履行职能责任方面
1.关于“河道巡查记录不完整”问题的整改。
补齐巡查记录。
2.关于“基层走访次数偏少”问题的整改。
制定走访计划。
三、需长期整改事项的进展情况
1.关于“老旧泵站改造进度慢”问题的整改。
倒排工期，按周调度。
四、下一步工作打算
持续巩固整改成果。
""",
        3,
        None,
        id="form-of-2025",
    ),
    pytest.param(
        """\
一、坚决扛起巡察整改政治责任，以高度的政治自觉抓好整改落实
（一）深化思想认识，统一整改行动。召开会议研究部署整改工作。
（二）强化组织领导，压实整改责任。成立整改工作领导小组。
（三）坚持标本兼治，健全长效机制。修订制度3项。
二、聚焦职能责任，履职能力不断增强
（一）关于“河道巡查记录不完整”的问题
补齐巡查记录。
（二）关于“基层走访次数偏少”的问题
制定走访计划。
三、聚焦全面从严治党，党建责任不断压实
（一）关于“往来款项长期未清理”的问题
完成清理3笔。
四、下一步工作打算
持续巩固整改成果。
""",
        3,
        None,
        id="long-headings",
    ),
    pytest.param(
        """\
县水利局党组高度重视巡察整改工作。一是提高政治站位。召开会议研究部署整改工作。二是压实整改责任。党组主要负责人带头认领。三是严格督导检查。按周调度整改进度。
截至2024年10月底，巡察反馈的3个问题，已完成整改2个，正在整改1个。
（一）关于“河道巡查记录不完整”问题的整改
已完成整改。补齐巡查记录。
（二）关于“基层走访次数偏少”问题的整改
已完成整改。制定走访计划。
（三）关于“老旧泵站改造进度慢”问题的整改
正在整改。倒排工期，按周调度。
""",
        3,
        None,
        id="issues-on-top-level",
    ),
    pytest.param(
        """\
一、巡察整改组织领导情况
一是提高政治站位。召开会议研究部署整改工作。
二是压实整改责任。成立整改工作领导小组。
党组主要负责人认真履行第一责任人责任。
一是带头学习研究。主持召开专题会议。
二是带头推动落实。领办重点难点问题。
二、反馈问题整改落实情况
（一）关于河道巡查记录不完整的问题。一是补齐巡查记录。二是明确专人归档。
（二）关于基层走访次数偏少的问题。一是制定走访计划。二是按月通报。
三、下一步工作打算
持续巩固整改成果。
""",
        2,
        None,
        id="ordinals-restart",
    ),
    pytest.param(
        """\
一、整改工作总体推进情况
县水利局党组召开会议研究部署整改工作。
二、反馈意见落实情况
（一）在履行职能责任方面
1.关于河道巡查记录不完整的问题。一是补齐巡查记录。二是明确专人归档。
2.关于基层走访次数偏少的问题。一是制定走访计划。二是按月通报。
（二）在党的建设方面
1.关于档案管理不规范的问题。一是修订办法。二是补齐缺件。
三、下一步工作安排
持续巩固整改成果。
""",
        3,
        None,
        id="opinions-by-aspect",
    ),
    pytest.param(
        """\
一、在履行职能责任方面
（一）关于河道巡查记录不完整的问题。一是补齐巡查记录。二是明确专人归档。
（二）关于基层走访次数偏少的问题。一是制定走访计划。二是按月通报。
二、在党的建设方面
（一）关于档案管理不规范的问题。一是修订办法。二是补齐缺件。
（二）关于谈心谈话不经常的问题。一是制定计划。二是建立台账。
三、下一步工作打算
持续巩固整改成果。
""",
        4,
        None,
        id="aspects-on-top",
    ),
    pytest.param(
        """\
一、提高站位，压实责任
1.加强组织领导。召开会议研究部署整改工作。
2.压实整改责任。成立整改工作领导小组。
二、动真碰硬，抓好整改
（一）在履行职能责任方面
1.在规范河道巡查上下功夫。一是补齐巡查记录。二是明确专人归档。
2.在密切联系群众上下功夫。一是制定走访计划。二是按月通报。
（二）在党的建设方面
1.在规范档案管理上下功夫。一是修订办法。二是补齐缺件。
三、持续用力，巩固成果
1.持续抓好整改。对长期整改任务紧盯不放。
2.健全长效机制。修订制度3项。
""",
        3,
        None,
        id="two-ladders",
    ),
    pytest.param(
        """\
1、关于“河道巡查记录不完整”的问题。
整改措施：补齐巡查记录，明确专人归档。
整改状态：已完成整改
2、关于“基层走访次数偏少”的问题。
整改措施：制定走访计划，按月通报。
整改状态：已完成整改
3、关于“老旧泵站改造进度慢”的问题。
整改措施：倒排工期，按周调度。
整改状态：正在整改
4、关于“档案管理不规范”的问题。
整改措施：修订办法，补齐缺件。
整改状态：已完成整改
""",
        4,
        ["done", "done", "ongoing", "done"],
        id="one-level",
    ),
    pytest.param(
        """\
一、巡察整改组织领导情况
县水利局党组召开会议研究部署整改工作。
二、反馈问题整改落实情况
1.关于“河道巡查记录不完整”的问题。补齐巡查记录，明确专人归档。
2.关于“基层走访次数偏少”的问题。制定走访计划，按月通报。
3.关于“档案管理不规范”的问题。修订办法，补齐缺件。
三、下一步工作打算
1.持续抓好整改。对长期整改任务紧盯不放。
2.健全长效机制。修订制度3项。
""",
        3,
        None,
        id="no-second-level",
    ),
    pytest.param(
        """\
一、整改工作组织情况
召开会议研究部署整改工作。
二、反馈问题整改落实情况
（一）履行职能责任方面
1.河湖管护责任落实不到位
（1）河道巡查记录不完整。
整改进展：①补齐巡查记录；②明确专人归档。
（2）基层走访次数偏少。
整改进展：①制定走访计划；②按月通报。
2.资金管理不规范
（1）往来款项长期未清理。
整改进展：①逐笔核对；②完成清理。
三、下一步工作打算
持续巩固整改成果。
""",
        3,
        None,
        id="four-levels",
    ),
    pytest.param(
        """\
一、整改工作组织情况
召开会议研究部署整改工作。
二、反馈问题整改落实情况
1.河道巡查记录不完整（牵头单位：河湖股；责任单位：办公室）
整改措施：一是补齐巡查记录。二是明确专人归档。
完成情况：已完成整改
2.基层走访次数偏少（牵头单位：办公室；责任单位：各股室）
整改措施：一是制定走访计划。二是按月通报。
完成情况：正在整改
3.档案管理不规范（牵头单位：办公室；责任单位：各股室）
整改措施：一是修订办法。二是补齐缺件。
完成情况：已完成整改
三、下一步工作打算
持续巩固整改成果。
""",
        3,
        ["done", "ongoing", "done"],
        id="owners-in-headings",
    ),
    pytest.param(
        """\
一、整改工作组织情况
召开会议研究部署整改工作。
二、反馈问题整改落实情况
（一）已完成整改的问题（3个）
1.关于“河道巡查记录不完整”问题的整改
补齐巡查记录，明确专人归档。
2.关于“基层走访次数偏少”问题的整改
制定走访计划，按月通报。
3.关于“档案管理不规范”问题的整改
修订办法，补齐缺件。
（二）需长期整改的问题（1个）
1.关于“老旧泵站改造进度慢”问题的整改
倒排工期，按周调度。
三、移交问题线索和信访件办理情况
县委巡察组移交信访件2件，已全部办结。
四、下一步工作打算
持续巩固整改成果。
""",
        4,
        ["done", "done", "done", "ongoing"],
        id="status-groups",
    ),
    pytest.param(
        """\
一、整改工作组织情况
召开会议研究部署整改工作。
二、集中整改期内已完成的整改事项（含整改完成和阶段性完成）
1.关于“河道巡查记录不完整”的问题。
整改完成。补齐巡查记录，明确专人归档。
2.关于“基层走访次数偏少”的问题。
阶段性完成。制定走访计划，按月通报。
三、需要较长时间整改的事项
1.关于“老旧泵站改造进度慢”的问题。
倒排工期，按周调度。
四、下一步工作打算
持续巩固整改成果。
""",
        3,
        None,
        id="status-sections",
    ),
    pytest.param(
        """\
一、整改工作组织情况
召开会议研究部署整改工作。
二、反馈问题整改落实情况
（一）在履行职能责任方面
1.关于“河道巡查记录不完整”问题的整改。一是补齐巡查记录。二是明确专人归档。
2.关于“基层走访次数偏少”问题的整改。一是制定走访计划。二是按月通报。
（二）在意识形态工作方面
县水利局党组把意识形态工作纳入党建责任制，专题研究2次。
（三）在选人用人方面
一是修订干部管理办法。二是开展干部档案核查。三是组织业务培训。
三、下一步工作打算
持续巩固整改成果。
""",
        2,
        None,
        id="withheld-aspect",
    ),
    pytest.param(
        """\
一、整改工作组织情况
召开会议研究部署整改工作。
二、反馈问题整改落实情况
（一）河道巡查记录不完整
该问题已完成整改。补齐巡查记录，明确专人归档。
（二）基层走访次数偏少
该问题已完成整改。制定走访计划，按月通报。
（三）老旧泵站改造进度慢
该问题正在整改。倒排工期，按周调度。
三、下一步工作打算
持续巩固整改成果。
""",
        3,
        ["done", "done", "ongoing"],
        id="status-sentence",
    ),
    pytest.param(
        """\
一、整改工作组织情况
召开会议研究部署整改工作。
二、反馈问题整改落实情况
（一）反馈问题：履职尽责有差距
1.河道巡查记录不完整
整改情况：补齐巡查记录，明确专人归档。已完成整改。
2.基层走访次数偏少
整改情况：制定走访计划，按月通报。已完成整改。
（二）反馈问题：从严治党有欠缺
1.档案管理不规范
整改情况：修订办法，补齐缺件。已完成整改。
2.谈心谈话不经常
整改情况：制定计划，建立台账。已完成整改。
三、下一步工作打算
持续巩固整改成果。
""",
        4,
        None,
        id="feedback-groups",
    ),
    pytest.param(
        """\
一、整改工作组织情况
召开会议研究部署整改工作。
二、反馈问题整改落实情况
1.河道巡查记录不完整【已完成】
补齐巡查记录，明确专人归档。
2.基层走访次数偏少【已完成】
制定走访计划，按月通报。
3.老旧泵站改造进度慢【正在整改】
倒排工期，按周调度。
三、下一步工作打算
持续巩固整改成果。
""",
        3,
        ["done", "done", "ongoing"],
        id="status-in-box",
    ),
    pytest.param(
        """\
一、整改工作组织情况
召开会议研究部署整改工作。
二、反馈问题整改落实情况
1.河道巡查记录不完整（已完成整改）
补齐巡查记录，明确专人归档。
2.基层走访次数偏少（已完成整改）
制定走访计划，按月通报。
3.老旧泵站改造进度慢（正在整改）
倒排工期，按周调度。
三、下一步工作打算
持续巩固整改成果。
""",
        3,
        ["done", "done", "ongoing"],
        id="status-in-brackets",
    ),
    pytest.param(
        """\
一、整改工作组织情况
召开会议研究部署整改工作。
二、反馈问题整改落实情况
（一）在履行职能责任方面
1、关于“河湖管护不到位”的问题。
（1）针对“河道巡查记录不完整”问题
整改状态：已整改并长期坚持
整改措施：一是补齐巡查记录。二是明确专人归档。
（2）针对“巡查频次不足”问题
整改状态：已整改并长期坚持
整改措施：一是调整巡查计划。二是按月抽查。
2、关于“基层走访次数偏少”的问题。
整改状态：正在整改
整改措施：一是制定走访计划。二是按月通报。
三、下一步工作打算
持续巩固整改成果。
""",
        3,
        ["keep", "keep", "ongoing"],
        id="nested-leaves",
    ),
]


@pytest.mark.parametrize(("body", "items", "classes"), SKELETONS)
def test_a_layout_is_read_as_meant_and_nothing_is_said_of_it(
    body: str, items: int, classes: list[str] | None
) -> None:
    file = checked(body)
    assert len(file.notice.items) == items
    if classes is not None:
        assert statuses(file) == classes
    assert told(file) == []


@pytest.mark.parametrize(
    ("body", "items", "classes"), [param for param in SKELETONS if param.id != "withheld-aspect"]
)
def test_the_declared_number_is_held_against_any_layout(
    body: str, items: int, classes: list[str] | None
) -> None:
    declared = "\n巡察反馈的{}个问题，均已制定整改措施并组织实施。"
    assert told(checked(body, PREAMBLE + declared.format(items))) == []
    wrong = checked(body, PREAMBLE + declared.format(items + 1))
    assert ("TOT001", f"{items + 1}个问题") in told(wrong)


def test_problems_of_a_withheld_aspect_may_be_missing() -> None:
    body = next(param.values[0] for param in SKELETONS if param.id == "withheld-aspect")
    assert told(checked(body, PREAMBLE + "\n巡察反馈的3个问题，均已制定整改措施并组织实施。")) == []


@pytest.mark.parametrize(
    ("body", "classes"),
    [(param.values[0], param.values[2]) for param in SKELETONS if param.values[2]],
    ids=[param.id for param in SKELETONS if param.values[2]],
)
def test_the_declared_statuses_are_held_against_any_layout(body: str, classes: list[str]) -> None:
    done = sum(status in ("done", "keep") for status in classes)
    total, left = len(classes), len(classes) - done
    declared = "\n巡察反馈的{}个问题，已完成整改{}个，正在整改{}个。"
    assert told(checked(body, PREAMBLE + declared.format(total, done, left))) == []
    wrong = told(checked(body, PREAMBLE + declared.format(total, done - 1, left + 1)))
    assert [code for code, _ in wrong] == ["TOT002", "TOT002"]


# -- headings


HEADINGS = [
    "{n}.关于“{p}”问题的整改情况",
    "{n}.关于“{p}”问题的整改",
    "（{n}）关于{p}的问题。",
    "{n}.{p}。",
    "{n}.在“{p}”方面",
    "{n}.在{p}方面。",
    "{n}.关于“{p}”的问题。",
    "（{c}）针对“{p}”方面",
    "（{c}）关于“{p}”问题的整改",
    "{n}.关于“{p}”问题",
    "{n}.问题{n}：{p}",
    "问题{n}.针对{p}的问题",
    "问题{n}：{p}",
    "反馈问题{c}：关于“{p}”的问题。",
    "反馈问题{n}：{p}",
    "（{c}）反馈问题：{p}",
    "{n}.{p}问题。",
    "{n}.针对“{p}”的问题",
    "{n}.针对{p}的问题",
    "{n}、{p}",
    "{n}.对“{p}”问题的整改",
    "问题（{c}）：{p}",
    "{n}.“{p}”问题的整改落实情况",
    "（{n}）“{p}”的问题",
    "反馈意见{n}：{p}",
    "{n}．关于“{p}”问题整改落实情况",
]


@pytest.mark.parametrize("gap", ["\n", ""], ids=["below", "run-in"])
@pytest.mark.parametrize("form", HEADINGS)
def test_a_problem_is_known_by_its_heading(form: str, gap: str) -> None:
    if not gap:
        form = form.rstrip("。") + "。"
    pairs = enumerate(zip(PROBLEMS, REPORTS, strict=True), 1)
    listed = "\n".join(
        form.format(n=number, c="一二三四"[number - 1], p=problem) + gap + report
        for number, (problem, report) in pairs
    )
    tally = "巡察反馈的{}个问题，均已完成整改。\n"
    right = checked(f"{LED}{tally.format(4)}{listed}\n{NEXT}")
    assert len(right.notice.items) == 4
    assert told(right) == []
    wrong = checked(f"{LED}{tally.format(3)}{listed}\n{NEXT}")
    assert told(wrong) == [("TOT001", "3个问题")]


# -- closings


@pytest.mark.parametrize(
    "closing",
    [
        "欢迎广大干部群众对巡察整改落实情况进行监督。如有意见建议，请及时向我们反映。联系电话：0385-4120369；邮政信箱：安澜县滨河路18号，邮编351000；电子邮箱：slj@anlan.gov.cn。",
        "欢迎广大党员干部群众对巡察整改落实情况进行监督。如有意见建议，请及时向我们反映。\n联系电话：0385-4120369（工作日8:30—12:00，14:30—17:30）\n邮政信箱：安澜县滨河路18号县水利局办公室\n邮政编码：351000\n电子邮箱：slj@anlan.gov.cn",
        "欢迎广大干部群众对巡察整改落实情况进行监督。联系方式：县水利局办公室，电话：0385-4120369；通讯地址：安澜县滨河路18号；电子邮箱：slj@anlan.gov.cn。",
        "按照巡察工作有关规定，现将整改进展情况向社会公开，接受干部群众监督。联系电话：4120369。",
        "如有意见和建议，请及时向我们反映。联系方式：电话0385—4120369；邮箱slj@anlan.gov.cn；邮政信箱：安澜县A18号信箱。",
        "欢迎社会各界监督。监督电话：（0385）4120369。",
        "公示期间，如有意见建议请通过以下方式反映。\n联系人：县水利局办公室\n联系电话：12345",
        "四、联系方式\n欢迎广大干部群众对巡察整改情况进行监督。联系电话：0385-4120369。",
    ],
)
def test_a_closing_gives_its_contact(closing: str) -> None:
    file = checked(LED + "1.关于“走访偏少”的问题\n安排走访。\n" + NEXT, closing=f"{closing}\n{SIGNED}")
    assert file.notice.contact is not None
    assert told(file) == []


@pytest.mark.parametrize(
    "signed",
    [
        "中共安澜县水利局党组\n2024年11月20日",
        "中共安澜县水利局党组\n\n2024年11月20日",
        "中共安澜县水利局党组 2024年11月20日",
        "安澜县水利局党组\n2024年11月20日",
        "\u3000\u3000\u3000\u3000\u3000\u3000中共安澜县水利局党组\n\u3000\u3000\u3000\u3000\u3000\u30002024年11月20日",
    ],
)
def test_a_notice_is_signed_in_any_of_these_forms(signed: str) -> None:
    file = checked(LED + "1.关于“走访偏少”的问题\n安排走访。\n" + NEXT, closing=f"{CONTACT}{signed}\n")
    assert file.notice.signature is not None
    assert file.notice.signature_date is not None
    assert told(file) == []


# -- tallies that hold although they look as if they did not


@pytest.mark.parametrize("place", ["organisation", "item"])
@pytest.mark.parametrize(
    "tally",
    [
        "累计受理群众举报1427件，已办结492件，阶段性办结291件，办结率54.9%。",
        "上级移交的16个共性问题中，已完成6个问题的整改和2个问题的部分整改，剩余10个正在推进。",
        "共收到信访件105件，转办106件（其中1件涉及两个乡镇，分别转办）。",
        "8件信访件反映12个问题，已办结8件，整改完成12个问题。",
        "受理举报1095件，主要涉及水污染512件、大气污染486件、噪声污染295件、其他150件。",
        "排查出问题企业40家，已关停4家、整改32家、提升2家，另有2家列为重点了解对象。",
        "共受理举报18732件，已办结6761件，阶段性办结4119件。",
        "排查出12个方面32个问题，大部分已整改到位，仍有8个方面需要持续推进。",
        "问题资金约18213.33万元，其中已整改约1.82亿元。",
        "问题资金18213.33万元全部清理，约1.82亿元资金上缴财政。",
        "给予党纪处分22人（警告8人，严重警告5人…）。",
        "近六成问题已完成整改，百分之八十以上的措施落实到位，排查线索1.2万条。",
        "共开展检查83.64万多次，整改率达99.52%。",
        "给予政务处分0人，组织处理0人，诫勉0人。",
        "追责问责120人，其中警告72人，严重警告34人，撤销党内职务1人，开除党籍13人。",
        "设立“一办五组”（办公室、综合组、宣传组、督导组、业务组、保障组）。",
        "成立4个工作组和2个专项组，落实“五个一”机制。",
        "完善“1+63”制度体系，新建制度63项。",
        "全局66项任务，2020年1月完成27项，推进39项。",
        "反馈问题涉及资金251023.54万元，已整改到位215587.84万元，未整改35435.70万元。",
        "新建、修改、废止制度29件，其中，新建10件、修订12件、废止7件。",
        "制定措施156项，其中已完成132项，持续推进24项，完成率84.6%。",
        "批评教育8人次、谈话提醒12人次、诫勉谈话1人，共处理相关人员12名。",
        "举一反三开展自查，各支部自查发现问题57个，已整改50个，其余问题正在整改。",
        "同步督促下属单位整改问题15个，均已完成；移交线索4个，办结4件。",
    ],
)
def test_nothing_is_said_of_a_tally_that_holds(tally: str, place: str) -> None:
    led = LED.replace("。\n二、", f"。{tally}\n二、") if place == "organisation" else LED
    report = tally if place == "item" else ""
    file = checked(
        f"{led}1.关于“走访偏少”的问题\n安排走访。{report}\n2.关于“记录不全”的问题\n补齐记录。\n{NEXT}"
    )
    assert tally in file.notice.text
    assert told(file) == []
