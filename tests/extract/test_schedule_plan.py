"""The dates of a document's limits: chains, given dates, terms, and the reasons of those that stay open."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from corpus.model import Document, Language
from extract.facts import (
    Day,
    Duration,
    Frequency,
    Norm,
    Recurring,
    Relative,
    ServiceLevel,
    TimeLimit,
    Unspecified,
    Window,
)
from extract.regimes import regime
from extract.schedule import Given, Plan, plan
from tests.extract.handmade import article, contract, saying
from tests.extract.planning import limit, limits
from tests.readings import documents_of

SHARED = Path(__file__).parents[3] / "shared"


def working_days(amount: int, anchor: str) -> Relative:
    return Relative(amount, "business_day", "after", anchor, "at_most")


def yearly(month: int, day: int) -> Recurring:
    return Recurring(f"FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={day}")


FRENCH = contract(
    "fr",
    article(
        "12",
        "Les parties tiennent le calendrier suivant :",
        "envoi d'un avant-projet de bilan social par le Fonds au plus tard le 31 mars de l'année qui suit l'année du bilan ;",
        "tenue de la réunion d'examen dans les 15 jours ouvrables qui suivent la remise de l'avant-projet de bilan social ;",
        "envoi du procès-verbal dans les 15 jours ouvrables qui suivent la réunion d'examen.",
    ),
    article("13", "Le Fonds répond dans les 5 jours ouvrables qui suivent la plainte."),
)
DUTCH = contract(
    "nl",
    article(
        "12",
        "De partijen volgen deze planning:",
        "toezending van een voorontwerp van sociale balans door het Fonds uiterlijk op 31 maart van het jaar dat volgt op het jaar van de balans;",
        "onderzoeksvergadering binnen de 15 werkdagen na de bezorging van het voorontwerp van sociale balans;",
        "toezending van de notulen binnen de 15 werkdagen na de onderzoeksvergadering.",
    ),
    article("13", "Het Fonds antwoordt binnen de 5 werkdagen na de klacht."),
)
CHAINS: dict[Language, tuple[Document, tuple[TimeLimit, ...]]] = {
    "fr": (
        FRENCH,
        limits(
            FRENCH,
            ("au plus tard le 31 mars", yearly(3, 31)),
            (
                "dans les 15 jours ouvrables qui suivent la remise de l'avant-projet de bilan social",
                working_days(15, "la remise de l'avant-projet de bilan social"),
            ),
            ("dans les 15 jours ouvrables qui suivent la réunion d'examen", working_days(15, "la réunion d'examen")),
            ("dans les 5 jours ouvrables qui suivent la plainte", working_days(5, "la plainte")),
        ),
    ),
    "nl": (
        DUTCH,
        limits(
            DUTCH,
            ("uiterlijk op 31 maart", yearly(3, 31)),
            (
                "binnen de 15 werkdagen na de bezorging van het voorontwerp van sociale balans",
                working_days(15, "de bezorging van het voorontwerp van sociale balans"),
            ),
            ("binnen de 15 werkdagen na de onderzoeksvergadering", working_days(15, "de onderzoeksvergadering")),
            ("binnen de 5 werkdagen na de klacht", working_days(5, "de klacht")),
        ),
    ),
}
DATES = {
    "2022": (date(2023, 3, 31), date(2023, 4, 24), date(2023, 5, 16)),
    "2023": (date(2024, 4, 2), date(2024, 4, 23), date(2024, 5, 16)),  # 31 March was Easter
    "2024": (date(2025, 3, 31), date(2025, 4, 22), date(2025, 5, 14)),
    "2025": (date(2026, 3, 31), date(2026, 4, 22), date(2026, 5, 15)),
}


def effective(made: Plan, number: int) -> dict[str, date]:
    return {o.label: o.effective for o in made.limits[number].occurrences}


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_a_chain_of_three_is_dated_every_year(language: Language) -> None:
    made = plan(*CHAINS[language])
    for number in range(3):
        assert effective(made, number) == {label: days[number] for label, days in DATES.items()}
    (_, easter, *_), meeting = made.limits[0].occurrences, made.limits[1].occurrences[1]
    assert easter.nominal == date(2024, 3, 31)
    assert [s.key for s in meeting.trail][:2] == ["schedule.counted_from_latest", "schedule.from_next_day"]
    assert made.limits[3].why is not None  # nobody has the duty to complain
    assert made.limits[3].why.key == "schedule.event_unknown"
    assert [a.event for a in made.open_events()] == [made.limits[3].anchor.event if made.limits[3].anchor else ""]


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_a_real_date_moves_only_what_follows(language: Language) -> None:
    before = plan(*CHAINS[language])
    first = before.limits[0].occurrences[1]
    after = plan(*CHAINS[language], given=[Given(first.id, date(2024, 3, 20))])
    done = after.limits[0].occurrences[1]
    assert (done.effective, done.done) == (date(2024, 4, 2), (date(2024, 3, 20),))
    assert effective(after, 1)["2023"] == date(2024, 4, 11)
    assert effective(after, 2)["2023"] == date(2024, 5, 3)
    untouched = [(i, label) for i in range(4) for label in effective(before, i) if label != "2023"]
    assert [effective(after, i)[label] for i, label in untouched] == [
        effective(before, i)[label] for i, label in untouched
    ]
    assert [[o.id for o in p.occurrences] for p in after.limits] == [
        [o.id for o in p.occurrences] for p in before.limits
    ]


def test_events_from_outside_are_given_as_often_as_they_come() -> None:
    anchor = plan(*CHAINS["fr"]).limits[3].anchor
    assert anchor is not None
    made = plan(*CHAINS["fr"], given=[Given(anchor.event, date(2023, 6, 1)), Given(anchor.event, date(2024, 4, 26))])
    assert effective(made, 3) == {"1": date(2023, 6, 8), "2": date(2024, 5, 6)}
    assert made.limits[3].why is None


def test_ids_do_not_hang_on_the_date_or_the_regime() -> None:
    document, found = CHAINS["fr"]
    other = (limit(document, found[0].quote, yearly(4, 30)), *found[1:])
    ids = [
        [o.id for p in plan(document, f, r).limits for o in p.occurrences]
        for f, r in ((found, regime()), (other, regime("social_security")))
    ]
    assert ids[0] == ids[1]
    assert len(set(ids[0])) == len(ids[0]) == 12


ONE: list[tuple[str, Norm, dict[str, date]]] = [
    ("le 31 mars 2024", Day(3, 31, 2024), {"": date(2024, 4, 2)}),
    # the end of the contract is that of the document, whatever year the words were read as
    ("la fin du contrat", Day(12, 31, 2030, "contract_end"), {"": date(2025, 12, 31)}),
    ("chaque 31 mai", yearly(5, 31), {"2022": date(2022, 5, 31), "2023": date(2023, 5, 31), "2024": date(2024, 5, 31), "2025": date(2025, 6, 2)}),
    # a day that a month does not have is its last
    ("chaque 29 février", yearly(2, 29), {"2022": date(2022, 2, 28), "2023": date(2023, 2, 28), "2024": date(2024, 2, 29), "2025": date(2025, 2, 28)}),
    # what is to be done within a month or a year must fall within it
    ("chaque novembre", Recurring("FREQ=YEARLY;BYMONTH=11"), {str(y): date(y, 11, 30) for y in range(2022, 2026)}),
    ("chaque 15 mai", Recurring("FREQ=YEARLY;INTERVAL=2;BYMONTH=5;BYMONTHDAY=15"), {"2022": date(2022, 5, 16), "2024": date(2024, 5, 15)}),
    ("mai et juin", Recurring("FREQ=YEARLY;INTERVAL=4;BYMONTH=5,6;BYMONTHDAY=2"), {"2022-05": date(2022, 5, 2), "2022-06": date(2022, 6, 2)}),
    # the first Monday of May
    ("le premier lundi", Recurring("FREQ=YEARLY;BYMONTH=5;BYDAY=1MO;COUNT=2"), {"2022-05-02": date(2022, 5, 2), "2023-05-01": date(2023, 5, 2)}),
    # a count has no last day in law: the end of its period does not move
    ("une fois par an", Frequency(1, "year"), {str(y): date(y, 12, 31) for y in range(2022, 2026)}),
    ("tous les deux ans", Frequency(1, "year", every=2), {"2022-2023": date(2023, 12, 31), "2024-2025": date(2025, 12, 31)}),
    ("une fois", Frequency(1, "contract_term"), {"": date(2025, 12, 31)}),
    ("en 2023", Window(date(2023, 1, 1), date(2023, 12, 31)), {"": date(2023, 12, 31)}),
    ("six mois avant la fin du contrat", Relative(6, "month", "before", "la fin du contrat", "at_least"), {"": date(2025, 6, 30)}),
]  # fmt: skip


@pytest.mark.parametrize(("quote", "norm", "expected"), ONE)
def test_dates_of_one_limit(quote: str, norm: Norm, expected: dict[str, date]) -> None:
    document = saying("fr", f"Le plan est remis {quote}.")
    made = plan(document, limits(document, (quote, norm)))
    assert effective(made, 0) == expected


@pytest.mark.parametrize(
    ("norm", "labels"),
    [
        (Frequency(2, "quarter"), ["2022-Q1", "2022-Q2", "2022-Q3"]),
        (Frequency(1, "semester"), ["2022-S1", "2022-S2", "2023-S1"]),
        (Frequency(1, "month"), ["2022-01", "2022-02", "2022-03"]),
        (Recurring("FREQ=MONTHLY;BYMONTHDAY=31"), ["2022-01", "2022-02", "2022-03"]),
    ],
)
def test_turns_are_named_by_their_time(norm: Norm, labels: list[str]) -> None:
    document = saying("nl", "Het plan wordt telkens bezorgd.")
    made = plan(document, limits(document, ("telkens", norm)))
    assert list(effective(made, 0))[:3] == labels
    assert all(o.nominal <= date(2025, 12, 31) for o in made.limits[0].occurrences)
    assert len(made.limits[0].occurrences) in (16, 8, 48)


def test_each_quarter_has_its_limit() -> None:
    document = saying("nl", "De cijfers worden bezorgd binnen 20 dagen na het einde van elk kwartaal.")
    norm = Relative(20, "calendar_day", "after", "het einde van elk kwartaal", "at_most")
    made = plan(document, limits(document, ("binnen 20 dagen na het einde van elk kwartaal", norm)))
    days = effective(made, 0)
    assert len(days) == 16
    assert (days["2022-Q4"], days["2023-Q4"]) == (date(2023, 1, 20), date(2024, 1, 22))


OPEN: list[tuple[str, Norm, str]] = [
    ("dans les XX jours", Unspecified(), "schedule.placeholder"),
    ("à temps", Unspecified(), "schedule.no_figure"),
    ("80 % en 5 jours", ServiceLevel(80, 5, "day"), "schedule.each_case"),
    ("pendant 10 ans", Duration(10, "year"), "schedule.no_start"),
    ("pendant la durée", Duration(boundary="contract_term"), "schedule.throughout"),
    ("dans les 5 jours", Relative(5, "day", "after", "", "at_most"), "schedule.event_not_named"),
    ("dans les 5 jours de la grêle", Relative(5, "day", "after", "la grêle", "at_most"), "schedule.event_unknown"),
    ("au plus une fois par an", Frequency(1, "year", "at_most"), "schedule.ceiling"),
    ("chaque semaine", Frequency(1, "week"), "schedule.too_often"),
    ("2,5 fois par an", Frequency(2.5, "year"), "schedule.too_often"),
    ("le 31 mars", Day(3, 31), "schedule.no_year"),
    ("parfois", Recurring("FREQ=SOMETIMES"), "schedule.unreadable_rule"),
    ("parfois", Recurring(""), "schedule.unreadable_rule"),
    ("parfois", Recurring("FREQ=YEARLY;BYMONTH=13;BYMONTHDAY=1"), "schedule.unreadable_rule"),
    ("toujours", Recurring("FREQ=SECONDLY"), "schedule.unreadable_rule"),
    ("en 3000", Day(1, 1, 3000), "schedule.out_of_range"),
]


@pytest.mark.parametrize(("quote", "norm", "why"), OPEN)
def test_a_limit_without_a_date_says_why(quote: str, norm: Norm, why: str) -> None:
    document = saying("fr", f"Le plan est remis {quote}.")
    (planned,) = plan(document, limits(document, (quote, norm))).limits
    assert planned.occurrences == ()
    assert planned.why is not None
    assert planned.why.key == why
    assert all(planned.why.words(tongue) for tongue in ("en", "fr", "nl"))


def test_without_a_term_only_fixed_days_have_a_date() -> None:
    document = contract("fr", article("7", "remis le 3 juin 2024, revu chaque 3 juin"), period=False)
    found = limits(document, ("le 3 juin 2024", Day(6, 3, 2024)), ("chaque 3 juin", yearly(6, 3)))
    assert [p.why.key if p.why else "" for p in plan(document, found).limits] == ["", "schedule.no_term"]
    with_term = plan(document, found, term=(date(2023, 1, 1), date(2024, 12, 31)))
    assert effective(with_term, 1) == {"2023": date(2023, 6, 5), "2024": date(2024, 6, 3)}


def test_a_duty_without_a_date_leaves_what_follows_open() -> None:
    """Two meetings a year have no day; the end of the year is not the day of a meeting."""
    document = saying(
        "fr", "Les parties se réunissent deux fois par an. Les chiffres suivent 10 jours avant la réunion."
    )
    found = limits(
        document,
        ("deux fois par an", Frequency(2, "year")),
        ("10 jours avant la réunion", Relative(10, "day", "before", "la réunion", "at_least")),
    )
    made = plan(document, found)
    assert made.limits[1].why is not None
    assert made.limits[1].why.key == "schedule.waits_for"
    meeting = made.limits[0].occurrences[1].id
    given = plan(document, found, given=[Given(meeting, date(2023, 5, 26)), Given(meeting, date(2023, 11, 20))])
    assert effective(given, 1) == {"2023.1": date(2023, 5, 16), "2023.2": date(2023, 11, 10)}


def test_a_circle_is_contradictory_and_shown() -> None:
    document = contract(
        "nl",
        article("4", "Het Fonds bezorgt de begroting binnen 5 dagen na de goedkeuring van de rekeningen."),
        article("5", "Het Fonds keurt de rekeningen goed binnen 5 dagen na de bezorging van de begroting."),
        article("6", "Het Fonds bewaart alles tot 1 juni 2024."),
    )
    found = limits(
        document,
        ("binnen 5 dagen na de goedkeuring van de rekeningen", Relative(5, "day", "after", "de goedkeuring van de rekeningen", "at_most")),
        ("binnen 5 dagen na de bezorging van de begroting", Relative(5, "day", "after", "de bezorging van de begroting", "at_most")),
        ("tot 1 juni 2024", Day(6, 1, 2024)),
    )  # fmt: skip
    made = plan(document, found)
    assert [p.why.key if p.why else "" for p in made.limits] == ["schedule.circle", "schedule.circle", ""]
    assert made.limits[1].why is not None
    assert "4 → 5 → 4" in made.limits[1].why.words("en")


@pytest.mark.shared
@pytest.mark.parametrize(
    ("file", "id", "article_number"),
    [("capac-2022-fr.pdf", "capac-2022-fr", "16.6.4"), ("bcss-2022-moniteur.pdf", "ksz-2022-nl", "31"), ("bcss-2022-moniteur.pdf", "bcss-2022-fr", "31")],
)  # fmt: skip
def test_the_evaluation_chain_of_real_contracts(file: str, id: str, article_number: str) -> None:
    path = SHARED / "contracts" / file
    if not path.exists():
        pytest.skip(f"{file} is not in ../shared/contracts")
    from extract.times import limits as found_in

    document = next(d for d in documents_of(path) if d.id == id)
    made = plan(document, found_in(document))
    chain = [p for p in made.limits if p.limit.article == article_number and p.occurrences]
    dates = [{o.label: o.effective for o in p.occurrences} for p in chain]
    assert dates == [{label: days[i] for label, days in DATES.items()} for i in range(3)]


def test_a_start_that_the_text_does_not_name_can_be_given() -> None:
    document = saying("fr", "Le Fonds répond dans les 5 jours ouvrables.")
    found = limits(document, ("dans les 5 jours ouvrables", working_days(5, "")))
    (waiting,) = plan(document, found).limits
    assert waiting.why is not None
    start = dict(waiting.why.values)["id"]
    (planned,) = plan(document, found, given=[Given(str(start), date(2024, 4, 26))]).limits
    (dated,) = planned.occurrences
    assert dated.effective == date(2024, 5, 6)
    assert "l'événement" in dated.trail[0].words("fr")
