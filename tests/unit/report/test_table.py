from __future__ import annotations

from rectify_lint.report.table import render_table


def test_columns_line_up_in_cells_and_lines_have_no_blanks_at_their_end() -> None:
    table = render_table(["行", "核对事项"], [["3", "问题\n总数"], ["120", ""]])
    assert table == "行   核对事项\n---  ---------\n3    问题␊总数\n120\n"


def test_a_table_without_rows_is_its_head() -> None:
    assert render_table(["a"], []) == "a\n-\n"
