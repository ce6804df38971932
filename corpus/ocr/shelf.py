"""What was recognised once is kept: reading the same picture again takes no time.

One gzip file a picture, named by everything that decides the result: the picture, the engine's versions, the settings.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import platformdirs

from corpus.files import write_bytes
from corpus.ocr.settings import OcrSettings
from corpus.ocr.tesseract import Tesseract


class Recognised(NamedTuple):
    """The raw result for one picture: hOCR, and by how many degrees clockwise the picture was turned for it."""

    hocr: str
    turned: int


def default_folder() -> Path:
    """The user's cache folder for recognised pages."""
    return Path(platformdirs.user_cache_dir("concordance")) / "ocr"


def name(digest: str, tesseract: Tesseract, settings: OcrSettings) -> str:
    """The file name for a picture with this digest."""
    parts = (digest, tesseract.version, tesseract.model, tesseract.finds_rotation, version("ocrmypdf"))
    kept = json.dumps([*parts, settings.min_dpi, settings.max_dpi, settings.max_pixels, settings.rotation_confidence])
    return hashlib.sha256(kept.encode()).hexdigest() + ".json.gz"


def fetch(folder: Path, file: str) -> Recognised | None:
    """What is kept under this name; None where nothing is, or what is there cannot be read."""
    try:
        kept = json.loads(gzip.decompress((folder / file).read_bytes()))
        return Recognised(str(kept["hocr"]), int(kept["turned"]))
    except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError):
        return None


def keep(folder: Path, file: str, recognised: Recognised) -> None:
    """Keep it, whole or not at all. A folder that can't be written only costs the time of the next reading."""
    try:
        write_bytes(folder / file, gzip.compress(json.dumps(recognised._asdict()).encode(), mtime=0))
    except OSError:
        return
