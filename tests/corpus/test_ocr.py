"""OCR: its parts by tables, and real Tesseract on pictures that are made here."""

from __future__ import annotations

import contextlib
import json
import os
import re
import stat
import time
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas

from corpus import engines
from corpus.geometry import Box
from corpus.messages import say
from corpus.ocr import OcrSettings, available, read, read_pages, shown
from corpus.ocr.hocr import HocrLine, HocrPage, HocrWord, parse
from corpus.ocr.pictures import Picture, bind, resolutions
from corpus.ocr.repair import repaired, series, table, word
from corpus.ocr.settings import DEFAULTS
from corpus.ocr.shelf import Recognised, fetch, keep
from corpus.ocr.words import fill
from corpus.page import Page

SHARED = Path(__file__).parents[3] / "shared"
TABLE = tomllib.loads(files("corpus.ocr").joinpath("repairs.toml").read_text(encoding="utf-8"))
TEXTS = {
    "fr": """Article 7, § 1er. L'avis est réputé favorable après trente jours :
1° à l'égard du comité, même où le président n'a pas siégé ;
2° pour ce qui touche au prêt visé à l'article 9, § 3, alinéa 2.
Où qu'elle siège, l'équipe répond aux créanciers dans les délais.
§ 2. Le tableau suivant paraît chaque année, au plus tard le 1er mars.""",
    "nl": """Artikel 7, § 2. Het comité geeft zijn advies binnen vijftien werkdagen:
1° over de begroting en de financiële planning van het volgende jaar;
2° over elk ontwerp, bedoeld in artikel 9, § 3, tweede lid, a) en b).
Eén exemplaar blijft bij de griffie; de coördinator bewaart het andere.
§ 3. De tabel verschijnt ieder jaar, uiterlijk op de eerste maart.""",
}


@pytest.fixture
def tesseract() -> None:
    """Skips where Tesseract is missing; fails where the environment says that it must be there."""
    missing = available()
    if missing and "tesseract" in os.environ.get("CONCORDANCE_REQUIRE", ""):
        pytest.fail(say(missing))
    if missing:
        pytest.skip(say(missing))


# --- repairs -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "first"),
    [(b, a, r.get("first", False)) for r in TABLE["word"] + TABLE["dust"] for b, a in r["examples"]],
)
def test_each_repair_does_what_its_row_says(before: str, after: str, first: bool) -> None:
    assert word(before, first=first) == after


@pytest.mark.parametrize(
    ("kept", "why"), [(k, r.get("why", "")) for r in TABLE["word"] + TABLE["dust"] for k in r["kept"]]
)
def test_no_repair_touches_a_real_word(kept: str, why: str) -> None:
    assert word(kept, first=True) == kept, why


@pytest.mark.parametrize("text", ["~", "=", "e", "°"])
def test_signs_of_a_list_are_only_put_right_at_the_start_of_a_line(text: str) -> None:
    assert word(text, first=False) == text


@pytest.mark.parametrize(
    ("markers", "expected"),
    [
        (["k", "1", "m"], ["k", "l", "m"]),  # l between its neighbours
        (["n", "o0", "p"], ["n", "o", "p"]),
        (["h", "1"], ["h", "i"]),  # the last item of a page
        (["1", "m"], ["l", "m"]),  # the first item of a page
        (["k", "1", "2", "3"], ["k", "1", "2", "3"]),  # a list of numbers begins: nothing to put right
        (["1", "2", "3"], ["1", "2", "3"]),
        (["a", "8", "c"], ["a", "8", "c"]),  # 8 is never taken for b
    ],
)
def test_a_list_letter_is_put_right_by_its_neighbours(markers: list[str], expected: list[str]) -> None:
    mended = series([_line(f"{m})", "tekst") for m in markers], table())
    assert [line.words[0].text for line in mended] == [f"{e})" for e in expected]


def test_specks_go_and_unsure_words_stay() -> None:
    line = HocrLine((_word("‚~", 0.2), _word("advies", 0.2), _word("—", 0.9)), Box(0, 0, 90, 10), 10, 0)
    assert [w.text for w in repaired([line], DEFAULTS)[0].words] == ["advies", "—"]


def test_an_elided_word_is_one_word() -> None:
    mended = repaired([_line("de", "l'", "avis", "d’", "un", "'", "bon")], DEFAULTS)
    assert [w.text for w in mended[0].words] == ["de", "l'avis", "d’un", "'", "bon"]


def _word(text: str, confidence: float = 0.9) -> HocrWord:
    return HocrWord(text, Box(0, 0, 10, 10), confidence)


def _line(*texts: str) -> HocrLine:
    return HocrLine(tuple(_word(t) for t in texts), Box(0, 0, 90, 10), 10, 0)


# --- hOCR --------------------------------------------------------------------------------------------------------


def _hocr(*lines: str, width: int = 1000, height: int = 2000) -> str:
    return (
        '<html xmlns="http://www.w3.org/1999/xhtml"><body>'
        f"<div class='ocr_page' title='image \"a 1 2 b.png\"; bbox 0 0 {width} {height}; ppageno 0'>"
        f"<div class='ocr_separator' title='bbox 100 150 900 153'></div>{''.join(lines)}</div></body></html>"
    )


def _hocr_line(top: int, text: str, *, x_size: float = 40, angle: str = "") -> str:
    spans = "".join(
        f"<span class='ocrx_word' title='bbox {100 + 50 * i} {top + 8} {140 + 50 * i} {top + 28}; x_wconf {90 - i}'>"
        f"{t}</span>"
        for i, t in enumerate(text.split())
    )
    title = f"bbox 100 {top} 900 {top + 30}; {angle}baseline 0 -2; x_size {x_size}; x_descenders 8; x_ascenders 9"
    return f"<span class='ocr_line' title='{title}'>{spans}</span>"


def test_words_get_points_line_heights_and_confidence() -> None:
    page = fill(Page(3, 500, 1000, ()), parse(_hocr(_hocr_line(200, "aan een &lt;"))), 0, DEFAULTS)
    assert [w.text for w in page.words] == ["aan", "een", "<"]
    # ascender to descender, the same for all words of the line: 40 px high, down to 8 px below the baseline at 228
    assert {(w.top, w.bottom) for w in page.words} == {(98.0, 118.0)}
    assert (page.words[0].x0, page.words[0].x1, page.words[0].confidence) == (50.0, 70.0, 0.9)
    assert page.rules == (Box(50, 75, 450, 76.5),)
    assert (page.number, page.ocr, page.turned) == (3, True, 0)
    assert page.confidence == pytest.approx((3 * 0.9 + 3 * 0.89 + 0.88) / 7)


def test_an_underlined_word_ends_where_the_next_begins() -> None:
    """Tesseract counts the underline of "Article 3" to its first word."""
    words = (HocrWord("Article", Box(10, 0, 95, 12), 0.9), HocrWord("3", Box(84, 0, 88, 10), 0.9))
    line = HocrLine(words, Box(10, 0, 95, 12), 12, 0)
    page = fill(Page(1, 100, 100, ()), HocrPage(Box(0, 0, 100, 100), (line,), ()), 0, DEFAULTS)
    assert [(w.x0, w.x1) for w in page.words] == [(10, 84), (84, 88)]


def test_lines_of_one_size_get_one_size() -> None:
    heights = [38, 40, 41, 43, 40, 60, 62]
    lines = [_hocr_line(100 + 100 * i, "tekst van de regel", x_size=h) for i, h in enumerate(heights)]
    page = fill(Page(1, 500, 1000, ()), parse(_hocr(*lines)), 0, DEFAULTS)
    assert [w.size for w in page.words[::4]] == [22.5] * 5 + [32.5] * 2


def test_print_in_the_margin_goes_but_a_sideways_page_stays() -> None:
    level, margin = _hocr_line(100, "de gewone tekst"), _hocr_line(400, "Bijlage", angle="textangle 90; ")
    assert len(fill(Page(1, 500, 1000, ()), parse(_hocr(level, margin)), 0, DEFAULTS).words) == 3
    assert len(fill(Page(1, 500, 1000, ()), parse(_hocr(margin)), 0, DEFAULTS).words) == 1


@pytest.mark.parametrize(
    "hocr", ["", "  \n", "<html/>", "no markup", "<a><b></a>", "<div class='ocr_page' title='bbox 0 0 0 0'/>"]
)
def test_hocr_without_a_page_is_a_page_without_words(hocr: str) -> None:
    page = fill(Page(1, 500, 1000, ()), parse(hocr), 0, DEFAULTS)
    assert (page.words, page.confidence, page.ocr) == ((), None, True)


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_box_leads_back_to_the_page_as_shown(turned: int) -> None:
    """The picture of a page with one black box is turned; the box is found and led back to where it was."""
    image = Image.new("L", (200, 300), 255)
    image.paste(0, (20, 40, 60, 50))
    upright = image.rotate(-turned, expand=True)
    box = upright.point(lambda p: 255 - p).getbbox()
    assert box is not None
    page = Page(1, *upright.size, (), turned=turned)
    assert shown(Box(*box), page) == Box(20, 40, 60, 50)


# --- what is missing, what fails ---------------------------------------------------------------------------------


def _scan(tmp_path: Path, *texts: str, angle: float = 0.0, dpi: float = 150) -> Path:
    """An image-only PDF: a page for each text (its lines parted by newlines), turned anticlockwise by `angle`."""
    drawn = canvas.Canvas(str(tmp_path / "drawn.pdf"), pagesize=A4)
    for text in texts:
        drawn.setFont("Times-Roman", 12)
        for i, line in enumerate(text.split("\n")):
            drawn.drawString(72, A4[1] - 100 - 24 * i, line)
        drawn.showPage()
    drawn.save()
    pictures = []
    for number in range(1, len(texts) + 1):
        image = engines.picture(tmp_path / "drawn.pdf", number, dpi / 72).convert("L")
        image = image.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255, expand=angle % 90 == 0)
        pictures.append(Picture(number, image, image.width * 72 / dpi, image.height * 72 / dpi))
    bind(pictures, tmp_path / "scan.pdf")
    return tmp_path / "scan.pdf"


def _program(folder: Path, script: str) -> None:
    """A program `tesseract` that does what `script` says."""
    folder.mkdir()
    program = folder / "tesseract"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)


LISTS = """\
if [ "$1" = --list-langs ]; then printf "List (2):\\n{models}\\n"; exit 0; fi
if [ "$1" = --version ]; then echo "tesseract 5.3.0"; exit 0; fi
"""


def test_without_tesseract_the_pages_come_unread_with_a_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = _scan(tmp_path, "een", "twee")
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    reading = read(scan, [1, 2])
    assert [(n, p.words, p.confidence) for n, p in reading.pages.items()] == [(1, (), None), (2, (), None)]
    assert [a.key for a in reading.anomalies] == ["ocr.no_tesseract"]
    assert "tesseract-ocr-script-latn" in say(available() or "", "nl")


@pytest.mark.parametrize(
    ("models", "missing"),
    [
        ("eng\\nosd", "ocr.no_model"),
        ("Latin\\nosd", None),
        ("script/Latin\\nosd", None),
        ("Latin_old", "ocr.no_model"),
        ("", "ocr.no_model"),
    ],
)
def test_the_model_is_found_under_either_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, models: str, missing: str | None
) -> None:
    _program(tmp_path / "bin", LISTS.replace("{models}", models))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=os.pathsep)
    assert available() == missing


def test_a_failing_tesseract_is_said_with_its_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scan = _scan(tmp_path, "een regel")
    _program(tmp_path / "bin", LISTS.replace("{models}", "Latin\\nosd") + 'echo "Error: out of ink" >&2; exit 3')
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=os.pathsep)
    reading = read(scan, [1], cache=tmp_path / "cache")
    assert (reading.pages[1].words, reading.pages[1].ocr) == ((), True)
    assert [(a.key, a.page, len(dict(a.values)["reason"]) > 3) for a in reading.anomalies] == [("ocr.failed", 1, True)]  # type: ignore[arg-type]
    assert not (tmp_path / "cache").exists()


def test_a_hanging_tesseract_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scan = _scan(tmp_path, "een regel")
    marker = f"sleep 3{os.getpid() % 1000:03}"
    _program(tmp_path / "bin", LISTS.replace("{models}", "Latin\\nosd") + f"exec {marker}")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=os.pathsep)
    reading = read(scan, [1], OcrSettings(page_timeout=0.6))
    assert (reading.pages[1].words, reading.pages[1].notes[-1:]) == ((), ("ocr.nothing_read",))
    assert _gone(marker)


def test_a_run_that_takes_too_long_ends_with_its_children(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scan = _scan(tmp_path, "een regel")
    marker = f"sleep 4{os.getpid() % 1000:03}"
    _program(tmp_path / "bin", LISTS.replace("{models}", "Latin\\nosd") + f"exec {marker}")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=os.pathsep)
    monkeypatch.setattr("corpus.ocr.engine._START", -997.0)  # of 2 * 500 seconds, 3 are left
    reading = read(scan, [1], OcrSettings(page_timeout=500))
    assert [(a.key, a.page, a.values) for a in reading.anomalies] == [("ocr.failed", 1, (("reason", "> 3 s"),))]
    assert _gone(marker)


def _gone(command: str) -> bool:
    """No process with this command line is left, or it is gone after a moment (killed ones take a while)."""
    for _ in range(50):
        if command not in _commands():
            return True
        time.sleep(0.1)
    return False


def _commands() -> str:
    """The command lines of all processes."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):  # it ended meanwhile
            found.append((process / "cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace"))
    return "\n".join(found)


def test_a_blank_page_takes_no_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _program(tmp_path / "bin", LISTS.replace("{models}", "Latin\\nosd") + "exit 3")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=os.pathsep)
    reading = read(_scan(tmp_path, ""), [1])
    assert (reading.pages[1].words, reading.pages[1].notes, reading.anomalies) == ((), (), ())


# --- what is kept ------------------------------------------------------------------------------------------------


def test_what_is_kept_comes_back_and_rubbish_does_not(tmp_path: Path) -> None:
    keep(tmp_path, "a.gz", Recognised("<p>é</p>", 90))
    assert fetch(tmp_path, "a.gz") == Recognised("<p>é</p>", 90)
    (tmp_path / "b.gz").write_bytes((tmp_path / "a.gz").read_bytes()[:-9])
    (tmp_path / "c.gz").write_bytes(b"rubbish")
    assert [fetch(tmp_path, f) for f in ("b.gz", "c.gz", "d.gz")] == [None] * 3


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    keep(tmp_path / "file" / "below", "a.gz", Recognised("", 0))
    assert fetch(tmp_path / "file" / "below", "a.gz") is None


@pytest.mark.parametrize(("dpi", "expected"), [(100, 150.0), (200, 200.0), (400, 300.0)])
def test_a_scan_is_drawn_at_its_own_resolution_within_limits(tmp_path: Path, dpi: float, expected: float) -> None:
    scan = _scan(tmp_path, "een regel", dpi=dpi)
    assert resolutions(scan, [1], DEFAULTS)[1] == pytest.approx(expected, rel=0.01)
    assert resolutions(tmp_path / "drawn.pdf", [1], DEFAULTS) == {1: 300.0}


# --- real Tesseract ----------------------------------------------------------------------------------------------


@pytest.mark.ocr
@pytest.mark.parametrize("angle", [0.0, 1.5])
def test_french_and_dutch_are_read_word_for_word(
    tesseract: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, angle: float
) -> None:
    """Also a crooked scan; and a second reading asks nobody."""
    scan = _scan(tmp_path, TEXTS["fr"], TEXTS["nl"], angle=angle)
    pages = read_pages(scan, [1, 2], cache=tmp_path / "cache")
    for page, tongue in zip(pages.values(), ("fr", "nl"), strict=True):
        assert _plain(page) == TEXTS[tongue].split()
        assert page.confidence is not None and page.confidence > 0.85
        assert (page.turned, {w.size for w in page.words}) == (0, {page.words[0].size})
        assert 10 <= page.words[0].size <= 14
    monkeypatch.setattr("corpus.ocr.recognise", None)
    assert read_pages(scan, [1, 2], cache=tmp_path / "cache") == pages


@pytest.mark.ocr
@pytest.mark.parametrize(("angle", "turned"), [(90.0, 90), (180.0, 180)])
def test_a_page_on_its_side_is_turned_and_leads_back(
    tesseract: None, tmp_path: Path, angle: float, turned: int
) -> None:
    scan = _scan(tmp_path, TEXTS["nl"], angle=angle)
    page = read_pages(scan, [1])[1]
    assert page.turned == turned
    assert _plain(page) == TEXTS["nl"].split()
    first = page.words[0]
    assert (first.x0, first.bottom) == (pytest.approx(72, abs=3), pytest.approx(103, abs=4))
    box, ink = shown(Box(*first[1:5]), page), _ink(scan)
    assert ink.x0 - 4 <= box.x0 and ink.top - 4 <= box.top and box.x1 <= ink.x1 + 4 and box.bottom <= ink.bottom + 4


def _plain(page: Page) -> list[str]:
    """The words line by line, with straight apostrophes."""
    ordered = sorted(page.words, key=lambda w: (round(w.top / 12), w.x0))
    return [re.sub("[’‘]", "'", w.text) for w in ordered]


def _ink(path: Path) -> Box:
    """The box around everything printed on the first page, as shown."""
    box = engines.picture(path, 1, 1.0).convert("L").point(lambda p: 255 * (p < 128)).getbbox()
    assert box is not None
    return Box(*(float(v) for v in box))


@pytest.mark.ocr
@pytest.mark.shared
def test_a_real_scan_has_hardly_a_wrong_word(tesseract: None) -> None:
    """Page 2 of six scanned pages: its words, nearly all of them, are words of the contract."""
    scan, gold = SHARED / "contracts/bcss-2022-nl-scan.pdf", SHARED / "gold/bcss-2022-nl.json"
    if not scan.exists():
        pytest.skip("../shared is not there")
    known = set(re.findall(r"\w+", json.dumps(json.loads(gold.read_text(encoding="utf-8")), ensure_ascii=False)))
    page = read_pages(scan, [2])[2]
    words = [w for word in page.words[7:] if not word.text.endswith("-") for w in re.findall(r"\w+", word.text)]
    assert len(words) > 650  # without the running head and the cut words at line ends
    assert sum(w in known for w in words) / len(words) > 0.98
