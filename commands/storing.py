"""`backup`, `restore` and `verdicts`: a whole corpus as one file, and what people decided in it."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from commands import terminal
from commands.terminal import Terminal
from corpus.archive import Taken, restore_archive, write_archive
from corpus.archive_parts import PARTS as CORPUS
from corpus.exports.interchange import as_json
from corpus.verdict import Standing
from corpus.verdicts import Verdicts
from extract.register_archive import PARTS as REGISTER


def backup(
    context: typer.Context,
    archive: Annotated[Path, typer.Argument()],
    originals: Annotated[bool, typer.Option("--originals")] = False,
) -> None:
    at = terminal.of(context)
    found = write_archive(at.place, archive, (*CORPUS, *REGISTER), originals)
    for part, count in found.rows.items():
        _tell(at, "written", rows=at.say_of("archive", f"part_{part}"), count=count)
    if originals:
        _tell(at, "originals", count=found.originals)
    for name in found.missing:
        at.remark(at.say_of("archive", "missing", name=name))
    at.err.print(at.say("written", file=archive), soft_wrap=True)


def restore(
    context: typer.Context,
    archive: Annotated[Path, typer.Argument()],
    originals_to: Annotated[Path | None, typer.Option()] = None,
) -> None:
    at = terminal.of(context)
    for part in restore_archive(at.place, archive, (*CORPUS, *REGISTER), originals_to):
        _tell_part(at, part)


def _tell_part(at: Terminal, taken: Taken) -> None:
    rows = at.say_of("archive", f"part_{taken.name}")
    _tell(at, "taken", rows=rows, added=taken.added, present=taken.present, conflicts=len(taken.conflicts))
    for name in taken.conflicts:
        at.remark(at.say_of("archive", "conflict", rows=rows, name=name))
    if taken.name == "feeds" and taken.added:
        at.remark(at.say_of("archive", "feeds_need_addresses"))


def verdicts(
    context: typer.Context,
    docs: Annotated[list[str] | None, typer.Argument()] = None,
    json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    at = terminal.of(context)
    with Verdicts(at.place) as store:
        standings = store.of(*(docs or ()))
        if json:
            told = [[asdict(v) for v in store.history(s.verdict.key)] for s in standings]
            rows = [[row | {"at": row["at"].isoformat()} for row in history] for history in told]
            sys.stdout.write(as_json({"verdicts": rows}) + "\n")
            return
    for standing in standings:
        at.out.print(_line(at, standing), soft_wrap=True)
    if not standings:
        _tell(at, "no_verdicts")


def _line(at: Terminal, standing: Standing) -> str:
    verdict = standing.verdict
    places = " / ".join(f"{p.document} {p.eid}" for p in verdict.subject.passages)
    line = f"{places}: {verdict.proposed}"
    if verdict.decision == "correct":
        line += f" → {verdict.corrected}"
    others = "".join(f" ({other.told(at.tongue)})" for other in standing.unseen)
    return terminal.plain(f"{line} | {verdict.told(at.tongue)}{others}")


def _tell(at: Terminal, key: str, **values: object) -> None:
    at.out.print(at.say_of("archive", key, **values), soft_wrap=True)
