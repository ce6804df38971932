"""Taking files in: from the folder that the server was started on, and those that a visitor drops."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from corpus import rules
from corpus.batch import SUFFIXES, Outcome, read_all
from corpus.catalogue import Catalogue
from corpus.errors import ReadingError
from corpus.files import sha256 as sha256_of
from corpus.files import write_bytes
from corpus.messages import Tongue, say
from corpus.reader import Reading, Settings

TYPES = tuple(suffix.lstrip(".") for suffix in SUFFIXES)
LONGEST_NAME = 120
"""Bytes: most file systems take 255, in which the name of the file while it is written must fit too."""
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)\s*(?:\.|$)", re.IGNORECASE)
"""Names that mean a device on Windows, whatever their suffix."""


def keep(folder: Path, name: str, data: bytes, sha256: str) -> Path:
    """Stores a dropped file under its content and a harmless form of its name. OSError as from open."""
    path = folder / sha256[:16] / harmless(name)
    if not path.is_file():
        write_bytes(path, data)
    return path


def harmless(name: str) -> str:
    """The last part of a name, as a file name on every system: no path, no device, no option, not hidden, not long."""
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    plain = re.sub(r"[^\w.() -]", "_", last).lstrip(".- ").rstrip(". ") or "file"
    if _DEVICE.match(plain):
        plain = f"_{plain}"
    stem, suffix = plain[: len(plain) - len(Path(plain).suffix)], Path(plain).suffix[:20]
    room = LONGEST_NAME - len(suffix.encode())
    return stem.encode()[:room].decode("utf-8", "ignore") + suffix


def told(outcome: Outcome, catalogue: Catalogue, tongue: Tongue) -> tuple[bool, str]:
    """Whether a file was read, and one line that says what came of it, the file's name first."""
    if isinstance(outcome.result, ReadingError):
        return False, outcome.result.message(tongue)
    found = [listed for listed in catalogue.documents() if listed.sha256 == outcome.sha256]
    values = {"documents": len(found), "remarks": sum(listed.anomalies for listed in found)}
    return True, say("views.added", tongue, file=outcome.path.name, **values)


def read_again(catalogue: Catalogue, id: str) -> Outcome | None:
    """Reads the file of a document anew, whatever was read before; None where the file is gone.

    Where it can't be read any more, the documents stay as they were.
    """
    path = catalogue.path_of(id)
    if path is None:
        return None
    settings = Settings()
    outcome = next(iter(read_all([path], settings)))
    digest = sha256_of(path)
    if isinstance(outcome.result, Reading):
        catalogue.add(outcome.result, rules.stamp(settings), path, path.stat().st_size)
    return replace(outcome, sha256=digest)
