"""The calendar as other programs read it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from icalendar import Calendar

from extract.calendar import calendar, write_calendar
from extract.times import limits
from tests.extract.handmade import article, contract

DOCUMENT = contract(
    "fr",
    article("7", "Le plan, unique; est remis pour le 31 mars 2024, et revu pour le 31 mars 2024."),
    article("8", "Le service répond dans les 15 jours ouvrables."),
    article("9", "Le rapport est remis au plus tard le 31 mars de chaque année."),
)
FINDINGS = [(DOCUMENT, limits(DOCUMENT))]


def test_one_whole_day_event_for_each_date() -> None:
    events = Calendar.from_ical(calendar(FINDINGS)).walk("VEVENT")
    assert [e.decoded("dtstart") for e in events] == [date(2024, 3, 31)] * 2  # the delay and the yearly day are open
    for event in events:
        assert event["transp"] == "TRANSPARENT"
        assert event.decoded("dtstamp") == datetime(2022, 1, 1, tzinfo=UTC)  # from the document, not from the clock
        assert event["summary"] == "ONVA : échéance à l'article 7"
        assert "pour le 31 mars 2024" in str(event["description"])
        assert "onva.pdf, page 3" in str(event["description"])
    assert len({str(e["uid"]) for e in events}) == 2


def test_the_uid_stays_when_the_date_is_corrected() -> None:
    """It hangs on the words and their place; a calendar program must update the event, not double it."""
    text = "remis pour le 31 mars 2024"
    before, after = (contract("fr", article("7", prefix + text)) for prefix in ("", "Le plan est "))
    uids = [
        [str(e["uid"]) for e in Calendar.from_ical(calendar([(d, limits(d))])).walk("VEVENT")] for d in (before, after)
    ]
    assert uids[0] == uids[1] != []


def test_two_runs_write_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.ics", "b.ics"):
        write_calendar(tmp_path / name, FINDINGS)
    first, second = (tmp_path / name for name in ("a.ics", "b.ics"))
    assert first.read_bytes() == second.read_bytes() != b""
    assert sorted(tmp_path.iterdir()) == [first, second]  # nothing left beside them


def test_a_document_without_dates_gives_an_empty_calendar() -> None:
    document = contract("nl", article("7", "binnen 15 werkdagen"), period=False)
    assert Calendar.from_ical(calendar([(document, limits(document))])).walk("VEVENT") == []


def test_without_a_period_the_stamp_is_the_earliest_date() -> None:
    document = contract("nl", article("7", "tegen 31 maart 2024", "tegen 1 maart 2023"), period=False)
    events = Calendar.from_ical(calendar([(document, limits(document))])).walk("VEVENT")
    assert {e.decoded("dtstamp").date() for e in events} == {date(2023, 3, 1)}


def test_text_of_the_document_cannot_add_lines() -> None:
    """A quote over several printed lines, and an institution that tries to smuggle in a property."""
    from dataclasses import replace

    hostile = replace(
        contract("fr", article("7", "pour le\n31 mars 2024")), institution="X\r\nATTACH:http://example.org"
    )
    data = calendar([(hostile, limits(hostile))])
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    assert "ATTACH" not in event
