"""Pages that are broken, empty or made to do harm: the text that there is, or an error that says what to do."""

from __future__ import annotations

import inspect
import sys
import tracemalloc

import pytest

from rectify_lint.errors import SourceError
from rectify_lint.source.html import lines, tree
from rectify_lint.source.readers import read_bytes

pytestmark = pytest.mark.no_cover  # tracing makes inputs of this size several times slower

BODY = "<p>根据县委统一部署，现将情况予以公布。</p>".encode()
TEXT = "根据县委统一部署，现将情况予以公布。\n"
MANY = 20_000


def refusal(data: bytes, name: str = "通报.html") -> SourceError:
    with pytest.raises(SourceError) as caught:
        read_bytes(data, name)
    assert str(caught.value).startswith(f"{name}: ")
    assert caught.value.text("zh").startswith(f"{name}：")
    return caught.value


@pytest.mark.parametrize(
    "data",
    [
        b"<html></html>",
        b"",
        b"<html><body><img src=1.jpg><img src=2.jpg></body></html>",
        "<html><title>关于整改情况的通报</title><h1>关于整改情况的通报</h1><iframe src=a.pdf></iframe></html>".encode(),
        "<html><div id=app></div><script src=app.js></script><noscript>请打开脚本，再看。</noscript>".encode(),
        "<html><script>document.write('<p>正文，正文。</p>')".encode(),
        "<html><!-- <p>正文，正文。</p>".encode(),
    ],
)
def test_a_page_without_text_says_what_to_do(data: bytes) -> None:
    assert "复制正文文字或下载附件" in refusal(data).text("zh")


TITLE = "中共青禾县文化和旅游局党组关于县委第五轮巡察整改进展情况的通报"


def portal(body: str) -> bytes:
    """A page of a site: menu, title and date, what is shown of the notice, and who runs the site."""
    return (
        "<html><meta charset=utf-8><div><a>首页</a><a>巡察整改</a></div>"
        f"<h1>{TITLE}</h1><div>发布时间：2024-12-28 来源：县文旅局</div>{body}<div>主办：青禾县人民政府</div></html>"
    ).encode()


@pytest.mark.parametrize(
    "body",
    [
        "<iframe src=a.pdf></iframe>",
        "<object data=a.pdf type=application/pdf></object>",
        "<img src=1.jpg><img src=2.jpg>",
        "<p>附件：<a href=a.pdf>整改通报.pdf</a></p>",
        "<div id=app></div><script src=a.js></script>",
    ],
)
def test_a_title_with_its_date_is_no_text_where_the_notice_is_shown_by_other_means(body: str) -> None:
    assert "复制正文文字或下载附件" in refusal(portal(body)).text("zh")


@pytest.mark.parametrize(
    "body",
    ["<p>整改已完成。</p>", "<p>一、整改情况</p><p>已完成</p>", "<p>（1）已完成</p>", "<p>1.已完成</p>"],
)
def test_a_short_text_beside_pictures_and_scripts_is_read(body: str) -> None:
    text = read_bytes(
        portal(f"<img src=1.jpg>{body}<p><a href=a.pdf>附件</a></p><script src=a.js></script>"), "a.html"
    )
    assert "已完成" in text.text


def test_a_page_that_shows_nothing_else_is_read_without_a_sentence() -> None:
    assert TITLE in read_bytes(portal(""), "a.html").text


def test_a_page_of_frames_says_what_to_do() -> None:
    data = b"<html><frameset cols='20%,*'><frame src=menu.htm><frame src=main.htm></frameset></html>"
    assert "单独窗口" in refusal(data).text("zh")


@pytest.mark.parametrize(
    "data", [b"\0" * 99, BODY + b"\0" + BODY, b"<html>" + b"\xff\xfe\xfa" * 99, b"<html>\x81\x20" + BODY]
)
def test_bytes_that_are_no_text_are_told_as_such(data: bytes) -> None:
    assert "UTF-8" in str(refusal(data))


def test_a_page_that_is_cut_off_is_read_as_far_as_it_goes() -> None:
    page = "<html><body><div><p>一、整改到位，销号。</p><p>二、整改到位，销号。</p>".encode()
    assert read_bytes(page, "a.html").text.count("销号") == 2
    for size in range(len(page) - 30, len(page)):
        whole = page[:size].decode("utf-8", "ignore")  # within a character
        assert read_bytes(whole.encode(), "a.html").text.startswith("一、整改到位，销号。\n")
    assert "UTF-8" in str(refusal(page[:-5]))


@pytest.mark.parametrize(
    "data",
    [
        b"<div>" * MANY + BODY,
        b"<div>" * MANY + b"</span>" * MANY + BODY,
        b"<i>" * MANY + b"<p>" + b"<b>" * MANY + b"</i>" * MANY + BODY,
        b"<table><tr><td>" * MANY + BODY,
        b"<select>" * MANY + b"</select>" * MANY + BODY,
        b"<span style='mso-list:Ignore'>" * 9 + b"</span>" * 9 + BODY,
        b"</p>" * MANY + BODY,
        b"</table></td></tr></li>" * MANY + BODY,
        b"<a " * MANY + BODY,
        b"<a b='>" * MANY + BODY,
        b'<a b="' * (MANY + 1) + BODY,
        b"<!doctype " * MANY + BODY,
        b"<!-- -->" * MANY + BODY,
        b"<p " + b"a=1 style=x " * MANY + b">" + BODY,
        b"<title>" * MANY + BODY,
        b" \n" * MANY + BODY,
    ],
    ids=lambda data: data[:20].decode(),
)
def test_what_surrounds_a_text_without_end_does_not_hide_it(data: bytes) -> None:
    assert read_bytes(data, "a.html").text == TEXT


def test_elements_within_elements_need_no_stack() -> None:
    data = b"<ol><li><div>" * MANY + BODY
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack()) + 60)
    try:
        source = read_bytes(data, "a.html")
    finally:
        sys.setrecursionlimit(before)
    assert source.text == f"1.{TEXT}"


@pytest.mark.parametrize(
    "data",
    [b"<", b"&", b"&amp", b"&#", b"&#x", b"&#0;", b"&#xFFFFFFFFFF;", b"&#" + b"0" * 9999, b"<<", b"< "],
)
def test_marks_that_begin_nothing_are_text_or_nothing(data: bytes) -> None:
    text = read_bytes(BODY + data * 999 + BODY, "a.html").text
    assert text.startswith(TEXT[:-1])
    assert text.endswith(TEXT)


def test_cells_over_more_columns_and_rows_than_there_are_stay_within_bounds() -> None:
    wide = b"<td rowspan=65000 colspan=1000>x" * 3000
    data = b"<table><tr>" + wide + b"<tr><td>a<td>b" * 300 + b"</table>" + BODY
    text = read_bytes(data, "a.html").text
    assert len(text) < 50_000
    assert text.count("a") == 300


@pytest.mark.parametrize(
    ("limit", "module"), [("MARKUP_LIMIT", tree), ("TEXT_LIMIT", lines), ("MARKUP_LIMIT", lines)]
)
def test_each_limit_is_told_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch, limit: str, module: object
) -> None:
    monkeypatch.setattr(module, limit, 9)
    assert "复制到新文件" in refusal(BODY * 30).text("zh")


def test_a_page_larger_than_any_is_refused_before_it_is_read() -> None:
    assert "64 MB" in str(refusal(b"<html>" + b" " * (64 << 20)))


def test_what_it_takes_to_read_a_page_is_bounded() -> None:
    data = b"<html>" + b"<p>&lt;a" * 8_000 + BODY
    tracemalloc.start()
    try:
        read_bytes(data, "a.html")
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 2500 * 8_000
