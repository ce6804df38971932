"""Numbers of provisions, as French and Dutch texts print them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.numbering.numerals import Numeral, letter, normalise, parse, roman, write_roman


@pytest.mark.parametrize(
    ("printed", "parts", "insert", "num", "slug"),
    [
        ("1er", (1,), 0, "1", "1"),
        ("Ier", (1,), 0, "I", "1"),
        ("premier", (1,), 0, "1", "1"),
        ("Première", (1,), 0, "1", "1"),
        ("eerste", (1,), 0, "1", "1"),
        ("V", (5,), 0, "V", "5"),
        ("XIV", (14,), 0, "XIV", "14"),
        ("41bis", (41,), 1, "41bis", "41bis"),
        ("41 ter", (41,), 2, "41ter", "41ter"),
        ("16.3.1", (16, 3, 1), 0, "16.3.1", "16-3-1"),
        ("2.1.", (2, 1), 0, "2.1", "2-1"),
        ("3°", (3,), 0, "3", "3"),
        ("12/1", (12, 1), 0, "12/1", "12-1"),
    ],
)
def test_reads_what_is_printed(printed: str, parts: tuple[int, ...], insert: int, num: str, slug: str) -> None:
    numeral = parse(printed)
    assert numeral == Numeral(parts, insert)
    assert normalise(printed) == num
    assert numeral.slug() == slug


@pytest.mark.parametrize(
    "printed",
    [
        "IIII",  # no regular Roman number
        "IC",
        "bis",  # a suffix alone
        "loi",
        "",
        "20220",  # no provision has so many sisters
        "c",  # a letter or 100: the sequence says which
    ],
)
def test_does_not_read_what_is_no_number(printed: str) -> None:
    assert parse(printed) is None or printed == "c"


@pytest.mark.parametrize(
    ("after", "before", "expected"),
    [
        ("3", "2", True),
        ("4", "2", False),
        ("41bis", "41", True),
        ("41ter", "41bis", True),
        ("41ter", "41", False),
        ("42", "41ter", True),  # inserted numbers don't count
        ("2.2.1", "2.1.4", True),
        ("3.1.1", "2.4.2", True),
        ("2.1.1", "2.1", True),
        ("3.2.1", "2.4.2", False),  # 3.1 is missing
        ("1", "1", False),
    ],
)
def test_what_follows_what(after: str, before: str, expected: bool) -> None:
    new, old = parse(after), parse(before)
    assert new is not None and old is not None
    assert new.follows(old) is expected


@given(st.integers(min_value=1, max_value=399))
def test_roman_numbers_are_read_as_they_are_written(value: int) -> None:
    assert roman(write_roman(value)) == value


@pytest.mark.parametrize(("text", "value"), [("a", 1), ("Z", 26), ("aa", 27), ("1", None), ("ab", None), ("é", None)])
def test_letters(text: str, value: int | None) -> None:
    found = letter(text)
    assert (found.parts[0] if found else None) == value
