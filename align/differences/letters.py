"""Letters: what two stretches of atoms look like, apart from how they are set."""

from __future__ import annotations

from collections.abc import Sequence

from align.differences.atoms import SPOKEN, Atom
from align.masking import folded, typographic


def alike(left: Sequence[Atom], right: Sequence[Atom]) -> bool:
    """The same but for a hyphen at the end of a printed line."""
    ours, theirs = (_unhyphenated(side) for side in (left, right))
    return ours == theirs and bool(ours)


def letters(atoms: Sequence[Atom]) -> str:
    """Letters and digits, and the signs that are words: "%", "€"."""
    text = "".join(a.text for a in atoms)
    return folded(text).replace(" ", "") + "".join(SPOKEN.findall(text))


def abbreviated(left: Sequence[Atom], right: Sequence[Atom]) -> bool:
    """Is one side the other one's words shortened, with full stops: "m.b.t." for "met betrekking tot"?"""
    for short, long in ((left, right), (right, left)):
        pieces, whole = ([a.key for a in side if a.kind == "word"] for side in (short, long))
        if not 1 < len(pieces) == len(whole) or any(a.kind not in ("word", "sign") for a in (*short, *long)):
            continue
        stops = sum(a.text == "." for a in short)
        if stops >= len(pieces) - 1 and all(w.startswith(p) for p, w in zip(pieces, whole, strict=True)):
            return True
    return False


def figures(left: Sequence[Atom], right: Sequence[Atom]) -> bool:
    """ "1 5" is not "15", nor "1.5"."""
    return any(c.isdigit() for a in (*left, *right) for c in a.text)


def _unhyphenated(atoms: Sequence[Atom]) -> str:
    """The words with a hyphen that has a blank behind it taken out: it divided a word at the end of a line."""
    pieces: list[str] = []
    for n, atom in enumerate(atoms):
        divided = (
            atom.text in "-‐\u00ad" and 0 < n < len(atoms) - 1
            and atoms[n - 1].end == atom.start and atoms[n + 1].start > atom.end and atoms[n + 1].eid == atom.eid
        )  # fmt: skip
        if not divided:
            glued = n and (atom.start == atoms[n - 1].end or (pieces and pieces[-1] == "\u00ad"))
            pieces += ["" if glued else " ", typographic(atom.text)]
        else:
            pieces.append("\u00ad")
    return "".join(pieces).replace("\u00ad ", "").replace("\u00ad", "").strip()
