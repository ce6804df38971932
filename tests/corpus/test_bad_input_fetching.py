"""Files that would fetch or run something: nothing is fetched, no other file is read or written, nothing runs.

A socket of this machine counts who calls. That it would notice is shown too.
"""

from __future__ import annotations

import socket
import threading
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from corpus import engines
from corpus.errors import ReadingError
from corpus.exports.interchange import as_json, document_as_dict
from corpus.reader import Reading, Settings, read
from tests.corpus.fuzz import office, web
from tests.corpus.fuzz.files import trap, traps

SECRET = "het geheim van de buren"


@dataclass
class Listener:
    """A server that answers nobody and counts all."""

    server: socket.socket
    calls: list[object] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.getsockname()[1]}"

    def serve(self) -> None:
        while True:
            try:
                caller, address = self.server.accept()
            except OSError:  # closed: the test is over
                return
            self.calls.append(address)
            caller.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        found = Listener(server)
        thread = threading.Thread(target=found.serve, daemon=True)
        thread.start()
        yield found
        server.shutdown(socket.SHUT_RDWR)
        thread.join(5)


@pytest.fixture
def canary(tmp_path: Path) -> Path:
    """A file that hostile ones try to read, and beside which they try to write."""
    path = tmp_path / "elsewhere" / "canary.txt"
    path.parent.mkdir()
    path.write_text(SECRET)
    return path


def said(path: Path, settings: Settings) -> str:
    """All that came of a file, as text."""
    try:
        reading = read(path, settings)
    except ReadingError as error:
        return error.message("en")
    assert isinstance(reading, Reading)
    return "".join(as_json(document_as_dict(document)) for document in reading.documents)


def hostile(kind: str, url: str, canary: Path) -> list[tuple[str, bytes]]:
    """Suffix and content of all files of a kind that call `url`, read `canary`, or make a file beside it."""
    mark = str(canary.with_name("ran"))
    match kind:
        case "pdf":
            return [(".pdf", trap(action, url, mark, place)) for action in traps() for place in range(3)]
        case "entities":
            return [(".docx", data) for data in office.entities(url, str(canary))]
        case "elsewhere":
            return [(".docm", data) for data in office.elsewhere(url, str(canary))]
        case _:
            both = [*web.fetching(url, str(canary)), *web.fetching(url, mark)]
            return [(".html", data) for data in both]


@pytest.mark.parametrize("kind", ["pdf", "entities", "elsewhere", "html"])
def test_nothing_is_fetched_and_nothing_runs(kind: str, tmp_path: Path, listener: Listener, canary: Path) -> None:
    files = hostile(kind, listener.url, canary)
    assert len(files) >= 9
    (tmp_path / "in").mkdir()
    readable = 0
    for number, (suffix, data) in enumerate(files):
        path = tmp_path / "in" / f"{number}{suffix}"
        path.write_bytes(data)
        found = said(path, Settings(ocr=False))
        readable += "rtikel" in found
        assert SECRET not in found, "the words of another file"
    if kind in ("pdf", "html"):
        assert readable == len(files), "what would act is read all the same"
    assert listener.calls == []
    assert [p.name for p in canary.parent.iterdir()] == ["canary.txt"], "nothing ran and nothing was written"
    assert_it_would_notice(listener)


def assert_it_would_notice(listener: Listener) -> None:
    """A call does count: else the test above could not fail."""
    with pytest.raises(OSError):
        urllib.request.urlopen(listener.url, timeout=5)
    assert len(listener.calls) == 1


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
def test_drawing_a_page_fetches_nothing(
    engine: engines.Engine, tmp_path: Path, listener: Listener, canary: Path
) -> None:
    """With the reference engine too, and where the workbench shows the page: its annotations want to look like more."""
    for number, (suffix, data) in enumerate(hostile("pdf", listener.url, canary)[::4]):
        path = tmp_path / f"{number}{suffix}"
        path.write_bytes(data)
        assert [page.number for page in engines.pages(path, engine)] == [1]
        assert engines.picture(path, 1).width > 100
    assert listener.calls == [] and [p.name for p in canary.parent.iterdir()] == ["canary.txt"]


def test_documents_whose_parts_lie_elsewhere_are_read_without_them(tmp_path: Path, canary: Path) -> None:
    """Pictures, frames, templates are left where they are; the words of the document itself are read."""
    outcomes = []
    for number, data in enumerate(office.elsewhere("http://127.0.0.1:9", str(canary))):
        path = tmp_path / f"{number}.docx"
        path.write_bytes(data)
        outcomes.append(said(path, Settings(ocr=False)))
    assert all("Het fonds bezorgt zijn verslag" in found for found in outcomes)
