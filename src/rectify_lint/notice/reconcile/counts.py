"""Counts as they stand in running text: a number and a unit right behind it."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from rectify_lint.patterns import compiled

UNIT = "(?:[个条件户家名人份处项宗座栋间所辆台册卷笔次场期起篇]|[万亿]?元|万?平方米|人次|公里|亩)"
NUMBER = "[0-9]{1,8}(?:\\.[0-9]{1,4})?"
COMPARED = "较(?![差好强弱大小低轻重严慢])"
"""The word that holds a number against another one; 较大隐患3处 and 较差的6个 tell a grade."""
BAND = "[^，,。；;：:、\n]{0,24}(?:以上|以下|以内|之间|[至到—-][0-9.]{1,6}[万亿]?[一-龥]{1,3})的?"
"""A label that is a range of numbers: 年收入50万元至100万元的6个."""
BANDS = compiled("[0-9]岁(?:以上|以下|至|到|—|-)")
"""Of bands of age everybody has one."""


@cache
def member() -> re.Pattern[str]:
    """A count, its ``number`` named."""
    return compiled(f"(?P<number>[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,3}}(?:\\.[0-9]{{1,4}})?|{NUMBER})(?:{UNIT})")


def value_of(found: re.Match[str]) -> Decimal:
    """The value of a match of :func:`member`, whose digits may stand in groups of three."""
    return Decimal(found["number"].replace(",", ""))


@cache
def _sharers() -> re.Pattern[str]:
    """From a number to 各: its unit, and behind a comma the names of those that have the next number each."""
    return compiled(
        "[^，,、；;：:。\n0-9]{0,10}(?:[，,、；;：:](?P<names>[^，,；;：:。\n0-9]{2,60}))?各[有为]?"
    )


def sharers(text: str, start: int) -> int:
    """How many have the number at *start* each: 2 for 甲公司和乙公司各1项, 3 for 3个镇各2处, else 1."""
    if text[start - 1 : start] != "各" and text[start - 2 : start] not in ("各有", "各为"):
        return 1
    begin = next(
        (place for place in range(start - 1, max(0, start - _SHARED), -1) if text[place].isdecimal()), 0
    )
    found = _sharers().fullmatch(text, begin + 1, start) if begin else None
    if found is None:
        return 1
    if found["names"] is not None:
        return 1 + len(compiled("[、和及与]").findall(found["names"]))
    before = compiled("[0-9]{1,2}$").search(text, begin - 1, begin + 1)
    return int(before[0]) if before is not None else 1


_SHARED = 72
"""The names of those that have one number each take so many characters at most."""


@cache
def disposed() -> re.Pattern[str]:
    """What can be done with things counted before: a part that begins so is one of those, not something else."""
    return compiled(
        "[，,、]?(?:此前|本次|前期|后续|群众|评价|评定|评为|测评|为|现场|会后|当场|书面)*(?:其中|已|拟|决定|确定|同意|全部|依法|予以|给予|公开"
        "|重新|主动|直接|内部|整体|股权|政务|党内|党纪)*"
        "(?:保留|留用|延续|继续|有效|失效|废止|修订|停|取消|撤|注销|解散|解除|解聘|吸收|合并|整合|归并|拆除|关停|关闭|取缔|清退|退|归还|收回|上缴|追回"
        "|解决|没收|更换|补焊|加固|封堵|封停|封存|签订|签约|续签|重签|返还|发还|腾退|置换|淘汰|纠正|复耕|恢复|销毁|拍卖|变卖|清理|真改|查实|查否|查无|查证|完工"
        "|核销|报废|调剂|划转|盘活|出租|出售|维修|修复|重建|新建|续建|建成|改造|搬迁|完成|未|不|无法|正在|暂|采纳|解释|答复|办结|转|属实|部分属实|合格"
        "|通过|达标|补签|补办|补缴|变更|终止|剔除|辞退|化解|稳控|了结|整治|整改|整合|处置|处理|移[交送]|优秀|良好|较好|一般|基本|满意|清收|追缴|结清"
        "|达成|进入|导入|纳入|列入|兑付|安置|投产|投用|验收|开工|竣工|在建|审结|启用|闲置|立案|谈话|函询|训诫|诫勉|警告|记过|批评|提醒|通报|责令|限期"
        "|约谈|起诉|诉讼|判决|调解|和解|协商|执行|开除|降[低级职]|组织处理|放款|办理|规范|提前|逾期|超期"
        "|(?<=已)[一-龥]{2})"
    )
