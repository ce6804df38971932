"""Parcels: files that are sent to where they are read, so that other machines need no share in this one's folders."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus import rules
from corpus.attempt import attempt
from corpus.errors import ReadingError
from corpus.reader import Reading, Settings


@dataclass(frozen=True, slots=True)
class Parcel:
    """A file: where it lies here, and its bytes; None where it could not be opened."""

    path: Path
    content: bytes | None


def packed(path: Path) -> Parcel:
    try:
        return Parcel(path, path.read_bytes())
    except OSError:
        return Parcel(path, None)


def opened(parcel: Parcel, settings: Settings, stamp: str) -> Reading | ReadingError:
    """As `attempt`, wherever this runs. "scale.other_rules" where other rules than those of `stamp` are installed."""
    here = _fitting(settings)
    if (found := rules.stamp(here)) != stamp:
        return ReadingError("scale.other_rules", parcel.path.name, theirs=found, ours=stamp)
    if parcel.content is None:
        return attempt(parcel.path, here)  # the reader knows how to say why
    with TemporaryDirectory(prefix="concordance-") as folder:
        path = Path(folder) / parcel.path.name
        path.write_bytes(parcel.content)
        return attempt(path, here)


def _fitting(settings: Settings) -> Settings:
    """Recognised pages are kept only where this machine has the folder for them."""
    folder = settings.ocr_cache
    return settings if folder is None or folder.is_dir() else replace(settings, ocr_cache=None)
