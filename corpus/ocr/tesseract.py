"""Tesseract on this machine: is it there, which models has it, which version is it."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from dataclasses import dataclass

from corpus.ocr.settings import DEFAULTS, OcrSettings


@dataclass(frozen=True, slots=True)
class Tesseract:
    """What is installed. `model` is the name Tesseract has for the script model ("Latin" or "script/Latin")."""

    version: str
    model: str
    finds_rotation: bool
    """False where the model "osd" is missing: pages are then read as they lie."""


def find(settings: OcrSettings = DEFAULTS) -> Tesseract | str:
    """Tesseract as installed, or the key of the message that says what is missing."""
    if shutil.which("tesseract") is None:
        return "ocr.no_tesseract"
    if importlib.util.find_spec("ocrmypdf") is None:
        return "ocr.no_ocrmypdf"
    models = _lines("--list-langs")[1:]
    named = [m for m in (settings.model, f"script/{settings.model}") if m in models]
    if not named:
        return "ocr.no_model"
    return Tesseract((_lines("--version") or ["unknown"])[0], named[0], "osd" in models)


def available(settings: OcrSettings = DEFAULTS) -> str | None:
    """None where page pictures can be read; else the key of the message that says what to install."""
    found = find(settings)
    return found if isinstance(found, str) else None


def _lines(argument: str) -> list[str]:
    """What Tesseract prints; nothing where it can't be started or hangs (a broken installation)."""
    try:
        done = subprocess.run(
            ["tesseract", argument],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            timeout=20,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return []
    return [line.strip() for line in done.stdout.decode("utf-8", "replace").splitlines() if line.strip()]
