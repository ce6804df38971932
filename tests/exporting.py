"""All exports of a few invented contracts, written to a folder: `python -m tests.exporting FOLDER`."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from align.articles import align
from align.differences.comparison import compared
from align.exports.formats import exported as comparison
from align.exports.table import FORMATS as TABLES
from align.exports.table import written as table
from align.generation_table import concordance_as_dict, concordance_tables
from align.generations import concordance
from align.harmonisation import harmonise
from align.harmony.interchange import harmonisation_as_dict
from align.languages.divergences import divergences
from align.languages.interchange import divergences_as_dict
from corpus.exports.formats import SUFFIXES, written
from corpus.exports.interchange import as_json
from corpus.files import write_bytes
from corpus.model import Document
from corpus.provenance import write_table
from corpus.reader import read
from extract.agenda import agenda
from extract.calendar import write_calendar
from extract.evidence import candidates
from extract.evidence_sheet import evidence_as_dict, evidence_sheet
from extract.followed import duties
from extract.graph import graph
from extract.graph_exports import FORMATS as GRAPHS
from extract.graph_exports import write_graph
from extract.interchange import extraction
from extract.schedule import write_schedule, write_workbook

FRENCH = """Contrat d'administration 2022-2025 entre l'État belge et l'Office des phares

Article 1er. L'Office remet son rapport annuel au ministre au plus tard le 31 mars.

Article 2. Le comité répond dans les 15 jours ouvrables qui suivent la réception du rapport.

Article 3. L'État verse 2.500.000 euros à l'Office chaque trimestre, sans préjudice de l'article 1er.

Article 4. L'Office publie un plan du personnel avant la fin de l'année 2023.
"""
OTHER = (
    FRENCH.replace("Office des phares", "Institut des digues")
    .replace("L'Office", "L'Institut")
    .replace("15 jours ouvrables", "20 jours")
    .replace("l'Office", "l'Institut")
)
DUTCH = """Bestuursovereenkomst 2022-2025 tussen de Belgische Staat en de Dienst der vuurtorens

Artikel 1. De Dienst bezorgt zijn jaarverslag uiterlijk op 31 maart aan de minister.

Artikel 2. Het comité antwoordt binnen 20 werkdagen na de ontvangst van het verslag.

Artikel 3. De Staat stort elk trimester 2.500.000 euro aan de Dienst, onverminderd artikel 1.

Artikel 4. De Dienst publiceert een personeelsplan voor het einde van 2023.
"""
REPORT = """Rapport annuel 2024

1. Rapport
Le rapport annuel 2023 a été remis au ministre le 12 mars, avant le 31 mars comme prévu.
"""


def write_all(folder: Path) -> None:
    """Every export in every format, each in a file of its own."""
    texts = {"phares.txt": FRENCH, "digues.txt": OTHER, "vuurtorens.txt": DUTCH, "rapport.txt": REPORT}
    documents = {name: _document(folder / "texts", name, text) for name, text in texts.items()}
    for path in sorted((folder / "texts").iterdir()):
        path.unlink()
    (folder / "texts").rmdir()
    ours, theirs, dutch, report = documents.values()
    _of_one(folder, ours, report)
    _of_two(folder, ours, theirs)
    found = harmonise((ours, theirs), "fr", None)
    (folder / "harmonisation.json").write_text(as_json(harmonisation_as_dict(found)))
    across = divergences_as_dict(divergences(ours, dutch, None), ours, dutch)
    (folder / "divergences.json").write_text(as_json(across))


def _document(folder: Path, name: str, text: str) -> Document:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return read(folder / name).documents[0]


def _of_one(folder: Path, document: Document, report: Document) -> None:
    for form, suffix in SUFFIXES.items():
        (folder / f"document{suffix}").write_bytes(written(document, form, date(2026, 1, 2)))
    (folder / "extraction.json").write_text(as_json(extraction(document)))
    planned = agenda(document)
    write_calendar(folder / "calendar.ics", [planned.plan])
    write_schedule(folder / "schedule.csv", [planned.plan], "fr")
    write_workbook(folder / "schedule.xlsx", [planned.plan], "fr")
    for form in GRAPHS:
        write_graph(folder / f"graph.{form}", graph(planned.plan, planned.owed), form)
    wanted = duties(document)
    found = candidates(wanted, report, 3, document)
    (folder / "evidence.json").write_text(as_json(evidence_as_dict(document.id, report.id, wanted, found)))
    sheet = evidence_sheet(wanted, found, "fr")  # the register is the same kind of sheet
    write_table(folder / "register.csv", sheet.as_csv())
    write_bytes(folder / "register.xlsx", sheet.as_xlsx())


def _of_two(folder: Path, left: Document, right: Document) -> None:
    found = compared(left, right)
    generations = concordance(align(left, right), left, right)
    (folder / "concordance.json").write_text(as_json(concordance_as_dict(generations)))
    tables = concordance_tables(generations, "fr")
    for form in TABLES:
        write = write_table if form == "csv" else write_bytes
        write(folder / f"comparison.{form}", comparison(found, left, right, form, "fr"))
        write(folder / f"tables.{form}", table(tables, form, "fr"))


if __name__ == "__main__":
    write_all(Path(sys.argv[1]))
