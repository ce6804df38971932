"""The start of the workbench as a person starts it: what the terminal says, and when."""

from __future__ import annotations

import http.client
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from commands.workbench import HERE, Listening, address_of, free_port, is_free
from corpus.messages import say
from tests.views.shelves import fill

ROOT = Path(__file__).parents[2]
WORDS = [sys.executable, "-m", "cli", "--lang", "nl", "app"]


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that something listens on."""
    with socket.socket() as other:
        other.bind((HERE, 0))
        other.listen()
        yield int(other.getsockname()[1])


def test_it_is_announced_when_it_answers_and_ends_when_told(tmp_path: Path) -> None:
    words = [*WORDS, fill(tmp_path), "--port", "0"]
    with subprocess.Popen(words, cwd=ROOT, stderr=subprocess.PIPE, text=True) as started:
        assert started.stderr is not None
        assert started.stderr.readline().strip() == say("workbench.starting", "nl")
        told = started.stderr.readline()
        address = next(word for word in told.split() if word.startswith("http://"))
        assert told.strip() == say("workbench.ready", "nl", address=address)
        connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
        connection.request("GET", "/")
        assert connection.getresponse().status == 200
        connection.close()
        started.send_signal(signal.SIGINT)
        assert started.wait(60) == 0
    assert is_free(HERE, urlsplit(address).port or 0)


def test_a_port_that_is_taken_is_said_at_once(tmp_path: Path, taken: int) -> None:
    words = [*WORDS, fill(tmp_path), "--port", str(taken)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 2
    assert done.stderr.strip() == say("workbench.port_taken", "nl", file=f"http://{HERE}:{taken}")


def test_what_is_free(taken: int) -> None:
    assert not is_free(HERE, taken)
    assert is_free(HERE, free_port())
    assert is_free(HERE, 0)


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:8501"),
        ("0.0.0.0", "http://127.0.0.1:8501"),  # everywhere is no place that a browser can open
        ("::", "http://[::1]:8501"),
        ("localhost", "http://localhost:8501"),
    ],
)
def test_the_address_that_is_said(host: str, address: str) -> None:
    assert address_of(Listening(host)) == address
