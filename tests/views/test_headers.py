"""What the server says over HTTP, and whom it answers; read from outside, as it is started by the command."""

from __future__ import annotations

import base64
import http.client
import os
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright

from app import PAGES
from benchmarks.screenshots import browser_page, settled
from tests.views.browsing import HERE, need_chromium
from views.door import HEADERS, policy

Answer = tuple[int, dict[str, str], bytes]


@pytest.fixture
def address(plain: str) -> str:
    return plain


def ask(address: str, path: str, method: str = "GET", **headers: str) -> Answer:
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
    try:
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    finally:
        connection.close()


def opened(address: str, **headers: str) -> int:
    """The status with which a connection to the pages' stream is answered; 101 is a yes."""
    key = base64.b64encode(os.urandom(16)).decode()
    given = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Key": key, "Sec-WebSocket-Version": "13"}
    return ask(address, "/_stcore/stream", **given, **headers)[0]


@pytest.mark.parametrize(
    ("asked", "sent"), [("/corpus", "./"), ("/corpus?lang=nl&kind=%C3%A9", "./?lang=nl&kind=%C3%A9")]
)
def test_the_first_page_is_found_by_its_name(address: str, asked: str, sent: str) -> None:
    status, headers, _ = ask(address, asked)
    assert (status, headers["location"]) == (307, sent)


@pytest.mark.parametrize("path", ["/", *(f"/{page}" for page in PAGES), "/no/such/page", "/healthz", "/_stcore/health",
                                  "/_stcore/host-config", "/media/no-such-file", "/static/no-such-file"])  # fmt: skip
def test_every_answer_has_the_headers(address: str, path: str) -> None:
    _, headers, _ = ask(address, path)
    for name, value in HEADERS.items():
        assert headers[name.lower()] == value
    rules = dict(rule.strip().split(" ", 1) for rule in headers["content-security-policy"].split(";"))
    assert rules["frame-ancestors"] == rules["object-src"] == rules["base-uri"] == "'none'"
    assert rules["default-src"] == rules["connect-src"] == rules["form-action"] == "'self'"
    assert "unsafe-inline" not in rules["script-src"] and "'unsafe-eval'" not in rules["script-src"]
    assert "http" not in headers["content-security-policy"] and "*" not in headers["content-security-policy"]
    if not path.startswith("/static/"):
        assert headers["cache-control"] == "private, no-store"


def test_streamlits_own_files_may_be_kept(address: str) -> None:
    page = ask(address, "/")[2].decode()
    script = page.partition('src="./static/')[2].partition('"')[0]
    status, headers, _ = ask(address, f"/static/{script}")
    assert status == 200 and "no-store" not in headers["cache-control"]


def test_the_answer_to_watchers(address: str) -> None:
    status, _, body = ask(address, "/healthz")
    assert (status, body) == (200, b"ok\n")
    assert ask(address, "/healthz", "HEAD")[0] == 200
    assert ask(address, "/healthz", "POST")[0] == 405


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1", 200), ("localhost:8501", 200), ("LOCALHOST", 200),
        # a name of an attacker's that was made to lead to this machine
        ("evil.example", 400), ("127.0.0.1.evil.example", 400), ("localhost.evil.example:8501", 400), ("", 400),
    ],
)  # fmt: skip
def test_only_known_hosts(address: str, host: str, status: int) -> None:
    assert ask(address, "/", Host=host)[0] == status
    assert ask(address, "/healthz", Host=host)[0] == status
    assert (opened(address, Host=host) == 101) is (status == 200)


@pytest.mark.parametrize(
    ("origin", "open"),
    [
        ("http://127.0.0.1", True), ("http://localhost:8501", True), ("", True),
        ("https://evil.example", False), ("null", False), ("http://127.0.0.1.evil.example", False), ("http://[", False),
    ],
)  # fmt: skip
def test_a_page_of_another_site_gets_no_connection(address: str, origin: str, open: bool) -> None:
    given = {"Origin": origin} if origin else {}
    assert (opened(address, **given) == 101) is open


@pytest.mark.parametrize("page", ["/", "/media/x", "/_stcore/upload_file/a/b"])
def test_no_other_site_may_read_an_answer(address: str, page: str) -> None:
    assert "access-control-allow-origin" not in ask(address, page, Origin="https://evil.example")[1]


def test_nothing_is_taken_from_outside_a_visit(address: str) -> None:
    for method in ("PUT", "POST", "DELETE"):
        assert ask(address, "/_stcore/upload_file/no-such-visit/1", method)[0] >= 400
    assert ask(address, "/_stcore/agent/interact", "POST", Content_Type="application/json")[0] >= 400


@pytest.mark.parametrize(
    "path", ["/../app.py", "/static/../../app.py", "/media/../app.py", "/%2e%2e/app.py", "/static/..%2f..%2fapp.py",
             "//etc/passwd", "/app.py", "/component/concordance_rows/../../app.py"]
)  # fmt: skip
def test_no_file_of_the_server_is_served(address: str, path: str) -> None:
    body = ask(address, path)[2]
    assert b"def main" not in body and b"root:" not in body


def test_the_policy_names_each_script_once() -> None:
    said = policy(["a", "b", "a"])
    assert said.count("'sha256-") == 2
    assert "'sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs='" in said  # of "a"


@pytest.mark.browser
def test_the_browser_enforces_it_and_the_pages_need_no_more(address: str) -> None:
    """Nothing of our pages is stopped by the policy, and what does not belong there is."""
    need_chromium()
    with sync_playwright() as playwright, browser_page(playwright) as window:
        window.set_default_timeout(HERE)
        refused: list[str] = []
        window.on("console", lambda m: refused.append(m.text) if "Content Security Policy" in m.text else None)
        for page in PAGES:
            window.goto(f"{address}/{page}?lang=nl")
            settled(window)
            assert window.evaluate("document.documentElement.lang") == "nl"  # our own script ran
        assert refused == []
        window.evaluate("""() => {
            const script = document.createElement("script");
            script.textContent = "window.taken = true";
            const picture = document.createElement("img");
            picture.src = "https://evil.example/x.png";
            document.body.append(script, picture);
        }""")
        for _ in range(100):  # each is told a moment later
            if len(refused) >= 2:
                break
            window.wait_for_timeout(100)
        assert window.evaluate("window.taken") is None
        assert len(refused) == 2
