"""The elements of HTML by their role in reading: blocks, void elements, controls, and those outside the text."""

from __future__ import annotations

BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "legend", "li", "listing", "main", "menu", "nav", "ol", "optgroup", "option",
    "p", "pre", "search", "section", "summary", "ul", "xmp", "table", "caption", "thead", "tbody", "tfoot",
    "tr", "td", "th",
))  # fmt: skip
"""Block elements, which are on lines of their own."""

VOIDS = frozenset((
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "image", "input",
    "keygen", "link", "meta", "param", "source", "track", "wbr",
))  # fmt: skip
"""Elements without content or end."""

LEFT_OUT = frozenset((
    "script", "style", "template", "noscript", "noembed", "noframes", "iframe", "object", "applet", "embed",
    "audio", "video", "canvas", "svg", "map", "title", "button", "datalist", "input", "meter", "optgroup",
    "option", "progress", "select", "textarea", "rt", "rp", "rtc", "del", "xml",
))  # fmt: skip
"""Elements whose content is not text of the page.

Among them readings beside characters (rt), the state before a change (del) and settings of Word (xml).
"""

DRAWN = frozenset(
    ("img", "image", "iframe", "object", "applet", "embed", "canvas", "svg", "script", "frame", "video")
)
"""Elements that may show the notice without containing its text."""

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
LISTS = frozenset(("ol", "ul", "menu", "dir"))
CELLS = frozenset(("td", "th", "caption"))
ROW_GROUPS = frozenset(("thead", "tbody", "tfoot"))

CLOSE_PARAGRAPH = BLOCKS - CELLS - ROW_GROUPS - {"tr", "option", "optgroup", "legend"}
"""Elements whose start tag ends a paragraph (13.2.6.4.7)."""

TRANSPARENT = frozenset(("html", "head", "body"))
"""Elements of which a page has only one, wherever their tags are."""
