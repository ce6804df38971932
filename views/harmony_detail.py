"""What stands behind a cell of the page Harmonisation: the reference text beside another one, evidence of a matter."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from align.exports.sides import Side
from align.harmonisation import Harmonisation
from align.harmony.agreement import Disagreement
from align.harmony.matrix import Row
from align.harmony.quoted import eids_in, texts
from align.harmony.words import name_of
from align.links import Difference, Link
from align.matters import Coverage, Treatment
from corpus.messages import Tongue, say
from corpus.model import Document
from views.beside import beside_html, compare_html, differences_html, head_html, way_html
from views.dates import percent
from views.harmony_rows import SIGNS, cited, state_of
from views.plain import quoted, short

EVIDENCE = 400
"""Characters of a quote that are shown; the page Read has the rest."""


def cell_html(found: Harmonisation, row: Row, institution: int, chosen: Difference | None, here: Tongue) -> str:
    """The text of an institution beside the reference text, with what differs; `chosen` is marked among it."""
    left, right = texts(found, row.reference.document, institution)
    cell = row.cells[institution]
    ours = eids_in(left, found.documents[row.reference.document], row.reference.articles)
    theirs = eids_in(right, found.documents[institution], cell.articles if cell else ())
    state = state_of(row, institution)
    heads = (
        _head("reference_of", found.documents[row.reference.document], left, here),
        _head("text_of", found.documents[institution], right, here),
    )
    differences = cell.differences if cell else ()
    parts = [status_html(state, _told(state, differences, found.documents[institution], here), here)]
    if state in ("reference", "extra"):
        alone = Link((), theirs, 1.0, "identical")
        parts.append(_single(right, alone, heads[1], here))
        return "".join(parts)
    if theirs:
        parts.append(compare_html(left, right, ours[0] if ours else "", here))
    parts.append(_listed(differences, chosen, left, right, found, row, institution, here))
    parts.append(beside_html(left, right, Link(ours, theirs, 1.0, "partial", differences=differences), heads, here))
    return "".join(parts)


def matter_html(document: Document, found: Coverage, here: Tongue) -> str:
    """Where a document treats a matter, with the words that say so."""
    if not found.found:
        return status_html("absent", say("harmony_view.is_absent", here), here)
    items = "".join(f"<li>{_treatment(document, one, here)}</li>" for one in found.treatments)
    return f'<ol class="evidence">{items}</ol>'


def disagreement_html(found: Harmonisation, one: Disagreement, here: Tongue) -> str:
    """The two articles in the language in which they are linked."""
    left, right = (_in_language(found, n, one.only) for n in (one.left, one.right))
    ours, theirs = (
        tuple(a.eid for a in d.articles() if a.num == num) for d, num in zip((left, right), one.articles, strict=True)
    )
    columns = found.documents[one.left], found.documents[one.right]
    heads = tuple(_head("text_of", own, shown, here) for own, shown in zip(columns, (left, right), strict=True))
    only = say(f"harmonisation.only_{one.only}", here)
    told = f"{only}. {say('harmony_view.sure', here, percent=percent(one.certainty, here))}"
    link = Link(ours, theirs, one.certainty, "partial")
    return "".join((
        status_html("uncompared", told, here),
        compare_html(left, right, ours[0] if ours else "", here),
        beside_html(left, right, link, (heads[0], heads[1]), here),
    ))  # fmt: skip


def _head(key: str, own: Document, shown: Document, here: Tongue) -> str:
    """What a side is: the text of the column, or the same contract in the other language, which is then named."""
    said = say(f"harmony_view.{key}", here, institution=name_of(own))
    if shown is own:
        return said
    language = say(f"harmony_view.language_{shown.language}", here)
    return say("harmony_view.in_language", here, said=said, language=language, document=shown.id)


def status_html(state: str, told: str, here: Tongue) -> str:
    """A sign, and in words what it says."""
    said = say(f"harmony_view.is_{state}", here) if state else ""
    words = escape(told or said)
    return f'<p class="status"><b aria-hidden="true">{SIGNS.get(state, "")}</b>{words}</p>'


def _told(state: str, differences: Sequence[Difference], of: Document, here: Tongue) -> str:
    match state:
        case "reference":
            return say("harmony_view.own_reference", here)
        case "missing" | "":
            return say("harmony_view.no_text", here, institution=name_of(of))
        case "uncompared":
            return say("harmony_view.two_languages", here)
        case "deviating" if not differences:
            return say("harmony_view.not_told", here)
    if not differences:
        return ""
    material = sum(one.material for one in differences)
    return say("harmony_view.differ", here, n=len(differences), material=material)


def _listed(
    differences: Sequence[Difference], chosen: Difference | None, left: Document, right: Document,
    found: Harmonisation, row: Row, institution: int, here: Tongue,
) -> str:  # fmt: skip
    """The differences as a table, behind a line that opens it; open at once where one of them was asked for."""
    if not differences:
        return ""
    home = found.documents[row.reference.document]
    reference = f"{SIGNS['reference']} {name_of(home)} {cited(home, row.reference.articles)}"
    heads = reference, name_of(found.documents[institution])
    table = differences_html(differences, (left.language, right.language), heads, here, chosen)
    said = escape(say("harmony_view.all_differences", here))
    few = " open" if chosen is not None or len(differences) <= 6 else ""
    return f"<details{few}><summary>{said} ({len(differences)})</summary>{table}</details>"


def _single(document: Document, link: Link, head: str, here: Tongue) -> str:
    """One text alone, over the whole width."""
    return f'<div class="alone">{beside_html(document, document, link, ("", head), here)}</div>'


def _in_language(found: Harmonisation, institution: int, language: str) -> Document:
    own, other = found.documents[institution], found.others[institution]
    return other if other is not None and own.language != language else own


def _treatment(document: Document, one: Treatment, here: Tongue) -> str:
    head = head_html(document, (one.eid,), "", here)
    if "<h4>" not in head:  # a text outside the articles
        name = quoted(short(one.label, 90), document.language)
        head = f"<h4>{name} {way_html(Side(document), one.eid, here)}</h4>"
    said = dict.fromkeys((sign.by, " ".join(sign.quote.split())) for sign in one.signs)
    signs = "".join(
        f'<li><span class="by">{escape(say(f"harmony_view.by_{by}", here))}</span>'
        f"{quoted(short(words, EVIDENCE), document.language, 'q')}</li>"
        for by, words in said
    )
    return f'{head}<ul class="evidence">{signs}</ul>'
