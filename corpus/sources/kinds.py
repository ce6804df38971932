"""What a file is, by its content: a name says nothing about what was saved under it.

But for one: what is called a PDF and is none is most often a page of words that came in place of the contract, so that
it is refused rather than read as the contract.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Literal

from corpus.errors import ReadingError
from corpus.sources.decoding import decode, looks_like_text
from corpus.sources.limits import DEFAULTS, Limits

Kind = Literal["pdf", "docx", "html", "text"]

_HEAD = 8192
_PDF_WITHIN = 1024
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word 97-2003 (.doc)"),
    (b"{\\rtf", "RTF"),
    (b"\x7fELF", "ELF"),
    (b"MZ", "EXE"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"Rar!", "RAR"),
    (b"%!PS", "PostScript"),
    (b"SQLite format 3\0", "SQLite"),
)
_IMAGES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"BM", "BMP"),
    (b"\0\0\0\x0cjP", "JPEG 2000"),
)
_HTML = re.compile(
    r"\s*(?:<!--(?:(?!-->).)*+-->\s*+)*+<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_XHTML = re.compile(r"<html\b", re.IGNORECASE)
_ENDINGS: dict[Kind, tuple[str, str]] = {"docx": ("DOCX", ".docx"), "html": ("HTML", ".html"), "text": ("TXT", ".txt")}
_TAGS = re.compile(r"<(?:p|div|br|table|span|h[1-6]|ul|ol|center|font|article|section)\b[^<>]*>", re.IGNORECASE)
_MAIL = re.compile(r"(?:^|\n)MIME-Version:", re.IGNORECASE)


def kind_of(path: Path, limits: Limits = DEFAULTS) -> Kind:
    """The kind of the file. ReadingError for what cannot be read, or is called a PDF and is none, with the way out."""
    found = _by_content(path, _head(path, limits))
    if found != "pdf" and path.suffix.lower() == ".pdf":
        raise ReadingError("sources.no_pdf", path.name, kind=_ENDINGS[found][0], ending=_ENDINGS[found][1])
    return found


def _by_content(path: Path, head: bytes) -> Kind:
    if b"%PDF-" in head[:_PDF_WITHIN]:
        return "pdf"
    if head.startswith(b"PK"):
        return _zipped(path)
    _refuse(head, path.name)
    text, _ = decode(head, declared=True)
    if not looks_like_text(text):
        raise ReadingError("sources.unknown_kind", path.name)
    if _HTML.match(text) or (text.lstrip().startswith("<?xml") and _XHTML.search(text)):
        return "html"
    if text.lstrip().startswith("<?xml"):
        raise ReadingError("sources.other_kind", path.name, kind="XML")
    if _MAIL.search(text) and "content-type:" in text.lower():
        raise ReadingError("sources.other_kind", path.name, kind="MHTML")
    named_html = path.suffix.lower() in (".html", ".htm", ".xhtml")
    return "html" if len(_TAGS.findall(text)) >= (1 if named_html else 5) else "text"


def load(path: Path, limits: Limits = DEFAULTS) -> bytes:
    """All of a file that is not larger than allowed."""
    _head(path, limits)
    return path.read_bytes()


def _head(path: Path, limits: Limits) -> bytes:
    """The first bytes, after the file was found to be there, to be a file, and of a size that can be read."""
    try:
        if path.is_dir():
            raise ReadingError("sources.folder", path.name or str(path))
        if not path.exists():
            raise ReadingError("reading.not_found", path.name)
        if not path.is_file():
            raise ReadingError("sources.unknown_kind", path.name)
        size = path.stat().st_size
        if size > limits.max_bytes:
            raise ReadingError("sources.too_large", path.name, most=limits.max_bytes // 1_000_000)
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise ReadingError("sources.not_readable", path.name, reason=reason) from error
    if not head.strip():
        raise ReadingError("reading.empty", path.name)
    return head


def _refuse(head: bytes, name: str) -> None:
    for start, kind in _IMAGES:
        if head.startswith(start):
            raise ReadingError("sources.image", name, kind=kind)
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        raise ReadingError("sources.image", name, kind="WebP")
    for start, kind in _OTHERS:
        # two letters may also begin a text ("MZ", "BZh"): a program or an archive has a zero byte soon
        if head.startswith(start) and (len(start) > 3 or b"\0" in head[:256]):
            raise ReadingError("sources.other_kind", name, kind=kind)


def _zipped(path: Path) -> Kind:
    """A DOCX is a zip with a part of WordprocessingML; other zips are refused by the name of what they are."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if "word/document.xml" in names or (
                "[Content_Types].xml" in names and any(n.lower().startswith("word/") for n in names)
            ):
                return "docx"
            kind = _office(names, archive)
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
        raise ReadingError("sources.damaged", path.name) from error
    raise ReadingError("sources.other_kind", path.name, kind=kind)


def _office(names: set[str], archive: zipfile.ZipFile) -> str:
    if any(n.startswith("xl/") for n in names):
        return "Excel"
    if any(n.startswith("ppt/") for n in names):
        return "PowerPoint"
    if "mimetype" in names:
        with archive.open("mimetype") as file:
            kind = file.read(80)
        return "EPUB" if b"epub" in kind else "OpenDocument"
    return "ZIP"
