"""Feeds: which calendars may be fetched, under which addresses. An address is a secret; only its digest is kept."""

from __future__ import annotations

import hmac
import json
import secrets
from dataclasses import asdict, dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from corpus.catalogue import CatalogueError
from corpus.errors import ReadingError
from corpus.exports.characters import xml_text
from corpus.messages import Tongue
from extract.regimes import DEFAULT, Regime, regime
from extract.register_store import Store, now, utc
from extract.register_tables import FeedRow
from extract.schedule.plan import Given
from extract.workdays import Custom

PORT = 8642
BASE = f"http://127.0.0.1:{PORT}"
SUFFIX = ".ics"
_NOBODY = sha256(secrets.token_bytes(32)).hexdigest()
"""Compared with where there is no such feed, so that it takes as long as where there is one."""


class FeedError(ReadingError):
    """There is no such feed, or it cannot be served. `file` names the database or the address."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What a feed holds: the documents with these ids (all where empty), the deadlines of one bearer's role (of
    everybody where empty), in one language; dates under a regime, with closed days and real dates of events."""

    documents: tuple[str, ...] = ()
    bearer: str = ""
    tongue: Tongue = "fr"
    regime: str = DEFAULT
    customs: tuple[Custom, ...] = ()
    closed: tuple[str, ...] = ()
    """ISO days."""
    given: tuple[tuple[str, str], ...] = ()
    """Pairs of an event's id and an ISO day."""

    def under(self) -> Regime:
        """The regime with the closed days. KeyError for a regime that this version does not have."""
        if not self.customs and not self.closed:
            return regime(self.regime)
        return regime(self.regime, customs=self.customs, closed=tuple(map(date.fromisoformat, self.closed)))

    def events(self) -> tuple[Given, ...]:
        """The real dates."""
        return tuple(Given(id, date.fromisoformat(day)) for id, day in self.given)


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as it is listed: `mark` names it and is no secret. Moments are UTC."""

    mark: str
    name: str
    selection: Selection
    created_at: datetime
    revoked_at: datetime | None = None
    changed_at: datetime | None = None
    """When its content was last seen to have changed."""
    maker: str = ""
    """Who signed in made it; empty where nobody had."""


class Feeds:
    """The feeds in the catalogue's database; also a context manager that closes it.

    Raises CatalogueError where the database says no.
    """

    def __init__(self, place: str, base: str = BASE, patience: float = 10.0) -> None:
        """`place` is that of the catalogue; `base` what addresses begin with, as clients see the server."""
        self._store = Store(place, patience)
        self._base = base.rstrip("/")

    def __enter__(self) -> Feeds:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._store.close()

    def create(self, name: str, selection: Selection = Selection(), maker: str = "") -> str:
        """Makes a feed and returns its address, the only time that it can be known."""
        mark, secret = secrets.token_hex(6), secrets.token_urlsafe(32)
        row = FeedRow(mark=mark, digest=_digest(secret), name=xml_text(name), created_at=now())
        row.selection = json.dumps(asdict(selection) | ({"maker": maker} if maker else {}))
        with self._store.writing() as session:
            session.add(row)
        return f"{self._base}/{mark}.{secret}{SUFFIX}"

    def revoke(self, mark: str) -> None:
        """Makes an address lead nowhere, for good. Takes the mark, or the address itself."""
        mark = mark_of(mark)  # an address must not get into a message
        with self._store.writing() as session:
            row = _row(session, mark)
            if row is None:
                raise FeedError("feed.unknown", self._store.name, mark=mark)
            row.revoked_at = row.revoked_at or now()

    def list(self) -> tuple[Feed, ...]:
        """All feeds, the revoked ones too, oldest first."""
        with self._store.reading() as session:
            return tuple(_feed(row) for row in session.scalars(select(FeedRow).order_by(FeedRow.id)))

    def find(self, path: str) -> Feed | None:
        """The feed that the last part of an address leads to; None where it is unknown, wrong or revoked."""
        mark, _, secret = path.removesuffix(SUFFIX).partition(".")
        with self._store.reading() as session:
            row = _row(session, xml_text(mark[:16]))
            right = hmac.compare_digest(_digest(secret), row.digest if row else _NOBODY)
            good = right and row is not None and row.revoked_at is None and path.endswith(SUFFIX)
            return _feed(row) if good and row is not None else None

    def changed(self, mark: str, etag: str) -> datetime:
        """Since when the feed has had this content. Notes it where the content is new and the database takes it."""
        with self._store.reading() as session:
            row = _row(session, mark)
            if row and row.etag == etag and row.changed_at:
                return utc(row.changed_at)
        at = now()
        try:
            with self._store.writing() as session:
                row = _row(session, mark)
                if row and row.etag == etag and row.changed_at:  # another server was faster
                    return utc(row.changed_at)
                if row:
                    row.etag, row.changed_at = etag, at
        except CatalogueError:
            pass  # serving goes on from a database that is read-only or busy; the tag says enough
        return at


def mark_of(address: str) -> str:
    """What names the feed at an address, which itself stays secret; a mark is its own."""
    return address.rsplit("/", 1)[-1].split(".", 1)[0]


def _row(session: Session, mark: str) -> FeedRow | None:
    return session.scalar(select(FeedRow).where(FeedRow.mark == mark))


def _digest(secret: str) -> str:
    """Of 256 random bits, a plain digest can't be turned back; no salt is needed."""
    return sha256(secret.encode("utf-8", "replace")).hexdigest()


def _feed(row: FeedRow) -> Feed:
    kept: dict[str, Any] = json.loads(row.selection)
    several = {name: tuple(kept.get(name, ())) for name in ("customs", "closed")}
    given = tuple((id, day) for id, day in kept.get("given", ()))
    under = kept.get("regime", DEFAULT)  # feeds made by an older version have no rules of their own
    selection = Selection(
        tuple(kept["documents"]), kept["bearer"], kept["tongue"], regime=under, given=given, **several
    )
    revoked, changed = (utc(at) if at else None for at in (row.revoked_at, row.changed_at))
    return Feed(row.mark, row.name, selection, utc(row.created_at), revoked, changed, kept.get("maker", ""))
