"""The archive of a document: its parts and their relations, read within limits.

A document may come from anywhere, so nothing it declares about itself is trusted: sizes are counted while unpacking, no
part is unpacked that is not read, and a part with a document type declaration, which the format forbids and entity bombs
need, is refused.
"""

from __future__ import annotations

import io
import posixpath
import shutil
import zipfile
import zlib
from collections.abc import Mapping

from lxml import etree

from rectify_lint.errors import SourceError
from rectify_lint.typed import NamedTuple

PART_LIMIT = 32 * 1024 * 1024
"""The largest part in bytes, unpacked. A hundred pages have two or three megabytes."""

MARKUP_LIMIT = 1_000_000
"""The largest number of tags in a part, which bounds the memory it takes."""

ENTRY_LIMIT = 20_000
"""The largest number of files in the archive."""

COPY_LIMIT = 512 * 1024 * 1024
"""The largest size in bytes, unpacked, of all parts together that a document written again may have."""

CONTENT_TYPES = "[Content_Types].xml"
"""The part that says what type the others are of."""

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
"""The exceptions that the archive module raises on bytes that are no archive."""


class Package:
    """The parts of the document in *data*.

    Args:
        data: the archive.
        path: its name in errors.
        words: the words of errors for this kind of document.

    Raises:
        SourceError: it is no archive, or one with too many files.
    """

    def __init__(self, data: bytes, path: str, words: Words | None = None) -> None:
        self._path = path
        self._words = words or WORD
        if data.count(_ENTRY) > ENTRY_LIMIT:
            raise too_large(path, self._words)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN:
            raise broken(path, self._words) from None
        self._names = {name.lower(): name for name in self._archive.namelist()}
        self._strict: set[str] = set()  # parts, by their names in lower case
        self.main = self._related("", "officeDocument") or "word/document.xml"

    def verify(self) -> None:
        """Read every part that is XML once, for a library that will read them without limits.

        All together they may have twice the tags of the largest.

        Raises:
            SourceError: broken, protected, larger than the limits, or with a document type declaration.
        """
        tags = 0
        for name in self._names:
            data = self._bytes(name) if name.endswith((".xml", ".rels")) else None
            if data is not None:
                tags += data.count(b"<")
                if tags > 2 * MARKUP_LIMIT:
                    raise too_large(self._path, self._words)
                self._parse(name, data)

    def part(self, name: str) -> etree._Element | None:
        """The root of the part *name*; ``None`` if there is no such part.

        Raises:
            SourceError: broken, protected or larger than the limits.
        """
        data = self._bytes(name)
        return None if data is None else self._parse(name, data)

    def has(self, name: str) -> bool:
        """Whether there is a part *name*."""
        return name.lower() in self._names

    @property
    def suffix(self) -> str:
        """The ending that Word insists on in the name of a document of this type: ``.docx``, ``.docm`` …"""
        types = self.part(CONTENT_TYPES)
        for one in () if types is None else types:
            if one.get("PartName", "").lower() == f"/{self.main}".lower():
                template, macros = (
                    word in one.get("ContentType", "") for word in (".template", "macroEnabled")
                )
                return f".do{'t' if template else 'c'}{'m' if macros else 'x'}"
        return ".docx"

    def related(self, kind: str) -> etree._Element | None:
        """The root of the part that the main document relates to as *kind* (``styles``, ``numbering`` …).

        Raises:
            SourceError: broken, protected or larger than the limits.
        """
        name = self.related_name(kind)
        return None if name is None else self.part(name)

    def related_name(self, kind: str) -> str | None:
        """The name of that part; ``None`` if the main document relates to none. The part itself may be missing."""
        return self._related(self.main, kind)

    def targets(self, name: str) -> list[tuple[str, str, str]]:
        """What the part *name* relates to within the archive: identifier, address of the kind, name of the part.

        Raises:
            SourceError: broken, protected or larger than the limits.
        """
        folder = posixpath.dirname(name)
        relations = self.part(relations_of(name))
        if relations is None:
            return []
        return [
            (
                one.get("Id", ""),
                one.get("Type", ""),
                posixpath.normpath(posixpath.join("/", folder, one.get("Target", "")))[1:],
            )
            for one in relations.iterfind(_RELATIONSHIP)
            if one.get("TargetMode") != "External"
        ]

    def _related(self, name: str, kind: str) -> str | None:
        # The kinds that Microsoft added later are under another address; the last word is the same.
        return next((part for _, one, part in self.targets(name) if one.endswith(f"/{kind}")), None)

    def _bytes(self, name: str) -> bytes | None:
        # Names of parts do not differ by case (OPC, 6.2.2.3).
        stored = self._names.get(name.lower())
        if stored is None:
            return None
        info = self._archive.getinfo(stored)
        if info.flag_bits & 1:
            raise protected(self._path, self._words)
        # Other methods are not allowed in documents and unpack without bounds.
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise broken(self._path, self._words)
        try:
            with self._archive.open(info) as file:
                data = file.read(PART_LIMIT + 1)
        except _BROKEN:
            raise broken(self._path, self._words) from None
        if len(data) > PART_LIMIT or data.count(b"<") > MARKUP_LIMIT:
            raise too_large(self._path, self._words)
        return data

    def copy(self, changed: Mapping[str, etree._Element]) -> bytes:
        """The document with the parts in *changed* replaced by these roots; new parts come last.

        All other parts keep their bytes, their order and their time.

        Raises:
            SourceError: a part is broken or protected, or all together are larger than the limit.
        """
        roots = {name.lower(): root for name, root in changed.items()}
        if sum(info.file_size for info in self._archive.infolist()) > COPY_LIMIT:
            raise too_large(self._path, self._words)
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
            for info in map(self._archive.getinfo, dict.fromkeys(self._archive.namelist())):
                root = roots.pop(info.filename.lower(), None)
                if root is None:
                    self._copy(info, new)
                else:
                    self._write(zipfile.ZipInfo(info.filename, info.date_time), root, new)
            for name, root in changed.items():
                if name.lower() in roots:
                    self._write(zipfile.ZipInfo(name), root, new)
        return buffer.getvalue()

    def _write(self, info: zipfile.ZipInfo, root: etree._Element, new: zipfile.ZipFile) -> None:
        info.compress_type = zipfile.ZIP_DEFLATED
        new.writestr(info, self._written(info.filename, root))

    def _copy(self, info: zipfile.ZipInfo, new: zipfile.ZipFile) -> None:
        same = zipfile.ZipInfo(info.filename, info.date_time)
        same.compress_type, same.external_attr = info.compress_type, info.external_attr
        same.comment = info.comment
        try:
            # No more is unpacked than the size in the directory.
            with self._archive.open(info) as source, new.open(same, "w") as target:
                shutil.copyfileobj(source, target)
        except (*_BROKEN, RuntimeError):  # RuntimeError: a password for this part alone
            raise broken(self._path, self._words) from None

    def _written(self, name: str, root: etree._Element) -> bytes:
        data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        if not self._strict.isdisjoint((name.lower(), self.main.lower())):
            for strict, usual in _STRICT:
                data = data.replace(usual, strict)
        return data

    def _parse(self, name: str, data: bytes) -> etree._Element:
        for strict, usual in _STRICT:
            if strict in data:
                self._strict.add(name.lower())
                data = data.replace(strict, usual)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError):
            raise broken(self._path, self._words) from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise broken(self._path, self._words)
        return root


def relations_of(name: str) -> str:
    """The name of the part with the relations of the part *name*."""
    folder, base = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{base}.rels")


class Words(NamedTuple):
    """The words of errors for a kind of document, in English and Chinese."""

    name: tuple[str, str]
    suffix: str
    programs: tuple[str, str]
    too_large: tuple[str, str]


WORD = Words(
    ("Word document", "Word 文档"),
    ".docx",
    ("Word or WPS", "Word 或 WPS"),
    (
        "the text of this document unpacks to more than {megabytes} MB or has more tags, files or "
        "characters than any notice; check that it is one, copy its text into a new document and check that",
        "文档正文解压后超过 {megabytes} MB，或所含标记、文件、文字过多，请确认是否为通报；"
        "确需检查的，请把正文复制到新文档中再检查",
    ),
)
"""What a notice comes in."""

WORKBOOK = Words(
    ("workbook", "工作簿"),
    ".xlsx",
    ("Excel or WPS", "Excel 或 WPS"),
    (
        "unpacks to more than {megabytes} MB or has more cells than any ledger, often because of formatted empty "
        "rows; select the rows below the table, delete them, save and use that",
        "解压后超过 {megabytes} MB，或单元格过多，常因表格下方留有大量带格式的空行；"
        "请选中表格下方各行并删除，保存后再核对",
    ),
)
"""What a ledger comes in."""


def broken(path: str, words: Words = WORD) -> SourceError:
    """The error that the bytes are no document, or only part of one."""
    suffix = words.suffix
    return SourceError(
        f"{path}: broken or incomplete {words.name[0]}; open it in {words.programs[0]}, save it again as {suffix} "
        "(or get the file once more) and check that",
        zh=f"{path}：{words.name[1]}已损坏或不完整，请用 {words.programs[1]} 打开后重新另存为 {suffix[1:]}"
        "（或重新获取该文件）再检查",
    )


def protected(path: str, words: Words = WORD) -> SourceError:
    """The error that the document can only be read with its password."""
    suffix = words.suffix
    return SourceError(
        f"{path}: protected by a password; open it, remove the password, save it as {suffix} and check that",
        zh=f"{path}：文档设有打开密码，请打开后取消密码，另存为 {suffix[1:]} 再检查",
    )


def too_large(path: str, words: Words = WORD) -> SourceError:
    """The error that the document unpacks to more than the limits."""
    en, zh = (text.format(megabytes=PART_LIMIT >> 20) for text in words.too_large)
    return SourceError(f"{path}: {en}", zh=f"{path}：{zh}")
