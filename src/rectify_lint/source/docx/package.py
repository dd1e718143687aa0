"""The archive a document comes in: its parts and what relates them, read within limits.

A document may come from anywhere, so nothing it says of itself is believed: sizes are counted while unpacking,
no part is unpacked that is not read, and a part with a document type declaration, which the format forbids and
entity bombs need, is refused.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib

from lxml import etree

from rectify_lint.errors import SourceError

PART_LIMIT = 32 * 1024 * 1024
"""The largest part in bytes, unpacked. A hundred pages have two or three megabytes."""

MARKUP_LIMIT = 1_000_000
"""The largest number of tags in a part: what it takes to hold them is bounded with it."""

ENTRY_LIMIT = 20_000
"""The largest number of files in the archive."""

_ENTRY = b"PK\x01\x02"  # begins the record of a file in the directory of an archive

_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
"""Namespaces of the strict form of the format, and the usual ones in their place."""

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    KeyError,
    OverflowError,
    NotImplementedError,
)
"""What the archive module raises on bytes that are none."""


class Package:
    """The parts of the document in *data*; *path* is what errors call it.

    Raises:
        SourceError: no archive, or one with too many files.
    """

    def __init__(self, data: bytes, path: str) -> None:
        self._path = path
        if data.count(_ENTRY) > ENTRY_LIMIT:
            raise too_large(path)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN:
            raise broken(path) from None
        self._names = {name.lower(): name for name in self._archive.namelist()}
        self.main = self._related("", "officeDocument") or "word/document.xml"

    def part(self, name: str) -> etree._Element | None:
        """The root of the part called *name*, ``None`` where there is no such part.

        Raises:
            SourceError: broken, protected or larger than the limits.
        """
        data = self._bytes(name)
        return None if data is None else self._parse(data)

    def related(self, kind: str) -> etree._Element | None:
        """The root of the part that the main document relates to as *kind* (``styles``, ``numbering`` …).

        Raises:
            SourceError: broken, protected or larger than the limits.
        """
        name = self._related(self.main, kind)
        return None if name is None else self.part(name)

    def _related(self, name: str, kind: str) -> str | None:
        folder, base = posixpath.split(name)
        relations = self.part(posixpath.join(folder, "_rels", f"{base}.rels"))
        if relations is None:
            return None
        for one in relations.iterfind(_RELATIONSHIP):
            # The kinds that Microsoft added later are under another address; the last word is the same.
            if one.get("Type", "").endswith(f"/{kind}") and one.get("TargetMode") != "External":
                return posixpath.normpath(posixpath.join("/", folder, one.get("Target", "")))[1:]
        return None

    def _bytes(self, name: str) -> bytes | None:
        # Names of parts do not differ by case (OPC, 6.2.2.3).
        stored = self._names.get(name.lower())
        if stored is None:
            return None
        info = self._archive.getinfo(stored)
        if info.flag_bits & 1:
            raise protected(self._path)
        # Other methods are not allowed in documents and unpack without bounds.
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise broken(self._path)
        try:
            with self._archive.open(info) as file:
                data = file.read(PART_LIMIT + 1)
        except _BROKEN:
            raise broken(self._path) from None
        if len(data) > PART_LIMIT or data.count(b"<") > MARKUP_LIMIT:
            raise too_large(self._path)
        return data

    def _parse(self, data: bytes) -> etree._Element:
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError):
            raise broken(self._path) from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise broken(self._path)
        return root


def broken(path: str) -> SourceError:
    """The bytes are no document, or only part of one."""
    return SourceError(
        f"{path}: broken or incomplete Word document; open it in Word or WPS, save it again as .docx "
        "(or get the file once more) and check that",
        zh=f"{path}：Word 文档已损坏或不完整，请用 Word 或 WPS 打开后重新另存为 docx（或重新获取该文件）再检查",
    )


def protected(path: str) -> SourceError:
    """The document can only be read with its password."""
    return SourceError(
        f"{path}: protected by a password; open it, remove the password, save it as .docx and check that",
        zh=f"{path}：文档设有打开密码，请打开后取消密码，另存为 docx 再检查",
    )


def too_large(path: str) -> SourceError:
    """The document unpacks to more than the limits."""
    megabytes = PART_LIMIT >> 20
    return SourceError(
        f"{path}: the text of this document unpacks to more than {megabytes} MB or has more tags, files or "
        "characters than any notice; check that it is one, copy its text into a new document and check that",
        zh=f"{path}：文档正文解压后超过 {megabytes} MB，或所含标记、文件、文字过多，请确认是否为通报；"
        "确需检查的，请把正文复制到新文档中再检查",
    )
