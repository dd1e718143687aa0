"""Titles in 《》 and the numbers of documents.

::

    title      ::= "《" ( char | title | inner )* "》"                  《关于印发〈甲办法〉的通知》
    inner      ::= "〈" ( char | title | inner )* "〉"
    bracketed  ::= opening year [ "年" ] closing [ "第" ] [ n ] "号"     〔2022〕34号 in 安政办〔2022〕34号
    yearly     ::= year "年" [ "第" ] n "号"                            2024年5号
    order      ::= "第" n "号", behind 令, 公告, 通告                     第722号 in 国务院令第722号
    opening    ::= "〔" | "[" | "【" | "（" | "(" | "﹝" | "［" | "〖"      what is typed for 〔

*char* is any character but a line break and the marks; no title crosses a line. ``title`` is recursive, so
it is not lowered: the scanner pairs the marks with a stack, and the tests hold it against this grammar.
"""

from __future__ import annotations

from collections.abc import Callable

import pyparsing as pp

from rectify_lint.grammar.common import DIGITS, blanks, digits, exact, words

_MARKS = "《》〈〉\r\n"
_OPENING = "〔[【（(﹝［〖"
_CLOSING = "〕]】）)﹞］〗"


def title() -> pp.ParserElement:
    """A title with titles in it, to any depth."""
    outer, inner = pp.Forward(), pp.Forward()
    content = pp.ZeroOrMore(pp.CharsNotIn(_MARKS) | outer | inner)
    outer <<= pp.Literal("《") + content + "》"
    inner <<= pp.Literal("〈") + content + "〉"
    return exact(outer, "title")


def document_number() -> pp.ParserElement:
    """Year and serial of a document, with the brackets as typed; the issuer code stands before them."""
    year = pp.Regex("(?:19|20)[0-9]{2}|[１２][０９][０-９]{2}").set_name("year")
    mark = "号" + ~pp.Char("楼线院井机门台店库点厂")
    bracketed = (
        pp.Char(_OPENING)("opening")
        + blanks()
        + year("year")
        + pp.Opt("年")
        + blanks()
        + pp.Char(_CLOSING)("closing")
        + blanks()
        + pp.Opt("第")
        + pp.Opt(digits(1, 5)("serial"))
        + blanks()
        + mark
    )
    outside = pp.Regex(f"(?<![{DIGITS}])").set_name("not within a number")
    yearly = outside + year("plain_year") + "年" + pp.Opt("第") + digits(1, 4)("plain_serial") + mark.copy()
    behind = pp.Regex("(?<=令)|(?<=公告)|(?<=通告)|(?<=决定)").set_name("behind 令, 公告, 通告")
    order = behind + "第" + digits(1, 5)("order_serial") + mark.copy()
    return bracketed("bracket") | yearly("yearly") | order("order")


def code_lead() -> pp.ParserElement:
    """Words that run into an issuer code without belonging to it: 根据 in 根据安政办〔2022〕34号."""
    verbs = words("根据", "按照", "依据", "依照", "遵照", "下发", "印发", "转发", "制定", "文件", "以及")
    return verbs | pp.Char("即与的了见") | "和" + ~pp.Char("国平县田")


GRAMMARS: dict[str, Callable[[], pp.ParserElement]] = {
    "document_number": lambda: exact(document_number(), "document number"),
    "code_lead": lambda: exact(code_lead(), "words before an issuer code"),
}
