"""Labels: how an article and a link are named to a reader."""

from __future__ import annotations

from align.links import Link
from corpus.messages import Tongue, say
from corpus.model import Provision
from extract.reviewed import decided_words

LABEL = 80
"""Characters of a heading beside the number of an article."""


def article_label(article: Provision, tongue: Tongue) -> str:
    """ "Article 24 · heading", as plain text."""
    heading = article.heading if len(article.heading) <= LABEL else article.heading[: LABEL - 1].rstrip() + "…"
    return " · ".join(piece for piece in (say("align.article", tongue, num=article.num), heading) if piece)


def link_label(link: Link, tongue: Tongue) -> str:
    """How far linked articles say the same, in words and as a percentage, whether they were moved or cut up, and what
    people decided about the link."""
    likeness = say("align.likeness", tongue, percent=round(100 * link.score))
    marks = (say(f"align.{mark}", tongue) for mark in link.marks)
    decided = decided_words(link.standing, tongue)
    return " · ".join((say(f"align.{link.relation}", tongue), *marks, likeness, *([decided] if decided else [])))
