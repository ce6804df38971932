"""The shelf: documents, pictures, time limits and alignments, each made once and shared by all visitors.

What is kept is frozen and keyed by the content of the file and the version of the rules, so that a click costs little
and nothing out of date is shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import streamlit as st
from PIL import Image

from align.articles import align
from align.encoder import Encoder, asked
from align.links import Alignment
from align.reviewed import reviewed as with_verdicts
from align.vectors import kept
from corpus import engines, rules
from corpus.catalogue import Catalogue
from corpus.errors import ReadingError
from corpus.geometry import Box
from corpus.listing import Listed
from corpus.messages import Tongue
from corpus.model import Document
from corpus.verdicts import Verdicts
from extract.agenda import Agenda
from extract.amounts import amounts
from extract.citations import citations
from extract.definitions import definitions
from extract.duties import keyed_duties, tasks
from extract.facts import TimeExpression, TimeLimit, identified
from extract.findings import Findings, as_decided
from extract.graph import Graph
from extract.graph import graph as graph_of
from extract.obligations import Obligation, obligations
from extract.regimes import Regime, regime
from extract.reviewed import reviewed
from extract.schedule import Given, plan
from extract.second_vote import installed
from extract.times import expressions, limits_of
from views.owed import Owed, owed_of
from views.picture import as_png, framed, strip
from views.search import Folded, folded_outline
from views.setting import place, vectors_folder

SCALE = 1.6
"""Pixels to the point: an A4 page is 950 wide, enough for half a screen."""


def catalogue() -> Catalogue:
    """The open catalogue of this server. CatalogueError where it can't be opened."""
    return _opened(place().database)


def first_contracts(documents: Iterable[Listed], tongue: Tongue) -> list[Listed]:
    """Contracts before decrees and annexes, those in the visitor's language before the others, the newest first."""
    return sorted(documents, key=lambda d: (d.kind != "contract", d.language != tongue, -(d.generation or 0), d.id))


def document(listed: Listed) -> Document:
    """A document with its tree."""
    return _document(place().database, listed.id, listed.sha256, rules.version())


def verdicts() -> Verdicts:
    """What people decided, in the same database. CatalogueError where it can't be opened."""
    return _verdicts(place().database)


def decisions() -> int:
    """How many decisions there are. They are only ever added, so that what hangs on them is kept under this number."""
    return verdicts().count()


def time_limits(listed: Listed) -> tuple[TimeLimit, ...]:
    """All time limits of a document, as people left them."""
    return _kept_limits(place().database, listed.id, listed.sha256, rules.version(), decisions())


def findings(listed: Listed) -> Findings:
    """All that a document says, as people left it."""
    return _decided(place().database, listed.id, listed.sha256, rules.version(), decisions())


def machine_findings(listed: Listed) -> Findings:
    """All that the machine found in a document, whatever people decided about it."""
    return _findings(place().database, listed.id, listed.sha256, rules.version())


def searched(listed: Listed) -> Folded:
    """The outline of a document with what is searched in it."""
    return _searched(place().database, listed.id, listed.sha256, rules.version())


def alignment(left: Listed, right: Listed) -> Alignment:
    """The alignment of two documents in one language, as people left it."""
    ids, contents = (left.id, right.id), (left.sha256, right.sha256)
    return _decided_alignment(place().database, ids, contents, rules.version(), decisions())


def machine_alignment(left: Listed, right: Listed) -> Alignment:
    """The alignment of two documents, of two languages too, whatever people decided about it."""
    ids, contents = (left.id, right.id), (left.sha256, right.sha256)
    return _alignment(place().database, ids, contents, rules.version())


def agenda(listed: Listed, under: Regime | None = None, given: tuple[Given, ...] = ()) -> Agenda:
    """The agenda of a document under a regime (the Civil Code's where none is named) and with real dates of events."""
    key = (place().database, listed.id, listed.sha256, rules.version(), decisions())
    return _agenda(*key, under or regime(), given)


def owed(listed: Listed) -> tuple[Owed, ...]:
    """The obligations of a document with their limits and dates."""
    return _owed(place().database, listed.id, listed.sha256, rules.version(), decisions())


def graph(listed: Listed) -> Graph:
    """The graph of a document: who owes what to whom, what is counted from what. Shared: not to be changed."""
    return _graph(place().database, listed.id, listed.sha256, rules.version(), decisions())


def picture(listed: Listed, page: int, boxes: tuple[Box, ...], around: float | None = None) -> bytes | None:
    """A page of the file with `boxes` framed on it, as PNG; None where there is no file or no page to draw. With
    `around`, only the strip of the page that goes so many points above and below the boxes."""
    path = catalogue().path_of(listed.id)
    if path is None or path.suffix.lower() != ".pdf":
        return None
    try:
        return _framed(path, listed.sha256, page, boxes, SCALE, around)
    except ReadingError:
        return None


@st.cache_resource(show_spinner=False, max_entries=8)
def _opened(database: str) -> Catalogue:
    return Catalogue(database)


@st.cache_resource(show_spinner=False, max_entries=8)
def _verdicts(database: str) -> Verdicts:
    return Verdicts(database)


@st.cache_resource(show_spinner=False, max_entries=64)
def _document(database: str, id: str, sha256: str, rules_version: str) -> Document:
    return _opened(database).document(id)


@st.cache_resource(show_spinner=False, max_entries=64)
def _limits(database: str, id: str, sha256: str, rules_version: str) -> tuple[TimeLimit, ...]:
    return limits_of(_times(database, id, sha256, rules_version))


@st.cache_resource(show_spinner=False, max_entries=64)
def _times(database: str, id: str, sha256: str, rules_version: str) -> tuple[TimeExpression, ...]:
    return expressions(_document(database, id, sha256, rules_version))


@st.cache_resource(show_spinner=False, max_entries=64)
def _findings(database: str, id: str, sha256: str, rules_version: str) -> Findings:
    key = (database, id, sha256, rules_version)
    tree, times, owed = _document(*key), _times(*key), _obligations(*key)
    return Findings(tree, citations(tree), definitions(tree), amounts(tree), times, _limits(*key), owed)


@st.cache_resource(show_spinner=False, max_entries=64)
def _obligations(database: str, id: str, sha256: str, rules_version: str) -> tuple[Obligation, ...]:
    return obligations(_document(database, id, sha256, rules_version), installed())


@st.cache_resource(show_spinner=False, max_entries=64)
def _kept_limits(database: str, id: str, sha256: str, rules_version: str, decisions: int) -> tuple[TimeLimit, ...]:
    key = (database, id, sha256, rules_version)
    return reviewed(_document(*key), _limits(*key), _verdicts(database)).kept


@st.cache_resource(show_spinner=False, max_entries=64)
def _kept_obligations(
    database: str, id: str, sha256: str, rules_version: str, decisions: int
) -> tuple[Obligation, ...]:
    key = (database, id, sha256, rules_version)
    return reviewed(_document(*key), _obligations(*key), _verdicts(database)).kept


@st.cache_resource(show_spinner=False, max_entries=64)
def _decided(database: str, id: str, sha256: str, rules_version: str, decisions: int) -> Findings:
    return as_decided(_findings(database, id, sha256, rules_version), _verdicts(database))


@st.cache_resource(show_spinner=False, max_entries=64, hash_funcs={Regime: repr, Given: repr})
def _agenda(
    database: str, id: str, sha256: str, rules_version: str, decisions: int, under: Regime, given: tuple[Given, ...]
) -> Agenda:
    """Only the dates depend on the regime and the events: what the text says is read once."""
    key = (database, id, sha256, rules_version)
    tree, found, duties = _document(*key), _kept_limits(*key, decisions), _kept_obligations(*key, decisions)
    whose = tasks(identified(id, found), keyed_duties(id, duties))
    return Agenda(tree, duties, plan(tree, found, under, given=given, tasks=whose))


@st.cache_resource(show_spinner=False, max_entries=32)
def _owed(database: str, id: str, sha256: str, rules_version: str, decisions: int) -> tuple[Owed, ...]:
    return owed_of(_agenda(database, id, sha256, rules_version, decisions, regime(), ()))


@st.cache_resource(show_spinner=False, max_entries=32)
def _graph(database: str, id: str, sha256: str, rules_version: str, decisions: int) -> Graph:
    found = _agenda(database, id, sha256, rules_version, decisions, regime(), ())
    return graph_of(found.plan, found.owed)


@st.cache_resource(show_spinner=False, max_entries=32)
def _alignment(database: str, ids: tuple[str, str], contents: tuple[str, str], rules_version: str) -> Alignment:
    left, right = (_document(database, id, sha, rules_version) for id, sha in zip(ids, contents, strict=True))
    return align(left, right, encoder=_encoder(left, right))


@st.cache_resource(show_spinner=False, max_entries=32)
def _decided_alignment(
    database: str, ids: tuple[str, str], contents: tuple[str, str], rules_version: str, decisions: int
) -> Alignment:
    left, right = (_document(database, id, sha, rules_version) for id, sha in zip(ids, contents, strict=True))
    found = _alignment(database, ids, contents, rules_version)
    return with_verdicts(found, left, right, _verdicts(database), _encoder(left, right))


def _encoder(left: Document, right: Document) -> Encoder | None:
    return kept(vectors_folder()) if asked(left, right) else None


@st.cache_resource(show_spinner=False, max_entries=64)
def _searched(database: str, id: str, sha256: str, rules_version: str) -> Folded:
    return folded_outline(_document(database, id, sha256, rules_version))


@st.cache_resource(show_spinner=False, max_entries=48)
def _framed(_path: Path, sha256: str, page: int, boxes: tuple[Box, ...], scale: float, around: float | None) -> bytes:
    whole = framed(_page(_path, sha256, page, scale), boxes, scale)
    return as_png(whole if around is None or not boxes else strip(whole, boxes, scale, around))


@st.cache_resource(show_spinner=False, max_entries=48)
def _page(_path: Path, sha256: str, page: int, scale: float) -> Image.Image:
    return engines.picture(_path, page, scale)
