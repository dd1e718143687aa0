"""Converting a document to .docx by LibreOffice, without window, macros or network, and with a temporary profile."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from rectify_lint.errors import SourceError, reason
from rectify_lint.source.docx.package import Package, Words, broken, protected, too_large
from rectify_lint.source.process import run

VARIABLE = "RECTIFY_LINT_SOFFICE"
"""The environment variable with the path of LibreOffice's ``soffice``, if that is in no usual place."""

SECONDS = 120.0
"""The time limit of a conversion in seconds; a notice takes three."""

MEMORY = 2 << 30
"""The memory limit in bytes, enforced on Linux; a notice takes a third of a gigabyte."""

_OUTPUT_LIMIT = 64 * 1024 * 1024

NAMES = {
    "doc": ("an old Office document (.doc, .wps)", "旧版 Office 文档（doc、wps）"),
    "odt": ("an OpenDocument text (.odt)", "OpenDocument 文档（odt）"),
    "rtf": ("an RTF document (.rtf)", "RTF 文档（rtf）"),
}
"""The names of the types in errors, in English and Chinese."""

_OPENDOCUMENT = Words(
    ("OpenDocument text", "OpenDocument 文档"),
    ".odt",
    ("LibreOffice or WPS", "LibreOffice 或 WPS"),
    (
        "the text of this document unpacks to more than {megabytes} MB or has more tags, files or "
        "characters than any notice; check that it is one, copy its text into a new document and check that",
        "文档正文解压后超过 {megabytes} MB，或所含标记、文件、文字过多，请确认是否为通报；"
        "确需检查的，请把正文复制到新文档中再检查",
    ),
)

_SETTINGS = "".join(
    f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
    for path, name, value in (
        ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
        ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
        ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
        ("Office.Common/Misc", "FirstRun", "false"),
        ("Office.Writer/Content/Update", "Link", "0"),
        ("Inet/Settings", "ooInetProxyType", "1"),
        ("Inet/Settings", "ooInetHTTPProxyName", "localhost"),
        ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
        ("Inet/Settings", "ooInetHTTPSProxyName", "localhost"),
        ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    )
)
_PROFILE = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{_SETTINGS}</oor:items>'
)


def converted(data: bytes, kind: str, path: str) -> bytes:
    """The document *data*, of a *kind* of :data:`NAMES`, as .docx; *path* is its name in errors.

    Raises:
        SourceError: LibreOffice is missing, fails, takes too long or writes nothing, or the document is protected, broken
            or larger than the limits.
    """
    if kind == "doc":
        _refuse_encrypted(data, path)
    elif kind == "odt":
        _refuse_harmful(data, path)
    program = find_soffice()
    if program is None:
        raise _missing(kind, path)
    if shutil.which(program) is None:
        raise _no_program(kind, path, program)
    with TemporaryDirectory(prefix="rectify-lint-", ignore_cleanup_errors=True) as name:
        # A name of our own: that of the file must not matter to another program.
        folder = Path(name).resolve()
        document = folder / f"document.{kind}"
        document.write_bytes(data)
        settings = folder / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_PROFILE, encoding="utf-8")
        command = [
            *(program, f"-env:UserInstallation={(folder / 'profile').as_uri()}"),
            *("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"),
            *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "made"), str(document)),
        ]
        try:
            outcome = run(command, seconds=SECONDS, memory=MEMORY)
        except OSError as problem:
            raise _failed(kind, path, *reason(problem)) from None
        if outcome.late:
            raise _late(kind, path)
        made = folder / "made" / "document.docx"
        size = made.stat().st_size if made.is_file() else 0
        if size > _OUTPUT_LIMIT:
            raise too_large(path)
        if not size:
            code = outcome.code
            raise _failed(
                kind, path, f"no document came of it, exit code {code}", f"未生成文档，退出码 {code}"
            )
        return made.read_bytes()


def find_soffice() -> str | None:
    """The path of ``soffice``: from :data:`VARIABLE`, on the search path, or where its installer puts it."""
    told = os.environ.get(VARIABLE)
    if told:
        return told
    for name in ("soffice", "libreoffice"):
        found = shutil.which(name)
        if found is not None:
            return found
    return next((str(place) for place in _usual_places(sys.platform) if place.is_file()), None)


def _usual_places(platform: str) -> Iterator[Path]:
    if platform == "win32":
        for variable in ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)"):
            folder = os.environ.get(variable)
            if folder:
                # soffice.exe does not wait for what it starts; soffice.com does.
                yield Path(folder) / "LibreOffice" / "program" / "soffice.com"
    elif platform == "darwin":
        yield Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
        yield Path.home() / "Applications/LibreOffice.app/Contents/MacOS/soffice"
    else:
        yield from (Path(f"/opt/{name}/program/soffice") for name in ("libreoffice", "LibreOffice"))
        yield from sorted(Path("/opt").glob("libreoffice*/program/soffice"), reverse=True)
        yield Path("/snap/bin/libreoffice")


def _refuse_encrypted(data: bytes, path: str) -> None:
    """Refuse a document whose header says that its text is encrypted ([MS-DOC] 2.5.2, fEncrypted)."""
    place = data.find(b"\xec\xa5")
    while place >= 0:
        # Streams begin at a sector.
        if place % 512 == 0 and len(data) > place + 11:
            if data[place + 11] & 1:
                raise protected(path)
            return
        place = data.find(b"\xec\xa5", place + 1)


def _refuse_harmful(data: bytes, path: str) -> None:
    """Refuse an archive that is broken, encrypted, or unpacks to too much, before another program opens it."""
    package = Package(data, path, _OPENDOCUMENT)
    manifest = package.part("META-INF/manifest.xml")
    if manifest is not None and any(str(one.tag).endswith("}encryption-data") for one in manifest.iter()):
        raise protected(path, _OPENDOCUMENT)
    if package.part("content.xml") is None:
        raise broken(path, _OPENDOCUMENT)
    package.part("styles.xml")


def _missing(kind: str, path: str) -> SourceError:
    en, zh = NAMES[kind]
    return SourceError(
        f"{path}: this is {en}; reading it needs LibreOffice, which was not found; open it in Word or WPS, save it as "
        f".docx and check that, or install LibreOffice (if it is not in a usual place, say with {VARIABLE} where soffice "
        "is)",
        zh=f"{path}：这是{zh}，读取它需要 LibreOffice，本机未找到；请用 Word 或 WPS 打开后另存为 docx 再检查，"
        f"或安装 LibreOffice（不在常用位置的，用环境变量 {VARIABLE} 指明 soffice 的路径）",
    )


def _no_program(kind: str, path: str, program: str) -> SourceError:
    en, zh = NAMES[kind]
    return SourceError(
        f"{path}: this is {en}; reading it needs LibreOffice, but there is no program {program}, which {VARIABLE} names: "
        "correct the variable or unset it",
        zh=f"{path}：这是{zh}，读取它需要 LibreOffice，但环境变量 {VARIABLE} 指明的程序 {program} 不存在或不能运行；"
        "请改正该变量，或取消其设置",
    )


def _failed(kind: str, path: str, why: str, why_zh: str) -> SourceError:
    en, zh = NAMES[kind]
    return SourceError(
        f"{path}: this is {en}, and LibreOffice could not convert it ({why}); it may be broken or protected: "
        "open it in Word or WPS, save it as .docx and check that",
        zh=f"{path}：这是{zh}，LibreOffice 未能转换（{why_zh}），文件可能已损坏或设有密码，"
        "请用 Word 或 WPS 打开后另存为 docx 再检查",
    )


def _late(kind: str, path: str) -> SourceError:
    en, zh = NAMES[kind]
    return SourceError(
        f"{path}: this is {en}, and LibreOffice did not finish converting it within {SECONDS:.0f} seconds; open it in "
        "Word or WPS, save it as .docx and check that",
        zh=f"{path}：这是{zh}，LibreOffice 未能在 {SECONDS:.0f} 秒内完成转换，请用 Word 或 WPS 打开后另存为 docx 再检查",
    )
