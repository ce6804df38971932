"""What the committed files were made with: the same fonts and libraries give the same bytes, others may not."""

from __future__ import annotations

import hashlib
import zlib
from importlib.metadata import version
from pathlib import Path

from samples.layouts.fonts import paths

LIBRARIES = ("reportlab", "pillow", "numpy", "pypdfium2", "pikepdf", "python-docx")
RECORD = Path(__file__).with_name("made-with.txt")


def made_with() -> str:
    """One line a library or font: name and version, or name and the start of its SHA-256."""
    lines = [f"{name} {version(name)}" for name in LIBRARIES] + [f"zlib {zlib.ZLIB_RUNTIME_VERSION}"]
    for path in paths():
        held = hashlib.sha256(path.read_bytes()).hexdigest()[:16] if path.exists() else "missing"
        lines.append(f"{path.name} {held}")
    return "\n".join(lines) + "\n"
