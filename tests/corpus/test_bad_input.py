"""Bad input: every file is either read or refused in one clear line; nothing else, and no hang.

Pictures of pages are not read here (`ocr=False`): what Tesseract does is tested in test_ocr.py.
"""

from __future__ import annotations

import random
import re
import zipfile
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas

from corpus.errors import ReadingError
from corpus.reader import Reading, Settings, read
from tests.corpus.sources.docx_files import W, definition, docx, numbered, numbers, p, r

SAMPLES = Path(__file__).parents[2] / "samples" / "pdf"
NO_PICTURES = Settings(ocr=False)
LINES = (
    "Artikel 1. Het fonds bezorgt zijn verslag binnen dertig dagen.",
    "1° aan de minister; 2° aan het comité;",
    "Article 2. Le fonds rend compte chaque année, au plus tard le 1er mars.",
    "a) au ministre ; b) au comité.",
)

pytestmark = pytest.mark.timeout(120)
SOME = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def outcome(path: Path) -> Reading | str:
    """What reading gave: the reading, or the key of the refusal, which must be one line that names the file."""
    try:
        found = read(path, NO_PICTURES)
    except ReadingError as error:
        for tongue in ("en", "fr", "nl"):
            message = error.message(tongue)
            assert path.name in message and "\n" not in message and 20 < len(message) < 400
        return error.key
    assert found.source == path.name and found.pages >= 1
    for document in found.documents:
        assert document.root.eid
    return found


@cache
def small_pdf(pages: int = 2, compress: int = 0) -> bytes:
    """A PDF with a few lines on each page."""
    buffer = BytesIO()
    drawn = canvas.Canvas(buffer, pagesize=A4, pageCompression=compress, invariant=1)
    for page in range(pages):
        drawn.setFont("Times-Roman", 11)
        for i, line in enumerate(LINES):
            drawn.drawString(72, 760 - 20 * i, f"{line} ({page})")
        drawn.rect(72, 600, 200, 40)
        drawn.showPage()
    drawn.save()
    return buffer.getvalue()


@cache
def small_docx() -> bytes:
    body = "".join(p(r(line), properties=numbered(i % 2)) for i, line in enumerate(LINES))
    table = "<w:tbl><w:tr><w:tc>" + p(r("x")) + "</w:tc></w:tr></w:tbl>"
    return docx(body + table, numbering=definition(("decimal", "%1."), ("lowerLetter", "%2)")) + numbers((1, 1)))


def changed(change: Callable[[pikepdf.Pdf], None], **save: object) -> bytes:
    """The small PDF after `change`."""
    buffer = BytesIO()
    with pikepdf.open(BytesIO(small_pdf())) as pdf:
        change(pdf)
        pdf.save(buffer, **save)  # type: ignore[arg-type]
    return buffer.getvalue()


def _write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


# --- what people hand in -----------------------------------------------------------------------------------------


def _locked(user: str) -> pikepdf.Encryption:
    return pikepdf.Encryption(user=user, owner="eigenaar")


def _no_pages(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[:]


def _page_loop(pdf: pikepdf.Pdf) -> None:
    """The page tree is its own child."""
    pdf.Root.Pages.Kids.append(pdf.Root.Pages)
    pdf.Root.Pages.Count = 1000


def _parent_loop(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Pages.Parent = pdf.Root.Pages
    for page in pdf.pages:
        del page.MediaBox


def _outline_loop(pdf: pikepdf.Pdf) -> None:
    item = pdf.make_indirect(pikepdf.Dictionary(Title=pikepdf.String("Hoofdstuk")))
    item.Next, item.First, item.Last = item, item, item
    pdf.Root.Outlines = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Outlines, First=item, Last=item))


def _half_a_place(pdf: pikepdf.Pdf) -> None:
    """A bookmark that names how far from the left, but not how far from the top."""
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Hoofdstuk"))
    pdf.Root.Outlines.First.Dest = pikepdf.Array([pdf.pages[0].obj, pikepdf.Name.XYZ, 72])


def _form_loop(pdf: pikepdf.Pdf) -> None:
    """A form that draws itself."""
    form = pdf.make_stream(b"/F Do", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 9, 9])
    form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=form))
    pdf.pages[0].Resources.XObject = pikepdf.Dictionary(F=form)
    pdf.pages[0].contents_add(b"/F Do")


def _huge_box(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        page.MediaBox = [-1_000_000, -1_000_000, 1_000_000, 1_000_000]


def _odd_boxes(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].MediaBox = [0, 0, 0, 0]
    pdf.pages[1].CropBox = [900, 900, 800, 800]
    pdf.pages[1].Rotate = 45


def _no_fonts(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        page.Resources = pikepdf.Dictionary()


def _fonts_without_map(pdf: pikepdf.Pdf) -> None:
    """Codes that lead to no character."""
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type0,
        BaseFont=pikepdf.Name("/Unknown"),
        Encoding=pikepdf.Name("/Identity-H"),
        DescendantFonts=[],
    )
    for page in pdf.pages:
        page.Resources.Font = pikepdf.Dictionary({f"/F{i}": font for i in range(1, 4)})


def _endless_text(pdf: pikepdf.Pdf) -> None:
    """One page with 60,000 signs on one spot."""
    pdf.pages[0].Contents = pdf.make_stream(b"BT /F1 8 Tf 72 700 Td " + b"(xxxxxxxxxx) Tj " * 6000 + b"ET")


def _broken_content(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Contents = pdf.make_stream(b"BT (open string 9 9 9 Td q q q << [ /x")


PDFS: dict[str, tuple[Callable[[], bytes], str]] = {
    # name: (how it is made, the key of the refusal; "" where it is read)
    "good": (lambda: small_pdf(), ""),
    "rubbish before the header": (lambda: b"HTTP/1.1 200 OK\r\n\r\n" + small_pdf(), ""),
    "rubbish after the end": (lambda: small_pdf() + b"\0" * 5000, ""),
    "cross-reference table elsewhere": (lambda: re.sub(rb"startxref\n\d+", b"startxref\n7", small_pdf()), ""),
    "no trailer": (lambda: small_pdf().split(b"xref\n")[0], "engines.damaged"),
    "user password": (
        lambda: changed(_nothing, encryption=pikepdf.Encryption(user="geheim", owner="x")),
        "engines.password",
    ),
    "owner password only": (lambda: changed(_nothing, encryption=pikepdf.Encryption(user="", owner="geheim")), ""),
    "no pages": (lambda: changed(_no_pages), "engines.no_pages"),
    "page tree in a ring": (lambda: changed(_page_loop), ""),
    "page tree that is its own parent": (lambda: changed(_parent_loop), ""),
    "outline in a ring": (lambda: changed(_outline_loop), ""),
    "bookmark to half a place": (lambda: changed(_half_a_place), ""),
    "form that draws itself": (lambda: changed(_form_loop), ""),
    "huge page": (lambda: changed(_huge_box), ""),
    "odd boxes": (lambda: changed(_odd_boxes), ""),
    "no fonts": (lambda: changed(_no_fonts), ""),
    "fonts without a map": (lambda: changed(_fonts_without_map), ""),
    "sixty thousand signs on a spot": (lambda: changed(_endless_text), ""),
    "broken content": (lambda: changed(_broken_content), ""),
    "object streams": (lambda: changed(_nothing, object_stream_mode=pikepdf.ObjectStreamMode.generate), ""),
    "header alone": (lambda: b"%PDF-1.7\n", "engines.damaged"),
    "half a header": (lambda: b"%PD", "sources.no_pdf"),
    "half": (lambda: small_pdf()[: len(small_pdf()) // 3], "engines.damaged"),
}


def _nothing(pdf: pikepdf.Pdf) -> None:
    """Change nothing."""


@pytest.mark.parametrize("name", PDFS)
def test_odd_pdfs(tmp_path: Path, name: str) -> None:
    make, key = PDFS[name]
    found = outcome(_write(tmp_path, "a b.pdf", make()))
    assert (found if isinstance(found, str) else "") == key


def test_a_good_pdf_is_read_to_its_articles(tmp_path: Path) -> None:
    """So that the tests here do not pass on a reader that finds nothing."""
    found = outcome(_write(tmp_path, "a.pdf", small_pdf(1)))
    assert isinstance(found, Reading)
    assert {a.num for d in found.documents for a in d.articles()} >= {"1", "2"}


def test_thousands_of_empty_pages(tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        for _ in range(2999):
            pdf.pages.append(page)
        pdf.save(tmp_path / "a.pdf")
    found = outcome(tmp_path / "a.pdf")
    assert isinstance(found, Reading) and found.pages == 3000
    assert found.documents == ()


@pytest.mark.parametrize(
    ("name", "data", "key"),
    [
        ("a.pdf", b"", "reading.empty"),
        ("a.pdf", b"\0" * 4000, "sources.unknown_kind"),
        ("a.pdf", b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "sources.image"),
        ("a.pdf", b"MZ\x90\0" + b"\0" * 99, "sources.other_kind"),
        ("a.txt", random.Random(7).randbytes(5000), "sources.unknown_kind"),
        ("a.docx", b"PK\x03\x04", "sources.damaged"),
        ("a.docx", small_docx()[:-200], "sources.damaged"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "sources.other_kind"),
    ],
)
def test_what_is_refused(tmp_path: Path, name: str, data: bytes, key: str) -> None:
    assert outcome(_write(tmp_path, name, data)) == key


def test_folders_and_files_that_are_not_there(tmp_path: Path) -> None:
    (tmp_path / "map.pdf").mkdir()
    assert outcome(tmp_path / "map.pdf") == "sources.folder"
    assert outcome(tmp_path / "weg.pdf") == "reading.not_found"
    (tmp_path / "link.pdf").symlink_to(tmp_path / "link.pdf")
    assert isinstance(outcome(tmp_path / "link.pdf"), str)


# --- what is made to do harm -------------------------------------------------------------------------------------


def _bomb() -> bytes:
    """150 MB of blanks in one part of 150 kB."""
    return docx(p(r("a")), extra={"word/styles.xml": b" " * 150_000_000, "word/_rels/document.xml.rels": _STYLES})


_STYLES = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="a" Type="x/styles" Target="styles.xml"/></Relationships>'
)


def _with_document(document: str) -> bytes:
    """A DOCX whose main part is this text."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", document)
    return buffer.getvalue()


def _entity(declaration: str) -> bytes:
    body = f"<w:body>{p(r('voor &x; na'))}</w:body>"
    return _with_document(f'<!DOCTYPE d [{declaration}]><w:document xmlns:w="{W}">{body}</w:document>')


LAUGHS = '<!ENTITY a "' + "ha" * 50 + '">' + "".join(
    f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 20}">' for i in range(8)
)  # fmt: skip


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    ("make", "key"),
    [
        (_bomb, "sources.unpacks_too_large"),
        (lambda: _entity('<!ENTITY x SYSTEM "geheim.txt">'), "sources.entities"),
        (lambda: _entity('<!ENTITY x SYSTEM "http://example.org/x">'), "sources.entities"),
        (lambda: _entity(LAUGHS + '<!ENTITY x "&i;">'), "sources.entities"),
        (lambda: _with_document("<w:document"), "sources.damaged"),
        (lambda: _with_document(f'<w:document xmlns:w="{W}"/>'), "sources.damaged"),
        (lambda: docx("", extra={f"word/media/{i}": b"" for i in range(10_001)}), "sources.unpacks_too_large"),
    ],
)
def test_hostile_docx(tmp_path: Path, make: Callable[[], bytes], key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "geheim.txt").write_text("geheim")
    monkeypatch.setattr("socket.socket", None)
    assert outcome(_write(tmp_path, "a.docx", make())) == key


@pytest.mark.parametrize(
    "body",
    [
        "<img src='http://example.org/a.png'><link rel=stylesheet href='http://example.org/a.css'>Artikel 1. Tekst.",
        "<script>while (true) {}</script>Artikel 1. Tekst.",
        "<embed src='http://example.org/a'>Artikel 1. Tekst.",
        "<table><tr>" + "<td rowspan=9999 colspan=9999>x" * 300 + "</table>Artikel 1. Tekst.",
        "<ol start=99999999999999999999><li value=-7>x</ol>Artikel 1. Tekst.",
        "<div style='margin-left:1e999px;font-size:99999pt'>Artikel 1. Tekst.</div>",
        "&#0;&#x110000;&#xD800;&nosuch; Artikel 1. Tekst.",
        "<!-- -->" * 900 + "Artikel 1. Tekst.",
        "<div>" * 3000 + "<script " * 100_000,
        "<nav role=doc-toc><li>Artikel 1 " + "." * 200_000 + "x</nav>Artikel 1. Tekst.",
        "<p>" + "<a href='#x'><sup>1</sup></a>" * 3000 + "<p id=x>" + "Artikel 1. Tekst. " * 3000,
        "<" * 5000 + "p>Artikel 1. Tekst.",
        "<a href='#x'><sup>1</sup></a><p id=x><a href='#x'>1</a>Artikel 1. Tekst.",
    ],
)
def test_hostile_html(tmp_path: Path, body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socket.socket", None)
    found = outcome(_write(tmp_path, "a.html", f"<html><body>{body}</body></html>".encode()))
    assert isinstance(found, Reading)
    if body.endswith("Artikel 1. Tekst.") and not ("<ol" in body or "<sup>" in body):
        assert [a.num for d in found.documents for a in d.articles()] == ["1"], "what follows is read"


@pytest.mark.parametrize(
    "text",
    [
        "Artikel 1. " + "x" * 1_000_000,
        "Artikel 1.\n" + "- a\n" * 4_000,
        "\f" * 5000 + "Artikel 1. Tekst.",
        "a-\n" * 5000,
        "((((" * 5000,
        "Artikel 999999999999999999999999. Tekst.\nArt. 1.1.1.1.1.1.1.1.1.1.1.1. Tekst.",
        "\u202eArtikel 1. \u0000Tekst.",
    ],
)
def test_hostile_text(tmp_path: Path, text: str) -> None:
    assert isinstance(outcome(_write(tmp_path, "a.txt", text.encode())), Reading)


# --- what chance makes -------------------------------------------------------------------------------------------

STARTS = (b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<html><body>", b"<?xml version='1.0'?>", b"\xff\xfe", b"Art. 1. ")


@SOME
@given(st.sampled_from(STARTS), st.binary(max_size=600), st.sampled_from(["a.pdf", "a.docx", "a.html", "a.txt", "a"]))
def test_random_bytes(tmp_path_factory: pytest.TempPathFactory, start: bytes, data: bytes, name: str) -> None:
    outcome(_write(tmp_path_factory.getbasetemp(), name, start + data))


@SOME
@given(st.integers(0, 6000), st.lists(st.tuples(st.integers(0, 6000), st.integers(1, 255)), max_size=12), st.booleans())
def test_pdfs_cut_short_and_with_flipped_bits(
    tmp_path_factory: pytest.TempPathFactory, length: int, flips: list[tuple[int, int]], whole: bool
) -> None:
    data = bytearray(small_pdf() if whole else small_pdf()[:length])
    for place, bits in flips:
        if data:
            data[place % len(data)] ^= bits
    outcome(_write(tmp_path_factory.getbasetemp(), "flipped.pdf", bytes(data)))


@SOME
@given(st.floats(0, 1), st.lists(st.tuples(st.floats(0, 1), st.integers(1, 255)), max_size=12), st.booleans())
def test_docx_cut_short_and_with_flipped_bits(
    tmp_path_factory: pytest.TempPathFactory, length: float, flips: list[tuple[float, int]], whole: bool
) -> None:
    data = bytearray(small_docx() if whole else small_docx()[: int(length * len(small_docx()))])
    for place, bits in flips:
        if data:
            data[int(place * (len(data) - 1))] ^= bits
    outcome(_write(tmp_path_factory.getbasetemp(), "flipped.docx", bytes(data)))


TAGS = """
<p> </p> <ol> <ul> <li> </li> </ol> </ul> <table> <tr> <td> <td|colspan=3> </table> <br> <h2> </h2> <sup> </sup>
<a|href='#a'> <a|id=a> </a> <nav> </nav> <main> <div|hidden> </div> <!-- --> <![CDATA[ &amp; &x; <?x <b> </b>
"""
NUMBERS = ("Art. ", "Artikel ", "§ ", "1° ", "a) ", "- ", "CHAPITRE ", "II", "12", ".", ";", " ", "\n", "\n\n", "\f")


@SOME
@given(st.lists(st.sampled_from(TAGS.split()) | st.text(max_size=12), max_size=40))
def test_tags_in_any_order(tmp_path_factory: pytest.TempPathFactory, parts: list[str]) -> None:
    data = "<html><body>" + "".join(parts).replace("|", " ")
    outcome(_write(tmp_path_factory.getbasetemp(), "tags.html", data.encode("utf-8", "replace")))


@SOME
@given(st.lists(st.sampled_from(NUMBERS) | st.text(max_size=8), max_size=60))
def test_numbering_in_any_order(tmp_path_factory: pytest.TempPathFactory, parts: list[str]) -> None:
    outcome(_write(tmp_path_factory.getbasetemp(), "text.txt", "".join(parts).encode("utf-8", "replace")))


@pytest.mark.parametrize("seed", range(6))
def test_samples_with_flipped_bits(tmp_path: Path, seed: int) -> None:
    """Real layouts, damaged: a stretch of a sample is overwritten, or its end is missing."""
    samples = sorted(SAMPLES.glob("*.pdf"), key=lambda f: f.stat().st_size)
    if not samples:
        pytest.skip("there are no samples")
    chance = random.Random(seed)
    data = bytearray(samples[seed % min(len(samples), 3)].read_bytes())
    place = chance.randrange(len(data))
    if seed % 2:
        del data[place:]
    else:
        data[place : place + 200] = chance.randbytes(200)
    outcome(_write(tmp_path, "sample.pdf", bytes(data)))
