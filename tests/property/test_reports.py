"""Every format holds whatever a text holds, and can be read again."""

from __future__ import annotations

import io
import json
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from rectify_lint.api import lint_text
from rectify_lint.report import TEXTS, render, render_document

PIECES = st.sampled_from(
    [
        *(
            "一、",
            "（一）",
            "1.",
            "关于“管护不到位”的问题。。",
            "整改状态：已完成整改。",
            "整改措施：一是截止目前",
        ),
        *(
            "反馈的3个问题，已完成整改2个",
            "2024年2月30日",
            "XX市",
            "=1+1",
            "@",
            "|1|问题|措施|\n",
            "<b>&amp;",
            "]]>",
        ),
        *(
            "\n",
            "\r\n",
            "\r",
            "\t",
            "\x00",
            "\x1b[31m",
            "\u2028",
            "\u202e",
            "\ufffe",
            "𠀀",
            "::error::",
            "%0A",
            "{0}",
        ),
    ]
)
TEXT = st.lists(PIECES, max_size=30).map("".join)


@given(TEXT, st.sampled_from(["zh", "en"]))
def test_every_text_format_can_be_read_whatever_the_notice_holds(text: str, lang: str) -> None:
    report = lint_text(text, path="通报.txt")
    made = {output_format: render(report, output_format, lang=lang) for output_format in TEXTS}
    found = len(report.findings)
    assert len(json.loads(made["json"])["findings"]) == found
    assert len(json.loads(made["sarif"])["runs"][0]["results"]) == found
    assert len({issue["fingerprint"] for issue in json.loads(made["gitlab"])}) == found
    assert len(json.loads(made["rdjson"])["diagnostics"]) == found
    assert len(made["github"].splitlines()) == found
    assert len(list(ElementTree.fromstring(made["checkstyle"]).iter("error"))) == found
    assert len(list(ElementTree.fromstring(made["junit"]).iter("testcase"))) == max(found, 1)
    assert made["html"].count("<article ") == found


@given(TEXT)
def test_the_workbook_can_be_read_and_holds_no_formula(text: str) -> None:
    report = lint_text(text, path="=通报.txt")
    book = load_workbook(io.BytesIO(render_document(report, "xlsx")))
    cells = [cell for page in book for row in page.iter_rows() for cell in row]
    assert not any(cell.data_type == "f" for cell in cells)
    numbers = [cell.value for cell in book.worksheets[0]["A"] if isinstance(cell.value, int)]
    assert numbers == list(range(1, len(report.findings) + 1))
