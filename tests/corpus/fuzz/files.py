"""PDFs whose build is odd or that would act: broken cross-references, updates, passwords, scripts, attachments."""

from __future__ import annotations

import re
from random import Random
from typing import Literal

import pikepdf

from tests.corpus.fuzz.made import Made, good_pdfs, parts, pdf, saved, stream, text


def references(number: int, chance: Random) -> Made:
    """Cross-reference tables that are wrong, missing, in a ring, doubled; trailers that name nothing."""
    data = good_pdfs()[number // 12 % 6]
    end = chance.choice((b"0", b"7", b"-1", b"99999999999", b"(x)", b"%d" % (len(data) - 3)))
    match number % 12:
        case 0:
            data = re.sub(rb"startxref\s+\d+", b"startxref\n" + end, data)
        case 1:
            data = re.sub(rb"\d{10} 00000 n", lambda _: b"%010d 00000 n" % chance.randrange(2 * len(data)), data)
        case 2:
            data = data.replace(b"startxref", b"startxerf")
        case 3:
            data = data.replace(
                b"/Root", chance.choice((b"/Toor", b"/Root null /X", b"/Root 99 0 R /X", b"/Root 3 0 R /X"))
            )
        case 4:
            data = re.sub(rb"trailer\s*<<", b"trailer\n<< /Prev %d " % data.rfind(b"xref\n0"), data)
        case 5:
            data = re.sub(
                rb"/Size \d+", b"/Size " + chance.choice((b"0", b"1", b"-1", b"2147483647", b"8388607")), data
            )
        case 6:
            data = re.sub(
                rb"xref\n0 \d+", b"xref\n0 " + chance.choice((b"0", b"999999999", b"-5", b"2147483648")), data
            )
        case 7:
            data = data.replace(b"endobj", b"").replace(b"endstream", b"")
        case 8:
            data = re.sub(rb"\b(\d+) 0 obj", lambda m: b"%d 0 obj" % chance.choice((int(m[1]), 1, 3, 8388607, 0)), data)
        case 9:
            data = re.sub(
                rb"/Length \d+", lambda _: b"/Length " + chance.choice((b"0", b"-1", b"999999999", b"3 0 R")), data
            )
        case 10:
            data = data.replace(b"\n", b"\r") if number % 24 < 12 else data.replace(b"\n", b"\r\n")
        case _:
            data = re.sub(rb"/Prev \d+|/XRefStm \d+", b"", data) + b"startxref\n" + end + b"\n%%EOF\n"
    return Made(".pdf", data)


def updates(number: int, chance: Random) -> Made:
    """Changed and changed again: incremental updates, hybrid files, linearised ones with more behind their end."""
    data = good_pdfs()[0] if number % 3 else good_pdfs()[4]
    for turn in range((1, 5, 300)[number % 3 if number < 30 else 0]):
        data = _updated(data, chance.randrange(1, 6), turn, chance)
    return Made(".pdf", data)


def _updated(data: bytes, number: int, turn: int, chance: Random) -> bytes:
    last = data.rfind(b"startxref")
    before = re.match(rb"startxref\s+(\d+)", data[last:])
    body = chance.choice((parts()[number], parts(text([f"Artikel {turn}. Tekst."]))[number], b"null", b"<< >>"))
    place = len(data)
    data += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(data)
    hybrid = chance.choice((b"", b"", b" /XRefStm %d" % chance.randrange(start)))
    entries = b"/Size 6 /Root 1 0 R /Prev %s%s" % (before[1] if before else b"0", hybrid)
    data += b"xref\n%d 1\n%010d 00000 n \ntrailer\n<< %s >>\nstartxref\n%d\n%%%%EOF\n" % (number, place, entries, start)
    return data


def locked(number: int, chance: Random) -> Made:
    """Protected: by the password of a reader, of the owner alone, in each way of encrypting; and broken protections."""
    user = ("geheim", "", "é€ù", "x" * 200)[number % 4]
    strengths: tuple[Literal[2, 3, 4, 6], ...] = (2, 3, 4, 6)
    strength = strengths[number // 4 % 4]
    how = pikepdf.Encryption(
        user=user, owner=chance.choice(("eigenaar", "")), R=strength, aes=strength > 3, metadata=strength > 3
    )
    data = saved(good_pdfs()[chance.choice((0, 1, 2, 5))], encryption=how)
    if number >= 16:
        wrong = chance.choice((b"/V 99", b"/V 0", b"/V -1", b"/V 5"))
        data = re.sub(rb"/V \d", wrong, data) if number % 2 else re.sub(rb"/O <\w+>", b"/O <00>", data)
    return Made(".pdf", data)


_TRAPS = (
    b"<< /S /JavaScript /JS (app.alert\\('x'\\); this.submitForm\\('{url}'\\);) >>",
    b"<< /S /Launch /F (/bin/sh) /Win << /F (cmd.exe) /P (/c echo > {canary}) >> >>",
    b"<< /S /Launch /F (touch {canary}) >>",
    b"<< /S /URI /URI ({url}/uri) >>",
    b"<< /S /GoToR /F << /FS /URL /F ({url}/remote.pdf) >> /D [0 /Fit] >>",
    b"<< /S /GoToE /T << /R /C /N (x) /T << /R /C >> >> /F ({url}/e.pdf) >>",
    b"<< /S /SubmitForm /F << /FS /URL /F ({url}/form) >> /Flags 4 >>",
    b"<< /S /ImportData /F ({url}/data.fdf) >>",
    b"<< /S /Rendition /OP 0 /R << /S /MR /C << /D << /FS /URL /F ({url}/film) >> >> >> >>",
)


def trap(action: bytes, url: str, canary: str, place: int = 0) -> bytes:
    """A PDF that would act when it is opened, turned to, clicked on or closed, and whose parts lie elsewhere."""
    action = action.replace(b"{url}", url.encode()).replace(b"{canary}", canary.encode())
    remote = b"<< /FS /URL /F (" + url.encode() + b"/part) >>"
    root = (b"/OpenAction ", b"/AA << /WC %s /DP %s >> /X ", b"/Names << /JavaScript << /Names [(a) %s] >> >> /X ")[
        place % 3
    ]
    root = root.replace(b"%s", action) + action
    annotations = b"/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 595 842] /A " + action + b" >>"
    annotations += b" << /Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] /FS 11 0 R >>"
    annotations += (
        b" << /Type /Annot /Subtype /Widget /FT /Btn /T (b) /Rect [0 0 9 9] /AA << /U "
        + action
        + b" /PO "
        + action
        + b" >> >>]"
    )
    form = b" /AcroForm << /XFA 12 0 R /Fields [] /NeedAppearances true >> /EmbeddedFiles << /Names [(a) 11 0 R] >>"
    objects = parts(page=annotations + b" /AA << /O " + action + b" >>", root=root + form)
    objects[3] = objects[3].replace(b"/Contents 4 0 R", b"/Contents [4 0 R 13 0 R]")
    objects[11] = b"<< /Type /Filespec /F (../../bijlage.exe) /EF << /F 14 0 R >> >>"
    objects[12] = stream(
        b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'><!DOCTYPE x SYSTEM '%s/x.dtd'></xdp:xdp>" % url.encode()
    )
    objects[13] = b"<< /Length 0 /F " + remote + b" /FFilter /FlateDecode >>\nstream\n\nendstream"
    objects[14] = stream(b"MZ" + b"\0" * 500, b"/Type /EmbeddedFile")
    return pdf(objects)


def traps() -> tuple[bytes, ...]:
    """The actions that `trap` takes."""
    return _TRAPS


def active(number: int, chance: Random) -> Made:
    """PDFs that would act, if somebody let them."""
    action = _TRAPS[number % len(_TRAPS)]
    return Made(".pdf", trap(action, "http://127.0.0.1:9", "never-written", number + chance.randrange(3)))
