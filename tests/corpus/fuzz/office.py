"""DOCX files that do harm: entities, parts that lie elsewhere, macros, bombs, rings and depths."""

from __future__ import annotations

import struct
import zipfile
from io import BytesIO
from random import Random

from tests.corpus.fuzz.made import LINES, Made
from tests.corpus.sources.docx_files import R, W, definition, docx, numbered, numbers, p, r

_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>'
_LAUGHS = '<!ENTITY a "' + "ha" * 50 + '">' + "".join(
    f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 20}">' for i in range(8)
)  # fmt: skip
_QUADRATIC = '<!ENTITY i "' + "ha" * 50_000 + '">'


_SAID = ("utf-16", "utf-7", "ebcdic", "x", "latin-1")


def package(files: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name)  # of 1980: the time of day would make other bytes of the same seed
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return buffer.getvalue()


def main(body: str, declaration: str = "") -> bytes:
    """A DOCX of nothing but its main part."""
    space = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    text = f"{declaration}<w:document {space}><w:body>{body}</w:body></w:document>"
    return package({"word/document.xml": text.encode()})


def entities(url: str, canary: str) -> tuple[bytes, ...]:
    """Main parts that declare entities: of files, of addresses, in parameters, and those that laugh a billion times."""
    body = "".join(p(r(line)) for line in LINES) + p(r("voor &i; na"))
    return tuple(
        main(body, f"<!DOCTYPE d {declared}>")
        for declared in (
            f'[<!ENTITY i SYSTEM "{url}/entity">]', f'[<!ENTITY i SYSTEM "file://{canary}">]', f'SYSTEM "{url}/d.dtd"',
            f'PUBLIC "-//X" "{url}/public.dtd"', f'[<!ENTITY % x SYSTEM "{url}/parameter"> %x;]', f"[{_LAUGHS}]",
            f"[{_QUADRATIC}]", '[<!ENTITY i "&i;">]', f'[<!NOTATION n SYSTEM "{url}/n"><!ENTITY i SYSTEM "x" NDATA n>]',
        )
    )  # fmt: skip


def elsewhere(url: str, canary: str) -> tuple[bytes, ...]:
    """Documents whose template, styles, pictures, frames, data or text lie at an address, or in a file beside them."""
    good = "".join(p(r(line)) for line in LINES)
    found = []
    for kind in (
        "attachedTemplate",
        "styles",
        "image",
        "numbering",
        "footnotes",
        "frame",
        "oleObject",
        "aFChunk",
        "mailMergeSource",
        "officeDocument",
    ):
        for target in (f"{url}/{kind}", f"file://{canary}", "../../../../etc/passwd", "\\\\127.0.0.1\\x\\y"):
            for mode in (' TargetMode="External"', ""):
                relation = _RELATIONS % f'<Relationship Id="x" Type="{R}/{kind}" Target="{target}"{mode}/>'
                body = f'{good}<w:altChunk r:id="x"/><w:drawing><a:blip r:link="x" r:embed="x"/></w:drawing>'
                body += "".join(
                    f"<w:p><w:r><w:instrText>{field}</w:instrText></w:r></w:p>"
                    for field in (
                        f'INCLUDETEXT "{url}/t"',
                        f'INCLUDEPICTURE "{url}/p"',
                        f'DDEAUTO "sh" "touch {canary}"',
                    )
                )
                where = "_rels/.rels" if kind == "officeDocument" else "word/_rels/document.xml.rels"
                parts = {name: zipfile.ZipFile(BytesIO(main(body))).read(name) for name in ["word/document.xml"]}
                found.append(
                    package({**parts, where: relation.encode(), "word/_rels/settings.xml.rels": relation.encode()})
                )
    return tuple(found)


def hostile(number: int, chance: Random) -> Made:
    """Entities and parts that lie elsewhere, under the suffixes of documents, templates and macros."""
    every = entities("http://127.0.0.1:9", "/nonexistent/canary") + elsewhere(
        "http://127.0.0.1:9", "/nonexistent/canary"
    )
    return Made((".docx", ".docm", ".dotx")[number % 3], every[number % len(every)])


def odd(number: int, chance: Random) -> Made:
    """Rings, depths, lies, numbers beyond measure, doubled and misplaced parts, macros, rubbish in each part."""
    deep = chance.choice((20, 200, 3_000, 30_000))
    good = "".join(p(r(line)) for line in LINES)
    match number % 18:
        case 0:
            data = docx("<w:tbl><w:tr><w:tc>" * deep + good + "</w:tc></w:tr></w:tbl>" * deep)
        case 1:
            data = docx("<w:sdt><w:sdtContent>" * deep + good + "</w:sdtContent></w:sdt>" * deep)
        case 2:
            data = docx(
                "<w:p>"
                + "<w:r><w:pict><w:txbxContent><w:p>" * deep
                + "</w:p></w:txbxContent></w:pict></w:r>" * deep
                + "</w:p>"
            )
        case 3:  # styles based on each other
            style = '<w:style w:type="paragraph" w:styleId="{a}"><w:basedOn w:val="{b}"/></w:style>'
            ring = "".join(style.format(a=i, b=(i + 1) % min(deep, 3000)) for i in range(min(deep, 3000)))
            data = docx(p(r("Artikel 1. Tekst."), properties='<w:pStyle w:val="0"/>'), styles=ring)
        case 4:  # lists of other lists' style
            link = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="x"/></w:abstractNum>'
            data = docx(
                p(r("x"), properties=numbered(8)),
                numbering=link + numbers((1, 1)),
                styles='<w:style w:styleId="x"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
            )
        case 5:
            form = "%1%2%3%4%5%6%7%8%9" * 500
            data = docx(
                p(r("x"), properties=numbered(99, 1)) * 50,
                numbering=definition(*[("decimal", form)] * 9) + numbers((1, 1)),
            )
        case 6:
            wrong = chance.choice(("-1", "99999999999999999999", "NaN", "", "१", "1e9"))
            properties = f'<w:numPr><w:ilvl w:val="{wrong}"/><w:numId w:val="{wrong}"/></w:numPr><w:ind w:left="{wrong}" w:hanging="{wrong}"/><w:outlineLvl w:val="{wrong}"/>'
            cell = f'<w:tbl><w:tr><w:trPr><w:gridBefore w:val="{wrong}"/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val="{wrong}"/></w:tcPr>{good}</w:tc></w:tr></w:tbl>'
            data = docx(
                p(r("Artikel 1. x", f'<w:sz w:val="{wrong}"/>'), properties=properties) + cell,
                numbering=definition(("decimal", "%1.")) + numbers((1, 1)),
            )
        case 7:  # notes that call themselves
            call = '<w:r><w:footnoteReference w:id="2"/></w:r>'
            data = docx(p(r("a"), call) * 50, footnotes=f'<w:footnote w:id="2">{p(r("noot"), call)}</w:footnote>')
        case 8:
            names = [
                "../../../evil.txt",
                "/etc/evil",
                "C:\\evil",
                "word/\x01.xml",
                "word/document.xml/",
                "a" * 60_000,
                "word/../word/styles.xml",
            ]
            data = docx(good, extra=dict.fromkeys(names, b"x"))
        case 9:
            data = docx(
                good,
                extra={
                    "word/vbaProject.bin": chance.randbytes(4000),
                    "word/activeX/x.bin": b"MZ",
                    "customXml/item1.xml": b"<!DOCTYPE x SYSTEM 'http://127.0.0.1:9/'><x/>",
                },
            )
        case 10:  # sizes that lie
            lying = bytearray(docx(good))
            for place in _headers(bytes(lying)):
                struct.pack_into("<II", lying, place + 20, chance.randrange(2**32), chance.choice((0, 1, 2**32 - 1)))
            data = bytes(lying)
        case 11:
            data = docx(p(*[r("een ")] * deep) + p(r("x" * 100 * deep)))
        case 12:
            data = docx("".join(p(r(f"Artikel {i}. Tekst.")) for i in range(deep)))
        case 13:
            part = chance.choice(("styles", "numbering", "footnotes", "endnotes"))
            data = docx(good, namespace=W, extra=None, **{part: "<w:x>" * 300})
        case 14:
            data = docx(good, namespace=chance.choice(("", "urn:x", W + "/x")))
        case 15:
            data = main(
                good,
                f'<?xml version="1.0" encoding="{chance.choice(_SAID)}"?>',
            )
        case 16:
            data = package({"word/document.xml": chance.randbytes(500), "word/styles.xml": b""})
        case _:
            data = package(
                {
                    "mimetype": b"application/epub+zip",
                    chance.choice(("xl/a", "ppt/a", "word/x", "[Content_Types].xml")): b"x",
                }
            )
    return Made(".docx", data)


def _headers(data: bytes) -> list[int]:
    """Where the entries of a zip's directory stand."""
    places, at = [], data.find(b"PK\1\2")
    while at >= 0:
        places.append(at)
        at = data.find(b"PK\1\2", at + 4)
    return places


def bombs(number: int, chance: Random) -> Made:
    """Parts that unpack to hundreds of megabytes; archives of archives; ten thousand parts and more; one part shared."""
    part = (
        "word/document.xml",
        "word/styles.xml",
        "word/numbering.xml",
        "word/footnotes.xml",
        "[Content_Types].xml",
        "_rels/.rels",
    )[number % 6]
    size = (40 << 20, 300 << 20, 90 << 20, 1 << 20)[number // 6 % 4]
    inside = (b" ", b"<w:p/>", b"x", b"<a>")[number // 6 % 4]
    head = b'<w:document xmlns:w="%s"><w:body>' % W.encode() if part == "word/document.xml" else b"<x>"
    extra = {part: head + inside * (size // len(inside)), "word/_rels/document.xml.rels": _links().encode()}
    if number % 6 == 4:
        extra = {f"word/media/{i}": b"" for i in range(10_001 + chance.randrange(99))}
    base = zipfile.ZipFile(BytesIO(docx(p(r("a")))))
    return Made(".docx", package({**{name: base.read(name) for name in base.namelist()}, **extra}))


def _links() -> str:
    kinds = ("styles", "numbering", "footnotes")
    return _RELATIONS % "".join(f'<Relationship Id="{k}" Type="{R}/{k}" Target="{k}.xml"/>' for k in kinds)
