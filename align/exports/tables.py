"""The tables of an alignment: the concordance, article by article, and the differences, one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from align.exports.cells import Cell, Column, Kind, Row, Table, Target, Tone
from align.exports.sections import said_of, state_of
from align.exports.sides import Side
from align.links import Alignment, Difference, Link
from corpus.messages import Tongue, say
from corpus.model import Document, Provision

Eids = tuple[str, ...]
TONES: dict[str, Tone] = {
    "identical": "same", "renamed": "same", "editorial": "minor", "partial": "minor", "substantive": "major",
}  # fmt: skip


def concordance_table(alignment: Alignment, left: Document, right: Document, tongue: Tongue) -> Table:
    """A row for each link and each article without a counterpart, in the order of the left document; what only the
    right one has comes last. An article of several links stands in several rows."""
    sides = Side(left), Side(right)
    rows = [(sides[0].rank(link.left[0]), _link_row(link, sides, tongue)) for link in alignment.links]
    alone = dict(alignment.certainty_left), dict(alignment.certainty_right)
    rows += [(sides[0].rank(eid), _alone_row(eid, sides[0], alone[0], tongue)) for eid in alignment.left_only]
    found = [row for _, row in sorted(rows, key=lambda pair: pair[0])]
    found += [_alone_row(eid, sides[1], alone[1], tongue, on_right=True) for eid in alignment.right_only]
    title = say("align.title", tongue, left=alignment.left, right=alignment.right)
    return Table(title, _concordance_columns(left, right, tongue), tuple(found), _notes(alignment, left, right, tongue))


def differences_table(alignment: Alignment, left: Document, right: Document, tongue: Tongue) -> Table:
    """A row for each difference, in the order of the links, then those of no link; the pages are those of the words."""
    sides = Side(left), Side(right)
    both = [((link.left, link.right), one) for link in alignment.links for one in link.differences]
    both += [(((), ()), one) for one in alignment.outside]
    rows = tuple(_difference_row(eids, one, sides, tongue) for eids, one in both)
    title = say("comparison.differences_of", tongue, left=alignment.left, right=alignment.right)
    return Table(title, _difference_columns(left, right, tongue), rows, _sources(left, right, tongue))


def kinds_said(link: Link, tongue: Tongue) -> str:
    """ "deadline 2, reference": the kinds of difference of a link, the most frequent first."""
    counted = Counter(difference.kind for difference in link.differences).most_common()
    named = ((say(f"comparison.kind_{kind}", tongue), n) for kind, n in counted)
    return ", ".join(name if n == 1 else f"{name} {n}" for name, n in named)


def _concordance_columns(left: Document, right: Document, tongue: Tongue) -> tuple[Column, ...]:
    both = [
        Column(f"{side}_{key}", f"{document.id} · {say(f'comparison.column_{key}', tongue)}", width, kind)
        for side, document in (("left", left), ("right", right))
        for key, width, kind in _PLACE
    ]
    said = [Column(key, say(f"comparison.column_{key}", tongue), width, kind) for key, width, kind in _SAID]
    return (*both, *said)


_PLACE: tuple[tuple[str, int, Kind], ...] = (("article", 12, "text"), ("heading", 30, "text"), ("page", 8, "link"))
_SAID: tuple[tuple[str, int, Kind], ...] = (
    ("relation", 22, "text"), ("likeness", 14, "percent"), ("certainty", 11, "percent"), ("marks", 12, "text"),
    ("differences", 26, "text"), ("reasons", 50, "text"),
)  # fmt: skip


def _link_row(link: Link, sides: tuple[Side, Side], tongue: Tongue) -> Row:
    state = state_of(link, sides[0].document.language != sides[1].document.language)
    relation = Cell(said_of(state, tongue), tone=TONES.get(state, ""))
    return (
        *_place(sides[0].articles(link.left), sides[0]),
        *_place(sides[1].articles(link.right), sides[1]),
        relation,
        link.score,
        link.certainty,
        ", ".join(say(f"align.{mark}", tongue) for mark in link.marks),
        kinds_said(link, tongue),
        "\n".join(reason.said(tongue) for reason in link.reasons),
    )


def _alone_row(eid: str, side: Side, certainty: dict[str, float], tongue: Tongue, on_right: bool = False) -> Row:
    """An article without a counterpart; its certainty is that it has none."""
    place, nothing = _place(side.articles((eid,)), side), (Cell(), Cell(), Cell())
    said = say("comparison.only_right" if on_right else "comparison.only_left", tongue)
    sure = 1 - certainty[eid] if eid in certainty else None
    return (*(nothing + place if on_right else place + nothing), Cell(said, tone="gap"), None, sure, "", "", "")


def _place(articles: Sequence[Provision], side: Side) -> tuple[Cell, Cell, Cell]:
    """Numbers, headings in the language of the document, and the page where the first of them begins."""
    headings = "\n".join(filter(None, (article.heading for article in articles)))
    target = side.target(articles[0].eid) if articles else None
    numbers = " + ".join(article.num for article in articles)
    return Cell(numbers), Cell(headings, language=side.document.language), page_link(target)


def page_link(target: Target | None) -> Cell:
    """The number of a page as a link to it; nothing where there is no page."""
    return Cell() if target is None else Cell(target.page, target)


def _difference_columns(left: Document, right: Document, tongue: Tongue) -> tuple[Column, ...]:
    def column(key: str, width: int, kind: Kind = "text", of: Document | None = None, side: str = "") -> Column:
        title = say(f"comparison.column_{key}", tongue)
        return Column(f"{side}{key}", f"{of.id} · {title}" if of else title, width, kind)

    sides = [("left_", left), ("right_", right)]
    articles = [column("article", 12, of=document, side=side) for side, document in sides]
    words = [column("words", 45, of=document, side=side) for side, document in sides]
    pages = [column("page", 8, "link", document, side) for side, document in sides]
    return (*articles, column("kind", 18), *words, column("weight", 14), column("reason", 40), *pages)


def _difference_row(linked: tuple[Eids, Eids], one: Difference, sides: tuple[Side, Side], tongue: Tongue) -> Row:
    both = list(zip(sides, linked, (one.left_at, one.right_at), strict=True))
    numbers = [Cell(" + ".join(a.num for a in _articles(side, eids, at.eid if at else ""))) for side, eids, at in both]
    words = [
        Cell(text, language=side.document.language) for side, text in zip(sides, (one.left, one.right), strict=True)
    ]
    pages = [page_link(side.target_of(at) or (side.target(eids[0]) if eids else None)) for side, eids, at in both]
    weight = Cell(say(f"comparison.{weight_of(one)}", tongue), tone="major" if one.material else "minor")
    kind = say(f"comparison.kind_{one.kind}", tongue)
    return (*numbers, kind, *words, weight, one.reason.said(tongue) if one.reason else "", *pages)


def weight_of(difference: Difference) -> str:
    """ "material" or "harmless"."""
    return "material" if difference.material else "harmless"


def _articles(side: Side, eids: tuple[str, ...], at: str) -> Sequence[Provision]:
    """The article in which the words stand, else all of the link."""
    article = side.article_of(at)
    return (article,) if article is not None else side.articles(eids)


def _notes(alignment: Alignment, left: Document, right: Document, tongue: Tongue) -> tuple[str, ...]:
    counts = {"links": len(alignment.links), "left": len(alignment.left_only), "right": len(alignment.right_only)}
    legend = say("comparison.certainty_means", tongue)
    return (say("comparison.counts", tongue, **counts), legend, *_sources(left, right, tongue))


def _sources(left: Document, right: Document, tongue: Tongue) -> tuple[str, ...]:
    """Which file each document was read from; links work where the files lie beside the table."""
    several = [say("comparison.source", tongue, id=d.id, title=d.title, file=d.source) for d in (left, right)]
    return (*several, say("comparison.beside", tongue))
