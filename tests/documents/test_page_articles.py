"""The article of a web page among the site."""

from __future__ import annotations

import pytest
from tests.documents.markup import MENU, SENTENCES, lines


def test_menus_end_the_article_and_what_is_next_to_it_stays() -> None:
    page = (
        f"<div>网站标语，请看。</div>{MENU}<div>索引号：003</div><h2>关于整改情况的通报</h2><div>发布：县局</div>"
        f"<div id=c>{SENTENCES}</div><div>中共甲县水利局党组</div><div>2024年9月26日</div>"
        f"<div><a href=/x>打印</a><a href=/y>关闭</a><a href=/z>分享</a></div>"
        f"<p>附件：<a href='a.docx?x=1'>清单</a></p>{MENU}<div>网站备案，信息。</div>"
    )
    found = lines(page)
    assert found[:3] == ["索引号：003", "关于整改情况的通报", "发布：县局"]
    assert found[-3:] == ["中共甲县水利局党组", "2024年9月26日", "附件：清单"]
    assert len(found) == 3 + 5 + 3


def test_an_article_in_parts_is_kept_whole() -> None:
    parts = "".join(f"<section>{'<p>整改到位，销号。</p>' * size}</section>" for size in (2, 9, 1, 3))
    assert len(lines(f"{MENU}<div><div>{parts}</div></div><aside><p>链接，说明。</p></aside>")) == 15


def test_links_in_an_article_are_text() -> None:
    listed = "".join(f"<li><a href=/{n}>关于问题{n}的整改</a>" for n in range(4))
    page = f"<div>{SENTENCES}<ul>{listed}</ul>{SENTENCES}</div>"
    assert len(lines(MENU + page + MENU)) == 14


SUMMARIES = "".join(
    f"<li><a href=/{n}>我县召开第{n}次推进会议</a><p>会议指出，要统筹推进，抓好落实。</p></li>"
    for n in range(4)
)
TITLE = "关于整改情况的通报"


@pytest.mark.parametrize("before", ["", "<div>热点。</div>", f"<div><ul>{SUMMARIES}</ul></div>"])
@pytest.mark.parametrize(
    "behind", ["", f"<h3>相关信息</h3><ul>{SUMMARIES}</ul><p>欢迎评论，请文明发言。</p>"]
)
def test_summaries_of_other_articles_are_no_part_of_it(before: str, behind: str) -> None:
    head = f"<html><head><title>{TITLE}-甲县人民政府</title></head>"
    page = f"{head}{MENU}{before}<h3>{TITLE}</h3><div>{SENTENCES * 3}</div><p>甲县水利局</p>{behind}"
    found = [line for line in lines(page) if line != "相关信息"]
    assert (found[0], found[-1], len(found)) == (TITLE, "甲县水利局", 17)


def test_a_title_among_the_links_of_the_head_is_found() -> None:
    top = f"<div>{MENU}<h1>{TITLE}</h1><a href=/a>甲县人民政府门户网站</a></div>"
    page = f"<html><head><title>{TITLE}_甲县</title></head>{top}<div>{SENTENCES}</div>"
    assert lines(page)[:2] == [TITLE, "甲党支部召开会议，逐条研究，整改到位。"]


def test_a_signature_in_the_words_of_the_title_is_not_taken_for_it() -> None:
    page = f"<html><title>甲县水利局党组{TITLE}</title>{MENU}<h2>甲县水利局党组</h2><h2>{TITLE}</h2>" + (
        "<div><p>现将情况予以公布。</p><p>甲县水利局党组</p><p>2024年9月26日</p></div>"
    )
    assert lines(page) == ["甲县水利局党组", TITLE, "现将情况予以公布。", "甲县水利局党组", "2024年9月26日"]


def test_menus_within_the_only_element_of_a_page_are_left_aside() -> None:
    page = f"<form id=aspnetForm><div>{MENU}</div><div>{MENU}</div><p>整改到位，销号。</p>{MENU}</form>"
    assert lines(page) == ["整改到位，销号。"]


@pytest.mark.parametrize(
    ("head", "first"),
    [
        ("<title>关于巡察整改进展情况的通报_甲县人民政府</title>", "关于巡察整改进展情况的通报"),
        ("<title>甲县门户 | 关于&quot;一改&quot;情况的通报 - 甲县</title>", '关于"一改"情况的通报'),
        (
            "<title>甲县水利局--关于巡察整改进展情况的通报（2024年）</title>",
            "关于巡察整改进展情况的通报（2024年）",
        ),
        (
            "<meta name=ArticleTitle content='甲党支部&lt;br/&gt;召开会议'>",
            "甲党支部召开会议，逐条研究，整改到位。",
        ),
        ("<meta name=ArticleTitle content='关于巡察整改'><title>甲县</title>", "关于巡察整改"),
        ("<title>甲县人民政府门户网站</title>", "甲党支部召开会议，逐条研究，整改到位。"),
        ("<title></title>", "甲党支部召开会议，逐条研究，整改到位。"),
    ],
)
def test_a_title_that_only_the_head_has_is_read(head: str, first: str) -> None:
    found = lines(f"<html><head>{head}</head><body>{SENTENCES}")
    assert found[0] == first
    if first.startswith("甲党"):
        return
    repeated = lines(f"<html><head>{head}</head><body><h1>{found[0]}</h1>{SENTENCES}")
    assert repeated.count(found[0]) == 1
