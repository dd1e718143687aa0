"""What is read of a web page: lines, white space, numbers, tables, encodings; what is left aside."""

from __future__ import annotations

from email.charset import BASE64, QP, Charset
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.nonmultipart import MIMENonMultipart

import pytest
from tests.documents.markup import MENU, SENTENCES, lines, read
from tests.documents.pages import MARKER

from rectify_lint.errors import SourceError
from rectify_lint.source.places import DocumentPlace
from rectify_lint.source.readers import read_bytes

# -- lines and white space


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>甲</p><p>乙</p>", ["甲", "乙"]),
        ("<p>甲<p>乙<div>丙", ["甲", "乙", "丙"]),
        ("甲<br>乙<BR/>丙</br>丁", ["甲", "乙", "丙", "丁"]),
        ("<div>甲<p>乙</p>丙</div>", ["甲", "乙", "丙"]),
        ("<p>甲</p></p></div></span><p>乙", ["甲", "乙"]),
        ("<b><p>甲</b>乙</p>丙", ["甲乙", "丙"]),
        ("<h1>题<br>目</h1>正文", ["题", "目", "正文"]),
        ("<span>甲</span><span>乙</span>", ["甲乙"]),
        ("<span style='display: block'>甲</span>乙<p style='display:inline'>丙</p>丁", ["甲", "乙丙丁"]),
        ("<p>甲<!-- 乙 --->丙</p><!-->丁<!--->戊", ["甲丙", "丁戊"]),
        ("<p>甲</p>&nbsp;<p>&nbsp;&#12288;</p><p>\u200b</p><p>乙</p>", ["甲", "乙"]),
        ("<dl><dt>甲<dd>乙<dt>丙</dl>", ["甲", "乙", "丙"]),
        ("<p>a < b，c<d</p>", ["a < b，c"]),  # a tag without end is no text
        ("<p>5 < 6 & 7 <> 8</p>", ["5 < 6 & 7 <> 8"]),
    ],
)
def test_blocks_and_breaks_make_lines(markup: str, expected: list[str]) -> None:
    assert lines(markup) == expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("  甲 \n\t 乙  ", "甲乙"),
        ("甲 乙", "甲 乙"),
        ("one\ntwo", "one two"),
        ("共\n5个，2024\n年，第 3 项", "共5个，2024年，第 3 项"),
        ("<b>甲</b> \n <i>乙</i>", "甲乙"),
        ("建设\n“三基”\n“四化”；a “b”\n“c” d", "建设“三基”“四化”；a “b”“c” d"),
        ("\u3000\u3000甲&nbsp;乙&emsp;丙", "\u3000\u3000甲\xa0乙\u2003丙"),
        ("巡&shy;察\u200b整&#8203;改", "巡察整改"),
        ("&lt;&amp;amp;&#x4E00;&#20108;&hellip;&copy2024&nosuch;&", "<&amp;一二…©2024&nosuch;&"),
        ("<ruby>巡<rp>(</rp><rt>xún</rt><rp>)</rp></ruby>察", "巡察"),
        ("CO<sub>2</sub>，m<sup>2</sup>", "CO2，m2"),
        ("甲，<img src=a.png alt=图>乙", "甲，乙"),
        ("甲<wbr>乙<o:p></o:p><st1:x w:st='on'>丙</st1:x>", "甲乙丙"),
    ],
)
def test_white_space_and_references_are_those_of_a_browser(markup: str, expected: str) -> None:
    assert read(f"<p>{markup}</p>").text == f"{expected}\n"


def test_line_breaks_count_where_they_are_kept() -> None:
    assert lines("<pre>\n甲  乙\r\n丙\n</pre>") == ["甲  乙", "丙"]
    assert lines("<p style='white-space: pre-wrap'>甲\n乙</p><p>丙\n丁</p>") == ["甲", "乙", "丙丁"]


@pytest.mark.parametrize(
    "aside",
    [
        "<script>if (a < b) { s = '<p>脚本。</p>' }</script>",
        "<style>p { color: red }</style>",
        "<template><p>模板。</p></template>",
        "<noscript>请打开脚本。</noscript>",
        "<p hidden>隐藏。</p>",
        "<div style='DISPLAY : none'><p>隐藏<div>隐藏。</div></div>",
        "<span style='color:red;visibility:hidden'>隐藏。</span>",
        "<p style='mso-hide:all'>隐藏。</p>",
        "<dialog>请登录。</dialog>",
        "<select><option>选项一<option selected>选项二</select>",
        "<textarea>请输入意见。</textarea><input value='检索，查询'><button>提交。</button>",
        "<iframe src=a.html>不支持框架。</iframe>",
        "<object data=a.pdf><p>不支持。</p></object>",
        "<svg><text>图，字</text></svg>",
        "<del>删去，删去。</del>",
        "<object><table><tr><td><p>不支持<li>。</table></object>",
        "<table><tr><td><select><option>选项。<td><select><option>选项。</table>",
        "<xml><w:WordDocument>Normal，0</w:WordDocument></xml>",
        "<?xml:namespace prefix = o ns = 'urn:x' />",
        "<![CDATA[块]]>",
    ],
)
def test_what_no_reader_sees_is_left_aside(aside: str) -> None:
    assert "".join(lines(f"<p>局党组高度重视，{aside}<p>现予以公布。")) == "局党组高度重视，现予以公布。"


def test_what_is_hidden_until_a_script_shows_it_is_read_if_it_is_the_page() -> None:
    page = "<h1>关于整改情况的通报</h1><div id=js_content style='visibility: hidden; opacity: 0'>{}</div><p>赞，在看</p>"
    assert lines(page.format("<p>局党组高度重视，现予以公布。</p>"))[1] == "局党组高度重视，现予以公布。"
    assert lines(page.format("<p>隐。</p>")) == ["关于整改情况的通报", "赞，在看"]


# -- numbers


def test_numbers_of_lists_are_text() -> None:
    inner = "<ol style='list-style: upper-roman inside'><li value=4>丙<li>丁</ol>"
    assert lines(f"<ol><li>甲<li><p>乙</p>{inner}<li>戊</ol>") == ["1.甲", "2.乙", "IV.丙", "V.丁", "3.戊"]


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ("style='list-style-type:cjk-ideographic' start=10", ["十、甲", "十一、乙"]),
        ("style='list-style-type: simp-chinese-informal;color:red'", ["一、甲", "二、乙"]),
        ("style='list-style-type:simp-chinese-formal'", ["壹、甲", "贰、乙"]),
        ("type=a start=3", ["c.甲", "d.乙"]),
        ("type=I", ["I.甲", "II.乙"]),
        ("reversed", ["2.甲", "1.乙"]),
        ("start=-1", ["-1.甲", "0.乙"]),
        ("start=x", ["1.甲", "2.乙"]),
        ("style='list-style:none'", ["甲", "乙"]),
        ("type=disc", ["甲", "乙"]),
        ("class='custom_cn2 list-paddingleft-1'", ["（一）甲", "（二）乙"]),
        ("""style='list-style-type:"※"'""", ["※ 甲", "※ 乙"]),
        ("start=99999999999999999999", ["甲", "乙"]),
    ],
)
def test_each_style_of_lists(attributes: str, expected: list[str]) -> None:
    assert lines(f"<ol {attributes}><li>甲</li><li>乙</li></ol>") == expected


def test_bullets_and_stray_items_have_no_number() -> None:
    assert lines("<ul><li>甲<li>乙</ul><li>丙") == ["甲", "乙", "丙"]
    assert lines("<ul style='list-style-type:decimal'><li>甲</ul>") == ["1.甲"]


def test_numbers_that_an_author_typed_are_not_doubled() -> None:
    assert lines("<ol><li>1.甲</li><li>2.乙</li></ol>") == ["1.甲", "2.乙"]
    assert lines("<ol><li><p>　（一）甲</p></li><li>乙</li></ol>") == ["\u3000（一）甲", "乙"]


def test_numbers_that_word_wrote_are_text_and_its_bullets_are_not() -> None:
    word = (
        "<p style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:\nIgnore'>{}"
        "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span><![endif]>整改</p>"
    )
    assert lines("".join(map(word.format, ("一、", "（1）", "1.1", "Ø", "·")))) == [
        "一、整改",
        "（1）整改",
        "1.1 整改",
        "整改",
        "整改",
    ]
    assert lines(
        "<p><!--[if !supportLists]-->1.<!--[endif]-->甲<!--[if gte vml 1]><v:x>乙</v:x><![endif]-->"
    ) == ["1.甲"]


def test_a_notice_whose_numbers_all_come_from_lists(numbered: tuple[str, list[str]]) -> None:
    page, expected = numbered
    assert not any(MARKER.search(part) for part in page.split(">"))
    assert lines(page) == expected


@pytest.fixture
def numbered() -> tuple[str, list[str]]:
    items = "<ol style='list-style-type:cjk-ideographic'>{}</ol>".format(
        "".join(
            f"<li>{name}情况，如下。<ol><li>甲，乙。</li><li>丙，丁。</li></ol></li>"
            for name in ("组织", "整改", "后续")
        )
    )
    expected = []
    for number, name in zip("一二三", ("组织", "整改", "后续"), strict=True):
        expected += [f"{number}、{name}情况，如下。", "1.甲，乙。", "2.丙，丁。"]
    return items, expected


# -- tables

LEDGER = """\
序号\t反馈问题\t整改情况
1\t记录不完整\t已完成整改
2\t责任不落实\t正在整改
"""


def row(cells: str, tag: str = "td") -> str:
    return "<tr>" + "".join(f"<{tag}>{cell}" for cell in cells.split("\t"))


def test_rows_are_lines_with_tabs() -> None:
    head, *rows = LEDGER.splitlines()
    table = f"<table><caption>问题清单<thead>{row(head, 'th')}<tbody>{''.join(map(row, rows))}</table>"
    assert read(f"<p>情况如下：{table}<p>以上。").text == f"情况如下：\n问题清单\n{LEDGER}以上。\n"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("<tr><td colspan=2>甲<td>乙<tr><td>1<td>2<td>3", ["甲\t\t乙", "1\t2\t3"]),
        ("<tr><td rowspan=2>甲<td>乙<td>丙<tr><td>丁<td>戊", ["甲\t乙\t丙", "\t丁\t戊"]),
        (
            "<tr><td>甲<td rowspan=3 colspan=2>乙<tr><td>丙<tr><td>丁<td>戊",
            ["甲\t乙\t", "丙\t\t", "丁\t\t\t戊"],
        ),
        ("<tr><td>甲<td>乙<tr><td><td>丙<tr><td>1<td>2", ["甲\t乙", "\t丙", "1\t2"]),
        ("<tr><td>甲<td>乙<tr><td>丙<td>丁<tr><td> <td>&nbsp;", ["甲\t乙", "丙\t丁"]),
        ("<tr><td>甲<p>一是，<p>二<br>三<td>乙<tr><td>1<td>2", ["甲 一是，二 三\t乙", "1\t2"]),
        ("<tr><td>　甲&nbsp;<td>乙<td colspan=x>丙<tr><td>1<td>2<td>3", ["甲\t乙\t丙", "1\t2\t3"]),
        ("<td>甲<td>乙<tr><td>1<td>2", ["甲\t乙", "1\t2"]),
    ],
)
def test_cells_over_columns_and_rows_keep_their_place(rows: str, expected: list[str]) -> None:
    assert lines(f"<p>如下：<table>{rows}</table><p>以上。")[1:-1] == expected


def test_tables_that_lay_out_a_page_are_paragraphs() -> None:
    inner = "<table><tr><td>1<td>甲<tr><td>2<td>乙</table>"
    page = f"<table><tr><td>题目<tr><td><p>高度重视。<p>予以公布。{inner}<tr><td>局党组<td>2024年</table>"
    assert lines(page) == ["题目", "高度重视。", "予以公布。", "1\t甲", "2\t乙", "局党组", "2024年"]


# -- encodings


@pytest.mark.parametrize(
    ("markup", "codec", "encoding"),
    [
        ("<meta charset=utf-8>", "utf-8", "utf-8"),
        ("<meta charset=utf-8>", "utf-8-sig", "utf-8-sig"),
        ("<META http-equiv=Content-Type content='text/html; charset=gb2312'>", "gb18030", "gb18030"),
        ("<meta charset='GBK'>", "gb18030", "gb18030"),
        ("<meta charset=gbk>", "utf-8", "utf-8"),  # saved anew by a program that left the old name
        ("<meta charset=utf-8>", "gb18030", "gb18030"),
        ("<meta charset=iso-8859-1>", "gb18030", "gb18030"),
        ("<meta charset=big5>", "big5", "big5hkscs"),
        ("", "gb18030", "gb18030"),
        ("<meta charset=utf-8>", "utf-16", "utf-16-le"),
    ],
)
def test_the_encoding_is_that_of_the_bytes_and_of_what_the_page_says(
    markup: str, codec: str, encoding: str
) -> None:
    source = read(f"<html><head>{markup}<body><p>整改情況的通報，公布。</p></html>", codec)
    assert (source.text, source.encoding) == ("整改情況的通報，公布。\n", encoding)


def test_a_headline_cut_within_a_character_does_not_stop_the_page() -> None:
    page = (
        f"<html><meta charset=gbk>{MENU}{SENTENCES * 20}<ul><li><a href=x>关于".encode("gb18030")
        + b"\xb9</a></ul>"
    )
    assert read_bytes(page, "a.html").text.count("整改到位") == 100
    with pytest.raises(SourceError, match="not valid GB18030"):
        read_bytes(b"<html><meta charset=gbk><p>" + b"\xb9<" * 40, "a.html")


# -- pages in one file


def archive(page: str, encoding: str = "utf-8") -> bytes:
    """What a browser writes: the page and a picture in one message, as e-mail has them."""
    message = MIMEMultipart("related", type="text/html")
    message["From"] = "<Saved by Blink>"
    message["Subject"] = "=?utf-8?Q?=E9=80=9A=E6=8A=A5?="
    part = MIMENonMultipart("text", "html")
    charset = Charset(encoding)
    charset.body_encoding = QP if encoding == "utf-8" else BASE64
    part.set_payload(page, charset)
    message.attach(part)
    message.attach(MIMEImage(b"GIF89a" * 99, "gif"))
    return message.as_bytes()


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("name", ["通报.mhtml", "通报.txt"])
def test_a_page_in_one_file_is_read_and_placed_by_paragraphs(encoding: str, name: str) -> None:
    page = f"<html><head><title>公开</title></head><body>{MENU}<h1>关于整改情况的通报</h1>{SENTENCES}</body></html>"
    source = read_bytes(archive(page, encoding), name)
    assert (source.kind, source.encoding) == ("html", encoding)
    assert source.text == read(page).text
    assert source.places is not None
    assert source.places.at(source.text.index("乙党")) == DocumentPlace(paragraph=3)


@pytest.mark.parametrize(
    "data",
    [
        archive("<p>正文，正文。")[:200],
        archive(" "),
        b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n",
        b"".join(b"Content-Type: multipart/related; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000)),
    ],
    ids=["cut off", "empty page", "no parts", "messages in messages"],
)
def test_an_archive_without_a_page_says_what_to_do(data: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        read_bytes(data, "通报.mhtml")
    assert "另存为" in caught.value.text("zh")


# -- which files are pages


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"<!DOCTYPE html><p>a", "a.txt", "html"),
        (
            b"\xef\xbb\xbf\r\n<!-- saved from url=(0014)about:internet -->\n<HTML lang='zh'><p>a",
            "a.md",
            "html",
        ),
        (b"<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x'><html><p>a", "noname", "html"),
        ("<html><p>a".encode("utf-16"), "a.txt", "html"),
        (b"<div><p>a</div>", "a.HTM", "html"),
        (b"<div><p>a</div>", "a.txt", "text"),
        (b"<p>html</p>", "a.md", "markdown"),
        (b"a <html> b", "a.txt", "text"),
    ],
)
def test_content_decides_before_the_suffix(data: bytes, name: str, kind: str) -> None:
    assert read_bytes(data, name).kind == kind
