"""Boxes of pages that were turned to be read lead to where the file shows the words."""

from __future__ import annotations

import pytest

from corpus.block import Place
from corpus.geometry import Span
from corpus.model import Provision
from corpus.page import Page
from corpus.upright import as_shown

# Read upright, the page is 600 wide and 800 high; a word stands 10 from its left and 20 from its top, 100 by 12.
READ = Span(2, 10, 20, 110, 32)


@pytest.mark.parametrize(
    ("turned", "expected"),
    [
        (0, READ),
        (90, Span(2, 20, 490, 32, 590)),  # the file shows the page lying: what was left is below
        (180, Span(2, 490, 768, 590, 780)),
        (270, Span(2, 768, 10, 780, 110)),
    ],
)
def test_boxes_go_back(turned: int, expected: Span) -> None:
    child = Provision("art_1__para_1", "paragraph", text="mot", places=(Place(0, 3, READ),), spans=(READ,))
    tree = Provision("art_1", "article", spans=(READ._replace(page=1), READ), children=(child,))
    pages = {2: Page(2, 600, 800, (), turned=turned)} if turned else {}
    found = as_shown(tree, pages)
    assert found.spans == (READ._replace(page=1), expected)  # page 1 stood upright
    assert found.children[0].places == (Place(0, 3, expected),)
    assert found.children[0].spans == (expected,)
