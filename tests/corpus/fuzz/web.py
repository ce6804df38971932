"""Web pages and texts that do harm: what would be fetched or run, depths, endless lines, wrong encodings, rubbish."""

from __future__ import annotations

from random import Random

from tests.corpus.fuzz.made import GOOD_HTML, GOOD_TEXT, Made, good_docx, good_pdfs

_PIECES = (
    "<p>",
    "</p>",
    "<ol>",
    "<ul>",
    "<li>",
    "</ul>",
    "<table>",
    "<tr>",
    "<td>",
    "<td colspan=99 rowspan=99>",
    "</table>",
    "<h1>",
    "</h1>",
    "<div>",
    "</div>",
    "<nav role=doc-toc>",
    "</nav>",
    "<sup>",
    "<a href=#x>",
    "</a>",
    "<p id=x>",
    "<li value=9>",
    "<ol type=i start=-3>",
    "<br>",
    "<b>",
    "</b>",
    "<!--",
    "-->",
    "<![CDATA[",
    "&amp;",
    "&x;",
    "<?x",
    "<main>",
    "<style>",
    "<script>",
    "<svg>",
    "<math>",
    "<template>",
    "<frameset>",
    "<plaintext>",
    "<textarea>",
    "<title>",
)
_WORDS = (
    "Art. ",
    "Artikel ",
    "§ ",
    "1° ",
    "a) ",
    "- ",
    "CHAPITRE ",
    "II",
    "12",
    ".",
    ";",
    " ",
    "\n",
    "\n\n",
    "\f",
    "BIJLAGE",
    "Ier",
    "é",
    "(",
    "))",
    "1.1.1.",
    "bis",
    "...",
    "....... 12\n",
)


def fetching(url: str, canary: str) -> tuple[bytes, ...]:
    """Pages that would fetch or run something, in every way that a browser or an XML parser knows."""
    good = GOOD_HTML.decode()
    bodies = (
        f"<img src='{url}/i'><img srcset='{url}/s 2x'><picture><source srcset='{url}/p'></picture>",
        f"<link rel=stylesheet href='{url}/c'><style>@import url({url}/d);p{{background:url({url}/b)}}</style>",
        f"<script src='{url}/j'></script><script>fetch('{url}/f')</script><body onload=\"fetch('{url}/o')\">",
        f"<iframe src='{url}/f'></iframe><object data='{url}/o'></object><embed src='{url}/e'><frame src='{url}/g'>",
        f"<base href='{url}/'><a href='x' ping='{url}/g'>x</a><form action='{url}/a'><input autofocus onfocus=x></form>",
        f"<meta http-equiv=refresh content='0;url={url}/r'><link rel=preload href='{url}/l'><link rel=icon href='{url}/k'>",
        f"<svg><image href='{url}/v'/><use href='{url}/u#x'/></svg><video src='{url}/w' autoplay></video><audio src='{url}/z'></audio>",
        f"<iframe src='file://{canary}'></iframe><a href='javascript:x'>x</a><x:include href='file://{canary}'/>",
        f"<!--#exec cmd='touch {canary}'--><?php system('touch {canary}'); ?><% x %>",
    )
    pages = [good.replace("<h1>", body + "<h1>") for body in bodies]
    head = "<html xmlns='http://www.w3.org/1999/xhtml'><body><p>Artikel 1. &i; Tekst.</p></body></html>"
    for declared in (f'SYSTEM "{url}/d.dtd"', f'[<!ENTITY i SYSTEM "{url}/e">]', f'[<!ENTITY i SYSTEM "file://{canary}">]',
                     f'[<!ENTITY % x SYSTEM "{url}/p"> %x;]'):  # fmt: skip
        pages.append(f"<?xml version='1.0'?><!DOCTYPE html {declared}>{head}")
        pages.append(
            f"<?xml version='1.0'?><?xml-stylesheet href='{url}/x.xsl' type='text/xsl'?><!DOCTYPE html {declared}>{head}"
        )
    laughs = "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 20}">' for i in range(8))
    pages.append(f'<!DOCTYPE html [<!ENTITY a "ha">{laughs}]><html><body><p>Artikel 1. &i;</p></body></html>')
    return tuple(page.encode() for page in pages)


def fetched(number: int, chance: Random) -> Made:
    every = fetching("http://127.0.0.1:9", "/nonexistent/canary")
    return Made((".html", ".xhtml", ".htm")[number % 3], every[number % len(every)])


def deep(number: int, chance: Random) -> Made:
    """Nested, repeated, spanned and styled beyond measure."""
    many = (300, 3_000, 100_000)[number // 16 % 3] + chance.randrange(100)
    good = "<p>Artikel 1. Tekst.</p>"
    body = (
        "<div>" * many + good, "<table><tr><td>" * many + good, "<ul><li>" * many + good, "<b><i>" * many + good,
        "<span style='font-size:larger'>" * many + good, "<a href='#x'><sup>1</sup></a>" * many + "<p id=x>n" + good,
        "<table><tr>" + "<td rowspan=9999 colspan=9999>x" * many + "</table>" + good, "<p>" * many + good,
        "<table>" + "<tr><td>x" * many + "</table>" + good, "<!-- " * many + good, "<" * many + good, "&" * many + good,
        "<nav role=doc-toc>" + "<li>Artikel 1 ..... 7" * many + "</nav>" + good, "<ol start=-99999>" + "<li value=7>x" * many,
        f"<p {'class=x ' * many}>" + good, "<h1>" * many + good + "<div style='page-break-before:always'>x" * many,
    )[number % 16]  # fmt: skip
    return Made(".html", f"<html><body>{body}</body></html>".encode())


def jumbled(number: int, chance: Random) -> Made:
    """Tags and words in any order, unclosed, misplaced."""
    parts = [
        chance.choice(_PIECES) if chance.random() < 0.6 else chance.choice(_WORDS)
        for _ in range(chance.choice((10, 100, 2000)))
    ]
    return Made(".html", ("<html><body>" + "".join(parts)).encode())


_ENCODINGS = (
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "cp1252",
    "latin-1",
    "cp437",
    "utf-7",
    "cp037",
    "mac-roman",
    "big5",
)


def encoded(number: int, chance: Random) -> Made:
    """Texts and pages in an encoding that they do not say, or say wrong; with NULs, marks and halves of characters."""
    said = chance.choice((*_ENCODINGS, "x-user-defined", "rot13", "base64", "idna", "", "utf-8\0"))
    text = GOOD_TEXT.decode() if number % 2 else GOOD_HTML.decode().replace("charset=utf-8", f"charset={said}")
    data = text.replace("comité", "comite").encode(_ENCODINGS[number // 2 % len(_ENCODINGS)], "replace")
    match chance.randrange(5):
        case 0:
            data = data.replace(b" ", b"\0")
        case 1:
            data = data + b"\xff\xfe\xfd" * chance.randrange(20)
        case 2:
            data = b"\xef\xbb\xbf" + data
        case 3:
            data = data[:-1] + b"\xed\xa0\x80\xf4\x90\x80\x80\xc0\x80"
    return Made(".txt" if number % 2 else ".html", data)


def worded(number: int, chance: Random) -> Made:
    """Texts of numbers, marks and words in any order: what the numbering has to sort out."""
    count = (20, 200, 2_000, 20_000)[number // 2 % 4]
    joint = "" if number % 2 else chance.choice(("", "\n", " "))
    return Made(".txt", joint.join(chance.choice(_WORDS) for _ in range(count)).encode())


def long(number: int, chance: Random) -> Made:
    """One line of megabytes, a million lines, a hundred thousand articles: as text and as a page."""
    size = (100_000, 1_000_000, 19_000_000, 100_000_000)[number // 8 % 4]
    unit = ("x", "een woord ", "a-\n", "((((", "- a\n", "\f", "Artikel {n}. Tekst.\n\n", "§ 1. 1° a) ")[number % 8]
    text = unit * (size // len(unit))
    if "{n}" in unit:
        text = "".join(unit.format(n=n) for n in range(size // len(unit) // 10))
    if chance.random() < 0.3:
        return Made(".html", b"<html><body><p>" + text.replace("\n\n", "<p>").encode())
    return Made(".txt", text.encode())


_HEADS = (
    b"", b"%PDF-1.4\n", b"PK\x03\x04", b"PK\x05\x06" + b"\0" * 18, b"<html><body>", b"<?xml version='1.0'?>", b"\xff\xfe", b"Art. 1. ",
    b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF89a", b"II*\0", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf1", b"\x7fELF", b"MZ\x90\0",
    b"\x1f\x8b", b"7z\xbc\xaf\x27\x1c", b"%!PS", b"SQLite format 3\0", b"RIFF\0\0\0\0WEBP", b"MIME-Version: 1.0\nContent-Type: text/html\n",
    b"#!/bin/sh\n", b"\0\0\0\x0cjP  ",
)  # fmt: skip
_SUFFIXES = (".pdf", ".docx", ".html", ".txt", ".htm", ".doc", "")


def junk(number: int, chance: Random) -> Made:
    """Nothing at all, or rubbish under each head and suffix."""
    size = chance.choice((0, 0, 1, 7, 200, 5_000, 100_000))
    fill = chance.choice((chance.randbytes(size), b"\0" * size, b" " * size, b"\xff" * size))
    return Made(_SUFFIXES[number % len(_SUFFIXES)], _HEADS[number // 2 % len(_HEADS)] + fill)


def misnamed(number: int, chance: Random) -> Made:
    """Good files under each other's suffix, one inside the other, one behind the other."""
    good = (good_pdfs()[number % 6], good_docx(), GOOD_HTML, GOOD_TEXT)
    data = good[number % 4]
    match number // 4 % 4:
        case 1:
            data = chance.choice(good) + data
        case 2:
            data = data + chance.choice(good)
        case 3:
            data = (
                chance.choice(
                    (b"\xef\xbb\xbf", b"\r\n\r\n", b"HTTP/1.1 200 OK\r\n\r\n", b"\0", b" " * 9000, b"\x1a" * 1500)
                )
                + data
            )
    return Made(chance.choice(_SUFFIXES), data)
