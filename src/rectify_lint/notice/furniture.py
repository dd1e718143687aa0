"""Site furniture: what a web page puts round a notice, recognised so that nothing takes it for the notice.

Above the text stand breadcrumbs, an index of metadata (索引号, 发布机构 …), the title of the page, and a line with date,
source, views and font sizes; below the signature buttons, neighbours (上一篇, 下一篇), related pages and the
site's footer. Both are looked for at the edges of the text only: the same words in the body are the notice's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from rectify_lint.notice.parts import closes
from rectify_lint.patterns import compiled
from rectify_lint.source.text import Source, Span

_HEAD_LINES = 30
_TAIL_LINES = 60
"""So many lines, blank ones left out, are looked at from either end."""

_PROSE = 80
"""A line with a full stop at its end, or with more characters and no form of furniture, belongs to the text."""

_BLANKS = " \t\u3000\xa0\u2002\u2003\u200b\ufeff"

_ISO = r"(?:19|20)[0-9]{2}[-/.][01]?[0-9][-/.][0-3]?[0-9]"
_DAY = rf"(?:{_ISO}|(?:19|20)[0-9]{{2}}年[01]?[0-9]月[0-3]?[0-9]日)"
_CLOCK = r"[0-2]?[0-9][:：][0-5][0-9]"
_COUNTERS = r"(?:浏览|阅读|点击|访问|查看|下载)(?:人?次数?|量|数|率)?"
_SAYS = r"\s*[:：\t|｜丨】\]]"
"""What stands behind the label of an entry."""

_OPENS = "[【（(<>＜＞«»×|｜·•-—–" + _BLANKS
"""Marks that may stand before furniture: 【打印】, （责任编辑：…）, >>相关链接."""

_BUTTONS = (
    "打印(?:本页|此页|此文|文章|正文|文档)?|关闭(?:窗口|本页|页面)?|返回(?:顶部|列表|首页|上页|上一页)?|回到顶部|TOP"
    "|我要(?:打印|关闭|纠错|收藏|分享)|收藏本[页文]|加入收藏|收藏|纠错|点赞|评论|推荐给朋友|分享[到至]?|保存|下载"
    "|字体大小|字体|字号|视力保护色|特大|超大|大|中|小"
    "|微信(?:好友|公众号|扫一扫)?|新浪微博|腾讯微博|微博|朋友圈|QQ(?:空间|好友)?|一键复制|复制链接|语音播报|听全文|扫一扫|手机扫一扫|扫码关注"
)


@cache
def _row_of_buttons() -> re.Pattern[str]:
    """Buttons and nothing else but numbers: 【字体：大 中 小】 [打印] [关闭] 点赞(12)."""
    between = r"[\s|｜/、·:：\[\]【】（）()「」<>+－↑0-9-]*+"
    return compiled(rf"(?>{between}(?:{_BUTTONS}))++{between}$")


@cache
def _anywhere() -> re.Pattern[str]:
    """How lines begin that are furniture above the text and below it."""
    return compiled(
        rf"索\s*引\s*号{_SAYS}|(?:发\s*布|发表|发稿|更新|创建|录入|添加|上传)(?:机构|单位|来源|日期|时间|[者人于])(?:{_SAYS}|\s*{_DAY})"
        rf"|(?:本?站|网站|本[页文])?(?:已被?)?{_COUNTERS}\s*(?:[:：]|[0-9]+\s*次?$)"
        rf"|(?:责任|网络|值班)?编辑{_SAYS}|责编{_SAYS}|编审{_SAYS}|审核人?{_SAYS}|校[对核]人?{_SAYS}|[初复终一二三]审{_SAYS}"
        rf"|作者{_SAYS}|撰稿{_SAYS}|供稿(?:单位)?{_SAYS}|(?:文章|稿件?)来源{_SAYS}|文章录入{_SAYS}|来源\s*[丨|｜]"
        r"|字[体号](?:大小)?\s*[:：]?\s*[\[【（(]?\s*(?:特大|超大|大)|分享[到至]|(?:打印|关闭|收藏|纠错)\s*[\]】]"
        r"|(?:您(?:现)?(?:所)?在?的?(?:当前)?的?|当前(?:所在)?|所在)位置|位置\s*[:：]\s*首页"
        r"|(?:网站|本站|返回)?首页\s*(?:[>＞»›→/|｜]|-{1,2}>|[^\s，。：；]{2,6}\s+[^\s，。：；]{2,6}(?:\s|$))"
        r"|无障碍(?:阅读|浏览|模式|版)|长者(?:模式|助手|专?版)|适老化|关怀(?:模式|版)|设为首页|网站(?:地图|首页|无障碍)|站点地图"
        r"|(?:简体|繁[体體]|登录|注册)\s*[|｜]"
        r"|欢迎(?:您)?(?:访问|光临)|今天是(?:19|20)[0-9]{2}年|点击(?:上方|下方)?蓝字|长按(?:识别|二维码)"
        r"|(?:用?(?:微信|手机))?扫(?:一扫|描)(?:[^。\n]{0,12}(?:手机|打开|分享|关注|浏览|二维码)|二维码|$)"
    )


@cache
def _above() -> re.Pattern[str]:
    """How further lines above the text begin."""
    return compiled(
        rf"(?:信息)?来\s*源\s*[:：]|信息(?:分类|类别|类型|名称|索引号?){_SAYS}|信息公开目录$"
        rf"|公开(?:方式|日期|时间|时限|范围|形式|类别|目录|程序|责任部门){_SAYS}"
        rf"|发文(?:机关|单位|日期|字号){_SAYS}|(?:成文|生成|生效|失效|废止)(?:日期|时间){_SAYS}"
        rf"|(?:主题|体裁|组配)分类{_SAYS}|服务对象{_SAYS}|主题词{_SAYS}|关\s*键\s*[词字]{_SAYS}"
        rf"|(?:信息|是否)?有效性?{_SAYS}|时效性?{_SAYS}|文\s*号{_SAYS}|公文种类{_SAYS}|所属(?:栏目|机构){_SAYS}"
        rf"|(?:日期|时间|稿件时间)\s*[:：]\s*{_DAY}"
        rf"|{_DAY}\s*[）)\]】]?\s*(?:{_CLOCK}|[|｜]|(?:来源|作者|编辑|字[体号]|【|\[|{_COUNTERS}\s*[:：]))"
        rf"|[^，。；：:\n]{{0,40}}{_DAY}\s*{_CLOCK}(?:[:：][0-5][0-9])?\s*(?:来\s*源|作者|编辑|字[体号]|{_COUNTERS})\s*[:：]"
        rf"|[^，。；：:\n]{{0,24}}{_ISO}$|[^，。；：:\n]{{0,40}}{_DAY}\s*{_CLOCK}(?:[:：][0-5][0-9])?(?:\s+\S{{1,6}})?$"
        r"|[^。，\n]{0,30}(?:首页\s*[>＞»]|门户网站[\s|｜_-]*(?:首页|$))"
        r"|[^\n。，：>＞»]{2,20}+(?:[>＞»][^\n。，：>＞»]{2,30}+){2,6}+$"
    )


@cache
def _title_and_site() -> re.Pattern[str]:
    """The title of a page: that of the notice, and the site's name."""
    return compiled(
        r"(?P<title>[^\n。]{2,60}(?:通报|公告|公示|报告|公布|情况|函))\s*[_|｜—–-]{1,2}\s*[^\n。_|｜]{1,24}[网站府局委办厅院]$"
    )


@cache
def _first_heading() -> re.Pattern[str]:
    return compiled("[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十]{1,2}[）)]|第[一二三]部分")


@cache
def _index_entry() -> re.Pattern[str]:
    """Lines above the text that are furniture where furniture stands before them."""
    return compiled(
        r"(?:名\s*称|标\s*题|题\s*名|摘\s*要|内容(?:概述|摘要)|栏目|日期|时间|语种|责任(?:部门|科室)|记者|通讯员|摄影)\s*[:：\t]"
    )


@cache
def _below() -> re.Pattern[str]:
    """How further lines below the text begin; what follows them is furniture too."""
    return compiled(
        r"[上下]一?[篇条页则章](?:\s*[:：】>＞]|\s|$)|[前后]一[篇条]\s*[:：]"
        r"|相关(?:阅读|链接|文章|新闻|信息|稿件|文档|资讯|推荐|内容|附件|解读)\s*[:：]?$|(?:推荐|延伸|关联)(?:阅读|稿件|文章|解读)\s*[:：]?$"
        r"|猜你喜欢|热门(?:文章|推荐|点击)|最新(?:文章|信息)\s*[:：]?$|友情链接|网友评论|发表评论|关注我们|END\b"
        r"|(?:点击|轻触)?阅读原文|喜欢此内容的人|预览时标签|继续滑动看|收录于合集"
        r"|附件[^\n]{0,60}已?下载\s*[0-9]+\s*次|已下载\s*[0-9]+\s*次|附件下载\s*[:：]?$"
        r"|(?:主办|承办|协办|技术支持|网站(?:主办|管理|维护|支持))(?:单位|部门)?\s*[:：]|(?:政府)?网站标识码|Copyright|copyright|©"
        r"|备案序?号|[^\n。]{0,40}(?:ICP备|公网安备|版权(?:所有|声明))|(?:联系|关于)我们\s*(?:[|｜]|$)|免责声明|隐私(?:声明|政策)"
        r"|建议使用[^\n。]{0,20}(?:浏览器|分辨率)|您是第\s*[0-9]+\s*位"
        r"|信息来源\s*[:：][^\n]{0,20}(?:局|委|办|府|室|院|校)$"
        r"|来\s*源\s*[:：]\s*[^，。；\n]{2,20}(?:网|局|委|办|府|[日晚]报|室|中心|院|校|组|部|台)$"
    )


def find_furniture(source: Source) -> tuple[Span, ...]:
    """The lines of *source* that are furniture, blanks at their ends left out, in order."""
    return (*_head(source), *_tail(source))


def _head(source: Source) -> list[Span]:
    """Furniture above the first paragraph of the text."""
    text = source.text
    found: list[Span] = []
    others: list[Span] = []
    behind = False
    for span in _lines(source, range(len(source.lines)), _HEAD_LINES):
        if text[span.end - 1] == "。":
            break
        here = (
            _is_any(text, span, _above())
            or (behind and _index_entry().match(text, *span) is not None)
            or _names_site(text, span)
        )
        if here:
            found.append(span)
        elif span.end - span.start > _PROSE or _first_heading().match(text, *span):
            break
        else:
            others.append(span)
        behind = here
    return sorted([*found, *_page_title(text, found, others)])


def _page_title(text: str, found: list[Span], others: list[Span]) -> list[Span]:
    """Those of the *others* that give the title of the page, where the notice has its own below all furniture."""
    if not found:
        return []
    above = [span for span in others if span.end <= found[-1].start]
    title = "".join("".join(span.of(text).split()) for span in above)
    below = "".join(text[found[-1].end : found[-1].end + 2 * _PROSE].split())
    return above if title and below.startswith(title) else []


def _tail(source: Source) -> list[Span]:
    """Furniture below the text: from the first line that is some to the end."""
    text, first = source.text, len(source.text)
    passed: list[Span] = []
    for span in _lines(source, range(len(source.lines) - 1, -1, -1), _TAIL_LINES):
        if text[span.end - 1] == "。" or closes(text, span):
            break
        if _is_any(text, span, _below()):
            first = span.start
        elif span.end - span.start > _PROSE:
            break
        passed.append(span)
    return [span for span in reversed(passed) if span.start >= first]


def _lines(source: Source, order: Iterable[int], limit: int) -> Iterator[Span]:
    """The first *limit* lines in *order* that are not blank, without blanks at their ends."""
    text, index = source.text, source.lines
    for number in order:
        start, end = index.starts[number], index.ends[number]
        while start < end and text[start] in _BLANKS:
            start += 1
        while start < end and text[end - 1] in _BLANKS:
            end -= 1
        if start < end:
            yield Span(start, end)
            limit -= 1
            if not limit:
                return


def _is_any(text: str, span: Span, further: re.Pattern[str]) -> bool:
    start, end = span
    while start < end and text[start] in _OPENS:
        start += 1
    return any(pattern.match(text, start, end) for pattern in (_anywhere(), further, _row_of_buttons()))


def _names_site(text: str, span: Span) -> bool:
    """Whether a line has the notice's title and the site's name, and the notice has its own title below."""
    found = _title_and_site().match(text, *span)
    return found is not None and text.find(found["title"], span.end) >= 0


def blanked(text: str, furniture: tuple[Span, ...]) -> str:
    """*text* with blanks in place of *furniture*: every other character keeps its offset."""
    pieces: list[str] = []
    last = 0
    for start, end in furniture:
        pieces += (text[last:start], " " * (end - start))
        last = end
    return "".join([*pieces, text[last:]])
