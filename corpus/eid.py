"""eIds: the names of provisions, after Akoma Ntoso's naming convention, with numbers normalised further than usual.

`1er`, `Ier`, `premier`, `eerste` are all 1; no `§`, no `°`: the French and the Dutch text of one contract get the
same eIds. A dot becomes a dash ("art_16-3-1"); a second provision of one name gets `_2`; what has no number is counted.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

PREFIX = {
    "part": "part", "title": "title", "chapter": "chp", "section": "sec", "objective": "obj", "heading": "hd",
    "article": "art", "subheading": "sub", "paragraph": "para", "point": "point", "table": "table", "annex": "annex",
    "preamble": "preamble", "signature": "sig", "footnote": "fn", "contents": "toc",
}  # fmt: skip


@dataclass(slots=True)
class Names:
    """Gives out the eIds of one document."""

    taken: Counter[str] = field(default_factory=Counter)

    def name(self, parent: str, prefix: str, slug: str) -> str:
        """The eId of a provision under `parent`; with no `slug` it is counted among its like ("para_3")."""
        stem = f"{parent}__{prefix}" if parent else prefix
        if not slug:
            self.taken[stem + "#"] += 1
            return self.name(parent, prefix, str(self.taken[stem + "#"]))
        eid = f"{stem}_{slug}"
        self.taken[eid] += 1
        return eid if self.taken[eid] == 1 else self.name(parent, prefix, f"{slug}_{self.taken[eid]}")
