"""The exchange format of a harmonisation: one JSON object."""

from __future__ import annotations

from align.harmonisation import Harmonisation
from align.harmony.deviations import Deviation
from align.harmony.matrix import Cell, Row
from align.harmony.quoted import texts
from align.links import Difference, Stretch, numbers
from align.matters import Coverage
from corpus import provenance
from corpus.messages import Tongue, say
from corpus.model import Document

Json = dict[str, object]


def harmonisation_as_dict(found: Harmonisation, tongue: Tongue = "en") -> Json:
    """Everything that was found; reasons and titles in the language `tongue`.

    {"generation": 6,
     "institutions": [{"institution", "name", "doc", "language", "other"}],   # other: id of the other language, or null
     "families": [{"id", "chapter", "heading", "common", "reference": {"doc", "article", "heading"},
                   "members": [{"institution", "doc", "articles", "eids", "state", "differences":
                                [{"type", "material", "left", "right", "left_at", "right_at", "reason"}]}]}],
     "own": [{"institution", "doc", "articles"}],                             # outside the common chapters
     "matters": [{"matter", "title", "institutions": [{"institution", "doc", "found", "articles":
                   [{"article", "eid", "weight", "evidence": [{"by", "eid", "start", "end", "quote"}]}]}]}],
     "deviations": [{"rank", "family", "institution", "doc", "articles", "kind", "material", "left", "right",
                     "left_doc", "right_doc", "reason"}],                         # in which texts the words stand
     "agreement": {"pairs", "both", "share", "disagreements":
                   [{"left", "right", "left_article", "right_article", "only", "certainty"}]},
     "tool", "rules"}

    Articles are numbers as cited; states are those of align.harmony.states; left is the reference text.
    """
    return {
        "generation": found.generation,
        "institutions": [
            {
                "institution": document.institution,
                "name": document.institution_name,
                "doc": document.id,
                "language": document.language,
                "other": other.id if other else None,
            }
            for document, other in zip(found.documents, found.others, strict=True)
        ],
        "families": [_family(row, found.documents, tongue) for row in found.matrix.rows],
        "own": [
            {"institution": d.institution, "doc": d.id, "articles": [numbers(d)[eid] for eid in eids]}
            for d, eids in zip(found.documents, found.matrix.own, strict=True)
        ],
        "matters": [
            {
                "matter": some[0].matter,
                "title": say(f"harmonisation.matter_{some[0].matter}", tongue),
                "institutions": [_coverage(*pair) for pair in zip(found.documents, some, strict=True)],
            }
            for some in zip(*found.coverage, strict=True)
        ],
        "deviations": [_deviation(one, found, tongue) for one in found.deviations],
        "agreement": _agreement(found),
        **provenance.origin(),
    }


def _family(row: Row, documents: tuple[Document, ...], tongue: Tongue) -> Json:
    home = documents[row.reference.document]
    cited = [numbers(home)[eid] for eid in row.reference.articles]
    return {
        "id": row.id,
        "chapter": row.chapter,
        "heading": row.heading,
        "common": row.common,
        "reference": {"doc": home.id, "article": "+".join(cited), "heading": row.heading},
        "members": [
            _member(cell, document, tongue) for cell, document in zip(row.cells, documents, strict=True) if cell
        ],
    }


def _member(cell: Cell, document: Document, tongue: Tongue) -> Json:
    return {
        "institution": document.institution,
        "doc": document.id,
        "articles": [numbers(document)[eid] for eid in cell.articles],
        "eids": list(cell.articles),
        "state": cell.state,
        "differences": [_difference(one, tongue) for one in cell.differences],
    }


def _difference(one: Difference, tongue: Tongue) -> Json:
    return {
        "type": one.kind,
        "material": one.material,
        "left": one.left,
        "right": one.right,
        "left_at": _stretch(one.left_at),
        "right_at": _stretch(one.right_at),
        "reason": one.reason.said(tongue) if one.reason else "",
    }


def _stretch(at: Stretch | None) -> Json | None:
    return None if at is None else {"eid": at.eid, "part": at.part, "start": at.start, "end": at.end}


def _coverage(document: Document, coverage: Coverage) -> Json:
    return {
        "institution": document.institution,
        "doc": document.id,
        "found": coverage.found,
        "articles": [
            {
                "article": one.label,
                "eid": one.eid,
                "weight": one.weight,
                "evidence": [
                    {"by": s.by, "eid": s.eid, "start": s.start, "end": s.end, "quote": s.quote} for s in one.signs
                ],
            }
            for one in coverage.treatments
        ],
    }


def _deviation(one: Deviation, found: Harmonisation, tongue: Tongue) -> Json:
    row, document, difference = found.matrix.rows[one.row], found.documents[one.institution], one.difference
    cell = row.cells[one.institution]
    left, right = texts(found, row.reference.document, one.institution)
    return {
        "rank": one.rank,
        "family": row.id,
        "institution": document.institution,
        "doc": document.id,
        "articles": [numbers(document)[eid] for eid in (cell.articles if cell else ())],
        "kind": one.kind,
        "material": one.material,
        "left": difference.left if difference else "",
        "right": difference.right if difference else "",
        "left_doc": left.id,
        "right_doc": right.id,
        "reason": difference.reason.said(tongue) if difference and difference.reason else "",
    }


def _agreement(found: Harmonisation) -> Json:
    agreement = found.agreement
    return {
        "pairs": agreement.pairs,
        "both": agreement.both,
        "share": round(agreement.share, 4),
        "disagreements": [
            {
                "left": found.documents[one.left].institution,
                "right": found.documents[one.right].institution,
                "left_article": one.articles[0],
                "right_article": one.articles[1],
                "only": one.only,
                "certainty": one.certainty,
            }
            for one in agreement.disagreements
        ],
    }
