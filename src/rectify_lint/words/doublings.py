"""Characters and words that stand twice by mistake, told by the vocabulary: 执行行, 巡巡察, 手续手续.

A character is doubled where it ends a word the first time and begins none the second (or the other way round), while what
stands on either side is a word or a mark: 机关关系 is two words that meet, 红红火火 is one.
"""

from __future__ import annotations

from collections.abc import Iterator

from rectify_lint.source.text import Span
from rectify_lint.words.misspellings import BESIDE
from rectify_lint.words.repeats import repeated
from rectify_lint.words.vocabulary import FREQUENT, PLAIN, frequency, known

_LOOSE = frozenset(
    "的以对和地是有中在为到不了与及被已将把并由于从或该作反法车站南学等任一二三四五六七八九十个年月日天人件条项次层级家户点步"
    "代经"
)
"""Words of one character that may end one sentence part and begin the next, and what is counted one by one."""
_SUFFIXES = frozenset("率度性化力量员者制级型类费额款网库室组队函难")
"""What makes a longer word of a word: 优良率, 停车难."""
_COUNTED = frozenset("处个项条件名人次家户起份期场亩台套辆所座间吨万亿元")
"""What stands behind a number: 22处处 is no 处处."""
_KINDS = frozenset(
    "局部司院馆队市县省厅处科所校会社厂区镇乡村站委办组班团室法钉原国医权罪税生车股州党署任军港水菌瓶林泉江矿联协"
)
"""What a name ends with and the next word begins with: 执行局局长, 立法法, 饮用水水源."""

_GROWS = frozenset(
    "会党工员期点线面本版品物料种类号证书表单案机器体学论观感心士家民众者长方师生层房地商业产行台场园路桥道水电气车船药事务官信化材"
)
"""What words of three characters end with: 农民工, 党委会."""
_AROUND = 6
"""Two doubled characters and two on either side."""
_MOST = 50
"""How many of them are looked for elsewhere, which keeps the cost linear on any text."""
_PLACES = frozenset("市县区镇乡村")
_OF_PLACES = frozenset("党人政委村域长纪机直两干中")
"""A name may end with the word for what it names, whose organs go on with that word: 郊尾镇镇党委, 古镇镇人民政府."""

_VIVID = frozenset((
    "沉甸甸", "水灵灵", "甜蜜蜜", "黑洞洞", "暖洋洋", "热腾腾", "红彤彤", "绿油油", "白花花", "金灿灿", "亮堂堂",
    "静悄悄", "喜洋洋", "活生生", "赤裸裸", "硬邦邦", "空荡荡", "乱糟糟", "冷冰冰", "懒洋洋", "香喷喷", "气冲冲",
    "急匆匆", "兴冲冲", "眼睁睁", "笑眯眯", "轻飘飘", "阴森森", "明晃晃", "孤零零", "光秃秃", "密麻麻", "绿莹莹",
    "火辣辣", "黄澄澄", "雄赳赳", "恶狠狠", "孤单单", "红通通", "直挺挺", "血淋淋", "灰溜溜", "胖乎乎", "热乎乎",
    "脏兮兮", "慢悠悠", "喜滋滋", "美滋滋", "乐呵呵", "笑呵呵", "干巴巴", "眼巴巴", "圆滚滚",
))  # fmt: skip
"""Adjectives with their second character twice."""


def _stands_again(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` stands elsewhere too; two searches, since there may be as many places as characters."""
    words = text[start:end]
    return text.find(words) != start or text.find(words, start + 1) >= 0


def doubled_characters(text: str) -> Iterator[Span]:
    """Both characters, where one of the two is too many, in order of *text*."""
    looked_up = 0
    for second in repeated(text, 1, 1):
        one, start = text[second.start], second.start - 1
        before, after = text[start - 1 : start], text[second.end : second.end + 1]
        if before.isdecimal() and one in _COUNTED and not known(one + after):
            yield Span(start, second.end)
            continue
        if one in _LOOSE or one in (before, after) or before == "一" or _reduplicated(text, start):
            continue
        if known(one + one):
            if _belongs_to_word(text, start):
                yield Span(start, second.end)
            continue
        ends = known(before + one) or (one in _SUFFIXES and known(text[start - 2 : start]))
        begins = known(one + after)
        if text[start - 1 : second.end] in _VIVID:
            continue
        if one in _PLACES and (after in _OF_PLACES or _stands_again(text, start - 1, second.end)):
            continue
        if ends and begins:
            looked_up += 1
            undoubled = one not in _KINDS and looked_up <= _MOST and _stands_undoubled(text, start)
            right = undoubled or _fits_by_chance(text, start)
        elif ends and not begins:
            right = _begins(text, second.end) and after != "“" and not _goes_on_past_bracket(text, second.end)
        elif begins and not ends:
            right = one not in _KINDS and _ends(text, start)
        else:
            continue
        if right:
            yield Span(start, second.end)


def _belongs_to_word(text: str, start: int) -> bool:
    """Whether one of the two at *start* makes a common word, the other none, and a word or a mark stands beside it.

    For what may stand twice elsewhere: 整整三年 is right, 整整改 is not.
    """
    end = start + 2
    before, after = text[max(start - 2, 0) : start], text[end : end + 2]
    begins, ends = text[start + 1 : end + 1], text[max(start - 1, 0) : start + 1]
    if known(begins) and frequency(begins) == FREQUENT and not known(ends) and text[start] not in _KINDS:
        return not known(after) and _ends(text, start)
    if known(ends) and frequency(ends) == FREQUENT and not known(begins) and not frequency(text[start:end]):
        return not known(before) and _begins(text, end)  # 不仅仅, 能源源不断 are right
    return False


def _fits_by_chance(text: str, start: int) -> bool:
    """Whether the first of the two at *start* stands between two common words and only happens to fit the one before.

    A word may grow by a character that also begins the next: 农民工|工资, 共产党|党员.
    """
    one, before, begins = text[start], text[start - 2 : start], text[start + 1 : start + 3]
    if one in _GROWS or one in _KINDS or one in _SUFFIXES or frequency(text[start - 1 : start + 1]):
        return False
    whole = known(before) and frequency(before) >= PLAIN and not known(text[start - 3 : start - 1])
    whole = whole or (text[start - 1] in BESIDE and not _chinese(before[:1]))
    return (
        whole and known(begins) and frequency(begins) == FREQUENT and not known(text[start + 2 : start + 4])
    )


def _stands_undoubled(text: str, start: int) -> bool:
    """Whether what stands around the two at *start* stands elsewhere with one of them, and nowhere else with both.

    Both may fit by chance (整改|成成效, 阶段|段性).
    """
    doubled = text[max(start - 2, 0) : start + 4]
    once = doubled.replace(text[start] * 2, text[start], 1)
    return len(doubled) == _AROUND and once.isalpha() and once in text and text.count(doubled[1:-1]) == 1


def is_doubled_word(text: str, second: Span) -> bool:
    """Whether *second* repeats the word of two characters before it, and neither of the two belongs to a longer one."""
    word, start = second.of(text), second.start - 2
    joined = known(text[start - 1 : start + 1]) or known(text[second.end - 1 : second.end + 1])
    # 本规定规定的: a document says something.
    named = text[max(start - 1, 0) : start] in ("本", "该", "此")
    return bool(frequency(word)) and not (joined or named) and word[0] not in "一很多几"


def _begins(text: str, place: int) -> bool:
    """Whether a word or a mark begins at *place*."""
    after = text[place : place + 1]
    return not _chinese(after) or after in BESIDE or known(text[place : place + 2])


def _goes_on_past_bracket(text: str, place: int) -> bool:
    """Whether one character in brackets stands at *place*, within a word: 新建建（构）筑物."""
    return text[place : place + 1] in ("（", "(") and text[place + 2 : place + 3] in ("）", ")")


def _ends(text: str, place: int) -> bool:
    """Whether a word or a mark ends before *place*."""
    before = text[place - 1 : place] if place else ""
    counted = text[max(place - 2, 0) : place - 1].isdecimal()  # 12日, 3个
    return not _chinese(before) or before in BESIDE or counted or known(text[max(place - 2, 0) : place])


def _chinese(character: str) -> bool:
    return "一" <= character <= "龥"


def _reduplicated(text: str, start: int) -> bool:
    """Whether another doubled character stands beside that at *start*: 红红火火, 踏踏实实."""
    around = (text[max(start - 2, 0) : start], text[start + 2 : start + 4])
    return any(len(pair) == 2 and pair[0] == pair[1] for pair in around)
