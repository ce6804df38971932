"""PDFs whose streams do harm: bombs that unpack to gigabytes, huge or broken pictures, fonts that lead nowhere."""

from __future__ import annotations

import zlib
from random import Random

from tests.corpus.fuzz.made import Made, parts, pdf, stream, text

_GIGABYTE = 1 << 30
_PIECE = 1 << 20


def _packed(unit: bytes, size: int, layers: int = 1, end: bytes = b"") -> bytes:
    """`unit` over and over up to `size` bytes, packed `layers` times, without ever standing unpacked in memory."""
    piece = unit * (_PIECE // len(unit))
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(piece) for _ in range(size // len(piece))) + packer.compress(end) + packer.flush()
    for _ in range(layers - 1):
        data = zlib.compress(data, 9)
    return data


def _filtered(data: bytes, filters: str, entries: bytes = b"") -> bytes:
    return stream(data, b"/Filter [%s] %s" % (filters.encode(), entries))


def bombs(number: int, chance: Random) -> Made:
    """Streams of a few hundred kilobytes that unpack to hundreds of megabytes (the first twelve) or to gigabytes."""
    size = (150 << 20) + chance.randrange(_PIECE) if number < 12 else 3 * _GIGABYTE
    objects = parts()
    match number % 12:
        case 0:  # content of blanks
            objects[4] = _filtered(_packed(b" ", size, end=text()), "/FlateDecode")
        case 1:  # packed twice
            objects[4] = _filtered(_packed(b" ", size, 2, end=text()), "/FlateDecode /FlateDecode")
        case 2:  # content of text
            objects[4] = _filtered(_packed(b"BT /F1 9 Tf 72 700 Td (een termijn) Tj ET\n", size // 8), "/FlateDecode")
        case 3:  # content of lines
            objects[4] = _filtered(_packed(b"1 1 m 500 1 l S ", size // 4), "/FlateDecode")
        case 4:  # a picture
            entries = (
                b"/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /BitsPerComponent 8 /ColorSpace /DeviceGray"
            )
            objects |= {
                3: parts(resources=b"/XObject << /I 10 0 R >>")[3],
                4: stream(b"q 500 0 0 700 9 9 cm /I Do Q " + text()),
            }
            objects[10] = _filtered(_packed(b"\0", size), "/FlateDecode", entries)
        case 5:  # a form
            entries = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]"
            objects |= {3: parts(resources=b"/XObject << /F 10 0 R >>")[3], 4: stream(b"/F Do " + text())}
            objects[10] = _filtered(_packed(b"0 0 m ", size), "/FlateDecode", entries)
        case 6:  # what a font says of its letters
            objects[5] = objects[5].replace(b"/Subtype", b"/ToUnicode 10 0 R /Subtype")
            objects[10] = _filtered(_packed(b"1 beginbfchar <41> <0042> endbfchar ", size), "/FlateDecode")
        case 7:  # a font file
            objects[5] = objects[5].replace(b"/Type1", b"/TrueType /FontDescriptor 10 0 R")
            objects[10] = b"<< /Type /FontDescriptor /FontName /Helvetica /Flags 32 /FontFile2 11 0 R >>"
            objects[11] = _filtered(_packed(b"\0\1\0\0", size), "/FlateDecode")
        case 8:  # an object stream in which everything stands
            return Made(".pdf", _in_object_stream(size))
        case 9:  # run lengths
            objects[4] = _filtered(_packed(b"\x81 ", size // 64, end=b"\x80"), "/FlateDecode /RunLengthDecode")
        case 10:  # a colour profile
            objects |= {3: parts(resources=b"/ColorSpace << /C [/ICCBased 10 0 R] >>")[3]}
            objects |= {
                4: stream(b"/C cs 0 0 0 sc " + text()),
                10: _filtered(_packed(b"\0", size), "/FlateDecode", b"/N 3"),
            }
        case _:  # an annotation's look
            entries = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]"
            annotation = b"<< /Type /Annot /Subtype /Widget /FT /Tx /Rect [0 0 9 9] /AP << /N 10 0 R >> >>"
            objects[3] = parts(page=b"/Annots [" + annotation + b"]")[3]
            objects[10] = _filtered(_packed(b"0 0 m ", size), "/FlateDecode", entries)
    return Made(".pdf", pdf(objects))


def _in_object_stream(size: int) -> bytes:
    """A PDF whose catalogue stands at the head of an object stream that goes on for `size` bytes of blanks."""
    objects = parts()
    inner = objects.pop(1) + b" "
    packer = zlib.compressobj(9)
    data = packer.compress(b"1 0 " + inner)
    data += b"".join(packer.compress(b" " * _PIECE) for _ in range(size // _PIECE)) + packer.flush()
    entries = b"<< /Type /ObjStm /N 1 /First 4 /Length %d /Filter /FlateDecode >>\nstream\n" % len(data)
    objects[9] = entries + data + b"\nendstream"
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for key, body in objects.items():
        places[key] = len(out)
        out += b"%d 0 obj\n" % key + body + b"\nendobj\n"
    rows = bytearray()
    for key in range(11):
        kind, where = (
            (2, 9) if key == 1 else (1, places[key]) if key in places else (1, len(out)) if key == 10 else (0, 0)
        )
        rows += bytes([kind]) + where.to_bytes(5, "big") + b"\0"
    start = len(out)
    entries = b"/Type /XRef /Size 11 /W [1 5 1] /Root 1 0 R"
    return bytes(out) + b"10 0 obj\n" + stream(bytes(rows), entries) + b"\nendobj\nstartxref\n%d\n%%%%EOF" % start


_FILTERS = (
    "/DCTDecode",
    "/JPXDecode",
    "/JBIG2Decode",
    "/CCITTFaxDecode",
    "/FlateDecode",
    "/LZWDecode",
    "/RunLengthDecode",
    "/ASCII85Decode",
    "/Crypt",
    "/NoSuchDecode",
)
_SIZES = ((1, 1), (0, 0), (-5, 7), (100, 100), (65_500, 65_500), (1_000_000, 1), (2_147_483_647, 2_147_483_647))
_SPACES = (
    b"/DeviceRGB",
    b"/DeviceCMYK",
    b"[/Indexed /DeviceRGB 255 <00>]",
    b"[/Indexed 10 0 R 9 <>]",
    b"/Pattern",
    b"null",
    b"[/Separation /X 10 0 R 10 0 R]",
)


def pictures(number: int, chance: Random) -> Made:
    """Pictures of no size or of terabytes, in all packings, whose data are missing, rubbish or half there."""
    (wide, high), way = _SIZES[number // len(_FILTERS) % len(_SIZES)], _FILTERS[number % len(_FILTERS)]
    data = chance.choice(
        (b"", chance.randbytes(3000), b"\xff\xd8\xff\xe0" + chance.randbytes(500), zlib.compress(b"\x55" * 30_000))
    )
    entries = b"/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent %s /ColorSpace %s"
    bits = chance.choice((b"1", b"8", b"16", b"0", b"99"))
    mask = chance.choice((b"", b" /SMask 10 0 R", b" /Mask [0 0 0 0]", b" /ImageMask true", b" /Decode [9 -9]"))
    objects = parts(resources=b"/XObject << /I 10 0 R >>")
    objects[4] = stream(b"q 595 0 0 842 0 0 cm /I Do Q " + (text() if number % 2 else b""))
    objects[10] = _filtered(data, way, entries % (wide, high, bits, chance.choice(_SPACES)) + mask)
    return Made(".pdf", pdf(objects))


_ENCODINGS = (
    b"/Identity-H",
    b"/Identity-V",
    b"/UniGB-UCS2-H",
    b"/NoSuch",
    b"11 0 R",
    b"null",
    b"<< /Differences [0 /a 300 /b -4 /c] >>",
    b"5 0 R",
)
_WIDTHS = (b"[]", b"[nan]", b"[1e30 -1e30 0]", b"[0 [500 500] 65535 4294967295 9]", b"5 0 R", b"(x)")


def fonts(number: int, chance: Random) -> Made:
    """Fonts without a map, with a wrong one, with rubbish for letters, or that are no fonts at all."""
    kind = (b"/Type0", b"/TrueType", b"/Type1", b"/Type3", b"/MMType1", b"/CIDFontType2", b"/NoSuch", b"null")[
        number % 8
    ]
    maps = (
        b"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <00> <FFFFFFFF> <0000> endbfrange",
        b"1 beginbfrange <00> <FF> [<0041> <D800> <DC00> <FFFE>] endbfrange", b"beginbfchar <41>", b"", chance.randbytes(400),
        b"1 beginbfchar <41> <" + b"0041" * 5000 + b"> endbfchar", b"/Other usecmap " * 99,
    )  # fmt: skip
    entries = b"<< /Type /Font /Subtype %s /BaseFont /X%s /Encoding %s /Widths %s /W %s /FirstChar %d /LastChar %d" % (
        kind, b"Y" * chance.choice((0, 30_000)), chance.choice(_ENCODINGS), chance.choice(_WIDTHS), chance.choice(_WIDTHS),
        chance.choice((0, -1, 65, 2_147_483_647)), chance.choice((0, -1, 255, 2_147_483_647)),
    )  # fmt: skip
    entries += b" /DescendantFonts %s" % chance.choice((b"[]", b"[12 0 R]", b"[5 0 R]", b"12 0 R"))
    entries += chance.choice((b"", b" /ToUnicode 10 0 R", b" /ToUnicode /Identity-H"))
    entries += b" /FontMatrix %s /FontBBox [0 0 0 0]" % chance.choice(
        (b"[0 0 0 0 0 0]", b"[1 0 0 1 0 0]", b"[1e30 0 0 1 0 0]")
    )
    entries += b" /FontDescriptor 13 0 R /CharProcs << /A 10 0 R >> >>"
    objects = parts() | {5: entries, 10: stream(chance.choice(maps)), 11: stream(chance.choice(maps), b"/Type /CMap")}
    objects[12] = (
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << >> /DW 1e9 /FontDescriptor 13 0 R >>"
    )
    file = chance.choice((b"/FontFile", b"/FontFile2", b"/FontFile3"))
    objects[13] = b"<< /Type /FontDescriptor /FontName /X /Flags -1 %s 14 0 R /Ascent 1e30 /FontWeight (x) >>" % file
    objects[14] = stream(
        chance.choice((b"", b"\0\1\0\0", b"OTTO", b"%!PS-AdobeFont")) + chance.randbytes(900), packed=True
    )
    return Made(".pdf", pdf(objects))


_SCRIPTS = (
    "0590-05FF",
    "0600-06FF",
    "4E00-9FFF",
    "0900-097F",
    "1F300-1F6FF",
    "0300-036F",
    "E000-F8FF",
    "0000-001F",
    "200B-202E",
    "D800-DFFF",
    "FFF0-FFFF",
)


def scripts(number: int, chance: Random) -> Made:
    """Text that runs from the right, in other scripts, of marks without letters, private, silent and forbidden signs."""
    first, last = (int(end, 16) for end in _SCRIPTS[number % len(_SCRIPTS)].split("-"))
    rows = b"".join(b"<%02X> <%s>\n" % (code, _utf16(chance.randint(first, last))) for code in range(33, 127))
    table = b"1 begincodespacerange <00> <FF> endcodespacerange 94 beginbfchar\n" + rows + b"endbfchar"
    objects = parts() | {10: stream(table)}
    objects[5] = objects[5].replace(b"/Type /Font", b"/Type /Font /ToUnicode 10 0 R")
    matrix = chance.choice((b"-1 0 0 1 500 0", b"1 0 0 -1 0 800", b"0 1 -1 0 500 9", b"1 0 0 1 0 0", b"0 0 0 0 0 0"))
    objects[4] = stream(b"q " + matrix + b" cm " + text() + b" Q " + text())
    return Made(".pdf", pdf(objects))


def _utf16(code: int) -> bytes:
    return chr(code).encode("utf-16-be", "surrogatepass").hex().upper().encode()
