"""Small PDFs for the tests, typeset here: one oddity each."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import reportlab
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

WIDTH, HEIGHT = 595.0, 842.0
FRENCH = "Article 1er. L'institution s'engage à répondre « sans délai » (§ 2, 3°) ; coût : 1 250 €."
DUTCH = "Artikel 1. De instelling beantwoordt elke aanvraag binnen vijf dagen, zo niet, vóór 's avonds."

Draw = Callable[[canvas.Canvas], None]


def typeset(*pages: Draw, size: tuple[float, float] = (WIDTH, HEIGHT)) -> bytes:
    """A PDF with a page for each function, which draws it."""
    for name, file in (("Vera", "Vera"), ("Vera-Bold", "VeraBd"), ("Vera-Italic", "VeraIt")):
        pdfmetrics.registerFont(TTFont(name, str(Path(reportlab.__file__).parent / "fonts" / f"{file}.ttf")))
    stream = io.BytesIO()
    sheet = canvas.Canvas(stream, pagesize=size, invariant=True)
    for draw in pages:
        sheet.setFont("Vera", 10)
        draw(sheet)
        sheet.showPage()
    sheet.save()
    return stream.getvalue()


def lines(*texts: str, font: str = "Vera", size: float = 10, left: float = 72, top: float = 100) -> Draw:
    """Draws the texts one below the other."""

    def draw(sheet: canvas.Canvas) -> None:
        sheet.setFont(font, size)
        for row, text in enumerate(texts):
            sheet.drawString(left, HEIGHT - top - row * size * 1.4, text)

    return draw


def both(*draws: Draw) -> Draw:
    """Draws several things on one page."""

    def draw(sheet: canvas.Canvas) -> None:
        for one in draws:
            one(sheet)

    return draw


def faces(sheet: canvas.Canvas) -> None:
    """One word in each of six faces, at sizes of 8 to 18."""
    names = ("Times-Roman", "Times-Bold", "Helvetica-Oblique", "Courier-BoldOblique", "Vera-Bold", "Vera-Italic")
    for row, name in enumerate(names):
        sheet.setFont(name, 8 + 2 * row)
        sheet.drawString(72, 700 - 30 * row, f"bestuur{row}")


def raised(sheet: canvas.Canvas) -> None:
    """Raised characters: an ordinal, a square, a footnote call before a full stop, a note number before its text."""
    text = sheet.beginText(72, 700)
    small = {"er": 3.5, "2": 3.5, "4": 3.5, "7": 3.0}
    for piece in ("1", "er", " mars, 80 m", "2", " du budget", "4", ". ", "7", "Zie het verslag"):
        rise = small.get(piece, 0)
        size = 6.5 if rise else 10
        text.setFont("Vera", size)
        text.setRise(rise)
        text.textOut(piece)
    sheet.drawText(text)


def scaled(sheet: canvas.Canvas) -> None:
    """Type of size 1, made 11 points by the matrix; type of 22 made 11; both as some printer drivers write it."""
    for row, size in enumerate((1, 22)):
        sheet.saveState()
        sheet.translate(72, 700 - 30 * row)
        sheet.scale(11 / size, 11 / size)
        sheet.setFont("Vera", size)
        sheet.drawString(0, 0, "Les parties conviennent")
        sheet.restoreState()


def slanted(sheet: canvas.Canvas) -> None:
    """An oblique made by slanting the roman, words parted by position only, between upright words."""
    sheet.drawString(72, 700, "Voir")
    left = 100.0
    for word in ("NOTA", "in", "werking", "sinds", "mei"):
        sheet.saveState()
        sheet.transform(1, 0, 0.3, 1, left, 700)
        sheet.drawString(0, 0, word)
        sheet.restoreState()
        left += pdfmetrics.stringWidth(word, "Vera", 10) + 3
    sheet.drawString(left + 6, 700, "2024")


def positioned(sheet: canvas.Canvas) -> None:
    """Small print without any blank: each word, and in the second line each letter, at its own place."""
    for row, step in enumerate((1, 0)):
        left = 72.0
        for word in ("binnen", "een", "termijn", "van", "tien", "dagen"):
            for piece in [word] if step else list(word):
                sheet.setFont("Vera", 5)
                sheet.drawString(left, 700 - 10 * row, piece)
                left += pdfmetrics.stringWidth(piece, "Vera", 5)
            left += 1.2


def shuffled(sheet: canvas.Canvas) -> None:
    """Two columns with close baselines, drawn from the bottom up and from side to side."""
    for row in reversed(range(12)):
        for column in (1, 0):
            sheet.setFont("Vera", 6)
            sheet.drawString(
                72 + 200 * column, 700 - 6.5 * row - 2.5 * column, f"kolom{column} regel{row} eindigt hier"
            )


def watermark(sheet: canvas.Canvas) -> None:
    """A text, and across it a grey word at 45 degrees; another one runs up the margin."""
    lines(FRENCH, DUTCH)(sheet)
    for left, turn, word in ((200, 45, "ONTWERP"), (40, 90, "Moniteur belge 2022"), (560, 270, "Staatsblad")):
        sheet.saveState()
        sheet.setFillGray(0.7)
        sheet.translate(left, 500)
        sheet.rotate(turn)
        sheet.setFont("Vera", 40 if turn == 45 else 8)
        sheet.drawString(0, 0, word)
        sheet.restoreState()


def skewed(sheet: canvas.Canvas) -> None:
    """Lines that climb by two degrees, as on a scan laid on askew."""
    sheet.translate(72, 500)
    sheet.rotate(2)
    for row in range(6):
        sheet.drawString(0, -12 * row, f"{row + 1}. De partijen komen overeen wat volgt in punt {row} hierboven")


def doubled(sheet: canvas.Canvas) -> None:
    """Bold made by printing twice: a whole line, and letter by letter."""
    for shift in (0, 0.3):
        sheet.drawString(72 + shift, 700, "Titel van het besluit")
    left = 72.0
    for letter in "Bijlage":
        for shift in (0, 0.3):
            sheet.drawString(left + shift, 650, letter)
        left += pdfmetrics.stringWidth(letter, "Vera", 10)


def ruled(sheet: canvas.Canvas) -> None:
    """A stroked frame, a stroked line, a bar drawn as a filled rectangle; a shaded area, a slanting stroke, dots."""
    sheet.rect(100, 400, 200, 100)
    sheet.line(72, 600, 300, 600)
    sheet.setFillGray(0)
    sheet.rect(72, 650, 150, 0.8, stroke=0, fill=1)
    sheet.setFillGray(0.9)
    sheet.rect(350, 400, 100, 50, stroke=0, fill=1)
    sheet.line(350, 600, 450, 700)
    sheet.setFillGray(0)
    for dot in range(5):
        sheet.rect(350 + 6 * dot, 550, 2, 2, stroke=0, fill=1)


def in_a_form(sheet: canvas.Canvas) -> None:
    """Text and a line inside a form that is moved and shrunk."""
    sheet.beginForm("kader")
    sheet.setFont("Vera", 20)
    sheet.drawString(10, 10, "Bijlage bij het besluit")
    sheet.line(10, 5, 300, 5)
    sheet.endForm()
    sheet.saveState()
    sheet.transform(0.5, 0, 0, 0.5, 72, 600)
    sheet.doForm("kader")
    sheet.restoreState()


def picture(cover: float = 1.0) -> Draw:
    """A grey picture over that share of the page."""
    image = ImageReader(Image.new("L", (60, 84), 220))
    return lambda sheet: sheet.drawImage(image, 0, 0, WIDTH, HEIGHT * cover)


def invisible(sheet: canvas.Canvas) -> None:
    """Forty lines of invisible text, as OCR programs lay it under the picture."""
    text = sheet.beginText(72, 780)
    text.setTextRenderMode(3)
    for _ in range(40):
        text.textLine(DUTCH)
    sheet.drawText(text)


def bookmarked(sheet: canvas.Canvas) -> None:
    """Two outline entries, one inside the other, that point to heights on this page."""
    for level, (name, title, y) in enumerate((("a", "Chapitre Ier", 700), ("b", "Article 1er", 650))):
        sheet.bookmarkHorizontal(name, 0, y)
        sheet.addOutlineEntry(title, name, level)
        sheet.drawString(72, y - 10, title)


def turned(data: bytes, turn: int, crop: tuple[float, float, float, float] | None = None) -> bytes:
    """The PDF stored sideways (content turned back by as much as /Rotate turns it), looking as before.

    `crop` is left, lower, right, upper on the page as it is read.
    """
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            w, h = WIDTH, HEIGHT
            sideways = {
                0: (1, 0, 0, 1, 0, 0),
                90: (0, 1, -1, 0, h, 0),
                180: (-1, 0, 0, -1, w, h),
                270: (0, -1, 1, 0, 0, w),
            }
            a, b, c, d, e, f = sideways[turn]
            page.contents_add(f"q {a} {b} {c} {d} {e} {f} cm".encode(), prepend=True)
            page.contents_add(b"Q")
            page.MediaBox = [0, 0, h, w] if turn in (90, 270) else [0, 0, w, h]
            page.Rotate = turn
            if crop:
                corners = [(a * x + c * y + e, b * x + d * y + f) for x, y in (crop[:2], crop[2:])]
                page.CropBox = [*map(min, zip(*corners, strict=True)), *map(max, zip(*corners, strict=True))]
        return _saved(pdf)


def without_descent(data: bytes) -> bytes:
    """The same with fonts that say their letters never hang below the line, as some programs write them."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for font in pdf.objects:
            if isinstance(font, pikepdf.Dictionary) and font.get("/Type") == "/FontDescriptor":
                font.Descent = 0
        return _saved(pdf)


def encoded(codes: dict[str, str], text: bytes) -> bytes:
    """A line of text in a font whose ToUnicode table gives UTF-16 (as hex) for codes (as hex)."""
    rows = "".join(f"<{code}> <{value}>\n" for code, value in codes.items())
    table = f"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def
1 begincodespacerange <00> <FF> endcodespacerange {len(codes)} beginbfchar
{rows}endbfchar endcmap CMapName currentdict /CMap defineresource pop end end"""
    with pikepdf.open(io.BytesIO(typeset(lines("x", font="Helvetica")))) as pdf:
        font = next(iter(pdf.pages[0].Resources.Font.values()))
        font.ToUnicode = pdf.make_stream(table.encode())
        name = next(iter(pdf.pages[0].Resources.Font.keys()))
        pdf.pages[0].Contents = pdf.make_stream(b"BT %s 12 Tf 72 700 Td (%s) Tj ET" % (name.encode(), text))
        return _saved(pdf)


def drawn_letters(text: bytes = b"ab ab abba") -> bytes:
    """Text in a Type 3 font, whose letters are little drawings: "a" a box on the line, "b" one that goes below."""
    with pikepdf.open(io.BytesIO(typeset(lines("x")))) as pdf:
        boxes = {"/a": b"500 0 0 0 450 600 d1 0 0 450 600 re f", "/b": b"500 0 0 -200 450 300 d1 0 -200 450 500 re f"}
        boxes["/space"] = b"500 0 d0"
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type3,
            FontBBox=[0, -200, 500, 800],
            FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
            CharProcs=pikepdf.Dictionary({name: pdf.make_stream(code) for name, code in boxes.items()}),
            Encoding=pikepdf.Dictionary(
                Differences=[32, pikepdf.Name("/space"), 97, pikepdf.Name("/a"), pikepdf.Name("/b")]
            ),
            FirstChar=32,
            LastChar=98,
            Widths=[500] * 67,
            Resources=pikepdf.Dictionary(),
        )
        pdf.pages[0].Resources.Font = pikepdf.Dictionary(T3=pdf.make_indirect(font))
        pdf.pages[0].Contents = pdf.make_stream(b"BT /T3 12 Tf 72 700 Td (%s) Tj ET" % text)
        return _saved(pdf)


def locked(data: bytes, user: str) -> bytes:
    """The PDF encrypted: to open it, the password `user` is needed (none when empty)."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return _saved(pdf, encryption=pikepdf.Encryption(owner="eigenaar", user=user))


def without_pages() -> bytes:
    """A well-formed PDF with no page at all."""
    return _saved(pikepdf.new())


def with_a_broken_page(data: bytes, number: int) -> bytes:
    """The PDF, with a number in the place of page `number`."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        count = len(pdf.pages)
        pdf.Root.Pages.Kids[number - 1] = 5
        return _saved(pdf).replace(f"/Count {count - 1}".encode(), f"/Count {count}".encode())


def with_broken_content(data: bytes, number: int) -> bytes:
    """The PDF, with a name in the place of what page `number` holds."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.pages[number - 1].Contents = pikepdf.Name.Nothing
        return _saved(pdf)


def _saved(pdf: pikepdf.Pdf, **options: object) -> bytes:
    stream = io.BytesIO()
    pdf.save(stream, **options)  # type: ignore[arg-type]
    return stream.getvalue()
