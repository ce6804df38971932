"""Tables of contents that print no page numbers: runs of bare labels and headings without any text between.

"HOOFDSTUK 1. - Bepaling / Art. 1 / HOOFDSTUK 2. - Definities / Art. 2 ...": in the text itself something stands
behind each label, so that no run gets long.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corpus.block import Block
from corpus.numbering.marks import Mark, opens_division

LONG = 8
"""Blocks in a row from which on a run of labels is a table of contents."""
LABELS = 3
"""Bare article labels that it must hold."""
WRAPPED = 120
"""Characters that the second line of a long heading may have in such a run."""


def contents_runs(blocks: Sequence[Block], marks: Mapping[int, Sequence[Mark]]) -> set[int]:
    """The numbers of the blocks that stand in such runs. `marks`: the article marks of each block."""
    found: set[int] = set()
    run: list[int] = []
    for i, block in enumerate([*blocks, Block("table", "")]):
        if block.kind == "text" and (_is_label(i, block, marks) or _wraps(i, block, blocks, run, marks)):
            run.append(i)
            continue
        labels = [n for n in run if any(_bare(m, blocks[n]) for m in marks.get(n, ()))]
        if len(run) >= LONG and len(labels) >= LABELS:
            found.update(range(run[0], labels[-1] + 1))
        run = []
    return found


def _bare(mark: Mark, block: Block) -> bool:
    return mark.start == 0 and not block.text[mark.label_end :].strip()


def _is_label(i: int, block: Block, marks: Mapping[int, Sequence[Mark]]) -> bool:
    if any(_bare(m, block) for m in marks.get(i, ())):
        return True
    return len(block.text) < 2 * WRAPPED and block.text[:1].isupper() and opens_division(block.text)


def _wraps(
    i: int, block: Block, blocks: Sequence[Block], run: Sequence[int], marks: Mapping[int, Sequence[Mark]]
) -> bool:
    """Is it the second line of the heading right above it?"""
    text = block.text
    if not run or run[-1] != i - 1 or len(text) > WRAPPED or text.endswith((".", ";", ":")):
        return False
    return _is_label(i - 1, blocks[i - 1], marks) and not any(_bare(m, blocks[i - 1]) for m in marks.get(i - 1, ()))
