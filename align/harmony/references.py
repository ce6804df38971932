"""References: of the members that are nearest in words to all others, the one that differs from them in least.

Words alone would take the text that many short names make look alike; what counts is that the reference is the text
from which the fewest others deviate.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from align.families import Family, Member
from align.harmony.comparisons import Comparisons
from align.harmony.states import standing


def settled(comparisons: Comparisons, found: Sequence[Family]) -> tuple[Family, ...]:
    """The families with the reference that can be compared with most of the others, whatever their language, and from
    which they deviate least; of equals the one that words chose.

    With two members there is no telling who deviates from whom.
    """
    return tuple(family if len(family.members) < 3 else _settled(comparisons, family) for family in found)


def _settled(comparisons: Comparisons, family: Family) -> Family:
    language = comparisons.documents[family.reference.document].language
    able = [m for m in family.members if comparisons.documents[m.document].language == language]
    best = min(
        able,
        key=lambda m: (
            _foreign(comparisons, m, family),
            _material(comparisons, m, family),
            m != family.reference,
            m.document,
        ),
    )
    return replace(family, reference=best)


def _foreign(comparisons: Comparisons, member: Member, family: Family) -> int:
    """With how many of the others its words can't be compared."""
    return sum(not comparisons.in_words(member.document, other.document) for other in family.members)


def _material(comparisons: Comparisons, member: Member, family: Family) -> int:
    """In how many things the others differ from this member, where that is known already."""
    total = 0
    for other in family.members:
        if other != member and comparisons.knows(member.document, other.document):
            alignment = comparisons.told(member.document, other.document)
            _, differences = standing(alignment, member.articles, other.articles, True)
            total += sum(difference.material for difference in differences)
    return total
