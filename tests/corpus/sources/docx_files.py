"""DOCX files for tests, written part by part: what python-docx cannot write is what goes wrong."""

from __future__ import annotations

import zipfile
from io import BytesIO

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_KINDS = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes"}


def docx(body: str, *, namespace: str = W, extra: dict[str, bytes] | None = None, **parts: str) -> bytes:
    """A DOCX with this body (the inside of w:body) and these parts (styles=, numbering=, footnotes=, endnotes=)."""
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    relations = "".join(
        f'<Relationship Id="r{i}" Type="{R}/{_KINDS[name]}" Target="{name}.xml"/>' for i, name in enumerate(parts)
    )
    files = {
        "[Content_Types].xml": f'{head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'{head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="a" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f"{head}<Relationships xmlns="
        f'"http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>',
        "word/document.xml": f'{head}<w:document xmlns:w="{namespace}"><w:body>{body}</w:body></w:document>',
    }
    for name, content in parts.items():
        files[f"word/{name}.xml"] = f'{head}<w:{name} xmlns:w="{namespace}">{content}</w:{name}>'
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
        for name, data in (extra or {}).items():
            archive.writestr(name, data)
    return buffer.getvalue()


def p(*inside: str, properties: str = "") -> str:
    """A paragraph; plain strings are its runs' XML."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(inside)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def numbered(level: int = 0, number: int = 1) -> str:
    """Paragraph properties of an item of list `number`."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def definition(*levels: tuple[str, str], name: int = 1) -> str:
    """A list definition with its list: (w:numFmt, w:lvlText) for each level."""
    inside = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        f'<w:pPr><w:ind w:left="{720 * (i + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
        for i, (form, text) in enumerate(levels)
    )
    return f'<w:abstractNum w:abstractNumId="{name}">{inside}</w:abstractNum>'


def numbers(*pairs: tuple[int, int]) -> str:
    """Lists: (list, definition)."""
    return "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{a}"/></w:num>' for n, a in pairs)
