"""The tables of the register and of the calendar feeds. Only what every database knows, as those of the catalogue.

They are made and changed by `corpus.migrations`, with all others; the database itself refuses to rewrite events.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import DateTime, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    """What the tables have in common: nothing but being ours."""


class EntryRow(Base):
    """An obligation that is followed up: what it was called and said when its document was last read."""

    __tablename__ = "register_entries"
    id: Mapped[int] = mapped_column(primary_key=True)
    document: Mapped[str] = mapped_column(Text, index=True)
    obligation: Mapped[str] = mapped_column(Text, index=True)
    eid: Mapped[str] = mapped_column(Text)
    article: Mapped[str] = mapped_column(Text)
    quote: Mapped[str] = mapped_column(Text)
    action: Mapped[str] = mapped_column(Text)
    position: Mapped[int] = mapped_column(default=0)
    """Its place in the document."""
    orphaned: Mapped[bool] = mapped_column(default=False)
    """The last reading of the document holds it no more."""
    events: Mapped[list[EventRow]] = relationship(back_populates="entry", order_by="EventRow.number")


class EventRow(Base):
    """What somebody wrote into an entry. Rows are only ever added; None is what the event leaves as it is."""

    __tablename__ = "register_events"
    __table_args__ = (UniqueConstraint("entry_id", "number"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("register_entries.id"), index=True)
    number: Mapped[int]
    """Counts the events of the entry from 1: two writers cannot both have written the same one."""
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    who: Mapped[str] = mapped_column(Text)
    status: Mapped[str | None] = mapped_column(String(20))
    responsible: Mapped[str | None] = mapped_column(Text)
    note: Mapped[str | None] = mapped_column(Text)
    evidence: Mapped[str] = mapped_column(String(20), default="")
    """"added", "withdrawn" or "", of the three below."""
    evidence_file: Mapped[str] = mapped_column(Text, default="")
    evidence_page: Mapped[int | None]
    evidence_quote: Mapped[str] = mapped_column(Text, default="")
    moved_from: Mapped[str] = mapped_column(Text, default="", index=True)
    moved_to: Mapped[str] = mapped_column(Text, default="")
    """Ids of obligations, of an entry that was attached to another reading."""
    entry: Mapped[EntryRow] = relationship(back_populates="events")


class FeedRow(Base):
    """A calendar feed. Its address is not kept, only a digest of the secret part."""

    __tablename__ = "calendar_feeds"
    id: Mapped[int] = mapped_column(primary_key=True)
    mark: Mapped[str] = mapped_column(String(16), unique=True)
    """The part of the address that names the feed and may be shown."""
    digest: Mapped[str] = mapped_column(String(64))
    name: Mapped[str] = mapped_column(Text)
    selection: Mapped[str] = mapped_column(Text)
    """As JSON."""
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    revoked_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    etag: Mapped[str] = mapped_column(String(80), default="")
    """Of the content that was last served, and since when it is so."""
    changed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
