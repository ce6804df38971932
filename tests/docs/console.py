"""The `console` blocks of a page: commands after "$ ", and below each what it prints, "..." standing for anything."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

FENCE = re.compile(r"^( *)```console\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
"""Also inside the item of a list, where it is indented."""


@dataclass(frozen=True, slots=True)
class Step:
    """A command and the lines that it prints."""

    command: str
    shown: tuple[str, ...]


def steps(page: Path) -> list[Step]:
    """All commands of a page, in order."""
    found: list[Step] = []
    for _, block in FENCE.findall(page.read_text(encoding="utf-8")):
        for part in re.split(r"^\$ ", dedent(block), flags=re.MULTILINE)[1:]:
            command, *shown = part.rstrip("\n").split("\n")
            found.append(Step(command, tuple(shown)))
    return found


def missing(shown: tuple[str, ...], printed: str) -> str:
    """The first shown line that is not printed, in its order; "" where all are. Blanks don't count."""
    rest = [" ".join(line.split()) for line in printed.splitlines()]
    for line in shown:
        if line.strip() == "...":
            continue
        wanted = re.compile(".*".join(re.escape(" ".join(part.split())) for part in line.split("...")))
        at = next((n for n, there in enumerate(rest) if wanted.search(there)), None)
        if at is None:
            return line
        rest = rest[at + 1 :]
    return ""
