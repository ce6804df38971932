"""Drives OCRmyPDF (which drives Tesseract) as a process of its own, with a limit on its time."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from math import ceil
from pathlib import Path
from typing import NamedTuple

from corpus.ocr import driver
from corpus.ocr.pictures import Picture, bind
from corpus.ocr.settings import OcrSettings
from corpus.ocr.shelf import Recognised
from corpus.ocr.tesseract import Tesseract

_START = 60.0
"""Seconds that a run may take beyond its pages: starting Python, writing the pictures."""


class Outcome(NamedTuple):
    """What a run gave: page number -> result. `reason` is why pages are missing ("" where none is)."""

    pages: Mapping[int, Recognised]
    reason: str = ""


def recognise(pictures: Sequence[Picture], tesseract: Tesseract, settings: OcrSettings) -> Outcome:
    """Read the pictures. Where a run of several fails, each missing page gets a run of its own."""
    outcome = _run(pictures, tesseract, settings)
    if not outcome.reason or len(pictures) == 1:
        return outcome
    pages, reason = dict(outcome.pages), ""
    for picture in pictures:
        if picture.number not in pages:
            alone = _run([picture], tesseract, settings)
            pages |= alone.pages
            reason = alone.reason or reason
    return Outcome(pages, reason)


def _run(pictures: Sequence[Picture], tesseract: Tesseract, settings: OcrSettings) -> Outcome:
    with tempfile.TemporaryDirectory(prefix="concordance-ocr-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        work = folder / "work"
        work.mkdir()
        bind(pictures, folder / "pictures.pdf")
        options = _options(len(pictures), tesseract, settings)
        (folder / "options.json").write_text(json.dumps(options), encoding="utf-8")
        seconds = _START + 2 * settings.page_timeout * ceil(len(pictures) / settings.jobs)
        reason = _process(folder, seconds)
        return Outcome(_collect(work, pictures), reason)


def _options(pages: int, tesseract: Tesseract, settings: OcrSettings) -> dict[str, object]:
    return {
        "language": [tesseract.model],
        "jobs": min(settings.jobs, pages),
        "rotate_pages": tesseract.finds_rotation,
        "rotate_pages_threshold": settings.rotation_confidence,
        "deskew": True,
        "force_ocr": True,
        "tesseract_timeout": settings.page_timeout,
        "tesseract_non_ocr_timeout": settings.page_timeout / 3,
        "progress_bar": False,
    }


def _process(folder: Path, seconds: float) -> str:
    """Run the driver in `folder`. Returns why it failed: the last line it said, "" where it went well."""
    # TMPDIR: nothing it leaves behind outlives the folder; OMP: one thread a page, the pages run side by side
    environment = os.environ | {"TMPDIR": str(folder), "OMP_THREAD_LIMIT": "1", "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-P", driver.__file__, "pictures.pdf", "work", "options.json"]
    with (folder / "said").open("w+b") as said:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            start_new_session=True,
        )
        try:
            code = process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            return f"> {seconds:.0f} s"
        finally:
            _end(process)
        said.seek(0)
        return "" if code == 0 else _last_line(said.read()) or f"exit {code}"


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process, with Tesseract and whatever else it started (they share its session)."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        process.kill()
    process.wait()


def _last_line(said: bytes) -> str:
    lines = [line.strip() for line in said.decode("utf-8", "replace").splitlines() if line.strip()]
    return "".join(c for c in lines[-1] if c.isprintable())[:200] if lines else ""


def _collect(work: Path, pictures: Sequence[Picture]) -> dict[int, Recognised]:
    """The finished pages: OCRmyPDF numbers its files from 1 and writes the JSON last."""
    found = {}
    for index, picture in enumerate(pictures, start=1):
        with contextlib.suppress(OSError, ValueError):
            # counterclockwise there
            correction = json.loads((work / f"{index:06}_hocr.json").read_bytes())["orientation_correction"]
            hocr = (work / f"{index:06}_ocr_hocr.hocr").read_text(encoding="utf-8")
            found[picture.number] = Recognised(hocr, -int(correction) % 360)
    return found
