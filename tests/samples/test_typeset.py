"""The committed files are what the script writes, and show what they are there to show."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest

from samples.madewith import RECORD, made_with
from samples.typeset import FILES, typeset

SAMPLES = RECORD.parent


@pytest.fixture(scope="module")
def again(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All files, typeset anew."""
    if made_with() != RECORD.read_text(encoding="utf-8"):
        pytest.skip("other fonts or libraries than the committed files were made with: bytes would differ")
    folder = tmp_path_factory.mktemp("samples")
    typeset(folder)
    return folder


@pytest.mark.parametrize("name", sorted(FILES))
def test_rebuilding_gives_the_same_bytes(name: str, again: Path) -> None:
    assert (again / name).read_bytes() == (SAMPLES / name).read_bytes(), "run python -m samples.typeset"


def test_no_file_is_there_that_the_script_does_not_write() -> None:
    held = {str(p.relative_to(SAMPLES)) for kind in ("pdf", "other") for p in (SAMPLES / kind).iterdir()}
    assert held == set(FILES)


def test_files_are_small() -> None:
    sizes = [(SAMPLES / name).stat().st_size for name in FILES]
    assert sum(sizes) < 4_000_000 and max(sizes) < 300_000


@pytest.mark.parametrize(
    ("name", "outline"), [("pcm-2022-report-fr", True), ("pgl-2022-report-nl", False), ("fats-2002-web-fr", False)]
)
def test_outline_in_some(name: str, outline: bool) -> None:
    document = pdfium.PdfDocument(str(SAMPLES / "pdf" / f"{name}.pdf"))
    assert (len(list(document.get_toc())) > 0) is outline


@pytest.mark.parametrize(("name", "page"), [("pgl-2022-report-nl", 6), ("cebf-2022-report-fr", 5)])
def test_one_page_lies_on_its_side(name: str, page: int) -> None:
    with pikepdf.open(SAMPLES / "pdf" / f"{name}.pdf") as document:
        turned = [i for i, p in enumerate(document.pages, 1) if int(p.obj.get("/Rotate", 0)) == 90]
    assert turned == [page]


@pytest.mark.parametrize(("name", "page"), [("pcm-2022-report-fr", 6), ("hsf-2022-report-nl", 2)])
def test_one_page_is_cropped(name: str, page: int) -> None:
    with pikepdf.open(SAMPLES / "pdf" / f"{name}.pdf") as document:
        cropped = [i for i, p in enumerate(document.pages, 1) if list(p.cropbox) != list(p.mediabox)]
    assert cropped == [page]


@pytest.mark.parametrize("name", ["onap-2002-scan-fr", "rvmz-2002-scan-nl"])
def test_scans_have_no_text(name: str) -> None:
    document = pdfium.PdfDocument(str(SAMPLES / "pdf" / f"{name}.pdf"))
    assert all(page.get_textpage().count_chars() == 0 for page in document)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("fats-2002-web-fr", "1996Documents pertinents retrouvés"),
        ("fosa-2002-web-nl", "1996Relevante gevonden documenten"),
    ],
)
def test_web_prints_have_link_boxes(name: str, words: str) -> None:
    document = pdfium.PdfDocument(str(SAMPLES / "pdf" / f"{name}.pdf"))
    assert len(document) > 1
    assert words in " ".join(document[0].get_textpage().get_text_range().split())
