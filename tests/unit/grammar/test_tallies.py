"""What a tally carries, and where it ends."""

from __future__ import annotations

from tests.unit.grammar.told import only, tallies, told

from rectify_lint.facts.model import Population
from rectify_lint.facts.tallies import scan_tallies


def test_a_total_carries_its_words_and_places() -> None:
    text = "县委第五巡察组向县教体局反馈了3个方面共计22个具体问题，已整改到位21个，正在整改1个。"
    tally = only(text)
    assert tally.subject == "县委第五巡察组向县教体局反馈了"
    assert tally.total is not None
    assert tally.total.span.of(text) == "22个具体问题"
    assert tally.total.number.of(text) == "22"
    assert tally.total.noun == "具体问题"
    assert [one.span.of(text) for one in tally.parts] == ["已整改到位21个", "正在整改1个"]
    assert [one.label for one in tally.parts] == ["已整改到位", "正在整改"]
    assert tally.span.of(text) == "22个具体问题，已整改到位21个，正在整改1个"


def test_parts_are_named_by_the_words_before_the_number_or_behind_it() -> None:
    tally = only("共申报项目8个，1个投入运行、3个在建、4个待发债。")
    assert [one.label for one in tally.parts] == ["投入运行", "在建", "待发债"]
    tally = only("追责30人，其中，纪律处分4人、其他26人。")
    assert [one.label for one in tally.parts] == ["纪律处分", "其他"]


def test_counts_in_one_bracket_split_only_the_count_before_it() -> None:
    text = "给予处分20人（警告12人、记过8人），通报曝光9起。"
    assert tallies(text) == ["person 20人 = 12人 + 8人; closed"]


def test_a_tally_in_a_quotation_is_somebody_elses() -> None:
    text = "（1）针对“反馈的20个问题，仅完成整改12个，未完成8个”方面。反馈15个问题，已整改14个，正在整改1个。"
    assert [tally.quoted for tally in scan_tallies(text)] == [True, False]


def test_a_quotation_left_open_ends_with_its_paragraph() -> None:
    text = "针对“落实不力\n反馈15个问题，已整改14个，正在整改1个。"
    assert not only(text).quoted


def test_the_next_sentence_belongs_only_if_it_goes_on_with_the_split() -> None:
    joined = "巡察反馈16个问题。其中，已整改15个，正在整改1个。"
    assert tallies(joined) == ["problem 16个 = 15个 done + 1个 ongoing; closed"]
    apart = "巡察反馈16个问题。局党组召开会议15次。"
    assert tallies(apart) == ["problem 16个"]


def test_a_line_break_ends_a_tally() -> None:
    assert tallies("巡察反馈16个问题\n已整改15个") == ["problem 16个"]


def test_only_the_given_stretch_is_read() -> None:
    text = "反馈15个问题。反馈16个问题。反馈17个问题。"
    assert [told(tally) for tally in scan_tallies(text, 8, 16)] == ["problem 16个"]


def test_prose_with_slogans_and_articles_holds_no_tally() -> None:
    text = (
        "增强“四个意识”，做到“两个维护”，开展“三个一批”活动，解决一个问题、堵塞一个漏洞，一项一项整改到位。"
    )
    assert scan_tallies(text) == ()


def test_a_number_no_text_can_mean_is_left_out() -> None:
    assert scan_tallies("反馈" + "9" * 60 + "个问题，已整改3个。") == ()


def test_what_is_counted_may_stand_before_the_number_of_aspects() -> None:
    (tally,) = scan_tallies("反馈问题3个方面12项22个，已完成整改20个，正在整改2个。")
    assert tally.total is not None
    assert (tally.total.value, tally.total.population) == (22, Population.PROBLEM)
    assert [(count.value, count.population) for count in tally.chain] == [
        (3, Population.ASPECT),
        (12, Population.PROBLEM),
    ]


def test_a_sentence_that_opens_with_a_cut_off_goes_on_with_what_became_of_the_measures() -> None:
    found = scan_tallies("制定整改措施213项。截至2022年7月31日，已完成194项，完成率91.1%；正在推进19项。")
    (tally,) = [one for one in found if one.parts]
    assert tally.total is not None
    assert tally.total.value == 213
    assert [part.value for part in tally.parts] == [194, 19]


def test_a_remainder_belongs_to_the_count_that_it_nearly_makes_up() -> None:
    (tally,) = scan_tallies("纳入计划的8个老旧小区，已完工5个，其余2个正在施工。")
    assert tally.total is not None
    assert tally.total.value == 8
    assert [part.value for part in tally.parts] == [5, 2]
