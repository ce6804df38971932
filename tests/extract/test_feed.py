"""The calendar feed, over real HTTP on this machine: what it serves, what it refuses, and that it keeps its secrets."""

from __future__ import annotations

import http.client
import logging
import shutil
import socket
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from icalendar import Calendar

from corpus.catalogue import Catalogue, CatalogueError
from extract.feed import HEADERS, hinted, listening, serve, server
from extract.feeds import FeedError, Feeds, Selection
from extract.throttle import CLIENTS, Throttle, household

EVENT = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//EN\r\nBEGIN:VEVENT\r\nUID:{uid}@test\r\n"
    "DTSTAMP:20220101T000000Z\r\nDTSTART;VALUE=DATE:20240402\r\nSUMMARY:Rapport {uid}\r\n"
    "END:VEVENT\r\nEND:VCALENDAR\r\n"
)
PLENTY = 10_000


class Desk:
    """Gives out calendars, and remembers what was asked for."""

    def __init__(self) -> None:
        self.uid, self.asked, self.broken = "one", list[Selection](), False

    def __call__(self, selection: Selection) -> bytes:
        self.asked.append(selection)
        if self.broken:
            raise RuntimeError("secret detail")
        return EVENT.format(uid=self.uid).encode()


Ask = Callable[..., tuple[int, dict[str, str], bytes]]


@contextmanager
def running(feeds: Feeds, desk: Desk, throttle: Throttle) -> Iterator[int]:
    """A real server on a free port; it stops at the end."""
    with listening("127.0.0.1", 0) as door:
        runner = server(feeds, desk, throttle)
        thread = threading.Thread(target=runner.run, kwargs={"sockets": [door]}, daemon=True)
        thread.start()
        try:
            yield door.getsockname()[1]
        finally:
            runner.should_exit = True
            thread.join(20)
            assert not thread.is_alive()


@pytest.fixture
def feeds(tmp_path: Path) -> Iterator[Feeds]:
    with Feeds(str(tmp_path / "catalogue.sqlite")) as feeds:
        yield feeds


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def port(feeds: Feeds, desk: Desk) -> Iterator[int]:
    with running(feeds, desk, Throttle(PLENTY)) as port:
        yield port


def ask(port: int, address: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers (small letters) and content."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        path = "/" + address.split("/", 3)[3] if "://" in address else address
        connection.request(method, path, headers={k.replace("_", "-"): v for k, v in headers.items()})
        response = connection.getresponse()
        return response.status, {k.lower(): v for k, v in response.getheaders()}, response.read()
    finally:
        connection.close()


def test_a_calendar(feeds: Feeds, desk: Desk, port: int) -> None:
    selection = Selection(("museum-2022-fr",), "institution", "nl")
    status, headers, content = ask(port, feeds.create("Délais; musée, 1", selection))
    assert status == 200 and desk.asked == [selection]
    assert headers["content-type"] == "text/calendar; charset=utf-8"
    assert headers["content-language"] == "nl"
    assert headers["cache-control"].startswith("private, max-age=")
    assert {k: headers[k.lower()] for k in HEADERS} == HEADERS
    assert "server" not in headers
    calendar = Calendar.from_ical(content)
    assert [str(e["SUMMARY"]) for e in calendar.walk("VEVENT")] == ["Rapport one"]
    lines = content.decode().split("\r\n")
    assert {"NAME:Délais\\; musée\\, 1", "X-PUBLISHED-TTL:PT12H"} <= set(lines)
    assert b"\r\nREFRESH-INTERVAL;VALUE=DURATION:PT12H\r\n" in content


def test_head_has_the_headers_and_no_content(feeds: Feeds, port: int) -> None:
    address = feeds.create("a")
    _, got, content = ask(port, address)
    status, head, nothing = ask(port, address, "HEAD")
    assert (status, nothing) == (200, b"")
    same = {"etag", "last-modified", "content-length", "content-type", "cache-control"}
    assert {k: head[k] for k in same} == {k: got[k] for k in same}
    assert head["content-length"] == str(len(content))


def test_what_the_client_has_is_not_sent_again(feeds: Feeds, desk: Desk, port: int) -> None:
    address = feeds.create("a")
    _, first, _ = ask(port, address)
    etag, date = first["etag"], first["last-modified"]
    rows = [
        ({"If_None_Match": etag}, 304),
        ({"If_None_Match": "W/" + etag}, 304),
        ({"If_None_Match": f'"other", {etag}'}, 304),
        ({"If_None_Match": "*"}, 304),
        ({"If_None_Match": '"other"'}, 200),
        ({"If_Modified_Since": date}, 304),
        ({"If_Modified_Since": "Sat, 01 Jan 2000 00:00:00 GMT"}, 200),
        ({"If_Modified_Since": "yesterday"}, 200),
        # The tag decides where there are both.
        ({"If_None_Match": '"other"', "If_Modified_Since": date}, 200),
    ]
    for headers, expected in rows:
        status, answer, content = ask(port, address, **headers)
        assert status == expected, headers
        assert answer["etag"] == etag and answer["last-modified"] == date
        assert bool(content) is (expected == 200)
    desk.uid = "two"
    status, answer, content = ask(port, address, If_None_Match=etag)
    assert status == 200 and answer["etag"] != etag and b"two@test" in content


def test_the_date_outlives_the_server(feeds: Feeds, desk: Desk, port: int, tmp_path: Path) -> None:
    """Another server on the same database gives the same date and tag: no client fetches anew for a restart."""
    address = feeds.create("a")
    _, first, _ = ask(port, address)
    with Feeds(str(tmp_path / "catalogue.sqlite")) as again, running(again, desk, Throttle(PLENTY)) as other:
        _, second, _ = ask(other, address)
    assert (second["etag"], second["last-modified"]) == (first["etag"], first["last-modified"])
    (feed,) = feeds.list()
    assert feed.changed_at is not None and feed.name == "a"


def test_every_wrong_address_gets_the_same_answer(feeds: Feeds, desk: Desk, port: int) -> None:
    good, gone = feeds.create("good"), feeds.create("gone")
    feeds.revoke(gone)
    path = "/" + good.rsplit("/", 1)[1]
    mark, secret = path[1:].removesuffix(".ics").split(".")
    other = feeds.create("other").rsplit(".", 2)[1]
    wrong = [
        gone, "/", "/index.html", "/.ics", f"/{mark}.ics", f"/{mark}..ics", path.removesuffix(".ics"), path + "/",
        f"/{mark}.{other}.ics", f"/{mark}.{secret[:-1]}.ics", f"/{mark}.{secret}x.ics", f"/x/..{path}", f"/x{path}",
        "/%2e%2e/%2e%2e/etc/passwd", f"/{mark}.%00%ff.ics", "/" + "a" * 4000, f"/{mark.upper()}x.{secret}.ics",
        f"/%27%20OR%201=1--.{secret}.ics", f"/{mark}.{'é'.encode().hex()}.ics",
    ]  # fmt: skip
    answers = [ask(port, address) for address in wrong]
    for address, (status, headers, content) in zip(wrong, answers, strict=True):
        assert (status, content) == (404, b""), address
        assert {k: v for k, v in headers.items() if k != "date"} == {
            k: v for k, v in answers[0][1].items() if k != "date"
        }
    assert answers[0][1]["cache-control"] == "no-store"
    assert desk.asked == []
    assert ask(port, good)[0] == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND", "TRACE", "BREW"])
def test_it_only_reads(feeds: Feeds, desk: Desk, port: int, method: str) -> None:
    for address in (feeds.create("a"), "/nothing.ics"):
        status, headers, content = ask(port, address, method)
        assert (status, headers["allow"], content) == (405, "GET, HEAD", b"")
    assert desk.asked == []


def test_a_broken_calendar_tells_nothing(feeds: Feeds, desk: Desk, port: int, caplog: pytest.LogCaptureFixture) -> None:
    address = feeds.create("a")
    desk.broken = True
    with caplog.at_level(logging.DEBUG):
        status, headers, content = ask(port, address)
    assert (status, content) == (503, b"") and headers["retry-after"]
    assert "RuntimeError" in caplog.text and address.rsplit(".", 2)[1] not in caplog.text
    desk.broken = False
    assert ask(port, address)[0] == 200


def test_nobody_may_ask_without_end(feeds: Feeds, desk: Desk) -> None:
    """Guessing is what the throttle is for: wrong addresses count too, and a good one is not served in between."""
    address = feeds.create("a")
    with running(feeds, desk, Throttle(burst=3, seconds=1000)) as port:
        assert [ask(port, a)[0] for a in ("/x.ics", address, "/y.ics", address)] == [404, 200, 404, 429]
        status, headers, content = ask(port, address)
        assert (status, content) == (429, b"") and 0 < int(headers["retry-after"]) <= 1000


def test_garbage_does_not_stop_it(feeds: Feeds, port: int) -> None:
    for garbage in (b"\x00\xff" * 100 + b"\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/1.1\r\nHost: " + b"a" * 200_000):
        with socket.create_connection(("127.0.0.1", port), timeout=20) as client:
            said = b""
            try:
                client.sendall(garbage)
                client.shutdown(socket.SHUT_WR)
                said = client.recv(4096)
            except OSError as error:  # hanging up is also a way to say no; keeping the client waiting is none
                assert not isinstance(error, TimeoutError)
            assert b"200 OK" not in said
    assert ask(port, feeds.create("a"))[0] == 200


def test_addresses_are_secrets(feeds: Feeds, tmp_path: Path) -> None:
    addresses = [feeds.create("same", Selection(bearer="state")) for _ in range(50)]
    secrets = [a.rsplit(".", 2)[1] for a in addresses]
    assert len(set(secrets)) == 50 and min(map(len, secrets)) >= 43  # 256 bits
    stored = b"".join(p.read_bytes() for p in tmp_path.iterdir())
    assert b"same" in stored and not any(s.encode() in stored for s in secrets)
    assert not any(s in repr(feeds.list()) for s in secrets)


def test_feeds_are_listed_and_revoked(feeds: Feeds, tmp_path: Path) -> None:
    selection = Selection(("a", "b"), "state", "nl")
    first, second = feeds.create("one", selection), feeds.create("two")
    one, two = feeds.list()
    assert (one.name, one.selection, one.revoked_at) == ("one", selection, None)
    assert feeds.find(first.rsplit("/", 1)[1]) == one
    feeds.revoke(one.mark)
    feeds.revoke(second)  # the address does as well
    assert all(feed.revoked_at for feed in feeds.list())
    assert feeds.find(first.rsplit("/", 1)[1]) is None
    revoked = feeds.list()
    feeds.revoke(two.mark)  # twice is once
    assert feeds.list() == revoked
    with pytest.raises(FeedError) as caught:
        feeds.revoke("http://127.0.0.1:8642/nothing.secret.ics")
    assert caught.value.key == "feed.unknown" and "nothing" in str(caught.value) and "secret" not in str(caught.value)
    with Catalogue(str(tmp_path / "catalogue.sqlite")) as catalogue:
        assert catalogue.documents() == ()


def test_the_base_of_an_address(tmp_path: Path) -> None:
    with Feeds(str(tmp_path / "c.sqlite"), "https://museum.example/calendars/") as feeds:
        assert feeds.create("a").startswith("https://museum.example/calendars/")


def test_a_port_that_is_taken(tmp_path: Path) -> None:
    with listening("127.0.0.1", 0) as door:
        port = door.getsockname()[1]
        for host, number in (("127.0.0.1", port), ("127.0.0.1", 99_999), ("no host at all", port)):
            with pytest.raises(FeedError) as caught:
                serve(str(tmp_path / "c.sqlite"), Desk(), host, number)
            assert caught.value.key == "feed.cannot_listen" and host in caught.value.message("fr")


def test_a_database_in_trouble(feeds: Feeds, port: int, tmp_path: Path) -> None:
    address = feeds.create("a")
    with sqlite3.connect(tmp_path / "catalogue.sqlite") as connection:
        connection.execute("DROP TABLE calendar_feeds")
    assert ask(port, address)[::2] == (503, b"")


def test_a_database_that_may_only_be_read(feeds: Feeds, desk: Desk, tmp_path: Path) -> None:
    address = feeds.create("a")
    feeds.close()
    place = f"sqlite:///file:{tmp_path / 'catalogue.sqlite'}?mode=ro&uri=true"
    with Feeds(place) as only, running(only, desk, Throttle(PLENTY)) as port:
        status, headers, content = ask(port, address)
        assert status == 200 and b"one@test" in content
        assert ask(port, address, If_None_Match=headers["etag"])[0] == 304
        with pytest.raises(CatalogueError) as caught:
            only.create("b")
        assert caught.value.key == "catalogue.read_only"


HINTS = [
    # calendar, name, lines that must be there, lines that must not
    (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n", "a", [b"NAME:a", b"X-PUBLISHED-TTL:PT12H"], []),
    # What the calendar says itself stays.
    (b"BEGIN:VCALENDAR\r\nNAME;LANGUAGE=fr:b\r\nEND:VCALENDAR\r\n", "a", [b"X-WR-CALNAME:a"], [b"NAME:a"]),
    (
        b"BEGIN:VCALENDAR\r\nREFRESH-INTERVAL;VALUE=DURATION:P1D\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", "a",
        [b"REFRESH-INTERVAL;VALUE=DURATION:P1D"], [b"REFRESH-INTERVAL;VALUE=DURATION:PT12H"],
    ),
    # A name is no way to put in properties.
    (
        b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "x\r\nBEGIN:VEVENT\r\nSUMMARY:y, z; \\",
        [b"NAME:x BEGIN:VEVENT SUMMARY:y\\, z\\; \\\\"], [b"BEGIN:VEVENT", b"SUMMARY:y"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("data", "name", "there", "absent"), HINTS)
def test_hints(data: bytes, name: str, there: list[bytes], absent: list[bytes]) -> None:
    made = hinted(data, name)
    lines = made.split(b"\r\n")
    assert all(line in lines for line in there)
    assert not any(line in lines[:-3] for line in absent if line != b"BEGIN:VEVENT" or b"VEVENT" not in data)
    assert made.startswith(b"BEGIN:VCALENDAR\r\n") and made.endswith(b"END:VCALENDAR\r\n")
    assert hinted(made, "other") == made


def test_a_long_name_is_folded() -> None:
    made = hinted(EVENT.format(uid="u").encode(), "Échéances du musée " * 20)
    assert max(map(len, made.split(b"\r\n"))) <= 75
    assert str(Calendar.from_ical(made)["NAME"]) == ("Échéances du musée " * 20).strip()


def test_the_throttle() -> None:
    at = [0.0]
    throttle = Throttle(burst=2, seconds=10, clock=lambda: at[0])
    assert [throttle.wait("a"), throttle.wait("a"), throttle.wait("a")] == [0, 0, 10]
    assert throttle.wait("b") == 0  # somebody else
    at[0] = 4
    assert throttle.wait("a") == 6
    at[0] = 10
    assert [throttle.wait("a"), throttle.wait("a")] == [0, 10]
    at[0] = 10_000  # silence fills it up again, and no further
    assert [throttle.wait("a") for _ in range(3)] == [0, 0, 10]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),  # one machine may choose among all of these
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("fe80::1%eth0", "fe80::2%eth0", True),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("192.0.2.1", "192.0.2.2", False),
        ("", "192.0.2.2", False),
    ],
)
def test_whom_the_throttle_takes_for_one(one: str, other: str, same: bool) -> None:
    assert (household(one) == household(other)) is same
    door = Throttle(burst=1)
    assert door.wait(one) == 0
    assert (door.wait(other) > 0) is same


def test_the_throttle_forgets() -> None:
    """Its memory is bounded, whatever addresses ask."""
    throttle = Throttle(burst=1, seconds=10, clock=lambda: 0.0)
    assert throttle.wait("first") == 0
    for n in range(CLIENTS):
        throttle.wait(str(n))
    assert (throttle.wait("first"), throttle.wait(str(CLIENTS - 1))) == (0, 10)


def test_vdirsyncer_subscribes(feeds: Feeds, desk: Desk, port: int, tmp_path: Path) -> None:
    """A real client takes the feed, and takes it again once it has changed."""
    program = shutil.which("vdirsyncer", path=str(Path(sys.executable).parent))
    if program is None:
        pytest.skip("vdirsyncer is not installed")
    address = feeds.create("a").replace(":8642", f":{port}")
    config = tmp_path / "vdirsyncer.ini"
    config.write_text(
        f'[general]\nstatus_path = "{tmp_path / "status"}"\n'
        '[pair feed]\na = "local"\nb = "remote"\ncollections = null\nconflict_resolution = "b wins"\n'
        f'[storage local]\ntype = "filesystem"\npath = "{tmp_path / "events"}"\nfileext = ".ics"\n'
        f'[storage remote]\ntype = "http"\nurl = "{address}"\n'
    )
    (tmp_path / "events").mkdir()
    found = []
    for uid in ("one", "two"):
        desk.uid = uid
        for verb in (["discover"], ["sync", "--force-delete"]):
            done = subprocess.run(
                [program, "-c", str(config), *verb], capture_output=True, text=True, timeout=120, input="y\n" * 9
            )
            assert done.returncode == 0, done.stderr
        files = list((tmp_path / "events").glob("*.ics"))
        found.append([str(e["SUMMARY"]) for f in files for e in Calendar.from_ical(f.read_bytes()).walk("VEVENT")])
    assert found == [["Rapport one"], ["Rapport two"]]
