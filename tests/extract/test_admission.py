"""Whom a server lets in: settings that are not whole must close the door, never open it."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import ReadingError
from extract.admission import SignIn, from_file, is_loopback, refuse_strangers

SECRET = "c" * 32
WHOLE = f"""
[auth]
redirect_uri = "https://Atelier.example.org/oauth2callback"
cookie_secret = "{SECRET}"
client_id = "workbench"
client_secret = "hush"
server_metadata_url = "https://login.example.org/.well-known/openid-configuration"
"""


def test_settings_that_are_whole(tmp_path: Path) -> None:
    file = tmp_path / "secrets.toml"
    file.write_text(WHOLE + '[visitors]\nallowed = ["Anne@Example.org", "@college.example"]\n')
    assert from_file(file) == SignIn("atelier.example.org", ("anne@example.org", "@college.example"))
    file.write_text(WHOLE.replace("Atelier.example.org", "[::1]:8501"))
    assert from_file(file) == SignIn("[::1]")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "sign_in.missing"),
        ("[auth", "sign_in.unreadable"),  # no TOML
        ("auth = 3", "sign_in.missing"),
        (WHOLE.replace("client_secret", "client_secrets"), "sign_in.missing"),
        (WHOLE.replace('"hush"', '" "'), "sign_in.missing"),
        (WHOLE.replace(SECRET, "short"), "sign_in.short_secret"),
        (WHOLE.replace("/oauth2callback", "/"), "sign_in.wrong_return"),
        (WHOLE.replace("https://Atelier", "ftp://Atelier"), "sign_in.wrong_return"),
        (WHOLE.replace("https://Atelier.example.org", "http://[broken"), "sign_in.wrong_return"),
        # a list that can't be understood is not "everybody"
        (WHOLE + "[visitors]\n", "sign_in.allowed"),
        (WHOLE + "[visitors]\nallowed = []\n", "sign_in.allowed"),
        (WHOLE + '[visitors]\nallowed = "anne@example.org"\n', "sign_in.allowed"),
        (WHOLE + '[visitors]\nallowed = ["example.org"]\n', "sign_in.allowed"),
        (WHOLE + "[visitors]\nallowed = [3]\n", "sign_in.allowed"),
    ],
)
def test_settings_that_are_not(tmp_path: Path, text: str, key: str) -> None:
    file = tmp_path / "secrets.toml"
    file.write_text(text)
    with pytest.raises(ReadingError) as caught:
        from_file(file)
    assert caught.value.key == key
    for tongue in ("en", "fr", "nl"):
        said = caught.value.message(tongue)
        assert "\n" not in said and "hush" not in said and SECRET not in said


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(ReadingError):
        from_file(tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("allowed", "address", "admitted"),
    [
        ((), "", True),  # whoever the provider knows
        (("anne@example.org",), "Anne@Example.org", True),
        (("@example.org",), "jan@example.org", True),
        (("@example.org",), "jan@sub.example.org", False),
        (("@example.org",), "jan@example.org.evil.example", False),
        (("@example.org",), "@example.org", False),
        (("@example.org",), "", False),
        (("anne@example.org",), "example.org", False),
        (("anne@example.org",), "jan@example.org", False),
    ],
)
def test_who_is_admitted(allowed: tuple[str, ...], address: str, admitted: bool) -> None:
    assert SignIn("host", allowed).admits(address) is admitted


@pytest.mark.parametrize(
    ("address", "alone"),
    [
        ("127.0.0.1", True), ("127.1.2.3", True), ("::1", True), ("[::1]", True), ("localhost", True),
        ("0.0.0.0", False), ("::", False), ("", False), ("192.168.1.4", False), ("10.0.0.1", False),
        ("localhost.example.org", False), ("127.0.0.1.example.org", False), ("2130706433", False),
    ],
)  # fmt: skip
def test_what_is_this_machine_alone(address: str, alone: bool) -> None:
    assert is_loopback(address) is alone
    if alone:
        refuse_strangers(address, sign_in=False, unsigned=False)
    else:
        with pytest.raises(ReadingError) as caught:
            refuse_strangers(address, sign_in=False, unsigned=False)
        assert "--without-sign-in" in caught.value.message("fr")
    refuse_strangers(address, sign_in=True, unsigned=False)
    refuse_strangers(address, sign_in=False, unsigned=True)
