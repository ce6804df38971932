"""The word engines: what words, type, lines and notes they give for pages typeset here."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from corpus.engines import Engine, outline, page_count, pages, picture
from corpus.errors import ReadingError
from corpus.page import Page
from tests.corpus import pdfs

ODD_CODES = {"41": "D835DC9C", "42": "00660069", "43": "0000", "44": "E000", "45": "D800", "46": "FFFD", "48": "FEFF"}
"""Beyond 16 bits; two letters for one code; NUL; private; a lone surrogate; replacement; byte-order mark."""
SHIFTED = "".join(chr(ord(sign) + 3) if sign.isalpha() else sign for sign in pdfs.DUTCH)
"""Dutch with each letter moved on by three, as a font without encoding gives it."""

ENGINES: tuple[Engine, ...] = ("pdfium", "pdfplumber")
CROP = (80.0, 300.0, 400.0, 780.0)

Keep = Callable[[bytes], Path]
Damage = Callable[[bytes, int], bytes]


@pytest.fixture
def keep(tmp_path: Path) -> Keep:
    """Writes a PDF to disk."""

    def write(data: bytes) -> Path:
        path = tmp_path / "proef.pdf"
        path.write_bytes(data)
        return path

    return write


def texts(page: Page) -> list[str]:
    return [word.text for word in page.words]


def only(path: Path, engine: Engine = "pdfium") -> Page:
    (page,) = pages(path, engine)
    return page


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (pdfs.typeset(pdfs.lines("L'article 1er, § 2, 3° : « à temps »")), "L'article 1er, § 2, 3° : « à temps »"),
        (pdfs.typeset(pdfs.lines("Vóór 's avonds, zo'n 1.250 €")), "Vóór 's avonds, zo'n 1.250 €"),
        # one character for two letters
        (pdfs.typeset(pdfs.lines("de\ufb01nitief con\ufb02it")), "definitief conflit"),
        # hyphens at a line's end stay, a soft one that was printed is a hyphen; one inside a line too
        (pdfs.typeset(pdfs.lines("de overeen-", "komst")), "de overeen- komst"),
        (pdfs.typeset(pdfs.lines("le rap\u00ad", "port e\u00admail")), "le rap- port e-mail"),
        # small print: 5 points, parted by gaps of 1.2 points and no blank; letter by letter in the second line
        (pdfs.typeset(pdfs.positioned), "binnen een termijn van tien dagen " * 2),
        # an oblique made by slanting, whose boxes overlap
        (pdfs.typeset(pdfs.slanted), "Voir NOTA in werking sinds mei 2024"),
        # printed twice to look bold
        (pdfs.typeset(pdfs.doubled), "Titel van het besluit Bijlage"),
        # a form that is moved and shrunk
        (pdfs.typeset(pdfs.in_a_form), "Bijlage bij het besluit"),
        # letters that are drawings, of different heights
        (pdfs.drawn_letters(b"ab ab abba"), "ab ab abba"),
        (pdfs.encoded(ODD_CODES, b"aAb B cCd D eEf F yHz"), "a\U0001d49cb fi cd \ue000 ef \ufffd yz"),
    ],
)  # fmt: skip
def test_words(keep: Keep, engine: Engine, data: bytes, expected: str) -> None:
    assert texts(only(keep(data), engine)) == expected.split()


@pytest.mark.parametrize("engine", ENGINES)
def test_text_at_an_angle_is_left_out_and_breaks_nothing(keep: Keep, engine: Engine) -> None:
    page = only(keep(pdfs.typeset(pdfs.watermark)), engine)
    assert texts(page) == f"{pdfs.FRENCH} {pdfs.DUTCH}".split()


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("draw", [pdfs.skewed, pdfs.shuffled], ids=["skewed scan", "narrow columns, close baselines"])
def test_words_survive_skew_and_odd_drawing_order(keep: Keep, engine: Engine, draw: pdfs.Draw) -> None:
    """Sorted by height first, the lines of these pages run into each other and fall into single letters."""
    found = texts(only(keep(pdfs.typeset(draw)), engine))
    if draw is pdfs.skewed:
        rows = [f"{n + 1}. De partijen komen overeen wat volgt in punt {n} hierboven".split() for n in range(6)]
    else:
        rows = [[f"kolom{c}", f"regel{r}", "eindigt", "hier"] for r in range(12) for c in (0, 1)]
    assert sorted(found) == sorted(word for row in rows for word in row)


@pytest.mark.parametrize("engine", ENGINES)
def test_type(keep: Keep, engine: Engine) -> None:
    words = only(keep(pdfs.typeset(pdfs.faces)), engine).words
    assert [(word.size, word.bold, word.italic) for word in words] == [
        (8, False, False),
        (10, True, False),
        (12, False, True),
        (14, True, True),
        (16, True, False),
        (18, False, True),
    ]
    assert words[1].font == "Times-Bold"
    assert "+" not in words[4].font  # without the tag of a subset


@pytest.mark.parametrize("engine", ENGINES)
def test_size_is_as_printed_whatever_the_matrix(keep: Keep, engine: Engine) -> None:
    words = only(keep(pdfs.typeset(pdfs.scaled)), engine).words
    assert {round(word.size, 2) for word in words} == {11.0}
    assert texts(only(keep(pdfs.typeset(pdfs.scaled)), engine)) == ["Les", "parties", "conviennent"] * 2


@pytest.mark.parametrize("engine", ENGINES)
def test_raised_characters_are_marked(keep: Keep, engine: Engine) -> None:
    found = {word.text: (word.raised, word.size) for word in only(keep(pdfs.typeset(pdfs.raised)), engine).words}
    assert found["1er"] == ((1, 3), 10)
    assert found["m2"] == ((1, 2), 10)
    assert found["budget4."] == ((6, 7), 10)
    assert found["7Zie"] == ((0, 1), 10)  # the type of the word is that of its letters
    assert found["mars,"] == found["80"] == (None, 10)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("turn", [90, 180, 270])
@pytest.mark.parametrize("crop", [None, CROP])
def test_a_turned_page_reads_like_an_upright_one(
    keep: Keep, engine: Engine, turn: int, crop: tuple[float, ...]
) -> None:
    data = pdfs.typeset(pdfs.both(pdfs.lines(pdfs.FRENCH, pdfs.DUTCH), pdfs.ruled))
    upright, turned = only(keep(pdfs.turned(data, 0, crop))), only(keep(pdfs.turned(data, turn, crop)), engine)
    assert texts(turned) == texts(upright)
    assert (turned.width, turned.height) == (upright.width, upright.height)
    for one, other in zip(turned.words, upright.words, strict=True):
        assert one[1:5] == pytest.approx(other[1:5], abs=1)
    for mine, yours in zip(turned.rules, upright.rules, strict=True):
        assert mine == pytest.approx(yours, abs=0.5)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_crop_box_cuts(keep: Keep, engine: Engine) -> None:
    data = pdfs.typeset(pdfs.lines(pdfs.FRENCH))
    whole, cut = only(keep(data), engine), only(keep(pdfs.turned(data, 0, CROP)), engine)
    assert (cut.width, cut.height) == (320, 480)
    assert 0 < len(cut.words) < len(whole.words)
    assert texts(cut) == texts(whole)[: len(cut.words)]
    left, upper = CROP[0], pdfs.HEIGHT - CROP[3]
    assert cut.words[0].x0 == pytest.approx(whole.words[0].x0 - left, abs=0.01)
    assert cut.words[0].top == pytest.approx(whole.words[0].top - upper, abs=0.01)


@pytest.mark.parametrize("engine", ENGINES)
def test_rules(keep: Keep, engine: Engine) -> None:
    """The frame gives four, the line one, the bar one; shading, a slanting stroke and dots give none."""
    found = only(keep(pdfs.typeset(pdfs.ruled)), engine).rules
    middles = [((rule.x0 + rule.x1) / 2, (rule.top + rule.bottom) / 2) for rule in found]
    assert [(round(x), round(top)) for x, top in middles] == [
        (147, 192), (186, 242), (200, 342), (100, 392), (300, 392), (200, 442),
    ]  # fmt: skip
    (line,) = only(keep(pdfs.typeset(pdfs.in_a_form)), engine).rules
    assert line == pytest.approx((77.0, 239.25, 222.0, 239.75), abs=0.3)
    assert only(keep(pdfs.typeset(pdfs.lines(pdfs.DUTCH))), engine).rules == ()


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("draw", "share", "notes"),
    [
        (pdfs.picture(), 1.0, ("engines.image_only",)),
        (pdfs.both(pdfs.picture(), pdfs.lines("Bijlage 4")), 1.0, ("engines.image_only",)),
        (pdfs.both(pdfs.picture(), pdfs.invisible), 1.0, ("engines.ocr_layer",)),
        # a text over a background picture, and a letterhead, are no scans
        (pdfs.both(pdfs.picture(), pdfs.lines(*[pdfs.DUTCH] * 10)), 1.0, ()),
        (pdfs.both(pdfs.picture(0.1), pdfs.lines(pdfs.FRENCH)), 0.1, ()),
        (pdfs.lines(pdfs.FRENCH), 0.0, ()),
        (pdfs.lines(*[SHIFTED] * 9), 0.0, ("engines.bad_text",)),
    ],
)  # fmt: skip
def test_pictures_and_notes(keep: Keep, engine: Engine, draw: pdfs.Draw, share: float, notes: tuple[str, ...]) -> None:
    page = only(keep(pdfs.typeset(draw)), engine)
    assert page.image_share == pytest.approx(share, abs=0.01)
    assert page.notes == notes


GOOD = pdfs.typeset(*[pdfs.lines(pdfs.FRENCH)] * 3)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "reading.empty"),
        (b"PK\x03\x04 a word processor's file", "engines.not_pdf"),
        (b"%PDF-1.7\n%%EOF", "engines.damaged"),
        (GOOD[: len(GOOD) // 2], "engines.damaged"),
        (pdfs.locked(GOOD, "geheim"), "engines.password"),
        (pdfs.without_pages(), "engines.no_pages"),
    ],
)
def test_what_cannot_be_opened(keep: Keep, engine: Engine, data: bytes, key: str) -> None:
    path = keep(data)
    for read in (lambda: list(pages(path, engine)), lambda: page_count(path), lambda: outline(path)):
        with pytest.raises(ReadingError) as caught:
            read()
        assert (caught.value.key, caught.value.file) == (key, "proef.pdf")
        assert caught.value.message("nl") != caught.value.message("fr")


@pytest.mark.parametrize("engine", ENGINES)
def test_no_file(tmp_path: Path, engine: Engine) -> None:
    for path, key in ((tmp_path / "weg.pdf", "reading.not_found"), (tmp_path, "engines.not_readable")):
        with pytest.raises(ReadingError) as caught:
            list(pages(path, engine))
        assert caught.value.key == key


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    "data",
    [pdfs.locked(GOOD, ""), b"Received: by mail\n\n" + GOOD],
    ids=["protected against change only", "rubbish before the header"],
)
def test_odd_files_that_can_be_opened(keep: Keep, engine: Engine, data: bytes) -> None:
    assert [texts(page) for page in pages(keep(data), engine)] == [pdfs.FRENCH.split()] * 3


@pytest.mark.parametrize(
    ("engine", "damage"), [("pdfium", pdfs.with_a_broken_page), ("pdfplumber", pdfs.with_broken_content)]
)
def test_a_broken_page_does_not_take_the_others_along(keep: Keep, engine: Engine, damage: Damage) -> None:
    """Each engine shrugs off what the other stumbles over; both are given what they cannot read."""
    first, second, third = pages(keep(damage(GOOD, 2)), engine)
    assert texts(first) == texts(third) == pdfs.FRENCH.split()
    assert (second.number, second.words, second.notes) == (2, (), ("engines.page_failed",))


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("first", "last", "numbers"),
    [(1, None, [1, 2, 3]), (2, None, [2, 3]), (1, 2, [1, 2]), (3, 3, [3]), (2, 9, [2, 3]), (4, None, [])],
)
def test_page_ranges(keep: Keep, engine: Engine, first: int, last: int | None, numbers: list[int]) -> None:
    assert [page.number for page in pages(keep(GOOD), engine, first, last)] == numbers


@pytest.mark.parametrize("turn", [0, 90])
def test_outline(keep: Keep, turn: int) -> None:
    found = outline(keep(pdfs.turned(pdfs.typeset(pdfs.lines("Inhoud"), pdfs.bookmarked), turn)))
    assert [(entry.level, entry.title, entry.page) for entry in found] == [
        (1, "Chapitre Ier", 2),
        (2, "Article 1er", 2),
    ]
    if not turn:  # a height names a line only where the page is stored upright
        assert [entry.top for entry in found] == [142, 192]
    assert outline(keep(GOOD)) == ()


def test_picture(keep: Keep) -> None:
    path = keep(pdfs.turned(GOOD, 90, CROP))
    assert picture(path, 1, 2).size == (640, 960)
    with pytest.raises(ReadingError) as caught:
        picture(path, 4, 1)
    assert caught.value.key == "engines.no_such_page"


def test_threads_get_the_same_pages(keep: Keep) -> None:
    """PDFium may be used by one thread at a time: the lock keeps the workbench's visitors apart."""
    path = keep(pdfs.typeset(*[pdfs.both(pdfs.lines(pdfs.FRENCH, pdfs.DUTCH), pdfs.ruled)] * 5))
    expected = list(pages(path))
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda _: list(pages(path)), range(12)))
    assert found == [expected] * 12


def test_pages_can_be_sent_to_another_process(keep: Keep) -> None:
    page = only(keep(pdfs.typeset(pdfs.raised)))
    assert pickle.loads(pickle.dumps(page)) == page
