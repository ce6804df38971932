"""Provenance: which Concordance made a file, and by which rules. It stands in every file that is exported.

The exports of a document alone say `tool` and `rules` as `corpus.rules` has them. What was found in documents depends
on more rules, so everything else says the longer version below, which begins with the one of the reading.
"""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from pathlib import Path

from corpus import rules
from corpus.files import write_bytes

LATER = ("extract", "align")
"""The packages beside `corpus` whose code and lexicons decide what is found."""
CSVW = "http://www.w3.org/ns/csvw"


@cache
def version() -> str:
    """ "1f00ab34cd56-90ef12ab34cd": the rules of reading, and those of extracting and aligning."""
    return version_of(Path(__file__).parents[1])


def version_of(house: Path) -> str:
    """The same for any folder in which `corpus`, `extract` and `align` stand."""
    later = "".join(rules.version_of(house / name) for name in LATER)
    return f"{rules.version_of(house / 'corpus')}-{sha256(later.encode()).hexdigest()[:12]}"


def origin() -> dict[str, str]:
    """What a JSON export says of its making."""
    return {"tool": rules.tool_version(), "rules": version()}


def made_by() -> str:
    """The same in one line, for formats that have a place for a sentence only."""
    return f"Concordance {rules.tool_version()} (rules {version()})"


def about_table(name: str) -> bytes:
    """The origin of a CSV file, which has no place for it: its metadata as the W3C's "CSV on the Web" has them, kept
    beside it as NAME.csv-metadata.json."""
    about = {
        "@context": CSVW,
        "url": name,
        "dc:creator": f"Concordance {rules.tool_version()}",
        "dc:provenance": f"rules {version()}",
    }
    return (json.dumps(about, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def write_table(path: Path, data: bytes) -> None:
    """Write a CSV file and its origin beside it. Each whole or not at all. OSError as from open."""
    write_bytes(path, data)
    write_bytes(path.with_name(path.name + "-metadata.json"), about_table(path.name))
