"""Reading that never raises: a reading, or the one line that says why there is none."""

from __future__ import annotations

import traceback
from pathlib import Path

from corpus import reader
from corpus.errors import ReadingError
from corpus.reader import Reading, Settings


def attempt(path: Path, settings: Settings) -> Reading | ReadingError:
    """A file read, or why not, whatever is in the file.

    MemoryError passes: who limits the memory knows how to say it.
    """
    try:
        return reader.read(path, settings)
    except ReadingError as error:
        return error
    except MemoryError:
        raise
    except Exception as error:  # what nobody thought of must not stop the other files; it is named for a report
        frame = traceback.extract_tb(error.__traceback__)[-1]
        reason = f"{type(error).__name__}: {error} ({Path(frame.filename).name}:{frame.lineno})"
        return ReadingError("catalogue.unforeseen", path.name, reason=reason)
