"""Fits the weights of the evidence (align/weights.toml) on the samples and on public conventions in two languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from align.articles import Tolerance
from align.certainty import START, WITHOUT, Case, fitted, logit, weights_of
from align.context import Context
from align.encoder import Encoder
from align.evidence import Evidence, Side, evidence, rewritten, side
from align.likeness import Matrix
from align.names import variants
from align.pairing import HEARD, best, doubtful, pair
from align.parts import PartTolerance, evidence_of_parts
from benchmarks.alignment_cases import Known, number
from corpus.files import write_text

FOR, AGAINST = 1.0, -1.0
EVIDENCE: Mapping[Case, Mapping[str, float]] = {
    "same": {
        "words": FOR, "words_times_ahead": FOR, "words_stand_out": FOR, "covered": FOR, "covered_stands_out": FOR,
        "length": AGAINST, "figures": FOR,
    },
    "rewritten": {
        "words": FOR, "words_times_ahead": FOR, "words_stand_out": FOR, "covered": FOR, "covered_stands_out": FOR,
        "length": AGAINST, "figures": FOR, "meaning_stands_out": FOR, "meaning_ahead": FOR,
    },
    "across": {
        "words_stand_out": FOR, "cognates_stand_out": FOR, "covered_stands_out": FOR, "figures": FOR,
        "length": AGAINST,
    },
    "meaning": {
        "words_stand_out": FOR, "cognates_stand_out": FOR, "meaning": FOR, "meaning_stands_out": FOR,
        "meaning_ahead": FOR, "covered_both": FOR, "covered_stands_out": FOR, "figures": FOR, "length": AGAINST,
    },
}  # fmt: skip
"""What each case looks at, and whether it can speak for a pair or only against it."""
CONTEXT = (WITHOUT, "order", "parents", "citations", "kinship")
PARTS = ("ahead", "gain")
HEAD = """\
# Weights of the evidence: written by `python -m benchmarks.alignment --calibrate` from the samples and public parallel
# texts. Not to be edited by hand. Figures are log odds for evidence of 1.
"""


def weights(case: Case, rows: Sequence[Known], moved: Sequence[Known], encoder: Encoder | None) -> str:
    """The two tables of a case as TOML. Context is learnt from `moved` rows only: where all keep their order, order
    would say everything. Without such rows it is learnt from all.
    """
    columns = EVIDENCE[case]
    seen = [_seen(row, encoder, case) for row in (*rows, *moved)]
    flat = np.concatenate([_stack([found.tables[name] for name in columns])[asked] for _, _, found, _, asked in seen])
    truth = np.concatenate([links[asked] for *_, links, asked in seen])
    alone = _named([*columns, START], fitted(flat, truth, np.array(list(columns.values()))))
    flat, truth = _in_context(seen[len(rows) :] or seen, alone)
    together = _named([*CONTEXT, START], fitted(flat, truth, np.ones(len(CONTEXT))))
    return _table(f"{case}.words", alone) + _table(f"{case}.context", together)


def parts(case: Case, rows: Sequence[Known], encoder: Encoder | None) -> str:
    """The weights of the evidence for parts of articles, as TOML; with the weights of the case as they stand written.

    From texts with planted splits and merges, and from such in which nothing answers.
    """
    seen: list[list[float]] = []
    truth: list[float] = []
    for row in rows:
        left, right, found, links, asked = _seen(row, encoder, case)
        paired = pair(left, right, found, case)
        sure = {ij for ij, p in paired.chosen.items() if p >= Tolerance().likely}
        for ij, told in evidence_of_parts(found, left, right, sure, PartTolerance()).items():
            if asked[ij]:
                seen.append([told[name] for name in PARTS])
                truth.append(float(links[ij]))
    told_weights = fitted(np.array(seen), np.array(truth), np.ones(len(PARTS)))
    return _table(f"{case}.parts", _named([*PARTS, START], told_weights))


def write(path: Path, tables: Sequence[str]) -> None:
    """In the order of the tables; weights that were read before are forgotten."""
    write_text(path, HEAD + "".join(tables))
    weights_of.cache_clear()


Seen = tuple[Side, Side, Evidence, Matrix, Matrix]


def _seen(row: Known, encoder: Encoder | None, case: Case) -> Seen:
    """The sides, the evidence, the truth, and which pairs it is known of.

    What was rewritten is asked of where the weights of words, as they stand written, leave doubt.
    """
    left, right = side(row.left, variants(row.left)), side(row.right, variants(row.right))
    ours, theirs = [number(a) for a in left.articles], [number(a) for a in right.articles]
    links = np.array([[float((a, b) in row.links) for b in theirs] for a in ours])
    asked = np.array([[not (a in row.open[0] and b in row.open[1]) for b in theirs] for a in ours])
    found = evidence(left, right, encoder)
    if case == "rewritten" and encoder is not None:
        found = rewritten(found, left, right, doubtful(pair(left, right, found, "same")), encoder)
    return left, right, found, links, asked


def _in_context(seen: Sequence[Seen], alone: Mapping[str, float]) -> tuple[Matrix, Matrix]:
    rows, truth = [], []
    for left, right, found, links, asked in seen:
        words = logit(found.tables, alone)
        heard = Context.of(left, right).support({ij: sure for ij, sure in best(words).items() if sure >= HEARD})
        rows.append(_stack([words, *(heard[name] for name in CONTEXT[1:])])[asked])
        truth.append(links[asked])
    return np.concatenate(rows), np.concatenate(truth)


def _stack(tables: Sequence[Matrix]) -> Matrix:
    return np.stack(tables, axis=-1)


def _named(names: Sequence[str], values: Matrix) -> dict[str, float]:
    return dict(zip(names, values.tolist(), strict=True))


def _table(name: str, values: Mapping[str, float]) -> str:
    return f"\n[{name}]\n" + "".join(f"{key} = {value:.3f}\n" for key, value in values.items())
