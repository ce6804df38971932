"""Norms in words: each language names its months, writes its dates and has its plurals."""

from __future__ import annotations

import re
from datetime import date
from typing import get_args

import pytest

from corpus.messages import Tongue, catalogue
from extract.facts import (
    UNITS,
    Day,
    Duration,
    Frequency,
    Norm,
    Period,
    Recurring,
    Relative,
    ServiceLevel,
    Window,
)
from extract.saying import amount_words, norm_words


@pytest.mark.parametrize(
    ("rule", "tongue", "words"),
    [
        ("FREQ=YEARLY;BYMONTH=9", "fr", "chaque année en septembre"),
        ("FREQ=YEARLY;BYMONTH=9", "nl", "elk jaar in september"),
        ("FREQ=YEARLY;BYMONTH=3", "en", "every year in March"),
        ("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1", "fr", "chaque année le 1er mars"),
        ("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=31", "nl", "elk jaar op 31 maart"),
        ("FREQ=YEARLY;BYMONTH=3,9", "nl", "elk jaar in maart, september"),
        # what has no words of its own shows its rule
        ("FREQ=YEARLY;BYDAY=1MO", "nl", "herhaald volgens de regel FREQ=YEARLY;BYDAY=1MO"),
    ],
)
def test_what_comes_back_every_year(rule: str, tongue: Tongue, words: str) -> None:
    assert norm_words(Recurring(rule), tongue) == words


AMOUNTS: list[tuple[float, str, str, str, str]] = [
    # amount, unit, in French, Dutch and English: one and many, never "(s)"
    (1, "business_day", "1 jour ouvrable", "1 werkdag", "1 working day"),
    (15, "business_day", "15 jours ouvrables", "15 werkdagen", "15 working days"),
    (40, "calendar_day", "40 jours calendrier", "40 kalenderdagen", "40 calendar days"),
    (1, "month", "1 mois", "1 maand", "1 month"),
    (1.5, "year", "1,5 an", "1,5 jaar", "1.5 years"),  # in French the plural begins at two
    (2, "quarter", "2 trimestres", "2 kwartalen", "2 quarters"),
    (0, "day", "0 jour", "0 dagen", "0 days"),
    (2, "hour", "2 heures", "2 uur", "2 hours"),
    (1, "time", "1 fois", "1 keer", "1 time"),
    (2_000_000, "minute", "2000000 minutes", "2000000 minuten", "2000000 minutes"),
]


@pytest.mark.parametrize(("amount", "unit", "fr", "nl", "en"), AMOUNTS)
def test_an_amount_has_its_number(amount: float, unit: str, fr: str, nl: str, en: str) -> None:
    assert [amount_words(amount, unit, tongue) for tongue in ("fr", "nl", "en")] == [fr, nl, en]


def test_every_unit_and_period_has_both_numbers() -> None:
    for unit in (*UNITS, *get_args(Period), "time"):
        for number in ("one", "many"):
            assert set(catalogue()[f"units.{unit}_{number}"]) == {"en", "fr", "nl"}


NORMS: list[tuple[Norm, Tongue, str]] = [
    (Frequency(1, "year"), "fr", "1 fois par an"),
    (Frequency(2, "year"), "nl", "2 keer per jaar"),
    (Frequency(1, "month"), "en", "1 time per month"),
    (Frequency(2, "year", "at_least"), "fr", "au moins 2 fois par an"),
    (Frequency(1, "year", every=2), "fr", "1 fois tous les 2 ans"),
    (Frequency(1, "week", every=2), "fr", "1 fois toutes les 2 semaines"),
    (Frequency(1, "week", every=2), "nl", "1 keer om de 2 weken"),
    (Duration(10, "year"), "fr", "pendant 10 ans"),
    (Duration(1, "year", "at_most"), "nl", "gedurende ten hoogste 1 jaar"),
    (Relative(1, "month", "after", "", "at_most"), "en", "at most 1 month after an event that these words do not name"),
    (ServiceLevel(97.5, 10, "day"), "nl", "97,5 % binnen 10 dagen"),
    (ServiceLevel(80, 1, "day"), "fr", "80 % en 1 jour"),
    (Day(3, 1, 2024), "fr", "pour le 1er mars 2024"),
    (Day(3, 31), "nl", "tegen 31 maart"),  # no year in the text, none is made up
    (Window(date(2022, 1, 1), date(2022, 3, 31)), "fr", "du 1er janvier 2022 au 31 mars 2022"),
    (Window(date(2000, 3, 1), date(2000, 3, 31), yearless=True), "en", "from 1 March to 31 March"),
]


@pytest.mark.parametrize(("norm", "tongue", "words"), NORMS)
def test_a_norm_in_words(norm: Norm, tongue: Tongue, words: str) -> None:
    assert norm_words(norm, tongue) == words


def test_no_message_leaves_the_plural_to_the_reader() -> None:
    """ "article(s)": where a number is put in, the words around it are to fit every number."""
    bracket = re.compile(r"\w\((?:s|e|es|n|en|ën)\)")
    assert not [(key, text) for key, row in catalogue().items() for text in row.values() if bracket.search(text)]
