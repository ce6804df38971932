"""Gets the process ready from which those to be killed are forked: else most would be killed while loading programs."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy.orm import configure_mappers

from corpus import rules
from corpus.batch import read_all
from corpus.catalogue import Catalogue
from corpus.migrations import running
from corpus.reader import Settings

assert running.HISTORY and rules.version()
configure_mappers()
with TemporaryDirectory() as _folder:
    _file = Path(_folder) / "a.txt"
    _file.write_text("Contrat d'administration du Musée\n\nArticle 1er. Le Musée ouvre.\n", encoding="utf-8")
    with Catalogue(str(Path(_folder) / "c.sqlite")) as _catalogue:
        assert [outcome.sha256 for outcome in read_all([_file], Settings(), 1, _catalogue, guarded=False)]
