"""The log: what was done when, one JSON object a line, for whoever runs Concordance for others.

    {"time": "2026-01-02T03:04:05.678+00:00", "level": "info", "event": "file_read", "file": "a.pdf", "seconds": 1.2}

Secrets never get into it (passwords in addresses of databases, addresses of calendar feeds), nor does the text of a
document: an unforeseen error is logged by its kind and place, not by its words, which may be anybody's.
"""

from __future__ import annotations

import json
import logging
import os
import re
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from logging.handlers import WatchedFileHandler
from pathlib import Path

from corpus.errors import ReadingError

VARIABLE = "CONCORDANCE_LOG"
"""Names the file of the log; the processes that a command starts go on writing to it."""
OURS = ("concordance", "corpus", "extract", "align", "commands", "views")
"""The loggers that are listened to; of libraries only that of the web server, and only its warnings."""
SERVER = "uvicorn.error"
_PASSWORD = re.compile(r"(\b[a-z][a-z0-9+.]*://[^\s:/@]*):[^\s/]*@")
_FEED = re.compile(r"\b([0-9a-f]{12})\.[\w-]{20,}")
"""The address of a feed is its mark, which is no secret, and its secret (`extract.feeds`)."""
_PARAMETER = re.compile(r"(?i)(password|passwd|secret|token|authorization|cookie)(\W{1,4}(?:bearer )?)[^\s\"',;&]+")


def event(name: str, level: int = logging.INFO, **values: object) -> None:
    """Logs that something happened. `values` are names, counts, seconds: never words of a document."""
    _write(name, level, values)


def _write(name: str, level: int, values: Mapping[str, object]) -> None:
    logger = logging.getLogger(OURS[0])
    if logger.hasHandlers():  # where nobody listens, Python would print warnings between the lines of the terminal
        logger.log(level, name, extra={"values": dict(values)})


@contextmanager
def timed(name: str, **values: object) -> Iterator[dict[str, object]]:
    """Logs how many seconds something took, and what is put into the yielded values meanwhile; also when it fails."""
    start, told = time.monotonic(), dict(values)
    try:
        yield told
    except BaseException as error:
        _write(name, logging.ERROR, told | {"seconds": _since(start), "error": _kind(error)})
        raise
    _write(name, logging.INFO, told | {"seconds": _since(start)})


def begun(**values: object) -> Callable[[], None]:
    """Logs that a command begins; what it returns, called at the end, logs how many seconds it took."""
    start = time.monotonic()
    _write("begun", logging.INFO, values)
    return lambda: _write("ended", logging.INFO, values | {"seconds": _since(start)})


def open_log(path: Path) -> None:
    """Opens the log, once. What is there stays, and a file that is moved away is begun anew. ReadingError where it
    can't be written."""
    place = str(path.absolute())
    logger = logging.getLogger(OURS[0])
    if any(isinstance(h, WatchedFileHandler) and h.baseFilename == place for h in logger.handlers):
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = WatchedFileHandler(place, encoding="utf-8")
    except OSError as error:
        raise ReadingError("logs.cannot_write", str(path), reason=error.strerror or error) from error
    handler.setFormatter(_Line())
    handler.addFilter(_wanted)
    for name in OURS:
        _listen(name, handler, logging.INFO)
    _listen(SERVER, handler, logging.WARNING)


def _wanted(record: logging.LogRecord) -> bool:
    """Of the server only warnings, whatever level it has given its own logger since."""
    return record.name != SERVER or record.levelno >= logging.WARNING


def close_log() -> None:
    """Closes what `open_log` opened."""
    for name in (*OURS, SERVER):
        logger = logging.getLogger(name)
        for handler in [h for h in logger.handlers if isinstance(h.formatter, _Line)]:
            logger.removeHandler(handler)
            handler.close()


def open_as_told(wish: str, environment: Mapping[str, str]) -> None:
    """Opens the log that is wished for on the command line or in the environment, if one is."""
    place = wish or environment.get(VARIABLE, "")
    if place:
        open_log(Path(place))
        os.environ[VARIABLE] = str(Path(place).absolute())  # for the processes that a command starts


def without_secrets(text: str) -> str:
    """The text with stars in place of passwords, tokens and the secret half of a feed's address."""
    text = _PASSWORD.sub(r"\1:***@", text)
    return _PARAMETER.sub(r"\1\2***", _FEED.sub(r"\1.***", text))


class _Line(logging.Formatter):
    """A record as a line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        when = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        told: dict[str, object] = {"time": when, "level": record.levelname.lower(), "event": record.getMessage()}
        told |= getattr(record, "values", {})
        if record.exc_info and record.exc_info[1] is not None:
            told["error"] = _kind(record.exc_info[1])
        clean = {key: _clean(value) for key, value in told.items()}
        return json.dumps(clean, ensure_ascii=False)


def _clean(value: object) -> object:
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, list | tuple):
        return [_clean(one) for one in value]
    return without_secrets(str(value))


def _kind(error: BaseException) -> str:
    """What kind of error it is and where it arose: "ValueError (plan.py:88)"; for one of ours, its key."""
    if isinstance(error, ReadingError):
        return error.key
    frames = traceback.extract_tb(error.__traceback__)
    where = f" ({Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    return type(error).__name__ + where


def _listen(name: str, handler: logging.Handler, level: int) -> None:
    logger = logging.getLogger(name)
    logger.addHandler(handler)
    if logger.getEffectiveLevel() > level:
        logger.setLevel(level)


def _since(start: float) -> float:
    return round(time.monotonic() - start, 3)
