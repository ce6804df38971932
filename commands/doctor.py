"""`doctor`: is everything there that Concordance needs, and what is to be installed where it is not."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from commands import terminal
from commands.checkup import Check, checkup
from commands.terminal import FAILED, Terminal, plain
from corpus import provenance
from corpus.exports.interchange import as_json
from corpus.messages import Tongue


def doctor(context: typer.Context, json: Annotated[bool, typer.Option("--json")] = False) -> None:
    at = terminal.of(context)
    checks = []
    for check in checkup(at.place):
        checks.append(check)
        if not json:
            _tell(at, check)
    stopped = [check for check in checks if check.stops]
    if json:
        told = {"checks": [as_dict(check, at.tongue) for check in checks], "ready": not stopped}
        sys.stdout.write(as_json(told | provenance.origin()) + "\n")
    else:
        names = ", ".join(at.say_of("doctor", f"name_{check.name}") for check in stopped)
        at.out.print(at.say_of("doctor", "not_ready" if stopped else "ready", names=names), soft_wrap=True)
    if stopped:
        raise typer.Exit(FAILED)


def as_dict(check: Check, tongue: Tongue) -> dict[str, object]:
    """{"check", "state": "ok|warning|missing", "essential", "key", "message"}."""
    return {
        "check": check.name,
        "state": check.state,
        "essential": check.essential,
        "key": check.key,
        "message": check.said(tongue),
    }


def _tell(at: Terminal, check: Check) -> None:
    state, name = (at.say_of("doctor", key) for key in (f"state_{check.state}", f"name_{check.name}"))
    at.out.print(f"{state:<10} {name:<16} {plain(check.said(at.tongue))}", soft_wrap=True)
