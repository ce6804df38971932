"""All pairs: many documents aligned with each other, on all cores or on an engine, each pair once and for all.

Which pairs are worth it is a matter of blocking (align.harmony.comparisons). What is done is kept at once: stopping
loses only what is under way, and the next run goes on from there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from align.articles import align
from align.encoder import Encoder, asked
from align.harmony.comparisons import Pair, Tell, worth_comparing
from align.kept import Compared, Shelf, fingerprint
from align.links import Alignment
from corpus import provenance
from corpus.batch import Guard
from corpus.engine_room import spread
from corpus.errors import ReadingError
from corpus.model import Document

Progress = Callable[[int, int], None]
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Force:
    """Who compares, and where results are kept. Without a guard all happens in this process; `shelf`: a folder."""

    guard: Guard | None = None
    shelf: Path | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """Two documents to be compared. `tell`: also what differs."""

    pair: Pair
    left: Document
    right: Document
    tell: bool


def all_pairs(
    documents: Sequence[Document],
    pairs: Sequence[Pair] | None = None,
    told: Sequence[Pair] = (),
    encoder: Encoder | None = None,
    tell: Tell | None = None,
    force: Force = Force(),
    progress: Progress = lambda done, every: None,
) -> dict[Pair, Compared]:
    """Pairs of documents, by index, compared; in the order of `pairs`, whoever computes them in which order.

    `pairs`: None for those that are worth it. Of those in `told` it is also said what differs, by `tell`, which like
    `encoder` must be picklable. `progress` is told how many are done, of how many.
    ReadingError where a pair crashed or took too long, once all the others are done and kept; or where an engine fails.
    """
    wanted = list(dict.fromkeys(worth_comparing(documents) if pairs is None else pairs))
    found: dict[Pair, Compared] = {}
    failed: list[ReadingError] = []
    progress(0, len(wanted))
    for pair, one in each_pair(documents, wanted, told if tell else (), encoder, tell, force):
        if isinstance(one, ReadingError):
            failed.append(one)
        else:
            found[pair] = one
        progress(len(found) + len(failed), len(wanted))
    if failed:
        raise min(failed, key=str)
    return {pair: found[pair] for pair in wanted}


def each_pair(
    documents: Sequence[Document],
    pairs: Sequence[Pair],
    told: Sequence[Pair] = (),
    encoder: Encoder | None = None,
    tell: Tell | None = None,
    force: Force = Force(),
) -> Iterator[tuple[Pair, Compared | ReadingError]]:
    """As `all_pairs`, as they are done, each with its comparison or why there is none; memory holds only what is under
    way. First comes what is on the shelf, then what had to be computed, which goes there."""
    also = {*told}
    if force.shelf is None:
        tasks = (Task(pair, *_two(documents, pair), pair in also) for pair in pairs)
        yield from computed(tasks, encoder, tell, force.guard)
        return
    shelf = Shelf(force.shelf, provenance.version())
    prints = {n: fingerprint(documents[n]) for n in sorted({n for pair in pairs for n in pair})}
    keys: dict[Pair, str] = {}
    for pair in pairs:
        by = encoder.name if encoder and asked(*_two(documents, pair)) else ""
        keys[pair] = shelf.key(prints[pair[0]], prints[pair[1]], by, type(tell).__qualname__ if pair in also else "")
    missing: list[Pair] = []
    for pair in pairs:
        kept = shelf.find(keys[pair])
        if kept is None:
            missing.append(pair)
        else:
            yield pair, kept
    tasks = (Task(pair, *_two(documents, pair), pair in also) for pair in missing)
    for pair, one in computed(tasks, encoder, tell, force.guard):
        if isinstance(one, Compared):
            shelf.keep(keys[pair], one)
        yield pair, one


def _two(documents: Sequence[Document], pair: Pair) -> tuple[Document, Document]:
    return documents[pair[0]], documents[pair[1]]


def computed(
    tasks: Iterator[Task], encoder: Encoder | None, tell: Tell | None, guard: Guard | None
) -> Iterator[tuple[Pair, Compared | ReadingError]]:
    """Each pair with its comparison, or why there is none, as they are done."""
    elsewhere = provenance.version() if guard and guard.engine else ""
    work = partial(compared, encoder=encoder, tell=tell, rules=elsewhere)
    if guard is None:
        yield from ((task.pair, work(task)) for task in tasks)
        return
    limits = guard.jobs, guard.timeout, guard.memory * _MEGABYTE
    for task, one in spread(work, tasks, *limits, guard.engine):
        if isinstance(one, str):
            one = ReadingError(f"scale.pair_{one}", f"{task.left.id} – {task.right.id}", seconds=round(guard.timeout))
        if isinstance(one, ReadingError) and one.key == "scale.other_rules":
            raise one
        yield task.pair, one


def compared(task: Task, encoder: Encoder | None, tell: Tell | None, rules: str) -> Compared | ReadingError:
    """Two documents compared, wherever this runs; "scale.other_rules" where it runs by other rules than `rules`, if
    they are named."""
    if rules and (theirs := provenance.version()) != rules:
        return ReadingError("scale.other_rules", task.left.id, theirs=theirs, ours=rules)
    plain = align(task.left, task.right, encoder=encoder if asked(task.left, task.right) else None)
    told: Alignment | None = tell(plain, task.left, task.right) if task.tell and tell else None
    return Compared(plain, told)
