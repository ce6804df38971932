"""PDFs whose pages are odd: of no size or of a mile, thousands of them, a million words, nested or in a ring."""

from __future__ import annotations

from random import Random

from tests.corpus.fuzz.made import Made, parts, pdf, stream, text

_BOXES = (
    b"[0 0 1000000 1000000]", b"[-1000000 -1000000 1000000 1000000]", b"[0 0 0 0]", b"[595 842 0 0]", b"[0 0 -595 -842]",
    b"[nan nan nan nan]", b"[0 0 inf inf]", b"[0 0 1e308 1e308]", b"[0 0 99999999999999999999 842]", b"[]", b"[0 0 595]",
    b"[0 0 595 842 7 7 7]", b"(box)", b"null", b"[/a /b /c /d]", b"9 0 R", b"3 0 R", b"[3 0 R 3 0 R 3 0 R 3 0 R]",
    b"[0 0 0.0001 842]", b"[0 0 595 0.0001]", b"[5 5 5 5]", b"[10000 10000 10595 10842]", b"[[0 0] [595 842]]", b"",
)  # fmt: skip
_TURNS = (b"0", b"90", b"45", b"-90", b"99999999990", b"(90)", b"90.5", b"null", b"3 0 R")


def boxes(number: int, chance: Random) -> Made:
    """Boxes, turns and units of a page."""
    page = b"/Rotate " + chance.choice(_TURNS)
    if number >= len(_BOXES):
        page += b" /CropBox " + (chance.choice(_BOXES) or b"null")
        page += b" /UserUnit " + chance.choice((b"1", b"0", b"-1", b"100000", b"1e300", b"(x)"))
    rules = b" 0 0 m 1e9 1e9 l S 0 0 9e30 1 re f -5000000 100 10000000 0.5 re f"
    size = chance.choice((b"11", b"0", b"-11", b"100000", b"0.00001", b"1e38"))
    content = text().replace(b"/F1 11 Tf", b"/F1 " + size + b" Tf") + rules
    return Made(".pdf", pdf(parts(content, box=_BOXES[number % len(_BOXES)], page=page)))


def nested(number: int, chance: Random) -> Made:
    """Things inside things, hundreds and tens of thousands deep."""
    deep = (50, 500, 5_000, 50_000)[number // 8 % 4] + chance.randrange(20)
    objects = parts()
    match number % 8:
        case 0:  # page tree
            objects[2] = b"<< /Type /Pages /Kids [10 0 R] /Count 1 >>"
            for i in range(10, 10 + deep):
                parent = i - 1 if i > 10 else 2
                objects[i] = b"<< /Type /Pages /Parent %d 0 R /Kids [%d 0 R] /Count 1 >>" % (parent, i + 1)
            objects[10 + deep] = objects.pop(3).replace(b"/Parent 2", b"/Parent %d" % (9 + deep))
        case 1:  # arrays
            objects[3] = objects[3].replace(b"/Type /Page ", b"/Type /Page /X " + b"[" * deep + b"]" * deep)
        case 2:  # dictionaries
            objects[1] = b"<< /Type /Catalog /Pages 2 0 R /X " + b"<< /X " * deep + b"0" + b">>" * deep + b" >>"
        case 3:  # forms
            entries = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /F %d 0 R >> >>"
            for i in range(10, 10 + deep):
                objects[i] = stream(b"/F Do", entries % (i + 1))
            objects[10 + deep] = stream(text(), entries % 10)
            objects |= {3: parts(resources=b"/XObject << /F 10 0 R >>")[3], 4: stream(b"/F Do")}
        case 4:  # outline
            objects[1] = b"<< /Type /Catalog /Pages 2 0 R /Outlines 10 0 R >>"
            for i in range(10, 10 + deep):
                inner = b"/First %d 0 R /Last %d 0 R" % (i + 1, i + 1) if i < 9 + deep else b""
                objects[i] = b"<< /Title (Hoofdstuk %d) /Parent %d 0 R /Count 1 %s >>" % (i, i - 1, inner)
        case 5:  # graphics states, marked content
            objects[4] = stream(b"q /P << /A [ >> BDC " * deep + text())
        case 6:  # arrays in the content
            objects[4] = stream(b"[" * deep + text() + b"<<" * deep)
        case _:  # references to references
            objects |= {i: b"%d 0 R" % (i + 1) for i in range(10, 10 + deep)}
            objects[10 + deep] = objects[4]
            objects[3] = objects[3].replace(b"/Contents 4 0 R", b"/Contents 10 0 R")
    return Made(".pdf", pdf(objects))


def ringed(number: int, chance: Random) -> Made:
    """Things that lead back to themselves, directly or over `far` others."""
    far = 10 + chance.choice((0, 1, 2, 40))
    objects = parts()
    ring = {i: b"%d 0 R" % (i + 1 if i < far else 10) for i in range(10, far + 1)}
    match number % 14:
        case 0:
            objects[2] = b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>"
        case 1:
            objects[2] = b"<< /Type /Pages /Parent 2 0 R /Kids [3 0 R] /Count 1 >>"
            objects[3] = objects[3].replace(b"/MediaBox [0 0 595 842]", b"")
        case 2:
            objects[2] = b"<< /Type /Pages /Kids [10 0 R 3 0 R] /Count 1000 >>"
            for i in range(10, far + 1):
                ahead = i + 1 if i < far else 2
                objects[i] = b"<< /Type /Pages /Parent 2 0 R /Kids [%d 0 R 3 0 R] /Count 9 >>" % ahead
        case 3:
            objects[1] = b"<< /Type /Catalog /Pages 2 0 R /Outlines 10 0 R >>"
            for i in range(10, far + 1):
                ahead = i + 1 if i < far else 10
                objects[i] = b"<< /Title (x) /First %d 0 R /Last %d 0 R /Next %d 0 R >>" % (ahead, ahead, ahead)
        case 4:
            form = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F %d 0 R >> >>"
            objects |= {i: stream(b"/F Do /F Do", form % (i + 1 if i < far else 10)) for i in range(10, far + 1)}
            objects |= {3: parts(resources=b"/XObject << /F 10 0 R >>")[3], 4: stream(text() + b" /F Do")}
        case 5:
            objects |= ring
            objects[3] = objects[3].replace(b"/Contents 4 0 R", b"/Contents 10 0 R")
        case 6:
            objects[4] = objects[4].replace(b"<< /Length", b"<< /Length 4 0 R /L")
        case 7:
            objects[5] = (
                b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [5 0 R] >>"
            )
        case 8:
            objects[1] = b"<< /Type /Catalog /Pages 2 0 R /Names << /Dests 10 0 R >> >>"
            objects[10] = b"<< /Kids [10 0 R 10 0 R] /Limits [(a) (z)] >>"
            objects[1] += b""
        case 9:
            objects[3] = objects[3].replace(b"/Resources <<", b"/Resources 3 0 R /X <<")
        case 10:
            objects |= ring
            objects[2] = b"<< /Type /Pages /Kids 10 0 R /Count 10 0 R >>"
        case 11:  # a letter drawn with itself
            objects[5] = (
                b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /FirstChar 65 /LastChar"
                b" 65 /Widths [9] /Encoding << /Differences [65 /A] >> /CharProcs << /A 10 0 R >>"
                b" /Resources << /Font << /F1 5 0 R >> >> >>"
            )
            objects[10] = stream(b"9 0 d0 BT /F1 1 Tf (AAAA) Tj ET")
        case 12:  # a pattern painted with itself
            entries = b"/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 0.001 /YStep 0.001"
            objects[10] = stream(
                b"/Pattern cs /P scn 0 0 9 9 re f", entries + b" /Resources << /Pattern << /P 10 0 R >> >>"
            )
            content = b"/Pattern cs /P scn 0 0 595 842 re f " + text()
            objects |= {3: parts(resources=b"/Pattern << /P 10 0 R >>")[3], 4: stream(content)}
        case _:
            objects[3] = objects[3].replace(b"/Contents 4 0 R", b"/Contents [4 0 R 3 0 R [4 0 R]] /Annots [3 0 R]")
    return Made(".pdf", pdf(objects))


def crowded(number: int, chance: Random) -> Made:
    """Very many of one thing: objects, annotations, fonts, paths, pictures, bookmarks, words, signs."""
    many = (3_000, 100_000)[number // 8 % 2] + chance.randrange(1000)
    objects = parts()
    match number % 8:
        case 0:
            objects |= {i: b"<< /X %d >>" % i for i in range(10, many)}
        case 1:
            names = b" ".join(b"%d 0 R" % i for i in range(10, many))
            objects |= dict.fromkeys(range(10, many), b"<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] >>")
            objects[3] = objects[3].replace(b"/Type /Page ", b"/Type /Page /Annots [" + names + b"] ")
        case 2:
            objects[4] = stream(b"72 %d m 500 %d l S " % (chance.randrange(800), 100) * many + text())
        case 3:
            objects[4] = stream(b"".join(b"%d %d 0.5 9 re f " % (i % 590, i % 840) for i in range(many)) + text())
        case 4:
            objects[4] = stream(b"q 9 0 0 9 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q " * many + text())
        case 5:
            objects[1] = b"<< /Type /Catalog /Pages 2 0 R /Outlines 10 0 R >>"
            objects[10] = b"<< /First 11 0 R /Last %d 0 R /Count %d >>" % (many, many)
            for i in range(11, many):
                objects[i] = b"<< /Title (Artikel %d) /Parent 10 0 R /Next %d 0 R /Dest [3 0 R /Fit] >>" % (i, i + 1)
        case 6:
            objects[4] = stream(b"BT /F1 8 Tf 72 700 Td " + b"(xxxxxxxxxx) Tj " * (many // 10) + b"ET")
        case _:
            objects[4] = stream(text([f"{i}. artikel {i}" for i in range(many // 2)]))
    return Made(".pdf", pdf(objects))


def million_words(number: int, chance: Random) -> Made:
    """One page with a million words: in lines over the whole page, on one line, on one spot, one below the other."""
    move = (b"0 -0.7 Td ", b"", b"1 0 0 1 72 700 Tm ", b"0 -9 Td ")[number % 4]
    line = b"(" + b"de partij bezorgt een verslag " * 20 + b") Tj "
    count = (1_000_000, 100_000, 10_000)[number // 4 % 3] // 100
    return Made(".pdf", pdf(parts(b"BT /F1 0.6 Tf 20 820 Td " + (move + line) * count + b"ET")))


def many_pages(number: int, chance: Random) -> Made:
    """Thousands of pages: each with text, all the same one, all empty, or only said to be there."""
    count = (5_000, 19_999, 20_001, 1_000_000)[number // 3 % 4]
    objects = parts()
    if number % 3 == 0:
        objects[2] = b"<< /Type /Pages /Kids [" + b"3 0 R " * min(count, 100_000) + b"] /Count %d >>" % count
    elif number % 3 == 1:
        objects[2] = b"<< /Type /Pages /Kids [3 0 R] /Count %d >>" % count
    else:
        count = min(count, 20_001)
        empty = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
        objects |= dict.fromkeys(range(10, 10 + count), empty)
        kids = b" ".join(b"%d 0 R" % i for i in range(10, 10 + count))
        objects[2] = b"<< /Type /Pages /Kids [" + kids + b"] /Count %d >>" % count
    return Made(".pdf", pdf(objects))
