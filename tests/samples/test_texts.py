"""The source texts obey the format, and the two languages of a contract have the same structure."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from samples.source import TEXTS, Block, load, names

CONTRACTS = sorted({n[:-3] for n in names()})


def shape(block: Block) -> tuple[str, ...]:
    """What two languages must share: kind, level, number; the number of rows and columns of a table."""
    rows = (str(len(block.rows)), str(len(block.rows[0]))) if block.rows else ()
    num = "I" if block.label.startswith("CHAPITRE 1er") else block.num
    return (block.kind, block.division, str(block.level), num, block.family, block.origin, *rows)


def test_all_the_texts_are_there() -> None:
    contracts = [n for n in names() if load(n).meta["kind"] == "contract"]
    assert len(contracts) == 16
    assert {load(n).meta["kind"] for n in names()} == {"contract", "decree", "annex"}


@pytest.mark.parametrize("name", CONTRACTS)
def test_languages_have_the_same_structure(name: str) -> None:
    """A point that one language lacks is allowed only if a divergence with an empty Dutch quote says so."""
    french, dutch = load(f"{name}-fr").blocks, load(f"{name}-nl").blocks
    missing = {m.argument for b in dutch for m in b.marks if m.kind == "v" and not m.quote}
    extra = [b for b in french if b.kind == "item" and any(m.argument in missing for m in b.marks)]
    assert [shape(b) for b in french if b not in extra] == [shape(b) for b in dutch]


@pytest.mark.parametrize("name", CONTRACTS)
def test_languages_mark_the_same_places(name: str) -> None:
    french, dutch = load(f"{name}-fr"), load(f"{name}-nl")
    for kind in ("v", "h", "d", "r"):
        keys = [sorted(m.argument for b in t.blocks for m in b.marks if m.kind == kind) for t in (french, dutch)]
        assert keys[0] == keys[1]


@pytest.mark.parametrize("name", names())
def test_article_numbers_do_not_repeat(name: str) -> None:
    numbers = [a.num for a, _ in load(name).articles()]
    assert numbers and len(numbers) == len(set(numbers))


@pytest.mark.parametrize("name", names())
def test_every_footnote_is_called_once_before_it(name: str) -> None:
    called: list[str] = []
    for block in load(name).blocks:
        if block.kind == "footnote":
            assert called.pop() == block.label
        called += re.findall(r"\[\^(\w+)\]", block.text)
    assert not called


@pytest.mark.parametrize("path", sorted(TEXTS.glob("*.txt")), ids=lambda p: p.stem)
def test_typography(path: Path) -> None:
    """Typographic apostrophes only; French quotes in French, Dutch quotes in Dutch; no mark left open."""
    text = path.read_text(encoding="utf-8")
    assert "'" not in text
    french = path.stem.endswith("fr")
    assert not re.search("[“”]" if french else "[«»]", text)
    assert text.count("⟦") == text.count("⟧")


@pytest.mark.parametrize("house", ["fats", "onap", "cebf", "pcm"])
@pytest.mark.parametrize("language", ["fr", "nl"])
def test_kept_articles_have_the_same_words(house: str, language: str) -> None:
    old = {a.num: [b.text for b in below] for a, below in load(f"{house}-2002-{language}").articles()}
    for article, below in load(f"{house}-2022-{language}").articles():
        number, _, relation = article.origin.partition(" ")
        assert relation in ("new", "kept", "rewritten", "split", "merged", "moved")
        assert all(n == "-" or n in old for n in number.split("+"))
        if relation == "kept":
            assert [b.text for b in below] == old[number]
        if relation == "rewritten":
            assert [b.text for b in below] != old[number]
