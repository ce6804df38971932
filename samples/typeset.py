"""Typeset the samples: `python -m samples.typeset [folder]` writes pdf/ and other/ of samples (or of the folder)."""

from __future__ import annotations

import sys
import tempfile
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from samples.layouts import fonts, gazette, other, report, scan, web
from samples.layouts.report import Look
from samples.layouts.web import Site
from samples.madewith import RECORD, made_with
from samples.source import Text, load


@dataclass(frozen=True, slots=True)
class Sample:
    """A file: the texts it holds, in their order, and what writes them."""

    texts: tuple[str, ...]
    write: Callable[[list[Text], Path], None]


def _web(texts: list[Text], path: Path) -> None:
    sites = tomllib.loads(Path(__file__).with_name("sites.toml").read_text(encoding="utf-8"))
    web.typeset(texts[0], path, Site(**sites[texts[0].language]))


def _report(look: Look) -> Callable[[list[Text], Path], None]:
    return lambda texts, path: report.typeset(texts, path, look)


def _scan(look: Look, turns: tuple[int, ...], seed: int) -> Callable[[list[Text], Path], None]:
    def write(texts: list[Text], path: Path) -> None:
        with tempfile.TemporaryDirectory() as folder:
            clean = Path(folder) / "clean.pdf"
            report.typeset(texts, clean, look)
            scan.typeset(clean, path, turns, seed)

    return write


def _side_by_side(head: str) -> Callable[[list[Text], Path], None]:
    return lambda texts, path: gazette.side_by_side(list(zip(texts[::2], texts[1::2], strict=True)), path, head)


def _columns(head: str, size: float = 7.8, family: str = "serif") -> Callable[[list[Text], Path], None]:
    return lambda texts, path: gazette.two_columns(texts[0], path, head, size, family)


BARE = Look("serif", colour="#000000", contents=False, outline=False, cover=False)
FILES: Mapping[str, Sample] = {
    "pdf/fats-fosa-2022-gazette.pdf": Sample(
        ("fats-2022-decree-nl", "fats-2022-decree-fr", "fats-2022-nl", "fats-2022-fr"),
        _side_by_side("BELGISCH STAATSBLAD — 04.02.2022 — MONITEUR BELGE"),
    ),
    "pdf/cebf-hsf-2002-gazette.pdf": Sample(
        ("cebf-2002-nl", "cebf-2002-fr"), _side_by_side("BELGISCH STAATSBLAD — 29.01.2002 — MONITEUR BELGE")
    ),
    "pdf/onap-2022-columns-fr.pdf": Sample(
        ("onap-2022-fr",), _columns("MONITEUR BELGE — 25.02.2022 — BELGISCH STAATSBLAD")
    ),
    "pdf/rvmz-2022-columns-nl.pdf": Sample(
        ("onap-2022-nl",), _columns("BELGISCH STAATSBLAD — 25.02.2022 — MONITEUR BELGE")
    ),
    "pdf/pcm-2002-columns-fr.pdf": Sample(
        ("pcm-2002-fr",), _columns("MONITEUR BELGE — 08.02.2002 — BELGISCH STAATSBLAD", 9.4, "book")
    ),
    "pdf/pgl-2002-report-nl.pdf": Sample(("pcm-2002-nl",), _report(replace(BARE, cut=True))),
    "pdf/pcm-2022-report-fr.pdf": Sample(("pcm-2022-fr",), _report(Look(crop=6))),
    "pdf/pgl-2022-report-nl.pdf": Sample(
        ("pcm-2022-nl",), _report(Look("book", colour="#7a1f3d", outline=False, cut=True, turned=6))
    ),
    "pdf/cebf-2022-report-fr.pdf": Sample(
        ("cebf-2022-fr", "cebf-2022-annex-fr"), _report(Look("plain", colour="#2e6b34", outline=False, turned=5))
    ),
    "pdf/hsf-2022-report-nl.pdf": Sample(
        ("cebf-2022-nl", "cebf-2022-annex-nl"),
        _report(Look("sans", colour="#000000", contents=False, cover=False, rules=False, cut=True, crop=2)),
    ),
    "pdf/fats-2002-web-fr.pdf": Sample(("fats-2002-fr",), _web),
    "pdf/fosa-2002-web-nl.pdf": Sample(("fats-2002-nl",), _web),
    "pdf/onap-2002-scan-fr.pdf": Sample(("onap-2002-fr",), _scan(replace(BARE, size=13.0), (0, 180), 11)),
    "pdf/rvmz-2002-scan-nl.pdf": Sample(("onap-2002-nl",), _scan(replace(BARE, size=13.0), (0, 90), 24)),
    "other/onap-2022-fr.docx": Sample(("onap-2022-fr",), lambda t, p: other.write_docx(t[0], p)),
    "other/hsf-2022-nl.html": Sample(("cebf-2022-nl",), lambda t, p: other.write_html(t[0], p)),
    "other/cebf-2002-fr.txt": Sample(("cebf-2002-fr",), lambda t, p: other.write_text(t[0], p)),
}
"""File below the folder -> what it holds and how it is set."""


def typeset(folder: Path) -> None:
    """Write every sample below `folder`. Raises FileNotFoundError if a font is missing."""
    fonts.register()
    for name, sample in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        sample.write([load(text) for text in sample.texts], path)


if __name__ == "__main__":
    typeset(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
    if len(sys.argv) == 1:
        RECORD.write_text(made_with(), encoding="utf-8")
