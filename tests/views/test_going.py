"""Links of a page without a browser: what a click on one leaves of the visitor's state."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
import streamlit as st

from views import going

CLICKED = {"taken": "document=rdow-2022-nl&article=art_2"}
WHERE = {"document": "rdow-2022-nl", "article": "art_2"}


class Address(dict[str, str]):
    """Stands for `st.query_params`."""

    def from_dict(self, given: Mapping[str, str]) -> None:
        self.clear()
        self.update(given)


@pytest.mark.parametrize(
    ("held", "kept", "address"),
    [
        (True, {"words", "lang"}, {"document": "onva-2022-fr"}),  # the page went there itself
        (False, {"lang"}, WHERE),  # another document: nothing of this one is left
        (None, {"lang"}, WHERE),  # a page without places within it
    ],
)
def test_what_is_left_after_a_click(
    monkeypatch: pytest.MonkeyPatch, held: bool | None, kept: set[str], address: dict[str, str]
) -> None:
    told: list[Mapping[str, str]] = []

    def taken(where: Mapping[str, str]) -> bool:
        told.append(where)
        return held is True

    state: dict[str, Any] = {going.KEY: CLICKED, "words": "left here", "lang": "nl"}
    given = Address(document="onva-2022-fr")
    monkeypatch.setattr(st, "session_state", state)
    monkeypatch.setattr(st, "query_params", given)
    if held is not None:
        going.within(taken)
    going._taken()
    assert told == ([] if held is None else [WHERE])
    assert set(state) - {going.KEY, going.WITHIN} == kept
    assert given == address
