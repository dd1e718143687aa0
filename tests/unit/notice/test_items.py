from __future__ import annotations

from rectify_lint.facts.model import StatusClass
from rectify_lint.notice.build import build_notice
from rectify_lint.notice.model import Notice
from rectify_lint.notice.types import ItemBasis, StatusSource
from rectify_lint.source.text import Source

TITLE = "中共安澜县水利局党组关于巡察整改情况的通报\n现将整改情况予以公布。\n"


def notice(body: str) -> Notice:
    return build_notice(Source(TITLE + body))


def headings(found: Notice) -> list[str]:
    return [item.heading.of(found.text) for item in found.items]


def statuses(found: Notice) -> list[str | None]:
    return [item.status.value if item.status else None for item in found.items]


# -- by labels


def test_items_are_the_leaves_that_own_a_status_label() -> None:
    found = notice(
        "一、整改工作组织情况\n（一）提高站位。召开会议。\n二、整改进展情况\n（一）在职责履行方面\n"
        "1、关于“履职不够”的问题。\n（1）针对“记录不全”方面\n整改状态：已完成整改\n整改措施：一是补齐。二是归档。\n"
        "（2）针对“档案不规范”方面\n整改状态：正在整改\n整改措施：一是核对。\n"
        "2、关于“走访偏少”的问题。\n整改状态：已整改并长期坚持\n整改措施：制定计划。\n三、下一步工作打算\n（一）巩固成果。"
    )
    assert found.item_basis is ItemBasis.LABELS
    assert headings(found) == [
        "（1）针对“记录不全”方面",
        "（2）针对“档案不规范”方面",
        "2、关于“走访偏少”的问题。",
    ]
    assert statuses(found) == ["done", "ongoing", "keep"]
    assert [len(item.measures) for item in found.items] == [2, 1, 0]
    assert [node.title.of(found.text) for node in found.groups] == ["在职责履行方面"]


def test_a_leaf_without_label_beside_labelled_ones_is_an_item_too() -> None:
    found = notice(
        "一、整改进展情况\n1.记录不全\n整改状态：已完成整改\n2.档案不规范\n核对档案。\n3.走访偏少\n整改状态：正在整改"
    )
    assert headings(found) == ["1.记录不全", "2.档案不规范", "3.走访偏少"]
    assert statuses(found) == ["done", None, "ongoing"]
    assert found.items[1].source is StatusSource.NONE


def test_numbered_paragraphs_below_an_item_are_its_measures_even_if_its_label_is_lost() -> None:
    found = notice(
        "一、整改进展情况\n1、记录不全\n整改状态：已完成整改\n（1）补齐记录。\n（2）专人归档。\n"
        "2、档案不规范\n（1）核对档案。\n（2）补齐缺件。\n3、走访偏少\n整改状态：正在整改\n（1）制定计划。"
    )
    assert headings(found) == ["1、记录不全", "2、档案不规范", "3、走访偏少"]
    assert [len(item.measures) for item in found.items] == [2, 2, 1]


def test_a_report_label_may_open_with_the_status() -> None:
    found = notice(
        "一、整改进展情况\n1.记录不全\n整改情况：已完成。一是补齐。\n2.走访偏少\n整改情况：正在推进。一是制定计划。"
    )
    assert statuses(found) == ["done", "ongoing"]
    assert [item.statuses[0].span.of(found.text) for item in found.items] == [
        "整改情况：已完成",
        "整改情况：正在推进",
    ]


def test_a_label_that_lost_its_colon_is_known_by_the_others() -> None:
    found = notice(
        "一、整改进展情况\n1.记录不全\n整改进展情况：已补齐。\n2.走访偏少\n整改进展情况上述走访已完成。\n"
    )
    assert [[line.label.colon for line in item.labels] for item in found.items] == [["："], [""]]


def test_labels_side_by_side_are_all_found_and_the_first_is_empty() -> None:
    found = notice("一、整改进展情况\n1.记录不全\n整改措施：整改状态：已完成整改")
    assert [(line.label.name, line.value.of(found.text)) for line in found.items[0].labels] == [
        ("整改措施", ""),
        ("整改状态", "已完成整改"),
    ]
    assert statuses(found) == ["done"]


def test_an_unknown_status_word_has_no_class() -> None:
    found = notice("一、整改进展情况\n1.记录不全\n整改状态：高度重视")
    assert found.items[0].statuses[0].value == "高度重视"
    assert found.items[0].statuses[0].status is None
    assert statuses(found) == [None]


# -- by status sections, headings and sentences


def test_status_sections_give_the_items_below_them_their_status() -> None:
    found = notice(
        "一、整改落实情况\n（一）已整改完成的问题\n1.关于“记录不全”问题的整改\n一是补齐。\n2.关于“档案不规范”问题的整改\n"
        "一是核对。\n（二）正在推进整改的问题\n1.关于“走访偏少”问题的整改\n一是制定计划。\n二、下一步工作打算\n（一）巩固成果。"
    )
    assert found.item_basis is ItemBasis.STATUS_GROUPS
    assert statuses(found) == ["done", "done", "ongoing"]
    assert {item.source for item in found.items} == {StatusSource.SECTION}
    assert found.items[2].section_status is StatusClass.ONGOING


def test_a_status_of_its_own_goes_before_that_of_the_section() -> None:
    found = notice("一、整改落实情况\n（一）已完成的整改事项\n1.记录不全\n整改状态：正在整改")
    assert found.items[0].section_status is StatusClass.DONE
    assert statuses(found) == ["ongoing"]


def test_without_labels_the_deepest_headings_are_the_items() -> None:
    found = notice(
        "一、整改工作基本情况\n一是提高站位。\n二、整改落实情况\n（一）关于作风建设方面\n1.走访偏少问题。\n一是制定计划。\n"
        "2.文电办理超时问题。\n一是限时办结。\n（二）制度执行不到位\n1.档案不规范问题。\n一是核对。\n三、下一步打算\n一是巩固成果。"
    )
    assert found.item_basis is ItemBasis.HEADINGS
    assert headings(found) == ["1.走访偏少问题。", "2.文电办理超时问题。", "1.档案不规范问题。"]
    assert sum(len(item.measures) for item in found.items) == 3


def test_problems_may_stand_on_the_top_level() -> None:
    found = notice(
        "（一）关于“记录不全”问题的整改\n一是补齐。\n（二）关于“走访偏少”问题的整改\n一是制定计划。\n（三）下一步打算\n巩固成果。"
    )
    assert headings(found) == ["（一）关于“记录不全”问题的整改", "（二）关于“走访偏少”问题的整改"]


def test_a_sentence_or_a_bracket_may_give_the_status() -> None:
    found = notice(
        "一、整改落实情况\n1.关于记录不全的问题。该问题已整改。补齐记录。\n2.关于往来款挂账的问题。该问题不涉及金额，已整改。\n"
        "3.关于走访偏少的问题【持续推进】\n制定计划。"
    )
    assert statuses(found) == ["done", "done", "ongoing"]
    assert {item.source for item in found.items} == {StatusSource.SENTENCE}


def test_a_work_summary_without_problems_has_no_items() -> None:
    found = notice(
        "一、主要做法\n（一）高位推动整改\n召开会议。\n二、亮点工作\n（一）优化审批流程\n压减时限。\n三、存在问题\n走访偏少。"
    )
    assert found.items == ()
    assert found.item_basis is ItemBasis.NONE


# -- what belongs to an item


def test_the_report_begins_with_its_label_and_leaves_the_problem_out() -> None:
    found = notice("一、整改进展情况\n1.记录不全\n县局尚未建立台账。\n整改情况：建立台账。\n按月归档。")
    report = [part.of(found.text) for part in found.items[0].narrative]
    assert report == ["建立台账。", "按月归档。"]


def test_ordinals_in_a_quotation_are_no_measures() -> None:
    found = notice(
        "一、整改进展情况\n1.记录不全\n整改情况：一是落实“一是记录、二是归档”的要求。二是按月检查。"
    )
    assert len(found.items[0].measures) == 2


def test_an_item_is_found_by_a_place_in_it() -> None:
    found = notice("一、整改进展情况\n1.记录不全\n整改状态：已完成整改\n2.走访偏少\n整改状态：正在整改")
    item = found.item_at(found.text.index("正在整改"))
    assert item is found.items[1]
    assert found.item_at(0) is None


def test_problems_with_numbered_measures_are_found_without_labels() -> None:
    found = notice(
        "二、坚持问题导向，逐项抓好整改落实\n（一）推动发展方面\n1. 主导产业集聚度低。\n（1）优化产业布局。编制规划。\n"
        "（2）强化招商引资。签约项目。\n2. 违规举借债务。\n（1）纳入化债台账。\n（2）给予处分。\n（二）选人用人方面\n"
        "3. 聘用人员管理不规范。\n（1）清退人员。\n（2）出台办法。\n"
    )
    assert headings(found) == ["1. 主导产业集聚度低。", "2. 违规举借债务。", "3. 聘用人员管理不规范。"]


def test_a_status_in_brackets_may_end_the_item() -> None:
    found = notice(
        "二、整改进展情况\n（一）政治建设方面\n1.学习不规范。修订学习制度。（已完成）\n2.服务有差距。出台措施。（持续整改）\n"
    )
    assert statuses(found) == ["done", "ongoing"]


def test_a_label_behind_the_last_measure_is_that_of_the_item() -> None:
    found = notice(
        "问题一：学用脱节\n整改措施：\n①举办读书班。\n②开展研讨。\n整改进度：已完成\n"
        "问题二：联系不广\n整改措施：\n①开展恳谈。\n②建成驿站。\n整改进度：正在推进\n"
    )
    assert headings(found) == ["问题一：学用脱节", "问题二：联系不广"]
    assert statuses(found) == ["done", "ongoing"]
    assert [len(item.measures) for item in found.items] == [2, 2]


def test_numbered_fields_belong_to_the_task_above_them() -> None:
    field = (
        "（一）反馈问题：负荷率低。\n（二）整改措施：新建管网。\n（三）完成情况：新建管网71公里。\n"
        "（四）整改结论：已完成整改，于2024年3月20日通过市级验收。\n"
    )
    found = notice(f"一、整改任务序号：第6项\n{field}二、整改任务序号：第9项\n{field}")
    assert headings(found) == ["一、整改任务序号：第6项", "二、整改任务序号：第9项"]
    assert statuses(found) == ["done", "done"]


def test_decimal_numbers_make_a_level_of_their_own() -> None:
    found = notice(
        "1. 整改工作组织情况\n1.1 加强领导。召开党组会。\n1.2 制定方案。印发方案。\n2. 具体问题整改情况\n"
        "2.1 违法用地查处不到位\n整改进展：逐宗核查。\n完成状态：基本完成。\n"
        "2.2 党组主体责任虚化\n整改进展：制定清单。\n完成状态：已完成。\n3. 下一步打算\n3.5 万元以上的项目逐一核查。\n"
    )
    assert headings(found) == ["2.1 违法用地查处不到位", "2.2 党组主体责任虚化"]
    assert statuses(found) == ["partial", "done"]


def test_a_status_in_brackets_behind_a_report_is_no_label() -> None:
    found = notice(
        "一、整改落实情况\n1.记录不全\n整改情况：补齐记录。【已完成】\n2.走访偏少\n整改情况：制定计划。【取得阶段性成效】"
    )
    assert statuses(found) == ["done", "partial"]
    assert [[line.label.name for line in item.labels] for item in found.items] == [["整改情况"], ["整改情况"]]


def test_words_of_a_section_do_not_hide_a_problem() -> None:
    found = notice(
        "一、整改组织领导情况\n专题研究。\n二、整改落实情况\n（一）聚焦基层党组织领导力\n1.班子凝聚力不强\n整改结果：已整改\n"
        "2.核销贷款后续追偿不力\n整改结果：已整改\n三、下一步打算\n巩固成果。"
    )
    assert headings(found) == ["1.班子凝聚力不强", "2.核销贷款后续追偿不力"]


def test_the_last_sentence_of_an_item_may_be_its_status() -> None:
    found = notice(
        "一、整改落实情况\n（1）针对“记录不全”问题，补齐记录26份。已完成整改。\n（2）针对“走访偏少”问题，制定计划。持续整改。"
    )
    assert statuses(found) == ["done", "ongoing"]


def test_problems_below_aspects_are_found_whatever_their_section_is_called() -> None:
    found = notice(
        "一、加强组织领导\n坚持问题导向。\n二、逐项推进整改\n（一）履行监管职责方面\n1.安全生产监管存在漏洞\n一是开展整治。\n2.治超办法不多\n"
        "一是新建检测点。\n（二）党的建设方面\n1.支部建设推进不均衡\n一是开展培训。\n三、下一步打算\n巩固成果。"
    )
    assert headings(found) == ["1.安全生产监管存在漏洞", "2.治超办法不多", "1.支部建设推进不均衡"]


def test_a_status_may_stand_in_square_brackets_behind_the_last_item() -> None:
    found = notice(
        "一、整改落实情况\n（1）记录不全。补齐记录。[已完成]\n（2）走访偏少。制定计划。[长期坚持]\n2个问题均已整改。"
    )
    assert statuses(found) == ["done", "keep"]


def test_headings_without_numbers_are_items_where_nothing_else_is() -> None:
    lines = [
        "关于“记录不全”问题",
        "补齐记录。",
        "关于“走访偏少，联系群众不紧密”问题",
        "制定计划。",
        "按月通报。",
        "关于“往来款长期挂账”问题",
        "清理往来款。",
        "下一步，巩固成果。",
    ]
    found = notice("反馈的3个问题已整改。\n" + "\n".join(lines))
    assert found.item_basis is ItemBasis.HEADINGS
    assert headings(found) == [lines[0], lines[2], lines[5]]
    assert [found.text[found.lines[item.last_line].span.start :][:5] for item in found.items] == [
        "补齐记录。",
        "按月通报。",
        "下一步，巩",
    ]
    assert notice("\n".join(lines[:5])).items == ()


def test_a_quoted_finding_in_a_paragraph_is_no_heading() -> None:
    found = notice(
        "关于“记录不全”问题，补齐记录。\n关于“走访偏少”问题，制定计划。\n关于“往来款长期挂账”问题，清理往来款。"
    )
    assert found.items == ()


# -- other forms


def test_groups_of_a_status_below_an_aspect_are_no_items() -> None:
    found = notice(
        "一、反馈问题整改进展情况\n（一）在职责履行方面（3个）\n1.已完成整改的问题\n（1）记录不全。补齐。\n（2）征收不及时。催缴。\n"
        "2.正在推进整改的问题\n（1）泵站老化。招标。\n（二）在作风建设方面（1个）\n1.已完成整改的问题\n（1）走访不多。制定计划。"
    )
    assert headings(found) == ["（1）记录不全。", "（2）征收不及时。", "（1）泵站老化。", "（1）走访不多。"]
    assert statuses(found) == ["done", "done", "ongoing", "done"]


def test_a_status_stands_in_brackets_as_a_field() -> None:
    found = notice(
        "一、反馈问题整改情况\n（一）记录不全（整改状态：已完成）\n一是补齐。二是归档。\n（二）走访偏少（整改状态：正在推进）。制定计划。"
    )
    assert [item.statuses[0].value for item in found.items] == ["已完成", "正在推进"]
    assert found.item_basis is ItemBasis.LABELS


def test_a_sentence_that_states_the_status_is_kept_with_its_place() -> None:
    found = notice("一、反馈问题整改情况\n1.针对“记录不全”问题。补齐记录。此项已完成整改，并长期坚持。")
    (item,) = found.items
    assert (item.source, item.statuses[0].label) == (StatusSource.SENTENCE, None)
    assert item.statuses[0].span.of(found.text) == "此项已完成整改，并长期坚持"


def test_a_status_behind_announced_measures_is_the_problems() -> None:
    found = notice(
        "一、反馈问题整改情况\n问题一：记录不全\n整改措施：\n1.补齐记录。\n完成情况：已完成\n"
        "问题二：走访偏少\n整改措施：采取以下做法：\n1.制定计划。\n2.按月通报。\n完成情况：正在推进"
    )
    assert headings(found) == ["问题一：记录不全", "问题二：走访偏少"]
    assert [len(item.measures) for item in found.items] == [1, 2]


def test_attachments_stand_on_no_level() -> None:
    found = notice(
        "1.补齐记录\n补齐。\n2.制定计划\n制定。\n附件：1.整改清单\n2.制度清单\n中共安澜县水利局党组\n2024年11月20日"
    )
    assert [node.title.of(found.text) for node in found.outline.root.children] == ["补齐记录", "制定计划"]
    assert [member.number for member in found.attachments[0].numbers] == [1, 2]


def test_every_organ_that_signs_is_part_of_the_closing() -> None:
    found = notice(
        "一、整改情况\n补齐。\n联系电话：0381-6120357\n中共安澜县委\n安澜县人民政府\n2024年11月20日"
    )
    assert [kind.value for kind in found.line_kinds[-3:]] == ["closing"] * 3


def test_decimal_numbers_make_three_levels() -> None:
    found = notice(
        "1 总体情况\n1.1 加强领导。开会。\n1.2 明确任务。分工。\n2 具体问题整改情况\n2.1 履职方面\n"
        "2.1.1 记录不全。【已整改】\n补齐。\n2.1.2 征收不及时。【长期推进】\n催缴。\n"
        "2.2 作风方面\n2.2.1 走访不够。【已整改】\n走访。\n"
        "3 下一步工作安排\n3.1 持续抓整改。\n3.2 健全机制。"
    )
    assert headings(found) == ["2.1.1 记录不全。", "2.1.2 征收不及时。", "2.2.1 走访不够。"]
    assert statuses(found) == ["done", "ongoing", "done"]
    assert [node.title.of(found.text) for node in found.outline.root.children] == [
        "总体情况",
        "具体问题整改情况",
        "下一步工作安排",
    ]


def test_a_number_with_nothing_but_a_blank_is_a_heading_only_above_decimals() -> None:
    found = notice("一、整改情况\n2 个问题已经整改。\n1.1 加强领导。\n3 总体情况\n4.1 明确任务。")
    assert [node.number for node in found.outline.root.children] == [1]


# -- content


def test_a_sentence_in_front_of_the_contact_is_content() -> None:
    found = notice(
        "一、整改情况\n1.记录不全\n补齐。\n二、今后打算\n坚持常态长效，每半年自查一次，请居民群众继续监督。监督电话：0512-65771208。\n"
        "中共安澜县水利局党组\n2024年11月20日"
    )
    assert found.has_content(found.outline.root.children[1])
    bare = notice(
        "一、整改情况\n1.记录不全\n补齐。\n二、今后打算\n监督电话：0512-65771208。联系人：办公室。\n2024年11月20日"
    )
    assert not bare.has_content(bare.outline.root.children[1])


def test_each_list_that_a_label_announces_belongs_to_the_problem() -> None:
    found = notice(
        "任务一：关于污水直排的问题\n整改措施：\n1.新建管网。\n2.建立制度。\n整改落实情况：\n1.新建11公里。\n2.按季监测。\n整改结论：已完成\n"
        "任务二：关于扬尘的问题\n整改措施：\n1.专项治理。\n整改落实情况：\n1.检查520次。\n2.购置13台。\n整改结论：正在推进"
    )
    assert headings(found) == ["任务一：关于污水直排的问题", "任务二：关于扬尘的问题"]
    assert statuses(found) == ["done", "ongoing"]
    assert [len(item.measures) for item in found.items] == [2, 1]
    assert found.numbering.faults == ()


def test_a_status_in_brackets_opens_the_report() -> None:
    found = notice(
        "一、反馈问题整改情况\n问题1：记录不全。\n整改进展：（已完成）补齐记录。\n问题2：走访偏少。\n整改进展：（持续推进）制定计划。"
    )
    assert statuses(found) == ["done", "ongoing"]


def test_a_notice_without_title_is_known_by_the_clause_that_publishes_it() -> None:
    text = (
        "2024年3月4日至4月26日，县委第二巡察组对县水利局党组开展了巡察。6月12日反馈了意见。现将整改情况予以公布。\n"
        "一、组织领导\n开会研究，明确分工，逐项落实责任人和时限，按月调度，跟踪问效，确保见到实效。\n二、问题办理情况\n1.记录不全\n补齐。\n"
    )
    assert build_notice(Source(text)).genre.value == "inspection"
