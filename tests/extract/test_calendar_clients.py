"""The calendar in the hands of real clients: khal imports and lists it, Radicale serves it to vdirsyncer."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

import pytest
from icalendar import Calendar

from corpus.reader import read
from extract.agenda import agenda
from extract.calendar import calendar

SAMPLE = Path(__file__).parents[2] / "samples" / "pdf" / "cebf-2022-report-fr.pdf"
BIN = Path(sys.executable).parent
PATIENCE = 30.0


def client(name: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(find_spec(name) is None, reason=f"{name} is not installed")


@cache
def sample() -> bytes:
    """The calendar of a contract of the samples, without series: one event a date."""
    return calendar([agenda(d).plan for d in read(SAMPLE).documents if d.kind == "contract"])


def days() -> set[date]:
    """The days of the single events."""
    return {e["dtstart"].dt for e in Calendar.from_ical(sample()).walk("VEVENT") if "rrule" not in e}


def run(*command: str, home: Path) -> str:
    kept = {
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "LC_ALL": "C.UTF-8",
    }
    done = subprocess.run(command, env=os.environ | kept, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@client("khal")
def test_khal_lists_the_days(tmp_path: Path) -> None:
    config = tmp_path / "khal.conf"
    config.write_text(
        f"[calendars]\n[[contract]]\npath = {tmp_path / 'events'}\ntype = calendar\n[locale]\nlocal_timezone = UTC\n"
        "default_timezone = UTC\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        f"datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n[sqlite]\npath = {tmp_path / 'khal.db'}\n",
        encoding="utf-8",
    )
    (tmp_path / "events").mkdir()
    source = tmp_path / "contract.ics"
    source.write_bytes(sample())
    khal = (str(BIN / "khal"), "-c", str(config))
    run(*khal, "import", "-a", "contract", "--batch", str(source), home=tmp_path)
    told = run(*khal, "list", "--day-format", "", "--format", "{start-date}", "2022-01-01", "2026-06-30", home=tmp_path)
    listed = {date.fromisoformat(line.strip()) for line in told.splitlines() if line.strip()}
    expected = {day for day in days() if date(2022, 1, 1) <= day <= date(2026, 6, 30)}
    assert len(expected) > 5
    assert expected <= listed


@contextmanager
def radicale(folder: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ("--server-hosts", f"127.0.0.1:{port}", "--auth-type", "none", "--storage-filesystem-folder", str(folder))
    with (folder / "log").open("w") as log:
        server = subprocess.Popen([sys.executable, "-m", "radicale", *options], stdout=log, stderr=log)
        try:
            address = f"http://127.0.0.1:{port}"
            _wait(address)
            yield address
        finally:
            server.terminate()
            server.wait(30)


def _wait(address: str) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            urlopen(address + "/.web/", timeout=2).close()
        except (URLError, OSError):
            time.sleep(0.2)
        else:
            return
    raise AssertionError("the server did not start")


@client("radicale")
@client("vdirsyncer")
def test_radicale_serves_it_to_vdirsyncer(tmp_path: Path) -> None:
    (tmp_path / "server").mkdir()
    with radicale(tmp_path / "server") as address:
        put = Request(f"{address}/clerk/contract/", data=sample(), method="PUT")
        put.add_header("Content-Type", "text/calendar; charset=utf-8")
        put.add_header("Authorization", "Basic Y2xlcms6Y2xlcms=")
        urlopen(put, timeout=20).close()
        config = tmp_path / "vdirsyncer.conf"
        config.write_text(
            f'[general]\nstatus_path = "{tmp_path / "status"}"\n[pair contract]\na = "here"\nb = "there"\n'
            f'collections = [["contract", "contract", "contract"]]\n[storage here]\ntype = "filesystem"\n'
            f'path = "{tmp_path / "events"}"\nfileext = ".ics"\n[storage there]\ntype = "caldav"\nurl = "{address}/clerk/"\n'
            'username = "clerk"\npassword = "clerk"\n',
            encoding="utf-8",
        )
        (tmp_path / "events" / "contract").mkdir(parents=True)
        for step in ("discover", "sync"):
            run(str(BIN / "vdirsyncer"), "-c", str(config), step, home=tmp_path)
    files = list((tmp_path / "events" / "contract").glob("*.ics"))
    synced = {e["uid"] for f in files for e in Calendar.from_ical(f.read_bytes()).walk("VEVENT")}
    assert synced == {e["uid"] for e in Calendar.from_ical(sample()).walk("VEVENT")}
