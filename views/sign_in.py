"""Signing in by OpenID Connect: how it is set up, who is let in, and what a visitor sees before.

The settings stand in a file of secrets, as Streamlit reads it: the table `[auth]` with the provider, and where not
everybody whom the provider knows may enter, `[visitors]` with `allowed`, a list of addresses ("a@example.org") and
domains ("@example.org").
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import streamlit as st

from corpus.errors import ReadingError
from corpus.messages import Tongue, say
from views.plain import label
from views.visitor import Claims, claims, visitor

NEEDED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
SHORTEST_SECRET = 32
"""Letters of the secret that cookies are signed with; anybody who guesses it is anybody."""
RETURN = "/oauth2callback"
"""Where Streamlit takes the provider's answer."""


@dataclass(frozen=True, slots=True)
class SignIn:
    """How visitors sign in. `host` is the name under which they reach the workbench."""

    host: str
    allowed: tuple[str, ...] = ()
    """Addresses and domains, in small letters; everybody whom the provider knows where empty."""

    def admits(self, who: Claims) -> bool:
        """May this person enter? Only an address that the provider does not call unverified counts."""
        if not self.allowed:
            return True
        address = who.email.lower() if who.verified else ""
        return bool(address) and (address in self.allowed or f"@{address.rpartition('@')[2]}" in self.allowed)


def from_file(path: Path) -> SignIn:
    """The settings of a file of secrets. ReadingError names what is missing; no value gets into it."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ReadingError("sign_in.unreadable", str(path)) from error
    return checked(found, str(path))


def checked(found: Mapping[str, Any], file: str) -> SignIn:
    """The settings, where they are whole. ReadingError else."""
    auth = found.get("auth")
    given: Mapping[str, Any] = auth if isinstance(auth, Mapping) else {}
    missing = [name for name in NEEDED if not (isinstance(given.get(name), str) and given[name].strip())]
    if missing:
        raise ReadingError("sign_in.missing", file, names=", ".join(missing))
    if len(given["cookie_secret"]) < SHORTEST_SECRET:
        raise ReadingError("sign_in.short_secret", file, least=SHORTEST_SECRET)
    address = str(given["redirect_uri"])
    host = _host(address)
    if not address.endswith(RETURN) or not host:
        raise ReadingError("sign_in.wrong_return", file, end=RETURN)
    visitors = found.get("visitors")
    allowed = visitors.get("allowed", []) if isinstance(visitors, Mapping) else []
    return SignIn(host, tuple(str(entry).strip().lower() for entry in allowed))


def settings() -> SignIn | None:
    """Those that the server runs with; None where there is no sign-in. ReadingError where they are not whole."""
    if not st.secrets.load_if_toml_exists():
        return None
    found = st.secrets.to_dict()
    return checked(found, "secrets.toml") if "auth" in found else None


def admitted(here: Tongue) -> bool:
    """Whether the visitor may see the pages; shows the way in where not, and the way out in the sidebar where so."""
    rules = settings()
    if rules is None:
        return True
    who = claims()
    if who is None:
        _way_in(here)
        return False
    if not rules.admits(who):
        st.error(label(say("sign_in.not_allowed", here, name=visitor())))
        st.button(say("sign_in.leave", here), on_click=st.logout)
        return False
    with st.sidebar:
        st.caption(label(say("sign_in.signed_in", here, name=visitor())))
        st.button(say("sign_in.leave", here), on_click=st.logout, key="sign out")
    return True


def _way_in(here: Tongue) -> None:
    st.header(say("sign_in.title", here))
    st.text(say("sign_in.why", here))
    st.button(say("sign_in.enter", here), on_click=st.login, type="primary")


def _host(address: str) -> str:
    """The host of a web address; empty where it is none."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    host = (parts.hostname or "") if parts.scheme in ("http", "https") else ""
    return f"[{host}]" if ":" in host else host
