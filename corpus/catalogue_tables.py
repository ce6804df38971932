"""The tables of the catalogue. Only what every database knows: no JSON columns, no dialect of SQL.

They are made and changed by `corpus.migrations`: a change here needs a new version there.
"""

from __future__ import annotations

import json
import zlib
from datetime import date, datetime
from typing import cast

from sqlalchemy import BigInteger, DateTime, ForeignKey, LargeBinary, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from corpus.exports.characters import xml_text
from corpus.exports.interchange import document_as_dict
from corpus.listing import Listed, listed
from corpus.model import Document, DocumentKind, Language


class Base(DeclarativeBase):
    """What the tables have in common: nothing but being ours."""


class SchemaRow(Base):
    """One row: the version of the tables. Writers touch it first, which lets one writer through at a time."""

    __tablename__ = "concordance_schema"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[int]


class FileRow(Base):
    """A file by its content. `rules` is what it was read by ("" asks for reading it again)."""

    __tablename__ = "files"
    id: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64), unique=True)
    name: Mapped[str] = mapped_column(Text)
    pages: Mapped[int] = mapped_column(default=0)
    size: Mapped[int] = mapped_column(BigInteger, default=0)
    rules: Mapped[str] = mapped_column(Text, default="")
    tool: Mapped[str] = mapped_column(Text, default="")
    read_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    failure: Mapped[str] = mapped_column(Text, default="")
    """Key and values of the message why it could not be read, as JSON; "" where it could."""
    anomalies: Mapped[str] = mapped_column(Text, default="[]")
    """Those of the file as a whole, as JSON."""
    documents: Mapped[list[DocumentRow]] = relationship(
        back_populates="file", cascade="all, delete-orphan", order_by="DocumentRow.position"
    )
    paths: Mapped[list[PathRow]] = relationship(back_populates="file", cascade="all, delete-orphan")


class PathRow(Base):
    """Where a file was found; one file can lie in many places."""

    __tablename__ = "paths"
    path: Mapped[str] = mapped_column(Text, primary_key=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("files.id", ondelete="CASCADE"), index=True)
    file: Mapped[FileRow] = relationship(back_populates="paths")


class DocumentRow(Base):
    """A document: what lists and searches need as columns, all of it in `content` (zlib-compressed JSON)."""

    __tablename__ = "documents"
    id: Mapped[str] = mapped_column(Text, primary_key=True)
    own_id: Mapped[str] = mapped_column(Text)
    """The id that reading gave it; `id` differs where another file had that one already."""
    file_id: Mapped[int] = mapped_column(ForeignKey("files.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    kind: Mapped[str] = mapped_column(Text)
    institution: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(Text)
    generation: Mapped[int | None]
    first_day: Mapped[date | None]
    last_day: Mapped[date | None]
    title: Mapped[str] = mapped_column(Text)
    first_page: Mapped[int]
    last_page: Mapped[int]
    articles: Mapped[int]
    anomalies: Mapped[int]
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    file: Mapped[FileRow] = relationship(back_populates="documents")


def row_of(document: Document, own_id: str, position: int) -> DocumentRow:
    """The row that holds a document; `own_id` is what reading called it, `position` its place in the file."""
    row = listed(document)
    first, last = row.period or (None, None)
    return DocumentRow(
        id=row.id, own_id=own_id, position=position, kind=row.kind, institution=xml_text(row.institution),
        language=row.language, generation=row.generation, first_day=first, last_day=last, title=xml_text(row.title),
        first_page=row.pages[0], last_page=row.pages[1], articles=row.articles, anomalies=row.anomalies,
        content=zlib.compress(json.dumps(document_as_dict(document)).encode("ascii")),
    )  # fmt: skip


def listed_of(row: DocumentRow) -> Listed:
    """What a list says of a row."""
    period = (row.first_day, row.last_day) if row.first_day and row.last_day else None
    return Listed(
        row.id, row.file.name, row.file.sha256, cast(DocumentKind, row.kind), row.institution,
        cast(Language, row.language), row.generation, period, row.title, (row.first_page, row.last_page),
        row.articles, row.anomalies,
    )  # fmt: skip
