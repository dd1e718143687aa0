"""Recognising files of types that no reader takes, so that the error can say what to do."""

from __future__ import annotations

from rectify_lint.errors import SourceError

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The first bytes of a file of an old office program, and of any document with a password."""

ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""The name of the stream that contains a document with a password."""

_ZIP = b"PK\x03\x04"

# What to do, in English and Chinese.
_SAVE = ("save it as .docx or plain text (.txt) and check that", "请另存为 docx 或纯文本（.txt）后再检查")
_COPY = (
    "copy the notice into a document or text file (.docx, .txt) and check that",
    "请把通报文字复制到 docx 或纯文本（.txt）文件后再检查",
)
_UNPACK = ("unpack it and check the documents in it", "请解压后检查其中的文件")
_RESAVE = (
    "open the document in Word or WPS and save it as .docx again",
    "请在 Word 或 WPS 中打开原文件，重新另存为 docx",
)
_RECOGNISE = (
    "check the document it was made from, or have its text recognised (OCR) and check that",
    "请检查其文字原稿，或经文字识别（OCR）后检查识别出的文本",
)
# LibreOffice has no filter for OFD (GB/T 33190).
_EXPORT = (
    "LibreOffice cannot convert it: open it in an OFD reader, export it as PDF or Word (.docx) and check that",
    "LibreOffice 也不能转换，请用 OFD 阅读器打开，导出为 PDF 或 Word（docx）后再检查",
)

_Kind = tuple[str, str, tuple[str, str]]

_PICTURE: _Kind = ("a picture", "图片", _RECOGNISE)
_ARCHIVE: _Kind = ("a zip-based file", "压缩格式的文件（如 zip）", _UNPACK)
_MISNAMED: _Kind = (
    "a zip-based file named .docx, but no Word document",
    "名为 docx 的压缩文件，不是 Word 文档",
    _RESAVE,
)
_STARTS: tuple[tuple[bytes, _Kind], ...] = (
    (b"\x89PNG\r\n\x1a\n", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\x00", _PICTURE),
    (b"MM\x00*", _PICTURE),
    (b"7z\xbc\xaf\x27\x1c", ("an archive", "压缩包", _UNPACK)),
    (b"Rar!\x1a\x07", ("an archive", "压缩包", _UNPACK)),
    (b"\x1f\x8b\x08", ("an archive", "压缩包", _UNPACK)),
)
# By names of files in an archive.
_ARCHIVES: tuple[tuple[bytes, _Kind], ...] = (
    (b"OFD.xml", ("an OFD document", " OFD 版式文件", _EXPORT)),
    (b"xl/", ("a workbook (.xlsx)", "工作簿（xlsx）", _COPY)),
    (b"ppt/", ("a presentation (.pptx)", "演示文稿（pptx）", _COPY)),
    (b"opendocument.spreadsheet", ("a workbook (.ods)", "工作簿（ods）", _COPY)),
    (b"opendocument.presentation", ("a presentation (.odp)", "演示文稿（odp）", _COPY)),
)
_STREAMS: tuple[tuple[str, _Kind], ...] = (
    ("Workbook", ("a workbook (.xls, .et)", "工作簿（xls、et）", _COPY)),
    ("PowerPoint Document", ("a presentation (.ppt, .dps)", "演示文稿（ppt、dps）", _COPY)),
)


def refuse_foreign(data: bytes, path: str) -> None:
    """Raise if *data* is of a known type that no reader takes.

    Raises:
        SourceError: it is; the message says what to do.
    """
    if data.startswith(OLE) and ENCRYPTED in data:
        from rectify_lint.source.docx.package import protected

        raise protected(path)
    found = _kind(data)
    if found is _ARCHIVE and path.lower().endswith(".docx"):
        found = _MISNAMED
    if found is not None:
        en, zh, (advice, advice_zh) = found
        raise SourceError(f"{path}: this is {en}; {advice}", zh=f"{path}：这是{zh}，{advice_zh}")


def _kind(data: bytes) -> _Kind | None:
    if data.startswith(_ZIP):
        return next((kind for name, kind in _ARCHIVES if name in data), _ARCHIVE)
    if data.startswith(OLE):
        old: _Kind = ("an old Office document", "旧版 Office 文档", _SAVE)
        return next((kind for name, kind in _STREAMS if name.encode("utf-16-le") in data), old)
    return next((kind for start, kind in _STARTS if data.startswith(start)), None)
