"""A notice of an invented county, put together from parts: each test says the part it is about."""

from __future__ import annotations

from rectify_lint import FileReport, lint_text

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
