"""What bad files are made of: a PDF written object by object, and good files to spoil."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from random import Random
from typing import NamedTuple

import pikepdf

from tests.corpus import pdfs
from tests.corpus.sources.docx_files import definition, docx, numbered, numbers, p, r

SAMPLES = Path(__file__).parents[3] / "samples" / "pdf"
LINES = (
    "Artikel 1. Het fonds bezorgt zijn verslag binnen dertig dagen.",
    "1. aan de minister; 2. aan het beheerscomite;",
    "Article 2. Le fonds rend compte chaque annee, au plus tard le 1er mars.",
    "a) au ministre ; b) au comite.",
)


class Made(NamedTuple):
    """A file before it has a name: its suffix (with the dot) and what is in it."""

    suffix: str
    data: bytes


Maker = Callable[[int, Random], Made]
"""Makes file `number` of a class; the same number and chance give the same file."""


def text(lines: Sequence[str] = LINES) -> bytes:
    """Content of a page: lines of text in font F1."""
    rows = b" T* ".join(b"(" + line.encode("cp1252", "replace") + b") Tj" for line in lines)
    return b"BT /F1 11 Tf 14 TL 72 760 Td " + rows + b" ET"


def stream(data: bytes, entries: bytes = b"", packed: bool = False) -> bytes:
    """A stream object, its length right."""
    if packed:
        data, entries = zlib.compress(data, 9), entries + b" /Filter /FlateDecode"
    return b"<< /Length %d %s >>\nstream\n" % (len(data), entries) + data + b"\nendstream"


def pdf(objects: Mapping[int, bytes], trailer: bytes = b"/Root 1 0 R", version: bytes = b"1.7") -> bytes:
    """A PDF of these objects, by number, with a right cross-reference table."""
    out, places = bytearray(b"%PDF-" + version + b"\n%\xe2\xe3\xcf\xd3\n"), {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    most = max(places, default=0)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (most + 1)
    for number in range(1, most + 1):
        out += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 00000 f \n"
    return bytes(out) + b"trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (most + 1, trailer, start)


def parts(
    content: bytes | None = None, *, box: bytes = b"[0 0 595 842]", page: bytes = b"", root: bytes = b"",
    resources: bytes = b"",
) -> dict[int, bytes]:  # fmt: skip
    """The objects of a PDF with one page: 1 the catalogue, 2 the page tree, 3 the page, 4 its content, 5 its font."""
    media = b"/MediaBox " + box if box else b""
    return {
        1: b"<< /Type /Catalog /Pages 2 0 R %s >>" % root,
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R %s /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> %s >> %s >>"
        % (media, resources, page),
        4: stream(text() if content is None else content),
        5: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    }


@cache
def good_pdfs() -> tuple[bytes, ...]:
    """Good PDFs of several builds: plain, packed, in object streams, with forms, frames and bookmarks, linearised."""
    written = pdfs.typeset(
        pdfs.both(pdfs.lines(*LINES), pdfs.ruled), pdfs.in_a_form, pdfs.bookmarked, pdfs.picture(0.3), pdfs.faces
    )
    return (
        pdf(parts()),
        pdf({**parts(), 4: stream(text(), packed=True)}),
        written,
        saved(written, object_stream_mode=pikepdf.ObjectStreamMode.generate),
        saved(written, linearize=True),
        saved(written, qdf=True),
        pdfs.encoded({"41": "D835DC9C", "42": "00660069"}, b"aAb B cCd"),
        pdfs.drawn_letters(),
    )


@cache
def samples() -> tuple[bytes, ...]:
    """The three smallest samples: real layouts. The good PDFs where there are none."""
    found = sorted(SAMPLES.glob("*.pdf"), key=lambda path: (path.stat().st_size, path.name))[:3]
    return tuple(path.read_bytes() for path in found) or good_pdfs()


@cache
def good_docx() -> bytes:
    body = "".join(p(r(line), properties=numbered(i % 2)) for i, line in enumerate(LINES))
    table = "<w:tbl><w:tr><w:tc>" + p(r("x")) + "</w:tc></w:tr></w:tbl>"
    return docx(body + table, numbering=definition(("decimal", "%1."), ("lowerLetter", "%2)")) + numbers((1, 1)))


GOOD_HTML = (
    "<!doctype html><html lang=nl><head><meta charset=utf-8><title>x</title></head><body><main><h1>Overeenkomst</h1>"
    "<h2>Hoofdstuk I</h2><p>Artikel 1. Het fonds bezorgt zijn verslag.</p><ol><li>aan de minister;<li>aan het comité."
    "</ol><table><tr><th>a<td>b</table><p>Artikel 2. Tekst<a href='#n'><sup>1</sup></a>.<p id=n>Noot.</main></body>"
).encode()

GOOD_TEXT = ("Overeenkomst\n\n" + "\n\n".join(LINES) + "\n\n§ 1. Tekst.\n- één;\n- twee.\n").encode()


def saved(data: bytes, change: Callable[[pikepdf.Pdf], None] | None = None, **options: object) -> bytes:
    """A PDF changed and written again."""
    buffer = BytesIO()
    with pikepdf.open(BytesIO(data)) as opened:
        if change:
            change(opened)
        opened.save(buffer, deterministic_id="encryption" not in options, **options)  # type: ignore[arg-type]
    return buffer.getvalue()
