"""Signing in with a real provider, a real server and a real browser."""

from __future__ import annotations

import http.client
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from app import PAGES
from benchmarks.screenshots import serving, settled
from commands.workbench import Listening, command, free_port
from corpus.errors import ReadingError
from tests.views.browsing import HERE
from tests.views.provider import CLIENT, Provider, running
from tests.views.shelves import fill
from views.visitor import Claims, visitor

ROOT = Path(__file__).parents[2]
ANNE = {"sub": "a1", "name": "Anne Maes", "email": "anne@example.org", "email_verified": True}


@pytest.mark.parametrize(
    ("claims", "signed"),
    [
        (Claims("Anne Maes", "anne@example.org", "a1"), "Anne Maes <anne@example.org>"),
        (Claims("Anne Maes", "", "a1"), "Anne Maes <a1>"),  # two people can have one name
        (Claims("", "anne@example.org", "a1"), "anne@example.org"),
        (Claims("a1", "", "a1"), "a1"),
    ],
)
def test_how_a_decision_is_signed(claims: Claims, signed: str) -> None:
    assert claims.signature() == signed


def test_without_sign_in_it_is_who_started_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "griffier\u202e\n<x>")
    assert visitor() == "griffier x"


@pytest.mark.parametrize(
    ("listening", "begun"),
    [
        (Listening(), True),
        (Listening(host="localhost"), True),
        (Listening(host="0.0.0.0"), False),
        (Listening(host="192.168.1.4"), False),
        (Listening(host="0.0.0.0", unsigned=True), True),
    ],
)
def test_what_may_be_started(tmp_path: Path, listening: Listening, begun: bool) -> None:
    if begun:
        assert f"--server.address={listening.host}" in command(str(tmp_path), listening)
    else:
        with pytest.raises(ReadingError, match=r"sign_in\.needed|0\.0\.0\.0|192\.168"):
            command(str(tmp_path), listening)


def test_the_server_itself_refuses_a_network(tmp_path: Path) -> None:
    """Also where somebody starts Streamlit without our command, which listens to everybody."""
    words = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), "--server.headless=true"]
    words += [f"--server.port={free_port()}", "--server.address=0.0.0.0", "--browser.gatherUsageStats=false"]
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode != 0
    assert "--without-sign-in" in done.stderr and "Traceback" not in done.stderr


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with running() as found:
        yield found


@pytest.fixture(scope="module")
def closed(provider: Provider, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A workbench that only people of one domain may enter."""
    home, port = tmp_path_factory.mktemp("closed"), free_port()
    secrets = home / "secrets.toml"
    secrets.write_text(
        f'[auth]\nredirect_uri = "http://127.0.0.1:{port}/oauth2callback"\ncookie_secret = "{os.urandom(32).hex()}"\n'
        f'client_id = "{CLIENT[0]}"\nclient_secret = "{CLIENT[1]}"\n'
        f'server_metadata_url = "{provider.issuer}/.well-known/openid-configuration"\n'
        '[visitors]\nallowed = ["@example.org"]\n'
    )
    with serving(Path(fill(home)), home, sign_in=secrets, port=port) as address:
        yield address


@pytest.fixture
def window(browser: Browser) -> Iterator[Page]:
    with browser.new_context(locale="fr-BE") as context:
        context.set_default_timeout(HERE)
        yield context.new_page()


def _enter(window: Page, address: str) -> None:
    window.goto(address)
    window.get_by_role("button", name="Se connecter").click()
    window.wait_for_url(re.compile(re.escape(address.partition("?")[0])))
    expect(window.get_by_role("button", name="Se déconnecter")).to_be_visible(timeout=HERE)


@pytest.mark.browser
@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_shown_before(window: Page, closed: str, page: str) -> None:
    window.goto(f"{closed}/{page}")
    settled(window)
    expect(window.get_by_role("button", name="Se connecter")).to_be_visible(timeout=HERE)
    said = window.locator("body").inner_text()
    assert not [name for name in ("onva", "ONVA", "CBM", "Contrat", "ministre") if name in said]
    assert window.locator("input[type=file]").count() == 0


@pytest.mark.parametrize(
    ("path", "method"),
    [("/media/x.png", "GET"), ("/_stcore/upload_file/a/b", "PUT"), ("/_stcore/upload_file/a/b", "POST")],
)
@pytest.mark.parametrize(
    "cookie", ["", "_streamlit_user=x", "_streamlit_user=2|1:0|10:1700000000|15:_streamlit_user|4:e30=|00"]
)
def test_no_file_goes_in_or_out_before(closed: str, path: str, method: str, cookie: str) -> None:
    connection = http.client.HTTPConnection(urlsplit(closed).netloc, timeout=60)
    connection.request(method, path, headers={"Cookie": cookie} if cookie else {})
    assert connection.getresponse().status == 403
    connection.close()


@pytest.mark.browser
def test_in_and_out_again(window: Page, closed: str, provider: Provider) -> None:
    provider.claims = ANNE
    _enter(window, closed)
    expect(window.get_by_text("Connecté : Anne Maes <anne@example.org>")).to_be_visible(timeout=HERE)
    expect(window.get_by_role("link", name="onva-2022-fr")).to_be_visible(timeout=HERE)
    assert {"authorize", "token"} <= set(provider.asked)
    window.goto(f"{closed}/read?document=onva-2022-fr&article=chp_1__art_2&lang=fr")  # the cookie carries it
    expect(window.locator(".wording")).to_contain_text("rapport annuel", timeout=HERE)
    expect(window.get_by_role("img", name="Page").first).to_be_visible(timeout=HERE)  # pictures come with the cookie
    window.get_by_role("button", name="Se déconnecter").click()
    expect(window.get_by_role("button", name="Se connecter")).to_be_visible(timeout=HERE)
    expect(window.get_by_role("link", name="onva-2022-fr")).to_have_count(0)


@pytest.mark.browser
@pytest.mark.parametrize(
    "claims",
    [
        ANNE | {"email": "anne@elsewhere.example"},
        ANNE | {"email_verified": False},  # she may have typed any address
        {"sub": "a1", "name": "anne@example.org"},
    ],
)
def test_who_is_not_on_the_list_stays_out(
    window: Page, closed: str, provider: Provider, claims: dict[str, object]
) -> None:
    provider.claims = claims
    _enter(window, closed)
    expect(window.get_by_text("n'a pas accès à cet atelier", exact=False)).to_be_visible(timeout=HERE)
    assert "onva" not in window.locator("body").inner_text()


@pytest.mark.browser
def test_a_made_up_cookie_lets_nobody_in(window: Page, closed: str) -> None:
    forged = {"name": "_streamlit_user", "value": "2|1:0|10:1700000000|15:_streamlit_user|4:e30=|00", "url": closed}
    window.context.add_cookies([forged])  # type: ignore[list-item]
    window.goto(closed)
    expect(window.get_by_role("button", name="Se connecter")).to_be_visible(timeout=HERE)
