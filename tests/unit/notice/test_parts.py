from __future__ import annotations

import pytest

from rectify_lint.notice.build import build_notice
from rectify_lint.notice.model import Notice
from rectify_lint.notice.types import Genre
from rectify_lint.source.text import Source

TITLE = "中共安澜县水利局党组关于巡察整改情况的通报"
OPENING = "根据县委统一部署，县委第二巡察组对县水利局党组开展了巡察，反馈了意见。现将整改情况予以公布。"
BODY = "一、反馈问题整改落实情况\n1.关于“河道巡查记录不完整”的问题\n整改措施：补齐巡查记录。"
SIGNED = "中共安澜县水利局党组\n2024年11月20日"


def notice(
    title: str = TITLE, body: str = BODY, closing: str = "", signed: str = SIGNED, opening: str = OPENING
) -> Notice:
    return build_notice(Source("\n".join(part for part in (title, opening, body, closing, signed) if part)))


# -- the title


@pytest.mark.parametrize(
    ("lines", "text", "organ"),
    [
        (TITLE, TITLE, "中共安澜县水利局党组"),
        ("中共安澜县水利局党组\n关于巡察整改情况的通报", TITLE, "中共安澜县水利局党组"),
        ("中共安澜县水利局党组\n\n关于巡察整改情况的通报\n（社会公开稿）", TITLE, "中共安澜县水利局党组"),
        ("索引号：003-118 发布机构：县水利局\n" + TITLE, TITLE, "中共安澜县水利局党组"),
        ("中共安澜县水利局党组 关于 巡察整改情况的通报", TITLE, "中共安澜县水利局党组"),
        ("# " + TITLE, TITLE, "中共安澜县水利局党组"),
        ("关于巡察整改情况的通报", "关于巡察整改情况的通报", ""),
        (
            "中共安澜县水利局党组\n关于巡察整改情况的",
            "中共安澜县水利局党组关于巡察整改情况的",
            "中共安澜县水利局党组",
        ),
        (TITLE + "。", TITLE + "。", "中共安澜县水利局党组"),
        ("中共安澜县水利局党组关于巡察整改", "中共安澜县水利局党组关于巡察整改", "中共安澜县水利局党组"),
    ],
)
def test_the_title_is_found_over_its_lines_and_in_spite_of_its_faults(
    lines: str, text: str, organ: str
) -> None:
    title = notice(lines).title
    assert title is not None
    assert (title.text, title.organ) == (text, organ)


@pytest.mark.parametrize("first", ["", "一、主要做法", "安澜县水利局", "整改工作进展顺利，取得阶段性成效。"])
def test_a_text_that_begins_otherwise_has_no_title(first: str) -> None:
    assert notice(first).title is None


def test_the_organ_of_the_title_is_marked_without_its_line_break() -> None:
    found = notice("中共安澜县水利局党组 \n关于巡察整改情况的通报")
    assert found.title is not None
    assert found.title.organ_span is not None
    assert found.title.organ_span.of(found.text) == "中共安澜县水利局党组"


# -- signature and date


@pytest.mark.parametrize(
    ("closing", "organ", "date"),
    [
        (SIGNED, "中共安澜县水利局党组", "2024年11月20日"),
        ("中共安澜县水利局党组\n\n2024年11月20日   ", "中共安澜县水利局党组", "2024年11月20日"),
        ("安澜县水利局党组 2024年11月20日", "安澜县水利局党组", "2024年11月20日"),
        (
            "中共安澜县水利局党组（盖章）\n2024 年 11 月 20 日",
            "中共安澜县水利局党组（盖章）",
            "2024 年 11 月 20 日",
        ),
        ("中共安澜县水利局党组\n二〇二四年十一月二十日", "中共安澜县水利局党组", "二〇二四年十一月二十日"),
        ("中共安澜县水利局党组\n2024-11-20", "中共安澜县水利局党组", "2024-11-20"),
        ("中共安澜县水利局党组\n2024年11月31日", "中共安澜县水利局党组", "2024年11月31日"),
        ("中共安澜县水利局党组\n20241120日", "中共安澜县水利局党组", "20241120日"),
        (SIGNED + "\n【打印】【关闭】\n联系我们 网站地图", "中共安澜县水利局党组", "2024年11月20日"),
        (
            SIGNED + "\n（联系单位：县水利局；联系电话：0381-6120357）",
            "中共安澜县水利局党组",
            "2024年11月20日",
        ),
    ],
)
def test_signature_and_date_close_the_notice_whatever_the_page_adds(
    closing: str, organ: str, date: str
) -> None:
    found = notice(signed=closing)
    assert found.signature is not None
    assert found.signature.organ == organ
    assert found.signature_date is not None
    assert found.signature_date.of(found.text) == date


@pytest.mark.parametrize(
    "above",
    [
        "",
        "特此通报",
        "整改状态：已完成整改",
        "电子邮箱：slj@anlan.gov.cn",
        "附件：整改清单",
        "持续巩固整改成果。",
    ],
)
def test_what_stands_above_the_date_is_not_taken_for_a_signature(above: str) -> None:
    found = notice(closing=above, signed="2024年11月20日")
    assert found.signature is None
    assert found.signature_date is not None


def test_a_signature_may_lack_its_date() -> None:
    found = notice(signed="中共安澜县水利局党组\n发布时间：2024-12-01 10:00")
    assert found.signature is not None
    assert found.signature.organ == "中共安澜县水利局党组"
    assert found.signature_date is None


def test_a_date_in_the_last_sentence_is_no_closing_date() -> None:
    found = notice(signed="整改工作将于2024年11月20日")
    assert (found.signature, found.signature_date) == (None, None)


@pytest.mark.parametrize(
    ("head", "organ"),
    [
        ("——2024年11月26日在县人大常委会第二十次会议上\n县审计局局长 程远", "县审计局局长程远"),
        ("（2024年11月26日在县人大常委会第二十次会议上）", "在县人大常委会第二十次会议上"),
    ],
)
def test_a_report_given_in_a_session_is_signed_below_its_title(head: str, organ: str) -> None:
    found = notice(
        f"关于2023年度审计查出问题整改情况的报告\n{head}\n各位委员：", signed="以上报告，请予审议。"
    )
    assert found.signature is not None
    assert found.signature.organ == organ
    assert found.signature_date is not None
    assert found.signature_date.of(found.text) == "2024年11月26日"


# -- contact, invitation, next steps


@pytest.mark.parametrize(
    "line",
    [
        "联系电话：0381-6120357。",
        "联系方式：县水利局办公室，电话0381-6120357",
        "如有意见建议，请寄安澜县文昌路18号，邮政信箱：118号。",
        "电子邮箱：slj@anlan.gov.cn",
        "来信请寄……，通讯地址：安澜县文昌路18号",
    ],
)
def test_telephone_mailbox_or_address_are_a_contact(line: str) -> None:
    found = notice(closing=line)
    assert found.contact is not None
    assert found.contact.of(found.text) == line


@pytest.mark.parametrize("line", ["欢迎广大干部群众对整改情况进行监督。", "一是公布举报电话0381-6120357。"])
def test_an_invitation_or_a_measure_is_no_contact(line: str) -> None:
    assert notice(closing=line).contact is None


@pytest.mark.parametrize(
    "line",
    [
        "欢迎广大干部群众对巡察整改落实情况进行监督。",
        "如对整改情况有意见或建议，请及时反映。",
        "现将整改情况向社会公开，接受干部群众监督。",
    ],
)
def test_an_invitation_to_supervise_is_recognised(line: str) -> None:
    found = notice(closing=line)
    assert found.invitation is not None
    assert found.invitation.of(found.text) in line


def test_to_accept_supervision_as_a_measure_is_no_invitation() -> None:
    assert notice(closing="二、下一步打算\n自觉接受监督，持续改进作风。").invitation is None


@pytest.mark.parametrize(
    "heading",
    [
        "二、下一步工作打算",
        "二、下步整改工作打算",
        "二、今后工作计划",
        "二、巩固整改成果",
        "二、健全常态长效整改机制",
    ],
)
def test_the_section_on_next_steps_has_many_names(heading: str) -> None:
    found = notice(closing=f"{heading}\n健全制度。")
    assert found.next_steps is not None
    assert found.next_steps.of(found.text) == heading[2:]


def test_a_last_paragraph_may_tell_the_next_steps() -> None:
    found = notice(closing="下一步，局党组将健全制度。")
    assert found.next_steps is not None


def test_a_notice_that_ends_with_its_items_has_no_next_steps() -> None:
    assert notice().next_steps is None


# -- where a missing part is marked


def test_missing_parts_are_marked_next_to_where_they_belong() -> None:
    found = notice()
    marked = {part: found.anchor(part).of(found.text) for part in ("title", "contact", "date", "next_steps")}
    assert marked == {
        "title": TITLE,
        "contact": "中共安澜县水利局党组",
        "date": "中共安澜县水利局党组",
        "next_steps": "反馈问题整改落实情况",
    }
    undated = notice(signed="")
    assert undated.anchor("signature").of(undated.text) == "整改措施：补齐巡查记录。"


def test_an_empty_text_has_no_parts() -> None:
    empty = build_notice(Source(""))
    assert (empty.title, empty.signature, empty.signature_date, empty.contact) == (None, None, None, None)
    assert empty.anchor("title") == (0, 0)
    assert empty.genre is Genre.OTHER


# -- genres


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        (TITLE, Genre.INSPECTION),
        ("中共澜川省水利厅党组关于十二届省委第三轮巡视集中整改进展情况的通报", Genre.INSPECTION),
        ("安澜县人民政府关于2023年度审计查出问题整改情况的报告", Genre.AUDIT),
        ("安澜县贯彻落实省生态环境保护督察报告整改情况的报告", Genre.ENVIRONMENT),
        ("关于省督察组交办举报环境问题办理进展情况的通报（七）", Genre.ENVIRONMENT),
        ("中共安澜县水利局党组关于主题教育检视问题整改情况的通报", Genre.EDUCATION),
        ("安澜县水利局关于安全检查发现问题整改情况的报告", Genre.RECTIFICATION),
        ("安澜县2024年政府工作报告", Genre.OTHER),
    ],
)
def test_the_title_tells_the_kind_of_notice(title: str, genre: Genre) -> None:
    assert notice(title, opening="现将情况报告如下。").genre is genre


def test_without_title_the_opening_tells_the_kind() -> None:
    two_sections = BODY + "\n二、下一步工作打算\n持续巩固整改成果。"
    assert notice("", two_sections).genre is Genre.INSPECTION


@pytest.mark.parametrize(
    "text",
    [
        "第一条 为了规范整改工作，制定本办法。\n第二条 本办法适用于本县。",
        "学校召开巡视整改工作推进会\n会议强调，要提高站位，抓好整改落实。会议对整改工作作出部署。",
        "一、去年工作回顾\n全县经济平稳增长，安全生产整改扎实推进。" + "粮食总产量再创新高。" * 60
        + "\n二、今年工作安排\n" + "持续扩大有效投资。" * 60,
    ],
)  # fmt: skip
def test_other_formal_texts_are_no_notices_of_rectification(text: str) -> None:
    found = build_notice(Source(text))
    assert found.genre is Genre.OTHER
    assert not found.is_rectification


def test_a_genre_can_be_forced() -> None:
    assert build_notice(Source("全文"), "audit").genre is Genre.AUDIT
