"""What stands behind a row of the concordance: both texts beside each other, what differs, and why they are linked."""

from __future__ import annotations

from html import escape

from align.generation_table import became
from align.generations import ConcordanceTable, Line, named
from align.links import Alignment, Link
from corpus.messages import Tongue, say
from corpus.model import Document
from views.beside import beside_html, compare_html, differences_html, reasons_html
from views.dates import percent
from views.plain import quoted, short

FEW = 6
"""So many differences are shown at once; more are behind a line that opens them."""


def title_html(found: ConcordanceTable, line: Line, here: Tongue) -> str:
    """ "Art. 5 → 6 + 10: split, rewritten", with the heading."""
    sides = [_numbers(found.old, line.old), _numbers(found.new, line.new)]
    document, eids = (found.old, line.old) if line.old else (found.new, line.new)
    heading = short(next((heading for _, heading in named(document, eids) if heading), ""), 90)
    said = f" · {quoted(heading, document.language)}" if heading else ""
    return f"<h3>{escape(' → '.join(sides))}{said}</h3>"


def line_html(alignment: Alignment, found: ConcordanceTable, line: Line, here: Tongue) -> str:
    """What became of it and how surely, the differences, the texts."""
    link = next((one for one in alignment.links if (one.left, one.right) == (line.old, line.new)), None)
    parts = [_status(line, here)]
    if link is not None:
        parts.append(compare_html(found.old, found.new, link.left[0], here))
        parts += [reasons_html(link, here), _differences(found, link, here)]
    shown = link or Link(line.old, line.new, 0.0, "partial")
    heads = _side(found.old, here, "old"), _side(found.new, here, "new")
    parts.append(beside_html(found.old, found.new, shown, heads, here))
    return "".join(parts)


def _numbers(document: Document, eids: tuple[str, ...]) -> str:
    return " + ".join(number for number, _ in named(document, eids)) or "–"


def _side(document: Document, here: Tongue, side: str) -> str:
    return f"{say(f'harmony_view.{side}', here)} – {document.id}"


def _status(line: Line, here: Tongue) -> str:
    sign = say(f"harmony_view.letter_{line.fates[0]}", here)
    alone = "" if line.old and line.new else say(f"harmony_view.{'was_dropped' if line.old else 'is_new'}", here)
    sure = say("harmony_view.sure", here, percent=percent(line.certainty, here))
    told = " ".join(filter(None, (f"{became(line, here)}.", alone, sure)))
    return f'<p class="status"><b aria-hidden="true">{escape(sign)}</b>{escape(told)}</p>'


def _differences(found: ConcordanceTable, link: Link, here: Tongue) -> str:
    if not link.differences:
        return ""
    languages, heads = (found.old.language, found.new.language), (found.old.id, found.new.id)
    table = differences_html(link.differences, languages, heads, here)
    opening = " open" if len(link.differences) <= FEW else ""
    title = escape(say("harmony_view.all_differences", here))
    return f"<details{opening}><summary>{title} ({len(link.differences)})</summary>{table}</details>"
