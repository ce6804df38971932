"""Versions: of the tool, and of the rules by which files are read.

The version of the rules is a hash of the code and data that reading uses: when one of them changes, what was read
before is read again. It errs on the side of reading again; only what can't change a reading is left out.
"""

from __future__ import annotations

import hashlib
import shutil
import tomllib
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the reader pulls in the engines, which listing a catalogue doesn't need
    from corpus.reader import Settings

_BESIDE_READING = frozenset({
    "exports", "messages", "migrations", "store", "archive.py", "archive_parts.py", "archive_reading.py", "attempt.py",
    "batch.py", "catalogue.py", "catalogue_tables.py", "dask_engine.py", "draw.py", "engine_room.py", "files.py",
    "listing.py", "logs.py", "parcel.py", "provenance.py", "reattachment.py", "rules.py", "verdict.py", "verdicts.py",
    "workers.py",
})  # fmt: skip


@cache
def version() -> str:
    """12 hex digits over the Python and TOML files of `corpus` that reading uses."""
    return version_of(Path(__file__).parent)


def version_of(home: Path) -> str:
    """The same for any folder that is laid out like `corpus`."""
    digest = hashlib.sha256()
    for path in sorted(p for end in ("*.py", "*.toml") for p in home.rglob(end)):
        name = path.relative_to(home)
        if name.parts[0] not in _BESIDE_READING:
            digest.update(name.as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def stamp(settings: Settings) -> str:
    """What a reading depends on beside the file: rules, engine and OCR, as "1f00ab34cd56 pdfium ocr".

    A file that was read without Tesseract is read again once it is installed.
    """
    recognition = "no-ocr" if not settings.ocr else "ocr" if shutil.which("tesseract") else "no-tesseract"
    return " ".join((version(), settings.engine, recognition))


@cache
def tool_version() -> str:
    """The version of the installed package, or of the checkout it runs from."""
    try:
        return metadata.version("contract-concordance")
    except metadata.PackageNotFoundError:
        project = Path(__file__).parent.parent / "pyproject.toml"
        return str(tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"])
