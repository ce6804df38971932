"""The exchange format of `align`: one JSON object."""

from __future__ import annotations

from align.links import Alignment, Difference, numbers
from corpus import provenance
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
                "differences": [difference_as_dict(d, tongue) for d in link.differences],
            }
            for link in alignment.links
        ],
        "left_only": [ours[eid] for eid in alignment.left_only],
        "right_only": [theirs[eid] for eid in alignment.right_only],
        **provenance.origin(),
    }


def difference_as_dict(difference: Difference, tongue: Tongue = "en") -> Json:
    """A difference with its words on both sides, whether it matters, and why it is what it is."""
    reason = {"reason": difference.reason.said(tongue)} if difference.reason else {}
    words: Json = {"type": difference.kind, "left": difference.left, "right": difference.right}
    return words | {"material": difference.material} | reason
