"""The tables of verdicts. Rows are only ever added; the database itself refuses anything else (`corpus.migrations`).

They refer to no document: what a person decided outlives the document, and every new reading of it.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import DateTime, Double, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from corpus.catalogue_tables import Base


class VerdictRow(Base):
    """One decision of one person."""

    __tablename__ = "verdicts"
    number: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(32), unique=True)
    """Its name in every database it is ever taken to."""
    subject: Mapped[str] = mapped_column(String(64), index=True)
    """Digest of what was decided about."""
    kind: Mapped[str] = mapped_column(String(20))
    what: Mapped[str] = mapped_column(Text)
    proposed: Mapped[str] = mapped_column(Text)
    confidence: Mapped[float | None] = mapped_column(Double)
    decision: Mapped[str] = mapped_column(String(20))
    corrected: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text)
    who: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    tool: Mapped[str] = mapped_column(Text)
    rules: Mapped[str] = mapped_column(Text)
    based_on: Mapped[str] = mapped_column(String(64))
    previous: Mapped[str] = mapped_column(String(32), index=True)
    """Key of the verdict that its writer had in view; "" where there was none."""
    passages: Mapped[list[PassageRow]] = relationship(
        order_by=lambda: (PassageRow.side, PassageRow.position), lazy="selectin"
    )


class PassageRow(Base):
    """A place that a verdict is about, as it was then. The two sides of a link are "left" and "right"."""

    __tablename__ = "verdict_passages"
    verdict: Mapped[str] = mapped_column(ForeignKey("verdicts.key"), primary_key=True)
    side: Mapped[str] = mapped_column(String(5), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    document: Mapped[str] = mapped_column(Text, index=True)
    eid: Mapped[str] = mapped_column(Text)
    article: Mapped[str] = mapped_column(Text)
    quote: Mapped[str] = mapped_column(Text)
    occurrence: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64), index=True)
