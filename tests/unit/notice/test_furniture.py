from __future__ import annotations

import pytest

from rectify_lint.notice.build import build_notice
from rectify_lint.notice.furniture import blanked, find_furniture
from rectify_lint.source.text import Source, Span

TITLE = "中共安澜县水利局党组关于巡察整改情况的通报"
OPENING = "根据县委统一部署，县委第二巡察组对县水利局党组开展了巡察，反馈了意见。现将整改情况予以公布。"
SIGNED = "中共安澜县水利局党组\n2024年11月20日"


def found(text: str) -> list[str]:
    return [span.of(text) for span in find_furniture(Source(text))]


@pytest.mark.parametrize(
    "line",
    [
        "首页 > 政务公开 > 巡察整改",
        "您现在的位置：首页 → 党务公开",
        "安澜县人民政府门户网站",
        "无障碍阅读 | 长者模式",
        "今天是2024年11月22日 星期五",
        "索 引 号：003-118",
        "索引号\t003-118\t发布机构\t县水利局",
        "主题分类：其他",
        "有效性：有效",
        "发布时间：2024-11-22 来源：县水利局",
        "来源：县水利局",
        "日期：2024-11-22 | 阅读：862",
        "2024-11-22 10:32",
        "2024年11月22日 来源：县水利局",
        "县水利局 2024-11-22",
        "【字体：大 中 小】",
        "[大] [中] [小] 打印 分享到：",
        f"{TITLE}_安澜县人民政府",
        "【索引号】11500000/2024-00012",
        "首页 政务公开 政务服务 互动交流",
        "政务公开 > 巡察整改 > 正文",
        "简体 | 繁体 | 无障碍",
        "作者：佚名 | 2024年06月28日 | 阅读 1203",
        "发布者：办公室",
        "安澜水利 2024年6月28日 18:00 河南",
        "点击上方蓝字关注我们",
    ],
)
def test_lines_of_the_site_above_the_text_are_furniture(line: str) -> None:
    assert found(f"{line}\n{TITLE}\n{OPENING}") == [line]
    notice = build_notice(Source(f"{line}\n{TITLE}\n{OPENING}"))
    assert notice.title is not None
    assert notice.title.text == TITLE


@pytest.mark.parametrize(
    "line",
    [
        "（社会公开稿）",
        "（2024年11月26日）",
        "2024年11月26日",
        "安澜县人民代表大会常务委员会：",
        "——2024年11月26日在县人大常委会会议上",
        "关于政府门户网站整改情况",
        "编辑出版中心",
        "会议于2024年6月28日 18:00召开",
        f"{TITLE}——以河道管理为例",
    ],
)
def test_lines_of_the_notice_below_its_title_are_not(line: str) -> None:
    assert found(f"{TITLE}\n{line}\n{OPENING}") == []


def test_an_entry_of_an_index_counts_behind_others_only() -> None:
    entry = "名称：整改情况通报"
    assert found(f"索引号：003-118\n{entry}\n{TITLE}\n{OPENING}") == ["索引号：003-118", entry]
    assert found(f"{entry}\n{TITLE}\n{OPENING}") == []


@pytest.mark.parametrize("again", [TITLE, "中共安澜县水利局党组\n关于巡察整改情况的通报"])
def test_the_title_of_the_page_is_furniture_where_the_notice_has_its_own_below(again: str) -> None:
    date = "发布时间：2024-11-22"
    assert found(f"{TITLE}\n{date}\n{again}\n{OPENING}") == [TITLE, date]
    assert found(f"{TITLE}\n{again}\n{OPENING}") == []


def test_the_title_of_the_page_is_kept_where_the_notice_has_no_other() -> None:
    assert found(f"{TITLE}-安澜县人民政府\n{OPENING}") == []


@pytest.mark.parametrize(
    "line",
    [
        "【打印本页】【关闭窗口】",
        "打印 收藏 关闭",
        "上一篇：关于开展培训的通知",
        "下一条：无",
        "分享到：",
        "扫一扫在手机打开当前页",
        "责任编辑：张某",
        "一审：李某 二审：王某",
        "浏览次数：1286",
        "来源：县水利局",
        "附件【一览表.pdf】已下载118次",
        "主办：安澜县人民政府",
        "网站标识码：4104220001",
        "豫ICP备05012345号",
        "版权所有 © 2022 安澜县人民政府",
        "（责任编辑：张某）",
        ">>相关链接",
        "<上一篇 下一篇>",
        "编辑丨张某",
        "- END -",
        "点赞(12) 收藏",
        "您是第 12345 位访客",
        "网站访问量：12345",
        "地址：安澜县滨河路18号 版权所有：安澜县水利局",
    ],
)
def test_lines_of_the_site_below_the_signature_are_furniture(line: str) -> None:
    assert found(f"{TITLE}\n{OPENING}\n{SIGNED}\n{line}") == [line]


def test_what_follows_furniture_below_the_text_is_furniture_too() -> None:
    tail = ["相关阅读", "2024-11-10 安澜县开展冬季检查", "2024-10-31", "联系电话：0385-6812000"]
    text = "\n".join([TITLE, OPENING, *tail])
    assert found(text) == tail
    notice = build_notice(Source(text))
    assert (notice.signature, notice.signature_date, notice.contact) == (None, None, None)


@pytest.mark.parametrize(
    "line",
    [
        "附件：整改情况一览表",
        "联系电话：0385-4120369",
        "（联系单位：县水利局）",
        "信息来源：群众来信",
        "来源：群众举报",
        "抄送：县委巡察办",
        "编辑出版中心",
        "评论员队伍建设情况",
        "下载使用量12次以上的单位名单",
        "下一步工作",
    ],
)
def test_lines_of_the_notice_below_its_signature_are_not(line: str) -> None:
    assert found(f"{TITLE}\n{OPENING}\n{SIGNED}\n{line}") == []


@pytest.mark.parametrize(
    "body",
    [
        "一、网站管理\n主办：县水利局\n浏览次数：1286次，较上年增长12%。",
        "来源：县水利局\n发布时间：2024年3月，责任人已明确。",
        "打印\n资料2000份。",
    ],
)
def test_the_same_words_within_the_text_are_the_notice_s_own(body: str) -> None:
    assert found(f"{TITLE}\n{OPENING}\n{body}\n{SIGNED}") == []


def test_numbers_and_dates_of_the_site_are_no_facts_of_the_notice() -> None:
    text = f"{TITLE}\n发布时间：2024年2月30日 浏览次数：25个问题 12次\n{OPENING}\n{SIGNED}\n访问量：3个问题"
    notice = build_notice(Source(text))
    assert [one.span.of(text) for one in notice.dates] == ["2024年11月20日"]
    assert notice.tallies == ()
    assert len(notice.text) == len(text)


def test_a_rule_for_the_page_sees_it_all() -> None:
    text = f"发布时间：2024-11-22\n{TITLE}\n{OPENING}"
    assert build_notice(Source(text), page=True).text == text


def test_blanking_keeps_every_other_character_in_its_place() -> None:
    assert blanked("甲乙丙丁", (Span(0, 1), Span(2, 3))) == " 乙 丁"
    assert find_furniture(Source("")) == ()


def test_blanks_between_breadcrumbs_cost_no_more_than_their_number() -> None:
    # With blanks that two parts of an expression may take, this would not come to an end.
    line = ("甲" + " " * 14 + ">" + " " * 14) * 7 + "。乙"
    assert found(f"{line}\n{TITLE}\n{OPENING}") == []
