"""Identifiers of acts."""

from __future__ import annotations

import pytest

from corpus.model import Language
from extract.eli import belgian, union

LAW: dict[Language, str] = {"fr": "loi", "nl": "wet"}


@pytest.mark.parametrize(("language", "word"), [("fr", "loi"), ("nl", "wet")])
def test_belgian(language: Language, word: str) -> None:
    home = f"http://www.ejustice.just.fgov.be/eli/{word}/1999/05/03"
    assert belgian(LAW, language, "1999-05-03") == home
    # a NUMAC can hold a letter
    assert belgian(LAW, language, "1999-05-03", "1999A02123") == f"{home}/1999A02123/justel"


def test_nothing_to_form_one_from() -> None:
    assert belgian({}, "fr", "1999-05-03") == ""
    assert belgian(LAW, "fr", "") == ""
    with pytest.raises(ValueError, match="NUMAC"):
        belgian(LAW, "fr", "1999-05-03", "12")


@pytest.mark.parametrize(
    ("kind", "number", "expected"),
    [
        ("reg", "2016/679", "reg/2016/679"),
        ("reg", "883/2004", "reg/2004/883"),  # before 2015 a regulation has its number first
        ("reg", "1408/71", "reg/1971/1408"),
        ("dir", "95/46", "dir/1995/46"),
        ("dir", "2008/104", "dir/2008/104"),
        ("reg", "20/123", ""),
        ("", "2016/679", ""),
    ],
)
def test_union(kind: str, number: str, expected: str) -> None:
    assert union(kind, number) == (f"http://data.europa.eu/eli/{expected}/oj" if expected else "")
