"""Who sits before the page: the name that decisions are signed with."""

from __future__ import annotations

import getpass
import unicodedata
from dataclasses import dataclass

import streamlit as st

LONGEST = 80
"""Letters of a name and of an address, each; providers let people choose their names."""


@dataclass(frozen=True, slots=True)
class Claims:
    """What the provider says about who signed in."""

    name: str
    email: str
    subject: str
    """The provider's own name for the person, which never changes."""
    verified: bool = True
    """False where the provider says that it has not seen the address work."""

    def address(self) -> str:
        """The e-mail address, where it is known to be this person's; else empty."""
        return self.email if self.verified else ""

    def signature(self) -> str:
        """The name with what tells two people of one name apart: "Anne Maes <anne@example.org>"."""
        sure = self.email or self.subject
        return f"{self.name} <{sure}>" if self.name and self.name != sure else sure


def visitor() -> str:
    """The signed-in person, else the user of this machine who started the server; one line, never empty."""
    who = claims()
    return who.signature() if who is not None else _owner()


def claims() -> Claims | None:
    """What is known of who signed in; None for everybody else."""
    given = st.user.to_dict()
    if given.get("is_logged_in") is not True:
        return None
    name, email, subject = (_line(given.get(key)) for key in ("name", "email", "sub"))
    return Claims(
        name or _line(given.get("preferred_username")), email, subject, given.get("email_verified") is not False
    )


def _owner() -> str:
    try:
        return _line(getpass.getuser()) or "?"
    except (OSError, KeyError):  # a container's user needn't have a name
        return "?"


def _line(value: object) -> str:
    """One short line without control and direction characters, nor the signs that stand around an address."""
    text = "".join(" " if unicodedata.category(c)[0] == "C" else c for c in str(value or "") if c not in "<>")
    return " ".join(text.split())[:LONGEST]
