"""Every row of the lexicon of citations shows in each language something that is cited and something that is not."""

from __future__ import annotations

from typing import Any

import pytest

from corpus.model import Document, Language, Provision
from extract.citation_lexicon import lexicon, rows
from extract.citation_tokens import tokens
from extract.citations import citations
from tests.extract.handmade import article, contract

LANGUAGES: tuple[Language, ...] = ("fr", "nl")
TABLES = ("unit", "act", "known", "word")
CASES = [
    pytest.param(
        table, row, language, id=f"{table}-{row.get('level', row.get('type', row.get('idea')))}-{i}-{language}"
    )
    for table in TABLES
    for i, row in enumerate(rows()[table])
    for language in LANGUAGES
]


def around(language: Language, text: str) -> Document:
    """A contract with something of every level to be cited, that says `text` in its article 7."""
    point = Provision("art_4__para_2__point_2", "point", num="2", label="2°", text="deux")
    numbered = Provision("art_4__para_2", "paragraph", num="2", label="§ 2", text="§", children=(point,))
    plain = (Provision("art_4__para_1", "paragraph", text="un"), Provision("art_4__para_3", "paragraph", text="trois"))
    four = Provision("art_4", "article", num="4", children=(*plain, numbered))
    said = article("7", "Avant.", text, "Après.")
    section = Provision("sec_2", "section", num="2", children=(four, article("5", "x"), article("6", "x")))
    chapter = Provision("chp_3", "chapter", num="III", children=(section, said, article("8", "x")))
    title = Provision("title_2", "title", num="II", children=(chapter,))
    part = Provision("part_4", "part", num="IV", children=(title,))
    heading = Provision("hd_4-2", "heading", num="4.2", heading="Visites")
    annex = Provision("annex_2", "annex", num="2", heading="Liste")
    return contract(language, part, heading, annex)


@pytest.mark.parametrize(("table", "row", "language"), CASES)
def test_the_example_cites(table: str, row: dict[str, Any], language: Language) -> None:
    assert citations(around(language, row["example"][language])), row["example"][language]


@pytest.mark.parametrize(("table", "row", "language"), CASES)
def test_the_counter_example_cites_nothing(table: str, row: dict[str, Any], language: Language) -> None:
    assert citations(around(language, row["counter"][language])) == (), row["counter"][language]


@pytest.mark.parametrize(("table", "row", "language"), CASES)
def test_every_form_is_one_token_that_can_be_what_the_row_says(
    table: str, row: dict[str, Any], language: Language
) -> None:
    idea = row.get("idea", table)
    for form in row[language]:
        written = f"{form}on" if form.endswith("'") else form  # an elided form stands before a word
        first = tokens(written, language)[0]
        assert (first.text, idea in first) == (form, True), form


@pytest.mark.parametrize(("table", "row", "language"), CASES)
def test_the_example_uses_the_row(table: str, row: dict[str, Any], language: Language) -> None:
    idea = row.get("idea", table)
    said = tokens(row["example"][language], language)
    number = str(rows()[table].index(row))
    values = {t.ideas[idea] for t in said if idea in t}
    wanted = {"unit": row.get("level"), "act": number, "known": number, "word": ""}[table]
    assert wanted in values


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", TABLES)
def test_no_form_is_claimed_twice(table: str, language: Language) -> None:
    """Within a table: "bij" may well be two linking words, but no word is two kinds of acts."""
    claims: dict[tuple[str, str], int] = {}
    for i, row in enumerate(rows()[table]):
        for form in row[language]:
            assert claims.setdefault((row.get("idea", table), form.lower()), i) == i, form


def test_what_the_rows_say_of_acts_is_read() -> None:
    charter = next(kind for kind in lexicon("fr").acts if kind.type == "charter")
    assert (charter.named, charter.undated, charter.alone) == (True, False, False)
