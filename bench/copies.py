"""The time to compare the notices of one run with each other (TPL010), and its growth. Nothing here is a test.

    python bench/copies.py [--notices N]

N notices (default 2,000) of some 5,000 characters each are generated from a fixed seed: every organ writes sentences of
its own, all share the formulas of the genre, and one in fifty has a passage of another. Half as many are compared first,
to show the growth.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Sequence

from rectify_lint.config.schema import Config
from rectify_lint.engine.across import lint_across
from rectify_lint.engine.lint import FileReport, lint
from rectify_lint.engine.plan import plan
from rectify_lint.plugins.manager import registry
from rectify_lint.source.text import Source

CODE = "TPL010"
SYLLABLES = "安澜桥青石柳河东平原云岭泉湖清江白沙金山长兴永丰新田望水源通顺昌明"
VERBS = ("核查", "登记", "更换", "补植", "清理", "修订", "走访", "培训", "疏通", "公示", "抽查", "加固")
THINGS = ("沟渠", "档案", "水尺", "林带", "围网", "台账", "农户", "管护员", "管网", "名单", "标识牌", "护坡")
FORMULAS = (
    "提高政治站位，压实整改责任，确保整改落到实处。",
    "坚持举一反三，建章立制，形成长效机制。",
    "召开专题会议传达学习有关文件精神，交流心得体会，增强做好工作的思想自觉和行动自觉。",
)
ITEMS = 30
SENTENCES = 3


def sentence(chance: random.Random) -> str:
    """A sentence of some fifty characters that hardly anybody else writes."""
    clauses = []
    for _ in range(4):
        place = "".join(chance.choices(SYLLABLES, k=4))
        clauses.append(f"在{place}{chance.choice(VERBS)}{chance.choice(THINGS)}{chance.randrange(2, 99)}处")
    return "，".join(clauses) + "。"


def notices(number: int) -> list[str]:
    """As many notices, each of an organ of its own, always the same ones."""
    chance = random.Random(7)
    measures = [[[sentence(chance) for _ in range(SENTENCES)] for _ in range(ITEMS)] for _ in range(number)]
    for copier in range(50, number, 50):
        measures[copier][3] = measures[copier - 1][5]
    return [notice(index, items, chance) for index, items in enumerate(measures)]


def notice(index: int, items: Sequence[Sequence[str]], chance: random.Random) -> str:
    """One notice with the measures of *items*."""
    organ = f"中共{SYLLABLES[index % 31]}{SYLLABLES[index // 31 % 31]}{SYLLABLES[index // 961]}县水利局党组"
    lines = [f"{organ}关于巡察整改进展情况的通报", "一、反馈问题整改落实情况"]
    for number, sentences in enumerate(items, 1):
        words = [
            f"{'一二三四'[place]}是{one}" for place, one in enumerate((*sentences, chance.choice(FORMULAS)))
        ]
        lines += [f"{number}.关于“问题{number}”的问题", "整改状态：已完成整改", f"整改措施：{''.join(words)}"]
    return "\n".join([*lines, organ, "2024年12月10日", ""])


def main() -> None:
    """Print times, the growth and what was found."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--notices", type=int, default=2000)
    number = parser.parse_args().notices
    rules = plan(Config(select=(CODE,)), registry())
    texts = notices(number)
    files: list[FileReport] = [
        lint(Source(text, path=f"{index:05}.txt"), rules, "zh") for index, text in enumerate(texts)
    ]
    times = {}
    for count in (number // 2, number):
        fresh = [lint(file.source, rules, "zh") for file in files[:count]]
        started = time.perf_counter()
        done = lint_across(fresh, rules, "zh")
        times[count] = time.perf_counter() - started
        found = sum(len(file.findings) for file in done)
        size = sum(len(text) for text in texts[:count])
        print(f"{count:6} notices, {size:,} characters: {times[count]:6.2f} s, {found} passages found")
    print(f"twice as many: {times[number] / times[number // 2]:.2f} x the time")


if __name__ == "__main__":
    main()
