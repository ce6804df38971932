"""Accepting and rejecting the tracked changes of a DOCX, as a word processor does, on its XML."""

from __future__ import annotations

import io
import zipfile

from lxml import etree
from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COMES = ("ins", "moveTo")
GOES = ("del", "moveFrom")


def body_of(data: bytes) -> Element:
    """The body of a DOCX. Raises where the archive or its XML is broken."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert packed.testzip() is None
        found = etree.fromstring(packed.read("word/document.xml")).find(f"{W}body")
    assert found is not None
    return found


def accepted(data: bytes) -> list[str]:
    """The paragraphs after "accept all"."""
    return _settled(body_of(data), dropped=GOES)


def rejected(data: bytes) -> list[str]:
    """The paragraphs after "reject all"."""
    return _settled(body_of(data), dropped=COMES)


def _settled(body: Element, dropped: tuple[str, str]) -> list[str]:
    """What is left when everything in `dropped` goes. A paragraph whose mark goes is joined to the next one."""
    found, open_text = [], ""
    for paragraph in body.iterchildren(f"{W}p"):
        open_text += _words(paragraph, dropped)
        marks = {etree.QName(m).localname for m in paragraph.iterfind(f"{W}pPr/{W}rPr/*")}
        if not marks & set(dropped):
            found.append(open_text)
            open_text = ""
    return [*found, open_text] if open_text else found


def _words(paragraph: Element, dropped: tuple[str, str]) -> str:
    text = ""
    for run in paragraph.iter(f"{W}r"):
        if any(etree.QName(above).localname in dropped for above in run.iterancestors()):
            continue
        for part in run:
            name = etree.QName(part).localname
            text += {"tab": "\t", "br": "\n"}.get(name) or (part.text or "" if name in ("t", "delText") else "")
    return text
