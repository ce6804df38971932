"""A catalogue with two invented contracts, one hostile document, and a PDF of two pages for the pictures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from corpus.block import Anomaly, Place
from corpus.catalogue import Catalogue
from corpus.geometry import Span
from corpus.model import Document, Language, Provision
from corpus.reader import Reading

HOSTILE = (
    '<script>document.title="taken"</script><img src=x onerror="alert(2)"> '
    "![x](http://example.org/x.png) :red[y] $z$ [a](javascript:b)"
)

TEXTS: dict[Language, dict[str, str]] = {
    "fr": {
        "1": "Le plan des guichets est revu avec les communes.",
        "2": "Le rapport annuel est remis au ministre pour le 31 mars 2024.",
        "3": "Le service répond dans les 15 jours ouvrables qui suivent la demande.",
    },
    "nl": {
        "1": "Het plan van de loketten wordt herzien met de gemeenten.",
        "2": "Het jaarverslag wordt tegen 31 maart 2024 bij de minister ingediend.",
        "3": "De dienst antwoordt binnen de 15 werkdagen die volgen op de aanvraag.",
    },
}
ALSO: dict[Language, str] = {"fr": "Le comité en est informé.", "nl": "Het comité wordt ingelicht."}


def pdf(path: Path, pages: int = 2) -> Path:
    """A PDF with a few words on each page."""
    canvas = Canvas(str(path), pagesize=A4, invariant=True)
    for number in range(1, pages + 1):
        canvas.drawString(72, 700, f"page {number}")
        canvas.showPage()
    canvas.save()
    return path


def contract(id: str, institution: str, language: Language, texts: dict[str, str], file: Path) -> Document:
    """A contract in one chapter; article n stands on page 1 or, from the third, on page 2."""
    articles = []
    for n, (num, text) in enumerate(texts.items()):
        span = Span(1 if n < 2 else 2, 72.0, 100.0 + 40 * n, 500.0, 130.0 + 40 * n)
        paragraphs = tuple(
            Provision(f"chp_1__art_{num}__para_{i}", "paragraph", label=f"§ {i}.", text=words, spans=(span,),
                      places=(Place(0, len(words), span),))
            for i, words in enumerate((text, ALSO[language]), 1)
        )  # fmt: skip
        articles.append(
            Provision(
                f"chp_1__art_{num}", "article", num=num, label=f"Article {num}", spans=(span,), children=paragraphs
            )
        )
    chapter = Provision(
        "chp_1", "chapter", num="1", label="Chapitre 1", heading="Engagements", children=tuple(articles)
    )
    return Document(
        id=id,
        source=file.name,
        sha256=sha256(file.read_bytes()).hexdigest(),
        kind="contract",
        institution=institution,
        institution_name="",
        language=language,
        title=f"Contrat {institution}",
        pages=(1, 2),
        root=Provision("", "document", children=(chapter,)),
        generation=6,
        period=(date(2022, 1, 1), date(2025, 12, 31)),
        anomalies=(Anomaly("tree.no_such_message", (("number", "4"),), page=2),),
    )


def fill(folder: Path) -> str:
    """Fills a new catalogue; returns its path."""
    database = folder / "catalogue.sqlite"
    with Catalogue(str(database)) as catalogue:
        rows: list[tuple[str, str, Language, dict[str, str]]] = [
            ("onva-2022-fr", "ONVA", "fr", TEXTS["fr"]),
            ("cbm-2022-fr", "CBM", "fr", {"11": TEXTS["fr"]["2"], "12": TEXTS["fr"]["3"].replace("15", "20")}),
            ("rdow-2022-nl", "RDOW", "nl", TEXTS["nl"]),
        ]
        for id, institution, language, texts in rows:
            file = pdf(folder / f"{id}.pdf", pages=2)
            file.write_bytes(file.read_bytes() + b"%" + id.encode())  # its own content, its own sha256
            _add(catalogue, contract(id, institution, language, texts, file), file)
    return str(database)


def add_hostile(database: str, folder: Path) -> None:
    """Adds two documents every word of which tries to be markup."""
    with Catalogue(database) as catalogue:
        for id in ("hostile", "hostile-2"):
            file = folder / f"{id}.pdf"
            file.write_bytes(id.encode())
            document = contract(id, HOSTILE, "fr", {HOSTILE: HOSTILE, "2": f"{HOSTILE} {id}"}, file)
            _add(catalogue, replace(document, title=HOSTILE, anomalies=(Anomaly(HOSTILE),)), file)


def _add(catalogue: Catalogue, document: Document, file: Path) -> None:
    catalogue.add(Reading(file.name, document.sha256, document.pages[1], (document,)), "made by hand", file)
