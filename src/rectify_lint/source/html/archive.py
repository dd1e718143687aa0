"""Pages in one file (.mhtml, .mht): the message that browsers and Word wrap a page and its pictures in (RFC 2557)."""

from __future__ import annotations

from email.errors import MessageError
from email.parser import BytesParser
from email.policy import compat32

from rectify_lint.errors import SourceError


def unpack(data: bytes, path: str) -> bytes:
    """The bytes of the page itself, the first in the message.

    Raises:
        SourceError: there is no page in it, or it is broken.
    """
    try:
        message = BytesParser(policy=compat32).parsebytes(data)
        for part in message.walk():
            if part.get_content_type() in ("text/html", "application/xhtml+xml"):
                page = part.get_payload(decode=True)
                if isinstance(page, bytes) and page.strip():
                    return page
    except (MessageError, RecursionError, ValueError, LookupError):
        pass
    raise SourceError(
        f"{path}: no page in this web archive, or a broken one; save the page again as .html and check that",
        zh=f"{path}：单个文件网页中没有网页正文，或文件已损坏，请在浏览器中打开后另存为“网页，仅 HTML”（.html）再检查",
    )
