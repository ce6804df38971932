"""Admission: whom a server on the network lets in, before anything of it is started.

Signing in is by OpenID Connect. Its settings stand in a file of secrets: the table `[auth]` with the provider, and
where not everybody whom the provider knows may enter, `[visitors]` with `allowed`, a list of addresses
("a@example.org") and domains ("@example.org").
"""

from __future__ import annotations

import ipaddress
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from corpus.errors import ReadingError

NEEDED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
SHORTEST_SECRET = 32
"""Letters of the secret that cookies are signed with; anybody who guesses it is anybody."""
UNSIGNED = "--without-sign-in"
"""What opens a server to a network without sign-in, on its command line."""
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
"""Names of this machine in an address of the web."""
RETURN = "/oauth2callback"
"""Where Streamlit takes the provider's answer."""


@dataclass(frozen=True, slots=True)
class SignIn:
    """How visitors sign in. `host` is the name under which they reach the workbench."""

    host: str
    allowed: tuple[str, ...] = ()
    """Addresses and domains, in small letters; everybody whom the provider knows where empty."""

    def admits(self, address: str) -> bool:
        """May the person with this e-mail address enter? One whose address is not known to be theirs has none."""
        if not self.allowed:
            return True
        name, sign, domain = address.strip().lower().rpartition("@")
        return bool(name) and bool({name + sign + domain, sign + domain} & set(self.allowed))


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
    return SignIn(host, _allowed(found, file))


def refuse_strangers(address: str, sign_in: bool, unsigned: bool) -> None:
    """ReadingError where an address that others can reach is asked for and nobody would have to sign in."""
    if not (is_loopback(address) or sign_in or unsigned):
        raise ReadingError("sign_in.needed", address or "0.0.0.0")


def is_loopback(address: str) -> bool:
    """Does only this machine reach that address? Of names, only "localhost" is taken to mean it."""
    try:
        return ipaddress.ip_address(address.strip("[]")).is_loopback
    except ValueError:
        return address.lower() == "localhost"


def _allowed(found: Mapping[str, Any], file: str) -> tuple[str, ...]:
    """A list that is there but can't be understood must not mean that everybody may enter."""
    if "visitors" not in found:
        return ()
    visitors = found["visitors"]
    entries = visitors.get("allowed") if isinstance(visitors, Mapping) else None
    if not (isinstance(entries, list) and entries and all(isinstance(e, str) and "@" in e for e in entries)):
        raise ReadingError("sign_in.allowed", file)
    return tuple(entry.strip().lower() for entry in entries)


def _host(address: str) -> str:
    """The host of a web address; empty where it is none."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    host = (parts.hostname or "") if parts.scheme in ("http", "https") else ""
    return f"[{host}]" if ":" in host else host
