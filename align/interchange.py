"""The exchange format of `align`: one JSON object."""

from __future__ import annotations

from align.links import Alignment, Difference, Link, numbers
from corpus import provenance
from corpus.messages import Tongue
from corpus.model import Document
from extract.reviewed import review_of

Json = dict[str, object]


def alignment_as_dict(alignment: Alignment, left: Document, right: Document, tongue: Tongue = "en") -> Json:
    """The alignment with numbers of articles, and eIds beside them; the reasons in the language `tongue`."""
    ours, theirs = numbers(left), numbers(right)
    return {
        "left": alignment.left,
        "right": alignment.right,
        "pairs": [_link(link, ours, theirs, tongue) for link in alignment.links],
        "left_only": [ours[eid] for eid in alignment.left_only],
        "right_only": [theirs[eid] for eid in alignment.right_only],
        **_decided(alignment, ours, theirs, tongue),
        **_outside(alignment, tongue),
        **provenance.origin(),
    }


def _link(link: Link, ours: dict[str, str], theirs: dict[str, str], tongue: Tongue) -> Json:
    return {
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
        **review_of(link.standing),
    }


def _decided(alignment: Alignment, ours: dict[str, str], theirs: dict[str, str], tongue: Tongue) -> Json:
    """What people rejected, and what they said of articles without a counterpart; nothing where they did not."""
    found: Json = {}
    if alignment.rejected:
        found["rejected"] = [_link(link, ours, theirs, tongue) for link in alignment.rejected]
    if alignment.alone:
        found["alone"] = [{"eid": eid, **review_of(standing)} for eid, standing in alignment.alone]
    return found


def _outside(alignment: Alignment, tongue: Tongue) -> Json:
    """Where two languages of one text part outside all linked articles; nothing where they don't."""
    return {"outside": [difference_as_dict(d, tongue) for d in alignment.outside]} if alignment.outside else {}


def difference_as_dict(difference: Difference, tongue: Tongue = "en") -> Json:
    """A difference with its words on both sides, whether it matters, and why it is what it is."""
    reason = {"reason": difference.reason.said(tongue)} if difference.reason else {}
    words: Json = {"type": difference.kind, "left": difference.left, "right": difference.right}
    return words | {"material": difference.material} | reason
