"""`register` and `evidence`: how the obligations of a document stand, and what a report says of them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from commands import terminal
from commands.decided import Raw, decided
from commands.terminal import Terminal, plain
from corpus.catalogue import CatalogueError
from corpus.errors import ReadingError
from corpus.exports.interchange import as_json
from corpus.model import Document
from corpus.ocr.shelf import default_folder
from corpus.reader import Settings, read
from extract.evidence import candidates
from extract.evidence_sheet import Found, evidence_as_dict, evidence_sheet, figures_words
from extract.followed import duties, follow
from extract.reattachment import Duty
from extract.register import STATUSES, Event, Evidence, Register, State, Status, Written
from extract.register_sheet import evidence_words, register_sheet

SHOWN = 160
"""Characters of a quotation in a list; the tables hold it whole."""


def register(
    context: typer.Context,
    doc: Annotated[str, typer.Argument()],
    set_: Annotated[str, typer.Option("--set", metavar="ID")] = "",
    status: Annotated[str, typer.Option(metavar="|".join(STATUSES))] = "",
    responsible: Annotated[str | None, typer.Option()] = None,
    note: Annotated[str | None, typer.Option()] = None,
    evidence: Annotated[str, typer.Option(metavar="FILE[:PAGE]")] = "",
    who: Annotated[str, typer.Option()] = "",
    attach: Annotated[str, typer.Option(metavar="ORPHAN")] = "",
    history: Annotated[str, typer.Option(metavar="ID")] = "",
    out: Annotated[Path | None, typer.Option("--out", "--csv")] = None,
) -> None:
    at = terminal.of(context)
    with Register(at.place) as entries:
        _follow(at, entries, doc)
        if attach:
            _tell(at, entries.attach(attach, set_, who))
        elif set_:
            wished = Event(who, _status(status), responsible, note, _evidence(evidence))
            _tell(at, entries.record(set_, wished))
        elif history:
            for line in entries.history(history):
                _tell_line(at, line)
        elif out is not None:
            rows = (*entries.states(doc), *entries.orphans(doc))
            at.write(out, register_sheet(rows, at.tongue).file(out))
        else:
            _list(at, entries, doc)


def _follow(at: Terminal, entries: Register, doc: str) -> None:
    """What the document says now goes into the register; a document that was taken out is shown as it stood."""
    try:
        document = at.document(doc)
    except CatalogueError:
        if not entries.follows(doc):
            raise
        return
    follow_again(at, entries, document)


def follow_again(at: Terminal, entries: Register, document: Document) -> None:
    """Brings the register up to the reading of a document, and says which entries went where."""
    before = {state.id for state in entries.orphans(document.id)}
    followed = follow(entries, document)
    for old, new in followed.moved:
        at.remark(at.say_of("register", "moved", old=old, new=new))
    for orphan in followed.orphaned:
        if orphan.id not in before:
            _tell_orphan(at, orphan)


def _list(at: Terminal, entries: Register, doc: str) -> None:
    states, orphans = entries.states(doc), entries.orphans(doc)
    for state in states:
        _tell(at, state)
    for orphan in orphans:
        _tell_orphan(at, orphan)
        _tell(at, orphan)
    counts = {status: sum(state.standing.status == status for state in states) for status in STATUSES}
    words = ", ".join(f"{n} {at.say_of('register', f'status_{status}')}" for status, n in counts.items() if n)
    _print(at, "counts", obligations=len(states), counts=words or "\u2013", orphans=len(orphans))


def _tell(at: Terminal, state: State) -> None:
    """An obligation in one line, and what was written about it in a second."""
    words = at.say_of("register", f"status_{state.standing.status}")
    _print(at, "entry", article=state.article, status=words, quote=_short(state.quote), id=state.id)
    said = [state.standing.responsible, state.standing.note]
    said += [evidence_words(proof, at.tongue) for proof in state.standing.evidence]
    if state.at is not None:
        _print(at, "standing", day=state.at.date(), who=state.who, said=" | ".join(s for s in said if s))


def _tell_orphan(at: Terminal, orphan: State) -> None:
    key = "orphan_near" if orphan.nearest else "orphan"
    at.remark(at.say_of("register", key, id=orphan.id, article=orphan.article, nearest=orphan.nearest))


def _tell_line(at: Terminal, line: Written) -> None:
    if line.moved is not None:
        said = at.say_of("register", "moved", old=line.moved[0], new=line.moved[1])
    else:
        said = " | ".join(_said(at, line.event))
    _print(at, "written", moment=line.at.isoformat(), who=line.event.who, said=said)


def _said(at: Terminal, event: Event) -> list[str]:
    """What an event says, each part with the name of its column."""
    parts = [] if event.status is None else [("status", at.say_of("register", f"status_{event.status}"))]
    parts += [("responsible", event.responsible)] if event.responsible is not None else []
    parts += [("note", event.note)] if event.note is not None else []
    parts += [("evidence", "+ " + evidence_words(event.evidence, at.tongue))] if event.evidence else []
    parts += [("evidence", "- " + evidence_words(event.withdrawn, at.tongue))] if event.withdrawn else []
    return [at.say_of("register", "said", name=at.say_of("register", f"column_{name}"), value=v) for name, v in parts]


def _status(wish: str) -> Status | None:
    if wish and wish not in STATUSES:
        raise ReadingError("cli.not_one_of", wish, choices=", ".join(STATUSES))
    return next((status for status in STATUSES if status == wish), None)


def _evidence(wish: str) -> Evidence | None:
    """ "report.pdf:12" is page 12 of a file; a name without a page is the whole file."""
    file, _, page = wish.rpartition(":")
    if file and page.isdecimal() and int(page) > 0:
        return Evidence(file, int(page))
    return Evidence(wish) if wish else None


def evidence(
    context: typer.Context,
    doc: Annotated[str, typer.Argument()],
    report: Annotated[str, typer.Argument()],
    article: Annotated[str, typer.Option()] = "",
    top: Annotated[int, typer.Option(min=1)] = 3,
    json: Annotated[bool, typer.Option("--json")] = False,
    out: Annotated[Path | None, typer.Option()] = None,
    raw: Raw = False,
) -> None:
    at = terminal.of(context)
    contract, source = at.document(doc), _report(at, report)
    with decided(at, raw) as store:
        owed = duties(contract, store)
    wanted = tuple(d for d in owed if article.casefold() in ("", d.article.casefold()))
    if article and not wanted:
        raise ReadingError("evidence.no_obligation", contract.id, article=article)
    found = candidates(wanted, source, top, contract)
    if out is not None:
        at.write(out, evidence_sheet(wanted, found, at.tongue).file(out))
    elif json:
        sys.stdout.write(as_json(evidence_as_dict(contract.id, source.id, wanted, found)) + "\n")
    else:
        _list_found(at, wanted, found)


def _report(at: Terminal, report: str) -> Document:
    """A document of the catalogue, or the report (else the longest document) in a file."""
    path = Path(report)
    if not path.is_file():
        return at.document(report)
    documents = read(path, Settings(ocr_cache=default_folder())).documents
    if not documents:
        raise ReadingError("evidence.no_report", str(path))
    return max(documents, key=lambda d: (d.kind == "report", d.pages[1] - d.pages[0]))


def _list_found(at: Terminal, wanted: tuple[Duty, ...], found: Found) -> None:
    for duty in wanted:
        _print_of(at, "obligation", article=duty.article, quote=_short(duty.quote), id=duty.id)
        for c in found[duty.id]:
            page = c.page if c.page is not None else "\u2013"
            _print_of(at, "candidate", score=f"{c.score:.2f}", page=page, quote=_short(c.quote))
            if c.figures:
                _print_of(at, "figures", figures=figures_words(c))
    with_some = sum(bool(found[duty.id]) for duty in wanted)
    _print_of(at, "counts", found=with_some, obligations=len(wanted))


def _print(at: Terminal, key: str, **values: object) -> None:
    at.out.print(at.say_of("register", key, **values), soft_wrap=True)


def _print_of(at: Terminal, key: str, **values: object) -> None:
    at.out.print(at.say_of("evidence", key, **values), soft_wrap=True)


def _short(quote: str) -> str:
    line = " ".join(plain(quote).split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1].rstrip() + "\u2026"
