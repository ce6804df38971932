"""What a file is, by its content."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from corpus import sources
from corpus.errors import ReadingError
from corpus.messages import catalogue
from corpus.sources import Limits, kind_of
from corpus.sources.decoding import decode
from tests.corpus.sources.docx_files import docx, p, r


def _zip(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "application/vnd.oasis.opendocument.text" if name == "mimetype" else "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.pdf", b"%PDF-1.7\n...", "pdf"),
        ("a.txt", b"\xef\xbb\xbf\r\n%PDF-1.4\n...", "pdf"),  # whatever its name, and with rubbish before it
        ("a.docm", docx(p(r("a"))), "docx"),
        ("a.zip", docx(p(r("a"))), "docx"),
        ("a", b"<!DOCTYPE html><p>a", "html"),
        ("a.txt", b"<!-- saved -->\n<HTML><p>a", "html"),
        ("a.xml", b"<?xml version='1.0'?>\n<html xmlns='x'><p>a</p></html>", "html"),
        ("a.html", b"<p>a", "html"),
        ("a.html", "<html>é".encode("utf-16"), "html"),
        ("a.txt", b"a < b and <p> is a tag", "text"),
        ("A.PDF", b"x" * 1000 + b"\n%PDF-1.4\n...", "pdf"),  # the header may stand anywhere in the first 1024 bytes
        ("a.pdf.txt", b"Artikel 1. Tekst.", "text"),
        ("a.docx", b"Artikel 1. Tekst.", "text"),
        ("a.md", b"# Kop\n\nMZ begint met een letter", "text"),
        ("a.txt", b"MZ is een afkorting", "text"),
        ("a.txt", "é".encode("cp1252"), "text"),
    ],
)
def test_the_kind(tmp_path: Path, name: str, data: bytes, kind: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert kind_of(tmp_path / name) == kind


@pytest.mark.parametrize(
    ("name", "data", "key", "word"),
    [
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "sources.other_kind", "Word 97"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "sources.other_kind", "Word 97"),
        # what is called a PDF and is none is not read as if it were the contract
        ("a.pdf", b"Artikel 1. Tekst.", "sources.no_pdf", "TXT"),
        ("A.PDF", b"x" * 1100 + b"%PDF-1.4\n", "sources.no_pdf", ".txt"),
        ("a.pdf", b"<!DOCTYPE html><p>Log in", "sources.no_pdf", "HTML"),
        ("a.pdf", docx(p(r("a"))), "sources.no_pdf", ".docx"),
        ("a.pdf", b"PK\x03\x04 and no more", "sources.damaged", "a.pdf"),
        ("a.rtf", b"{\\rtf1\\ansi a}", "sources.other_kind", "RTF"),
        ("a.exe", b"MZ\x90\0\x03\0\0\0", "sources.other_kind", "EXE"),
        ("a", b"\x7fELF\x02\x01\x01" + b"\0" * 9, "sources.other_kind", "ELF"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "sources.image", "PNG"),
        ("a.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF", "sources.image", "JPEG"),
        ("a.tif", b"II*\0\x08\0\0\0", "sources.image", "TIFF"),
        ("a.webp", b"RIFF\x24\0\0\0WEBPVP8 ", "sources.image", "WebP"),
        ("a.zip", _zip("a.txt"), "sources.other_kind", "ZIP"),
        ("a.docx", _zip("xl/workbook.xml", "[Content_Types].xml"), "sources.other_kind", "Excel"),
        ("a.odt", _zip("mimetype", "content.xml"), "sources.other_kind", "OpenDocument"),
        ("a.docx", b"PK\x03\x04 and no more", "sources.damaged", "a.docx"),
        ("a.xml", b"<?xml version='1.0'?><akomaNtoso/>", "sources.other_kind", "XML"),
        ("a.mht", b"From: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related", "sources.other_kind", "MHTML"),
        ("a.bin", bytes(range(256)), "sources.unknown_kind", "a.bin"),
        ("a.txt", b"", "reading.empty", "a.txt"),
        ("a.txt", b" \n\t ", "reading.empty", "a.txt"),
        ("a.txt", b"x" * 2000, "sources.too_large", "a.txt"),
    ],
)
def test_what_is_refused_names_the_file_and_the_way_out(
    tmp_path: Path, name: str, data: bytes, key: str, word: str
) -> None:
    (tmp_path / name).write_bytes(data)
    for read in (kind_of, sources.read):
        with pytest.raises(ReadingError) as caught:
            read(tmp_path / name, Limits(max_bytes=1999))
        assert caught.value.key == key
        for tongue in ("en", "fr", "nl"):
            message = caught.value.message(tongue)
            assert word in message and name in message and "\n" not in message


@pytest.mark.parametrize(("name", "key"), [(".", "sources.folder"), ("nowhere.pdf", "reading.not_found")])
def test_what_is_no_file(tmp_path: Path, name: str, key: str) -> None:
    with pytest.raises(ReadingError) as caught:
        kind_of(tmp_path / name)
    assert caught.value.key == key


@pytest.mark.parametrize(
    ("data", "blocks", "keys"),
    [
        (b"<html><body></body></html>", 0, ["sources.no_text"]),
        (docx(""), 0, ["sources.no_text"]),
        (b"\x0c\x0c.", 1, []),
        (docx(p(r("a"))), 1, []),
    ],
)
def test_a_file_without_text_says_so(tmp_path: Path, data: bytes, blocks: int, keys: list[str]) -> None:
    (tmp_path / "a").write_bytes(data)
    found = sources.read(tmp_path / "a")
    assert (len(found.blocks), [a.key for a in found.anomalies], found.name) == (blocks, keys, "a")
    assert sources.blocks(tmp_path / "a") == found.blocks


def test_more_pages_than_are_read_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Tekst.\f" * 30 + "Einde.")
    assert sources.read(tmp_path / "a.txt", Limits(max_pages=31)).pages == 31
    with pytest.raises(ReadingError) as caught:
        sources.read(tmp_path / "a.txt", Limits(max_pages=30))
    assert (caught.value.key, "31" in caught.value.message("fr")) == ("sources.too_many_pages", True)


def test_every_byte_decodes() -> None:
    for start in range(256):
        text, _ = decode(bytes([start, 65, 66]))
        assert text.endswith("AB")


@pytest.mark.parametrize("part", ["sources", "ocr"])
def test_each_message_that_is_said_is_there_and_each_that_is_there_is_said(part: str) -> None:
    folder = Path(sources.__file__).parents[1] / part
    said = {k for f in folder.glob("*.py") for k in re.findall(rf'"({part}\.\w+)"', f.read_text(encoding="utf-8"))}
    assert said == {k for k in catalogue() if k.startswith(f"{part}.")}
