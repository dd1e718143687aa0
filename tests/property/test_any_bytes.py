"""Whatever the bytes, the answer is an exit code and never a traceback."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rectify_lint.cli import execute

PIECES = st.sampled_from(
    [
        *(
            "一、",
            "（一）",
            "（2）",
            "3.",
            "4、",
            "①",
            "问题",
            "整改状态：",
            "已完成",
            "其中",
            "分别为",
            "等",
        ),
        *(
            "《",
            "》",
            "“",
            "”",
            "（",
            "）",
            "〔",
            "\n",
            "\r\n",
            "　",
            "。",
            "，",
            "、",
            "%",
            "截至",
            "年",
            "月",
            "日",
        ),
        *(
            "2024",
            "13",
            "个",
            "项",
            "反馈",
            "巡察",
            "关于",
            "的通报",
            "XX",
            "×",
            "_",
            "#",
            "|",
            "**",
            "\u2028",
        ),
    ]
)
TEXTS = st.lists(PIECES, max_size=60).map("".join)
ENCODED = st.builds(
    lambda text, codec: text.encode(codec),
    TEXTS,
    st.sampled_from(["utf-8", "utf-16", "utf-16-be", "gb18030"]),
)
ANY_BYTES = st.one_of(
    st.binary(max_size=300), ENCODED, st.builds(bytes.__add__, ENCODED, st.binary(max_size=4))
)


@pytest.mark.parametrize(
    "command", ["check", "check --fix --unsafe-fixes", "check --diff --unsafe-fixes", "outline", "reconcile"]
)
@given(data=ANY_BYTES, output_format=st.sampled_from(["text", "json"]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_bytes_give_an_exit_code_and_no_traceback(
    tmp_path: Path, command: str, data: bytes, output_format: str
) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(data)
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = execute([*command.split(), str(path), "--output-format", output_format])
    assert code in (0, 1, 2)
    assert "Traceback" not in err.getvalue()
    assert "内部错误" not in err.getvalue()
    assert "运行出错" not in err.getvalue(), "a rule failed"
