"""TRM001–005: names of organs, teams and regulations, and the genre's own terms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from tests.accuracy.corpus import CleanNotice
from tests.accuracy.faults import Fault, insert, kind, replace
from tests.accuracy.residue import sentence_ends
from tests.accuracy.structure import SIGNED

MISNAMED = (
    "党政领导干部选拔任用条例",
    "中国共产党问责条列",
    "中国共产党党务公开条列（试行）",
    "中国共产党巡察工作条例",
    "党政机关厉行节约反对浪废条例",
    "党政机关公文处理条例",
)


@kind(
    "TRM001",
    "巡查 is written for 巡察",
    {"TRM015": "a near miss", "TRM004": "the organ's name", "DAT005": ""},
)
def xuncha(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find("巡(?P<wrong>察)(?=组|反馈|整改|意见|工作|办)"):
        yield replace(*found.span("wrong"), "查", found.span())


@kind(
    "TRM001",
    "巡察 is written for 巡视, or the other way round",
    {"TRM015": "a near miss", "TRM004": "the organ's name"},
)
def inspection_confused(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find("[市县区]委第[一二三四五六七八九]巡(?P<wrong>察)组"):
        yield replace(*found.span("wrong"), "视", found.span())
    for found in notice.find("省委第[一二三四五六七八九]巡(?P<wrong>视)组"):
        yield replace(*found.span("wrong"), "察", found.span())


@kind("TRM002", "截止 is written for 截至")
def jiezhi(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    for found in notice.find("截至(?=[0-9]+年)"):
        yield replace(*found.span(), dice.choice(("截止", "截止到", "截止至", "截至到")))


@kind("TRM003", "a regulation is misnamed", {"TRM015": "a near miss"})
def regulation_misnamed(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    wrong = (
        (
            "中国共产党巡视工作条例",
            ("中国共产党巡察工作条例", "中国共产党巡视条例", "中国共产党巡视工作条列"),
        ),
        (
            "中国共产党纪律处分条例",
            ("中国共产党党纪处分条例", "中国共产党纪律处分条列", "中国共产党纪律处份条例"),
        ),
        (
            "中国共产党党内监督条例",
            ("中国共产党内监督条例", "中国共产党党内监督工作条例", "中国共产党党内监督条列"),
        ),
        ("中华人民共和国审计法", ("中华人民共和国审记法",)),
    )
    for right, slips in wrong:
        for found in notice.find(right):
            for slip in slips:
                yield replace(*found.span(), slip)
    for place in sentence_ends(notice)[::5]:
        yield insert(place, f"严格执行《{dice.choice(MISNAMED)}》，规范工作程序。")


@kind(
    "TRM004",
    "the signature names the organ otherwise",
    {"TPL006": "another place", "TPL005": "another organ"},
)
def signature_differs(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    found = list(notice.find(SIGNED))[-1]
    organ = found["organ"]
    others: list[str] = []
    if "党组" in organ:
        others += [organ.replace("党组", "党委"), organ.replace("党组", "")]
    if organ.endswith("局委员会"):
        others.append(organ.replace("委员会", "党组"))
    # 城市 is no place in the name of a company or a bureau.
    if place := re.search("[一-龥]{2}[县市区](?<!城市)(?=[一-龥])", organ.removeprefix("中共")):
        others.append(organ.replace(place[0], "东平" + place[0][-1]))
    if others:
        yield replace(*found.span("organ"), dice.choice(others))


@kind(
    "TRM004",
    "the body names the organ otherwise",
    {"TPL005": "another organ", "TPL006": "another place", "TRM013": "an old name", "TRM015": "a near miss"},
)
def organ_differs(notice: CleanNotice, dice: Random) -> Iterator[Fault]:
    names = {
        "教育局党组": "教体局党组",
        "水利局党组": "水务局党组",
        "卫生健康局党委": "卫生局党委",
        "农业农村厅党组": "农业厅党组",
        "枫林渡镇党委": "枫林镇党委",
        "集团党委": "集团党组",
        "柳荫街道党工委": "柳阴街道党工委",
        "人民法院党组": "人民法院党委",
        "高新区党工委": "高新区党委",
        "社区党总支": "社区党支部",
    }
    first = notice.block(notice.items[0])[0]
    for right, wrong in names.items():
        # Further on 社区党支部 may be a body of its own, below the 总支 that signs.
        last = first if wrong != "社区党支部" else notice.parsed.opening.end
        for found in notice.find(f"(?<=[，。向对；]){right}|[县市区省]{right}"):
            if found.start() < last:
                yield replace(found.end() - len(right), found.end(), wrong)
