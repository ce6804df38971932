"""How fast a contract's facts are found: `python -m benchmarks.extraction [FILE]`.

Cold is the first extraction of a fresh process, imports and pipelines included. Of a process that has its pipelines
there are two columns: no text remembered, and each text remembered in words from the reading before (warm). Words a
second are those with nothing remembered, beside a bare spaCy pipeline in the same run.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import spacy
from rich.console import Console
from rich.table import Table

from corpus.messages import say
from corpus.model import Document
from corpus.reader import Settings, read
from extract.citation_tokens import tokens
from extract.citations import citations
from extract.interchange import extraction
from extract.obligations import obligations
from extract.sequence import sequence
from extract.times import expressions
from extract.words import words

ROOT = Path(__file__).parents[1]
FILES = (
    ROOT.parent / "shared" / "contracts" / "bcss-2022-moniteur.pdf",
    ROOT / "samples" / "pdf" / "fats-fosa-2022-gazette.pdf",
)
"""The first that is there is measured: contracts in both languages."""
ROUNDS = 3


def contracts(path: Path) -> list[Document]:
    """The contracts of a file, one a language."""
    return [d for d in read(path, Settings(ocr=False)).documents if d.kind == "contract"]


def texts(document: Document) -> list[str]:
    return [p.text for p in document.root.walk() if p.text]


def forget() -> None:
    """Every text is cut into words anew."""
    for remembering in (words, sequence, tokens):
        remembering.cache_clear()


def seconds(task: Callable[[], object], before: Callable[[], None] = lambda: None, rounds: int = ROUNDS) -> float:
    """CPU seconds of the quickest round; `before` each of them something is done that doesn't count."""
    found = []
    for _ in range(rounds):
        before()
        start = time.process_time()
        task()
        found.append(time.process_time() - start)
    return min(found)


def bare(document: Document) -> None:
    """spaCy's blank pipeline with a rule-based sentencizer over the same texts."""
    pipeline = spacy.blank(document.language)
    pipeline.add_pipe("sentencizer")
    for _ in pipeline.pipe(texts(document)):
        pass


def rows(document: Document) -> list[tuple[str, float, float]]:
    """What was done, in CPU seconds: with nothing remembered, and warm."""
    extraction(document)
    tasks: dict[str, Callable[[], object]] = {
        "bare": lambda: bare(document),
        "times": lambda: expressions(document),
        "obligations": lambda: obligations(document),
        "citations": lambda: citations(document),
        "extraction": lambda: extraction(document),
    }
    return [(name, seconds(task, forget), seconds(task)) for name, task in tasks.items()]


def cold(path: Path) -> float:
    """Seconds on the clock of a fresh process that extracts both contracts, less one that only reads them."""
    code = "import sys; from pathlib import Path; from benchmarks.extraction import contracts, extraction; "
    code += "found = contracts(Path(sys.argv[1]))"
    times = []
    for more in ("", "; [extraction(d) for d in found]"):
        start = time.monotonic()
        subprocess.run([sys.executable, "-c", code + more, str(path)], cwd=ROOT, check=True)
        times.append(time.monotonic() - start)
    return times[1] - times[0]


def main(arguments: Sequence[str] = ()) -> None:
    path = Path(arguments[0]) if arguments else next(f for f in FILES if f.exists())
    console = Console()
    for document in contracts(path):
        count = sum(len(text.split()) for text in texts(document))
        table = Table(title=say("benchmarks.extraction", "en", document=document.id, words=count))
        for head in ("what", "seconds_first", "words_a_second", "seconds_warm"):
            table.add_column(say(f"benchmarks.{head}", "en"), justify="left" if head == "what" else "right")
        for name, first, warm in rows(document):
            what = say(f"benchmarks.extraction_{name}", "en")
            table.add_row(what, f"{first:.2f}", f"{count / first:,.0f}", f"{warm:.2f}")
        console.print(table)
    console.print(say("benchmarks.extraction_cold", "en", seconds=f"{cold(path):.1f}"))


if __name__ == "__main__":
    main(sys.argv[1:])
