"""Typeset the samples: `python -m samples.typeset [folder]` writes pdf/ and other/ of samples (or of the folder)."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from samples.layouts import fonts, gazette, other, report, scan, web
from samples.layouts.report import Look
from samples.layouts.web import Site
from samples.source import load

HEAD = "BELGISCH STAATSBLAD — {} — MONITEUR BELGE"
ETAAMB = {
    "fr": Site(
        "14/03/2023 09:26", "Recueil ouvert des actes", "https://www.example.be/arrete/2002/02/18/2002022999",
        {
            "loi du 26 juillet 1996": "Documents pertinents retrouvés type loi prom. 26/07/1996 pub. 01/08/1996 numac "
            "1996021250 source services du premier ministre Loi relative aux réserves communes. - Coordination fermer",
            "loi du 11 avril 1995": "Documents pertinents retrouvés type loi prom. 11/04/1995 pub. 06/09/1995 numac "
            "1995022405 source ministere de la prevoyance Loi établissant la charte de l’assuré. - Erratum fermer",
        },
        ("Recueil ouvert des actes", "Contrat du 18 février 2002", "publié le 05 mars 2002", "numac", "2002022999",
         "prom.", "18/02/2002", "ELI", "eli/contrat/2002/02/18/2002022999/moniteur"),
    ),
    "nl": Site(
        "14/03/2023 09:27", "Open verzameling van akten", "https://www.example.be/besluit/2002/02/18/2002022999",
        {
            "wet van 26 juli 1996": "Relevante gevonden documenten type wet prom. 26/07/1996 pub. 01/08/1996 numac "
            "1996021250 bron diensten van de eerste minister Wet betreffende de gemene reserves. - Coördinatie sluiten",
            "wet van 11 april 1995": "Relevante gevonden documenten type wet prom. 11/04/1995 pub. 06/09/1995 numac "
            "1995022405 bron ministerie van sociale voorzorg Wet op het handvest. - Erratum sluiten",
        },
        ("Open verzameling van akten", "Overeenkomst van 18 februari 2002", "gepubliceerd op 05 maart 2002", "numac",
         "2002022999", "prom.", "18/02/2002", "ELI", "eli/overeenkomst/2002/02/18/2002022999/staatsblad"),
    ),
}  # fmt: skip


def _scanned(name: str, look: Look, turns: tuple[int, ...], seed: int) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        with tempfile.TemporaryDirectory() as folder:
            clean = Path(folder) / "clean.pdf"
            report.typeset([load(name)], clean, look)
            scan.typeset(clean, path, turns, seed)

    return write


def _pairs(*names: str) -> list[tuple[gazette.Text, gazette.Text]]:
    return [(load(f"{name}-nl"), load(f"{name}-fr")) for name in names]


SHEET = Look("serif", "#000000", contents=False, outline=False, cover=False)
FILES: Mapping[str, Callable[[Path], None]] = {
    "pdf/fats-fosa-2022-gazette.pdf": lambda p: gazette.side_by_side(
        _pairs("fats-2022-decree", "fats-2022"), p, HEAD.format("04.02.2022")
    ),
    "pdf/cebf-hsf-2002-gazette.pdf": lambda p: gazette.side_by_side(_pairs("cebf-2002"), p, HEAD.format("29.01.2002")),
    "pdf/onap-2022-columns-fr.pdf": lambda p: gazette.two_columns(
        load("onap-2022-fr"), p, "MONITEUR BELGE — 25.02.2022 — BELGISCH STAATSBLAD"
    ),
    "pdf/rvmz-2022-columns-nl.pdf": lambda p: gazette.two_columns(
        load("onap-2022-nl"), p, "BELGISCH STAATSBLAD — 25.02.2022 — MONITEUR BELGE"
    ),
    "pdf/pcm-2002-columns-fr.pdf": lambda p: gazette.two_columns(
        load("pcm-2002-fr"), p, "MONITEUR BELGE — 08.02.2002 — BELGISCH STAATSBLAD", 9.4, "book"
    ),
    "pdf/pgl-2002-report-nl.pdf": lambda p: report.typeset(
        [load("pcm-2002-nl")], p, Look("serif", "#000000", contents=False, outline=False, cover=False, cut=True)
    ),
    "pdf/pcm-2022-report-fr.pdf": lambda p: report.typeset([load("pcm-2022-fr")], p, Look(crop=6)),
    "pdf/pgl-2022-report-nl.pdf": lambda p: report.typeset(
        [load("pcm-2022-nl")], p, Look("book", "#7a1f3d", outline=False, cut=True, turned=6)
    ),
    "pdf/cebf-2022-report-fr.pdf": lambda p: report.typeset(
        [load("cebf-2022-fr"), load("cebf-2022-annex-fr")], p, Look("plain", "#2e6b34", outline=False, turned=5)
    ),
    "pdf/hsf-2022-report-nl.pdf": lambda p: report.typeset(
        [load("cebf-2022-nl"), load("cebf-2022-annex-nl")], p,
        Look("sans", "#000000", contents=False, cover=False, rules=False, cut=True, crop=2),
    ),
    "pdf/fats-2002-web-fr.pdf": lambda p: web.typeset(load("fats-2002-fr"), p, ETAAMB["fr"]),
    "pdf/fosa-2002-web-nl.pdf": lambda p: web.typeset(load("fats-2002-nl"), p, ETAAMB["nl"]),
    "pdf/onap-2002-scan-fr.pdf": _scanned("onap-2002-fr", SHEET, (0, 180), 11),
    "pdf/rvmz-2002-scan-nl.pdf": _scanned("onap-2002-nl", SHEET, (0, 90), 24),
    "other/onap-2022-fr.docx": lambda p: other.write_docx(load("onap-2022-fr"), p),
    "other/hsf-2022-nl.html": lambda p: other.write_html(load("cebf-2022-nl"), p),
    "other/cebf-2002-fr.txt": lambda p: other.write_text(load("cebf-2002-fr"), p),
}  # fmt: skip
"""File below the folder -> what writes it."""


def typeset(folder: Path) -> None:
    """Write every sample below `folder`. Raises FileNotFoundError if a font is missing."""
    fonts.register()
    for name, write in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write(path)


if __name__ == "__main__":
    typeset(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
