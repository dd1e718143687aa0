"""Titles, preambles, closings and signatures in the forms they have: each is read as meant, and nothing is said of it."""

from __future__ import annotations

import pytest
from tests.rules.notices import CONTACT, LED, NEXT, SIGNED, checked, told

from rectify_lint import lint_text
from rectify_lint.notice.types import Genre


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
