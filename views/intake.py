"""Taking files in: from the folder that the server was started on, and those that a visitor drops."""

from __future__ import annotations

import re
from pathlib import Path

from corpus.batch import SUFFIXES, Outcome
from corpus.catalogue import Catalogue
from corpus.errors import ReadingError
from corpus.files import write_bytes
from corpus.messages import Tongue, say

TYPES = tuple(suffix.lstrip(".") for suffix in SUFFIXES)
LONGEST_NAME = 120


def keep(folder: Path, name: str, data: bytes, sha256: str) -> Path:
    """Stores a dropped file under its content and a harmless form of its name. OSError as from open."""
    plain = re.sub(r"[^\w.() -]", "_", Path(name.replace("\\", "/")).name).lstrip(".") or "file"
    path = folder / sha256[:16] / plain[-LONGEST_NAME:]
    if not path.is_file():
        write_bytes(path, data)
    return path


def told(outcome: Outcome, catalogue: Catalogue, tongue: Tongue) -> tuple[bool, str]:
    """Whether a file was read, and one line that says what came of it."""
    if isinstance(outcome.result, ReadingError):
        return False, outcome.result.message(tongue)
    documents = len(catalogue.documents_of(outcome.sha256))
    return True, say("views.added", tongue, file=outcome.path.name, documents=documents)
