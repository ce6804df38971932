"""The exchange format of `align`: one JSON object."""

from __future__ import annotations

from align.links import Alignment, numbers
from corpus.messages import Tongue
from corpus.model import Document

Json = dict[str, object]


def alignment_as_dict(alignment: Alignment, left: Document, right: Document, tongue: Tongue = "en") -> Json:
    """The alignment with numbers of articles, and eIds beside them; the reasons in the language `tongue`."""
    ours, theirs = numbers(left), numbers(right)
    return {
        "left": alignment.left,
        "right": alignment.right,
        "pairs": [
            {
                "left": [ours[eid] for eid in link.left],
                "right": [theirs[eid] for eid in link.right],
                "left_eids": list(link.left),
                "right_eids": list(link.right),
                "score": link.score,
                "relation": link.relation,
                "marks": list(link.marks),
                "certainty": link.certainty,
                "reasons": [reason.said(tongue) for reason in link.reasons],
                "differences": [{"type": d.kind, "left": d.left, "right": d.right} for d in link.differences],
            }
            for link in alignment.links
        ],
        "left_only": [ours[eid] for eid in alignment.left_only],
        "right_only": [theirs[eid] for eid in alignment.right_only],
    }
