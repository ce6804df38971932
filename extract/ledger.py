"""The ledger: what a calendar said when it was last given out.

A calendar program takes a changed event only with a higher SEQUENCE, and forgets an event only when it is told that it
is cancelled. Both need the memory of the last time: one small JSON file beside the calendar.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from corpus.errors import ReadingError
from corpus.files import write_text


@dataclass(frozen=True, slots=True)
class Entry:
    """One event as it was last given out. `start` is an ISO day."""

    digest: str
    sequence: int
    start: str
    summary: str
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Ledger:
    """The events that were ever given out, by UID."""

    entries: Mapping[str, Entry] = field(default_factory=dict)

    def after(self, told: Mapping[str, tuple[str, date, str]]) -> Ledger:
        """The ledger once these events (UID -> content, start, summary) are given out: what is new begins at 0, what
        changed or came back goes up by one, what is gone is cancelled."""
        found = {uid: self._entry(uid, *event) for uid, event in told.items()}
        gone = {uid: _cancelled(entry) for uid, entry in self.entries.items() if uid not in told}
        return Ledger(dict(sorted({**found, **gone}.items())))

    def _entry(self, uid: str, content: str, start: date, summary: str) -> Entry:
        digest = sha256(content.encode()).hexdigest()[:16]
        before = self.entries.get(uid)
        if before is None:
            return Entry(digest, 0, start.isoformat(), summary)
        changed = before.digest != digest or before.cancelled
        return Entry(digest, before.sequence + changed, start.isoformat(), summary)


def read_ledger(path: Path) -> Ledger:
    """The ledger in a file; an empty one where there is no file. ReadingError for a file that is no ledger."""
    if not path.exists():
        return Ledger()
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        return Ledger({uid: _checked(entry) for uid, entry in raw["events"].items()})
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise ReadingError("schedule.bad_ledger", str(path)) from error


def write_ledger(path: Path, ledger: Ledger) -> None:
    """Write the ledger whole or not at all. OSError as from open."""
    events = {uid: asdict(entry) for uid, entry in sorted(ledger.entries.items())}
    write_text(path, json.dumps({"events": events}, ensure_ascii=False, indent=1) + "\n")


def _cancelled(entry: Entry) -> Entry:
    return entry if entry.cancelled else replace(entry, cancelled=True, sequence=entry.sequence + 1)


def _checked(raw: dict[str, object]) -> Entry:
    entry = Entry(**raw)  # type: ignore[arg-type]
    date.fromisoformat(entry.start)
    if not isinstance(entry.sequence, int):
        raise TypeError
    return entry
