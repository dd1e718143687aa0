# ruff: noqa: E501 (lines of pages are as long as those of pages)
"""Web pages for tests: a notice as several kinds of portals and programs put it on a page."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape

from tests.documents.build import MARKER as OFFICIAL_MARKER
from tests.documents.build import MARKERS as OFFICIAL_MARKERS

Lines = Sequence[str]

MARKER = re.compile(r"(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.．、]|（\d+）)")

_NEWS = [
    "市委召开专题会议研究部署安全生产工作",
    "全市项目建设现场推进会在经济开发区举行",
    "县文化馆举办新春书法作品展",
    "我县开展春季义务植树活动",
    "关于2024年部分节假日安排的通知",
]


def titled(lines: Lines) -> tuple[Lines, Lines]:
    """The lines of the title, one or two, and the others."""
    size = 0
    while (
        size < 2
        and len(lines[size]) <= 60
        and not re.search("[，。：]", lines[size])
        and not MARKER.match(lines[size])
    ):
        size += 1
    return lines[:size], lines[size:]


def _broken(title: Lines) -> str:
    return "<br>".join(map(escape, title))


def _links(texts: Sequence[str], *, dated: bool = False) -> str:
    date = "<span>2024-09-2{}</span>" if dated else "{:.0}"
    return "".join(
        f'<li><a href="./art_{place}.html" title="{text}">{text}</a>{date.format(place)}</li>\n'
        for place, text in enumerate(texts)
    )


def _paragraphs(lines: Lines, tag: str = "p", style: str = "") -> str:
    return "".join(f"<{tag}{style}>　　{escape(line)}</{tag}>\n" for line in lines)


def plain(title: Lines, lines: Lines) -> str:
    """A page that holds the notice and nothing else."""
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n<title>{escape("".join(title))}</title>\n'
        f"</head>\n<body>\n{_paragraphs([*title, *lines])}</body>\n</html>\n"
    )


def trs(title: Lines, lines: Lines) -> str:
    """TRS WCM, the system of most government portals: an index of metadata, buttons, neighbours, a footer."""
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<meta name="SiteName" content="示例县人民政府" />
<meta name="ArticleTitle" content="{escape("".join(title))}" />
<meta name="PubDate" content="2024-09-27 10:32" />
<title>{escape("".join(title))}_示例县人民政府</title>
<style type="text/css">.nav li{{float:left}}</style>
<script type="text/javascript">var a = "<p>不是正文，只是脚本。</p>"; if (1 < 2) {{ document.write("<div>"); }}</script>
</head>
<body>
<div class="top"><a href="/">设为首页</a> | <a href="/wza">无障碍浏览</a> | <a href="/old">长者版</a></div>
<form action="/search" method="get"><input type="text" name="q" value="请输入关键词，如“巡察”" /><button>搜索</button></form>
<div class="nav"><ul>
<li><a href="/">首页</a></li><li><a href="/xw/">新闻动态</a></li><li><a href="/gk/">政务公开</a></li><li><a href="/fw/">政务服务</a></li>
</ul></div>
<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/gk/">政务公开</a> &gt; <a href="/gk/xc/">巡察整改</a></div>
<div class="xxgk"><table width="100%">
<tr><td>索 引 号：</td><td>SLX-SLJ-2024-00037</td><td>发布机构：</td><td>示例县水利局</td></tr>
<tr><td>成文日期：</td><td>2024年9月26日</td><td>有 效 性：</td><td>有效</td></tr>
</table></div>
<div class="detail">
<div class="tit">{_broken(title)}</div>
<div class="info">发布时间：2024-09-27 10:32&nbsp;&nbsp;来源：示例县水利局&nbsp;&nbsp;浏览次数：<span id="hits">128</span>次
【字体：<a href="javascript:f(18)">大</a> <a href="javascript:f(16)">中</a> <a href="javascript:f(14)">小</a>】</div>
<div class="TRS_Editor">
{_paragraphs(lines, style=' style="text-indent: 2em; font-family: 仿宋_GB2312"')}</div>
<div class="share">分享到：<a href="javascript:w()">微信</a> <a href="javascript:b()">微博</a></div>
<div class="tools"><a href="javascript:window.print()">【打印本页】</a><a href="javascript:window.close()">【关闭窗口】</a></div>
<div class="updown"><p>上一篇：<a href="./1.html">{_NEWS[0]}</a></p><p>下一篇：<a href="./2.html">{_NEWS[1]}</a></p></div>
</div>
<div class="related"><h3>相关信息</h3><ul>
{_links(_NEWS, dated=True)}</ul></div>
<div class="footer">
<p><a href="/map">网站地图</a> | <a href="/about">关于我们</a> | <a href="/law">版权声明</a></p>
<p>主办：示例县人民政府办公室　　地址：示例县人民路1号　　邮编：000000</p>
<p>示ICP备00000000号　网站标识码：0000000000</p>
</div>
</body>
</html>
"""


def tables(title: Lines, lines: Lines) -> str:
    """A page of 2005: tables in tables, fonts, tags in capitals that nobody closed, ``<BR>`` for paragraphs."""
    half = len(lines) // 2
    broken = "<BR>\n".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{escape(line)}" for line in lines[:half])
    typed = "\n".join(f"<P><FONT face=宋体 size=3>　　{escape(line)}</FONT>" for line in lines[half:])
    menu = "\n".join(f"<TR><TD><A href=list{place}.asp>{text}</A>" for place, text in enumerate(_NEWS))
    return f"""<HTML><HEAD><TITLE>示例县纪检监察网</TITLE>
<META http-equiv=Content-Type content="text/html; charset=gb2312">
<!-- <p>旧版正文，请勿使用。</p> --></HEAD>
<BODY bgColor=#ffffff><CENTER>
<TABLE width=780 border=0><TR><TD><IMG src=top.jpg><TD align=right>今天是2024年9月27日
<TR><TD colSpan=2><A href=index.asp>首页</A> | <A href=xw.asp>工作动态</A> | <A href=fg.asp>法规制度</A> | <A href=xc.asp>巡察工作</A></TABLE>
<TABLE width=780 border=0 cellPadding=0><TR>
<TD width=180 vAlign=top><TABLE>{menu}</TABLE></TD>
<TD width=600 vAlign=top><TABLE width="100%"><TR><TD align=center><FONT color=red size=5><B>{_broken(title)}</B></FONT>
<TR><TD align=center>发布日期：2024-09-27　点击：56次
<TR><TD><DIV id=zoom>{broken}<BR>
{typed}
</DIV></TD></TR>
<TR><TD align=right>【<A href="javascript:window.print()">打印</A>】【<A href="javascript:window.close()">关闭</A>】</TABLE></TD></TR></TABLE>
<TABLE width=780><TR><TD align=center>Copyright &copy; 2005 示例县纪检监察网 版权所有<BR>建议使用800*600分辨率浏览</TABLE>
</CENTER></BODY></HTML>
"""


def word(title: Lines, lines: Lines) -> str:
    """What Word writes as a web page: its own numbers in ``mso-list``, lines broken anywhere, settings in comments."""
    written = []
    for line in (*title, *lines):
        found = MARKER.match(line)
        label, rest = (found[0], line[found.end() :]) if found else ("", line)
        number = (
            "<![if !supportLists]><span lang=EN-US style='mso-fareast-font-family:仿宋_GB2312'><span\n"
            f"style='mso-list:Ignore'>{label}<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp;\n"
            "</span></span></span><![endif]>"
            if label
            else ""
        )
        # A line of the file ends after so many characters, between two that are no letters or digits.
        broken = re.sub(r"([一-龥]{20})(?=[一-龥0-9])", "\\1\n", escape(rest))
        written.append(
            f"<p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0;mso-list:l0 level1 lfo1'>{number}<span\n"
            f"style='font-size:16.0pt;font-family:仿宋_GB2312'>{broken}<span lang=EN-US><o:p></o:p></span></span></p>\n"
        )
    return f"""<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head>
<meta http-equiv=Content-Type content="text/html; charset=gb2312">
<meta name=Generator content="Microsoft Word 11">
<title>{escape("".join(title))}</title>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View></w:WordDocument></xml><![endif]-->
<style>
<!--
 p.MsoNormal {{mso-style-parent:""; margin:0cm}}
-->
</style>
</head>
<body lang=ZH-CN style='tab-interval:21.0pt'>
<div class=Section1 style='layout-grid:15.6pt'>

{"".join(written)}
</div>
</body>
</html>
"""


def wechat(title: Lines, lines: Lines) -> str:
    """An article of WeChat: shown by a script, sections and spans within each other, entities, a trailer."""
    sections = "".join(
        f'<section style="line-height: 1.75em;"><span style="font-size: 16px;"><span style="letter-spacing: 1px;">'
        f"{escape(line[:7])}</span>{escape(line[7:])}</span></section><section><br/></section>"
        for line in lines
    )
    return f"""<!DOCTYPE html>
<html class=""><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<meta property="og:title" content="{escape("".join(title))}" /><title></title></head>
<body id="activity-detail"><script>window.logs = {{}};</script>
<div id="js_article"><div id="img-content"><h1 class="rich_media_title" id="activity-name">
{_broken(title)}
</h1><div id="meta_content"><span>示例县水利局</span> <em id="publish_time">2024-09-27 10:32</em></div>
<div class="rich_media_content" id="js_content" style="visibility: hidden; opacity: 0; ">{sections}</div></div></div>
<noscript><p>请打开脚本，再查看本文。</p></noscript>
<div id="js_pc_qr_code" style="display:none;"><p>微信扫一扫，关注该公众号。</p></div>
</body></html>
"""


def modern(title: Lines, lines: Lines) -> str:
    """A portal of today: elements of HTML 5, a side bar with summaries, the article in several divisions."""
    parts: list[list[str]] = [[]]
    for line in lines:
        if re.match("[一二三四五六七八九十]+、", line):
            parts.append([])
        parts[-1].append(line)
    body = "".join(f'<div class="part">\n{_paragraphs(part)}</div>\n' for part in parts)
    side = "".join(f'<li><a href="/n/{place}">{text}</a></li>' for place, text in enumerate(_NEWS))
    return f"""<!doctype html><html lang="zh"><head><meta charset="UTF-8"><title>{escape("".join(title))} - 示例大学党委巡察办公室</title></head>
<body><header><a href="/">示例大学</a><nav><a href="/a">学校概况</a><a href="/b">机构设置</a><a href="/c">巡察工作</a></nav></header>
<div class="layout"><aside><h2>热点新闻</h2><ul>{side}</ul></aside>
<main><article><h1>{_broken(title)}</h1><p class="meta"><time>2024-09-27</time> 编辑：党办 阅读：<i>99</i></p>
<div class="v_news_content" data-x='a>b'>{body}</div>
</article></main></div>
<footer><p>版权所有 © 示例大学</p><p>地址：示例市学府路1号，邮编：000000</p></footer></body></html>
"""


_COUNTERS = (
    "style='list-style-type: simp-chinese-informal'",
    "class='custom_cn2 list-paddingleft-1'",
    "type='1'",
    "class='custom_num2 list-paddingleft-1'",
)
"""How lists count on the official levels of numbers; the last two by the classes of an editor that portals use."""


def lists(title: Lines, lines: Lines) -> str:
    """A page whose numbers are all those of lists, each beginning where the one before ended."""
    written = []
    for line in lines:
        found = OFFICIAL_MARKER.match(line)
        depth, number = OFFICIAL_MARKERS[found[0]] if found else (len(_COUNTERS), 0)
        # A list has no number with a blank behind it, and none that is not counted on.
        if found is None or depth >= len(_COUNTERS) or line[found.end() :][:1].isspace():
            written.append(f"<p>{escape(line)}</p>\n")
        else:
            rest = escape(line[found.end() :])
            written.append(f"<ol {_COUNTERS[depth]} start={number}>\n<li><p>{rest}</p></li></ol>\n")
    return f"<html><head><meta charset=utf-8></head><body><h1>{_broken(title)}</h1>{''.join(written)}</body></html>"


KINDS: dict[str, Callable[[Lines, Lines], str]] = {
    "plain": plain,
    "trs": trs,
    "tables": tables,
    "word": word,
    "wechat": wechat,
    "modern": modern,
    "lists": lists,
}
"""The kinds of pages, by name."""
