"""Offset maps: rewriting and composing, against a slow map that follows each character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.block import Edit, OffsetMap
from corpus.offsets import Change, compose, rewrite


@pytest.mark.parametrize(
    ("raw", "changes", "text"),
    [
        ("over-\nheid", [Change(4, 6, "")], "overheid"),
        ("een\ntwee", [Change(3, 4, " ")], "een twee"),
        ("mot1 suite", [Change(3, 4, "")], "mot suite"),
        ("ab", [Change(0, 0, "x"), Change(2, 2, "y")], "xaby"),
        ("abc", [], "abc"),
    ],
)
def test_rewrite(raw: str, changes: list[Change], text: str) -> None:
    assert rewrite(raw, changes)[0] == text


def test_composed_edits_that_touch_become_one() -> None:
    middle, first = rewrite("goed-\nkeuring  nu", [Change(4, 6, ""), Change(13, 15, " ")])
    text, second = rewrite(middle, [Change(0, 4, "Goed")])
    assert (middle, text) == ("goedkeuring nu", "Goedkeuring nu")
    assert compose(first, second) == OffsetMap((Edit(0, 6, 0, 4), Edit(13, 15, 11, 12)))


@pytest.mark.parametrize("empty_first", [True, False])
def test_an_empty_map_changes_nothing(empty_first: bool) -> None:
    _, other = rewrite("a  b", [Change(1, 3, " ")])
    pair = (OffsetMap(), other) if empty_first else (other, OffsetMap())
    assert compose(*pair) == other


@st.composite
def _changes(draw: st.DrawFn, text: str) -> list[Change]:
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    found = [
        Change(a, b, draw(st.sampled_from(["", " ", "-", "xyz"]))) for a, b in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    return [c for i, c in enumerate(found) if i == 0 or c.start > found[i - 1].end]


@given(st.data())
def test_a_composition_is_as_true_as_its_parts(data: st.DataObject) -> None:
    raw = data.draw(st.text("abcde", max_size=30))
    middle, first = rewrite(raw, data.draw(_changes(raw)))
    text, second = rewrite(middle, data.draw(_changes(middle)))
    both = compose(first, second)
    at = length = 0
    for edit in both.edits:
        # Between two edits raw and text are the same, and both maps agree on where.
        assert raw[at : edit.raw_start] == text[length : edit.text_start]
        assert edit.raw_start >= at and edit.text_start >= length
        at, length = edit.raw_end, edit.text_end
    assert raw[at:] == text[length:]
    edited = [range(e.text_start, e.text_end) for e in both.edits]
    for i in range(len(text)):
        if not any(i in stretch for stretch in edited):
            assert both.to_raw(i) == first.to_raw(second.to_raw(i))
