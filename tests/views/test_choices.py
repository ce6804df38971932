"""Addresses of what is chosen: what is in them, and how many steps they are for the browser's arrows."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
import streamlit as st

from views.choices import at_address


class Address(dict[str, str]):
    """Stands for `st.query_params`; `told` is what the browser is told."""

    def __init__(self, **values: str) -> None:
        super().__init__(values)
        self.told: list[dict[str, str]] = []

    def to_dict(self) -> dict[str, str]:
        return dict(self)

    def from_dict(self, given: Mapping[str, str]) -> None:
        self.clear()
        self.update(given)
        self.told.append(dict(given))


@pytest.mark.parametrize(
    ("held", "values", "told"),
    [
        # however much changes, it is one step
        ({"lang": "fr", "left": "a"}, {"left": "b", "right": "c"}, [{"lang": "fr", "left": "b", "right": "c"}]),
        ({"lang": "fr", "weight": "none"}, {"weight": "", "kind": "move"}, [{"lang": "fr", "kind": "move"}]),
        # what the call does not name stays, also where it is empty
        ({"lang": "fr", "words": ""}, {"kind": "move"}, [{"lang": "fr", "words": "", "kind": "move"}]),
        # and none where nothing changes
        ({"lang": "fr", "left": "a"}, {"left": "a", "right": ""}, []),
    ],
)
def test_all_that_changes_is_one_step(
    monkeypatch: pytest.MonkeyPatch, held: dict[str, str], values: dict[str, str], told: list[dict[str, str]]
) -> None:
    address = Address(**held)
    monkeypatch.setattr(st, "query_params", address)
    at_address(**values)
    assert address.told == told
