"""Documents of other office programs (.doc, .wps, .odt, .rtf), converted to .docx by LibreOffice if that is installed."""

from __future__ import annotations

from rectify_lint.source.foreign import OLE
from rectify_lint.source.plain import TextReader
from rectify_lint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from rectify_lint.source.text import Source

_WORD = "WordDocument".encode("utf-16-le")  # the stream that holds the text, whether Word or WPS wrote it
_RTF = b"{\\rtf"
_ZIP = b"PK\x03\x04"
_ODT = b"mimetypeapplication/vnd.oasis.opendocument.text"  # the first file in the archive, stored as it is
_ODT_AT = 30


def is_doc(data: bytes) -> bool:
    """Whether *data* is a document of Word 97 to 2003, or of WPS, which writes the same."""
    return data.startswith(OLE) and _WORD in data


def is_odt(data: bytes) -> bool:
    """Whether *data* is a text document in the OpenDocument format."""
    return data.startswith(_ZIP) and data.startswith(_ODT, _ODT_AT)


def is_rtf(data: bytes) -> bool:
    """Whether *data* is a document in the Rich Text Format."""
    return data.startswith(_RTF)


class OfficeReader:
    """One type of document that another program has to convert; recognised by content.

    A file with only the suffix of such a document is text, as some systems write it into ``.doc`` files.
    """

    def __init__(self, kind: str, suffixes: tuple[str, ...], sniff: Callable[[bytes], bool]) -> None:
        self.kind = kind
        self.suffixes = suffixes
        self._sniff = sniff

    def sniff(self, data: bytes) -> bool:
        """Whether the bytes are of this type."""
        return self._sniff(data)

    def read(self, data: bytes, path: str) -> Source:
        """The text in its final state, with a map to paragraphs and cells.

        Raises:
            SourceError: LibreOffice is missing or cannot convert it, or the document is protected, broken or too large.
        """
        if not self.sniff(data):
            return TextReader().read(data, path)
        from rectify_lint.source.docx.document import read_document

        source = read_document(self.convert(data, path), path)
        source.kind = self.kind
        return source

    def convert(self, data: bytes, path: str) -> bytes:
        """The document as .docx.

        Raises:
            SourceError: LibreOffice is missing or cannot convert it, or the document is protected.
        """
        from rectify_lint.source.office.convert import converted

        return converted(data, self.kind, path)


OFFICE_READERS = (
    OfficeReader("doc", (".doc", ".wps"), is_doc),
    OfficeReader("odt", (".odt",), is_odt),
    OfficeReader("rtf", (".rtf",), is_rtf),
)
