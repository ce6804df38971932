"""The calendar as other programs read it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import recurring_ical_events
from icalendar import Calendar, Event

from corpus.errors import ReadingError
from corpus.messages import Tongue
from extract.calendar import CalendarSettings, calendar, issue, write_calendar
from extract.facts import Day, Frequency, Recurring, Relative
from extract.ledger import Ledger, read_ledger
from extract.regimes import regime
from extract.schedule import Given, Task, plan
from tests.extract.handmade import article, contract
from tests.extract.planning import limits

DOCUMENT = contract(
    "fr",
    article("7", "Le plan, unique;annuel, est remis pour le 31 mars 2024, et revu pour le 31 mars 2024."),
    article("8", "Le service répond dans les 15 jours ouvrables."),
    article("9", "Le rapport est remis au plus tard le 31 mars de chaque année."),
    article("10", "Le bilan est remis au plus tard le 15 juin de chaque année, et les chiffres chaque trimestre."),
)
FOUND = limits(
    DOCUMENT,
    ("pour le 31 mars 2024", Day(3, 31, 2024)),
    ("dans les 15 jours ouvrables", Relative(15, "business_day", "after", "", "at_most")),
    ("au plus tard le 31 mars de chaque année", Recurring("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=31")),
    ("au plus tard le 15 juin de chaque année", Recurring("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15")),
    ("chaque trimestre", Frequency(1, "quarter")),
)
UNMOVED = plan(DOCUMENT, FOUND, regime("social_security"))
MOVED = plan(DOCUMENT, FOUND, regime("civil_code"))


def events(data: bytes) -> list[Event]:
    return list(Calendar.from_ical(data).walk("VEVENT"))


def days(data: bytes) -> list[tuple[str, date]]:
    """What a calendar program shows: article and day, the rules expanded."""
    found = recurring_ical_events.of(Calendar.from_ical(data)).between(date(2020, 1, 1), date(2030, 1, 1))
    return sorted((str(e["summary"]).rpartition("article ")[2].rstrip(")"), e.decoded("dtstart")) for e in found)


def expected(*pairs: tuple[str, str]) -> list[tuple[str, date]]:
    return sorted((number, date.fromisoformat(day)) for number, day in pairs)


ONCE = ("7", "2024-03-31"), ("9", "2022-03-31"), ("9", "2023-03-31"), ("9", "2024-03-31"), ("9", "2025-03-31")
JUNE = ("10", "2022-06-15"), ("10", "2023-06-15"), ("10", "2024-06-15"), ("10", "2025-06-15")


def test_a_series_whose_dates_do_not_move_is_one_bounded_rule() -> None:
    data = calendar([UNMOVED])
    assert days(data) == expected(*ONCE, *JUNE)
    assert len(events(data)) == 3
    rules = [e["rrule"].to_ical().decode() for e in events(data) if "rrule" in e]
    assert rules == ["FREQ=YEARLY;UNTIL=20250331", "FREQ=YEARLY;UNTIL=20250615"]


def test_a_series_of_which_a_date_moves_is_written_date_by_date() -> None:
    data = calendar([MOVED])
    moved = {
        ("7", "2024-03-31"): ("7", "2024-04-02"),
        ("9", "2024-03-31"): ("9", "2024-04-02"),
        ("10", "2024-06-15"): ("10", "2024-06-17"),
        ("10", "2025-06-15"): ("10", "2025-06-16"),
    }
    assert days(data) == expected(*(moved.get(pair, pair) for pair in (*ONCE, *JUNE)))
    assert len(events(data)) == 9
    assert not any("rrule" in e for e in events(data))


def test_the_ends_of_periods_come_only_when_asked_for() -> None:
    data = calendar([UNMOVED], CalendarSettings(counts=True))
    quarters = [f"{y}-{d}" for y in range(2022, 2026) for d in ("03-31", "06-30", "09-30", "12-31")]
    assert days(data) == expected(*ONCE, *JUNE, *(("10", day) for day in quarters))
    (rule,) = [r for e in events(data) if "rrule" in e and "MONTHLY" in (r := e["rrule"].to_ical().decode())]
    assert rule == "FREQ=MONTHLY;UNTIL=20251231;INTERVAL=3;BYMONTHDAY=-1"


def test_what_an_event_says() -> None:
    event = events(calendar([MOVED]))[0]
    assert event["transp"] == "TRANSPARENT"
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(days=1)
    assert event.decoded("dtstamp") == datetime(2022, 1, 1, tzinfo=UTC)  # from the document, not from the clock
    assert str(event["summary"]).startswith("ONVA : Le plan, unique;annuel, est remis, et")
    for words in ("pour le 31 mars 2024", "onva.pdf, page 3", "2 avril 2024", "Pâques", "Code civil"):
        assert words in str(event["description"])


@pytest.mark.parametrize(
    ("tongue", "easter", "title"),
    [("nl", "Pasen", "Termijnen"), ("fr", "Pâques", "Échéances"), ("en", "Easter Sunday", "Time limits"), (None, "Pâques", "Échéances")],
)  # fmt: skip
def test_one_language_a_file(tongue: Tongue | None, easter: str, title: str) -> None:
    data = calendar([MOVED], CalendarSettings(tongue))
    assert easter in str(events(data)[0]["description"])
    assert Calendar.from_ical(data)["x-wr-calname"] == title


@pytest.mark.parametrize(
    ("alarms", "triggers"), [((30, 14, 1), ["-P30D", "-P14D", "-P1D"]), ((7,), ["-P7D"]), ((), [])]
)
def test_alarms(alarms: tuple[int, ...], triggers: list[str]) -> None:
    event = events(calendar([MOVED], CalendarSettings(alarms=alarms)))[0]
    assert [a["trigger"].to_ical().decode() for a in event.walk("VALARM")] == triggers
    assert all(a["action"] == "DISPLAY" for a in event.walk("VALARM"))


def test_one_calendar_a_bearer() -> None:
    tasks = {
        MOVED.limits[0].id: Task("l'Office", "institution", "remettre le plan"),
        MOVED.limits[2].id: Task("l'État", "state", "remettre le rapport"),
    }
    planned = plan(DOCUMENT, FOUND, tasks=tasks)
    data = calendar([planned], CalendarSettings(bearer="institution"))
    assert [str(e["summary"]) for e in events(data)] == ["l'Office : remettre le plan (article 7)"]
    assert events(data)[0]["categories"].to_ical() == b"institution"
    assert len(events(calendar([planned], CalendarSettings(bearer="state")))) == 4


def test_the_uid_stays_when_the_date_is_corrected() -> None:
    """It hangs on the words and their place; a calendar program must update the event, not double it."""
    before = contract("fr", article("7", "remis pour le 31 mars 2024"))
    after = contract("fr", article("7", "Le plan est remis pour le 31 mars 2024"))
    uids = [
        [str(e["uid"]) for e in events(calendar([(d, limits(d, ("pour le 31 mars 2024", Day(3, day, 2024))))]))]
        for d, day in ((before, 31), (after, 30))
    ]
    assert uids[0] == uids[1] != []


def test_the_sequence_rises_only_where_the_content_changed() -> None:
    first, ledger = issue([MOVED], CalendarSettings(), Ledger())
    again, ledger = issue([MOVED], CalendarSettings(), ledger)
    assert first == again
    meeting = MOVED.limits[2].occurrences[1].id
    later, ledger = issue(
        [plan(DOCUMENT, FOUND, given=[Given(meeting, date(2023, 3, 20))])], CalendarSettings(), ledger
    )
    sequences = {str(e["uid"]).partition("@")[0]: int(e["sequence"]) for e in events(later)}
    assert sequences.pop(meeting) == 1
    assert set(sequences.values()) == {0}
    (done,) = [e for e in events(later) if str(e["uid"]).startswith(meeting)]
    assert "20 mars 2023" in str(done["description"])
    assert not done.walk("VALARM")  # nobody is reminded of what is done


def test_an_event_that_is_gone_is_cancelled_and_can_come_back() -> None:
    _, ledger = issue([MOVED], CalendarSettings(), Ledger())
    fewer, ledger = issue([plan(DOCUMENT, FOUND[1:])], CalendarSettings(), ledger)
    (gone,) = [e for e in events(fewer) if e["status"] == "CANCELLED"]
    assert str(gone["uid"]).startswith(MOVED.limits[0].id)
    assert (int(gone["sequence"]), gone.decoded("dtstart")) == (1, date(2024, 4, 2))
    still, ledger = issue([plan(DOCUMENT, FOUND[1:])], CalendarSettings(), ledger)
    assert still == fewer
    back, _ = issue([MOVED], CalendarSettings(), ledger)
    assert next((e["status"], int(e["sequence"])) for e in events(back)) == ("CONFIRMED", 2)
    assert all(e["status"] == "CONFIRMED" for e in events(back))


def test_the_ledger_is_kept_in_a_file(tmp_path: Path) -> None:
    ics, kept = tmp_path / "a.ics", tmp_path / "a.ledger.json"
    write_calendar(ics, [MOVED], ledger=kept)
    first = ics.read_bytes(), kept.read_bytes()
    write_calendar(ics, [MOVED], ledger=kept)
    assert (ics.read_bytes(), kept.read_bytes()) == first
    write_calendar(ics, [UNMOVED], ledger=kept)
    statuses = [str(e["status"]) for e in events(ics.read_bytes())]
    assert statuses.count("CANCELLED") == 8  # the separate dates of two series make place for their rules
    assert len(read_ledger(kept).entries) == 11


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"events": {"a": {}}}',
        '{"events": {"a": {"digest": "", "sequence": "x", "start": "2024-01-01", "summary": ""}}}',
        '{"events": {"a": {"digest": "", "sequence": 1, "start": "soon", "summary": ""}}}',
    ],
)
def test_a_broken_ledger_is_said_not_guessed(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReadingError, match=r"a\.json"):
        read_ledger(path)


def test_two_runs_write_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.ics", "b.ics"):
        write_calendar(tmp_path / name, [(DOCUMENT, FOUND)])
    first, second = (tmp_path / name for name in ("a.ics", "b.ics"))
    assert first.read_bytes() == second.read_bytes() != b""
    assert sorted(tmp_path.iterdir()) == [first, second]  # nothing left beside them


def test_a_document_without_dates_gives_an_empty_calendar() -> None:
    document = contract("nl", article("7", "binnen 15 werkdagen"), period=False)
    found = limits(document, ("binnen 15 werkdagen", Relative(15, "business_day", "after", "", "at_most")))
    assert events(calendar([(document, found)])) == []
    assert events(calendar([])) == []


def test_without_a_period_the_stamp_is_the_earliest_date() -> None:
    document = contract("nl", article("7", "tegen 31 mei 2024", "tegen 1 maart 2023"), period=False)
    found = limits(document, ("tegen 31 mei 2024", Day(5, 31, 2024)), ("tegen 1 maart 2023", Day(3, 1, 2023)))
    assert {e.decoded("dtstamp").date() for e in events(calendar([(document, found)]))} == {date(2023, 3, 1)}


def test_text_of_the_document_cannot_add_lines() -> None:
    """A quote over several printed lines, and an institution that tries to smuggle in a property."""
    hostile = replace(
        contract("fr", article("7", "pour le\n31 mars 2024")), institution="X\r\nATTACH:http://example.org"
    )
    (event,) = events(calendar([(hostile, limits(hostile, ("pour le\n31 mars 2024", Day(3, 31, 2024))))]))
    assert "ATTACH" not in event
