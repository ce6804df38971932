"""The reference pages say what the code says."""

from __future__ import annotations

from typing import is_typeddict

import pytest

import cli
from corpus.exports import answers, shapes
from docs import reference


@pytest.mark.parametrize("name", ["en/commands.md", "fr/commands.md", "nl/commands.md", "formats.md"])
def test_the_pages_are_current(name: str) -> None:
    kept = (reference.HOME / name).read_text(encoding="utf-8")
    assert kept == reference.pages()[name], "run `make docs`"


def test_every_command_and_shape_has_its_section() -> None:
    found = reference.pages()
    for tongue in ("en", "fr", "nl"):
        for command in cli.COMMANDS:
            assert f"\n## concordance {command}\n" in found[f"{tongue}/commands.md"]
    for module in (shapes, answers):
        for name, value in vars(module).items():
            if is_typeddict(value):
                assert f"\n### {name.removesuffix('Shape')}\n" in found["formats.md"]
