"""Norms in words: each language names its months."""

from __future__ import annotations

import pytest

from corpus.messages import Tongue
from extract.facts import Recurring
from extract.saying import norm_words


@pytest.mark.parametrize(
    ("rule", "tongue", "words"),
    [
        ("FREQ=YEARLY;BYMONTH=9", "fr", "chaque année en septembre"),
        ("FREQ=YEARLY;BYMONTH=9", "nl", "elk jaar in september"),
        ("FREQ=YEARLY;BYMONTH=3", "en", "every year in March"),
        ("FREQ=YEARLY;BYMONTH=3,9", "nl", "elk jaar in maart, september"),
        # what has no words of its own shows its rule
        ("FREQ=YEARLY;BYDAY=1MO", "nl", "herhaald volgens de regel FREQ=YEARLY;BYDAY=1MO"),
    ],
)
def test_what_comes_back_every_year(rule: str, tongue: Tongue, words: str) -> None:
    assert norm_words(Recurring(rule), tongue) == words
