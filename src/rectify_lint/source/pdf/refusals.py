"""Errors for PDF files that are not read: why, and what to do."""

from __future__ import annotations

from rectify_lint.errors import SourceError


def broken(path: str) -> SourceError:
    """The error that the bytes are no PDF file, or only part of one."""
    return SourceError(
        f"{path}: broken or incomplete PDF file; obtain it again, or check the .docx it was made from",
        zh=f"{path}：PDF 文件已损坏或不完整，请重新获取该文件，或改为检查其 Word 原稿（docx）",
    )


def protected(path: str) -> SourceError:
    """The error that the file can only be read with its password."""
    return SourceError(
        f"{path}: protected by a password; open it, save it without the password and check that",
        zh=f"{path}：PDF 文件设有打开密码，请打开后另存为不带密码的 PDF 再检查",
    )


def too_large(path: str) -> SourceError:
    """The error that the file is larger than the limits, or takes longer to read."""
    return SourceError(
        f"{path}: this PDF file has more pages, text or drawings than any notice; check that it is one, "
        "print the pages in question into a file of their own and check that",
        zh=f"{path}：PDF 文件的页数、文字或图形过多，请确认是否为通报；确需检查的，请把有关页面另存为单独的文件再检查",
    )


def garbled(path: str) -> SourceError:
    """The error that the file does not say which characters its glyphs are."""
    return SourceError(
        f"{path}: the text of this PDF file cannot be read: its fonts do not say which characters they show "
        "(copying from it gives the same signs); check the .docx it was made from, or make the PDF anew from Word or WPS",
        zh=f"{path}：PDF 中的文字无法识别：所嵌字体没有文字编码（从中复制也是乱码），请检查其 Word 原稿（docx），"
        "或用 Word、WPS 重新导出 PDF 再检查",
    )


def scanned(path: str) -> SourceError:
    """The error that the pages are pictures."""
    return SourceError(
        f"{path}: no text in this PDF file, its pages are pictures (a scan); check the .docx it was made from, "
        "or have the scan recognised (OCR) and check the text",
        zh=f"{path}：PDF 中没有文字，页面为图片（扫描件），请检查其 Word 原稿（docx），"
        "或经文字识别（OCR）后检查识别出的文本",
    )


def empty(path: str) -> SourceError:
    """The error that there is neither text nor a picture."""
    return SourceError(
        f"{path}: no text in this PDF file; check that it is the right one",
        zh=f"{path}：PDF 中没有文字，请确认文件是否正确",
    )


REFUSALS = {"password": protected, "broken": broken, "large": too_large}
"""The errors by the reason that ``extract`` gives."""
